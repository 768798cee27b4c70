//! Whatever the blanks turn out to be, the outcome stays inside what was said before they were filled in; and where the
//! points only rise or only fall with a blank, both ends are reached.

use super::cases;
use crate::native::support::{all, typed};
use crate::random::inside::outside;
use crate::random::{self, Dice, wild};
use lvzhi::draft::Outcome;
use lvzhi::engine::truth;
use lvzhi::facts::{Answer, RawAnswers};
use lvzhi::number::{Number, Range, Truth};
use lvzhi::rubric::{
    Expression, FactKey, FactKind, Fault, Function, IfZero, Indicator, Item, NotApplicable, Rubric, Rule,
};
use proptest::prelude::*;

fn outcome(rubric: &Rubric, answers: &RawAnswers) -> Outcome {
    Outcome::of(rubric, answers, Some(2024))
}

fn check_inside(rubric: &Rubric, before: &Outcome, after: &Outcome) -> Result<(), TestCaseError> {
    match outside(rubric, &before.assessment, &after.assessment) {
        Some(said) => Err(TestCaseError::fail(said)),
        None => Ok(()),
    }
}

fn check_completions(rubric: &Rubric, mut dice: Dice) -> Result<(), TestCaseError> {
    let before = random::draft(rubric, &mut dice, false);
    let said = outcome(rubric, &before);
    let mut known = before;
    // Step by step, as a clerk fills in a form: each state holds all that follow.
    for _ in 0..3 {
        known = random::complete(rubric, &known, &mut dice, false);
        check_inside(rubric, &said, &outcome(rubric, &known))?;
    }
    check_inside(rubric, &said, &outcome(rubric, &random::complete(rubric, &known, &mut dice, true)))
}

/// The figures of a fact from its least to its greatest, where it has both.
fn grid(rubric: &Rubric, fact: FactKey) -> Option<Vec<String>> {
    let FactKind::Number { bounds, .. } = &rubric.fact(fact).kind else { return None };
    let (low, high) = (bounds.low.number()?, bounds.high.number()?);
    let (low, high): (i64, i64) = (low.plain().parse().ok()?, high.plain().parse().ok()?);
    Some((low..=high).map(|value| value.to_string()).collect())
}

/// Which way points go along a grid: `None` where they go both ways or are not settled.
fn direction(points: &[Range]) -> Option<i8> {
    let settled = points.iter().all(Range::is_settled);
    let rises = points.windows(2).any(|pair| pair[0].low < pair[1].low);
    let falls = points.windows(2).any(|pair| pair[0].low > pair[1].low);
    match (settled, rises, falls) {
        (true, true, false) => Some(1),
        (true, false, true) => Some(-1),
        (true, false, false) => Some(0),
        _ => None,
    }
}

fn reached(points: &[Range]) -> Range {
    let ends = |pick: fn(Number, Number) -> Number| {
        points.iter().map(|range| range.low.clone()).reduce(pick).expect("a grid has figures")
    };
    Range { low: ends(Number::min), high: ends(Number::max) }
}

/// Whether a rule lets its range be tight in a figure: it stands in one condition only (two that contradict each other can
/// never hold together, which is no matter of rising or falling), not both inside a `min`, `ceil` or the like and beside
/// it, not between two others in a row of years, and not below a fraction line where it may be zero or less. Nor can a
/// grid tell where a rank changes between its figures.
fn looks_once(rubric: &Rubric, rule: &Rule, fact: FactKey) -> bool {
    let may_be_zero = match &rubric.fact(fact).kind {
        FactKind::Number { bounds, .. } => {
            bounds.low.number().is_none_or(|low| low.is_negative() || low.is_zero())
        }
        _ => false,
    };
    // One's place changes wherever one passes another, be it between two figures of the grid.
    let between_figures = matches!(rule, Rule::Ranked(_))
        && matches!(&rubric.fact(fact).kind, FactKind::Number { whole: false, .. });
    let uses = |expression: &&&Expression| expression.facts().contains(&fact);
    let conditions = match rule {
        Rule::NOfM(_) | Rule::Tiers(_) => rule.expressions().iter().filter(uses).count(),
        _ => 1,
    };
    let (mut in_all, mut in_calls, mut between) = (0, false, false);
    for expression in rule.expressions() {
        expression.each(&mut |part| match part {
            Expression::Fact(other) => in_all += usize::from(*other == fact),
            Expression::Call(Function::Rises | Function::Falls, years) => {
                in_calls |= part.facts().contains(&fact);
                between |= years[1..years.len() - 1].iter().any(|year| year.facts().contains(&fact));
            }
            Expression::Call(..) => in_calls |= part.facts().contains(&fact),
            Expression::Divide(_, under) | Expression::Growth(_, under) => {
                // What stands beside it below the line may be anything, too.
                between |= under.facts().contains(&fact) && (may_be_zero || under.facts().len() > 1);
            }
            _ => {}
        });
    }
    conditions <= 1 && (in_all <= 1 || !in_calls) && !between && !between_figures
}

