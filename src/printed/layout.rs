//! How a table looked that was read into items ([`TableLayout`]): its rows and columns as they came, and which of them are what. Kept of
//! one table whose rows are its items from above to below; of tables that are put into rows first, and of items in several tables, nothing
//! is kept.

use super::column::Role;
use super::grid::Grid;
use super::{ExtraItem, LeftOutText, Printed, PrintedItem, Why, heading, relaid};
use crate::blocks::{Cell, Document, DocumentBlock, DocumentTable};
use crate::draft::layout::{
    CITY_MARK, ColumnRole, LayoutCell, LayoutColumn, LayoutRow, LayoutRowIs, MOST_CELLS, MOST_COLUMNS,
    MOST_ROWS, TableLayout,
};
use crate::number::Number;
use crate::rubric::file::RubricFile;
use std::rc::Rc;

/// How a table looked, before its rows are told apart by the rubric that is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedLayout {
    /// The name that stands in the places of the table's cells.
    table: String,
    /// Which row of the table each of the layout's is; none for paragraphs around it.
    rows: Vec<Option<usize>>,
    layout: TableLayout,
}

/// Whether a sheet is a city's table that we wrote, in its columns.
fn is_ours(table: &DocumentTable) -> bool {
    table.cells.iter().any(|cell| cell.is_hidden && cell.text == CITY_MARK)
}

/// The city's table alone, of a workbook in which we wrote sheets of our own behind it.
pub(super) fn written_by_us(document: &Document) -> Option<Document> {
    let is_other = |block: &DocumentBlock| !matches!(block, DocumentBlock::Table(table) if is_ours(table));
    let has_both = document.tables().any(is_ours) && document.blocks.iter().any(is_other);
    let mut alone = has_both.then(|| document.clone())?;
    alone.blocks.retain(|block| !is_other(block));
    Some(alone)
}

/// The sheets of our own behind it.
pub(super) fn behind(document: &Document) -> impl Iterator<Item = LeftOutText> {
    document.tables().filter(|table| !is_ours(table)).map(|table| LeftOutText {
        text: table.name.clone(),
        why: Why::OtherTable,
        place: table.name.clone(),
    })
}

/// The layout of the table that all items stand in.
pub(super) fn of(document: &Document, printed: &Printed) -> Option<PrintedLayout> {
    let first = printed.items().next()?;
    let at = document.tables().position(|table| row_of(&table.name, &first.place).is_some())?;
    let table = document.tables().nth(at)?;
    let row = |item: &PrintedItem| item.row.filter(|_| row_of(&table.name, &item.place).is_some());
    let rows: Vec<usize> = printed.items().map(row).collect::<Option<_>>()?;
    let grid = Grid::of(table).map(relaid::by_rows)?;
    if grid.is_relaid || rows.windows(2).any(|pair| pair[0] >= pair[1]) {
        return None;
    }
    let headings = headings(&grid, rows[0])?;
    let kept = Kept::of(table, headings.1, *rows.last()?)?;
    let columns = kept.columns.iter().map(|column| kept_column(table, printed, at, *column)).collect();
    let mut layout = TableLayout {
        name: if table.name == format!("表{}", at + 1) { "".into() } else { table.name.as_str().into() },
        is_landscape: table.is_landscape,
        columns,
        rows: kept
            .rows
            .iter()
            .map(|row| LayoutRow { is: is_row(*row, headings), cells: Vec::new() })
            .collect(),
    };
    kept.fill(table, &mut layout);
    let mut all =
        PrintedLayout { table: table.name.clone(), rows: kept.rows.into_iter().map(Some).collect(), layout };
    all.around(document, at);
    let cells: usize = all.layout.rows.iter().map(|row| row.cells.len()).sum();
    (all.layout.rows.len() <= MOST_ROWS && cells <= MOST_CELLS).then_some(all)
}

/// The row of a place such as `Sheet1!C5`, from nought, where it is of this table.
fn row_of(table: &str, place: &str) -> Option<usize> {
    let cell = place.strip_prefix(table)?.strip_prefix('!')?;
    let number: usize = cell.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).parse().ok()?;
    number.checked_sub(1)
}

/// The rows of the headings over the first item: the first, and the one after the last.
fn headings(grid: &Grid<'_>, first_item: usize) -> Option<(usize, usize)> {
    let above = grid.rows.iter().take_while(|row| **row < first_item).count();
    let found = (0..above).find_map(|row| heading::at(grid, row))?;
    Some((grid.rows[found.from], *grid.rows.get(found.to.checked_sub(1)?)? + 1))
}

fn is_row(row: usize, headings: (usize, usize)) -> LayoutRowIs {
    if row < headings.0 {
        LayoutRowIs::Title
    } else if row < headings.1 {
        LayoutRowIs::Heading
    } else {
        LayoutRowIs::Other
    }
}

