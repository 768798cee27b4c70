//! 情形清单扣分.

use super::{Formula, Kind, Limit, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points lost for each fault that occurred: “有下列情形的，每项扣0.5分，扣完为止”.
#[derive(Clone, Debug)]
pub struct Faults {
    /// The faults.
    pub faults: Vec<Fault>,
    /// How much is lost at most.
    pub limit: Limit,
    /// Where they come from.
    pub citation: Citation,
}

/// A fault.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The flag that tells.
    pub fact: FactKey,
    /// The answer that means the fault.
    pub when: bool,
    /// Points it costs.
    pub deduct: Number,
}

fields!(Faults { faults, limit, citation });
fields!(Fault { fact, when, deduct });

impl Kind for Faults {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        Vec::new()
    }

    fn answers(&self) -> Vec<FactKey> {
        self.faults.iter().map(|fault| fault.fact).collect()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::Deducting(&self.limit, Some(self.faults.iter().map(|fault| &fault.deduct).sum()))
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }
}
