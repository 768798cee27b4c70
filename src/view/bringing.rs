//! A city's scoring table as it was read, for a look before it becomes a rubric.

use crate::blocks::{Cell, Document, DocumentBlock, DocumentTable, Paragraph};
use crate::printed::{Corrections, MadeRubric, NoRubric, Printed, PrintedItem, Role};
use crate::text;
use std::rc::Rc;

/// A row of a document, of which a person can say what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPlace {
    /// Its table and its row, both counted from zero.
    Row(usize, usize),
    /// Its table, and the row and column of its first cell, in a table that is not read row by row.
    Cell(usize, usize, usize),
    /// A line of text without a table: its paragraph, counted from zero.
    Line(usize),
}

/// What was read of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct BringingView {
    /// How much was read.
    pub summary: Rc<str>,
    /// What each column was taken for, table by table.
    pub tables: Vec<ColumnsView>,
    /// The items under their heads, in order.
    pub heads: Vec<PrintedHeadView>,
    /// Sums that are printed and not what their items come to.
    pub sums: Vec<Rc<str>>,
    /// Whether any sum is printed.
    pub has_sums: bool,
    /// What stands beside the items, under its title: grades, bonus, deductions, events, notes.
    pub beside: Vec<(&'static str, Vec<Rc<str>>)>,
    /// What is said otherwise than printed.
    pub adjusted: Vec<Rc<str>>,
    /// What was not taken.
    pub left_out: Vec<LeftOutTextView>,
    /// The other lines of text without a table: heads, notes, what goes on from an item; and the rows that the person said are
    /// part of something else.
    pub rest: Vec<LeftOutTextView>,
    /// Why no rubric can be made of it.
    pub problem: Option<Rc<str>>,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnsView {
    /// The table, counted from zero.
    pub table: usize,
    /// The sheet's name, or 表1.
    pub name: Rc<str>,
    /// Its columns with text.
    pub columns: Vec<ColumnView>,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// From zero.
    pub column: usize,
    /// What stands over it, or else its letter.
    pub heading: Rc<str>,
    /// Its place in [`text::ROLES`]; none where it holds what nobody is to choose, such as points that others fill in.
    pub role: Option<usize>,
}

/// A head with its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedHeadView {
    /// Its title; empty where there is none.
    pub title: Rc<str>,
    /// Points printed beside it, or its weight.
    pub points: Rc<str>,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// The same whenever this item is read.
    pub id: Rc<str>,
    /// Its title, with the heads between.
    pub title: Rc<str>,
    /// Points, or that there are none.
    pub points: Rc<str>,
    /// What is looked at, and the clause.
    pub clause: Rc<str>,
    /// Units, materials, and what is filled in already.
    pub more: Vec<Rc<str>>,
    /// Where it begins.
    pub place: Rc<str>,
    /// The row, where a person can say what it is.
    pub row: Option<RowPlace>,
    /// What the row is called.
    pub row_name: Rc<str>,
    /// What the person said it is, by its place in [`text::ROWS`].
    pub said: Option<usize>,
}

/// Text that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutTextView {
    /// As printed.
    pub text: Rc<str>,
    /// Why not; empty where it was taken.
    pub why: &'static str,
    /// Where it stands.
    pub place: Rc<str>,
    /// The row, where a person can say what it is.
    pub row: Option<RowPlace>,
    /// What the row is called.
    pub row_name: Rc<str>,
    /// What the person said it is, by its place in [`text::ROWS`].
    pub said: Option<usize>,
}

