//! Sentences on the rubrics the page knows, and those it does not.

use super::{RUBRIC_UNKNOWN, RUBRIC_WRONG, STANDARDS_DAMAGED, STANDARDS_MISSING, STANDARDS_WANTED};
use crate::rubrics::{RubricState, Trouble};

/// What to know of a rubric that is not at hand; without a state it is not on the shelf.
pub fn rubric_state(state: Option<&RubricState>) -> &'static str {
    match state {
        None => RUBRIC_UNKNOWN,
        Some(RubricState::Absent | RubricState::Wanted) => STANDARDS_WANTED,
        Some(RubricState::Here(_)) => "",
        Some(RubricState::Failed(Trouble::Missing)) => STANDARDS_MISSING,
        Some(RubricState::Failed(Trouble::Damaged)) => STANDARDS_DAMAGED,
        Some(RubricState::Failed(Trouble::Wrong(_))) => RUBRIC_WRONG,
    }
}

/// A draft filled in for another edition.
pub fn other_edition(theirs: &str, ours: &str) -> String {
    format!("文件按 {theirs} 版指标填写，本页按 {ours} 版重新测算。")
}

/// A draft filled in for the same edition, with other rules in it.
pub fn other_rules() -> &'static str {
    "文件所用细则与本页同名同版，但内容不同，本页按本页的细则重新测算，请核对。"
}

/// A rubric in a list to choose from.
pub fn listed(title: &str, edition: &str, label: &str) -> String {
    format!("{title} {edition}（{label}）")
}
