//! The draft file: what outsiders rely on, what is kept though it is not known, what is refused and how it is told.

mod errors;
mod exchange;
mod hostile;
mod layout;
mod merging;
pub(super) mod schema;
mod suppose;
mod unknown;

use super::support::general;
use lvzhi::draft::{Draft, DraftError, Outcome, ReadDraft, Stamp, read, write};
use serde_json::{Value, json};

/// What is stamped into every file here.
const STAMP: Stamp<'static> = Stamp { disclaimer: "测算", saved: "2026-11-22T14:03:05" };

/// The least a draft file must say, and a little more.
pub(super) fn sample() -> Value {
    json!({
        "format": "lvzhi-draft",
        "version": 1,
        "county": "正安县",
        "year": 2019,
        "rubric": { "id": "general", "edition": "2025.1" },
        "facts": {
            "training.spent": { "text": "483", "note": "决算数", "by": "财政局" },
            "salary.total": { "text": "36,414", "note": "", "by": "" },
        },
        "judgments": { "direction.policy": { "points": "2.5", "reason": "有部署" } },
    })
}

/// The sample with one field changed; `null` takes it away.
pub(super) fn with(pointer: &str, value: Value) -> Value {
    let mut sample = sample();
    let (parent, key) = pointer.rsplit_once('/').expect("a JSON pointer");
    let object = sample.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object on the way");
    if value.is_null() {
        object.remove(key);
    } else {
        object.insert(key.to_owned(), value);
    }
    sample
}

fn read_json(value: &Value) -> Result<ReadDraft, DraftError> {
    read(value.to_string().as_bytes())
}

/// The draft written and taken apart again.
fn written(draft: &Draft) -> Value {
    let rubric = general();
    let outcome = Outcome::of(&rubric, &draft.answers, draft.year_number());
    let text = write(draft, Some((&rubric, &outcome)), STAMP);
    serde_json::from_str(&text).expect("what is written is JSON")
}
