//! A table on its way in as it is kept between visits (做了一半的评分表): what was read, and what a person has said of it.
//!
//! It is kept as lines of fields between tabs, the first of each saying what the line is; in fields a backslash stands before a tab
//! (`t`), a line's end (`n`, `r`) and a backslash. Formats that a library reads would take up ten times the room in the page.

mod fields;

use super::{
    Corrections, Particulars, Role, RowIs, ScoredBy, Scorings, WrittenKind, WrittenRow, WrittenRule,
};
use crate::blocks::{Cell, Document, DocumentBlock, DocumentTable, Paragraph, Unread};
use crate::clause::{Sign, Started};
use crate::rubric::file::NotApplicableFile;
use fields::{LineFields, Written};
use std::rc::Rc;

/// What a kept table begins with; what begins otherwise is not read.
const FORM: &str = "lvzhi-table 1";

/// What it ends with, so that one that was cut off is known.
const END: &str = "\nend\n";

/// A table that was worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptTable {
    /// The file's name, or what stands for it.
    pub name: String,
    /// When it was kept, as the browser writes times.
    pub when: String,
    /// How many items it had.
    pub items: usize,
    /// What was done.
    pub work: TableWork,
}

/// What was done with a table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableWork {
    /// It was read, and corrected.
    Read {
        /// What it was read from.
        document: Rc<Document>,
        /// What its rows and columns are.
        corrections: Corrections,
        /// How its items are scored.
        scorings: Scorings,
        /// What it is called, where the person wrote that.
        particulars: Option<Particulars>,
    },
    /// It was being written from nothing: its rows, cell by cell.
    Written(Vec<Vec<String>>),
}

impl TableWork {
    /// How many things a person has said: corrections, choices, and boxes that are filled in.
    pub fn said(&self) -> usize {
        match self {
            Self::Read { corrections, scorings, particulars, .. } => {
                corrections.columns.len()
                    + corrections.rows.len()
                    + corrections.cells.len()
                    + corrections.lines.len()
                    + scorings.items.len()
                    + usize::from(scorings.started.is_some())
                    + usize::from(particulars.is_some())
            }
            Self::Written(rows) => rows.iter().flatten().filter(|cell| !cell.trim().is_empty()).count(),
        }
    }
}

const ROLES: [Role; 13] = [
    Role::Number,
    Role::Requirement,
    Role::Clause,
    Role::Band,
    Role::Points,
    Role::Responsible,
    Role::Evidence,
    Role::OwnPoints,
    Role::OwnExplanation,
    Role::Checked,
    Role::Remark,
    Role::Other,
    Role::Level(0),
];
/// Roles from this place on are levels by how deep they are.
const LEVELS: usize = ROLES.len() - 1;
const ROWS: [RowIs; 6] = [RowIs::Item, RowIs::More, RowIs::Head, RowIs::Note, RowIs::Heading, RowIs::Nothing];
const SIGNS: [Option<Sign>; 5] =
    [None, Some(Sign::Least), Some(Sign::Above), Some(Sign::Most), Some(Sign::Below)];
const STARTED: [Started; 4] = [Started::Open, Started::Whole, Started::Down, Started::Up];
const NOT_APPLICABLE: [Option<NotApplicableFile>; 4] = [
    None,
    Some(NotApplicableFile::Full),
    Some(NotApplicableFile::Rescale),
    Some(NotApplicableFile::Undefined),
];
const LANDSCAPE: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// The place of one in a list of all.
fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or_default()
}

fn role_place(role: Role) -> usize {
    match role {
        Role::Level(depth) => LEVELS + usize::from(depth),
        role => place(&ROLES, &role),
    }
}

fn role_at(place: usize) -> Option<Role> {
    match place.checked_sub(LEVELS) {
        Some(depth) => u8::try_from(depth).ok().map(Role::Level),
        None => ROLES.get(place).copied(),
    }
}

impl KeptTable {
    /// As it is kept.
    pub fn to_text(&self) -> String {
        let mut out = Written::new(FORM);
        out.line("name").text(&self.name).text(&self.when).number(self.items);
        match &self.work {
            TableWork::Written(rows) => {
                for row in rows {
                    let mut line = out.line("blank");
                    for cell in row {
                        line = line.text(cell);
                    }
                }
            }
            TableWork::Read { document, corrections, scorings, particulars } => {
                write_document(&mut out, document);
                write_corrections(&mut out, corrections);
                write_scorings(&mut out, scorings);
                if let Some(Particulars { title, short_title, issuer, number, year, edition, series }) =
                    particulars
                {
                    let line = out.line("called").text(title).text(short_title).text(issuer).text(number);
                    line.text(year).text(edition).text(series);
                }
            }
        }
        out.text() + &END[1..]
    }

