//! 整改台账 as drawn: which problems are shown, each as a line or opened up, what can be listed by one click, and what the rule
//! of 整改计分 would be told.

mod offers;
mod sheet;
mod told;

use super::{FieldKind, FieldState, FieldView, Shown};
use crate::draft::{Draft, Slot};
use crate::rectification::{
    DATE, DatedKind, DatedNote, Day, Deadline, Lateness, RectificationEntry, RectificationField,
    RectificationState, TEXT, deadline, entries, slot, tallies,
};
use crate::rubric::Rubric;
use crate::text;
use std::rc::Rc;

pub(super) use offers::entry_of_loss;
pub use offers::{
    OfferKind, RectificationOffer, loss_slot, own_problem, rectification_listed, rectification_offers,
};
pub use sheet::{RectificationSheet, RectificationSheetRow, rectification_sheet};
pub use told::rectification_report;

/// What is shown of the ledger. Empty texts let everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RectificationFilter {
    /// A word for a state; [`UNSAID`] for entries nobody has said the state of.
    pub state: Rc<str>,
    /// A responsible unit.
    pub unit: Rc<str>,
    /// A year.
    pub year: Rc<str>,
    /// Where problems come from.
    pub source: Rc<str>,
    /// Only what is late.
    pub late: bool,
}

/// In a filter by state: those nobody has said the state of.
pub const UNSAID: &str = "-";

/// The ledger as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationView {
    /// How it stands as a whole.
    pub summary: Rc<str>,
    /// How many entries it has.
    pub all: usize,
    /// The entries that are shown.
    pub rows: Vec<RectificationRow>,
    /// What can be chosen in the filters: units, years, sources, in the order they stand in the ledger.
    pub choices: [Vec<Rc<str>>; 3],
    /// What the rules of 整改计分 would be told.
    pub tallies: Vec<TallyView>,
}

/// An entry as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationRow {
    /// Its id.
    pub id: Rc<str>,
    /// Its running number in the whole ledger.
    pub number: usize,
    /// The problem, or that there is none written.
    pub problem: Rc<str>,
    /// The indicator, with its number; empty for none.
    pub indicator: Rc<str>,
    /// Who answers for it, and until when.
    pub about: Rc<str>,
    /// How far it is; nothing where nobody has said so.
    pub state: Option<RectificationState>,
    /// That it is late.
    pub late: Lateness,
    /// What can be typed of it, where it is opened up.
    pub form: Option<RectificationForm>,
}

/// What can be typed of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationForm {
    /// The id of its indicator.
    pub indicator: Rc<str>,
    /// Where that stands.
    pub indicator_slot: Slot,
    /// Boxes, in the order they are filled in, without the indicator.
    pub fields: Vec<Rc<FieldView>>,
    /// What is dated.
    pub dated: Vec<(DatedKind, Vec<DatedView>)>,
}

/// Something dated as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedView {
    /// Its id.
    pub id: Rc<str>,
    /// When, and what.
    pub fields: [Rc<FieldView>; 2],
}

/// What a rule would be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyView {
    /// Id of the indicator.
    pub indicator: Rc<str>,
    /// Which rule, and which problems.
    pub lead: Rc<str>,
    /// Why nothing is proposed; empty where something is.
    pub none: Rc<str>,
    /// What can be taken over.
    pub options: Vec<TallyOptionView>,
}

/// Counts that can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyOptionView {
    /// What counts as mended.
    pub way: Rc<str>,
    /// The counts, each beside what stands there.
    pub counts: Vec<Rc<str>>,
    /// The texts that go into the facts.
    pub texts: Vec<(Slot, Rc<str>)>,
    /// Whether they stand there already.
    pub is_taken: bool,
}

/// The ids of the indicators of a rubric, in its order.
pub(super) fn indicators(rubric: Option<&Rubric>) -> Vec<&str> {
    rubric.into_iter().flat_map(|rubric| &rubric.indicators).map(|one| &*one.id).collect()
}

/// An indicator by number and title; its id where the rubric has none such.
pub(super) fn indicator_name(rubric: Option<&Rubric>, id: &str) -> Rc<str> {
    let found = rubric.and_then(|rubric| Some(rubric.indicator(rubric.find_indicator(id)?)));
    found.map_or_else(|| id.into(), |indicator| text::report_place(indicator).into())
}

