//! 按条件分档.

use super::{Comparison, Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points by the first tier whose conditions all hold: “均达上限的得70分，均达下限的得40分”.
#[derive(Clone, Debug)]
pub struct Tiers {
    /// In the order they are tried; at least one.
    pub tiers: Vec<Tier>,
    /// Points when none holds.
    pub otherwise: Number,
    /// Where they come from.
    pub citation: Citation,
}

/// A tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Points.
    pub points: Number,
    /// All of these hold.
    pub conditions: Vec<Condition>,
}

/// A condition on what was filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The answer to a yes/no is this.
    Flag(FactKey, bool),
    /// What is chosen is one of these options.
    Choice(FactKey, Vec<u16>),
    /// A comparison holds.
    Comparison(Comparison),
}

fields!(Tiers { tiers, otherwise, citation });
fields!(Tier { points, conditions });

impl Kind for Tiers {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        self.conditions().flat_map(Condition::expressions).collect()
    }

    fn answers(&self) -> Vec<FactKey> {
        self.conditions().filter_map(Condition::answer).collect()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::of(self.tiers.iter().map(|tier| &tier.points).chain([&self.otherwise]))
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        let measures = |one: &Condition| match one {
            Condition::Comparison(one) => one.is_measured_by(fact, true),
            Condition::Flag(..) | Condition::Choice(..) => false,
        };
        self.conditions().any(measures)
    }
}

impl Tiers {
    /// The conditions of all tiers.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.tiers.iter().flat_map(|tier| &tier.conditions)
    }
}

impl Condition {
    /// Its formulas.
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Comparison(comparison) => comparison.expressions(),
            Self::Flag(..) | Self::Choice(..) => Vec::new(),
        }
    }

    /// The facts it looks at, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        match self {
            Self::Flag(fact, _) | Self::Choice(fact, _) => vec![*fact],
            Self::Comparison(comparison) => comparison.facts(),
        }
    }

    /// The flag or choice it looks at.
    pub fn answer(&self) -> Option<FactKey> {
        match self {
            Self::Flag(fact, _) | Self::Choice(fact, _) => Some(*fact),
            Self::Comparison(_) => None,
        }
    }
}
