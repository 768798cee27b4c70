//! Files → [`Rubric`]: the only way from what people write to a rubric, with every problem listed.
//!
//! A rubric of the page is a folder of TOML files. An own one (自带细则) is one JSON file, `lvzhi-rubric`, with the same tables:
//!
//! ```json
//! { "format": "lvzhi-rubric", "version": 1,
//!   "id": "…", "edition": "…", "title": "…", …,
//!   "grade": […], "source": […], "lookup": […], "formula": […],
//!   "domain": [ { "id": "…", …, "fact": […], "indicator": […] } ], "gate": […], "check": […] }
//! ```
//!
//! Every table and key is what [`file`](super::file) says of it. Numbers are texts, so that they stay exact.
//!
//! An own rubric uses facts of the page's rubrics by their ids. Facts of its own best begin with its own id
//! (`zhengan.kitchens`). One whose id a rubric of the page has declared must be that fact, in kind and unit, or a figure given
//! for the one would count as the other; and no own rubric may bear the id of one of the page's.

use super::check;
use super::file::{ColumnFile, FactFile, FactKindFile, PeriodFile, RubricFile};
use super::load;
use super::{Column, ColumnKey, FactKind, FactSpec, Period, Rubric};
use crate::number::{Number, Unit};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

pub use super::check::{MOST_FACTS, MOST_INDICATORS, MOST_PARTS, MOST_PLACES, declared};
pub use super::load::join;
pub use super::problem::*;

/// What an own rubric's file calls itself.
pub const FORMAT: &str = "lvzhi-rubric";
/// The version of that format.
pub const VERSION: u64 = 1;
/// The largest file read, in bytes (1 MB).
pub const LARGEST: usize = 1024 * 1024;

/// Reads the files of a rubric. `catalogue` are the facts that other rubrics declare, which it may use by their ids.
///
/// # Errors
/// Every problem found, each with its place.
pub fn read(files: Vec<(String, Value)>, catalogue: &[FactFile]) -> Result<Rubric, Vec<Problem>> {
    join(files).and_then(|file| checked(&file, catalogue))
}

/// Checks a rubric as its files say it. `catalogue` as for [`read`].
///
/// # Errors
/// Every problem found, in the order of the file.
pub fn checked(file: &RubricFile, catalogue: &[FactFile]) -> Result<Rubric, Vec<Problem>> {
    check::check(file, catalogue)
}

/// Reads an own rubric's file beside the rubrics of the page.
///
/// # Errors
/// Every problem found, each with its place.
pub fn read_own(json: &str, page: &Catalogue) -> Result<Rubric, Vec<Problem>> {
    let wrong = |kind: ProblemKind| vec![Problem { place: ProblemPlace::default(), kind }];
    if json.len() > LARGEST {
        return Err(wrong(ProblemKind::TooLarge { bytes: json.len(), most: LARGEST }));
    }
    let value = serde_json::from_str(json).map_err(|error| {
        let (said, line) = (error.to_string(), error.line());
        // The reader counts bytes, and people letters.
        let before = json.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let before = &before.as_bytes()[..error.column().min(before.len())];
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        wrong(ProblemKind::NotJson { said, line, column })
    })?;
    let Value::Object(mut table) = value else { return Err(wrong(ProblemKind::NotAnObject)) };
    if table.remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(wrong(ProblemKind::WrongFormat { right: FORMAT }));
    }
    let version = table.remove("version").unwrap_or_default();
    if version.as_u64() != Some(VERSION) {
        return Err(wrong(ProblemKind::WrongVersion { found: version.to_string(), right: VERSION }));
    }
    let file = load::whole(table)?;
    let mut problems = Vec::new();
    if page.rubrics.iter().any(|id| **id == *file.id) {
        let kind = ProblemKind::OfPage { id: file.id.clone() };
        problems.push(Problem { place: ProblemPlace::of("id"), kind });
    }
    for fact in declared(&file) {
        if page.facts.iter().any(|known| known.id == fact.id && !is_same_fact(known, fact)) {
            problems.push(Problem {
                place: ProblemPlace::named(FileTable::Fact, &fact.id),
                kind: ProblemKind::OtherFact { id: fact.id.clone(), rubric: file.id.clone() },
            });
        }
    }
    // Its own words for a fact stand before the page's.
    let is_left = |fact: &&FactFile| !declared(&file).any(|own| own.id == fact.id);
    let catalogue: Vec<FactFile> = page.facts.iter().filter(is_left).cloned().collect();
    match checked(&file, &catalogue) {
        Ok(rubric) if problems.is_empty() => Ok(rubric),
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(found);
            Err(problems)
        }
    }
}

