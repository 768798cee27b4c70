//! What strikes one in the figures of several counties: asked, never held against anyone.

use super::DeskEntry;
use crate::engine::{PartResult, Value};
use crate::facts::{Answer, Judgment, Unreadable};
use crate::number::{Dimension, Number, Unit};
use crate::order;
use crate::rubric::{Expression, FactKey, FactKind, Formula, IndicatorKey, Rubric, Rule};

/// With fewer counties that have a figure none is far from the others: of four, two can be one kind and two another.
pub const FEWEST_PEERS: usize = 5;

/// With fewer judged items full points for all of them say nothing.
const FEWEST_JUDGED: usize = 5;

/// A figure that strikes, by the place of its county among the entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anomaly {
    /// Far from the other counties' figures.
    Far(FarOff),
    /// A share of more than 100 %, or typed as one and therefore not read.
    OverHundred {
        /// Of which county.
        entry: usize,
        /// Of which fact.
        fact: FactKey,
        /// The figure, in percent; none where it was not read, since the fact can be no more than 100 %.
        value: Option<Number>,
    },
    /// Full points for every item that was judged.
    AllFull {
        /// Of which county.
        entry: usize,
        /// How many items were judged.
        judged: usize,
    },
}

/// A figure far from the other counties'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FarOff {
    /// Of which county.
    pub entry: usize,
    /// What is measured.
    pub measure: Measure,
    /// The figure, in the unit of what is measured, as are the next two.
    pub value: Number,
    /// The middle of all counties' figures.
    pub median: Number,
    /// The middle of their distances from that; where more than half of them are the same, the mean of the distances.
    pub spread: Number,
    /// How many counties have the figure.
    pub peers: usize,
}

/// What can be compared between counties of any size: shares, and so much per head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A figure as it was filled in.
    Fact(FactKey),
    /// What a part of an indicator computes.
    Part(IndicatorKey, usize),
}

/// What strikes in the figures of these counties, far figures first, each kind in the rubric's order.
pub fn anomalies(rubric: &Rubric, entries: &[DeskEntry]) -> Vec<Anomaly> {
    let mut found = Vec::new();
    for (fact, spec) in rubric.facts_with_keys() {
        let FactKind::Number { unit, .. } = &spec.kind else { continue };
        if is_comparable(unit) {
            let value = |one: &DeskEntry| one.outcome.facts.figure(fact)?.span.value().cloned();
            found.extend(far_off(Measure::Fact(fact), &entries.iter().map(value).collect::<Vec<_>>()));
        }
    }
    for (key, indicator) in rubric.indicators_with_keys() {
        for (at, part) in indicator.parts.iter().enumerate() {
            // What is a fact as it was filled in has been looked at.
            let is_new = |formula: &&Formula| {
                is_comparable(&formula.unit) && !matches!(formula.expression, Expression::Fact(_))
            };
            if measured(&part.rule).filter(is_new).is_none() {
                continue;
            }
            let value = |one: &DeskEntry| computed(&one.outcome.assessment.indicator(key).parts[at]);
            found.extend(far_off(Measure::Part(key, at), &entries.iter().map(value).collect::<Vec<_>>()));
        }
    }
    let mut found: Vec<Anomaly> = found.into_iter().map(Anomaly::Far).collect();
    for (entry, one) in entries.iter().enumerate() {
        found.extend(over_hundred(rubric, entry, one));
        found.extend(all_full(rubric, entry, one));
    }
    found
}

/// Whether figures of a unit can be compared between a large county and a small one.
fn is_comparable(unit: &Unit) -> bool {
    unit.dimension() == Dimension::RATIO || unit.dimension().is_quotient()
}

/// The formula that a rule measures by.
pub fn measured(rule: &Rule) -> Option<&Formula> {
    match rule {
        Rule::Meets(rule) => Some(&rule.value),
        Rule::PerStep(rule) => Some(&rule.value),
        Rule::PerGain(rule) => Some(&rule.value),
        Rule::Bands(rule) => Some(&rule.value),
        Rule::Share(rule) => Some(&rule.value),
        Rule::Ranked(rule) => rule.value.as_ref(),
        // They ask, count or judge; the figures of a clause's own tree count in units of their own.
        Rule::Tiers(_)
        | Rule::Yes(_)
        | Rule::Faults(_)
        | Rule::Judged(_)
        | Rule::Docked(_)
        | Rule::Coefficient(_)
        | Rule::Rectified(_)
        | Rule::NOfM(_)
        | Rule::Composed(_) => None,
    }
}

