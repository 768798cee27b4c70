//! How much of the page one key draws anew.

use crate::mounted::Mounted;
use lvzhi::ui::renders;
use wasm_bindgen_test::wasm_bindgen_test;

/// What was drawn since the last look, each thing once.
#[track_caller]
fn drawn() -> Vec<String> {
    let drawn = renders::take();
    for (what, times) in &drawn {
        assert_eq!(*times, 1, "{what} is drawn {times} times");
    }
    drawn.into_keys().collect()
}

#[wasm_bindgen_test]
async fn the_whole_sheet_is_drawn_once() {
    let page = Mounted::with_example().await;
    let drawn = drawn();
    let of = |part: &str| drawn.iter().filter(|key| key.starts_with(part)).count();
    assert_eq!((of("card "), of("head "), of("gate "), of("result ")), (44, 6, 9, 1));
    page.end().await;
}

#[wasm_bindgen_test]
async fn one_key_draws_its_field_its_card_its_head_and_the_result() {
    let page = Mounted::with_example().await;
    page.enter("salary.total", "36414").await;
    page.focus("training.spent").await;
    renders::take();
    // 4 ÷ 36414 is far below 1.5 %: the card is settled, two points of the fifth head and of the total are lost.
    page.enter("training.spent", "4").await;
    assert_eq!(drawn(), ["card funding.training", "field training.spent", "head support", "result "]);
    assert_eq!(page.text_of("output[name='total']"), "27.4–97");
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_key_that_changes_no_points_draws_its_field_and_card_alone() {
    let page = Mounted::with_example().await;
    page.focus("rotation.share").await;
    renders::take();
    // From 10.91 % to 10.9 %: not below 10 % either way.
    page.enter("rotation.share", "10.9%").await;
    assert_eq!(drawn(), ["card teacher.rotation", "field rotation.share"]);
    page.end().await;
}

#[wasm_bindgen_test]
async fn a_figure_used_in_two_cards_draws_both() {
    let page = Mounted::with_example().await;
    page.focus("kindergarten.public_pupils").await;
    renders::take();
    // 872 ÷ 15447 instead of 8728: the share falls, and with it a sum and a reported share no longer agree.
    page.enter("kindergarten.public_pupils", "872").await;
    assert_eq!(
        drawn(),
        ["card preschool.public", "field kindergarten.public_pupils", "head stages", "result "]
    );
    // The number of pupils stands at 学前师资 and 两个只增不减, too.
    page.focus("kindergarten.pupils").await;
    renders::take();
    page.enter("kindergarten.pupils", "15448").await;
    let drawn = drawn();
    for part in ["field kindergarten.pupils", "card preschool.public", "card preschool.supply"] {
        assert!(drawn.iter().any(|key| key == part), "{part}: {drawn:?}");
    }
    assert_eq!(drawn.iter().filter(|key| key.starts_with("field ")).count(), 1, "{drawn:?}");
    assert_eq!(drawn.iter().filter(|key| key.starts_with("gate ")).count(), 0, "{drawn:?}");
    page.end().await;
}

#[wasm_bindgen_test]
async fn undoing_draws_no_more_than_typing_did() {
    let page = Mounted::with_example().await;
    page.focus("training.spent").await;
    page.enter("training.spent", "4").await;
    renders::take();
    page.press("z", true, false).await;
    assert_eq!(drawn(), ["card funding.training", "field training.spent"]);
    assert_eq!(page.field("training.spent").value(), "");
    page.end().await;
}

#[wasm_bindgen_test]
async fn moving_the_focus_draws_the_two_fields_alone() {
    let page = Mounted::with_example().await;
    page.focus("training.spent").await;
    renders::take();
    page.focus("salary.total").await;
    let drawn = drawn();
    let are_its_fields = drawn.iter().all(|key| key == "field training.spent" || key == "field salary.total");
    assert!(are_its_fields, "{drawn:?}");
    page.end().await;
}
