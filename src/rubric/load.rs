//! A folder of rubric files → one [`RubricFile`], with every problem of every file listed.
//!
//! The files arrive as parsed tables, so that this module needs no TOML reader: the build script and the tests of
//! broken files bring their own.

use super::file::{
    CheckFile, DomainFile, FactFile, GateFile, GradeFile, IndicatorFile, LookupFile, NamedFormulaFile,
    RubricFile, SourceFile,
};
use super::problem::{FileTable, Problem, ProblemKind, ProblemPlace, ShapeFault};
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
        let place = ProblemPlace::file(&name);
        match name.as_str() {
            "rubric.toml" => {
                let grade: Vec<GradeFile> = loader.entries(&place, &mut table, FileTable::Grade);
                let source: Vec<SourceFile> = loader.entries(&place, &mut table, FileTable::Source);
                let lookup: Vec<LookupFile> = loader.entries(&place, &mut table, FileTable::Lookup);
                let formula: Vec<NamedFormulaFile> = loader.entries(&place, &mut table, FileTable::Formula);
                for (key, file) in
                    [("domain", None), ("gate", Some("gates.toml")), ("check", Some("checks.toml"))]
                {
                    if table.remove(key).is_some() {
                        loader.problem(&place, ProblemKind::Misplaced { key, file });
                    }
                }
                if let Some(head) = loader.one::<RubricFile>(&place, table) {
                    let domain = std::mem::take(&mut rubric.domain);
                    rubric = RubricFile { grade, source, lookup, formula, domain, ..head };
                }
            }
            "gates.toml" => {
                gates = loader.entries::<GateFile>(&place, &mut table, FileTable::Gate);
                loader.nothing_else(&place, &table);
            }
            "checks.toml" => {
                checks = loader.entries::<CheckFile>(&place, &mut table, FileTable::Check);
                loader.nothing_else(&place, &table);
            }
            _ => {
                let fact: Vec<FactFile> = loader.entries(&place, &mut table, FileTable::Fact);
                let indicator: Vec<IndicatorFile> = loader.entries(&place, &mut table, FileTable::Indicator);
                if let Some(head) = loader.one::<DomainFile>(&place, table) {
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
    let file = &ProblemPlace::default();
    let grade = loader.entries(file, &mut table, FileTable::Grade);
    let source = loader.entries(file, &mut table, FileTable::Source);
    let lookup = loader.entries(file, &mut table, FileTable::Lookup);
    let formula = loader.entries(file, &mut table, FileTable::Formula);
    let gate = loader.entries(file, &mut table, FileTable::Gate);
    let check = loader.entries(file, &mut table, FileTable::Check);
    let domains: Vec<Map<String, Value>> = loader.entries(file, &mut table, FileTable::Domain);
    let mut domain = Vec::new();
    for (n, mut head) in domains.into_iter().enumerate() {
        let id = head.get("id").and_then(Value::as_str).unwrap_or("?");
        let place = file.entry(FileTable::Domain, Some(n + 1), Some(id));
        let fact: Vec<FactFile> = loader.entries(&place, &mut head, FileTable::Fact);
        let indicator: Vec<IndicatorFile> = loader.entries(&place, &mut head, FileTable::Indicator);
        domain.extend(loader.one::<DomainFile>(&place, head).map(|head| DomainFile {
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
        file: &ProblemPlace,
        table: &mut Map<String, Value>,
        entry_of: FileTable,
    ) -> Vec<T> {
        let key = entry_of.word();
        let entries = match table.remove(key) {
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.problem(file, ProblemKind::NotAList { key });
                Vec::new()
            }
            None => Vec::new(),
        };
        let mut read = Vec::new();
        for (n, entry) in entries.into_iter().enumerate() {
            let name = ["id", "key", "title"].iter().find_map(|key| entry.get(key).and_then(Value::as_str));
            let place = file.entry(entry_of, Some(n + 1), Some(name.unwrap_or("?")));
            match serde_json::from_value(entry) {
                Ok(entry) => read.push(entry),
                Err(error) => self.misshapen(&place, error.to_string()),
            }
        }
        read
    }

    fn one<T: DeserializeOwned>(&mut self, file: &ProblemPlace, table: Map<String, Value>) -> Option<T> {
        let read = serde_json::from_value(Value::Object(table));
        read.map_err(|error| self.misshapen(file, error.to_string())).ok()
    }

    fn nothing_else(&mut self, file: &ProblemPlace, table: &Map<String, Value>) {
        for key in table.keys() {
            let fault = ShapeFault::UnknownKey { key: key.clone(), known: Vec::new() };
            self.problem(file, ProblemKind::WrongShape { said: format!("unknown key `{key}`"), fault });
        }
    }

    fn misshapen(&mut self, place: &ProblemPlace, said: String) {
        let fault = ShapeFault::of(&said);
        self.problem(place, ProblemKind::WrongShape { said, fault });
    }

    fn problem(&mut self, place: &ProblemPlace, kind: ProblemKind) {
        self.problems.push(Problem { place: place.clone(), kind });
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
    // By way of text, for which each table has what writes it anyway; a value of its own would be as much again.
    let text = serde_json::to_string(file).unwrap_or_default();
    if let Ok(value) = serde_json::from_str(&text) {
        collect(&value, &mut words);
    }
    words
}
