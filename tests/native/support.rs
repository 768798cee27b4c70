//! What several of these tests need: numbers, answers and assessments in few words.

use lvzhi::draft::{self, Draft, Outcome, ReadDraft};
use lvzhi::engine::{IndicatorResult, Verdict};
use lvzhi::facts::{RawAnswers, RawFact, RawJudgment};
use lvzhi::number::{Number, Range};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{Listed, Shelf};
use lvzhi::{rubrics, text};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

thread_local! {
    // Unpacked once a thread, which is once a test: properties ask for it with every case.
    static GENERAL: Rc<Rubric> = Rc::new(rubrics::general());
}

/// The default rubric.
pub(crate) fn general() -> Rc<Rubric> {
    GENERAL.with(Rc::clone)
}

/// All rubrics, the default one first.
pub(crate) fn all() -> Vec<Rubric> {
    rubrics::all()
}

/// A rubric of the page in this edition.
#[track_caller]
pub(crate) fn edition(id: &str, edition: &str) -> Rubric {
    let mut rubrics = rubrics::with_earlier().into_iter();
    let found = rubrics.find(|rubric| (&*rubric.id, &*rubric.edition) == (id, edition));
    found.unwrap_or_else(|| panic!("no {id} {edition}"))
}

/// Ids in a file that no rubric has.
pub(crate) fn unknown(read: &ReadDraft) -> Vec<String> {
    let rubrics = all();
    draft::unknown_ids(&rubrics.iter().collect::<Vec<_>>(), &read.draft.answers)
}

/// A number as a person writes it.
#[track_caller]
pub(crate) fn number(text: &str) -> Number {
    Number::from_decimal(text).unwrap_or_else(|| panic!("{text:?} is not a plain decimal"))
}

/// A fact with nothing but its text.
pub(crate) fn typed(text: &str) -> RawFact {
    RawFact { text: text.into(), ..RawFact::default() }
}

/// A judgement with nothing but its points.
pub(crate) fn judged(points: &str) -> RawJudgment {
    RawJudgment { points: points.into(), ..RawJudgment::default() }
}

/// Answers from ids and texts.
pub(crate) fn answers(facts: &[(&str, &str)]) -> RawAnswers {
    let facts = facts.iter().map(|(id, text)| (Rc::from(*id), typed(text))).collect();
    RawAnswers { facts, ..RawAnswers::default() }
}

/// The default rubric's outcome for some facts.
pub(crate) fn outcome(rubric: &Rubric, facts: &[(&str, &str)]) -> Outcome {
    Outcome::of(rubric, &answers(facts), None)
}

/// An indicator's outcome.
#[track_caller]
pub(crate) fn indicator<'a>(rubric: &Rubric, outcome: &'a Outcome, id: &str) -> &'a IndicatorResult {
    let key = rubric.find_indicator(id).unwrap_or_else(|| panic!("no indicator {id}"));
    outcome.assessment.indicator(key)
}

/// A part's arithmetic as one sentence.
#[track_caller]
pub(crate) fn part_line(rubric: &Rubric, outcome: &Outcome, id: &str, at: usize) -> String {
    let key = rubric.find_indicator(id).unwrap_or_else(|| panic!("no indicator {id}"));
    text::part_line(rubric, outcome, key, at).iter().map(|piece| &*piece.text).collect()
}

/// Both ends of a range in plain decimals.
pub(crate) fn ends(range: &Range) -> (String, String) {
    (range.low.plain(), range.high.plain())
}

/// The word files use for a verdict. Written out here once more, because outsiders rely on the words.
pub(crate) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Missing => "missing",
        Verdict::Judgment => "judgment",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// A blank draft of a rubric.
pub(crate) fn blank(rubric: &Rubric) -> Draft {
    Draft::new(&listed(&rubric.id))
}

/// A rubric of the page, as it is listed.
#[track_caller]
pub(crate) fn listed(id: &str) -> Rc<Listed> {
    let shelf = Shelf::new(general());
    let found = shelf.entries().iter().find(|one| &*one.listed.id == id);
    found.unwrap_or_else(|| panic!("no rubric of the page is called {id}")).listed.clone()
}

/// The package's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder, by name; the folder must be there.
#[track_caller]
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    files
}
