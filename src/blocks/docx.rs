//! Texts (.docx): paragraphs and tables as they are shown, with the numbers that Word puts before paragraphs by itself.

mod numbering;

use super::package::OpenPackage;
use super::shape::{flat, is_own, tidy};
use super::xml::{Node, XmlNodes, XmlTag};
use super::{Cell, Document, DocumentTable, LARGEST_FILE, ReadBound, ReadError};
use numbering::Numbering;

/// Tables within tables.
const DEEPEST: usize = 32;

/// No row has more columns.
const MOST_COLUMNS: usize = 1000;

/// A letter of half width in the text of a table (5号), in twentieths of a point.
const LETTER: usize = 105;

/// Elements that are not shown: what was deleted or moved away, and what others show in its place.
const UNSEEN: [&str; 11] = [
    "del",
    "moveFrom",
    "Fallback",
    "sectPr",
    "sdtPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "instrText",
    "delText",
    "drawing",
];

/// Reads a text.
pub(super) fn read(package: &mut OpenPackage<'_>) -> Result<Document, ReadError> {
    let text = package.needed("word/document.xml")?;
    let numbering = match package.part("word/numbering.xml")? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    let xml = XmlNodes::new("word/document.xml", &text);
    let mut reader = Reader { xml, document: Document::default(), numbering, depth: 0 };
    while let Some(node) = reader.xml.next()? {
        let Node::Open(tag) = node else { continue };
        reader.block(&tag)?;
    }
    Ok(reader.document)
}

struct Reader<'a> {
    xml: XmlNodes<'a>,
    document: Document,
    numbering: Numbering,
    /// Tables that are open.
    depth: usize,
}

/// What a paragraph says, and what of it is hidden.
#[derive(Default)]
struct Said {
    shown: String,
    hidden: String,
}

/// A row's properties.
#[derive(Default)]
struct RowLooks {
    before: usize,
    is_hidden: bool,
    is_deleted: bool,
}

