//! Whole tables as cities print them, in every kind of file they come in. What each is to be read as was written down by hand before
//! it was read for the first time (`city/expected.json`).

use super::assert_nothing_lost;
use crate::native::support::root;
use lvzhi::blocks;
use lvzhi::number::Number;
use lvzhi::printed::{self, Corrections, Printed, Why};
use serde_json::Value;
use std::fs;

/// A table's file by its name.
fn read(name: &str) -> Printed {
    let bytes = fs::read(root().join("tests/native/documents/city").join(name)).expect("the file");
    let document = blocks::read(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let printed = printed::read(&document, &Corrections::default());
    assert_nothing_lost(&document, &printed);
    printed
}

/// Without blanks and line ends, which cells and pages put anywhere.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn plain(points: Option<&Number>) -> Value {
    points.map_or(Value::Null, |points| Value::from(points.plain()))
}

/// Everything that is expected of a table and read otherwise.
fn differences(name: &str, printed: &Printed, expected: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let bare_of = |value: &Value| value.as_str().map_or(Value::Null, |text| Value::from(bare(text)));
    let items: Vec<Value> = printed
        .items()
        .map(|item| {
            Value::from(vec![
                Value::from(bare(&item.title)),
                plain(item.points.as_ref()),
                Value::from(bare(&item.text)),
            ])
        })
        .collect();
    let wanted = expected["items"].as_array().expect("items").iter();
    let wanted: Vec<Value> =
        wanted.map(|item| Value::from(vec![bare_of(&item[0]), item[1].clone(), bare_of(&item[2])])).collect();
    for at in 0..items.len().max(wanted.len()) {
        let (read, wanted) = (items.get(at), wanted.get(at));
        if read != wanted {
            found.push(format!("{name}: item {at} is {read:?}, not {wanted:?}"));
        }
    }
    let heads: Vec<String> = printed.heads.iter().map(|head| bare(&head.title)).collect();
    let read = [
        ("heads", Value::from(heads)),
        ("total", Value::from(printed.total.plain())),
        ("printed_total", plain(printed.printed_total.as_ref())),
        ("bonus", Value::from(printed.bonus.len())),
        ("deductions", Value::from(printed.deductions.len())),
        ("vetoes", Value::from(printed.vetoes.len())),
        ("grades", Value::from(printed.grades.len())),
    ];
    for (what, read) in read {
        let without_blanks = |wanted: &Value| match wanted {
            Value::Array(texts) => texts.iter().map(bare_of).collect(),
            other => other.clone(),
        };
        if expected.get(what).is_some_and(|wanted| without_blanks(wanted) != read) {
            found.push(format!("{name}: {what} {read}, not {}", expected[what]));
        }
    }
    found
}

#[test]
fn every_table_is_read_as_it_is_printed() {
    let expected =
        fs::read_to_string(root().join("tests/native/documents/city/expected.json")).expect("the list");
    let expected: Value = serde_json::from_str(&expected).expect("a list");
    let expected = expected.as_object().expect("tables by name");
    assert!(expected.len() >= 31, "{} tables", expected.len());
    let found: Vec<String> =
        expected.iter().flat_map(|(name, wanted)| differences(name, &read(name), wanted)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn why(printed: &Printed, text: &str) -> Vec<Why> {
    printed.left_out.iter().filter(|left| left.text == text).map(|left| left.why).collect()
}

#[test]
fn figures_that_are_no_points_say_why_they_are_not() {
    // The title says 50, the column 40.
    let read = read("t14.xlsx");
    assert_eq!(why(&read, "3.清廉学校（50分）"), [Why::TitlePoints]);
    assert_eq!(why(&read, "0.15"), [Why::OtherFigures]);
    // 扣分值 of each failing, and the 序号 of rows that are heads.
    assert_eq!(why(&self::read("t07.csv"), "10"), [Why::OtherFigures]);
    let read = self::read("u04.csv");
    for number in ["1", "2", "3"] {
        assert_eq!(why(&read, number), [Why::HeadNumber], "{number}");
    }
}

#[test]
fn lines_of_text_say_what_they_are() {
    let read = read("u05.txt");
    let first = read.items().next().expect("an item");
    assert_eq!(first.requirement, "将教育事业发展纳入乡镇经济社会发展总体规划和年度工作计划，明确目标任务。");
    assert_eq!(first.evidence, ["规划文本", "年度工作计划"]);
    assert_eq!(why(&read, "评分办法"), [Why::Heading]);
    let read = self::read("t09.txt");
    let units: Vec<String> = read.items().map(|item| item.responsible.join("、")).collect();
    assert_eq!(units[4], "县财政局、县教育局");
    assert!(read.vetoes[1].text.ends_with("评价结果降低一个等次。"), "{:?}", read.vetoes);
}
