//! 按档评判: what a rubric file says of it.

use crate::rubric::file::CitationFile;
use serde::{Deserialize, Serialize};

/// A person's judgement inside bands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedFile {
    /// What the person is asked.
    pub question: String,
    /// Bands, best first, from the part's points down, in steps of `step` without hole or overlap. Without `step` each
    /// band is one number of points (15/10/5/0 四档).
    pub band: Vec<JudgedBandFile>,
    /// Step of the points, e.g. "0.1".
    #[serde(default)]
    pub step: Option<String>,
    /// Where the bands come from.
    pub cite: CitationFile,
}

/// A band of judgement, e.g. 好 from 1.6 to 2.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedBandFile {
    /// Word for it, e.g. 好.
    pub title: String,
    /// Least points in it.
    pub low: String,
    /// Most points in it.
    pub high: String,
    /// Whether a judgement in this band counts as 达标.
    pub met: bool,
    /// What the state of affairs is in this band.
    pub text: String,
}
