//! 区间扣分: what a rubric file says of it.

use crate::rubric::file::CitationFile;
use serde::{Deserialize, Serialize};

/// 区间扣分: a person deducts nothing, or between `least` and `most` points, e.g. 不力扣1–3分. What is typed is the
/// deduction.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DockedFile {
    /// What the person is asked.
    pub question: String,
    /// Least deduction, once there is one.
    pub least: String,
    /// Most.
    pub most: String,
    /// Step of the deduction.
    pub step: String,
    /// Where it comes from.
    pub cite: CitationFile,
}
