//! A small table as typed or pasted: a row a line, with tabs, commas or blanks between its cells, of which the first names
//! the row.
//!
//! Only rows of which it is plain that they are one thing each, and which cell is which, are counted. What is left out is told
//! with the reason, and is counted all the same where the line begins with 计入 and a colon.

mod lines;
mod names;
mod sums;

use super::{Answer, Figure, Unreadable, narrow, parse};
use crate::late;
use crate::number::Span;
use crate::order;
use crate::rubric::{Column, FactKind};
use lines::{TableLine, lines, misfit, misplaced, unmarked, width};
use names::{is_school, letters};
use std::cell::Cell;
use std::rc::Rc;
use sums::{Candidate, CellValue};

/// Stands, with a colon, before a line that is to be counted although it would be left out.
const COUNTED: &str = "计入";
const COLON: char = '：';

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Cells that could not be read, by row.
    pub problems: Vec<CellProblem>,
    /// What may not be as it was meant, though it is counted.
    pub doubts: Vec<Doubt>,
    /// Lines that are no rows, or of which it is not plain what they say; in the order of the lines.
    pub left_out: Vec<LeftOut>,
}

/// A row: its name, and a cell for every column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: Rc<str>,
    /// Figures; `None` where nothing that can be read stands.
    pub cells: Vec<Option<Figure>>,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// The row's name.
    pub row: Rc<str>,
    /// The column.
    pub column: u16,
    /// Why.
    pub reason: Unreadable,
}

/// What may not be as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// All rows have fewer cells than there are columns; the last columns are blank.
    Narrow {
        /// So many cells, the name among them.
        cells: usize,
    },
    /// The heading names another column than the one that is here.
    Misplaced {
        /// The heading.
        heading: Rc<str>,
        /// The column it stands over.
        column: u16,
    },
    /// Two rows have the same figures throughout.
    Alike {
        /// One.
        one: Rc<str>,
        /// The other.
        other: Rc<str>,
    },
}

/// A line that is left out, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What stands in its first cell.
    pub name: Rc<str>,
    /// Which line of the text, counted from one.
    pub line: usize,
    /// Where it begins in the text.
    pub at: usize,
    /// Why.
    pub why: LeftOutWhy,
    /// Whether it is counted all the same.
    pub counted: bool,
}

/// Why a line is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOutWhy {
    /// A heading that stands below rows.
    Heading,
    /// Numbers of columns (栏次).
    Numbers,
    /// Words without a figure: a remark, a title.
    Note,
    /// Nothing that could be a name.
    NoName,
    /// Fewer cells than the other rows or the columns, so that it is not plain which cell is which.
    TooFew {
        /// So many are missing.
        missing: usize,
    },
    /// More cells than the other rows or the columns.
    TooMany {
        /// So many are too many.
        extra: usize,
    },
    /// A name that stands above already.
    Repeated {
        /// Whether its figures are the same.
        same: bool,
    },
    /// A total or another statistic by its name.
    Total,
    /// The sum of others by its figures.
    Sum,
    /// The mean of others by its figures.
    Mean,
    /// The greatest of the others' figures.
    Most,
    /// The least of the others' figures.
    Least,
    /// The figures of the one row it is the total of.
    Same {
        /// That row.
        other: Rc<str>,
    },
}

impl Table {
    /// Whether every cell is known exactly.
    pub fn is_settled(&self) -> bool {
        let exact = |cell: &Option<Figure>| cell.as_ref().is_some_and(|figure| figure.span.value().is_some());
        self.rows.iter().all(|row| row.cells.iter().all(exact))
    }

    /// The possible values of a cell, in base units.
    pub fn cell(&self, row: usize, at: u16, columns: &[Column]) -> Span {
        let (Some(row), Some(column)) = (self.rows.get(row), columns.get(usize::from(at))) else {
            return Span::anything();
        };
        let FactKind::Number { unit, bounds, .. } = &column.kind else { return Span::anything() };
        let figure = row.cells.get(usize::from(at)).and_then(Option::as_ref);
        figure.map_or(bounds, |figure| &figure.span).scale(unit.scale())
    }
}

/// The text with the line that begins at a place counted all the same, or no longer so.
pub fn counting(typed: &str, at: usize) -> String {
    let Some((before, line)) = typed.split_at_checked(at) else { return typed.to_owned() };
    match unmarked(line) {
        Some(line) => format!("{before}{line}"),
        None => format!("{before}{COUNTED}{COLON}{line}"),
    }
}

/// Reads what there is, be it no row.
type ReadTable = fn(&[Column], &str) -> Table;

thread_local! {
    /// What reads tables.
    static READER: Cell<Option<ReadTable>> = const { Cell::new(late::at_first(read_lines as ReadTable)) };
}

/// What reads tables is there, from now on.
pub fn tables_can_be_read() {
    READER.set(Some(read_lines));
}

/// Reads the rows; `None` when there is none.
pub(super) fn read(columns: &[Column], typed: &str) -> Option<Table> {
    Some(read_all(columns, typed)).filter(|table| !table.rows.is_empty())
}

/// Reads what there is, be it no row.
pub fn read_all(columns: &[Column], typed: &str) -> Table {
    READER.get().map_or_else(Table::default, |read| read(columns, typed))
}

