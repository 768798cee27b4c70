//! One function a kind of scoring rule: what is known of the value → points, compliance, trace.

mod conditions;
mod counted;
mod ranked;
mod steps;

use super::applies::Excuse;
use super::formula::Scope;
use super::{PartResult, Value, formula, gap};
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{End, Number, Range, Span, Truth};
use crate::rubric::{
    Bands, Better, Coefficient, Comparison, Docked, Expression, Formula, IfZero, Judged, Limit, Part,
    Rectified, Rubric, Rule, Share, Target, Yes,
};

pub use conditions::truth;
pub(super) use conditions::{condition, truth_in};

/// Scores a part as far as its rule goes; `excuse` says what of it is excused as 不适用, item by item.
pub(super) fn assess(rubric: &Rubric, facts: &Facts, part: &Part, excuse: Excuse<'_>) -> PartResult {
    match &part.rule {
        Rule::Meets(rule) => meets(rubric, facts, part, rule),
        Rule::PerStep(rule) => steps::per_step(rubric, facts, part, rule),
        Rule::PerGain(rule) => steps::per_gain(rubric, facts, part, rule),
        Rule::Bands(rule) => bands(rubric, facts, part, rule),
        Rule::Tiers(rule) => conditions::tiers(rubric, facts, part, rule, excuse),
        Rule::Share(rule) => share(rubric, facts, part, rule),
        Rule::Yes(rule) => yes(facts, part, rule),
        Rule::Faults(rule) => counted::faults(facts, part, rule, excuse),
        Rule::Judged(rule) => judged(facts, part, rule),
        Rule::Docked(rule) => docked(facts, part, rule),
        Rule::Coefficient(rule) => coefficient(facts, part, rule),
        Rule::Ranked(rule) => ranked::ranked(rubric, facts, part, rule),
        Rule::Rectified(rule) => rectified(rubric, facts, part, rule, excuse),
        Rule::NOfM(rule) => counted::n_of_m(rubric, facts, part, rule, excuse),
    }
}

/// 达标得满分，不达标不得分.
fn meets(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Comparison) -> PartResult {
    let met = truth(rule, rubric, facts);
    let against = match &rule.target {
        Target::Number(_) => None,
        Target::Formula(expression) => Some(formula::shown(expression, &rule.value, rubric, facts)),
    };
    let gap = (met == Truth::No).then(|| gap::of_comparison(rule, rubric, facts)).flatten();
    PartResult {
        points: by_truth(part, met),
        met,
        value: formula::value(&rule.value, rubric, facts),
        against,
        gap,
        ..PartResult::open(part)
    }
}

/// Full points, none, or anything between.
fn by_truth(part: &Part, met: Truth) -> Range {
    match met {
        Truth::Yes => Range::exactly(part.points.clone()),
        Truth::No => Range::zero(),
        Truth::Open => Range::up_to(part.points.clone()),
    }
}

/// 按数值分档.
fn bands(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Bands) -> PartResult {
    by_value(rubric, facts, part, &rule.value, rule.if_zero, &|value, span| {
        in_bands(rubric, facts, part, rule, value, span)
    })
}

fn in_bands(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    rule: &Bands,
    value: Value,
    span: &Span,
) -> PartResult {
    let possible = |range: &Span| range.meet(span).is_some();
    let mut earned: Vec<&Number> =
        rule.bands.iter().filter(|band| possible(&band.range)).map(|band| &band.points).collect();
    let is_outside = |band: &Span| {
        let below = Span { low: End::None, high: other_side(&band.low) };
        let above = Span { low: other_side(&band.high), high: End::None };
        (band.low != End::None && possible(&below), band.high != End::None && possible(&above))
    };
    let all = rule.bands[1..].iter().fold(rule.bands[0].range.clone(), |all, band| all.join(&band.range));
    if is_outside(&all) != (false, false) {
        earned.push(&rule.otherwise);
    }
    let ends =
        |pick: fn(Number, Number) -> Number| earned.iter().map(|points| (*points).clone()).reduce(pick);
    let points = match (ends(Number::min), ends(Number::max)) {
        (Some(low), Some(high)) => Range { low, high },
        // Whole figures may lie between bands that leave out only fractions; the checker has seen to the rest.
        _ => Range::exactly(rule.otherwise.clone()),
    };
    let first = &rule.bands[0].range;
    let met = match (possible(first), is_outside(first)) {
        (false, _) => Truth::No,
        (true, (false, false)) => Truth::Yes,
        (true, _) => Truth::Open,
    };
    let line = match rule.better {
        Better::Up => first.low.number(),
        Better::Down => first.high.number(),
    };
    PartResult {
        points,
        met,
        value,
        band: span.value().and_then(|value| rule.bands.iter().position(|band| band.range.contains(value))),
        gap: line.and_then(|line| gap::to_line(&rule.value, rule.better, line, rubric, facts)),
        ..PartResult::open(part)
    }
}

/// The end of what lies on the other side of an end.
fn other_side(end: &End) -> End {
    match end {
        End::Closed(number) => End::Open(number.clone()),
        End::Open(number) => End::Closed(number.clone()),
        End::None => End::None,
    }
}

/// 按比例得分.
fn share(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Share) -> PartResult {
    let points_at = |value: &Number| {
        let share = value.divide(&rule.full).unwrap_or_else(Number::zero);
        &share.clamp(Number::zero(), Number::one()) * &part.points
    };
    by_value(rubric, facts, part, &rule.value, rule.if_zero, &|value, span| PartResult {
        points: rising(span, part, &points_at),
        met: reaches(span, Better::Up, &rule.full),
        value,
        gap: gap::to_line(&rule.value, Better::Up, &rule.full, rubric, facts),
        ..PartResult::open(part)
    })
}