/// What is shown of a table that was read, with what the person said of it.
pub fn bringing(
    document: &Document,
    printed: &Printed,
    corrections: &Corrections,
    made: &Result<MadeRubric, NoRubric>,
) -> BringingView {
    // Beside a table of items lines are no more than notes.
    let has_lines = printed.columns.is_empty();
    let row = |place: &str| row_of(document, printed, place, has_lines);
    // In a table that is not read row by row only the first cell of an item says which it is.
    let told = |place: &str| match row(place)? {
        RowPlace::Cell(table, row, column) if !corrections.cells.contains_key(&(table, row, column)) => None,
        row => Some(row),
    };
    let row_name = |row: Option<RowPlace>| -> Rc<str> {
        match row {
            None => "".into(),
            Some(RowPlace::Row(table, row)) => {
                let name = document.tables().nth(table).map_or("", |table| &table.name);
                text::row_of(name, row + 1).into()
            }
            Some(RowPlace::Cell(table, row, column)) => {
                let place = document.tables().nth(table).map(|table| table.place(row, column));
                text::row_from(&place.unwrap_or_default()).into()
            }
            Some(RowPlace::Line(at)) => {
                text::line_of(paragraphs(document).nth(at).map_or("", |one| &one.place)).into()
            }
        }
    };
    let said = |row: Option<RowPlace>| {
        let is = match row? {
            RowPlace::Row(table, row) => corrections.rows.get(&(table, row)),
            RowPlace::Cell(table, row, column) => corrections.cells.get(&(table, row, column)),
            RowPlace::Line(at) => corrections.lines.get(&at),
        };
        text::ROWS.iter().position(|(known, _)| Some(known) == is)
    };
    let item = |item: &PrintedItem| {
        let row = row(&item.place);
        ItemView { row, row_name: row_name(row), said: said(row), ..item_view(item) }
    };
    let heads: Vec<PrintedHeadView> = printed
        .heads
        .iter()
        .map(|head| PrintedHeadView {
            title: head.title.as_str().into(),
            points: text::of_head(head.points.as_ref(), head.weight.as_ref()).into(),
            items: head.items.iter().map(item).collect(),
        })
        .collect();
    let line = |text: &str, why: &'static str, place: &str, row: Option<RowPlace>| LeftOutTextView {
        text: text.into(),
        why,
        place: place.into(),
        row,
        row_name: row_name(row),
        said: said(row),
    };
    let left_out: Vec<LeftOutTextView> = printed
        .left_out
        .iter()
        .map(|left| line(&left.text, text::why_left_out(left.why), &left.place, told(&left.place)))
        .collect();
    let items = heads.iter().flat_map(|head| &head.items).map(|item| item.row);
    let shown: Vec<RowPlace> = items.chain(left_out.iter().map(|left| left.row)).flatten().collect();
    let lines = paragraphs(document)
        .enumerate()
        .filter(|_| has_lines)
        .map(|(at, paragraph)| (RowPlace::Line(at), paragraph.text.clone(), paragraph.place.clone()));
    let rows = corrections.rows.keys().map(|(table, row)| {
        let found = document.tables().nth(*table);
        let cells = found.into_iter().flat_map(|found| &found.cells).filter(|cell| cell.row == *row);
        let texts: Vec<&str> = cells.map(|cell| &*cell.text).filter(|text| !text.is_empty()).collect();
        let place = found.map_or_else(String::new, |found| found.place(*row, 0));
        (RowPlace::Row(*table, *row), texts.join(" "), place)
    });
    let cells = corrections.cells.keys().map(|(table, row, column)| {
        let found = document.tables().nth(*table);
        let is_it = |cell: &&Cell| (cell.row, cell.column) == (*row, *column);
        let text = found.and_then(|found| found.cells.iter().find(is_it)).map(|cell| cell.text.clone());
        let place = found.map_or_else(String::new, |found| found.place(*row, *column));
        (RowPlace::Cell(*table, *row, *column), text.unwrap_or_default(), place)
    });
    let rest = lines
        .chain(rows)
        .chain(cells)
        .filter(|(row, ..)| !shown.contains(row))
        .map(|(row, text, place)| line(&text, "", &place, Some(row)))
        .collect();
    BringingView {
        summary: text::read_so_much(printed.items().count(), &printed.total, printed.scale).into(),
        tables: columns(document, printed),
        heads,
        sums: printed
            .sums
            .iter()
            .filter(|sum| sum.printed != sum.counted)
            .map(|sum| text::sum_differs(sum).into())
            .collect(),
        has_sums: !printed.sums.is_empty(),
        beside: beside(printed),
        adjusted: made
            .iter()
            .flat_map(|made| &made.adjusted)
            .map(|adjusted| text::adjusted(adjusted).into())
            .collect(),
        left_out,
        rest,
        problem: made.as_ref().err().map(|problem| text::no_rubric(problem).into()),
    }
}

