//! Fragments of real scoring tables, each a small rubric with cases worked out by hand.

use super::support::{ends, files_in, judged, number, part_line, root, typed, word};
use lvzhi::draft::Outcome;
use lvzhi::facts::RawAnswers;
use lvzhi::rubric::{Rubric, source};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// A case as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    year: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    #[serde(default)]
    judgments: BTreeMap<String, String>,
    #[serde(default)]
    indicators: BTreeMap<String, Expected>,
    #[serde(default)]
    domains: BTreeMap<String, [String; 2]>,
    total: Option<[String; 2]>,
    grade: Option<[String; 2]>,
    #[serde(default)]
    says: BTreeMap<String, Vec<String>>,
}

/// What an indicator comes to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    low: Option<String>,
    high: Option<String>,
    verdict: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// The rubric of a fragment.
pub(super) fn fragment(name: &str) -> Rubric {
    read(&root().join("tests/fragments").join(name)).0
}

/// A fragment: its rubric and its cases.
fn read(folder: &Path) -> (Rubric, Vec<Case>) {
    let text =
        |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut files = Vec::new();
    let mut cases = Vec::new();
    for path in files_in(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "cases.toml" {
            let read: Cases =
                toml::from_str(&text(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            cases = read.case;
        } else {
            let value =
                toml::from_str(&text(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            files.push((name, value));
        }
    }
    let said = |problems: Vec<source::Problem>| -> String {
        problems.iter().map(|problem| format!("\n  {problem}")).collect()
    };
    let rubric = source::read(files, &[]);
    (rubric.unwrap_or_else(|problems| panic!("{}: {}", folder.display(), said(problems))), cases)
}

impl Case {
    fn wrong(&self, rubric: &Rubric) -> Vec<String> {
        for id in self.facts.keys() {
            assert!(rubric.find_fact(id).is_some(), "`{}` fills in {id}, which is no fact", self.name);
        }
        for id in self.judgments.keys() {
            let is_known = rubric.judgments.iter().any(|judgment| *judgment.id == **id);
            assert!(is_known, "`{}` judges {id}, which is no judgement", self.name);
        }
        let facts = self.facts.iter().map(|(id, text)| (Rc::from(&**id), typed(text))).collect();
        let judgments = self.judgments.iter().map(|(id, points)| (Rc::from(&**id), judged(points))).collect();
        let year = self.year.as_ref().map(|year| year.parse().expect("a year"));
        let outcome = Outcome::of(rubric, &RawAnswers { facts, judgments }, year);
        let assessment = &outcome.assessment;
        let mut wrong = Vec::new();
        let mut unless = |what: &str, expected: String, found: String| {
            if expected != found {
                wrong.push(format!("{what} should be {expected}, is {found}"));
            }
        };
        let plain = |text: &str| number(text).plain();
        for (id, expected) in &self.indicators {
            let key = rubric.find_indicator(id).unwrap_or_else(|| panic!("no indicator {id}"));
            let result = assessment.indicator(key);
            let (low, high) = ends(&result.points);
            if let Some(expected) = &expected.low {
                unless(&format!("{id} low"), plain(expected), low);
            }
            if let Some(expected) = &expected.high {
                unless(&format!("{id} high"), plain(expected), high);
            }
            if let Some(expected) = &expected.verdict {
                unless(&format!("{id} verdict"), expected.clone(), word(result.verdict).to_owned());
            }
        }
        let range = |[low, high]: &[String; 2]| format!("{}–{}", plain(low), plain(high));
        let shown = |(low, high): (String, String)| format!("{low}–{high}");
        for (id, expected) in &self.domains {
            let at = rubric.domains.iter().position(|domain| *domain.id == **id).expect("a domain");
            unless(id, range(expected), shown(ends(&assessment.domains[at].points)));
        }
        if let Some(expected) = &self.total {
            unless("total", range(expected), shown(ends(&assessment.total)));
        }
        if let Some([low, high]) = &self.grade {
            let title = |at: usize| &*rubric.grades[at].title;
            let found = format!("{}–{}", title(assessment.grade.low), title(assessment.grade.high));
            unless("grade", format!("{low}–{high}"), found);
        }
        for (id, words) in &self.says {
            let key = rubric.find_indicator(id).unwrap_or_else(|| panic!("no indicator {id}"));
            let parts = rubric.indicator(key).parts.len();
            let lines: String = (0..parts).map(|at| part_line(rubric, &outcome, id, at)).collect();
            for words in words.iter().filter(|words| !lines.contains(&***words)) {
                wrong.push(format!("{id} lacks “{words}”: {lines}"));
            }
        }
        wrong
    }
}

#[test]
fn real_fragments_score_as_worked_out_by_hand() {
    let folders = files_in(&root().join("tests/fragments"));
    let mut failures = Vec::new();
    let mut ran = 0;
    for folder in &folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (rubric, cases) = read(folder);
        assert!(cases.len() >= 3, "{name} has at least three cases");
        for case in &cases {
            ran += 1;
            failures.extend(
                case.wrong(&rubric).into_iter().map(|wrong| format!("{name}, `{}`: {wrong}", case.name)),
            );
        }
    }
    assert!(folders.len() >= 11, "every fragment is there");
    assert!(failures.is_empty(), "{} of {ran} cases:\n  {}", failures.len(), failures.join("\n  "));
}
