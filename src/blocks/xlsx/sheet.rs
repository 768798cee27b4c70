//! One sheet: cells, merged areas, hidden rows and columns.

use super::super::xml::{Node, XmlNodes, XmlTag};
use super::super::{Cell, Document, DocumentTable, ReadBound, ReadError};
use super::{Book, Listed, format, rich_text};
use std::collections::{BTreeMap, BTreeSet};

/// Rows and columns of the largest sheet.
const LARGEST: (usize, usize) = (1_048_576, 16_384);

/// No sheet has more merged areas.
const MOST_MERGED: usize = 20_000;

/// What is gathered of a sheet before its cells are put together.
#[derive(Default)]
struct Gathered {
    texts: BTreeMap<(usize, usize), String>,
    /// From, to: rows and columns.
    merged: Vec<((usize, usize), (usize, usize))>,
    hidden_rows: BTreeSet<usize>,
    /// From, to.
    hidden_columns: Vec<(usize, usize)>,
    /// From, to, in letters.
    widths: Vec<(usize, usize, u32)>,
    is_landscape: Option<bool>,
}

/// Reads a sheet into the document.
pub(super) fn read(
    document: &mut Document,
    book: &Book,
    listed: &Listed,
    text: &str,
) -> Result<(), ReadError> {
    let mut gathered = gather(document, book, text)?;
    let mut table = DocumentTable {
        name: listed.name.clone(),
        is_hidden: listed.is_hidden,
        cells: Vec::new(),
        widths: std::mem::take(&mut gathered.widths),
        is_landscape: gathered.is_landscape,
    };
    let mut texts = gathered.texts;
    let is_hidden = |row: usize, rows: usize, column: usize, columns: usize| {
        let column_hidden =
            |column: usize| gathered.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
        gathered.hidden_rows.range(row..row + rows).count() == rows
            || (column..column + columns).all(column_hidden)
    };
    for ((row, column), (last_row, last_column)) in gathered.merged {
        // Only the first cell of a merged area is shown.
        let covered: Vec<(usize, usize)> = texts
            .range((row, 0)..=(last_row, LARGEST.1))
            .map(|(place, _)| *place)
            .filter(|place| *place != (row, column) && (column..=last_column).contains(&place.1))
            .collect();
        for place in covered {
            if let Some(text) = texts.remove(&place) {
                document.not_shown(table.place(place.0, place.1), &text)?;
            }
        }
        let text = texts.remove(&(row, column)).unwrap_or_default();
        let (rows, columns) = (last_row - row + 1, last_column - column + 1);
        document.count("")?;
        table.cells.push(Cell {
            row,
            column,
            indent: 0,
            rows,
            columns,
            text,
            is_hidden: is_hidden(row, rows, column, columns),
        });
    }
    for ((row, column), text) in texts {
        table.cells.push(Cell {
            row,
            column,
            indent: 0,
            rows: 1,
            columns: 1,
            text,
            is_hidden: is_hidden(row, 1, column, 1),
        });
    }
    document.table(table);
    Ok(())
}

fn gather(document: &mut Document, book: &Book, text: &str) -> Result<Gathered, ReadError> {
    let mut xml = XmlNodes::new("sheet", text);
    let mut found = Gathered::default();
    // The row and the column that come next where a cell does not say where it is.
    let (mut row, mut column) = (0, 0);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) => match tag.name.as_str() {
                "col" => {
                    let (Some(from), Some(to)) = (tag.number("min"), tag.number("max")) else { continue };
                    let is_counted = from > 0 && found.hidden_columns.len() + found.widths.len() < LARGEST.1;
                    if is_counted && is_unseen(&tag, "width") {
                        found.hidden_columns.push((from - 1, to.saturating_sub(1)));
                    } else if let Some(width) =
                        tag.value("width").and_then(letters_wide).filter(|_| is_counted)
                    {
                        found.widths.push((from - 1, to.saturating_sub(1), width));
                    }
                }
                "row" => {
                    row = tag.number("r").map_or(row, |number| number.saturating_sub(1));
                    column = 0;
                    if is_unseen(&tag, "ht") {
                        found.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    let place = tag.value("r").and_then(cell_place).unwrap_or((row, column));
                    if place.0 >= LARGEST.0 || place.1 >= LARGEST.1 {
                        return Err(ReadError::Damaged("sheet".to_owned()));
                    }
                    (row, column) = (place.0, place.1 + 1);
                    let text = super::super::shape::tidy(&cell(&mut xml, book, &tag)?);
                    if !text.is_empty() {
                        document.count(&text)?;
                        found.texts.insert(place, text);
                    }
                }
                "pageSetup" => found.is_landscape = tag.value("orientation").map(|way| way == "landscape"),
                "mergeCell" => {
                    let area = tag.value("ref").and_then(|area| area.split_once(':'));
                    let Some((from, to)) =
                        area.and_then(|(from, to)| Some((cell_place(from)?, cell_place(to)?)))
                    else {
                        continue;
                    };
                    if found.merged.len() >= MOST_MERGED {
                        return Err(ReadError::Bound(ReadBound::Cells));
                    }
                    if from.0 <= to.0 && from.1 <= to.1 && to.0 < LARGEST.0 && to.1 < LARGEST.1 {
                        found.merged.push((from, to));
                    }
                }
                _ => {}
            },
            Node::Close(name) if name == "row" => row += 1,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(found)
}

/// Whether a row or column is hidden, or has no size.
fn is_unseen(tag: &XmlTag, size: &str) -> bool {
    tag.is_on("hidden") || tag.value(size).is_some_and(|size| matches!(size, "0" | "0.0"))
}

/// A width such as `12.7109375`, in whole letters.
fn letters_wide(width: &str) -> Option<u32> {
    let (whole, part) = width.split_once('.').unwrap_or((width, ""));
    let more = u32::from(part.starts_with(['5', '6', '7', '8', '9']));
    whole.parse::<u32>().ok().map(|whole| whole.min(254) + more).filter(|width| *width > 0)
}

/// Row and column of `C5`, from zero.
fn cell_place(name: &str) -> Option<(usize, usize)> {
    let name = name.trim_start_matches('$');
    let digits = name.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (letters, row) = name.split_at(digits);
    let row: usize = row.trim_start_matches('$').parse().ok()?;
    if letters.is_empty() || letters.len() > 3 || row == 0 {
        return None;
    }
    let column =
        letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row - 1, column - 1))
}

/// A cell's text as it is shown.
fn cell(xml: &mut XmlNodes<'_>, book: &Book, tag: &XmlTag) -> Result<String, ReadError> {
    let (mut value, mut inline, mut is_value) = (String::new(), None, false);
    loop {
        match xml.within()? {
            Node::Open(inner) if inner.name == "is" => inline = Some(rich_text(xml, "is")?),
            Node::Open(inner) => is_value = inner.name == "v",
            Node::Close(name) if name == "c" => break,
            Node::Close(_) => is_value = false,
            Node::Text(text) if is_value => value.push_str(&text),
            Node::Text(_) => {}
        }
    }
    if let Some(text) = inline {
        return Ok(text);
    }
    let code = tag.number("s").map_or("", |look| book.styles.code(look));
    Ok(match tag.value("t") {
        Some("s") => {
            let text = value.trim().parse::<usize>().ok().and_then(|at| book.strings.get(at));
            text.ok_or_else(|| ReadError::Damaged("sharedStrings".to_owned()))?.clone()
        }
        Some("str") => super::unescaped(&value),
        Some("b") => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        Some("e" | "d") => value,
        _ => format::shown(value.trim(), code, book.is_1904),
    })
}
