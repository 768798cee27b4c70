//! The city's table as the first sheet of the workbook. Its scores and sums are formulas over the sheet of ours behind it, which works them
//! out; so both say the same, and change together.

use super::super::table::column;
use super::super::workbook::{Content, Look, Now, WorkSheet, cell_name, decimal, height_of};
use super::{CityFill, CityPlace, CityTable, paper_row};
use crate::draft::layout::{CITY_MARK, LayoutCell, LayoutRowIs};
use crate::number::{Number, Range};
use crate::rubric::{IndicatorKey, Scale};
use crate::text;
use crate::view::{PaperView, Shown};
use std::rc::Rc;

/// The name of the sheet of ours where the city's table stands before it; formulas name it.
pub(in super::super) const OWN_SHEET: &str = "计分明细";

/// Where things stand in the hidden part, from its first column on.
pub(in super::super) mod mark {
    /// The mark in the first row, and the ids of indicators.
    pub(in super::super::super) const ID: usize = 0;
    /// In the first row the column of the mark itself; else the explanation as it was written.
    pub(in super::super::super) const EXPLANATION_BEFORE: usize = 1;
    /// In the first row the column of the scores.
    pub(in super::super::super) const SCORE: usize = 2;
    /// In the first row that of the explanations; nothing where there is none.
    pub(in super::super::super) const EXPLANATION: usize = 3;
}

/// No cell is higher, in points.
const HIGHEST: u32 = 409;

/// Where the sheet of ours has what: rows, counted from one.
#[derive(Default)]
pub(in super::super) struct OwnRows {
    pub(in super::super) indicators: Vec<(IndicatorKey, usize)>,
    /// By the place of the head.
    pub(in super::super) heads: Vec<(usize, usize)>,
    pub(in super::super) total: usize,
}

/// What the sheet is written from.
struct City<'a> {
    table: &'a CityTable,
    shown: Shown<'a>,
    paper: &'a PaperView,
    own: &'a OwnRows,
}

/// The sheet.
pub(in super::super) fn city_sheet(
    table: &CityTable,
    shown: Shown<'_>,
    paper: &PaperView,
    own: &OwnRows,
) -> WorkSheet {
    let city = City { table, shown, paper, own };
    let seen = table.layout.columns.len();
    let columns: Vec<(u32, bool)> =
        (0..seen).map(|at| (table.width(at), false)).chain([(10, true); 4]).collect();
    let mut sheet = WorkSheet::new(&sheet_name(&table.layout.name), &columns);
    let heights = city.heights();
    for (row, places) in table.places.iter().enumerate() {
        sheet.row(Some(heights[row]));
        for (at, place) in places.iter().enumerate() {
            city.put(&mut sheet, row, at, place);
        }
        city.hidden(&mut sheet, row);
        for cell in table.layout.rows[row].cells.iter().filter(|cell| cell.rows * cell.columns > 1) {
            sheet.join(row + 1, cell.at, cell.rows, cell.columns);
        }
    }
    let below = table.below_headings();
    let first = table.layout.rows.iter().position(|row| row.is == LayoutRowIs::Heading);
    sheet.frozen = below;
    sheet.repeated = first.filter(|first| *first < below).map(|first| (first + 1, below));
    sheet.printed = seen;
    sheet.is_upright = table.layout.is_landscape == Some(false);
    let end = cell_name(seen.saturating_sub(1), table.places.len().max(1));
    sheet.typed = Some(format!("A1:{end}"));
    sheet
}

/// The name as it came, as far as a workbook takes it beside the others.
fn sheet_name(name: &str) -> Rc<str> {
    const TAKEN: [&str; 5] = [OWN_SHEET, "数据", "计算", "等次限制", "说明"];
    let is_taken = |letter: &char| letter.len_utf16() == 1 && !"[]:*?/\\'".contains(*letter);
    let plain: String = name.chars().filter(is_taken).take(31).collect();
    let plain = plain.trim();
    if plain.is_empty() || TAKEN.contains(&plain) { text::CITY_SHEET.into() } else { plain.into() }
}

