//! A workbook of ours that a department has filled in, on its way back: as a part to merge.
//!
//! Only the sheet of figures is looked at, and, where the city's own columns stand before it, what a hand has written over there ([`over`]);
//! of the former only what differs from what stood there when the file was made, which is kept in
//! hidden cells beside it; so it does not matter which program saved the file, nor what it made of formulas. Where the hidden cells are
//! gone, rows are found by the names of their figures.

mod over;

use super::table::figures::{JUDGED, MARK, column};
use crate::blocks::{self, DocumentTable, ReadError};
use crate::draft::Draft;
use crate::facts::{RawFact, RawJudgment};
use crate::number::Number;
use crate::rubric::{Asked, Rubric};
use crate::text;
use over::WrittenOver;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why a file is no table of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilledError {
    /// It cannot be read at all.
    Unread(ReadError),
    /// A workbook, but none with our sheet of figures.
    NoFigures,
}

impl FilledError {
    /// What is wrong, and what would be right.
    pub fn said(&self) -> String {
        match self {
            Self::Unread(error) => text::read_error(error),
            Self::NoFigures => text::TABLE_NOT_OURS.to_owned(),
        }
    }
}

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledTable {
    /// Which copy of the draft it was made from; empty where nobody said.
    pub copy: Rc<str>,
    /// The responsible unit it was made for; empty for the whole.
    pub part: Rc<str>,
    /// The county it was made for.
    pub county: Rc<str>,
    /// The year, as typed.
    pub year: Rc<str>,
    /// The id of the rubric it was made by; empty where the hidden cells are gone.
    pub rubric: Rc<str>,
    rows: Vec<FilledRow>,
    /// What was written over in the city's table, where it stands before ours.
    over: Vec<WrittenOver>,
}

/// A row of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct FilledRow {
    /// Its id; empty where the hidden cells are gone.
    id: Rc<str>,
    group: Rc<str>,
    name: Rc<str>,
    typed: Rc<str>,
    by: Rc<str>,
    note: Rc<str>,
    /// What stood there when the file was made; `None` where the hidden cells are gone.
    before: Option<(Rc<str>, Rc<str>)>,
}

/// What a table brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// What was typed into it, to be merged into the draft it was held against.
    pub draft: Draft,
    /// Names of rows that were filled in and are none of the rubric's.
    pub unknown: Vec<Rc<str>>,
    /// Titles of what figures score, and whose score was typed over in the city's table: that is not taken.
    pub computed: Vec<Rc<str>>,
}

/// Reads a workbook of ours, filled in and saved by whatever program.
///
/// # Errors
///
/// [`FilledError`] where it is none.
pub fn filled(name: &str, bytes: &[u8]) -> Result<FilledTable, FilledError> {
    let document = blocks::read(name, bytes).map_err(FilledError::Unread)?;
    let mut found = document.tables().find_map(read).ok_or(FilledError::NoFigures)?;
    found.over = over::written_over(&document);
    Ok(found)
}

