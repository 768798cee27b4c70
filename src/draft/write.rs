//! [`Draft`] → JSON. Decimals are strings, exact; `result` is a snapshot for readers without the page.

use super::{Draft, FORMAT, Local, Outcome, VERSION};
use crate::engine::Verdict;
use crate::number::Range;
use crate::rubric::{Rubric, Severity};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The file in the order people read it.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    #[serde(skip_serializing_if = "str::is_empty")]
    disclaimer: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    county: &'a str,
    year: Value,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    rubric: Value,
    facts: Map<String, Value>,
    judgments: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Value>,
    #[serde(skip_serializing_if = "str::is_empty")]
    saved: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    local: Option<Value>,
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
}

/// What a file says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// That the result is a calculation, not an official evaluation.
    pub disclaimer: &'a str,
    /// Local time of writing, `2026-11-22T14:03:05`.
    pub saved: &'a str,
}

/// A draft file, with its result, for people and programs.
pub fn write(rubric: &Rubric, draft: &Draft, outcome: &Outcome, stamp: Stamp<'_>) -> String {
    let result = Some(result_json(rubric, outcome));
    let file = File { result, disclaimer: stamp.disclaimer, saved: stamp.saved, ..file(draft) };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// A draft as the browser keeps it: without the result, which is computed, with what only this browser knows.
pub fn write_local(draft: &Draft, local: &Local) -> String {
    let local = json!({ "changed": &*local.changed, "deleted": local.deleted });
    serde_json::to_string(&File { local: Some(local), ..file(draft) }).unwrap_or_default()
}

fn file(draft: &Draft) -> File<'_> {
    let with = |mut own: Map<String, Value>, extra: Option<&Map<String, Value>>| {
        own.extend(extra.into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())));
        Value::Object(own)
    };
    let texts = |fields: &[(&str, &str)]| -> Map<String, Value> {
        fields.iter().map(|(key, text)| ((*key).to_owned(), Value::from(*text))).collect()
    };
    let facts = draft.answers.facts.iter().map(|(id, fact)| {
        let own = texts(&[("text", &fact.text), ("note", &fact.note), ("by", &fact.by)]);
        (id.to_string(), with(own, draft.extra.facts.get(id)))
    });
    let judgments = draft.answers.judgments.iter().map(|(id, judgment)| {
        let own = texts(&[("points", &judgment.points), ("reason", &judgment.reason)]);
        (id.to_string(), with(own, draft.extra.judgments.get(id)))
    });
    let rubric = texts(&[
        ("id", &draft.rubric.id),
        ("edition", &draft.rubric.edition),
        ("hash", &draft.rubric.hash),
    ]);
    File {
        format: FORMAT,
        version: VERSION,
        disclaimer: "",
        title: &draft.title,
        county: &draft.county,
        // A year that does not read as one is kept as it was typed.
        year: match draft.year_number() {
            Some(year) => Value::from(year),
            None if draft.year.is_empty() => Value::Null,
            None => Value::from(&*draft.year),
        },
        note: &draft.note,
        rubric: with(rubric, Some(&draft.extra.rubric)),
        facts: facts.collect(),
        judgments: judgments.collect(),
        result: None,
        saved: "",
        local: None,
        extra: &draft.extra.top,
    }
}

/// The `result` of a draft file.
pub fn result_json(rubric: &Rubric, outcome: &Outcome) -> Value {
    let assessment = &outcome.assessment;
    let fact_ids = |keys: &[crate::rubric::FactKey]| -> Vec<Value> {
        keys.iter().map(|key| Value::from(&*rubric.fact(*key).id)).collect()
    };
    let indicators: Map<String, Value> = rubric
        .indicators
        .iter()
        .zip(&assessment.indicators)
        .map(|(indicator, result)| {
            let Range { low, high } = &result.points;
            let value = json!({
                "verdict": verdict(result.verdict),
                "low": low.plain(),
                "high": high.plain(),
                "missing": fact_ids(&result.missing),
            });
            (indicator.id.to_string(), value)
        })
        .collect();
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
    json!({
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
