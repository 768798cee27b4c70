//! A figure typed in another unit than its box's: 元 for 万元.

use super::{CheckOutcome, Finds, Runs, exact};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{Expression, FactKey, Rubric, SlipCheck};

/// This year is a factor of about 10 000 off last year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipFound {
    /// This year.
    pub now: FactKey,
    /// This year ÷ last year.
    pub ratio: Number,
}

impl Finds for SlipCheck {
    type Found = SlipFound;
}

impl Runs for SlipCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<SlipFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl SlipCheck {
    /// A unit slip is a factor of 10 000, give or take what a year can change: three times either way. `None` when a figure is
    /// lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<SlipFound>> {
        let this_year = exact(&Expression::Fact(self.now), rubric, facts)?;
        let last_year = exact(&Expression::Fact(self.before), rubric, facts)?;
        let ratio = this_year.divide(&last_year)?;
        let (low, high) = (Number::whole(3_333), Number::whole(30_000));
        let slipped = |ratio: &Number| low <= *ratio && *ratio <= high;
        let found = slipped(&ratio) || last_year.divide(&this_year).as_ref().is_some_and(slipped);
        Some(found.then(|| (vec![self.now, self.before], SlipFound { now: self.now, ratio })))
    }
}
