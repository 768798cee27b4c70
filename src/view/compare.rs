//! 对标: the open draft held against every rubric, side by side. The same facts feed all of them.

use super::names::score;
use crate::draft::{Draft, Outcome};
use crate::engine::Verdict;
use crate::rubric::{FactKey, Indicator, Rubric};
use crate::rubrics::{Listed, Origin, Shelf};
use crate::text;
use std::rc::Rc;

/// A rubric's outcome for the open draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareRow {
    /// The rubric.
    pub rubric: Rc<Listed>,
    /// Its issuer, document number and year.
    pub origin: Rc<str>,
    /// Whether the draft is filled in for it.
    pub is_current: bool,
    /// Total and grade.
    pub score: Rc<str>,
    /// Won, open and lost.
    pub bar: super::BarView,
    /// How many indicators are met, unmet, open.
    pub counts: Rc<str>,
    /// How many of its facts are filled in.
    pub facts: Rc<str>,
    /// Vetoes, downgrades and caps.
    pub gates: Rc<str>,
    /// Indicators that are not met, with their arithmetic.
    pub unmet: Vec<(Rc<str>, Rc<str>)>,
    /// Facts it still needs.
    pub missing: Vec<Rc<str>>,
    /// Contradictions among the figures.
    pub findings: Vec<Rc<str>>,
    /// How many indicators rest on a number that is 待核.
    pub unverified: usize,
}

/// Every rubric at hand, in the order they are listed; of earlier editions only the draft's own.
pub fn compare(shelf: &Shelf, draft: &Draft) -> Vec<CompareRow> {
    let current = shelf.find(&draft.rubric).map(|(found, _)| &found.listed);
    let is_held = |listed: &Rc<Listed>| listed.origin != Origin::Earlier || current == Some(listed);
    let held = shelf.at_hand().filter(|(listed, _)| is_held(listed));
    held.map(|(listed, rubric)| row(listed, rubric, draft, current == Some(listed))).collect()
}

fn row(listed: &Rc<Listed>, rubric: &Rubric, draft: &Draft, is_current: bool) -> CompareRow {
    let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
    let assessment = &outcome.assessment;
    let count = |verdict| assessment.indicators.iter().filter(|result| result.verdict == verdict).count();
    let verdicts =
        [Verdict::Met, Verdict::Unmet, Verdict::Missing, Verdict::Judgment, Verdict::NotApplicable];
    let counts = verdicts.map(|verdict| (verdict, count(verdict)));
    let filled = rubric.facts_with_keys().filter(|(key, _)| outcome.facts.answer(*key).is_settled()).count();
    let year = draft.year_number();
    let mut missing: Vec<FactKey> = Vec::new();
    for fact in assessment.indicators.iter().flat_map(|result| &result.missing) {
        if !missing.contains(fact) {
            missing.push(*fact);
        }
    }
    let unmet = rubric
        .indicators_with_keys()
        .filter(|(key, _)| assessment.indicator(*key).verdict == Verdict::Unmet)
        .map(|(key, indicator)| {
            let lines = (0..indicator.parts.len())
                .filter(|at| assessment.indicator(key).parts[*at].met == crate::number::Truth::No);
            let line = |at| -> String {
                text::part_line(rubric, &outcome, key, at).iter().map(|piece| &*piece.text).collect()
            };
            let lines: Vec<String> = lines.map(line).collect();
            (title(indicator), Rc::from(text::sentences(&lines)))
        })
        .collect();
    let fired: Vec<&str> = rubric
        .gates
        .iter()
        .zip(&assessment.gates)
        .filter(|(_, result)| result.fired == crate::number::Truth::Yes)
        .map(|(gate, _)| &*gate.title)
        .collect();
    let open = assessment.gates.iter().filter(|result| result.fired == crate::number::Truth::Open).count();
    CompareRow {
        rubric: listed.clone(),
        origin: text::origin(rubric).into(),
        is_current,
        score: score(rubric, assessment).into(),
        bar: super::BarView::of(&assessment.total, &assessment.full),
        counts: text::counts(rubric.indicators.len(), &counts).into(),
        facts: text::facts_filled(filled, rubric.facts.len()).into(),
        gates: if rubric.gates.is_empty() { "".into() } else { text::gates_state(&fired, open).into() },
        unmet,
        missing: missing.iter().map(|fact| text::fact_label(rubric.fact(*fact), year).into()).collect(),
        findings: outcome
            .checked
            .findings
            .iter()
            .map(|finding| {
                let title = text::finding_title(rubric, finding);
                Rc::from(text::named(&title, &text::finding(rubric, finding)))
            })
            .collect(),
        unverified: rubric
            .indicators
            .iter()
            .filter(|indicator| indicator.certainty() == crate::rubric::Certainty::Unverified)
            .count(),
    }
}

fn title(indicator: &Indicator) -> Rc<str> {
    format!("{} {}", indicator.number, indicator.title).into()
}
