//! 系数.

use super::{Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points times the coefficient of what is chosen: “一类系数1.0，二类0.8，三类0.6”.
#[derive(Clone, Debug)]
pub struct Coefficient {
    /// The choice.
    pub fact: FactKey,
    /// Options and their coefficients, best first; the first is 达标.
    pub levels: Vec<(u16, Number)>,
    /// Where they come from.
    pub citation: Citation,
}

fields!(Coefficient { fact, levels, citation });

impl Kind for Coefficient {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        Vec::new()
    }

    fn answers(&self) -> Vec<FactKey> {
        vec![self.fact]
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }
}
