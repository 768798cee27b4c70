//! What is known of a number: exactly one value, or only between which ends it lies.
//!
//! A blank figure is a span from its least to its greatest possible value; 负增长 is everything below zero. Arithmetic
//! on spans never leaves a possible value out, so points computed from spans are sound: filling in the blanks cannot
//! bring a result outside them.

#[cfg(test)]
mod tests;

use super::Number;
use std::cmp::Ordering;

/// One end of a [`Span`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The end itself is possible.
    Closed(Number),
    /// Everything up to the end, but not the end.
    Open(Number),
    /// No end on this side.
    None,
}

/// The possible values of a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Lower end.
    pub low: End,
    /// Upper end.
    pub high: End,
}

/// The outcome of comparing numbers that may not be known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// True of every possible value.
    Yes,
    /// False of every possible value.
    No,
    /// It depends on what is still open.
    Open,
}

impl End {
    /// The number at the end, if there is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Closed(number) | Self::Open(number) => Some(number),
            Self::None => None,
        }
    }

    /// The same kind of end at another number.
    fn map(&self, change: impl Fn(&Number) -> Number) -> Self {
        match self {
            Self::Closed(number) => Self::Closed(change(number)),
            Self::Open(number) => Self::Open(change(number)),
            Self::None => Self::None,
        }
    }

    /// Closed only if both are; no end if either has none.
    fn combine(&self, other: &Self, operation: impl Fn(&Number, &Number) -> Number) -> Self {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::Closed(a), Self::Closed(b)) => Self::Closed(operation(a, b)),
            (Self::Closed(a) | Self::Open(a), Self::Closed(b) | Self::Open(b)) => Self::Open(operation(a, b)),
        }
    }

    /// On which side of zero it lies: −1, 0 or 1; without end below all for a lower end, above all for an upper one.
    fn sign(&self, is_low: bool) -> i8 {
        match self.number() {
            None if is_low => -1,
            Some(number) if number.is_negative() => -1,
            Some(number) if number.is_zero() => 0,
            None | Some(_) => 1,
        }
    }

    /// The product; zero that is itself possible makes a product of zero possible.
    fn times(&self, other: &Self) -> Self {
        let zero = |end: &Self| matches!(end, Self::Closed(number) if number.is_zero());
        if zero(self) || zero(other) {
            Self::Closed(Number::zero())
        } else {
            self.combine(other, |a, b| a * b)
        }
    }
}

impl Span {
    /// Exactly one value.
    pub fn exactly(value: Number) -> Self {
        Self { low: End::Closed(value.clone()), high: End::Closed(value) }
    }

    /// Any number at all.
    pub fn anything() -> Self {
        Self { low: End::None, high: End::None }
    }

    /// From `low` to `high`, both possible; `None` for no end.
    pub fn between(low: Option<Number>, high: Option<Number>) -> Self {
        Self { low: low.map_or(End::None, End::Closed), high: high.map_or(End::None, End::Closed) }
    }

    /// The value, when it is known exactly.
    pub fn value(&self) -> Option<&Number> {
        match (&self.low, &self.high) {
            (End::Closed(low), End::Closed(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether `number` is possible.
    pub fn contains(&self, number: &Number) -> bool {
        let from_low = match &self.low {
            End::Closed(low) => low <= number,
            End::Open(low) => low < number,
            End::None => true,
        };
        let to_high = match &self.high {
            End::Closed(high) => number <= high,
            End::Open(high) => number < high,
            End::None => true,
        };
        from_low && to_high
    }

    /// The values possible in both, or `None` where none is.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let met = Self {
            low: tighter(&self.low, &other.low, Ordering::Greater),
            high: tighter(&self.high, &other.high, Ordering::Less),
        };
        let possible = match (met.low.number(), met.high.number()) {
            (Some(low), Some(high)) => low < high || met.value().is_some(),
            _ => true,
        };
        possible.then_some(met)
    }

    /// Every value times `factor`.
    #[must_use]
    pub fn scale(&self, factor: &Number) -> Self {
        if factor.is_zero() {
            return Self::exactly(Number::zero());
        }
        let (low, high) = (self.low.map(|end| end * factor), self.high.map(|end| end * factor));
        if factor.is_negative() { Self { low: high, high: low } } else { Self { low, high } }
    }

    /// The sum.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self {
            low: self.low.combine(&other.low, |a, b| a + b),
            high: self.high.combine(&other.high, |a, b| a + b),
        }
    }

    /// The sum of one value of these or more, however many.
    #[must_use]
    pub fn times_one_or_more(&self) -> Self {
        let falls = self.low.number().is_none_or(Number::is_negative);
        let rises = self.high.number().is_none_or(|high| !(high.is_negative() || high.is_zero()));
        Self {
            low: if falls { End::None } else { self.low.clone() },
            high: if rises { End::None } else { self.high.clone() },
        }
    }

