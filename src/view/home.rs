//! The home screen: drafts kept here, and a file waiting to be opened.

use crate::draft::{Draft, Outcome};
use crate::examples;
use crate::rubric::Rubric;
use crate::session::{DraftId, Entry, Import, Model};
use crate::text;
use std::rc::Rc;

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Which.
    pub id: DraftId,
    /// Its name.
    pub name: Rc<str>,
    /// County.
    pub county: Rc<str>,
    /// Year.
    pub year: Rc<str>,
    /// Rubric and edition.
    pub rubric: Rc<str>,
    /// Total and grade.
    pub score: Rc<str>,
    /// Settled indicators of how many.
    pub settled: Rc<str>,
    /// Last change, in words.
    pub changed: Rc<str>,
}

/// A file waiting to be opened, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportView {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, a line each; or the one line that says why it cannot be opened.
    pub lines: Vec<Rc<str>>,
    /// What to mind before accepting it.
    pub warnings: Vec<Rc<str>>,
    /// Whether it can be accepted.
    pub is_draft: bool,
}

/// A draft's name: its title, or county and year.
pub fn draft_name(draft: &Draft) -> String {
    if draft.title.trim().is_empty() {
        text::untitled(&draft.county, &draft.year)
    } else {
        draft.title.to_string()
    }
}

/// The names of the examples.
pub fn example_names(rubric: &Rubric) -> Vec<Rc<str>> {
    (0..examples::COUNT).map(|at| draft_name(&examples::example(rubric, at)).into()).collect()
}

/// The name of a draft's file. Characters a file system refuses are left out.
pub fn file_name(draft: &Draft) -> String {
    let name = text::file_stem(&draft.county, &draft.year);
    let safe: String =
        name.chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).take(80).collect();
    format!("{safe}.json")
}

/// Drafts in the list, last changed first; `deleted` picks the deleted ones.
pub fn draft_rows(model: &Model, deleted: bool) -> Vec<DraftRow> {
    let mut entries: Vec<(&DraftId, &Entry)> = Vec::new();
    for (id, entry) in model.library.iter().filter(|(_, entry)| entry.local.deleted == deleted) {
        let older = entries.iter().position(|(_, other)| other.local.changed < entry.local.changed);
        entries.insert(older.unwrap_or(entries.len()), (id, entry));
    }
    entries.into_iter().map(|(id, entry)| row(&model.rubric.0, id, entry)).collect()
}

fn row(rubric: &Rubric, id: &DraftId, entry: &Entry) -> DraftRow {
    let draft = &entry.draft;
    let outcome = Outcome::of(rubric, &draft.answers);
    let assessment = &outcome.assessment;
    let grade = text::grade_range(rubric, assessment.grade.low, assessment.grade.high);
    DraftRow {
        id: id.clone(),
        name: draft_name(draft).into(),
        county: draft.county.clone(),
        year: draft.year.clone(),
        rubric: text::edition(&rubric.short_title, &draft.rubric.edition).into(),
        score: text::score_and_grade(&text::range(&assessment.total), &grade).into(),
        settled: text::settled(assessment.settled, rubric.indicators.len()).into(),
        changed: text::changed(&entry.local.changed).into(),
    }
}

/// A file that was chosen, as the person sees it before deciding.
pub fn import(rubric: &Rubric, import: &Import) -> ImportView {
    let read = match &import.read {
        Ok(read) => read,
        Err(error) => {
            return ImportView {
                name: import.name.clone(),
                lines: vec![text::draft_error(error).into()],
                warnings: Vec::new(),
                is_draft: false,
            };
        }
    };
    let draft = &read.draft;
    let outcome = Outcome::of(rubric, &draft.answers);
    let total = &outcome.assessment.total;
    let grade = &outcome.assessment.grade;
    let filled = draft.answers.facts.values().filter(|fact| !fact.text.trim().is_empty()).count();
    let judged =
        draft.answers.judgments.values().filter(|judgment| !judgment.points.trim().is_empty()).count();
    let score = text::score_and_grade(&text::range(total), &text::grade_range(rubric, grade.low, grade.high));
    let mut warnings: Vec<Rc<str>> = Vec::new();
    let edition = &draft.rubric.edition;
    if *edition != rubric.edition {
        warnings.push(text::other_edition(edition, &rubric.edition).into());
    }
    if !read.unknown_ids.is_empty() {
        warnings.push(text::unknown_ids(&read.unknown_ids).into());
    }
    if let Some((low, high)) = &read.reported_total
        && (low, high) != (&total.low.plain(), &total.high.plain())
    {
        let reported = if low == high { low.clone() } else { format!("{low}–{high}") };
        warnings.push(text::import_differs(&reported, &text::range(total)).into());
    }
    ImportView {
        name: import.name.clone(),
        lines: text::import_lines(
            &draft_name(draft),
            &text::edition(&rubric.title, edition),
            filled,
            judged,
            &score,
        )
        .into_iter()
        .map(Rc::from)
        .collect(),
        warnings,
        is_draft: true,
    }
}
