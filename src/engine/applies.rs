//! 不适用: what it sets aside, and what a blank may still set aside where it is accepted.

use super::excuse::any;
use super::points;
use crate::facts::{Facts, Judgment};
use crate::number::Truth;
use crate::rubric::{FactKey, Indicator, NotApplicable, Part};

/// Whether a part is set aside as 不适用: open where a blank of it may still do that.
pub(super) fn of_part(indicator: &Indicator, facts: &Facts, part: &Part) -> Truth {
    let Some(effect) = indicator.not_applicable else { return Truth::No };
    if let Some(key) = part.rule.judgment() {
        return match facts.judgment(key) {
            Judgment::NotApplicable => Truth::Yes,
            Judgment::Blank | Judgment::Unreadable(_) => Truth::Open,
            Judgment::Points(_) => Truth::No,
        };
    }
    let any = |keys: &[FactKey]| any(indicator, facts, keys);
    if effect != NotApplicable::Full {
        return any(&part.rule.facts());
    }
    // Where nothing is deducted for what does not apply, the rest of the part still counts: all of it has to be set aside.
    let pieces = points::pieces(&part.rule, facts);
    pieces.iter().map(|piece| any(piece)).fold(Truth::Yes, Truth::and)
}

/// Whether a fact that is 不适用 leaves a part open: it is not accepted, or nobody says what it does.
pub(super) fn leaves_open(indicator: &Indicator, part: &Part, fact: FactKey) -> bool {
    let is_settled = matches!(indicator.not_applicable, Some(NotApplicable::Full | NotApplicable::Rescale));
    // A lookup cannot go by what does not apply.
    !(is_settled && indicator.accepts_not_applicable(fact) && part.rule.facts().contains(&fact))
}
