//! Tables of cells, and paragraphs.

use super::{ReadBound, ReadError};

/// No more cells with text, or merged ones, are kept of one document.
const MOST_CELLS: usize = 100_000;

/// No more letters, in bytes, are kept of one document.
const MOST_TEXT: usize = 20_000_000;

/// A document taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Tables and paragraphs, in order.
    pub blocks: Vec<DocumentBlock>,
    /// What stands in the file but is not shown by the program that wrote it.
    pub unread: Vec<Unread>,
    cells: usize,
    bytes: usize,
    tables: usize,
    paragraphs: usize,
}

/// A table or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentBlock {
    /// Text outside of tables.
    Paragraph(Paragraph),
    /// A table, or a sheet of a workbook.
    Table(DocumentTable),
}

/// Text outside of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// As it is shown; soft breaks are line ends.
    pub text: String,
    /// Where it stands, such as 段3.
    pub place: String,
}

/// A table, or a sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentTable {
    /// The sheet's name, or 表1, 表2 …
    pub name: String,
    /// The sheet is hidden.
    pub is_hidden: bool,
    /// Cells with text, and merged ones, in reading order.
    pub cells: Vec<Cell>,
    /// Widths of columns, as far as the file says them: from a column to another, in letters of half width.
    pub widths: Vec<(usize, usize, u32)>,
    /// Whether its pages lie on their sides, where the file says so.
    pub is_landscape: Option<bool>,
}

/// A cell with text, or a merged one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// From zero.
    pub row: usize,
    /// From zero.
    pub column: usize,
    /// By how many blanks its text is set in, one of full width counting twice; told of what comes from a clipboard.
    pub indent: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// As it is shown, number formats applied.
    pub text: String,
    /// All its rows, or all its columns, are hidden.
    pub is_hidden: bool,
}

/// Text that the program which wrote the file does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: String,
    /// What it says.
    pub text: String,
}

impl DocumentTable {
    /// A cell's place: `Sheet1!C5`.
    pub fn place(&self, row: usize, column: usize) -> String {
        format!("{}!{}{}", self.name, letters(column), row + 1)
    }
}

/// A column as spreadsheets call it: A … Z, AA …
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().map(|letter| char::from(*letter)).collect()
}

impl Document {
    /// One that was taken apart before.
    pub fn of(blocks: Vec<DocumentBlock>, unread: Vec<Unread>) -> Self {
        Self { blocks, unread, ..Self::default() }
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &DocumentTable> {
        self.blocks.iter().filter_map(|block| match block {
            DocumentBlock::Table(table) => Some(table),
            DocumentBlock::Paragraph(_) => None,
        })
    }

    /// Counts what is about to be kept.
    pub(super) fn count(&mut self, text: &str) -> Result<(), ReadError> {
        self.cells += 1;
        self.bytes += text.len();
        if self.cells > MOST_CELLS || self.bytes > MOST_TEXT {
            return Err(ReadError::Bound(ReadBound::Cells));
        }
        Ok(())
    }

    /// Adds a paragraph, if it says anything.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), ReadError> {
        self.paragraphs += 1;
        self.paragraph_at(text, format!("段{}", self.paragraphs))
    }

    /// Adds a paragraph with a place of its own.
    pub(super) fn paragraph_at(&mut self, text: &str, place: String) -> Result<(), ReadError> {
        let text = tidy(text);
        if text.is_empty() {
            return Ok(());
        }
        self.count(&text)?;
        self.blocks.push(DocumentBlock::Paragraph(Paragraph { text, place }));
        Ok(())
    }

    /// The name of the next table that has none of its own.
    pub(super) fn table_name(&mut self) -> String {
        self.tables += 1;
        format!("表{}", self.tables)
    }

    /// Adds a table, if anything is in it.
    pub(super) fn table(&mut self, mut table: DocumentTable) {
        for cell in &mut table.cells {
            cell.is_hidden |= table.is_hidden;
        }
        if table.cells.iter().any(|cell| !cell.text.is_empty()) {
            crate::order::sort(&mut table.cells, |a, b| (a.row, a.column).cmp(&(b.row, b.column)));
            self.blocks.push(DocumentBlock::Table(table));
        }
    }

    /// Adds what is not shown.
    pub(super) fn not_shown(&mut self, place: String, text: &str) -> Result<(), ReadError> {
        let text = tidy(text);
        if !text.is_empty() {
            self.count(&text)?;
            self.unread.push(Unread { place, text });
        }
        Ok(())
    }
}

/// Text without blanks around it and around its lines' ends; blank lines are dropped, and blanks of any kind but those of full
/// width are plain ones.
pub(super) fn tidy(text: &str) -> String {
    let lines = text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']).map(|line| {
        let shown = line.chars().filter(|letter| !is_unseen(*letter));
        let plain: String = shown.map(|letter| if is_blank(letter) { ' ' } else { letter }).collect();
        plain.trim().to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// By how many blanks a text is set in. `is_drawn` says which of them are more than the layout of a source.
pub(super) fn indent(text: &str, is_drawn: fn(char) -> bool) -> usize {
    let before = text.chars().take_while(|letter| letter.is_whitespace());
    before.filter(|letter| is_drawn(*letter)).map(|letter| if letter == '\u{3000}' { 2 } else { 1 }).sum()
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{3000}'
}

/// Marks without width.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || (letter.is_control() && letter != '\t')
}

/// Whether a table within a cell is one of its own: it has rows and columns as a table of items has. Smaller ones are scales
/// that belong to the clause in their cell.
pub(super) fn is_own(table: &DocumentTable) -> bool {
    let rows = table.cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
    let columns = table.cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
    rows >= 4 && columns >= 3
}

/// A table as text: a row a line, a blank between cells.
pub(super) fn flat(table: &DocumentTable) -> String {
    let mut text = String::new();
    let mut row = None;
    for cell in table.cells.iter().filter(|cell| !cell.text.is_empty()) {
        match row {
            None => {}
            Some(before) if before == cell.row => text.push(' '),
            Some(_) => text.push('\n'),
        }
        row = Some(cell.row);
        text.push_str(&cell.text);
    }
    text
}
