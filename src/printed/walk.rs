//! The rows of a segment, from above: heads, items, what goes on from the row before, sums, notes.

mod columns;
mod item;
mod levels;
mod nest;
mod section;
mod sum;

use super::column::Role;
use super::grid::Grid;
use super::numbering::Numbered;
use super::points;
use super::segment::Segment;
use super::{Corrections, LeftOutText, Note, PrintedItem, RowIs, Why, grades, lines};
use crate::number::Number;
pub(super) use item::{beginning, materials, units};
pub(super) use nest::nested;

use columns::{by_depth, points_column, title_column};
use item::Pending;

/// What stands between a name and what is said of it.
const LEADS: char = '：';

/// A title that stands in no cell of the table.
const NO_CELL: usize = usize::MAX;

/// A title above items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) title: String,
    pub(super) points: Option<Number>,
    /// What it counts for in the whole (权重).
    pub(super) weight: Option<PrintedWeight>,
    pub(super) place: String,
    /// As printed, its points with it.
    pub(super) text: String,
    /// As printed in its cell alone.
    pub(super) printed: String,
}

/// A weight (权重) beside a head: the number, and its cell as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PrintedWeight {
    pub(super) number: Number,
    pub(super) text: String,
    pub(super) place: String,
}

impl Level {
    /// Takes the points out of a title, or those that stand beside it.
    pub(super) fn of(text: &str, beside: Option<Number>, place: String) -> Self {
        let titled = points::title(text);
        let said = match &beside {
            Some(points) => format!("{text} {}", points.plain()),
            None => text.to_owned(),
        };
        let title = joined(&[&titled.title, &titled.rest]);
        let points = titled.points.or(beside);
        Self { title, points, weight: None, place, text: said, printed: text.to_owned() }
    }
}

/// What is read of a table, in order.
#[derive(Clone, Debug)]
pub(super) enum ReadEntry {
    /// A title above items.
    Level(Level),
    /// An item under its heads.
    Item(Vec<Level>, Box<PrintedItem>),
    /// 合计 and 小计.
    Sum { title: String, is_whole: bool, printed: Option<Number>, place: String },
    /// Text around the items.
    Note(Note),
    /// Text that was not taken.
    LeftOut(LeftOutText),
    /// More of the item before, after a page's end.
    More(Box<PrintedItem>),
}

/// A head that stands in a row of its own, and how it is numbered.
pub(super) type Section = (Option<Numbered>, Level);

/// What stands over the first rows of a segment though it is said before them.
#[derive(Clone, Debug, Default)]
pub(super) struct Above {
    /// Heads in rows or lines of their own.
    pub(super) sections: Vec<Section>,
    /// Titles of a table that goes on, by the column of the table.
    pub(super) levels: Vec<(usize, Level)>,
}

