//! 情形清单扣分: what a rubric file says of it.

use crate::rubric::file::CitationFile;
use serde::{Deserialize, Serialize};

/// 情形清单扣分: independent faults, added up.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultsFile {
    /// The faults.
    pub fault: Vec<FaultFile>,
    /// How much is lost at most, as in [`PerStepFile::limit`](super::PerStepFile::limit).
    #[serde(default)]
    pub limit: Option<String>,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A fault and what it costs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultFile {
    /// A fact of kind flag.
    pub fact: String,
    /// The answer that means the fault: true (是) unless said otherwise.
    #[serde(default = "crate::rubric::file::is_true")]
    pub when: bool,
    /// Points it costs.
    pub deduct: String,
}
