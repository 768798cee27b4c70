//! 排序赋分: what a rubric file says of it, and how that is checked.

use crate::number::{Number, Unit};
use crate::rubric::check::{Checker, better};
use crate::rubric::file::{BetterFile, CitationFile, IfZeroFile};
use crate::rubric::problem::{AnyOf, BestOf, Lone, Ordered, ProblemKind, ProblemPlace};
use crate::rubric::{Expression, FactKey, FactKind, Ranked, Shortcut};
use serde::{Deserialize, Serialize};

/// 排序赋分: points by rank, from the peers' values or from one's own rank.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RankedFile {
    /// One's own value; needed with `peers` or `reaches`.
    #[serde(default)]
    pub value: Option<String>,
    /// Unit of the value.
    #[serde(default)]
    pub unit: Option<String>,
    /// Which way it is better.
    pub better: BetterFile,
    /// A table's column with the values of the others (one's own left out).
    #[serde(default)]
    pub peers: Option<String>,
    /// A fact with one's own rank, in 名: used where it is filled in, instead of the peers' values.
    #[serde(default)]
    pub rank: Option<String>,
    /// Points of the first rank, the second, …; equal values share the better rank.
    pub ladder: Vec<String>,
    /// Points of ranks beyond the ladder.
    pub otherwise: String,
    /// A value that earns full points whatever the rank (≥市平均得满分), a formula; only the others are then ranked,
    /// among themselves. `mean` is the mean of all, one's own included.
    #[serde(default)]
    pub reaches: Option<String>,
    /// What holds when a divisor is zero.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}

impl Checker<'_> {
    pub(in super::super::super) fn ranked(
        &mut self,
        place: &ProblemPlace,
        rule: &RankedFile,
        points: &Number,
    ) -> Option<Ranked> {
        let value = match (&rule.value, &rule.unit) {
            (Some(value), Some(unit)) => Some(self.formula(place, value, unit)?),
            (None, None) => None,
            _ => {
                self.problem(place, ProblemKind::NotTogether);
                return None;
            }
        };
        let peers = match &rule.peers {
            Some(column) => {
                let (total, dimension) = self.expression(place, &format!("total({column})"))?;
                if value.as_ref().is_some_and(|value| value.unit.dimension() != dimension) {
                    self.problem(place, ProblemKind::PeersUnlike { column: column.clone() });
                }
                match total {
                    Expression::Total(column) => Some(column),
                    _ => None,
                }
            }
            None => None,
        };
        let rank = match &rule.rank {
            Some(rank) => {
                let (fact, unit) = self.numeric(place, rank)?;
                if unit.dimension()
                    != Unit::read("名").map_or_else(|_| unit.dimension(), |unit| unit.dimension())
                {
                    let unit = unit.name().to_string();
                    self.problem(place, ProblemKind::RankUnit { id: rank.clone(), unit });
                }
                self.counts_from_one(place, rank, fact);
                Some(fact)
            }
            None => None,
        };
        if peers.is_none() && rank.is_none() {
            self.problem(place, ProblemKind::Neither { of: AnyOf::Rank });
        }
        let reaches = match rule.reaches.as_deref() {
            Some("mean") => Some(Shortcut::Mean),
            Some(formula) => {
                let unit = rule.unit.as_deref().unwrap_or_default();
                Some(Shortcut::Formula(self.formula(place, formula, unit)?.expression))
            }
            None => None,
        };
        if value.is_none() && (peers.is_some() || reaches.is_some()) {
            self.problem(place, ProblemKind::Lone { what: Lone::Peers });
        }
        if reaches == Some(Shortcut::Mean) && peers.is_none() {
            self.problem(place, ProblemKind::Lone { what: Lone::Mean });
        }
        let ladder: Vec<Number> = rule.ladder.iter().map(|points| self.number(place, points)).collect();
        let otherwise = self.number(place, &rule.otherwise);
        let falls = ladder.windows(2).all(|pair| pair[0] > pair[1]);
        if ladder.is_empty() || !falls || ladder.last().is_some_and(|last| *last < otherwise) {
            self.problem(place, ProblemKind::OutOfOrder { what: Ordered::Ladder });
        }
        let best = if reaches.is_some() { points } else { ladder.first().unwrap_or(points) };
        if best != points || ladder.first().is_some_and(|first| first > points) {
            self.problem(place, ProblemKind::BestEarns { what: BestOf::Rank, points: points.clone() });
        }
        let better = better(rule.better);
        let citation = self.citation(place, &rule.cite);
        let mut formulas: Vec<&Expression> = value.iter().map(|value| &value.expression).collect();
        if let Some(Shortcut::Formula(formula)) = &reaches {
            formulas.push(formula);
        }
        let if_zero = self.if_zero(place, rule.if_zero, &formulas);
        Some(Ranked { value, better, peers, rank, ladder, otherwise, reaches, if_zero, citation })
    }

    /// No rank lies before the first, or between two.
    fn counts_from_one(&mut self, place: &ProblemPlace, rank: &str, fact: FactKey) {
        let FactKind::Number { bounds, whole, .. } = self.kind_of(fact) else { return };
        if !whole || bounds.low.number().is_none_or(|low| *low < Number::one()) {
            self.problem(place, ProblemKind::RankFromOne { id: rank.to_owned() });
        }
    }
}
