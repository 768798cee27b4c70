//! 整改计分: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile};
use serde::{Deserialize, Serialize};

/// 整改计分: points × Σ(problems × fraction) ÷ problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedFile {
    /// States of problems, best first.
    pub state: Vec<RectifiedStateFile>,
    /// What holds when there is no problem at all.
    pub if_zero: IfZeroFile,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// A state of problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedStateFile {
    /// A fact: how many problems are in this state.
    pub fact: String,
    /// The fraction of its points such a problem keeps, from 0 to 1.
    pub fraction: String,
}
