//! n 项中达标 m 项; 全体满足: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::{Checker, text};
use crate::rubric::file::{CitationFile, IfZeroFile};
use crate::rubric::problem::{FileTable, Lacking, Lone, Negative, ProblemKind, ProblemPlace};
use crate::rubric::{Better, Comparison, Item, NOfM, Operator, Target};
use serde::{Deserialize, Serialize};

/// n-of-m: so many of the items are met, and the others by so much.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NOfMFile {
    /// A table: every row has to pass. Left out: the county has to.
    #[serde(default)]
    pub table: Option<String>,
    /// The items. With a table, formulas may name its columns alone.
    pub item: Vec<NOfMItemFile>,
    /// How many items are needed; left out: all.
    #[serde(default)]
    pub need: Option<usize>,
    /// What share of its target an unmet item has to reach, e.g. "85" for 85 %; left out: nothing is asked of it.
    #[serde(default)]
    pub rest: Option<String>,
    /// With a table: `all` (default: every row passes, or no points) or `share` (points × rows that pass ÷ rows).
    #[serde(default)]
    pub by: RowsByFile,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// An item of [`NOfMFile`].
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NOfMItemFile {
    /// Its name.
    pub title: String,
    /// Formula over facts, or over the columns of the row.
    pub value: String,
    /// `>=` or `<=`.
    pub op: String,
    /// Target, in `unit`.
    pub target: String,
    /// Unit.
    pub unit: String,
    /// What holds when a divisor is zero: `full` that the item is met, `none` that it is not.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where the target comes from.
    pub cite: CitationFile,
}

/// How rows earn points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsByFile {
    /// All or nothing.
    #[default]
    All,
    /// In proportion to the rows that pass.
    Share,
}

impl Checker<'_> {
    pub(in super::super::super) fn n_of_m(
        &mut self,
        place: &ProblemPlace,
        rule: &NOfMFile,
        _points: &Number,
    ) -> Option<NOfM> {
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
        let below_zero =
            |item: &Item| matches!(&item.comparison.target, Target::Number(target) if target.is_negative());
        if rest.is_some() && items.iter().any(below_zero) {
            self.problem(place, ProblemKind::BelowZero { what: Negative::RestTarget });
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
