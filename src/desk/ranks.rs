//! Ranks of totals that may be ranges. Who has as many points shares the rank (同分并列), and the ranks behind are left out: 1, 1, 3.

use super::DeskEntry;
use crate::engine::GradeRange;
use crate::number::{Range, Truth};

/// Ranks still possible, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankRange {
    /// The best, a small number.
    pub low: usize,
    /// The worst.
    pub high: usize,
}

/// The ranks still possible for each of these totals. Exact as far as the totals are: each end is reached by ends of theirs.
pub fn ranks(totals: &[Range]) -> Vec<RankRange> {
    let rank = |mine: &Range| {
        // Whoever is surely above is above whatever comes; whoever may be above is so at worst. Nobody is above itself: its own low
        // end is not above its high one, but its high end may be above its low one.
        let surely = totals.iter().filter(|other| other.low > mine.high).count();
        let maybe = totals.iter().filter(|other| other.high > mine.low).count();
        let own = usize::from(mine.high > mine.low);
        RankRange { low: 1 + surely, high: 1 + maybe - own }
    };
    totals.iter().map(rank).collect()
}

/// Whether each is among the first so many of those of the best grade (as 江西's first three of 优秀, 2006–2008). Who has as many points
/// as the last of them is among them, too.
pub fn first_of_best(entries: &[DeskEntry], first: usize) -> Vec<Truth> {
    let of: Vec<(&Range, GradeRange)> =
        entries.iter().map(|one| (&one.outcome.assessment.total, one.outcome.assessment.grade)).collect();
    among_first(&of, first)
}

/// The same of totals and grades, where the best grade is nought.
pub(super) fn among_first(of: &[(&Range, GradeRange)], first: usize) -> Vec<Truth> {
    let one = |at: usize| {
        let (mine, grade) = &of[at];
        let above = |is: &dyn Fn(&Range, &GradeRange) -> bool| {
            let others = of.iter().enumerate().filter(|(other, _)| *other != at);
            others.filter(|(_, (total, grade))| is(total, grade)).count()
        };
        let surely = above(&|total, grade| grade.low == 0 && total.low > mine.high);
        let maybe = above(&|total, grade| grade.high == 0 && total.high > mine.low);
        if grade.high != 0 || surely >= first {
            Truth::No
        } else if grade.low == 0 && maybe < first {
            Truth::Yes
        } else {
            Truth::Open
        }
    };
    (0..of.len()).map(one).collect()
}
