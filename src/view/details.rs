//! What is folded away in an indicator's card: clause, rules, bases, evidence, 得失分说明.

use super::deeds::lost;
use super::{Basis, Shown, loss_slot};
use crate::draft::{Book, Slot};
use crate::rubric::IndicatorKey;
use crate::rubrics;
use crate::text;
use std::rc::Rc;

/// What is folded away in a card, as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailsView {
    /// The scoring clause (评分细则).
    pub clause: Rc<str>,
    /// The rules as the engine runs them, a line a part.
    pub rules: Vec<Rc<str>>,
    /// What it rests on.
    pub bases: Vec<Basis>,
    /// Evidence to prepare (佐证材料), with 有, 缺, or nothing said.
    pub evidence: Vec<(Rc<str>, Rc<str>)>,
    /// 得失分说明, ready to be copied.
    pub explanation: Rc<str>,
    /// Where points that are lost stand, or are offered, in the ledger (整改台账); none where nothing is certainly lost.
    pub ledger: Option<Slot>,
}

/// What is folded away in the card of an indicator.
pub fn details(shown: Shown<'_>, key: IndicatorKey) -> DetailsView {
    let indicator = shown.rubric.indicator(key);
    let folded = rubrics::folded(shown.rubric, key);
    let parts = indicator.parts.iter().map(|part| text::part_rule(shown.rubric, part));
    let year = shown.draft.year_number();
    DetailsView {
        clause: folded.clause,
        rules: parts.chain(text::together_in_words(shown.rubric, indicator)).map(Rc::from).collect(),
        bases: text::bases(indicator).into_iter().map(Basis::of).collect(),
        evidence: folded
            .evidence
            .into_iter()
            .map(|name| (name.clone(), said(shown, &indicator.id, &name)))
            .collect(),
        explanation: text::explanation(shown.rubric, shown.outcome, key, year).into(),
        ledger: lost(shown, key, indicator).map(|_| loss_slot(shown, &indicator.id)),
    }
}

/// What was said of a material of an indicator.
fn said(shown: Shown<'_>, indicator: &str, material: &str) -> Rc<str> {
    let said = shown.draft.books[Book::Evidence].get(indicator);
    said.and_then(|said| said.get(material)).cloned().unwrap_or_default()
}
