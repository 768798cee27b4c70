//! Puts together what the parts of a document say.

mod around;
mod caption;
mod heads;
mod sums;
mod tables;

use super::grades;
use super::grid::Grid;
use super::ids::{self, Ids};
use super::lines::{self, Special};
use super::segment::{Segment, segments};
use super::walk::{Above, Level, ReadEntry, Section};
use super::{
    Corrections, ExtraItem, Head, LeftOutText, Note, Printed, PrintedItem, PrintedScale, PrintedSum, Veto,
    VetoEffect, Why, numbering, outline, relaid,
};
use crate::blocks::{Document, DocumentBlock, Paragraph};
use crate::number::Number;
use caption::Caption;
use std::collections::BTreeSet;
use sums::WholeSum;
use tables::Looked;

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
    let (mut captions, is_caption) = (captions(document), are_captions(document));
    let tables: Vec<Option<Grid<'_>>> =
        document.tables().map(|table| Grid::of(table).map(relaid::by_rows)).collect();
    let mut parts: Vec<Vec<Segment>> = Vec::new();
    for (at, grid) in tables.iter().enumerate() {
        let before = parts.iter().rev().find_map(|parts| parts.last());
        let is_block = block_of(&captions[at]).is_some();
        let found = grid.as_ref().map(|grid| segments(grid, at, before, is_block, corrections));
        parts.push(found.unwrap_or_default());
    }
    by_sheet(document, &parts, &mut captions);
    let has_table = parts.iter().any(|parts| !parts.is_empty());
    let outlined = if has_table { None } else { outline::read(&paragraphs, corrections) };
    let is_outlined = outlined.is_some();
    gathered.take(outlined.unwrap_or_default());
    let mut at = 0;
    for (number, block) in document.blocks.iter().enumerate() {
        match block {
            DocumentBlock::Paragraph(_) if is_outlined || is_caption[number] => {}
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
                let captions = std::mem::take(&mut captions[at]);
                let (grid, block) = (tables[at].as_ref(), block_of(&captions));
                let looked = Looked { at, table, grid, parts: &parts[at], block };
                gathered.table(&looked, captions, corrections);
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

/// The lines straight before each table that may be heads over it, and sheets' names that say they are a block.
fn captions(document: &Document) -> Vec<Vec<Caption>> {
    let mut all = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let DocumentBlock::Table(table) = block else { continue };
        let mut found: Vec<Caption> = document.blocks[..number]
            .iter()
            .rev()
            .map_while(|block| match block {
                DocumentBlock::Paragraph(one) => caption::caption(&one.text, one.place.clone()),
                DocumentBlock::Table(_) => None,
            })
            .collect();
        found.reverse();
        if found.is_empty() && !table.is_hidden {
            found.extend(caption::of_sheet(&table.name).filter(|caption| caption.block.is_some()));
        }
        all.push(found);
    }
    all
}

/// Which paragraphs are heads over the table after them.
fn are_captions(document: &Document) -> Vec<bool> {
    let mut is_over = false;
    let mut all: Vec<bool> = document
        .blocks
        .iter()
        .rev()
        .map(|block| {
            is_over = match block {
                DocumentBlock::Paragraph(one) => {
                    is_over && caption::caption(&one.text, String::new()).is_some()
                }
                DocumentBlock::Table(_) => true,
            };
            is_over
        })
        .collect();
    all.reverse();
    all
}

/// The block that captions open.
fn block_of(captions: &[Caption]) -> Option<Special> {
    captions.iter().rev().find_map(|caption| caption.block)
}

/// Where several sheets hold items, each sheet's name is a head over its own.
fn by_sheet(document: &Document, parts: &[Vec<Segment>], captions: &mut [Vec<Caption>]) {
    let is_plain = |at: usize| !parts[at].is_empty() && block_of(&captions[at]).is_none();
    if (0..parts.len()).filter(|at| is_plain(*at)).count() < 2 {
        return;
    }
    for (at, table) in document.tables().enumerate() {
        if !parts[at].is_empty() && captions[at].is_empty() {
            // 组织管理, over a row of 一、组织管理（25分）: one head.
            let own = table.cells.first().map(|cell| Level::of(&cell.text, None, String::new()).title);
            let own = own.as_deref().map(|own| numbering::of(own).map_or(own, |(_, from)| &own[from..]));
            if own != Some(table.name.trim()) {
                captions[at].extend(caption::of_sheet(&table.name));
            }
        }
    }
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
    /// How its title is numbered: another so numbered ends it.
    open_kind: Option<numbering::Numbered>,
    /// Points of the items since the last 小计.
    since: Option<Number>,
    has_bands: bool,
    /// 合计, until all items are known.
    wholes: Vec<WholeSum>,
    /// Heads said before the tables they stand over.
    captions: Vec<Section>,
    /// What held at the end of the last table.
    last: Above,
    /// What stands over the columns of the last table.
    last_over: Vec<Vec<String>>,
}

impl Gathered {
    fn take(&mut self, entries: Vec<ReadEntry>) {
        for entry in entries {
            match entry {
                ReadEntry::Level(level) => self.levels.push(level),
                ReadEntry::Item(path, item) => self.item(path, *item),
                ReadEntry::Note(note) => self.note(note),
                ReadEntry::More(item) => self.more(*item),
                ReadEntry::LeftOut(left_out) => self.printed.left_out.push(left_out),
                ReadEntry::Sum { title, is_whole, printed, place } => {
                    let Some(printed) = printed else { continue };
                    self.sum(title, is_whole, printed, place);
                }
            }
        }
    }

    /// More of the last item.
    fn more(&mut self, more: PrintedItem) {
        let Some((_, item)) = self.items.last_mut() else { return self.item(Vec::new(), more) };
        let texts = [
            (&mut item.text, more.text),
            (&mut item.requirement, more.requirement),
            (&mut item.remark, more.remark),
            (&mut item.own_points, more.own_points),
            (&mut item.own_explanation, more.own_explanation),
        ];
        for (text, more) in texts.into_iter().filter(|(_, more)| !more.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&more);
        }
        item.responsible.extend(more.responsible);
        item.evidence.extend(more.evidence);
    }

    fn item(&mut self, path: Vec<Level>, mut item: PrintedItem) {
        self.open = None;
        // An item of its own points is no event, and a title that only speaks of 负面清单 is none of a block.
        let is_item = item.points.is_some() && !item.text.is_empty();
        let own = lines::block(&item.title).filter(|kind| match kind {
            Special::Veto => item.points.is_none(),
            Special::Bonus | Special::Deduction => !is_item || lines::is_block_name(&item.title),
        });
        let of_level = |level: &Level| {
            // 约束性指标 with points are indicators like any other.
            let is_event = item.points.is_none() || level.title.contains("否决");
            lines::block(&level.title).filter(|kind| *kind != Special::Veto || is_event)
        };
        // The nearest says it: （一）加分事项 below 第二部分 加分及扣分.
        let named = own.filter(|_| lines::is_block_name(item.title.split('。').next().unwrap_or_default()));
        let block = named.or_else(|| path.iter().rev().find_map(of_level)).or(own);
        let Some(block) = block else {
            self.since = Some(self.since.iter().chain(&item.points).sum());
            self.items.push((path, item));
            return;
        };
        // 加分项（最高加5分）.
        let above =
            path.iter().rev().find_map(|level| level.points.clone().or_else(|| lines::cap(&level.text)));
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
                let extra = ExtraItem {
                    title,
                    text,
                    cap,
                    within: above,
                    responsible,
                    evidence,
                    place,
                    row: item.row,
                };
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
        let mut items = std::mem::take(&mut self.items);
        heads::go_on(&mut items);
        heads::points_of_one(&mut items);
        self.without_summaries(&mut items);
        self.printed.total = items.iter().filter_map(|(_, item)| item.points.as_ref()).sum();
        self.wholes(&items);
        self.level_sums(&items);
        self.bare_levels(&items);
        let has_points = items.iter().any(|(_, item)| item.points.is_some());
        self.printed.scale = match (has_points, self.has_bands) {
            (true, _) => PrintedScale::Points,
            (false, true) => PrintedScale::Letters,
            (false, false) => PrintedScale::Items,
        };
        let mut last: Option<String> = None;
        let mut weights = Vec::new();
        for (path, mut item) in items {
            let head = path.first().cloned().unwrap_or_default();
            item.path = path.into_iter().map(|level| level.title).collect();
            item.id = id(&item, &mut ids);
            if last.as_ref() != Some(&head.place) || self.printed.heads.is_empty() {
                last = Some(head.place);
                let Level { title, points, weight, .. } = head;
                weights.push(weight);
                self.printed.heads.push(Head { title, points, weight: None, items: Vec::new() });
            }
            if let Some(head) = self.printed.heads.last_mut() {
                head.items.push(item);
            }
        }
        heads::weigh(&mut self.printed, weights);
        self.grades_by_line();
        self.shared_caps();
        let mut lead: Option<VetoEffect> = None;
        for Note { text, place } in std::mem::take(&mut self.vetoes) {
            let effect = lines::effect(&text, &self.printed.grades);
            // What says from which points on a grade is reached is no event.
            if !grades::grades(&text).is_empty() {
                let note = Note { text, place };
                if !self.printed.notes.contains(&note) {
                    self.printed.notes.push(note);
                }
                continue;
            }
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

/// How ids of items begin.
const OF_TITLES: &str = "item.";

/// Whether an item's id is told by its titles, so that another item of these titles has it, too.
pub fn is_id_of_titles(id: &str) -> bool {
    id.starts_with(OF_TITLES)
}

/// Told by the titles, so that rows before it change nothing.
fn id(item: &PrintedItem, ids: &mut Ids) -> String {
    let titles = item.path.iter().chain([&item.title]);
    let words = titles.map(|title| numbering::of(title).map_or(&**title, |(_, from)| &title[from..]));
    ids.unique(format!("{OF_TITLES}{}", ids::hash(words)))
}
