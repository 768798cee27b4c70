//! A draft whose rubric is not at hand: what to know of it, and all that is filled in.

use crate::draft::{Draft, Slot};
use crate::rubric::Rubric;
use crate::rubrics::{RubricState, Trouble};
use crate::session::Model;
use crate::text;
use std::rc::Rc;

/// What stands in place of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnscoredView {
    /// Why nothing is scored.
    pub state: &'static str,
    /// What can be done about it; empty while the rubric is on its way.
    pub advice: &'static str,
    /// What is wrong with the rubric that came along.
    pub problems: Rc<[Rc<str>]>,
    /// Whether asking once more may help.
    pub can_be_retried: bool,
    /// What is filled in, each with its name.
    pub held: Vec<(Rc<str>, Rc<str>)>,
}

/// What to know of a draft's rubric that is not at hand, in few words.
pub(super) fn rubric_state(model: &Model, draft: &Draft) -> &'static str {
    text::rubric_state(model.shelf.find(&draft.rubric).map(|(found, _)| &found.state))
}

/// The draft without its rubric.
pub fn unscored(model: &Model, draft: &Draft) -> UnscoredView {
    let state = model.shelf.find(&draft.rubric).map(|(found, _)| &found.state);
    let problems = match state {
        Some(RubricState::Failed(Trouble::Wrong(problems))) => problems.clone(),
        _ => Rc::from([]),
    };
    let is_final = state.is_none() || !problems.is_empty();
    UnscoredView {
        state: text::rubric_state(state),
        advice: if is_final { text::RUBRIC_UNKNOWN_ADVICE } else { "" },
        can_be_retried: state.is_some_and(RubricState::can_be_retried),
        held: if is_final { held(model, draft) } else { Vec::new() },
        problems,
    }
}

/// Every figure, judgement and remark, named by whichever rubric knows it.
fn held(model: &Model, draft: &Draft) -> Vec<(Rc<str>, Rc<str>)> {
    let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
    let is_filled = |slot: &Slot| !matches!(slot, Slot::Rubric | Slot::County | Slot::Year);
    let row = |slot: Slot| {
        let text = draft.given(&slot).text;
        (!text.trim().is_empty()).then(|| (Rc::from(text::place(&rubrics, &slot)), text))
    };
    draft.slots().into_iter().filter(is_filled).filter_map(row).collect()
}
