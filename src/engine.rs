//! Scores what was filled in against a rubric: total, pure, and unable to fail.
//!
//! Everything that is open stays open: points are a [`Range`], the grade is a range, and each part of an indicator
//! keeps its trace, so that a screen or a paper can show the arithmetic without doing any.

mod applies;
mod excuse;
pub mod formula;
mod gap;
mod gates;
mod indicator;
mod points;
mod stakes;

use crate::facts::Facts;
use crate::number::{Number, Range, Span, Truth};
use crate::rubric::{Domain, FactKey, Indicator, IndicatorKey, Rubric};
use stakes::{Stake, scaled};

pub use gap::Gap;
pub use gates::{GateResult, GradeRange, assess_gate};
pub use indicator::{assess_indicator, assess_part};
pub use points::all_kinds_are_here;
pub use points::{
    BandTrace, ComparisonTrace, Counts, RankTrace, StepTrace, Trace, TracedRule, Traces, lowered, truth,
};

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
    /// Whether blanks may still set it aside; its points then reach from none to all of them at least.
    pub may_be_set_aside: bool,
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
    /// Whether a blank may still set it aside; points and compliance hold that, too.
    pub may_not_apply: bool,
    /// Its points unless it is left out, where blanks may still do that and the rest would be scaled up.
    pub unless_left_out: Option<Range>,
    /// How its rule came to the points; `None` where it was set aside as 不适用.
    pub trace: Option<Trace>,
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
    /// A divisor is zero.
    Undefined,
}

/// The outcome of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainResult {
    /// Points won at least and at most, weighted where it has a weight.
    pub points: Range,
    /// What they are out of: zero where everything in it is set aside.
    pub full: Number,
    /// Whether blanks may still set all of it aside.
    pub may_be_set_aside: bool,
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
    let stakes: Vec<Stake<'_>> = counted().map(|(_, result)| Stake::of_domain(result)).collect();
    let earned = scaled(&stakes, &whole, Some(rubric.points_places)).unwrap_or_else(Range::zero);
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
    let stakes: Vec<Stake<'_>> = counted().map(|(indicator, result)| Stake::of(indicator, result)).collect();
    // What earns nothing and cannot go itself, such as 减分, stays.
    let may_be_set_aside = stakes.iter().any(|stake| stake.may_go)
        && stakes.iter().all(|stake| stake.may_go || stake.worth.is_zero());
    // What earns no points is settled once it is decided.
    let is_settled = |(indicator, result): &(&Indicator, &IndicatorResult)| {
        let is_open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
        result.points.is_settled() && !(indicator.points.is_zero() && is_open)
    };
    let settled = both().filter(is_settled).count();
    let full = weight(domain, facts);
    match scaled(&stakes, &full, Some(rubric.points_places)) {
        Some(points) => DomainResult { points, full, may_be_set_aside, settled },
        // Where nothing is left, the domain is set aside, too; where nothing can be won, it stays what it is.
        None => {
            let full = if domain.points.is_zero() { full } else { Number::zero() };
            DomainResult { points: Range::zero(), full, may_be_set_aside: false, settled }
        }
    }
}

impl Assessment {
    /// The outcome of an indicator.
    pub fn indicator(&self, key: IndicatorKey) -> &IndicatorResult {
        &self.indicators[usize::from(key.0)]
    }
}
