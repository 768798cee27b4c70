//! What screens and papers draw: small records, cheap to compare, with every sentence ready.
//!
//! A record that has not changed is the same allocation, so a screen can stop at the first equal pointer.

pub mod brief;
mod bringing;
mod card;
mod compare;
mod data;
pub mod deeds;
mod details;
mod draw;
mod edition;
pub mod evidence;
mod field;
mod home;
mod kept_tables;
mod later;
mod merge;
mod named;
mod names;
mod own_rubrics;
mod paper;
mod paste;
mod readings;
mod rectification;
pub mod report;
mod result;
mod unscored;
mod versions;
pub mod whatif;
mod written;

use crate::checks;
use crate::draft::{Book, Draft, Outcome, units};
use crate::rubric::Rubric;
use crate::rubrics;
use crate::text;
use std::rc::Rc;

pub use bringing::{
    BringingView, ColumnView, ColumnsView, ItemView, LeftOutTextView, PrintedHeadView, RowPlace, bringing,
    rubric_file_name, with_column, with_row,
};
pub use card::{Basis, CardView, JudgedBandView, JudgedView, LineView, Reference, card};
pub use compare::{CompareRow, compare};
pub use data::{DataGroup, DataOrder, DataRow, DataView, data, data_as_block, drafts_to_take_from};
pub use details::{DetailsView, details};
pub use draw::{DrawForm, DrawStage, FixedDraw, HeldDraw};
pub use edition::{EditionRow, EditionView, UnfitRow, edition, has_newer};
pub use field::{
    FieldKind, FieldState, FieldView, LeftOutView, TableView, basics, field, judgment_fields,
    tables_can_be_told,
};
pub use home::{DraftRow, ImportView, draft_rows, file_name, import, reminder, safe};
pub use kept_tables::{KeptTableRow, kept_tables};
pub use later::later_standards_can_be_told;
pub use merge::{ConflictView, JoinView, MergeView, SideView, UnitRow, merge, merge_targets, parts};
pub use named::{NamedRow, NamedView, named};
pub use names::draft_name;
pub use own_rubrics::{OwnRubricRow, own_rubrics};
pub use paper::{PaperDomain, PaperRow, PaperSum, PaperView, PaperWhole, paper};
pub use paste::{PasteRow, PasteView, paste};
pub use readings::{
    AskView, DoubtView, ReadingDetails, ReadingState, ReadingView, RuleTable, STARTED, ScoringDeed,
    StartedView, reading_counts, reading_details, readings, started, tried, with_scoring,
};
pub use rectification::{
    DatedView, OfferKind, RectificationFilter, RectificationForm, RectificationOffer, RectificationRow,
    RectificationSheet, RectificationSheetRow, RectificationView, TallyOptionView, TallyView, UNSAID,
    loss_slot, own_problem, rectification, rectification_deleted, rectification_listed, rectification_offers,
    rectification_report, rectification_sheet,
};
pub use result::{
    BarView, EventView, FindingView, GateView, HeadView, LossView, ResultView, Tick, events_unanswered,
    findings, gates, heads, result,
};

pub use unscored::{UnscoredView, unscored};
pub use versions::{
    ChangeRow, RecordRow, SealView, Version, VersionRow, changes, records, score_now, seal, version_rows,
};
pub use written::{WrittenView, form_of, new_row, with_kind, written};

/// What views are made from.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The open draft.
    pub draft: &'a Draft,
    /// What was computed from it.
    pub outcome: &'a Outcome,
}

/// Everything the sheet draws of one state of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetView {
    /// The rubric, its edition and its status.
    pub rubric: Rc<str>,
    /// What the rubric rests on, and what of it is our own or 待核.
    pub about: Rc<str>,
    /// The responsible units (责任单位).
    pub units: Vec<Rc<str>>,
    /// The unit this is a part for, and what it is told; `None` for a whole draft.
    pub part: Option<(Rc<str>, Rc<str>)>,
    /// The year assessed.
    pub year: Option<i32>,
    /// County and year.
    pub basics: Vec<Rc<FieldView>>,
    /// Domains for the navigation.
    pub heads: Vec<Rc<HeadView>>,
    /// Cards in the rubric's order.
    pub cards: Vec<Rc<CardView>>,
    /// Gates in the rubric's order.
    pub gates: Vec<Rc<GateView>>,
    /// The live result.
    pub result: Rc<ResultView>,
}

