//! 按比例得分.

use super::{Formula, IfZero, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points in proportion, at most the part's: “按完成比例计分”.
#[derive(Clone, Debug)]
pub struct Share {
    /// The value.
    pub value: Formula,
    /// What earns full points, in the value's unit.
    pub full: Number,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(Share { value, full, if_zero, citation });

impl Kind for Share {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        vec![&self.value.expression]
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.value.is_measured_by(fact, None, true)
    }
}
