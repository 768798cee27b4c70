//! What a draft and what it comes to are called, wherever they are named.

use super::result::is_undecided;
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

/// The grade, or the range of grades; while most indicators are open and more than one is possible, that none can be named.
pub(super) fn grade_named(rubric: &Rubric, assessment: &Assessment) -> String {
    if is_undecided(rubric, assessment) {
        return text::GRADE_UNDECIDED.to_owned();
    }
    text::grade_range(rubric, assessment.grade.low, assessment.grade.high)
}

/// Total and grade in one line.
pub(super) fn score(rubric: &Rubric, assessment: &Assessment) -> String {
    let grade = grade_named(rubric, assessment);
    text::score_and_grade(&text::range(&assessment.total), text::unit_of_total(rubric.scale), &grade)
}
