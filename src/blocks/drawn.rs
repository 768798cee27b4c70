//! Tables drawn with letters, in texts that know no others: with lines (┌─┬─┐, +---+), or with signs between the cells of a row
//! (| 1 | 入学率 |).
//!
//! A line across parts rows; one that crosses some columns alone leaves the others' cells open. Where lines part the rows, what
//! stands between two of them is one row, however many lines its cells are broken into; where no more than the heading is parted
//! off, each line is a row.

use super::shape::tidy;
use super::{Cell, Document, DocumentBlock, DocumentTable, ReadError};

/// What stands between cells: upright lines, and where lines meet.
const UPRIGHT: &str = "│┃║|｜├┤┼┝┥┠┨┣┫╋┿╂╞╡╟╢╠╣╬╪╫┬┴┳┻╤╧╦╩";

/// Where lines begin and end.
const CORNER: &str = "┌┐└┘┏┓┗┛╔╗╚╝╒╕╓╖╘╛╙╜╭╮╰╯";

/// What lines across are drawn with.
const ACROSS: &str = "─━═-－=—┄┅┈┉:";

/// Those of them that stand in no text: —— in a cell says that there is nothing.
const DRAWN_ACROSS: &str = "─━═┄┅┈┉";

/// What has more cells in a row is no table, and stays text.
const MOST_COLUMNS: usize = 40;

/// Whether a text holds a drawn table.
pub(super) fn stands_in(text: &str) -> bool {
    let lines = || text.lines().map(str::trim);
    lines().any(is_ruled) && lines().any(|line| !is_ruled(line) && is_part(line))
}

/// Puts drawn tables in the place of the paragraphs they stand in.
pub(super) fn find(document: Document) -> Result<Document, ReadError> {
    let is_drawn = |block: &DocumentBlock| match block {
        DocumentBlock::Paragraph(paragraph) => paragraph.text.lines().any(|line| is_ruled(line.trim())),
        DocumentBlock::Table(_) => false,
    };
    if !document.blocks.iter().any(is_drawn) {
        return Ok(document);
    }
    let mut found = Document::default();
    found.unread = document.unread;
    let mut run: Vec<(String, String)> = Vec::new();
    for block in document.blocks {
        match block {
            DocumentBlock::Paragraph(paragraph) => {
                for line in paragraph.text.lines() {
                    if !is_part(line.trim()) {
                        end(&mut found, &mut run)?;
                    }
                    run.push((line.to_owned(), paragraph.place.clone()));
                    if !is_part(line.trim()) {
                        end(&mut found, &mut run)?;
                    }
                }
            }
            DocumentBlock::Table(mut table) => {
                end(&mut found, &mut run)?;
                // Tables without a name of their own are numbered in order.
                if table.name.strip_prefix('表').is_some_and(|number| number.parse::<usize>().is_ok()) {
                    table.name = found.table_name();
                }
                found.blocks.push(DocumentBlock::Table(table));
            }
        }
    }
    end(&mut found, &mut run)?;
    Ok(found)
}

/// Ends a run of lines: a table where they are one, else paragraphs as before.
fn end(found: &mut Document, run: &mut Vec<(String, String)>) -> Result<(), ReadError> {
    let lines: Vec<&str> = run.iter().map(|(line, _)| line.trim()).collect();
    let rows = lines.iter().filter(|line| !is_ruled(line)).count();
    let widest = lines.iter().map(|line| cells(line).len()).max().unwrap_or(0);
    if rows > 0 && rows < lines.len() && (2..=MOST_COLUMNS).contains(&widest) {
        let name = found.table_name();
        let table = table(name, &lines);
        for cell in &table.cells {
            found.count(&cell.text)?;
        }
        found.table(table);
    } else {
        for (line, place) in run.iter() {
            found.paragraph_at(line, place.clone())?;
        }
    }
    run.clear();
    Ok(())
}

/// Whether a line belongs to a drawn table.
fn is_part(line: &str) -> bool {
    let has = |letter: Option<char>| letter.is_some_and(|letter| UPRIGHT.contains(letter));
    is_ruled(line) || has(line.chars().next()) && has(line.chars().next_back()) && line.chars().count() > 1
}

/// Whether a line is drawn all across.
fn is_ruled(line: &str) -> bool {
    let drawn = |letter: char| {
        UPRIGHT.contains(letter)
            || CORNER.contains(letter)
            || ACROSS.contains(letter)
            || letter == '+'
            || letter == ' '
    };
    let across = line.chars().filter(|letter| ACROSS.contains(*letter) && *letter != ':').count();
    let meets = |letter: Option<char>| {
        letter.is_some_and(|letter| UPRIGHT.contains(letter) || CORNER.contains(letter) || letter == '+')
    };
    across > 1 && line.chars().all(drawn) && meets(line.chars().next()) && meets(line.chars().next_back())
}

