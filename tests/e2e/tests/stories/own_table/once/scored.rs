//! Clauses of a city's table that compute: looked at, tried, chosen, and filled in.

use e2e::{Page, names};
use serde_json::json;

use crate::{exported, fill, import_and_open};

/// 4 points that figures decide, 5 for each accident, 4 between which two readings lie, 3 that a person gives.
const TABLE: &str = "指标\t分值\t评分标准\n\
    学前教育普及\t4\t普惠性幼儿园覆盖率达到85%的，得4分，每低1个百分点扣0.5分，扣完为止。\n\
    校园安全\t5\t每发生1起校园安全责任事故扣2分，扣完为止。\n\
    控辍保学\t4\t巩固率85%以上得4分，80%—85%得3分，80%以下不得分。\n\
    班子建设\t3\t领导重视，措施得力，酌情计分。";

#[track_caller]
fn pasted() -> Page {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.paste_into("pasted-table", TABLE);
    page.wait_to_read("共 4 项，16 分。");
    page
}

/// The name of the box of a fact in the card of an indicator of this title, by its place.
#[track_caller]
fn asked(page: &Page, title: &str, at: usize) -> String {
    let script = "const card = [...document.querySelectorAll('[data-indicator]')].find(card => card.querySelector('h3').textContent.includes(arguments[0]));
        return [...card.querySelectorAll('input, select, textarea')].map(box => box.name).filter(name => name.startsWith('own.'))[arguments[1]]";
    let name = page.run_with(script, vec![json!(title), json!(at)]);
    name.as_str().unwrap_or_else(|| panic!("no box under {title}")).to_owned()
}

#[test]
fn a_table_is_read_confirmed_and_scored_by_its_figures() {
    let page = pasted();
    page.wait_to_read("2 项已读懂，填了数据自动计分；1 项有两种读法，请确认（确认前按评判）；1 项由人评判。");
    // What is to be confirmed is in view first: 85 stands in two bands.
    assert!(page.text_of(".readings h3").contains("控辍保学"));
    page.wait_to_read("分界的数同时落在两档，算哪一档？");
    page.click(".doubt .choice:nth-of-type(1)");
    page.wait_to_read("3 项已读懂，填了数据自动计分；1 项由人评判。");
    // On trial.
    page.click_on("上一条");
    page.click_on("上一条");
    page.wait_until("the first item is shown", |page| page.text_of(".readings h3").contains("学前教育普及"));
    page.type_into("try-0", "83");
    page.wait_for_text("[name='tried']", "得 3 分");
    // Half a step: no clause says what it counts for, so it is said once for the table. 4 − 0.5 × 1.5 = 3.25.
    page.type_into("try-0", "83.5");
    page.wait_for_text(
        "[name='tried']",
        "得 3–3.5 分（条文没有写明这种情形怎么计分，如不满一步怎么算，得分未定）",
    );
    page.wait_to_read("有 1 项按“每低（每多）多少扣（加）多少分”计分");
    page.click_on("按比例计");
    page.wait_for_text("[name='tried']", "得 3.25 分");
    page.wait_to_read("（推定：不满一步的按比例计）");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–16");
    fill(&page, &asked(&page, "学前教育普及", 0), "83%");
    fill(&page, &asked(&page, "校园安全", 0), "1起");
    page.wait_for_text(names::TOTAL, "6–13");
    fill(&page, &asked(&page, "学前教育普及", 0), "83.5%");
    page.wait_for_text(names::TOTAL, "6.25–13.25");
    fill(&page, &asked(&page, "学前教育普及", 0), "83%");
    page.wait_for_text(names::TOTAL, "6–13");
    fill(&page, &asked(&page, "控辍保学", 0), "79.9");
    page.wait_for_text(names::TOTAL, "6–9");
    page.wait_to_read("普惠性幼儿园覆盖率：83%，得3分");
    let (_, file) = exported(&page);
    assert_eq!(file["result"]["total"], json!({ "low": "6", "high": "9" }));
    page.end();
    // It comes along with the draft.
    let colleague = Page::open();
    import_and_open(&colleague, "甲县.json", file.to_string());
    colleague.wait_for_text(names::TOTAL, "6–9");
    colleague.end();
}

/// By the keyboard alone.
#[test]
fn an_item_is_judged_instead_by_keyboard_and_computed_again() {
    let page = pasted();
    page.wait_for("[data-shown]");
    page.run("document.querySelector('[data-reading] b').closest('button').focus()");
    page.press("Enter");
    page.wait_until("the first item is shown", |page| page.text_of(".readings h3").contains("学前教育普及"));
    page.run("document.querySelector(\"[name='reading-turn']\").focus()");
    page.press("Enter");
    page.wait_to_read("1 项已读懂");
    page.wait_to_read("改成按数据计分");
    page.press("Enter");
    page.wait_to_read("2 项已读懂");
    page.run("document.querySelector(\"[name='reading-next']\").focus()");
    page.press("Enter");
    page.wait_until("the next item is shown", |page| page.text_of(".readings h3").contains("校园安全"));
    // What is shown now is read out.
    page.wait_for_focus_on("h3");
    page.end();
}

/// A table drawn with letters, as old papers carry them: its items are judged by the levels that their clauses name.
const DRAWN: &str = "甲市教育工作考核指标\n\
    ┌──┬────┬──┬────────────────┐\n\
    │序号│指  标  │分值│            赋分办法            │\n\
    ├──┼────┼──┼────────────────┤\n\
    │ 1  │组织领导│ 15 │落实情况按15、10、5、0分四档计分│\n\
    │    │        │    │。                              │\n\
    ├──┼────┼──┼────────────────┤\n\
    │ 2  │队伍建设│ 10 │工作好的得8-10分，较好的得5-7分 │\n\
    │    │        │    │，一般的得1-4分，差的不得分。   │\n\
    └──┴────┴──┴────────────────┘";

#[test]
fn a_drawn_table_is_judged_by_the_levels_of_its_clauses() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.paste_into("pasted-table", DRAWN);
    page.wait_to_read("共 2 项，25 分。");
    page.wait_to_read("2 项由人评判");
    page.screenshot("levels-read");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–25");
    let card = |title: &str| {
        let id = page.run_with(
            "return [...document.querySelectorAll('[data-indicator]')].find(card => card.querySelector('h3').textContent.includes(arguments[0])).dataset.indicator",
            vec![json!(title)],
        );
        id.as_str().expect("the card").to_owned()
    };
    let (led, staffed) = (card("组织领导"), card("队伍建设"));
    page.click(&format!("{} button[aria-pressed]:is(li:nth-child(2) *)", names::card(&led)));
    page.wait_for_text(&names::points(&led), "10");
    page.click(&format!("{} button[aria-pressed]:is(li:nth-child(2) *)", names::card(&staffed)));
    page.wait_for_text(&names::points(&staffed), "7");
    page.wait_for_text(names::TOTAL, "17");
    page.screenshot("levels-judged");
    // Between two levels there is nothing.
    fill(&page, &format!("judgment:{led}"), "12");
    page.wait_for_text(&names::points(&led), "0–15");
    page.end();
}
