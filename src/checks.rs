//! Figures that contradict each other (勾稽), share impossibly, or slip by a unit.
//!
//! A check that lacks a figure says nothing; one that can be run either agrees or yields a [`Finding`]. Findings never
//! move points: they ask.

mod finding;
mod parts;
mod slips;

use crate::engine::formula::evaluate;
use crate::engine::truth;
use crate::facts::{Answer, Facts, Figure};
use crate::number::{Dimension, Number, Truth, Unit};
use crate::rubric::{
    Check, CheckKind, Comparison, Expression, FactKey, FactKind, Formula, Rubric, Severity, Target,
};
use std::rc::Rc;

pub use finding::{Detail, Finding};

/// The outcome of all checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// How many checks had all their figures.
    pub run: usize,
}

/// Runs all checks of a rubric, then holds every part to its whole.
pub fn run(rubric: &Rubric, facts: &Facts) -> Checked {
    let mut checked = Checked::default();
    for check in &rubric.checks {
        let finding = |id: Rc<str>, (facts, detail): (Vec<FactKey>, Detail)| Finding {
            id,
            severity: check.severity,
            advice: check.advice.clone(),
            facts,
            detail,
        };
        if let CheckKind::Ratio { facts: shares } = &check.kind {
            // Each share that is asked about is a question of its own; the others were not held against anything.
            for (share, detail) in slips::ratios(rubric, facts, shares) {
                checked.run += 1;
                let id = format!("{}:{}", check.id, rubric.fact(share).id);
                checked.findings.push(finding(id.into(), (vec![share], detail)));
            }
        } else if let Some(outcome) = run_one(rubric, facts, check) {
            checked.run += 1;
            checked.findings.extend(outcome.map(|found| finding(check.id.clone(), found)));
        }
    }
    parts::run(rubric, facts, &mut checked);
    let of = |severity| checked.findings.iter().filter(move |finding| finding.severity == severity).cloned();
    let mut gravest_first = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        gravest_first.extend(of(severity));
    }
    Checked { findings: gravest_first, ..checked }
}

type CheckOutcome = Option<(Vec<FactKey>, Detail)>;

/// `None` when a figure is lacking; `Some(None)` when all agrees.
fn run_one(rubric: &Rubric, facts: &Facts, check: &Check) -> Option<CheckOutcome> {
    match &check.kind {
        CheckKind::Claimed { fact, formula, denominators } => {
            claimed(rubric, facts, *fact, formula, denominators)
        }
        CheckKind::Sum { total, parts } => sum(rubric, facts, *total, parts),
        CheckKind::AtMost { value, limit } => limit_of(rubric, facts, value, limit, true),
        CheckKind::AtLeast { value, limit } => limit_of(rubric, facts, value, limit, false),
        CheckKind::Part { part, whole } => parts::part(rubric, facts, part, whole),
        CheckKind::Equal { left, right, within } => equal(rubric, facts, left, right, within),
        CheckKind::Change { now, before, most } => change(rubric, facts, now, before, most),
        CheckKind::Credibility { self_score, verified } => credibility(rubric, facts, *self_score, *verified),
        CheckKind::Asserted { fact, condition } => asserted(rubric, facts, *fact, condition),
        CheckKind::Slip { now, before } => slips::slip(rubric, facts, *now, *before),
        CheckKind::Ratio { .. } => None,
        CheckKind::Implied { title, formula, fact } => {
            let (facts, value) = implied(rubric, facts, formula, *fact)?;
            Some(Some((facts, Detail::Implied { title: title.clone(), formula: formula.clone(), value })))
        }
    }
}

fn claimed(
    rubric: &Rubric,
    facts: &Facts,
    fact: FactKey,
    formula: &Expression,
    denominators: &[FactKey],
) -> Option<CheckOutcome> {
    let reported = facts.figure(fact)?;
    let computed = in_unit_of(rubric, fact, &exact(formula, rubric, facts)?);
    if agrees(reported, &computed) {
        return Some(None);
    }
    let mut involved = vec![fact];
    formula.collect_facts(&mut involved);
    let quotient = match formula {
        Expression::Divide(over, under) => Some((&**over, &**under)),
        _ => None,
    };
    // What would have been printed with another denominator is known of a figure, not of a bound: very many reach one.
    let printed = reported.said.value();
    let fits = quotient.filter(|_| printed.is_some()).and_then(|(over, under)| {
        let any = if denominators.is_empty() { alike(rubric, facts, under) } else { denominators.to_vec() };
        let above = over.facts();
        let is_other =
            |other: &FactKey| *other != fact && !above.contains(other) && *under != Expression::Fact(*other);
        any.into_iter().filter(is_other).find(|other| {
            let instead = Expression::Divide(Box::new(over.clone()), Box::new(Expression::Fact(*other)));
            exact(&instead, rubric, facts)
                .is_some_and(|value| agrees(reported, &in_unit_of(rubric, fact, &value)))
        })
    });
    let implied = quotient.and_then(|(over, under)| {
        let Expression::Fact(under) = under else { return None };
        let FactKind::Number { unit, .. } = &rubric.fact(fact).kind else { return None };
        let over = exact(over, rubric, facts)?;
        let denominator = over.divide(&unit.to_base(printed?))?;
        Some((*under, in_unit_of(rubric, *under, &denominator)))
    });
    let (formula, reported) = (formula.clone(), reported.said.clone());
    Some(Some((involved, Detail::Claimed { fact, formula, reported, computed, fits, implied })))
}

