//! Computers that several people use: nothing is left behind, or everything is taken along and cleared.

mod once;

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::{fill, kept, wait_until_kept};

/// The same page seven days later.
pub(crate) const SEVEN_DAYS_ON: &str = "const Now = Date; const ahead = 7 * 24 * 3600 * 1000;
    Date = class extends Now { constructor(...given) { given.length ? super(...given) : super(Now.now() + ahead); } };
    Date.now = () => Now.now() + ahead;";

/// What the browser keeps for this page, key by key.
fn keys(page: &Page) -> Vec<String> {
    let keys = page.run("return Object.keys({ ...localStorage })");
    serde_json::from_value(keys).expect("a list of keys")
}

/// How many drafts lie in the second home.
fn second_home(page: &Page) -> serde_json::Value {
    page.run_async(
        "const home = await new Promise(done => { const asked = indexedDB.open('lvzhi'); asked.onsuccess = () => done(asked.result); });
         const count = await new Promise(done => {
             const asked = home.transaction('drafts').objectStore('drafts').count();
             asked.onsuccess = () => done(asked.result);
         });
         home.close();
         return count;",
        Vec::new(),
    )
}

#[track_caller]
fn wait_until_kept_at_home(page: &Page, text: &str) {
    page.wait_until("the browser keeps it", |page| kept(page).contains(text));
}

/// The browser is asked, once something is kept, and never waited for.
#[test]
fn the_browser_is_asked_not_to_remove_what_is_kept() {
    if Skill::Persisting.is_missing() {
        return;
    }
    let page = Page::open();
    page.at_every_start(
        "window.asked = 0; StorageManager.prototype.persist = () => { window.asked += 1; return new Promise(() => {}); };",
    );
    page.reload();
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    fill(&page, "year", "2024");
    wait_until_kept(&page, "2024");
    assert_eq!(page.run("return window.asked"), json!(1));
    page.end();
}
