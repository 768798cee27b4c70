//! A pasted block before it is filled in: each line with the place it goes into, what it replaces, and why one is not sure.

use crate::draft::Slot;
use crate::named::{NamedLine, NamedTarget};
use crate::rubric::{FactSpec, Rubric};
use crate::session::{Model, PastedBlock};
use crate::text;
use std::rc::Rc;

/// A block about to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedView {
    /// What stands over each column of figures; none where it is plain which one counts.
    pub columns: Vec<Rc<str>>,
    /// The column a person chose.
    pub column: Option<usize>,
    /// How many lines are filled in, and how many not.
    pub counts: Rc<str>,
    /// Whether any line is ticked.
    pub is_any_ticked: bool,
    /// Lines that may go somewhere.
    pub rows: Vec<NamedRow>,
    /// Lines that go nowhere.
    pub unmatched: Vec<NamedRow>,
}

/// A line of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRow {
    /// Its place among the lines.
    pub at: usize,
    /// The name, as it was written.
    pub name: Rc<str>,
    /// The figure, as it was written, with what stands over it.
    pub value: Rc<str>,
    /// How it reads in its place.
    pub reading: Rc<str>,
    /// Names of the places it may go into.
    pub places: Vec<Rc<str>>,
    /// The one it goes into.
    pub chosen: usize,
    /// What stands there now.
    pub was: Rc<str>,
    /// Whether it is filled in.
    pub is_ticked: bool,
    /// Why it is not sure; empty where it is.
    pub why: Rc<str>,
}

/// The block that waits to be filled in.
pub fn named(model: &Model) -> Option<NamedView> {
    let naming = model.naming.as_ref().and_then(PastedBlock::naming)?;
    let (entry, rubric) = (model.open_entry()?, model.rubric()?);
    let year = entry.draft.year_number();
    let row = |(at, line): (usize, &NamedLine)| {
        let was = line.target().map(|target| entry.draft.given(&target.slot).text).unwrap_or_default();
        NamedRow {
            at,
            name: line.name.clone(),
            value: text::named_value(&line.value, &line.head).into(),
            reading: line.target().map(|target| reading(rubric, target)).unwrap_or_default().into(),
            places: line.targets.iter().map(|target| place(rubric, year, &target.slot).into()).collect(),
            chosen: line.chosen,
            was,
            is_ticked: line.is_ticked,
            why: line
                .unsure
                .as_ref()
                .map(|why| text::named_unsure(why, unit_of(rubric, line)))
                .unwrap_or_default()
                .into(),
        }
    };
    let (matched, unmatched): (Vec<_>, Vec<_>) =
        naming.lines.iter().enumerate().partition(|(_, line)| line.can_be_ticked());
    let filled = naming.ticked().count();
    let counts = if naming.lines.is_empty() && !naming.is_plain {
        text::NAMED_CHOOSE.to_owned()
    } else {
        text::named_counts(filled, naming.lines.len() - filled)
    };
    Some(NamedView {
        columns: if naming.is_plain {
            Vec::new()
        } else {
            naming.columns.iter().enumerate().map(column).collect()
        },
        column: naming.column,
        counts: counts.into(),
        is_any_ticked: filled > 0,
        rows: matched.into_iter().map(row).collect(),
        unmatched: unmatched.into_iter().map(row).collect(),
    })
}

/// A column by its heading, or by its place where it has none.
fn column((at, head): (usize, &Rc<str>)) -> Rc<str> {
    if head.trim().is_empty() { text::named_column(at + 1).into() } else { head.clone() }
}

fn fact<'a>(rubric: &'a Rubric, slot: &Slot) -> Option<&'a FactSpec> {
    match slot {
        Slot::Fact(id) => rubric.find_fact(id).map(|key| rubric.fact(key)),
        _ => None,
    }
}

fn place(rubric: &Rubric, year: Option<i32>, slot: &Slot) -> String {
    fact(rubric, slot).map_or_else(|| text::place(&[rubric], slot), |spec| text::fact_label(spec, year))
}

fn reading(rubric: &Rubric, target: &NamedTarget) -> String {
    match (fact(rubric, &target.slot), &target.answer) {
        (Some(spec), Some(answer)) => text::paste_reading(spec, answer, ""),
        _ => text::named_points(&target.text, &target.reason),
    }
}

/// The unit of the place, for what is said of a figure that cannot be read there.
fn unit_of<'a>(rubric: &'a Rubric, line: &NamedLine) -> &'a str {
    let spec = line.target().and_then(|target| fact(rubric, &target.slot));
    match spec.map(|spec| &spec.kind) {
        Some(crate::rubric::FactKind::Number { unit, .. }) => unit.name(),
        _ => "",
    }
}
