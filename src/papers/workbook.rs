//! A workbook (.xlsx) on its way out: sheets of cells with their looks, as little of the format as office programs ask for.
//!
//! What a person typed is only ever written as an inline text, never inside a formula; so nothing that is typed can run, whatever it
//! begins with.

mod book;
mod looks;

use super::xml::Xml;
use crate::number::Number;
use std::rc::Rc;

pub(super) use book::file;
pub(super) use looks::Look;

/// A cell's content.
pub(super) enum Content {
    /// Nothing, with a look.
    Blank,
    /// A text.
    Text(Rc<str>),
    /// A number as the file writes it.
    Figure(String),
    /// A formula without its =, and what it comes to now.
    Formula(String, Now),
}

/// What a formula comes to as the file is written, for programs that only show.
#[derive(Clone)]
pub(super) enum Now {
    /// Nobody knows before it is worked out.
    Unsaid,
    /// A number.
    Figure(String),
    /// A text; empty for what is open.
    Text(Rc<str>),
}

/// What may be typed into a cell.
pub(super) struct Validation {
    /// The cell.
    pub(super) cell: String,
    /// A list of words or cells, or else a condition.
    pub(super) is_list: bool,
    /// The list, or the condition.
    pub(super) formula: String,
    /// What is said as the cell is chosen, and as something else is typed.
    pub(super) says: Rc<str>,
}

/// A sheet.
pub(super) struct WorkSheet {
    name: Rc<str>,
    /// Width in letters, and whether it is hidden.
    columns: Vec<(u32, bool)>,
    rows: Vec<Row>,
    merged: Vec<String>,
    validations: Vec<Validation>,
    /// So many rows stay in sight.
    pub(super) frozen: usize,
    /// The first and the last row that every page repeats.
    pub(super) repeated: Option<(usize, usize)>,
    /// So many columns are printed.
    pub(super) printed: usize,
    /// Cells in which figures may stand as texts, without a warning at each of them.
    pub(super) typed: Option<String>,
    /// Whether its pages stand upright.
    pub(super) is_upright: bool,
}

/// A row: its height in points, where it is not its content's; and its cells.
#[derive(Default)]
struct Row {
    height: Option<u32>,
    cells: Vec<(usize, Look, Content)>,
}

/// A column as spreadsheets call it; none of our sheets has more than 702.
pub(super) fn column_name(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match column / 26 {
        0 => letter(column).to_string(),
        more => [letter(more - 1), letter(column)].iter().collect(),
    }
}

/// A cell's name: column from nought, row from one.
pub(super) fn cell_name(column: usize, row: usize) -> String {
    format!("{}{row}", column_name(column))
}

/// A number as files and formulas write it; one without end has as many places as a spreadsheet can tell apart.
pub(super) fn decimal(number: &Number) -> String {
    if number.is_plain() { number.plain() } else { number.fixed(17) }
}

impl WorkSheet {
    /// A sheet of columns: their width in letters, and whether they are hidden.
    pub(super) fn new(name: &str, columns: &[(u32, bool)]) -> Self {
        Self {
            name: name.into(),
            columns: columns.to_vec(),
            rows: Vec::new(),
            merged: Vec::new(),
            validations: Vec::new(),
            frozen: 0,
            repeated: None,
            printed: columns.len(),
            typed: None,
            is_upright: false,
        }
    }

    /// Begins the next row, and says which it is, counted from one.
    pub(super) fn row(&mut self, height: Option<u32>) -> usize {
        self.rows.push(Row { height, cells: Vec::new() });
        self.rows.len()
    }

    /// The row that was begun last.
    pub(super) fn last_row(&self) -> usize {
        self.rows.len()
    }

    /// Puts a cell into the row that was begun last. Cells come from left to right.
    pub(super) fn put(&mut self, column: usize, look: Look, content: Content) {
        self.put_in(self.rows.len(), column, look, content);
    }

    /// Puts a cell into a row that was begun before.
    pub(super) fn put_in(&mut self, row: usize, column: usize, look: Look, content: Content) {
        if let Some(row) = row.checked_sub(1).and_then(|at| self.rows.get_mut(at)) {
            row.cells.push((column, look, content));
        }
    }

    /// A text in the row that was begun last.
    pub(super) fn text(&mut self, column: usize, look: Look, text: &Rc<str>) {
        self.put(column, look, Content::Text(text.clone()));
    }

    /// A formula in the row that was begun last.
    pub(super) fn formula(&mut self, column: usize, look: Look, formula: String, now: Now) {
        self.put(column, look, Content::Formula(formula, now));
    }