impl Reader<'_> {
    /// A paragraph or a table; elements around them are passed through.
    fn block(&mut self, tag: &XmlTag) -> Result<(), ReadError> {
        match tag.name.as_str() {
            name if UNSEEN.contains(&name) => self.xml.skip(),
            "p" => {
                let said = self.said_of_paragraph()?;
                self.document.paragraph(&said.shown)?;
                self.document.not_shown("段".to_owned(), &said.hidden)
            }
            "tbl" => {
                let name = self.document.table_name();
                let table = self.table(name)?;
                self.document.table(table);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The paragraph that has just begun, its number before it.
    fn said_of_paragraph(&mut self) -> Result<Said, ReadError> {
        let mut said = Said::default();
        self.paragraph(&mut said)?;
        Ok(said)
    }

    fn paragraph(&mut self, said: &mut Said) -> Result<(), ReadError> {
        let (mut is_text, mut is_hidden) = (false, false);
        // Paragraphs stand within paragraphs only in boxes.
        let mut depth = 1;
        while depth > 0 {
            match self.xml.within()? {
                Node::Open(tag) => match tag.name.as_str() {
                    "pPr" => {
                        if let Some(number) = self.paragraph_looks()? {
                            said.shown.push_str(&number);
                        }
                    }
                    "rPr" => is_hidden = self.is_vanished()?,
                    "r" => is_hidden = false,
                    "drawing" | "pict" | "object" => {}
                    name if UNSEEN.contains(&name) => self.xml.skip()?,
                    "p" => {
                        depth += 1;
                        said.shown.push('\n');
                    }
                    "t" => is_text = true,
                    "tab" => said.shown.push(' '),
                    "br" | "cr" => said.shown.push('\n'),
                    "noBreakHyphen" => said.shown.push('-'),
                    "sym" => said.shown.push('□'),
                    _ => {}
                },
                Node::Close(name) => match name.as_str() {
                    "p" => depth -= 1,
                    "t" => is_text = false,
                    _ => {}
                },
                Node::Text(text) if is_text => {
                    if is_hidden { &mut said.hidden } else { &mut said.shown }.push_str(&text);
                }
                Node::Text(_) => {}
            }
            if said.shown.len() > LARGEST_FILE {
                return Err(ReadError::Bound(ReadBound::Cells));
            }
        }
        Ok(())
    }

    /// A paragraph's properties: the number that Word shows before it.
    fn paragraph_looks(&mut self) -> Result<Option<String>, ReadError> {
        let (mut list, mut level, mut has_number) = (None, 0, false);
        loop {
            match self.xml.within()? {
                Node::Open(tag) => match tag.name.as_str() {
                    "numPr" => has_number = true,
                    "numId" if has_number => list = tag.number("val"),
                    "ilvl" if has_number => level = tag.number("val").unwrap_or(0),
                    "pPrChange" => self.xml.skip()?,
                    _ => {}
                },
                Node::Close(name) if name == "pPr" => break,
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        Ok(list.and_then(|list| self.numbering.next(list, level)))
    }

    /// Whether a run's properties hide it.
    fn is_vanished(&mut self) -> Result<bool, ReadError> {
        let mut is_vanished = false;
        loop {
            match self.xml.within()? {
                Node::Open(tag) if tag.name == "vanish" => {
                    is_vanished = !matches!(tag.value("val"), Some("0" | "false" | "off"));
                }
                Node::Open(tag) if tag.name == "rPrChange" => self.xml.skip()?,
                Node::Close(name) if name == "rPr" => return Ok(is_vanished),
                _ => {}
            }
        }
    }

    /// The table that has just begun.
    fn table(&mut self, name: String) -> Result<DocumentTable, ReadError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ReadError::Bound(ReadBound::Depth));
        }
        let mut table = DocumentTable { name, ..DocumentTable::default() };
        let mut row = 0;
        // For each column, the merged cell above that may go on.
        let mut open: Vec<Option<usize>> = Vec::new();
        loop {
            match self.xml.within()? {
                Node::Open(tag) if tag.name == "tr" => {
                    row += usize::from(self.row(&mut table, row, &mut open)?);
                }
                Node::Open(tag) if tag.name == "tblGrid" => {}
                Node::Open(tag) if tag.name == "tblGridChange" => self.xml.skip()?,
                Node::Open(tag) if tag.name == "gridCol" => {
                    let (at, width) = (table.widths.len(), tag.number("w").unwrap_or(0) / LETTER);
                    if at < MOST_COLUMNS {
                        let width = u32::try_from(width).unwrap_or(u32::MAX);
                        table.widths.push((at, at, width.clamp(1, 255)));
                    }
                }
                Node::Open(tag) if UNSEEN.contains(&tag.name.as_str()) => self.xml.skip()?,
                Node::Close(name) if name == "tbl" => break,
                _ => {}
            }
        }
        self.depth -= 1;
        table.cells.retain(|cell| !cell.text.is_empty() || cell.rows * cell.columns > 1);
        Ok(table)
    }

    /// A row; whether it is one that is shown.
    fn row(
        &mut self,
        table: &mut DocumentTable,
        row: usize,
        open: &mut Vec<Option<usize>>,
    ) -> Result<bool, ReadError> {
        let mut looks = RowLooks::default();
        let (mut column, first) = (0, table.cells.len());
        let mut seen = Vec::new();
        loop {
            match self.xml.within()? {
                Node::Open(tag) if tag.name == "trPr" => looks = self.row_looks()?,
                Node::Open(tag) if tag.name == "tc" => {
                    if column == 0 {
                        column = looks.before;
                    }
                    column = self.cell(table, (row, column), open, &mut seen)?;
                }
                Node::Open(tag) if UNSEEN.contains(&tag.name.as_str()) || tag.name == "tblPrEx" => {
                    self.xml.skip()?;
                }
                Node::Close(name) if name == "tr" => break,
                _ => {}
            }
        }
        // What no cell of this row continues has ended.
        for (at, merged) in open.iter_mut().enumerate() {
            if !seen.contains(&at) {
                *merged = None;
            }
        }
        if looks.is_deleted {
            table.cells.truncate(first);
            return Ok(false);
        }
        for cell in &mut table.cells[first..] {
            cell.is_hidden |= looks.is_hidden;
        }
        Ok(true)
    }

    fn row_looks(&mut self) -> Result<RowLooks, ReadError> {
        let mut looks = RowLooks::default();
        loop {
            match self.xml.within()? {
                Node::Open(tag) => match tag.name.as_str() {
                    "gridBefore" => looks.before = tag.number("val").unwrap_or(0).min(MOST_COLUMNS),
                    "hidden" => looks.is_hidden = !matches!(tag.value("val"), Some("0" | "false" | "off")),
                    "del" => looks.is_deleted = true,
                    _ => {}
                },
                Node::Close(name) if name == "trPr" => return Ok(looks),
                _ => {}
            }
        }
    }

    /// A cell; the column after it.
    fn cell(
        &mut self,
        table: &mut DocumentTable,
        (row, column): (usize, usize),
        open: &mut Vec<Option<usize>>,
        seen: &mut Vec<usize>,
    ) -> Result<usize, ReadError> {
        let (mut columns, mut merge, mut text) = (1, None, String::new());
        loop {
            match self.xml.within()? {
                Node::Open(tag) => match tag.name.as_str() {
                    "gridSpan" => columns = tag.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS),
                    "vMerge" => merge = Some(tag.value("val") == Some("restart")),
                    "p" => {
                        let said = self.said_of_paragraph()?;
                        text.push_str(&said.shown);
                        text.push('\n');
                        self.document.not_shown(table.place(row, column), &said.hidden)?;
                    }
                    "tbl" => self.inner_table(&mut text)?,
                    name if UNSEEN.contains(&name) => self.xml.skip()?,
                    _ => {}
                },
                Node::Close(name) if name == "tc" => break,
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        let next = column + columns;
        if next > MOST_COLUMNS {
            return Err(ReadError::Bound(ReadBound::Cells));
        }
        if open.len() < next {
            open.resize(next, None);
        }
        let text = tidy(&text);
        let above = open[column].filter(|_| merge == Some(false));
        seen.extend(column..next);
        match above {
            Some(above) => {
                table.cells[above].rows = row + 1 - table.cells[above].row;
                self.document.not_shown(table.place(row, column), &text)?;
            }
            None => {
                self.document.count(&text)?;
                let merged = merge.is_some().then_some(table.cells.len());
                open[column..next].fill(merged);
                table.cells.push(Cell { row, column, indent: 0, rows: 1, columns, text, is_hidden: false });
            }
        }
        Ok(next)
    }

    /// A table within a cell: one of its own where it has several columns and rows, else text of the cell.
    fn inner_table(&mut self, text: &mut String) -> Result<(), ReadError> {
        let name = self.document.table_name();
        let table = self.table(name)?;
        if is_own(&table) {
            self.document.table(table);
        } else {
            text.push_str(&flat(&table));
            text.push('\n');
        }
        if text.len() > LARGEST_FILE { Err(ReadError::Bound(ReadBound::Cells)) } else { Ok(()) }
    }
}
