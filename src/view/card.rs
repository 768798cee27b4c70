//! An indicator's card: what is asked, what was typed, the arithmetic, what is missing, the clause.

use super::{FieldView, Shown, field, judgment_fields, later};
use crate::draft::Book;
use crate::engine::Verdict;
use crate::facts::{ById, Judgment};
use crate::number::{Number, Range};
use crate::rubric::{
    Asked, Certainty, Citation, Docked, FactKey, Indicator, IndicatorKey, Judged, Part, Rubric,
};
use crate::rubrics;
use crate::text::{self, Piece};
use std::rc::Rc;

/// A card as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardView {
    /// Which indicator.
    pub key: IndicatorKey,
    /// Its id.
    pub id: Rc<str>,
    /// Its domain's place.
    pub domain: usize,
    /// Its number, e.g. 5.3.
    pub number: Rc<str>,
    /// Its title.
    pub title: Rc<str>,
    /// Its verdict.
    pub verdict: Verdict,
    /// Points won, e.g. 0–3.
    pub points: Rc<str>,
    /// Full points.
    pub full: Rc<str>,
    /// 分, or 项 where indicators are counted.
    pub unit: Rc<str>,
    /// Whether anything it rests on is 待核.
    pub unverified: bool,
    /// Fields its points rest on.
    pub inputs: Vec<Rc<FieldView>>,
    /// Fields that only inform judging and checking.
    pub related: Vec<Rc<FieldView>>,
    /// Remarks on the inputs.
    pub notes: Vec<Rc<FieldView>>,
    /// Inputs filled in at other cards.
    pub references: Vec<Reference>,
    /// Related figures filled in at other cards.
    pub related_references: Vec<Reference>,
    /// Its judgements.
    pub judged: Vec<JudgedView>,
    /// The arithmetic, a line a part.
    pub lines: Vec<LineView>,
    /// That it is measured by standards later than the year assessed, in a sentence; empty where it is not.
    pub later: Rc<str>,
    /// The first thing its line rests on; of what it rests on as a whole where that is all our own.
    pub basis: Basis,
    /// Responsible units (责任单位), ready to be read.
    pub responsible: Rc<str>,
    /// The same, each for itself.
    pub units: Rc<[Rc<str>]>,
    /// What is said of its evidence, and what it lacks: with these changes what is folded away in it.
    pub behind: (ById<Rc<str>>, Vec<FactKey>),
}

/// The arithmetic of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The sentence.
    pub pieces: Vec<Piece>,
    /// How sure its line is, where the card has several lines and this one is not the document's own number.
    pub doubt: Option<Certainty>,
}

/// A figure filled in at another card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Id of the fact.
    pub id: Rc<str>,
    /// Its label.
    pub label: Rc<str>,
    /// What was typed there, with its unit.
    pub text: Rc<str>,
    /// Id of the indicator where it is filled in.
    pub home: Rc<str>,
    /// The number of that indicator.
    pub number: Rc<str>,
}

/// A judgement as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedView {
    /// What is asked.
    pub question: Rc<str>,
    /// The bands, best first.
    pub bands: Vec<JudgedBandView>,
    /// The points.
    pub points: Rc<FieldView>,
    /// The reason.
    pub reason: Rc<FieldView>,
}

/// A band of judgement as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedBandView {
    /// Word for it.
    pub title: Rc<str>,
    /// Its points, e.g. 1.6–2.
    pub points: Rc<str>,
    /// The points it gives when it is chosen: its best.
    pub chosen: Rc<str>,
    /// What the state of affairs is in it.
    pub text: Rc<str>,
    /// Whether the judgement lies in it.
    pub is_current: bool,
}

/// A citation as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// 《title》（文号）clause.
    pub text: Rc<str>,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Basis {
    /// A citation as drawn.
    pub fn of(citation: &Citation) -> Self {
        Self { text: text::citation(citation).into(), certainty: citation.certainty }
    }
}

/// The card of an indicator.
pub fn card(shown: Shown<'_>, key: IndicatorKey) -> CardView {
    let indicator = shown.rubric.indicator(key);
    let result = shown.outcome.assessment.indicator(key);
    let here = |fact: &&FactKey| shown.rubric.fact(**fact).home == Some(key);
    let fields = |facts: &[FactKey]| -> Vec<Rc<FieldView>> {
        facts
            .iter()
            .filter(here)
            .map(|fact| Rc::new(field(shown, *fact, result.refused.contains(fact))))
            .collect()
    };
    let elsewhere = |facts: &[FactKey]| -> Vec<Reference> {
        facts.iter().filter(|fact| !here(fact)).filter_map(|fact| reference(shown, *fact)).collect()
    };
    let inputs = fields(&indicator.inputs);
    CardView {
        key,
        id: indicator.id.clone(),
        domain: indicator.domain,
        number: indicator.number.clone(),
        title: indicator.title.clone(),
        verdict: result.verdict,
        points: text::range(&result.points).into(),
        full: text::points(&indicator.points).into(),
        unit: text::unit_of_total(shown.rubric.scale).into(),
        unverified: indicator.certainty() == Certainty::Unverified,
        notes: inputs.iter().filter_map(|field| field.note_field()).map(Rc::new).collect(),
        inputs,
        related: fields(&indicator.related),
        references: elsewhere(&indicator.inputs),
        related_references: elsewhere(&indicator.related),
        judged: judgments(shown, key),
        lines: lines(shown, key),
        later: later::of_indicator(shown, key),
        basis: basis(indicator),
        responsible: indicator.responsible.join("、").into(),
        units: indicator.responsible.clone().into(),
        behind: (
            shown.draft.books[Book::Evidence].get(&indicator.id).cloned().unwrap_or_default(),
            result.missing.clone(),
        ),
    }
}

