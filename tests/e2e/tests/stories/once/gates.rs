//! What limits the grade, whatever the points.

use e2e::{Page, names};

use crate::county::complete;
use crate::{example, fill, import_and_open};

const GATES: [(&str, &str); 9] = [
    ("gate.campus_incident", "gate.campus_incident_happened"),
    ("gate.fraud", "gate.fraud_found"),
    ("gate.fitness_decline", "gate.fitness_declined"),
    ("gate.dangerous_building", "gate.dangerous_building_used"),
    ("gate.major_accident", "gate.major_accident_happened"),
    ("gate.grave_case", "gate.grave_case_happened"),
    ("gate.wage_arrears", "gate.wage_arrears_new"),
    ("gate.funds_diverted", "gate.funds_diverted_found"),
    ("gate.vocational_closed", "gate.vocational_closed_or_short"),
];

#[track_caller]
fn limits(page: &Page, says: &str) {
    page.wait_to_see(
        &format!("the limits say {says:?}"),
        |page| (page.texts_of("aside a[href='#gates']").iter().any(|text| text == says)).then_some(()),
        |page| format!("they say {:?}", page.texts_of("aside a[href='#gates']")),
    );
}

#[test]
fn an_answer_to_a_gate_changes_the_grade_and_is_named() {
    let page = example();
    limits(&page, "9 项还没有回答");
    let total = page.total();
    fill(&page, "gate.dangerous_building_used", "是");
    // Ninety-nine points would be 优秀; with a building of grade D in use, 良好 at best.
    page.wait_for_text(names::GRADE, "不合格–良好");
    limits(&page, "已发生：有师生在D级危房内学习、工作和生活；另有 8 项还没有回答");
    let card = names::gate("gate.dangerous_building");
    assert_eq!(page.attribute(&card, "data-fired").as_deref(), Some("fired"));
    assert!(page.text_of(&card).contains("已发生"));

    // Wages owed: not even 合格, so there is but one grade left.
    fill(&page, "gate.wage_arrears_new", "是");
    page.wait_for_text(names::GRADE, "不合格");
    assert_eq!(page.total(), total, "a gate takes no points");
    // Undone one by one.
    page.press("Ctrl+Z");
    page.wait_for_text(names::GRADE, "不合格–良好");
    page.press("Ctrl+Z");
    page.wait_for_text(names::GRADE, "不合格–优秀");
    limits(&page, "9 项还没有回答");
    page.end();
}

#[test]
fn all_gates_answered_no_are_not_in_the_way() {
    let page = example();
    for (at, (gate, fact)) in GATES.iter().enumerate() {
        fill(&page, fact, "否");
        page.wait_until("the gate is clear", |page| {
            page.attribute(&names::gate(gate), "data-fired").as_deref() == Some("clear")
        });
        let open = GATES.len() - 1 - at;
        limits(&page, &if open == 0 { "没有发生".to_owned() } else { format!("{open} 项还没有回答") });
    }
    assert_eq!(page.grade(), "不合格–优秀", "the points alone leave it as open as before");
    page.end();
}

/// Each gate alone, on a county with all its hundred points.
#[test]
fn points_alone_do_not_make_a_grade() {
    let page = Page::open();
    import_and_open(&page, "样样县.json", complete().to_string());
    page.wait_for_text(names::GRADE, "优秀");
    // Three lower by one, three hold at 良好, three allow nothing above 不合格.
    let grades = ["良好"; 6].into_iter().chain(["不合格"; 3]);
    for ((_, fact), grade) in GATES.iter().zip(grades) {
        fill(&page, fact, "是");
        page.wait_for_text(names::GRADE, grade);
        assert_eq!(page.total(), "100");
        // Not answered, it may have happened: the worst grade is as if it had.
        fill(&page, fact, "");
        page.wait_for_text(names::GRADE, &format!("{grade}–优秀"));
        fill(&page, fact, "否");
        page.wait_for_text(names::GRADE, "优秀");
    }
    // 降低一个等次 once, however many reasons; and not below a cap.
    fill(&page, "gate.fraud_found", "是");
    fill(&page, "gate.campus_incident_happened", "是");
    page.wait_for_text(names::GRADE, "良好");
    fill(&page, "gate.dangerous_building_used", "是");
    page.wait_for_text(names::GRADE, "良好");
    fill(&page, "gate.funds_diverted_found", "是");
    page.wait_for_text(names::GRADE, "不合格");
    page.end();
}

/// Half-open bands: each line belongs to the grade above it.
#[test]
fn each_grade_begins_on_its_line() {
    let page = Page::open();
    import_and_open(&page, "样样县.json", complete().to_string());
    page.wait_for_text(names::TOTAL, "100");
    // Lost: 思政 2, 语言 1, 资助 1, 营养 1, 党建 3, 法律 … step by step to the lines.
    fill(&page, "judgment:direction.policy", "0");
    fill(&page, "judgment:direction.party", "0");
    fill(&page, "judgment:law.projects", "0");
    fill(&page, "aid.covered", "否");
    page.wait_for_text(names::TOTAL, "90");
    assert_eq!(page.grade(), "优秀", "90 is 优秀");
    fill(&page, "judgment:direction.ideology", "1.9");
    page.wait_for_text(names::TOTAL, "89.9");
    assert_eq!(page.grade(), "良好");
    fill(&page, "judgment:direction.ideology", "0");
    fill(&page, "judgment:law.reform", "0");
    fill(&page, "judgment:law.implementation", "0");
    fill(&page, "judgment:leadership.plan", "0");
    page.wait_for_text(names::TOTAL, "80");
    assert_eq!(page.grade(), "良好", "80 is 良好");
    fill(&page, "judgment:layout.schools", "0.9");
    page.wait_for_text(names::TOTAL, "79.9");
    assert_eq!(page.grade(), "合格");
    fill(&page, "judgment:layout.schools", "0");
    fill(&page, "judgment:conduct.direction", "0");
    fill(&page, "budget.total_kept", "否");
    fill(&page, "budget.per_pupil_kept", "否");
    fill(&page, "training.spent", "14");
    fill(&page, "salary.civil_average", "80001");
    fill(&page, "salary.teacher_average_last", "80000");
    fill(&page, "growth.appropriation", "5");
    page.wait_for_text(names::TOTAL, "65");
    assert_eq!(page.grade(), "合格", "65 is 合格");
    fill(&page, "judgment:conduct.public", "0.9");
    page.wait_for_text(names::TOTAL, "64.9");
    assert_eq!(page.grade(), "不合格");
    page.end();
}