/// A sheet view with what it was made from, so that the next one can keep what has not changed.
#[derive(Clone, Debug)]
pub struct Sheet {
    draft: Rc<Draft>,
    outcome: Rc<Outcome>,
    is_told: bool,
    /// What is drawn.
    pub view: Rc<SheetView>,
}

impl Sheet {
    /// Draws a draft. What `previous` drew of the same rubric is kept wherever nothing it shows has changed.
    pub fn of(rubric: &Rubric, draft: &Rc<Draft>, previous: Option<&Self>) -> Self {
        let is_told = rubrics::facts_are_told();
        let is_same = |previous: &&Self| {
            let is_checked = !previous.outcome.checked.is_awaited || !checks::are_run();
            Rc::ptr_eq(&previous.draft, draft) && is_checked && previous.is_told == is_told
        };
        if let Some(previous) = previous.filter(is_same) {
            return previous.clone();
        }
        // What another rubric drew has other cards; and what is told of facts stands on all of them, once it has come.
        let previous = previous
            .filter(|previous| previous.draft.rubric.is_same(&draft.rubric) && previous.is_told == is_told);
        let outcome = Rc::new(Outcome::of(rubric, &draft.answers, draft.year_number()));
        let shown = Shown { rubric, draft, outcome: &outcome };
        let kept = |key| previous.filter(|previous| !card_changed(shown, previous, key));
        let cards = rubric
            .indicators_with_keys()
            .map(|(key, _)| match kept(key) {
                Some(previous) => previous.view.cards[usize::from(key.0)].clone(),
                None => reuse(card(shown, key), previous.map(|p| &p.view.cards[usize::from(key.0)])),
            })
            .collect();
        let old = previous.map(|previous| &*previous.view);
        let view = SheetView {
            rubric: text::rubric_line(rubric).into(),
            about: rubric.about.clone(),
            units: units(rubric),
            part: (!draft.part.is_empty()).then(|| {
                let own = rubric.indicators.iter().filter(|one| one.responsible.contains(&draft.part));
                (draft.part.clone(), text::part_lead(&draft.part, own.count()).into())
            }),
            year: draft.year_number(),
            basics: each(basics(draft).into(), old.map(|view| &view.basics)),
            heads: each(heads(shown), old.map(|view| &view.heads)),
            cards,
            gates: each(gates(shown), old.map(|view| &view.gates)),
            result: reuse(result(shown), old.map(|view| &view.result)),
        };
        Self { draft: draft.clone(), outcome, is_told, view: Rc::new(view) }
    }

    /// What its views are made from.
    pub fn shown<'a>(&'a self, rubric: &'a Rubric) -> Shown<'a> {
        Shown { rubric, draft: &self.draft, outcome: &self.outcome }
    }

    /// What was computed from the draft.
    pub fn outcome(&self) -> &Rc<Outcome> {
        &self.outcome
    }
}

/// Whether anything a card shows differs from what was drawn before.
fn card_changed(shown: Shown<'_>, previous: &Sheet, key: crate::rubric::IndicatorKey) -> bool {
    let indicator = shown.rubric.indicator(key);
    let (now, before) = (&shown.draft.answers, &previous.draft.answers);
    let fact_changed = |fact: &crate::rubric::FactKey| {
        let id = &shown.rubric.fact(*fact).id;
        now.facts.get(id) != before.facts.get(id)
    };
    let judgments = shown.rubric.judgments.iter().filter(|judgment| judgment.indicator == key);
    let judgment_changed = |judgment: &crate::rubric::JudgmentSpec| {
        now.judgments.get(&judgment.id) != before.judgments.get(&judgment.id)
    };
    shown.draft.year != previous.draft.year
        || shown.draft.books[Book::Evidence].get(&indicator.id)
            != previous.draft.books[Book::Evidence].get(&indicator.id)
        || shown.outcome.assessment.indicator(key) != previous.outcome.assessment.indicator(key)
        || judgments.into_iter().any(judgment_changed)
        || indicator.inputs.iter().chain(&indicator.related).any(fact_changed)
}

/// The old allocation where the new value equals it.
fn reuse<T: PartialEq>(new: T, old: Option<&Rc<T>>) -> Rc<T> {
    match old {
        Some(old) if **old == new => old.clone(),
        _ => Rc::new(new),
    }
}

fn each<T: PartialEq>(new: Vec<T>, old: Option<&Vec<Rc<T>>>) -> Vec<Rc<T>> {
    new.into_iter().enumerate().map(|(n, view)| reuse(view, old.and_then(|old| old.get(n)))).collect()
}
