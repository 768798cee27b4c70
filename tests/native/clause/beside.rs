//! Two figures beside each other, and counts of which each number has points of its own: scores worked out on paper.

use super::{asks, reads};

/// Of two that are equal neither 高于 nor 低于 is so: what they give is asked, never nothing without a word.
#[test]
fn what_equals_the_other_is_asked_where_only_above_and_below_are_named() {
    let above =
        &[(0, "10 10", "5"), (1, "10 10", "0"), (0, "11 10", "5"), (0, "9 10", "0"), (1, "9 10", "0")];
    for clause in [
        "生均公用经费高于全市平均水平得5分,低于全市平均水平不得分",
        "生均公用经费高于全市平均水平的得5分,低于的不得分",
    ] {
        asks(clause, "5", "between", above);
    }
    let points = "生均公用经费高于全市平均水平得5分,低于全市平均水平得3分";
    asks(
        points,
        "5",
        "between",
        &[(0, "10 10", "5"), (1, "10 10", "3"), (0, "9 10", "3"), (1, "11 10", "5")],
    );
    let turned = "生均经费低于上年的得1分,高于上年的得5分";
    asks(
        turned,
        "5",
        "between",
        &[(0, "10 10", "1"), (1, "10 10", "5"), (0, "9 10", "1"), (1, "11 10", "5")],
    );
    // Where it is said, nothing is asked.
    for clause in [
        "生均公用经费不低于全市平均水平得5分,低于的不得分",
        "生均公用经费等于或高于全市平均水平得5分,低于的不得分",
    ] {
        reads(clause, "5", &["生均公用经费", "全市平均水平"], &[("10 10", "5"), ("9 10", "0")]);
    }
}

#[test]
fn above_equal_and_below_are_three_cases_of_the_same_two_figures() {
    let figures = &["财政教育支出增幅", "财政经常性收入增幅"];
    for clause in [
        "财政教育支出增幅高于财政经常性收入增幅得5分,持平得3分,低于不得分",
        "财政教育支出增幅高于财政经常性收入增幅的得5分,持平的得3分,低于的不得分",
        "财政教育支出增幅高于财政经常性收入增幅得5分,持平得3分,否则不得分",
    ] {
        reads(clause, "5", figures, &[("8 7", "5"), ("7 7", "3"), ("6.9 7", "0")]);
    }
    let all = "财政教育支出增幅高于财政经常性收入增幅得5分,持平得3分,低于得1分";
    reads(all, "5", figures, &[("8 7", "5"), ("7 7", "3"), ("6 7", "1")]);
    // The mean is said once; no figure of one's own is named, so that one of three is chosen.
    reads(
        "高于全市平均水平得5分,持平得3分,低于不得分",
        "5",
        &["高于全市平均水平/持平/低于"],
        &[("高于全市平均水平", "5"), ("持平", "3"), ("低于", "0")],
    );
}

#[test]
fn none_one_and_more_of_a_thing_are_one_count() {
    for clause in [
        "无安全事故得5分,发生1起得3分,发生2起及以上不得分",
        "未发生安全事故的得5分,发生1起的得3分,2起及以上的不得分",
        "安全事故0起得5分,1起得3分,2起及以上不得分",
    ] {
        reads(clause, "5", &["安全事故（起数）"], &[("0", "5"), ("1", "3"), ("2", "0"), ("7", "0")]);
    }
    reads(
        "无重大舆情得5分;出现1起得3分;出现2起得1分;出现3起及以上不得分",
        "5",
        &["重大舆情（起数）"],
        &[("0", "5"), ("1", "3"), ("2", "1"), ("3", "0")],
    );
    reads(
        "无违规补课行为得6分,发现1例得3分,2例以上得1分",
        "6",
        &["违规补课行为（例数）"],
        &[("0", "6"), ("1", "3"), ("5", "1")],
    );
    // What two of them give is not said.
    asks("无安全事故得5分,发生1起得3分", "5", "together", &[]);
}
