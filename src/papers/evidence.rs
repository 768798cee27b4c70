//! 佐证目录 as .docx.

use super::docx::{DocxBlock, DocxCell, DocxRow, DocxTable, LANDSCAPE, Style, docx};
use super::score_table::widths;
use crate::rubric::Rubric;
use crate::text;
use crate::view::Sheet;
use crate::view::evidence::{EvidenceGroup, evidence};

/// How the width is shared by the columns, in hundredths.
const SHARES: [u32; 6] = [6, 42, 9, 19, 8, 16];

/// The list of materials, with room for what no draft holds.
pub fn evidence_docx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    let view = evidence(sheet.shown(rubric));
    let mut rows = vec![DocxRow::of(true, Style::CellHead, &text::EVIDENCE_COLUMNS)];
    for one in &view.groups {
        group(one, &mut rows);
    }
    let mut blocks = vec![
        DocxBlock::plain(Style::TableTitle, &*view.title),
        DocxBlock::plain(Style::Small, &*view.rubric),
        DocxBlock::plain(Style::Small, &*view.counts),
        DocxBlock::DocxTable(DocxTable {
            widths: widths(LANDSCAPE.text_width(), &SHARES),
            rows,
            mark: String::new(),
        }),
    ];
    if let Some(seal) = &view.seal {
        blocks.insert(2, DocxBlock::plain(Style::Small, &**seal));
    }
    docx(&view.title, &blocks, LANDSCAPE)
}

fn group(group: &EvidenceGroup, rows: &mut Vec<DocxRow>) {
    let title = text::evidence_group(&group.title, &group.units);
    rows.push(DocxRow::whole(Style::Group, &title, SHARES.len()));
    for (number, name, state) in &group.rows {
        let texts = [(Style::CellMiddle, number), (Style::Cell, name), (Style::CellMiddle, state)];
        let mut cells: Vec<DocxCell> =
            texts.iter().map(|(style, text)| DocxCell::new(*style, vec![text.to_string()])).collect();
        cells.resize_with(SHARES.len(), || DocxCell::new(Style::Cell, Vec::new()));
        rows.push(DocxRow { is_head: false, cells });
    }
}
