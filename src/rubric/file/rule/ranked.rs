//! 排序赋分: what a rubric file says of it.

use crate::rubric::file::{BetterFile, CitationFile, IfZeroFile};
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
    /// What holds when a divisor is nought.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}
