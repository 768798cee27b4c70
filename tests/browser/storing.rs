//! The door to the browser's storage, and what the page makes of what lies behind it.

use crate::mounted::{Mounted, clear, local_storage};
use lvzhi::browser::storage::{self, StoredDraft, read_all, remove_draft, write_draft, write_open};
use lvzhi::session::StorageTrouble;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Id, revision and text of everything kept, in the order of ids.
fn kept() -> Vec<(String, String, String)> {
    let mut drafts = read_all().expect("allowed").drafts;
    drafts.sort_by(|one, other| one.id.cmp(&other.id));
    let flat = |StoredDraft { id, texts }: StoredDraft| {
        texts.into_iter().map(move |(revision, text)| (id.clone(), revision, text))
    };
    drafts.into_iter().flat_map(flat).collect()
}

fn entry(id: &str, revision: &str, text: &str) -> (String, String, String) {
    (id.to_owned(), revision.to_owned(), text.to_owned())
}

#[wasm_bindgen_test]
fn a_draft_is_kept_read_and_removed() {
    clear();
    write_draft("1", "1-a", "一").expect("room");
    write_draft("2", "1-b", "二").expect("room");
    write_open(Some("2")).expect("room");
    assert_eq!(kept(), [entry("1", "1-a", "一"), entry("2", "1-b", "二")]);
    assert_eq!(read_all().expect("allowed").open.as_deref(), Some("2"));

    write_draft("1", "2-c", "壹").expect("room");
    // The one before is there until it is let go.
    assert_eq!(storage::head("1"), Ok(Some("2-c".to_owned())));
    assert_eq!(kept()[..2], [entry("1", "2-c", "壹"), entry("1", "1-a", "一")]);
    storage::remove_revision("1", "1-a");
    remove_draft("2").expect("allowed");
    write_open(None).expect("allowed");
    assert_eq!(kept(), [entry("1", "2-c", "壹")]);
    assert_eq!(read_all().expect("allowed").open, None);
    // What is not there can be removed, too.
    remove_draft("2").expect("allowed");
    storage::remove_revision("2", "1-a");
    clear();
}

/// A write is two: the value, then the head. Cut off between them, the revision before is in force and whole.
#[wasm_bindgen_test]
fn a_value_without_its_head_is_a_spare() {
    clear();
    write_draft("1", "9-a", "九").expect("room");
    local_storage().set_item("lvzhi.draft.1.10-b", "半").expect("room");
    local_storage().set_item("lvzhi.draft.1.8-c", "八").expect("room");
    assert_eq!(kept(), [entry("1", "9-a", "九"), entry("1", "10-b", "半"), entry("1", "8-c", "八")]);
    // A head whose value is gone: the newest of the others.
    local_storage().remove_item("lvzhi.draft.1.9-a").expect("allowed");
    assert_eq!(kept(), [entry("1", "10-b", "半"), entry("1", "8-c", "八")]);
    // A draft whose id begins with another's is not removed with it.
    write_draft("12", "1-d", "十二").expect("room");
    remove_draft("1").expect("allowed");
    assert_eq!(kept(), [entry("12", "1-d", "十二")]);
    clear();
}

#[wasm_bindgen_test]
fn revisions_count_up_whatever_the_clock_says() {
    assert!(storage::next_revision("").starts_with("1-"));
    assert!(storage::next_revision("9-ffff").starts_with("10-"));
    assert_ne!(storage::next_revision("9-ffff"), storage::next_revision("9-ffff"));
}

#[wasm_bindgen_test]
async fn keys_of_others_are_neither_read_nor_touched() {
    clear();
    let foreign =
        [("theme", "dark"), ("lvzhi", "1"), ("lvzhi-draft.1", "2"), ("Lvzhi.draft.1", "3"), ("", "4")];
    for (key, text) in foreign {
        local_storage().set_item(key, text).expect("room");
    }
    assert_eq!(kept(), []);
    let page = Mounted::new().await;
    page.end_keeping().await;
    write_draft("theme", "1-a", "mine").expect("room");
    remove_draft("theme").expect("allowed");
    for (key, text) in foreign {
        assert_eq!(local_storage().get_item(key).expect("allowed").as_deref(), Some(text), "{key:?}");
    }
    clear();
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    clear();
    write_draft("1", "1-a", "before").expect("room");
    // Browsers give a page some five million letters.
    assert_eq!(write_draft("1", "2-b", &"x".repeat(20_000_000)), Err(StorageTrouble::Full));
    assert_eq!(kept(), [entry("1", "1-a", "before")]);
    assert_eq!(storage::head("1"), Ok(Some("1-a".to_owned())));
    clear();
}

#[wasm_bindgen_test]
async fn a_damaged_entry_is_named_on_the_home_screen_and_stays() {
    clear();
    let broken = "{ \"format\": \"lvzhi-draft\", \"version\": 1";
    write_draft("broken", "1-a", broken).expect("room");
    let page = Mounted::new().await;
    let told = page.text();
    assert!(told.contains(&storage::key_of("broken", "1-a")), "{told}");
    assert!(told.contains("下载原文"), "{told}");
    page.end_keeping().await;
    assert_eq!(kept(), [entry("broken", "1-a", broken)]);
    clear();
}

#[wasm_bindgen_test]
async fn a_change_is_kept_when_the_page_is_left() {
    let page = Mounted::with_example().await;
    page.enter("salary.total", "36414").await;
    let leaving = web_sys::Event::new("pagehide").expect("an event");
    web_sys::window().expect("a window").dispatch_event(&leaving).expect("dispatched");
    assert!(kept().iter().any(|(id, _, text)| id == "zhengan" && text.contains("\"36414\"")));
    page.end().await;
}

/// An own rubric stands in the storage once; what is not it is never taken for it, and never lost.
#[wasm_bindgen_test]
fn an_own_rubric_is_kept_once_and_what_is_not_it_is_set_aside() {
    clear();
    let source: Rc<str> = "{ \"format\": \"lvzhi-rubric\", \"title\": \"某县\" }".into();
    let name = storage::keep_rubric(&source).expect("room");
    assert_eq!(storage::keep_rubric(&source), Ok(name.clone()));
    assert_eq!(storage::rubric(&name), Some(source.clone()));
    assert_eq!(read_all().expect("allowed").rubrics, [(name.clone(), source.clone())]);

    local_storage().set_item(&storage::rubric_key(&name), "{ \"format\": \"lvzhi").expect("room");
    assert_eq!(storage::rubric(&name), None, "cut off");
    assert_eq!(storage::keep_rubric(&source), Ok(name.clone()));
    assert_eq!(storage::rubric(&name), Some(source.clone()));
    let mut held: Vec<Rc<str>> =
        read_all().expect("allowed").rubrics.into_iter().map(|(_, text)| text).collect();
    held.sort();
    assert_eq!(held, ["{ \"format\": \"lvzhi".into(), source.clone()]);

    storage::remove_rubric(&source).expect("allowed");
    assert_eq!(storage::rubric(&name), None);
    let huge: Rc<str> = "x".repeat(20_000_000).into();
    assert_eq!(storage::keep_rubric(&huge), Err(StorageTrouble::Full));
    clear();
}
