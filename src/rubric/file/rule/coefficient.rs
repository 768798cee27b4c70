//! 系数: what a rubric file says of it.

use crate::rubric::file::CitationFile;
use serde::{Deserialize, Serialize};

/// 系数: the part's points times the coefficient of what is chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientFile {
    /// A fact of kind choice.
    pub fact: String,
    /// One entry for every option, best first; the first is 达标.
    pub level: Vec<CoefficientLevelFile>,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A coefficient.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientLevelFile {
    /// The option.
    pub is: String,
    /// Its coefficient, from 0 to 1.
    pub coefficient: String,
}
