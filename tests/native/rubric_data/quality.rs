//! 优质均衡: the lines that were settled, moved or left to the county, each on both sides, worked out by hand.

use crate::native::support::{all, answers, ends, indicator, outcome};
use lvzhi::draft::Outcome;
use lvzhi::rubric::{Certainty, Rubric};

fn rubric() -> Rubric {
    all().into_iter().find(|rubric| &*rubric.id == "quality-balance").expect("优质均衡")
}

/// 1 met, 0 not, 0–1 open.
#[track_caller]
fn item(id: &str, facts: &[(&str, &str)], expected: &str) {
    let rubric = rubric();
    let outcome = outcome(&rubric, facts);
    let (low, high) = ends(&indicator(&rubric, &outcome, id).points);
    let found = if low == high { low } else { format!("{low}–{high}") };
    assert_eq!(found, expected, "{id} of {facts:?}");
}

/// The notes of a draft of a year.
fn found(year: Option<i32>, facts: &[(&str, &str)]) -> Vec<String> {
    let outcome = Outcome::of(&rubric(), &answers(facts), year);
    outcome.checked.findings.iter().map(|finding| finding.id.to_string()).collect()
}

#[test]
fn only_the_line_no_text_settles_waits_for_one() {
    let rubric = rubric();
    let unverified: Vec<&str> = rubric
        .indicators
        .iter()
        .filter(|indicator| indicator.certainty() == Certainty::Unverified)
        .map(|indicator| &*indicator.id)
        .collect();
    assert_eq!(unverified, ["qb.g7"]);
}

#[test]
fn eight_thousand_or_six_thousand_is_the_countys_choice() {
    let quota = |line: &str, quota: &str, expected: &str| {
        item("qb.g7", &[("special.line", line), ("special.quota", quota)], expected);
    };
    quota("8000元", "8000", "1");
    quota("8000元", "7999", "0");
    quota("6000元", "6000", "1");
    quota("6000元", "5999", "0");
    // Nobody has chosen: between the two it is open, and only there.
    quota("", "8000", "1");
    quota("", "7999", "0–1");
    quota("", "6000", "0–1");
    quota("", "5999", "0");
}

#[test]
fn order_is_the_third_of_three() {
    let order = |share: &str, expected: &str| {
        let facts = [
            ("schools.curriculum_share", "100"),
            ("schools.practice_share", "100"),
            ("schools.order_share", share),
        ];
        item("qb.q7", &facts, expected);
    };
    order("100", "1");
    order("99.9", "0");
    order("", "0–1");
}

#[test]
fn small_schools_of_a_town_school_count_too() {
    let funded = |own: &str, attached: &str, expected: &str| {
        let facts = [("small_schools.funded", own), ("small_schools.attached_funded", attached)];
        item("qb.g6", &facts, expected);
    };
    funded("是", "是", "1");
    funded("是", "否", "0");
    funded("否", "是", "0");
    funded("是", "", "0–1");
}

#[test]
fn reliefs_hold_where_the_county_says_that_it_takes_them() {
    // 12 classes: a room of each kind, of 96 and 90 ㎡; 95.9 is short.
    let rooms = |area: &str, relief: &str, expected: &str| {
        let table = format!("一小\t12\t1\t{area}\t1\t90");
        item("qb.g3", &[("schools.arts_rooms", &*table), ("relief.rooms_met", relief)], expected);
    };
    rooms("96", "", "1");
    rooms("95.9", "否", "0");
    rooms("95.9", "是", "1");
    let size = |over: &str, relief: &str, expected: &str| {
        item("qb.g4", &[("schools.oversize", over), ("relief.size_met", relief)], expected);
    };
    size("0", "", "1");
    size("1", "否", "0");
    size("1", "是", "1");
    // Nobody has said whether it is taken: it is not taken for granted, and not refused.
    size("1", "", "0–1");
}

/// 毕业 1010, 初一 1040, 转入 60, 转出 36, 死亡 1: (1010 − 60 + 36) ÷ (1040 − 1) = 986 ÷ 1039 = 94.8989 %;
/// 1010 ÷ (1040 + 60 − 36 − 1) = 1010 ÷ 1063 = 95.0141 %.
#[test]
fn that_two_ways_of_reckoning_straddle_the_line_is_told() {
    let cohort = |graduates: &str, start: &str, moved_in: &str, out: &str, deaths: &str| {
        let facts = [
            ("junior.cohort_graduates", graduates),
            ("junior.cohort_start", start),
            ("junior.cohort_in", moved_in),
            ("junior.cohort_out", out),
            ("junior.cohort_deaths", deaths),
        ];
        found(None, &facts)
    };
    let (net, adjusted) = ("three-year-retention-net", "three-year-retention-adjusted");
    assert_eq!(cohort("1010", "1040", "60", "36", "1"), [net]);
    // Nobody came or went: 988 ÷ 1040 is 95 % in both, 987 ÷ 1040 = 94.9 % in neither.
    assert_eq!(cohort("988", "1040", "0", "0", "0"), [""; 0]);
    assert_eq!(cohort("987", "1040", "0", "0", "0"), [net, adjusted]);
    // Many left: (900 + 100) ÷ 1040 = 96.2 %, 900 ÷ (1040 − 100) = 95.7 %; 892 ÷ 940 = 94.9 %, 992 ÷ 1040 = 95.4 %.
    assert_eq!(cohort("900", "1040", "0", "100", "0"), [""; 0]);
    assert_eq!(cohort("892", "1040", "0", "100", "0"), [adjusted]);
}

#[test]
fn the_target_of_the_plan_stands_beside_the_line() {
    let target = |year: i32, rate: &str| found(Some(year), &[("disabled.enrolment", rate)]);
    assert_eq!(target(2025, "96.9"), ["disabled-plan-target"]);
    assert_eq!(target(2025, "97"), [""; 0]);
    assert_eq!(target(2024, "96.9"), [""; 0]);
    // The line itself stays where it was.
    item("qb.q2", &[("disabled.enrolment", "95")], "1");
    item("qb.q2", &[("disabled.enrolment", "94.9")], "0");
}
