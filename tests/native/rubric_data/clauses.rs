//! What the rubric says in words: clauses with the rules' numbers in them, a document behind every number.

use crate::native::support::{all, blank, general, judged};
use lvzhi::composed::{ClauseRule, Operand};
use lvzhi::number::{End, Number};
use lvzhi::rubric::{Band, Certainty, Citation, Limit, Rubric, Rule, Scale, Target};
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
    for rubric in all() {
        for (place, citation) in citations(&rubric) {
            assert!(!citation.document.is_empty(), "{} {place}", rubric.id);
            assert!(text::citation(citation).contains(&*citation.document), "{} {place}", rubric.id);
            // No web address is a source.
            assert!(!text::citation(citation).contains("http"), "{} {place}", rubric.id);
        }
    }
    let rubric = general();
    // 普通高中1000元 was never read in the original.
    let quota = rubric.indicators.iter().find(|indicator| &*indicator.id == "funding.quota").unwrap();
    let senior = quota.parts.iter().find(|part| &*part.title == "普通高中").unwrap();
    assert_eq!(senior.rule.citation().certainty, Certainty::Unverified);
    let blank = Rc::new(blank(&rubric));
    let sheet = view::Sheet::of(&rubric, &blank, None);
    for ((key, indicator), card) in rubric.indicators_with_keys().zip(&sheet.view.cards) {
        let unverified = indicator.parts.iter().map(|part| part.rule.citation()).chain([&indicator.citation]);
        let unverified = unverified.into_iter().any(|citation| citation.certainty == Certainty::Unverified);
        assert_eq!(card.unverified, unverified, "{}", indicator.id);
        assert!(!view::details(sheet.shown(&rubric), key).bases.is_empty(), "{}", indicator.id);
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
        Rule::Meets(rule) => of_target(&rule.target),
        Rule::PerStep(rule) => of_target(&rule.target).into_iter().chain([rule.deduct.clone()]).collect(),
        Rule::PerGain(rule) => of_target(&rule.from).into_iter().chain([rule.award.clone()]).collect(),
        Rule::Bands(rule) => {
            let edges = |band: &Band| {
                [&band.range.low, &band.range.high]
                    .into_iter()
                    .filter_map(End::number)
                    .cloned()
                    .collect::<Vec<_>>()
            };
            rule.bands.iter().flat_map(|band| edges(band).into_iter().chain([band.points.clone()])).collect()
        }
        Rule::Tiers(rule) => rule.tiers.iter().map(|tier| tier.points.clone()).collect(),
        Rule::Faults(rule) => rule.faults.iter().map(|fault| fault.deduct.clone()).collect(),
        Rule::Docked(rule) => vec![rule.least.clone(), rule.most.clone()],
        Rule::Coefficient(rule) => rule.levels.iter().map(|(_, coefficient)| coefficient.clone()).collect(),
        Rule::Ranked(rule) => rule.ladder.clone(),
        Rule::Rectified(rule) => rule
            .states
            .iter()
            .map(|(_, fraction)| fraction.clone())
            .filter(|one| *one != Number::one())
            .collect(),
        Rule::NOfM(rule) => rule.items.iter().flat_map(|item| of_target(&item.comparison.target)).collect(),
        Rule::Share(rule) => vec![rule.full.clone()],
        Rule::Yes(_) => Vec::new(),
        Rule::Judged(rule) => {
            rule.bands.iter().flat_map(|band| [band.low.clone(), band.high.clone()]).collect()
        }
        Rule::Composed(rule) => of_composed(&rule.rule),
    }
}

