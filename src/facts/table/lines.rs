//! The lines of a table, and what each says of itself by its shape and its words.

use super::names::{begins_as_remark, is_school, is_total, numbers_columns};
use super::{Doubt, LeftOutWhy};
use crate::facts::cells::{self, Parted};
use crate::facts::{Answer, parse};
use crate::number::Unit;
use crate::rubric::Column;

/// A line without the word that has it counted; `None` where it has none.
pub(super) fn unmarked(line: &str) -> Option<&str> {
    line.strip_prefix(super::COUNTED)?.strip_prefix([super::COLON, ':'])
}

/// A line that is no blank and no heading at the top.
pub(super) struct TableLine {
    pub(super) at: usize,
    pub(super) number: usize,
    pub(super) counted: bool,
    parted: Parted,
    pub(super) cells: Vec<String>,
    pub(super) why: Option<LeftOutWhy>,
}

impl TableLine {
    /// The first cell. Blanks inside a name typed by hand part no cells of it.
    fn words(&self) -> String {
        let has_digit = |cell: &&String| cell.contains(|letter: char| letter.is_ascii_digit());
        let by_hand = self.parted == Parted::Blanks;
        let more = self.cells.iter().skip(1).take_while(|cell| by_hand && !has_digit(cell));
        self.cells.iter().take(1).chain(more).map(String::as_str).collect()
    }
}

/// Takes the lines apart and tells by each alone whether it can be a row; the heading comes beside them.
pub(super) fn lines(columns: &[Column], typed: &str) -> (Vec<TableLine>, Option<Vec<String>>) {
    let rows = cells::rows(typed);
    let has_commas = rows.iter().any(|(_, row)| parted(row) == Some(Parted::Commas));
    let (mut lines, mut heading): (Vec<TableLine>, Option<Vec<String>>) = (Vec::new(), None);
    let (mut number, mut before, mut numbered, mut top) = (1, 0, false, true);
    for (at, row) in rows {
        number += typed[before..at].matches('\n').count();
        before = at;
        let counted = unmarked(row);
        let row = counted.unwrap_or(row);
        let parted = parted(row).unwrap_or(if has_commas { Parted::Commas } else { Parted::Blanks });
        let mut cells: Vec<String> =
            cells::cells(row, parted).into_iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        unnumber(&mut cells, &mut numbered);
        if parted == Parted::Blanks {
            join_name(&mut cells, columns.len() + 1);
        }
        let mut line = TableLine { at, number, counted: counted.is_some(), parted, cells, why: None };
        let is_head = is_heading(columns, &line.cells);
        // A spreadsheet's headings come along when it is pasted whole; a second block's would count as a school.
        if top && !line.counted && is_head {
            heading = Some(line.cells);
            continue;
        }
        let is_again =
            is_head && (heading.as_ref() == Some(&line.cells) || names_columns(columns, &line.cells));
        line.why = if is_again { Some(LeftOutWhy::Heading) } else { no_row(columns, &line) };
        top &= line.why.is_some();
        lines.push(line);
    }
    // Among schools, words without anything beside them head a group; elsewhere they are a row that is not filled in yet.
    let is_blank = |line: &TableLine| line.cells[1..].iter().all(String::is_empty);
    let is_one = |line: &TableLine| line.why.is_none() && is_school(&line.words());
    if lines.iter().any(|line| is_one(line) && !is_blank(line)) {
        for line in lines.iter_mut().filter(|line| line.why.is_none() && is_blank(line)) {
            line.why = (!is_school(&line.words())).then_some(LeftOutWhy::Note);
        }
    }
    (lines, heading)
}

/// What stands between the cells of a row; `None` where it may be commas or blanks: 甲 1,200 3,400.
fn parted(row: &str) -> Option<Parted> {
    if row.contains('\t') {
        return Some(Parted::Tabs);
    }
    let groups_digits = |(at, comma): (usize, &str)| {
        let after = row[at + comma.len()..].chars();
        let digits = after.take(4).take_while(char::is_ascii_digit).count();
        row[..at].ends_with(|letter: char| letter.is_ascii_digit()) && digits == 3
    };
    let mut commas = row.match_indices([',', '，']).peekable();
    if commas.peek().is_none() {
        Some(Parted::Blanks)
    } else if !commas.all(groups_digits) || !row.trim().contains(char::is_whitespace) {
        Some(Parted::Commas)
    } else {
        None
    }
}

/// Takes away a first column of running numbers (序号).
fn unnumber(cells: &mut Vec<String>, numbered: &mut bool) {
    let [first, second, ..] = &cells[..] else { return };
    let is_number =
        !first.is_empty() && first.trim_end_matches(['.', '、']).bytes().all(|byte| byte.is_ascii_digit());
    *numbered |= ["序号", "编号", "序", "行次"].contains(&&**first) || is_number && is_school(second);
    if *numbered && (is_number || first.is_empty() || first.starts_with(['序', '编', '行'])) {
        cells.remove(0);
    } else if *numbered && second.is_empty() {
        // The cell of a total reaches over both.
        cells.remove(1);
    }
}

