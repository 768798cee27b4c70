//! What stands in a field is the person's, at every moment.

use crate::mounted::Mounted;
use gloo::utils::document;
use wasm_bindgen_test::wasm_bindgen_test;

fn focused() -> String {
    document().active_element().and_then(|element| element.get_attribute("name")).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn each_letter_on_the_way_stays_as_it_was_typed() {
    let page = Mounted::with_example().await;
    page.focus("training.spent").await;
    let typed = "１２，３４５.６ 万元";
    for end in typed.char_indices().map(|(start, letter)| start + letter.len_utf8()) {
        page.enter("training.spent", &typed[..end]).await;
        assert_eq!(page.field("training.spent").value(), &typed[..end]);
    }
    page.focus("salary.total").await;
    assert_eq!(page.field("training.spent").value(), typed, "nor is it put in order afterwards");
    page.end().await;
}

#[wasm_bindgen_test]
async fn the_cursor_stays_where_it_is() {
    let page = Mounted::with_example().await;
    let field = page.focus("training.spent").await;
    page.enter("training.spent", "1234").await;
    page.enter_at("training.spent", "19234", 2, false).await;
    assert_eq!(field.selection_start().expect("a text field"), Some(2));
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_composition_is_left_alone_until_it_is_decided() {
    let page = Mounted::with_example().await;
    for (name, letters, word) in
        [("county", ["b", "bo", "bozhou"], "播州区"), ("training.spent", ["b", "bu", "buxiang"], "不详")]
    {
        let field = page.focus(name).await;
        for so_far in letters {
            let end = u32::try_from(so_far.len()).expect("short");
            page.enter_at(name, so_far, end, true).await;
            assert_eq!(field.value(), so_far);
            assert_eq!(field.get_attribute("aria-invalid"), None, "letters on the way are no mistake");
            // Enter and the arrows choose among the words offered; they do not leave the field.
            for key in ["Enter", "ArrowDown", "ArrowUp"] {
                page.press(key, false, true).await;
                assert_eq!(focused(), name);
            }
        }
        page.enter(name, word).await;
        assert_eq!(field.value(), word);
    }
    page.end().await;
}

#[wasm_bindgen_test]
async fn shortcuts_wait_while_a_word_is_composed() {
    let page = Mounted::with_example().await;
    page.focus("county").await;
    page.enter("county", "播州区").await;
    page.press("z", true, true).await;
    assert_eq!(page.field("county").value(), "播州区");
    page.press("z", true, false).await;
    assert_eq!(page.field("county").value(), "正安县");
    page.end().await;
}
