//! Bytes → [`Draft`]: total, bounded, and exact about what is wrong and where.

use super::{Draft, DraftError, Expected, Extra, FORMAT, LARGEST, Local, ReadDraft, RubricRef, VERSION};
use crate::facts::{RawAnswers, RawFact, RawJudgment};
use crate::rubric::Rubric;
use crate::rubrics;
use serde_json::{Map, Value};
use std::rc::Rc;

/// Entries of an object of objects.
type Entries = Vec<(String, Map<String, Value>)>;

/// Reads a draft file.
///
/// # Errors
/// Says which of the ways of not being such a file it is.
pub fn read(bytes: &[u8]) -> Result<ReadDraft, DraftError> {
    read_local(bytes).map(|(read, _)| read)
}

/// Reads a draft as the browser keeps it: a draft file with a `local` field.
///
/// # Errors
/// As [`read`].
pub fn read_local(bytes: &[u8]) -> Result<(ReadDraft, Local), DraftError> {
    let mut top = object_of(bytes)?;
    if top.remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(DraftError::NotADraft);
    }
    match top.remove("version") {
        Some(Value::Number(version)) if version.as_u64().is_some_and(|v| (1..=VERSION).contains(&v)) => {}
        Some(Value::Number(version))
            if version.as_u64() != Some(0) && !version.to_string().starts_with('-') =>
        {
            return Err(DraftError::NewerVersion { version: version.to_string() });
        }
        _ => return Err(wrong("version", Expected::Version)),
    }
    let (rubric_ref, rubric_extra) = rubric_ref(&mut top)?;
    if rubrics::listed(&rubric_ref.id).is_none() {
        return Err(DraftError::UnknownRubric { id: rubric_ref.id.to_string() });
    }
    let mut extra = Extra { rubric: rubric_extra, ..Extra::default() };
    let mut answers = RawAnswers::default();
    for (id, mut entry) in objects(&mut top, "facts")? {
        let path = |field| format!("facts.{id}.{field}");
        let fact = RawFact {
            text: text(&mut entry, "text", path)?,
            note: text(&mut entry, "note", path)?,
            by: text(&mut entry, "by", path)?,
        };
        let id: Rc<str> = id.into();
        keep(&mut extra.facts, &id, entry);
        answers.facts.insert(id, fact);
    }
    for (id, mut entry) in objects(&mut top, "judgments")? {
        let path = |field| format!("judgments.{id}.{field}");
        let judgment = RawJudgment {
            points: text(&mut entry, "points", path)?,
            reason: text(&mut entry, "reason", path)?,
        };
        let id: Rc<str> = id.into();
        keep(&mut extra.judgments, &id, entry);
        answers.judgments.insert(id, judgment);
    }
    let reported_total = top.remove("result").as_ref().and_then(total_of);
    let local = local_of(top.remove("local").as_ref());
    // Written anew each time.
    top.remove("disclaimer");
    top.remove("saved");
    let draft = Draft {
        title: text(&mut top, "title", str::to_owned)?,
        county: text(&mut top, "county", str::to_owned)?,
        year: year(&mut top)?,
        note: text(&mut top, "note", str::to_owned)?,
        rubric: rubric_ref,
        answers,
        extra: Extra { top, ..extra },
    };
    Ok((ReadDraft { draft, reported_total }, local))
}

fn object_of(bytes: &[u8]) -> Result<Map<String, Value>, DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge { bytes: bytes.len() });
    }
    // A byte-order mark is what Windows editors leave behind.
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let text = text.map_err(|error| match error.error_len() {
        Some(_) => DraftError::NotText,
        // The text ends inside a letter: it was cut off there.
        None => place(&String::from_utf8_lossy(bytes), usize::MAX, usize::MAX, true),
    })?;
    match serde_json::from_str(text) {
        Ok(Value::Object(top)) => Ok(top),
        Ok(_) => Err(DraftError::NotADraft),
        Err(error) => Err(place(text, error.line(), error.column(), error.is_eof())),
    }
}

