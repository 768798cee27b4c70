//! 按比例得分: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile};
use serde::{Deserialize, Serialize};

/// Points in proportion to a share: points × value ÷ full, at most the part's points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShareFile {
    /// Formula over facts.
    pub value: String,
    /// The value that earns full points, in `unit`.
    pub full: String,
    /// Unit of value and full.
    pub unit: String,
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}