    /// Whether two kept texts are of the same work, whenever they were kept.
    pub fn is_same_work(one: &str, other: &str) -> bool {
        // The first line is the form, the second the name and the time.
        let work = |text| str::splitn(text, 3, '\n').nth(2);
        work(one) == work(other)
    }

    /// Reads it back; `None` where it is damaged, or of another form.
    pub fn of_text(text: &str) -> Option<Self> {
        let (form, rest) = text.split_once('\n')?;
        let rest = rest.strip_suffix(END).filter(|_| form == FORM)?;
        let mut lines = rest.split('\n').map(LineFields::of);
        let mut first = lines.next().filter(|line| line.is == "name")?;
        let (name, when, items) = (first.text()?, first.text()?, first.number()?);
        let mut blank = Vec::new();
        let (mut blocks, mut unread) = (Vec::new(), Vec::new());
        let mut corrections = Corrections::default();
        let mut scorings = Scorings::default();
        let mut particulars = None;
        let mut rule = None;
        for mut line in lines {
            match line.is {
                "blank" => blank.push(std::iter::from_fn(|| line.text()).collect()),
                "table" | "cell" | "width" | "paragraph" | "unread" => {
                    read_document(&mut line, &mut blocks, &mut unread)?;
                }
                "column" | "row" | "part" | "text" => read_correction(&mut line, &mut corrections)?,
                "started" | "judged" | "figures" | "rule" | "of" => {
                    read_scoring(&mut line, &mut scorings, &mut rule)?;
                }
                "called" => {
                    particulars = Some(Particulars {
                        title: line.text()?,
                        short_title: line.text()?,
                        issuer: line.text()?,
                        number: line.text()?,
                        year: line.text()?,
                        edition: line.text()?,
                        series: line.text()?,
                    });
                }
                _ => return None,
            }
        }
        let work = match blank.is_empty() {
            false => TableWork::Written(blank),
            true => {
                let document = Rc::new(Document::of(blocks, unread));
                TableWork::Read { document, corrections, scorings, particulars }
            }
        };
        Some(Self { name, when, items, work })
    }
}

fn write_document(out: &mut Written, document: &Document) {
    for block in &document.blocks {
        match block {
            DocumentBlock::Paragraph(one) => {
                out.line("paragraph").text(&one.place).text(&one.text);
            }
            DocumentBlock::Table(table) => {
                let line = out.line("table").text(&table.name).flag(table.is_hidden);
                line.number(place(&LANDSCAPE, &table.is_landscape));
                for (from, to, width) in &table.widths {
                    out.line("width").number(*from).number(*to).number(*width as usize);
                }
                for cell in &table.cells {
                    let line = out.line("cell").number(cell.row).number(cell.column).number(cell.indent);
                    line.number(cell.rows).number(cell.columns).flag(cell.is_hidden).text(&cell.text);
                }
            }
        }
    }
    for one in &document.unread {
        out.line("unread").text(&one.place).text(&one.text);
    }
}

fn read_document(
    line: &mut LineFields<'_>,
    blocks: &mut Vec<DocumentBlock>,
    unread: &mut Vec<Unread>,
) -> Option<()> {
    match (line.is, blocks.last_mut()) {
        ("paragraph", _) => {
            let (place, text) = (line.text()?, line.text()?);
            blocks.push(DocumentBlock::Paragraph(Paragraph { text, place }));
        }
        ("unread", _) => unread.push(Unread { place: line.text()?, text: line.text()? }),
        ("table", _) => blocks.push(DocumentBlock::Table(DocumentTable {
            name: line.text()?,
            is_hidden: line.flag()?,
            is_landscape: *LANDSCAPE.get(line.number()?)?,
            ..DocumentTable::default()
        })),
        ("width", Some(DocumentBlock::Table(table))) => {
            let (from, to, width) = (line.number()?, line.number()?, line.number()?);
            table.widths.push((from, to, u32::try_from(width).ok()?));
        }
        ("cell", Some(DocumentBlock::Table(table))) => table.cells.push(Cell {
            row: line.number()?,
            column: line.number()?,
            indent: line.number()?,
            rows: line.number()?,
            columns: line.number()?,
            is_hidden: line.flag()?,
            text: line.text()?,
        }),
        _ => return None,
    }
    Some(())
}

