//! How much there may be of anything in a rubric.

use super::{Checker, declared};
use crate::rubric::problem::{Counted, ProblemKind, ProblemPlace};

/// The most indicators a rubric may have.
pub const MOST_INDICATORS: usize = 500;
/// The most facts a rubric may declare; as many lookups, and as many formulas with a name.
pub const MOST_FACTS: usize = 2_000;
/// The most parts its indicators may have together.
pub const MOST_PARTS: usize = 5_000;
/// The most decimal places points may have.
pub const MOST_PLACES: u32 = 6;
/// The longest number, in letters.
pub(super) const LONGEST_NUMBER: usize = 40;

impl Checker<'_> {
    /// Whether there is more of something than any rubric has. Nothing else is looked at then; and whatever is counted stays
    /// far below what a key can say.
    pub(super) fn is_too_large(&mut self) -> bool {
        let file = self.file;
        let indicators = || file.domain.iter().flat_map(|domain| &domain.indicator);
        let parts = indicators().map(|indicator| indicator.part.len()).sum();
        for (what, found, most) in [
            (Counted::Indicators, indicators().count(), MOST_INDICATORS),
            (Counted::Facts, declared(file).count(), MOST_FACTS),
            (Counted::Parts, parts, MOST_PARTS),
            (Counted::Lookups, file.lookup.len(), MOST_FACTS),
            (Counted::Formulas, file.formula.len(), MOST_FACTS),
        ] {
            if found > most {
                self.problem(&ProblemPlace::default(), ProblemKind::TooMany { what, found, most });
            }
        }
        !self.problems.is_empty()
    }
}
