//! 达标得满分，不达标不得分: a figure that is compared with a line.

use super::{Formula, IfZero, Kind, Lowest, Operator, Target};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// A value compared with a target: “…达到80%的得2分，否则不得分”.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The value.
    pub value: Formula,
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub target: Target,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
    /// Where that comes from.
    pub citation: Citation,
}

fields!(Comparison { value, operator, target, if_zero, citation });

impl Kind for Comparison {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        self.expressions()
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.is_measured_by(fact, matches!(self.operator, Operator::AtLeast | Operator::Above))
    }
}

impl Comparison {
    /// Its formulas.
    pub fn expressions(&self) -> Vec<&Expression> {
        [&self.value.expression].into_iter().chain(self.target.formula()).collect()
    }

    /// The facts it uses, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        self.expressions().iter().for_each(|one| one.collect_facts(&mut facts));
        facts
    }

    /// Whether it measures by a fact; `more` where more of the value is better.
    pub(super) fn is_measured_by(&self, fact: FactKey, more: bool) -> bool {
        self.value.is_measured_by(fact, self.target.formula(), more)
    }
}
