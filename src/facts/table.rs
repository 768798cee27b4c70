//! A small table as typed or pasted: a row a line, cells with tabs (or blanks) between, the first one names the row.

use super::{Answer, Figure, Unreadable, parse};
use crate::number::Span;
use crate::rubric::{Column, FactKind};
use std::rc::Rc;

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// What could not be read, by row (counted from nought).
    pub problems: Vec<CellProblem>,
    /// The names of the lines that are no rows: totals, means, headings in the middle.
    pub left_out: Vec<Rc<str>>,
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
    /// The column; `None` when the row has more cells than there are columns.
    pub column: Option<u16>,
    /// Why.
    pub reason: Option<Unreadable>,
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

/// Reads the rows; `None` when there is none.
pub(super) fn read(columns: &[Column], typed: &str) -> Option<Table> {
    let mut table = Table { rows: Vec::new(), problems: Vec::new(), left_out: Vec::new() };
    let mut heading = Vec::new();
    let lines = typed.lines().filter(|line| !line.trim().is_empty());
    for (at, line) in lines.enumerate() {
        let cells = cells(line);
        // A spreadsheet's headings come along when it is pasted whole.
        if at == 0 && is_heading(columns, &cells) {
            heading = cells;
            continue;
        }
        let name: Rc<str> = cells[0].into();
        // A total would count as one more school, with all others' pupils; a second block's headings as one with none.
        let is_total = sums_up(line);
        let is_again = is_heading(columns, &cells) && (cells == heading || names_columns(columns, &cells));
        if is_total.is_some() || is_again {
            table.left_out.push(is_total.map_or(name, Rc::from));
            continue;
        }
        let mut row = Row { name: name.clone(), cells: Vec::new() };
        for (place, column) in (0_u16..).zip(columns) {
            let text = cells.get(usize::from(place) + 1).copied().unwrap_or_default();
            let figure = match parse::fact(&column.kind, text) {
                Answer::Figure(figure) => Some(figure),
                Answer::Unreadable(reason) => {
                    table.problems.push(CellProblem {
                        row: name.clone(),
                        column: Some(place),
                        reason: Some(reason),
                    });
                    None
                }
                _ => None,
            };
            row.cells.push(figure);
        }
        if cells.len() > columns.len() + 1 {
            table.problems.push(CellProblem { row: name, column: None, reason: None });
        }
        table.rows.push(row);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// With a tab in the line, tabs part the cells, so that empty ones keep their places; else blanks do.
fn cells(line: &str) -> Vec<&str> {
    if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    }
}

/// The name of a line that is the total or the mean of others. Blanks in it (合　计) part no cells here.
fn sums_up(line: &str) -> Option<String> {
    let first = line.split('\t').next().unwrap_or_default();
    let letters = first.chars().filter(|c| !c.is_whitespace());
    let name: String = letters.take_while(|c| c.is_alphabetic()).collect();
    let is_total = ["合计", "总计", "共计", "平均", "均值", "标准差", "差异系数", "方差", "最大值", "最小值"]
        .iter()
        .any(|word| name.contains(word))
        || name.starts_with("小计")
        || name.ends_with("小计")
        || ["全县", "全区", "全市", "全乡", "全镇", "总数"].contains(&&*name);
    is_total.then_some(name)
}

/// Whether any cell is the heading of its column, so that it is no school of which nothing can be read.
fn names_columns(columns: &[Column], cells: &[&str]) -> bool {
    let is_own =
        |(cell, column): (&&str, &Column)| cell.contains(&*column.title) || column.title.contains(*cell);
    cells.iter().skip(1).zip(columns).filter(|(cell, _)| !cell.is_empty()).any(is_own)
}

fn is_heading(columns: &[Column], cells: &[&str]) -> bool {
    let texts = || cells.iter().skip(1).zip(columns).filter(|(cell, _)| !cell.is_empty());
    let is_word = |(cell, column): (&&str, &Column)| {
        matches!(parse::fact(&column.kind, cell), Answer::Unreadable(_))
            && !cell.chars().any(|c| c.is_ascii_digit())
    };
    // “无” and dashes are no headings: a school of which nothing is known remains one.
    let is_long = |(cell, _): (&&str, &Column)| cell.chars().filter(|c| c.is_alphabetic()).count() > 1;
    texts().any(is_long) && texts().all(is_word)
}

#[cfg(test)]
mod tests;
