//! Two tabs of one browser on one draft.

mod once;

use e2e::{Page, names};

use crate::{example, fill, kept, new_draft, wait_until_kept};

/// A new draft of 甲县, kept, in two tabs; the second is in front.
#[track_caller]
fn in_two_tabs() -> Page {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.open_tab();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), "甲县");
    page
}

/// Waits until this tab, untouched, shows this in the field with this name.
#[track_caller]
fn wait_to_see(page: &Page, name: &str, text: &str) {
    page.wait_to_see(
        &format!("{name} holds {text:?}"),
        |page| (page.value_of(name) == text).then_some(()),
        |page| format!("it holds {:?}", page.value_of(name)),
    );
}

/// The names of the revisions in force, which change with every write.
fn heads(page: &Page) -> String {
    let heads = page.run(
        "return Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('lvzhi.head.'))
                .map(entry => entry.join('=')).sort().join('\\n')",
    );
    heads.as_str().unwrap_or_default().to_owned()
}

/// The last to write must not win in silence: both edits are kept, or the person is asked.
#[test]
fn two_tabs_on_one_draft_lose_neither_edit() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.open_tab();
    page.wait_for_text(names::TOTAL, "27.4–99");
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "\"36414\"");
    page.go_to_tab(0);
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "\"546.21\"");
    assert!(kept(&page).contains("\"36414\""), "what the other tab kept is still kept");
    page.end();
}

/// Gives a name and waits until it is kept, still in its box, and all before it with it.
#[track_caller]
fn fill_editor(page: &Page, name: &str) {
    page.type_into("editor", name);
    page.wait_until("the name is kept", |page| kept(page).contains(name));
}

/// A page that the browser had laid aside shows what was kept meanwhile, not what it knew.
#[test]
fn a_page_laid_aside_is_loaded_anew_when_it_returns() {
    let page = in_two_tabs();
    page.run("window.known = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    page.wait_until("the page is another", |page| page.run("return window.known === undefined") == true);
    page.wait_for(names::TOTAL);
    page.run("window.known = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))");
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    assert_eq!(page.run("return window.known"), true, "one that was just loaded is not");
    page.end();
}

/// Each types before it can hear of the other: the tabs are told of a write only after both have made theirs.
#[test]
fn both_tabs_change_the_same_field_unheard_and_come_to_the_later_text_and_say_so() {
    let page = in_two_tabs();
    hold_back(&page);
    page.go_to_tab(0);
    hold_back(&page);
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    wait_for_next_second(&page);
    page.go_to_tab(1);
    fill(&page, "language.share", "60");
    wait_until_kept(&page, "\"60\"");
    wait_to_see(&page, "language.share", "60");
    page.wait_to_read("两个窗口同时改了");
    // A save may fall between the two keys: then it is told of what stood there.
    let told = ["60", "6"].map(|own| format!("（本窗口“{own}”，另一窗口“50”）。以较晚填写的为准，请核对"));
    assert!(told.iter().any(|told| page.says(told)), "{}", page.text());
    page.go_to_tab(0);
    let_through(&page);
    wait_to_see(&page, "language.share", "60");
    page.end();
}

/// Waits until the clock shows another second, by which later texts are told from earlier ones.
#[track_caller]
fn wait_for_next_second(page: &Page) {
    let second = |page: &Page| page.run("return Math.floor(Date.now() / 1000)");
    let now = second(page);
    page.wait_until("the next second", |page| second(page) != now);
}

/// Installed before the page's own scripts, so that it is asked first.
const HOLDING: &str = "window.heldBack = [];
    addEventListener('storage', event => {
        if (!window.holding) return;
        const { key, oldValue, newValue, url, storageArea } = event;
        heldBack.push({ key, oldValue, newValue, url, storageArea });
        event.stopImmediatePropagation();
    }, true);";

/// From now on this tab does not hear what others write; [`let_through`] tells it all of that.
#[track_caller]
fn hold_back(page: &Page) {
    page.at_every_start(HOLDING);
    page.reload();
    page.wait_for(names::TOTAL);
    page.run("window.holding = true");
}

/// Tells this tab what was held back.
#[track_caller]
fn let_through(page: &Page) {
    page.run(
        "window.holding = false;
         heldBack.splice(0).forEach(told => dispatchEvent(new StorageEvent('storage', told)))",
    );
}

/// The tab's own clock says when its box came to hold the text, and the other's when it was typed.
#[test]
fn the_other_tab_shows_a_change_within_a_second() {
    let page = in_two_tabs();
    page.go_to_tab(0);
    page.run(
        "window.seen = 0;
         const box = document.querySelector('[name=\"language.share\"]');
         const channel = new MessageChannel();
         channel.port1.onmessage = () => { if (box.value === '50') window.seen = Date.now(); else setTimeout(() => channel.port2.postMessage(0), 20); };
         channel.port2.postMessage(0);",
    );
    page.go_to_tab(1);
    fill(&page, "language.share", "50");
    let typed = page.run("return Date.now()").as_f64().expect("a time");
    page.wait_to_read("已保存");
    page.go_to_tab(0);
    page.wait_until("the change is seen", |page| page.run("return window.seen").as_f64() > Some(0.0));
    let seen = page.run("return window.seen").as_f64().expect("a time");
    println!("seen {} ms after the field was left", seen - typed);
    // A tab in the background is woken once a second by the browser, which may be late beside other tests.
    assert!(seen - typed < 3000.0, "seen after {} ms", seen - typed);
    page.end();
}

#[test]
fn closing_either_tab_at_once_loses_nothing() {
    let page = in_two_tabs();
    page.go_to_tab(0);
    page.type_into("language.share", "50");
    page.close_tab();
    page.go_to_tab(0);
    wait_to_see(&page, "language.share", "50");
    page.type_into("training.spent", "546.21");
    page.open_tab();
    page.go_to_tab(0);
    page.close_tab();
    page.go_to_tab(0);
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(
        (page.value_of("language.share"), page.value_of("training.spent")),
        ("50".into(), "546.21".into())
    );
    page.end();
}
