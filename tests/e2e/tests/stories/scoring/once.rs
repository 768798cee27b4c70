//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;

use crate::county::complete;
use crate::{example, exported, fill, go_home, import_and_open, new_draft, open_draft};

#[test]
fn each_head_shows_what_is_certain_and_what_is_possible() {
    let page = example();
    let heads = page.texts_of("nav li a");
    for (head, points) in heads.iter().zip(["0–14", "1–10", "15.5–26", "1.5–10", "7.4–29", "2–10"])
    {
        assert!(head.contains(points), "{points}: {head}");
    }
    assert_eq!(heads.len(), 7, "six heads and the limits");
    // Ten cards are settled, all of them met; one more has lost its points for certain: 定额.
    assert!(page.says("10 / 44 项"));
    assert_eq!(page.count("[data-verdict='met']"), 10);
    assert_eq!(page.verdict("funding.quota"), "unmet");
    assert_eq!(page.points("funding.quota"), "0–3");
    page.end();
}

#[test]
fn the_training_money_of_x_county_falls_short_of_its_claim() {
    let page = Page::open();
    page.click("[data-example='1']");
    page.wait_for_text(names::TOTAL, "6.7–98");
    assert_eq!(page.points("funding.training"), "0");
    assert_eq!(page.verdict("funding.training"), "unmet");
    // 483 ÷ 36414 = 0.0132641…; 1.5 % of 36414 is 546.21, short by 63.21.
    let card = page.text_of(&names::card("funding.training"));
    for told in ["1.3264%", "1.5%", "63.21", "546.21"] {
        assert!(card.contains(told), "{told}: {card}");
    }
    let claim = page.text_of(&names::check("training-share"));
    assert!(claim.contains("≥1.5%") && claim.contains("1.3264%"), "{claim}");
    page.end();
}

#[test]
fn a_county_just_on_every_line_has_every_point() {
    let page = Page::open();
    import_and_open(&page, "样样县.json", complete().to_string());
    page.wait_for_text(names::TOTAL, "100");
    assert_eq!(page.grade(), "优秀");
    assert_eq!(page.count("[data-verdict='met']"), 44);
    assert!(page.says("目前没有发现对不上的数字"), "{}", page.text());
    assert!(page.says("44 / 44 项") && page.says("没有发生"), "{}", page.text());

    // 84.9 % is 0.1 below 85 %: a tenth of a step of 0.1 points.
    fill(&page, "kindergarten.gross_enrolment", "84.9");
    page.wait_for_text(names::TOTAL, "99.99");
    assert_eq!(page.grade(), "优秀");
    // 499 of 1000 is 49.9 %: 49.9 ÷ 50 × 2 = 1.996, to two places 2. The points are full, yet the line is missed.
    fill(&page, "kindergarten.public_pupils", "499");
    page.wait_until("the line is missed", |page| page.verdict("preschool.public") == "unmet");
    assert_eq!(page.points("preschool.public"), "2");
    assert_eq!(page.total(), "99.99");
    page.end();
}

#[test]
fn screen_and_file_show_the_same_digits() {
    let page = new_draft();
    // 73.335 % of one point is 0.73335, two places half up: 0.73; 73.35 %: 0.7335 → 0.73; 73.5 %: 0.735 → 0.74.
    for (share, points) in [("73.335%", "0.73"), ("73.35%", "0.73"), ("73.5%", "0.74")] {
        fill(&page, "language.share", share);
        // The judgement adds up to one point.
        let high = format!("1{}", &points[1..]);
        page.wait_for_text(&names::points("direction.language"), &format!("{points}–{high}"));
        let (_, file) = exported(&page);
        let result = &file["result"]["indicators"]["direction.language"];
        assert_eq!((&result["low"], &result["high"]), (&json!(points), &json!(high)));
        let total = &file["result"]["total"];
        let shown = format!("{}–{}", total["low"].as_str().unwrap(), total["high"].as_str().unwrap());
        assert_eq!(page.total(), shown);
        go_home(&page);
        let row = page.text_of(names::DRAFT);
        assert!(row.contains(&shown), "{row}");
        open_draft(&page, "未命名县");
    }
    page.end();
}

#[test]
fn blank_zero_and_not_known_are_three_things() {
    let page = new_draft();
    let card = "direction.leadership";
    assert_eq!(page.points(card), "0–4");
    // No meeting of two: 2 × 0.5, the whole point of that part is lost. Blank lost nothing.
    fill(&page, "leadership.group_meetings", "0");
    page.wait_for_text(&names::points(card), "0–3");
    fill(&page, "leadership.group_meetings", "不清楚");
    page.wait_for_text(&names::points(card), "0–4");
    assert_eq!(page.verdict(card), "missing");
    // Leadership cannot be 不适用: it says so, and counts it as missing.
    fill(&page, "leadership.group_meetings", "不适用");
    page.wait_for_text(&names::points(card), "0–4");
    assert!(said_of_group_meetings(&page).contains("不得填“不适用”"));
    // Who has no nutrition scheme is given the point.
    fill(&page, "nutrition.paid", "不适用");
    page.wait_for_text(&names::points("aid.nutrition"), "1");
    assert_eq!(page.verdict("aid.nutrition"), "not_applicable");
    page.end();
}

fn said_of_group_meetings(page: &Page) -> String {
    crate::said_of(page, "leadership.group_meetings")
}

