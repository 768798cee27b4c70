//! 系数: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::Coefficient;
use crate::rubric::check::Checker;
use crate::rubric::file::CitationFile;
use crate::rubric::problem::{OptionEntry, Ordered, ProblemKind, ProblemPlace};
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

impl Checker<'_> {
    pub(in super::super::super) fn coefficient(
        &mut self,
        place: &ProblemPlace,
        rule: &CoefficientFile,
        _points: &Number,
    ) -> Option<Coefficient> {
        let (fact, options) = self.choice(place, &rule.fact)?;
        let mut levels: Vec<(u16, Number)> = Vec::new();
        for level in &rule.level {
            let coefficient = self.number(place, &level.coefficient);
            if coefficient.is_negative() || coefficient > Number::one() {
                self.not_a_fraction(place, "coefficient", &level.coefficient);
            }
            if levels.last().is_some_and(|above| above.1 <= coefficient) {
                self.problem(place, ProblemKind::OutOfOrder { what: Ordered::Levels });
            }
            let option = self.option(place, &options, &level.is)?;
            levels.push((option, coefficient));
        }
        for (at, option) in options.iter().enumerate() {
            if levels.iter().filter(|(level, _)| usize::from(*level) == at).count() != 1 {
                let (option, what) = (option.to_string(), OptionEntry::Level);
                self.problem(place, ProblemKind::OptionWithout { option, what });
            }
        }
        if levels.first().is_some_and(|best| best.1 != Number::one()) {
            self.problem(place, ProblemKind::BestLevel);
        }
        Some(Coefficient { fact, levels, citation: self.citation(place, &rule.cite) })
    }
}
