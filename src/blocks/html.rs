//! Tables and paragraphs of HTML, as browsers show them: a file, or what Excel, WPS and Word put on the clipboard.
//!
//! A reader of our own: HTML is read only for its text, its tables and their spans, and what a browser's parser does besides
//! (some hundred KB) is not needed for that. Whatever it is given, it comes to an end and reads something.

mod entity;
mod tokens;

use super::shape::{indent, tidy};
use super::{Cell, Document, DocumentTable, ReadBound, ReadError};
use tokens::{HtmlTag, Token, tokens};

/// Tables within tables; deeper ones are text.
const DEEPEST: usize = 32;

/// No cell covers more rows or columns.
const WIDEST: usize = 1000;

/// No more cells are looked at, empty ones counted.
const MOST_CELLS: usize = 300_000;

/// Elements whose text is not shown.
const UNSEEN: [&str; 7] = ["script", "style", "head", "title", "template", "noscript", "xml"];

/// Elements whose text was taken out by whoever corrected the document.
const DELETED: &str = "del";

/// Elements that begin a line of their own.
const LINES: [&str; 20] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "hr",
    "caption",
];

/// Reads HTML.
pub(super) fn read(text: &str) -> Result<Document, ReadError> {
    let mut reader = Reader::default();
    for token in tokens(text) {
        match token {
            Token::Text(text) => reader.text(&text),
            Token::Open(tag) => reader.open(&tag)?,
            Token::Close(name) => reader.close(&name)?,
        }
    }
    while !reader.open.is_empty() {
        reader.end_table()?;
    }
    reader.end_paragraph()?;
    Ok(reader.document)
}

#[derive(Default)]
struct Reader {
    document: Document,
    /// Text since the last line of its own, outside of tables.
    line: String,
    /// Tables that are open, the innermost last.
    open: Vec<Open>,
    /// Cells begun.
    cells: usize,
    /// The element whose text is not shown, and how many of its name are open.
    unseen: Option<(String, usize)>,
    /// Text of the deleted element that is open.
    deleted: String,
}

/// A table of no more columns that has another in a cell lays out a page.
const LAYOUT_COLUMNS: usize = 2;

/// A table that is being read.
#[derive(Default)]
struct Open {
    table: DocumentTable,
    row: usize,
    has_row: bool,
    is_row_hidden: bool,
    /// The next column of the row.
    column: usize,
    cell: Option<Cell>,
    /// Text in no cell, such as its caption, which is shown above it.
    above: String,
    /// For each column, the row up to which a cell above reaches.
    covered: Vec<usize>,
    /// It only lays out a page: a table of its own stands in one of its few columns. Its cells are text.
    is_layout: bool,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if let Some((name, _)) = &self.unseen {
            if name == DELETED {
                append(&mut self.deleted, text);
            }
            return;
        }
        match self.open.last_mut() {
            Some(open) => append(open.text(), text),
            None => append(&mut self.line, text),
        }
    }

    fn open(&mut self, tag: &HtmlTag) -> Result<(), ReadError> {
        if let Some((name, depth)) = &mut self.unseen {
            *depth += usize::from(*name == tag.name);
            return Ok(());
        }
        let name = tag.name.as_str();
        match name {
            _ if UNSEEN.contains(&name) || name == DELETED => self.unseen = Some((tag.name.clone(), 1)),
            "table" if self.open.len() < DEEPEST => {
                self.end_paragraph()?;
                let name = self.document.table_name();
                self.open.push(Open {
                    table: DocumentTable { name, is_hidden: tag.is_hidden(), ..DocumentTable::default() },
                    ..Open::default()
                });
            }
            "tr" => {
                self.end_cell()?;
                if let Some(open) = self.open.last_mut() {
                    open.row += usize::from(open.has_row);
                    (open.has_row, open.is_row_hidden, open.column) = (true, tag.is_hidden(), 0);
                }
            }
            "td" | "th" => {
                self.end_cell()?;
                self.cells += 1;
                if self.cells > MOST_CELLS {
                    return Err(ReadError::Bound(ReadBound::Cells));
                }
                if let Some(open) = self.open.last_mut() {
                    open.begin_cell(tag);
                }
            }
            "img" => self.text(tag.value("alt").unwrap_or_default()),
            _ if LINES.contains(&name) => self.line_end()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if let Some((unseen, depth)) = &mut self.unseen {
            *depth -= usize::from(unseen == name);
            if *depth == 0 {
                self.unseen = None;
                return self.end_deleted();
            }
            return Ok(());
        }
        match name {
            "table" if !self.open.is_empty() => self.end_table(),
            "td" | "th" | "tr" => self.end_cell(),
            "br" => Ok(()),
            _ if LINES.contains(&name) => self.line_end(),
            _ => Ok(()),
        }
    }

    /// A line ends: in a cell a line of its text, else a paragraph.
    fn line_end(&mut self) -> Result<(), ReadError> {
        match self.open.last_mut() {
            Some(open) => {
                end_line(open.text());
                Ok(())
            }
            None => self.end_paragraph(),
        }
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let line = std::mem::take(&mut self.line);
        if line.trim().is_empty() || !self.open.is_empty() {
            return Ok(());
        }
        self.document.paragraph(&line)
    }

    /// The cells of a table that only lays out a page: each line a paragraph, but for what is hidden, which is told as not shown.
    fn as_text(&mut self, cells: Vec<(String, bool)>) -> Result<(), ReadError> {
        for (text, is_hidden) in cells {
            if is_hidden {
                self.document.not_shown("段".to_owned(), &text)?;
                continue;
            }
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                self.document.paragraph(line)?;
            }
        }
        Ok(())
    }

    /// Deleted text is told as not shown.
    fn end_deleted(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.deleted);
        let open = self.open.last();
        let cell = open.and_then(|open| Some(open.table.place(open.row, open.cell.as_ref()?.column)));
        self.document.not_shown(cell.unwrap_or_else(|| "段".to_owned()), &text)
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let Some(mut cell) = open.cell.take() else { return Ok(()) };
        // Blanks of a source are no more than its layout, but for those that are not broken and those of full width.
        cell.indent =
            indent(&cell.text, |letter| matches!(letter, '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{3000}'));
        cell.text = tidy(&cell.text);
        if !cell.text.is_empty() || cell.rows * cell.columns > 1 {
            self.document.count(&cell.text)?;
            open.table.cells.push(cell);
        }
        Ok(())
    }

    /// A table within a cell becomes one of its own where it has several columns and rows; else it is text of the cell.
    fn end_table(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        let Some(done) = self.open.pop() else { return Ok(()) };
        let cell = self.open.last_mut().and_then(|outer| outer.cell.as_mut());
        match cell {
            Some(cell) if !super::shape::is_own(&done.table) => {
                end_line(&mut cell.text);
                cell.text.push_str(&done.above);
                end_line(&mut cell.text);
                cell.text.push_str(&super::shape::flat(&done.table));
                end_line(&mut cell.text);
                if cell.text.len() > super::LARGEST_FILE {
                    return Err(ReadError::Bound(ReadBound::Cells));
                }
            }
            _ => {
                let is_laid_out = self.open.last().is_some_and(|outer| outer.covered.len() <= LAYOUT_COLUMNS);
                if let Some(outer) = self.open.last_mut().filter(|_| is_laid_out) {
                    outer.is_layout = true;
                    let cells = outer.taken();
                    self.as_text(cells)?;
                }
                if !done.above.trim().is_empty() {
                    self.document.paragraph(&done.above)?;
                }
                if done.is_layout {
                    let cells = done.table.cells.into_iter().map(|cell| (cell.text, cell.is_hidden));
                    self.as_text(cells.collect())?;
                } else {
                    self.document.table(done.table);
                }
            }
        }
        Ok(())
    }
}

