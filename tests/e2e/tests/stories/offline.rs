//! The hosted page without a network, and how a newer one comes into force.

mod once;

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
}

impl Published {
    fn new() -> Self {
        let published = Self { folder: tempfile::tempdir().expect("a folder") };
        copy(&paths::dist(), published.folder.path());
        published
    }

    /// Served as it is: with a script put in front it would not be what its hashes say.
    fn page(&self) -> Options {
        Page::with().of(self.folder.path()).keeping_itself().unwatched()
    }

    /// Publishes another version, whose page is another.
    fn publish(&self, change: impl FnOnce(&str) -> String) {
        let hashes = self.put_page(change);
        self.announce(&[hashes]);
    }

    /// Publishes another version, whose bindings are of another name and content.
    fn publish_bindings(&self, name: &str, content: &str) {
        let before = self.bindings();
        let old = self.read(&before);
        fs::write(self.folder.path().join(name), content).expect("write the file");
        let hashes = self.put_page(|page| {
            let after = page.replace(&before, name);
            after.replace(&hash(module_in(page)), &hash(module_in(&after)))
        });
        self.announce(&[hashes, (hash(&old), hash(content)), (before.clone(), name.to_owned())]);
        fs::remove_file(self.folder.path().join(before)).expect("remove the file");
    }

    /// Writes another page; the hashes of the one before and of this one.
    fn put_page(&self, change: impl FnOnce(&str) -> String) -> (String, String) {
        let before = self.read("index.html");
        let after = change(&before);
        assert_ne!(before, after, "the page is to change");
        fs::write(self.folder.path().join("index.html"), &after).expect("write the page");
        (hash(&before), hash(&after))
    }

    /// Has the service worker name another version, which lists these in place of those. It is written last and in one
    /// go: a browser that looks for it meanwhile finds the version before or this one, whole.
    fn announce(&self, changes: &[(String, String)]) {
        let mut worker = self.read("service-worker.js");
        for (before, after) in changes {
            assert!(worker.contains(before), "the service worker lists {before}");
            worker = worker.replace(before, after);
        }
        // The version's name is the first text in it.
        let version = worker.split('"').nth(1).expect("the service worker names its version");
        let worker = worker.replacen(version, &format!("{version}."), 1);
        let whole = self.folder.path().join("service-worker.js.new");
        fs::write(&whole, worker).expect("write the service worker");
        fs::rename(whole, self.folder.path().join("service-worker.js")).expect("publish it");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("read the file")
    }

    /// The name of the page's bindings.
    fn bindings(&self) -> String {
        let page = self.read("index.html");
        let name = page
            .split(['"', '\'', '=', ' ', '>'])
            .find(|word| word.ends_with(".js") && word.contains("page-"));
        name.expect("the page imports its bindings").trim_start_matches("./").to_owned()
    }
}

/// Copies a folder into another.
pub(crate) fn copy(from: &Path, to: &Path) {
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

/// The module that starts the page, whose hash stands in the page's policy.
fn module_in(page: &str) -> &str {
    let rest = page.split_once("<script type=module>").expect("the page has a module").1;
    rest.split_once("</script>").expect("it ends").0
}

/// Waits until the page in front is kept and its worker answers.
#[track_caller]
fn wait_until_offline_ready(page: &Page) {
    page.wait_until("the page is kept for times without a network", |page| {
        page.run_async(
            "return Boolean((await navigator.serviceWorker.getRegistration())?.active)",
            Vec::new(),
        ) == json!(true)
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
        let (before, rest) =
            html.split_once("县级人民政府履行教育职责自查自评的测算页面").unwrap_or((html, ""));
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
    page.click_on("试算");
    page.wait_for("[role=tablist]");
}

#[test]
fn a_newer_version_is_offered_and_taken_when_the_person_says_so() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    published.publish(described("第二版"));
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
fn a_version_that_does_not_start_can_be_gone_back_from_and_heals() {
    if Skill::ServiceWorker.is_missing() {
        return;
    }
    let published = Published::new();
    let page = published.page().open();
    open_example(&page);
    wait_until_offline_ready(&page);
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "36414");
    // The version that runs says so when it has started under its worker.
    page.visit("");
    page.wait_for(names::TOTAL);
    wait_until_proved(&page, 1);
    let good = published.read(&published.bindings());
    published.publish_bindings("page-broken.js", "throw new Error('broken')");
    page.visit("");
    wait_until_offered(&page);
    page.click_on("更新");
    page.wait_to_read("页面没有载入完整");
    page.wait_to_read("已保存在本机浏览器的草稿不受影响");
    page.screenshot("trouble-load");
    // Back to the version before.
    page.click("#previous");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    // A version that starts is taken at once: nobody is typing in one that does not.
    published.publish_bindings("page-good.js", &good);
    page.visit("");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");

    // The same once more; this time the next version is offered while the one before is in use.
    page.visit("");
    page.wait_for(names::TOTAL);
    wait_until_proved(&page, 2);
    published.publish_bindings("page-broken-again.js", "throw new Error('broken')");
    page.visit("");
    wait_until_offered(&page);
    page.click_on("更新");
    page.wait_to_read("页面没有载入完整");
    page.click("#previous");
    page.wait_for(names::TOTAL);
    published.publish_bindings("page-better.js", &good);
    wait_until_offered(&page);
    page.click_on("更新");
    page.wait_until("the newest version is there, and no longer the one before", |page| {
        page.run(
            "return location.search === '' && document.documentElement.outerHTML.includes('page-better.js')",
        ) == json!(true)
    });
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
}

/// Has the browser look for a newer version now, not when it next sees fit, and waits until it is offered.
#[track_caller]
fn wait_until_offered(page: &Page) {
    page.run_async("await (await navigator.serviceWorker.getRegistration()).update()", Vec::new());
    page.wait_to_read("本页有新版本");
}

/// Waits until so many versions have proved that they start.
#[track_caller]
fn wait_until_proved(page: &Page, count: usize) {
    let proved = "let proved = 0;
                  for (const name of await caches.keys()) {
                      const started = new URL('started', location.href);
                      if (await (await caches.open(name)).match(started)) proved += 1;
                  }
                  return proved";
    page.wait_until("the version has proved itself", |page| {
        page.run_async(proved, Vec::new()) == json!(count)
    });
}
