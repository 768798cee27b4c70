//! A county that has done all it must, and just so: every figure stands on its line.

use serde_json::{Map, Value, json};

/// Every fact that points rest on, each exactly where full points begin.
const FACTS: [(&str, &str); 81] = [
    ("leadership.group_meetings", "2"),
    ("leadership.government_meetings", "4"),
    ("leadership.report_congress", "是"),
    ("language.share", "100"),
    ("law.town_assessment", "是"),
    ("kindergarten.gross_enrolment", "85"),
    ("kindergarten.inclusive_coverage", "80"),
    // 500 of 1000 is 50 %.
    ("kindergarten.public_pupils", "500"),
    ("kindergarten.pupils", "1000"),
    ("kindergarten.town_coverage", "是"),
    // 1000 ÷ 67 is below 15, 1000 ÷ 66 would be above.
    ("kindergarten.teachers", "67"),
    ("primary.enrolment", "99.5"),
    ("junior.enrolment", "99"),
    ("compulsory.nine_year_retention", "95"),
    ("junior.three_year_retention", "95"),
    ("primary.dropout", "0.6"),
    ("junior.dropout", "1.8"),
    ("balance.primary_max", "0.50"),
    ("balance.junior_max", "0.45"),
    // 45 ÷ (45 + 55) is 45 %.
    ("vocational.admitted", "45"),
    ("senior.admitted", "55"),
    ("disabled.enrolment", "95"),
    ("aid.covered", "是"),
    ("nutrition.paid", "是"),
    ("migrants.served", "85"),
    ("migrants.children", "100"),
    ("resettlement.teachers", "100"),
    ("resettlement.teachers_needed", "100"),
    ("plan.issued", "是"),
    ("standards.unified", "是"),
    ("schools.oversize", "0"),
    ("supervision.schools", "50"),
    ("supervision.inspectors", "10"),
    ("supervision.training_hours", "40"),
    ("supervision.budgeted", "是"),
    ("budget.total_kept", "是"),
    ("budget.per_pupil_kept", "是"),
    ("growth.appropriation", "5.01"),
    ("growth.revenue", "5"),
    ("growth.primary_cost", "0.01"),
    ("growth.junior_cost", "0.01"),
    ("primary.public_spending", "1001"),
    ("primary.public_spending_last", "1000"),
    ("junior.public_spending", "1001"),
    ("junior.public_spending_last", "1000"),
    ("primary.quota", "720"),
    ("junior.quota", "940"),
    ("special.quota", "7000"),
    ("kindergarten.quota", "500"),
    ("senior.quota", "1000"),
    ("small_schools.funded", "是"),
    // 1.5 % of 1000.
    ("training.spent", "15"),
    ("salary.total", "1000"),
    ("surcharge.full", "是"),
    ("land.drawn", "是"),
    ("matching.paid", "是"),
    ("salary.teacher_average", "80000"),
    ("salary.civil_average", "80000"),
    ("salary.teacher_average_last", "79999"),
    ("rotation.share", "10"),
    ("rotation.backbone_share", "20"),
    ("teacher.certified_share", "100"),
    ("training.school_share", "5"),
    // 20 ㎡ and 25 ㎡, 15 and 25 books for each of 1000.
    ("primary.land", "20000"),
    ("primary.pupils", "1000"),
    ("junior.land", "25000"),
    ("junior.pupils", "1000"),
    ("primary.books_central", "15000"),
    ("primary.books_village", "0"),
    ("junior.books", "25000"),
    ("equipment.science_schools", "10"),
    ("equipment.arts_schools", "10"),
    ("equipment.schools", "10"),
    ("class.over65_share", "0"),
    ("class.over55_share", "0"),
    ("class.standard_share", "100"),
    ("it.terminals", "10"),
    ("conduct.rate_rewards", "否"),
    ("admission.key_classes", "否"),
    ("admission.no_exam", "是"),
    ("admission.quota_share", "50"),
];

/// The rest of the sixth head, and the gates, none of which happened.
const CONDUCT: [(&str, &str); 13] = [
    ("safety.major_accidents", "0"),
    ("health.fitness_pass", "85"),
    ("health.myopia_drop", "0.01"),
    ("satisfaction.public", "85"),
    ("gate.campus_incident_happened", "否"),
    ("gate.fraud_found", "否"),
    ("gate.fitness_declined", "否"),
    ("gate.dangerous_building_used", "否"),
    ("gate.major_accident_happened", "否"),
    ("gate.grave_case_happened", "否"),
    ("gate.wage_arrears_new", "否"),
    ("gate.funds_diverted_found", "否"),
    ("gate.vocational_closed_or_short", "否"),
];

/// Every judgement at its best.
const JUDGMENTS: [(&str, &str); 22] = [
    ("direction.policy", "3"),
    ("direction.party", "3"),
    ("direction.ideology", "2"),
    ("direction.language", "1"),
    ("law.implementation", "3"),
    ("law.projects", "3"),
    ("law.reform", "3"),
    ("preschool.supply", "0.5"),
    ("senior.development", "1.5"),
    ("vocational.development", "1"),
    ("aid.migrants", "1"),
    ("other.education", "1"),
    ("leadership.plan", "2"),
    ("layout.schools", "1"),
    ("supervision.system", "1"),
    ("military.integration", "1"),
    ("teacher.staff", "1"),
    ("school.information", "0.5"),
    ("conduct.direction", "2"),
    ("conduct.admission", "1"),
    ("conduct.safety", "0.5"),
    ("conduct.public", "1"),
];

/// The county as a draft file that says nothing but what was filled in.
pub(crate) fn complete() -> Value {
    let facts = FACTS.iter().chain(&CONDUCT).map(|(id, text)| ((*id).to_owned(), json!({ "text": text })));
    let judged =
        |(id, points): &(&str, &str)| ((*id).to_owned(), json!({ "points": points, "reason": "已查阅材料" }));
    json!({
        "format": "lvzhi-draft",
        "version": 1,
        "county": "样样县",
        "year": 2024,
        "rubric": { "id": "general", "edition": "2025.1" },
        "facts": facts.collect::<Map<_, _>>(),
        "judgments": JUDGMENTS.iter().map(judged).collect::<Map<_, _>>(),
    })
}

/// A draft file with a few facts.
pub(crate) fn with_facts(county: &str, facts: &[(&str, &str)]) -> Value {
    let facts = facts.iter().map(|(id, text)| ((*id).to_owned(), json!({ "text": text })));
    json!({
        "format": "lvzhi-draft",
        "version": 1,
        "county": county,
        "year": 2024,
        "rubric": { "id": "general", "edition": "2025.1" },
        "facts": facts.collect::<Map<_, _>>(),
        "judgments": {},
    })
}