/// With one figure blank and everything else given, each rule that is monotone in it has a tight range, and so has the
/// total where all of them go the same way.
fn check_tight(rubric: &Rubric, seed: u64) -> Result<usize, TestCaseError> {
    let mut dice = Dice::new(seed);
    let answers = random::draft(rubric, &mut dice, true);
    let mut checked = 0;
    for (fact, spec) in rubric.facts_with_keys() {
        let Some(grid) = grid(rubric, fact) else { continue };
        let with = |text: &str| {
            let mut answers = answers.clone();
            answers.facts.insert(spec.id.clone(), typed(text));
            outcome(rubric, &answers)
        };
        let blank = with("");
        let filled: Vec<Outcome> = grid.iter().map(|text| with(text)).collect();
        let excused = with("不适用");
        let accepts = |indicator: &Indicator| indicator.accepts_not_applicable(fact);
        let mut directions = Vec::new();
        for (at, indicator) in rubric.indicators.iter().enumerate() {
            for (part, said) in blank.assessment.indicators[at].parts.iter().enumerate() {
                let points: Vec<Range> = filled
                    .iter()
                    .map(|one| one.assessment.indicators[at].parts[part].points.clone())
                    .collect();
                let way = direction(&points);
                directions.push(way);
                let rule = &indicator.parts[part].rule;
                if way.is_some() && looks_once(rubric, rule, fact) && rubric.facts_of(rule).contains(&fact) {
                    checked += 1;
                    let mut possible = reached(&points);
                    if accepts(indicator) && rule.facts().contains(&fact) {
                        possible = possible.join(&excused.assessment.indicators[at].parts[part].points);
                    }
                    prop_assert_eq!(
                        &said.points,
                        &possible,
                        "{} in {:?}",
                        spec.id,
                        indicator.parts[part].rule
                    );
                }
            }
        }
        let one_way =
            [1, -1].iter().any(|way| directions.iter().all(|one| [Some(0), Some(*way)].contains(one)));
        let all_once = rubric
            .indicators
            .iter()
            .flat_map(|one| &one.parts)
            .all(|part| looks_once(rubric, &part.rule, fact));
        // Whether the county has it at all decides as well, elsewhere than along the grid.
        let may_not_apply = rubric.indicators.iter().any(|one| one.inputs.contains(&fact) && accepts(one));
        if one_way && all_once && !may_not_apply {
            let totals: Vec<Range> = filled.iter().map(|one| one.assessment.total.clone()).collect();
            prop_assert_eq!(&blank.assessment.total, &reached(&totals), "{}", spec.id);
            let grades = || filled.iter().map(|one| one.assessment.grade);
            // Only points and must-meet lines that go the same way decide here, so both ends of the grade are reached, too.
            if rubric.gates.is_empty() && !rubric.grades.iter().any(|grade| grade.must) {
                prop_assert_eq!(Some(blank.assessment.grade.low), grades().map(|grade| grade.low).max());
                prop_assert_eq!(Some(blank.assessment.grade.high), grades().map(|grade| grade.high).min());
            }
        }
    }
    Ok(checked)
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn no_completion_leaves_the_ranges_of_a_random_rubric(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_completions(&rubric, Dice::new(draft))?;
        check_completions(&rubric, Dice::wild(draft))?;
    }

    #[test]
    fn no_completion_leaves_the_ranges_of_a_wild_rubric(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = wild::rubric(seed).expect("the generator makes right rubrics");
        for n in 0..8 {
            check_completions(&rubric, Dice::wild(draft.wrapping_add(n)))?;
        }
    }

    #[test]
    fn where_a_rule_is_monotone_both_ends_are_reached(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_tight(&rubric, draft)?;
    }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn no_completion_leaves_the_ranges_of_our_rubrics(draft in any::<u64>()) {
        for rubric in all() {
            check_completions(&rubric, Dice::new(draft))?;
            check_completions(&rubric, Dice::wild(draft))?;
        }
    }

    #[test]
    fn once_all_is_filled_in_only_what_is_undefined_is_open(draft in any::<u64>()) {
        for rubric in all() {
            let answers = random::draft(&rubric, &mut Dice::new(draft), true);
            let after = outcome(&rubric, &answers);
            for (indicator, result) in rubric.indicators.iter().zip(&after.assessment.indicators) {
                let undefined = result.parts.iter().any(lvzhi::engine::PartResult::is_undefined);
                prop_assert!(result.points.is_settled() || undefined, "{} {}: {result:?}", rubric.id, indicator.id);
                prop_assert!(result.missing.is_empty() || undefined, "{} {}: {result:?}", rubric.id, indicator.id);
            }
        }
    }
}

