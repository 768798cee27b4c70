//! One function a kind of scoring rule: what is known of the value → points, compliance, trace.

use super::{PartResult, Value, formula, gap};
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{End, Number, Range, Span, Truth};
use crate::rubric::{
    Bands, Better, Comparison, FactKind, Formula, IndicatorKey, Judged, Operator, Part, PartialStep, PerStep,
    Rubric, Rule, Share, Target, Yes,
};

/// Scores a part.
pub(super) fn assess(rubric: &Rubric, facts: &Facts, key: IndicatorKey, part: &Part) -> PartResult {
    match &part.rule {
        Rule::Meets(rule) => meets(rubric, facts, part, rule),
        Rule::PerStep(rule) => per_step(rubric, facts, part, rule),
        Rule::Bands(rule) => bands(rubric, facts, part, rule),
        Rule::Share(rule) => share(rubric, facts, part, rule),
        Rule::Yes(rule) => yes(rubric, facts, part, rule),
        Rule::Judged(rule) => judged(facts.judgment(key), part, rule),
    }
}

/// Whether a comparison holds.
pub fn truth(comparison: &Comparison, rubric: &Rubric, facts: &Facts) -> Truth {
    let evaluate = |expression| formula::evaluate(expression, rubric, facts);
    let value = evaluate(&comparison.value.expression);
    let target = match &comparison.target {
        Target::Number(number) => Some(Span::exactly(comparison.value.unit.to_base(number))),
        Target::Formula(expression) => evaluate(expression),
    };
    let (Some(value), Some(target)) = (value, target) else { return Truth::Open };
    match comparison.operator {
        Operator::AtLeast => value.reaches(&target, false),
        Operator::Above => value.reaches(&target, true),
        Operator::AtMost => target.reaches(&value, false),
        Operator::Below => target.reaches(&value, true),
        Operator::Equal => value.reaches(&target, false).and(target.reaches(&value, false)),
    }
}

/// 达标得满分，不达标不得分.
fn meets(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Comparison) -> PartResult {
    let met = truth(rule, rubric, facts);
    let points = match met {
        Truth::Yes => Range::exactly(part.points.clone()),
        Truth::No => Range::zero(),
        Truth::Open => Range::up_to(part.points.clone()),
    };
    let against = match &rule.target {
        Target::Number(_) => None,
        Target::Formula(expression) => Some(formula::shown(expression, &rule.value, rubric, facts)),
    };
    let gap = (met == Truth::No).then(|| gap::of_comparison(rule, rubric, facts)).flatten();
    PartResult {
        points,
        met,
        value: formula::value(&rule.value, rubric, facts),
        against,
        gap,
        ..PartResult::open(part)
    }
}

/// 每低（高）一个单位扣分，扣完为止.
fn per_step(rubric: &Rubric, facts: &Facts, part: &Part, rule: &PerStep) -> PartResult {
    let (value, span) = known(&rule.value, rubric, facts);
    let Some(span) = span else { return PartResult { value, ..PartResult::open(part) } };
    let steps = |value: &Number| {
        let short = match rule.better {
            Better::Up => &rule.target - value,
            Better::Down => value - &rule.target,
        };
        let steps = short.divide(&rule.step).unwrap_or_else(Number::zero);
        let steps = match rule.partial {
            PartialStep::Started => steps.ceil(),
            PartialStep::Whole => steps.floor(),
            PartialStep::Exact => steps,
        };
        steps.max(Number::zero())
    };
    let points_at = |value: &Number| (&part.points - &(&steps(value) * &rule.deduct)).max(Number::zero());
    PartResult {
        points: monotone(&span, rule.better, &part.points, points_at),
        met: reaches(&span, rule.better, &rule.target),
        value,
        steps: span.value().map(steps),
        gap: gap::to_line(&rule.value, rule.better, &rule.target, rubric, facts),
        ..PartResult::open(part)
    }
}

