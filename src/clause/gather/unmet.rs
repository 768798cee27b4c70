//! What is taken off where the one award is not met: 建立制度得5分,未建立的扣1分 leaves 4 points, and not none.

use super::*;

/// Words of several things, each of which may be the one that is not met.
const SEVERAL: [&str; 9] = ["各", "均", "都", "全部", "所有", "两", "三", "四", "五"];

impl ClauseItem {
    /// Takes from all points where the only award of a sentence is not met.
    pub(super) fn take_from_unmet(&mut self) {
        let full = self.points.as_ref().and_then(|points| points.plain.first()).cloned();
        let sentences: Vec<usize> = self.groups.iter().map(|group| group.sentence).collect();
        for group in &mut self.groups {
            let alone = sentences.iter().filter(|sentence| **sentence == group.sentence).count() == 1;
            let ([award], [change], None) =
                (group.tiers.as_mut_slice(), group.changes.as_mut_slice(), group.rest.as_ref())
            else {
                continue;
            };
            if alone && group.zeros.is_empty() && change.unmet && is_plain(change) && is_one(&award.tests) {
                let taken = first(&change.value);
                let given = if award.value == Merit::Full { full.as_ref() } else { first(&award.value) };
                if given.zip(taken).is_some_and(|(given, taken)| taken <= given) {
                    change.unmet = false;
                    change.unless = std::mem::take(&mut award.tests);
                }
            }
        }
    }
}

/// A deduction of so many points, once and without a limit.
fn is_plain(change: &Adjustment) -> bool {
    change.way == Direction::Deduct
        && change.step.is_none()
        && change.tests.is_empty()
        && change.cap.is_none()
        && change.unless.is_empty()
}

/// Whether the award asks one thing.
fn is_one(tests: &[Test]) -> bool {
    match tests {
        [Test::Flag(text)] => list(text).len() < 2 && !SEVERAL.iter().any(|word| text.contains(word)),
        [Test::Compare(name, bounds)] => {
            bounds.len() == 1 && list(name).len() < 2 && !SEVERAL.iter().any(|word| name.contains(word))
        }
        _ => false,
    }
}

/// The amount of points, where it is one.
fn first(merit: &Merit) -> Option<&Number> {
    match merit {
        Merit::Points(amount) if amount.plain.len() == 1 && amount.by.is_empty() => amount.plain.first(),
        _ => None,
    }
}
