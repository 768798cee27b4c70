//! One indicator: its parts, what 不适用 does to them, and how they come together.

use super::applies;
use super::excuse::Excuse;
use super::stakes::{Stake, scaled};
use super::{IndicatorResult, PartResult, Trace, Value, Verdict, points};
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range, Rounding, Truth};
use crate::rubric::{Combine, FactKey, Indicator, NotApplicable, Part, Rubric};

/// Assesses one indicator.
pub fn assess_indicator(rubric: &Rubric, facts: &Facts, indicator: &Indicator) -> IndicatorResult {
    let parts: Vec<PartResult> =
        indicator.parts.iter().map(|part| assess_part(rubric, facts, indicator, part)).collect();
    let (exact, set_aside) = together(indicator, &parts);
    let may_be_set_aside = !set_aside && may_be_set_aside(indicator, &parts);
    let points = exact.rounded(rubric.points_places, Rounding::HalfUp);
    let points = if may_be_set_aside {
        points.join(&Range::zero()).join(&Range::exactly(indicator.points.clone()))
    } else {
        points
    };
    let verdict = verdict(indicator, &parts);
    let undecided = verdict == Verdict::Missing || !points.is_settled();
    let is_open = |result: &PartResult| {
        !result.points.is_settled() || result.met == Truth::Open || result.may_not_apply && undecided
    };
    let open = indicator.parts.iter().zip(&parts).filter(|(_, result)| is_open(result));
    let is_missing = |part: &Part, fact: &FactKey| match facts.answer(*fact) {
        // Where it is not accepted, or decides nothing, it leaves the figure open.
        Answer::NotApplicable => applies::leaves_open(indicator, part, *fact),
        answer => !answer.is_settled(),
    };
    let wanted = open.flat_map(|(part, _)| {
        rubric.facts_of(&part.rule).into_iter().filter(|fact| is_missing(part, fact)).collect::<Vec<_>>()
    });
    let wanted: Vec<FactKey> = wanted.collect();
    let missing = indicator.inputs.iter().copied().filter(|fact| wanted.contains(fact)).collect();
    let is_refused = |fact: &FactKey| {
        *facts.answer(*fact) == Answer::NotApplicable && !indicator.accepts_not_applicable(*fact)
    };
    let refused = indicator.inputs.iter().copied().filter(is_refused).collect();
    IndicatorResult { verdict, points, set_aside, may_be_set_aside, missing, refused, parts }
}

/// Whether blanks may still leave nothing of an indicator to count.
fn may_be_set_aside(indicator: &Indicator, parts: &[PartResult]) -> bool {
    let own = || indicator.parts.iter().zip(parts).filter(|(part, _)| !part.bonus);
    let stays = |(part, result): (&Part, &PartResult)| {
        let counts = indicator.combine != Combine::Sum || !part.points.is_zero() || !indicator.base.is_zero();
        !result.not_applicable() && !result.may_not_apply && counts
    };
    indicator.not_applicable == Some(NotApplicable::Rescale)
        && own().any(|(_, result)| result.may_not_apply)
        && !own().any(stays)
}

/// The parts as one: added up, the best or the worst of them, and whether nothing of it is left to count.
fn together(indicator: &Indicator, parts: &[PartResult]) -> (Range, bool) {
    let rescales = indicator.not_applicable == Some(NotApplicable::Rescale);
    let both = || indicator.parts.iter().zip(parts);
    let counted = || both().filter(|(_, result)| !(rescales && result.not_applicable()));
    let own = || counted().filter(|(part, _)| !part.bonus);
    if rescales && own().count() == 0 {
        return (Range::zero(), true);
    }
    let points = match indicator.combine {
        Combine::Sum => {
            let base = Range::exactly(indicator.base.clone());
            let base = Stake { points: &base, worth: &indicator.base, may_go: false };
            let stakes: Vec<Stake<'_>> =
                [base].into_iter().chain(own().map(|(part, result)| Stake::of_part(part, result))).collect();
            // What remains is scaled up to the full points.
            let Some(sum) = scaled(&stakes, &indicator.points, None) else { return (Range::zero(), true) };
            let bonus = |(_, result): (&Part, &PartResult)| match &result.unless_left_out {
                Some(counted) => counted.join(&Range::zero()),
                None => result.points.clone(),
            };
            let bonus: Vec<Range> = counted().filter(|(part, _)| part.bonus).map(bonus).collect();
            &sum + &bonus.iter().sum()
        }
        Combine::Best => {
            let (low, high) = picked(own().map(|(_, result)| result), false, Number::max);
            Range { low, high }
        }
        Combine::Worst => {
            let (high, low) = picked(own().map(|(_, result)| result), true, Number::min);
            Range { low, high }
        }
    };
    let floored = match &indicator.floor {
        Some(floor) => points.at_least(floor),
        None => points,
    };
    (floored.at_most(&indicator.cap), false)
}

