//! A table as a grid of what is shown: every place with the cell that covers it, empty rows and columns taken out.

use crate::blocks::{Cell, DocumentTable};
use std::collections::BTreeSet;

/// No larger grid is looked at, in places.
const LARGEST: usize = 2_000_000;

/// A table as a grid.
pub(super) struct Grid<'a> {
    /// The table.
    pub(super) table: &'a DocumentTable,
    /// Which rows of the table the grid's are.
    pub(super) rows: Vec<usize>,
    /// Which columns of the table the grid's are.
    pub(super) columns: Vec<usize>,
    /// For each place the cell of the table.
    at: Vec<Option<usize>>,
    /// Rows and columns are not those of the table, but were put together from it ([`super::relaid`]).
    pub(super) is_relaid: bool,
}

impl<'a> Grid<'a> {
    /// `None` for a table too large for any purpose.
    pub(super) fn of(table: &'a DocumentTable) -> Option<Self> {
        let shown =
            || table.cells.iter().enumerate().filter(|(_, cell)| !cell.is_hidden && !cell.text.is_empty());
        let rows: BTreeSet<usize> = shown().map(|(_, cell)| cell.row).collect();
        let columns: BTreeSet<usize> = shown().map(|(_, cell)| cell.column).collect();
        let (rows, columns): (Vec<usize>, Vec<usize>) =
            (rows.into_iter().collect(), columns.into_iter().collect());
        if rows.len().checked_mul(columns.len()).is_none_or(|size| size > LARGEST) {
            return None;
        }
        let mut at = vec![None; rows.len() * columns.len()];
        for (index, cell) in shown() {
            let first = rows.partition_point(|row| *row < cell.row);
            let last = rows.partition_point(|row| *row < cell.row + cell.rows);
            let left = columns.partition_point(|column| *column < cell.column);
            let right = columns.partition_point(|column| *column < cell.column + cell.columns);
            for row in first..last {
                for place in &mut at[row * columns.len() + left..row * columns.len() + right] {
                    place.get_or_insert(index);
                }
            }
        }
        Some(Self { table, rows, columns, at, is_relaid: false })
    }

    /// A grid of other rows than the table's, each with the cell at each of its places.
    pub(super) fn relaid(&self, columns: Vec<usize>, rows: Vec<(usize, Vec<Option<usize>>)>) -> Self {
        let at = rows.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
        let rows = rows.into_iter().map(|(row, _)| row).collect();
        Self { table: self.table, rows, columns, at, is_relaid: true }
    }

    /// Which cells of the table stand anywhere in the grid.
    pub(super) fn held(&self) -> Vec<bool> {
        let mut held = vec![false; self.table.cells.len()];
        for index in self.at.iter().flatten() {
            held[*index] = true;
        }
        held
    }

    /// The number of the cell that covers a place.
    pub(super) fn index(&self, row: usize, column: usize) -> Option<usize> {
        *self.at.get(row * self.columns.len() + column)?
    }

    /// The cell that covers a place.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        self.index(row, column).map(|index| &self.table.cells[index])
    }

    /// The text at a place; empty where there is none.
    pub(super) fn text(&self, row: usize, column: usize) -> &'a str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }

    /// The cells of a row, each once, with the grid's column where it is met first.
    pub(super) fn row(&self, row: usize) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for column in 0..self.columns.len() {
            if let Some(index) = self.index(row, column)
                && found.iter().all(|(_, other)| *other != index)
            {
                found.push((column, index));
            }
        }
        found
    }

    /// Whether a cell begins in this row.
    pub(super) fn begins(&self, row: usize, index: usize) -> bool {
        if !self.is_relaid {
            return self.table.cells[index].row == self.rows[row];
        }
        row == 0 || (0..self.columns.len()).all(|column| self.index(row - 1, column) != Some(index))
    }

    /// How many of the grid's columns a cell covers in this row.
    pub(super) fn width(&self, row: usize, index: usize) -> usize {
        (0..self.columns.len()).filter(|column| self.index(row, *column) == Some(index)).count()
    }

    /// The place of a cell.
    pub(super) fn place(&self, index: usize) -> String {
        let cell = &self.table.cells[index];
        self.table.place(cell.row, cell.column)
    }
}