fn read(sheet: &DocumentTable) -> Option<FilledTable> {
    let mut cells: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for cell in &sheet.cells {
        cells.insert((cell.row, cell.column), &cell.text);
    }
    let at = |row: usize, column: usize| -> Rc<str> {
        cells.get(&(row, column)).copied().unwrap_or_default().into()
    };
    // Rows and columns may have been put in before; what is hidden moves along with what is seen.
    let place = |word: &str| cells.iter().find(|(_, text)| **text == word).map(|(place, _)| *place);
    let heading = text::FIGURES_COLUMNS;
    let (head, typed) = place(heading[column::TYPED])?;
    let named = |column: usize| {
        cells
            .iter()
            .find(|((row, _), text)| *row == head && **text == heading[column])
            .map(|((_, column), _)| *column)
    };
    let (name, by, note) = (named(1)?, named(column::BY), named(column::NOTE));
    let mut table = FilledTable::default();
    let mark = place(MARK);
    if let Some((row, ids)) = mark {
        (table.copy, table.part) = (at(row, ids + 1), at(row, ids + 2));
        (table.county, table.year) = (at(row + 1, ids), at(row + 1, ids + 1));
        table.rubric = at(row + 2, ids);
    }
    let last = cells.keys().next_back().map_or(0, |(row, _)| *row);
    for row in head + 1..=last {
        let text = |column: Option<usize>| column.map_or_else(|| Rc::from(""), |column| at(row, column));
        let hidden = |column: usize| mark.map(|(_, ids)| at(row, ids + column - column::ID));
        let one = FilledRow {
            id: hidden(column::ID).unwrap_or_default(),
            group: at(row, 0),
            name: at(row, name),
            typed: at(row, typed),
            by: text(by),
            note: text(note),
            before: hidden(column::TYPED_BEFORE).zip(hidden(column::NOTE_BEFORE)),
        };
        if !one.id.is_empty() || (mark.is_none() && !one.name.is_empty()) {
            table.rows.push(one);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

impl FilledTable {
    /// Whether it was made for another county or year than a draft is of.
    pub fn is_of_another(&self, ours: &Draft) -> bool {
        let differs = |theirs: &str, ours: &str| !theirs.is_empty() && theirs.trim() != ours.trim();
        differs(&self.county, &ours.county) || differs(&self.year, &ours.year)
    }

    /// What was typed into it since it was made, as a copy to be merged into `ours`: what it had in common with that is kept as what
    /// both have seen, so that only what was typed comes in, and what both changed is a question.
    pub fn held_against(&self, rubric: &Rubric, ours: &Draft) -> Brought {
        let mut unknown = Vec::new();
        let mut theirs = Draft {
            county: ours.county.clone(),
            year: ours.year.clone(),
            note: ours.note.clone(),
            rubric: ours.rubric.clone(),
            part: self.part.clone(),
            copy: format!("table-{:016x}", self.digest()).into(),
            ..Draft::default()
        };
        let mut common = Draft::default();
        for row in &self.rows {
            let id = if row.id.is_empty() { row.found(rubric) } else { Some(row.id.clone()) };
            let (is_judged, id) = match id.as_ref().map(|id| (id.strip_prefix(JUDGED), id)) {
                Some((Some(judged), _)) => (true, Rc::from(judged)),
                Some((None, id)) => (false, id.clone()),
                None => (false, Rc::from("")),
            };
            let is_known = if is_judged {
                rubric.judgments.iter().any(|spec| spec.id == id)
            } else {
                rubric.find_fact(&id).is_some()
            };
            let held = if is_judged {
                ours.answers.judgments.get(&id).map(|raw| (raw.points.clone(), raw.reason.clone()))
            } else {
                ours.answers.facts.get(&id).map(|raw| (raw.text.clone(), raw.note.clone()))
            }
            .unwrap_or_default();
            // What was typed may be written otherwise by now (2.50 as 2.5); where it is the draft's own text, that is what both know.
            let before = row.before.clone().unwrap_or_else(|| held.clone());
            let known = |before: &Rc<str>, held: &Rc<str>| {
                if is_same(before, held) { held.clone() } else { before.clone() }
            };
            let (known_text, known_note) = (known(&before.0, &held.0), known(&before.1, &held.1));
            let now = |typed: &Rc<str>, before: &Rc<str>, known: &Rc<str>| {
                if is_same(typed, before) { known.clone() } else { typed.clone() }
            };
            let (text, note) =
                (now(&row.typed, &before.0, &known_text), now(&row.note, &before.1, &known_note));
            if (&text, &note) == (&known_text, &known_note) || is_untold(&row.typed) {
                continue;
            }
            if !is_known {
                unknown.push(row.name.clone());
                continue;
            }
            let by = row.by.clone();
            if is_judged {
                common.answers.judgments.insert(
                    id.clone(),
                    RawJudgment { points: known_text, reason: known_note, ..RawJudgment::default() },
                );
                theirs
                    .answers
                    .judgments
                    .insert(id, RawJudgment { points: text, reason: note, by, ..RawJudgment::default() });
            } else {
                common
                    .answers
                    .facts
                    .insert(id.clone(), RawFact { text: known_text, note: known_note, ..RawFact::default() });
                theirs.answers.facts.insert(id, RawFact { text, note, by, ..RawFact::default() });
            }
        }
        let mut brought = Brought { draft: theirs, unknown, computed: Vec::new() };
        for over in &self.over {
            over.clone().into_brought(rubric, ours, &mut common, &mut brought);
        }
        brought.draft.seen.insert(ours.copy.clone(), Rc::new(common));
        brought
    }

    /// Tells tables apart that were filled in otherwise: each is a copy of its own.
    fn digest(&self) -> u64 {
        let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
        for row in &self.rows {
            for text in [&row.id, &row.name, &row.typed, &row.note] {
                for byte in text.bytes().chain([0]) {
                    sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
        for byte in format!("{:?}", self.over).bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        sum
    }
}

impl FilledRow {
    /// What a row is of by its name, where only one thing bears it.
    fn found(&self, rubric: &Rubric) -> Option<Rc<str>> {
        let mut facts = rubric.facts.iter().filter(|fact| fact.title == self.name);
        if let (Some(fact), None) = (facts.next(), facts.next()) {
            return Some(fact.id.clone());
        }
        let is_asked = |key: &crate::rubric::JudgmentKey| match rubric.judged_part(*key).rule.asked() {
            Some(Asked::Judged(rule)) => rule.question == self.name,
            Some(Asked::Docked(rule)) => rule.question == self.name,
            None => false,
        };
        let is_here = |key: &crate::rubric::JudgmentKey| {
            let indicator = rubric.indicator(rubric.judgment(*key).indicator);
            *self.group == *format!("{} {}", indicator.number, indicator.title)
        };
        let mut asked =
            rubric.judgments_with_keys().map(|(key, _)| key).filter(|key| is_asked(key) && is_here(key));
        match (asked.next(), asked.next()) {
            (Some(key), None) => Some(format!("{JUDGED}{}", rubric.judgment(key).id).into()),
            _ => None,
        }
    }
}

/// Whether two texts are one and the same, or write one number: 2.50 and 2.5.
fn is_same(one: &str, other: &str) -> bool {
    let number = |text: &str| Number::from_decimal(text.trim());
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    plain(one) == plain(other) || number(one).is_some_and(|one| Some(one) == number(other))
}

/// Whether a cell only says that its figures are filled in elsewhere.
fn is_untold(typed: &str) -> bool {
    typed == text::FIGURES_TABLE
}