/// The state of reading a segment.
pub(super) struct Walk<'a> {
    grid: &'a Grid<'a>,
    segment: &'a Segment,
    table: usize,
    corrections: &'a Corrections,
    /// The column of titles, if any.
    title: Option<usize>,
    /// The column of the items' points, if any.
    points: Option<usize>,
    /// Columns of levels above the title.
    levels: Vec<usize>,
    /// The level that holds in each of them.
    current: Vec<Option<(usize, Level)>>,
    /// Titles that hold in columns which the segment has no longer.
    kept: Vec<Level>,
    sections: Vec<Section>,
    pending: Option<Pending>,
    /// Which cells of the table became something.
    pub(super) used: Vec<bool>,
    pub(super) entries: Vec<ReadEntry>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        grid: &'a Grid<'a>,
        segment: &'a Segment,
        (table, corrections): (usize, &'a Corrections),
        above: Above,
        used: Vec<bool>,
    ) -> Self {
        let all = by_depth(segment);
        let points = points_column(segment, &all);
        let title = title_column(grid, segment, &all, points);
        let levels: Vec<usize> = all.into_iter().filter(|column| Some(*column) != title).collect();
        let mut current = vec![None; levels.len()];
        let mut kept = Vec::new();
        for (column, level) in above.levels {
            match levels.iter().position(|own| segment.columns[*own] == column) {
                Some(at) => current[at] = Some((NO_CELL, level)),
                None => kept.push(level),
            }
        }
        Self {
            grid,
            segment,
            table,
            corrections,
            title,
            points,
            levels,
            current,
            kept,
            sections: above.sections,
            pending: None,
            used,
            entries: Vec::new(),
        }
    }

    /// Reads all rows.
    pub(super) fn read(&mut self) {
        let (from, to) = self.segment.rows;
        for row in from..to {
            self.row(row);
        }
        self.finish();
    }

    /// What holds after the last row: for a table that goes on from this one, or for rows with other columns, over which only
    /// a head in a row of its own can stand.
    pub(super) fn below(&self, is_more: bool) -> Above {
        if !is_more {
            let is_open = matches!(self.entries.last(), Some(ReadEntry::Level(_)));
            return Above {
                sections: if is_open { self.sections.clone() } else { Vec::new() },
                levels: Vec::new(),
            };
        }
        let levels = self.levels.iter().zip(&self.current);
        let levels = levels.filter_map(|(column, level)| {
            level.as_ref().map(|(_, level)| (self.segment.columns[*column], level.clone()))
        });
        Above { sections: self.sections.clone(), levels: levels.collect() }
    }

    fn text(&self, index: usize) -> &'a str {
        &self.grid.table.cells[index].text
    }

    fn role(&self, column: usize) -> Role {
        self.segment.roles.get(column).copied().unwrap_or(Role::Other)
    }

    fn row(&mut self, row: usize) {
        let cells = self.grid.row(row);
        let begun: Vec<(usize, usize)> =
            cells.iter().copied().filter(|(_, index)| self.grid.begins(row, *index)).collect();
        match self.said(row) {
            Some(RowIs::Nothing) => return self.leave(&begun, Why::Person),
            Some(RowIs::Heading) => return self.leave(&begun, Why::Heading),
            Some(RowIs::Note) => return self.note(&begun),
            Some(RowIs::Head) => return self.section(&begun),
            Some(RowIs::Item) => return self.item(row, true),
            Some(RowIs::More) => return self.item(row, false),
            None => {}
        }
        let Some((column, first)) = begun.first().copied() else { return self.item(row, false) };
        let text = self.text(first);
        if super::heading::repeats(self.grid, row, &self.segment.over) {
            self.leave(&begun, Why::Heading);
        } else if is_column_numbers(self.grid, &begun) && row == self.segment.rows.0 {
            self.leave(&begun, Why::ColumnNumbers);
        } else if let Some((at, is_whole)) = self.sum_label(&begun) {
            self.sum(row, &begun, (at, is_whole));
        } else if begun.iter().any(|(_, index)| lines::is_signature(self.text(*index)))
            && !begun.iter().any(|(at, _)| Some(*at) == self.points)
        {
            self.leave(&begun, Why::Signature);
        } else if (lines::is_note(text) || begun.len() == 1 && !grades::grades(text).is_empty())
            && begun.len() <= 2
            && column < self.first_own_column()
        {
            self.note(&begun);
        } else if let Some(text) = self.labelled(row, &cells, &begun) {
            self.note_as(&begun, text);
        } else if begun.len() == cells.len() && self.is_section(row, &begun) {
            self.section(&begun);
        } else if begun.len() == 1
            && cells.len() == 1
            && (self.is_wide(row, first) || column < self.first_own_column() && lines::is_sentence(text))
        {
            self.note(&begun);
        } else {
            let starts = self.starts_item(row, &begun);
            self.item(row, starts);
        }
    }

    /// What the person says that a row is: by its number, or by one of its cells where it is no row of the table.
    fn said(&self, row: usize) -> Option<RowIs> {
        if !self.grid.is_relaid {
            return self.corrections.rows.get(&(self.table, self.grid.rows[row])).copied();
        }
        self.grid.row(row).iter().find_map(|(_, index)| {
            let cell = &self.grid.table.cells[*index];
            self.corrections.cells.get(&(self.table, cell.row, cell.column)).copied()
        })
    }

    /// The first column that is filled in by the county.
    fn first_own_column(&self) -> usize {
        let own = |role| matches!(role, Role::OwnPoints | Role::OwnExplanation | Role::Remark | Role::Clause);
        self.segment.columns(own).first().copied().unwrap_or(usize::MAX)
    }

    fn is_wide(&self, row: usize, index: usize) -> bool {
        let (width, all) = (self.grid.width(row, index), self.grid.columns.len());
        width > 1 && (width * 2 > all || width >= 3) && self.grid.table.cells[index].columns > 1
    }

    /// Lists cells as left out, as one text.
    fn leave(&mut self, cells: &[(usize, usize)], why: Why) {
        self.finish();
        let Some((_, first)) = cells.first() else { return };
        let texts: Vec<&str> = cells.iter().map(|(_, index)| self.text(*index)).collect();
        let place = self.grid.place(*first);
        self.entries.push(ReadEntry::LeftOut(LeftOutText { text: texts.join(" "), why, place }));
        for (_, index) in cells {
            self.used[*index] = true;
        }
    }

    /// A row that is no item: what it is about, and a text beside it across the columns of titles, clauses or points.
    fn labelled(&self, row: usize, cells: &[(usize, usize)], begun: &[(usize, usize)]) -> Option<String> {
        let [(_, label), (_, wide)] = cells else { return None };
        let is_across = self.is_wide(row, *wide) && self.grid.width(row, *wide) >= 3;
        let covers =
            |column: Option<usize>| column.is_none_or(|column| self.grid.index(row, column) == Some(*wide));
        let label = self.text(*label);
        // 1 is the number of a row, and no name of what stands beside it.
        if label.chars().all(|letter| letter.is_ascii_digit()) {
            return None;
        }
        let is_new = begun.iter().any(|(_, index)| index == wide);
        let is_row = is_across && is_new && covers(self.title) && covers(self.points);
        (is_row && points::cell(self.text(*wide)).is_none() && label.chars().count() <= 20)
            .then(|| format!("{label}{LEADS}{}", self.text(*wide)))
    }

    fn note(&mut self, cells: &[(usize, usize)]) {
        let texts: Vec<&str> = cells.iter().map(|(_, index)| self.text(*index)).collect();
        self.note_as(cells, texts.join(" "));
    }

    fn note_as(&mut self, cells: &[(usize, usize)], text: String) {
        self.finish();
        let Some((_, first)) = cells.first() else { return };
        let place = self.grid.place(*first);
        self.entries.push(ReadEntry::Note(Note { text, place }));
        for (_, index) in cells {
            self.used[*index] = true;
        }
    }

    /// Whether a row begins an item: a title of its own, or points of its own.
    fn starts_item(&self, row: usize, begun: &[(usize, usize)]) -> bool {
        let Some(pending) = &self.pending else { return true };
        let at = |column: Option<usize>| column.and_then(|column| self.grid.index(row, column));
        let (title, points) = (at(self.title), at(self.points));
        // A cell of points over several rows makes them one item.
        if points.is_some() && points == pending.points_key {
            return false;
        }
        let begins = |column: usize| begun.iter().any(|(at, _)| *at == column);
        let is_new_level = self.levels.iter().any(|column| begins(*column));
        let is_new_title = title.is_some() && title != pending.title_key;
        let is_new_points = points.is_some();
        is_new_level || is_new_title || is_new_points
    }

    fn item(&mut self, row: usize, starts: bool) {
        self.set_levels(row);
        if starts || self.pending.is_none() {
            self.finish();
            let mut pending = Pending::new(self.path());
            pending.is_more = self.goes_on(row);
            self.pending = Some(pending);
        }
        let Some(mut pending) = self.pending.take() else { return };
        pending.add(self, row);
        for index in std::mem::take(&mut pending.taken) {
            self.used[index] = true;
        }
        self.pending = Some(pending);
    }

    /// Whether the first row of a table that goes on has neither title nor points, so that it belongs to the item before.
    fn goes_on(&self, row: usize) -> bool {
        let is_there =
            |column: Option<usize>| column.is_some_and(|column| self.grid.index(row, column).is_some());
        self.segment.is_more
            && row == self.segment.rows.0
            && self.title.is_some()
            && !is_there(self.title)
            && !is_there(self.points)
            && !self.levels.iter().any(|column| is_there(Some(*column)))
    }

    /// Ends the item that is being read.
    fn finish(&mut self) {
        if let Some(pending) = self.pending.take() {
            let (has_points, is_more) = (self.points.is_some(), pending.is_more);
            if let Some((level, items)) = pending.parts().filter(|_| !is_more) {
                self.entries.push(ReadEntry::Level(level.clone()));
                for item in items {
                    let path = [self.path(), vec![level.clone()]].concat();
                    self.entries.push(ReadEntry::Item(path, Box::new(item)));
                }
                return;
            }
            let (path, item, other) = pending.item(has_points);
            self.entries.extend(other.map(ReadEntry::LeftOut));
            if is_more {
                self.entries.push(ReadEntry::More(Box::new(item)));
                return;
            }
            // A title above items that never came is told as that.
            if item.points.is_some() || !item.title.is_empty() || !item.text.is_empty() {
                self.entries.push(ReadEntry::Item(path, Box::new(item)));
            }
        }
    }
}

/// Whether a row counts the columns: 1, 2, 3 …
fn is_column_numbers(grid: &Grid<'_>, begun: &[(usize, usize)]) -> bool {
    begun.len() >= 3
        && begun.len() == grid.columns.len()
        && begun
            .iter()
            .enumerate()
            .all(|(at, (_, index))| grid.table.cells[*index].text == (at + 1).to_string())
}

/// Texts that say something, one after the other.
fn joined(texts: &[&str]) -> String {
    let said: Vec<String> =
        texts.iter().filter(|text| !text.is_empty()).map(|text| text.replace('\n', "")).collect();
    said.join("")
}
