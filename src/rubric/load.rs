//! A folder of rubric files → one [`RubricFile`], with every problem of every file listed.
//!
//! The files arrive as parsed tables, so that this module needs no TOML reader: the build script and the tests of
//! broken files bring their own.

use super::check::Problem;
use super::file::{
    CheckFile, DomainFile, FactFile, GateFile, GradeFile, IndicatorFile, LookupFile, NamedFormulaFile,
    RubricFile, SourceFile,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Joins the files of a rubric: `rubric` is the head matter, `gates` and `checks` what they say, every other file a
/// domain, in the order of the names.
///
/// # Errors
/// Each problem names its file, the entry and the key.
pub fn join(mut files: Vec<(String, Value)>) -> Result<RubricFile, Vec<Problem>> {
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let mut loader = Loader::default();
    let mut rubric = RubricFile::default();
    let (mut gates, mut checks) = (Vec::new(), Vec::new());
    for (name, value) in files {
        let Value::Object(mut table) = value else { continue };
        match name.as_str() {
            "rubric.toml" => {
                let grade: Vec<GradeFile> = loader.entries(&name, &mut table, "grade");
                let source: Vec<SourceFile> = loader.entries(&name, &mut table, "source");
                let lookup: Vec<LookupFile> = loader.entries(&name, &mut table, "lookup");
                let formula: Vec<NamedFormulaFile> = loader.entries(&name, &mut table, "formula");
                for (key, place) in
                    [("domain", "a file of its own"), ("gate", "gates.toml"), ("check", "checks.toml")]
                {
                    if table.remove(key).is_some() {
                        loader.problem(name.clone(), format!("`{key}` does not belong here, but in {place}"));
                    }
                }
                if let Some(head) = loader.one::<RubricFile>(&name, table) {
                    let domain = std::mem::take(&mut rubric.domain);
                    rubric = RubricFile { grade, source, lookup, formula, domain, ..head };
                }
            }
            "gates.toml" => {
                gates = loader.entries::<GateFile>(&name, &mut table, "gate");
                loader.nothing_else(&name, &table);
            }
            "checks.toml" => {
                checks = loader.entries::<CheckFile>(&name, &mut table, "check");
                loader.nothing_else(&name, &table);
            }
            _ => {
                let fact: Vec<FactFile> = loader.entries(&name, &mut table, "fact");
                let indicator: Vec<IndicatorFile> = loader.entries(&name, &mut table, "indicator");
                if let Some(head) = loader.one::<DomainFile>(&name, table) {
                    rubric.domain.push(DomainFile { fact, indicator, ..head });
                }
            }
        }
    }
    rubric.gate = gates;
    rubric.check = checks;
    if loader.problems.is_empty() { Ok(rubric) } else { Err(loader.problems) }
}

/// A rubric whose tables all stand in one.
///
/// # Errors
/// Each problem names the entry and the key.
pub(super) fn whole(mut table: Map<String, Value>) -> Result<RubricFile, Vec<Problem>> {
    let mut loader = Loader::default();
    let file = "the file";
    let grade = loader.entries(file, &mut table, "grade");
    let source = loader.entries(file, &mut table, "source");
    let lookup = loader.entries(file, &mut table, "lookup");
    let formula = loader.entries(file, &mut table, "formula");
    let gate = loader.entries(file, &mut table, "gate");
    let check = loader.entries(file, &mut table, "check");
    let domains: Vec<Map<String, Value>> = loader.entries(file, &mut table, "domain");
    let mut domain = Vec::new();
    for (n, mut head) in domains.into_iter().enumerate() {
        let name = format!("domain {} `{}`", n + 1, head.get("id").and_then(Value::as_str).unwrap_or("?"));
        let fact: Vec<FactFile> = loader.entries(&name, &mut head, "fact");
        let indicator: Vec<IndicatorFile> = loader.entries(&name, &mut head, "indicator");
        domain.extend(loader.one::<DomainFile>(&name, head).map(|head| DomainFile {
            fact,
            indicator,
            ..head
        }));
    }
    let head = loader.one::<RubricFile>(file, table);
    match head {
        Some(head) if loader.problems.is_empty() => {
            Ok(RubricFile { grade, source, lookup, formula, domain, gate, check, ..head })
        }
        _ => Err(loader.problems),
    }
}

#[derive(Default)]
struct Loader {
    problems: Vec<Problem>,
}

impl Loader {
    fn entries<T: DeserializeOwned>(
        &mut self,
        file: &str,
        table: &mut Map<String, Value>,
        key: &str,
    ) -> Vec<T> {
        let entries = match table.remove(key) {
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.problem(file.to_owned(), format!("`{key}` is a list; write it as [[{key}]]"));
                Vec::new()
            }
            None => Vec::new(),
        };
        let mut read = Vec::new();
        for (n, entry) in entries.into_iter().enumerate() {
            let name = ["id", "key", "title"].iter().find_map(|key| entry.get(key).and_then(Value::as_str));
            let place = format!("{file}, [[{key}]] {} `{}`", n + 1, name.unwrap_or("?"));
            match serde_json::from_value(entry) {
                Ok(entry) => read.push(entry),
                Err(error) => self.problem(place, error.to_string()),
            }
        }
        read
    }

    fn one<T: DeserializeOwned>(&mut self, file: &str, table: Map<String, Value>) -> Option<T> {
        let read = serde_json::from_value(Value::Object(table));
        read.map_err(|error| self.problem(file.to_owned(), error.to_string())).ok()
    }

    fn nothing_else(&mut self, file: &str, table: &Map<String, Value>) {
        for key in table.keys() {
            self.problem(file.to_owned(), format!("unknown key `{key}`"));
        }
    }

    fn problem(&mut self, place: String, message: String) {
        self.problems.push(Problem { place, message });
    }
}

/// Every word of every text of a rubric file that could be the name of a fact.
pub(super) fn words(file: &RubricFile) -> Vec<String> {
    fn collect(value: &Value, words: &mut Vec<String>) {
        match value {
            Value::String(text) => {
                let of_name = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
                words.extend(text.split(|c| !of_name(c)).filter(|word| !word.is_empty()).map(str::to_owned));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, words)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut words = Vec::new();
    if let Ok(value) = serde_json::to_value(file) {
        collect(&value, &mut words);
    }
    words
}
