//! What of this subject no engine can break.

use std::fs;

use e2e::{Page, names};
use xtask::paths;

use super::{LOST, end_without_the_part};
use crate::offline::copy;
use crate::open_example;
use crate::{begin_draft, fill};

/// A part whose bytes are not those the page was built with is no part of it: cut short, another, or the word of a proxy.
#[test]
fn a_part_that_comes_damaged_is_not_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&paths::dist(), folder.path());
    let whatif = fs::read_dir(folder.path().join("on-demand"))
        .expect("the parts")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("whatif")))
        .expect("the part of 试算");
    let whole = fs::read(&whatif).expect("read it");
    let mut altered = whole.clone();
    // In the middle of its code, where it would still be a wasm.
    altered[whole.len() / 2] ^= 1;
    for damaged in [&altered[..], &whole[..whole.len() / 2], b"<!doctype html><title>login</title>"] {
        fs::write(&whatif, damaged).expect("write it");
        let page = Page::with().of(folder.path()).cut_off("service-worker.js").open();
        begin_draft(&page);
        page.click_on("试算");
        page.wait_for_text("#fields [role=status]", LOST);
        // It is whole again on the server; what the browser kept of it is not asked.
        fs::write(&whatif, &whole).expect("write it");
        page.click("[name='retry']");
        page.wait_for("[role=tablist]");
        let errors = page.console_errors();
        assert!(
            errors.iter().all(|error| error.contains("on-demand") || error.contains("fetch")),
            "{errors:?}"
        );
    }
}

/// A part is fetched once, however often it is wanted.
#[test]
fn a_part_is_fetched_once() {
    let page = Page::with().cut_off("service-worker.js").open();
    begin_draft(&page);
    for _ in 0..3 {
        page.click_on("试算");
        page.wait_for("[role=tablist]");
        page.click_on("试算");
        page.wait_for(names::TOTAL);
    }
    fill(&page, "language.share", "95");
    let asked = page.requests().into_iter().filter(|address| address.contains("/on-demand/whatif")).count();
    assert_eq!(asked, 1);
    end_without_the_part(&page);
}

#[test]
fn a_dialog_that_cannot_be_had_says_so_and_comes_when_asked_again() {
    let page = Page::with().cut_off("on-demand").open();
    begin_draft(&page);
    page.focus("versions");
    page.press("Enter");
    page.wait_for_text("dialog.coming [role=status]", LOST);
    page.press("Escape");
    page.wait_until_gone("dialog");
    page.wait_until("the focus is back at its button", |page| page.focused() == "versions");
    page.press("Enter");
    page.wait_for_text("dialog.coming [role=status]", LOST);
    page.connect_again();
    page.focus("retry");
    page.press("Enter");
    page.wait_for("dialog.versions");
    page.wait_until("the focus is in the dialog", |page| page.count("dialog.versions :focus") == 1);
    page.press("Escape");
    page.wait_until_gone("dialog");
    page.wait_until("the focus is back at its button", |page| page.focused() == "versions");
    end_without_the_part(&page);
}

#[test]
fn an_example_that_cannot_be_had_says_so_and_opens_when_asked_again() {
    let page = Page::with().cut_off("on-demand").open();
    page.click(names::EXAMPLE);
    page.wait_to_read(LOST);
    assert!(page.says("本机还没有草稿"));
    page.connect_again();
    open_example(&page);
    end_without_the_part(&page);
}
