//! 自评报告 as .docx, as GB/T 9704—2012 asks for, with the list of what is still ×× on a page of its own.

use super::again::{AgainError, MadeAgain, NamedBlock, again, marked};
use super::docx::{DocxBlock, DocxCell, DocxParagraph, DocxRow, DocxTable, PORTRAIT, Style, docx};
use super::score_table::widths;
use crate::rubric::Rubric;
use crate::text::{self, ReportBlank};
use crate::view::Sheet;
use crate::view::report::{ReportItem, ReportKind, ReportView, report};

/// How the width is shared by the columns of the results and of the list, in hundredths.
const RESULT_SHARES: [u32; 4] = [38, 12, 18, 32];
const BLANK_SHARES: [u32; 4] = [8, 30, 38, 24];

/// The report.
pub fn report_docx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    of_view(&report(rubric, sheet))
}

/// The file of a report.
pub(super) fn of_view(view: &ReportView) -> Vec<u8> {
    docx(&view.title, &marked(blocks(view)), PORTRAIT)
}

/// The report made again into a file that was made before: what a person wrote or changed there stays at its place, and what
/// no longer holds of it is told on the last page.
pub fn report_again(old: &[u8], rubric: &Rubric, sheet: &Sheet) -> Result<MadeAgain, AgainError> {
    again(old, blocks(&report(rubric, sheet)), outdated)
}

/// What is said of paragraphs that a person changed and that would say something else by now.
fn outdated(said: &[String]) -> Vec<NamedBlock> {
    let told = |(n, now): (usize, &String)| {
        (format!("outdated.{n}"), DocxBlock::plain(Style::Body, text::report_outdated(n, now)))
    };
    said.iter().enumerate().map(told).collect()
}

/// Everything in it, with ids that stay the same when it is made again.
fn blocks(view: &ReportView) -> Vec<NamedBlock> {
    let mut blocks: Vec<NamedBlock> =
        view.items.iter().map(|item| (item.id.to_string(), block(item))).collect();
    blocks.extend(list(view).into_iter().enumerate().map(|(n, block)| (format!("list.{n}"), block)));
    blocks
}

fn block(item: &ReportItem) -> DocxBlock {
    let style = match item.kind {
        ReportKind::Number | ReportKind::Addressee => Style::Flush,
        ReportKind::Title => Style::Title,
        ReportKind::Heading => Style::Heading,
        ReportKind::Subheading => Style::Subheading,
        ReportKind::Body => Style::Body,
        ReportKind::Closing => Style::Closing,
        ReportKind::Signature => Style::Sign,
        ReportKind::Date => Style::Right,
        ReportKind::Seal => Style::Small,
        ReportKind::Table => return DocxBlock::DocxTable(results(item)),
    };
    let (lead, text) = (item.lead.to_string(), item.text.to_string());
    DocxBlock::Paragraph(DocxParagraph { style, lead, text, mark: String::new() })
}

fn is_same_place(one: &ReportBlank, other: &ReportBlank) -> bool {
    one.place == other.place && one.unit == other.unit
}

fn results(item: &ReportItem) -> DocxTable {
    let mut rows = Vec::new();
    for (n, row) in item.rows.iter().enumerate() {
        let cells = row.iter().enumerate().map(|(column, text)| {
            let style = match (n, column) {
                (0, _) => Style::CellHead,
                (_, 1 | 2) => Style::CellMiddle,
                _ => Style::Cell,
            };
            DocxCell::new(style, vec![text.to_string()])
        });
        rows.push(DocxRow { is_head: n == 0, cells: cells.collect() });
    }
    DocxTable { widths: widths(PORTRAIT.text_width(), &RESULT_SHARES), rows, mark: String::new() }
}

/// 待补充事项, on a page that is taken out in the end.
fn list(view: &ReportView) -> Vec<DocxBlock> {
    let mut blocks = vec![DocxBlock::plain(Style::NewPage, text::REPORT_BLANKS)];
    if view.blanks.is_empty() {
        blocks.push(DocxBlock::plain(Style::Body, text::REPORT_NO_BLANKS));
    } else {
        blocks.push(DocxBlock::plain(Style::Body, text::REPORT_BLANKS_LEAD));
        let mut rows = vec![DocxRow::of(true, Style::CellHead, &text::REPORT_BLANK_COLUMNS)];
        for (n, same) in view.blanks.chunk_by(is_same_place).enumerate() {
            let number = (n + 1).to_string();
            let what: Vec<&str> = same.iter().map(|blank| &*blank.what).collect();
            let cells = [&*number, &same[0].place, &text::report_wanted(&what), &same[0].unit];
            rows.push(DocxRow::of(false, Style::Cell, &cells));
        }
        blocks.push(DocxBlock::DocxTable(DocxTable {
            widths: widths(PORTRAIT.text_width(), &BLANK_SHARES),
            rows,
            mark: String::new(),
        }));
    }
    for note in [&*view.note, text::DISCLAIMER] {
        if !note.is_empty() {
            blocks.push(DocxBlock::plain(Style::Body, note));
        }
    }
    blocks
}
