//! 自评表 in the columns that a city's table came in (原表栏目): which of its cells are filled in, and with what. All others stay as they
//! came.

mod docx;
mod workbook;

use crate::draft::layout::{
    self, ColumnRole, LayoutCell, LayoutColumn, LayoutFault, LayoutRowIs, TableLayout,
};
use crate::draft::{Book, Draft};
use crate::rubric::{IndicatorKey, Rubric};
use crate::rubrics;
use crate::text;
use crate::view::{PaperRow, PaperView, Shown};
use std::rc::Rc;

pub(super) use docx::city_docx;
pub(super) use workbook::{OWN_SHEET, OwnRows, city_sheet, mark};

/// What is said of the columns in which a draft's table is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperColumns {
    /// Ours.
    Ours,
    /// Those the city's table came in.
    City {
        /// Whether it has no column for the score, so that one stands behind its last.
        is_added: bool,
    },
    /// Ours, since what the rubric brings cannot be used.
    Faulty(LayoutFault),
}

impl PaperColumns {
    /// Those of a draft. A part (分表) has ours: it is filled in, and not handed in.
    pub fn of(draft: &Draft) -> Self {
        match layout::of(&draft.rubric) {
            Err(fault) => Self::Faulty(fault),
            Ok(Some(layout)) if draft.part.is_empty() => {
                Self::City { is_added: score_column(&layout).is_none() }
            }
            Ok(_) => Self::Ours,
        }
    }

    /// The same in words; empty for ours.
    pub fn said(&self) -> String {
        match self {
            Self::Ours => String::new(),
            Self::City { is_added } => text::city_columns(*is_added),
            Self::Faulty(fault) => text::layout_fault(fault),
        }
    }
}

fn score_column(layout: &TableLayout) -> Option<usize> {
    layout.columns.iter().position(|column| column.role == ColumnRole::OwnPoints)
}

/// A city's table with what is filled into it.
pub(super) struct CityTable {
    pub(super) layout: TableLayout,
    /// For each place of each row what stands there.
    pub(super) places: Vec<Vec<CityPlace>>,
    /// The column of the scores.
    pub(super) score: usize,
    /// That of the explanations, if any.
    pub(super) explanation: Option<usize>,
}

/// A place of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct CityPlace {
    /// The cell that begins there; a blank one of one place where there is none.
    pub(super) cell: Option<LayoutCell>,
    /// Another cell covers it.
    pub(super) is_covered: bool,
    /// What is put in.
    pub(super) fill: CityFill,
}

/// What is put into a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum CityFill {
    /// Nothing: it stays as it came.
    #[default]
    Nothing,
    /// 自评得分 of an indicator, or of several together.
    Score(Vec<IndicatorKey>),
    /// 小计 of a head of the rubric, by its place.
    Head(usize),
    /// 小计 of some indicators.
    Sum(Vec<IndicatorKey>),
    /// 合计.
    Total,
    /// Words.
    Words(Rc<str>),
}

impl CityTable {
    /// The table of a draft; `None` where its rubric brings no layout that can be used, and for a part.
    pub(super) fn of(shown: Shown<'_>, paper: &PaperView) -> Option<Self> {
        let mut layout = layout::of(&shown.draft.rubric).ok()?.filter(|_| shown.draft.part.is_empty())?;
        let score = score_column(&layout).unwrap_or_else(|| add_column(&mut layout));
        let column = |role| layout.columns.iter().position(|column| column.role == role);
        let (explanation, evidence) = (column(ColumnRole::OwnExplanation), column(ColumnRole::Evidence));
        let mut table = Self { places: places(&layout), layout, score, explanation };
        let rows: Vec<RowFill> =
            table.layout.rows.iter().map(|row| RowFill::of(&row.is, shown.rubric)).collect();
        table.fill(score, &rows, &|keys, _| Some(CityFill::Score(keys)));
        for (row, fill) in rows.iter().enumerate() {
            if let RowFill::Sum(fill) = fill
                && !table.places[row][score].is_covered
            {
                table.places[row][score].fill = fill.clone();
            }
        }
        if let Some(column) = explanation {
            table.fill(column, &rows, &|keys, _| {
                Some(CityFill::Words(explanations(shown.rubric, paper, &keys)))
            });
        }
        if let Some(column) = evidence {
            let at_hand = |keys: Vec<IndicatorKey>, is_blank: bool| {
                is_blank
                    .then(|| CityFill::Words(materials(shown, &keys)))
                    .filter(|fill| *fill != CityFill::Words("".into()))
            };
            table.fill(column, &rows, &at_hand);
        }
        Some(table)
    }

