//! Which lines of a pasted table are rows.

use super::*;
use crate::number::{Number, Unit};

fn column(title: &str, unit: &str, whole: bool) -> Column {
    let kind = FactKind::Number {
        unit: Unit::read(unit).unwrap(),
        bounds: Span::between(Some(Number::zero()), None),
        whole,
    };
    Column { id: "".into(), title: title.into(), kind }
}

fn columns() -> Vec<Column> {
    vec![column("学生", "人", true), column("图书", "册", true)]
}

/// Five columns, one of them with decimals.
fn wide() -> Vec<Column> {
    let mut wide = columns();
    wide.extend([column("教师", "人", true), column("用房面积", "㎡", false), column("教室", "间", true)]);
    wide
}

/// Three schools of the wide table. In all: 100 + 205 + 60 = 365, 1000 + 2050 + 900 = 3950, 8 + 15 + 7 = 30,
/// 512.5 + 990.25 + 300 = 1802.75, 5 + 9 + 3 = 17.
const THREE: &str =
    "城关小学\t100\t1000\t8\t512.5\t5\n河西小学\t205\t2050\t15\t990.25\t9\n柳树村小学\t60\t900\t7\t300\t3";
const NAMES: [&str; 3] = ["城关小学", "河西小学", "柳树村小学"];

/// What is left out, and why: the reasons in order.
#[track_caller]
fn assert_left_out(columns: &[Column], typed: &str, rows: &[&str], why: &[LeftOutWhy]) -> Table {
    let table = read_all(columns, typed);
    let names: Vec<&str> = table.rows.iter().map(|row| &*row.name).collect();
    let reasons: Vec<&LeftOutWhy> = table.left_out.iter().map(|left| &left.why).collect();
    assert_eq!((&*names, &*reasons), (rows, &*why.iter().collect::<Vec<_>>()), "{typed:?}");
    table
}

/// A line below the three schools is left out for this reason.
#[track_caller]
fn assert_below(line: &str, why: LeftOutWhy) {
    let typed = format!("{THREE}\n{line}");
    let table = assert_left_out(&wide(), &typed, &NAMES, &[why]);
    let left = &table.left_out[0];
    assert_eq!((left.line, left.at, left.counted), (4, THREE.len() + 1, false), "{line:?}");
    // Counted all the same it is a row, and no longer so it is none.
    let counted = counting(&typed, left.at);
    assert_eq!(counted, format!("{THREE}\n计入：{line}"));
    let table = read_all(&wide(), &counted);
    assert_eq!((table.rows.len(), table.left_out.len()), (4, 1), "{counted:?}");
    assert!(table.left_out[0].counted);
    assert_eq!(counting(&counted, left.at), typed);
}

/// Below the three schools it is a school like them.
#[track_caller]
fn assert_school(line: &str) {
    let table = read_all(&wide(), &format!("{THREE}\n{line}"));
    assert_eq!((table.rows.len(), &*table.left_out), (4, &[][..]), "{line:?}");
    assert_eq!(&*table.doubts, &[], "{line:?}");
}

#[track_caller]
fn assert_read(typed: &str, rows: &[&str], left_out: &[&str]) {
    let table = read(&columns(), typed).unwrap();
    let names: Vec<&str> = table.rows.iter().map(|row| &*row.name).collect();
    let out: Vec<&str> = table.left_out.iter().map(|left| &*left.name).collect();
    assert_eq!((&*names, &*out), (rows, left_out), "{typed:?}");
}

