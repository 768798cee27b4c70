//! 按比例得分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::Share;
use crate::rubric::check::Checker;
use crate::rubric::file::{CitationFile, IfZeroFile};
use crate::rubric::problem::ProblemPlace;
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
    /// What holds when a divisor is zero; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}

impl Checker<'_> {
    pub(in super::super::super) fn share(
        &mut self,
        place: &ProblemPlace,
        rule: &ShareFile,
        _points: &Number,
    ) -> Option<Share> {
        let value = self.formula(place, &rule.value, &rule.unit)?;
        let full = self.positive(&place.key("full"), &rule.full);
        let citation = self.citation(place, &rule.cite);
        let if_zero = self.if_zero(place, rule.if_zero, &[&value.expression]);
        Some(Share { value, full, if_zero, citation })
    }
}
