//! So often that a moment is hit at which only one of two things is written.

#[test]
fn a_browser_ended_many_times_while_typing_leaves_a_whole_draft_each_time() {
    super::end_while_typing(6);
}
