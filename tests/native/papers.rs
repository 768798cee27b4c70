//! Workbooks as they are written and as they come back. What office programs make of them is looked at by the gate `papers`.

use super::support::{blank, general, judged, typed};
use lvzhi::draft::{Draft, Side, differences, merged};
use lvzhi::examples;
use lvzhi::papers::{FilledError, filled, table_xlsx};
use lvzhi::rubric::Rubric;
use lvzhi::view::Sheet;
use std::io::{Cursor, Read, Write};
use std::rc::Rc;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Functions that Excel 2010 has; each stands in some formula.
const FUNCTIONS: [&str; 21] = [
    "ABS",
    "AND",
    "CELL",
    "COUNT",
    "FIND",
    "IF",
    "IFERROR",
    "INDEX",
    "INT",
    "ISERR",
    "ISNUMBER",
    "LEFT",
    "MAX",
    "MID",
    "MIN",
    "OR",
    "ROUND",
    "ROUNDUP",
    "SUBSTITUTE",
    "SUM",
    "SUMPRODUCT",
];

/// Those that stand in no formula of the default rubric's table, or only in the list of names.
const MORE: [&str; 5] = ["MATCH", "REPT", "ROW", "TRIM", "VALUE"];

fn table(rubric: &Rubric, draft: &Draft) -> Vec<u8> {
    table_xlsx(rubric, &Sheet::of(rubric, &Rc::new(draft.clone()), None))
}

