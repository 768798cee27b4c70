//! The own rubrics (自带细则) that are kept in this browser.

use super::bringing::rubric_file_name;
use crate::rubrics::{Listed, RubricState, Shelved, Trouble};
use crate::session::Model;
use crate::text;
use std::rc::Rc;

/// An own rubric in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRubricRow {
    /// Which.
    pub listed: Rc<Listed>,
    /// Its title, its edition and its status; where it cannot be read, that.
    pub name: Rc<str>,
    /// 印发单位 and 文号; empty where it cannot be read.
    pub issued: Rc<str>,
    /// How many drafts are for it, in words.
    pub used: Rc<str>,
    /// Why it cannot be used, a sentence each; empty where it can.
    pub troubles: Vec<Rc<str>>,
    /// Whether asking once more may help.
    pub can_be_retried: bool,
    /// Why it cannot be deleted; empty where it can.
    pub held: &'static str,
    /// What its file is called.
    pub file: Rc<str>,
}

/// The own rubrics, in the order they came.
pub fn own_rubrics(model: &Model) -> Vec<OwnRubricRow> {
    model.shelf.kept().map(|one| row(model, one)).collect()
}

fn row(model: &Model, one: &Shelved) -> OwnRubricRow {
    let listed = &one.listed;
    let drafts = model.drafts_for(listed);
    let (name, issued) = match &one.state {
        RubricState::Here(rubric) => (
            text::listed(&listed.title, &listed.edition, &listed.label),
            text::issued(&rubric.0.issuer, &rubric.0.number),
        ),
        RubricState::Absent | RubricState::Wanted | RubricState::Failed(_) => {
            (text::unread_rubric(&listed.id, &listed.edition), String::new())
        }
    };
    let troubles = match &one.state {
        RubricState::Here(_) => Vec::new(),
        RubricState::Failed(Trouble::Wrong(problems)) => {
            std::iter::once(text::OWN_RUBRIC_WRONG.into()).chain(problems.iter().cloned()).collect()
        }
        RubricState::Failed(Trouble::Missing | Trouble::Damaged) => vec![text::BRINGING_MISSING.into()],
        RubricState::Absent | RubricState::Wanted => vec![text::STANDARDS_WANTED.into()],
    };
    OwnRubricRow {
        listed: listed.clone(),
        name: name.into(),
        issued: issued.into(),
        used: text::drafts_for(drafts).into(),
        troubles,
        can_be_retried: one.state.can_be_retried(),
        held: if drafts == 0 { "" } else { text::OWN_RUBRIC_HELD },
        file: rubric_file_name(&listed.title, &listed.edition).into(),
    }
}
