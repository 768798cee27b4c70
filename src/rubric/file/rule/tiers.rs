//! 按条件分档: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile};
use serde::{Deserialize, Serialize};

/// Points by the first of several conditions that holds, e.g. 均达上限 70 分，均达下限 40 分.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TiersFile {
    /// Tiers in the order they are tried, the best first; the first is 达标.
    pub tier: Vec<TierFile>,
    /// Points when none holds.
    pub otherwise: String,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A tier: all its conditions hold, these points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TierFile {
    /// Points.
    pub points: String,
    /// The conditions.
    pub all: Vec<ConditionFile>,
}

/// A condition: a comparison (`value`, `op`, `target` or `against`, `unit`), a flag (`flag`, `wanted`) or a choice
/// (`choice`, `is`).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// Formula over facts.
    #[serde(default)]
    pub value: Option<String>,
    /// `>=`, `>`, `<=`, `<` or `=`.
    #[serde(default)]
    pub op: Option<String>,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// What holds when a divisor is nought: `full` that the condition holds, `none` that it does not.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// A fact of kind flag.
    #[serde(default)]
    pub flag: Option<String>,
    /// Its wanted answer; true unless said otherwise.
    #[serde(default)]
    pub wanted: Option<bool>,
    /// A fact of kind choice.
    #[serde(default)]
    pub choice: Option<String>,
    /// The options that fulfil the condition.
    #[serde(default)]
    pub is: Vec<String>,
}
