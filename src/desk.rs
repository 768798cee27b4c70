//! The desk of whoever looks at several counties at once: which of them stand first, and what strikes one in their figures.
//!
//! All are scored by one rubric, or they are not compared. While totals are ranges so are ranks: the best is reached when this
//! county wins all it still can and the others nothing more, the worst the other way round, and no completion leads outside.

mod anomalies;
mod ranks;

use crate::draft::{Draft, Outcome, RubricRef, ScoredDraft};
use crate::order;
use crate::rubric::Rubric;
use std::rc::Rc;

pub use anomalies::{Anomaly, FEWEST_PEERS, FarOff, Measure, anomalies, measured};
pub use ranks::{RankRange, first_of_best, ranks};

/// A county on the desk.
#[derive(Clone, Debug)]
pub struct DeskEntry {
    /// The name of its file.
    pub file: Rc<str>,
    /// What was filled in.
    pub draft: Draft,
    /// What that comes to.
    pub outcome: Outcome,
}

/// Counties that are scored by one rubric, the best first.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The rubric; none where no file is a draft.
    pub rubric: Option<Rc<Rubric>>,
    /// Which rubric that is.
    pub named: RubricRef,
    /// The counties, by best rank, then by worst, then as in [`Gathered::of`].
    pub entries: Vec<DeskEntry>,
    /// The rank of each.
    pub ranks: Vec<RankRange>,
    /// Files for another rubric, which are not ranked.
    pub others: Vec<OtherRubric>,
}

/// A file that is for another rubric than the most are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherRubric {
    /// Its name.
    pub file: Rc<str>,
    /// The rubric it is for.
    pub named: RubricRef,
}

impl Gathered {
    /// Ranks the drafts that are for the rubric most are for; of several such rubrics the one that comes first. Drafts with the same
    /// ranks stand by what they can win at most, then by what is certain, then by county and file.
    pub fn of(drafts: Vec<(Rc<str>, ScoredDraft)>) -> Self {
        let count = |of: &RubricRef| drafts.iter().filter(|(_, other)| other.named.is_same(of)).count();
        let mut most: Option<(usize, RubricRef, Rc<Rubric>)> = None;
        for (_, one) in &drafts {
            let count = count(&one.named);
            if most.as_ref().is_none_or(|(before, ..)| count > *before) {
                most = Some((count, one.named.clone(), one.rubric.clone()));
            }
        }
        let Some((_, named, rubric)) = most else {
            return Self {
                rubric: None,
                named: RubricRef::default(),
                entries: Vec::new(),
                ranks: Vec::new(),
                others: Vec::new(),
            };
        };
        let (mut entries, mut others) = (Vec::new(), Vec::new());
        for (file, one) in drafts {
            if one.named.is_same(&named) {
                entries.push(DeskEntry { file, draft: one.draft, outcome: one.outcome });
            } else {
                others.push(OtherRubric { file, named: one.named });
            }
        }
        let totals: Vec<_> = entries.iter().map(|one| one.outcome.assessment.total.clone()).collect();
        let mut placed: Vec<(RankRange, DeskEntry)> = ranks(&totals).into_iter().zip(entries).collect();
        order::sort(&mut placed, |(rank, one), (other_rank, other)| {
            let total = |entry: &DeskEntry| entry.outcome.assessment.total.clone();
            let (mine, theirs) = (total(one), total(other));
            (rank.low, rank.high)
                .cmp(&(other_rank.low, other_rank.high))
                .then_with(|| theirs.high.cmp(&mine.high))
                .then_with(|| theirs.low.cmp(&mine.low))
                .then_with(|| one.draft.county.cmp(&other.draft.county))
                .then_with(|| one.file.cmp(&other.file))
        });
        let (ranks, entries) = placed.into_iter().unzip();
        Self { rubric: Some(rubric), named, entries, ranks, others }
    }
}
