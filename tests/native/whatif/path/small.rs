//! The cheapest way in a small rubric: shared facts, 必达指标, limits, costs for each unit; and a search that gives up.

use crate::native::support::{answers, number};
use lvzhi::facts::Facts;
use lvzhi::number::{Number, Span};
use lvzhi::rubric::{Rubric, source};
use lvzhi::whatif::path::{self, Block, Cost, Means, MeansKind, Progress, Search, SearchOutcome, Step};
use lvzhi::whatif::{Change, Place};
use serde_json::{Value, json};
use std::rc::Rc;

fn cite() -> Value {
    json!({ "source": "law", "certainty": "official" })
}

fn indicator(id: &str, points: &str, inputs: &[&str], rule: (&str, Value)) -> Value {
    let mut part = json!({ "points": points });
    part[rule.0] = rule.1;
    json!({
        "id": id, "title": id, "points": points, "responsible": ["甲"], "evidence": ["乙"], "clause": "丙",
        "cite": cite(), "inputs": inputs, "part": [part],
    })
}

fn rubric(grades: &[(&str, &str, bool)], facts: &Value, indicators: &[Value]) -> Rc<Rubric> {
    let points: Number = indicators
        .iter()
        .filter_map(|one| Number::from_decimal(one["points"].as_str()?))
        .collect::<Vec<_>>()
        .iter()
        .sum();
    let grade = |(title, from, must): &(&str, &str, bool)| json!({ "title": title, "from": from, "must": must, "cite": cite() });
    let head = json!({
        "id": "small", "edition": "1", "title": "小", "short_title": "小", "issuer": "无", "label": "无", "about": "无",
        "full_points": points.plain(), "points_places": 2, "grade": grades.iter().map(grade).collect::<Vec<_>>(),
        "source": [{ "key": "law", "title": "办法" }],
    });
    let domain = json!({
        "id": "only", "title": "面", "short_title": "面", "cite": cite(), "fact": facts, "indicator": indicators,
    });
    let files = vec![("rubric.toml".to_owned(), head), ("1-only.toml".to_owned(), domain)];
    Rc::new(source::read(files, &[]).expect("a right rubric"))
}

/// a helps `line` from 60 on (2 points) and hurts `low`: 2 points up to 55, 1 up to 70, none above. b is worth 1, and has to
/// be yes for 优. c is worth a tenth for each unit, at most 3.
fn shared(edges: [&str; 2]) -> Rc<Rubric> {
    let facts = json!([
        { "id": "a", "title": "甲", "unit": "人", "whole": true, "most": "100", "origin": "表" },
        { "id": "b", "title": "乙", "kind": "flag", "origin": "表" },
        { "id": "c", "title": "丙", "unit": "人", "whole": true, "origin": "表" },
    ]);
    let band = |edge: &str, points: &str| json!({ "edge": edge, "points": points, "cite": cite() });
    let mut yes = indicator("yes", "1", &["b"], ("yes", json!({ "fact": "b", "cite": cite() })));
    yes["must"] = json!(true);
    rubric(
        &[("优", edges[0], true), ("良", edges[1], false), ("差", "0", false)],
        &facts,
        &[
            indicator(
                "line",
                "2",
                &["a"],
                ("meets", json!({ "value": "a", "op": ">=", "target": "60", "unit": "人", "cite": cite() })),
            ),
            indicator(
                "low",
                "2",
                &["a"],
                (
                    "bands",
                    json!({ "value": "a", "unit": "人", "better": "down", "band": [band("55", "2"), band("70", "1")] }),
                ),
            ),
            yes,
            indicator(
                "share",
                "3",
                &["c"],
                ("share", json!({ "value": "c", "full": "30", "unit": "人", "cite": cite() })),
            ),
        ],
    )
}

fn facts(rubric: &Rubric, given: &[(&str, &str)]) -> Facts {
    Facts::read(rubric, &answers(given), None)
}

fn means(rubric: &Rubric, fact: &str, cost: Cost) -> Means {
    let what = MeansKind::Place(Place::Fact(rubric.find_fact(fact).expect("a fact")));
    Means { what, allowed: true, limits: Span::anything(), cost }
}

fn effort(value: &str) -> Cost {
    Cost::Effort(number(value))
}

fn per_unit(value: &str) -> Cost {
    Cost::PerUnit(number(value))
}

/// Facts and what they become, and the cost, of each route.
fn said(rubric: &Rubric, outcome: &SearchOutcome) -> Vec<(Vec<(String, String)>, String)> {
    let change = |step: &Step| match step {
        Step::Change { change: change @ Change::Fact(fact, _), .. } => {
            let id = rubric.fact(*fact).id.to_string();
            (id, change.number().map_or_else(|| "yes/no".to_owned(), Number::plain))
        }
        Step::Change { .. } | Step::Assume { .. } | Step::AssumeGate(_) => panic!("{step:?}"),
    };
    let routes = outcome.routes.iter();
    routes.map(|route| (route.steps.iter().map(change).collect(), route.cost.plain())).collect()
}

