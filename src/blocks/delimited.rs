//! Plain text: tables with tabs or commas between their cells, and lines.

use super::{Cell, Document, DocumentTable, ReadError};

/// Reads text as a table where it is one, else as lines, among which tables may be drawn.
pub(super) fn read(text: &str, is_csv: bool, is_drawn: bool) -> Result<Document, ReadError> {
    let mut document = Document::default();
    let parting = if is_drawn && !is_csv {
        None
    } else if text.contains('\t') && !is_csv {
        Some('\t')
    } else {
        is_csv.then(|| sign(text))
    };
    match parting {
        Some(parting) => table(&mut document, text, parting)?,
        None => {
            for (at, line) in text.lines().enumerate() {
                document.paragraph_at(line, format!("行{}", at + 1))?;
            }
        }
    }
    Ok(document)
}

/// What parts the cells of a CSV file: the sign that its first lines have most of.
fn sign(text: &str) -> char {
    let head: Vec<&str> = text.lines().take(20).collect();
    let count = |sign: char| head.iter().map(|line| line.matches(sign).count()).sum::<usize>();
    if count('\t') > count(',') {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

/// A line of tabs alone between two tables parts them no more than a blank row does in a sheet.
fn table(document: &mut Document, text: &str, parting: char) -> Result<(), ReadError> {
    let mut table = DocumentTable { name: document.table_name(), ..DocumentTable::default() };
    for (row, cells) in rows(text, parting).into_iter().enumerate() {
        for (column, text) in cells.into_iter().enumerate() {
            let indent = super::shape::indent(&text, |_| true);
            let text = super::shape::tidy(&text);
            if !text.is_empty() {
                document.count(&text)?;
                table.cells.push(Cell { row, column, indent, rows: 1, columns: 1, text, is_hidden: false });
            }
        }
    }
    document.table(table);
    Ok(())
}

/// Rows of cells; quotes around a cell hold line ends and parting signs, and are doubled within.
fn rows(text: &str, parting: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = match rest.strip_prefix('"').and_then(|inside| quoted(inside, parting)) {
            Some(found) => found,
            None => {
                let end = rest.find([parting, '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        row.push(cell);
        rest = match after.strip_prefix(parting) {
            // The last cell of a text may be empty.
            Some("") => {
                row.push(String::new());
                ""
            }
            Some(next) => next,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix("\r\n").unwrap_or_else(|| after.get(1..).unwrap_or_default())
            }
        };
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A cell whose opening quote has been taken, and what follows it; `None` where the quote is one of the text.
fn quoted(inside: &str, parting: char) -> Option<(String, &str)> {
    let mut from = 0;
    loop {
        let at = from + inside[from..].find('"')?;
        let after = &inside[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
        } else if after.is_empty() || after.starts_with([parting, '\n', '\r']) {
            return Some((inside[..at].replace("\"\"", "\""), after));
        } else {
            return None;
        }
    }
}