impl Open {
    /// All text so far, out of its cells, and whether it is hidden.
    fn taken(&mut self) -> Vec<(String, bool)> {
        let mut texts = vec![(std::mem::take(&mut self.above), false)];
        let cells = std::mem::take(&mut self.table.cells).into_iter();
        texts.extend(cells.map(|cell| (cell.text, cell.is_hidden)));
        texts.extend(self.cell.as_mut().map(|cell| (std::mem::take(&mut cell.text), cell.is_hidden)));
        texts
    }

    /// Where text goes: into the cell that is open, else above the table.
    fn text(&mut self) -> &mut String {
        self.cell.as_mut().map_or(&mut self.above, |cell| &mut cell.text)
    }

    fn begin_cell(&mut self, tag: &HtmlTag) {
        self.has_row = true;
        while self.covered.get(self.column).is_some_and(|until| *until > self.row) {
            self.column += 1;
        }
        let span = |name: &str| {
            let written = tag.value(name).and_then(|value| value.trim().parse::<usize>().ok());
            written.unwrap_or(1).clamp(1, WIDEST)
        };
        let (rows, columns) = (span("rowspan"), span("colspan"));
        let is_hidden = self.is_row_hidden || tag.is_hidden();
        // A cell that is not shown takes no place.
        self.cell = Some(Cell {
            row: self.row,
            column: self.column,
            indent: 0,
            rows,
            columns,
            text: String::new(),
            is_hidden,
        });
        if is_hidden && !self.is_row_hidden {
            return;
        }
        let end = (self.column + columns).min(WIDEST * 4);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for until in self.covered.iter_mut().take(end).skip(self.column) {
            *until = self.row + rows;
        }
        self.column = end;
    }
}

/// A line end that nothing later takes for a blank.
fn end_line(text: &mut String) {
    while text.ends_with(' ') {
        text.pop();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Adds text as browsers show it: blanks in a row are one, and line ends between two Chinese letters are none.
fn append(text: &mut String, more: &str) {
    let mut letters = more.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii_whitespace() {
            text.push(letter);
            continue;
        }
        let mut has_line_end = letter != ' ';
        while let Some(next) = letters.peek().filter(|next| next.is_ascii_whitespace()) {
            has_line_end |= *next != ' ';
            letters.next();
        }
        let before = text.chars().next_back();
        let is_joint =
            has_line_end && before.is_some_and(is_wide) && letters.peek().is_some_and(|next| is_wide(*next));
        if !is_joint && !matches!(before, None | Some(' ' | '\n')) {
            text.push(' ');
        }
    }
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
