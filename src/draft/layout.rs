//! 原表栏目: the columns that a city's table came in, kept in the own rubric that was read from it, so that papers go back in them.
//!
//! A rubric's file refuses keys that it does not know, and pages before this one still have to read it. So the layout travels as a
//! text: it is the `number` of a document ([`LAYOUT_KEY`]) that nothing cites. It is no part of the rules: rubrics with it and without
//! it have one digest.
//!
//! ```json
//! { "version": 1, "name": "Sheet1", "landscape": true,
//!   "columns": [ { "role": "number", "width": 6 }, … ],
//!   "rows": [ { "is": "title", "cells": [ { "at": 0, "columns": 7, "text": "…" } ] },
//!             { "is": "heading", "cells": […] }, { "is": "item", "item": "item.3f…", "cells": […] },
//!             { "is": "sum", "from": "item.3f…", "to": "item.a0…", "cells": […] }, { "is": "total", "cells": […] } ] }
//! ```

mod write;

use super::read::json::{Members, Path, checked, members, text};
use super::{DraftError, Expected};
use crate::rubrics::RubricRef;
use std::rc::Rc;

/// The key of the document in a rubric's file whose number is the layout.
pub const LAYOUT_KEY: &str = "layout";
/// Stands in a hidden cell of the first row of a table that was written in these columns: what it is, and of which shape.
pub const CITY_MARK: &str = "lvzhi-columns 1";
/// The version of the layout written here.
const VERSION: &str = "1";
/// No table has more columns.
pub const MOST_COLUMNS: usize = 60;
/// No table has more rows.
pub const MOST_ROWS: usize = 5_000;
/// No table has more cells with text, or merged ones.
pub const MOST_CELLS: usize = 20_000;
/// The widest column, in letters: no program shows a wider one.
const WIDEST: u32 = 255;

/// The table an own rubric was read from, as it looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLayout {
    /// The sheet's name; empty where it had none.
    pub name: Rc<str>,
    /// Whether its pages lie on their sides; `None` where that is not known.
    pub is_landscape: Option<bool>,
    /// From left to right.
    pub columns: Vec<LayoutColumn>,
    /// From above.
    pub rows: Vec<LayoutRow>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayoutColumn {
    /// What it holds.
    pub role: ColumnRole,
    /// In letters of half width; `None` where that is not known.
    pub width: Option<u32>,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $word:literal;)*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ColumnRole {
            $($(#[$doc])* $role,)*
        }

        impl ColumnRole {
            const ALL: &[(Self, &str)] = &[$((Self::$role, $word),)*];
        }
    };
}

roles! {
    /// 序号.
    Number = "number";
    /// 一级指标, 二级指标 …
    Title = "title";
    /// 评价要点.
    Requirement = "requirement";
    /// 评分标准.
    Clause = "clause";
    /// 分值.
    Points = "points";
    /// 责任单位.
    Responsible = "responsible";
    /// 佐证材料.
    Evidence = "evidence";
    /// 自评得分.
    OwnPoints = "own_points";
    /// 得失分说明.
    OwnExplanation = "own_explanation";
    /// 复核得分, which others fill in.
    Checked = "checked";
    /// 备注.
    Remark = "remark";
    /// Not known.
    Other = "other";
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutRow {
    /// What it is.
    pub is: LayoutRowIs,
    /// Cells with text, and merged ones, that begin in it.
    pub cells: Vec<LayoutCell>,
}

/// What a row is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LayoutRowIs {
    /// Above the headings.
    Title,
    /// 表头.
    Heading,
    /// The first row of an item, by the indicator's id.
    Item(Rc<str>),
    /// 小计 of the indicators from one to another, both of them included, in the order of the rubric.
    Sum {
        /// The first indicator's id.
        from: Rc<str>,
        /// The last one's.
        to: Rc<str>,
    },
    /// 合计.
    Total,
    /// Below the table.
    Note,
    /// Anything else in the table: heads, further rows of an item.
    #[default]
    Other,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutCell {
    /// The column it begins in, from nought.
    pub at: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// As it came.
    pub text: Rc<str>,
}

/// Why a layout is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutFault {
    /// It is not written as a layout is.
    Wrong(DraftError),
    /// A newer page wrote it.
    Newer,
    /// Something else stands where a whole number should.
    Number(String),
    /// The rows, from one, in which a cell leaves the table or covers another.
    Cells(usize),
}

