//! What the rubric says in words: clauses with the rules' numbers in them, a document behind every number.

use crate::native::support::{blank, general};
use lvzhi::number::Number;
use lvzhi::rubric::{Certainty, Citation, Rubric, Rule, Target};
use lvzhi::{text, view};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Every citation, with where it stands.
fn citations(rubric: &Rubric) -> Vec<(String, &Citation)> {
    let mut all = Vec::new();
    all.extend(rubric.grades.iter().map(|grade| (format!("grade {}", grade.title), &grade.citation)));
    all.extend(rubric.domains.iter().map(|domain| (domain.id.to_string(), &domain.citation)));
    all.extend(rubric.gates.iter().map(|gate| (gate.id.to_string(), &gate.citation)));
    for indicator in &rubric.indicators {
        all.push((indicator.id.to_string(), &indicator.citation));
        for part in &indicator.parts {
            let place = format!("{}, {}", indicator.id, part.title);
            match &part.rule {
                Rule::Bands(rule) => {
                    all.extend(rule.bands.iter().map(|band| (place.clone(), &band.citation)));
                }
                rule => all.push((place, rule.citation())),
            }
        }
    }
    all
}

#[test]
fn everything_is_cited_and_what_is_not_verified_says_so() {
    let rubric = general();
    for (place, citation) in citations(&rubric) {
        assert!(!citation.document.is_empty(), "{place}");
        assert!(text::citation(citation).contains(&*citation.document), "{place}");
    }
    // 普通高中1000元 was never read in the original.
    let quota = rubric.indicators.iter().find(|indicator| &*indicator.id == "funding.quota").unwrap();
    let senior = quota.parts.iter().find(|part| &*part.title == "普通高中").unwrap();
    assert_eq!(senior.rule.citation().certainty, Certainty::Unverified);
    let blank = Rc::new(blank(&rubric));
    let sheet = view::Sheet::of(&rubric, &blank, None);
    for (indicator, card) in rubric.indicators.iter().zip(&sheet.view.cards) {
        let unverified = indicator.parts.iter().map(|part| part.rule.citation()).chain([&indicator.citation]);
        let unverified = unverified.into_iter().any(|citation| citation.certainty == Certainty::Unverified);
        assert_eq!(card.unverified, unverified, "{}", indicator.id);
        assert!(!card.bases.is_empty(), "{}", indicator.id);
    }
}

/// The numbers in a sentence.
fn numbers_in(sentence: &str) -> BTreeSet<Number> {
    let runs = sentence.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    runs.filter_map(Number::from_decimal).collect()
}

/// The numbers a rule decides and earns by.
fn numbers_of(rule: &Rule) -> Vec<Number> {
    match rule {
        Rule::Meets(rule) => match &rule.target {
            Target::Number(target) => vec![target.clone()],
            Target::Formula(_) => Vec::new(),
        },
        Rule::PerStep(rule) => vec![rule.target.clone(), rule.deduct.clone()],
        Rule::Bands(rule) => {
            rule.bands.iter().flat_map(|band| [band.edge.clone(), band.points.clone()]).collect()
        }
        Rule::Share(rule) => vec![rule.full.clone()],
        Rule::Yes(_) => Vec::new(),
        Rule::Judged(rule) => {
            rule.bands.iter().flat_map(|band| [band.low.clone(), band.high.clone()]).collect()
        }
    }
}

#[test]
fn each_clause_names_its_lines_and_its_points() {
    for indicator in &general().indicators {
        let said = numbers_in(&indicator.clause);
        for part in &indicator.parts {
            let numbers = numbers_of(&part.rule).into_iter().chain([part.points.clone()]);
            // Nought is said in words: 没有, 增长.
            for number in numbers.filter(|number| !number.is_zero()) {
                assert!(said.contains(&number), "{}: no {number:?} in {}", indicator.id, indicator.clause);
            }
        }
    }
}

#[test]
fn points_need_no_more_places_than_are_kept() {
    let rubric = general();
    let scale = Number::power_of_ten(rubric.points_places);
    for indicator in &rubric.indicators {
        for part in &indicator.parts {
            assert!((&part.points * &scale).is_whole(), "{}", indicator.id);
            if let Rule::Judged(rule) = &part.rule {
                assert!(
                    part.points.divide(&rule.step).is_some_and(|steps| steps.is_whole()),
                    "{}",
                    indicator.id
                );
                assert!(
                    rule.bands.first().is_some_and(|best| best.met),
                    "{}: the best band is 达标",
                    indicator.id
                );
                assert!(rule.bands.last().is_some_and(|worst| !worst.met), "{}", indicator.id);
            }
        }
    }
}
