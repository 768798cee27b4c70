//! Scores what was filled in against a rubric: total, pure, and unable to fail.
//!
//! Everything that is open stays open: points are a [`Range`], the grade is a range, and each part of an indicator
//! keeps its trace, so that a screen or a paper can show the arithmetic without doing any.

pub mod formula;
mod gap;
mod gates;
mod points;

use crate::facts::{Answer, Facts, Judgment};
use crate::number::{Number, Range, Rounding, Span, Truth};
use crate::rubric::{Combine, Domain, FactKey, Indicator, IndicatorKey, NotApplicable, Part, Rubric};
use std::rc::Rc;

pub use gap::Gap;
pub use gates::{GateResult, GradeRange, assess_gate};
pub use points::truth;

/// The outcome of a whole rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Each indicator's, in the rubric's order.
    pub indicators: Vec<IndicatorResult>,
    /// Each domain's, in the rubric's order.
    pub domains: Vec<DomainResult>,
    /// Total (总分), 加分 included.
    pub total: Range,
    /// What the total is out of: full points, as weights and 不适用 leave them.
    pub full: Number,
    /// 加分 inside the total.
    pub bonus: Range,
    /// How many indicators have each letter, for rubrics that count letters.
    pub letters: Vec<Range>,
    /// Each gate's, in the rubric's order.
    pub gates: Vec<GateResult>,
    /// Grade (等次), worst to best still possible, gates included.
    pub grade: GradeRange,
    /// Indicators whose points are settled.
    pub settled: usize,
}

/// Verdict on an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// 达标.
    Met,
    /// 未达标.
    Unmet,
    /// 缺数据.
    Missing,
    /// 待评判.
    Judgment,
    /// 不适用.
    NotApplicable,
}

/// The outcome of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorResult {
    /// Its verdict.
    pub verdict: Verdict,
    /// Points won at least and at most, rounded as the rubric says.
    pub points: Range,
    /// Whether it is set aside: 不适用, and the rest scaled up.
    pub set_aside: bool,
    /// Facts still needed to settle it, in filling order.
    pub missing: Vec<FactKey>,
    /// Facts whose 不适用 is not accepted here.
    pub refused: Vec<FactKey>,
    /// Each part's.
    pub parts: Vec<PartResult>,
}

/// The outcome of a part, with all that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartResult {
    /// Points, not rounded.
    pub points: Range,
    /// Whether its line is reached.
    pub met: Truth,
    /// Whether it was set aside as 不适用.
    pub not_applicable: bool,
    /// The formula's value in the unit it is shown in.
    pub value: Value,
    /// What it was compared with, in the same unit, where that is itself computed.
    pub against: Option<Value>,
    /// Steps short of the target (每低…), when settled.
    pub steps: Option<Number>,
    /// The band, tier, level or rank reached, when settled; `None` also below the last one.
    pub band: Option<usize>,
    /// What was counted, for n-of-m.
    pub counts: Option<Counts>,
    /// What would reach the line.
    pub gap: Option<Gap>,
}

/// Items or rows counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// That surely pass.
    pub met: usize,
    /// That may.
    pub open: usize,
    /// Of how many.
    pub of: usize,
    /// The names of those that do not.
    pub failing: Vec<Rc<str>>,
}

/// The value of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No figures at all are given for it, or the rule has no formula.
    None,
    /// What is known of it.
    Known(Span),
    /// A divisor is nought.
    Undefined,
}

/// The outcome of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainResult {
    /// Points won at least and at most, weighted where it has a weight.
    pub points: Range,
    /// What they are out of: nought where everything in it is set aside.
    pub full: Number,
    /// Indicators whose points are settled.
    pub settled: usize,
}

/// Assesses what was filled in against a rubric.
pub fn assess(rubric: &Rubric, facts: &Facts) -> Assessment {
    let indicators = rubric.indicators.iter().map(|indicator| assess_indicator(rubric, facts, indicator));
    let indicators = indicators.collect();
    let gates = gates::assess(rubric, facts);
    sum_up(rubric, facts, indicators, gates)
}