/// The ledger of a draft on a day; `open` are the entries that are opened up.
pub fn rectification(
    rubric: Option<&Rubric>,
    draft: &Draft,
    today: Day,
    filter: &RectificationFilter,
    open: &[Rc<str>],
) -> RectificationView {
    let all = entries(draft, &indicators(rubric));
    let states: Vec<(&str, usize)> = RectificationState::ALL
        .into_iter()
        .map(|state| (state.word(), all.iter().filter(|one| one.state() == Some(state)).count()))
        .collect();
    let unsaid = all.iter().filter(|one| one.state().is_none()).count();
    let late = all.iter().filter(|one| one.lateness(today) != Lateness::No).count();
    let mut rows = Vec::new();
    for (at, entry) in all.iter().enumerate() {
        // What is worked on stays in sight, whatever it comes to be.
        let is_open = open.contains(&entry.id);
        if is_open || (filter.is_among(entry) && filter.is_so_far(entry, today)) {
            rows.push(row(rubric, entry, at + 1, today, is_open));
        }
    }
    let among: Vec<RectificationEntry> = all.iter().filter(|one| filter.is_among(one)).cloned().collect();
    RectificationView {
        summary: text::rectification_summary(all.len(), &states, unsaid, late).into(),
        all: all.len(),
        rows,
        choices: choices(&all),
        tallies: rubric.map_or_else(Vec::new, |rubric| told_to_rules(rubric, draft, &among)),
    }
}

impl RectificationFilter {
    /// Whether an entry is of the unit, the year and the source.
    fn is_among(&self, entry: &RectificationEntry) -> bool {
        let is = |wanted: &str, said: &str| wanted.is_empty() || wanted == said;
        (self.unit.is_empty() || entry.units().contains(&&*self.unit))
            && is(&self.year, entry.said(RectificationField::Year))
            && is(&self.source, entry.said(RectificationField::Source))
    }

    /// Whether an entry is as far, or as late.
    fn is_so_far(&self, entry: &RectificationEntry, today: Day) -> bool {
        let state = entry.state();
        let is_state = match &*self.state {
            "" => true,
            UNSAID => state.is_none(),
            word => state.is_some_and(|state| state.word() == word),
        };
        is_state && (!self.late || entry.lateness(today) != Lateness::No)
    }
}

fn choices(all: &[RectificationEntry]) -> [Vec<Rc<str>>; 3] {
    let mut choices = [Vec::new(), Vec::new(), Vec::new()];
    let mut add = |at: usize, said: &str| {
        let said = Rc::from(said);
        if !choices[at].contains(&said) {
            choices[at].push(said);
        }
    };
    for entry in all {
        entry.units().into_iter().for_each(|unit| add(0, unit));
        for (at, field) in [(1, RectificationField::Year), (2, RectificationField::Source)] {
            if !entry.said(field).is_empty() {
                add(at, entry.said(field));
            }
        }
    }
    choices
}

fn row(
    rubric: Option<&Rubric>,
    entry: &RectificationEntry,
    number: usize,
    today: Day,
    is_open: bool,
) -> RectificationRow {
    let said = |field| entry.said(field);
    let problem = said(RectificationField::Problem);
    RectificationRow {
        id: entry.id.clone(),
        number,
        problem: if problem.is_empty() { text::RECTIFICATION_NO_PROBLEM } else { problem }.into(),
        indicator: indicator_name(rubric, said(RectificationField::Indicator)),
        about: text::rectification_about(
            said(RectificationField::Unit),
            said(RectificationField::Person),
            said(RectificationField::Deadline),
        )
        .into(),
        state: entry.state(),
        late: entry.lateness(today),
        form: is_open.then(|| form(entry)),
    }
}

fn form(entry: &RectificationEntry) -> RectificationForm {
    let fields = RectificationField::ALL.into_iter().filter(|field| *field != RectificationField::Indicator);
    let dated = DatedKind::ALL.into_iter().map(|kind| {
        let notes = entry.dated(kind).into_iter().map(|note| dated(entry, kind, &note)).collect();
        (kind, notes)
    });
    RectificationForm {
        indicator: entry.said(RectificationField::Indicator).into(),
        indicator_slot: entry.slot(RectificationField::Indicator.key()),
        fields: fields.map(|field| Rc::new(field_of(entry, field))).collect(),
        dated: dated.collect(),
    }
}

