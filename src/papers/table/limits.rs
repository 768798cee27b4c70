//! What stands under the table: events that limit the grade, figures that contradict each other, and where it is signed.

use super::super::workbook::{Look, Now, height_of};
use super::{LAST, Table, WIDTHS};
use crate::number::Truth;
use crate::text;
use crate::view::PaperWhole;
use std::rc::Rc;

impl Table {
    /// What stands beside the points: events that limit the grade, and figures that contradict each other.
    pub(super) fn limits(&mut self, whole: &PaperWhole, gates: &[String]) {
        let sheet = &mut self.sheet;
        if !whole.gates.is_empty() {
            sheet.row(Some(12));
            sheet.row(Some(20));
            let columns =
                [(0, text::GATES), (2, text::PAPER_STATE), (3, text::PAPER_EFFECT), (5, text::BASIS)];
            for (at, heading) in columns {
                sheet.text(at, Look::Heading, &heading.into());
                sheet.merge(at, last_of(at), Look::Heading);
            }
        }
        for (gate, fired) in whole.gates.iter().zip(gates) {
            let basis: Rc<str> = text::paper_cited(&gate.basis.text, gate.basis.certainty).into();
            let height = [
                (&gate.title, WIDTHS[0] + WIDTHS[1]),
                (&gate.effect, WIDTHS[3] + WIDTHS[4]),
                (&basis, WIDTHS[5] + WIDTHS[6]),
            ];
            sheet.row(Some(
                height.into_iter().map(|(text, width)| height_of(text, width)).max().unwrap_or(15),
            ));
            sheet.text(0, Look::Body, &gate.title);
            sheet.merge(0, 1, Look::Body);
            let [yes, no, open] = [Truth::Yes, Truth::No, Truth::Open].map(state);
            let formula = format!("IF({fired}=1,\"{yes}\",IF({fired}=0,\"{no}\",\"{open}\"))");
            sheet.formula(2, Look::Remark, formula, Now::Text(state(gate.fired).into()));
            for (at, text) in [(3, &gate.effect), (5, &basis)] {
                sheet.text(at, Look::Body, text);
                sheet.merge(at, last_of(at), Look::Body);
            }
        }
        if !whole.findings.is_empty() {
            sheet.row(Some(22));
            sheet.text(0, Look::LineHeading, &text::findings(whole.findings.len()).into());
            sheet.merge(0, LAST, Look::LineHeading);
        }
        for found in &whole.findings {
            sheet.row(Some(height_of(found, WIDTHS.iter().sum())));
            sheet.text(0, Look::Line, found);
            sheet.merge(0, LAST, Look::Line);
        }
    }

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

/// Where a column of the events ends that begins at this one.
fn last_of(column: usize) -> usize {
    match column {
        0 => 1,
        3 => 4,
        5 => LAST,
        same => same,
    }
}

fn state(fired: Truth) -> String {
    format!("{} {}", text::gate_sign(fired), text::gate_state(fired))
}
