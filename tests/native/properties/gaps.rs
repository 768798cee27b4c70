//! What is said to be needed does reach the line, and one countable unit less does not.

use super::cases;
use super::typing::Bits;
use crate::native::support::{general, number, outcome};
use lvzhi::engine::Gap;
use lvzhi::number::{Number, Truth};
use lvzhi::rubric::{Expression, FactKey, FactKind, IndicatorKey, Rubric, Rule};
use proptest::collection::vec;
use proptest::prelude::*;

/// Parts that have a line to reach. A figure that stands above and below its own fraction line is left out.
fn lines(rubric: &Rubric) -> Vec<(IndicatorKey, usize)> {
    let formula = |rule: &Rule| match rule {
        Rule::Meets(rule) => Some(rule.value.expression.clone()),
        Rule::PerStep(rule) => Some(rule.value.expression.clone()),
        Rule::Bands(rule) => Some(rule.value.expression.clone()),
        Rule::Share(rule) => Some(rule.value.expression.clone()),
        _ => None,
    };
    let on_both_sides = |expression: &Expression| match expression {
        Expression::Divide(over, under) => over.facts().iter().any(|fact| under.facts().contains(fact)),
        _ => false,
    };
    let has_line = |rule: &Rule| formula(rule).is_some_and(|expression| !on_both_sides(&expression));
    let parts = rubric.indicators_with_keys().flat_map(|(key, indicator)| {
        indicator
            .parts
            .iter()
            .enumerate()
            .filter(move |(_, part)| has_line(&part.rule))
            .map(move |(at, _)| (key, at))
    });
    parts.collect()
}

/// The figures of a part, and what comes of them.
struct Trial {
    key: IndicatorKey,
    part: usize,
    facts: Vec<(FactKey, Number)>,
}

impl Trial {
    /// Whether the line is reached, and what would reach it.
    fn result(&self, rubric: &Rubric) -> (Truth, Option<Gap>) {
        let texts: Vec<(&str, String)> =
            self.facts.iter().map(|(key, value)| (&*rubric.fact(*key).id, value.plain())).collect();
        let typed: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, &**text)).collect();
        let outcome = outcome(rubric, &typed);
        let result = &outcome.assessment.indicator(self.key).parts[self.part];
        (result.met, result.gap.clone())
    }

    /// The same with another value of one fact.
    fn with(&self, fact: FactKey, value: &Number) -> Self {
        let change =
            |(key, old): &(FactKey, Number)| (*key, if *key == fact { value.clone() } else { old.clone() });
        Self { facts: self.facts.iter().map(change).collect(), ..*self }
    }
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn what_is_needed_is_enough_and_no_more_than_enough(which in any::<usize>(), bits in vec(any::<u32>(), 8)) {
        let rubric = general();
        let lines = lines(&rubric);
        let (key, part) = lines[which % lines.len()];
        let facts = rubric.indicator(key).parts[part].rule.facts();
        let facts: Vec<_> =
            facts.into_iter().zip(bits).map(|(fact, bits)| (fact, Bits(bits).figure(rubric.fact(fact), 1))).collect();
        let trial = Trial { key, part, facts };
        let (met, gap) = trial.result(&rubric);
        prop_assert!(met != Truth::Open, "all figures are given");
        let Some(gap) = gap else { return Ok(()) };
        prop_assert_eq!(met, Truth::No, "what is met needs nothing");

        let given = &trial.facts.iter().find(|(fact, _)| *fact == gap.fact).expect("one of its figures").1;
        prop_assert_eq!(&gap.difference, &(&gap.needed - given));
        let FactKind::Number { bounds, whole, .. } = &rubric.fact(gap.fact).kind else { panic!("a figure") };
        prop_assert!(bounds.contains(&gap.needed));
        prop_assert!(!whole || gap.needed.is_whole());
        prop_assert_eq!(trial.with(gap.fact, &gap.needed).result(&rubric).0, Truth::Yes, "{:?}", trial.facts);
        let unit = if *whole { Number::one() } else { number("0.01") };
        let less = if gap.difference.is_negative() { &gap.needed + &unit } else { &gap.needed - &unit };
        if bounds.contains(&less) {
            prop_assert_eq!(trial.with(gap.fact, &less).result(&rubric).0, Truth::No, "{:?}", trial.facts);
        }
    }
}
