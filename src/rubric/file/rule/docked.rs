//! 区间扣分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::Docked;
use crate::rubric::check::{Checker, text};
use crate::rubric::file::CitationFile;
use crate::rubric::problem::{ProblemKind, ProblemPlace};
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

impl Checker<'_> {
    pub(in super::super::super) fn docked(
        &mut self,
        place: &ProblemPlace,
        rule: &DockedFile,
        _points: &Number,
    ) -> Option<Docked> {
        let least = self.positive(&place.key("least"), &rule.least);
        let most = self.positive(&place.key("most"), &rule.most);
        let step = self.positive(&place.key("step"), &rule.step);
        if least > most {
            self.problem(place, ProblemKind::LeastAboveMost { of_fact: false });
        }
        let is_whole = |number: &Number| number.divide(&step).is_some_and(|steps| steps.is_whole());
        if !is_whole(&(&most - &least)) {
            self.problem(place, ProblemKind::NotWholeSteps { from: "least", to: "most" });
        }
        Some(Docked {
            judgment: self.next_judgment(),
            question: text(&rule.question),
            least,
            most,
            step,
            citation: self.citation(place, &rule.cite),
        })
    }
}
