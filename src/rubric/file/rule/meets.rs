//! 达标得满分，不达标不得分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::Checker;
use crate::rubric::file::{CitationFile, IfZeroFile};
use crate::rubric::problem::ProblemPlace;
use crate::rubric::{Comparison, IfZero, Operator};
use serde::{Deserialize, Serialize};

/// A formula compared with a target.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MeetsFile {
    /// Formula over facts, lookups and named formulas: `+ - * /`, brackets, numbers (`12[班]` with a unit), and
    /// `growth(now, before)`, `mean(…)`, `min(…)`, `max(…)`, `ceil(…)`, `floor(…)`;
    /// `rises(first, …, last)` and `falls(first, …, last)`: how many times (次) a value is above (below) the one before;
    /// `total(table.column)`, `rows(table)` (个), `dispersion(table.column, table.pupils)` (差异系数, weighted by pupils).
    pub value: String,
    /// `>=`, `>`, `<=`, `<` or `=`.
    pub op: String,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula, where the figure is compared with another.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit of the target and of the shown value; for `against` the unit the two are shown in.
    pub unit: String,
    /// What holds when a divisor is zero; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where target and comparison come from.
    pub cite: CitationFile,
}

impl Checker<'_> {
    pub(in super::super::super) fn meets(
        &mut self,
        place: &ProblemPlace,
        rule: &MeetsFile,
        _points: &Number,
    ) -> Option<Comparison> {
        self.comparison(place, rule)
    }

    /// A value and what it is compared with.
    pub(in super::super::super) fn comparison(
        &mut self,
        place: &ProblemPlace,
        rule: &MeetsFile,
    ) -> Option<Comparison> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let operator = self.operator(place, &rule.op)?;
        let target = self.target(place, rule.target.as_deref(), rule.against.as_deref(), &rule.unit)?;
        let citation = self.citation(place, &rule.cite);
        let mut comparison = Comparison { value: value?, operator, target, if_zero: IfZero::Open, citation };
        comparison.if_zero = self.if_zero(place, rule.if_zero, &comparison.expressions());
        Some(comparison)
    }

    fn operator(&mut self, place: &ProblemPlace, written: &str) -> Option<Operator> {
        Some(match written {
            ">=" => Operator::AtLeast,
            ">" => Operator::Above,
            "<=" => Operator::AtMost,
            "<" => Operator::Below,
            "=" => Operator::Equal,
            other => {
                self.not_a_word(place, "op", other, &[">=", ">", "<=", "<", "="]);
                return None;
            }
        })
    }
}
