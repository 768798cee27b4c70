//! A field: label, what was typed, how it was understood, what is wrong with it.

mod table;

use super::Shown;
use crate::draft::{Draft, Slot};
use crate::facts::{Answer, Figure, Judgment, RawFact, Reading, Unreadable};
use crate::number::Number;
use crate::rubric::{FactKey, FactKind, JudgmentKey, Period, Rule};
use crate::rubrics;
use crate::text;
use crate::whatif::Place;
use std::rc::Rc;
pub use table::{LeftOutView, TableView, tables_can_be_told};

/// A field as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// Its `name`: the fact's id, or `judgment:…`, `reason:…`.
    pub name: Rc<str>,
    /// What it asks.
    pub label: Rc<str>,
    /// The time it speaks of; empty where that is plain.
    pub period: Rc<str>,
    /// Unit shown inside the box; empty where there is none.
    pub unit: Rc<str>,
    /// The text exactly as typed.
    pub text: Rc<str>,
    /// The figure with thousands separated, drawn over the text while nobody is typing.
    pub separated: Option<Rc<str>>,
    /// How it was understood, where that is not plain to see.
    pub read_as: Option<Rc<str>>,
    /// What is wrong, and what would be right.
    pub problem: Option<Rc<str>>,
    /// What counts (统计口径) and where it is taken from.
    pub hint: Rc<str>,
    /// What can be chosen, where it is a choice.
    pub options: Vec<Rc<str>>,
    /// How a table was read.
    pub table: Option<TableView>,
    /// What kind of field it is.
    pub kind: FieldKind,
    /// What it says.
    pub state: FieldState,
    /// The person's remark.
    pub note: Rc<str>,
    /// Who gave the figure, and when; empty when nobody said.
    pub by: Rc<str>,
    /// Where its text stands in the draft.
    pub slot: Slot,
    /// What holds while it is blank; empty where nothing does.
    pub otherwise: Rc<str>,
}

/// What kind of field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A figure.
    Figure,
    /// 是 or 否.
    Flag,
    /// One of several options.
    Choice,
    /// Rows and columns.
    Table,
    /// A remark: on a fact, or on the whole draft.
    Note,
    /// The points of a judgement.
    Points,
    /// The reason of a judgement.
    Reason,
    /// The county's name.
    County,
    /// The year.
    Year,
}

/// What a field says, for its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing.
    Blank,
    /// Something that is understood.
    Given,
    /// 是.
    Yes,
    /// 否.
    No,
    /// 不适用.
    NotApplicable,
    /// 不清楚.
    Unknown,
    /// Something that is not understood.
    Unreadable,
}

/// The field of a fact. `refused` says that 不适用 is not accepted where it stands.
pub fn field(shown: Shown<'_>, fact: FactKey, refused: bool) -> FieldView {
    let spec = shown.rubric.fact(fact);
    let raw = shown.draft.answers.facts.get(&spec.id);
    let answer = shown.outcome.facts.answer(fact);
    let (kind, unit) = match &spec.kind {
        FactKind::Number { unit, .. } => (FieldKind::Figure, unit.name().clone()),
        FactKind::Flag => (FieldKind::Flag, Rc::from("")),
        FactKind::Choice { .. } => (FieldKind::Choice, Rc::from("")),
        FactKind::Table { .. } => (FieldKind::Table, Rc::from("")),
    };
    let of = |part: fn(&RawFact) -> &Rc<str>| raw.map_or_else(|| Rc::from(""), |raw| part(raw).clone());
    let typed = of(|raw| &raw.text);
    let (options, said) = match &spec.kind {
        FactKind::Choice { options } => (options.clone(), None),
        FactKind::Table { columns } => (Vec::new(), table::said(columns, answer, &typed)),
        FactKind::Number { .. } | FactKind::Flag => (Vec::new(), None),
    };
    let problem = match answer {
        Answer::Unreadable(reason) => Some(Rc::from(text::unreadable(reason, &unit))),
        Answer::NotApplicable if refused => Some(Rc::from(text::refused())),
        _ => None,
    };
    let (separated, read_as) = understood(&typed, answer, &unit);
    let (table, problem, read_as) = match said {
        Some(said) => (Some(said.view), said.problem.or(problem), said.read_as),
        None => (None, problem, read_as),
    };
    FieldView {
        name: spec.id.clone(),
        label: spec.title.clone(),
        period: match spec.period {
            // The heading of the section says it once for all.
            Period::Year => "".into(),
            other => text::period(other, shown.draft.year_number()).into(),
        },
        unit,
        separated,
        read_as,
        problem,
        hint: text::field_hint(&rubrics::fact_texts(shown.rubric, fact)).into(),
        options,
        table,
        kind,
        state: state(answer),
        note: of(|raw| &raw.note),
        by: raw
            .filter(|raw| !raw.by.is_empty() && !raw.text.trim().is_empty())
            .map_or_else(|| Rc::from(""), |raw| text::given_by(&raw.by, &raw.at).into()),
        text: typed,
        slot: Slot::Fact(spec.id.clone()),
        otherwise: "".into(),
    }
}