/// 整改计分.
fn rectified(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    rule: &Rectified,
    excuse: Excuse<'_>,
) -> PartResult {
    let excused = excuse.problems(rubric, facts, rule);
    let facts = excused.as_ref().unwrap_or(facts);
    let formula = Formula { expression: rule.value.clone(), unit: crate::number::Unit::ratio() };
    let points_at = |value: &Number| &value.clone().clamp(Number::zero(), Number::one()) * &part.points;
    by_value(rubric, facts, part, &formula, rule.if_zero, &|value, span| PartResult {
        points: rising(span, part, &points_at),
        met: reaches(span, Better::Up, &Number::one()),
        value,
        ..PartResult::open(part)
    })
}

/// 是（否）即得分.
fn yes(facts: &Facts, part: &Part, rule: &Yes) -> PartResult {
    let met = match facts.answer(rule.fact) {
        Answer::Flag(answer) => Truth::of(*answer == rule.wanted),
        _ => Truth::Open,
    };
    PartResult { points: by_truth(part, met), met, ..PartResult::open(part) }
}

/// 按档评判.
fn judged(facts: &Facts, part: &Part, rule: &Judged) -> PartResult {
    let Judgment::Points(points) = facts.judgment(rule.judgment) else { return PartResult::open(part) };
    let band = rule.bands.iter().position(|band| band.low <= *points && *points <= band.high);
    let met = Truth::of(band.is_some_and(|band| rule.bands[band].met));
    PartResult { points: Range::exactly(points.clone()), met, band, ..PartResult::open(part) }
}

/// 区间扣分.
fn docked(facts: &Facts, part: &Part, rule: &Docked) -> PartResult {
    let Judgment::Points(deducted) = facts.judgment(rule.judgment) else { return PartResult::open(part) };
    let points = Range::exactly(&part.points - deducted);
    PartResult { points, met: Truth::of(deducted.is_zero()), ..PartResult::open(part) }
}

/// 系数.
fn coefficient(facts: &Facts, part: &Part, rule: &Coefficient) -> PartResult {
    let times = |level: Option<&(u16, Number)>| {
        level.map_or_else(Number::zero, |(_, coefficient)| coefficient * &part.points)
    };
    match facts.answer(rule.fact) {
        Answer::Choice(chosen) => {
            let band = rule.levels.iter().position(|(option, _)| option == chosen);
            let points = Range::exactly(times(band.and_then(|at| rule.levels.get(at))));
            PartResult { points, met: Truth::of(band == Some(0)), band, ..PartResult::open(part) }
        }
        _ => {
            let points = Range { low: times(rule.levels.last()), high: part.points.clone() };
            PartResult { points, ..PartResult::open(part) }
        }
    }
}

/// Scores what is known of a value, in its shown unit.
fn by_value(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    formula: &Formula,
    if_zero: IfZero,
    score: &dyn Fn(Value, &Span) -> PartResult,
) -> PartResult {
    let value = formula::value(formula, rubric, facts);
    by_span(rubric, facts, part, &formula.expression, formula, if_zero, value, score)
}

/// Scores the possible values of an expression, shown like `formula`. Where a divisor may be nought, what holds then is
/// possible, too: also that the points stay open.
#[allow(clippy::too_many_arguments, reason = "what a score is made of")]
fn by_span(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    expression: &Expression,
    formula: &Formula,
    if_zero: IfZero,
    value: Value,
    score: &dyn Fn(Value, &Span) -> PartResult,
) -> PartResult {
    let scope = Scope::of(rubric, facts);
    let scale = Number::one().divide(formula.unit.scale()).unwrap_or_else(Number::one);
    let Some(values) = scope.values(expression) else { return without_value(part, if_zero, value) };
    let result = score(value.clone(), &values.span.scale(&scale));
    if values.may_lack { result.or(&without_value(part, if_zero, value)) } else { result }
}

impl PartResult {
    /// This outcome or that one.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            met: if self.met == other.met { self.met } else { Truth::Open },
            band: self.band.filter(|band| other.band == Some(*band)),
            steps: self.steps.filter(|_| self.points == other.points),
            points: self.points.join(&other.points),
            ..self
        }
    }
}

/// A part whose formula divides by nought.
fn without_value(part: &Part, if_zero: IfZero, value: Value) -> PartResult {
    let (points, met) = match if_zero {
        IfZero::Open => return PartResult { value, ..PartResult::open(part) },
        IfZero::Full => (part.points.clone(), Truth::Yes),
        // 不得分: nothing, even where the least of all bands is something, or where a part may take from others.
        IfZero::None => (Number::zero(), Truth::No),
    };
    PartResult { points: Range::exactly(points), met, value, ..PartResult::open(part) }
}

fn reaches(span: &Span, better: Better, line: &Number) -> Truth {
    let line = Span::exactly(line.clone());
    match better {
        Better::Up => span.reaches(&line, false),
        Better::Down => line.reaches(span, false),
    }
}

/// Points over a span, for points that only rise with the value, without jumps.
fn rising(span: &Span, part: &Part, points_at: &dyn Fn(&Number) -> Number) -> Range {
    let at = |end: &End, without: &Number| end.number().map_or_else(|| without.clone(), points_at);
    Range { low: at(&span.low, &part.lowest), high: at(&span.high, &part.points) }
}

/// The most a rule takes, where it has a limit.
fn limited(points: Number, part: &Part, limit: &Limit) -> Number {
    match limit {
        Limit::Full | Limit::Assumed => points.max(Number::zero()),
        Limit::Points(most) => points.max(&part.points - most),
        // What is taken beyond everything the indicator could earn changes nothing.
        Limit::None => points.max(part.lowest.clone()),
    }
}
