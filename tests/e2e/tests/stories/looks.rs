//! How the page looks, on an office screen and on a telephone: nothing is cut off, nothing sticks out. The
//! pictures are in `target/screenshots`.

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::county::with_facts;
use crate::{example, fill, go_home, open_example};

const SIZES: [(&str, u32, u32); 2] = [("1366x768", 1366, 768), ("390x844", 390, 844)];

/// What sticks out of the window or out of its own box.
const MISFITS: &str = "
    // What lies below the fold is laid out, too.
    for (const card of document.querySelectorAll('article')) card.style.contentVisibility = 'visible';
    const misfits = [];
    const name = element => `${element.tagName} ${(element.ariaLabel || element.innerText || '').slice(0, 30)}`;
    const wide = document.scrollingElement.scrollWidth;
    if (wide > innerWidth) misfits.push(`the page is ${wide} wide in a window of ${innerWidth}`);
    const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const button of document.querySelectorAll('button, label, summary, th, a')) {
        if (!seen(button) || getComputedStyle(button).display === 'inline') continue;
        // A wide table scrolls by itself.
        if (button.closest('.read-table, .scroll')) continue;
        const box = button.getBoundingClientRect();
        // What only screen readers are told.
        if (box.width <= 1 && getComputedStyle(button).clipPath !== 'none') continue;
        // What waits off the screen to be reached by Tab.
        if (box.right <= 0) continue;
        const cut = button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1;
        if (button.clientWidth && cut) misfits.push(`cut off: ${name(button)}`);
        if (box.right > innerWidth + 1 || box.left < -1) misfits.push(`sticks out: ${name(button)}`);
    }
    // What the page says of its own accord is said to the end.
    for (const part of document.querySelectorAll('[role=status], [role=status] *')) {
        if (!part.innerText?.trim() || !seen(part) || part.matches('.unseen') || getComputedStyle(part).overflowX === 'visible') continue;
        if (part.scrollWidth > part.clientWidth + 1) misfits.push(`cut off: ${name(part)}`);
    }
    return misfits;";

/// Takes a picture in both sizes; in neither is anything cut off.
#[track_caller]
fn look(page: &Page, name: &str) {
    for (size, width, height) in SIZES {
        page.resize(width, height);
        page.screenshot(&format!("{name}-{size}"));
        assert_eq!(page.run(MISFITS), json!([]), "{name} at {size}");
    }
    page.resize(1366, 768);
}

#[test]
fn the_home_screen_fits() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    look(&page, "home-first-visit");
    open_example(&page);
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "新疆维吾尔自治区巴音郭楞蒙古自治州和静县（含兵团驻地教育系统）");
    fill(&page, "year", "2024");
    go_home(&page);
    look(&page, "home-drafts");
    page.end();
}

#[test]
fn the_sheet_fits() {
    let page = example();
    look(&page, "sheet");
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    page.run_with(
        "document.querySelectorAll(arguments[0] + ' details').forEach(one => { one.open = true; });
         document.querySelector(arguments[0]).scrollIntoView()",
        vec![json!(names::card("funding.training"))],
    );
    look(&page, "card-opened");
    page.end();
}

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
fn a_citys_table_fits() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    look(&page, "table-to-choose");
    page.upload("[name='table']", &crate::own_table::table("city.xlsx"));
    page.wait_for("[data-item]");
    look(&page, "table-read");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    look(&page, "table-used");
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

#[test]
fn the_total_stays_in_sight_on_a_telephone() {
    let page = example();
    page.resize(390, 844);
    page.focus("satisfaction.public");
    page.run("document.activeElement.scrollIntoView({ block: 'center' })");
    page.wait_until("the total is in the window", |page| {
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
                      return box.bottom > 0 && box.top < innerHeight";
        page.run_with(script, vec![json!(names::TOTAL)]) == json!(true)
    });
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
fn three_parts_are_in_view_on_an_office_screen() {
    let page = example();
    page.resize(1366, 768);
    let edges = "return ['nav', 'main', 'aside'].map(part => {
        const box = document.querySelector(part).getBoundingClientRect();
        return [Math.round(box.left), Math.round(box.right), Math.round(box.top)];
    })";
    let parts = page.run(edges);
    let edge = |part: usize, at: usize| parts[part][at].as_i64().expect("a number");
    assert!(edge(0, 1) <= edge(1, 0) && edge(1, 1) <= edge(2, 0), "side by side: {parts}");
    assert!((0..3).all(|part| edge(part, 2) < 200), "all at the top: {parts}");
    page.end();
}

/// What opens over the sheet and the home screen, on both screens: as it is reached there.
#[test]
fn the_dialogs_fit() {
    let page = crate::new_draft();
    fill(&page, "county", "甲县");
    let file = page.download(|page| {
        page.click("[name='share']");
        page.wait_for("dialog.share");
        page.click_on("空表：县财政局");
    });
    look(&page, "dialog-share");
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    fill(&page, "salary.total", "36414");
    fill(&page, "training.spent", "546.21");
    page.click("[name='versions']");
    page.wait_for("[data-version='0']");
    look(&page, "dialog-versions");
    page.press("Escape");
    page.wait_until_gone("dialog.versions");
    page.paste_into("primary.public_spending", "公用经费（万元）\n1803\n1786");
    page.wait_for("dialog.paste");
    look(&page, "dialog-paste");
    page.press("Escape");
    page.wait_until_gone("dialog.paste");
    // As the unit's page would write it, and with a figure nobody has here.
    let mut back: serde_json::Value = serde_json::from_str(file.text()).expect("JSON");
    back["seen"] =
        json!({ back["copy"].as_str().expect("a copy"): { "rubric": back["rubric"], "facts": {} } });
    back["copy"] = json!("unit");
    back["facts"] = json!({ "training.spent": { "text": "483" }, "schools.total": { "text": "264" } });
    go_home(&page);
    page.import("县财政局交回的分表（第二次修改）.json", back.to_string());
    page.wait_for("[data-conflict]");
    look(&page, "dialog-merge");
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    page.click("[name='clear']");
    page.wait_for("dialog.clear");
    look(&page, "dialog-clear");
    page.end();
}

/// On a telephone the buttons for now and then are behind one, which stays until the focus goes elsewhere.
#[test]
fn on_a_telephone_a_dialog_is_reached_by_the_menu_and_gives_the_focus_back() {
    let page = example();
    page.resize(390, 844);
    assert!(!page.is_visible("[name='versions']"));
    page.click_on("更多");
    page.wait_for("[name='versions']");
    page.screenshot("menu-390x844");
    page.click("[name='versions']");
    page.wait_for("dialog.versions");
    page.press("Escape");
    page.wait_until_gone("dialog.versions");
    page.wait_for_focused("versions");
    page.click("[name='search'], #search");
    page.wait_until("the menu is closed", |page| !page.is_visible("[name='versions']"));
    page.end();
}

#[test]
fn what_is_tried_fits() {
    let page = example();
    page.click_on("试算");
    page.wait_for("[role=tablist]");
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
