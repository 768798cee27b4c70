//! A rubric written from nothing: a table row by row, a rule in the form, each step taken back and done again, to a score.

use e2e::{Page, names};

use crate::{exported, fill, import_and_open};

/// Types into one box after the other as into a spreadsheet: Enter goes on, and makes a row where there is none.
#[track_caller]
fn typed(page: &Page, rows: &[[&str; 4]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            page.wait_for_focused(&format!("blank-{row}-{column}"));
            page.type_into(&format!("blank-{row}-{column}"), cell);
            page.press("Enter");
        }
    }
}

/// The table of the story: 4 points by the city's words, 5 by a rule of the county's own, 6 by judgement.
#[track_caller]
fn written() -> Page {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='blank-table']");
    page.run("document.querySelector(\"[name='blank-table']\").focus()");
    page.press("Enter");
    page.wait_for_focused("blank-0-0");
    // Nothing is read while there is nothing.
    page.click("[name='blank-read']");
    page.wait_to_read("还没有填任何一项");
    page.run("document.getElementById('blank-0-0').focus()");
    typed(
        &page,
        &[
            ["普及", "毛入园率", "4", "毛入园率达到90%得4分，每低1个百分点扣0.5分，扣完为止。"],
            ["", "班额", "5", ""],
            ["保障", "组织领导", "6", "领导重视，措施得力，酌情计分。"],
        ],
    );
    page.wait_for_focused("blank-3-0");
    page.screenshot("blank-table");
    page.click("[name='blank-read']");
    page.wait_to_read("共 3 项，15 分。");
    page
}

#[test]
fn a_table_and_a_rule_are_written_from_nothing_by_keyboard() {
    let page = written();
    page.wait_to_read("1 项已读懂，填了数据自动计分；2 项由人评判。");
    page.run("document.querySelectorAll('[data-reading]')[1].focus()");
    page.press("Enter");
    page.wait_until("the item is shown", |page| page.text_of(".readings h3").contains("班额"));
    page.run("document.querySelector(\"[name='reading-write']\").focus()");
    page.press("Enter");
    page.wait_for_focused("written-kind");
    page.choose("written-kind", "4");
    page.wait_to_read("第 1 行“情形”没有填");
    page.type_into("written-title-0", "没有制定消除大班额方案");
    page.type_into("written-points-0", "二");
    page.press("Enter");
    // It stays, and the box with what is wrong is gone to.
    page.wait_for_focused("written-points-0");
    page.wait_to_read("第 1 行“扣几分”不是数，请只填数字");
    page.type_into("written-points-0", "2");
    page.run("document.getElementById('written-add').focus()");
    page.press("Enter");
    page.type_into("written-title-1", "超大班额班数");
    page.choose("written-is-1", "1");
    page.type_into("written-unit-1", "班");
    page.type_into("written-points-1", "0.5");
    page.wait_to_read("超大班额班数");
    page.screenshot("own-rule-form");
    page.press("Enter");
    page.wait_to_read("2 项已读懂，填了数据自动计分；1 项由人评判。");
    page.wait_to_read("由您填写的计分办法（自拟）");
    page.screenshot("own-rule-used");
    // One step back, and on again.
    page.press("Ctrl+z");
    page.wait_to_read("1 项已读懂");
    page.press("Ctrl+y");
    page.wait_to_read("2 项已读懂");
    // On trial: no plan takes 2, three classes 1.5.
    page.choose("try-0", "是");
    page.type_into("try-1", "3");
    page.wait_for_text("[name='tried']", "得 1.5 分");
    page.type_into("rubric-title", "甲县教育工作评分细则");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–15");
    let named = page.run(
        "return [...document.querySelectorAll('[data-indicator] [data-field]')].map(box => box.getAttribute('name') || box.name).filter(name => name && name.startsWith('own.')).join(' ')",
    );
    let named: Vec<String> = named.as_str().expect("names").split(' ').map(str::to_owned).collect();
    let mut facts: Vec<&String> = Vec::new();
    for name in &named {
        if !facts.contains(&name) {
            facts.push(name);
        }
    }
    fill(&page, facts[0], "90");
    page.wait_for_text(names::TOTAL, "4–15");
    page.run("document.querySelectorAll('[data-indicator]')[1].querySelector('summary').click()");
    page.wait_to_read("计分办法由使用人填写");
    page.screenshot("own-rule-card");
    let (_, file) = exported(&page);
    page.end();
    // A colleague has the rule with the draft.
    let colleague = Page::open();
    import_and_open(&colleague, "甲县.json", file.to_string());
    colleague.wait_for_text(names::TOTAL, "4–15");
    colleague.end();
}

#[test]
fn what_was_read_is_marked_and_a_rule_begins_with_it() {
    let page = written();
    page.wait_until("the figure is marked", |page| {
        page.run("return [...document.querySelectorAll('.original mark.asked')].map(mark => mark.textContent).join()")
            == "毛入园率"
    });
    page.wait_to_read("起始分");
    page.wait_to_read("89% → 得 3.5 分");
    page.screenshot("marked-clause");
    page.click("[name='reading-write']");
    page.wait_for_focused("written-kind");
    assert_eq!(page.value_of("written-figure"), "毛入园率");
    assert_eq!((page.value_of("written-target"), page.value_of("written-step")), ("90".into(), "0.5".into()));
    // Left alone, nothing has changed; changed, it can be taken back to what the city wrote.
    page.press("Escape");
    page.wait_for("[name='reading-write']");
    page.click("[name='reading-write']");
    page.wait_for_focused("written-kind");
    page.type_into("written-step", "1");
    page.click("[name='written-use']");
    page.wait_to_read("89% → 得 3 分");
    page.click("[name='reading-as-read']");
    page.wait_to_read("89% → 得 3.5 分");
    page.end();
}
