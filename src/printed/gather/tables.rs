//! The tables of a document, each under what stands above it.

use super::super::column::Role;
use super::super::grid::Grid;
use super::super::heading;
use super::super::segment::Segment;
use super::super::walk::{Above, Level, Section, Walk, nested};
use super::super::{Corrections, LeftOutText, Note, PrintedColumn, Why, grades, lines, points};
use super::Gathered;
use super::caption::{self, Caption};
use crate::blocks::DocumentTable;

/// A table with what is known of it before its rows are read.
pub(super) struct Looked<'a> {
    /// Its number in the document.
    pub(super) at: usize,
    pub(super) table: &'a DocumentTable,
    pub(super) grid: Option<&'a Grid<'a>>,
    pub(super) parts: &'a [Segment],
    /// The block it is: 加分项, 一票否决.
    pub(super) block: Option<lines::Special>,
}

impl Gathered {
    pub(super) fn table(&mut self, looked: &Looked<'_>, captions: Vec<Caption>, corrections: &Corrections) {
        let (table, parts) = (looked.table, looked.parts);
        let mut used = vec![false; table.cells.len()];
        if let (Some(grid), Some(first)) = (looked.grid, parts.first()) {
            let top = first.heading.map_or(first.rows.0, |rows| rows.from);
            if grid.is_relaid {
                self.printed.relaid.push(looked.at);
            }
            let mut captions = captions;
            self.preface(grid, top, &mut captions, &mut used);
            let mut above = self.above(grid, first, &captions);
            for part in parts {
                self.columns(looked.at, grid, part, &mut used);
                self.headed(grid, part, &mut above);
                let mut walk = Walk::new(grid, part, (looked.at, corrections), above, used);
                walk.read();
                used = std::mem::take(&mut walk.used);
                above = walk.below(false);
                self.last = walk.below(true);
                self.last_over.clone_from(&part.over);
                let entries = nested(std::mem::take(&mut walk.entries));
                self.take(entries);
                self.rest(grid, part, &mut used);
            }
        } else if let Some(grid) = looked.grid {
            for caption in &captions {
                self.bare(caption);
            }
            match looked.block {
                Some(kind) => self.block_lines(grid, kind, &mut used),
                None if is_prose(grid) => self.prose(grid, &mut used),
                None => self.other_table(grid, &mut used),
            }
        }
        let held = looked.grid.filter(|grid| grid.is_relaid).map(Grid::held);
        for (index, cell) in table.cells.iter().enumerate() {
            if used[index] || cell.text.is_empty() {
                continue;
            }
            let is_repeated = held.is_some() && super::super::column::said(&cell.text).is_some();
            let why = match (cell.is_hidden, parts.is_empty()) {
                (true, _) => Why::Hidden,
                (false, true) => Why::OtherTable,
                (false, false) if is_repeated => Why::Heading,
                (false, false) if held.as_ref().is_some_and(|held| !held[index]) => Why::OtherTable,
                (false, false) => Why::Unclear,
            };
            let (text, place) = (cell.text.clone(), table.place(cell.row, cell.column));
            self.printed.left_out.push(LeftOutText { text, why, place });
        }
    }

    /// What stands over the first rows: what held at the end of the table that this one goes on from, or its captions.
    fn above(&mut self, grid: &Grid<'_>, first: &Segment, captions: &[Caption]) -> Above {
        let mut above = Above::default();
        if first.is_more && captions.is_empty() {
            return std::mem::take(&mut self.last);
        }
        // The same headings once more, as on the next page or on the next card: the heads still hold, and so do titles where
        // the first row has none.
        if captions.is_empty() && !first.over.is_empty() && first.over == self.last_over {
            let mut last = std::mem::take(&mut self.last);
            let levels = first.columns(|role| matches!(role, Role::Level(_)));
            let is_blank = |column: &usize| grid.index(first.rows.0, *column).is_none();
            if levels.len() < 2 || !levels.first().is_some_and(is_blank) {
                last.levels.clear();
            }
            return last;
        }
        let has_levels = first.columns(|role| matches!(role, Role::Level(_))).len() > 1;
        // A caption without points is the head only where the table has none of its own.
        let (heads, rest): (Vec<&Caption>, Vec<&Caption>) =
            captions.iter().partition(|caption| caption.is_sure || !has_levels);
        let mut sections: Vec<Section> = std::mem::take(&mut self.captions);
        for caption in heads {
            caption::push(&mut sections, caption);
            self.levels.push(caption.section.1.clone());
        }
        for caption in rest {
            self.bare(caption);
        }
        if !captions.is_empty() {
            self.captions.clone_from(&sections);
            above.sections = sections;
        }
        above
    }

    /// Headings that say that what stands below them is a block are its head, where nothing above says so.
    fn headed(&mut self, grid: &Grid<'_>, part: &Segment, above: &mut Above) {
        let is_said = above.sections.iter().any(|(_, level)| lines::block(&level.title).is_some());
        let Some((text, rows)) = part.block().zip(part.heading).filter(|_| !is_said) else { return };
        let Some((_, first)) = grid.row(rows.from).first().copied() else { return };
        let place = grid.place(first);
        above.sections = vec![(None, Level::of(text, None, place))];
    }

    /// A caption over nothing is a note.
    fn bare(&mut self, caption: &Caption) {
        let level = &caption.section.1;
        self.note(Note { text: level.text.clone(), place: level.place.clone() });
    }

