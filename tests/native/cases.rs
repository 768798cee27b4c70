//! Runs the case files: a folder for each kind of scoring rule and each kind of check, facts in, outcome out.
//!
//! A file holds facts and a part (gates, checks) exactly as a rubric file would, then its `[[case]]`s. Expected numbers
//! are worked out by hand beside each case.

mod bad;
mod case;
mod mini;

use super::support::{files_in, root};
use case::Case;
use lvzhi::rubric::Rubric;
use lvzhi::{check_kinds, rule_kinds};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// One test a folder, and the list of folders.
macro_rules! folders {
    ($list:ident: $($kind:ident)*) => {
        const $list: &[&str] = &[$(stringify!($kind)),*];
        $(#[test]
        fn $kind() {
            run(stringify!($kind));
        })*
    };
}

macro_rules! of_rules {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        folders! { OF_RULES: $($table)* }
    };
}

macro_rules! of_checks {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($check:ident) $file:ident;)*) => {
        folders! { OF_CHECKS: $($table)* }
    };
}

rule_kinds!(of_rules);
check_kinds!(of_checks);
folders! { OF_OTHERS: not_applicable composition weights gates grades part_of }

#[test]
fn every_folder_of_cases_is_run() {
    let mut known: Vec<&str> = [OF_RULES, OF_CHECKS, OF_OTHERS, &["bad"]].concat();
    known.sort_unstable();
    let found: Vec<String> = files_in(&root().join("tests/cases"))
        .iter()
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, known);
}

fn run(kind: &str) {
    let mut failures = Vec::new();
    let mut ran = 0;
    for path in files_in(&root().join("tests/cases").join(kind)) {
        let name = format!("{kind}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let (rubric, cases) = read(&path).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert!(!cases.is_empty(), "{name} has no [[case]]");
        for case in cases {
            ran += 1;
            assert!(case.asserts_something(), "{name}, `{}` asserts nothing", case.name);
            let wrong = case.check(&rubric);
            failures.extend(wrong.into_iter().map(|wrong| format!("{name}, `{}`: {wrong}", case.name)));
        }
    }
    assert!(ran > 0, "{kind} has no case");
    assert!(failures.is_empty(), "{} of {ran} cases of {kind}:\n  {}", failures.len(), failures.join("\n  "));
}

/// A case file: its rubric and its cases.
fn read(path: &Path) -> Result<(Rubric, Vec<Case>), String> {
    let mut table = table(path)?;
    let cases = table.remove("case").unwrap_or_default();
    let cases: Vec<Case> = serde_json::from_value(cases).map_err(|error| format!("[[case]]: {error}"))?;
    let rubric = mini::rubric(table)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n  "))?;
    Ok((rubric, cases))
}

/// A TOML file as a table.
pub(super) fn table(path: &Path) -> Result<Map<String, Value>, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    toml::from_str(&text).map_err(|error| error.to_string())
}