/// What the outcomes of all indicators and gates come to, in the rubric's order: domains, total, grade. Of the facts only
/// those are looked at that set weights, and that say how many letters a grade needs.
pub fn sum_up(
    rubric: &Rubric,
    facts: &Facts,
    indicators: Vec<IndicatorResult>,
    gates: Vec<GateResult>,
) -> Assessment {
    let domains: Vec<DomainResult> =
        rubric.domains.iter().map(|domain| assess_domain(rubric, facts, domain, &indicators)).collect();
    let both = || rubric.domains.iter().zip(&domains);
    let counted = || both().filter(|(domain, _)| domain.bonus_cap.is_none());
    let full: Number = counted().map(|(_, result)| &result.full).sum();
    // A domain that is set aside as a whole is made up for by the others.
    let whole: Number = counted().map(|(domain, _)| weight(domain, facts)).collect::<Vec<_>>().iter().sum();
    let plain: Range = counted().map(|(_, result)| &result.points).sum();
    let earned = if full == whole || full.is_zero() {
        plain
    } else {
        plain
            .times(&whole.divide(&full).unwrap_or_else(Number::one))
            .rounded(rubric.points_places, Rounding::HalfUp)
    };
    let capped = |(domain, result): (&Domain, &DomainResult)| {
        domain.bonus_cap.as_ref().map(|cap| result.points.at_most(cap))
    };
    let bonus: Range = both().filter_map(capped).collect::<Vec<_>>().iter().sum();
    let settled = domains.iter().map(|domain| domain.settled).sum();
    let mut assessment = Assessment {
        total: &earned + &bonus,
        full: if full.is_zero() { full } else { whole },
        bonus,
        letters: (0..rubric.letters.len()).map(|at| gates::letter_count(rubric, &indicators, at)).collect(),
        gates,
        grade: GradeRange { low: 0, high: 0 },
        indicators,
        domains,
        settled,
    };
    let asked = gates::GradeConditions::of(rubric, facts, &assessment.indicators);
    assessment.grade = gates::grade(rubric, &assessment, &asked);
    assessment
}

/// What a domain counts for: the weight a person has set, else the rubric's.
fn weight(domain: &Domain, facts: &Facts) -> Number {
    let set = domain.weight.as_ref().and_then(|weight| facts.figure(weight.fact?)?.span.value());
    set.unwrap_or_else(|| domain.counts_for()).clone()
}

fn assess_domain(
    rubric: &Rubric,
    facts: &Facts,
    domain: &Domain,
    indicators: &[IndicatorResult],
) -> DomainResult {
    let both =
        || domain.indicators.iter().map(|key| (rubric.indicator(*key), &indicators[usize::from(key.0)]));
    let counted = || both().filter(|(_, result)| !result.set_aside);
    let sum: Range = counted().map(|(_, result)| &result.points).sum();
    let left: Number = counted().map(|(indicator, _)| &indicator.points).sum();
    // What earns no points is settled once it is decided.
    let is_settled = |(indicator, result): &(&Indicator, &IndicatorResult)| {
        let is_open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
        result.points.is_settled() && !(indicator.points.is_zero() && is_open)
    };
    let settled = both().filter(is_settled).count();
    let full = weight(domain, facts);
    if left == full {
        return DomainResult { points: sum, full, settled };
    }
    // Where nothing is left, the domain is set aside, too; where nothing can be won, it stays what it is.
    let Some(scale) = full.divide(&left) else {
        let full = if domain.points.is_zero() { full } else { Number::zero() };
        return DomainResult { points: Range::zero(), full, settled };
    };
    DomainResult { points: sum.times(&scale).rounded(rubric.points_places, Rounding::HalfUp), full, settled }
}

impl Assessment {
    /// The outcome of an indicator.
    pub fn indicator(&self, key: IndicatorKey) -> &IndicatorResult {
        &self.indicators[usize::from(key.0)]
    }
}

/// Assesses one indicator.
pub fn assess_indicator(rubric: &Rubric, facts: &Facts, indicator: &Indicator) -> IndicatorResult {
    let parts: Vec<PartResult> =
        indicator.parts.iter().map(|part| assess_part(rubric, facts, indicator, part)).collect();
    let (exact, set_aside) = together(indicator, &parts);
    let points = exact.rounded(rubric.points_places, Rounding::HalfUp);
    let is_open = |result: &PartResult| {
        !result.not_applicable && (!result.points.is_settled() || result.met == Truth::Open)
    };
    let open = indicator.parts.iter().zip(&parts).filter(|(_, result)| is_open(result));
    let wanted: Vec<FactKey> = open.flat_map(|(part, _)| rubric.facts_of(&part.rule)).collect();
    let is_wanted = |fact: &FactKey| wanted.contains(fact) && is_missing(facts.answer(*fact));
    let missing = indicator.inputs.iter().copied().filter(is_wanted).collect();
    let is_refused = |fact: &FactKey| {
        *facts.answer(*fact) == Answer::NotApplicable && !indicator.accepts_not_applicable(*fact)
    };
    let refused = indicator.inputs.iter().copied().filter(is_refused).collect();
    IndicatorResult { verdict: verdict(indicator, &parts), points, set_aside, missing, refused, parts }
}