    /// Fills in each cell of a column beside which items begin. `of` is given these, and whether the cell came blank.
    fn fill(
        &mut self,
        column: usize,
        rows: &[RowFill],
        of: &dyn Fn(Vec<IndicatorKey>, bool) -> Option<CityFill>,
    ) {
        for row in 0..rows.len() {
            let place = &self.places[row][column];
            if place.is_covered {
                continue;
            }
            let (deep, is_blank) =
                place.cell.as_ref().map_or((1, true), |cell| (cell.rows, cell.text.is_empty()));
            let beside = rows[row..row + deep].iter().filter_map(|fill| match fill {
                RowFill::Item(key) => Some(*key),
                RowFill::Sum(_) | RowFill::None => None,
            });
            let keys: Vec<IndicatorKey> = beside.collect();
            if let Some(fill) = (!keys.is_empty()).then(|| of(keys, is_blank)).flatten() {
                self.places[row][column].fill = fill;
            }
        }
    }

    /// The indicator whose row begins here, and alone.
    pub(super) fn indicator(&self, row: usize) -> Option<IndicatorKey> {
        match &self.places[row][self.score].fill {
            CityFill::Score(keys) => <[IndicatorKey; 1]>::try_from(&**keys).ok().map(|[key]| key),
            CityFill::Nothing
            | CityFill::Head(_)
            | CityFill::Sum(_)
            | CityFill::Total
            | CityFill::Words(_) => None,
        }
    }

    /// The row after the last heading.
    pub(super) fn below_headings(&self) -> usize {
        self.layout
            .rows
            .iter()
            .rposition(|row| row.is == LayoutRowIs::Heading)
            .map_or(0, |row| row + 1)
            .min(12)
    }

    /// How wide a column is, in letters.
    pub(super) fn width(&self, column: usize) -> u32 {
        let LayoutColumn { role, width } = self.layout.columns[column];
        width.unwrap_or(match role {
            ColumnRole::Number => 6,
            ColumnRole::Points | ColumnRole::OwnPoints | ColumnRole::Checked => 9,
            ColumnRole::Responsible | ColumnRole::Remark | ColumnRole::Other => 12,
            ColumnRole::Title => 18,
            ColumnRole::Evidence => 22,
            ColumnRole::Requirement => 28,
            ColumnRole::Clause | ColumnRole::OwnExplanation => 40,
        })
    }
}

/// A column for the score behind the last one, under a heading of its own.
fn add_column(layout: &mut TableLayout) -> usize {
    let at = layout.columns.len();
    layout.columns.push(LayoutColumn { role: ColumnRole::OwnPoints, width: None });
    let first = layout.rows.iter().position(|row| row.is == LayoutRowIs::Heading);
    let rows = layout.rows.iter().filter(|row| row.is == LayoutRowIs::Heading).count();
    if let Some(first) = first {
        let is_together = layout.rows[first..].iter().take(rows).all(|row| row.is == LayoutRowIs::Heading);
        let rows = if is_together { rows } else { 1 };
        let text = text::OWN_POINTS_COLUMN.into();
        layout.rows[first].cells.push(LayoutCell { at, rows, columns: 1, text });
    }
    // What goes over the whole table goes over this column as well.
    for row in &mut layout.rows {
        if matches!(row.is, LayoutRowIs::Title | LayoutRowIs::Note)
            && let [one] = row.cells.as_mut_slice()
            && one.at == 0
            && one.columns == at
            && one.rows == 1
        {
            one.columns += 1;
        }
    }
    at
}

