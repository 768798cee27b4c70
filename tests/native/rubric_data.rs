//! The default rubric: what is promised of it, whatever its numbers are.

mod clauses;
mod editions;
mod lines;
mod norms;
mod preschool;
mod quality;

use super::support::{
    all, blank, ends, files_in, general, indicator, number, outcome, part_line, root, word,
};
use lvzhi::draft::Outcome;
use lvzhi::facts::RawAnswers;
use lvzhi::number::Number;
use lvzhi::rubric::file::RubricFile;
use lvzhi::rubric::source::{self, declared};
use lvzhi::rubric::wire::encode;
use lvzhi::rubric::{Condition, Effect, Operator, Rule, Severity, Target};
use lvzhi::{examples, rubrics, view};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
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

/// What the standard of 优质均衡 does not say of counties that took no part in the monitoring is decided nowhere: the one item
/// of both its parts stays zero to one.
#[test]
fn no_part_in_the_monitoring_stays_open() {
    let rubrics = all();
    let rubric = rubrics.iter().find(|rubric| &*rubric.id == "quality-balance").expect("优质均衡");
    let cases: [(&str, &str, &str, &str); 4] = [
        ("不适用", "不适用", "missing", "0–1"),
        // 0.14 is below 0.15, but the other part stays open.
        ("不适用", "0.14", "missing", "0–1"),
        // 0.15 is not: whatever 不适用 does, the worst of both is zero.
        ("不适用", "0.15", "unmet", "0–0"),
        ("是", "0.14", "met", "1–1"),
    ];
    for (level, difference, verdict, points) in cases {
        let facts = [("monitoring.level_reached", level), ("monitoring.school_difference", difference)];
        let outcome = outcome(rubric, &facts);
        let result = indicator(rubric, &outcome, "qb.q9");
        let (low, high) = ends(&result.points);
        assert_eq!(
            (word(result.verdict), format!("{low}–{high}")),
            (verdict, points.to_owned()),
            "{facts:?}"
        );
        let told = part_line(rubric, &outcome, "qb.q9", 0).contains("细则没有规定如何计分，得分未定");
        assert_eq!(told, level == "不适用", "{facts:?}");
    }
}

/// Each in order, once.
fn each<'a>(kinds: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    kinds.collect::<BTreeSet<&str>>().into_iter().collect()
}

#[test]
fn six_kinds_of_rule_and_both_ways_of_using_two_of_them() {
    let rubric = general();
    let kinds = rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
    assert_eq!(
        each(kinds.map(|part| part.rule.kind().table())),
        ["bands", "judged", "meets", "per_step", "share", "yes"]
    );
    let parts = || rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
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
    let expected = ["asserted", "at_most", "change", "claimed", "implied", "part", "ratio", "slip", "sum"];
    assert_eq!(each(rubric.checks.iter().map(|check| check.kind.table())), expected);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        assert!(rubric.checks.iter().any(|check| check.severity == severity), "{severity:?}");
    }
    assert!(rubric.checks.iter().all(|check| !check.advice.is_empty()), "each says what to do");
}

/// Each figure that is part of another, one above its whole, alone in the draft: it is found, and named.
#[test]
fn every_part_above_its_whole_is_found() {
    let mut pairs = 0;
    for rubric in all() {
        for (part, whole) in &rubric.parts {
            pairs += 1;
            let [part, whole] = [part, whole].map(|key| &rubric.fact(*key).id);
            // In their own units 3 is more than 2, save 人 beside 万人, which no rubric has.
            for (more, fires) in [("3", true), ("2", false)] {
                let outcome = outcome(&rubric, &[(part, more), (whole, "2")]);
                let id = format!("{}-part", part.replace(['.', '_'], "-"));
                let found = outcome.checked.findings.iter().any(|found| *found.id == *id);
                assert_eq!(found, fires, "{}: {more} {part} of 2 {whole}", rubric.id);
            }
        }
        let mut ids: Vec<&str> = rubric.checks.iter().map(|check| &*check.id).collect();
        let parts: Vec<String> =
            rubric.facts.iter().map(|fact| format!("{}-part", fact.id.replace(['.', '_'], "-"))).collect();
        ids.extend(parts.iter().map(|id| &**id));
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}: no finding has the id of another", rubric.id);
    }
    assert!(pairs >= 200, "{pairs}");
    // What the faults that were reported have in common: F10a, and F10d, where 元 stands for 万元.
    let found = |figures: &[(&str, &str)]| {
        let outcome = outcome(&general(), figures);
        outcome.checked.findings.iter().map(|found| found.id.to_string()).collect::<Vec<_>>()
    };
    let pupils = [("kindergarten.public_pupils", "18728"), ("kindergarten.pupils", "15447")];
    assert_eq!(found(&pupils), ["kindergarten-public-pupils-part"]);
    // 546212 ÷ 36413 = 1500 %; 483 ÷ 36414 = 1.3 %.
    assert_eq!(found(&[("training.spent", "546212"), ("salary.total", "36413")]), ["training-over-salary"]);
    assert_eq!(found(&[("training.spent", "483"), ("salary.total", "36414")]), [""; 0]);
}

