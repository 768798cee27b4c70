//! The first step of many that does what is wanted, found without trying all of them.

/// A step that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// The step: it does, and the one before it does not.
    pub step: i64,
    /// Whether no step before it does either. Otherwise there were too many to look at.
    pub is_first: bool,
}

/// So many trials before the first step is no longer sought, only one whose predecessor fails.
const TRIALS: usize = 3_000;

/// The first step from 1 to `most` that does what is wanted. `does(n, n)` says whether step `n` does; `does(low, high)`
/// whether one of the steps between them might, where it may be wrong in saying so, but never in saying no. `None` where no
/// step does; where most of them might and there are too many to look at, one beyond the first thousand may be overlooked.
pub fn first(most: i64, does: &mut dyn FnMut(i64, i64) -> bool) -> Option<FirstStep> {
    let (step, is_first) = sought(most, does);
    step.map(|step| FirstStep { step, is_first })
}

/// The same, and whether surely no step before it does, or none at all.
pub(super) fn sought(most: i64, does: &mut dyn FnMut(i64, i64) -> bool) -> (Option<i64>, bool) {
    if most < 1 || !does(1, most) {
        return (None, true);
    }
    let mut search = Search { does, left: TRIALS };
    // Stretches that double: what is near is found by few trials.
    let (mut low, mut length) = (1_i64, 1_i64);
    while low <= most {
        let high = low.saturating_add(length - 1).min(most);
        if let Some(step) = search.within(low, high) {
            return (Some(step), true);
        }
        if search.left == 0 {
            return (any(low, most, search.does), false);
        }
        low = high.saturating_add(1);
        length = length.saturating_mul(2);
    }
    (None, true)
}

/// Some step from `low` on that does, with none just before it; all before `low` do not.
fn any(low: i64, most: i64, does: &mut dyn FnMut(i64, i64) -> bool) -> Option<i64> {
    let (mut fails, mut reach) = (low - 1, 1_i64);
    loop {
        let step = low.saturating_add(reach - 1).min(most);
        if does(step, step) {
            let mut found = step;
            while found - fails > 1 {
                let middle = fails + (found - fails) / 2;
                if does(middle, middle) { found = middle } else { fails = middle }
            }
            return Some(found);
        }
        if step == most {
            return None;
        }
        fails = step;
        reach = reach.saturating_mul(2);
    }
}

struct Search<'a> {
    does: &'a mut dyn FnMut(i64, i64) -> bool,
    left: usize,
}

impl Search<'_> {
    fn within(&mut self, low: i64, high: i64) -> Option<i64> {
        self.left = self.left.checked_sub(1)?;
        if !(self.does)(low, high) {
            return None;
        }
        if low == high {
            return Some(low);
        }
        let middle = low + (high - low) / 2;
        self.within(low, middle).or_else(|| self.within(middle + 1, high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_is_found() {
        let mut trials = 0;
        let mut does = |low: i64, high: i64| {
            trials += 1;
            (low <= 710 && high >= 700) || high > 5_000
        };
        assert_eq!(first(1_000_000_000, &mut does), Some(FirstStep { step: 700, is_first: true }));
        assert!(first(699, &mut does).is_none());
        assert!(trials < 40, "{trials}");
    }

    #[test]
    fn where_nothing_can_be_left_out_the_edge_is_still_an_edge() {
        let found = first(1_000_000_000, &mut |low, high| low != high || low >= 123_456);
        assert_eq!(found, Some(FirstStep { step: 123_456, is_first: false }));
        assert_eq!(sought(1_000_000_000, &mut |low, high| low != high), (None, false));
        assert_eq!(sought(1_000, &mut |low, high| low != high), (None, true));
        assert_eq!(first(0, &mut |_, _| true), None);
    }
}
