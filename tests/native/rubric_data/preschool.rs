//! 普及普惠 by its 36 items: each line that is drawn, on both sides, worked out by hand.

use crate::native::support::{all, answers, ends, indicator, judged, outcome, word};
use lvzhi::draft::Outcome;
use lvzhi::facts::RawAnswers;
use lvzhi::rubric::{Certainty, Rubric, Rule};
use lvzhi::text;

fn rubric() -> Rubric {
    all().into_iter().find(|rubric| &*rubric.id == "preschool").expect("普及普惠")
}

/// 合格 2, 基本合格 1, 不合格 0, and from–to where it is open.
#[track_caller]
fn item(id: &str, facts: &[(&str, &str)], expected: &str) {
    let rubric = rubric();
    let outcome = outcome(&rubric, facts);
    let (low, high) = ends(&indicator(&rubric, &outcome, id).points);
    let found = if low == high { low } else { format!("{low}–{high}") };
    assert_eq!(found, expected, "{id} of {facts:?}");
}

#[test]
fn there_are_36_items_in_three_heads_and_seven_may_be_half_met() {
    let rubric = rubric();
    let heads: Vec<usize> = rubric.domains.iter().map(|domain| domain.indicators.len()).collect();
    assert_eq!(heads, [3, 22, 11]);
    let is_half =
        |part: &lvzhi::rubric::Part| matches!(&part.rule, Rule::Tiers(rule) if rule.tiers.len() == 2);
    // By their numbers, counted from one in their order.
    let half: Vec<usize> = (1..)
        .zip(&rubric.indicators)
        .filter(|(_, indicator)| indicator.parts.iter().any(is_half))
        .map(|(number, _)| number)
        .collect();
    assert_eq!(half, [11, 12, 16, 17, 26, 27, 29]);
    for indicator in &rubric.indicators {
        assert_ne!(indicator.certainty(), Certainty::Unverified, "{}", indicator.id);
    }
}

#[test]
fn the_share_of_children_by_the_denominator_that_was_chosen() {
    let enrolled = |pupils: &str, base: &str, registered: &str, resident: &str, expected: &str| {
        let facts = [
            ("region.province_preschool", "国家标准"),
            ("preschool.enrolment_base", base),
            ("kindergarten.pupils", pupils),
            ("kindergarten.registered_population", registered),
            ("kindergarten.population", resident),
        ];
        item("pk.enrolment", &facts, expected);
    };
    // 8500 ÷ 10000 = 85 %, 8499 ÷ 10000 = 84.99 %.
    enrolled("8500", "户籍3—6岁人口", "10000", "", "2");
    enrolled("8499", "户籍3—6岁人口", "10000", "", "0");
    enrolled("8500", "常住3—5岁人口", "", "10000", "2");
    enrolled("8499", "常住3—5岁人口", "", "10000", "0");
    // The other denominator decides nothing: 8500 ÷ 12000 = 70.8 %.
    enrolled("8500", "户籍3—6岁人口", "10000", "12000", "2");
    enrolled("8500", "常住3—5岁人口", "10000", "12000", "0");
    // Nobody has chosen: where both agree (8500 ÷ 9000 = 94.4 %) it is decided, where they do not it stays open.
    enrolled("8500", "", "10000", "9000", "2");
    enrolled("8499", "", "10000", "12000", "0");
    enrolled("8500", "", "10000", "12000", "0–2");
    // 河南 asks for 90 %.
    let henan = [
        ("region.province_preschool", "河南"),
        ("preschool.enrolment_base", "户籍3—6岁人口"),
        ("kindergarten.registered_population", "10000"),
    ];
    item("pk.enrolment", &[&henan[..], &[("kindergarten.pupils", "9000")]].concat(), "2");
    item("pk.enrolment", &[&henan[..], &[("kindergarten.pupils", "8999")]].concat(), "0");
}

