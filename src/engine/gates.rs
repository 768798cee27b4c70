//! Grade bands, and the gates that stand beside the points: vetoes, downgrades, caps.

use super::formula::evaluate;
use super::points::condition;
use super::{Assessment, IndicatorResult, Verdict};
use crate::facts::Facts;
use crate::number::{Number, Range, Span, Truth};
use crate::rubric::{Effect, Gate, Grade, Indicator, LetterCount, Rubric};

/// Whether a gate fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateResult {
    /// Yes, no, or not yet answered.
    pub fired: Truth,
}

/// Grades still possible, as places in the rubric's list (zero is the best).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeRange {
    /// The worst still possible.
    pub low: usize,
    /// The best still possible.
    pub high: usize,
}

/// Which gates fire.
pub(super) fn assess(rubric: &Rubric, facts: &Facts) -> Vec<GateResult> {
    rubric.gates.iter().map(|gate| assess_gate(rubric, facts, gate)).collect()
}

/// Whether one gate fires.
pub fn assess_gate(rubric: &Rubric, facts: &Facts, gate: &Gate) -> GateResult {
    GateResult { fired: condition(&gate.condition, rubric, facts) }
}

/// What grades ask beside points.
pub(super) struct GradeConditions {
    /// Whether all 必达指标 are met.
    must: Truth,
    /// Whether each grade has its counts of letters.
    letters: Vec<Truth>,
}

impl GradeConditions {
    /// From the outcome of the indicators.
    pub(super) fn of(rubric: &Rubric, facts: &Facts, indicators: &[IndicatorResult]) -> Self {
        let is_met = |(indicator, result): (&Indicator, &IndicatorResult)| match result.verdict {
            _ if !indicator.must => Truth::Yes,
            Verdict::Met | Verdict::NotApplicable => Truth::Yes,
            Verdict::Unmet => Truth::No,
            Verdict::Missing | Verdict::Judgment => Truth::Open,
        };
        let must = rubric.indicators.iter().zip(indicators).map(is_met).fold(Truth::Yes, Truth::and);
        let has = |count: &LetterCount| {
            let found = letter_count(rubric, indicators, count.letter);
            let found = Span::between(Some(found.low), Some(found.high));
            let Some(asked) = evaluate(&count.count, rubric, facts) else { return Truth::Open };
            if count.at_least { found.reaches(&asked, false) } else { asked.reaches(&found, false) }
        };
        let letters = |grade: &Grade| grade.letters.iter().map(has).fold(Truth::Yes, Truth::and);
        Self { must, letters: rubric.grades.iter().map(letters).collect() }
    }

    fn of_grade(&self, grade: &Grade, at: usize) -> Truth {
        let must = if grade.must { self.must } else { Truth::Yes };
        must.and(self.letters[at])
    }
}

/// How many indicators surely have, and may have, a letter.
pub(super) fn letter_count(rubric: &Rubric, indicators: &[IndicatorResult], letter: usize) -> Range {
    let points = &rubric.letters[letter].1;
    let count = |is: &dyn Fn(&Range) -> bool| {
        let found = indicators.iter().filter(|result| is(&result.points)).count();
        Number::count(found)
    };
    Range {
        low: count(&|range| range.low == *points && range.high == *points),
        high: count(&|range| range.low <= *points && *points <= range.high),
    }
}

/// The first grade whose lower edge (inclusive) is reached and whose other conditions hold as far as `counts` says.
fn by_points(rubric: &Rubric, points: &Number, asked: &GradeConditions, counts: fn(Truth) -> bool) -> usize {
    let reached = |(at, grade): (usize, &Grade)| *points >= grade.from && counts(asked.of_grade(grade, at));
    let found = rubric.grades.iter().enumerate().position(reached);
    found.unwrap_or_else(|| rubric.grades.len().saturating_sub(1))
}

/// The grade with the gates: at best only those that fired count, at worst also those not answered yet. Where weights
/// change the full points, the edges of the grades change with them.
pub(super) fn grade(rubric: &Rubric, assessment: &Assessment, asked: &GradeConditions) -> GradeRange {
    let scale = rubric.full_points.divide(&assessment.full).unwrap_or_else(Number::one);
    let with = |points: &Number, counts: fn(Truth) -> bool, holds: fn(Truth) -> bool| {
        let effects: Vec<Effect> = rubric
            .gates
            .iter()
            .zip(&assessment.gates)
            .filter(|(_, result)| counts(result.fired))
            .map(|(gate, _)| gate.effect)
            .collect();
        limited(by_points(rubric, &(points * &scale), asked, holds), &effects, rubric.grades.len())
    };
    GradeRange {
        low: with(&assessment.total.low, |fired| fired != Truth::No, |asked| asked == Truth::Yes),
        high: with(&assessment.total.high, |fired| fired == Truth::Yes, |asked| asked != Truth::No),
    }
}

/// A grade after the effects of gates: lowered once by the largest downgrade (“有下列情形之一的，降低一个等次”), then
/// held down by the strictest cap.
fn limited(grade: usize, effects: &[Effect], grades: usize) -> usize {
    let mut lowered = 0;
    let mut cap = 0;
    for effect in effects {
        match effect {
            Effect::BestGrade(best) => cap = cap.max(*best),
            Effect::LowerBy(by) => lowered = lowered.max(*by),
        }
    }
    (grade + lowered).max(cap).min(grades.saturating_sub(1))
}
