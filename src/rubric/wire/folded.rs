//! What only an opened card and the papers show of an indicator, by itself.

use super::{Pack, Packing, WireError, read, with_head, without_head};
use crate::rubric::{Indicator, Rubric};
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

/// The rubric without these texts, and the texts, an entry for each indicator in its order. Nothing is computed from them, so what is
/// left scores as before.
pub fn without_folds(rubric: &Rubric) -> (Rubric, Vec<Folded>) {
    let mut rest = rubric.clone();
    let folds = rest.0.indicators.iter_mut().map(Folded::taken_from).collect();
    (rest, folds)
}

/// These texts of a rubric's indicators as bytes, with their head.
pub fn encode_folds(folds: &[Folded]) -> Vec<u8> {
    let mut packing = Packing::default();
    packing.number(folds.len());
    folds.iter().for_each(|one| one.pack(&mut packing));
    with_head(packing.bytes)
}

/// What [`encode_folds`] wrote.
///
/// # Errors
/// As [`super::decode`].
pub fn decode_folds(bytes: &[u8]) -> Result<Vec<Folded>, WireError> {
    read(without_head(bytes)?)
}
