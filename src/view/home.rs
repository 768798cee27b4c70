//! The home screen: drafts kept here, and a file waiting to be opened.

use super::BarView;
use super::merge::{MergeView, merge, merge_targets};
use super::names::{draft_name, score};
use super::unscored::rubric_state;
use crate::draft::{Draft, Outcome, SealState, unknown_ids};
use crate::rubric::Rubric;
use crate::rubrics::Fit;
use crate::session::{DraftId, Entry, Import, Model, REMIND_AFTER, days_between};
use crate::text;
use std::rc::Rc;

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Which.
    pub id: DraftId,
    /// Its name.
    pub name: Rc<str>,
    /// Rubric and edition.
    pub rubric: Rc<str>,
    /// Total and grade.
    pub score: Rc<str>,
    /// The total as a bar, where there is one.
    pub bar: Option<BarView>,
    /// Settled indicators of how many; empty where nothing is scored.
    pub settled: Rc<str>,
    /// Last change, in words.
    pub changed: Rc<str>,
    /// For how long it has not been exported, where that is long.
    pub reminder: Option<Rc<str>>,
    /// Whether a draft of the next year can be begun with it: a whole one, whose rubric is at hand, of a year that reads.
    pub can_go_on_next_year: bool,
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
    /// Drafts it can be merged into.
    pub targets: Vec<(DraftId, Rc<str>)>,
    /// The one it is to be merged into.
    pub target: Option<DraftId>,
    /// What the merge would do.
    pub merge: Option<Rc<MergeView>>,
}

/// The name of a draft's file. Characters a file system refuses are left out.
pub fn file_name(draft: &Draft) -> String {
    let stem = text::file_stem(&draft.county, &draft.year);
    let name = if draft.part.is_empty() { stem } else { text::part_stem(&stem, &draft.part) };
    format!("{}.json", safe(&name))
}

/// A name without what file systems refuse.
pub fn safe(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).take(80).collect()
}

/// Drafts in the list, last changed first; `deleted` picks the deleted ones.
pub fn draft_rows(model: &Model, deleted: bool) -> Vec<DraftRow> {
    let mut entries: Vec<(&DraftId, &Entry)> = Vec::new();
    for (id, entry) in model.library.iter().filter(|(_, entry)| entry.local.deleted == deleted) {
        let older = entries.iter().position(|(_, other)| other.local.changed < entry.local.changed);
        entries.insert(older.unwrap_or(entries.len()), (id, entry));
    }
    entries.into_iter().map(|(id, entry)| row(model, id, entry)).collect()
}

fn row(model: &Model, id: &DraftId, entry: &Entry) -> DraftRow {
    let draft = &entry.draft;
    let (score, bar, settled) = match model.rubric_of(draft) {
        // What a part comes to says nothing of the county.
        _ if !draft.part.is_empty() => (text::PART_SCORE.to_owned(), None, String::new()),
        Some(rubric) => {
            let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
            let assessment = &outcome.assessment;
            let bar = BarView::of(&assessment.total, &assessment.full);
            let settled = text::settled(assessment.settled, rubric.indicators.len());
            (score(rubric, assessment), Some(bar), settled)
        }
        None => (rubric_state(model, draft).to_owned(), None, String::new()),
    };
    let is_scored = bar.is_some();
    DraftRow {
        id: id.clone(),
        name: draft_name(draft).into(),
        rubric: text::edition(&short_title(model, draft), &draft.rubric.edition).into(),
        score: score.into(),
        bar,
        settled: settled.into(),
        changed: text::changed(&entry.local.changed).into(),
        reminder: reminder(model, entry),
        can_go_on_next_year: is_scored && draft.year_number().is_some(),
    }
}

/// That changes have been kept here only for long.
pub fn reminder(model: &Model, entry: &Entry) -> Option<Rc<str>> {
    let days = days_between(&entry.local.since, &model.clock).filter(|days| *days >= REMIND_AFTER)?;
    Some(text::not_exported(days).into())
}

/// The rubric's name for tight places, or its id where this page does not know it.
fn short_title(model: &Model, draft: &Draft) -> Rc<str> {
    let found = model.shelf.find(&draft.rubric);
    found.map_or_else(|| draft.rubric.id.clone(), |(found, _)| found.listed.short_title.clone())
}

/// A file that was chosen, as the person sees it before deciding.
pub fn import(model: &Model, import: &Import) -> ImportView {
    let read = match &import.read {
        Ok(read) => read,
        Err(error) => {
            return ImportView {
                name: import.name.clone(),
                lines: vec![text::draft_error(error).into()],
                warnings: Vec::new(),
                is_draft: false,
                targets: Vec::new(),
                target: None,
                merge: None,
            };
        }
    };
    let draft = &read.draft;
    let filled = draft.answers.facts.values().filter(|fact| !fact.text.trim().is_empty()).count();
    let judged =
        draft.answers.judgments.values().filter(|judgment| !judgment.points.trim().is_empty()).count();
    let mut warnings: Vec<Rc<str>> = Vec::new();
    let seal = draft.seal();
    let sealed = match model.rubric_of(draft) {
        Some(rubric) => text::seal_line(rubric, draft),
        None => text::seal_state(&seal),
    };
    if !matches!(seal, SealState::Whole(_)) {
        warnings.extend(sealed.iter().map(|said| said.as_str().into()));
    }
    if !draft.part.is_empty() {
        warnings.push(text::import_part(&draft.part).into());
    }
    let edition = &draft.rubric.edition;
    let found = model.shelf.find(&draft.rubric);
    match found {
        Some((found, Fit::OtherEdition)) => {
            warnings.push(text::other_edition(edition, &found.listed.edition).into());
        }
        Some((_, Fit::OtherRules)) => warnings.push(text::other_rules().into()),
        Some((_, Fit::Exact)) => {}
        None => warnings.push(text::RUBRIC_UNKNOWN_ADVICE.into()),
    }
    // Until all rubrics are at hand, another one may know what these do not.
    if model.shelf.is_complete() {
        let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
        let unknown = unknown_ids(&rubrics, &draft.answers);
        if !unknown.is_empty() {
            warnings.push(text::unknown_ids(&unknown).into());
        }
    }
    let told = match model.rubric_of(draft) {
        // What a part comes to says nothing of the county.
        Some(_) if !draft.part.is_empty() => None,
        Some(rubric) => {
            let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
            let total = &outcome.assessment.total;
            if let Some((low, high)) = &read.reported_total
                && (low, high) != (&total.low.plain(), &total.high.plain())
            {
                let reported = if low == high { low.clone() } else { format!("{low}–{high}") };
                warnings.push(text::import_differs(&reported, &text::range(total)).into());
            }
            Some(score(rubric, &outcome.assessment))
        }
        None => Some(rubric_state(model, draft).to_owned()),
    };
    let mut lines: Vec<Rc<str>> = Vec::new();
    if matches!(seal, SealState::Whole(_)) {
        lines.extend(sealed.iter().map(|said| said.as_str().into()));
    }
    let title = found.map_or(&draft.rubric.id, |(found, _)| &found.listed.title);
    let title = text::edition(title, edition);
    ImportView {
        name: import.name.clone(),
        lines: text::import_lines(&draft_name(draft), &title, filled, judged, told)
            .into_iter()
            .map(Rc::from)
            .chain(lines)
            .collect(),
        warnings,
        is_draft: true,
        targets: merge_targets(model),
        target: import.target.clone(),
        merge: merge(model).map(Rc::new),
    }
}
