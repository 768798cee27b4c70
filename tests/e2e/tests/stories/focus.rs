//! Where the focus goes: through everything, in the order in which it is read, always in sight (WCAG 2.4.3, 2.4.7, 2.4.11).

mod once;

use std::collections::BTreeSet;

use e2e::{Page, names};
use serde_json::{Value, json};

use crate::{example, fill, go_home, new_draft, open_example, wait_until_kept};

/// More steps than any screen has stops.
const MOST: usize = 900;

/// What is wrong with where the focus is now; nothing where it is on the page as a whole.
const STOP: &str = "
    const forward = arguments[0];
    const at = document.activeElement;
    const before = window.focusedBefore;
    window.focusedBefore = at;
    if (at === document.body) return {};
    const wrong = [];
    const target = at.matches('[type=checkbox], [type=radio], [type=file]') && at.closest('label') || at;
    const box = target.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    // What is taller than the room between what stays at the top and at the bottom is looked at within it.
    const [above, below] = box.height > innerHeight - 208 ? [112, 96] : [0, 0];
    const [top, bottom] = [Math.max(box.top, above), Math.min(box.bottom, innerHeight - below)];
    if (right - left < Math.min(box.width, 24) - 1 || bottom - top < Math.min(box.height, 24) - 1) wrong.push('out of the window');
    else for (const [x, y] of [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9]]) {
        const there = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        if (there && !target.contains(there) && !there.contains(target)) wrong.push(`covered by <${there.tagName} ${there.className}>`);
    }
    const ringed = one => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    const around = [at, at.parentElement, at.parentElement?.parentElement, at.closest('.way')];
    if (!around.some(one => one && ringed(one))) wrong.push('without a ring');
    // What was before is read before: above it, or beside it on the left.
    if (before && before !== document.body && before.isConnected && before.closest('main, dialog') && before.closest('main, dialog') === at.closest('main, dialog')) {
        const [first, second] = forward ? [before.getBoundingClientRect(), box] : [box, before.getBoundingClientRect()];
        const shared = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
        const beside = shared > Math.min(first.height, second.height) / 2;
        if (beside ? second.right <= first.left : second.bottom <= first.top && second.left < first.right)
            wrong.push(`not where one reads on from <${before.tagName} ${before.name || before.id || before.innerText.slice(0, 20)}>`);
    }
    const id = at.name || at.id || at.getAttribute('aria-label') || at.innerText.slice(0, 30);
    return { wrong, at: `<${at.tagName} ${id}>`, key: [...document.querySelectorAll('*')].indexOf(at) };";

/// Puts the focus where a walk begins: on the first stop, or on the last.
const BEGIN: &str = "
    window.focusedBefore = null;
    document.querySelectorAll('*')[arguments[0]].focus();";

/// What can be stopped at, on what is drawn: in a modal dialog only that.
const STOPS: &str = "
    const within = document.querySelector('dialog:modal') || document.body;
    const groups = new Set();
    return [...within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')].filter(one => {
        if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
        if (one.type !== 'radio') return true;
        // Of radio buttons the chosen one is the stop.
        const is_first = !groups.has(one.name);
        groups.add(one.name);
        return one.checked || is_first && !document.querySelector(`[name='${CSS.escape(one.name)}']:checked`);
    }).map(one => [...document.querySelectorAll('*')].indexOf(one));";

/// Goes through all stops of the screen; the text says what is shown.
type Walk = fn(&Page, &str);

/// There and back; each is in sight, and none is left out.
#[track_caller]
fn there_and_back(page: &Page, place: &str) {
    walk_by(page, place, &[("Tab", true), ("Shift+Tab", false)]);
}

/// There alone: the way back through a long screen is walked once ([`once`]), and every other screen is walked back in each engine.
#[track_caller]
fn there(page: &Page, place: &str) {
    walk_by(page, place, &[("Tab", true)]);
}

