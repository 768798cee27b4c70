//! n 项中达标 m 项; 全体满足.

use super::{Comparison, Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};
use std::rc::Rc;

/// So many of the items are met, and the others by so much: “7项指标中至少6项达标，余项不低于85%”.
#[derive(Clone, Debug)]
pub struct NOfM {
    /// Every row of it has to pass; without one the county.
    pub table: Option<FactKey>,
    /// The items.
    pub items: Vec<Item>,
    /// How many are needed.
    pub need: usize,
    /// The share of its target that an unmet item has to reach.
    pub rest: Option<Number>,
    /// Whether rows earn points in proportion; else all have to pass.
    pub by_share: bool,
    /// Where it comes from.
    pub citation: Citation,
}

/// An item of [`NOfM`].
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub title: Rc<str>,
    /// What has to hold; its target is a number.
    pub comparison: Comparison,
}

fields!(NOfM { table, items, need, rest, by_share, citation });
fields!(Item { title, comparison });

impl Kind for NOfM {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn further_citations(&self) -> Vec<&Citation> {
        self.items.iter().map(|item| &item.comparison.citation).collect()
    }

    fn expressions(&self) -> Vec<&Expression> {
        self.items.iter().flat_map(|item| item.comparison.expressions()).collect()
    }

    fn answers(&self) -> Vec<FactKey> {
        self.table.into_iter().collect()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::zero()
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.items.iter().any(|item| item.comparison.is_measured_by(fact, true))
    }
}
