//! [`Draft`] → JSON. Decimals are strings, exact; `result` is a snapshot for readers without the page.

use super::{Draft, FORMAT, Local, Outcome, VERSION};
use crate::engine::Verdict;
use crate::number::Range;
use crate::rubric::{Certainty, Rubric, Severity};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// What a file says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// That the result is a calculation, not an official evaluation.
    pub disclaimer: &'a str,
    /// Local time of writing, `2026-11-22T14:03:05`.
    pub saved: &'a str,
}

/// A draft file for people and programs, with its result where its rubric is at hand.
pub fn write(draft: &Draft, result: Option<(&Rubric, &Outcome)>, stamp: Stamp<'_>) -> String {
    let mut top = content(draft);
    top.insert("disclaimer".to_owned(), stamp.disclaimer.into());
    top.insert("saved".to_owned(), stamp.saved.into());
    if let Some((rubric, outcome)) = result {
        top.insert("result".to_owned(), result_json(rubric, outcome));
    }
    in_reading_order(top)
}

/// A draft as the browser keeps it: without the result, which is computed, with what only this browser knows.
pub fn write_local(draft: &Draft, local: &Local) -> String {
    let mut top = content(draft);
    // As it was typed: ２０１９年 stays that.
    top.insert("year".to_owned(), Value::from(&*draft.year));
    top.insert("local".to_owned(), json!({ "changed": &*local.changed, "deleted": local.deleted }));
    in_reading_order(top)
}

/// Keys that stand first, in this order; the others follow.
const FIRST: [&str; 12] = [
    "format",
    "version",
    "disclaimer",
    "title",
    "county",
    "year",
    "note",
    "rubric",
    "facts",
    "judgments",
    "result",
    "saved",
];

/// The file's text, with what tells what it is at the top.
fn in_reading_order(mut top: Map<String, Value>) -> String {
    let mut text = String::from("{");
    let mut say = |key: &str, value: &Value| {
        let comma = if text.len() > 1 { "," } else { "" };
        // Indented by hand one level; inside a field the printer knows best.
        let value = format!("{value:#}").replace('\n', "\n  ");
        text.push_str(&format!("{comma}\n  {}: {value}", Value::from(key)));
    };
    for key in FIRST {
        if let Some(value) = top.remove(key) {
            say(key, &value);
        }
    }
    for (key, value) in &top {
        say(key, value);
    }
    text.push_str("\n}\n");
    text
}

fn content(draft: &Draft) -> Map<String, Value> {
    let mut facts = Map::new();
    for (id, fact) in draft.answers.facts.iter() {
        let own = texts(&[("text", &fact.text), ("note", &fact.note), ("by", &fact.by)]);
        facts.insert(id.to_string(), with(own, extra_of(&draft.extra.facts, id)));
    }
    let mut judgments = Map::new();
    for (id, judgment) in draft.answers.judgments.iter() {
        let own = texts(&[("points", &judgment.points), ("reason", &judgment.reason)]);
        judgments.insert(id.to_string(), with(own, extra_of(&draft.extra.judgments, id)));
    }
    let rubric = [("id", &draft.rubric.id), ("edition", &draft.rubric.edition), ("hash", &draft.rubric.hash)];
    let year = match draft.year_number() {
        Some(year) => Value::from(year),
        None if draft.year.is_empty() => Value::Null,
        // A year that does not read as one is kept as it was typed.
        None => Value::from(&*draft.year),
    };
    let mut top = draft.extra.top.clone();
    let fields = [
        ("format", Value::from(FORMAT)),
        ("version", Value::from(VERSION)),
        ("county", Value::from(&*draft.county)),
        ("year", year),
        ("rubric", with(texts(&rubric), Some(&draft.extra.rubric))),
        ("facts", Value::Object(facts)),
        ("judgments", Value::Object(judgments)),
    ];
    for (key, value) in fields {
        top.insert(key.to_owned(), value);
    }
    for (key, text) in [("title", &draft.title), ("note", &draft.note)] {
        if !text.is_empty() {
            top.insert(key.to_owned(), Value::from(&**text));
        }
    }
    top
}

fn texts(fields: &[(&str, &Rc<str>)]) -> Map<String, Value> {
    let mut object = Map::new();
    for (key, text) in fields {
        object.insert((*key).to_owned(), Value::from(&***text));
    }
    object
}

fn with(mut own: Map<String, Value>, extra: Option<&Map<String, Value>>) -> Value {
    for (key, value) in extra.into_iter().flatten() {
        own.insert(key.clone(), value.clone());
    }
    Value::Object(own)
}

fn extra_of<'a>(extra: &'a [(Rc<str>, Map<String, Value>)], id: &Rc<str>) -> Option<&'a Map<String, Value>> {
    extra.iter().find(|(other, _)| other == id).map(|(_, object)| object)
}

/// The `result` of a draft file.
pub fn result_json(rubric: &Rubric, outcome: &Outcome) -> Value {
    let assessment = &outcome.assessment;
    let fact_ids = |keys: &[crate::rubric::FactKey]| -> Vec<Value> {
        keys.iter().map(|key| Value::from(&*rubric.fact(*key).id)).collect()
    };
    let mut indicators = Map::new();
    for (indicator, result) in rubric.indicators.iter().zip(&assessment.indicators) {
        let Range { low, high } = &result.points;
        let value = json!({
            "verdict": verdict(result.verdict),
            "low": low.plain(),
            "high": high.plain(),
            "missing": fact_ids(&result.missing),
            "certainty": certainty(indicator.certainty()),
        });
        indicators.insert(indicator.id.to_string(), value);
    }
    let checks: Vec<Value> = outcome
        .checked
        .findings
        .iter()
        .map(|finding| {
            json!({
                "id": &*rubric.checks[finding.check].id,
                "severity": severity(finding.severity),
                "facts": fact_ids(&finding.facts),
            })
        })
        .collect();
    let gates: Vec<Value> = rubric
        .gates
        .iter()
        .zip(&assessment.gates)
        .map(|(gate, result)| json!({ "id": &*gate.id, "fired": fired(result.fired) }))
        .collect();
    let mut domains = Map::new();
    for (domain, result) in rubric.domains.iter().zip(&assessment.domains) {
        let Range { low, high } = &result.points;
        let value = json!({ "low": low.plain(), "high": high.plain(), "full": result.full.plain() });
        domains.insert(domain.id.to_string(), value);
    }
    json!({
        "full": assessment.full.plain(),
        "domains": domains,
        "total": { "low": assessment.total.low.plain(), "high": assessment.total.high.plain() },
        "grade": {
            "low": &*rubric.grades[assessment.grade.low].title,
            "high": &*rubric.grades[assessment.grade.high].title,
        },
        "settled": assessment.settled,
        "indicators": indicators,
        "gates": gates,
        "checks": checks,
    })
}

/// The word for a verdict in files and in `data-verdict`.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Missing => "missing",
        Verdict::Judgment => "judgment",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// The word for how sure the numbers are that an indicator rests on.
fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "official",
        Certainty::Inferred => "inferred",
        Certainty::Unverified => "unverified",
        Certainty::Own => "own",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn fired(fired: crate::number::Truth) -> Value {
    match fired {
        crate::number::Truth::Yes => Value::from(true),
        crate::number::Truth::No => Value::from(false),
        crate::number::Truth::Open => Value::Null,
    }
}
