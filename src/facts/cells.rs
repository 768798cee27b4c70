//! Takes text apart into rows and cells, as spreadsheets write them: line ends between rows, tabs or commas between cells,
//! quotes around cells that hold either.

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parted {
    /// Tabs: a spreadsheet's clipboard.
    Tabs,
    /// Commas, of either width: a CSV file.
    Commas,
    /// Any number of blanks: typed by hand.
    Blanks,
}

/// The rows of a text, each with the place where it begins. A line end in quotes ends no row.
pub(crate) fn rows(text: &str) -> Vec<(usize, &str)> {
    let mut rows = Vec::new();
    let (mut from, mut at) = (0, 0);
    // A quote opens only where a cell begins.
    let mut begins = true;
    while let Some(letter) = text[at..].chars().next() {
        let next = at + letter.len_utf8();
        match letter {
            '"' if begins => {
                at = next + quoted(&text[next..]).map_or(0, |inside| inside + 1);
                begins = false;
                continue;
            }
            '\r' | '\n' => {
                rows.push((from, &text[from..at]));
                at = next + usize::from(text[at..].starts_with("\r\n"));
                (from, begins) = (at, true);
                continue;
            }
            _ => begins = is_parting(letter) || matches!(letter, ':' | '：'),
        }
        at = next;
    }
    if from < text.len() {
        rows.push((from, &text[from..]));
    }
    rows
}

/// The cells of a row, as they were written but for the quotes around them.
pub(crate) fn cells(row: &str, parted: Parted) -> Vec<String> {
    let parts = |letter: char| match parted {
        Parted::Tabs => letter == '\t',
        Parted::Commas => matches!(letter, ',' | '，'),
        Parted::Blanks => letter.is_whitespace(),
    };
    let blanks = parted == Parted::Blanks;
    let mut cells = Vec::new();
    let mut rest = if blanks { row.trim() } else { row };
    loop {
        if blanks {
            rest = rest.trim_start();
        }
        // In quotes only if the cell ends with them.
        let inside = rest.trim_start_matches(' ').strip_prefix('"');
        let closed =
            inside.and_then(|inside| Some((inside, quoted(inside)?))).and_then(|(inside, length)| {
                let after = &inside[length + 1..];
                let after = if blanks { after } else { after.trim_start_matches(' ') };
                (after.is_empty() || after.starts_with(parts)).then_some((&inside[..length], after))
            });
        let after = match closed {
            Some((cell, after)) => {
                cells.push(cell.replace("\"\"", "\""));
                after
            }
            None => {
                let (cell, after) = rest.split_at(rest.find(parts).unwrap_or(rest.len()));
                cells.push(cell.to_owned());
                after
            }
        };
        let Some(sign) = after.chars().next() else { return cells };
        rest = &after[sign.len_utf8()..];
    }
}

/// How far it is to the quote that closes what another one opened: the first that is not doubled, where a cell can end.
fn quoted(rest: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + rest[from..].find('"')?;
        match rest[at + 1..].chars().next() {
            Some('"') => from = at + 2,
            Some(letter) if !is_parting(letter) => return None,
            _ => return Some(at),
        }
    }
}

fn is_parting(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | '，')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_cells(text: &str, parted: Parted, expected: &[&[&str]]) {
        let read: Vec<Vec<String>> = rows(text).into_iter().map(|(_, row)| cells(row, parted)).collect();
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn rows_end_at_any_line_end_and_say_where_they_begin() {
        assert_eq!(rows("甲\r\n乙\n丙\r丁"), [(0, "甲"), (5, "乙"), (9, "丙"), (13, "丁")]);
        assert_eq!(rows("1\n\n3\n"), [(0, "1"), (2, ""), (3, "3")]);
        assert_eq!(rows(""), []);
    }

    #[test]
    fn quotes_hold_line_ends_and_what_parts_cells() {
        assert_cells("\"城关\n一小\"\t1\t2\n乙\t3", Parted::Tabs, &[&["城关\n一小", "1", "2"], &["乙", "3"]]);
        assert_cells("\"甲,乙\", \"1,200\" ,3", Parted::Commas, &[&["甲,乙", "1,200", "3"]]);
        assert_cells("甲，\"1，200\"，3", Parted::Commas, &[&["甲", "1，200", "3"]]);
        assert_cells(" \"城关 一小\"  1 2 ", Parted::Blanks, &[&["城关 一小", "1", "2"]]);
        assert_cells("\"说\"\"好\"\"\"\t2", Parted::Tabs, &[&["说\"好\"", "2"]]);
    }

    #[test]
    fn a_quote_that_ends_no_cell_is_a_letter() {
        assert_cells("\"红旗\"小学\t1\n乙\t2", Parted::Tabs, &[&["\"红旗\"小学", "1"], &["乙", "2"]]);
        assert_cells("\"甲\t1\n乙\t2", Parted::Tabs, &[&["\"甲", "1"], &["乙", "2"]]);
        assert_cells("5\"\t1", Parted::Tabs, &[&["5\"", "1"]]);
        assert_cells("\"甲\",乙\t1", Parted::Tabs, &[&["\"甲\",乙", "1"]]);
    }

    #[test]
    fn empty_cells_keep_their_places() {
        assert_cells("\t1\t\t", Parted::Tabs, &[&["", "1", "", ""]]);
        assert_cells("甲,,2", Parted::Commas, &[&["甲", "", "2"]]);
        assert_cells("", Parted::Tabs, &[]);
    }
}