/// The end that counts of several parts: first where some may still be left out, then where none is. `is_high` says which
/// end of theirs the first is; where all may be left out, any one of them may be all that counts.
fn picked<'a>(
    parts: impl Iterator<Item = &'a PartResult>,
    is_high: bool,
    choose: fn(Number, Number) -> Number,
) -> (Number, Number) {
    let other = |one: Number, two: Number| if choose(one.clone(), two.clone()) == one { two } else { one };
    let parts: Vec<&PartResult> = parts.collect();
    let end = |part: &&PartResult, is_high: bool| {
        let points = part.counted();
        if is_high { points.high.clone() } else { points.low.clone() }
    };
    let stays = parts.iter().filter(|part| part.unless_left_out.is_none());
    let first = stays.map(|part| end(part, is_high)).reduce(choose);
    let first = first.or_else(|| parts.iter().map(|part| end(part, is_high)).reduce(other));
    let second = parts.iter().map(|part| end(part, !is_high)).reduce(choose);
    (first.unwrap_or_else(Number::zero), second.unwrap_or_else(Number::zero))
}

fn verdict(indicator: &Indicator, parts: &[PartResult]) -> Verdict {
    let both = || indicator.parts.iter().zip(parts);
    // Where the document does not say what 不适用 does, nothing is decided by it.
    let undefined = |result: &PartResult| result.not_applicable() && result.met == Truth::Open;
    let counted =
        || both().filter(|(part, result)| (!result.not_applicable() || undefined(result)) && !part.bonus);
    let any = |met: Truth| counted().any(|(_, result)| result.met == met);
    if counted().count() == 0 && both().any(|(_, result)| result.not_applicable()) {
        return Verdict::NotApplicable;
    }
    // Where all of it may still turn out 不适用, it is not even known whether there is anything to meet.
    if counted().count() > 0 && counted().all(|(_, result)| result.may_not_apply) {
        let judged = counted().all(|(part, _)| part.rule.judgment().is_some());
        return if judged { Verdict::Judgment } else { Verdict::Missing };
    }
    let decided = match indicator.combine {
        Combine::Sum | Combine::Worst if any(Truth::No) => Some(Verdict::Unmet),
        Combine::Sum | Combine::Worst if !any(Truth::Open) => Some(Verdict::Met),
        // What may turn out 不适用 does not stand for the best then.
        Combine::Best if counted().any(|(_, result)| result.met == Truth::Yes && !result.may_not_apply) => {
            Some(Verdict::Met)
        }
        Combine::Best if !any(Truth::Open) && !any(Truth::Yes) => Some(Verdict::Unmet),
        Combine::Sum | Combine::Worst | Combine::Best => None,
    };
    let lacks_figure =
        || counted().any(|(part, result)| result.met == Truth::Open && part.rule.judgment().is_none());
    decided.unwrap_or_else(|| if lacks_figure() { Verdict::Missing } else { Verdict::Judgment })
}

/// Assesses one part of an indicator.
pub fn assess_part(rubric: &Rubric, facts: &Facts, indicator: &Indicator, part: &Part) -> PartResult {
    let not_applicable = applies::of_part(indicator, facts, part);
    let applied = || points::assess(rubric, facts, part, Excuse::of(indicator));
    match not_applicable {
        Truth::Yes => PartResult::set_aside(indicator, part),
        Truth::No => applied(),
        // A blank that accepts 不适用 may turn out to be that.
        Truth::Open => {
            let (applied, aside) = (applied(), PartResult::set_aside(indicator, part));
            let is_left_out = indicator.not_applicable == Some(NotApplicable::Rescale);
            let same = applied.points == aside.points;
            PartResult {
                points: applied.points.join(&aside.points),
                met: points::either(applied.met, aside.met),
                may_not_apply: true,
                unless_left_out: is_left_out.then_some(applied.points),
                trace: applied.trace.map(|trace| trace.unsettled(same)),
                gap: applied.gap,
            }
        }
    }
}

impl PartResult {
    /// A part that is 不适用.
    fn set_aside(indicator: &Indicator, part: &Part) -> Self {
        let (points, met) = match indicator.not_applicable {
            Some(NotApplicable::Full | NotApplicable::Rescale) => {
                (Range::exactly(part.points.clone()), Truth::Yes)
            }
            Some(NotApplicable::Undefined) | None => (points::open(part), Truth::Open),
        };
        Self { points, met, may_not_apply: false, unless_left_out: None, trace: None, gap: None }
    }

    /// Whether it was set aside as 不适用.
    pub fn not_applicable(&self) -> bool {
        self.trace.is_none()
    }

    /// Whether its formula has no value, because a divisor is zero.
    pub fn is_undefined(&self) -> bool {
        self.trace.as_ref().and_then(Trace::value) == Some(&Value::Undefined)
    }

    /// The points that count unless it is left out.
    pub(super) fn counted(&self) -> &Range {
        self.unless_left_out.as_ref().unwrap_or(&self.points)
    }
}
