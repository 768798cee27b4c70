//! Every hand there is.

use super::{HANDS, on_all_screens, typed_after};

#[test]
fn figures_typed_after_any_strangers_hand_count_and_are_kept() {
    typed_after(HANDS.iter());
}

#[test]
fn any_strangers_hands_break_no_screen_and_no_dialog() {
    on_all_screens(HANDS[..9].iter());
}

#[test]
fn no_other_strangers_hands_break_a_screen_or_a_dialog() {
    on_all_screens(HANDS[9..].iter());
}