fn write_corrections(out: &mut Written, said: &Corrections) {
    for ((table, column), role) in &said.columns {
        out.line("column").number(*table).number(*column).number(role_place(*role));
    }
    for ((table, row), is) in &said.rows {
        out.line("row").number(*table).number(*row).number(place(&ROWS, is));
    }
    for ((table, row, column), is) in &said.cells {
        out.line("part").number(*table).number(*row).number(*column).number(place(&ROWS, is));
    }
    for (text, is) in &said.lines {
        out.line("text").number(*text).number(place(&ROWS, is));
    }
}

fn read_correction(line: &mut LineFields<'_>, said: &mut Corrections) -> Option<()> {
    let first = line.number()?;
    match line.is {
        "column" => {
            let column = line.number()?;
            said.columns.insert((first, column), role_at(line.number()?)?);
        }
        "row" => {
            let row = line.number()?;
            said.rows.insert((first, row), *ROWS.get(line.number()?)?);
        }
        "part" => {
            let (row, column) = (line.number()?, line.number()?);
            said.cells.insert((first, row, column), *ROWS.get(line.number()?)?);
        }
        _ => {
            said.lines.insert(first, *ROWS.get(line.number()?)?);
        }
    }
    Some(())
}

fn write_scorings(out: &mut Written, said: &Scorings) {
    if let Some(started) = &said.started {
        out.line("started").number(place(&STARTED, started));
    }
    for (id, scored) in &said.items {
        match scored {
            ScoredBy::Judgement => {
                out.line("judged").text(id);
            }
            ScoredBy::Figures(chosen) => {
                let mut line = out.line("figures").text(id);
                for (about, choice) in chosen {
                    line = line.text(about).number(*choice);
                }
            }
            ScoredBy::Written(rule) => {
                let line = out.line("rule").text(id).number(place(&WrittenKind::ALL, &rule.kind));
                let line = line.text(&rule.figure).text(&rule.unit).number(place(&SIGNS, &rule.sign));
                let line = line.text(&rule.target).text(&rule.per).text(&rule.step).flag(rule.gives);
                let line = line.number(place(&STARTED, &rule.started)).text(&rule.least).flag(rule.any);
                let line = line.text(&rule.otherwise).text(&rule.classes);
                line.number(place(&NOT_APPLICABLE, &rule.not_applicable));
                for row in &rule.rows {
                    let line = out.line("of").text(&row.title).text(&row.unit).flag(row.is_figure);
                    line.number(place(&SIGNS, &row.sign)).text(&row.value).text(&row.points);
                }
            }
        }
    }
}

fn read_scoring(line: &mut LineFields<'_>, said: &mut Scorings, last: &mut Option<String>) -> Option<()> {
    if line.is == "started" {
        said.started = Some(*STARTED.get(line.number()?)?);
        return Some(());
    }
    if line.is == "of" {
        // A row of the rule before.
        let Some(ScoredBy::Written(rule)) = said.items.get_mut(last.as_ref()?) else { return None };
        rule.rows.push(WrittenRow {
            title: line.text()?,
            unit: line.text()?,
            is_figure: line.flag()?,
            sign: *SIGNS.get(line.number()?)?,
            value: line.text()?,
            points: line.text()?,
        });
        return Some(());
    }
    let id = line.text()?;
    let scored = match line.is {
        "judged" => ScoredBy::Judgement,
        "figures" => {
            let mut chosen = Vec::new();
            while let Some(about) = line.text() {
                chosen.push((about, line.number()?));
            }
            ScoredBy::Figures(chosen)
        }
        _ => ScoredBy::Written(WrittenRule {
            kind: *WrittenKind::ALL.get(line.number()?)?,
            figure: line.text()?,
            unit: line.text()?,
            sign: *SIGNS.get(line.number()?)?,
            target: line.text()?,
            per: line.text()?,
            step: line.text()?,
            gives: line.flag()?,
            started: *STARTED.get(line.number()?)?,
            least: line.text()?,
            any: line.flag()?,
            otherwise: line.text()?,
            classes: line.text()?,
            not_applicable: *NOT_APPLICABLE.get(line.number()?)?,
            rows: Vec::new(),
        }),
    };
    *last = Some(id.clone());
    said.items.insert(id, scored);
    Some(())
}
