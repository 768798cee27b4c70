//! The door to the browser's storage, and what the page makes of what lies behind it.

use crate::mounted::{Mounted, clear, local_storage};
use lvzhi::browser::storage::{self, read_all, remove_draft, write_draft, write_open};
use lvzhi::session::StorageTrouble;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_draft_is_kept_read_and_removed() {
    clear();
    write_draft("1", "一").expect("room");
    write_draft("2", "二").expect("room");
    write_open(Some("2")).expect("room");
    let mut stored = read_all().expect("allowed");
    stored.drafts.sort();
    assert_eq!(stored.drafts, [("1".to_owned(), "一".to_owned()), ("2".to_owned(), "二".to_owned())]);
    assert_eq!(stored.open.as_deref(), Some("2"));

    write_draft("1", "壹").expect("room");
    remove_draft("2").expect("allowed");
    write_open(None).expect("allowed");
    let stored = read_all().expect("allowed");
    assert_eq!(stored.drafts, [("1".to_owned(), "壹".to_owned())]);
    assert_eq!(stored.open, None);
    // What is not there can be removed, too.
    remove_draft("2").expect("allowed");
    clear();
}

#[wasm_bindgen_test]
async fn keys_of_others_are_neither_read_nor_touched() {
    clear();
    let foreign =
        [("theme", "dark"), ("lvzhi", "1"), ("lvzhi-draft.1", "2"), ("Lvzhi.draft.1", "3"), ("", "4")];
    for (key, text) in foreign {
        local_storage().set_item(key, text).expect("room");
    }
    assert_eq!(read_all().expect("allowed").drafts, []);
    let page = Mounted::new().await;
    page.end_keeping().await;
    write_draft("theme", "mine").expect("room");
    remove_draft("theme").expect("allowed");
    for (key, text) in foreign {
        assert_eq!(local_storage().get_item(key).expect("allowed").as_deref(), Some(text), "{key:?}");
    }
    clear();
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    clear();
    write_draft("1", "before").expect("room");
    // Browsers give a page some five million letters.
    assert_eq!(write_draft("1", &"x".repeat(20_000_000)), Err(StorageTrouble::Full));
    assert_eq!(read_all().expect("allowed").drafts, [("1".to_owned(), "before".to_owned())]);
    clear();
}

#[wasm_bindgen_test]
async fn a_damaged_entry_is_named_on_the_home_screen_and_stays() {
    clear();
    let broken = "{ \"format\": \"lvzhi-draft\", \"version\": 1";
    write_draft("broken", broken).expect("room");
    let page = Mounted::new().await;
    let told = page.text();
    assert!(told.contains(&storage::key_of("broken")), "{told}");
    assert!(told.contains("下载原文"), "{told}");
    page.end_keeping().await;
    assert_eq!(read_all().expect("allowed").drafts, [("broken".to_owned(), broken.to_owned())]);
    clear();
}

#[wasm_bindgen_test]
async fn a_change_is_kept_when_the_page_is_left() {
    let page = Mounted::with_example().await;
    page.enter("salary.total", "36414").await;
    let leaving = web_sys::Event::new("pagehide").expect("an event");
    web_sys::window().expect("a window").dispatch_event(&leaving).expect("dispatched");
    let stored = read_all().expect("allowed");
    assert!(stored.drafts.iter().any(|(id, text)| id == "zhengan" && text.contains("\"36414\"")));
    page.end().await;
}
