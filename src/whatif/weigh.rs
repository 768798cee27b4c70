//! What matters most: how far each figure moves the total, and which blanks to fill first.

use super::{Change, Lever, Place, Trial};
use crate::engine::{IndicatorResult, Verdict, formula, sum_up};
use crate::facts::Answer;
use crate::number::{Number, Range, Rounding, Span};
use crate::order;
use crate::rubric::{Domain, Expression, FactKey, FactKind, Indicator, IndicatorKey, Rubric};

/// How far the total moves with one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The figure.
    pub fact: FactKey,
    /// What it would be lower down, and the total then.
    pub low: (Number, Range),
    /// What it would be higher up, and the total then.
    pub high: (Number, Range),
    /// How far apart the certain points of both are, or from those of now, whichever is most.
    pub width: Number,
}

/// Blanks that, filled in together, settle something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The blanks.
    pub places: Vec<Place>,
    /// The indicators they settle.
    pub settles: Vec<IndicatorKey>,
    /// By how much the range of the total shrinks at least, whatever is filled in but 不适用.
    pub narrows: Number,
    /// Whether all that is so only as long as no divisor turns out to be zero.
    pub unless_zero: bool,
}

/// How far the certain points move when each given figure is so many per cent less, and so many more, a share never beyond 100 %; those that move
/// nothing are left out, the largest come first.
pub fn swings(trial: &mut Trial<'_>, percent: &Number) -> Vec<Swing> {
    let hundred = Number::whole(100);
    let share = percent.divide(&hundred).unwrap_or_else(Number::zero);
    let mut found: Vec<Swing> = Vec::new();
    for (fact, spec) in trial.rubric.facts_with_keys() {
        let FactKind::Number { bounds, whole, unit } = &spec.kind else { continue };
        let Some(lever) = Lever::of(trial.rubric, &trial.facts, Place::Fact(fact)) else { continue };
        let Some(now) = lever.value(0) else { continue };
        let places = if *whole { 0 } else { 2 };
        let mut at = |share: &Number| {
            let value = (&now + &(&now.abs() * share)).rounded(places, Rounding::HalfUp);
            let value = held(value, bounds);
            // A share of all is no more than all, though 毛入学率 and its like have no bound of their own.
            let is_share = &**unit.name() == "%" && now <= hundred;
            let value = if is_share { value.min(hundred.clone()) } else { value };
            let total = trial.with(&[Change::figure(fact, Span::exactly(value.clone()))]).total;
            (value, total)
        };
        let (low, high) = (at(&-&share), at(&share));
        let ends = [&low.1.low, &high.1.low, &trial.base.total.low];
        let most = ends.into_iter().max().cloned().unwrap_or_else(Number::zero);
        let least = ends.into_iter().min().cloned().unwrap_or_else(Number::zero);
        let width = &most - &least;
        if !width.is_zero() {
            found.push(Swing { fact, low, high, width });
        }
    }
    order::sort(&mut found, |one, other| other.width.cmp(&one.width));
    found
}

/// A value within what is possible.
fn held(value: Number, bounds: &Span) -> Number {
    let value = bounds.low.number().into_iter().cloned().fold(value, Number::max);
    bounds.high.number().into_iter().cloned().fold(value, Number::min)
}

/// Which blanks to fill in: those that settle most for each of them come first.
pub fn fills(trial: &Trial<'_>) -> Vec<Fill> {
    let rubric = trial.rubric;
    let open: Vec<Open> = rubric.indicators_with_keys().filter_map(|(key, _)| Open::of(trial, key)).collect();
    let mut found: Vec<Fill> = Vec::new();
    for Open { places, .. } in &open {
        let holds = |all: &[Place], some: &[Place]| some.iter().all(|place| all.contains(place));
        if found.iter().any(|fill| holds(&fill.places, places) && holds(places, &fill.places)) {
            continue;
        }
        let settled = || open.iter().filter(|one| holds(places, &one.places));
        let settles: Vec<IndicatorKey> = settled().map(|one| one.key).collect();
        let narrows = narrows(trial, &settles);
        if narrows > Number::zero() {
            let unless_zero = settled().any(|one| one.unless_zero);
            found.push(Fill { places: places.clone(), settles, narrows, unless_zero });
        }
    }
    let each =
        |fill: &Fill| fill.narrows.divide(&Number::count(fill.places.len())).unwrap_or_else(Number::zero);
    order::sort(&mut found, |one, other| {
        each(other).cmp(&each(one)).then(one.places.len().cmp(&other.places.len()))
    });
    found
}

/// An indicator that can be settled, and what is still to be given for it.
struct Open {
    key: IndicatorKey,
    places: Vec<Place>,
    unless_zero: bool,
}

impl Open {
    /// `None` where nothing is to be given, and where something stays open whatever is given. What stands there but says
    /// only a bound is to be given, too; but not what is 不适用, where other points rest on just that.
    fn of(trial: &Trial<'_>, key: IndicatorKey) -> Option<Self> {
        let (rubric, result) = (trial.rubric, trial.base.indicator(key));
        if !matches!(result.verdict, Verdict::Missing | Verdict::Judgment) && result.points.is_settled() {
            return None;
        }
        let rests_on_it = |fact: &FactKey| {
            let mut uses = rubric.indicators.iter().filter(|one| one.inputs.contains(fact));
            *trial.facts.answer(*fact) == Answer::NotApplicable
                && uses.any(|one| one.accepts_not_applicable(*fact))
        };
        if result.missing.iter().any(rests_on_it) {
            return None;
        }
        let facts = result.missing.iter().map(|fact| Place::Fact(*fact));
        let judgments = rubric.judgments_with_keys().filter(|(judgment, spec)| {
            spec.indicator == key && !trial.facts.judgment(*judgment).is_settled()
        });
        let places: Vec<Place> =
            facts.chain(judgments.map(|(judgment, _)| Place::Judgment(judgment))).collect();
        let unless_zero = unless_zero(trial, rubric.indicator(key), result)?;
        (!places.is_empty()).then_some(Self { key, places, unless_zero })
    }
}

