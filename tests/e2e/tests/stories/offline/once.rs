//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::{Published, described, hash, wait_for_title, wait_until_offered, wait_until_offline_ready};
use crate::{open_example, wait_until_kept};
use e2e::{Skill, names};
use serde_json::json;

#[test]
fn an_update_that_arrives_damaged_changes_nothing() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    // The list says another content than there is.
    let html = published.read("index.html");
    published.announce(&[(hash(&html), hash("another"))]);
    page.visit("");
    page.wait_for(names::TOTAL);
    let tried = "const registration = await navigator.serviceWorker.getRegistration();
                 try { await registration.update(); } catch {}
                 while (registration.installing) await new Promise(done =>
                     registration.installing.addEventListener('statechange', done, { once: true }));
                 return [Boolean(registration.waiting), Boolean(registration.active)]";
    assert_eq!(page.run_async(tried, Vec::new()), json!([false, true]));
    assert!(!page.says("本页有新版本"));
    page.cut_off("/");
    page.visit("");
    page.wait_for(names::TOTAL);
}

#[test]
fn a_version_taken_in_one_window_is_taken_in_the_other_when_asked() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    wait_until_kept(&page, "正安县");
    page.open_tab();
    page.wait_for(names::TOTAL);
    published.publish(described("第二版"));
    for tab in [0, 1] {
        page.go_to_tab(tab);
        page.visit("");
        wait_until_offered(&page);
    }
    for tab in [0, 1] {
        page.go_to_tab(tab);
        assert!(page.says("本页有新版本"), "nothing is swapped unasked");
        page.click_on("更新");
        wait_for_title(&page, "第二版");
        page.wait_for(names::TOTAL);
    }
}