#[test]
fn what_is_in_public_and_inclusive_kindergartens() {
    let pupils = |public: &str, inclusive: &str| {
        [
            ("kindergarten.pupils", "1000"),
            ("kindergarten.public_pupils", public),
            ("kindergarten.inclusive_private_pupils", inclusive),
        ]
        .map(|(id, text)| (id, text.to_owned()))
    };
    for (public, inclusive, covered, share) in [
        // 500 + 300 = 800 of 1000 are 80 %; 500 are 50 %.
        ("500", "300", "2", "2"),
        ("500", "299", "0", "2"),
        ("499", "301", "2", "0"),
    ] {
        let facts = pupils(public, inclusive);
        let facts: Vec<(&str, &str)> = facts.iter().map(|(id, text)| (*id, &**text)).collect();
        item("pk.inclusive", &facts, covered);
        item("pk.public", &facts, share);
    }
}

#[test]
fn in_principle_each_town_has_one() {
    let towns = |all: &str, excused: &str, expected: &str| {
        let rubric = rubric();
        let facts = [("kindergarten.town_coverage", all), ("kindergarten.towns_excused", excused)];
        let mut answers = answers(&facts);
        answers.judgments.insert("pk.network".into(), judged("2"));
        let outcome = Outcome::of(&rubric, &answers, None);
        let (low, high) = ends(&indicator(&rubric, &outcome, "pk.network").points);
        assert_eq!(format!("{low}–{high}"), expected, "{facts:?}");
    };
    towns("是", "", "2–2");
    towns("否", "是", "2–2");
    towns("否", "否", "0–0");
    towns("否", "", "0–2");
}

#[test]
fn estates_that_were_built_are_public_or_inclusive() {
    let estates = |built: &str, public: &str, inclusive: &str, expected: &str| {
        let facts = [("estates.built", built), ("estates.public", public), ("estates.inclusive", inclusive)];
        item("pk.estates_run", &facts, expected);
    };
    estates("12", "7", "5", "2");
    estates("12", "7", "4", "0");
    estates("0", "0", "0", "2");
}

#[test]
fn allowances_by_the_line_of_the_province() {
    let both = [("pk.collective", "kindergarten.collective"), ("pk.private_support", "kindergarten.private")];
    for (id, kind) in both {
        let (scheme, subsidy) = (format!("{kind}_scheme"), format!("{kind}_subsidy"));
        for (has, amount, line, expected) in [
            ("是", "500", "500", "2"),
            ("是", "499", "500", "1"),
            // Another province, another line.
            ("是", "499", "400", "2"),
            ("否", "500", "500", "0"),
            ("是", "不适用", "500", "2"),
            ("是", "499", "", "1–2"),
        ] {
            let facts =
                [(scheme.as_str(), has), (subsidy.as_str(), amount), ("kindergarten.province_subsidy", line)];
            item(id, &facts, expected);
        }
    }
    let paid = |quota: &str, paid: &str, expected: &str| {
        let facts = [
            ("kindergarten.quota", quota),
            ("kindergarten.province_quota", "600"),
            ("kindergarten.quota_paid", paid),
        ];
        item("pk.public_funding", &facts, expected);
    };
    paid("600", "是", "2");
    paid("599", "是", "0");
    paid("600", "否", "0");
}

#[test]
fn equal_pay_instead_of_a_share() {
    let pay = |state: &str, arrears: &str, complaints: &str, expected: &str| {
        let facts = [
            ("kindergarten.public_pay", state),
            ("kindergarten.public_arrears", arrears),
            ("kindergarten.public_pay_complaints", complaints),
            // 74 % and 76 % alike: no line is drawn by the amounts.
            ("kindergarten.contract_salary", "74"),
            ("kindergarten.post_salary", "100"),
        ];
        item("pk.public_salary", &facts, expected);
    };
    pay("已制定并执行同工同酬政策", "否", "否", "2");
    pay("还没有同工同酬，非在编与在编的差距逐年缩小", "否", "否", "1");
    pay("没有政策，差距没有缩小", "否", "否", "0");
    pay("已制定并执行同工同酬政策", "是", "否", "0");
    pay("还没有同工同酬，非在编与在编的差距逐年缩小", "否", "是", "0");
    pay("不适用", "否", "否", "2");
    let private = |state: &str, expected: &str| {
        let facts = [
            ("kindergarten.private_pay", state),
            ("kindergarten.private_arrears", "否"),
            ("kindergarten.private_pay_complaints", "否"),
        ];
        item("pk.private_salary", &facts, expected);
    };
    private("政策已落实，工资合理", "2");
    private("政策正在分步落实", "1");
    private("没有政策", "0");
}

