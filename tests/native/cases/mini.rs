//! The rest of a rubric around what a case file says, so that a case shows only what it is about.
//!
//! `[[fact]]`, `[[part]]`, `[[gate]]`, `[[check]]` and `[[grade]]` stand in a case file exactly as in a rubric file.
//! `[head]`, `[domain]` and `[indicator]` add keys to, or replace those of, the tables made here; `[file."x.toml"]`
//! replaces a whole file.

use lvzhi::number::Number;
use lvzhi::rubric::Rubric;
use lvzhi::rubric::source::{self, Problem};
use serde_json::{Map, Value, json};

/// The indicator that the case's parts are put into.
pub(super) const INDICATOR: &str = "it";

/// The rubric of a case file.
pub(super) fn rubric(table: Map<String, Value>) -> Result<Rubric, Vec<Problem>> {
    source::read(files(table), &[])
}

/// The rubric's files, as the loader takes them.
fn files(mut table: Map<String, Value>) -> Vec<(String, Value)> {
    let mut list = |key: &str| match table.remove(key) {
        Some(Value::Array(entries)) => entries,
        Some(other) => panic!("`{key}` is a list, not {other}"),
        None => Vec::new(),
    };
    let (facts, parts) = (list("fact"), list("part"));
    let (gates, checks, grades) = (list("gate"), list("check"), list("grade"));
    let points: Number = parts.iter().filter_map(points_of).collect::<Vec<_>>().iter().sum();
    let points = points.plain();
    let (inputs, related) = used_and_not(&facts, &parts);
    let cite = json!({ "source": "law", "certainty": "official" });

    let mut head = json!({
        "id": "mini", "edition": "1", "title": "Mini", "short_title": "Mini", "issuer": "Mini", "label": "Mini",
        "about": "Made around a case.", "full_points": points, "points_places": 2,
        "grade": [{ "title": "全部", "from": "0", "cite": cite }],
        "source": [{ "key": "law", "title": "示例办法" }],
    });
    if !grades.is_empty() {
        head["grade"] = Value::Array(grades);
    }
    let mut indicator = json!({
        "id": INDICATOR, "title": "示例", "points": points, "responsible": ["甲"], "evidence": ["乙"],
        "clause": "丙", "cite": cite, "inputs": inputs, "related": related, "part": parts,
    });
    replace(&mut head, table.remove("head"));
    replace(&mut indicator, table.remove("indicator"));
    let mut domain = json!({
        "id": "only", "title": "只有一个", "short_title": "一", "cite": cite, "fact": facts, "indicator": [indicator],
    });
    replace(&mut domain, table.remove("domain"));
    let mut files = vec![
        ("rubric.toml".to_owned(), head),
        ("1-only.toml".to_owned(), domain),
        ("gates.toml".to_owned(), json!({ "gate": gates })),
        ("checks.toml".to_owned(), json!({ "check": checks })),
    ];
    if let Some(Value::Object(whole)) = table.remove("file") {
        for (name, content) in whole {
            files.retain(|(other, _)| *other != name);
            files.push((name, content));
        }
    }
    let left: Vec<&String> = table.keys().collect();
    assert!(left.is_empty(), "a case file has no {left:?}");
    files
}

fn replace(table: &mut Value, with: Option<Value>) {
    let (Value::Object(table), Some(Value::Object(with))) = (table, with) else { return };
    table.extend(with);
}

fn points_of(part: &Value) -> Option<Number> {
    Number::from_decimal(part.get("points")?.as_str()?)
}

/// Ids of the facts that the parts name, and of the others, both in the file's order.
fn used_and_not(facts: &[Value], parts: &[Value]) -> (Vec<Value>, Vec<Value>) {
    let mut named = Vec::new();
    parts.iter().for_each(|part| words_of(part, &mut named));
    let ids = facts.iter().filter_map(|fact| fact.get("id"));
    ids.cloned().partition(|id| id.as_str().is_some_and(|id| named.iter().any(|word| word == id)))
}

/// Every word of every text in a table that could be a fact's id.
fn words_of(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let of_id = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
            words.extend(text.split(|c| !of_id(c)).map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| words_of(item, words)),
        Value::Object(fields) => fields.values().for_each(|field| words_of(field, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
