//! The helpers themselves do what they say, on a small page that does nothing else.

use std::path::Path;

use e2e::{Options, Page, Skill};

fn small_page() -> Options {
    Page::with().of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harness"))
}

#[test]
fn typing_replaces_what_was_there() {
    let page = small_page().open();
    page.type_into("a.fact", "１５４47人");
    assert_eq!(page.value_of("a.fact"), "１５４47人");
    assert_eq!(page.total(), "１５４47人");
    page.type_into("a.fact", "");
    assert_eq!(page.value_of("a.fact"), "");
    page.press("Tab Tab");
    page.wait_for_focused("list");
    page.press("Down");
    assert_eq!(page.value_of("list"), "2");
    page.choose("list", "1");
    assert_eq!(page.value_of("list"), "1");
    assert_eq!(page.console_errors(), [""; 0]);
}

#[test]
fn an_input_method_composes_before_it_writes() {
    if Skill::Composing.is_missing() {
        return;
    }
    let page = small_page().open();
    page.type_into("a.fact", "");
    page.compose_into("a.fact", "zheng", "正安");
    assert_eq!(page.value_of("a.fact"), "正安");
    assert!(page.run("return events.includes('composing')") == true);
}

#[test]
fn a_piece_of_a_spreadsheet_is_pasted() {
    let page = small_page().open();
    page.paste_into("a.fact", "学校\t人数\n一小\t120");
    assert_eq!(page.run("return pasted"), "学校\t人数\n一小\t120");
}

#[test]
fn tabs_share_their_storage() {
    let page = small_page().open();
    page.type_into("a.fact", "in the first");
    page.open_tab();
    assert_eq!(page.value_of("a.fact"), "before");
    assert_eq!(page.run("return localStorage.getItem('fact')"), "in the first");
    page.go_to_tab(0);
    assert_eq!(page.value_of("a.fact"), "in the first");
}

#[test]
fn files_go_in_and_come_out() {
    let page = small_page().open();
    page.import("draft.json", "{\"county\":\"正安县\"}");
    page.wait_for_text("#imported", "{\"county\":\"正安县\"}");
    let first = page.download(|page| page.click_on("导出"));
    assert_eq!((first.name.as_str(), first.text()), ("草稿.json", "before"));
    page.type_into("a.fact", "after");
    assert_eq!(page.download(|page| page.click("#save")).text(), "after");
}

#[test]
fn a_refused_storage_throws_and_the_error_is_seen() {
    let page = small_page().storage_refused().open();
    page.type_into("a.fact", "1");
    page.wait_until("the error is on the console", |page| {
        page.console_errors().concat().contains("SecurityError")
    });
}

#[test]
fn every_kind_of_error_is_seen_in_every_tab_and_before_and_after_a_reload() {
    let page = small_page().open();
    let is_seen = |told| page.wait_until(told, |page| page.console_errors().concat().contains(told));
    page.click("#throw");
    page.reload();
    page.run("console.error('said once')");
    is_seen("said once");
    page.open_tab();
    page.click("#reject");
    is_seen("rejected");
    page.go_to_tab(0);
    page.run("document.body.append(Object.assign(new Image(), { src: 'missing.png' }))");
    is_seen("missing.png");
    // Of before the reload.
    is_seen("thrown");
}

#[test]
fn a_page_without_errors_ends_well_and_one_with_an_error_does_not() {
    small_page().open().end();
    let page = small_page().open();
    page.run("console.error('in the first')");
    page.open_tab();
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page.end()));
    assert!(ended.is_err_and(|said| format!("{:?}", said.downcast_ref::<String>()).contains("in the first")));
}

#[test]
fn a_script_runs_before_the_pages_own_at_every_start() {
    let page = small_page().open();
    page.at_every_start("localStorage.setItem('fact', `early: ${document.querySelector('input')}`)");
    page.reload();
    assert_eq!(page.run("return localStorage.getItem('fact')"), "early: null");
}

#[test]
fn what_is_cut_off_gets_no_answer_until_it_is_connected_again() {
    let page = small_page().open();
    let is_had = |page: &Page| {
        page.run_async("return await fetch('index.html?part').then(() => true, () => false)", Vec::new())
            == true
    };
    page.cut_off("part");
    assert!(!is_had(&page));
    page.connect_again();
    assert!(is_had(&page));
}

#[test]
fn a_page_in_one_file_opens_without_a_server() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harness");
    let page = Page::with().file(&folder.join("index.html")).open();
    assert!(page.address().starts_with("file:///"));
    page.type_into("a.fact", "正安");
    assert_eq!(page.total(), "正安");
    page.run("console.error('said')");
    assert!(page.console_errors().concat().contains("said"));
    assert_eq!(page.requests_elsewhere(), [""; 0]);
    page.run("fetch('http://elsewhere.test/').catch(() => {})");
    page.wait_until("the request is seen", |page| {
        page.requests_elsewhere().concat().contains("elsewhere.test")
    });
}

#[test]
fn after_a_power_cut_there_is_what_was_on_disk() {
    if Skill::PowerCut.is_missing() {
        return;
    }
    let page = small_page().alone().open();
    page.type_into("a.fact", "正安 2019");
    page.wait_until("the browser has saved", |page| page.is_on_disk("正安 2019"));
    let page = page.after_power_cut();
    assert_eq!(page.run("return localStorage.getItem('fact')"), "正安 2019");
}

#[test]
fn requests_to_elsewhere_are_seen() {
    let page = small_page().open();
    // The same server by its other name is another origin.
    let elsewhere = page.address().replace("127.0.0.1", "localhost");
    page.run_with("fetch(arguments[0]).catch(() => {})", vec![elsewhere.as_str().into()]);
    page.wait_until("the request is seen", |page| page.requests_elsewhere() == [elsewhere.as_str()]);
}

/// A rule of each kind: WCAG 2.0, what 2.2 added, and good practice.
#[test]
fn barriers_are_seen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harness/barriers");
    let page = Page::with().of(&folder).open();
    let found = page.barriers();
    for (rule, element) in [
        ("color-contrast", "#pale"),
        ("label", "#nameless"),
        ("target-size", "#small"),
        ("heading-order", "#deep"),
    ] {
        let told = format!("violation {rule} (");
        assert!(
            found.iter().any(|one| one.starts_with(&told) && one.contains(element)),
            "{rule}: {found:#?}"
        );
    }
    let within = page.barriers_within(Some("#pale"));
    assert!(!within.is_empty() && within.iter().all(|one| one.contains("#pale")), "{within:#?}");
    page.run("document.querySelectorAll('main > :not(h1)').forEach(one => one.remove())");
    page.assert_accessible("without them");
}

#[test]
fn what_a_person_prefers_is_told_to_the_page() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = small_page().open();
    let prefers = |what: &str| page.run(&format!("return matchMedia('({what})').matches")) == true;
    assert!(!prefers("prefers-color-scheme: dark"));
    page.prefer(&[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]);
    assert!(prefers("prefers-color-scheme: dark") && prefers("prefers-reduced-motion: reduce"));
    page.prefer(&[]);
    assert!(!prefers("prefers-color-scheme: dark") && !prefers("prefers-reduced-motion: reduce"));
}

#[test]
fn the_page_takes_the_size_of_a_telephone_and_of_an_office_screen() {
    let page = small_page().open();
    for (width, height) in [(390, 844), (1366, 768)] {
        page.resize(width, height);
    }
    let picture = page.screenshot("harness");
    assert!(std::fs::metadata(picture).is_ok_and(|file| file.len() > 1000));
}
