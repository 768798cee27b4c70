//! 是（否）即得分: what a rubric file says of it.

use crate::rubric::file::CitationFile;
use serde::{Deserialize, Serialize};

/// Full points for the wanted answer to a yes/no.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct YesFile {
    /// A fact of kind flag.
    pub fact: String,
    /// The answer that earns the points.
    #[serde(default = "crate::rubric::file::is_true")]
    pub wanted: bool,
    /// Where it comes from.
    pub cite: CitationFile,
}
