//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::end_while_typing;
use e2e::Skill;

#[test]
fn a_browser_ended_while_typing_leaves_a_whole_draft() {
    if Skill::PowerCut.is_missing() {
        return;
    }
    // So often that a moment is hit at which only one of two things is written.
    end_while_typing(4);
}