fn zhengan() -> Draft {
    Draft::clone(&examples::example(5))
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let read = |at: usize| {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").to_string(), text)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).expect("a zip").len()).map(read).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("no part {name}")).1
}

/// The formulas of a file.
fn formulas(bytes: &[u8]) -> Vec<String> {
    let of = |text: &str| {
        let all = text.split("<f>").skip(1).map(|rest| rest.split("</f>").next().expect("an end").to_owned());
        all.collect::<Vec<_>>()
    };
    parts(bytes).iter().flat_map(|(_, text)| of(text)).collect()
}

/// The cell of a place, with its formula and value.
fn cell(sheet: &str, place: &str) -> String {
    let from = sheet.find(&format!("<c r=\"{place}\"")).unwrap_or_else(|| panic!("no cell {place}"));
    sheet[from..].split("</c>").next().expect("an end").to_owned()
}

/// The same with its formula as a person reads it.
fn formula(sheet: &str, place: &str) -> String {
    cell(sheet, place).replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

/// The row of an id on the sheet of figures.
fn row_of(sheet: &str, id: &str) -> usize {
    let at = sheet.find(&format!(">{id}<")).unwrap_or_else(|| panic!("no row {id}"));
    let from = sheet[..at].rfind("<row r=\"").expect("a row");
    sheet[from + 8..].split('"').next().and_then(|number| number.parse().ok()).expect("a number")
}

/// The file as somebody's program saved it after these cells of the figures were typed over.
fn filled_in(bytes: &[u8], typed: &[(&str, char, &str)]) -> Vec<u8> {
    let sheet = part(bytes, "xl/worksheets/sheet2.xml");
    let place = |(id, column, words): &(&str, char, &str)| {
        (format!("{column}{}", row_of(&sheet, id)), (*words).to_owned())
    };
    let typed: Vec<(String, String)> = typed.iter().map(place).collect();
    let typed: Vec<(&str, &str)> = typed.iter().map(|(place, words)| (&**place, &**words)).collect();
    typed_over(bytes, "xl/worksheets/sheet2.xml", &typed)
}

/// The file after cells of a sheet were typed over, by their places; text cells of LibreOffice are like these.
pub(super) fn typed_over(bytes: &[u8], sheet: &str, typed: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(bytes) {
        if name == sheet {
            for (place, words) in typed {
                let old = format!("{}</c>", cell(&text, place));
                let new = format!("<c r=\"{place}\" t=\"str\"><v>{words}</v></c>");
                text = text.replacen(&old, &new, 1);
            }
        }
        out.start_file(name, SimpleFileOptions::default()).expect("a name");
        out.write_all(text.as_bytes()).expect("memory");
    }
    out.finish().expect("memory").into_inner()
}

#[test]
fn the_file_has_five_sheets_names_print_titles_and_nothing_that_runs() {
    let bytes = table(&general(), &zhengan());
    let parts = parts(&bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names[0], "[Content_Types].xml");
    assert_eq!(names.iter().filter(|name| name.starts_with("xl/worksheets/")).count(), 5);
    assert!(names.iter().all(|name| name.ends_with(".xml") || name.ends_with(".rels")), "{names:?}");
    let book = part(&bytes, "xl/workbook.xml");
    for wanted in [
        "name=\"自评表\"",
        "name=\"数据\"",
        "name=\"计算\"",
        "name=\"等次限制\"",
        "name=\"说明\"",
        ">自评表!$2:$3<",
        "name=\"training.spent\"",
        "fullCalcOnLoad=\"1\"",
    ] {
        assert!(book.contains(wanted), "{wanted}");
    }
    let first = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        "paperSize=\"9\" orientation=\"landscape\"",
        "ySplit=\"3\"",
        "正安县 2019 年",
        "填表人：",
        "责任单位",
    ] {
        assert!(first.contains(wanted), "{wanted}");
    }
    assert_eq!(bytes, table(&general(), &zhengan()), "the same draft gives the same bytes");
}

#[test]
fn formulas_call_what_excel_2010_has() {
    let all = formulas(&table(&general(), &zhengan())).join("\n");
    let mut found: Vec<&str> = Vec::new();
    for (at, _) in all.match_indices('(') {
        let before = &all[..at];
        let from = before.rfind(|letter: char| !letter.is_ascii_uppercase()).map_or(0, |from| from + 1);
        let name = before.get(from..).unwrap_or_default();
        if !name.is_empty() {
            found.push(name);
        }
    }
    for name in &found {
        assert!(FUNCTIONS.contains(name) || MORE.contains(name), "{name}");
    }
    for name in FUNCTIONS {
        assert!(found.contains(&name), "{name} stands nowhere: the list is blind");
    }
}

#[test]
fn what_is_typed_is_in_no_formula_whatever_it_begins_with() {
    let mut draft = zhengan();
    let dangers = ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", "\t=1", "=HYPERLINK(\"http://x\")"];
    for (at, danger) in dangers.iter().enumerate() {
        let id = &general().facts[at].id;
        let mut fact = typed(danger);
        (fact.note, fact.by) = ((*danger).into(), (*danger).into());
        draft.answers.facts.insert(id.clone(), fact);
    }
    let mut points = judged("=1");
    points.reason = dangers[0].into();
    draft.answers.judgments.insert("direction.policy".into(), points);
    draft.county = "=县".into();
    let bytes = table(&general(), &draft);
    for formula in formulas(&bytes) {
        for danger in ["cmd", "HYPERLINK", "@", "县"] {
            assert!(!formula.contains(danger), "{formula}");
        }
    }
    let figures = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(figures.contains("<is><t xml:space=\"preserve\">=cmd|&apos; /C calc&apos;!A0</t></is>"));
    // Where it may be typed over, it is a cell of texts: what is edited there is not taken for a formula either.
    let row = row_of(&figures, &general().facts[0].id);
    let look = |place: &str| {
        cell(&figures, place)
            .split(" s=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next()?.parse::<usize>().ok())
    };
    let styles = part(&bytes, "xl/styles.xml");
    let looks = styles.split("<cellXfs").nth(1).expect("looks");
    let of = |place: &str| {
        looks.split("<xf ").nth(look(place).expect("a look") + 1).expect("that look").to_owned()
    };
    assert!(of(&format!("D{row}")).contains("numFmtId=\"49\""));
    assert!(of(&format!("H{row}")).contains("quotePrefix=\"1\""));
}

#[test]
fn a_blank_is_open_and_no_nought() {
    let rubric = general();
    let bytes = table(&rubric, &blank(&rubric));
    let figures = part(&bytes, "xl/worksheets/sheet2.xml");
    let row = row_of(&figures, "training.spent");
    assert!(!cell(&figures, &format!("D{row}")).contains("<v>"));
    // An empty cell is "", also where a program has dropped the empty text that stood beside it.
    assert!(
        formula(&figures, &format!("E{row}"))
            .contains(&format!("<f>IF(D{row}=\"\",\"\",IF(L{row}=1,IF(K{row}=\"\",\"\",K{row})"))
    );
    assert!(
        formula(&figures, &format!("L{row}")).contains(&format!(
            "IF(OR(D{row}=\"\",J{row}=\"\"),--AND(D{row}=\"\",J{row}=\"\"),--(D{row}=J{row}))"
        )),
        "a nought typed into a blank is a change, though a blank equals nought"
    );
    let first = part(&bytes, "xl/worksheets/sheet1.xml");
    // 1.1 stands in row 5: 3 points, not judged.
    let score = formula(&first, "E5");
    assert!(score.contains("t=\"str\"") && score.contains("<f>IF(I5=J5,I5,\"\")</f><v></v>"), "{score}");
    assert!(cell(&first, "G5").contains("待评判 0–3"));
}

#[test]
fn edges_are_compared_by_a_rounded_difference() {
    // 1.5 % of the salaries, 万元 in 元: 483 ÷ 36414 = 1.3264 %.
    let bytes = table(&general(), &examples::example(0));
    let figures = part(&bytes, "xl/worksheets/sheet2.xml");
    let [spent, salary] = ["training.spent", "salary.total"].map(|id| row_of(&figures, id));
    assert!(cell(&figures, &format!("K{spent}")).contains("<v>4830000</v>"), "483 万元");
    assert!(cell(&figures, &format!("E{spent}")).contains(&format!("ROUND(N{spent}*10000,8)")));
    let workings = part(&bytes, "xl/worksheets/sheet3.xml");
    let value = format!(
        "IF(COUNT(数据!$E${spent},数据!$E${salary})=2,IFERROR((数据!$E${spent}/数据!$E${salary})/0.01,"
    );
    let at = workings.find(&value).expect("the share as a formula");
    let from = workings[..at].rfind("<row r=\"").expect("a row");
    let row: usize =
        workings[from + 8..].split('"').next().and_then(|number| number.parse().ok()).expect("a number");
    assert!(cell(&workings, &format!("F{row}")).contains("<v>1.5</v>"), "the line as it is printed");
    let holds = formula(&workings, &format!("G{row}"));
    assert!(holds.contains(&format!("--(ROUND((D{row}-F{row})/(1+ABS(F{row})),12)>=0)")), "{holds}");
}

#[test]
fn points_that_can_be_given_are_all_that_can_be_typed() {
    let bytes = table(&general(), &zhengan());
    let figures = part(&bytes, "xl/worksheets/sheet2.xml");
    let row = row_of(&figures, "judgment:direction.policy");
    let rule = figures
        .split("<dataValidation ")
        .find(|one| one.contains(&format!("sqref=\"D{row}\"")))
        .expect("a rule");
    // 好2.4—3分，一般1.5—2.3分，较差0—1.4分，按0.1分计: from nought to 3 in tenths, without a gap.
    let wanted = format!("AND(D{row}&gt;=0,D{row}&lt;=3,ROUND(D{row}/0.1,6)=INT(ROUND(D{row}/0.1,6)))");
    assert!(rule.contains(&wanted), "{rule}");
    for rule in figures.split("<formula1>").skip(1) {
        let condition = rule.split("</formula1>").next().expect("an end");
        assert!(condition.len() < 255, "Excel takes no more: {condition}");
    }
}

/// Excel mends a file, or refuses it, whose cells do not come from left to right, or in which one cell alone is merged.
#[test]
fn cells_come_from_left_to_right() {
    let column = |place: &str| {
        place
            .bytes()
            .take_while(u8::is_ascii_uppercase)
            .fold(0, |sum, letter| sum * 26 + usize::from(letter - 64))
    };
    for (name, text) in parts(&table(&general(), &zhengan())) {
        for row in text.split("<row ").skip(1) {
            let row = row.split("</row>").next().expect("an end");
            let columns: Vec<usize> = row.split("<c r=\"").skip(1).map(column).collect();
            assert!(columns.is_sorted_by(|one, next| one < next), "{name}: {columns:?}");
        }
        for area in text.split("<mergeCell ref=\"").skip(1) {
            let (from, to) = area.split('"').next().and_then(|area| area.split_once(':')).expect("an area");
            assert_ne!(from, to, "{name}");
        }
    }
}

#[test]
fn a_table_that_nobody_touched_brings_nothing() {
    let mut draft = zhengan();
    draft.answers.facts.insert("training.spent".into(), typed(" 483.50 "));
    let read = filled("table.xlsx", &table(&general(), &draft)).expect("a table");
    assert_eq!(
        (&*read.county, &*read.year, &*read.rubric, read.is_of_another(&draft)),
        ("正安县", "2019", "general", false)
    );
    let brought = read.held_against(&general(), &draft);
    assert!(brought.unknown.is_empty() && differences(&draft, &brought.draft).is_empty());
    // Nor where the draft has moved on meanwhile: what stood there before is no news.
    let mut later = draft.clone();
    later.answers.facts.insert("training.spent".into(), typed("500"));
    let brought = read.held_against(&general(), &later);
    assert!(differences(&later, &brought.draft).is_empty());
    later.county = "湄潭县".into();
    assert!(read.is_of_another(&later));
}

#[test]
fn what_was_typed_comes_in_as_it_was_typed() {
    let draft = zhengan();
    let typed_over = [
        ("training.spent", 'D', "12.8万"),
        ("salary.total", 'D', ""),
        ("training.spent", 'G', "张三"),
        ("training.spent", 'H', "含县级补助"),
        ("judgment:direction.policy", 'D', "2.5"),
        ("judgment:direction.policy", 'H', "有规划"),
    ];
    let bytes = filled_in(&table(&general(), &draft), &typed_over);
    let brought = filled("back.xlsx", &bytes).expect("a table").held_against(&general(), &draft);
    let merged = merged(&draft, &brought.draft, |_| Side::Ours, &"back.xlsx".into(), &"".into());
    let fact = merged.answers.facts.get("training.spent").expect("the fact");
    assert_eq!((&*fact.text, &*fact.note, &*fact.by), ("12.8万", "含县级补助", "张三"));
    let points = merged.answers.judgments.get("direction.policy").expect("the judgement");
    assert_eq!((&*points.points, &*points.reason), ("2.5", "有规划"));
    let mut expected = draft.clone();
    for id in ["training.spent", "salary.total"] {
        expected.answers.facts.remove(id);
    }
    for (id, fact) in expected.answers.facts.iter() {
        assert_eq!(merged.answers.facts.get(id), Some(fact), "{id}");
    }
    let items: Vec<String> = merged.ledger[0].items.iter().map(|item| item.slot.path()).collect();
    assert!(items.contains(&"facts.training.spent.text".to_owned()) && items.len() <= 5, "{items:?}");
}

#[test]
fn what_both_changed_is_a_question() {
    let mut draft = zhengan();
    draft.answers.facts.insert("training.spent".into(), typed("483"));
    let bytes = filled_in(&table(&general(), &draft), &[("training.spent", 'D', "490")]);
    let read = filled("back.xlsx", &bytes).expect("a table");
    let conflicts = |ours: &Draft| {
        let brought = read.held_against(&general(), ours);
        differences(ours, &brought.draft).iter().map(|one| one.is_conflict).collect::<Vec<_>>()
    };
    assert_eq!(conflicts(&draft), [false], "only the table changed it");
    draft.answers.facts.insert("training.spent".into(), typed("500"));
    assert_eq!(conflicts(&draft), [true], "483 became 500 here and 490 there");
}

#[test]
fn without_its_hidden_cells_a_table_is_read_by_names() {
    let draft = zhengan();
    let mut bytes = filled_in(&table(&general(), &draft), &[("training.spent", 'D', "490")]);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(&bytes) {
        if name == "xl/worksheets/sheet2.xml" {
            // Whoever copied the list copied what is seen.
            text = without_hidden(&text);
        }
        out.start_file(name, SimpleFileOptions::default()).expect("a name");
        out.write_all(text.as_bytes()).expect("memory");
    }
    bytes = out.finish().expect("memory").into_inner();
    let read = filled("copied.xlsx", &bytes).expect("a table");
    assert!(read.rubric.is_empty() && read.copy.is_empty(), "nothing says whose it is");
    let brought = read.held_against(&general(), &draft);
    assert_eq!(brought.draft.answers.facts.get("training.spent").map(|fact| &*fact.text), Some("490"));
}

/// A sheet of figures with the cells of its first eight columns alone.
fn without_hidden(sheet: &str) -> String {
    let mut kept = String::new();
    for (at, piece) in sheet.split("<c r=\"").enumerate() {
        let is_seen = at == 0 || matches!(piece.as_bytes(), [b'A'..=b'H', b'0'..=b'9', ..]);
        match (at, is_seen) {
            (0, _) => kept.push_str(piece),
            (_, true) => kept.extend(["<c r=\"", piece]),
            // What follows the last cell of a row stays.
            (_, false) => kept.push_str(piece.split_once("</c>").map_or("", |(_, rest)| rest)),
        }
    }
    kept
}

#[test]
fn other_files_are_told_apart() {
    assert!(matches!(filled("a.xlsx", b"no zip"), Err(FilledError::Unread(_) | FilledError::NoFigures)));
    assert_eq!(filled("a.csv", "一,二\n三,四\n".as_bytes()), Err(FilledError::NoFigures));
    assert!(FilledError::NoFigures.said().contains("导出"));
}

#[test]
fn a_part_has_the_figures_of_its_unit_alone() {
    let rubric = general();
    let unit = rubric.indicators[0].responsible[0].clone();
    let part = Draft { part: unit.clone(), ..zhengan() };
    let bytes = table(&rubric, &part);
    let [all, own] = [table(&rubric, &zhengan()), bytes.clone()]
        .map(|bytes| part_rows(&self::part(&bytes, "xl/worksheets/sheet2.xml")));
    assert!(own > 4 && own < all, "{own} of {all}");
    let first = self::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(first.contains(&format!("（{unit}分表）")) && !first.contains(">合计<"));
    assert_eq!(&*filled("part.xlsx", &bytes).expect("a table").part, &*unit);
}

fn part_rows(sheet: &str) -> usize {
    sheet.matches("<row ").count()
}