    /// Joins cells of the row that was begun last, from one column to another; the first has been put.
    pub(super) fn merge(&mut self, from: usize, to: usize, look: Look) {
        for column in from + 1..=to {
            self.put(column, look, Content::Blank);
        }
        let row = self.last_row();
        if from == to {
            return;
        }
        self.merged.push(format!("{}:{}", cell_name(from, row), cell_name(to, row)));
    }

    /// Joins cells over rows and columns; rows count from one. All of them are put, the others than the first as blanks.
    pub(super) fn join(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        let last = cell_name(column + columns - 1, row + rows - 1);
        self.merged.push(format!("{}:{last}", cell_name(column, row)));
    }

    /// Says what may be typed into a cell.
    pub(super) fn allow(&mut self, validation: Validation) {
        self.validations.push(validation);
    }

    fn write(&self, is_first: bool, footer: &str) -> String {
        let mut xml = Xml::part();
        xml.element("worksheet", &[("xmlns", MAIN)], |xml| {
            xml.element("sheetPr", &[], |xml| {
                xml.empty("pageSetUpPr", &[("fitToPage", "1")]);
            });
            self.write_view(xml, is_first);
            xml.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
            xml.element("cols", &[], |xml| {
                for (at, (width, is_hidden)) in self.columns.iter().enumerate() {
                    let (at, width) = ((at + 1).to_string(), width.to_string());
                    let hidden = if *is_hidden { "1" } else { "0" };
                    let all = [
                        ("min", &*at),
                        ("max", &at),
                        ("width", &width),
                        ("hidden", hidden),
                        ("customWidth", "1"),
                    ];
                    xml.empty("col", &all);
                }
            });
            xml.element("sheetData", &[], |xml| {
                for (at, row) in self.rows.iter().enumerate() {
                    row.write(xml, at + 1, &self.columns);
                }
            });
            // Without a password: it keeps formulas from being typed over, and anyone may lift it. Sizes and looks stay free.
            let free = [("sheet", "1"), ("formatCells", "0"), ("formatColumns", "0"), ("formatRows", "0")];
            xml.empty("sheetProtection", &free);
            self.write_merged(xml);
            self.write_validations(xml);
            xml.empty("printOptions", &[("horizontalCentered", "1")]);
            let margins = [
                ("left", "0.5"),
                ("right", "0.5"),
                ("top", "0.6"),
                ("bottom", "0.6"),
                ("header", "0.3"),
                ("footer", "0.3"),
            ];
            xml.empty("pageMargins", &margins);
            // A4, across or upright; as many pages down as it takes.
            let way = if self.is_upright { "portrait" } else { "landscape" };
            let page = [("paperSize", "9"), ("orientation", way), ("fitToWidth", "1"), ("fitToHeight", "0")];
            xml.empty("pageSetup", &page);
            xml.element("headerFooter", &[], |xml| {
                xml.element("oddFooter", &[], |xml| {
                    xml.words(footer);
                });
            });
            if let Some(cells) = &self.typed {
                xml.element("ignoredErrors", &[], |xml| {
                    xml.empty("ignoredError", &[("sqref", cells), ("numberStoredAsText", "1")]);
                });
            }
        });
        xml.finish()
    }

    fn write_view(&self, xml: &mut Xml, is_first: bool) {
        xml.element("sheetViews", &[], |xml| {
            let selected = if is_first { "1" } else { "0" };
            xml.element(
                "sheetView",
                &[("showGridLines", "0"), ("tabSelected", selected), ("workbookViewId", "0")],
                |xml| {
                    if self.frozen > 0 {
                        let (rows, below) = (self.frozen.to_string(), cell_name(0, self.frozen + 1));
                        let pane = [
                            ("ySplit", &*rows),
                            ("topLeftCell", &below),
                            ("activePane", "bottomLeft"),
                            ("state", "frozen"),
                        ];
                        xml.empty("pane", &pane);
                        xml.empty(
                            "selection",
                            &[("pane", "bottomLeft"), ("activeCell", &below), ("sqref", &below)],
                        );
                    }
                },
            );
        });
    }

    fn write_merged(&self, xml: &mut Xml) {
        if !self.merged.is_empty() {
            xml.element("mergeCells", &[("count", &self.merged.len().to_string())], |xml| {
                for area in &self.merged {
                    xml.empty("mergeCell", &[("ref", area)]);
                }
            });
        }
    }

