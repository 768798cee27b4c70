//! 按条文计分.

use super::{Formula, Kind, Lowest};
use crate::composed::{ClauseRule, Convention};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// What a clause composes of conditions, steps and sums: “普惠率达85%的得4分，每低1个百分点扣0.5分，发生重大事故的不得分”.
///
/// The part's points lie between zero and its full points, whatever the rule comes to; it is met (达标) where it earns all of them.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The facts it asks for, figures in their own units: an ask's place in the rule is its place here.
    pub facts: Vec<FactKey>,
    /// The rule.
    pub rule: ClauseRule,
    /// What decides without being printed (推定).
    pub conventions: Vec<Convention>,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(Composed { facts, rule, conventions, citation });

impl Kind for Composed {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        Vec::new()
    }

    fn answers(&self) -> Vec<FactKey> {
        self.facts.clone()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }

    fn may_stay_open(&self) -> bool {
        self.rule.may_stay_open()
    }
}
