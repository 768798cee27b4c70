//! Tables drawn with letters.

use super::{document, items, printed};
use lvzhi::blocks::{DocumentBlock, DocumentTable};

/// The cells of the only table: row, column, rows, columns, text.
fn cells(text: &str) -> Vec<(usize, usize, usize, usize, String)> {
    let document = document(text);
    let tables: Vec<&DocumentTable> = document.tables().collect();
    let [table] = tables[..] else { panic!("{} tables", tables.len()) };
    let told =
        |cell: &lvzhi::blocks::Cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text.clone());
    table.cells.iter().map(told).collect()
}

/// As old 公报 carry it: cells broken at their width, a second paragraph set in, and lines between all rows.
const GAZETTE: &str = "附件2
甲市县(区)政府教育工作考核指标
┌──┬────┬──┬──────────────┐
│序号│ 指  标 │分值│          赋分办法          │
├──┼────┼──┼──────────────┤
│ 1  │普及程度│ 10 │毛入园率达到90%得5分,每低1个│
│    │        │    │百分点扣0.5分。             │
│    │        │    │  巩固率达到95%得5分。      │
├──┼────┼──┼──────────────┤
│ 2  │教育经费│ 20 │落实\"两个只增不减\"得20分,   │
│    │        │    │一项不达标扣10分。          │
└──┴────┴──┴──────────────┘
注:得分计到小数点后一位。";

#[test]
fn a_table_of_a_gazette_is_read_into_its_items() {
    let printed = printed(GAZETTE);
    let told = items(&printed);
    assert_eq!(
        told,
        [
            (
                "普及程度",
                "10".to_owned(),
                "毛入园率达到90%得5分,每低1个百分点扣0.5分。\n巩固率达到95%得5分。"
            ),
            ("教育经费", "20".to_owned(), "落实\"两个只增不减\"得20分,一项不达标扣10分。"),
        ]
    );
}

#[test]
fn a_line_that_crosses_some_columns_leaves_the_others_open() {
    let text = "
┏━━━┳━━━━┳━━━┓
┃一级  ┃二级    ┃分值  ┃
┣━━━╋━━━━╋━━━┫
┃政府  ┃领导    ┃5     ┃
┃职责  ┣━━━━╋━━━┫
┃      ┃规划    ┃——  ┃
┣━━━┻━━━━╋━━━┫
┃合计            ┃10    ┃
┗━━━━━━━━┻━━━┛";
    let told = cells(text);
    let expected = [
        (0, 0, 1, 1, "一级"),
        (0, 1, 1, 1, "二级"),
        (0, 2, 1, 1, "分值"),
        (1, 0, 2, 1, "政府职责"),
        (1, 1, 1, 1, "领导"),
        (1, 2, 1, 1, "5"),
        (2, 1, 1, 1, "规划"),
        (2, 2, 1, 1, "——"),
        (3, 0, 1, 2, "合计"),
        (3, 2, 1, 1, "10"),
    ];
    let told: Vec<_> = told.iter().map(|cell| (cell.0, cell.1, cell.2, cell.3, cell.4.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn rows_with_upright_signs_are_rows() {
    let text = "
| 指标 | 分值 | 评分细则 |
|:-----|-----:|----------|
| 入学率 | 5 | 达到99%得5分,每低1个百分点扣1分 |
| 经费 | 3 | 落实得3分 |";
    let printed = printed(text);
    assert_eq!(
        items(&printed),
        [
            ("入学率", "5".to_owned(), "达到99%得5分,每低1个百分点扣1分"),
            ("经费", "3".to_owned(), "落实得3分"),
        ]
    );
    let told = cells("+----+----+\n| 甲 | 乙 |\n+----+----+\n| 1  | 2  |\n| 3  |    |\n+----+----+");
    let places: Vec<(usize, usize, &str)> =
        told.iter().map(|cell| (cell.0, cell.1, cell.4.as_str())).collect();
    assert_eq!(places, [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "1"), (1, 1, "2"), (2, 0, "3")]);
}

/// Lines of dashes, and a text with upright signs, are no tables.
#[test]
fn what_is_not_drawn_stays_text() {
    for text in ["一、基本情况\n----------\n说明", "|说明|\n正文", "┌────┐\n└────┘", "a|b|c\n1|2|3"]
    {
        let document = document(text);
        assert_eq!(document.tables().count(), 0, "{text}");
        let is_text = |block: &&DocumentBlock| matches!(block, DocumentBlock::Paragraph(_));
        assert_eq!(document.blocks.iter().filter(is_text).count(), text.lines().count(), "{text}");
    }
}

/// Whatever is cut off or put in, every word that stood in a cell is still told.
#[test]
fn nothing_is_lost_of_a_damaged_table() {
    let letters: Vec<char> = GAZETTE.chars().collect();
    for at in (0..letters.len()).step_by(5) {
        for put in ["", "│", "─", "├", "\n", "|", "\t"] {
            let text: String = letters[..at]
                .iter()
                .chain(&put.chars().collect::<Vec<_>>())
                .chain(&letters[at + 1..])
                .collect();
            let document = document(&text);
            let told: String = document
                .blocks
                .iter()
                .map(|block| match block {
                    DocumentBlock::Paragraph(paragraph) => paragraph.text.clone(),
                    DocumentBlock::Table(table) => {
                        table.cells.iter().map(|cell| cell.text.as_str()).collect()
                    }
                })
                .collect();
            let kept = |from: &str| {
                let mut all: Vec<char> = from.chars().filter(|letter| letter.is_alphanumeric()).collect();
                all.sort_unstable();
                all
            };
            assert_eq!(kept(&told), kept(&text), "{text}");
        }
    }
}

/// Rows of more cells than a table has stay text, and a line of a million signs costs no more than its length.
#[test]
fn what_is_drawn_to_be_endless_stays_text() {
    let wide = format!("|{}\n|{}\n|{}", "甲|".repeat(41), "--|".repeat(41), "乙|".repeat(41));
    assert_eq!(document(&wide).tables().count(), 0);
    assert_eq!(document(&wide).blocks.len(), 3);
    let long = format!("{}\n|甲|\n", "+-".repeat(500_000) + "+");
    assert_eq!(document(&long).tables().count(), 0);
}