/// The place of a mistake, with the letters of its line counted rather than their bytes.
fn place(text: &str, line: usize, bytes: usize, cut_off: bool) -> DraftError {
    let line = line.min(text.lines().count());
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let column = before.char_indices().take_while(|(at, _)| *at < bytes).count();
    DraftError::NotJson { line, column, cut_off }
}

fn wrong(path: impl Into<String>, expected: Expected) -> DraftError {
    DraftError::WrongField { path: path.into(), expected }
}

/// A text; a missing one is empty.
fn text(
    object: &mut Map<String, Value>,
    key: &'static str,
    path: impl Fn(&'static str) -> String,
) -> Result<Rc<str>, DraftError> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(Rc::from("")),
        Some(Value::String(text)) => Ok(Rc::from(text)),
        Some(_) => Err(wrong(path(key), Expected::Text)),
    }
}

fn year(top: &mut Map<String, Value>) -> Result<Rc<str>, DraftError> {
    match top.remove("year") {
        None | Some(Value::Null) => Ok(Rc::from("")),
        Some(Value::Number(year)) if year.is_u64() => Ok(Rc::from(year.to_string())),
        Some(Value::String(year)) => Ok(Rc::from(year)),
        Some(_) => Err(wrong("year", Expected::Year)),
    }
}

fn rubric_ref(top: &mut Map<String, Value>) -> Result<(RubricRef, Map<String, Value>), DraftError> {
    let Some(Value::Object(mut object)) = top.remove("rubric") else {
        return Err(wrong("rubric", Expected::Object));
    };
    let path = |field| format!("rubric.{field}");
    let rubric = RubricRef {
        id: text(&mut object, "id", path)?,
        edition: text(&mut object, "edition", path)?,
        hash: text(&mut object, "hash", path)?,
    };
    Ok((rubric, object))
}

/// The entries of an object of objects; a missing one has none.
fn objects(top: &mut Map<String, Value>, key: &'static str) -> Result<Entries, DraftError> {
    let entries = match top.remove(key) {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Object(entries)) => entries,
        Some(_) => return Err(wrong(key, Expected::Object)),
    };
    let object = |(id, entry)| match entry {
        Value::Object(entry) => Ok((id, entry)),
        _ => Err(wrong(format!("{key}.{id}"), Expected::Object)),
    };
    entries.into_iter().map(object).collect()
}

fn keep(kept: &mut Vec<(Rc<str>, Map<String, Value>)>, id: &Rc<str>, rest: Map<String, Value>) {
    if !rest.is_empty() {
        kept.push((id.clone(), rest));
    }
}

fn total_of(result: &Value) -> Option<(String, String)> {
    let end = |key| result.get("total")?.get(key)?.as_str().map(str::to_owned);
    Some((end("low")?, end("high")?))
}

fn local_of(local: Option<&Value>) -> Local {
    let field = |key| local.and_then(|local: &Value| local.get(key));
    Local {
        changed: Rc::from(field("changed").and_then(Value::as_str).unwrap_or_default()),
        deleted: field("deleted").and_then(Value::as_bool).unwrap_or_default(),
    }
}

/// Ids of facts and judgements that none of these rubrics has; kept, but without effect.
pub fn unknown_ids(rubrics: &[&Rubric], answers: &RawAnswers) -> Vec<String> {
    let is_fact = |id: &&Rc<str>| !rubrics.iter().any(|rubric| rubric.find_fact(id).is_some());
    let has = |rubric: &Rubric, id: &str| {
        rubric.judgments.iter().any(|spec| &*spec.id == id) || rubric.find_indicator(id).is_some()
    };
    let is_judgment = |id: &&Rc<str>| !rubrics.iter().any(|rubric| has(rubric, id));
    let facts = answers.facts.keys().filter(is_fact);
    let judgments = answers.judgments.keys().filter(is_judgment);
    facts.chain(judgments).map(ToString::to_string).collect()
}