/// The parts as one: added up, the best or the worst of them, and whether nothing of it is left to count.
fn together(indicator: &Indicator, parts: &[PartResult]) -> (Range, bool) {
    let rescales = indicator.not_applicable == Some(NotApplicable::Rescale);
    let both = || indicator.parts.iter().zip(parts);
    let counted = || both().filter(|(_, result)| !(rescales && result.not_applicable));
    let own = || counted().filter(|(part, _)| !part.bonus);
    if rescales && own().count() == 0 {
        return (Range::zero(), true);
    }
    let points = match indicator.combine {
        Combine::Sum => {
            let left: Number = own().map(|(part, _)| &part.points).sum();
            let left = &indicator.base + &left;
            let mut sum: Range = own().map(|(_, result)| &result.points).sum();
            sum = &sum + &Range::exactly(indicator.base.clone());
            if left != indicator.points {
                // What remains is scaled up to the full points.
                let Some(scale) = indicator.points.divide(&left) else { return (Range::zero(), true) };
                sum = sum.times(&scale);
            }
            let bonus: Range =
                counted().filter(|(part, _)| part.bonus).map(|(_, result)| &result.points).sum();
            &sum + &bonus
        }
        Combine::Best => pick(own().map(|(_, result)| &result.points), Number::max),
        Combine::Worst => pick(own().map(|(_, result)| &result.points), Number::min),
    };
    let floored = match &indicator.floor {
        Some(floor) => points.at_least(floor),
        None => points,
    };
    (floored.at_most(&indicator.cap), false)
}

/// The least or the greatest, end by end.
fn pick<'a>(ranges: impl Iterator<Item = &'a Range>, choose: fn(Number, Number) -> Number) -> Range {
    let chosen =
        ranges.cloned().reduce(|a, b| Range { low: choose(a.low, b.low), high: choose(a.high, b.high) });
    chosen.unwrap_or_else(Range::zero)
}

fn is_missing(answer: &Answer) -> bool {
    // 不适用 where it is not accepted leaves the figure open, too.
    !answer.is_settled() || matches!(answer, Answer::NotApplicable)
}

fn verdict(indicator: &Indicator, parts: &[PartResult]) -> Verdict {
    let both = || indicator.parts.iter().zip(parts);
    // Where the document does not say what 不适用 does, nothing is decided by it.
    let undefined = |result: &PartResult| result.not_applicable && result.met == Truth::Open;
    let counted =
        || both().filter(|(part, result)| (!result.not_applicable || undefined(result)) && !part.bonus);
    let any = |met: Truth| counted().any(|(_, result)| result.met == met);
    if counted().count() == 0 && both().any(|(_, result)| result.not_applicable) {
        return Verdict::NotApplicable;
    }
    let decided = match indicator.combine {
        Combine::Sum | Combine::Worst if any(Truth::No) => Some(Verdict::Unmet),
        Combine::Sum | Combine::Worst if !any(Truth::Open) => Some(Verdict::Met),
        Combine::Best if any(Truth::Yes) => Some(Verdict::Met),
        Combine::Best if !any(Truth::Open) => Some(Verdict::Unmet),
        Combine::Sum | Combine::Worst | Combine::Best => None,
    };
    if decided.is_none() && both().any(|(_, result)| undefined(result)) {
        return Verdict::NotApplicable;
    }
    let lacks_figure =
        || counted().any(|(part, result)| result.met == Truth::Open && part.rule.judgment().is_none());
    decided.unwrap_or_else(|| if lacks_figure() { Verdict::Missing } else { Verdict::Judgment })
}

/// Assesses one part of an indicator.
pub fn assess_part(rubric: &Rubric, facts: &Facts, indicator: &Indicator, part: &Part) -> PartResult {
    let said_not_applicable = match part.rule.judgment() {
        Some(key) => *facts.judgment(key) == Judgment::NotApplicable,
        None => part.rule.facts().iter().any(|fact| {
            *facts.answer(*fact) == Answer::NotApplicable && indicator.accepts_not_applicable(*fact)
        }),
    };
    match indicator.not_applicable {
        Some(NotApplicable::Full | NotApplicable::Rescale) if said_not_applicable => PartResult {
            points: Range::exactly(part.points.clone()),
            met: Truth::Yes,
            not_applicable: true,
            ..PartResult::open(part)
        },
        Some(NotApplicable::Undefined) if said_not_applicable => {
            PartResult { not_applicable: true, ..PartResult::open(part) }
        }
        _ => points::assess(rubric, facts, part),
    }
}

impl PartResult {
    /// A part of which nothing is known yet.
    fn open(part: &Part) -> Self {
        Self {
            points: Range { low: part.lowest.clone(), high: part.points.clone() },
            met: Truth::Open,
            not_applicable: false,
            value: Value::None,
            against: None,
            steps: None,
            band: None,
            counts: None,
            gap: None,
        }
    }
}
