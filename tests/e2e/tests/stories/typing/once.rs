//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};

use crate::{example, fill, is_marked_wrong, new_draft, said_of, unfold, wait_until_kept};

/// Fills a field whose text is plain to see, or is read as something else, which is then said.
#[track_caller]
fn reads(page: &Page, name: &str, typed: &str, read_as: &str) {
    fill(page, name, typed);
    page.wait_until(&format!("{typed:?} is read as {read_as:?}"), |page| {
        said_of(page, name).contains(read_as)
    });
    assert!(!is_marked_wrong(page, name), "{typed:?} is no mistake: {}", said_of(page, name));
}

#[test]
fn figures_are_read_as_clerks_write_them() {
    let page = new_draft();
    fill(&page, "salary.total", "36414");
    // Each of these is 546.21 万元, which is 1.5 % of 36414 to the hundredth, or far more.
    for typed in [
        "546.21",
        "５４６．２１",
        "546.21万元",
        " 546.21 ",
        "5462100元",
        "5,462,100元",
        "5，462，100元",
        "546.21万",
        "0.054621亿元",
        "500+46.21",
        "1092.42÷2",
        "（273.105）×2",
    ] {
        fill(&page, "training.spent", typed);
        page.wait_for_text(&names::points("funding.training"), "2");
        assert!(!is_marked_wrong(&page, "training.spent"), "{typed}: {}", said_of(&page, "training.spent"));
        let card = page.text_of(&names::card("funding.training"));
        assert!(card.contains("546.21万元"), "{typed} is 546.21 万元: {card}");
        fill(&page, "training.spent", "");
        page.wait_for_text(&names::points("funding.training"), "0–2");
    }
    page.end();
}

#[test]
fn what_was_understood_is_said_where_it_is_not_plain() {
    let page = new_draft();
    unfold(&page);
    reads(&page, "region.population", "80万", "读作 800,000 人");
    reads(&page, "training.spent", "5462100元", "读作 546.21 万元");
    // 331.3 + 371.6.
    reads(&page, "matching.total", "331.3+371.6", "读作 702.9 万元");
    // 8728 ÷ 15447 is 56.5029… %.
    reads(&page, "kindergarten.public_share", "8728/15447", "读作 56.50");
    // 954‰ is 95.4 %.
    reads(&page, "kindergarten.gross_enrolment", "954‰", "读作 95.4 %");
    reads(&page, "training.share", "不低于1.5%", "按“≥1.5”参与比较");
    reads(&page, "growth.revenue", "负增长", "按“负增长”参与比较");
    // 69,000 + 148; 12 − 8.
    reads(&page, "aid.persons", "6.9万人次+148", "读作 69,148 人次");
    reads(&page, "kindergarten.count", "12-8", "读作 4 所（减法）");
    reads(&page, "judgment:leadership.plan", "1+0.7", "读作 1.7 分");
    fill(&page, "primary.pupils", "40,114");
    assert!(!said_of(&page, "primary.pupils").contains("读作"), "a plain figure needs no explanation");
    page.end();
}

#[test]
fn an_unreadable_text_is_kept_marked_explained_and_counts_as_missing() {
    let page = example();
    fill(&page, "salary.total", "36414");
    for (typed, told) in [
        ("约500左右", "看不懂"),
        ("500人", "不能换算"),
        ("500+", "没有写完"),
        ("500÷0", "除数为 0"),
        ("-3", "不应小于 0"),
        ("12.3.4", "像是日期"),
        ("12.3.4.5", "看不懂"),
    ] {
        page.type_into("training.spent", typed);
        // Half a figure is no mistake while the person is still writing it.
        page.wait_for_text(&names::points("funding.training"), "0–2");
        assert!(!is_marked_wrong(&page, "training.spent"), "{typed}: not before the field is left");
        page.press("Tab");
        page.wait_until("the field is marked", |page| is_marked_wrong(page, "training.spent"));
        let said = said_of(&page, "training.spent");
        assert!(said.contains(told), "{typed} → {told}: {said}");
        assert_eq!(page.value_of("training.spent"), typed);
        assert_eq!(page.verdict("funding.training"), "missing", "never zero: {typed}");
        assert_eq!(page.total(), "27.4–99");
    }
    // It is kept as it stands.
    wait_until_kept(&page, "12.3.4.5");
    page.reload();
    page.wait_for_text(names::TOTAL, "27.4–99");
    assert_eq!(page.value_of("training.spent"), "12.3.4.5");
    assert!(is_marked_wrong(&page, "training.spent"));
    // And once put right, the mark is gone at once.
    page.type_into("training.spent", "546.21");
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert!(!is_marked_wrong(&page, "training.spent"));
    page.end();
}

#[test]
fn yes_and_no_are_typed_or_pressed() {
    let page = new_draft();
    let card = names::card("aid.students");
    let press = |word: &str| page.click(&format!("{card} button[aria-label$='{word}']"));
    for (typed, points, verdict) in [
        ("是", "1", "met"),
        ("否", "0", "unmet"),
        ("有", "1", "met"),
        ("没有", "0", "unmet"),
        ("√", "1", "met"),
        ("大概", "0–1", "missing"),
        ("", "0–1", "missing"),
    ] {
        fill(&page, "aid.covered", typed);
        page.wait_for_text(&names::points("aid.students"), points);
        assert_eq!(page.verdict("aid.students"), verdict, "{typed}");
    }
    press("是");
    page.wait_for_text(&names::points("aid.students"), "1");
    assert_eq!(page.value_of("aid.covered"), "是", "pressing writes what one could have typed");
    assert_eq!(
        page.attribute(&format!("{card} button[aria-label$='：是']"), "aria-pressed").as_deref(),
        Some("true")
    );
    press("否");
    page.wait_for_text(&names::points("aid.students"), "0");
    // Pressed again, it is taken back.
    press("否");
    page.wait_for_text(&names::points("aid.students"), "0–1");
    assert_eq!(page.value_of("aid.covered"), "");
    page.end();
}

#[test]
fn a_remark_stands_beside_its_figure_and_changes_no_points() {
    let page = example();
    let card = names::card("compulsory.retention");
    unfold(&page);
    fill(&page, "note:compulsory.nine_year_retention", "含外来流入学生");
    assert_eq!(page.total(), "27.4–99");
    wait_until_kept(&page, "含外来流入学生");
    page.reload();
    page.wait_for(&card);
    assert_eq!(page.value_of("note:compulsory.nine_year_retention"), "含外来流入学生");
    page.end();
}

#[test]
fn a_year_stays_as_it_was_typed() {
    let page = new_draft();
    fill(&page, "year", "２０２４年");
    // It is understood: figures are asked for it.
    page.wait_until("figures are asked for 2024", |page| {
        page.text_of("#domain-direction h2").contains("2024 年")
    });
    wait_until_kept(&page, "general");
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("year"), "２０２４年");
    page.end();
}

/// The example remarks on 培训经费 that its report names no amount.
#[test]
fn a_remark_on_a_figure_that_earns_no_points_can_be_read() {
    let page = example();
    unfold(&page);
    // The text of the card: what is out of sight is not painted, and so not in the page's visible text.
    let card = names::card("funding.training");
    let card = page.run_with("return document.querySelector(arguments[0]).textContent", vec![card.into()]);
    assert!(card.to_string().contains("报告称已足额纳入预算，没有给金额"));
    page.end();
}
