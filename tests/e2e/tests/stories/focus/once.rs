//! The same on a telephone, where other things stand in the way; and the way back through the longest screens.

use e2e::Page;

use super::{the_comparison_and_the_dialogs, the_list, the_sheet, walk_by, what_is_tried};

#[track_caller]
fn on_a_telephone(page: &Page, place: &str) {
    page.resize(390, 844);
    walk_by(page, &format!("{place} on a telephone"), &[("Tab", true)]);
    page.resize(1366, 768);
}

#[test]
fn through_the_list_on_a_telephone() {
    the_list(on_a_telephone);
}

#[test]
fn through_the_sheet_on_a_telephone() {
    the_sheet(on_a_telephone);
}

#[test]
fn through_the_comparison_and_the_dialogs_on_a_telephone() {
    the_comparison_and_the_dialogs(on_a_telephone);
}

#[test]
fn through_what_is_tried_on_a_telephone() {
    what_is_tried(on_a_telephone);
}

#[track_caller]
fn back(page: &Page, place: &str) {
    walk_by(page, place, &[("Shift+Tab", false)]);
}

#[test]
fn back_through_the_sheet() {
    the_sheet(back);
}

#[test]
fn back_through_what_is_tried() {
    what_is_tried(back);
}