/// A box of an entry.
fn field_of(entry: &RectificationEntry, field: RectificationField) -> FieldView {
    let slot = entry.slot(field.key());
    let text = entry.text(field);
    let (kind, otherwise) = match field {
        RectificationField::State => (FieldKind::Choice, text::RECTIFICATION_UNSAID),
        RectificationField::Deadline => (FieldKind::County, text::RECTIFICATION_DEADLINE_HINT),
        RectificationField::Unit
        | RectificationField::Person
        | RectificationField::Year
        | RectificationField::Number
        | RectificationField::Indicator => (FieldKind::County, ""),
        RectificationField::Problem
        | RectificationField::Source
        | RectificationField::Clause
        | RectificationField::Cause
        | RectificationField::Measure
        | RectificationField::Evidence
        | RectificationField::Next => (FieldKind::Note, ""),
    };
    let words = RectificationState::ALL.map(|state| Rc::from(state.word()));
    let (read_as, problem) = match field {
        RectificationField::Deadline => read_deadline(deadline(&text), &text),
        RectificationField::State if entry.state().is_none() && !text.trim().is_empty() => {
            (None, Some(text::RECTIFICATION_STATE_UNKNOWN.into()))
        }
        _ => (None, None),
    };
    FieldView {
        label: text::rectification_field(field).into(),
        otherwise: otherwise.into(),
        options: if field == RectificationField::State { words.to_vec() } else { Vec::new() },
        read_as,
        problem,
        ..boxed(slot, kind, text)
    }
}

/// How a deadline was read, or what is wrong with it.
fn read_deadline(read: Deadline, text: &str) -> (Option<Rc<str>>, Option<Rc<str>>) {
    match text::rectification_deadline(read, text) {
        Ok(said) => ((!said.is_empty()).then(|| said.into()), None),
        Err(said) => (None, Some(said.into())),
    }
}

fn dated(entry: &RectificationEntry, kind: DatedKind, note: &DatedNote) -> DatedView {
    let [_, when, what, _] = text::rectification_dated(kind);
    let field = |part: &str, kind_of: FieldKind, label: &str, text: &Rc<str>| {
        let slot = entry.slot(&kind.key_of(&note.id, part));
        Rc::new(FieldView { label: label.into(), ..boxed(slot, kind_of, text.clone()) })
    };
    let date = field(DATE, FieldKind::County, when, &note.date);
    let said = field(TEXT, FieldKind::Note, what, &note.text);
    DatedView { id: note.id.clone(), fields: [date, said] }
}

fn boxed(slot: Slot, kind: FieldKind, text: Rc<str>) -> FieldView {
    let state = if text.trim().is_empty() { FieldState::Blank } else { FieldState::Given };
    FieldView { text, state, ..FieldView::blank(&slot.path(), kind, slot) }
}

/// What the rules of 整改计分 would be told of some problems.
fn told_to_rules(rubric: &Rubric, draft: &Draft, among: &[RectificationEntry]) -> Vec<TallyView> {
    if among.is_empty() {
        return Vec::new();
    }
    let told = tallies(rubric, among).into_iter().map(|tally| {
        let indicator = rubric.indicator(tally.indicator);
        let options = tally.options.iter().map(|option| {
            let place = |fact| Slot::Fact(rubric.fact(fact).id.clone());
            let texts = option.counts.iter().map(|(fact, count)| (place(*fact), count.to_string().into()));
            let texts: Vec<(Slot, Rc<str>)> = texts.collect();
            let now = |slot: &Slot| draft.given(slot).text;
            let counts = option.counts.iter().zip(&texts).map(|((fact, count), (slot, _))| {
                text::rectification_count(&rubric.fact(*fact).title, *count, &now(slot)).into()
            });
            TallyOptionView {
                way: text::rectification_tally_way(option.counts_done).into(),
                counts: counts.collect(),
                is_taken: texts.iter().all(|(slot, text)| now(slot).trim() == &**text),
                texts,
            }
        });
        let none = match (tally.unsaid, tally.options.is_empty()) {
            (0, true) => text::RECTIFICATION_TALLY_UNFIT.into(),
            (0, false) => String::new(),
            (unsaid, _) => text::rectification_tally_unsaid(unsaid),
        };
        TallyView {
            indicator: indicator.id.clone(),
            lead: text::rectification_tally_lead(indicator, among.len()).into(),
            none: none.into(),
            options: options.collect(),
        }
    });
    told.collect()
}

/// The texts that make an entry gone.
pub fn rectification_deleted(id: &str) -> Vec<(Slot, Rc<str>)> {
    vec![(slot(id, crate::draft::GONE), "yes".into())]
}

/// What a sheet was made from, for what is drawn of its ledger.
pub(super) fn entries_of(shown: Shown<'_>) -> Vec<RectificationEntry> {
    entries(shown.draft, &indicators(Some(shown.rubric)))
}