/// An own rubric's file (`lvzhi-rubric`), as [`read_own`] reads it. Nothing is checked here.
pub fn write_own(file: &RubricFile) -> String {
    #[derive(Serialize)]
    struct Own<'a> {
        format: &'static str,
        version: u64,
        #[serde(flatten)]
        file: &'a RubricFile,
    }
    // Nothing in it could fail to be written: its keys are texts, and it holds no floats.
    serde_json::to_string(&Own { format: FORMAT, version: VERSION, file }).unwrap_or_default()
}

/// Whether figures given for one mean the same given for the other.
fn is_same_fact(one: &FactFile, other: &FactFile) -> bool {
    let columns = |fact: &FactFile| -> Vec<(String, String)> {
        fact.column.iter().map(|column| (column.id.clone(), column.unit.clone())).collect()
    };
    (one.kind, &one.unit, &one.options, columns(one))
        == (other.kind, &other.unit, &other.options, columns(other))
}

/// What the rubrics of the page declare: for own rubrics, which may use it.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    facts: Vec<FactFile>,
    rubrics: Vec<Rc<str>>,
}

impl Catalogue {
    /// The facts of these rubrics, each once.
    pub fn of<'a>(rubrics: impl Iterator<Item = &'a Rc<Rubric>>) -> Self {
        let mut catalogue = Self::default();
        for rubric in rubrics {
            catalogue.rubrics.push(rubric.id.clone());
            for (at, fact) in rubric.facts.iter().enumerate() {
                let wholes = rubric.parts.iter().filter(|(part, _)| usize::from(part.0) == at);
                let wholes = wholes.map(|(_, whole)| rubric.fact(*whole).id.to_string());
                match catalogue.facts.iter_mut().find(|known| *known.id == *fact.id) {
                    Some(known) => known
                        .part_of
                        .extend(wholes.filter(|id| !known.part_of.contains(id)).collect::<Vec<_>>()),
                    None => catalogue
                        .facts
                        .push(FactFile { part_of: wholes.collect(), ..written(rubric, at, fact) }),
                }
            }
        }
        catalogue
    }
}

/// A fact as a file would say it.
fn written(rubric: &Rubric, at: usize, fact: &FactSpec) -> FactFile {
    let (unit, least, most, whole) = figure(&fact.kind);
    let column = |(place, column): (usize, &Column)| {
        let (unit, least, most, whole) = figure(&column.kind);
        let is_it = |(part, _): &&(ColumnKey, u16)| {
            (usize::from(part.table.0), usize::from(part.column)) == (at, place)
        };
        let whole_of = |(_, whole): &(ColumnKey, u16)| match &fact.kind {
            FactKind::Table { columns } => columns[usize::from(*whole)].id.to_string(),
            FactKind::Number { .. } | FactKind::Flag | FactKind::Choice { .. } => String::new(),
        };
        ColumnFile {
            id: column.id.to_string(),
            title: column.title.to_string(),
            unit,
            whole,
            least,
            most,
            part_of: rubric.column_parts.iter().filter(is_it).map(whole_of).collect(),
        }
    };
    FactFile {
        id: fact.id.to_string(),
        title: fact.title.to_string(),
        kind: match fact.kind {
            FactKind::Number { .. } => FactKindFile::Number,
            FactKind::Flag => FactKindFile::Flag,
            FactKind::Choice { .. } => FactKindFile::Choice,
            FactKind::Table { .. } => FactKindFile::Table,
        },
        options: match &fact.kind {
            FactKind::Choice { options } => options.iter().map(ToString::to_string).collect(),
            FactKind::Number { .. } | FactKind::Flag | FactKind::Table { .. } => Vec::new(),
        },
        column: match &fact.kind {
            FactKind::Table { columns } => columns.iter().enumerate().map(column).collect(),
            FactKind::Number { .. } | FactKind::Flag | FactKind::Choice { .. } => Vec::new(),
        },
        own_unit: matches!(&fact.kind, FactKind::Number { unit, .. } if Unit::counted(unit.name()).is_some()),
        unit,
        period: match fact.period {
            Period::Year => PeriodFile::Year,
            Period::LastYear => PeriodFile::LastYear,
            Period::SchoolYear => PeriodFile::SchoolYear,
            Period::YearEnd => PeriodFile::YearEnd,
            Period::ThreeYears => PeriodFile::ThreeYears,
        },
        whole,
        least,
        most,
        origin: fact.origin.to_string(),
        hint: fact.hint.to_string(),
        part_of: Vec::new(),
        // The page knows the pairs of its own rubrics by itself.
        last_year_of: String::new(),
    }
}

/// Unit, least, most, and whether whole, of what is a figure.
fn figure(kind: &FactKind) -> (String, Option<String>, Option<String>, bool) {
    match kind {
        FactKind::Number { unit, bounds, whole } => {
            let least = bounds.low.number().map(Number::plain);
            (unit.name().to_string(), least, bounds.high.number().map(Number::plain), *whole)
        }
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => {
            (String::new(), None, None, false)
        }
    }
}