/// 按数值分档.
fn bands(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Bands) -> PartResult {
    let (value, span) = known(&rule.value, rubric, facts);
    let Some(span) = span else { return PartResult { value, ..PartResult::open(part) } };
    let band_at = |value: &Number| {
        rule.bands.iter().position(|band| match rule.better {
            Better::Up => *value >= band.edge,
            Better::Down => *value <= band.edge,
        })
    };
    let points_at =
        |value: &Number| band_at(value).map_or_else(Number::zero, |n| rule.bands[n].points.clone());
    let line = &rule.bands[0].edge;
    PartResult {
        points: monotone(&span, rule.better, &part.points, points_at),
        met: reaches(&span, rule.better, line),
        value,
        band: span.value().and_then(band_at),
        gap: gap::to_line(&rule.value, rule.better, line, rubric, facts),
        ..PartResult::open(part)
    }
}

/// 按比例得分.
fn share(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Share) -> PartResult {
    let (value, span) = known(&rule.value, rubric, facts);
    let Some(span) = span else { return PartResult { value, ..PartResult::open(part) } };
    let points_at = |value: &Number| {
        let share = value.divide(&rule.full).unwrap_or_else(Number::zero);
        &share.clamp(Number::zero(), Number::one()) * &part.points
    };
    PartResult {
        points: monotone(&span, Better::Up, &part.points, points_at),
        met: reaches(&span, Better::Up, &rule.full),
        value,
        gap: gap::to_line(&rule.value, Better::Up, &rule.full, rubric, facts),
        ..PartResult::open(part)
    }
}

/// 是（否）即得分.
fn yes(rubric: &Rubric, facts: &Facts, part: &Part, rule: &Yes) -> PartResult {
    debug_assert!(matches!(rubric.fact(rule.fact).kind, FactKind::Flag));
    match facts.answer(rule.fact) {
        Answer::Flag(answer) if *answer == rule.wanted => PartResult {
            points: Range::exactly(part.points.clone()),
            met: Truth::Yes,
            ..PartResult::open(part)
        },
        Answer::Flag(_) => PartResult { points: Range::zero(), met: Truth::No, ..PartResult::open(part) },
        Answer::Blank
        | Answer::Unreadable(_)
        | Answer::NotApplicable
        | Answer::Unknown
        | Answer::Figure(_) => PartResult::open(part),
    }
}

/// 按档评判.
fn judged(judgment: &Judgment, part: &Part, rule: &Judged) -> PartResult {
    let Judgment::Points(points) = judgment else { return PartResult::open(part) };
    let band = rule.bands.iter().position(|band| band.low <= *points && *points <= band.high);
    let met = Truth::of(band.is_some_and(|band| rule.bands[band].met));
    PartResult { points: Range::exactly(points.clone()), met, band, ..PartResult::open(part) }
}

/// What is known of a value in its shown unit; the span is `None` when it cannot be computed at all.
fn known(formula: &Formula, rubric: &Rubric, facts: &Facts) -> (Value, Option<Span>) {
    let scale = Number::one().divide(formula.unit.scale()).unwrap_or_else(Number::one);
    let span = formula::evaluate(&formula.expression, rubric, facts).map(|span| span.scale(&scale));
    (formula::value(formula, rubric, facts), span)
}

fn reaches(span: &Span, better: Better, line: &Number) -> Truth {
    let line = Span::exactly(line.clone());
    match better {
        Better::Up => span.reaches(&line, false),
        Better::Down => line.reaches(span, false),
    }
}

/// Points over a span, for points that only rise (or only fall) with the value.
fn monotone(span: &Span, better: Better, full: &Number, points_at: impl Fn(&Number) -> Number) -> Range {
    let (worst, best) = match better {
        Better::Up => (&span.low, &span.high),
        Better::Down => (&span.high, &span.low),
    };
    let at = |end: &End, without: Number| end.number().map_or(without, &points_at);
    Range { low: at(worst, Number::zero()), high: at(best, full.clone()) }
}
