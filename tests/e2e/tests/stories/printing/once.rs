//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, Skill, names};
use serde_json::{Value, json};

use super::{
    ACROSS, MISPRINTS, UPRIGHT, assert_a4, note_printing, on_paper, print_the_table, printed, prints, rows,
};
use crate::{example, fill, go_home, unfold};

#[test]
fn the_table_has_clean_pages() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    note_printing(&page);
    print_the_table(&page);
    let sizes = printed(&page);
    assert_a4(&sizes, true);
    assert!((8..=14).contains(&sizes.len()), "{} pages", sizes.len());
    on_paper(&page, ACROSS, |page| {
        page.screenshot("printed-table");
        assert_eq!(page.run(MISPRINTS), json!([]));
        // Its own head stands on each page, in place of the one that other views have.
        assert!(!page.is_visible(".printed"));
        let head = page.text_of(".scores thead .head");
        for words in ["正安县 2019 年", "2025.1", "示例，非官方", "测算结果，非正式评定", "打印时间："]
        {
            assert!(head.contains(words), "{words} is not in {head:?}");
        }
        assert_eq!(page.text_of(".scores .head time").len(), "2026-11-28 15:59".len());
        // 210 mm less the margins of 30 are 680 pixels; a row that fits beside the heads is never cut.
        let tallest = page.run(
            "return Math.max(...[...document.querySelectorAll('.paper tr')].map(row => row.offsetHeight))",
        );
        assert!(tallest.as_u64().is_some_and(|tall| tall < 560), "a row of {tallest} pixels");
    });
    page.end();
}

#[test]
fn a_rubric_that_counts_indicators_prints_verdicts() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    page.click_on("对标");
    page.click("[data-rubric='quality-balance'] button");
    page.wait_for_text(names::TOTAL, "2–32");
    note_printing(&page);
    print_the_table(&page);
    assert_eq!(page.texts_of(".scores thead th")[2..4], ["项数", "自评结果"]);
    let words: Vec<String> = rows(&page, ".scores [data-row]:not([data-row^='sum:'])")
        .into_iter()
        .map(|row| row[3].clone())
        .collect();
    let count = |word: &str| words.iter().filter(|one| *one == word).count();
    // Two of 32 are met, none is not: the same 2–32 as in the total.
    assert_eq!((words.len(), count("达标"), count("未达标")), (32, 2, 0));
    assert_eq!(rows(&page, "[data-row='sum:total']")[0][3], "2–32");
    assert_a4(&printed(&page), true);
    page.end();
}

#[test]
fn every_view_prints() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    let long =
        "各合计与分项相符；九年巩固率超过100%，需要说明统计口径，并附花名册、学籍系统截图和乡镇核对记录。"
            .repeat(4);
    fill(&page, "note", &long);
    prints(&page, "sheet", false);
    // What is longer than its box stands there to the end.
    on_paper(&page, UPRIGHT, |page| {
        let shown = page.run_with(
            "const box = document.querySelector(arguments[0]).closest('.box');
             const { content, display } = getComputedStyle(box, '::before');
             return [box.dataset.typed, content !== 'none', display, box.scrollHeight <= box.clientHeight]",
            vec![json!(names::field("note"))],
        );
        assert_eq!(shown, json!([long, true, "block", true]));
        assert!(!page.is_visible(&names::field("note")));
    });
    page.click("[name='versions']");
    page.wait_for("dialog.versions");
    prints(&page, "versions", false);
    on_paper(&page, UPRIGHT, |page| assert!(!page.is_visible(".sheet"), "only the dialog prints"));
    page.press("Escape");
    page.wait_until_gone("dialog.versions");

    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    unfold(&page);
    prints(&page, "compare", false);

    page.click_on("试算");
    page.wait_for("[role=tablist]");
    page.click("#tab-scenarios");
    page.click_on("新建方案");
    page.wait_for(".scenarios");
    prints(&page, "scenarios", true);
    for tab in ["single", "weigh", "years"] {
        page.click(&format!("#tab-{tab}"));
        page.wait_for(&format!("[data-tab='{tab}']"));
        prints(&page, tab, false);
    }
    page.end();
}

#[test]
fn the_list_of_drafts_prints() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    go_home(&page);
    assert_a4(&printed(&page), false);
    on_paper(&page, UPRIGHT, |page| {
        page.screenshot("printed-home");
        assert_eq!(page.run(MISPRINTS), json!([]));
        assert!(page.text_of(".printed").contains("打印时间："));
        assert!(page.is_visible(".draft-card .score"), "what each draft comes to");
        assert!(!page.is_visible(".draft-card .actions"));
        assert!(!page.is_visible(names::IMPORT));
    });
    page.end();
}

#[test]
fn the_dark_screen_prints_light() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    let dark = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    let colour = |page: &Page, media: &Value| {
        page.devtools("Emulation.setEmulatedMedia", media);
        page.run("const style = getComputedStyle(document.documentElement); return [style.backgroundColor, style.colorScheme]")
    };
    assert_eq!(colour(&page, &dark), json!(["rgb(255, 255, 255)", "light"]));
    // Not because there is no dark one.
    let screen = json!({ "media": "screen", "features": dark["features"] });
    assert_ne!(colour(&page, &screen)[0], json!("rgb(255, 255, 255)"));
    assert_ne!(colour(&page, &screen)[0], json!("rgb(243, 245, 249)"));
    page.end();
}

/// Heads, deeds and cautions are as many however many indicators a rubric has.
#[test]
fn the_page_for_the_head_is_one_page() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.click_on("一页汇报单");
    page.wait_for("main.brief");
    prints(&page, "brief", false);
    assert_eq!(printed(&page).len(), 1);
    page.end();
}

/// The command is a button like any other; what was printed can be printed again, and left.
#[test]
fn the_table_is_printed_and_left_by_the_keyboard() {
    let page = example();
    note_printing(&page);
    page.run("document.querySelector('.topbar .more').focus()");
    page.press("Enter");
    page.wait_to_read("打印自评表");
    page.run("[...document.querySelectorAll('.topbar button')].find(one => one.innerText === '打印自评表').focus()");
    page.press("Enter");
    page.wait_until("it is printed", |page| page.run("return noted.length") == json!(1));
    page.press("Shift+Tab Shift+Tab Enter");
    page.wait_until("it is printed again", |page| page.run("return noted.length") == json!(2));
    page.press("Tab Enter");
    page.wait_for(names::TOTAL);
    page.wait_until("the focus is in the sheet", |page| page.focused() == "fields");
    assert_eq!(page.run("return noted.length"), json!(2));
    page.end();
}

#[test]
fn figures_typed_and_undone_are_in_the_table() {
    let page = example();
    note_printing(&page);
    fill(&page, "kindergarten.quota", "500");
    print_the_table(&page);
    // Half a point is no longer lost.
    assert_eq!(rows(&page, "[data-row='funding.quota']")[0][3].lines().next(), Some("0.5–3.5"));
    page.click_on("撤销");
    page.wait_until("the table shows what is", |page| {
        rows(page, "[data-row='funding.quota']")[0][3].starts_with("0–3")
    });
    page.end();
}