fn item_view(item: &PrintedItem) -> ItemView {
    let title = if item.path.is_empty() || item.path.len() == 1 {
        item.title.clone()
    } else {
        format!("{} / {}", item.path[1..].join(" / "), item.title)
    };
    let clause: Vec<&str> = [&item.requirement, &item.text]
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    let more = [
        (text::RESPONSIBLE, item.responsible.join("、")),
        (text::EVIDENCE, item.evidence.join("、")),
        (text::role_word(Role::OwnPoints), item.own_points.clone()),
        (text::role_word(Role::OwnExplanation), item.own_explanation.clone()),
        (text::role_word(Role::Remark), item.remark.clone()),
    ];
    ItemView {
        id: item.id.as_str().into(),
        title: title.into(),
        points: item
            .points
            .as_ref()
            .map_or_else(|| text::BRINGING_NO_POINTS.to_owned(), crate::number::Number::plain)
            .into(),
        clause: if clause.is_empty() { text::BRINGING_NO_CLAUSE.into() } else { clause.join("\n").into() },
        more: more
            .iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(name, said)| text::named(name, said).into())
            .collect(),
        place: item.place.as_str().into(),
        row: None,
        row_name: "".into(),
        said: None,
    }
}

/// What each column was taken for. How deep a column's titles stand is told by their order.
fn columns(document: &Document, printed: &Printed) -> Vec<ColumnsView> {
    let view = |(table, shown): (usize, &DocumentTable)| {
        let all: Vec<_> = printed.columns.iter().filter(|column| column.table == table).collect();
        let mut levels: Vec<u8> = all.iter().filter_map(|column| level(column.role)).collect();
        levels.sort_unstable();
        levels.dedup();
        let role = |role: Role| {
            let role = match level(role) {
                Some(level) => Role::Level(
                    levels
                        .iter()
                        .position(|other| *other == level)
                        .map_or(0, |at| u8::try_from(at).unwrap_or(3).min(3)),
                ),
                None => role,
            };
            text::ROLES.iter().position(|(known, _)| *known == role)
        };
        let columns = all.iter().map(|column| {
            let place = shown.place(0, column.column);
            let letters = place.rsplit('!').next().unwrap_or_default().trim_end_matches('1');
            ColumnView {
                column: column.column,
                heading: text::meaning_of(&column.heading, letters).into(),
                role: role(column.role),
            }
        });
        ColumnsView { table, name: shown.name.as_str().into(), columns: columns.collect() }
    };
    document.tables().enumerate().map(view).filter(|view| !view.columns.is_empty()).collect()
}

fn level(role: Role) -> Option<u8> {
    match role {
        Role::Level(level) => Some(level),
        _ => None,
    }
}

