//! Puts together what the parts of a document say.

mod around;

use super::column::Role;
use super::grid::Grid;
use super::ids::{self, Ids};
use super::lines::{self, Special};
use super::segment::{Segment, segments};
use super::walk::{Level, ReadEntry, Walk, nested};
use super::{
    Corrections, ExtraItem, Head, LeftOutText, Note, Printed, PrintedColumn, PrintedItem, PrintedScale,
    PrintedSum, Veto, VetoEffect, Why, grades, numbering, outline,
};
use crate::blocks::{Document, DocumentBlock, DocumentTable, Paragraph};
use crate::number::Number;
use std::collections::BTreeSet;

/// Reads a document.
pub(super) fn gather(document: &Document, corrections: &Corrections) -> Printed {
    let mut gathered = Gathered::default();
    let paragraphs: Vec<&Paragraph> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            DocumentBlock::Paragraph(paragraph) => Some(paragraph),
            DocumentBlock::Table(_) => None,
        })
        .collect();
    let tables: Vec<Option<Grid<'_>>> = document.tables().map(Grid::of).collect();
    let mut parts: Vec<Vec<Segment>> = Vec::new();
    for (at, grid) in tables.iter().enumerate() {
        let before = parts.iter().rev().find_map(|parts| parts.last());
        let found = grid.as_ref().map(|grid| segments(grid, at, before, corrections));
        parts.push(found.unwrap_or_default());
    }
    let has_table = parts.iter().any(|parts| !parts.is_empty());
    let outlined = if has_table { None } else { outline::read(&paragraphs, corrections) };
    let is_outlined = outlined.is_some();
    gathered.take(outlined.unwrap_or_default());
    let mut at = 0;
    for block in &document.blocks {
        match block {
            DocumentBlock::Paragraph(_) if is_outlined => {}
            DocumentBlock::Paragraph(paragraph) => {
                let note = Note { text: paragraph.text.clone(), place: paragraph.place.clone() };
                gathered.take(vec![if lines::is_signature(&note.text) {
                    ReadEntry::LeftOut(LeftOutText {
                        text: note.text,
                        why: Why::Signature,
                        place: note.place,
                    })
                } else {
                    ReadEntry::Note(note)
                }]);
            }
            DocumentBlock::Table(table) => {
                gathered.table(at, table, tables[at].as_ref(), &parts[at], corrections);
                at += 1;
            }
        }
    }
    for unread in &document.unread {
        let (text, place) = (unread.text.clone(), unread.place.clone());
        gathered.printed.left_out.push(LeftOutText { text, why: Why::Hidden, place });
    }
    gathered.done()
}

#[derive(Default)]
struct Gathered {
    printed: Printed,
    /// Items with the heads above them, in order.
    items: Vec<(Vec<Level>, PrintedItem)>,
    /// Bonus, deduction and veto items, until the grades are known.
    vetoes: Vec<Note>,
    /// Titles above items, whether these became items or not.
    levels: Vec<Level>,
    /// What the block of notes that is open is about.
    open: Option<Special>,
    /// Points of the items since the last 小计.
    since: Option<Number>,
    has_bands: bool,
}

impl Gathered {
    fn table(
        &mut self,
        at: usize,
        table: &DocumentTable,
        grid: Option<&Grid<'_>>,
        parts: &[Segment],
        corrections: &Corrections,
    ) {
        let mut used = vec![false; table.cells.len()];
        if let (Some(grid), Some(first)) = (grid, parts.first()) {
            let top = first.heading.map_or(first.rows.0, |rows| rows.from);
            self.preface(grid, top, &mut used);
            for part in parts {
                self.columns(at, grid, part, &mut used);
                let mut walk = Walk::new(grid, part, (at, corrections), used);
                walk.read();
                used = std::mem::take(&mut walk.used);
                let entries = nested(std::mem::take(&mut walk.entries));
                self.take(entries);
                self.rest(grid, part, &mut used);
            }
        } else if let Some(grid) = grid {
            self.other_table(grid, &mut used);
        }
        for (index, cell) in table.cells.iter().enumerate() {
            if used[index] || cell.text.is_empty() {
                continue;
            }
            let why = match (cell.is_hidden, parts.is_empty()) {
                (true, _) => Why::Hidden,
                (false, true) => Why::OtherTable,
                (false, false) => Why::Unclear,
            };
            let (text, place) = (cell.text.clone(), table.place(cell.row, cell.column));
            self.printed.left_out.push(LeftOutText { text, why, place });
        }
    }

