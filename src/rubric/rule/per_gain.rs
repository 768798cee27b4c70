//! 超额每…加分，封顶.

use super::{Formula, IfZero, Kind, Lowest, PartialStep, Target};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points won a step above a start, at most the part's: “每增加1个百分点得0.5分，最高2分”.
#[derive(Clone, Debug)]
pub struct PerGain {
    /// The value.
    pub value: Formula,
    /// Where the gain starts.
    pub from: Target,
    /// Size of a step, in the value's unit.
    pub step: Number,
    /// Points won a step.
    pub award: Number,
    /// How a started step counts.
    pub partial: PartialStep,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(PerGain { value, from, step, award, partial, if_zero, citation });

impl Kind for PerGain {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        [&self.value.expression].into_iter().chain(self.from.formula()).collect()
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.value.is_measured_by(fact, self.from.formula(), true)
    }
}
