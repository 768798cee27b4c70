//! The app without a browser: what each message makes of the model.

mod exchange;
mod history;
mod library;
mod named;
mod next_year;
mod own_rubrics;
mod pasting;
mod saving;
mod standards;
mod taken;
mod unknown_rubric;
mod whatif;

use super::support::general;
use lvzhi::draft::{Draft, Local, Slot};
use lvzhi::examples;
use lvzhi::session::{Entry, Model, Msg, update};
use std::rc::Rc;

/// An empty page.
fn empty() -> Model {
    Model::new(general(), [].into_iter().collect(), Rc::from([]))
}

/// A page with the first example open as `a`, and the sixth beside it as `b`.
fn with_two() -> Model {
    let rubric = general();
    let entry = |at| Entry::new(examples::example(at), Local::default());
    let library = [("a".into(), entry(0)), ("b".into(), entry(5))].into_iter().collect();
    play(Model::new(rubric, library, Rc::from([])), [Msg::Opened("a".into())])
}

fn play(model: Model, messages: impl IntoIterator<Item = Msg>) -> Model {
    messages.into_iter().fold(model, update)
}

fn draft(model: &Model) -> &Draft {
    &model.open_entry().expect("a draft is open").draft
}

/// Typing into a box.
fn entering(slot: Slot, text: &str) -> Msg {
    Msg::TextEntered { slot, text: text.into() }
}

/// Typing into a fact's field.
fn typing(id: &str, text: &str) -> Msg {
    entering(Slot::Fact(id.into()), text)
}

/// What stands in a fact's field; `None` when it was never touched.
fn text_of(model: &Model, id: &str) -> Option<String> {
    draft(model).answers.facts.get(id).map(|fact| fact.text.to_string())
}

fn can_undo(model: &Model) -> bool {
    model.open_entry().is_some_and(|entry| entry.history.can_undo())
}