fn step(fact: &str, value: &str) -> (String, String) {
    (fact.to_owned(), value.to_owned())
}

/// a = 50: 0 + 2, c = 0 and b = no: 2 points. 3 are wanted for 良. a to 60 brings 2 and takes 1: ten units at 2, 20. c to 10
/// brings 1: at 3 a unit, 30. b brings 1 for 25. None of them only adds to another; of two together each holds one of these.
#[test]
fn a_fact_that_helps_and_hurts() {
    let rubric = shared(["7", "3"]);
    let facts = facts(&rubric, &[("a", "50"), ("b", "否"), ("c", "0")]);
    let means = [
        means(&rubric, "a", per_unit("2")),
        means(&rubric, "b", effort("25")),
        means(&rubric, "c", per_unit("3")),
    ];
    let found = path::path(&rubric, &facts, &means, 1);
    let expected =
        [(vec![step("a", "60")], "20"), (vec![step("b", "yes/no")], "25"), (vec![step("c", "10")], "30")];
    assert_eq!(said(&rubric, &found), expected.map(|(steps, cost)| (steps, cost.to_owned())));
    assert_eq!(found.least_possible, Some(number("20")));

    // 5 are wanted: a to 60 (1 more), b (1 more), and c to 10 for the third: 20 + 25 + 30. Without b c has to bring 2: 20 +
    // 60; without a, 25 + 60; c alone would have to bring 3, 90.
    let rubric = shared(["7", "5"]);
    let found = path::path(&rubric, &facts, &means, 1);
    let expected = [
        (vec![step("a", "60"), step("b", "yes/no"), step("c", "10")], "75"),
        (vec![step("a", "60"), step("c", "20")], "80"),
        (vec![step("b", "yes/no"), step("c", "20")], "85"),
        (vec![step("c", "30")], "90"),
    ];
    assert_eq!(said(&rubric, &found), expected.map(|(steps, cost)| (steps, cost.to_owned())));
}

/// With the same effort however far it goes, a figure goes no farther than it has to: a 60, c as much as is missing.
#[test]
fn no_farther_than_needed() {
    let rubric = shared(["7", "5"]);
    let facts = facts(&rubric, &[("a", "50"), ("b", "否"), ("c", "0")]);
    let means = [means(&rubric, "a", effort("3")), means(&rubric, "c", effort("3"))];
    let found = path::path(&rubric, &facts, &means, 1);
    // c alone brings all 3 that are missing, for 3.
    assert_eq!(said(&rubric, &found), [(vec![step("c", "30")], "3".to_owned())]);
    // Held to 24 it brings 2.4, and a has to help, after which 2 are enough.
    let mut means = means;
    means[1].limits = Span::between(None, Some(number("24")));
    let found = path::path(&rubric, &facts, &means, 1);
    assert_eq!(said(&rubric, &found), [(vec![step("a", "60"), step("c", "20")], "6".to_owned())]);
    means[1].allowed = false;
    let found = path::path(&rubric, &facts, &means, 1);
    assert_eq!(found.blocked, [Block::Points { most: number("3"), needed: number("5"), grade: 1 }]);
}

/// 优 from 4 with the 必达指标: points alone do not do.
#[test]
fn must_be_met() {
    let rubric = shared(["4", "3"]);
    let facts = facts(&rubric, &[("a", "50"), ("b", "否"), ("c", "0")]);
    let c = means(&rubric, "c", per_unit("1"));
    let found = path::path(&rubric, &facts, std::slice::from_ref(&c), 0);
    assert_eq!(found.blocked, [Block::Must(rubric.find_indicator("yes").expect("an indicator"))]);
    // With b, at 50, only one more point is missing; without it there is no way, however dear.
    let found = path::path(&rubric, &facts, &[c, means(&rubric, "b", effort("50"))], 0);
    assert_eq!(said(&rubric, &found), [(vec![step("c", "10"), step("b", "yes/no")], "60".to_owned())]);
    assert_eq!(found.least_possible, Some(number("60")));
}

/// However early it gives up, it never says of less than the least that it is the least.
#[test]
fn giving_up_early_is_said() {
    let rubric = shared(["7", "5"]);
    let facts = facts(&rubric, &[("a", "50"), ("b", "否"), ("c", "0")]);
    let means = [
        means(&rubric, "a", per_unit("2")),
        means(&rubric, "b", effort("25")),
        means(&rubric, "c", per_unit("3")),
    ];
    let mut proved = Vec::new();
    for evaluations in [0, 5, 10, 20, 40, 80, 160, 320, 640, 1_280] {
        let mut search = Search::new(&rubric, &facts, &means, 1).at_most(evaluations);
        let Progress::Done(found) = search.step(usize::MAX) else { panic!("not done") };
        let least = found.least_possible.clone().expect("there is a way");
        assert!(least <= number("75"), "{evaluations}: {least:?}");
        assert!(found.routes.iter().all(|route| route.cost >= number("75")));
        proved.push(found.is_complete);
    }
    assert_eq!((proved.first(), proved.last()), (Some(&false), Some(&true)));
    assert!(proved.is_sorted());
}
