//! The hosted page without a network, and how a newer one comes into force.

use std::fs;
use std::path::Path;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use e2e::{Options, Page, Skill, names};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use xtask::paths;

use crate::{fill, open_example, wait_until_kept};

/// A copy of the built page, to be changed as a new version would.
struct Published {
    folder: TempDir,
    versions: u32,
}

impl Published {
    fn new() -> Self {
        let published = Self { folder: tempfile::tempdir().expect("a folder"), versions: 0 };
        copy(&paths::dist(), published.folder.path());
        published
    }

    /// Served as it is: with a script put in front it would not be what its hashes say.
    fn page(&self) -> Options {
        Page::with().of(self.folder.path()).unwatched()
    }

    /// Publishes another version, in which one file has another content.
    fn publish(&mut self, name: &str, change: impl FnOnce(&str) -> String) {
        let file = self.folder.path().join(name);
        let before = fs::read_to_string(&file).expect("read the file");
        let after = change(&before);
        assert_ne!(before, after, "{name} is to change");
        fs::write(&file, &after).expect("write the file");
        self.announce(&hash(&before), &hash(&after));
    }

    /// Has the service worker name another version, with this hash in place of that.
    fn announce(&mut self, before: &str, after: &str) {
        let file = self.folder.path().join("service-worker.js");
        let worker = fs::read_to_string(&file).expect("read the service worker");
        assert!(worker.contains(before), "the service worker lists {before}");
        self.versions += 1;
        let cache = format!("lvzhi {}", ".".repeat(self.versions as usize - 1));
        assert_eq!(worker.matches(&cache).count(), 1, "the service worker names its cache once");
        let worker = worker.replace(before, after).replace(&cache, &format!("{cache}."));
        fs::write(&file, worker).expect("write the service worker");
    }

    /// The file of the folder whose name ends so.
    fn name_of(&self, end: &str) -> String {
        let names = fs::read_dir(self.folder.path()).expect("the folder").flatten();
        let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.find(|name| name.ends_with(end) && name.starts_with("page-")).expect("a file of the page")
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir(&to).expect("make the folder");
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copy the file");
        }
    }
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Waits until the page in front is kept and its worker answers.
#[track_caller]
fn wait_until_offline_ready(page: &Page) {
    page.wait_until("the page is kept for times without a network", |page| {
        page.run_async("return Boolean((await navigator.serviceWorker.getRegistration())?.active)", Vec::new())
            == json!(true)
            && page.run("return Boolean(navigator.serviceWorker.controller)") == json!(true)
    });
}

#[track_caller]
fn wait_for_title(page: &Page, title: &str) {
    page.wait_until(&format!("the version is {title}"), |page| {
        page.attribute("meta[name='description']", "content").as_deref() == Some(title)
    });
}

/// Another description is another version.
fn described(title: &'static str) -> impl FnOnce(&str) -> String {
    move |html| {
        let (before, rest) = html.split_once("县级人民政府履行教育职责自查自评的测算页面").unwrap_or((html, ""));
        let (_, after) = rest.split_once("本机").unwrap_or(("", rest));
        format!("{before}{title}{after}")
    }
}

#[test]
fn the_page_opens_without_a_network_after_the_first_visit() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let page = Published::new();
    let page = page.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "36414");
    page.cut_off("/");
    page.visit("");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    // What is fetched when first used is kept, too.
    page.click_on("对标");
    page.wait_for("[data-rubric='quality-balance']");
}

#[test]
fn a_newer_version_is_offered_and_taken_when_the_person_says_so() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let mut published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    published.publish("index.html", described("第二版"));
    page.visit("");
    page.wait_to_read("本页有新版本");
    assert_ne!(page.attribute("meta[name='description']", "content").as_deref(), Some("第二版"));
    // Nothing is swapped under a person who is typing.
    page.type_into("salary.total", "36414");
    assert_eq!(page.value_of("salary.total"), "36414");
    page.click_on("更新");
    wait_for_title(&page, "第二版");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    assert!(!page.says("本页有新版本"));
    // And it is kept in turn.
    page.cut_off("/");
    page.visit("");
    page.wait_for(names::TOTAL);
    wait_for_title(&page, "第二版");
}

#[test]
fn an_update_that_arrives_damaged_changes_nothing() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let mut published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    // The list says another content than there is.
    let html = fs::read_to_string(published.folder.path().join("index.html")).expect("read the page");
    published.announce(&hash(&html), &hash("another"));
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
fn a_version_that_does_not_start_can_be_gone_back_from_and_heals() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let mut published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "36414");
    // The version that runs says so when it has started under its worker.
    page.visit("");
    page.wait_for(names::TOTAL);
    page.wait_until("the version has proved itself", |page| {
        let proved = "for (const name of await caches.keys()) {
                          if (await (await caches.open(name)).match(new URL('started', location.href))) return true;
                      }
                      return false";
        page.run_async(proved, Vec::new()) == json!(true)
    });
    let bindings = published.name_of(".js");
    published.publish(&bindings, |_| "throw new Error('broken')".to_owned());
    page.visit("");
    page.wait_to_read("本页有新版本");
    page.click_on("更新");
    page.wait_to_read("页面没有载入完整");
    page.wait_to_read("已保存在本机浏览器的草稿不受影响");
    page.screenshot("trouble-load");
    // Back to the version before.
    page.click("#previous");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    // A version that starts is taken at once: nobody is typing in one that does not.
    published.publish(&bindings, |_| fs::read_to_string(paths::dist().join(&bindings)).expect("the bindings"));
    page.visit("");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
}
