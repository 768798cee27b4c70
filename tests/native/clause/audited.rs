//! What was read is held against the text once more: where it does not add up it is asked, and never told as read.

use super::{asks, judged, reads};

#[test]
fn points_that_are_in_no_rule_are_asked_about() {
    // One point for the centre, one more for its recognition: both are read.
    reads(
        "建有教师发展中心(1分),通过省级认定的再得1分",
        "2",
        &["建有教师发展中心", "通过省级认定"],
        &[("是 是", "2"), ("是 否", "1"), ("否 否", "0")],
    );
}

#[test]
fn a_name_that_names_nothing_is_asked_about() {
    asks("小学规模2千人以内、乡镇学校1千5百人以内的得2分,超出的不得分", "2", "name", &[]);
    asks("第一起事故扣0.5分,第二起扣1分,三起以上不得分", "3", "name", &[]);
}

#[test]
fn more_of_what_is_bad_gives_no_points_without_a_question() {
    asks("辍学率不低于0.6%得3分,每低0.1个百分点扣0.5分", "3", "way", &[(0, "0.4", "2")]);
    asks("入学率超过99%不得分,99%以下得3分", "3", "way", &[]);
}

#[test]
fn what_excludes_an_award_and_takes_points_of_its_own_is_taken_off() {
    // 5 − 2 − 2: neither in time nor whole.
    reads(
        "报告按时提交且内容完整的,得5分;未按时提交的扣2分,内容不完整的扣2分,未提交的不得分",
        "5",
        &["未按时提交", "内容不完整", "未提交"],
        &[("否 否 否", "5"), ("是 是 否", "1"), ("否 否 是", "0")],
    );
}

#[test]
fn figures_for_several_things_are_each_their_own() {
    // 6 − 10 × 0.1 − 5 × 0.1.
    reads(
        "设施配备率、完好率均应达到100%,每低1个百分点各扣0.1分",
        "6",
        &["设施配备率", "完好率"],
        &[("100 100", "6"), ("90 95", "4.5")],
    );
    reads(
        "校长、教师交流比例均在10%以上的得1分",
        "1",
        &["校长、教师交流比例(校长)", "校长、教师交流比例(教师交流比例)"],
        &[("10 10", "1"), ("10 9", "0")],
    );
}

#[test]
fn a_limit_may_hold_under_a_condition() {
    // Five without a deduction, but three at most; 5 − 3 is less than three anyway.
    reads(
        "合格率达到95%得5分,每低1个百分点扣1分;优良率低于50%的,本项最高得3分",
        "5",
        &["合格率", "优良率"],
        &[("95 50", "5"), ("95 40", "3"), ("92 40", "2")],
    );
}

#[test]
fn a_figure_that_moves_is_one_figure() {
    reads(
        "毛入园率较上年提高1个百分点以上的得4分,提高不足1个百分点的得3分,持平的得2分,下降的不得分",
        "4",
        &["毛入园率较上年提高"],
        &[("1", "4"), ("0.5", "3"), ("0", "2"), ("-0.5", "0")],
    );
}

#[test]
fn weights_are_read_in_brackets_and_one_after_the_other() {
    // 90 × 40 % + 80 × 60 %.
    let scores = &[("90 80", "84")];
    reads("得分由日常监测(40%)、实地督导(60%)加权计算", "", &["日常监测", "实地督导"], scores);
    reads("日常监测、实地督导分别占40%、60%", "", &["日常监测", "实地督导"], scores);
    judged("日常监测(40%)、实地督导(50%)加权计算", "10", Some(("0", "10")));
}

#[test]
fn a_veto_says_what_it_comes_to() {
    reads("发生重大事故的,实行一票否决,直接定为不合格等次", "", &["发生重大事故"], &[("是", "不合格")]);
}
