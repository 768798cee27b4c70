//! Arithmetic of quantities, by one principle: a figure is computed only where every operand says plainly what it is.
//!
//! - Each term of a sum is what it would be alone in the box, so a mark on one (万, ‰, 亩) never scales another, and a quotient
//!   beside a percentage is a share. A bare term beside a unit other than the box's own may be meant in either: refused.
//! - A slash divides where a share is asked for, and where so much for each is asked for and both sides say what they are.
//!   Anywhere else it parts two figures. ÷ always divides.
//! - Two figures joined by a hyphen are a difference where the second is smaller, and a range where it is not.

use super::super::Unreadable;
use super::super::asked::{EntryBox, Slash};
use super::super::quantity::{Quantity, Shape, Sort};
use crate::number::{Dimension, Number};

impl Quantity {
    /// As terms of a sum: whether one is bare, and whether one has another unit than the box's own.
    fn terms(&self, asked: &EntryBox<'_>) -> (bool, bool) {
        self.terms.unwrap_or_else(|| match self.sort {
            Sort::Bare => (true, false),
            // Where a share is asked for, 1.2万 is a numeral, to be divided.
            Sort::Marked(_) => (false, !asked.is_ratio() && !asked.is_near(self)),
            Sort::Of(_) => (false, !asked.is_near(self)),
            Sort::Ratio | Sort::Mixed => (false, false),
        })
    }
}

pub(super) fn added(
    left: Quantity,
    right: &Quantity,
    add: bool,
    asked: &EntryBox<'_>,
) -> Result<Quantity, Unreadable> {
    let (one, other) = (left.terms(asked), right.terms(asked));
    let (has_bare, has_other) = (one.0 || other.0, one.1 || other.1);
    if has_bare && has_other {
        return Err(Unreadable::MixedUnits);
    }
    let is_pair = !add && left.shape == right.shape && left.shape != Shape::Other;
    let is_difference = is_pair && left.shape == Shape::Figure;
    let hyphenated = !add && left.is_range;
    let (is_hundredfold, is_alike) = (left.is_hundredfold, left.is_hundredfold == right.is_hundredfold);
    let is_simple = is_alike && !is_hundredfold;
    let sum = |left: &Number, right: &Number| if add { left + right } else { left - right };
    let plainly = || sum(&left.value, &right.value);
    let (value, sort, is_hundredfold) = match (&left.sort, &right.sort) {
        // 1000×100＋800: whether that will be percent, nobody can tell.
        (Sort::Bare, Sort::Bare) | (Sort::Of(_), Sort::Of(_)) if !is_alike && asked.is_ratio() => {
            return Err(Unreadable::MixedUnits);
        }
        (Sort::Bare, Sort::Bare) | (Sort::Marked(_), Sort::Marked(_)) => {
            (plainly(), left.sort, is_hundredfold || right.is_hundredfold)
        }
        (Sort::Ratio, Sort::Ratio) if is_alike => (plainly(), Sort::Ratio, is_hundredfold),
        (Sort::Bare, Sort::Marked(_)) | (Sort::Marked(_), Sort::Bare) if asked.is_ratio() => {
            (plainly(), Sort::Marked(0), false)
        }
        (Sort::Bare, Sort::Ratio) | (Sort::Ratio, Sort::Bare) if is_simple && asked.is_ratio() => {
            // Where a ratio is asked for, a bare number is one.
            let is_one = *asked.own.scale() == Number::one();
            (plainly(), if is_one { Sort::Ratio } else { Sort::Mixed }, false)
        }
        (Sort::Mixed, Sort::Bare | Sort::Ratio | Sort::Mixed) | (Sort::Bare | Sort::Ratio, Sort::Mixed)
            if is_simple =>
        {
            (plainly(), Sort::Mixed, false)
        }
        (Sort::Of(unit), Sort::Of(with)) if unit.dimension() == with.dimension() => {
            let value = sum(&left.value, &unit.of_base(&with.to_base(&right.value)));
            (value, left.sort, is_hundredfold)
        }
        // What is not alike becomes what it would be alone in the box.
        _ => {
            let alone = |one: &Quantity| {
                let factor = asked.factor(one).map_err(|reason| match reason {
                    Unreadable::ShareBesideNumber => reason,
                    _ => Unreadable::MixedUnits,
                })?;
                Ok(&one.value * &factor)
            };
            (sum(&alone(&left)?, &alone(right)?), Sort::Of(asked.own.clone()), false)
        }
    };
    let is_range = hyphenated || is_pair && (value.is_negative() || value.is_zero());
    let terms = Some((has_bare, has_other));
    let is_wordy = left.is_wordy || right.is_wordy;
    Ok(Quantity { value, sort, is_hundredfold, is_difference, is_range, is_wordy, terms, ..Quantity::zero() })
}

