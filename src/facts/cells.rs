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
mod tests;