impl City<'_> {
    fn put(&self, sheet: &mut WorkSheet, row: usize, at: usize, place: &CityPlace) {
        let look = self.look(row, at, place);
        let came = || match &place.cell {
            Some(cell) if !cell.text.is_empty() => content(&cell.text, look),
            _ => Content::Blank,
        };
        let content = match &place.fill {
            _ if place.is_covered => Content::Blank,
            CityFill::Nothing => came(),
            CityFill::Words(words) if words.is_empty() => Content::Blank,
            CityFill::Words(words) => Content::Text(words.clone()),
            CityFill::Score(keys) => match self.score(keys) {
                Some((formula, now)) => Content::Formula(formula, now),
                None => came(),
            },
            CityFill::Sum(keys) => match self.sum(keys) {
                Some((formula, now)) => Content::Formula(formula, now),
                None => came(),
            },
            CityFill::Head(head) => match self.head(*head) {
                Some((formula, now)) => Content::Formula(formula, now),
                None => came(),
            },
            CityFill::Total => {
                let score =
                    self.paper.whole.as_ref().map_or_else(|| "".into(), |whole| whole.sum.score.clone());
                let now = now(&self.shown.outcome.assessment.total, &score);
                Content::Formula(self.own(column::SCORE, self.own.total), now)
            }
        };
        sheet.put(at, look, content);
    }

    fn look(&self, row: usize, at: usize, place: &CityPlace) -> Look {
        match (&self.table.layout.rows[row].is, &place.fill) {
            (LayoutRowIs::Title, _) if row == 0 => Look::Title,
            (LayoutRowIs::Title, _) => Look::Lead,
            (LayoutRowIs::Heading, _) => Look::Heading,
            (LayoutRowIs::Note, _) => Look::Line,
            (_, CityFill::Score(_)) => Look::Figure,
            (_, CityFill::Head(_) | CityFill::Sum(_) | CityFill::Total) => Look::Sum,
            (_, CityFill::Words(_)) => Look::BodyFree,
            (LayoutRowIs::Sum { .. } | LayoutRowIs::Total, CityFill::Nothing) if at != self.table.score => {
                Look::Sum
            }
            (_, CityFill::Nothing) if place.cell.as_ref().is_some_and(|cell| is_short(&cell.text)) => {
                Look::FigureFree
            }
            (_, CityFill::Nothing) => Look::BodyFree,
        }
    }

    /// A cell of the sheet of ours.
    fn own(&self, column: usize, row: usize) -> String {
        format!("{OWN_SHEET}!{}", cell_name(column, row))
    }

    fn row(&self, key: IndicatorKey) -> Option<usize> {
        self.own.indicators.iter().find(|(own, _)| *own == key).map(|(_, row)| *row)
    }

    /// What indicators come to: one as the sheet of ours has it, several together.
    fn score(&self, keys: &[IndicatorKey]) -> Option<(String, Now)> {
        let [key] = keys else { return self.sum(keys) };
        let cell = self.own(column::SCORE, self.row(*key)?);
        let points = &self.shown.outcome.assessment.indicator(*key).points;
        let open = Now::Text("".into());
        let now = match self.shown.rubric.scale {
            Scale::Points if points.is_settled() => Now::Figure(decimal(&points.low)),
            Scale::Points => open,
            Scale::Items | Scale::Letters => paper_row(self.shown.rubric, self.paper, *key)
                .map_or(open, |row| Now::Text(row.score.clone())),
        };
        Some((format!("IF({cell}=\"\",\"\",{cell})"), now))
    }

    /// Indicators added up, from the least to the most they can come to; none where they have no points.
    fn sum(&self, keys: &[IndicatorKey]) -> Option<(String, Now)> {
        if self.shown.rubric.scale != Scale::Points {
            return None;
        }
        let rows: Vec<usize> = keys.iter().map(|key| self.row(*key)).collect::<Option<_>>()?;
        let end = |column: usize| {
            let cells: Vec<String> = rows.iter().map(|row| self.own(column, *row)).collect();
            format!("ROUND({},10)", cells.join("+"))
        };
        let (low, high) = (end(column::LOW), end(column::HIGH));
        let assessment = &self.shown.outcome.assessment;
        let mut points = Range::zero();
        for key in keys {
            points = &points + &assessment.indicator(*key).points;
        }
        let said = text::range(&points).into();
        Some((format!("IF({low}={high},{low},{low}&\"–\"&{high})"), now(&points, &said)))
    }

    fn head(&self, head: usize) -> Option<(String, Now)> {
        let (_, row) = self.own.heads.iter().find(|(own, _)| *own == head)?;
        let id = &self.shown.rubric.domains[head].id;
        let sum = self.paper.domains.iter().find(|domain| domain.id == *id)?.sum.as_ref()?;
        let points = &self.shown.outcome.assessment.domains[head].points;
        Some((self.own(column::SCORE, *row), now(points, &sum.score)))
    }

    /// What stands beside a row for the way back.
    fn hidden(&self, sheet: &mut WorkSheet, row: usize) {
        let (from, table) = (self.table.layout.columns.len(), self.table);
        let mut put = |at: usize, text: &str| sheet.text(from + at, Look::Plain, &text.into());
        if row == 0 {
            put(mark::ID, CITY_MARK);
            put(mark::EXPLANATION_BEFORE, &from.to_string());
            put(mark::SCORE, &table.score.to_string());
            if let Some(column) = table.explanation {
                put(mark::EXPLANATION, &column.to_string());
            }
        } else if let Some(key) = table.indicator(row) {
            put(mark::ID, &self.shown.rubric.indicator(key).id);
            let explained = table.explanation.map(|column| &table.places[row][column].fill);
            if let Some(CityFill::Words(words)) = explained {
                put(mark::EXPLANATION_BEFORE, words);
            }
        }
    }

    /// How high each row is, in points: as its own cells need, and so that those over several rows have room.
    fn heights(&self) -> Vec<u32> {
        let table = self.table;
        let needed = |place: &CityPlace, cell: Option<&LayoutCell>, at: usize| {
            let across = cell.map_or(1, |cell| cell.columns);
            let width: u32 = (at..at + across).map(|at| table.width(at)).sum();
            let text = match &place.fill {
                CityFill::Words(words) => words.clone(),
                _ => cell.map_or_else(|| "".into(), |cell| cell.text.clone()),
            };
            if text.is_empty() { 0 } else { height_of(&text, width) }
        };
        let mut heights = vec![18; table.places.len()];
        for (row, places) in table.places.iter().enumerate() {
            for (at, place) in places.iter().enumerate() {
                let cell = place.cell.as_ref();
                if cell.is_none_or(|cell| cell.rows == 1) {
                    heights[row] = needed(place, cell, at).max(heights[row]);
                }
            }
        }
        if table.layout.rows.first().is_some_and(|row| row.is == LayoutRowIs::Title) {
            heights[0] = heights[0].max(30);
        }
        for (row, places) in table.places.iter().enumerate() {
            for (at, place) in places.iter().enumerate() {
                let Some(cell) = place.cell.as_ref().filter(|cell| cell.rows > 1) else { continue };
                let sum: u32 = heights[row..row + cell.rows].iter().sum();
                let lacking = needed(place, Some(cell), at).saturating_sub(sum);
                let each = lacking.div_ceil(u32::try_from(cell.rows).unwrap_or(u32::MAX));
                heights[row..row + cell.rows]
                    .iter_mut()
                    .for_each(|height| *height = (*height + each).min(HIGHEST));
            }
        }
        heights
    }
}

/// What a sum comes to as the file is written.
fn now(points: &Range, said: &Rc<str>) -> Now {
    if points.is_settled() { Now::Figure(decimal(&points.low)) } else { Now::Text(said.clone()) }
}

/// Whether a text is a figure or a word that stands in the middle of its cell.
fn is_short(text: &str) -> bool {
    text.chars().count() <= 4 && !text.contains('\n')
}

/// A text as it came; a number where it is one as it stands, so that it stays a number.
fn content(text: &Rc<str>, look: Look) -> Content {
    let is_number = |text: &str| {
        text.len() <= 15 && Number::from_decimal(text).is_some_and(|number| number.plain() == text)
    };
    if matches!(look, Look::FigureFree | Look::Sum) && is_number(text) {
        Content::Figure(text.to_string())
    } else {
        Content::Text(text.clone())
    }
}
