//! One case: what was typed, and what must come of it. Everything left out is not looked at.

use super::mini::INDICATOR;
use crate::native::support::{ends, judged, number, part_line, typed, word};
use lvzhi::draft::Outcome;
use lvzhi::facts::RawAnswers;
use lvzhi::number::Truth;
use lvzhi::rubric::{FactKey, Rubric};
use lvzhi::text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::rc::Rc;

/// A case as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) name: String,
    /// Texts typed, by fact.
    #[serde(default)]
    facts: BTreeMap<String, String>,
    /// Points typed for the judgement.
    judgment: Option<String>,
    /// The same for several, by their ids.
    #[serde(default)]
    judgments: BTreeMap<String, String>,
    /// The year assessed.
    year: Option<String>,

    /// The indicator's verdict, points, and the facts it still needs, in order.
    verdict: Option<String>,
    low: Option<String>,
    high: Option<String>,
    missing: Option<Vec<String>>,
    /// The total, low and high, and what it is out of, where there is more than the one indicator.
    total: Option<[String; 2]>,
    full: Option<String>,
    /// Facts whose 不适用 is not accepted.
    refused: Option<Vec<String>>,
    /// Words the arithmetic of `part` (counted from zero) has, or has not.
    #[serde(default)]
    part: usize,
    says: Option<Vec<String>>,
    says_not: Option<Vec<String>>,
    /// What the fact to act on would have to be, and by how much that differs; "none" for no gap.
    needed: Option<String>,
    difference: Option<String>,
    /// `fired`, `clear` or `open`, by gate.
    gates: Option<BTreeMap<String, String>>,
    /// The worst and the best grade still possible.
    grade: Option<[String; 2]>,
    /// Exactly these findings, each with words its sentence has.
    findings: Option<BTreeMap<String, Vec<String>>>,
    /// Words that no finding's sentence has.
    #[serde(default)]
    never: Vec<String>,
    /// The facts a finding names, in order.
    involved: Option<BTreeMap<String, Vec<String>>>,
    /// How many checks had all their figures.
    run: Option<usize>,
}

impl Case {
    /// Whether anything is expected.
    pub(super) fn asserts_something(&self) -> bool {
        let single = [&self.verdict, &self.low, &self.high, &self.needed, &self.difference];
        let lists = [&self.missing, &self.refused, &self.says, &self.says_not];
        single.iter().any(|one| one.is_some())
            || lists.iter().any(|list| list.is_some())
            || self.total.is_some()
            || self.gates.is_some()
            || self.grade.is_some()
            || self.findings.is_some()
            || self.involved.is_some()
            || self.run.is_some()
    }

    /// What is not as expected, in sentences.
    pub(super) fn check(&self, rubric: &Rubric) -> Vec<String> {
        let outcome = Outcome::of(
            rubric,
            &self.answers(rubric),
            self.year.as_ref().map(|year| year.parse().expect("a year")),
        );
        let mut wrong = Wrong::default();
        self.points(rubric, &outcome, &mut wrong);
        self.arithmetic(rubric, &outcome, &mut wrong);
        self.grades(rubric, &outcome, &mut wrong);
        self.consistency(rubric, &outcome, &mut wrong);
        wrong.0
    }

    fn answers(&self, rubric: &Rubric) -> RawAnswers {
        for id in self.facts.keys() {
            assert!(rubric.find_fact(id).is_some(), "`{}` fills in {id}, which is no fact", self.name);
        }
        let facts = self.facts.iter().map(|(id, text)| (Rc::from(&**id), typed(text))).collect();
        for id in self.judgments.keys() {
            let is_known = rubric.judgments.iter().any(|judgment| *judgment.id == **id);
            assert!(is_known, "`{}` judges {id}, which is no judgement", self.name);
        }
        let first = self.judgment.iter().map(|points| (Rc::from(INDICATOR), judged(points)));
        let others = self.judgments.iter().map(|(id, points)| (Rc::from(&**id), judged(points)));
        let judgments = first.chain(others).collect();
        RawAnswers { facts, judgments }
    }