/// The field of a fact or judgement whose text goes elsewhere: `shown` is what holds there, `text` what stands there, and
/// `otherwise` what holds while that is blank. It says what the text means, and no more.
pub(super) fn field_elsewhere(
    shown: Shown<'_>,
    place: Place,
    slot: Slot,
    label: Rc<str>,
    otherwise: Rc<str>,
) -> FieldView {
    let text = shown.draft.given(&slot).text;
    let own = own_field(shown, place);
    let is_blank = text.trim().is_empty();
    let own = if is_blank { FieldView { problem: None, read_as: None, separated: None, ..own } } else { own };
    FieldView {
        name: slot.path().into(),
        label,
        period: "".into(),
        hint: "".into(),
        note: "".into(),
        by: "".into(),
        state: if is_blank { FieldState::Blank } else { own.state },
        text,
        slot,
        otherwise,
        ..own
    }
}

/// County, year, and the remark on the whole.
pub fn basics(draft: &Draft) -> [FieldView; 3] {
    let state = |text: &str| if text.trim().is_empty() { FieldState::Blank } else { FieldState::Given };
    let year_problem = state(&draft.year) == FieldState::Given && draft.year_number().is_none();
    let county = FieldView {
        label: text::COUNTY.into(),
        text: draft.county.clone(),
        state: state(&draft.county),
        ..FieldView::blank("county", FieldKind::County, Slot::County)
    };
    let year = FieldView {
        label: text::YEAR.into(),
        text: draft.year.clone(),
        problem: year_problem.then(|| text::YEAR_PROBLEM.into()),
        state: if year_problem { FieldState::Unreadable } else { state(&draft.year) },
        ..FieldView::blank("year", FieldKind::Year, Slot::Year)
    };
    let note = FieldView {
        label: text::DRAFT_NOTE.into(),
        text: draft.note.clone(),
        state: state(&draft.note),
        ..FieldView::blank("note", FieldKind::Note, Slot::Note)
    };
    [county, year, note]
}

impl FieldView {
    pub(super) fn blank(name: &str, kind: FieldKind, slot: Slot) -> Self {
        let empty = || Rc::from("");
        Self {
            name: name.into(),
            label: empty(),
            period: empty(),
            unit: empty(),
            text: empty(),
            separated: None,
            read_as: None,
            problem: None,
            hint: empty(),
            options: Vec::new(),
            table: None,
            kind,
            state: FieldState::Blank,
            note: empty(),
            by: empty(),
            slot,
            otherwise: empty(),
        }
    }

    /// The field of the remark on this fact.
    pub fn note_field(&self) -> Option<Self> {
        let Slot::Fact(id) = &self.slot else { return None };
        Some(Self {
            label: text::note_label(&self.label).into(),
            text: self.note.clone(),
            state: if self.note.is_empty() { FieldState::Blank } else { FieldState::Given },
            ..Self::blank(&format!("note:{id}"), FieldKind::Note, Slot::FactNote(id.clone()))
        })
    }
}

