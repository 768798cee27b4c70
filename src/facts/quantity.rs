//! A quantity as it was put down: a number, and what was said of it.

use crate::number::{Number, Unit};

/// A number with what was said of it.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The value, in `sort`'s unit where there is one.
    pub(super) value: Number,
    /// What kind of thing it is.
    pub(super) sort: Sort,
    /// Worth of the last printed digit; zero once anything was computed.
    pub(super) last_digit: Number,
    /// Whether ×100 stands in it: what it comes to is percent already.
    pub(super) is_hundredfold: bool,
    /// Whether it is one number less another, and nothing else.
    pub(super) is_difference: bool,
    /// Whether there were words that a plain figure lacks: 万, ￥, 百分之, 每年.
    pub(super) is_wordy: bool,
    /// How it was put down.
    pub(super) shape: Shape,
    /// Whether it is two figures with a hyphen between, of which the second is no smaller: from … to ….
    pub(super) is_range: bool,
    /// Of a sum: whether it has terms without a unit, and terms in another unit than the box's own.
    pub(super) terms: Option<(bool, bool)>,
}

/// What kind of thing a number is.
#[derive(Clone, Debug)]
pub(super) enum Sort {
    /// A number and nothing else.
    Bare,
    /// A number with 万, 亿 or the like, of so many powers of ten, and no unit.
    Marked(u32),
    /// A number with a unit.
    Of(Unit),
    /// A quotient of like things.
    Ratio,
    /// Such a quotient and a bare number, added: percent or not, nobody can tell. Only ×100 makes it plain.
    Mixed,
}

/// How it was put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Figure,
    Quotient,
    Other,
}

impl Quantity {
    /// Zero, of which nothing was said: what is computed begins with it.
    pub(super) fn zero() -> Self {
        Self {
            value: Number::zero(),
            sort: Sort::Bare,
            last_digit: Number::zero(),
            is_hundredfold: false,
            is_difference: false,
            is_wordy: false,
            shape: Shape::Other,
            is_range: false,
            terms: None,
        }
    }
}
