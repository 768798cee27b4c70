//! The app without a browser: what each message makes of the model.

mod exchange;
mod history;
mod library;
mod pasting;
mod saving;
mod standards;
mod unknown_rubric;
mod whatif;

use super::support::general;
use lvzhi::draft::{Draft, Local};
use lvzhi::examples;
use lvzhi::rubric::FactKey;
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

fn fact(model: &Model, id: &str) -> FactKey {
    model.rubrics().next().and_then(|rubric| rubric.find_fact(id)).expect("a fact")
}

/// Typing into a fact's field.
fn typing(model: &Model, id: &str, text: &str) -> Msg {
    Msg::FactEntered { fact: fact(model, id), text: text.into() }
}

/// What stands in a fact's field; `None` when it was never touched.
fn text_of(model: &Model, id: &str) -> Option<String> {
    draft(model).answers.facts.get(id).map(|fact| fact.text.to_string())
}

fn can_undo(model: &Model) -> bool {
    model.open_entry().is_some_and(|entry| entry.history.can_undo())
}