#[test]
fn what_must_not_be_is_asked_as_such() {
    for (id, fact) in [
        ("pk.accident", "kindergarten.notable_accident"),
        ("pk.profit", "kindergarten.profit"),
        ("pk.vacant_posts", "kindergarten.vacant_posts"),
        ("pk.conduct", "kindergarten.conduct_event"),
    ] {
        item(id, &[(fact, "否")], "2");
        item(id, &[(fact, "是")], "0");
    }
    item("pk.unlicensed", &[("kindergarten.unlicensed", "0")], "2");
    item("pk.unlicensed", &[("kindergarten.unlicensed", "1")], "0");
    item("pk.party_cover", &[("kindergarten.party_uncovered", "0")], "2");
    item("pk.party_cover", &[("kindergarten.party_uncovered", "1")], "0");
}

#[test]
fn kindergartens_that_are_short_are_counted_of_all() {
    let count = |id: &str, fact: &str, short: &str, all: &str, expected: &str| {
        let facts = [(fact, short), ("kindergarten.count", all), ("kindergarten.conditions_gross", "否")];
        item(id, &facts, expected);
    };
    let (met, unmet) = ("pk.conditions_met", "kindergarten.conditions_unmet");
    count(met, unmet, "0", "20", "2");
    // 1 of 20 = 5 %; 2 of 39 = 5.13 %.
    count(met, unmet, "1", "20", "1");
    count(met, unmet, "2", "39", "0");
    let gross = [(unmet, "1"), ("kindergarten.count", "20"), ("kindergarten.conditions_gross", "是")];
    item(met, &gross, "0");
    let (new, unmet) = ("pk.new_standard", "kindergarten.new_unmet");
    count(new, unmet, "0", "33", "2");
    // 1 of 34 = 2.94 %, 3 of 100 = 3 %, 1 of 33 = 3.03 %.
    count(new, unmet, "1", "34", "1");
    count(new, unmet, "3", "100", "1");
    count(new, unmet, "1", "33", "0");
    let (staffing, staffed) = ("pk.staffing", "kindergarten.staffed");
    count(staffing, staffed, "10", "10", "2");
    count(staffing, staffed, "8", "10", "1");
    count(staffing, staffed, "7", "10", "0");
    count("pk.rounds", "kindergarten.evaluated", "10", "10", "2");
    count("pk.rounds", "kindergarten.evaluated", "9", "10", "0");
    count("pk.inspectors", "kindergarten.inspected", "10", "10", "2");
    count("pk.inspectors", "kindergarten.inspected", "9", "10", "0");
}

#[test]
fn classes_teachers_and_certificates() {
    let classes = |within: &str, expected: &str| {
        let facts = [("kindergarten.classes_within", within), ("kindergarten.classes", "100")];
        item("pk.class_size", &facts, expected);
    };
    classes("85", "2");
    classes("84", "0");
    let teachers = |pupils: &str, expected: &str| {
        let facts = [("kindergarten.pupils", pupils), ("kindergarten.teachers", "100")];
        item("pk.teachers", &facts, expected);
    };
    teachers("1500", "2");
    teachers("1501", "0");
    let certified = |with: &str, expected: &str| {
        let facts = [("kindergarten.certified", with), ("kindergarten.certifiable", "120")];
        item("pk.certified", &facts, expected);
    };
    certified("120", "2");
    certified("119", "0");
}