impl From<DraftError> for LayoutFault {
    fn from(error: DraftError) -> Self {
        Self::Wrong(error)
    }
}

/// The layout that a draft's own rubric brings along; `None` where there is none.
///
/// # Errors
/// [`LayoutFault`] where it cannot be used. The rubric scores all the same.
pub fn of(rubric: &RubricRef) -> Result<Option<TableLayout>, LayoutFault> {
    let Some(source) = &rubric.source else { return Ok(None) };
    // What is no rubric is told where it is read as one.
    let Ok(json) = checked(source.as_bytes()) else { return Ok(None) };
    match written(json) {
        Some(layout) => read(&layout).map(Some),
        None => Ok(None),
    }
}

/// The text of the layout in a rubric's file.
fn written(rubric: &str) -> Option<Rc<str>> {
    let path = Path::TOP;
    let top = members(rubric, '{', MOST_CELLS, &path).ok()?;
    let sources = members(field(&top, "source")?, '[', MOST_CELLS, &path).ok()?;
    sources.into_iter().find_map(|(_, source)| {
        let source = members(source, '{', MOST_CELLS, &path).ok()?;
        let is_layout = field(&source, "key").and_then(text).as_deref() == Some(LAYOUT_KEY);
        field(&source, "number").and_then(text).filter(|_| is_layout)
    })
}

/// A field by its key.
fn field<'t>(object: &Members<'t>, key: &str) -> Option<&'t str> {
    object.iter().find(|(other, _)| **other == *key).map(|(_, json)| *json)
}

/// Reads a layout as [`TableLayout::written`] writes it. What is not known in it is passed over.
///
/// # Errors
/// [`LayoutFault`], with its place.
pub fn read(json: &str) -> Result<TableLayout, LayoutFault> {
    let json = checked(json.as_bytes())?;
    let path = Path::TOP;
    let top = members(json, '{', MOST_CELLS, &path)?;
    if field(&top, "version") != Some(VERSION) {
        return Err(LayoutFault::Newer);
    }
    let columns = list(&top, "columns", MOST_COLUMNS, &path)?;
    let columns: Result<Vec<LayoutColumn>, LayoutFault> = columns
        .into_iter()
        .map(|(at, json)| {
            let path = path.of("columns");
            let path = path.of(&at);
            let column = members(json, '{', MOST_CELLS, &path)?;
            let word = said(&column, "role", &path)?;
            let known = ColumnRole::ALL.iter().find(|(_, other)| *other == &*word);
            let width = number(&column, "width", &path)?.map(|width| width.clamp(1, WIDEST));
            Ok(LayoutColumn { role: known.map_or(ColumnRole::Other, |(role, _)| *role), width })
        })
        .collect();
    let rows = list(&top, "rows", MOST_ROWS, &path)?;
    let mut left = MOST_CELLS;
    let rows: Result<Vec<LayoutRow>, LayoutFault> = rows
        .into_iter()
        .map(|(at, json)| {
            let path = path.of("rows");
            row(json, &mut left, &path.of(&at))
        })
        .collect();
    let layout = TableLayout {
        name: said(&top, "name", &path)?,
        is_landscape: match field(&top, "landscape") {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        columns: columns?,
        rows: rows?,
    };
    match layout.first_wrong_row() {
        Some(row) => Err(LayoutFault::Cells(row + 1)),
        None => Ok(layout),
    }
}

fn row(json: &str, left: &mut usize, path: &Path<'_>) -> Result<LayoutRow, LayoutFault> {
    let row = members(json, '{', MOST_CELLS, path)?;
    let is = match &*said(&row, "is", path)? {
        "title" => LayoutRowIs::Title,
        "heading" => LayoutRowIs::Heading,
        "item" => LayoutRowIs::Item(said(&row, "item", path)?),
        "sum" => LayoutRowIs::Sum { from: said(&row, "from", path)?, to: said(&row, "to", path)? },
        "total" => LayoutRowIs::Total,
        "note" => LayoutRowIs::Note,
        _ => LayoutRowIs::Other,
    };
    let found = list(&row, "cells", *left, path)?;
    *left -= found.len();
    let cells = found.into_iter().map(|(at, json)| {
        let path = path.of("cells");
        let path = path.of(&at);
        let cell = members(json, '{', MOST_CELLS, &path)?;
        let count = |key| {
            Ok::<_, LayoutFault>(number(&cell, key, &path)?.map(|count| usize::try_from(count).unwrap_or(0)))
        };
        let at = count("at")?;
        let at = at.ok_or_else(|| LayoutFault::Number(path.of("at").to_string()))?;
        Ok(LayoutCell {
            at,
            rows: count("rows")?.unwrap_or(1),
            columns: count("columns")?.unwrap_or(1),
            text: said(&cell, "text", &path)?,
        })
    });
    Ok(LayoutRow { is, cells: cells.collect::<Result<_, LayoutFault>>()? })
}

/// A list; a missing one is empty.
fn list<'t>(
    object: &Members<'t>,
    key: &str,
    most: usize,
    path: &Path<'_>,
) -> Result<Members<'t>, DraftError> {
    field(object, key).map_or_else(|| Ok(Vec::new()), |json| members(json, '[', most, &path.of(key)))
}

