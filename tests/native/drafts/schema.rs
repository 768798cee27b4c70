//! What is written holds to the published schema. The part of JSON Schema that it uses is checked here; another word in
//! it fails, so that none is passed over.

use super::{read_json, sample, with, written};
use crate::native::support::root;
use serde_json::{Value, json};
use std::fs;

/// The schema that outsiders are given.
pub(crate) fn schema() -> Value {
    let text = fs::read_to_string(root().join("src/draft/draft.schema.json")).expect("the schema");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// What in a value the schema does not allow, by place.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("type {other}"),
    }
}

fn check(whole: &Value, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    for (word, says) in schema.as_object().expect("a schema") {
        let is_right = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let pointer = says.as_str().and_then(|says| says.strip_prefix('#')).expect("a place in here");
                check(whole, whole.pointer(pointer).expect("what is referred to"), value, place, faults);
                true
            }
            "type" => match says.as_array() {
                Some(kinds) => kinds.iter().any(|kind| is_of(kind, value)),
                None => is_of(says, value),
            },
            "const" => says == value,
            "enum" => says.as_array().expect("values").contains(value),
            "pattern" => {
                assert_eq!(says, "^-?[0-9]+(\\.[0-9]+)?$");
                value.as_str().is_none_or(is_decimal)
            }
            "required" => {
                let keys = says.as_array().expect("keys").iter().map(|key| key.as_str().expect("a key"));
                let object = value.as_object();
                object.is_none_or(|object| keys.into_iter().all(|key| object.contains_key(key)))
            }
            "properties" => {
                for (key, schema) in says.as_object().expect("properties") {
                    if let Some(inner) = value.get(key) {
                        check(whole, schema, inner, &format!("{place}/{key}"), faults);
                    }
                }
                true
            }
            "additionalProperties" => {
                assert!(schema.get("properties").is_none(), "one or the other");
                for (key, inner) in value.as_object().into_iter().flatten() {
                    check(whole, says, inner, &format!("{place}/{key}"), faults);
                }
                true
            }
            "items" => {
                for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
                    check(whole, says, inner, &format!("{place}/{at}"), faults);
                }
                true
            }
            other => panic!("the schema says {other}"),
        };
        if !is_right {
            faults.push(format!("{place}: {word}"));
        }
    }
}

fn is_decimal(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    text.split_once('.').map_or_else(|| is_digits(text), |(whole, rest)| is_digits(whole) && is_digits(rest))
}

fn stored(text: &str) -> Value {
    serde_json::from_str(text).expect("a sample is JSON")
}

#[test]
fn the_samples_and_what_is_written_hold_to_the_schema() {
    let exchange = stored(include_str!("version-1-with-exchange.json"));
    let full = written(&read_json(&exchange).unwrap().draft);
    let plain = written(&read_json(&with("/title", json!("初稿"))).unwrap().draft);
    for file in [&stored(include_str!("version-1.json")), &exchange, &full, &plain] {
        assert_eq!(faults(&schema(), file), Vec::<String>::new());
    }
    // Nothing is written that the schema does not name.
    let schema = schema();
    let named = |pointer: &str, file: &Value| {
        let properties = schema.pointer(pointer).and_then(Value::as_object).expect("properties");
        for key in file.as_object().expect("an object").keys() {
            assert!(properties.contains_key(key), "{pointer} lacks {key}");
        }
    };
    named("/properties", &full);
    named("/properties/result/properties", &full["result"]);
    named("/$defs/facts/additionalProperties/properties", &full["facts"]["growth.revenue"]);
    named("/$defs/judgments/additionalProperties/properties", &full["judgments"]["direction.policy"]);
    named("/$defs/content/properties", &full["seen"]["copy-b"]);
    named("/properties/ledger/items/properties", &full["ledger"][0]);
    named("/properties/ledger/items/properties/items/items/properties", &full["ledger"][0]["items"][0]);
    named("/$defs/given/properties", &full["ledger"][0]["items"][0]["theirs"]);
}

#[test]
fn what_is_wrong_fails_the_schema_at_its_place() {
    let wrong = [
        ("/format", json!("other"), "/format: const"),
        ("/version", json!(2), "/version: const"),
        ("/year", json!(true), "/year: type"),
        ("/rubric", json!({}), "/rubric: required"),
        ("/facts/salary.total/at", json!(5), "/facts/salary.total/at: type"),
        ("/evidence", json!({ "a": { "b": true } }), "/evidence/a/b: type"),
        ("/seen", json!({ "a": {} }), "/seen/a: required"),
        ("/ledger", json!([{ "at": "", "file": "", "items": [{}] }]), "/ledger/0/items/0: required"),
        ("/result", json!({ "total": { "low": "1." } }), "/result/total/low: pattern"),
        ("/result", json!({ "checks": [{ "severity": "bad" }] }), "/result/checks/0/severity: enum"),
    ];
    for (place, value, fault) in wrong {
        assert_eq!(faults(&schema(), &with(place, value)), [fault]);
    }
    assert_eq!(faults(&schema(), &sample()), Vec::<String>::new());
}
