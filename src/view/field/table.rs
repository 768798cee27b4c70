//! A small table beneath its box: what was read of it, and what was left out.

use super::reading;
use crate::facts::{Answer, Figure, Row, Table, Unreadable, read_all};
use crate::late;
use crate::rubric::{Column, FactKind};
use crate::text;
use std::cell::Cell;
use std::rc::Rc;

/// What a small table says beside the text in its box.
pub(super) struct TableSaid {
    /// It as it was read.
    pub(super) view: TableView,
    /// What is wrong with it.
    pub(super) problem: Option<Rc<str>>,
    /// How cells were understood, where that is not what stands in them.
    pub(super) read_as: Option<Rc<str>>,
}

type SayTable = fn(&[Column], &Answer, &str) -> TableSaid;

thread_local! {
    /// What says so.
    static SAYER: Cell<Option<SayTable>> = const { Cell::new(late::at_first(said_of_lines as SayTable)) };
}

/// What tables say can be told, from now on.
pub fn tables_can_be_told() {
    SAYER.set(Some(said_of_lines));
}

/// What a table of these columns says.
pub(super) fn said(columns: &[Column], answer: &Answer, typed: &str) -> Option<TableSaid> {
    SAYER.get().map(|say| say(columns, answer, typed))
}

fn said_of_lines(columns: &[Column], answer: &Answer, typed: &str) -> TableSaid {
    match answer {
        Answer::Table(table) => TableSaid {
            view: table_of(table, columns),
            problem: text::table_problems(table, columns).map(Rc::from),
            read_as: cells_read_as(table, columns),
        },
        // Without a row there is no table to score, but something to say of each line.
        Answer::Unreadable(Unreadable::NoRows) => TableSaid::of(table_of(&read_all(columns, typed), columns)),
        _ => TableSaid::of(table_of(&Table::default(), columns)),
    }
}

impl TableSaid {
    fn of(view: TableView) -> Self {
        Self { view, problem: None, read_as: None }
    }
}

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
fn table_of(table: &Table, columns: &[Column]) -> TableView {
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
fn cells_read_as(table: &Table, columns: &[Column]) -> Option<Rc<str>> {
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
