//! 排序赋分.

use super::{Better, ColumnKey, Formula, IfZero, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points by rank among peers: “按得分从高到低排序，依次赋3、2、1分”.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// One's own value.
    pub value: Option<Formula>,
    /// Which way it is better.
    pub better: Better,
    /// The others' values.
    pub peers: Option<ColumnKey>,
    /// One's own rank, used where it is filled in.
    pub rank: Option<FactKey>,
    /// Points of the first rank, the second, …; falling.
    pub ladder: Vec<Number>,
    /// Points beyond the ladder.
    pub otherwise: Number,
    /// A value that earns full points whatever the rank.
    pub reaches: Option<Shortcut>,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

/// A value that earns full points whatever the rank.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortcut {
    /// The mean of all, one's own included.
    Mean,
    /// A formula.
    Formula(Expression),
}

fields!(Ranked { value, better, peers, rank, ladder, otherwise, reaches, if_zero, citation });

impl Kind for Ranked {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn expressions(&self) -> Vec<&Expression> {
        self.value.iter().map(|value| &value.expression).chain(self.line()).collect()
    }

    fn answers(&self) -> Vec<FactKey> {
        self.rank.into_iter().chain(self.peers.map(|peers| peers.table)).collect()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::of(self.ladder.iter().chain([&self.otherwise]))
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        let more = self.better == Better::Up;
        self.value.as_ref().is_some_and(|value| value.is_measured_by(fact, self.line(), more))
    }
}

impl Ranked {
    /// The formula of the line that earns full points, where it is one.
    fn line(&self) -> Option<&Expression> {
        match &self.reaches {
            Some(Shortcut::Formula(line)) => Some(line),
            Some(Shortcut::Mean) | None => None,
        }
    }
}
