//! 新规对照: each line on both sides, worked out by hand.

use crate::native::support::{all, indicator, outcome, word};

/// What an item is found to be.
#[track_caller]
fn item(id: &str, facts: &[(&str, &str)], expected: &str) {
    let rubric = all().into_iter().find(|rubric| &*rubric.id == "norms").expect("新规对照");
    let outcome = outcome(&rubric, facts);
    assert_eq!(word(indicator(&rubric, &outcome, id).verdict), expected, "{id} of {facts:?}");
}

#[test]
fn shares_of_schools_and_children() {
    for (id, fact, on, below) in [
        ("nn.two_hours", "schools.two_hours_share", "100", "99.9"),
        ("nn.counsellors", "schools.counsellor_share", "95", "94.9"),
        ("nn.retention", "compulsory.nine_year_retention", "96", "95.9"),
        ("nn.disabled", "disabled.enrolment", "97", "96.9"),
        ("nn.visits", "supervision.term_visits", "2", "1"),
        ("nn.rounds", "supervision.round_share", "100", "99.9"),
        // ＞90 % and ＞92 %: the figure itself is not above.
        ("nn.preschool_rate", "kindergarten.gross_enrolment", "90.1", "90"),
        ("nn.senior", "senior.gross_enrolment", "92.1", "92"),
    ] {
        item(id, &[(fact, on)], "met");
        item(id, &[(fact, below)], "unmet");
        item(id, &[], "missing");
    }
    // 30 of 30, and 29 of 30.
    item("nn.qualified", &[("kindergarten.certified", "30"), ("kindergarten.certifiable", "30")], "met");
    item("nn.qualified", &[("kindergarten.certified", "29"), ("kindergarten.certifiable", "30")], "unmet");
    // 4 + 1 of 5, 4 + 0 of 5, and a county that has none.
    let estates = |built: &str, public: &str, inclusive: &str, expected: &str| {
        let facts = [("estates.built", built), ("estates.public", public), ("estates.inclusive", inclusive)];
        item("nn.estates", &facts, expected);
    };
    estates("5", "4", "1", "met");
    estates("5", "4", "0", "unmet");
    estates("不适用", "不适用", "不适用", "not_applicable");
}

#[test]
fn a_lesson_a_day_where_the_province_says_so() {
    let lesson = |share: &str, line: &str, expected: &str| {
        let facts = [("schools.daily_lesson_share", share), ("schools.daily_lesson_line", line)];
        item("nn.daily_lesson", &facts, expected);
    };
    lesson("50", "50", "met");
    lesson("49.9", "50", "unmet");
    lesson("49.9", "", "missing");
    lesson("不适用", "不适用", "not_applicable");
}

#[test]
fn what_the_law_asks_and_forbids() {
    let private = |converted: &str, profit: &str, expected: &str| {
        let facts = [("kindergarten.converted", converted), ("kindergarten.profit", profit)];
        item("nn.no_profit", &facts, expected);
    };
    private("否", "否", "met");
    private("是", "否", "unmet");
    private("否", "是", "unmet");
    item("nn.free_year", &[("kindergarten.final_year_free", "是")], "met");
    item("nn.free_year", &[("kindergarten.final_year_free", "否")], "unmet");
    item("nn.equal_pay", &[("kindergarten.equal_pay", "是")], "met");
    item("nn.equal_pay", &[("kindergarten.equal_pay", "否")], "unmet");
    item("nn.equal_pay", &[("kindergarten.equal_pay", "不适用")], "not_applicable");
    item("nn.disclosure", &[("kindergarten.reports_public", "否")], "unmet");
    item("nn.county_schools", &[("senior.poaching", "是")], "unmet");
    // The rest of both is judged.
    item("nn.disclosure", &[("kindergarten.reports_public", "是")], "judgment");
    item("nn.county_schools", &[("senior.poaching", "否")], "judgment");
}
