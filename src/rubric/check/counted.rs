//! Checking rules that rank or count: 排序赋分, 整改计分, n-of-m.

use super::{Checker, text};
use crate::number::{Number, Unit};
use crate::rubric::file::{NOfMFile, NOfMItemFile, RankedFile, RectifiedFile, RowsByFile};
use crate::rubric::problem::{
    AnyOf, BestOf, EntryOf, FileTable, Lacking, Lone, Negative, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{
    Better, Comparison, Expression, FactKey, FactKind, Item, NOfM, Operator, Ranked, Rectified, Shortcut,
    Target,
};

impl Checker<'_> {
    /// No rank lies before the first, or between two.
    fn counts_from_one(&mut self, place: &ProblemPlace, rank: &str, fact: FactKey) {
        let FactKind::Number { bounds, whole, .. } = self.kind_of(fact) else { return };
        if !whole || bounds.low.number().is_none_or(|low| *low < Number::one()) {
            self.problem(place, ProblemKind::RankFromOne { id: rank.to_owned() });
        }
    }

    pub(super) fn ranked(
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
        let better = super::bands::better(rule.better);
        let citation = self.citation(place, &rule.cite);
        let mut formulas: Vec<&Expression> = value.iter().map(|value| &value.expression).collect();
        if let Some(Shortcut::Formula(formula)) = &reaches {
            formulas.push(formula);
        }
        let if_zero = self.if_zero(place, rule.if_zero, &formulas);
        Some(Ranked { value, better, peers, rank, ladder, otherwise, reaches, if_zero, citation })
    }

    pub(super) fn rectified(&mut self, place: &ProblemPlace, rule: &RectifiedFile) -> Option<Rectified> {
        let mut states: Vec<(FactKey, Number)> = Vec::new();
        for state in &rule.state {
            let (fact, _) = self.numeric(place, &state.fact)?;
            let fraction = self.number(place, &state.fraction);
            if fraction.is_negative() || fraction > Number::one() {
                self.not_a_fraction(place, "fraction", &state.fraction);
            }
            if states.last().is_some_and(|above| above.1 <= fraction) {
                self.problem(place, ProblemKind::OutOfOrder { what: Ordered::States });
            }
            states.push((fact, fraction));
        }
        let names: Vec<String> = rule.state.iter().map(|state| state.fact.clone()).collect();
        if let Some((first, others)) = names.split_first() {
            self.like(place, first, others);
        }
        let add = |a, b| Expression::Add(Box::new(a), Box::new(b));
        let count = |state: &(FactKey, Number)| Expression::Fact(state.0);
        let kept = |state: &(FactKey, Number)| {
            let (fact, fraction) = (Expression::Fact(state.0), Expression::Number(state.1.clone()));
            Expression::Multiply(Box::new(fact), Box::new(fraction))
        };
        let (Some(over), Some(under)) =
            (states.iter().map(kept).reduce(add), states.iter().map(count).reduce(add))
        else {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Rectified });
            return None;
        };
        let value = Expression::Divide(Box::new(over), Box::new(under));
        let if_zero = self.if_zero(place, Some(rule.if_zero), &[&value]);
        Some(Rectified { states, value, if_zero, citation: self.citation(place, &rule.cite) })
    }

    pub(super) fn n_of_m(&mut self, place: &ProblemPlace, rule: &NOfMFile) -> Option<NOfM> {
        let table = match &rule.table {
            Some(table) => Some(self.table(place, table)?),
            None => None,
        };
        self.row = table;
        let items: Vec<Item> = rule.item.iter().filter_map(|item| self.item(place, item)).collect();
        self.row = None;
        let need = rule.need.unwrap_or(rule.item.len());
        if rule.item.is_empty() || !(1..=rule.item.len()).contains(&need) {
            self.problem(place, ProblemKind::NeedOutside { items: rule.item.len() });
        }
        let rest = rule.rest.as_ref().map(|rest| {
            let share = self.positive(&place.key("rest"), rest);
            if share > Number::whole(100) {
                self.problem(place, ProblemKind::RestAbove { written: rest.clone() });
            }
            share.divide(&Number::whole(100)).unwrap_or_else(Number::zero)
        });
        let below_nought =
            |item: &Item| matches!(&item.comparison.target, Target::Number(target) if target.is_negative());
        if rest.is_some() && items.iter().any(below_nought) {
            self.problem(place, ProblemKind::BelowNought { what: Negative::RestTarget });
        }
        if table.is_none() && rule.by == RowsByFile::Share {
            self.problem(place, ProblemKind::Lone { what: Lone::ByShare });
        }
        let citation = self.citation(place, &rule.cite);
        (items.len() == rule.item.len()).then_some(NOfM {
            table,
            items,
            need,
            rest,
            by_share: rule.by == RowsByFile::Share,
            citation,
        })
    }

    fn item(&mut self, place: &ProblemPlace, item: &NOfMItemFile) -> Option<Item> {
        let place = place.entry(FileTable::Item, None, Some(&item.title));
        if item.title.is_empty() {
            self.lacks(&place, Lacking::ItemTitle);
        }
        let value = self.formula(&place, &item.value, &item.unit)?;
        let operator = match self.better(&place, &item.op)? {
            Better::Up => Operator::AtLeast,
            Better::Down => Operator::AtMost,
        };
        let target = Target::Number(self.number(&place.key("target"), &item.target));
        let if_zero = self.if_zero(&place, item.if_zero, &[&value.expression]);
        let citation = self.citation(&place, &item.cite);
        Some(Item {
            title: text(&item.title),
            comparison: Comparison { value, operator, target, if_zero, citation },
        })
    }
}
