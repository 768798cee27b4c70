//! The smallest change that reaches a line, or a number of points.

use crate::native::support::{general, number};
use lvzhi::draft::Outcome;
use lvzhi::examples;
use lvzhi::facts::Answer;
use lvzhi::number::Span;
use lvzhi::rubric::Rubric;
use lvzhi::whatif::{self, Change, Goal, Need, Place, Side};

fn example(rubric: &Rubric, at: usize) -> Outcome {
    let draft = examples::example(at);
    Outcome::of(rubric, &draft.answers, draft.year_number())
}

fn needs(rubric: &Rubric, outcome: &Outcome, indicator: &str) -> Vec<Need> {
    whatif::needs(rubric, &outcome.facts, rubric.find_indicator(indicator).expect("an indicator"))
}

fn of<'a>(rubric: &Rubric, needs: &'a [Need], fact: &str, goal: Goal) -> &'a Need {
    let place = Place::Fact(rubric.find_fact(fact).expect("a fact"));
    let found = needs.iter().find(|need| need.change.place() == place && need.goal == goal);
    found.unwrap_or_else(|| panic!("{fact} in {needs:?}"))
}

#[test]
fn training_of_case_1_needs_546_21() {
    // 1.5 % of 36414 万元 is 546.21; of pay, 483 ÷ 1.5 % is exactly 32200.
    let rubric = general();
    let outcome = example(&rubric, 0);
    let needs = needs(&rubric, &outcome, "funding.training");
    let spent = of(&rubric, &needs, "training.spent", Goal::Line);
    assert_eq!(
        (spent.change.number(), spent.side, spent.is_least),
        (Some(&number("546.21")), Side::Exactly, true)
    );
    let pay = of(&rubric, &needs, "salary.total", Goal::Line);
    assert_eq!((pay.change.number(), pay.is_least), (Some(&number("32200")), true));
    let will = |fact| whatif::is_changed_at_will(&rubric, rubric.find_fact(fact).expect("a fact"));
    assert_eq!((will("training.spent"), will("salary.total")), (true, false));
}

#[test]
fn a_blank_says_from_where_on_it_does() {
    // 正安县: 普通高中 700 of 1000 元, 公办幼儿园 200 of 500 元; 小学 is blank, and asks 720 元.
    let rubric = general();
    let outcome = example(&rubric, 5);
    let needs = needs(&rubric, &outcome, "funding.quota");
    let senior = of(&rubric, &needs, "senior.quota", Goal::Line);
    assert_eq!((senior.change.number(), senior.side), (Some(&number("1000")), Side::Exactly));
    let kindergarten = of(&rubric, &needs, "kindergarten.quota", Goal::Line);
    assert_eq!(kindergarten.change.number(), Some(&number("500")));
    let primary = of(&rubric, &needs, "primary.quota", Goal::Line);
    assert_eq!(primary.side, Side::AtLeast);
    let fact = rubric.find_fact("primary.quota").expect("a fact");
    assert_eq!(primary.change, Change::figure(fact, Span::between(Some(number("720")), None)));
    // A yes/no that is blank can be answered.
    let small = rubric.find_fact("small_schools.funded").expect("a fact");
    assert!(needs.iter().any(|need| need.change == Change::Fact(small, Answer::Flag(true))));
}

#[test]
fn points_that_are_chosen_lead_back_to_a_value() {
    // 武术乡: 学前三年毛入园率 37 %. 2 points at 85 %, 0.1 less for each point below in proportion, rounded to hundredths:
    // 1 point needs 2 − 0.1 × (85 − x) ≥ 0.995, so x = 74.95. At most half a point (0.504…) is reached from 37 % at once:
    // there it is nought, which is at most that already.
    let rubric = general();
    let outcome = example(&rubric, 1);
    let key = rubric.find_indicator("preschool.enrolment").expect("an indicator");
    let rate = Place::Fact(rubric.find_fact("kindergarten.gross_enrolment").expect("a fact"));
    let value = |points: &str| {
        let need = whatif::for_points(&rubric, &outcome.facts, key, rate, &number(points))?;
        need.change.number().cloned()
    };
    assert_eq!(value("1"), Some(number("74.95")));
    assert_eq!(value("2"), Some(number("84.95")), "1.995 is rounded to 2");
    assert_eq!(value("0"), None, "it has just as many");
    assert_eq!(value("2.01"), None, "there are no more");
}