fn of_composed(rule: &ClauseRule) -> Vec<Number> {
    match rule {
        ClauseRule::Worth(Operand::Given(points)) => vec![points.clone()],
        ClauseRule::Worth(_) | ClauseRule::Word(_) | ClauseRule::Open => Vec::new(),
        ClauseRule::First(cases, rest) => {
            cases.iter().map(|(_, rule)| rule).chain([&**rest]).flat_map(of_composed).collect()
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().flat_map(of_composed).collect(),
        ClauseRule::Steps { points, .. } => vec![points.abs()],
        ClauseRule::Held(rule, ..) => of_composed(rule),
        ClauseRule::Judged { low, high } => vec![low.clone(), high.clone()],
    }
}

fn of_target(target: &Target) -> Vec<Number> {
    match target {
        Target::Number(target) => vec![target.clone()],
        Target::Formula(_) => Vec::new(),
    }
}

#[test]
fn each_clause_names_its_lines_and_its_points() {
    let mut silent = Vec::new();
    for rubric in all() {
        for indicator in &rubric.indicators {
            let said = numbers_in(&indicator.clause);
            for part in &indicator.parts {
                // Where indicators are counted, or a weight scales them, points are no matter of the clause.
                let points = (rubric.scale == Scale::Points).then(|| part.points.clone());
                let is_of_points = match part.rule {
                    Rule::Tiers(_) | Rule::Composed(_) => true,
                    _ => is_judged(&part.rule),
                };
                let rule = numbers_of(&part.rule)
                    .into_iter()
                    .filter(|_| rubric.scale == Scale::Points || !is_of_points);
                // Zero is said in words: 没有, 增长.
                for number in rule.chain(points).filter(|number| !number.is_zero() && !said.contains(number))
                {
                    silent.push(format!(
                        "{} {}: no {number:?} in {}",
                        rubric.id, indicator.id, indicator.clause
                    ));
                }
            }
        }
    }
    assert!(silent.is_empty(), "\n{}", silent.join("\n"));
}

#[test]
fn that_a_deduction_ends_is_said_where_the_clause_says_so() {
    for rubric in all() {
        for indicator in &rubric.indicators {
            let limits = indicator.parts.iter().filter_map(|part| match &part.rule {
                Rule::PerStep(rule) => Some(&rule.limit),
                Rule::Faults(rule) => Some(&rule.limit),
                _ => None,
            });
            for limit in limits.filter(|limit| matches!(limit, Limit::Full | Limit::Assumed)) {
                let is_said = indicator.clause.contains("扣完为止");
                assert_eq!(matches!(limit, Limit::Full), is_said, "{}", indicator.id);
            }
        }
    }
}

fn is_judged(rule: &Rule) -> bool {
    rule.judgment().is_some()
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

/// 优质均衡 and 普及普惠 count 项: nothing a person copies from them speaks of points.
#[test]
fn rubrics_that_count_items_tell_verdicts_and_no_points() {
    for rubric in all().iter().filter(|rubric| rubric.scale == Scale::Items) {
        // Everything judged is judged the best, then the worst; nothing is filled in.
        for (points, verdict) in [("1", "达标"), ("0", "未达标")] {
            let mut draft = blank(rubric);
            for judgment in &rubric.judgments {
                draft.answers.judgments.insert(judgment.id.clone(), judged(points));
            }
            let sheet = view::Sheet::of(rubric, &Rc::new(draft), None);
            for (key, indicator) in rubric.indicators_with_keys() {
                let card = view::details(sheet.shown(rubric), key);
                // The worst part decides; those that rest on figures are open.
                let judged = indicator.parts.iter().filter(|part| is_judged(&part.rule)).count();
                let decides = judged == indicator.parts.len() || judged > 0 && points == "0";
                let expected = if decides { verdict } else { "缺数据" };
                let said = &card.explanation;
                assert!(said.starts_with(&format!("本项自评结果：{expected}。")), "{said}");
                let copied = said.split("依据：").next().unwrap_or_default();
                for said in card.rules.iter().map(|rule| &**rule).chain([copied]) {
                    for word in ["得分", "满分", "不得分", "1分", "0分"] {
                        assert!(!said.contains(word), "{}: {said}", indicator.id);
                    }
                }
            }
        }
    }
}