/// Whether an indicator stays open if a divisor turns out to be zero; `None` if it stays open anyway: a divisor is
/// zero, a lookup says nothing (of this year), or nobody says what 不适用 does.
fn unless_zero(trial: &Trial<'_>, indicator: &Indicator, result: &IndicatorResult) -> Option<bool> {
    let span = |part: &Expression| formula::evaluate(part, trial.rubric, &trial.facts);
    let (mut stays_open, mut unless_zero) = (false, false);
    for (part, result) in indicator.parts.iter().zip(&result.parts) {
        if result.points.is_settled() {
            continue;
        }
        stays_open |= result.not_applicable() || part.rule.may_stay_open();
        for expression in part.rule.expressions() {
            expression.each(&mut |part| match part {
                Expression::Divide(_, under) | Expression::Growth(_, under) => {
                    let under = span(under).unwrap_or_else(|| Span::exactly(Number::zero()));
                    stays_open |= under.value().is_some_and(Number::is_zero);
                    unless_zero |= under.contains(&Number::zero());
                }
                Expression::Dispersion(..) => match span(part) {
                    Some(span) => unless_zero |= span.value().is_none(),
                    None => stays_open = true,
                },
                Expression::Lookup(_) => stays_open |= span(part).is_none_or(|span| span == Span::anything()),
                _ => {}
            });
        }
    }
    (!stays_open).then_some(unless_zero)
}

/// Of so many indicators at most both ends are tried together.
const BOTH_ENDS: usize = 4;

/// By how much the range of the total shrinks at least when these indicators are settled; zero where nothing is sure.
fn narrows(trial: &Trial<'_>, settled: &[IndicatorKey]) -> Number {
    let (rubric, base) = (trial.rubric, &trial.base);
    // What may still be set aside beside them scales up what they win.
    let may_go = |key: &IndicatorKey| !settled.contains(key) && base.indicator(*key).may_be_set_aside;
    let all_stay = !rubric.indicators_with_keys().any(|(key, _)| may_go(&key));
    let is_capped = |domain: &Domain| {
        domain.bonus_cap.is_some()
            && domain.indicators.iter().any(may_go)
            && domain.indicators.iter().any(|key| settled.contains(key))
    };
    if !all_stay && (settled.len() > BOTH_ENDS || rubric.domains.iter().any(is_capped)) {
        return Number::zero();
    }
    // The more is won, the more of it a cap takes: what is left open is widest at the low end. Where it may be scaled up,
    // it is widest at some end of each.
    let ends = if all_stay { 1 } else { 1_usize << settled.len() };
    let widest = (0..ends).map(|ends| width(&total_at(trial, settled, ends))).max();
    let narrowed = &width(&base.total) - &widest.unwrap_or_else(Number::zero);
    &narrowed - &slack(trial, settled, &may_go)
}

/// The total with these indicators settled: each at its high end where `ends` has its bit, else at its low end.
fn total_at(trial: &Trial<'_>, settled: &[IndicatorKey], ends: usize) -> Range {
    let base = &trial.base;
    let mut indicators = base.indicators.clone();
    for (at, key) in settled.iter().enumerate() {
        let points = &mut indicators[usize::from(key.0)].points;
        let is_high = at < BOTH_ENDS && ends >> at & 1 == 1;
        *points = Range::exactly(if is_high { points.high.clone() } else { points.low.clone() });
    }
    sum_up(trial.rubric, &trial.facts, indicators, base.gates.clone()).total
}

/// What rounding may add: between the ends, both ends of what is scaled may be rounded another way. A unit for each domain,
/// and for the total.
fn slack(trial: &Trial<'_>, settled: &[IndicatorKey], may_go: &dyn Fn(&IndicatorKey) -> bool) -> Number {
    let (rubric, base) = (trial.rubric, &trial.base);
    let rounded = Number::one().divide(&Number::power_of_ten(rubric.points_places));
    let rounded = rounded.unwrap_or_else(Number::one);
    let mut slack = Number::zero();
    // What the domains are out of that surely stay.
    let (mut full, mut goes) = (Number::zero(), false);
    for (domain, result) in rubric.domains.iter().zip(&base.domains) {
        let counted = domain.indicators.iter().filter(|key| !base.indicator(**key).set_aside);
        let points: Number = counted.map(|key| &rubric.indicator(*key).points).sum();
        let is_scaled = points != result.full || domain.indicators.iter().any(may_go);
        let is_settled = domain.indicators.iter().any(|key| settled.contains(key));
        if is_scaled && is_settled {
            slack = &slack + &rounded;
        }
        if domain.bonus_cap.is_none() {
            let may_go = result.may_be_set_aside && !is_settled;
            goes |= may_go;
            if !may_go {
                full = &full + &result.full;
            }
        }
    }
    if goes || full != base.full {
        slack = &(&slack * &base.full.divide(&full).unwrap_or_else(Number::one)) + &rounded;
    }
    slack
}

fn width(range: &Range) -> Number {
    &range.high - &range.low
}

/// A rubric's places that a person fills in, for its points or its gates: facts in their order, then judgements.
pub fn places(rubric: &Rubric) -> Vec<Place> {
    let facts = rubric.facts_with_keys().map(|(key, _)| Place::Fact(key));
    facts.chain(rubric.judgments_with_keys().map(|(key, _)| Place::Judgment(key))).collect()
}
