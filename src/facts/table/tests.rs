//! Which lines of a pasted table are rows.

use super::*;
use crate::number::{Number, Unit};

fn columns() -> [Column; 2] {
    ["学生", "图书"].map(|title| Column {
        id: "".into(),
        title: title.into(),
        kind: FactKind::Number {
            unit: Unit::read("人").unwrap(),
            bounds: Span::between(Some(Number::zero()), None),
            whole: true,
        },
    })
}

#[track_caller]
fn assert_read(typed: &str, rows: &[&str], left_out: &[&str]) {
    let table = read(&columns(), typed).unwrap();
    let names: Vec<&str> = table.rows.iter().map(|row| &*row.name).collect();
    let out: Vec<&str> = table.left_out.iter().map(|name| &**name).collect();
    assert_eq!((&*names, &*out), (rows, left_out), "{typed:?}");
}

#[test]
fn totals_and_means_are_no_schools() {
    let two = ["甲小学", "乙小学"];
    for (typed, name) in [
        ("合计", "合计"),
        ("合　计", "合计"),
        ("其中合计：", "其中合计"),
        ("总计", "总计"),
        ("小计（城区）", "小计"),
        ("城区小计", "城区小计"),
        ("平均值", "平均值"),
        ("全县平均", "全县平均"),
        ("全县", "全县"),
        ("标准差", "标准差"),
        ("差异系数", "差异系数"),
    ] {
        assert_read(&format!("甲小学\t1\t2\n乙小学\t3\t4\n{typed}\t4\t6"), &two, &[name]);
    }
    assert_read("甲小学 1 2\n合 计 4 6\n乙小学 3 4", &two, &["合计"]);
    assert_read("全县实验小学 1 2\n合心小学 3 4", &["全县实验小学", "合心小学"], &[]);
    assert_eq!(read(&columns(), "合计\t1\t2"), None);
}

#[test]
fn headings_are_no_schools_wherever_they_stand() {
    let two = ["甲小学", "乙小学"];
    assert_read("校名\t在校生\t藏书\n甲小学\t1\t2\n校名\t在校生\t藏书\n乙小学\t3\t4", &two, &["校名"]);
    assert_read("甲小学\t1\t2\n校名\t学生数\t图书册数\n乙小学\t3\t4", &two, &["校名"]);
}

#[test]
fn a_school_without_figures_is_a_school() {
    assert_read("甲小学\t无\t—\n乙小学\t没有\t没有", &["甲小学", "乙小学"], &[]);
}
