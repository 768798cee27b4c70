//! 是（否）即得分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::Yes;
use crate::rubric::check::Checker;
use crate::rubric::file::CitationFile;
use crate::rubric::problem::ProblemPlace;
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

impl Checker<'_> {
    pub(in super::super::super) fn yes(
        &mut self,
        place: &ProblemPlace,
        rule: &YesFile,
        _points: &Number,
    ) -> Option<Yes> {
        let fact = self.flag(place, &rule.fact);
        let citation = self.citation(place, &rule.cite);
        Some(Yes { fact: fact?, wanted: rule.wanted, citation })
    }
}