#[test]
fn a_judgement_is_a_band_then_points_within_it_and_a_reason() {
    let page = new_draft();
    let card = names::card("direction.policy");
    let band = |label: &str| format!("{card} button[aria-pressed]:nth-child(1):is(li:nth-child({label}) *)");
    page.click(&band("1"));
    // 好 is 2.4–3 and gives its best; without a reason it says so.
    page.wait_for_text(&names::points("direction.policy"), "3");
    assert_eq!(page.verdict("direction.policy"), "met");
    assert_eq!(page.value_of("judgment:direction.policy"), "3");
    assert!(page.text_of(&card).contains("请写明评判理由"));
    page.wait_for_text(names::TOTAL, "3–100");

    page.click(&band("2"));
    // 一般 is 1.5–2.3.
    page.wait_for_text(&names::points("direction.policy"), "2.3");
    assert_eq!(page.verdict("direction.policy"), "unmet");
    fill(&page, "judgment:direction.policy", "1.5");
    page.wait_for_text(&names::points("direction.policy"), "1.5");
    fill(&page, "reason:direction.policy", "有部署，检查不经常");
    page.wait_until("the reason is enough", |page| !page.text_of(&card).contains("请写明评判理由"));

    // Neither between the steps of 0.1 nor above the scale; both stand as typed and count as not judged.
    for (typed, told) in [("2.35", "0.1 的整数倍"), ("3.5", "不应大于 3"), ("很好", "看不懂")] {
        fill(&page, "judgment:direction.policy", typed);
        page.wait_for_text(&names::points("direction.policy"), "0–3");
        let said = crate::said_of(&page, "judgment:direction.policy");
        assert!(said.contains(told), "{typed}: {said}");
        assert_eq!(page.verdict("direction.policy"), "judgment");
    }
    page.end();
}

#[test]
fn a_contradiction_names_the_figures_and_leads_to_them() {
    let page = Page::open();
    page.click("[data-example='2']");
    page.wait_for(&names::check("primary-land-per-pupil"));
    // 17334 ÷ 352 = 49.2443…; 17334 ÷ 382 = 45.3769…, which is what 45.4 says.
    let found = page.text_of(&names::check("primary-land-per-pupil"));
    for told in ["45.4", "49.24", "学年初"] {
        assert!(found.contains(told), "{told}: {found}");
    }
    page.click(&format!("{} a", names::check("primary-land-per-pupil")));
    page.wait_until("its field has the focus", |page| page.focused() == "primary.land_per_pupil");
    page.wait_until("its field can be seen", |page| page.is_visible(&names::field("primary.land_per_pupil")));
    // Put right, it is gone.
    page.type_text("49.24");
    page.wait_until_gone(&names::check("primary-land-per-pupil"));
    page.end();
}

#[test]
fn the_largest_losses_lead_to_their_cards() {
    let page = example();
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    let losses = page.texts_of("aside ul:has(a[href^='#card-']) li");
    // Two points for training, one for the quotas of kindergartens and senior schools.
    assert_eq!(losses.len(), 2, "{losses:?}");
    assert!(losses[0].contains("教师培训经费") && losses[0].contains('2'), "{losses:?}");
    assert!(losses[1].contains("生均公用经费") && losses[1].contains('1'), "{losses:?}");
    page.click("a[href='#card-funding.training']");
    page.wait_until("the card's first field has the focus", |page| page.focused() == "training.spent");
    page.end();
}

/// A part above its whole, pay below what training took, a share typed as a ratio: each is asked about, and scored as typed.
#[test]
fn figures_that_cannot_be_are_asked_about() {
    let page = new_draft();
    fill(&page, "kindergarten.public_pupils", "18728");
    fill(&page, "kindergarten.pupils", "15447");
    page.wait_for(&names::check("kindergarten-public-pupils-part"));
    fill(&page, "training.spent", "546212");
    fill(&page, "salary.total", "36413");
    page.wait_for(&names::check("training-over-salary"));
    fill(&page, "language.share", "0.9543");
    page.wait_for(&names::check("share-as-ratio:language.share"));
    // 0.9543 % of one point is 0.009543, to two places 0.01; a judgement adds up to one point more.
    page.wait_for_text(&names::points("direction.language"), "0.01–1.01");
    page.end();
}

/// The quotas for each pupil were issued in 2023: a draft of 2014 is measured by them, and told so.
#[test]
fn a_standard_of_later_years_is_told() {
    let page = new_draft();
    fill(&page, "year", "2014");
    page.wait_to_read("项按晚于填报年度2014年的标准测算，见各项说明");
    let card = page.text_of(&names::card("funding.quota"));
    assert!(card.contains("晚于填报年度2014年"), "{card}");
    fill(&page, "year", "2030");
    page.wait_until("nothing is later than 2030", |page| !page.says("晚于填报年度"));
    page.end();
}

#[test]
fn one_hundredth_below_the_line_is_below_the_line() {
    let page = example();
    fill(&page, "salary.total", "36414");
    // 546.20 ÷ 36414 is 1.49997… %: no points, so two fewer are possible; and never shown as 1.5 %.
    fill(&page, "training.spent", "546.20");
    page.wait_for_text(names::TOTAL, "27.4–97");
    assert_eq!(page.verdict("funding.training"), "unmet");
    let card = page.text_of(&names::card("funding.training"));
    assert!(card.contains("1.49997%"), "{card}");
    assert!(card.contains("0.01"), "one hundredth of 万元 is missing: {card}");
    fill(&page, "training.spent", "546.21");
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(page.verdict("funding.training"), "met");
    page.end();
}
