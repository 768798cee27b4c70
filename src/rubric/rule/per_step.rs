//! 每低（高）一个单位扣分，扣完为止.

use super::{Better, Formula, IfZero, Kind, Limit, Lowest, PartialStep, Target};
use crate::number::{End, Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points lost a step short of, or over, a target: “每低1个百分点扣0.5分，扣完为止”.
#[derive(Clone, Debug)]
pub struct PerStep {
    /// The value.
    pub value: Formula,
    /// Whether more or less is better.
    pub better: Better,
    /// The target.
    pub target: Target,
    /// Size of a step, in the value's unit.
    pub step: Number,
    /// Points lost a step.
    pub deduct: Number,
    /// How much is lost at most.
    pub limit: Limit,
    /// How a started step counts.
    pub partial: PartialStep,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
    /// Where the target comes from.
    pub citation: Citation,
}

fields!(PerStep { value, better, target, step, deduct, limit, partial, if_zero, citation });

impl Kind for PerStep {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        [&self.value.expression].into_iter().chain(self.target.formula()).collect()
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::Deducting(&self.limit, self.worst_deduction(&possible(&self.value)))
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.value.is_measured_by(fact, self.target.formula(), self.better == Better::Up)
    }
}

impl PerStep {
    /// The most a value within these bounds can lose; `None` where that has no end, or where the target is computed.
    fn worst_deduction(&self, values: &Span) -> Option<Number> {
        let Target::Number(target) = &self.target else { return None };
        let end = match self.better {
            Better::Up => &values.low,
            Better::Down => &values.high,
        };
        let (End::Closed(end) | End::Open(end)) = end else { return None };
        let short = (target - end).abs();
        // Rounded up: a started step may count.
        let steps = short.divide(&self.step)?.ceil();
        Some(&steps * &self.deduct)
    }
}
