//! Figures that contradict each other (勾稽), share impossibly, or slip by a unit.
//!
//! A check that lacks a figure says nothing; one that can be run either agrees or yields a [`Finding`]. Findings never
//! move points: they ask.

mod slips;

use crate::engine::formula::evaluate;
use crate::engine::truth;
use crate::facts::{Answer, Facts, Figure};
use crate::number::{Number, Span, Truth};
use crate::rubric::{
    Check, CheckKind, Comparison, Expression, FactKey, FactKind, Formula, Rubric, Severity, Target,
};

/// The outcome of all checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// How many checks had all their figures.
    pub run: usize,
}

/// A check that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its place in [`Rubric::checks`].
    pub check: usize,
    /// How grave it is.
    pub severity: Severity,
    /// The figures involved.
    pub facts: Vec<FactKey>,
    /// The arithmetic.
    pub detail: Detail,
}

/// The arithmetic of a finding. Numbers are in the unit of the fact they are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Reported and recomputed differ.
    Claimed {
        /// What was reported.
        reported: Span,
        /// What the figures give.
        computed: Number,
        /// The filled-in fact that would fit as the denominator.
        fits: Option<FactKey>,
        /// The denominator that would fit, in its unit, when the formula is a plain quotient.
        implied: Option<Number>,
    },
    /// A total is not the sum of its parts.
    Sum {
        /// The total given.
        total: Number,
        /// What the parts add up to.
        computed: Number,
    },
    /// A value passes its limit, or falls below it.
    Limit {
        /// The value.
        value: Number,
    },
    /// A part is above its whole.
    Part {
        /// The part.
        part: Number,
        /// The whole.
        whole: Number,
    },
    /// Two figures that should agree do not.
    Equal {
        /// One side.
        left: Number,
        /// The other.
        right: Number,
    },
    /// A value has changed much in a year.
    Change {
        /// This year.
        now: Number,
        /// Last year.
        before: Number,
        /// By how much, in per cent of last year.
        change: Number,
    },
    /// A self-assessed beside a verified score.
    Credibility {
        /// The score the county gave itself.
        self_score: Number,
        /// The score found when it was checked.
        verified: Number,
        /// Verified ÷ self-assessed, in per cent.
        ratio: Number,
    },
    /// The declared 是/否 is not what the figures say.
    Asserted {
        /// What was declared.
        declared: bool,
        /// The compared value, in its shown unit.
        value: Number,
        /// What it was compared with.
        target: Number,
    },
    /// This year is a factor of about 10 000 off last year.
    Slip {
        /// This year ÷ last year.
        ratio: Number,
    },
    /// A share looks like a ratio.
    Ratio {
        /// What was typed, taken for percent.
        value: Number,
    },
    /// A blank figure is implied by others.
    Implied {
        /// Its value, in the shown unit.
        value: Number,
    },
}

/// Runs all checks of a rubric.
pub fn run(rubric: &Rubric, facts: &Facts) -> Checked {
    let mut checked = Checked::default();
    for (place, check) in rubric.checks.iter().enumerate() {
        let finding = |(facts, detail)| Finding { check: place, severity: check.severity, facts, detail };
        if let CheckKind::Ratio { facts: shares } = &check.kind {
            // Each share that is asked about is a question of its own; the others were not held against anything.
            let found: Vec<Finding> = slips::ratios(rubric, facts, shares).map(finding).collect();
            checked.run += found.len();
            checked.findings.extend(found);
        } else if let Some(outcome) = run_one(rubric, facts, check) {
            checked.run += 1;
            checked.findings.extend(outcome.map(finding));
        }
    }
    let of = |severity| checked.findings.iter().filter(move |finding| finding.severity == severity).cloned();
    let mut gravest_first = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        gravest_first.extend(of(severity));
    }
    Checked { findings: gravest_first, ..checked }
}

type Outcome = Option<(Vec<FactKey>, Detail)>;

/// `None` when a figure is lacking; `Some(None)` when all agrees.
fn run_one(rubric: &Rubric, facts: &Facts, check: &Check) -> Option<Outcome> {
    match &check.kind {
        CheckKind::Claimed { fact, formula, denominators } => {
            claimed(rubric, facts, *fact, formula, denominators)
        }
        CheckKind::Sum { total, parts } => sum(rubric, facts, *total, parts),
        CheckKind::AtMost { value, limit } => limit_of(rubric, facts, value, |value| value > limit),
        CheckKind::AtLeast { value, limit } => limit_of(rubric, facts, value, |value| value < limit),
        CheckKind::Part { part: formula, whole } => part(rubric, facts, formula, whole),
        CheckKind::Equal { left, right, within } => equal(rubric, facts, left, right, within),
        CheckKind::Change { now, before, most } => change(rubric, facts, now, before, most),
        CheckKind::Credibility { self_score, verified } => credibility(rubric, facts, *self_score, *verified),
        CheckKind::Asserted { fact, condition } => asserted(rubric, facts, *fact, condition),
        CheckKind::Slip { now, before } => slips::slip(rubric, facts, *now, *before),
        CheckKind::Ratio { .. } => None,
        CheckKind::Implied { formula, fact, .. } => implied(rubric, facts, formula, *fact),
    }
}

