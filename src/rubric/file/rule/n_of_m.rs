//! n 项中达标 m 项; 全体满足: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile};
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
    /// What holds when a divisor is nought: `full` that the item is met, `none` that it is not.
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
