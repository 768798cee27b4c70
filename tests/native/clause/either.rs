//! Conditions of which one is enough (或), and a figure that would stand for two. Scores worked out on paper.

use super::{asks, judged, read, reads};
use lvzhi::clause::Status;

/// Had been read as both together.
#[test]
fn one_of_two_figures_is_enough() {
    let scores = &[("60 0", "3"), ("59.9 5", "3"), ("59.9 4.9", "0"), ("70 9", "3")];
    for clause in [
        "优质学校比例达到60%以上,或比上年提高5个百分点以上,得3分",
        "优质学校比例达到60%以上，或者比上年提高5个百分点以上的，得3分",
        "优质学校比例达到60%以上或比上年提高5个百分点以上得3分",
    ] {
        reads(clause, "3", &["优质学校比例", "优质学校比例比上年提高"], scores);
    }
    reads(
        "被国家级媒体报道1次以上,或被省级媒体报道3次以上,得3分",
        "3",
        &["被国家级媒体报道", "被省级媒体报道"],
        &[("1 0", "3"), ("0 3", "3"), ("0 2", "0")],
    );
}

/// Below the one limit, or above the other.
#[test]
fn two_limits_of_one_figure_are_two_ways() {
    let ratio = "师生比低于5%或高于10%的扣2分";
    reads(ratio, "4", &["师生比"], &[("4.9", "2"), ("5", "4"), ("10", "4"), ("10.1", "2")]);
}

/// A state, or a figure.
#[test]
fn a_state_or_a_figure_is_enough() {
    reads(
        "列入国家试点,或完成率达到95%以上的,得3分",
        "3",
        &["列入国家试点", "完成率"],
        &[("是 0", "3"), ("否 95", "3"), ("否 94", "0")],
    );
    reads(
        "完成率达到95%以上,或列入国家试点的,得3分",
        "3",
        &["完成率", "列入国家试点"],
        &[("0 是", "3"), ("95 否", "3"), ("94 否", "0")],
    );
    // Two states stay one question, as it is written.
    let states = &[("是", "3"), ("否", "0")];
    reads("制定实施方案,或印发专门文件的,得3分", "3", &["制定实施方案,或印发专门文件"], states);
}

/// What goes together in one of the ways cannot be told from what goes with both.
#[test]
fn what_goes_with_one_way_or_with_all_is_judged() {
    judged("教师平均工资不低于公务员,或比上年增长5%以上的,得3分,每低1%扣0.5分", "3", Some(("0", "3")));
    judged("比例达到60%以上,或比上年提高5个百分点以上,且超大班额为0,得3分", "3", Some(("0", "3")));
}

/// 90%或以上, 等于或高于 are no two ways.
#[test]
fn an_edge_with_or_is_one_limit() {
    for clause in ["完成率90%或以上得3分", "完成率等于或高于90%得3分", "完成率高于或等于90%得3分"]
    {
        reads(clause, "3", &["完成率"], &[("90", "3"), ("89.9", "0")]);
    }
}

/// Each award would be lost, and its loss counted once more.
#[test]
fn what_is_not_met_is_not_taken_twice_in_silence() {
    for clause in [
        "小学净入学率100%得2分,初中净入学率98%以上得2分,九年巩固率95%以上得2分,一项不达标扣1分",
        "小学净入学率100%得2分、初中净入学率98%以上得2分、九年巩固率95%以上得2分,达不到的每项扣1分",
    ] {
        let reading = read(clause, "6");
        assert_ne!(reading.status, Status::Read, "{clause}: {reading:?}");
    }
    // Of the award before it alone: 2 + (5 − 2.5) + 3.
    let apart = "将教育列入议事日程得2分;财政投入“两个只增不减”得5分,有一项未达到扣2.5分;附加足额征收得3分";
    let asked = &["将教育列入议事日程", "有一项未达到", "附加足额征收"];
    reads(apart, "10", asked, &[("是 1 是", "7.5"), ("否 0 是", "8")]);
    // One award, from which the count takes alone: 4 − 2.
    let one = "大班额比例低于5%,且超大班额为0,得4分;一项不达标扣2分";
    reads(one, "4", &["一项不达标"], &[("0", "4"), ("1", "2"), ("2", "0")]);
    // What gives nothing at all is another matter.
    let veto = "一项不达标扣1分;发生重大事故的不得分";
    reads(veto, "4", &["发生重大事故", "一项不达标"], &[("否 1", "3"), ("是 0", "0")]);
}

/// 小学、初中 is of what is measured before, and of two stages.
#[test]
fn stages_alone_are_no_figure() {
    let held = read("教师资格证持证率：幼儿园≥95%得2分，小学、初中100%得2分，否则不得分", "4");
    assert_eq!(held.doubts.first().map(|doubt| doubt.about), Some("name"), "{held:?}");
    asks("教师资格证持证率：小学、初中100%得4分", "4", "name", &[]);
}
