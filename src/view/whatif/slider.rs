//! A number to drag and to step.

use crate::number::{Number, Rounding};
use crate::rubric::{Asked, FactKind, Rubric};
use crate::text;
use crate::whatif::{Change, Place, counting_unit};
use std::rc::Rc;

/// A number between two ends, in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slider {
    /// The number at step zero.
    pub least: Number,
    /// What a step is worth.
    pub step: Number,
    /// How many steps there are.
    pub steps: u32,
    /// The step nearest to the number.
    pub at: u32,
    /// The number as it is.
    pub value: Number,
    /// What a press of a button changes it by.
    pub nudge: Number,
    /// What it can be at most; none where it has no end.
    pub most: Option<Number>,
    /// Its unit.
    pub unit: Rc<str>,
}

/// The slider of a number: between its bounds, or from zero to twice as much as it is now, which does not move as it is
/// dragged; of a share to 100 % at least. What was typed beyond that is its end.
pub(super) fn slider(rubric: &Rubric, place: Place, before: &Change, after: &Change) -> Option<Slider> {
    const STEPS: i64 = 200;
    let (least, most, unit, name) = match place {
        Place::Fact(fact) => {
            let FactKind::Number { unit, bounds, whole } = &rubric.fact(fact).kind else { return None };
            let bounds = (bounds.low.number().cloned(), bounds.high.number().cloned());
            (bounds.0, bounds.1, counting_unit(*whole), unit.name().clone())
        }
        Place::Judgment(judgment) => {
            let part = rubric.judged_part(judgment);
            let (step, most) = match part.rule.asked()? {
                Asked::Judged(rule) => (rule.step.clone(), part.points.clone()),
                // Between nothing and the least deduction there is none.
                Asked::Docked(_) => return None,
            };
            // Where each band is one number, buttons would miss them.
            if step.is_zero() {
                return None;
            }
            (Some(Number::zero()), Some(most), step, text::UNIT_POINTS.into())
        }
    };
    // What is not known cannot be moved.
    let value = after.number().or_else(|| before.number())?.clone();
    let size = [before.number(), after.number()].into_iter().flatten().map(Number::abs).max();
    let size = size.filter(|size| !size.is_zero()).unwrap_or_else(|| Number::whole(50));
    let now = before.number().map(Number::abs).filter(|now| !now.is_zero());
    let whole = Number::whole(if &*name == "%" { 100 } else { 0 });
    let high = most.clone().unwrap_or_else(|| match now {
        Some(now) => (&now + &now).max(size.clone()).max(whole),
        None => (&size + &size).max(whole),
    });
    let low = least.unwrap_or_else(|| -&high);
    let length = &high - &low;
    let mut step = unit.clone();
    let ten = Number::whole(10);
    // Steps a person can tell apart, and no finer than the figure is counted.
    while &step * &Number::whole(STEPS) < length {
        step = &step * &ten;
    }
    let steps = count(length.divide(&step).map(|steps| steps.floor())).max(1);
    // A hundredth of what it is, or less, in round numbers.
    let (mut nudge, thousand) = (unit, Number::whole(1_000));
    while &nudge * &thousand <= size {
        nudge = &nudge * &ten;
    }
    Some(Slider {
        at: count((&value - &low).divide(&step)).min(steps),
        least: low,
        step,
        steps,
        value,
        nudge,
        most,
        unit: name,
    })
}

fn count(steps: Option<Number>) -> u32 {
    let steps = steps.map_or_else(Number::zero, |steps| steps.rounded(0, Rounding::HalfUp));
    steps.plain().parse().unwrap_or(0)
}

impl Slider {
    /// This number between the ends `pulled` had when it was taken hold of, unless it lies beyond them by now.
    pub fn held(&self, pulled: &Self) -> Self {
        if self.value < pulled.least || pulled.number(pulled.steps) < self.value {
            return self.clone();
        }
        Self {
            least: pulled.least.clone(),
            step: pulled.step.clone(),
            steps: pulled.steps,
            at: count((&self.value - &pulled.least).divide(&pulled.step)).min(pulled.steps),
            ..self.clone()
        }
    }

    /// The number at a step.
    pub fn number(&self, step: u32) -> Number {
        &self.least + &(&Number::whole(i64::from(step)) * &self.step)
    }

    /// The number after a press of a button; it stays between its ends.
    pub fn nudged(&self, up: bool) -> Number {
        let moved = if up { &self.value + &self.nudge } else { &self.value - &self.nudge };
        let held = self.most.iter().cloned().fold(moved, Number::min);
        held.max(self.least.clone())
    }
}