#[test]
fn every_fact_can_be_filled_in_exactly_once() {
    let rubrics = all();
    for rubric in &rubrics {
        let blank = Rc::new(blank(rubric));
        let sheet = view::Sheet::of(rubric, &blank, None).view;
        let cards = sheet.cards.iter().flat_map(|card| card.inputs.iter().chain(&card.related));
        let gates = sheet.gates.iter().filter_map(|gate| gate.field.as_ref());
        let weights = sheet.heads.iter().filter_map(|head| head.weight.as_ref());
        let mut fields: Vec<&str> = cards.chain(gates).chain(weights).map(|field| &*field.name).collect();
        fields.sort_unstable();
        // What only a check looks at is filled in at another rubric.
        let elsewhere = |id: &str| {
            rubrics.iter().any(|other| {
                other.id != rubric.id && other.facts.iter().any(|fact| &*fact.id == id && fact.home.is_some())
            })
        };
        let mut facts: Vec<&str> = rubric
            .facts
            .iter()
            .map(|fact| &*fact.id)
            .filter(|id| fields.binary_search(id).is_ok() || !elsewhere(id))
            .collect();
        facts.sort_unstable();
        assert_eq!(fields, facts, "{}", rubric.id);
        for fact in &rubric.facts {
            assert!(!fact.origin.is_empty() && !fact.title.is_empty(), "{}", fact.id);
        }
    }
}

#[test]
fn the_seed_reports_find_their_facts() {
    let rubric = general();
    for at in 0..examples::COUNT {
        let answers: RawAnswers = examples::example(at).answers.clone();
        assert!(answers.facts.keys().all(|id| rubric.find_fact(id).is_some()));
        assert!(answers.judgments.keys().all(|id| rubric.find_indicator(id).is_some()));
        // No figure in them is unreadable.
        let outcome = Outcome::of(&rubric, &answers, None);
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

/// The rubric files as written, in the order they are offered.
pub(super) fn files() -> Vec<RubricFile> {
    let folder = |listed: &rubrics::BuiltIn| {
        let folders = files_in(&root().join("src/rubric/data"));
        let is_it = |folder: &PathBuf| {
            fs::read_to_string(folder.join("rubric.toml"))
                .is_ok_and(|text| text.contains(&format!("id = \"{}\"", listed.id)))
        };
        folders.into_iter().find(is_it).expect("every rubric has a folder")
    };
    let file = |listed| joined(&folder(listed));
    rubrics::BUILT_IN.iter().map(file).collect()
}

/// The files in a rubric's folder as one.
pub(super) fn joined(folder: &Path) -> RubricFile {
    let is_of_it = |path: &PathBuf| !path.ends_with("borrowed.toml");
    let files = files_in(folder).into_iter().filter(is_of_it).map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, toml::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    });
    source::join(files.collect()).unwrap()
}

#[test]
fn the_page_holds_what_the_files_say() {
    let files = files();
    for (rubric, file) in all().iter().zip(&files) {
        let others: Vec<_> = files
            .iter()
            .filter(|other| other.id != file.id)
            .flat_map(|other| declared(other).cloned())
            .collect();
        let checked = source::checked(file, &others).unwrap();
        assert_eq!(encode(&checked), encode(rubric), "{}", file.id);
    }
}

#[test]
fn the_rubrics_are_those_promised() {
    let rubrics: Vec<(String, usize, String)> = all()
        .iter()
        .map(|rubric| (rubric.id.to_string(), rubric.indicators.len(), rubric.full_points.plain()))
        .collect();
    let expected = [
        ("general", 44, "100"),
        ("quality-balance", 32, "32"),
        ("basic-balance", 25, "100"),
        ("preschool", 36, "72"),
        ("duties-37", 37, "37"),
        ("jiangxi", 29, "100"),
        ("township", 20, "100"),
        ("norms", 17, "17"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(id, n, full)| ((*id).to_owned(), *n, (*full).to_owned())).collect();
    assert_eq!(rubrics, expected);
    for rubric in all() {
        assert!(
            !rubric.issuer.is_empty() && !rubric.edition.is_empty() && !rubric.about.is_empty(),
            "{}",
            rubric.id
        );
    }
}