/// What is known of a column of the table.
fn kept_column(table: &DocumentTable, printed: &Printed, at: usize, column: usize) -> LayoutColumn {
    let known = printed.columns.iter().find(|one| (one.table, one.column) == (at, column));
    let role = match known.map_or(Role::Other, |one| one.role) {
        Role::Number => ColumnRole::Number,
        Role::Level(_) => ColumnRole::Title,
        Role::Requirement => ColumnRole::Requirement,
        Role::Clause | Role::Band => ColumnRole::Clause,
        Role::Points => ColumnRole::Points,
        Role::Responsible => ColumnRole::Responsible,
        Role::Evidence => ColumnRole::Evidence,
        Role::OwnPoints => ColumnRole::OwnPoints,
        Role::OwnExplanation => ColumnRole::OwnExplanation,
        Role::Checked => ColumnRole::Checked,
        Role::Remark => ColumnRole::Remark,
        Role::Other => ColumnRole::Other,
    };
    let width = table.widths.iter().find(|(from, to, _)| (*from..=*to).contains(&column));
    LayoutColumn { role, width: width.map(|(.., width)| *width) }
}

/// The rows and columns of a table that are shown, from its first to its last with text.
struct Kept {
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Kept {
    /// `None` for more than a layout may have. `below` is the row under the headings, `last` that of the last item.
    fn of(table: &DocumentTable, below: usize, last: usize) -> Option<Self> {
        let shown = || table.cells.iter().filter(|cell| !cell.is_hidden);
        let begun = || shown().filter(|cell| !cell.text.is_empty());
        // Titles and notes may go over more than the table has.
        let wide = shown().filter(|cell| (below..=last).contains(&cell.row) || cell.row + 1 == below);
        let right =
            wide.map(|cell| cell.column + cell.columns).chain(begun().map(|cell| cell.column + 1)).max()?;
        let deep = shown().filter(|cell| cell.row == last).map(|cell| cell.row + cell.rows);
        let end = deep.chain(begun().map(|cell| cell.row + 1)).max()?;
        if right > MOST_COLUMNS || end > MOST_ROWS {
            return None;
        }
        let is_hidden = |begins: &dyn Fn(&Cell) -> bool| {
            let mut cells = table.cells.iter().filter(|cell| begins(cell)).peekable();
            cells.peek().is_some() && cells.all(|cell| cell.is_hidden)
        };
        Some(Self {
            rows: (0..end).filter(|at| !is_hidden(&|cell| cell.row == *at && cell.rows == 1)).collect(),
            columns: (0..right)
                .filter(|at| !is_hidden(&|cell| cell.column == *at && cell.columns == 1))
                .collect(),
        })
    }

    /// Puts the cells into the layout, as far as its rows and columns go. Of cells over each other the first is taken.
    fn fill(&self, table: &DocumentTable, layout: &mut TableLayout) {
        let mut taken = vec![vec![false; self.columns.len()]; self.rows.len()];
        for cell in table.cells.iter().filter(|cell| !cell.is_hidden) {
            let within = |all: &[usize], from: usize, count: usize| {
                let first = all.partition_point(|at| *at < from);
                (first, all.partition_point(|at| *at < from.saturating_add(count)) - first)
            };
            let (row, rows) = within(&self.rows, cell.row, cell.rows);
            let (at, columns) = within(&self.columns, cell.column, cell.columns);
            let places = || (row..row + rows).flat_map(|row| (at..at + columns).map(move |at| (row, at)));
            if rows * columns == 0 || places().any(|(row, at)| taken[row][at]) {
                continue;
            }
            places().for_each(|(row, at)| taken[row][at] = true);
            if rows * columns > 1 || !cell.text.is_empty() {
                layout.rows[row].cells.push(LayoutCell {
                    at,
                    rows,
                    columns,
                    text: cell.text.as_str().into(),
                });
            }
        }
    }
}

impl PrintedLayout {
    /// Paragraphs straight before the table, such as its title, and those after it.
    fn around(&mut self, document: &Document, at: usize) {
        let mut tables = 0;
        let (mut before, mut after): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for block in &document.blocks {
            match block {
                DocumentBlock::Table(_) => tables += 1,
                DocumentBlock::Paragraph(one) if tables == at => before.push(&one.text),
                DocumentBlock::Paragraph(one) if tables == at + 1 => after.push(&one.text),
                DocumentBlock::Paragraph(_) => {}
            }
        }
        let columns = self.layout.columns.len();
        let line = |is: LayoutRowIs, text: &str| LayoutRow {
            is,
            cells: vec![LayoutCell { at: 0, rows: 1, columns, text: text.into() }],
        };
        let titles = before.iter().map(|text| line(LayoutRowIs::Title, text));
        let notes = after.iter().map(|text| line(LayoutRowIs::Note, text));
        self.layout.rows.splice(0..0, titles);
        self.layout.rows.extend(notes);
        self.rows.splice(0..0, before.iter().map(|_| None));
        self.rows.extend(after.iter().map(|_| None));
    }

    /// The layout's row of a place.
    fn at(&self, place: &str) -> Option<usize> {
        self.kept(row_of(&self.table, place)?)
    }