fn basis(indicator: &Indicator) -> Basis {
    let of_parts = indicator
        .parts
        .iter()
        .flat_map(|part| [part.rule.citation()].into_iter().chain(part.rule.further_citations()));
    let mut of_parts = of_parts.filter(|base| **base != indicator.citation);
    Basis::of(of_parts.find(|base| base.certainty != Certainty::Own).unwrap_or(&indicator.citation))
}

fn lines(shown: Shown<'_>, key: IndicatorKey) -> Vec<LineView> {
    let parts = &shown.rubric.indicator(key).parts;
    let line = |(at, part): (usize, &Part)| {
        let certainty = part.rule.citation().certainty;
        let is_doubtful = matches!(certainty, Certainty::Inferred | Certainty::Unverified);
        LineView {
            pieces: text::part_line(shown.rubric, shown.outcome, key, at),
            doubt: (parts.len() > 1 && is_doubtful).then_some(certainty),
        }
    };
    parts.iter().enumerate().map(line).collect()
}

fn reference(shown: Shown<'_>, fact: FactKey) -> Option<Reference> {
    let field = field(shown, fact, false);
    let home = shown.rubric.indicator(shown.rubric.fact(fact).home?);
    let typed = field.text.trim();
    let text = if let Some(table) = shown.outcome.facts.table(fact) {
        text::rows_filled(table.rows.len())
    } else if typed.is_empty() {
        text::NOT_FILLED.to_owned()
    } else if let Some(reading) = &field.read_as {
        text::with_reading(typed, reading)
    } else if typed.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{}{}", field.separated.as_deref().unwrap_or(typed), field.unit)
    } else {
        typed.to_owned()
    };
    let label = text::fact_label(shown.rubric.fact(fact), shown.draft.year_number()).into();
    let id = shown.rubric.fact(fact).id.clone();
    Some(Reference { id, label, text: text.into(), home: home.id.clone(), number: home.number.clone() })
}

/// The judgements of an indicator.
fn judgments(shown: Shown<'_>, key: IndicatorKey) -> Vec<JudgedView> {
    let of_part = |part: &Part| {
        let current = |judgment| match shown.outcome.facts.judgment(judgment) {
            Judgment::Points(points) => Some(points),
            _ => None,
        };
        let (judgment, question, bands) = match part.rule.asked()? {
            Asked::Judged(rule) => {
                (rule.judgment, &rule.question, judged(shown.rubric, rule, current(rule.judgment)))
            }
            Asked::Docked(rule) => (rule.judgment, &rule.question, docked(rule, current(rule.judgment))),
        };
        let [points, reason] = judgment_fields(shown, judgment).map(Rc::new);
        Some(JudgedView { question: question.clone(), bands, points, reason })
    };
    shown.rubric.indicator(key).parts.iter().filter_map(of_part).collect()
}

fn judged(rubric: &Rubric, rule: &Judged, current: Option<&Number>) -> Vec<JudgedBandView> {
    let band = |(at, band): (usize, &crate::rubric::JudgedBand)| JudgedBandView {
        title: band.title.clone(),
        points: text::range(&Range { low: band.low.clone(), high: band.high.clone() }).into(),
        chosen: text::points(&band.high).into(),
        text: rubrics::band_text(rubric, rule.judgment, at, &band.text),
        is_current: current.is_some_and(|points| band.low <= *points && *points <= band.high),
    };
    rule.bands.iter().enumerate().map(band).collect()
}

/// Nothing to deduct, or a deduction between the least and the most.
fn docked(rule: &Docked, current: Option<&Number>) -> Vec<JudgedBandView> {
    let deducted = Range { low: rule.least.clone(), high: rule.most.clone() };
    let nothing = JudgedBandView {
        title: text::NOT_DOCKED.into(),
        points: text::points(&Number::zero()).into(),
        chosen: text::points(&Number::zero()).into(),
        text: text::NOT_DOCKED_TEXT.into(),
        is_current: current.is_some_and(Number::is_zero),
    };
    let some = JudgedBandView {
        title: text::DOCKED.into(),
        points: text::range(&deducted).into(),
        chosen: text::points(&rule.least).into(),
        text: text::DOCKED_TEXT.into(),
        is_current: current.is_some_and(|points| !points.is_zero()),
    };
    vec![nothing, some]
}
