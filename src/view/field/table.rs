//! A small table beneath its box: what was read of it, and what was left out.

use super::reading;
use crate::facts::{Figure, Row, Table};
use crate::rubric::{Column, FactKind};
use crate::text;
use std::rc::Rc;

/// A table as drawn: what was read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// Headings, the row's name first.
    pub heads: Vec<Rc<str>>,
    /// Rows of cells, as understood; empty where nothing was.
    pub rows: Vec<Vec<Rc<str>>>,
    /// Lines that are left out, or would be.
    pub left_out: Vec<LeftOutView>,
    /// How many more there are; empty where none.
    pub more: Rc<str>,
}

/// A line of a table that is left out, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutView {
    /// Where it begins in the text.
    pub at: usize,
    /// The line by name.
    pub name: Rc<str>,
    /// Why.
    pub said: Rc<str>,
    /// Whether it is counted all the same.
    pub counted: bool,
}

/// So many lines are told one by one.
const LINES_TOLD: usize = 60;

/// The headings of a table, with their units.
fn heads_of(columns: &[Column]) -> Vec<Rc<str>> {
    let head = |column: &Column| match &column.kind {
        FactKind::Number { unit, .. } => Rc::from(text::column_head(&column.title, unit.name())),
        _ => column.title.clone(),
    };
    [Rc::from(text::ROW_NAME)].into_iter().chain(columns.iter().map(head)).collect()
}

/// A table as it is drawn.
pub(super) fn table_of(table: &Table, columns: &[Column]) -> TableView {
    let left_out = table.left_out.iter().take(LINES_TOLD).map(|left| LeftOutView {
        at: left.at,
        name: text::left_out_name(left).into(),
        said: text::left_out(left).into(),
        counted: left.counted,
    });
    let more = table.left_out.len().saturating_sub(LINES_TOLD);
    TableView {
        heads: heads_of(columns),
        rows: rows_of(table),
        left_out: left_out.collect(),
        more: if more > 0 { text::more_left_out(more).into() } else { "".into() },
    }
}

fn rows_of(table: &Table) -> Vec<Vec<Rc<str>>> {
    let row = |row: &Row| {
        let cell = |cell: &Option<Figure>| {
            cell.as_ref().map_or_else(|| Rc::from(""), |figure| Rc::from(text::span(&figure.said)))
        };
        [row.name.clone()].into_iter().chain(row.cells.iter().map(cell)).collect()
    };
    table.rows.iter().map(row).collect()
}

/// How cells were understood, where that is not what stands in them.
pub(super) fn cells_read_as(table: &Table, columns: &[Column]) -> Option<Rc<str>> {
    let mut read = Vec::new();
    for row in &table.rows {
        for (cell, column) in row.cells.iter().zip(columns) {
            if let (Some(figure), FactKind::Number { unit, .. }) = (cell, &column.kind)
                && let Some(reading) = reading(figure, unit.name())
            {
                read.push(text::cell_read_as(&row.name, &column.title, &reading));
            }
        }
    }
    (!read.is_empty()).then(|| text::first_few(read).into())
}
