//! What scoring does without, by itself: what only an opened card and the papers show of an indicator, and the checks.

use super::{Pack, Packing, WireError, read, with_head, without_head};
use crate::rubric::{Check, FactSpec, Indicator, Rubric, Rule};
use std::rc::Rc;

/// Texts of an indicator that nothing is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The scoring clause in words (评分细则).
    pub clause: Rc<str>,
    /// Evidence to prepare (佐证材料).
    pub evidence: Vec<Rc<str>>,
}

fields!(Folded { clause, evidence });

/// What is told of a fact beside its box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactTexts {
    /// Statistical table or record (数据来源).
    pub origin: Rc<str>,
    /// What counts (统计口径); may be empty.
    pub hint: Rc<str>,
}

fields!(FactTexts { origin, hint });

impl Folded {
    /// These texts of an indicator, which is left without them.
    fn taken_from(indicator: &mut Indicator) -> Self {
        Self {
            clause: std::mem::take(&mut indicator.clause),
            evidence: std::mem::take(&mut indicator.evidence),
        }
    }

    /// These texts of an indicator.
    pub fn of(indicator: &Indicator) -> Self {
        Self { clause: indicator.clause.clone(), evidence: indicator.evidence.clone() }
    }
}

/// A rubric taken apart: what scoring needs, and what it does without. What is left scores as before.
pub struct Apart {
    /// The rubric without the rest.
    pub rubric: Rubric,
    /// The texts of its indicators, in their order.
    pub folds: Vec<Folded>,
    /// Its checks (勾稽关系).
    pub checks: Vec<Check>,
    /// What is told of its facts, in their order.
    pub facts: Vec<FactTexts>,
    /// What the state of affairs is in each band of a judgement, by judgements.
    pub bands: Vec<Vec<Rc<str>>>,
}

impl Apart {
    /// Takes a rubric apart.
    pub fn of(rubric: &Rubric) -> Self {
        let mut rubric = rubric.clone();
        let folds = rubric.0.indicators.iter_mut().map(Folded::taken_from).collect();
        let checks = std::mem::take(&mut rubric.0.checks);
        let texts = |fact: &mut FactSpec| FactTexts {
            origin: std::mem::take(&mut fact.origin),
            hint: std::mem::take(&mut fact.hint),
        };
        let facts = rubric.0.facts.iter_mut().map(texts).collect();
        let mut bands = vec![Vec::new(); rubric.0.judgments.len()];
        for part in rubric.0.indicators.iter_mut().flat_map(|indicator| &mut indicator.parts) {
            if let Rule::Judged(rule) = &mut part.rule {
                let texts = rule.bands.iter_mut().map(|band| std::mem::take(&mut band.text));
                bands[usize::from(rule.judgment.0)] = texts.collect();
            }
        }
        Self { rubric, folds, checks, facts, bands }
    }
}

/// A rubric with what is told of its facts put back.
pub fn with_fact_texts(rubric: &Rubric, texts: &[FactTexts]) -> Rubric {
    let mut whole = rubric.clone();
    for (fact, texts) in whole.0.facts.iter_mut().zip(texts) {
        (fact.origin, fact.hint) = (texts.origin.clone(), texts.hint.clone());
    }
    whole
}

/// These texts of a rubric's indicators as bytes, with their head.
pub fn encode_folds(folds: &[Folded]) -> Vec<u8> {
    encode_list(folds)
}

/// A rubric's checks as bytes, with their head.
pub fn encode_checks(checks: &[Check]) -> Vec<u8> {
    encode_list(checks)
}

/// What is told of a rubric's facts as bytes, with their head.
pub fn encode_fact_texts(texts: &[FactTexts]) -> Vec<u8> {
    encode_list(texts)
}

/// What the bands of judgements say as bytes, with their head.
pub fn encode_bands(bands: &[Vec<Rc<str>>]) -> Vec<u8> {
    encode_list(bands)
}

fn encode_list<T: Pack>(list: &[T]) -> Vec<u8> {
    let mut packing = Packing::default();
    packing.number(list.len());
    list.iter().for_each(|one| one.pack(&mut packing));
    with_head(packing.bytes)
}

/// What [`encode_checks`] wrote.
///
/// # Errors
/// As [`super::decode`].
pub fn decode_checks(bytes: &[u8]) -> Result<Vec<Check>, WireError> {
    read(without_head(bytes)?)
}

/// What [`encode_bands`] wrote.
///
/// # Errors
/// As [`super::decode`].
pub fn decode_bands(bytes: &[u8]) -> Result<Vec<Vec<Rc<str>>>, WireError> {
    read(without_head(bytes)?)
}

/// What [`encode_fact_texts`] wrote.
///
/// # Errors
/// As [`super::decode`].
pub fn decode_fact_texts(bytes: &[u8]) -> Result<Vec<FactTexts>, WireError> {
    read(without_head(bytes)?)
}

/// What [`encode_folds`] wrote.
///
/// # Errors
/// As [`super::decode`].
pub fn decode_folds(bytes: &[u8]) -> Result<Vec<Folded>, WireError> {
    read(without_head(bytes)?)
}