fn beside(printed: &Printed) -> Vec<(&'static str, Vec<Rc<str>>)> {
    let extra = |extra: &crate::printed::ExtraItem| -> Rc<str> {
        let said = if extra.text.is_empty() || extra.text == extra.title {
            extra.title.clone()
        } else {
            text::named(&extra.title, &extra.text)
        };
        let more =
            [(text::RESPONSIBLE, extra.responsible.join("、")), (text::EVIDENCE, extra.evidence.join("、"))];
        let more = more.iter().filter(|(_, texts)| !texts.is_empty());
        let more: Vec<String> = more.map(|(name, texts)| text::named(name, texts)).collect();
        text::printed_extra(&said, extra.cap.as_ref(), &more).into()
    };
    let grades = printed.grades.iter().map(|grade| text::printed_grade(&grade.title, &grade.least).into());
    let vetoes = printed
        .vetoes
        .iter()
        .map(|veto| format!("{}（{}）", veto.text, text::veto_effect(&veto.effect)).into());
    let notes = printed.notes.iter().map(|note| note.text.as_str().into());
    let all = [
        (text::BRINGING_GRADES, grades.collect::<Vec<Rc<str>>>()),
        (text::BRINGING_BONUS, printed.bonus.iter().map(extra).collect()),
        (text::BRINGING_DEDUCTIONS, printed.deductions.iter().map(extra).collect()),
        (text::BRINGING_VETOES, vetoes.collect()),
        (text::BRINGING_NOTES, notes.collect()),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// The paragraphs of a document, in order.
fn paragraphs(document: &Document) -> impl Iterator<Item = &Paragraph> {
    document.blocks.iter().filter_map(|block| match block {
        DocumentBlock::Paragraph(paragraph) => Some(paragraph),
        DocumentBlock::Table(_) => None,
    })
}

/// The row that a place such as `Sheet1!C5` is in, or the line.
fn row_of(document: &Document, printed: &Printed, place: &str, has_lines: bool) -> Option<RowPlace> {
    if has_lines {
        return paragraphs(document).position(|paragraph| paragraph.place == place).map(RowPlace::Line);
    }
    let (name, cell) = place.rsplit_once('!')?;
    let table = document.tables().position(|table| table.name == name)?;
    if printed.relaid.contains(&table) {
        let table_of = document.tables().nth(table)?;
        let found = table_of.cells.iter().find(|cell| table_of.place(cell.row, cell.column) == place)?;
        return Some(RowPlace::Cell(table, found.row, found.column));
    }
    let row: usize = cell.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).parse().ok()?;
    Some(RowPlace::Row(table, row.checked_sub(1)?))
}

/// What the person says that a column holds. With it all titles of the table stand as deep as they are shown.
pub fn with_column(corrections: &Corrections, view: &ColumnsView, column: usize, role: usize) -> Corrections {
    let mut corrected = corrections.clone();
    for other in &view.columns {
        if let Some((role @ Role::Level(_), _)) = other.role.and_then(|role| text::ROLES.get(role)) {
            corrected.columns.insert((view.table, other.column), *role);
        }
    }
    if let Some((role, _)) = text::ROLES.get(role) {
        corrected.columns.insert((view.table, column), *role);
    }
    corrected
}

/// What the person says that a row is; nothing for what was read.
pub fn with_row(corrections: &Corrections, row: RowPlace, is: Option<usize>) -> Corrections {
    let mut corrected = corrections.clone();
    let is = is.and_then(|is| text::ROWS.get(is)).map(|(is, _)| *is);
    match (row, is) {
        (RowPlace::Row(table, row), Some(is)) => drop(corrected.rows.insert((table, row), is)),
        (RowPlace::Row(table, row), None) => drop(corrected.rows.remove(&(table, row))),
        (RowPlace::Cell(a, b, c), Some(is)) => drop(corrected.cells.insert((a, b, c), is)),
        (RowPlace::Cell(a, b, c), None) => drop(corrected.cells.remove(&(a, b, c))),
        (RowPlace::Line(at), Some(is)) => drop(corrected.lines.insert(at, is)),
        (RowPlace::Line(at), None) => drop(corrected.lines.remove(&at)),
    }
    corrected
}

/// What the file is called under which the rubric is exported.
pub fn rubric_file_name(title: &str, edition: &str) -> String {
    let title: String = title.chars().filter(|letter| !r#"\/:*?"<>|"#.contains(*letter)).take(40).collect();
    let name = if title.trim().is_empty() { text::BRINGING_CLAUSE } else { title.trim() };
    format!("{name}-{}.json", edition.replace(['/', '\\'], "-"))
}