/// The points and the reason of a judgement.
pub fn judgment_fields(shown: Shown<'_>, key: JudgmentKey) -> [FieldView; 2] {
    let id = &shown.rubric.judgment(key).id;
    let deducts = matches!(shown.rubric.judged_part(key).rule, Rule::Docked(_));
    let raw = shown.draft.answers.judgments.get(id);
    let judgment = shown.outcome.facts.judgment(key);
    let (state, problem) = match judgment {
        Judgment::Blank => (FieldState::Blank, None),
        Judgment::Points(_) => (FieldState::Given, None),
        Judgment::NotApplicable => (FieldState::NotApplicable, None),
        Judgment::Unreadable(reason) => (FieldState::Unreadable, Some(points_problem(reason))),
    };
    let reason = raw.map_or_else(|| Rc::from(""), |raw| raw.reason.clone());
    let lacks_reason = judgment.is_settled() && reason.trim().is_empty();
    let typed = raw.map_or_else(|| Rc::from(""), |raw| raw.points.clone());
    let read_as = match judgment {
        Judgment::Points(given) => points_read_as(&typed, given),
        _ => None,
    };
    let points = FieldView {
        label: if deducts { text::LABEL_DEDUCTED_POINTS } else { text::LABEL_JUDGED_POINTS }.into(),
        unit: text::UNIT_POINTS.into(),
        text: typed,
        read_as,
        state,
        problem,
        ..FieldView::blank(&format!("judgment:{id}"), FieldKind::Points, Slot::Points(id.clone()))
    };
    let reason_state = if reason.trim().is_empty() { FieldState::Blank } else { FieldState::Given };
    let reason = FieldView {
        label: text::LABEL_REASON.into(),
        text: reason,
        problem: lacks_reason.then(|| text::NO_REASON.into()),
        state: reason_state,
        ..FieldView::blank(&format!("reason:{id}"), FieldKind::Reason, Slot::Reason(id.clone()))
    };
    [points, reason]
}

/// How points were understood, where that is not what stands there.
fn points_read_as(typed: &str, given: &Number) -> Option<Rc<str>> {
    let typed = typed.trim();
    let bare = typed.strip_suffix(text::UNIT_POINTS).unwrap_or(typed).trim();
    let is_plain = bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (!is_plain).then(|| text::read_as(&text::figure(given), text::UNIT_POINTS).into())
}

/// What stands in a place of the draft, with how it is understood where that is not what stands there.
pub(super) fn stands(shown: Shown<'_>, place: Place) -> Rc<str> {
    let field = own_field(shown, place);
    match field.read_as {
        Some(reading) => text::with_reading(field.text.trim(), &reading).into(),
        None => field.text,
    }
}

fn own_field(shown: Shown<'_>, place: Place) -> FieldView {
    match place {
        Place::Fact(fact) => field(shown, fact, false),
        Place::Judgment(judgment) => {
            let [points, _] = judgment_fields(shown, judgment);
            points
        }
    }
}

fn points_problem(reason: &Unreadable) -> Rc<str> {
    Rc::from(text::unreadable(reason, text::UNIT_POINTS))
}

fn state(answer: &Answer) -> FieldState {
    match answer {
        Answer::Blank => FieldState::Blank,
        Answer::Unreadable(_) => FieldState::Unreadable,
        Answer::NotApplicable => FieldState::NotApplicable,
        Answer::Unknown => FieldState::Unknown,
        Answer::Flag(true) => FieldState::Yes,
        Answer::Flag(false) => FieldState::No,
        Answer::Figure(_) | Answer::Choice(_) | Answer::Table(_) => FieldState::Given,
    }
}

/// The separated figure to draw, and the line that says how an odd text was understood.
fn understood(typed: &str, answer: &Answer, unit: &str) -> (Option<Rc<str>>, Option<Rc<str>>) {
    let Answer::Figure(figure) = answer else { return (None, None) };
    if let Some(reading) = reading(figure, unit) {
        return (None, Some(reading.into()));
    }
    let plain = typed.trim();
    let is_plain = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let separated = text::grouped(plain);
    ((is_plain && separated != plain).then(|| separated.into()), None)
}

/// How a figure was understood, where that is not what stands there.
fn reading(figure: &Figure, unit: &str) -> Option<String> {
    let Some(value) = figure.span.value() else {
        return Some(text::read_as_bound(&text::span(&figure.said)));
    };
    match figure.reading {
        Reading::Bare | Reading::Named => None,
        Reading::Worked => Some(text::read_as(&text::figure(value), unit)),
        Reading::Difference => Some(text::read_as_difference(&text::figure(value), unit)),
    }
}
