//! Whatever a kind of scoring rule or of check has to have that no compiler asks for. Of cases, `cases` makes a test a kind.

use super::cases::table;
use super::support::{all, files_in, root};
use crate::random;
use lvzhi::rubric::{CheckKind, Rubric, RuleKind};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Kinds that no rubric of the page uses: they wait for rubrics of other provinces, `equal` for one that asks for one thing twice.
const WAITING: [&str; 4] = ["coefficient", "per_gain", "ranked", "equal"];

/// The tables of all kinds.
fn kinds() -> impl Iterator<Item = &'static str> {
    RuleKind::TABLES.iter().chain(CheckKind::TABLES).copied()
}

/// The tables of the rules and checks of a rubric.
fn used(rubric: &Rubric) -> BTreeSet<&'static str> {
    let parts = rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
    let rules = parts.map(|part| part.rule.kind().table());
    rules.chain(rubric.checks.iter().map(|check| check.kind.table())).collect()
}

#[track_caller]
fn assert_each(kinds: impl Iterator<Item = &'static str>, have: &BTreeSet<&str>, what: &str) {
    let lacking: Vec<&str> = kinds.filter(|kind| !have.contains(kind)).collect();
    assert!(lacking.is_empty(), "kinds without {what}: {lacking:?}");
}

#[test]
fn every_kind_has_a_bad_file() {
    let files: Vec<_> = files_in(&root().join("tests/cases/bad"))
        .iter()
        .map(|path| table(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display())))
        .collect();
    let entries = files.iter().flat_map(|file| [file.get("part"), file.get("check")]).flatten();
    let entries = entries.filter_map(Value::as_array).flatten().filter_map(Value::as_object);
    let bad: BTreeSet<&str> = entries.flat_map(|entry| entry.keys().map(String::as_str)).collect();
    assert_each(kinds(), &bad, "a broken rubric in tests/cases/bad");
}

#[test]
fn every_kind_of_rule_is_made_at_random() {
    let mut made: BTreeSet<&str> = BTreeSet::new();
    for seed in 0..40 {
        for rubric in [random::rubric(seed), random::wild::rubric(seed)] {
            made.extend(used(&rubric.expect("the generator makes right rubrics")));
        }
    }
    assert_each(RuleKind::TABLES.iter().copied(), &made, "an arm in tests/random.rs");
}

#[test]
fn every_kind_stands_in_the_vocabulary() {
    let said = fs::read_to_string(root().join("src/rubric/VOCABULARY.md")).expect("VOCABULARY.md");
    let rows = said.lines().filter(|line| line.starts_with('|'));
    let named: BTreeSet<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    assert_each(kinds(), &named, "a line in VOCABULARY.md");
}

#[test]
fn every_kind_is_used_that_does_not_wait() {
    let used: BTreeSet<&str> = all().iter().flat_map(used).collect();
    assert_each(kinds().filter(|kind| !WAITING.contains(kind)), &used, "a use in rubric/data");
    let found: Vec<&&str> = WAITING.iter().filter(|kind| used.contains(**kind)).collect();
    assert!(found.is_empty(), "these wait no longer: {found:?}");
    let unknown: Vec<&&str> = WAITING.iter().filter(|kind| !kinds().any(|known| known == **kind)).collect();
    assert!(unknown.is_empty(), "no kind is called {unknown:?}");
}