/// A text; a missing one is empty.
fn said(object: &Members<'_>, key: &str, path: &Path<'_>) -> Result<Rc<str>, DraftError> {
    let Some(json) = field(object, key) else { return Ok("".into()) };
    text(json).ok_or_else(|| path.of(key).wrong(Expected::Text))
}

/// A whole number.
fn number(object: &Members<'_>, key: &str, path: &Path<'_>) -> Result<Option<u32>, LayoutFault> {
    let read = |json: &str| json.parse().map_err(|_| LayoutFault::Number(path.of(key).to_string()));
    field(object, key).map(read).transpose()
}

impl TableLayout {
    /// For each place of each row whether a cell begins there: that, or what covers it. Cells are within the table and apart.
    pub fn covered(&self) -> Vec<Vec<bool>> {
        let mut covered = vec![vec![false; self.columns.len()]; self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            for cell in &row.cells {
                for place in (at..at + cell.rows).flat_map(|row| (0..cell.columns).map(move |by| (row, by))) {
                    if place != (at, 0) {
                        covered[place.0][cell.at + place.1] = true;
                    }
                }
            }
        }
        covered
    }

    /// The first row in which a cell leaves the table or covers another.
    fn first_wrong_row(&self) -> Option<usize> {
        let mut taken = vec![false; self.rows.len() * self.columns.len()];
        self.rows.iter().enumerate().position(|(at, row)| {
            row.cells.iter().any(|cell| {
                let fits = |from: usize, count: usize, most: usize| {
                    count > 0 && from.checked_add(count).is_some_and(|end| end <= most)
                };
                let is_within =
                    fits(at, cell.rows, self.rows.len()) && fits(cell.at, cell.columns, self.columns.len());
                !is_within
                    || (at..at + cell.rows).any(|row| {
                        let from = row * self.columns.len() + cell.at;
                        taken[from..from + cell.columns]
                            .iter_mut()
                            .any(|taken| std::mem::replace(taken, true))
                    })
            })
        })
    }
}

#[cfg(test)]
mod tests;