pub(super) fn multiplied(left: Quantity, right: Quantity) -> Result<Quantity, Unreadable> {
    // Multiplying by 100 makes percent of a quotient, before it is divided or after.
    let is_hundred = |side: &Quantity| {
        side.is_hundredfold || matches!(side.sort, Sort::Bare) && side.value == Number::whole(100)
    };
    let is_hundredfold = is_hundred(&left) || is_hundred(&right);
    let value = &left.value * &right.value;
    let sort = match (left.sort, right.sort) {
        (Sort::Of(_), Sort::Of(_)) => return Err(Unreadable::MixedUnits),
        (Sort::Of(unit), _) | (_, Sort::Of(unit)) => Sort::Of(unit),
        (Sort::Mixed, _) | (_, Sort::Mixed) => Sort::Mixed,
        (Sort::Ratio, _) | (_, Sort::Ratio) => Sort::Ratio,
        (Sort::Marked(power), _) | (_, Sort::Marked(power)) => Sort::Marked(power),
        (Sort::Bare, Sort::Bare) => Sort::Bare,
    };
    Ok(Quantity { value, sort, is_hundredfold, ..Quantity::zero() })
}

/// `slash` where the sign may as well part two figures.
pub(super) fn divided(
    left: Quantity,
    right: Quantity,
    slash: bool,
    asked: &EntryBox<'_>,
) -> Result<Quantity, Unreadable> {
    if right.value.is_zero() {
        return Err(Unreadable::DivisionByZero);
    }
    if slash {
        may_divide(&left.sort, &right.sort, asked.slash())?;
    }
    let is_ratio = asked.is_ratio();
    let quotient = |over: &Number, under: &Number| over.divide(under).ok_or(Unreadable::DivisionByZero);
    let mut value = quotient(&left.value, &right.value)?;
    let shape = if left.shape == Shape::Figure && right.shape == Shape::Figure {
        Shape::Quotient
    } else {
        Shape::Other
    };
    let sort = match (left.sort, right.sort) {
        (Sort::Of(over), Sort::Of(under)) if over.dimension() == under.dimension() => {
            value = quotient(&over.to_base(&left.value), &under.to_base(&right.value))?;
            Sort::Ratio
        }
        (Sort::Of(over), Sort::Of(under)) => Sort::Of(over.per(&under)),
        (Sort::Of(over), Sort::Bare) => Sort::Of(over),
        (Sort::Of(_), _) | (_, Sort::Of(_)) => return Err(Unreadable::MixedUnits),
        (Sort::Mixed, _) | (_, Sort::Mixed) => Sort::Mixed,
        _ if is_ratio => Sort::Ratio,
        (Sort::Ratio, _) | (_, Sort::Ratio) => Sort::Ratio,
        (Sort::Bare, Sort::Bare) | (Sort::Marked(_), Sort::Marked(_)) => Sort::Bare,
        (Sort::Marked(power), Sort::Bare) => Sort::Marked(power),
        (Sort::Bare, Sort::Marked(_)) => return Err(Unreadable::MixedUnits),
    };
    Ok(Quantity { value, sort, is_hundredfold: left.is_hundredfold, shape, ..Quantity::zero() })
}

fn may_divide(left: &Sort, right: &Sort, slash: Slash) -> Result<(), Unreadable> {
    match (slash, left, right) {
        // 95%/96% are two shares.
        (Slash::Divides, Sort::Of(over), _) if over.dimension() == Dimension::RATIO => Err(Unreadable::Slash),
        (Slash::Divides, _, Sort::Of(under)) if under.dimension() == Dimension::RATIO => {
            Err(Unreadable::Slash)
        }
        (Slash::Divides, Sort::Of(_), Sort::Of(_)) => Ok(()),
        (Slash::Divides, Sort::Of(_), _) | (Slash::Divides, _, Sort::Of(_)) => Err(Unreadable::MixedUnits),
        (Slash::Divides, _, _) => Ok(()),
        (Slash::ByUnits, Sort::Of(over), Sort::Of(under)) => {
            let is_two = over.name().contains('/') || over.name() == under.name();
            if is_two { Err(Unreadable::Slash) } else { Ok(()) }
        }
        (Slash::ByUnits | Slash::Parts, _, _) => Err(Unreadable::Slash),
    }
}
