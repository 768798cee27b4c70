//! 是（否）即得分.

use super::{Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Full points for the wanted answer: “建立……制度的得1分，没有建立的不得分”.
#[derive(Clone, Debug)]
pub struct Yes {
    /// The flag.
    pub fact: FactKey,
    /// The wanted answer.
    pub wanted: bool,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(Yes { fact, wanted, citation });

impl Kind for Yes {
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
