//! A table written as .xlsx, .docx, HTML and TSV is the same items, whatever it says.

use super::writer::{self, Sheet};
use super::{assert_nothing_lost, bare};
use lvzhi::blocks::{self, Document};
use lvzhi::printed::{self, Corrections, Printed};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

const CLAUSES: [&str; 8] = [
    "每少1次扣0.5分，扣完为止。",
    "①未建立扣1分；\n②不健全扣0.5分。",
    "达到<95%>得满分，\"否则\"不得分",
    "视情况扣1—3分",
    "好 8–10分，一般4–7分，较差1–3分",
    "比例≥85%得满分；每低1个百分点扣0.2分",
    "未落实的不得分 & 通报",
    "按满分及依次以0.1分递减计分",
];

const TITLES: [&str; 8] = [
    "党的领导",
    "经费投入（两个只增不减）",
    "教师编制",
    "1.规划布局",
    "校园安全",
    "C1 主体责任",
    "控辍保学",
    "督导整改",
];

/// Heads, each with items: title, points in tenths, clause, whether its points stand in its title.
type Drawn = Vec<Vec<(usize, u32, usize)>>;

fn drawn() -> impl Strategy<Value = (Drawn, bool, bool)> {
    let item = (0..TITLES.len(), 1..200_u32, 0..CLAUSES.len());
    let head = proptest::collection::vec(item, 1..5);
    (proptest::collection::vec(head, 1..5), any::<bool>(), any::<bool>())
}

fn points(tenths: u32) -> String {
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// One row an item, heads over theirs; a title and a sum around, if so drawn.
fn sheet(heads: &Drawn, titled: bool, summed: bool) -> Sheet {
    let mut cells = Vec::new();
    let mut row = 0;
    let mut one = |row: usize, column: usize, rows: usize, columns: usize, text: &str| {
        cells.push((row, column, rows, columns, text.to_owned()));
    };
    if titled {
        one(row, 0, 1, 5, "某市2024年评价指标及评分细则");
        row += 1;
    }
    for (column, text) in ["一级指标", "二级指标", "分值", "评分标准", "责任单位"].iter().enumerate()
    {
        one(row, column, 1, 1, text);
    }
    row += 1;
    let mut sum = 0;
    for (at, head) in heads.iter().enumerate() {
        one(
            row,
            0,
            head.len(),
            1,
            &format!("第{at}类职责（{}分）", points(head.iter().map(|item| item.1).sum())),
        );
        for (place, (title, tenths, clause)) in head.iter().enumerate() {
            one(row, 1, 1, 1, &format!("{}{at}{place}", TITLES[*title]));
            one(row, 2, 1, 1, &points(*tenths));
            one(row, 3, 1, 1, CLAUSES[*clause]);
            one(row, 4, 1, 1, "教育局、财政局");
            sum += tenths;
            row += 1;
        }
    }
    if summed {
        one(row, 0, 1, 2, "合  计");
        one(row, 2, 1, 1, &points(sum));
    }
    Sheet { cells, numbers: Vec::new() }
}

fn read(document: &Document) -> Printed {
    let read = printed::read(document, &Corrections::default());
    assert_nothing_lost(document, &read);
    read
}

/// All that is said, but for where it stands.
fn said(printed: &Printed) -> Vec<String> {
    printed
        .items()
        .map(|item| {
            format!("{:?} {} {:?} {} {:?}", item.path, item.title, item.points, item.text, item.responsible)
        })
        .collect()
}

fn all(sheet: &Sheet) -> [Printed; 4] {
    [
        blocks::read("a.xlsx", &writer::xlsx(sheet)),
        blocks::read("a.docx", &writer::docx_table(sheet)),
        blocks::read_text("a.html", &writer::html(sheet)),
        blocks::read_text("a.tsv", &writer::tsv(sheet)),
    ]
    .map(|document| read(&document.expect("a document")))
}

proptest! {
    #![proptest_config(Config { cases: 40, rng_seed: RngSeed::Fixed(15), failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_kind_of_file_is_the_same_items((heads, titled, summed) in drawn()) {
        let sheet = sheet(&heads, titled, summed);
        let [first, others @ ..] = all(&sheet);
        for other in &others {
            prop_assert_eq!(said(&first), said(other));
            prop_assert_eq!(&first.title, &other.title);
            prop_assert_eq!(&first.printed_total, &other.printed_total);
        }
        let wanted: Vec<(String, String)> = heads.iter().flatten().map(|item| (points(item.1), bare(CLAUSES[item.2]))).collect();
        let found: Vec<(String, String)> = first
            .items()
            .map(|item| (item.points.as_ref().map(lvzhi::number::Number::plain).unwrap_or_default(), bare(&item.text)))
            .collect();
        prop_assert_eq!(wanted, found);
        prop_assert_eq!(first.heads.len(), heads.len());
    }
}

#[test]
fn two_hundred_items_are_all_read() {
    let head: Vec<(usize, u32, usize)> = (0..10).map(|at| (at % 8, 5, at % 8)).collect();
    let sheet = sheet(&vec![head; 20], true, true);
    let bytes = writer::xlsx(&sheet);
    let document = blocks::read("a.xlsx", &bytes).expect("a workbook");
    let read = printed::read(&document, &Corrections::default());
    assert_eq!(read.items().count(), 200);
}
