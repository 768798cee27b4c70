//! Mutations of text, HTML, workbooks and texts. In a zip the parts are mutated before they are packed, and the packed bytes in
//! every fourth run, since a flipped bit of those mostly breaks a checksum.

use lvzhi::blocks;
use lvzhi::printed::{self, Corrections, NoRubric, Particulars, Scorings};
use lvzhi::rubrics::{self, Shelf};
use lvzhi::text::RUBRIC_WORDS;
use std::io::{Cursor, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

const RUNS: u64 = 1_000_000;
const LONGEST: usize = 2_000;
const SLOWEST: Duration = Duration::from_secs(1);
/// Of so many rubrics one is read as the page reads it, which takes longer than all else.
const CHECKED: u64 = 64;
/// So often is tried again what takes too long.
const AGAIN: usize = 4;
/// After so many runs it says how far it is.
const PROGRESS: u64 = 1_000_000;
/// Megabytes.
const MOST_MEMORY: usize = 200;

const TEXTS: [&str; 10] = [
    "一级指标\t二级指标\t评分标准\t分值\n组织（20分）\t领导\t每少1次扣1分\t10\n\t\t扣2分\t\n合计\t\t\t20\n",
    "一、职责（20分）\n（一）领导（8分）\n1.规划（3分）。不力扣\n1分。\n2.依法（5分）\n加分项\n1.表彰加2分\n90分以上为优秀，80分以上为良好\n",
    "<table><tr><td rowspan=2>指标<td colspan=2>评分标准<td>分值</tr><tr><td>A<td>B</tr><tr><td>甲&nbsp;<td>乙<br>丙<td>5</table><p>注：x",
    "序号\t指标\t分值\t评分标准\t序号\t指标\t分值\t评分标准\n1\t甲\t4\t扣1分\t3\t乙\t5\t扣2分\n加分项\t减分标准\t上限\n",
    "<p>一、职责（9分）</p><table><caption>题</caption><tr><td>指标名称<td>甲<td>分值<td>5</tr><tr><td>评分标准<td>扣1分</tr></table><p>二、否决<table><tr><td>序号<td>情形",
    "指标\t甲\t乙\n分值\t5\t4\n评分标准\t扣1分\t扣2分\n自评得分\t5\t3\n说明\t\t少\n",
    "1 职责【9分】\n1.1 领导【9分】\n扣1分，\n— 1 —\n1 职责【9分】\n扣完。\n2/3\n二、减分项\n1.通报扣2分，最多扣5分\n",
    "┌──┬──┬────┐\n│指标│分值│评分标准│\n├──┼──┼────┤\n│甲　│5 　│每少1次扣│\n│　　│　　│1分 　　 │\n└──┴──┴────┘\n",
    "| 指标 | 分值 | 评分标准 |\n|---|---|---|\n| 甲 | 5 | 扣1分 |\n+----+---+\n| 乙 | 3 |\n+----+---+\n",
    "序号,考核项目,评分标准,分值\n1,\"甲\n乙\",扣1分,5\n2,丙,否决,\n",
];

const SHEET: &str = "<worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>\
    <c r=\"B1\" t=\"inlineStr\"><is><r><t>分值</t></r></is></c></row><row r=\"2\"><c s=\"1\"><v>0.05</v></c><c r=\"B2\"><v>1E2</v></c></row>\
    </sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-m;[Red]0.0#%;&quot;x&quot;\"/></numFmts><cellXfs>\
    <xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
const BODY: &str = "<w:document><w:body><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>题</w:t></w:r></w:p><w:tbl><w:tr>\
    <w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>指标</w:t><w:br/></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"chineseCounting\"/>\
    <w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

const TOKENS: [&str; 32] = [
    "<",
    ">",
    "\"",
    "&",
    "&#x0;",
    "<!--",
    "<![CDATA[",
    "<!DOCTYPE x>",
    "\t",
    "\n",
    ",",
    "999999999",
    "-1",
    "1e308",
    "（",
    "）",
    "5分",
    "（5分）",
    "合计",
    "加分项",
    "一、",
    "（1）",
    "1.1",
    "rowspan=99999",
    "<table>",
    "</table>",
    "<w:tbl>",
    "<w:tc>",
    "A1:XFD1048576",
    "%",
    "\u{feff}",
    "分值",
];

/// xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % count.max(1)
    }
}

