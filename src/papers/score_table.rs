//! 自评表 as .docx: A4 on its side, its heads on every page, no row cut by the end of one.

use super::columns::{CityTable, city_docx};
use super::docx::{DocxBlock, DocxCell, DocxRow, DocxTable, LANDSCAPE, Style, docx};
use crate::rubric::Rubric;
use crate::text;
use crate::view::{PaperDomain, PaperSum, PaperView, PaperWhole, Sheet, paper};
use std::rc::Rc;

/// How the width is shared by the columns, in hundredths.
const SHARES: [u32; 5] = [17, 34, 6, 9, 34];
/// The same for what limits the grade.
const LIMIT_SHARES: [u32; 4] = [36, 9, 17, 38];

/// The table that is handed in, in the columns the city's came in where these are known.
pub fn table_docx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    let view = paper(rubric, sheet);
    if let Some(table) = CityTable::of(sheet.shown(rubric), &view) {
        return city_docx(&table, sheet.shown(rubric), &view);
    }
    let title = text::titled(sheet.shown(rubric).draft, &view.title);
    let mut blocks = vec![
        DocxBlock::plain(Style::TableTitle, &*title),
        DocxBlock::plain(
            Style::Small,
            text::sentences_beside(&[&text::rubric_line(rubric), text::DISCLAIMER]),
        ),
        DocxBlock::DocxTable(scores(&view)),
    ];
    if let Some(seal) = &view.seal {
        blocks.insert(2, DocxBlock::plain(Style::Small, &**seal));
    }
    if let Some(whole) = &view.whole {
        limits(whole, &mut blocks);
    }
    blocks.push(DocxBlock::DocxTable(signatures()));
    docx(&title, &blocks, LANDSCAPE)
}

/// Widths of columns that share the whole width.
pub(super) fn widths(whole: u32, shares: &[u32]) -> Vec<u32> {
    shares.iter().map(|share| whole * share / 100).collect()
}

fn scores(view: &PaperView) -> DocxTable {
    let heads = [text::PAPER_INDICATORS, text::CLAUSE, view.full, view.score, text::EXPLANATION];
    let mut rows = vec![DocxRow::of(true, Style::CellHead, &heads)];
    for one in &view.domains {
        domain(one, &mut rows);
    }
    if let Some(whole) = &view.whole {
        rows.push(sum(text::PAPER_TOTAL, &whole.sum));
    }
    DocxTable { widths: widths(LANDSCAPE.text_width(), &SHARES), rows, mark: String::new() }
}

fn domain(domain: &PaperDomain, rows: &mut Vec<DocxRow>) {
    rows.push(DocxRow::whole(Style::Group, &domain.title, SHARES.len()));
    for one in &domain.rows {
        let lines = |first: &Rc<str>, more: &[Rc<str>]| -> Vec<String> {
            let all = std::iter::once(first).chain(more);
            all.filter(|line| !line.is_empty()).map(ToString::to_string).collect()
        };
        let state = one.state.clone();
        rows.push(DocxRow {
            is_head: false,
            cells: vec![
                DocxCell::new(Style::Fine, vec![one.title.to_string()]),
                DocxCell::new(Style::Fine, lines(&one.clause[0], &one.clause[1..])),
                DocxCell::new(Style::FineMiddle, vec![one.full.to_string()]),
                DocxCell::new(Style::FineMiddle, lines(&one.score, &[state])),
                DocxCell::new(Style::Fine, lines(&one.lost, &one.lines)),
            ],
        });
    }
    if let Some(of) = &domain.sum {
        rows.push(sum(text::PAPER_SUBTOTAL, of));
    }
}

fn sum(name: &str, sum: &PaperSum) -> DocxRow {
    DocxRow {
        is_head: false,
        cells: vec![
            DocxCell { span: 2, ..DocxCell::new(Style::CellHead, vec![name.to_owned()]) },
            DocxCell::new(Style::FineMiddle, vec![sum.full.to_string()]),
            DocxCell::new(Style::FineMiddle, vec![sum.score.to_string()]),
            DocxCell::new(Style::Fine, sum.remarks.iter().map(ToString::to_string).collect()),
        ],
    }
}

/// What stands beside the points: events that limit the grade, and figures that contradict each other.
fn limits(whole: &PaperWhole, blocks: &mut Vec<DocxBlock>) {
    if !whole.gates.is_empty() {
        let heads = [text::GATES, text::PAPER_STATE, text::PAPER_EFFECT, text::BASIS];
        let mut rows = vec![DocxRow::of(true, Style::CellHead, &heads)];
        for gate in &whole.gates {
            let state = text::gate_state(gate.fired);
            let basis = text::paper_cited(&gate.basis.text, gate.basis.certainty);
            rows.push(DocxRow::of(false, Style::Fine, &[&gate.title, state, &gate.effect, &basis]));
        }
        blocks.push(DocxBlock::DocxTable(DocxTable {
            widths: widths(LANDSCAPE.text_width(), &LIMIT_SHARES),
            rows,
            mark: String::new(),
        }));
    }
    if !whole.findings.is_empty() {
        blocks.push(DocxBlock::plain(Style::Small, text::findings(whole.findings.len())));
        for (n, found) in whole.findings.iter().enumerate() {
            blocks.push(DocxBlock::plain(Style::Small, text::numbered(n, found)));
        }
    }
}

/// Who filled it in, checked it and answers for it: room to sign.
fn signatures() -> DocxTable {
    let signs = [text::SIGN_FILLED, text::SIGN_CHECKED, text::SIGN_HEAD, text::SIGN_SEAL, text::SIGN_DATE];
    DocxTable {
        widths: widths(LANDSCAPE.text_width(), &[16, 16, 16, 24, 28]),
        rows: vec![DocxRow::of(false, Style::Cell, &signs)],
        mark: String::new(),
    }
}
