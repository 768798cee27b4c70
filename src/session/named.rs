//! A block of names and figures that was pasted, and waits for a look before it is filled in.

use super::changes::put_signed;
use super::{Edit, Model, Notice, Screen};
use crate::blocks;
use crate::draft::{Given, Slot};
use crate::named::{NamedFor, Naming};
use std::any::Any;
use std::fmt;
use std::rc::Rc;

/// A block that waits for a look. What it is, only the part of the page knows that comes late: all that the first load has to do
/// with it is to hold it and to let it go.
#[derive(Clone)]
pub struct PastedBlock(Rc<dyn Any>);

impl PastedBlock {
    fn new(naming: Naming) -> Self {
        Self(Rc::new(naming))
    }

    /// Its lines, with what they are matched to.
    pub fn naming(&self) -> Option<&Naming> {
        self.0.downcast_ref()
    }
}

impl PartialEq for PastedBlock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for PastedBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PastedBlock")
    }
}

impl Model {
    /// A block was pasted on the sheet. `columns` is how many it has, where it was pasted into a box: there something is said of one
    /// that cannot be matched.
    pub(super) fn name_block(&mut self, text: &str, html: Option<&str>, columns: Option<usize>) {
        let is_busy = self.bringing.is_some() || self.import.is_some() || self.pasting.is_some();
        let is_filled_in = matches!(self.screen, Screen::Sheet | Screen::Data) && !is_busy;
        let document = blocks::paste(html, text).ok().filter(|_| is_filled_in);
        let naming = document.and_then(|document| Some(Naming::read(document, None, self.purpose()?)));
        match (naming, columns) {
            // Without a column of figures beside one of names there is nothing to match.
            (Some(naming), _) if !naming.columns.is_empty() => self.naming = Some(PastedBlock::new(naming)),
            (_, Some(columns)) => self.notice = Some(Notice::PasteRefused { columns }),
            (_, None) => {}
        }
    }

    fn purpose(&self) -> Option<NamedFor<'_>> {
        let draft = &self.open_entry()?.draft;
        Some(NamedFor { rubric: self.rubric()?, year: draft.year_number(), county: draft.county.trim() })
    }

    /// Changes what waits.
    pub(super) fn name_anew(&mut self, change: impl FnOnce(&mut Naming)) {
        if let Some(mut naming) = self.naming.as_ref().and_then(PastedBlock::naming).cloned() {
            change(&mut naming);
            self.naming = Some(PastedBlock::new(naming));
        }
    }

    /// Takes the figures from another column.
    pub(super) fn choose_column(&mut self, column: Option<usize>) {
        let naming = self.naming.as_ref().and_then(PastedBlock::naming);
        if let (Some(naming), Some(purpose)) = (naming, self.purpose()) {
            self.naming = Some(PastedBlock::new(naming.with_column(column, purpose)));
        }
    }

    /// Fills in the lines that are ticked, as one step.
    pub(super) fn put_named(&mut self) {
        let Some(block) = self.naming.take() else { return };
        let Some(naming) = block.naming() else { return };
        let (by, at) = self.signature();
        let mut texts: Vec<(Slot, Given)> = Vec::new();
        for target in naming.ticked() {
            texts.push((
                target.slot.clone(),
                Given { text: target.text.clone(), by: by.clone(), at: at.clone() },
            ));
            if let (Slot::Points(id), false) = (&target.slot, target.reason.is_empty()) {
                texts.push((Slot::Reason(id.clone()), Given::plain(&target.reason)));
            }
        }
        let filled = naming.ticked().count();
        self.leave_field();
        self.edit(&Edit::Paste, |draft| {
            texts.iter().for_each(|(slot, given)| put_signed(draft, slot, given));
        });
        self.leave_field();
        self.notice = Some(Notice::PastedByName { filled, left: naming.lines.len() - filled });
    }
}