fn mutated(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..dice.below(6) {
        let (at, other) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let (from, to) = (at.min(other), at.max(other));
        match dice.below(5) {
            0 => drop(bytes.splice(at..at, TOKENS[dice.below(TOKENS.len())].bytes())),
            1 => drop(bytes.drain(from..to.min(from + 40))),
            2 => {
                let copy = bytes[from..to.min(from + 200)].to_vec();
                bytes.splice(at..at, copy);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            _ => bytes.truncate(bytes.len().max(at)),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn file(seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for _ in 0..4 {
        dice.below(2);
    }
    let which = dice.below(TEXTS.len() + 4);
    if which < TEXTS.len() {
        return mutated(&mut dice, TEXTS[which].as_bytes());
    }
    let parts: Vec<(&str, Vec<u8>)> = if which < TEXTS.len() + 2 {
        vec![
            (
                "xl/workbook.xml",
                b"<workbook><sheets><sheet name=\"S\" sheetId=\"1\"/></sheets></workbook>".to_vec(),
            ),
            ("xl/worksheets/sheet1.xml", mutated(&mut dice, SHEET.as_bytes())),
            ("xl/sharedStrings.xml", "<sst><si><t>指标</t></si></sst>".as_bytes().to_vec()),
            ("xl/styles.xml", mutated(&mut dice, STYLES.as_bytes())),
        ]
    } else {
        vec![
            ("word/document.xml", mutated(&mut dice, BODY.as_bytes())),
            ("word/numbering.xml", mutated(&mut dice, NUMBERING.as_bytes())),
        ]
    };
    let bytes = packed(&parts);
    if dice.below(4) == 0 { mutated(&mut dice, &bytes) } else { bytes }
}

/// What is made of a file: how many items it has, and whether they made a rubric; none where it cannot be read.
fn look(name: &str, bytes: &[u8], is_checked: bool, page: &Shelf) -> Option<(usize, bool)> {
    let document = blocks::read(name, bytes).ok()?;
    let printed = printed::read(&document, &Corrections::default());
    let count = printed.items().count();
    // Whatever has items makes a rubric, and every so often it is held against what the page accepts.
    let readings = printed::readings(&printed, &Scorings::default());
    let made = match printed::rubric(&printed, &Particulars::of(&printed), &readings, &RUBRIC_WORDS) {
        Ok(made) => made,
        Err(why) => {
            assert!(count == 0 || why != NoRubric::NoItems, "no rubric of {count} items");
            return Some((count, false));
        }
    };
    if is_checked {
        let accepted = rubrics::own(&made.json, page).map_err(|problems| problems.len());
        assert!(accepted.is_ok(), "refused: {}", made.json);
    }
    Some((count, true))
}

/// Does something, and says how long that takes. What takes too long is done again, and the least time counts: whatever else the
/// machine does meanwhile is none of it.
fn timed<T>(act: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        let began = Instant::now();
        (act(), began.elapsed())
    };
    let mut first = once();
    for _ in 0..AGAIN {
        if first.1 > SLOWEST {
            first.1 = first.1.min(once().1);
        }
    }
    first
}

pub(crate) fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u64>().ok());
    let (runs, seed) = (numbers.next().unwrap_or(RUNS), numbers.next().unwrap_or(1));
    let started = Instant::now();
    let page = AssertUnwindSafe(rubrics::shelf());
    let (mut read, mut with_items, mut made, mut slowest) = (0_u64, 0_u64, 0_u64, Duration::ZERO);
    for run in seed..seed + runs {
        let bytes = file(run);
        let name = if run % 2 == 0 { "a.csv" } else { "a.txt" };
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let (outcome, took) = timed(|| panic::catch_unwind(|| look(name, &bytes, run % CHECKED == 0, &page)));
        slowest = slowest.max(took);
        let memory = MEMORY.peak_usage().saturating_sub(before) / 1_000_000;
        match outcome {
            Err(_) => panic!("seed {run} panics"),
            Ok(_) if took > SLOWEST => panic!("seed {run} takes {took:?}"),
            Ok(_) if memory > MOST_MEMORY => panic!("seed {run} takes {memory} MB"),
            Ok(found) => {
                read += u64::from(found.is_some());
                with_items += u64::from(found.is_some_and(|(count, _)| count > 0));
                made += u64::from(found.is_some_and(|(_, is_made)| is_made));
            }
        }
        if (run - seed + 1) % PROGRESS == 0 {
            eprintln!("{} files, slowest {slowest:?}, {:?}", run - seed + 1, started.elapsed());
        }
    }
    println!(
        "{runs} files from seed {seed}: {read} read, {with_items} with items, {made} made rubrics, slowest {slowest:?}, in all {:?}",
        started.elapsed()
    );
}