    /// What stands above the headings: title, notes, and the head over the items.
    fn preface(&mut self, grid: &Grid<'_>, top: usize, captions: &mut Vec<Caption>, used: &mut [bool]) {
        for row in 0..top {
            for (_, index) in grid.row(row) {
                if std::mem::replace(&mut used[index], true) {
                    continue;
                }
                let (text, place) = (grid.table.cells[index].text.clone(), grid.place(index));
                let found = caption::caption(&text, place.clone()).filter(|_| grid.row(row).len() == 1);
                if let Some(caption) = found {
                    captions.push(caption);
                } else if lines::is_signature(&text) {
                    self.printed.left_out.push(LeftOutText { text, why: Why::Signature, place });
                } else {
                    self.note(Note { text, place });
                }
            }
        }
    }

    /// A block without headings: each row is one of its lines.
    fn block_lines(&mut self, grid: &Grid<'_>, kind: lines::Special, used: &mut [bool]) {
        for row in 0..grid.rows.len() {
            let cells = grid.row(row);
            let texts: Vec<&str> =
                cells.iter().map(|(_, index)| grid.table.cells[*index].text.as_str()).collect();
            let Some((_, first)) = cells.first() else { continue };
            let note = Note { text: texts.join(" "), place: grid.place(*first) };
            for (_, index) in &cells {
                used[*index] = true;
            }
            let is_heading = heading::at(grid, row).is_some();
            if is_heading {
                let LeftOutText { text, why, place } =
                    LeftOutText { text: note.text, why: Why::Heading, place: note.place };
                self.printed.left_out.push(LeftOutText { text, why, place });
            } else {
                self.block_line(kind, note);
            }
        }
    }

    /// A sheet or frame of sentences: each is a note.
    fn prose(&mut self, grid: &Grid<'_>, used: &mut [bool]) {
        for row in 0..grid.rows.len() {
            for (_, index) in grid.row(row) {
                if !std::mem::replace(&mut used[index], true) {
                    let (text, place) = (grid.table.cells[index].text.clone(), grid.place(index));
                    self.note(Note { text, place });
                }
            }
        }
    }

    /// Small tables beside the items may print the grades.
    fn other_table(&mut self, grid: &Grid<'_>, used: &mut [bool]) {
        let text = |index: usize| grid.table.cells[index].text.clone();
        let rows: Vec<Vec<(usize, String)>> = (0..grid.rows.len())
            .map(|row| grid.row(row).iter().map(|(at, index)| (*at, text(*index))).collect())
            .collect();
        let found = grades::of_table(&rows);
        if found.is_empty() || !self.printed.grades.is_empty() {
            return;
        }
        self.printed.grades = found;
        for row in 0..grid.rows.len() {
            let cells = grid.row(row);
            let texts: Vec<&str> =
                cells.iter().map(|(_, index)| grid.table.cells[*index].text.as_str()).collect();
            let Some((_, first)) = cells.first() else { continue };
            let place = grid.place(*first);
            self.printed.notes.push(Note { text: texts.join(" "), place });
        }
        for (index, cell) in grid.table.cells.iter().enumerate() {
            used[index] = !cell.is_hidden;
        }
    }

    /// The headings of a segment.
    fn columns(&mut self, at: usize, grid: &Grid<'_>, part: &Segment, used: &mut [bool]) {
        if let Some(rows) = part.heading {
            for row in rows.from..rows.to {
                for (_, index) in grid.row(row) {
                    used[index] = true;
                }
            }
        }
        self.has_bands |= part.roles.contains(&Role::Band) && !part.roles.contains(&Role::Points);
        for (column, role) in part.roles.iter().enumerate() {
            let heading =
                part.over.get(column).map(|texts| texts.join("/").replace('\n', "")).unwrap_or_default();
            let column = PrintedColumn { table: at, column: grid.columns[column], heading, role: *role };
            if !self.printed.columns.contains(&column) {
                self.printed.columns.push(column);
            }
        }
    }

    /// Cells of a segment that became nothing, by the column they stand in.
    fn rest(&mut self, grid: &Grid<'_>, part: &Segment, used: &mut [bool]) {
        for row in part.rows.0..part.rows.1 {
            for (column, index) in grid.row(row) {
                if std::mem::replace(&mut used[index], true) {
                    continue;
                }
                let why = match part.roles[column] {
                    Role::Checked => Why::Checked,
                    Role::Points if points::cell(&grid.table.cells[index].text).is_some() => {
                        Why::OtherFigures
                    }
                    Role::Points => Why::Points,
                    Role::Other => Why::Column,
                    _ => Why::Unclear,
                };
                let (text, place) = (grid.table.cells[index].text.clone(), grid.place(index));
                self.printed.left_out.push(LeftOutText { text, why, place });
            }
        }
    }
}

/// Whether a table has one cell in each row, and a sentence in one of them.
fn is_prose(grid: &Grid<'_>) -> bool {
    let texts =
        || (0..grid.rows.len()).flat_map(|row| grid.row(row)).map(|(_, index)| &grid.table.cells[index].text);
    (0..grid.rows.len()).all(|row| grid.row(row).len() == 1)
        && texts().any(|text| lines::is_sentence(text) || lines::is_note(text))
}
