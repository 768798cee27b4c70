//! The cells of a table by row and column, merged ones in each place they cover.

use crate::blocks::DocumentTable;

/// Larger tables hold no names and figures of one county.
const MOST_ROWS: usize = 3000;
const MOST_COLUMNS: usize = 80;

/// A table, cell by cell.
#[derive(Debug)]
pub(super) struct NamedGrid {
    cells: Vec<Vec<(String, (usize, usize))>>,
    /// By how much cells are set in, where they are.
    indents: Vec<((usize, usize), usize)>,
}

impl NamedGrid {
    /// The cells that are shown.
    pub(super) fn of(table: &DocumentTable) -> Self {
        let shown = || table.cells.iter().filter(|cell| !cell.is_hidden);
        let rows = shown().map(|cell| cell.row + cell.rows).max().unwrap_or(0).min(MOST_ROWS);
        let columns = shown().map(|cell| cell.column + cell.columns).max().unwrap_or(0).min(MOST_COLUMNS);
        let empty = |row: usize| (0..columns).map(|column| (String::new(), (row, column))).collect();
        let mut cells: Vec<Vec<(String, (usize, usize))>> = (0..rows).map(empty).collect();
        for cell in shown() {
            for row in cells.iter_mut().take(cell.row + cell.rows).skip(cell.row) {
                for place in row.iter_mut().take(cell.column + cell.columns).skip(cell.column) {
                    *place = (cell.text.clone(), (cell.row, cell.column));
                }
            }
        }
        let indents = shown().filter(|cell| cell.indent > 0);
        Self { cells, indents: indents.map(|cell| ((cell.row, cell.column), cell.indent)).collect() }
    }

    pub(super) fn rows(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(row).and_then(|cells| cells.get(column)).map_or("", |(text, _)| text)
    }

    /// By how many blanks a cell is set in.
    pub(super) fn indent(&self, row: usize, column: usize) -> usize {
        self.indents.iter().find(|(place, _)| *place == (row, column)).map_or(0, |(_, indent)| *indent)
    }

    /// Where the cell begins that covers a place.
    pub(super) fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        self.cells.get(row).and_then(|cells| cells.get(column)).map_or((row, column), |(_, origin)| *origin)
    }

    /// Whether a cell covers more than one place.
    pub(super) fn is_merged(&self, row: usize, column: usize) -> bool {
        let origin = self.origin(row, column);
        origin != (row, column)
            || self.origin(row, column + 1) == origin
            || self.origin(row + 1, column) == origin
    }

    /// The texts of a row with their columns, each cell once.
    pub(super) fn texts(&self, row: usize) -> Vec<(usize, &str)> {
        let mut seen = None;
        let mut texts = Vec::new();
        for column in 0..self.columns() {
            let origin = self.origin(row, column);
            if seen != Some(origin) && !self.text(row, column).is_empty() {
                texts.push((column, self.text(row, column)));
            }
            seen = Some(origin);
        }
        texts
    }

    pub(super) fn is_blank(&self, row: usize) -> bool {
        self.texts(row).is_empty()
    }

    /// The text of a row with one cell only, where that begins in the row.
    pub(super) fn lone(&self, row: usize) -> Option<&str> {
        match self.texts(row)[..] {
            [(column, text)] if self.origin(row, column).0 == row => Some(text),
            _ => None,
        }
    }

    /// The row after a heading that began at `from`: rows follow to it that have no name of their own and no figures.
    pub(super) fn below_heading(&self, from: usize, to: usize, is_given: &dyn Fn(&str) -> bool) -> usize {
        let mut row = to;
        while row < self.rows() && from < to {
            let is_nameless = self.text(row, 0).is_empty() || self.origin(row, 0).0 < to;
            let own: Vec<&str> = self
                .texts(row)
                .into_iter()
                .filter(|(column, _)| self.origin(row, *column).0 >= to)
                .map(|(_, text)| text)
                .collect();
            if !is_nameless || own.is_empty() || own.iter().any(|text| is_given(text)) {
                break;
            }
            row += 1;
        }
        row
    }
}
