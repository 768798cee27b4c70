//! What a draft and what it comes to are called, wherever they are named.

use crate::draft::Draft;
use crate::engine::Assessment;
use crate::rubric::Rubric;
use crate::text;

/// A draft's name: its title, or county and year.
pub fn draft_name(draft: &Draft) -> String {
    if draft.title.trim().is_empty() {
        text::untitled(&draft.county, &draft.year)
    } else {
        draft.title.to_string()
    }
}

/// Total and grade in one line.
pub(super) fn score(rubric: &Rubric, assessment: &Assessment) -> String {
    let grade = text::grade_range(rubric, assessment.grade.low, assessment.grade.high);
    text::score_and_grade(&text::range(&assessment.total), text::unit_of_total(rubric.scale), &grade)
}
