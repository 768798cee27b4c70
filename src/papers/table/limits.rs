//! What stands beside the points, on a sheet of its own: events that limit the grade, and figures that contradict each other; and where
//! the table is signed.

use super::super::workbook::{Look, Now, WorkSheet, height_of};
use super::{LAST, Table};
use crate::number::Truth;
use crate::text;
use crate::view::{PaperView, PaperWhole};
use std::rc::Rc;

/// The sheet's name.
const SHEET: &str = "等次限制";

/// Widths of its columns, in letters.
const WIDTHS: [u32; 4] = [50, 14, 24, 70];

/// The sheet of what stands beside the points: events that limit the grade, and figures that contradict each other.
pub(super) fn limits(paper: &PaperView, whole: &PaperWhole, gates: &[String]) -> WorkSheet {
    let mut sheet = WorkSheet::new(SHEET, &WIDTHS.map(|width| (width, false)));
    let last = WIDTHS.len() - 1;
    let line = |sheet: &mut WorkSheet, height: u32, look: Look, text: &Rc<str>| {
        sheet.row(Some(height));
        sheet.text(0, look, text);
        sheet.merge(0, last, look);
    };
    line(&mut sheet, 28, Look::Title, &text::GATES.into());
    line(&mut sheet, 18, Look::Lead, &paper.head);
    let head = sheet.row(Some(20));
    let headings = [text::GATES, text::PAPER_STATE, text::PAPER_EFFECT, text::BASIS];
    for (at, heading) in headings.into_iter().enumerate() {
        sheet.text(at, Look::Heading, &heading.into());
    }
    (sheet.frozen, sheet.repeated) = (head, Some((head, head)));
    for (gate, fired) in whole.gates.iter().zip(gates) {
        sheet.row(None);
        sheet.text(0, Look::Body, &gate.title);
        let [yes, no, open] = [Truth::Yes, Truth::No, Truth::Open].map(state);
        let formula = format!("IF({fired}=1,\"{yes}\",IF({fired}=0,\"{no}\",\"{open}\"))");
        sheet.formula(1, Look::Remark, formula, Now::Text(state(gate.fired).into()));
        sheet.text(2, Look::Body, &gate.effect);
        let basis = text::paper_cited(&gate.basis.text, gate.basis.certainty);
        sheet.text(3, Look::Body, &basis.into());
    }
    if !whole.findings.is_empty() {
        line(&mut sheet, 26, Look::LineHeading, &text::findings(whole.findings.len()).into());
    }
    for found in &whole.findings {
        line(&mut sheet, height_of(found, WIDTHS.iter().sum()), Look::Line, found);
    }
    sheet
}

impl Table {
    /// Where it is signed.
    pub(super) fn signatures(&mut self) {
        let sheet = &mut self.sheet;
        sheet.row(Some(12));
        sheet.row(Some(30));
        for (at, to, words) in
            [(0, 0, text::SIGN_FILLED), (1, 1, text::SIGN_CHECKED), (2, 5, text::SIGN_HEAD)]
        {
            sheet.text(at, Look::LineHeading, &words.into());
            sheet.merge(at, to, Look::LineHeading);
        }
        sheet.row(Some(30));
        for (at, to, words) in [(0, 1, text::SIGN_SEAL), (2, LAST, text::SIGN_DATE)] {
            sheet.text(at, Look::LineHeading, &words.into());
            sheet.merge(at, to, Look::LineHeading);
        }
    }
}

fn state(fired: Truth) -> String {
    format!("{} {}", text::gate_sign(fired), text::gate_state(fired))
}