fn claimed(
    rubric: &Rubric,
    facts: &Facts,
    fact: FactKey,
    formula: &Expression,
    denominators: &[FactKey],
) -> Option<Outcome> {
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
    let fits = quotient.and_then(|(over, under)| {
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
        let denominator = over.divide(&unit.to_base(reported.span.value()?))?;
        Some(in_unit_of(rubric, *under, &denominator))
    });
    let detail = Detail::Claimed { reported: reported.said.clone(), computed, fits, implied };
    Some(Some((involved, detail)))
}

/// Facts that are filled in and count the same thing as a denominator, those likest to it in their ids first.
fn alike(rubric: &Rubric, facts: &Facts, under: &Expression) -> Vec<FactKey> {
    let Expression::Fact(under) = under else { return Vec::new() };
    let spec = rubric.fact(*under);
    let FactKind::Number { unit, .. } = &spec.kind else { return Vec::new() };
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

fn sum(rubric: &Rubric, facts: &Facts, total: FactKey, parts: &[FactKey]) -> Option<Outcome> {
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
    Some(Some((involved, Detail::Sum { total: value.clone(), computed })))
}

fn limit_of(
    rubric: &Rubric,
    facts: &Facts,
    value: &Formula,
    passes: impl Fn(&Number) -> bool,
) -> Option<Outcome> {
    let computed = value.unit.of_base(&exact(&value.expression, rubric, facts)?);
    Some(passes(&computed).then(|| (value.expression.facts(), Detail::Limit { value: computed })))
}

fn part(rubric: &Rubric, facts: &Facts, part: &Formula, whole: &Expression) -> Option<Outcome> {
    let (value, of) = both(rubric, facts, part, whole)?;
    let slack =
        &half_digits(rubric, facts, part, &part.expression) + &half_digits(rubric, facts, part, whole);
    let is_more = value > &of + &slack;
    Some(is_more.then(|| (facts_of_both(part, whole), Detail::Part { part: value, whole: of })))
}

fn equal(
    rubric: &Rubric,
    facts: &Facts,
    left: &Formula,
    right: &Expression,
    within: &Number,
) -> Option<Outcome> {
    let (one, other) = both(rubric, facts, left, right)?;
    let printed =
        &half_digits(rubric, facts, left, &left.expression) + &half_digits(rubric, facts, left, right);
    let differs = (&one - &other).abs() > within + &printed;
    Some(differs.then(|| (facts_of_both(left, right), Detail::Equal { left: one, right: other })))
}

fn change(
    rubric: &Rubric,
    facts: &Facts,
    now: &Formula,
    before: &Expression,
    most: &Number,
) -> Option<Outcome> {
    let (this, last) = both(rubric, facts, now, before)?;
    // Of nothing, or of less than nothing, there is no rate of growth.
    if last.is_negative() {
        return None;
    }
    let change = &(&this - &last).divide(&last)? * &Number::whole(100);
    let is_much = change.abs() > *most;
    Some(is_much.then(|| (facts_of_both(now, before), Detail::Change { now: this, before: last, change })))
}

fn credibility(rubric: &Rubric, facts: &Facts, self_score: FactKey, verified: FactKey) -> Option<Outcome> {
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
fn half_digits(rubric: &Rubric, facts: &Facts, shown: &Formula, side: &Expression) -> Number {
    let half = |fact: &FactKey| {
        let FactKind::Number { unit, .. } = &rubric.fact(*fact).kind else { return None };
        let figure = facts.figure(*fact)?;
        // A whole number in the fact's own unit is what it is; 2.04 and 6.1万 were rounded.
        if figure.last_digit == Number::one() {
            return None;
        }
        let half = figure.last_digit.divide(&Number::whole(2))?;
        Some(shown.unit.of_base(&unit.to_base(&half)))
    };
    match side {
        Expression::Fact(fact) => half(fact).unwrap_or_else(Number::zero),
        _ => Number::zero(),
    }
}

fn asserted(rubric: &Rubric, facts: &Facts, fact: FactKey, condition: &Comparison) -> Option<Outcome> {
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
    let shown = |base: &Number| condition.value.unit.of_base(base);
    Some(Some((
        involved,
        Detail::Asserted { declared: *declared, value: shown(&value), target: shown(&target) },
    )))
}

fn implied(rubric: &Rubric, facts: &Facts, formula: &Formula, fact: Option<FactKey>) -> Option<Outcome> {
    if fact.is_some_and(|fact| facts.answer(fact).is_settled()) {
        return None;
    }
    let value = formula.unit.of_base(&exact(&formula.expression, rubric, facts)?);
    Some(Some((formula.expression.facts(), Detail::Implied { value })))
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
