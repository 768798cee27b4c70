//! The rubrics a model has at hand: the default one always, the others once they were fetched.

use super::Model;
use crate::draft::Draft;
use crate::rubric::Rubric;
use std::rc::Rc;

/// The rubric, compared by identity: it never changes while the page is open.
#[derive(Clone, Debug)]
pub struct SharedRubric(pub Rc<Rubric>);

impl PartialEq for SharedRubric {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The rubrics beside the default one, which are fetched when first used.
#[derive(Clone, Debug, PartialEq)]
pub enum Standards {
    /// Nobody has asked for them.
    Unasked,
    /// On their way.
    Wanted,
    /// At hand.
    Here(Rc<[SharedRubric]>),
    /// They could not be had.
    Missing,
    /// What came is not what was built: cut or altered on its way.
    Damaged,
}

impl Standards {
    /// Whether they were asked for in vain.
    pub fn is_lacking(&self) -> bool {
        matches!(self, Self::Missing | Self::Damaged)
    }
}

impl Model {
    /// All rubrics at hand, in the order they are listed.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rc<Rubric>> + Clone {
        let others: &[SharedRubric] = match &self.standards {
            Standards::Here(rubrics) => rubrics,
            Standards::Unasked | Standards::Wanted | Standards::Missing | Standards::Damaged => &[],
        };
        [&self.general].into_iter().chain(others).map(|rubric| &rubric.0)
    }

    /// The rubric a draft is filled in for, once it is at hand.
    pub fn rubric_of(&self, draft: &Draft) -> Option<&Rc<Rubric>> {
        self.rubrics().find(|rubric| rubric.id == draft.rubric.id)
    }

    /// The rubric of the open draft.
    pub fn rubric(&self) -> Option<&Rc<Rubric>> {
        self.rubric_of(&self.open_entry()?.draft)
    }

    /// Asks for the other rubrics, again where they could not be had.
    pub(super) fn want_standards(&mut self) {
        if self.standards == Standards::Unasked || self.standards.is_lacking() {
            self.standards = Standards::Wanted;
        }
    }

    /// Asks for the open draft's rubric where it is not at hand.
    pub(super) fn want_rubric(&mut self) {
        if self.open_entry().is_some() && self.rubric().is_none() {
            self.want_standards();
        }
    }
}
