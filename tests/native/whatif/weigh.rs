//! How far a figure swings the total, and what a blank settles.

use crate::native::support::{ends, general, number};
use lvzhi::draft::Outcome;
use lvzhi::examples;
use lvzhi::number::Number;
use lvzhi::rubric::Rubric;
use lvzhi::whatif::{self, Fill, Place, Swing, Trial};

fn trial(rubric: &Rubric, at: usize) -> Trial<'_> {
    let draft = examples::example(at);
    let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
    Trial::new(rubric, outcome.facts, outcome.assessment)
}

fn swing<'a>(rubric: &Rubric, swings: &'a [Swing], fact: &str) -> Option<&'a Swing> {
    let fact = rubric.find_fact(fact).expect("a fact");
    swings.iter().find(|swing| swing.fact == fact)
}

fn fill<'a>(rubric: &Rubric, fills: &'a [Fill], facts: &[&str]) -> Option<&'a Fill> {
    let places: Vec<Place> =
        facts.iter().map(|fact| Place::Fact(rubric.find_fact(fact).expect("a fact"))).collect();
    fills.iter().find(|fill| fill.places == places)
}

#[test]
fn public_spending_of_case_1_is_worth_75_hundredths_and_training_nothing() {
    // X县 stands at 6.7 to 98 points. 小学生均公用经费 is 1803, after 1786 the year before: growth earns 0.75.
    // 10 % less is 1803 − 180.3 = 1622.7, no growth: 6.7 − 0.75 = 5.95. 10 % more is 1983.3, and earns no more than 0.75.
    // The year before the other way round: 1607.4 leaves the growth, 1964.6 takes it away.
    // 培训经费 483 × 1.1 = 531.3 is still below 1.5 % of 36414, which is 546.21: zero either way.
    let rubric = general();
    let mut trial = trial(&rubric, 0);
    assert_eq!(ends(&trial.base.total), ("6.7".to_owned(), "98".to_owned()));
    let swings = whatif::swings(&mut trial, &number("10"));
    let seen = |fact: &str| {
        let swing = swing(&rubric, &swings, fact)?;
        let (low, high) = (&swing.low, &swing.high);
        let shown = [&low.0, &low.1.low, &low.1.high, &high.0, &high.1.low, &high.1.high, &swing.width];
        Some(shown.map(Number::plain).join(" "))
    };
    let now = seen("primary.public_spending");
    assert_eq!(now.as_deref(), Some("1622.7 5.95 97.25 1983.3 6.7 98 0.75"));
    let before = seen("primary.public_spending_last");
    assert_eq!(before.as_deref(), Some("1607.4 6.7 98 1964.6 5.95 97.25 0.75"));
    assert_eq!(seen("training.spent"), None);
    // From 13.1 % more on it would: 483 × 1.131 = 546.273, and the line is worth 2 points.
    let swings = whatif::swings(&mut trial, &number("13.1"));
    let training = swing(&rubric, &swings, "training.spent").expect("a swing");
    assert_eq!((training.high.0.plain(), training.width.plain()), ("546.27".to_owned(), "2".to_owned()));
    assert_eq!(ends(&training.high.1), ("8.7".to_owned(), "100".to_owned()));
    assert_eq!(swings.first(), Some(training), "most comes first");
}

/// A share of all is moved to all of it at most: 净入学率 99.99 % up by a tenth would be 109.99 %.
#[test]
fn a_share_is_not_moved_beyond_the_whole() {
    let rubric = general();
    for at in 0..6 {
        let mut trial = trial(&rubric, at);
        for swing in whatif::swings(&mut trial, &number("20")) {
            let lvzhi::rubric::FactKind::Number { unit, .. } = &rubric.fact(swing.fact).kind else {
                continue;
            };
            let is_share = &**unit.name() == "%" && swing.low.0 <= number("80");
            assert!(!is_share || swing.high.0 <= number("100"), "{}", rubric.fact(swing.fact).title);
        }
    }
}

#[test]
fn the_blanks_of_case_6_and_what_they_settle() {
    // 正安县. 教育费附加 and 配套资金 are given, 土地收益计提 is not: 0.6 points hang on that one answer.
    let rubric = general();
    let fills = whatif::fills(&trial(&rubric, 5));
    let seen = |facts: &[&str]| {
        let fill = fill(&rubric, &fills, facts)?;
        let settles: Vec<&str> = fill.settles.iter().map(|key| &*rubric.indicator(*key).id).collect();
        Some((settles.join(" "), fill.narrows.plain(), fill.unless_zero))
    };
    let settled = |id: &str, points: &str, unless| Some((id.to_owned(), points.to_owned(), unless));
    assert_eq!(seen(&["land.drawn"]), settled("funding.sources", "0.6", false));
    // 小学 1, 初中 1, 特殊教育 0.6 and 小规模学校 0.4 are open; 普通高中 and 公办幼儿园 are given.
    let quotas = ["primary.quota", "junior.quota", "special.quota", "small_schools.funded"];
    assert_eq!(seen(&quotas), settled("funding.quota", "3", false));
    // 2 points for training, whose share no one can tell of a total of zero.
    assert_eq!(seen(&["training.spent", "salary.total"]), settled("funding.training", "2", true));
    assert_eq!(seen(&["senior.quota"]), None, "that is given");
}