/// What stands between the upright lines of a line, each with where it begins, in letters of half width.
fn cells(line: &str) -> Vec<(usize, String)> {
    let mut cells = Vec::new();
    let mut at = 0;
    let mut cell: Option<(usize, String)> = None;
    let is_ruled = is_ruled(line);
    for letter in line.chars() {
        at += if letter.is_ascii() { 1 } else { 2 };
        if UPRIGHT.contains(letter) || CORNER.contains(letter) || letter == '+' && is_ruled {
            cells.extend(cell.take());
            cell = Some((at, String::new()));
        } else if let Some((_, text)) = &mut cell {
            text.push(letter);
        }
    }
    // What stands behind the last upright line is nothing.
    cells
}

/// Whether a cell is drawn across.
fn is_across(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|letter| DRAWN_ACROSS.contains(letter))
}

/// Which column of the grid each of a line's cells begins in. A line of fewer cells has some that cover several columns: they
/// are found by where they begin, if the line is as long as the grid's, else one after the other.
fn columns(cells: &[(usize, String)], grid: &[usize]) -> Vec<usize> {
    if cells.len() >= grid.len() {
        return (0..cells.len()).collect();
    }
    let placed: Option<Vec<usize>> =
        cells.iter().map(|(at, _)| grid.iter().position(|from| from == at)).collect();
    placed.unwrap_or_else(|| (0..cells.len()).collect())
}

/// A cell that is still open.
struct Open {
    row: usize,
    columns: usize,
    lines: Vec<String>,
}

fn table(name: String, lines: &[&str]) -> DocumentTable {
    let parted: Vec<Vec<(usize, String)>> = lines.iter().map(|line| cells(line)).collect();
    let widest = parted.iter().max_by_key(|cells| cells.len());
    let grid: Vec<usize> = widest.into_iter().flatten().map(|(at, _)| *at).collect();
    let first = lines.iter().position(|line| !is_ruled(line)).unwrap_or(0);
    let last = lines.iter().rposition(|line| !is_ruled(line)).unwrap_or(0);
    let inner = lines[first..=last].iter().filter(|line| is_ruled(line)).count();
    let is_box = lines.iter().any(|line| line.chars().any(|letter| "│┃║".contains(letter)));
    let mut open: Vec<Option<Open>> = grid.iter().map(|_| None).collect();
    let mut table = DocumentTable { name, ..DocumentTable::default() };
    let mut row = 0;
    let mut is_empty = true;
    for (line, cells) in lines.iter().zip(&parted) {
        let across: Vec<bool> = cells.iter().map(|(_, text)| is_across(text)).collect();
        let is_line = is_ruled(line) || is_box && across.iter().any(|across| *across);
        let is_next = !is_line
            && inner < 2
            && (!is_box || cells.first().is_some_and(|(_, text)| !text.trim().is_empty()));
        if (is_line || is_next) && !is_empty {
            row += 1;
            is_empty = true;
        }
        let places = columns(cells, &grid);
        for (index, (_, text)) in cells.iter().enumerate() {
            let Some(column) = places.get(index).copied().filter(|column| *column < grid.len()) else {
                continue;
            };
            let ends = is_ruled(line) || is_next || is_line && across[index];
            if ends {
                let to = places.get(index + 1).copied().unwrap_or(grid.len());
                for (at, cell) in open.iter_mut().enumerate().take(to).skip(column) {
                    close(&mut table, at, row, cell.take());
                }
            }
            if is_ruled(line) || is_line && across[index] {
                continue;
            }
            let next = places.get(index + 1).copied().unwrap_or(grid.len());
            let cell = open[column].get_or_insert_with(|| Open {
                row,
                columns: next.saturating_sub(column).max(1),
                lines: Vec::new(),
            });
            cell.lines.push(text.clone());
            is_empty = false;
        }
    }
    let rows = if is_empty { row } else { row + 1 };
    for (at, cell) in open.into_iter().enumerate() {
        close(&mut table, at, rows, cell);
    }
    table
}

/// Ends a cell above a row.
fn close(table: &mut DocumentTable, column: usize, row: usize, open: Option<Open>) {
    let Some(Open { row: from, columns, lines }) = open else { return };
    let text = joined(&lines);
    if !text.is_empty() {
        let rows = row.saturating_sub(from).max(1);
        table.cells.push(Cell { row: from, column, indent: 0, rows, columns, text, is_hidden: false });
    }
}

/// The lines of a cell put together again: broken where its width ended, but for what begins anew, set in behind the end of a sentence.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let words = line.trim();
        let Some(first) = words.chars().next() else { continue };
        if let Some(last) = text.chars().next_back() {
            let is_anew = line.starts_with([' ', '\u{3000}']) && ['。', '；', ';', '！', '!'].contains(&last);
            if is_anew {
                text.push('\n');
            } else if last.is_ascii_alphanumeric() && first.is_ascii_alphabetic() {
                text.push(' ');
            }
        }
        text.push_str(words);
    }
    tidy(&text)
}
