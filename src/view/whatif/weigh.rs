//! What matters most, as bars: how far each figure moves the points, and which blanks to fill in first.

use super::{Tried, slot_of};
use crate::draft::Slot;
use crate::number::{Number, Rounding};
use crate::rubric::Rubric;
use crate::text;
use crate::whatif::{self, Place, Trial};
use std::rc::Rc;

/// Width of a chart, in its own units: drawing only.
const WIDTH: i64 = 1_000;

/// How many figures are drawn.
const MOST: usize = 15;

/// How far figures move the certain points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwingsView {
    /// The points as they are.
    pub now: Rc<str>,
    /// Where they stand in the chart.
    pub at: i64,
    /// Each figure, the one that moves most first.
    pub rows: Vec<SwingRow>,
    /// How many more there are.
    pub more: usize,
}

/// A figure that moves the points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwingRow {
    /// Its place.
    pub slot: Slot,
    /// Its name.
    pub name: Rc<str>,
    /// Less of it, and the points then.
    pub low: SwingEnd,
    /// More of it, and the points then.
    pub high: SwingEnd,
}

/// One end of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwingEnd {
    /// The figure with its unit.
    pub value: Rc<str>,
    /// Certain points then.
    pub points: Rc<str>,
    /// How they move.
    pub moved: Rc<str>,
    /// Where they stand in the chart.
    pub at: i64,
    /// Which way they move: 1 for the better, -1 for the worse.
    pub way: i8,
}

/// Blanks to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillRow {
    /// The blanks: places and names.
    pub blanks: Vec<(Slot, Rc<str>)>,
    /// What they settle.
    pub settles: Rc<str>,
    /// By how much the range shrinks.
    pub narrows: Rc<str>,
    /// The same for each of several blanks.
    pub each: Rc<str>,
    /// Whether that is so only while no divisor turns out to be zero.
    pub unless_zero: bool,
    /// The same as the length of a bar.
    pub length: i64,
}

/// How far each figure moves the certain points when it is so many per cent less or more.
pub fn swings(rubric: &Rubric, now: &Tried, percent: u32) -> SwingsView {
    let assessment = &now.outcome.assessment;
    let mut trial = Trial::new(rubric, now.outcome.facts.clone(), assessment.clone());
    let found = whatif::swings(&mut trial, &Number::whole(i64::from(percent)));
    let all = found.iter().flat_map(|swing| [&swing.low.1.low, &swing.high.1.low]);
    let all: Vec<&Number> = all.chain([&assessment.total.low]).collect();
    let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
    let at = |points: &Number| match (least, most) {
        (Some(least), Some(most)) => along(points, least, most),
        _ => 0,
    };
    let row = |swing: &whatif::Swing| {
        let unit = text::whatif::unit(rubric, swing.fact);
        let end = |(value, total): &(Number, crate::number::Range)| SwingEnd {
            value: format!("{} {unit}", text::figure(value)).into(),
            points: text::points(&total.low).into(),
            moved: text::whatif::signed(&(&total.low - &assessment.total.low)).into(),
            at: at(&total.low),
            way: super::way(&assessment.total, total),
        };
        SwingRow {
            slot: slot_of(rubric, Place::Fact(swing.fact)),
            name: rubric.fact(swing.fact).title.clone(),
            low: end(&swing.low),
            high: end(&swing.high),
        }
    };
    SwingsView {
        now: text::whatif::amount(&assessment.total.low, text::unit_of_total(rubric.scale)).into(),
        at: at(&assessment.total.low),
        rows: found.iter().take(MOST).map(row).collect(),
        more: found.len().saturating_sub(MOST),
    }
}

/// Which blanks to fill in first, and how many more there are.
pub fn fills(rubric: &Rubric, now: &Tried) -> (Vec<FillRow>, usize) {
    let trial = Trial::new(rubric, now.outcome.facts.clone(), now.outcome.assessment.clone());
    let found = whatif::fills(&trial);
    let zero = Number::zero();
    let most = found.iter().map(|fill| &fill.narrows).max().cloned().unwrap_or_else(Number::one);
    let row = |fill: &whatif::Fill| {
        let name = |place: &Place| (slot_of(rubric, *place), text::whatif::place_name(rubric, *place).into());
        let settles = fill.settles.iter().map(|key| {
            let indicator = rubric.indicator(*key);
            format!("{} {}", indicator.number, indicator.title)
        });
        FillRow {
            blanks: fill.places.iter().map(name).collect(),
            settles: text::sentences(&settles.collect::<Vec<_>>()).into(),
            narrows: text::whatif::amount(&fill.narrows, text::unit_of_total(rubric.scale)).into(),
            each: match fill.narrows.divide(&Number::count(fill.places.len())) {
                Some(each) if fill.places.len() > 1 => text::whatif::each(&each).into(),
                Some(_) | None => "".into(),
            },
            unless_zero: fill.unless_zero,
            length: along(&fill.narrows, &zero, &most),
        }
    };
    (found.iter().take(MOST).map(row).collect(), found.len().saturating_sub(MOST))
}

/// Where a number stands between two others, in units of a chart.
pub(super) fn along(number: &Number, least: &Number, most: &Number) -> i64 {
    let length = most - least;
    let share = (number - least).divide(&length).unwrap_or_else(Number::zero);
    (&share * &Number::whole(WIDTH)).rounded(0, Rounding::HalfUp).plain().parse().unwrap_or(0)
}