#[test]
fn totals_and_means_are_no_schools() {
    let two = ["甲小学", "乙小学"];
    for name in [
        "合计",
        "合　计",
        "其中合计：",
        "总计",
        "小计（城区）",
        "城区小计",
        "平均值",
        "全县平均",
        "全县",
        "标准差",
        "差异系数",
    ] {
        assert_read(&format!("甲小学\t1\t2\n乙小学\t3\t4\n{name}\t4\t6"), &two, &[name]);
    }
    assert_read("甲小学 1 2\n合 计 4 6\n乙小学 3 4", &two, &["合 计"]);
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

#[test]
fn a_total_is_one_by_its_name() {
    for name in [
        "汇总",
        "全县总数",
        "合计",
        "共 3 所小学合计",
        "小学（合计）",
        "校均",
        "其中：民办",
        "全县小学",
        "Total",
        "合計",
        "城区计",
        "国家标准",
    ] {
        assert_below(&format!("{name}\t9\t8\t7\t6\t5"), LeftOutWhy::Total);
    }
    assert_below("合计\t\t\t\t\t", LeftOutWhy::Total);
}

#[test]
fn a_sum_is_one_whatever_it_is_called() {
    for name in ["附：全县", "以上三校", "Σ（三所）", "城关学区", "县直", "农村小学", "河西、柳树村"]
    {
        assert_below(&format!("{name}\t365\t3950\t30\t1802.75\t17"), LeftOutWhy::Sum);
    }
    // One slip among five columns, a cell left empty, the areas rounded: a sum all the same.
    assert_below("附：全县\t365\t3950\t30\t1802.75\t16", LeftOutWhy::Sum);
    assert_below("附：全县\t365\t3950\t\t1802.8\t", LeftOutWhy::Sum);
    // A school's name takes more to be one: 365 × 3950 × 30 is beyond 1,000,000.
    assert_below("河西片中心校\t365\t3950\t30\t\t", LeftOutWhy::Sum);
    assert_school("河西片中心校\t365\t\t30\t\t");
}

#[test]
fn a_mean_and_an_end_are_no_schools() {
    // 365 / 3 = 121.67, 3950 / 3 = 1316.67, 30 / 3 = 10, 1802.75 / 3 = 600.9167, 17 / 3 = 5.67.
    assert_below("各校水平\t121.67\t1316.67\t10\t600.92\t5.67", LeftOutWhy::Mean);
    assert_below("各校水平\t122\t1317\t10\t601\t6", LeftOutWhy::Mean);
    // The least pupils and books, and so on, are not all one school's: 60, 900, 7, 300, 3 are, so they are repeated figures.
    assert_below("下限\t60\t900\t7\t300\t3", LeftOutWhy::Same { other: "柳树村小学".into() });
    let typed = THREE.replace("300\t3", "3000\t3");
    // 205, 2050, 15 of one school, 3000 of another; 60, 900, 7 of one, 512.5 of another.
    assert_left_out(&wide(), &format!("{typed}\n上限\t205\t2050\t15\t3000\t9"), &NAMES, &[LeftOutWhy::Most]);
    assert_left_out(&wide(), &format!("{typed}\n下限\t60\t900\t7\t512.5\t3"), &NAMES, &[LeftOutWhy::Least]);
}

#[test]
fn totals_of_groups_are_found_above_and_below_them() {
    // 100 + 205 = 305, 1000 + 2050 = 3050, 23, 1502.75, 14; and the third by itself.
    let [one, two, three] = [0, 1, 2].map(|at| THREE.lines().nth(at).unwrap());
    let town = "城关镇\t305\t3050\t23\t1502.75\t14";
    let village = "柳树乡\t60\t900\t7\t300\t3";
    let county = "甲县\t365\t3950\t30\t1802.75\t17";
    let same = || LeftOutWhy::Same { other: "柳树村小学".into() };
    let below = format!("{one}\n{two}\n{town}\n{three}\n{village}\n{county}");
    assert_left_out(&wide(), &below, &NAMES, &[LeftOutWhy::Sum, same(), LeftOutWhy::Sum]);
    let above = format!("{county}\n{town}\n{one}\n{two}\n{village}\n{three}");
    assert_left_out(&wide(), &above, &NAMES, &[LeftOutWhy::Sum, LeftOutWhy::Sum, same()]);
    // Campuses and their school.
    let school = "城关小学\t305\t3050\t23\t1502.75\t14";
    let typed = format!(
        "{school}\n{}\n{}\n{three}",
        one.replace("小学", "小学（本部）"),
        two.replace("河西小学", "城关小学东校区")
    );
    assert_left_out(
        &wide(),
        &typed,
        &["城关小学（本部）", "城关小学东校区", "柳树村小学"],
        &[LeftOutWhy::Sum],
    );
}

#[test]
fn a_total_holds_what_is_not_counted_here() {
    // The third school lacks a cell and is not counted; its figures are in the total.
    let typed = format!("{}\n附：全县\t365\t3950\t30\t1802.75\t17", THREE.replace("\t300\t3", "\t300"));
    assert_left_out(&wide(), &typed, &NAMES[..2], &[LeftOutWhy::TooFew { missing: 1 }, LeftOutWhy::Sum]);
}

#[test]
fn a_school_may_have_the_figures_of_others() {
    // One row above is no sum; few figures agree by chance.
    assert_left_out(&columns(), "甲校\t100\t1000\n乙校\t100\t1000", &["甲校", "乙校"], &[]);
    assert_left_out(&columns(), "甲\t10\t10\n乙\t20\t20\n丙\t30\t30", &["甲", "乙", "丙"], &[]);
    let alike = "城关小学\t100\t1000\t8\t512.5\t5\n河西小学\t100\t1000\t8\t512.5\t5";
    let table = assert_left_out(&wide(), alike, &["城关小学", "河西小学"], &[]);
    assert_eq!(*table.doubts, [Doubt::Alike { one: "城关小学".into(), other: "河西小学".into() }]);
}

#[test]
fn names_that_hold_such_words_are_schools() {
    for name in [
        "太平均和小学",
        "小计庄小学",
        "合计沟中学",
        "方差峪学校",
        "共计屯教学点",
        "平均岭幼儿园",
        "总数坝初中",
        "最高村一小",
        "汇总镇中心校",
        "太平均和小学（本部）",
        "太平均和小学东校区",
        "小计庄小学*",
        "全县实验小学",
        "小学丙",
    ] {
        assert_school(&format!("{name}\t55\t402\t5\t100\t2"));
    }
    // Not yet filled in, it is one of which nothing is known.
    assert_school("太平均和小学\t\t\t\t\t");
}

#[test]
fn numbers_of_columns_are_no_school() {
    for line in [
        "甲\t1\t2\t3\t4\t5",
        "栏次\t1\t2\t3\t4\t5",
        "1\t2\t3\t4\t5\t6",
        "\tL1\tL2\tL3\tL4\tL5",
        "L1\tL2\tL3\tL4\tL5\tL6",
        "—\t(1)\t（2）\t（3）\t(4)\t(5)",
        "栏号\t①\t②\t③\t④\t⑤",
        "甲\t乙\t1\t2\t3\t4=2+3",
        "A\tB\tC\tD\tE\tF",
        "甲\t乙\t丙\t丁\t戊\t己",
        "列\t第1列\t第2列\t第3列\t第4列\t第5列",
        "计量\t1\t2\t3\t4\t5",
    ] {
        assert_below(line, LeftOutWhy::Numbers);
    }
    assert_school("村小\t1\t2\t3\t4\t5");
    assert_school("青山教学点\t1\t2\t3\t4\t5");
    assert_school("三道沟\t3\t4\t5\t6\t7");
}

#[test]
fn remarks_and_titles_are_no_schools() {
    for line in [
        "注：数据截至2019年9月1日",
        "注：数据截至2019年9月1日，不含教学点",
        "注1：不含特殊教育学校",
        "说明：平均数按学生数加权",
        "备注：九年一贯制学校拆分",
        "备注 不含特殊教育学校",
        "数据来源：教育事业统计报表",
        "* 注：含附设班",
        "注：见附表\t\t\t\t\t",
        "填表人：张三　联系电话：0855-1234567",
        "二、乡村学校\t\t\t\t\t",
        "某县小学办学条件一览表",
    ] {
        assert_below(line, LeftOutWhy::Note);
    }
    let titled =
        format!("某县2019年小学情况表\n学校\t学生\t图书\t教师\t用房面积\t教室\n栏次\t1\t2\t3\t4\t5\n{THREE}");
    assert_left_out(&wide(), &titled, &NAMES, &[LeftOutWhy::Note, LeftOutWhy::Numbers]);
}

#[test]
fn where_no_row_is_a_school_a_blank_one_is_not_filled_in_yet() {
    assert_left_out(&columns(), "甲县\t100\t2\n乙县\t\t\n丙县\t30\t4", &["甲县", "乙县", "丙县"], &[]);
}

#[test]
fn headings_may_have_two_lines_numbers_and_units() {
    let two = format!("学校\t规模\t\t条件\t\t\n\t学生\t图书\t教师\t用房面积\t教室\n{THREE}");
    assert_left_out(&wide(), &two, &NAMES, &[]);
    let years =
        format!("学校\t2019年学生\t2019年图书\t教师\t用房面积\t教室\n单位\t人\t册\t人\t㎡\t间\n{THREE}");
    assert_left_out(&wide(), &years, &NAMES, &[LeftOutWhy::Heading]);
    // A school of which nothing is known is none, even on top.
    assert_left_out(&columns(), "甲小学\t没有\t没有", &["甲小学"], &[]);
}

#[test]
fn a_heading_over_another_column_is_told() {
    let table = read_all(&columns(), "学校\t图书\t学生\n甲小学\t1\t2\n乙小学\t5\t7");
    assert_eq!(*table.doubts, [Doubt::Misplaced { heading: "图书".into(), column: 0 }]);
}

#[test]
fn running_numbers_before_the_names_are_passed_over() {
    let typed =
        "序号\t学校\t学生\t图书\n1\t甲小学\t10\t20\n2\t乙小学\t30\t50\n\t合计\t40\t70\n合计\t\t40\t70";
    let table =
        assert_left_out(&columns(), typed, &["甲小学", "乙小学"], &[LeftOutWhy::Total, LeftOutWhy::Total]);
    assert_eq!(*table.doubts, []);
    assert_read("1.\t甲小学\t10\t20\n2.\t乙小学\t30\t50", &["甲小学", "乙小学"], &[]);
}

#[test]
fn a_name_that_is_none_is_told() {
    for line in ["\t100\t1000\t8\t512.5\t4", "—\t100\t1000\t8\t512.5\t4", "5\t100\t1000\t8\t512.5\t4"] {
        assert_below(line, LeftOutWhy::NoName);
    }
}

#[test]
fn a_school_stands_in_the_table_once() {
    assert_below("河西小学\t205\t2050\t15\t990.25\t9", LeftOutWhy::Repeated { same: true });
    assert_below(" 河西 小学 \t205\t2050\t15\t990.25\t9", LeftOutWhy::Repeated { same: true });
    assert_below("河西小学\t206\t2050\t15\t990.25\t9", LeftOutWhy::Repeated { same: false });
    assert_school("河西小学（东校区）\t206\t2050\t15\t990.25\t9");
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_told() {
    assert_below("红旗小学\t206\t2050\t15", LeftOutWhy::TooFew { missing: 2 });
    assert_below("红旗小学", LeftOutWhy::TooFew { missing: 5 });
    assert_below("红旗小学\t206\t2050\t15\t990\t9\t7", LeftOutWhy::TooMany { extra: 1 });
    assert_below("红旗小学 206 2050 15 990", LeftOutWhy::TooFew { missing: 1 });
    assert_below("红旗小学 206 2050 15 990 9 7", LeftOutWhy::TooMany { extra: 1 });
    // Empty cells at the end are none too many, and an empty one keeps its place.
    assert_school("红旗小学\t206\t2050\t15\t990\t9\t\t");
    assert_school("红旗小学\t206\t\t15\t\t");
    assert_school("红旗小学 206 2050 15 990 9");
    assert_school("红旗小学 东校区 206 2050 15 990 9");
}

#[test]
fn where_all_rows_are_narrow_the_last_columns_are_blank() {
    let narrow = "城关小学\t100\t1000\n河西小学\t205\t2050";
    let table = assert_left_out(&wide(), narrow, &NAMES[..2], &[]);
    assert_eq!(*table.doubts, [Doubt::Narrow { cells: 3 }]);
    // With blanks between, nothing says that it is the last that lack; unless the heading does.
    let blanks = narrow.replace('\t', " ");
    let few = || LeftOutWhy::TooFew { missing: 3 };
    assert_left_out(&wide(), &blanks, &[], &[few(), few()]);
    assert_left_out(&wide(), &format!("学校 学生 图书\n{blanks}"), &NAMES[..2], &[]);
}

#[test]
fn commas_part_cells_too() {
    let csv = THREE.replace('\t', ",");
    assert_left_out(&wide(), &csv, &NAMES, &[]);
    assert_left_out(&wide(), &csv.replace(',', "，"), &NAMES, &[]);
    assert_left_out(&wide(), &csv.replace(',', ", "), &NAMES, &[]);
    let table = assert_left_out(&columns(), "甲小学,\"1,200\",345\n乙小学,,7", &["甲小学", "乙小学"], &[]);
    let said = |row: usize, at: usize| table.rows[row].cells[at].as_ref().map(|figure| figure.said.clone());
    let whole = |value| Some(Span::exactly(Number::whole(value)));
    assert_eq!([said(0, 0), said(0, 1), said(1, 0), said(1, 1)], [whole(1200), whole(345), None, whole(7)]);
    // Between blanks they group digits; where only commas part they do not.
    assert_eq!(
        read_all(&columns(), "甲小学 1,200 3,450").rows[0].cells[1].as_ref().unwrap().said,
        whole(3450).unwrap()
    );
    assert_left_out(&columns(), "甲小学,450,279", &["甲小学"], &[]);
}

#[test]
fn a_quoted_name_may_have_two_lines() {
    let typed = THREE.replace("城关小学", "\"城关\n小学\"").replace("河西小学", "\"河西小学\"");
    assert_left_out(&wide(), &typed, &NAMES, &[]);
    // The place where a line begins, and its number, hold the line end in quotes.
    let typed = format!("{typed}\n\"汇\n总\"\t365\t3950\t30\t1802.75\t17");
    let left = &read_all(&wide(), &typed).left_out[0];
    assert_eq!((left.line, &*left.name), (5, "汇总"));
    let counted = read_all(&wide(), &counting(&typed, left.at));
    assert_eq!(counted.rows.len(), 4);
}

#[test]
fn a_long_table_takes_no_long_time() {
    // 4000 rows that no sum among them ends: zeros but for the first column.
    let rows: Vec<String> = (0..4000).map(|at| format!("校{at}\t{}\t0", 9_000_000 - at)).collect();
    let table = read_all(&columns(), &rows.join("\n"));
    assert_eq!((table.rows.len(), table.left_out.len()), (4000, 0));
}