    /// What stands above the headings: title and notes.
    fn preface(&mut self, grid: &Grid<'_>, top: usize, used: &mut [bool]) {
        for row in 0..top {
            for (_, index) in grid.row(row) {
                if std::mem::replace(&mut used[index], true) {
                    continue;
                }
                let (text, place) = (grid.table.cells[index].text.clone(), grid.place(index));
                if lines::is_signature(&text) {
                    self.printed.left_out.push(LeftOutText { text, why: Why::Signature, place });
                } else {
                    self.note(Note { text, place });
                }
            }
        }
    }

    /// Small tables beside the items may print the grades.
    fn other_table(&mut self, grid: &Grid<'_>, used: &mut [bool]) {
        let rows = 0..grid.rows.len();
        let said: Vec<String> = rows
            .map(|row| grid.row(row).iter().map(|(_, index)| grid.table.cells[*index].text.clone()).collect())
            .collect();
        let found = grades::grades(&said.join("\n"));
        if found.is_empty() || !self.printed.grades.is_empty() {
            return;
        }
        self.printed.grades = found;
        for row in 0..grid.rows.len() {
            let texts: Vec<&str> =
                grid.row(row).iter().map(|(_, index)| grid.table.cells[*index].text.as_str()).collect();
            let place = grid.table.place(grid.rows[row], grid.columns[0]);
            self.printed.notes.push(Note { text: texts.join(" "), place });
        }
        used.fill(true);
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
                    Role::Points => Why::Points,
                    Role::Other => Why::Column,
                    _ => Why::Unclear,
                };
                let (text, place) = (grid.table.cells[index].text.clone(), grid.place(index));
                self.printed.left_out.push(LeftOutText { text, why, place });
            }
        }
    }

    fn take(&mut self, entries: Vec<ReadEntry>) {
        for entry in entries {
            match entry {
                ReadEntry::Level(level) => self.levels.push(level),
                ReadEntry::Item(path, item) => self.item(path, *item),
                ReadEntry::Note(note) => self.note(note),
                ReadEntry::LeftOut(left_out) => self.printed.left_out.push(left_out),
                ReadEntry::Sum { title, is_whole, printed, place } => {
                    let Some(printed) = printed else { continue };
                    let counted = if is_whole { self.total() } else { self.subtotal(&printed) };
                    if is_whole {
                        self.printed.printed_total.get_or_insert_with(|| printed.clone());
                    }
                    self.since = None;
                    self.printed.sums.push(PrintedSum { title, printed, counted, place });
                }
            }
        }
    }

    fn total(&self) -> Number {
        self.items.iter().filter_map(|(_, item)| item.points.as_ref()).sum()
    }

    /// What a 小计 should be: the items of the last head, or all since the one before, whichever it agrees with.
    fn subtotal(&self, printed: &Number) -> Number {
        let head = |path: &[Level]| path.first().map(|level| level.place.clone());
        let last = self.items.last().and_then(|(path, _)| head(path));
        let items = self.items.iter().filter(|(path, _)| head(path) == last);
        let of_head: Number = items.filter_map(|(_, item)| item.points.as_ref()).sum();
        let since = self.since.clone().unwrap_or_default();
        if of_head == *printed { of_head } else { since }
    }

    fn item(&mut self, path: Vec<Level>, mut item: PrintedItem) {
        self.open = None;
        let own = lines::block(&item.title).filter(|kind| *kind != Special::Veto || item.points.is_none());
        let block = path.iter().find_map(|level| lines::block(&level.title)).or(own);
        let Some(block) = block else {
            self.since = Some(self.since.iter().chain(&item.points).sum());
            self.items.push((path, item));
            return;
        };
        let above = path.iter().rev().find_map(|level| level.points.clone());
        match block {
            Special::Veto => {
                let title = lines::block(&item.title).is_none().then_some(item.title.as_str());
                let said = [title.filter(|title| !item.text.starts_with(*title)).unwrap_or(""), &item.text];
                let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
                let text = if said.is_empty() { item.title.clone() } else { said.join("\n") };
                self.veto_lines(&text, &item.place);
            }
            Special::Bonus | Special::Deduction => {
                let text = if item.text.is_empty() { item.title.clone() } else { item.text.clone() };
                let cap = lines::cap(&text).or_else(|| item.points.clone()).or_else(|| above.clone());
                let (title, place) = (item.title.clone(), item.place.clone());
                let responsible = std::mem::take(&mut item.responsible);
                let evidence = std::mem::take(&mut item.evidence);
                let extra = ExtraItem { title, text, cap, within: above, responsible, evidence, place };
                let list = if block == Special::Bonus {
                    &mut self.printed.bonus
                } else {
                    &mut self.printed.deductions
                };
                list.push(extra);
            }
        }
        self.beside(&item);
        self.levels.extend(path);
    }

    fn done(mut self) -> Printed {
        let mut ids = Ids::default();
        let items = std::mem::take(&mut self.items);
        self.printed.total = items.iter().filter_map(|(_, item)| item.points.as_ref()).sum();
        self.level_sums(&items);
        self.bare_levels(&items);
        let has_points = items.iter().any(|(_, item)| item.points.is_some());
        self.printed.scale = match (has_points, self.has_bands) {
            (true, _) => PrintedScale::Points,
            (false, true) => PrintedScale::Letters,
            (false, false) => PrintedScale::Items,
        };
        let mut last: Option<String> = None;
        for (path, mut item) in items {
            let head = path.first().cloned().unwrap_or_default();
            item.path = path.into_iter().map(|level| level.title).collect();
            item.id = id(&item, &mut ids);
            if last.as_ref() != Some(&head.place) || self.printed.heads.is_empty() {
                last = Some(head.place);
                self.printed.heads.push(Head { title: head.title, points: head.points, items: Vec::new() });
            }
            if let Some(head) = self.printed.heads.last_mut() {
                head.items.push(item);
            }
        }
        let mut lead: Option<VetoEffect> = None;
        for Note { text, place } in std::mem::take(&mut self.vetoes) {
            let effect = lines::effect(&text, &self.printed.grades);
            if text.ends_with(['：', ':']) && effect.is_some() {
                lead = effect;
                let note = Note { text, place };
                if !self.printed.notes.contains(&note) {
                    self.printed.notes.push(note);
                }
                continue;
            }
            let effect = effect.or_else(|| lead.clone()).unwrap_or(VetoEffect::Worst);
            self.printed.vetoes.push(Veto { text, effect, place });
        }
        self.printed
    }

    /// Titles with no item below them, such as those of blocks, are told as notes.
    fn bare_levels(&mut self, items: &[(Vec<Level>, PrintedItem)]) {
        let mut told: BTreeSet<&str> =
            items.iter().flat_map(|(path, _)| path).map(|level| level.place.as_str()).collect();
        for level in &self.levels {
            if told.insert(&level.place) {
                let (text, place) = (level.text.clone(), level.place.clone());
                self.printed.notes.push(Note { text, place });
            }
        }
    }

    /// Points printed beside heads, held against their items.
    fn level_sums(&mut self, items: &[(Vec<Level>, PrintedItem)]) {
        let mut sums: Vec<PrintedSum> = Vec::new();
        for (path, item) in items {
            for level in path {
                let Some(printed) = &level.points else { continue };
                let place = sums.iter().position(|sum| sum.place == level.place);
                let at = place.unwrap_or_else(|| {
                    let (title, place) = (level.title.clone(), level.place.clone());
                    sums.push(PrintedSum { title, printed: printed.clone(), counted: Number::zero(), place });
                    sums.len() - 1
                });
                if let Some(points) = &item.points {
                    sums[at].counted = &sums[at].counted + points;
                }
            }
        }
        self.printed.sums.extend(sums);
    }
}

/// Told by the titles, so that rows before it change nothing.
fn id(item: &PrintedItem, ids: &mut Ids) -> String {
    let titles = item.path.iter().chain([&item.title]);
    let words = titles.map(|title| numbering::of(title).map_or(&**title, |(_, from)| &title[from..]));
    ids.unique(format!("item.{}", ids::hash(words)))
}
