//! How the page looks, on an office screen and on a telephone: nothing is cut off, nothing sticks out. The
//! pictures are in `target/screenshots`.

mod once;

use e2e::{Page, names};
use serde_json::json;

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
