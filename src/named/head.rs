//! What a column is: by its heading, and where that says nothing, by its cells.

use super::grid::NamedGrid;
use super::name;
use super::words::{BESIDE, FULL_POINTS, NAMES, PLAIN, POINTS, REASONS, UNITS, YEAR_WORDS};
use std::ops::Range;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Names.
    Name,
    /// Figures.
    Value,
    /// Units.
    Unit,
    /// Points a person gave (自评得分).
    Points,
    /// Full points (分值).
    Full,
    /// Reasons (说明).
    Reason,
    /// Something beside the matter: numbers of rows, growth, sources.
    Beside,
}

/// A column with its heading.
#[derive(Clone, Debug)]
pub(super) struct ColumnHead {
    /// What it holds.
    pub(super) kind: ColumnKind,
    /// The year its heading names.
    pub(super) year: Option<i32>,
    /// The same in words: 本年 is 0, 上年 -1.
    pub(super) offset: Option<i32>,
    /// The unit its heading names.
    pub(super) unit: Option<String>,
    /// Words of the heading that may limit the figures.
    pub(super) rest: String,
    /// The whole heading.
    pub(super) text: String,
}

/// Whether a row is one of headings: it names a column of names, or nothing but years stands in it.
pub(super) fn is_header(grid: &NamedGrid, row: usize) -> bool {
    let texts = grid.texts(row);
    let own: Vec<String> = texts.iter().map(|(_, text)| name::narrow(text)).collect();
    let is_of = |words: &[&str], text: &str| {
        words.contains(&name::read(text, "").core.as_str()) || words.contains(&text)
    };
    // A row of figures is no heading, whatever its name.
    let figures = own.iter().filter(|text| looks_given(text)).count();
    if own.len() > 1 && figures == 0 && own.iter().any(|text| is_of(NAMES, text)) {
        return true;
    }
    let is_time =
        |text: &String| name::year_at_head(text).is_some() || YEAR_WORDS.iter().any(|(word, _)| text == word);
    let (times, others): (Vec<&String>, Vec<&String>) = own.iter().partition(|text| is_time(text));
    let first_blank = grid.text(row, 0).is_empty();
    first_blank
        && !times.is_empty()
        && others
            .iter()
            .all(|text| UNITS.contains(&text.as_str()) || BESIDE.iter().any(|word| text.contains(word)))
}

/// Whether a cell is an answer: a figure, 是 or 否, 不适用. A year with its word is none.
pub(super) fn looks_given(text: &str) -> bool {
    let text = name::narrow(text);
    if text.is_empty()
        || name::year_at_head(&text).is_some_and(|(_, rest)| !rest.is_empty() || text.len() > 4)
    {
        return false;
    }
    if name::year_at_head(&text).is_some() {
        // 2019 alone may be a figure; where it stands tells.
        return false;
    }
    let words = ["是", "否", "有", "无", "√", "×", "不适用", "不清楚", "不涉及"];
    let figure = text.trim_start_matches(['+', '-', '≥', '≤', '<', '>', '¥', '约', '.']);
    // 5周岁人口数 is a name.
    let after =
        figure.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    let is_short = after.chars().count() <= LONGEST_UNIT
        || after.starts_with(['(', '+', '-', '/', '*'])
        || name::is_unit(after);
    words.contains(&text.as_str())
        || figure.starts_with(|letter: char| letter.is_ascii_digit())
            && !text.contains(['、', ':'])
            && is_short
}

/// What follows a figure and is longer, in letters, makes a name of it, unless it is a unit.
const LONGEST_UNIT: usize = 4;

/// The columns of a table with headings in some rows and figures in others.
pub(super) fn heads(
    grid: &NamedGrid,
    heading: Range<usize>,
    rows: Range<usize>,
    county: &str,
) -> Vec<ColumnHead> {
    (0..grid.columns()).map(|column| head(grid, column, &heading, &rows, county)).collect()
}

fn head(
    grid: &NamedGrid,
    column: usize,
    heading: &Range<usize>,
    rows: &Range<usize>,
    county: &str,
) -> ColumnHead {
    let mut head = ColumnHead {
        kind: ColumnKind::Value,
        year: None,
        offset: None,
        unit: None,
        rest: String::new(),
        text: String::new(),
    };
    let mut kind = None;
    let mut seen = Vec::new();
    for row in heading.clone() {
        let (text, origin) = (grid.text(row, column), grid.origin(row, column));
        if !text.is_empty() && !seen.contains(&origin) {
            seen.push(origin);
            head.text.push_str(text);
            kind = piece(&mut head, text, county).or(kind);
        }
    }
    head.kind = match kind {
        Some(ColumnKind::Value) | None => by_cells(grid, column, rows, kind.is_some()),
        Some(kind) => kind,
    };
    head
}

/// What one cell of a heading says; the kind of its column where it tells.
fn piece(head: &mut ColumnHead, text: &str, county: &str) -> Option<ColumnKind> {
    let narrow = name::narrow(text);
    let whole = name::read(&narrow, "").core;
    let is_of = |words: &[&str]| words.contains(&whole.as_str()) || words.contains(&narrow.as_str());
    for (words, kind) in [
        (NAMES, ColumnKind::Name),
        (UNITS, ColumnKind::Unit),
        (POINTS, ColumnKind::Points),
        (FULL_POINTS, ColumnKind::Full),
        (REASONS, ColumnKind::Reason),
    ] {
        if is_of(words) {
            return Some(kind);
        }
    }
    let mut rest = narrow.trim_end_matches(':').to_owned();
    if let Some((before, note)) = rest.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && name::is_unit(note.trim_start_matches("单位:"))
    {
        head.unit = Some(note.trim_start_matches("单位:").to_owned());
        rest = before.to_owned();
    }
    if name::is_unit(&rest) {
        head.unit = Some(rest);
        return None;
    }
    let mut is_time = false;
    if let Some((year, after)) = name::year_at_head(&rest) {
        (head.year, rest, is_time) = (Some(year), after, true);
    }
    for (word, offset) in YEAR_WORDS {
        if let Some(after) = rest.strip_prefix(word) {
            if !word.starts_with('年') {
                (head.offset, is_time) = (Some(offset), true);
            }
            rest = after.to_owned();
            break;
        }
    }
    rest = rest.trim_start_matches(['末', '底', '度']).to_owned();
    if !county.is_empty() {
        rest = rest.replace(county, "");
    }
    if rest.is_empty() || PLAIN.contains(&rest.as_str()) {
        return Some(ColumnKind::Value);
    }
    if BESIDE.iter().any(|word| rest.contains(word)) {
        return Some(ColumnKind::Beside);
    }
    head.rest.push_str(&rest);
    is_time.then_some(ColumnKind::Value)
}

/// What a column holds by its cells.
fn by_cells(grid: &NamedGrid, column: usize, rows: &Range<usize>, is_headed: bool) -> ColumnKind {
    let (mut given, mut units, mut words) = (0_usize, 0_usize, 0_usize);
    for row in rows.clone().filter(|row| grid.lone(*row).is_none()) {
        let text = name::narrow(grid.text(row, column));
        if text.is_empty() || text == "-" {
            continue;
        }
        // Below a heading a figure may look like a year.
        if looks_given(&text) || text.parse::<i32>().is_ok() {
            given += 1;
        } else if name::is_unit(&text) {
            units += 1;
        } else {
            words += 1;
        }
    }
    if is_headed || given > 0 && given >= words + units {
        ColumnKind::Value
    } else if units > words {
        ColumnKind::Unit
    } else if words > 0 {
        ColumnKind::Name
    } else {
        ColumnKind::Beside
    }
}
