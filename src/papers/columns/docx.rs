//! The city's table as .docx: its title lines, then the table in its columns.

use super::super::docx::{DocxBlock, DocxCell, DocxRow, DocxTable, LANDSCAPE, PORTRAIT, Style, docx};
use super::{CityFill, CityPlace, CityTable, paper_row};
use crate::draft::layout::LayoutRowIs;
use crate::number::Range;
use crate::rubric::Scale;
use crate::text;
use crate::view::{PaperView, Shown};

/// The document.
pub(in super::super) fn city_docx(table: &CityTable, shown: Shown<'_>, paper: &PaperView) -> Vec<u8> {
    let page = if table.layout.is_landscape == Some(false) { PORTRAIT } else { LANDSCAPE };
    let title = text::titled(shown.draft, &paper.title);
    let (mut before, mut rows, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for (row, places) in table.places.iter().enumerate() {
        let words = || {
            let texts = table.layout.rows[row].cells.iter().map(|cell| &*cell.text);
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　　")
        };
        match table.layout.rows[row].is {
            LayoutRowIs::Title => {
                let style = if before.is_empty() { Style::TableTitle } else { Style::Small };
                before.push(DocxBlock::plain(style, words()));
            }
            LayoutRowIs::Note => after.push(DocxBlock::plain(Style::Small, words())),
            _ => rows.push(cells(table, shown, paper, row, places)),
        }
    }
    let whole = page.text_width();
    let letters: u32 = (0..table.layout.columns.len()).map(|at| table.width(at)).sum();
    let widths = (0..table.layout.columns.len()).map(|at| whole * table.width(at) / letters.max(1)).collect();
    before.push(DocxBlock::DocxTable(DocxTable { widths, rows, mark: String::new() }));
    before.extend(after);
    if let Some(seal) = &paper.seal {
        before.push(DocxBlock::plain(Style::Small, &**seal));
    }
    docx(&title, &before, page)
}

fn cells(
    table: &CityTable,
    shown: Shown<'_>,
    paper: &PaperView,
    row: usize,
    places: &[CityPlace],
) -> DocxRow {
    let is_head = table.layout.rows[row].is == LayoutRowIs::Heading;
    let mut cells = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let (span, goes_on, is_deep) = merged(table, row, at);
        let place = &places[at];
        let text = if goes_on { String::new() } else { said(shown, paper, place) };
        let is_short = text.chars().count() <= 6;
        let style = match &table.layout.rows[row].is {
            LayoutRowIs::Heading | LayoutRowIs::Sum { .. } | LayoutRowIs::Total => Style::CellHead,
            _ if is_short => Style::FineMiddle,
            _ => Style::Fine,
        };
        let lines = text.lines().map(str::to_owned).collect();
        cells.push(DocxCell { is_below: goes_on, is_deep, span, ..DocxCell::new(style, lines) });
        at += span;
    }
    DocxRow { is_head, cells }
}

/// How many columns the cell at a place goes over, whether it is one that began in a row above, and whether one that goes over several
/// rows begins there.
fn merged(table: &CityTable, row: usize, at: usize) -> (usize, bool, bool) {
    if let Some(cell) = &table.places[row][at].cell {
        return (cell.columns, false, cell.rows > 1);
    }
    if !table.places[row][at].is_covered {
        return (1, false, false);
    }
    let covers = table.layout.rows[..row]
        .iter()
        .enumerate()
        .rev()
        .find_map(|(above, one)| one.cells.iter().find(|cell| cell.at == at && above + cell.rows > row));
    covers.map_or((1, false, false), |cell| (cell.columns, true, false))
}

/// What a cell says: as the screen and the table of ours say it.
fn said(shown: Shown<'_>, paper: &PaperView, place: &CityPlace) -> String {
    let rubric = shown.rubric;
    let assessment = &shown.outcome.assessment;
    let came = || place.cell.as_ref().map_or_else(String::new, |cell| cell.text.to_string());
    match &place.fill {
        CityFill::Nothing => came(),
        CityFill::Words(words) => words.to_string(),
        CityFill::Score(keys) if keys.len() == 1 => {
            paper_row(rubric, paper, keys[0]).map_or_else(String::new, |row| row.score.to_string())
        }
        CityFill::Score(keys) | CityFill::Sum(keys) if rubric.scale == Scale::Points => {
            let mut points = Range::zero();
            for key in keys {
                points = &points + &assessment.indicator(*key).points;
            }
            text::range(&points)
        }
        CityFill::Score(_) | CityFill::Sum(_) => came(),
        CityFill::Head(head) => {
            let id = &rubric.domains[*head].id;
            let sum =
                paper.domains.iter().find(|domain| domain.id == *id).and_then(|domain| domain.sum.as_ref());
            sum.map_or_else(String::new, |sum| sum.score.to_string())
        }
        CityFill::Total => paper.whole.as_ref().map_or_else(String::new, |whole| whole.sum.score.to_string()),
    }
}