fn read_lines(columns: &[Column], typed: &str) -> Table {
    let mut table = Table::default();
    let (mut lines, heading) = lines(columns, typed);
    if let Some(heading) = &heading {
        table.doubts.extend(misplaced(columns, heading));
    }
    let width = width(&lines, heading.as_ref(), columns.len() + 1);
    for line in lines.iter_mut().filter(|line| line.why.is_none()) {
        line.why = misfit(line, heading.as_ref(), width, columns.len() + 1);
    }
    let names: Vec<String> = lines.iter().map(|line| letters(&line.cells[0])).collect();
    let can_be = |line: &TableLine| line.why.is_none();
    let places: Vec<usize> = (0..lines.len()).filter(|at| can_be(&lines[*at])).collect();
    for (first, at) in repeated(&places, &|at| &names[at]) {
        let figures = |at: usize| lines[at].cells[1..].iter().map(|cell| narrow::narrow(cell));
        let same = figures(first).eq(figures(at));
        lines[at].why = Some(LeftOutWhy::Repeated { same });
    }
    let read: Vec<Vec<Answer>> = lines.iter().map(|line| answers(columns, line)).collect();
    table.doubts.extend(compare(columns, &mut lines, &read));
    let mut is_narrow = false;
    for (line, answers) in lines.into_iter().zip(read) {
        let name: Rc<str> = line.cells[0].replace(['\r', '\n'], "").into();
        if line.why.is_none() || line.counted {
            is_narrow |= line.cells.len() <= columns.len() && line.why.is_none();
            let mut row = Row { name: name.clone(), cells: Vec::new() };
            for (column, answer) in (0_u16..).zip(answers) {
                if let Answer::Unreadable(reason) = &answer {
                    let reason = reason.clone();
                    table.problems.push(CellProblem { row: name.clone(), column, reason });
                }
                row.cells.push(if let Answer::Figure(figure) = answer { Some(figure) } else { None });
            }
            table.rows.push(row);
        }
        if let Some(why) = line.why {
            let TableLine { at, number, counted, .. } = line;
            table.left_out.push(LeftOut { name, line: number, at, why, counted });
        }
    }
    if is_narrow {
        table.doubts.insert(0, Doubt::Narrow { cells: width });
    }
    table
}

/// Of these places, each whose text stands at an earlier one already, behind the first such.
fn repeated<'a>(places: &[usize], text: &dyn Fn(usize) -> &'a str) -> Vec<(usize, usize)> {
    let order = order::places(places.len(), &|one, other| text(places[one]).cmp(text(places[other])));
    let mut pairs = Vec::new();
    let mut first: Option<usize> = None;
    for at in order.into_iter().map(|place| places[place]) {
        match first {
            Some(first) if text(first) == text(at) => pairs.push((first, at)),
            _ => first = Some(at),
        }
    }
    pairs
}

/// What the cells of a line say, a column each.
fn answers(columns: &[Column], line: &TableLine) -> Vec<Answer> {
    let text = |at: usize| line.cells.get(at + 1).map(String::as_str).unwrap_or_default();
    columns.iter().enumerate().map(|(at, column)| parse::fact(&column.kind, text(at))).collect()
}

/// Finds rows that are reckoned from others, and says which have the same figures.
fn compare(columns: &[Column], lines: &mut [TableLine], read: &[Vec<Answer>]) -> Vec<Doubt> {
    // A mean of whole numbers has a fraction, and no bounds hold for a sum.
    let freed = |column: &Column| match &column.kind {
        FactKind::Number { unit, .. } => {
            FactKind::Number { unit: unit.clone(), bounds: Span::anything(), whole: false }
        }
        other => other.clone(),
    };
    let kinds: Vec<FactKind> = columns.iter().map(freed).collect();
    let value = |(line, answer, at): (&TableLine, &Answer, usize)| match answer {
        Answer::Figure(figure) => CellValue::of(figure),
        Answer::Unreadable(_) => match parse::fact(&kinds[at], &line.cells[at + 1]) {
            Answer::Figure(figure) => CellValue::of(&figure),
            _ => CellValue::Odd,
        },
        _ => CellValue::Blank,
    };
    let values: Vec<Vec<CellValue>> = lines
        .iter()
        .zip(read)
        .map(|(line, answers)| (0..).zip(answers).map(|(at, answer)| value((line, answer, at))).collect())
        .collect();
    let mut doubts = Vec::new();
    // A total may hold what is not counted here, too: a school that stands twice, a row with a cell missing.
    for with_doubtful in [false, true] {
        let mut group = 0;
        let (mut places, mut rows) = (Vec::new(), Vec::new());
        for (at, line) in lines.iter().enumerate() {
            let doubtful = || {
                matches!(
                    line.why,
                    Some(
                        LeftOutWhy::TooFew { .. }
                            | LeftOutWhy::TooMany { .. }
                            | LeftOutWhy::Repeated { .. }
                            | LeftOutWhy::NoName
                    )
                )
            };
            if line.why.is_none() || with_doubtful && doubtful() {
                places.push(at);
                rows.push(Candidate {
                    name: &line.cells[0],
                    is_school: is_school(&line.cells[0]),
                    values: &values[at],
                    group,
                });
            } else {
                group += 1;
            }
        }
        let found = sums::find(&rows);
        if !with_doubtful {
            let name = |at: usize| Rc::from(&*lines[places[at]].cells[0]);
            doubts.extend(
                found.alike.iter().map(|(one, other)| Doubt::Alike { one: name(*one), other: name(*other) }),
            );
        }
        for (at, why) in places.into_iter().zip(found.why) {
            lines[at].why = lines[at].why.take().or(why);
        }
    }
    doubts
}

#[cfg(test)]
mod tests;
