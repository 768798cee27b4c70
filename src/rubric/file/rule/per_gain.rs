//! 超额每…加分，封顶: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::{Checker, partial_step};
use crate::rubric::file::{CitationFile, IfZeroFile, PartialStepFile};
use crate::rubric::problem::ProblemPlace;
use crate::rubric::{Expression, PerGain, Target};
use serde::{Deserialize, Serialize};

/// Points won for each step above a start, at most the part's points (超额每…加…分，最多…分).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerGainFile {
    /// Formula over facts.
    pub value: String,
    /// Where the gain starts, in `unit`; a formula. "0" unless said otherwise.
    #[serde(default)]
    pub from: Option<String>,
    /// Unit of start and step.
    pub unit: String,
    /// Size of a step.
    pub step: String,
    /// Points won a step.
    pub award: String,
    /// Whether a started step counts.
    pub partial: PartialStepFile,
    /// What holds when a divisor is zero; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}

impl Checker<'_> {
    pub(in super::super::super) fn per_gain(
        &mut self,
        place: &ProblemPlace,
        rule: &PerGainFile,
        _points: &Number,
    ) -> Option<PerGain> {
        let value = self.formula(place, &rule.value, &rule.unit)?;
        let from = match rule.from.as_deref() {
            None => Target::Number(Number::zero()),
            Some(from) => match Number::from_decimal(from) {
                Some(number) => Target::Number(number),
                None => Target::Formula(self.formula(place, from, &rule.unit)?.expression),
            },
        };
        let step = self.positive(&place.key("step"), &rule.step);
        let award = self.positive(&place.key("award"), &rule.award);
        let citation = self.citation(place, &rule.cite);
        let formulas: Vec<&Expression> = [&value.expression].into_iter().chain(from.formula()).collect();
        let if_zero = self.if_zero(place, rule.if_zero, &formulas);
        Some(PerGain { value, from, step, award, partial: partial_step(rule.partial), if_zero, citation })
    }
}