/// A name with blanks in it, where these part the cells: as many words at the beginning as there are cells too many.
fn join_name(cells: &mut Vec<String>, most: usize) {
    let extra = cells.len().saturating_sub(most);
    let is_word =
        |cell: &String| cell.chars().any(char::is_alphabetic) && !cell.contains(|c: char| c.is_ascii_digit());
    if extra > 0 && extra < cells.len() && cells[..=extra].iter().all(is_word) {
        let name = cells.drain(..=extra).collect::<Vec<_>>().join(" ");
        cells.insert(0, name);
    }
}

/// Why a line alone can be no row.
fn no_row(columns: &[Column], line: &TableLine) -> Option<LeftOutWhy> {
    let (name, rest) = (line.words(), &line.cells[1..]);
    let reads =
        |(cell, column): (&String, &Column)| matches!(parse::fact(&column.kind, cell), Answer::Figure(_));
    let has_figures = || rest.iter().zip(columns).any(reads);
    let bare = |cell: &&String| cell.trim_matches(|letter: char| "()（）".contains(letter)).to_owned();
    let is_unit = |cell: &String| Unit::read(&bare(&cell)).is_ok();
    let mut filled = rest.iter().filter(|cell| !cell.is_empty()).peekable();
    if numbers_columns(&line.cells) {
        Some(LeftOutWhy::Numbers)
    } else if !name.contains(char::is_alphabetic) {
        Some(LeftOutWhy::NoName)
    } else if filled.peek().is_some() && filled.all(is_unit) {
        Some(LeftOutWhy::Heading)
    } else if (name.contains([':', '：']) || begins_as_remark(&name)) && !has_figures() {
        Some(LeftOutWhy::Note)
    } else if is_total(&name) {
        Some(LeftOutWhy::Total)
    } else if rest.is_empty() && !is_school(&name) {
        Some(LeftOutWhy::Note)
    } else {
        None
    }
}

/// How many cells the rows have: as many as most, the heading among them, but no more than there are columns.
pub(super) fn width(lines: &[TableLine], heading: Option<&Vec<String>>, most: usize) -> usize {
    let mut counts = vec![0_usize; most + 1];
    let widths = lines.iter().filter(|line| line.why.is_none() && line.parted != Parted::Blanks);
    for width in widths.map(|line| line.cells.len()).chain(heading.map(Vec::len)) {
        counts[width.min(most)] += 1;
    }
    (0..=most).max_by_key(|width| counts[*width]).filter(|width| counts[*width] > 0).unwrap_or(most)
}

/// Why it is not plain which cell of a line is which. Where blanks part the cells, one left empty is not seen.
pub(super) fn misfit(
    line: &mut TableLine,
    heading: Option<&Vec<String>>,
    width: usize,
    most: usize,
) -> Option<LeftOutWhy> {
    while line.cells.len() > most && line.cells.last().is_some_and(String::is_empty) {
        line.cells.pop();
    }
    let cells = line.cells.len();
    let wanted = match line.parted {
        Parted::Blanks => heading.map(Vec::len).filter(|heading| *heading == cells).unwrap_or(most),
        _ => width,
    };
    if cells == wanted || cells == most {
        None
    } else if begins_as_remark(&line.cells[0]) {
        Some(LeftOutWhy::Note)
    } else if cells < wanted {
        Some(LeftOutWhy::TooFew { missing: wanted - cells })
    } else {
        Some(LeftOutWhy::TooMany { extra: cells - wanted })
    }
}

/// Whether any cell is the heading of its column, so that it is no school of which nothing can be read.
fn names_columns(columns: &[Column], cells: &[String]) -> bool {
    cells.iter().skip(1).zip(columns).any(|(cell, column)| names(cell, &column.title))
}

/// Whether a heading means a column of this title.
fn names(heading: &str, title: &str) -> bool {
    !heading.is_empty() && (heading.contains(title) || title.contains(heading))
}

/// The first heading that means another column than its own.
pub(super) fn misplaced(columns: &[Column], heading: &[String]) -> Option<Doubt> {
    (0_u16..).zip(heading.iter().skip(1).zip(columns)).find_map(|(at, (cell, column))| {
        let is_other = !names(cell, &column.title) && columns.iter().any(|other| names(cell, &other.title));
        is_other.then(|| Doubt::Misplaced { heading: cell.as_str().into(), column: at })
    })
}

fn is_heading(columns: &[Column], cells: &[String]) -> bool {
    let texts = || cells.iter().skip(1).zip(columns).filter(|(cell, _)| !cell.is_empty());
    let reads = |(cell, column): (&String, &Column)| {
        !matches!(parse::fact(&column.kind, cell), Answer::Unreadable(_))
    };
    if is_school(&cells[0]) || texts().any(reads) {
        return false;
    }
    // “无” and dashes are no headings: a school of which nothing is known remains one.
    let is_long = |(cell, _): (&String, &Column)| cell.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let has_digits = |(cell, _): (&String, &Column)| cell.chars().any(|c| c.is_ascii_digit());
    names_columns(columns, cells) || texts().any(is_long) && !texts().any(has_digits)
}