/// Facts that are filled in and count the same thing as a denominator (人 for 人), those likest to it in their ids first.
///
/// Money is of many kinds, pay and grants and averages a head, and a ratio may be of anything: none of them is tried in
/// place of another unless the check names it.
fn alike(rubric: &Rubric, facts: &Facts, under: &Expression) -> Vec<FactKey> {
    let Expression::Fact(under) = under else { return Vec::new() };
    let spec = rubric.fact(*under);
    let FactKind::Number { unit, .. } = &spec.kind else { return Vec::new() };
    if [Dimension::MONEY, Dimension::RATIO].contains(&unit.dimension()) {
        return Vec::new();
    }
    let counts_the_same = |other: &FactKind| match other {
        FactKind::Number { unit: other, .. } => other.dimension() == unit.dimension(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => false,
    };
    let shared = |id: &str| id.bytes().zip(spec.id.bytes()).take_while(|(a, b)| a == b).count();
    let candidates = rubric
        .facts_with_keys()
        .filter(|(key, other)| facts.figure(*key).is_some() && counts_the_same(&other.kind));
    let mut found: Vec<(usize, FactKey)> = Vec::new();
    for (key, other) in candidates {
        let likeness = shared(&other.id);
        let place = found.partition_point(|(known, _)| *known >= likeness);
        found.insert(place, (likeness, key));
    }
    found.into_iter().map(|(_, key)| key).collect()
}

/// Whether a computed value is what a figure says, to the precision it was printed with.
fn agrees(reported: &Figure, computed: &Number) -> bool {
    let Some(value) = reported.span.value() else { return reported.span.contains(computed) };
    let half_digit = reported.last_digit.divide(&Number::whole(2)).unwrap_or_else(Number::zero);
    (computed - value).abs() <= half_digit
}

fn sum(rubric: &Rubric, facts: &Facts, total: FactKey, parts: &[FactKey]) -> Option<CheckOutcome> {
    let reported = facts.figure(total)?;
    let value = reported.span.value()?;
    let mut computed = Number::zero();
    for part in parts {
        computed = &computed + &in_unit_of(rubric, total, &exact(&Expression::Fact(*part), rubric, facts)?);
    }
    if agrees(reported, &computed) {
        return Some(None);
    }
    let involved = [total].into_iter().chain(parts.iter().copied()).collect();
    let parts = parts.to_vec();
    Some(Some((involved, Detail::Sum { whole: total, parts, total: value.clone(), computed })))
}

/// A limit holds of a rate that was reported and, while it is blank, of the same rate computed from its figures.
fn limit_of(
    rubric: &Rubric,
    facts: &Facts,
    value: &Formula,
    limit: &Number,
    above: bool,
) -> Option<CheckOutcome> {
    let mut held = &value.expression;
    if let Expression::Fact(rate) = held
        && !facts.is_given(*rate)
    {
        held = rubric.checks.iter().find_map(|check| match &check.kind {
            CheckKind::Claimed { fact, formula, .. } if fact == rate => Some(formula),
            _ => None,
        })?;
    }
    let computed = value.unit.of_base(&exact(held, rubric, facts)?);
    let passes = if above { computed > *limit } else { computed < *limit };
    Some(passes.then(|| {
        let formula = Formula { expression: held.clone(), unit: value.unit.clone() };
        (held.facts(), Detail::Limit { formula, value: computed, limit: limit.clone(), above })
    }))
}

fn equal(
    rubric: &Rubric,
    facts: &Facts,
    left: &Formula,
    right: &Expression,
    within: &Number,
) -> Option<CheckOutcome> {
    let (one, other) = both(rubric, facts, left, right)?;
    let printed = &half_digits(rubric, facts, &left.unit, &left.expression)
        + &half_digits(rubric, facts, &left.unit, right);
    let differs = (&one - &other).abs() > within + &printed;
    Some(differs.then(|| {
        let detail = Detail::Equal { formula: left.clone(), other: right.clone(), left: one, right: other };
        (facts_of_both(left, right), detail)
    }))
}

fn change(
    rubric: &Rubric,
    facts: &Facts,
    now: &Formula,
    before: &Expression,
    most: &Number,
) -> Option<CheckOutcome> {
    let (this, last) = both(rubric, facts, now, before)?;
    // Of nothing, or of less than nothing, there is no rate of growth.
    if last.is_negative() {
        return None;
    }
    let change = &(&this - &last).divide(&last)? * &Number::whole(100);
    let is_much = change.abs() > *most;
    Some(is_much.then(|| {
        let (formula, then, most) = (now.clone(), before.clone(), most.clone());
        let detail = Detail::Change { formula, last: then, now: this, before: last, change, most };
        (facts_of_both(now, before), detail)
    }))
}

fn credibility(
    rubric: &Rubric,
    facts: &Facts,
    self_score: FactKey,
    verified: FactKey,
) -> Option<CheckOutcome> {
    let own = exact(&Expression::Fact(self_score), rubric, facts)?;
    let found = exact(&Expression::Fact(verified), rubric, facts)?;
    let ratio = &found.divide(&own)? * &Number::whole(100);
    let detail = Detail::Credibility {
        self_score: in_unit_of(rubric, self_score, &own),
        verified: in_unit_of(rubric, verified, &found),
        ratio,
    };
    Some(Some((vec![self_score, verified], detail)))
}

/// Two sides in the unit of the first.
fn both(rubric: &Rubric, facts: &Facts, left: &Formula, right: &Expression) -> Option<(Number, Number)> {
    let in_unit = |expression| Some(left.unit.of_base(&exact(expression, rubric, facts)?));
    Some((in_unit(&left.expression)?, in_unit(right)?))
}

fn facts_of_both(left: &Formula, right: &Expression) -> Vec<FactKey> {
    let mut involved = left.expression.facts();
    right.collect_facts(&mut involved);
    involved
}

/// What a figure may be off by as printed, in the shown unit: half its last digit. Only of a figure that stands alone.
fn half_digits(rubric: &Rubric, facts: &Facts, shown: &Unit, side: &Expression) -> Number {
    let half = |fact: &FactKey| {
        let FactKind::Number { unit, .. } = &rubric.fact(*fact).kind else { return None };
        Some(shown.of_base(&unit.to_base(&half_digit(facts.figure(*fact)?))))
    };
    match side {
        Expression::Fact(fact) => half(fact).unwrap_or_else(Number::zero),
        _ => Number::zero(),
    }
}

/// Half of a figure's last digit, in its own unit; nought of a whole number, which is what it is: 2.04 and 6.1万 were
/// rounded.
fn half_digit(figure: &Figure) -> Number {
    let half = figure.last_digit.divide(&Number::whole(2));
    half.filter(|_| figure.last_digit != Number::one()).unwrap_or_else(Number::zero)
}

fn asserted(rubric: &Rubric, facts: &Facts, fact: FactKey, condition: &Comparison) -> Option<CheckOutcome> {
    let Answer::Flag(declared) = facts.answer(fact) else { return None };
    let value = exact(&condition.value.expression, rubric, facts)?;
    let target = match &condition.target {
        Target::Number(number) => condition.value.unit.to_base(number),
        Target::Formula(expression) => exact(expression, rubric, facts)?,
    };
    if truth(condition, rubric, facts) == Truth::of(*declared) {
        return Some(None);
    }
    let mut involved = vec![fact];
    condition.value.expression.collect_facts(&mut involved);
    if let Target::Formula(expression) = &condition.target {
        expression.collect_facts(&mut involved);
    }
    let (formula, operator) = (condition.value.clone(), condition.operator);
    let [value, target] = [value, target].map(|base| formula.unit.of_base(&base));
    Some(Some((involved, Detail::Asserted { fact, declared: *declared, formula, operator, value, target })))
}

/// What is implied of a fact that is not settled, and by which figures.
fn implied(
    rubric: &Rubric,
    facts: &Facts,
    formula: &Formula,
    fact: Option<FactKey>,
) -> Option<(Vec<FactKey>, Number)> {
    if fact.is_some_and(|fact| facts.answer(fact).is_settled()) {
        return None;
    }
    let value = formula.unit.of_base(&exact(&formula.expression, rubric, facts)?);
    Some((formula.expression.facts(), value))
}

/// The value of a formula whose figures are all given exactly, in base units.
fn exact(expression: &Expression, rubric: &Rubric, facts: &Facts) -> Option<Number> {
    let given = |fact: &FactKey| match &rubric.fact(*fact).kind {
        // Of a table, only the columns in the formula need be complete; the span tells.
        FactKind::Table { .. } => facts.table(*fact).is_some(),
        FactKind::Number { .. } | FactKind::Flag | FactKind::Choice { .. } => {
            facts.is_given(*fact) && facts.answer(*fact).is_settled()
        }
    };
    expression.facts().iter().all(given).then_some(())?;
    evaluate(expression, rubric, facts)?.value().cloned()
}

fn in_unit_of(rubric: &Rubric, fact: FactKey, base: &Number) -> Number {
    match &rubric.fact(fact).kind {
        FactKind::Number { unit, .. } => unit.of_base(base),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => base.clone(),
    }
}
