//! Sentences in pieces, so that a screen can set off the numbers that matter.

use std::rc::Rc;

/// A piece of a sentence and how it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: Rc<str>,
    /// How they are told.
    pub tone: Tone,
}

/// How a piece is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary.
    Plain,
    /// A number that matters.
    Figure,
    /// What is short.
    Short,
    /// What is still wanted.
    Open,
}

/// A sentence being written.
#[derive(Default)]
pub(super) struct Sentence(pub(super) Vec<Piece>);

impl Sentence {
    pub(super) fn say(&mut self, text: impl AsRef<str>, tone: Tone) {
        self.0.push(Piece { text: Rc::from(text.as_ref()), tone });
    }

    pub(super) fn plain(&mut self, text: impl AsRef<str>) {
        self.say(text, Tone::Plain);
    }
}
