//! 整改计分.

use super::{Formula, IfZero, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points split over the problems found: “完成整改的得满分，部分整改的得一半，未整改的不得分”.
#[derive(Clone, Debug)]
pub struct Rectified {
    /// How many problems are in a state, and what fraction of its points such a problem keeps.
    pub states: Vec<(FactKey, Number)>,
    /// Σ(problems × fraction) ÷ problems.
    pub value: Expression,
    /// What holds when there is no problem.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(Rectified { states, value, if_zero, citation });

impl Kind for Rectified {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        vec![&self.value]
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }
}
