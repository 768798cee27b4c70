//! The least that more points can cost, as if of each way a share could be had: a bound for every sum that is begun.

use super::frame::Frame;
use super::ways::Way;
use crate::number::Number;
use std::cmp::Ordering;

/// For the lists from each place on, what so many points cost at least.
#[derive(Clone, Debug)]
pub(super) struct Slopes {
    rows: Vec<Row>,
    /// The most that one step to more points costs.
    pub(super) widest: Number,
    /// What everything at its dearest costs.
    pub(super) dearest: Number,
}

#[derive(Clone, Debug)]
struct Row {
    /// What the cheapest of each list bring and cost.
    gain: Number,
    cost: Number,
    /// How many more points for how much more, the cheapest points first.
    pieces: Vec<(Number, Number)>,
    /// The same, each with all before it.
    sums: Vec<(Number, Number)>,
}

impl Slopes {
    pub(super) fn of(frame: &Frame, lists: &[Vec<Way>]) -> Self {
        let (zero, mut rows) = (Number::zero, Vec::new());
        let (mut widest, mut dearest) = (zero(), zero());
        let mut row = Row { gain: zero(), cost: zero(), pieces: Vec::new(), sums: Vec::new() };
        rows.push(row.clone());
        for list in lists.iter().rev() {
            let points =
                list.iter().map(|way| (frame.estimate(&way.objectives.gains), way.objectives.cost.0.clone()));
            let points: Vec<(Number, Number)> = points.collect();
            dearest = points.iter().map(|(_, cost)| &dearest + cost).max().unwrap_or(dearest);
            // From the best of the cheapest to where points are cheapest, and on from there.
            let cheapest = points.iter().min_by(|one, other| (&one.1, &other.0).cmp(&(&other.1, &one.0)));
            let Some(mut at) = cheapest else { continue };
            row.gain = &row.gain + &at.0;
            row.cost = &row.cost + &at.1;
            let step = |at: &(Number, Number), to: &(Number, Number)| (&to.0 - &at.0, &to.1 - &at.1);
            loop {
                let further = points.iter().filter(|point| point.0 > at.0);
                let next = further.min_by(|one, other| {
                    let (a, b) = (step(at, one), step(at, other));
                    steeper(&a, &b).then_with(|| b.0.cmp(&a.0))
                });
                let Some(next) = next else { break };
                let piece = step(at, next);
                widest = widest.max(piece.1.clone());
                let place = row.pieces.partition_point(|other| steeper(other, &piece) != Ordering::Greater);
                row.pieces.insert(place, piece);
                at = next;
            }
            let mut sum = (zero(), zero());
            row.sums.clear();
            for piece in &row.pieces {
                sum = (&sum.0 + &piece.0, &sum.1 + &piece.1);
                row.sums.push(sum.clone());
            }
            rows.push(row.clone());
        }
        rows.reverse();
        Self { rows, widest, dearest }
    }

    /// What the lists from `at` on cost at least where they have to bring so much; `None` where they cannot.
    pub(super) fn least(&self, at: usize, points: &Number) -> Option<Number> {
        let row = self.rows.get(at)?;
        let more = points - &row.gain;
        if more <= Number::zero() {
            return Some(row.cost.clone());
        }
        let place = row.sums.partition_point(|sum| sum.0 < more);
        let (gain, cost) = row.pieces.get(place)?;
        let over = &row.sums[place].0 - &more;
        // All up to the last, and of the last only the share that is needed.
        let spared = (&over * cost).divide(gain).unwrap_or_else(Number::zero);
        Some(&(&row.cost + &row.sums[place].1) - &spared)
    }
}

/// Which of two costs more for each point.
fn steeper(one: &(Number, Number), other: &(Number, Number)) -> Ordering {
    (&one.1 * &other.0).cmp(&(&other.1 * &one.0))
}