/// Goes through all stops by these keys, of which each leads forward or back.
#[track_caller]
fn walk_by(page: &Page, place: &str, keys: &[(&str, bool)]) {
    // Elements are told by their places, which what comes at rest would shift.
    let has_come = "return [...document.styleSheets].some(sheet => [...sheet.cssRules].some(rule => rule.media?.mediaText === 'print'))
        && (!document.querySelector('.sheet .card') || !!document.querySelector('.aid .hint'))";
    page.wait_until("what comes at rest has come", |page| page.run(has_come) == json!(true));
    let mut wrong = Vec::new();
    for &(key, forward) in keys {
        let wanted: BTreeSet<u64> =
            page.run(STOPS).as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        let begin = if forward { wanted.first() } else { wanted.last() };
        page.run_with(BEGIN, vec![json!(begin)]);
        let mut reached: BTreeSet<u64> = begin.copied().into_iter().collect();
        for _ in 0..MOST {
            // Beyond the last stop a browser goes on in its own bars, whence no script brings the focus back whole.
            if wanted.is_subset(&reached) {
                break;
            }
            page.press(key);
            let stop = page.run_with(STOP, vec![json!(forward)]);
            let Some(at) = stop["key"].as_u64() else { break };
            let is_new = reached.insert(at);
            if !is_new {
                break;
            }
            for one in stop["wrong"].as_array().into_iter().flatten() {
                wrong.push(format!("{place}, {key}: {} {}", stop["at"], one));
            }
        }
        if !wanted.is_subset(&reached) {
            let script =
                "return arguments[0].map(at => document.querySelectorAll('*')[at]?.outerHTML.slice(0, 120))";
            let left: Vec<u64> = wanted.difference(&reached).copied().collect();
            wrong.push(format!("{place}, {key}: not reached: {}", page.run_with(script, vec![json!(left)])));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn the_list(walk: Walk) {
    let page = example();
    wait_until_kept(&page, "正安县");
    go_home(&page);
    page.click_on("删除：正安县 2019（贵州）");
    page.wait_to_read("已删除");
    open_example(&page);
    go_home(&page);
    crate::unfold(&page);
    walk(&page, "the list");
    page.end();
}

#[test]
fn through_the_sheet() {
    the_sheet(there);
}

fn the_sheet(walk: Walk) {
    let page = example();
    walk(&page, "the sheet");
    page.end();
}

#[test]
fn through_the_comparison_and_the_dialogs() {
    the_comparison_and_the_dialogs(there_and_back);
}

fn the_comparison_and_the_dialogs(walk: Walk) {
    let page = example();
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "546.21");
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    walk(&page, "the comparison");
    for (button, opened) in
        [("share", "[name='share-link']"), ("versions", "[data-change]"), ("keys", "dialog.keys")]
    {
        page.click(&names::field(button));
        page.wait_for(opened);
        walk(&page, button);
        page.press("Escape");
        page.wait_until_gone("dialog");
        page.wait_until("the focus is back where it was", |page| page.focused() == button);
    }
    page.end();
}

fn what_is_tried(walk: Walk) {
    let page = example();
    page.click_on("试算");
    page.click("#tab-scenarios");
    page.click_on("新建方案");
    page.wait_for(".scenarios");
    page.choose("add-change", "facts.senior.quota.text");
    page.click("[name='add-change-now']");
    page.wait_for("[data-row='facts.senior.quota.text']");
    page.type_text("1000");
    page.press("Tab");
    walk(&page, "scenarios");
    page.click("#tab-single");
    walk(&page, "one indicator");
    page.click("#tab-route");
    page.click_on("查找办法");
    page.wait_for(".found");
    page.click(".means summary");
    walk(&page, "ways");
    page.click("#tab-weigh");
    walk(&page, "what matters most");
    page.click("#tab-years");
    walk(&page, "targets");
    page.end();
}

/// On a telephone with a keyboard, too: Escape closes the menu, and the focus is on what opened it.
#[test]
fn the_menu_is_closed_by_escape() {
    let page = example();
    page.resize(390, 844);
    page.run("document.querySelector(\".more[title='更多']\").focus()");
    page.press("Enter");
    page.wait_until("the menu is open", |page| page.is_visible("[name='versions']"));
    page.press("Tab Tab Escape");
    page.wait_until("the menu is closed", |page| !page.is_visible("[name='versions']"));
    page.wait_for_focus_on(".more");
    // A dialog that was opened from it closes first, and gives the focus back to its button.
    page.press("Enter");
    page.click("[name='keys']");
    page.wait_for("dialog.keys");
    page.press("Escape");
    page.wait_until_gone("dialog.keys");
    page.wait_until("the focus is back", |page| page.focused() == "keys");
    page.press("Escape");
    page.wait_until("the menu is closed", |page| !page.is_visible("[name='keys']"));
    page.end();
}

/// One message a change, with the total and the grade; the line on saving says something only when it fails.
#[test]
fn screen_readers_are_told_once_of_each_change() {
    let page = new_draft();
    page.wait_to_read("已保存");
    page.run(
        "window.told = [];
         const live = node => {
             const region = node.parentElement?.closest('[aria-live], [role=status], [role=alert], output');
             return region && region.getAttribute('aria-live') !== 'off' ? region : null;
         };
         new MutationObserver(changes => {
             const regions = new Set(changes.map(change => live(change.target) ?? live(change.target.firstChild ?? change.target)));
             regions.forEach(region => { if (region) told.push(region.innerText.trim()); });
         }).observe(document.body, { subtree: true, childList: true, characterData: true });",
    );
    fill(&page, "language.share", "100");
    page.wait_for_text(&names::points("direction.language"), "1–2");
    page.wait_to_read("已保存");
    let told = page.run("return told");
    let told: Vec<&str> = told.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(told.iter().all(|one| one.starts_with("测算总分 ")), "{told:?}");
    assert!(
        told.last().is_some_and(|last| last.contains(&page.total()) && last.contains("暂不能定等次")),
        "{told:?}"
    );
    page.end();
}

#[test]
fn a_draft_and_the_list_are_seen_from_their_top() {
    let page = example();
    let scroll = "scrollTo(0, 2000); return scrollY";
    assert_eq!(page.run(scroll), json!(2000));
    go_home(&page);
    page.wait_until("the list begins at its top", |page| page.run("return scrollY") == json!(0));
    page.end();
}

/// What is not drawn yet has no sure height: one had come back some thousand pixels further down, and further each time.
#[test]
fn one_comes_back_to_the_card_one_left() {
    let page = example();
    let place = "const card = [...document.querySelectorAll('article')].find(one => one.getBoundingClientRect().bottom > 240); \
                 return card ? [card.querySelector('h3')?.innerText, Math.round(card.getBoundingClientRect().top)] : null";
    let rests = "const top = document.scrollingElement.scrollHeight + ' ' + scrollY, rests = window.last === top; \
                 window.last = top; return rests";
    // The driver would bring the button to the middle first, and with it the page.
    let to = |view: &str| {
        format!(
            "[...document.querySelectorAll('.views button')].find(one => one.innerText.trim() === '{view}').click()"
        )
    };
    let third = "[...document.querySelectorAll('.domain')][2].querySelector('article').scrollIntoView(); scrollBy(0, 330)";
    // The cards of what limits the grade are the last.
    let end = "[...document.querySelectorAll('.gate')].pop().scrollIntoView()";
    for there in [third, end] {
        page.run(there);
        page.wait_until("what came into sight is drawn", |page| page.run(rests) == json!(true));
        let left = page.run(place);
        assert_ne!(left, Value::Null, "{there}");
        for view in ["全部数据", "对标"] {
            page.run(&to(view));
            page.wait_until("the other view is there", |page| page.run(place) != left);
            page.run(&to("填报"));
            page.wait_until("one is back", |page| page.run(place) == left);
        }
    }
    page.end();
}

/// 好 of several points is no 3 of 3: how many of them is asked at once. And a new draft asks for its county first.
#[test]
fn a_band_of_several_points_asks_for_them_and_a_new_draft_for_its_county() {
    let page = new_draft();
    let focused = "const at = document.activeElement; return [at.name, at.value, (getSelection() + '').length > 0 || at.selectionEnd > at.selectionStart]";
    page.wait_until("the county is asked for", |page| page.run(focused)[0] == json!("county"));
    let band = page.run(
        "const band = [...document.querySelectorAll('.bands button')].find(one => one.querySelector('.points').innerText.includes('–')); \
         band.click(); \
         return band.closest('.judged').querySelector('input').name",
    );
    page.wait_until("the points within it are asked for, with what it gives chosen", |page| {
        let now = page.run(focused);
        now[0] == band && now[1] != json!("") && now[2] == json!(true)
    });
    page.end();
}