    fn points(&self, rubric: &Rubric, outcome: &Outcome, wrong: &mut Wrong) {
        let result = &outcome.assessment.indicators[0];
        let (low, high) = ends(&result.points);
        wrong.unless("verdict", self.verdict.as_deref(), &word(result.verdict));
        wrong.unless("low", self.low.as_deref().map(plain), &low);
        wrong.unless("high", self.high.as_deref().map(plain), &high);
        wrong.unless("missing", self.missing.clone(), &ids(rubric, &result.missing));
        wrong.unless("refused", self.refused.clone(), &ids(rubric, &result.refused));
        let total = ends(&outcome.assessment.total);
        wrong.unless("full", self.full.as_deref().map(plain), &outcome.assessment.full.plain());
        match &self.total {
            Some([least, most]) => wrong.unless("total", Some((plain(least), plain(most))), &total),
            None => {
                // With one indicator, its points are the domain's and the total.
                assert_eq!((low, high), total);
                assert_eq!(outcome.assessment.total, outcome.assessment.domains[0].points);
            }
        }
    }

    fn arithmetic(&self, rubric: &Rubric, outcome: &Outcome, wrong: &mut Wrong) {
        let line = part_line(rubric, outcome, INDICATOR, self.part);
        for words in self.says.iter().flatten().filter(|words| !line.contains(&**words)) {
            wrong.0.push(format!("the line lacks “{words}”: {line}"));
        }
        for words in self.says_not.iter().flatten().filter(|words| line.contains(&**words)) {
            wrong.0.push(format!("the line should not say “{words}”: {line}"));
        }
        let gap = outcome.assessment.indicators[0].parts[self.part].gap.as_ref();
        let shown = |number: Option<String>| number.unwrap_or_else(|| "none".to_owned());
        wrong.unless("needed", self.needed.clone(), &shown(gap.map(|gap| gap.needed.plain())));
        wrong.unless("difference", self.difference.clone(), &shown(gap.map(|gap| gap.difference.plain())));
    }

    fn grades(&self, rubric: &Rubric, outcome: &Outcome, wrong: &mut Wrong) {
        let fired = |fired| match fired {
            Truth::Yes => "fired",
            Truth::No => "clear",
            Truth::Open => "open",
        };
        let gates = rubric.gates.iter().zip(&outcome.assessment.gates);
        let gates =
            gates.map(|(gate, result)| (gate.id.to_string(), fired(result.fired).to_owned())).collect();
        wrong.unless("gates", self.gates.clone(), &gates);
        let title = |at: usize| rubric.grades[at].title.to_string();
        let grade = &outcome.assessment.grade;
        wrong.unless("grade", self.grade.clone(), &[title(grade.low), title(grade.high)]);
    }

    fn consistency(&self, rubric: &Rubric, outcome: &Outcome, wrong: &mut Wrong) {
        let checked = &outcome.checked;
        if let Some(expected) = &self.findings {
            let mut found: Vec<String> =
                checked.findings.iter().map(|finding| finding.id.to_string()).collect();
            found.sort();
            wrong.unless("findings", Some(expected.keys().cloned().collect()), &found);
        }
        for finding in &checked.findings {
            let sentence = text::finding(rubric, finding);
            let words = self.findings.iter().filter_map(|expected| expected.get(&*finding.id)).flatten();
            for words in words.filter(|words| !sentence.contains(&***words)) {
                wrong.0.push(format!("the finding lacks “{words}”: {sentence}"));
            }
            for words in self.never.iter().filter(|words| sentence.contains(&***words)) {
                wrong.0.push(format!("the finding should not say “{words}”: {sentence}"));
            }
            let involved = self.involved.iter().filter_map(|expected| expected.get(&*finding.id));
            for expected in involved {
                wrong.unless("involved", Some(expected.clone()), &ids(rubric, &finding.facts));
            }
        }
        wrong.unless("run", self.run, &checked.run);
    }
}

#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless<T: PartialEq + Debug>(&mut self, what: &str, expected: Option<T>, found: &T) {
        if let Some(expected) = expected.filter(|expected| expected != found) {
            self.0.push(format!("{what} should be {expected:?}, is {found:?}"));
        }
    }
}

/// Expected numbers may be written with trailing zeros.
fn plain(text: &str) -> String {
    number(text).plain()
}

fn ids(rubric: &Rubric, facts: &[FactKey]) -> Vec<String> {
    facts.iter().map(|fact| rubric.fact(*fact).id.to_string()).collect()
}