    /// The difference.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        self.add(&other.scale(&-&Number::one()))
    }

    /// The product.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        for (known, open) in [(self, other), (other, self)] {
            if let Some(factor) = known.value() {
                return open.scale(factor);
            }
        }
        let (mut finite, mut no_low, mut no_high) = (None::<Self>, false, false);
        for (one, is_low) in [(&self.low, true), (&self.high, false)] {
            for (two, is_low_too) in [(&other.low, true), (&other.high, false)] {
                let here = match (one.number(), two.number()) {
                    (Some(_), Some(_)) => one.times(two),
                    _ => match one.sign(is_low) * two.sign(is_low_too) {
                        // However far the one goes, zero times it is zero.
                        0 => one.number().map_or(two, |_| one).clone(),
                        sign => {
                            no_low |= sign < 0;
                            no_high |= sign > 0;
                            continue;
                        }
                    },
                };
                let here = Self { low: here.clone(), high: here };
                finite = Some(finite.map_or_else(|| here.clone(), |span| span.join(&here)));
            }
        }
        let finite = finite.unwrap_or_else(Self::anything);
        Self {
            low: if no_low { End::None } else { finite.low },
            high: if no_high { End::None } else { finite.high },
        }
    }

    /// The quotient; `None` when the divisor can only be zero. Where it may be zero, the quotient may be anything: it
    /// may turn out to be none at all.
    pub fn divide(&self, divisor: &Self) -> Option<Self> {
        if let Some(exact) = divisor.value() {
            return Some(self.scale(&Number::one().divide(exact)?));
        }
        if divisor.contains(&Number::zero()) {
            return Some(Self::anything());
        }
        Some(divisor.inverse().map_or_else(Self::anything, |inverse| self.multiply(&inverse)))
    }

    /// Without zero, where that stands at an end of it; `None` where there is nothing else.
    pub fn apart_from_zero(&self) -> Option<Self> {
        let is_zero = |end: &End| matches!(end, End::Closed(number) if number.is_zero());
        let open = |end: &End| if is_zero(end) { End::Open(Number::zero()) } else { end.clone() };
        let all = self.value().is_some_and(Number::is_zero);
        (!all).then(|| Self { low: open(&self.low), high: open(&self.high) })
    }

    /// One over it, where it cannot pass through zero; beside zero it has no end.
    fn inverse(&self) -> Option<Self> {
        let invert = |end: &End| match end.number() {
            None => End::Open(Number::zero()),
            Some(number) if number.is_zero() => End::None,
            Some(_) => end.map(|number| Number::one().divide(number).unwrap_or_else(Number::zero)),
        };
        let above = self.low.number().is_some_and(|low| !low.is_negative());
        let below = self.high.number().is_some_and(|high| high.is_negative() || high.is_zero());
        (above || below).then(|| Self { low: invert(&self.high), high: invert(&self.low) })
    }

    /// The lesser of two values.
    #[must_use]
    pub fn least(&self, other: &Self) -> Self {
        let high = match (&self.high, &other.high) {
            (End::None, end) | (end, End::None) => end.clone(),
            // The lesser of two open ends cannot be reached; where one of two equal ends can be, the lesser stays below both.
            (a, b) => tighter(a, b, Ordering::Less),
        };
        let low = match (&self.low, &other.low) {
            (End::None, _) | (_, End::None) => End::None,
            (a, b) => looser(a, b, Ordering::Less),
        };
        Self { low, high }
    }

    /// Rounded to whole numbers: down, or else up.
    #[must_use]
    pub fn stepped(&self, down: bool) -> Self {
        let whole = |number: &Number| if down { number.floor() } else { number.ceil() };
        // Just inside an open end: below a whole number rounding down loses one, above it rounding up gains one.
        let step = |end: &End, from_above: bool| match end {
            End::None => End::None,
            End::Closed(number) => End::Closed(whole(number)),
            End::Open(number) if from_above && !down => End::Closed(&number.floor() + &Number::one()),
            End::Open(number) if !from_above && down => End::Closed(&number.ceil() - &Number::one()),
            End::Open(number) => End::Closed(whole(number)),
        };
        Self { low: step(&self.low, true), high: step(&self.high, false) }
    }

    /// The least span that holds both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let of = |a: &End, b: &End, side| match (a, b) {
            (End::None, _) | (_, End::None) => End::None,
            _ => looser(a, b, side),
        };
        Self {
            low: of(&self.low, &other.low, Ordering::Less),
            high: of(&self.high, &other.high, Ordering::Greater),
        }
    }

    /// Whether every, no or some possible value is at least (`strict`: above) `other`.
    pub fn reaches(&self, other: &Self, strict: bool) -> Truth {
        let difference = self.subtract(other);
        let passes = match &difference.low {
            End::Closed(low) => !(low.is_negative() || strict && low.is_zero()),
            End::Open(low) => !low.is_negative(),
            End::None => false,
        };
        let fails = match &difference.high {
            End::Closed(high) => high.is_negative() || (strict && high.is_zero()),
            End::Open(high) => high.is_negative() || high.is_zero(),
            End::None => false,
        };
        match (passes, fails) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Open,
        }
    }
}

impl Truth {
    /// From a plain truth.
    pub fn of(truth: bool) -> Self {
        if truth { Self::Yes } else { Self::No }
    }

    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Open,
        }
    }

    /// Either or both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }
}

/// The end that leaves less room; `side` is `Greater` for lower ends.
fn tighter(a: &End, b: &End, side: Ordering) -> End {
    match (a.number(), b.number()) {
        (None, _) => b.clone(),
        (_, None) => a.clone(),
        (Some(x), Some(y)) => match x.cmp(y) {
            Ordering::Equal if matches!(a, End::Open(_)) => a.clone(),
            Ordering::Equal => b.clone(),
            order if order == side => a.clone(),
            _ => b.clone(),
        },
    }
}

/// The end that leaves more room; `side` is `Less` for lower ends.
fn looser(a: &End, b: &End, side: Ordering) -> End {
    match (a.number(), b.number()) {
        (Some(x), Some(y)) => match x.cmp(y) {
            Ordering::Equal if matches!(a, End::Closed(_)) => a.clone(),
            Ordering::Equal => b.clone(),
            order if order == side => a.clone(),
            _ => b.clone(),
        },
        _ => End::None,
    }
}