/// Answers that no fault list holds against the county, in the place of each 不适用 that is accepted.
fn let_off(rubric: &Rubric, answers: &RawAnswers) -> RawAnswers {
    let mut changed = answers.clone();
    for part in rubric.indicators.iter().flat_map(|one| &one.parts) {
        let Rule::Faults(rule) = &part.rule else { continue };
        for fault in &rule.faults {
            let id = &rubric.fact(fault.fact).id;
            if answers.facts.get(id).is_some_and(|fact| &*fact.text == "不适用") {
                changed.facts.insert(id.clone(), typed(if fault.when { "否" } else { "是" }));
            }
        }
    }
    changed
}

/// How often each was looked at: faults that are let off, items that are, divisors that are zero with no points and with
/// full points, gates.
#[derive(Debug, Default)]
struct Looked {
    faults: usize,
    items: usize,
    none: usize,
    full: usize,
    gates: usize,
}

/// What 不适用 and divisors of zero come to when everything is filled in.
fn check_complete(rubric: &Rubric, seed: u64, looked: &mut Looked) {
    let mut dice = Dice::wild(seed);
    let answers = random::complete(rubric, &random::draft(rubric, &mut dice, false), &mut dice, true);
    let (said, faultless) = (outcome(rubric, &answers), outcome(rubric, &let_off(rubric, &answers)));
    for (at, indicator) in rubric.indicators.iter().enumerate() {
        let result = &said.assessment.indicators[at];
        for (n, (part, result)) in indicator.parts.iter().zip(&result.parts).enumerate() {
            let what = format!("{} of {result:?}, {:?}", indicator.id, part.rule);
            let is_excused = |fact: &FactKey| {
                *said.facts.answer(*fact) == Answer::NotApplicable && indicator.accepts_not_applicable(*fact)
            };
            let uses = part.rule.facts();
            let is_refused = |fact: &FactKey| {
                *said.facts.answer(*fact) == Answer::NotApplicable && !indicator.accepts_not_applicable(*fact)
            };
            if indicator.not_applicable == Some(NotApplicable::Full) && uses.iter().any(is_excused) {
                match &part.rule {
                    // What does not apply counts as if it had not occurred, and the other faults as ever. A fault that means
                    // the other answer elsewhere is left to the cases.
                    Rule::Faults(rule)
                        if !uses.iter().any(is_refused)
                            && rule.faults.iter().all(|one| unlike(rubric, one).is_none()) =>
                    {
                        looked.faults += 1;
                        let points = &faultless.assessment.indicators[at].parts[n].points;
                        assert_eq!(&result.points, points, "{what}");
                    }
                    Rule::NOfM(rule) if rule.table.is_none() && rule.rest.is_none() => {
                        let met = |item: &&Item| {
                            item.comparison.facts().iter().any(is_excused)
                                || truth(&item.comparison, rubric, &said.facts) == Truth::Yes
                        };
                        let met = rule.items.iter().filter(met).count();
                        let is_open =
                            |item: &Item| truth(&item.comparison, rubric, &said.facts) == Truth::Open;
                        if !rule.items.iter().any(is_open) {
                            looked.items += 1;
                            let won = if met >= rule.need { part.points.clone() } else { Number::zero() };
                            assert_eq!(result.points, Range::exactly(won), "{what}");
                        }
                    }
                    _ => {}
                }
            }
            // Where a blank may still set the part aside, that is possible, too.
            if result.is_undefined() && !result.may_not_apply {
                let if_zero = match &part.rule {
                    Rule::Meets(rule) => rule.if_zero,
                    Rule::PerStep(rule) => rule.if_zero,
                    Rule::PerGain(rule) => rule.if_zero,
                    Rule::Bands(rule) => rule.if_zero,
                    Rule::Share(rule) => rule.if_zero,
                    Rule::Rectified(rule) => rule.if_zero,
                    // Who wrote down a rank has one, unless a line asks for the value.
                    Rule::Ranked(rule) if rule.reaches.is_some() => rule.if_zero,
                    Rule::Ranked(_) => continue,
                    _ => IfZero::Open,
                };
                match if_zero {
                    IfZero::Open => assert_eq!(result.met, Truth::Open, "{what}"),
                    IfZero::Full => {
                        looked.full += 1;
                        assert_eq!(result.points, Range::exactly(part.points.clone()), "{what}");
                    }
                    IfZero::None => {
                        looked.none += 1;
                        assert_eq!(result.points, Range::zero(), "{what}");
                    }
                }
            }
        }
    }
}