    fn write_validations(&self, xml: &mut Xml) {
        if self.validations.is_empty() {
            return;
        }
        xml.element("dataValidations", &[("count", &self.validations.len().to_string())], |xml| {
            for one in &self.validations {
                // No program shows more than 255 letters, and Excel refuses a file with more.
                let says: String = one.says.chars().take(200).collect();
                let all = [
                    ("type", if one.is_list { "list" } else { "custom" }),
                    ("allowBlank", "1"),
                    ("showInputMessage", "1"),
                    ("showErrorMessage", "1"),
                    ("error", &says),
                    ("prompt", &says),
                    ("sqref", &one.cell),
                ];
                xml.element("dataValidation", &all, |xml| {
                    xml.element("formula1", &[], |xml| {
                        xml.words(&one.formula);
                    });
                });
            }
        });
    }

    /// The names that the workbook keeps for this sheet: what is printed, and which rows every page repeats.
    fn names(&self, at: usize, xml: &mut Xml) {
        let at = at.to_string();
        let last = column_name(self.printed.saturating_sub(1));
        xml.element("definedName", &[("name", "_xlnm.Print_Area"), ("localSheetId", &at)], |xml| {
            xml.words(&format!("{}!$A$1:${last}${}", self.quoted(), self.rows.len().max(1)));
        });
        if let Some((from, to)) = self.repeated {
            xml.element("definedName", &[("name", "_xlnm.Print_Titles"), ("localSheetId", &at)], |xml| {
                xml.words(&format!("{}!${from}:${to}", self.quoted()));
            });
        }
    }

    /// Its name as formulas write it: only one of Chinese letters alone cannot be taken for anything else.
    fn quoted(&self) -> String {
        let is_plain = self.name.chars().all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
        if is_plain { self.name.to_string() } else { format!("'{}'", self.name.replace('\'', "''")) }
    }
}

impl Row {
    fn write(&self, xml: &mut Xml, number: usize, columns: &[(u32, bool)]) {
        // Excel finds the height of a row by itself, LibreOffice and WPS do not before the row is edited.
        let own = || {
            self.cells
                .iter()
                .map(|(column, look, content)| self.needed(columns[*column], *look, content))
                .max()
        };
        let height = self.height.unwrap_or_else(|| own().unwrap_or(0).clamp(18, HIGHEST)).to_string();
        let fixed = if self.height.is_some() { "1" } else { "0" };
        let all = [("r", &*number.to_string()), ("ht", &height), ("customHeight", fixed)];
        xml.element("row", &all, |xml| {
            for (column, look, content) in &self.cells {
                cell(xml, &cell_name(*column, number), *look, content);
            }
        });
    }

    /// The height that a cell asks for.
    fn needed(&self, (width, is_hidden): (u32, bool), look: Look, content: &Content) -> u32 {
        let text: &str = match content {
            Content::Text(text) | Content::Formula(_, Now::Text(text)) => text,
            Content::Blank | Content::Figure(_) | Content::Formula(..) => "",
        };
        if is_hidden || !look.is_wrapped() { 0 } else { height_of(text, width) }
    }
}

/// No row is higher, in points.
const HIGHEST: u32 = 409;

/// How high a text stands, in points, in cells that are so many letters wide.
pub(super) fn height_of(text: &str, width: u32) -> u32 {
    let letters = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let rows: u32 =
        text.lines().map(|line| letters(line).div_ceil(width.saturating_sub(2).max(1)).max(1)).sum();
    // A line ends earlier before a sign that may not begin one: one line more in seven.
    (4 + 14 * (rows.max(1) + rows / 7)).min(HIGHEST)
}

#[inline(never)]
fn cell(xml: &mut Xml, name: &str, look: Look, content: &Content) {
    let look = look.place().to_string();
    let kind = match content {
        Content::Text(_) => "inlineStr",
        Content::Formula(_, Now::Text(_)) => "str",
        Content::Blank | Content::Figure(_) | Content::Formula(..) => "n",
    };
    xml.element("c", &[("r", name), ("s", &look), ("t", kind)], |xml| match content {
        Content::Blank => {}
        Content::Text(text) => {
            xml.element("is", &[], |xml| {
                // What stands for a letter that XML cannot hold must not be taken for one.
                let text = text.replace("_x", "_x005F_x");
                xml.element("t", &[("xml:space", "preserve")], |xml| {
                    xml.words(&text);
                });
            });
        }
        Content::Figure(figure) => leaf(xml, "v", figure),
        Content::Formula(formula, now) => {
            leaf(xml, "f", formula);
            match now {
                Now::Unsaid => {}
                Now::Figure(text) => leaf(xml, "v", text),
                Now::Text(text) => leaf(xml, "v", text),
            }
        }
    });
}

fn leaf(xml: &mut Xml, name: &str, words: &str) {
    xml.element(name, &[], |xml| {
        xml.words(words);
    });
}

/// The namespace of workbooks.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