fn places(layout: &TableLayout) -> Vec<Vec<CityPlace>> {
    let covered = layout.covered();
    let mut places: Vec<Vec<CityPlace>> = covered
        .into_iter()
        .map(|row| {
            let place = |is_covered| CityPlace { is_covered, ..CityPlace::default() };
            row.into_iter().map(place).collect()
        })
        .collect();
    for (row, places) in layout.rows.iter().zip(&mut places) {
        for cell in &row.cells {
            places[cell.at].cell = Some(cell.clone());
        }
    }
    places
}

/// What is filled in beside a row.
enum RowFill {
    Item(IndicatorKey),
    Sum(CityFill),
    None,
}

impl RowFill {
    fn of(row: &LayoutRowIs, rubric: &Rubric) -> Self {
        match row {
            LayoutRowIs::Item(id) => rubric.find_indicator(id).map_or(Self::None, Self::Item),
            LayoutRowIs::Total => Self::Sum(CityFill::Total),
            LayoutRowIs::Sum { from, to } => {
                let (Some(from), Some(to)) = (rubric.find_indicator(from), rubric.find_indicator(to)) else {
                    return Self::None;
                };
                let keys = rubric.indicators_with_keys().map(|(key, _)| key);
                let keys: Vec<IndicatorKey> = keys.filter(|key| (from.0..=to.0).contains(&key.0)).collect();
                let head = rubric.domains.iter().position(|domain| domain.indicators == keys);
                Self::Sum(head.map_or(CityFill::Sum(keys), CityFill::Head))
            }
            LayoutRowIs::Title | LayoutRowIs::Heading | LayoutRowIs::Note | LayoutRowIs::Other => Self::None,
        }
    }
}

/// The row of an indicator as the table of ours has it.
pub(super) fn paper_row<'p>(
    rubric: &Rubric,
    paper: &'p PaperView,
    key: IndicatorKey,
) -> Option<&'p PaperRow> {
    let id = &rubric.indicator(key).id;
    paper.domains.iter().flat_map(|domain| &domain.rows).find(|row| row.id == *id)
}

/// 得失分说明 of some indicators.
fn explanations(rubric: &Rubric, paper: &PaperView, keys: &[IndicatorKey]) -> Rc<str> {
    let rows = keys.iter().filter_map(|key| paper_row(rubric, paper, *key));
    let lines = rows.flat_map(|row| [&row.state, &row.lost].into_iter().chain(&row.lines));
    lines.filter(|line| !line.is_empty()).map(|line| &**line).collect::<Vec<_>>().join("\n").into()
}

/// The materials that are at hand (有).
fn materials(shown: Shown<'_>, keys: &[IndicatorKey]) -> Rc<str> {
    let mut names: Vec<&str> = Vec::new();
    for key in keys {
        let said = shown.draft.books[Book::Evidence].get(&shown.rubric.indicator(*key).id);
        let asked = rubrics::folded(shown.rubric, *key).evidence;
        let place = |name: &Rc<str>| asked.iter().position(|one| one == name).unwrap_or(usize::MAX);
        let is_here = |state: &Rc<str>| **state == *text::EVIDENCE_HAVE;
        let mut here: Vec<&Rc<str>> = said
            .into_iter()
            .flat_map(crate::facts::ById::iter)
            .filter(|(_, state)| is_here(state))
            .map(|(name, _)| name)
            .collect();
        crate::order::sort(&mut here, |one, other| place(one).cmp(&place(other)));
        names.extend(here.into_iter().map(|name| &**name));
    }
    names.join("\n").into()
}
