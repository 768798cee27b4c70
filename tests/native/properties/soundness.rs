//! Whatever the blanks turn out to be, the outcome stays inside what was said before they were filled in.

use super::cases;
use super::typing::{Bits, inside};
use crate::native::support::{general, judged, typed};
use lvzhi::draft::Outcome;
use lvzhi::engine::Verdict;
use lvzhi::facts::{Answer, Facts, Judgment, RawAnswers};
use lvzhi::number::{Number, Range, Truth};
use lvzhi::rubric::{Expression, FactKey, FactKind, Indicator, Rubric, Rule, Target};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// More than the default rubric has of facts or of indicators.
const MANY: usize = 400;

/// Facts below a fraction line. Of nobody there is no share, so what completes a blank there is at least one.
fn divisors(rubric: &Rubric) -> Vec<FactKey> {
    fn below(expression: &Expression, found: &mut Vec<FactKey>) {
        match expression {
            Expression::Fact(_) | Expression::Number(_) => {}
            Expression::Add(a, b) | Expression::Subtract(a, b) | Expression::Multiply(a, b) => {
                below(a, found);
                below(b, found);
            }
            Expression::Divide(a, b) | Expression::Growth(a, b) => {
                below(a, found);
                b.collect_facts(found);
            }
        }
    }
    let mut found = Vec::new();
    for part in rubric.indicators.iter().flat_map(|indicator| &indicator.parts) {
        match &part.rule {
            Rule::Meets(rule) => {
                below(&rule.value.expression, &mut found);
                if let Target::Formula(target) = &rule.target {
                    below(target, &mut found);
                }
            }
            Rule::PerStep(rule) => below(&rule.value.expression, &mut found),
            Rule::Bands(rule) => below(&rule.value.expression, &mut found),
            Rule::Share(rule) => below(&rule.value.expression, &mut found),
            Rule::Yes(_) | Rule::Judged(_) => {}
        }
    }
    found
}

fn given(rubric: &Rubric, facts: impl IntoIterator<Item = (usize, u32)>) -> RawAnswers {
    let mut answers = RawAnswers::default();
    for (place, bits) in facts {
        if let Some(fact) = rubric.facts.get(place) {
            answers.facts.insert(fact.id.clone(), typed(&Bits(bits).typed(fact)));
        }
    }
    answers
}

/// Fills in what is open, as the bits say; where they are nought it stays open, unless `all` is to be filled in.
fn complete(rubric: &Rubric, answers: &RawAnswers, fill: &[u32], all: bool) -> RawAnswers {
    let divisors = divisors(rubric);
    let read = Facts::read(rubric, answers);
    let mut complete = answers.clone();
    let bits = |place: usize| match fill[place % fill.len()].wrapping_mul(place as u32 | 1) {
        0 if all => Some(1),
        0 => None,
        bits => Some(bits),
    };
    for (key, fact) in rubric.facts_with_keys() {
        let (answer, Some(bits)) = (read.answer(key), bits(usize::from(key.0))) else { continue };
        if answer.is_settled() && !(all && is_refused(rubric, key, answer)) {
            continue;
        }
        let least = if divisors.contains(&key) { 1 } else { i64::MIN };
        let text = match (&fact.kind, answer) {
            (FactKind::Flag, _) => Some(if bits % 2 == 0 { "是" } else { "否" }.to_owned()),
            (_, Answer::Figure(_)) => {
                let bound = answers.facts.get(&fact.id).map_or("", |raw| &raw.text);
                inside(bound, fact, Bits(bits), least)
            }
            _ => Some(Bits(bits).figure(fact, least).plain()),
        };
        if let Some(text) = text {
            complete.facts.insert(fact.id.clone(), typed(&text));
        }
    }
    for (key, indicator) in rubric.indicators_with_keys() {
        let (Some((part, rule)), Some(bits)) = (indicator.judged(), bits(usize::from(key.0) + 7)) else {
            continue;
        };
        if *read.judgment(key) == Judgment::Blank {
            let steps = part.points.divide(&rule.step).unwrap_or_else(Number::zero);
            let most: u32 = steps.floor().plain().parse().unwrap_or(0);
            let points = &rule.step * &Number::whole(i64::from(bits % (most + 1)));
            complete.judgments.insert(indicator.id.clone(), judged(&points.plain()));
        }
    }
    complete
}

/// 不适用 that no indicator accepts.
fn is_refused(rubric: &Rubric, key: FactKey, answer: &Answer) -> bool {
    let accepts =
        |indicator: &&Indicator| indicator.not_applicable.is_some() && indicator.inputs.contains(&key);
    *answer == Answer::NotApplicable && !rubric.indicators.iter().any(|indicator| accepts(&indicator))
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
        inside(&indicator.id, &before.points, &after.points)?;
        let decided = matches!(before.verdict, Verdict::Met | Verdict::Unmet);
        prop_assert!(!decided || before.verdict == after.verdict, "{}: {before:?}, {after:?}", indicator.id);
    }
    for (domain, (before, after)) in rubric.domains.iter().zip(before.domains.iter().zip(&after.domains)) {
        inside(&domain.id, &before.points, &after.points)?;
        prop_assert!(before.settled <= after.settled);
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

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn no_completion_leaves_the_ranges(facts in btree_map(0..MANY, any::<u32>(), 0..120), fill in vec(any::<u32>(), 1..40)) {
        let rubric = general();
        let before = given(&rubric, facts);
        let after = complete(&rubric, &before, &fill, false);
        check_inside(&rubric, &Outcome::of(&rubric, &before), &Outcome::of(&rubric, &after))?;
    }

    #[test]
    fn once_all_is_filled_in_nothing_is_open(facts in btree_map(0..MANY, 1..u32::MAX, 0..200), fill in vec(1..u32::MAX, 1..40)) {
        let rubric = general();
        // Nought below a fraction line is never settled; it is left out here.
        let divisors: Vec<_> = divisors(&rubric).into_iter().map(|key| usize::from(key.0)).collect();
        let before = given(&rubric, facts.into_iter().filter(|(place, _)| !divisors.contains(place)));
        let after = Outcome::of(&rubric, &complete(&rubric, &before, &fill, true));
        check_inside(&rubric, &Outcome::of(&rubric, &before), &after)?;
        prop_assert!(after.assessment.total.is_settled(), "{:?}", after.assessment.total);
        prop_assert_eq!(after.assessment.settled, rubric.indicators.len());
        prop_assert_eq!(after.assessment.grade.low, after.assessment.grade.high);
    }
}
