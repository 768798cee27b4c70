//! A row of the sheet of figures, and the columns it has.

use super::super::workbook::Now;
use crate::number::{Span, Unit};
use crate::rubric::Asked;
use std::rc::Rc;

/// Where things stand on the sheet.
pub(in super::super) mod column {
    pub(in super::super::super) const TYPED: usize = 3;
    pub(in super::super::super) const VALUE: usize = 4;
    pub(in super::super::super) const BY: usize = 6;
    pub(in super::super::super) const NOTE: usize = 7;
    pub(in super::super::super) const ID: usize = 8;
    pub(in super::super::super) const TYPED_BEFORE: usize = 9;
    pub(in super::super::super) const VALUE_BEFORE: usize = 10;
    pub(in super::super::super) const SAME: usize = 11;
    pub(in super::super::super) const NOTE_BEFORE: usize = 12;
    pub(in super::super::super) const NUMBER: usize = 13;
    pub(in super::super::super) const OPTIONS: usize = 14;
}

/// So many options can be chosen from on the sheet.
pub(super) const MOST_OPTIONS: usize = 26;

/// What a row is of.
pub(super) struct FigureEntry<'r> {
    pub(super) group: Rc<str>,
    pub(super) name: Rc<str>,
    pub(super) unit: Rc<str>,
    pub(super) when: Rc<str>,
    pub(super) id: String,
    pub(super) typed: Rc<str>,
    pub(super) by: Rc<str>,
    pub(super) note: Rc<str>,
    /// What it came to when the file was made; empty for what is open.
    pub(super) value: Now,
    pub(super) kind: EntryKind<'r>,
}

pub(super) enum EntryKind<'r> {
    Number {
        unit: &'r Unit,
        bounds: &'r Span,
        whole: bool,
    },
    Flag,
    Choice(&'r [Rc<str>]),
    /// Lines of their own, which no formula looks at.
    Table,
    Points {
        asked: Asked<'r>,
        may_not_apply: bool,
    },
}
