//! What a box asks for, as far as reading a figure needs it: its unit, what its title says it is counted by, and which way a
//! change goes.

use super::Unreadable;
use super::quantity::{Quantity, Sort};
use crate::number::{Dimension, Number, Span, Unit};

/// 万, 亿 and the like, with their powers of ten, longest first.
const MARKS: [(&str, u32); 7] =
    [("百万", 6), ("千万", 7), ("万亿", 12), ("万", 4), ("亿", 8), ("千", 3), ("百", 2)];

/// What a title says a figure is counted by where its unit does not.
const COUNTED_BY: [(&str, &str); 8] = [
    ("每千", "千人"),
    ("每百", "百人"),
    ("百生", "百人"),
    ("每生", "人"),
    ("每人", "人"),
    ("生均", "人"),
    ("人均", "人"),
    ("平均", "人"),
];

/// Titles of what grows, and of what falls.
const GROWS: [&str; 7] = ["增长", "增加", "新增", "增幅", "增速", "提高", "上升"];
const FALLS: [&str; 4] = ["下降", "降低", "减少", "降幅"];

/// A box.
pub(super) struct EntryBox<'a> {
    /// Its unit.
    pub(super) own: &'a Unit,
    /// Its title; empty where that says nothing of the unit.
    pub(super) title: &'a str,
}

/// What a slash between two figures means in a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slash {
    /// A share or a ratio is asked for: it divides.
    Divides,
    /// So much of one thing for each of another: it divides where both say what they are.
    ByUnits,
    /// One number is asked for: it parts two.
    Parts,
}

impl EntryBox<'_> {
    /// Whether a share or a ratio is asked for.
    pub(super) fn is_ratio(&self) -> bool {
        self.own.dimension() == Dimension::RATIO
    }

    pub(super) fn slash(&self) -> Slash {
        if self.is_ratio() {
            Slash::Divides
        } else if self.counted_by().is_some() {
            Slash::ByUnits
        } else {
            Slash::Parts
        }
    }

    /// What it is counted by: 人 of 元/人, 千人 of 每千人口….
    pub(super) fn counted_by(&self) -> Option<Unit> {
        let under = match self.own.name().split_once('/') {
            Some((_, under)) => under,
            None => COUNTED_BY.iter().find(|(word, _)| self.title.contains(word))?.1,
        };
        Unit::read(under).ok()
    }

    /// The unit of the box, where this is its name: a noun that only this table counts.
    pub(super) fn own_unit(&self, name: &str) -> Option<Unit> {
        (**self.own.name() == *name).then(|| self.own.clone())
    }

    /// The name of what stands above the line: 元 of 元/人.
    pub(super) fn over(&self) -> &str {
        self.own.name().split('/').next().unwrap_or_default()
    }

    /// Whether it asks for money, all in all or for each.
    pub(super) fn is_money(&self) -> bool {
        is_money(self.over())
    }

    /// What a quantity that stands alone is multiplied by to be in the box's unit.
    ///
    /// # Errors
    /// Says why it is nothing this box asks for.
    pub(super) fn factor(&self, read: &Quantity) -> Result<Number, Unreadable> {
        let inverse = || Number::one().divide(self.own.scale());
        let factor = match &read.sort {
            Sort::Bare => Some(Number::one()),
            Sort::Mixed if read.is_hundredfold => Some(Number::one()),
            Sort::Mixed => return Err(Unreadable::ShareBesideNumber),
            // 万 without a unit counts what the box counts without a 万 of its own: 12.8万 is 128 000 人, 483万 483 万元.
            Sort::Marked(_) if self.is_ratio() => return Err(Unreadable::WrongUnit { found: "万".into() }),
            Sort::Marked(_) => match marked(self.own.name()) {
                Some((power, _)) => Number::one().divide(&Number::power_of_ten(power)),
                None => Some(Number::one()),
            },
            // ×100 has made percent of it.
            Sort::Ratio if self.is_ratio() && read.is_hundredfold => Some(Number::one()),
            Sort::Ratio if self.is_ratio() => inverse(),
            Sort::Ratio => match self.counted_by().filter(|_| self.counts_anything()) {
                Some(under) => Some(under.scale().clone()),
                None => return Err(Unreadable::MixedUnits),
            },
            Sort::Of(unit) => match self.factor_of(unit) {
                None => return Err(Unreadable::WrongUnit { found: unit.name().clone() }),
                factor => factor,
            },
        };
        Ok(factor.unwrap_or_else(Number::one))
    }

    fn factor_of(&self, unit: &Unit) -> Option<Number> {
        self.own.factor(unit).or_else(|| {
            let under = self.counted_by().filter(|_| !self.own.dimension().is_quotient())?;
            // 24生/千人 where so many 个 are asked for: what is counted is what the title says.
            let is_any =
                self.counts_anything() && unit.dimension() == Dimension::RATIO && unit.name().contains('/');
            if is_any { Some(under.scale() * unit.scale()) } else { self.own.per(&under).factor(unit) }
        })
    }

    /// 个 is whatever the title says.
    fn counts_anything(&self) -> bool {
        &**self.own.name() == "个"
    }

    /// Whether a bare number beside it can only be meant in the box's unit: it is in that unit itself, or in so many 万 of it.
    pub(super) fn is_near(&self, read: &Quantity) -> bool {
        let is_one = |factor: Number| factor == Number::one();
        match &read.sort {
            Sort::Of(unit) => {
                let whole = || self.factor_of(&Unit::read(marked(unit.name())?.1).ok()?);
                self.factor_of(unit).is_some_and(is_one) || whole().is_some_and(is_one)
            }
            Sort::Marked(power) => self.factor(read).is_ok_and(|factor| {
                factor == Number::one() || &factor * &Number::power_of_ten(*power) == Number::one()
            }),
            Sort::Bare | Sort::Ratio | Sort::Mixed => true,
        }
    }

    /// Which way a change goes that is asked for: 1 for a growth, -1 for a fall; `None` where no change is asked for. The title
    /// says so, or that the figure can be below zero: then it grows.
    pub(super) fn way(&self, bounds: &Span) -> Option<i8> {
        let says = |words: &[&str]| words.iter().any(|word| self.title.contains(word));
        if says(&FALLS) && !says(&GROWS) {
            Some(-1)
        } else if says(&GROWS) || can_fall(bounds) {
            Some(1)
        } else {
            None
        }
    }
}

/// Whether a figure can be below zero.
pub(super) fn can_fall(bounds: &Span) -> bool {
    bounds.low.number().is_none_or(Number::is_negative)
}

/// Whether a unit is one of money.
pub(super) fn is_money(name: &str) -> bool {
    name.ends_with(['元', '块', '圆'])
}

/// 万, 亿 and the like at the head of a word, and what is left of it.
pub(super) fn marked(word: &str) -> Option<(u32, &str)> {
    MARKS.iter().find_map(|(mark, power)| Some((*power, word.strip_prefix(mark)?)))
}
