//! Whatever the blanks turn out to be, the outcome stays inside what was said before they were filled in; and where the
//! points only rise or only fall with a blank, both ends are reached.

use super::cases;
use crate::native::support::{all, typed};
use crate::random::{self, Dice};
use lvzhi::draft::Outcome;
use lvzhi::engine::Verdict;
use lvzhi::facts::RawAnswers;
use lvzhi::number::{Number, Range, Truth};
use lvzhi::rubric::{Expression, FactKey, FactKind, Function, Rubric, Rule};
use proptest::prelude::*;

fn outcome(rubric: &Rubric, answers: &RawAnswers) -> Outcome {
    Outcome::of(rubric, answers, Some(2024))
}

fn check_inside(rubric: &Rubric, before: &Outcome, after: &Outcome) -> Result<(), TestCaseError> {
    let (before, after) = (&before.assessment, &after.assessment);
    let inside = |what: &str, before: &Range, after: &Range| {
        prop_assert!(before.contains(after), "{what}: {after:?} is outside {before:?}");
        Ok(())
    };
    for (indicator, (before, after)) in
        rubric.indicators.iter().zip(before.indicators.iter().zip(&after.indicators))
    {
        for (at, (part, (was, is))) in
            indicator.parts.iter().zip(before.parts.iter().zip(&after.parts)).enumerate()
        {
            let what = format!("{}, part {at}, {:?}", indicator.id, part.rule);
            inside(&what, &was.points, &is.points)?;
            prop_assert!(was.met == Truth::Open || was.met == is.met, "{what}: {was:?}, {is:?}");
        }
        inside(&indicator.id, &before.points, &after.points)?;
        let decided = matches!(before.verdict, Verdict::Met | Verdict::Unmet);
        prop_assert!(!decided || before.verdict == after.verdict, "{}: {before:?}, {after:?}", indicator.id);
    }
    for (domain, (before, after)) in rubric.domains.iter().zip(before.domains.iter().zip(&after.domains)) {
        inside(&domain.id, &before.points, &after.points)?;
    }
    inside("total", &before.total, &after.total)?;
    for (gate, (before, after)) in rubric.gates.iter().zip(before.gates.iter().zip(&after.gates)) {
        prop_assert!(before.fired == Truth::Open || before == after, "{}", gate.id);
    }
    // Grades are counted from the best.
    prop_assert!(after.grade.low <= before.grade.low && before.grade.high <= after.grade.high);
    prop_assert!(after.grade.high <= after.grade.low);
    Ok(())
}

fn check_completions(rubric: &Rubric, seed: u64) -> Result<(), TestCaseError> {
    let mut dice = Dice::new(seed);
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
/// it, not between two others in a row of years, and not below a fraction line where it may be nought or less. Nor can a
/// grid tell where a rank changes between its figures.
fn looks_once(rubric: &Rubric, rule: &Rule, fact: FactKey) -> bool {
    let may_be_nought = match &rubric.fact(fact).kind {
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
                between |= under.facts().contains(&fact) && (may_be_nought || under.facts().len() > 1);
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
                    prop_assert_eq!(
                        &said.points,
                        &reached(&points),
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
        if one_way && all_once {
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
    #![proptest_config(cases(60))]

    #[test]
    fn no_completion_leaves_the_ranges_of_a_random_rubric(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_completions(&rubric, draft)?;
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
            check_completions(&rubric, draft)?;
        }
    }

    #[test]
    fn once_all_is_filled_in_only_what_is_undefined_is_open(draft in any::<u64>()) {
        for rubric in all() {
            let answers = random::draft(&rubric, &mut Dice::new(draft), true);
            let after = outcome(&rubric, &answers);
            for (indicator, result) in rubric.indicators.iter().zip(&after.assessment.indicators) {
                let undefined = result.parts.iter().any(|part| part.value == lvzhi::engine::Value::Undefined);
                prop_assert!(result.points.is_settled() || undefined, "{} {}: {result:?}", rubric.id, indicator.id);
                prop_assert!(result.missing.is_empty() || undefined, "{} {}: {result:?}", rubric.id, indicator.id);
            }
        }
    }
}

#[test]
fn the_tightness_of_many_rules_is_looked_at() {
    let looked_at: usize = (0..25)
        .map(|seed| {
            let rubric = random::rubric(seed).expect("the generator makes right rubrics");
            check_tight(&rubric, seed).expect("tight")
        })
        .sum();
    assert!(looked_at > 50, "only {looked_at}");
}