/// The items by which the counts of a conclusion are made up: the seven that may be 基本合格, and one that may not.
const HALF: [&str; 7] = [
    "pk.collective",
    "pk.private_support",
    "pk.public_salary",
    "pk.private_salary",
    "pk.conditions_met",
    "pk.new_standard",
    "pk.staffing",
];

/// Everything in order; the first so many of [`HALF`] are 基本合格, and where it is said one more item is 不合格.
fn county(half: usize, is_one_failed: bool) -> RawAnswers {
    let mut facts: Vec<(&str, &str)> = vec![
        ("region.province_preschool", "国家标准"),
        ("preschool.enrolment_base", "户籍3—6岁人口"),
        ("kindergarten.registered_population", "1000"),
        ("kindergarten.pupils", "900"),
        ("kindergarten.public_pupils", "600"),
        ("kindergarten.inclusive_private_pupils", "200"),
        ("kindergarten.party_uncovered", "0"),
        ("kindergarten.town_coverage", "是"),
        ("estates.built", "4"),
        ("estates.public", "4"),
        ("estates.inclusive", "0"),
        ("kindergarten.quota", "600"),
        ("kindergarten.province_quota", "600"),
        ("kindergarten.quota_paid", "是"),
        ("kindergarten.province_subsidy", "500"),
        ("kindergarten.notable_accident", if is_one_failed { "是" } else { "否" }),
        ("kindergarten.count", "40"),
        ("kindergarten.evaluated", "40"),
        ("kindergarten.inspected", "40"),
        ("kindergarten.unlicensed", "0"),
        ("kindergarten.profit", "否"),
        ("kindergarten.classes_within", "60"),
        ("kindergarten.classes", "60"),
        ("kindergarten.vacant_posts", "否"),
        ("kindergarten.teachers", "100"),
        ("kindergarten.certified", "120"),
        ("kindergarten.certifiable", "120"),
        ("kindergarten.conduct_event", "否"),
        ("kindergarten.play_areas", "是"),
        ("kindergarten.play_materials", "是"),
        ("kindergarten.satisfaction", "90"),
        ("preschool.satisfaction_edge", "不算达到（高于85%）"),
        ("kindergarten.collective_scheme", "是"),
        ("kindergarten.private_scheme", "是"),
        ("kindergarten.public_arrears", "否"),
        ("kindergarten.public_pay_complaints", "否"),
        ("kindergarten.private_arrears", "否"),
        ("kindergarten.private_pay_complaints", "否"),
        ("kindergarten.conditions_gross", "否"),
    ];
    let none = [
        "kindergarten.fees_illegal",
        "kindergarten.fees_cross_term",
        "kindergarten.fees_complaints",
        "kindergarten.fees_found",
        "kindergarten.early_subjects",
        "kindergarten.lectures",
        "kindergarten.drills",
        "kindergarten.care_complaints",
        "kindergarten.care_found",
    ];
    facts.extend(none.map(|id| (id, "否")));
    let full_and_half: [(&str, &str, &str); 7] = [
        ("kindergarten.collective_subsidy", "500", "499"),
        ("kindergarten.private_subsidy", "500", "499"),
        ("kindergarten.public_pay", "已制定并执行同工同酬政策", "还没有同工同酬，非在编与在编的差距逐年缩小"),
        ("kindergarten.private_pay", "政策已落实，工资合理", "政策正在分步落实"),
        // Of 40: 2 are 5 %, 1 is 2.5 %, 32 are 80 %.
        ("kindergarten.conditions_unmet", "0", "2"),
        ("kindergarten.new_unmet", "0", "1"),
        ("kindergarten.staffed", "40", "32"),
    ];
    for (n, (id, full, short)) in full_and_half.iter().enumerate() {
        facts.push((id, if n < half { short } else { full }));
    }
    let mut answers = answers(&facts);
    let rubric = rubric();
    for judgment in &rubric.judgments {
        answers.judgments.insert(judgment.id.clone(), judged("2"));
    }
    answers
}

