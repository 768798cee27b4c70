//! Bounds leave open exactly what they leave open, and a better figure never earns less.

use super::cases;
use super::typing::Bits;
use crate::native::support::{ends, general, indicator, number, outcome};
use lvzhi::number::Number;
use lvzhi::rubric::{Better, FactKey, IndicatorKey, Operator, Rubric, Rule, Target};
use proptest::prelude::*;

/// The points of the plain line 交流轮岗比例不低于10%, worth 1, for what is typed.
fn line(typed: &str) -> (String, String) {
    let rubric = general();
    let outcome = outcome(&rubric, &[("rotation.share", typed)]);
    ends(&indicator(&rubric, &outcome, "teacher.rotation").parts[0].points)
}

fn pair(low: &str, high: &str) -> (String, String) {
    (low.to_owned(), high.to_owned())
}

/// A part scored by a single figure.
struct Single {
    key: IndicatorKey,
    part: usize,
    fact: FactKey,
    better: Better,
}

fn singles(rubric: &Rubric) -> Vec<Single> {
    let mut singles = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        for (at, part) in indicator.parts.iter().enumerate() {
            let better = match &part.rule {
                Rule::Meets(rule) => match (rule.operator, &rule.target) {
                    (Operator::AtLeast | Operator::Above, Target::Number(_)) => Better::Up,
                    (Operator::AtMost | Operator::Below, Target::Number(_)) => Better::Down,
                    (Operator::Equal, _) | (_, Target::Formula(_)) => continue,
                },
                Rule::PerStep(rule) => rule.better,
                Rule::Bands(rule) => rule.better,
                Rule::Share(_) => Better::Up,
                _ => continue,
            };
            if let [fact] = part.rule.facts()[..] {
                singles.push(Single { key, part: at, fact, better });
            }
        }
    }
    singles
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_bound_settles_a_line_exactly_where_it_must(hundredths in 1..2_000_i64) {
        let bound = Number::whole(hundredths).divide(&Number::whole(100)).unwrap_or_else(Number::zero);
        let (x, ten) = (bound.plain(), Number::whole(10));
        let (all, none, open) = (pair("1", "1"), pair("0", "0"), pair("0", "1"));
        let decided = |is: bool, then: &(String, String)| if is { then.clone() } else { open.clone() };
        prop_assert_eq!(line(&format!("≥{x}")), decided(bound >= ten, &all));
        prop_assert_eq!(line(&format!("＞{x}")), decided(bound >= ten, &all));
        prop_assert_eq!(line(&format!("≤{x}")), decided(bound < ten, &none));
        prop_assert_eq!(line(&format!("＜{x}")), decided(bound <= ten, &none));
        prop_assert_eq!(line(&x), if bound >= ten { all } else { none });
    }

    #[test]
    fn what_is_left_open_can_go_either_way(hundredths in 0..1_000_i64) {
        // Below 10 and above 10: half-way between the bound and the line, the line itself, and beyond it.
        let bound = Number::whole(hundredths).divide(&Number::whole(100)).unwrap_or_else(Number::zero);
        let halfway = (&(&bound + &Number::whole(10)) * &number("0.5")).plain();
        prop_assert_eq!(line(&format!("＞{}", bound.plain())), pair("0", "1"));
        prop_assert_eq!(line(&halfway), pair("0", "0"));
        prop_assert_eq!(line("10"), pair("1", "1"));
        let above = (&bound + &number("10.01")).plain();
        prop_assert_eq!(line(&format!("＜{above}")), pair("0", "1"));
        prop_assert_eq!(line("0"), pair("0", "0"));
    }

    #[test]
    fn a_better_figure_never_earns_less(which in any::<usize>(), one in any::<u32>(), other in any::<u32>()) {
        let rubric = general();
        let singles = singles(&rubric);
        let single = &singles[which % singles.len()];
        let fact = rubric.fact(single.fact);
        let (one, other) = (Bits(one).figure(fact, i64::MIN), Bits(other).figure(fact, i64::MIN));
        let (worse, better) = match single.better {
            Better::Up => (one.clone().min(other.clone()), one.max(other)),
            Better::Down => (one.clone().max(other.clone()), one.min(other)),
        };
        let points = |value: &Number| {
            let outcome = outcome(&rubric, &[(&fact.id, &value.plain())]);
            outcome.assessment.indicator(single.key).parts[single.part].points.clone()
        };
        let (less, more) = (points(&worse), points(&better));
        prop_assert!(less.is_settled() && more.is_settled(), "{}: {worse:?} {less:?}, {better:?} {more:?}", fact.id);
        prop_assert!(less.low <= more.low, "{}: {worse:?} earns {less:?}, {better:?} {more:?}", fact.id);
    }
}
