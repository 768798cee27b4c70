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
use crate::rubric::{FactKey, Indicator, IndicatorKey, NotApplicable, Part, Rubric, Rule};

pub use gap::Gap;
pub use gates::{GateResult, GradeRange};
pub use points::truth;

/// The outcome of a whole rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Each indicator's, in the rubric's order.
    pub indicators: Vec<IndicatorResult>,
    /// Each domain's, in the rubric's order.
    pub domains: Vec<DomainResult>,
    /// Total (总分).
    pub total: Range,
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
    /// The band reached (分档, 评判), when settled; `None` also below the last band.
    pub band: Option<usize>,
    /// What would reach the line.
    pub gap: Option<Gap>,
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
    /// Points won at least and at most.
    pub points: Range,
    /// Indicators whose points are settled.
    pub settled: usize,
}

/// Assesses what was filled in against a rubric.
pub fn assess(rubric: &Rubric, facts: &Facts) -> Assessment {
    let indicators: Vec<IndicatorResult> = rubric
        .indicators_with_keys()
        .map(|(key, indicator)| assess_indicator(rubric, facts, key, indicator))
        .collect();
    let result = |key: &IndicatorKey| &indicators[usize::from(key.0)];
    let domains: Vec<DomainResult> = rubric
        .domains
        .iter()
        .map(|domain| DomainResult {
            points: domain.indicators.iter().map(|key| &result(key).points).sum(),
            settled: domain.indicators.iter().filter(|key| result(key).points.is_settled()).count(),
        })
        .collect();
    let total: Range = domains.iter().map(|domain| &domain.points).sum();
    let gates = gates::assess(rubric, facts);
    let grade = gates::grade(rubric, &total, &gates);
    let settled = domains.iter().map(|domain| domain.settled).sum();
    Assessment { indicators, domains, total, gates, grade, settled }
}

impl Assessment {
    /// The outcome of an indicator.
    pub fn indicator(&self, key: IndicatorKey) -> &IndicatorResult {
        &self.indicators[usize::from(key.0)]
    }
}

fn assess_indicator(
    rubric: &Rubric,
    facts: &Facts,
    key: IndicatorKey,
    indicator: &Indicator,
) -> IndicatorResult {
    let parts: Vec<PartResult> =
        indicator.parts.iter().map(|part| assess_part(rubric, facts, key, indicator, part)).collect();
    let exact: Range = parts.iter().map(|part| &part.points).sum();
    let points = exact.rounded(rubric.points_places, Rounding::HalfUp);
    let is_open = |result: &PartResult| !result.points.is_settled() || result.met == Truth::Open;
    let mut open = indicator.parts.iter().zip(&parts).filter(|(_, result)| is_open(result));
    let wanted: Vec<FactKey> = open.by_ref().flat_map(|(part, _)| part.rule.facts()).collect();
    let is_wanted = |fact: &FactKey| wanted.contains(fact) && is_missing(facts.answer(*fact));
    let missing = indicator.inputs.iter().copied().filter(is_wanted).collect();
    let refused = match indicator.not_applicable {
        Some(NotApplicable::Full) => Vec::new(),
        None => {
            let is_refused = |fact: &FactKey| matches!(facts.answer(*fact), Answer::NotApplicable);
            indicator.inputs.iter().copied().filter(is_refused).collect()
        }
    };
    IndicatorResult { verdict: verdict(indicator, &parts), points, missing, refused, parts }
}

fn is_missing(answer: &Answer) -> bool {
    // 不适用 where it is not accepted leaves the figure open, too.
    !answer.is_settled() || matches!(answer, Answer::NotApplicable)
}

fn verdict(indicator: &Indicator, parts: &[PartResult]) -> Verdict {
    let counted = || indicator.parts.iter().zip(parts).filter(|(_, result)| !result.not_applicable);
    if counted().count() == 0 {
        Verdict::NotApplicable
    } else if counted().any(|(_, result)| result.met == Truth::No) {
        Verdict::Unmet
    } else if counted().all(|(_, result)| result.met == Truth::Yes) {
        Verdict::Met
    } else if counted()
        .any(|(part, result)| result.met == Truth::Open && !matches!(part.rule, Rule::Judged(_)))
    {
        Verdict::Missing
    } else {
        Verdict::Judgment
    }
}

fn assess_part(
    rubric: &Rubric,
    facts: &Facts,
    key: IndicatorKey,
    indicator: &Indicator,
    part: &Part,
) -> PartResult {
    let said_not_applicable = match &part.rule {
        Rule::Judged(_) => *facts.judgment(key) == Judgment::NotApplicable,
        rule => rule.facts().iter().any(|fact| *facts.answer(*fact) == Answer::NotApplicable),
    };
    match indicator.not_applicable {
        Some(NotApplicable::Full) if said_not_applicable => PartResult {
            points: Range::exactly(part.points.clone()),
            met: Truth::Yes,
            not_applicable: true,
            ..PartResult::open(part)
        },
        _ => points::assess(rubric, facts, key, part),
    }
}

impl PartResult {
    /// A part of which nothing is known yet.
    fn open(part: &Part) -> Self {
        Self {
            points: Range::up_to(part.points.clone()),
            met: Truth::Open,
            not_applicable: false,
            value: Value::None,
            against: None,
            steps: None,
            band: None,
            gap: None,
        }
    }
}
