//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::look;
use crate::county::with_facts;
use crate::{example, fill, go_home, open_example};
use e2e::{Page, Skill, names};
use serde_json::json;

#[test]
fn all_figures_and_the_one_page_fit() {
    let page = example();
    page.click_on("全部数据");
    page.wait_for("main.data li");
    page.focus("training.spent");
    look(&page, "data");
    page.click_on("一页汇报单");
    page.wait_for("main.brief");
    look(&page, "brief");
    go_home(&page);
    page.click_on("新建草稿");
    page.wait_for("[data-rubric]");
    look(&page, "home-new-draft");
    page.end();
}

#[test]
fn problems_fit() {
    let page = example();
    fill(&page, "training.spent", "约五百万左右，以决算为准，详见附件三");
    fill(&page, "salary.total", "36414人");
    page.focus("training.spent");
    page.press("Tab");
    look(&page, "card-unreadable");
    page.click("input[type='search']");
    page.type_text("没有这样的指标");
    page.wait_to_read("没有符合条件的指标");
    look(&page, "nothing-found");
    page.end();
}

#[test]
fn the_import_preview_fits() {
    let page = Page::open();
    let mut draft =
        with_facts("甲县", &[("aid.covered", "是"), ("future.fact.with.a.rather.long.name", "1")]);
    draft["result"] = json!({ "total": { "low": "99", "high": "99" } });
    draft["rubric"]["edition"] = json!("2024.2");
    page.import("甲县教育局2024年自评草稿（最终版）（修改3）.json", draft.to_string());
    page.wait_for("[data-import='draft']");
    look(&page, "import-preview");
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    page.import("坏.json", "{ \"format\"");
    page.wait_for("[data-import='refused']");
    look(&page, "import-refused");
    page.end();
}

#[test]
fn the_other_rubrics_fit() {
    let page = example();
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    look(&page, "compare");
    page.run("document.querySelectorAll('details').forEach(part => { part.open = true; })");
    look(&page, "compare-opened");
    page.click("[data-rubric='quality-balance'] button");
    page.wait_for(names::TOTAL);
    let rows = "中心小学\t820\t40\t9\t8\t3800\t6400\t180\t20\t90\t16000\t44\t20\n\
        第二小学\t640\t二十\t7\t6\t2900\t\t\t\t\t\t\t\n第三小学\t640\n注：数据截至2019年9月1日，不含附设幼儿班和特殊教育学校";
    page.paste_into("schools.primary", rows);
    page.press("Tab");
    page.wait_to_read("第二小学的");
    look(&page, "school-table");
    page.click_on("对标");
    page.click("[data-rubric='duties-37'] button");
    page.wait_for(".fields.weight");
    look(&page, "weights");
    page.end();
}

#[test]
fn storage_troubles_fit() {
    let page = Page::with().storage_refused().open();
    page.wait_to_read("未保存");
    look(&page, "storage-refused-home");
    open_example(&page);
    page.wait_to_read("未保存");
    look(&page, "storage-refused-sheet");
    page.end();

    let page = Page::open();
    page.run("localStorage.setItem('lvzhi.draft.1a2b3c4d-5e6f7a8b', '{ \"format\"')");
    page.reload();
    page.wait_to_read("有草稿无法读取");
    look(&page, "storage-damaged");
    page.end();
}

/// Two copies of one draft differ only at the end of their names.
#[test]
fn a_name_that_is_shortened_is_told_in_full() {
    let page = example();
    page.resize(390, 844);
    let shortened = page.run(
        "return [...document.querySelectorAll('header button')].filter(button => {
             const parts = [button, ...button.querySelectorAll('*')];
             const cut = parts.find(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1
                 && getComputedStyle(part).overflowX !== 'visible');
             const told = [button.title, button.ariaLabel].some(text => text?.includes(cut?.textContent.trim()));
             return cut && !told;
         }).map(button => button.textContent)",
    );
    assert_eq!(shortened, json!([]));
    page.end();
}

#[test]
fn what_is_tried_fits() {
    let page = example();
    page.click_on("试算");
    page.wait_for("[role=tablist]");
    look(&page, "whatif-first");
    page.click("#tab-scenarios");
    look(&page, "whatif-empty");
    page.click_on("新建方案");
    page.wait_for(".scenarios");
    page.choose("add-change", "facts.senior.quota.text");
    page.click("[name='add-change-now']");
    page.wait_for("[data-row='facts.senior.quota.text']");
    page.type_text("1000");
    page.click_on("复制：方案一");
    page.wait_for("[data-scenario='方案二']");
    look(&page, "whatif-scenarios");
    page.click("#tab-single");
    page.click("[data-losing='funding.quota'] button");
    page.focus("points");
    page.press("Right Right Right Right Right");
    page.wait_for(".wanted [data-need]");
    look(&page, "whatif-single");
    page.click("#tab-route");
    page.click_on("查找办法");
    page.wait_for(".found");
    page.click(".means summary");
    look(&page, "whatif-route");
    page.click("#tab-weigh");
    look(&page, "whatif-weigh");
    page.click("#tab-years");
    page.choose("add-target", "facts.senior.quota.text");
    page.click("[name='add-target-now']");
    page.wait_until("its box has the focus", |page| page.focused().contains("senior.quota"));
    page.type_text("1000");
    look(&page, "whatif-years");
    page.end();
}

/// On a large screen that its system does not scale: letters as large as on an office screen that is read from the same
/// distance, and lines that the eye finds its way back from.
#[test]
fn on_a_large_screen_nothing_is_tiny_or_stretched() {
    if Skill::LargeWindow.is_missing() {
        return;
    }
    let measured = "
        const found = [];
        for (const one of document.querySelectorAll('p, li, dd, td, th, h1, h2, h3')) {
            if (!one.innerText?.trim() || !one.checkVisibility()) continue;
            const size = parseFloat(getComputedStyle(one).fontSize) * one.currentCSSZoom;
            const text = document.createRange();
            text.selectNodeContents(one);
            const letters = Math.round(text.getBoundingClientRect().width / size);
            if (size < 17) found.push(`${size} px (${getComputedStyle(one).fontSize} at ${one.currentCSSZoom}): ${one.innerText.slice(0, 20)}`);
            if (letters > 72) found.push(`${letters} letters wide: ${one.innerText.slice(0, 20)}`);
        }
        return found;";
    let page = example();
    page.resize(3840, 2160);
    page.screenshot("sheet-3840x2160");
    assert_eq!(page.run(measured), json!([]), "the sheet");
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    page.screenshot("compare-3840x2160");
    assert_eq!(page.run(measured), json!([]), "the comparison");
    go_home(&page);
    page.screenshot("home-3840x2160");
    assert_eq!(page.run(measured), json!([]), "the list");
    page.end();
}
