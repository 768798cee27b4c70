//! 按条件分档: points by the first tier whose conditions all hold.

use super::super::Value;
use super::{Score, Scores, Setting, Traces, condition};
use crate::facts::Facts;
use crate::number::{Number, Range, Truth};
use crate::rubric::{Condition, FactKey, Tier, Tiers};

impl Traces for Tiers {
    /// The tier that decides, when settled; `None` also where none holds.
    type Trace = Option<usize>;

    fn value(_trace: &Option<usize>) -> Option<&Value> {
        None
    }

    fn unsettled(_trace: Option<usize>, _same: bool) -> Option<usize> {
        None
    }
}

impl Scores for Tiers {
    fn score(&self, at: Setting<'_>) -> (Score, Option<usize>) {
        let holds = |tier: &Tier| {
            let all = tier.conditions.iter();
            let all =
                all.map(|one| condition(one, at.rubric, at.facts).or(at.excuse.condition(at.facts, one)));
            all.fold(Truth::Yes, Truth::and)
        };
        let mut earned: Vec<&Number> = Vec::new();
        let (mut met, mut decides, mut ended) = (Truth::No, None, false);
        for (n, tier) in self.tiers.iter().enumerate() {
            let truth = holds(tier);
            if n == 0 {
                met = truth;
            }
            if truth == Truth::No {
                continue;
            }
            earned.push(&tier.points);
            if truth == Truth::Yes {
                decides = (earned.len() == 1).then_some(n);
                ended = true;
                break;
            }
        }
        // A tier that surely holds ends the row; without one, what lies beyond all of them is possible, too.
        if !ended {
            earned.push(&self.otherwise);
        }
        let low = earned.iter().min().map_or_else(Number::zero, |points| (*points).clone());
        let high = earned.iter().max().map_or_else(Number::zero, |points| (*points).clone());
        (Score::of(Range { low, high }, met), decides)
    }

    fn pieces(&self, _facts: &Facts, _all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        self.conditions().map(Condition::facts).collect()
    }
}