    /// The layout's row of one of the table.
    fn kept(&self, row: usize) -> Option<usize> {
        self.rows.iter().position(|own| *own == Some(row))
    }

    /// The layout with its rows told apart: items and others that are scored, sums, and what stands below.
    pub(super) fn told(&self, printed: &Printed, file: &RubricFile) -> TableLayout {
        let mut layout = self.layout.clone();
        let items = printed.items().map(|item| (&item.id, item.row));
        let items: Vec<(&String, Option<usize>)> = items.collect();
        let extras = || printed.bonus.iter().chain(&printed.deductions);
        let mut last = 0;
        for indicator in file.domain.iter().flat_map(|domain| &domain.indicator) {
            let item = items.iter().find(|(id, _)| **id == indicator.id).map(|(_, row)| *row);
            let extra = || {
                let is_it = |extra: &&ExtraItem| {
                    extra.title == indicator.title && row_of(&self.table, &extra.place).is_some()
                };
                extras().find(is_it).and_then(|extra| extra.row)
            };
            let Some(row) = item.unwrap_or_else(extra).and_then(|row| self.kept(row)) else { continue };
            if layout.rows[row].is == LayoutRowIs::Other {
                layout.rows[row].is = LayoutRowIs::Item(indicator.id.as_str().into());
                last = last.max(row);
            }
        }
        for (row, is) in self.sums(printed) {
            layout.rows[row].is = is;
            last = last.max(row);
        }
        let is_signature = |row: usize| {
            printed
                .left_out
                .iter()
                .any(|left| left.why == Why::Signature && self.at(&left.place) == Some(row))
        };
        let covered = layout.covered();
        for (row, covered) in covered.iter().enumerate().skip(last + 1) {
            let one = &layout.rows[row];
            let is_apart = !covered.iter().enumerate().any(|(at, is_covered)| {
                *is_covered && one.cells.iter().all(|cell| !(cell.at..cell.at + cell.columns).contains(&at))
            });
            if one.is == LayoutRowIs::Other && is_apart && (one.cells.len() <= 1 || is_signature(row)) {
                layout.rows[row].is = LayoutRowIs::Note;
            }
        }
        layout
    }

    /// The rows of sums, and what each sums up.
    fn sums(&self, printed: &Printed) -> Vec<(usize, LayoutRowIs)> {
        let items: Vec<(usize, &PrintedItem)> =
            printed.items().filter_map(|item| Some((self.kept(item.row?)?, item))).collect();
        let sums = printed.left_out.iter().filter(|left| matches!(left.why, Why::Total | Why::Subtotal));
        let mut sums: Vec<(usize, &LeftOutText)> =
            sums.filter_map(|left| Some((self.at(&left.place)?, left))).collect();
        crate::order::sort(&mut sums, |one, other| one.0.cmp(&other.0));
        let wholes = sums.iter().filter(|(_, left)| left.why == Why::Total).count();
        let mut told = Vec::new();
        for (at, (row, left)) in sums.iter().enumerate() {
            let said = printed.sums.iter().find(|sum| self.at(&sum.place) == Some(*row));
            let is_whole = said.map_or(wholes == 1, |sum| sum.counted == printed.total);
            if left.why == Why::Total && is_whole {
                told.push((*row, LayoutRowIs::Total));
                continue;
            }
            let from = at.checked_sub(1).map_or(0, |before| sums[before].0);
            let to = sums.get(at + 1).map_or(usize::MAX, |(after, _)| *after);
            let summed = summed(&items, (from, *row, to), said.map(|sum| &sum.printed));
            if let (Some(first), Some(last)) = (summed.first(), summed.last()) {
                let id = |item: &PrintedItem| Rc::from(item.id.as_str());
                told.push((*row, LayoutRowIs::Sum { from: id(first), to: id(last) }));
            }
        }
        told
    }
}

/// The items that a 小计 in row `at` sums up, which stands between the sums before and after it: those above, or, where there are none,
/// those below; of all heads only where the printed sum says so.
fn summed<'p>(
    items: &[(usize, &'p PrintedItem)],
    (from, at, to): (usize, usize, usize),
    printed: Option<&Number>,
) -> Vec<&'p PrintedItem> {
    let between = |from: usize, to: usize| -> Vec<&'p PrintedItem> {
        items.iter().filter(|(row, _)| (from..to).contains(row)).map(|(_, item)| *item).collect()
    };
    let above = between(from, at);
    if above.is_empty() {
        return between(at, to);
    }
    let head = |item: &PrintedItem| item.path.first().cloned();
    let last = above.last().and_then(|item| head(item));
    let of_head: Vec<&PrintedItem> = between(0, at).into_iter().filter(|item| head(item) == last).collect();
    let sum =
        |items: &[&PrintedItem]| -> Number { items.iter().filter_map(|item| item.points.as_ref()).sum() };
    match printed {
        Some(printed) if sum(&of_head) != *printed => above,
        _ => of_head,
    }
}