/// The conclusion of a county by a scheme, from the worst to the best that is possible.
fn concluded(answers: &RawAnswers, scheme: &str) -> String {
    let rubric = rubric();
    let mut answers = answers.clone();
    answers.facts.insert("preschool.scheme".into(), crate::native::support::typed(scheme));
    let outcome = Outcome::of(&rubric, &answers, None);
    text::grade_range(&rubric, outcome.assessment.grade.low, outcome.assessment.grade.high)
}

const STATE: &str = "国家认定（36项全部合格）";
const CITY: &str = "沈阳市（创优、提高、巩固三档）";

#[test]
fn the_conclusion_by_the_counts_of_each_scheme() {
    // So many of 36 are 基本合格: 36, 35, 33, 32, 31, 30, 29 are 合格.
    for (half, by_city) in
        [(0, "全部合格"), (1, "创优"), (3, "创优"), (4, "提高"), (5, "提高"), (6, "巩固"), (7, "巩固")]
    {
        let county = county(half, false);
        let rubric = rubric();
        let outcome = Outcome::of(&rubric, &county, None);
        let halves: Vec<&str> = HALF
            .into_iter()
            .filter(|id| ends(&indicator(&rubric, &outcome, id).points) == ("1".to_owned(), "1".to_owned()))
            .collect();
        assert_eq!(halves, HALF[..half], "what is 基本合格");
        assert_eq!(concluded(&county, CITY), by_city, "{half}");
        assert_eq!(concluded(&county, STATE), if half == 0 { "全部合格" } else { "未通过" }, "{half}");
    }
    // One 不合格 and nothing is reached, however many are 合格: 35 + 0 + 1, 33 + 2 + 1.
    for half in [0, 2] {
        let county = county(half, true);
        assert_eq!((&*concluded(&county, CITY), &*concluded(&county, STATE)), ("未通过", "未通过"));
    }
    // No scheme was chosen: either may be meant.
    assert_eq!(concluded(&county(3, false), ""), "未通过–创优");
    assert_eq!(concluded(&county(0, false), ""), "全部合格");
}

#[test]
fn an_item_left_blank_leaves_the_conclusion_open() {
    // 33 合格 + 2 基本合格, and the 36th (wages of private kindergartens) open: 合格 makes 34 + 2, 基本合格 33 + 3, both 创优.
    let mut county = county(2, false);
    county.facts.remove("kindergarten.private_pay");
    assert_eq!(concluded(&county, CITY), "未通过–创优");
}

#[test]
fn the_recognition_by_the_public_is_outside_the_36() {
    let with = |satisfaction: &str, edge: &str| {
        let mut county = county(0, false);
        for (id, text) in [("kindergarten.satisfaction", satisfaction), ("preschool.satisfaction_edge", edge)]
        {
            county.facts.insert(id.into(), crate::native::support::typed(text));
        }
        concluded(&county, STATE)
    };
    let (counts, counts_not) = ("算达到（不低于85%）", "不算达到（高于85%）");
    assert_eq!(with("84.99", counts), "未通过");
    assert_eq!(with("85", counts), "全部合格");
    assert_eq!(with("85", counts_not), "未通过");
    assert_eq!(with("85.01", counts_not), "全部合格");
    // Nobody has chosen how 85 counts: there it is open, elsewhere it is not.
    assert_eq!(with("85", ""), "未通过–全部合格");
    assert_eq!(with("85.01", ""), "全部合格");
    assert_eq!(with("84.99", ""), "未通过");
}

#[test]
fn verdicts_of_items_are_met_only_at_their_best() {
    let rubric = rubric();
    let outcome = Outcome::of(&rubric, &county(7, false), None);
    let verdict = |id: &str| word(indicator(&rubric, &outcome, id).verdict);
    assert_eq!((verdict("pk.staffing"), verdict("pk.teachers")), ("unmet", "met"));
}
