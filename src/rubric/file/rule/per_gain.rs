//! 超额每…加分，封顶: what a rubric file says of it.

use crate::rubric::file::{CitationFile, IfZeroFile, PartialStepFile};
use serde::{Deserialize, Serialize};

/// Points won for each step above a start, at most the part's points (超额每…加…分，最多…分).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerGainFile {
    /// Formula over facts.
    pub value: String,
    /// Where the gain starts, in `unit`; a formula. "0" unless said otherwise.
    #[serde(default)]
    pub from: Option<String>,
    /// Unit of start and step.
    pub unit: String,
    /// Size of a step.
    pub step: String,
    /// Points won a step.
    pub award: String,
    /// Whether a started step counts.
    pub partial: PartialStepFile,
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}