/// What a part computed, where that is one number.
fn computed(part: &PartResult) -> Option<Number> {
    match part.trace.as_ref()?.value()? {
        Value::Known(span) => span.value().cloned(),
        Value::None | Value::Undefined => None,
    }
}

/// The figures far from the others by the modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993):
/// 0.6745 · |x − median| ÷ MAD above 3.5, where MAD is the median of the distances from the median. One figure that is far off, and
/// nearly half of all, move neither. Where more than half of the figures are the same MAD is nought; then it is
/// |x − median| ÷ (1.253314 · mean distance) above 3.5. Every number is exact; the factors have the decimals printed here.
fn far_off(measure: Measure, values: &[Option<Number>]) -> Vec<FarOff> {
    let known: Vec<Number> = values.iter().flatten().cloned().collect();
    if known.len() < FEWEST_PEERS {
        return Vec::new();
    }
    let median = median_of(known.clone());
    let distances: Vec<Number> = known.iter().map(|value| (value - &median).abs()).collect();
    let middle = median_of(distances.clone());
    let mean = distances.iter().sum::<Number>().divide(&Number::count(distances.len()));
    let peers = known.len();
    let far = values.iter().enumerate().filter_map(|(entry, value)| {
        let value = value.clone()?;
        let distance = (&value - &median).abs();
        let (spread, is_far) = if middle.is_zero() {
            let mean = mean.clone()?;
            // 3.5 · 1.253314 = 4.386599
            let bound = &mean * &millionths(4_386_599);
            (mean, distance > bound)
        } else {
            (middle.clone(), &distance * &millionths(674_500) > &middle * &millionths(3_500_000))
        };
        is_far.then(|| FarOff { entry, measure, value, median: median.clone(), spread, peers })
    });
    far.collect()
}

fn millionths(count: i64) -> Number {
    Number::whole(count).divide(&Number::whole(1_000_000)).unwrap_or_else(Number::one)
}

/// The middle of some numbers; of an even count the mean of the two in the middle. Nought of none.
fn median_of(mut numbers: Vec<Number>) -> Number {
    order::sort(&mut numbers, Number::cmp);
    let half = numbers.len() / 2;
    match (numbers.get(half), numbers.len() % 2) {
        (None, _) => Number::zero(),
        (Some(middle), 1) => middle.clone(),
        (Some(above), _) => (above + &numbers[half - 1]).divide(&Number::whole(2)).unwrap_or_default(),
    }
}

fn over_hundred(rubric: &Rubric, entry: usize, one: &DeskEntry) -> Vec<Anomaly> {
    let hundred = Number::whole(100);
    let over = rubric.facts_with_keys().filter_map(|(fact, spec)| {
        let FactKind::Number { unit, .. } = &spec.kind else { return None };
        if !unit.is_percent() {
            return None;
        }
        match one.outcome.facts.answer(fact) {
            Answer::Figure(figure) => {
                let value = figure.said.value().filter(|value| **value > hundred)?.clone();
                Some(Anomaly::OverHundred { entry, fact, value: Some(value) })
            }
            Answer::Unreadable(Unreadable::AboveMost { most }) if *most == hundred => {
                Some(Anomaly::OverHundred { entry, fact, value: None })
            }
            _ => None,
        }
    });
    over.collect()
}

fn all_full(rubric: &Rubric, entry: usize, one: &DeskEntry) -> Option<Anomaly> {
    let judged = rubric.judgments_with_keys().filter(|(key, _)| {
        let said = one.outcome.facts.judgment(*key);
        matches!(said, Judgment::Points(_))
    });
    let full: Vec<bool> = judged
        .map(|(_, spec)| {
            let indicator = one.outcome.assessment.indicator(spec.indicator);
            let part = &rubric.indicator(spec.indicator).parts[spec.part];
            indicator.parts[spec.part].points.low >= part.points
        })
        .collect();
    let is_all = full.len() >= FEWEST_JUDGED && full.iter().all(|is_full| *is_full);
    is_all.then_some(Anomaly::AllFull { entry, judged: full.len() })
}

#[cfg(test)]
mod tests;
