//! 整改台账 as a workbook, and 整改报告 as .docx. What is late is worked out as the workbook is opened, by the day it is then.

use super::report::of_view;
use super::workbook::{self, Content, Look, Now, Validation, WorkSheet, cell_name};
use crate::draft::SealState;
use crate::rectification::RectificationState;
use crate::rubric::Rubric;
use crate::text;
use crate::view::{
    RectificationSheet, RectificationSheetRow, Sheet, rectification_report, rectification_sheet,
};

/// The sheet's name.
const SHEET: &str = "整改台账";

/// Widths of the columns that are seen, in letters.
const WIDTHS: [u32; 14] = [5, 7, 24, 20, 14, 16, 30, 12, 9, 13, 28, 9, 18, 9];

mod column {
    /// 整改时限.
    pub(super) const DEADLINE: usize = 9;
    /// 状态.
    pub(super) const STATE: usize = 11;
    /// 超期.
    pub(super) const LATE: usize = 13;
    /// Hidden: the deadline as the file was made, and its day as a number.
    pub(super) const BEFORE: usize = 14;
    pub(super) const DAY: usize = 15;
    /// Hidden: the id of the entry.
    pub(super) const ID: usize = 16;
}

/// The report of a draft's ledger.
pub fn rectification_docx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    of_view(&rectification_report(sheet.shown(rubric)))
}

/// The ledger of a draft.
pub fn rectification_xlsx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    let view = rectification_sheet(sheet.shown(rubric));
    let mut sheet = head(&view);
    for row in &view.rows {
        problem(&mut sheet, row);
    }
    // How far problems are mended goes on after a draft is sealed: the seal says nothing of it.
    workbook::file(&[sheet], &[], &text::page_footer(&SealState::Open))
}

fn head(view: &RectificationSheet) -> WorkSheet {
    let columns: Vec<(u32, bool)> =
        WIDTHS.into_iter().map(|width| (width, false)).chain([(10, true); 3]).collect();
    let mut sheet = WorkSheet::new(SHEET, &columns);
    sheet.row(Some(30));
    sheet.text(0, Look::Title, &view.title);
    sheet.merge(0, column::LATE, Look::Title);
    sheet.row(Some(18));
    sheet.text(0, Look::Lead, &text::sentences_beside(&[&view.lead, text::DISCLAIMER]).into());
    sheet.merge(0, column::LATE, Look::Lead);
    sheet.row(Some(32));
    for (at, heading) in text::RECTIFICATION_COLUMNS.into_iter().enumerate() {
        sheet.text(at, Look::Heading, &heading.into());
    }
    (sheet.frozen, sheet.repeated, sheet.printed) = (3, Some((2, 3)), column::LATE + 1);
    sheet
}

fn problem(sheet: &mut WorkSheet, row: &RectificationSheetRow) {
    let number = sheet.row(None);
    for (at, text) in row.cells.iter().enumerate() {
        let look = if at == 0 { Look::Item } else { Look::BodyFree };
        sheet.text(at, look, text);
    }
    let here = |column: usize| cell_name(column, number);
    sheet.formula(column::LATE, Look::Remark, late(&here), Now::Unsaid);
    sheet.text(column::BEFORE, Look::Plain, &row.cells[column::DEADLINE]);
    let day = match row.until {
        Some(day) => Content::Figure(day.serial().to_string()),
        None => Content::Text("".into()),
    };
    sheet.put(column::DAY, Look::Plain, day);
    sheet.text(column::ID, Look::Plain, &row.id);
    let words = RectificationState::ALL.map(RectificationState::word).join(",");
    sheet.allow(Validation {
        cell: here(column::STATE),
        is_list: true,
        formula: format!("\"{words}\""),
        says: text::RECTIFICATION_STATE_UNKNOWN.into(),
    });
}

/// Whether it is late today. A deadline that was typed anew counts where the program takes it for a day; on the day itself nothing is
/// late.
fn late(here: &dyn Fn(usize) -> String) -> String {
    let [until, before, day, state] =
        [column::DEADLINE, column::BEFORE, column::DAY, column::STATE].map(here);
    let known = format!("IF({until}={before},{day},IFERROR(DATEVALUE({until}),\"\"))");
    let [done, accepted] =
        [RectificationState::Done, RectificationState::Accepted].map(RectificationState::word);
    let is_done = format!("OR({state}=\"{done}\",{state}=\"{accepted}\")");
    let (overdue, unsaid) = (text::RECTIFICATION_OVERDUE, text::RECTIFICATION_OPEN);
    format!(
        "IF(OR({is_done},NOT(ISNUMBER({known}))),\"\",IF(TODAY()>{known},IF({state}=\"\",\"{unsaid}\",\"{overdue}\"),\"\"))"
    )
}

#[cfg(test)]
mod tests {
    use super::super::workbook::column_name;
    use super::*;

    #[test]
    fn each_heading_has_a_column() {
        assert_eq!(text::RECTIFICATION_COLUMNS.len(), WIDTHS.len());
        assert_eq!(column_name(column::LATE), "N");
        assert_eq!(text::RECTIFICATION_COLUMNS[column::DEADLINE], "整改时限");
        assert_eq!(text::RECTIFICATION_COLUMNS[column::STATE], "状态");
    }
}
