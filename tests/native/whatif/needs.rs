//! The smallest change that reaches a line, or a number of points.

use crate::native::fragments::fragment;
use crate::native::support::{edition, general, number, outcome};
use lvzhi::draft::Outcome;
use lvzhi::examples;
use lvzhi::facts::Answer;
use lvzhi::number::Span;
use lvzhi::rubric::Rubric;
use lvzhi::whatif::path::MeansKind;
use lvzhi::whatif::{self, Change, Goal, Need, NeedKind, Place};

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

fn will(rubric: &Rubric, fact: &str) -> bool {
    whatif::is_changed_at_will(rubric, rubric.find_fact(fact).expect("a fact"))
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
        (Some(&number("546.21")), NeedKind::Exactly, true)
    );
    let pay = of(&rubric, &needs, "salary.total", Goal::Line);
    assert_eq!((pay.change.number(), pay.is_least), (Some(&number("32200")), true));
    assert_eq!((will(&rubric, "training.spent"), will(&rubric, "salary.total")), (true, false));
}

#[test]
fn a_blank_says_from_where_on_it_does() {
    // 正安县: 普通高中 700 of 1000 元, 公办幼儿园 200 of 500 元; 小学 is blank, and asks 720 元.
    let rubric = general();
    let outcome = example(&rubric, 5);
    let needs = needs(&rubric, &outcome, "funding.quota");
    let senior = of(&rubric, &needs, "senior.quota", Goal::Line);
    assert_eq!((senior.change.number(), senior.side), (Some(&number("1000")), NeedKind::Exactly));
    let kindergarten = of(&rubric, &needs, "kindergarten.quota", Goal::Line);
    assert_eq!(kindergarten.change.number(), Some(&number("500")));
    let primary = of(&rubric, &needs, "primary.quota", Goal::Line);
    assert_eq!(primary.side, NeedKind::AtLeast);
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
    // there it is zero, which is at most that already.
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

#[test]
fn no_county_is_told_to_lower_what_it_is_measured_by() {
    // 60000 is short of civil servants' 65000: either can move. Appropriation has to grow by more than revenue, 5.01 %, or
    // revenue by 2.79. Only one's own is at will.
    let rubric = general();
    for (indicator, own, benchmark, texts, reached) in [
        (
            "teacher.salary",
            "salary.teacher_average",
            "salary.civil_average",
            ["60000", "65000"],
            ["65000", "60000"],
        ),
        ("funding.appropriation", "growth.appropriation", "growth.revenue", ["2.8", "5"], ["5.01", "2.79"]),
    ] {
        let outcome = outcome(&rubric, &[(own, texts[0]), (benchmark, texts[1])]);
        let needs = needs(&rubric, &outcome, indicator);
        for (fact, value) in [own, benchmark].into_iter().zip(reached) {
            let need = of(&rubric, &needs, fact, Goal::Line);
            assert_eq!(need.change.number(), Some(&number(value)), "{fact}");
        }
        assert_eq!((will(&rubric, own), will(&rubric, benchmark)), (true, false), "{indicator}");
        let means = whatif::path::default_means(&rubric, &outcome.facts, &outcome.assessment);
        let allowed = |fact: &str| {
            let what = MeansKind::Place(Place::Fact(rubric.find_fact(fact).expect("a fact")));
            means.iter().find(|one| one.what == what).map(|one| one.allowed)
        };
        assert_eq!((allowed(own), allowed(benchmark)), (Some(true), Some(false)), "{indicator}");
    }
}

#[test]
fn a_province_is_not_chosen_for_its_line() {
    // 河南 asks for 90 %, the state for 85: 88 % would do elsewhere, but a county stays where it is.
    let rubric = edition("preschool", "2020.1");
    let facts = [("kindergarten.gross_enrolment", "88"), ("region.province_preschool", "河南")];
    let outcome = outcome(&rubric, &facts);
    let needs = needs(&rubric, &outcome, "pk.enrolment");
    let rate = of(&rubric, &needs, "kindergarten.gross_enrolment", Goal::Line);
    assert_eq!(rate.change.number(), Some(&number("90")));
    of(&rubric, &needs, "region.province_preschool", Goal::Line);
    let both = ["kindergarten.gross_enrolment", "region.province_preschool"];
    assert_eq!(both.map(|fact| will(&rubric, fact)), [true, false]);
}

#[test]
fn what_stands_on_both_sides_of_the_line_is_changed_at_will() {
    // 中职 ÷ (中职 + 普高): more of the first is what is asked for. Pupils only stand below, or above where less is better.
    let rubric = general();
    assert_eq!((will(&rubric, "vocational.admitted"), will(&rubric, "senior.admitted")), (true, false));
    assert!(
        !will(&rubric, "kindergarten.pupils"),
        "public_pupils ÷ pupils; pupils ÷ teachers does not make up for it"
    );
}

#[test]
fn a_line_that_is_a_formula_is_no_ones_to_move() {
    // 舟山: a rank is not asked where one reaches the city's coverage.
    let rubric = fragment("zhoushan_2007");
    assert_eq!((will(&rubric, "zs.coverage"), will(&rubric, "zs.coverage_city")), (true, false));
}