/// A fault on the same fact that means the other answer.
fn unlike<'a>(rubric: &'a Rubric, one: &Fault) -> Option<&'a Fault> {
    let rules = rubric.indicators.iter().flat_map(|indicator| &indicator.parts).map(|part| &part.rule);
    let faults = rules.filter_map(|rule| match rule {
        Rule::Faults(rule) => Some(&rule.faults),
        _ => None,
    });
    faults.flatten().find(|other| other.fact == one.fact && other.when != one.when)
}

#[test]
fn what_does_not_apply_takes_nothing_else_with_it_and_zeros_give_what_is_written() {
    let mut looked = Looked::default();
    for seed in 0..52 {
        let [rubric, turned] = wild::turned_round(seed).expect("the generator makes right rubrics");
        for draft in 0..12 {
            check_complete(&rubric, seed * 100 + draft, &mut looked);
            let answers = random::draft(&rubric, &mut Dice::wild(seed ^ draft), true);
            let [one, other] = [&rubric, &turned].map(|rubric| outcome(rubric, &answers).assessment);
            // A gate fires on the one answer where it does not on the other.
            for (gate, (one, other)) in rubric.gates.iter().zip(one.gates.iter().zip(&other.gates)) {
                looked.gates += usize::from(one.fired != Truth::Open);
                assert_eq!(one.fired, other.fired.negated(), "{seed}: {gate:?}");
            }
        }
    }
    let Looked { faults, items, none, full, gates } = looked;
    assert!(faults > 10 && items > 5 && none > 50 && full > 50 && gates > 200, "{looked:?}");
}

#[test]
fn the_tightness_of_many_rules_is_looked_at() {
    let looked_at: usize = (0..15)
        .map(|seed| {
            let rubric = random::rubric(seed).expect("the generator makes right rubrics");
            check_tight(&rubric, seed).expect("tight")
        })
        .sum();
    assert!(looked_at > 50, "only {looked_at}");
}
