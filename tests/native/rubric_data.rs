//! The default rubric: what is promised of it, whatever its numbers are.

mod clauses;

use super::support::{blank, files_in, general, number, root};
use lvzhi::draft::Outcome;
use lvzhi::facts::RawAnswers;
use lvzhi::number::Number;
use lvzhi::rubric::check::check;
use lvzhi::rubric::pack::pack;
use lvzhi::rubric::{CheckKind, Condition, Effect, FactKind, Operator, Rule, Severity, Target, load};
use lvzhi::{examples, view};
use std::collections::BTreeSet;
use std::fs;
use std::rc::Rc;

#[test]
fn a_hundred_points_in_six_heads() {
    let rubric = general();
    assert_eq!(rubric.full_points, number("100"));
    let heads: Vec<(&str, String)> =
        rubric.domains.iter().map(|domain| (&*domain.title, domain.points.plain())).collect();
    let expected = [
        ("贯彻执行党的教育方针", "14"),
        ("落实教育法律、法规、规章和政策", "10"),
        ("各级各类教育发展", "26"),
        ("统筹推进教育工作", "10"),
        ("加强教育保障", "30"),
        ("学校规范办学行为", "10"),
    ];
    assert_eq!(heads, expected.map(|(title, points)| (title, points.to_owned())));
    let sum: Number = rubric.indicators.iter().map(|indicator| &indicator.points).sum();
    assert_eq!(sum, rubric.full_points);
    assert!((35..=45).contains(&rubric.indicators.len()), "{}", rubric.indicators.len());
}

#[test]
fn every_kind_of_rule_is_used() {
    let rubric = general();
    let parts = || rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
    let kinds: BTreeSet<&str> = parts()
        .map(|part| match &part.rule {
            Rule::Meets(_) => "meets",
            Rule::PerStep(_) => "per_step",
            Rule::Bands(_) => "bands",
            Rule::Share(_) => "share",
            Rule::Yes(_) => "yes",
            Rule::Judged(_) => "judged",
        })
        .collect();
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert!(parts().any(|part| matches!(&part.rule, Rule::Yes(rule) if !rule.wanted)), "否 earns somewhere");
    let against = parts()
        .any(|part| matches!(&part.rule, Rule::Meets(rule) if matches!(rule.target, Target::Formula(_))));
    assert!(against, "two figures are compared somewhere");
    assert!(rubric.indicators.iter().any(|indicator| indicator.not_applicable.is_some()));
}

#[test]
fn grades_and_gates() {
    let rubric = general();
    let grades: Vec<(&str, String)> =
        rubric.grades.iter().map(|grade| (&*grade.title, grade.from.plain())).collect();
    let expected = [("优秀", "90"), ("良好", "80"), ("合格", "65"), ("不合格", "0")];
    assert_eq!(grades, expected.map(|(title, from)| (title, from.to_owned())));
    let effects: Vec<Effect> = rubric.gates.iter().map(|gate| gate.effect).collect();
    for effect in [Effect::LowerBy(1), Effect::BestGrade(1), Effect::BestGrade(3)] {
        assert!(effects.contains(&effect), "{effect:?}");
    }
    for gate in &rubric.gates {
        assert_ne!(gate.effect, Effect::BestGrade(0), "{} would do nothing", gate.id);
        if let Condition::Comparison(comparison) = &gate.condition {
            assert_ne!(comparison.operator, Operator::Equal, "{}", gate.id);
        }
    }
}

#[test]
fn checks_of_every_kind_and_severity() {
    let rubric = general();
    assert!(rubric.checks.len() >= 20, "{}", rubric.checks.len());
    let kinds: BTreeSet<&str> = rubric
        .checks
        .iter()
        .map(|check| match check.kind {
            CheckKind::Claimed { .. } => "claimed",
            CheckKind::Sum { .. } => "sum",
            CheckKind::AtMost { .. } => "at_most",
            CheckKind::Asserted { .. } => "asserted",
            CheckKind::Slip { .. } => "slip",
            CheckKind::Implied { .. } => "implied",
        })
        .collect();
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        assert!(rubric.checks.iter().any(|check| check.severity == severity), "{severity:?}");
    }
    assert!(rubric.checks.iter().all(|check| !check.advice.is_empty()), "each says what to do");
}

#[test]
fn every_fact_can_be_filled_in_exactly_once() {
    let rubric = general();
    let blank = Rc::new(blank(&rubric));
    let sheet = view::Sheet::of(&rubric, &blank, None).view;
    let cards = sheet.cards.iter().flat_map(|card| card.inputs.iter().chain(&card.related));
    let gates = sheet.gates.iter().filter_map(|gate| gate.field.as_ref());
    let mut fields: Vec<&str> = cards.chain(gates).map(|field| &*field.name).collect();
    fields.sort_unstable();
    let mut facts: Vec<&str> = rubric.facts.iter().map(|fact| &*fact.id).collect();
    facts.sort_unstable();
    assert_eq!(fields, facts);
    for fact in &rubric.facts {
        assert!(!fact.origin.is_empty() && !fact.title.is_empty(), "{}", fact.id);
        if let FactKind::Number { bounds, .. } = &fact.kind {
            assert!(bounds.contains(&Number::zero()) || fact.id.starts_with("never"), "{}", fact.id);
        }
    }
}

#[test]
fn the_seed_reports_find_their_facts() {
    let rubric = general();
    for at in 0..examples::COUNT {
        let answers: RawAnswers = examples::example(&rubric, at).answers.clone();
        assert!(answers.facts.keys().all(|id| rubric.find_fact(id).is_some()));
        assert!(answers.judgments.keys().all(|id| rubric.find_indicator(id).is_some()));
        // No figure in them is unreadable.
        let outcome = Outcome::of(&rubric, &answers);
        for id in answers.facts.keys() {
            let answer = outcome.facts.answer(rubric.find_fact(id).unwrap());
            assert!(!matches!(answer, lvzhi::facts::Answer::Unreadable(_)), "{id}: {answer:?}");
        }
    }
    // Ids that colleagues were told.
    assert!(rubric.find_fact("kindergarten.pupils").is_some());
    assert!(
        rubric.find_indicator("leadership.plan").is_some()
            && rubric.find_indicator("funding.training").is_some()
    );
    assert!(rubric.checks.iter().any(|check| &*check.id == "training-share"));
}

#[test]
fn the_page_holds_what_the_files_say() {
    let files = files_in(&root().join("src/rubric/data/general"));
    let files = files.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, toml::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    });
    let rubric = check(&load::join(files.collect()).unwrap()).unwrap();
    assert_eq!(pack(&rubric), pack(&general()));
}
