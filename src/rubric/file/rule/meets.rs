//! 达标得满分，不达标不得分: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile};
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
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where target and comparison come from.
    pub cite: CitationFile,
}
