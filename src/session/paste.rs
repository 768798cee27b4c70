//! What a spreadsheet puts on the clipboard: cells with tabs between, rows with line ends, quotes around odd cells.

/// The cells of a clipboard text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    /// A single cell, or no table at all: to be pasted as ordinary text.
    One,
    /// One column (or one row) of cells.
    Line(Vec<String>),
    /// A block of this many columns.
    Block {
        /// How many columns.
        columns: usize,
    },
}

/// Takes a clipboard text apart.
pub fn cells(text: &str) -> Cells {
    let rows = rows(text);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    match (rows.len(), columns) {
        (0, _) | (1, 0 | 1) => Cells::One,
        (1, _) => Cells::Line(rows.into_iter().flatten().collect()),
        (_, 0 | 1) => Cells::Line(rows.into_iter().map(|row| row.into_iter().collect()).collect()),
        (_, columns) => Cells::Block { columns },
    }
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // A quote opens a cell only at its start; doubled inside, it is a quote.
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\r' | '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    // Spreadsheets end the last row, too.
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> Cells {
        Cells::Line(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_column_with_and_without_a_last_line_end() {
        assert_eq!(cells("1\r\n2\r\n3\r\n"), line(&["1", "2", "3"]));
        assert_eq!(cells("1\n2\n3"), line(&["1", "2", "3"]));
        assert_eq!(cells("1\n\n3"), line(&["1", "", "3"]));
    }

    #[test]
    fn a_row_is_a_line_too() {
        assert_eq!(cells("1\t2\t3"), line(&["1", "2", "3"]));
    }

    #[test]
    fn one_cell_is_ordinary_text() {
        assert_eq!(cells("1,234"), Cells::One);
        assert_eq!(cells("1,234\r\n"), Cells::One);
        assert_eq!(cells(""), Cells::One);
    }

    #[test]
    fn a_quoted_cell_keeps_its_line_end() {
        assert_eq!(cells("\"a\nb\"\n2"), line(&["a\nb", "2"]));
        assert_eq!(cells("\"say \"\"yes\"\"\"\n2"), line(&["say \"yes\"", "2"]));
    }

    #[test]
    fn a_block_says_how_wide_it_is() {
        assert_eq!(cells("名称\t数\n人\t3"), Cells::Block { columns: 2 });
    }
}
