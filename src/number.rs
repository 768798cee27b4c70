//! Exact numbers, their units, and what is known of a number that is not known exactly.
//!
//! Points, thresholds and verdicts are decided on [`Number`]s, which are fractions: nothing is rounded until a rubric
//! says so by name ([`Rounding`]). A figure that is blank or given only as a bound is a [`Span`].

mod fraction;
mod integer;
mod span;
mod unit;

use fraction::Fraction;
use integer::Integer;
use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

pub use span::{End, Span, Truth};
pub use unit::{Dimension, Unit, UnitError};

/// An exact number.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Fraction);

/// How a number is rounded to decimal places. Named, because the standards name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// 四舍五入: a half goes away from zero.
    HalfUp,
    /// 进一法: to the next place away from zero, for "at least this much is needed".
    Up,
    /// 去尾法: toward zero.
    Down,
}

/// Places shown of a number whose decimal digits never end.
pub const SHOWN_PLACES: u32 = 4;

impl Number {
    /// Zero.
    pub fn zero() -> Self {
        Self(Fraction::whole(0))
    }

    /// Reads what [`Self::fraction`] wrote.
    pub fn from_fraction(text: &str) -> Option<Self> {
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        Self::from_decimal(over)?.divide(&Self::from_decimal(under)?)
    }

    /// As a fraction in lowest terms, `13/10`; whole numbers without the `/1`.
    pub fn fraction(&self) -> String {
        let (over, under) = self.0.parts();
        if self.is_whole() { over.to_string() } else { format!("{over}/{under}") }
    }

    /// One.
    pub fn one() -> Self {
        Self(Fraction::whole(1))
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self(Fraction::whole(value))
    }

    /// A count of things.
    pub fn count(things: usize) -> Self {
        Self::whole(i64::try_from(things).unwrap_or(i64::MAX))
    }

    /// A power of ten.
    pub fn power_of_ten(exponent: u32) -> Self {
        match 10_i64.checked_pow(exponent) {
            Some(small) => Self::whole(small),
            None => Self(Fraction::of(&Integer::power_of_ten(exponent), &1.into())),
        }
    }

    /// Reads plain decimal text: digits with at most one point, and a leading sign; `None` for anything else.
    ///
    /// ```
    /// use lvzhi::number::Number;
    /// assert_eq!(Number::from_decimal("-12.50").unwrap().plain(), "-12.5");
    /// assert_eq!(Number::from_decimal("1e3"), None);
    /// ```
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = [whole, fraction].concat();
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = match all.parse::<i64>() {
            Ok(small) => Self::whole(small),
            Err(_) => Self(Fraction::of(&Integer::of_decimal(&all)?, &1.into())),
        };
        let value = digits.divide(&Self::power_of_ten(u32::try_from(fraction.len()).ok()?))?;
        Some(if negative { -&value } else { value })
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.sign() == Ordering::Equal
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.sign() == Ordering::Less
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.0.is_whole()
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The quotient, or `None` when `divisor` is zero.
    pub fn divide(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(self.0.over(&divisor.0)))
    }

    /// The greatest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// The least whole number that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        -&(-self).floor()
    }

    /// The square root of a number that is not negative: exactly where it ends within `places` decimals, else cut there and
    /// put half a place further, so that it compares with every number of as many decimals as the true root does.
    #[must_use]
    pub fn root(&self, places: u32) -> Self {
        let scale = Self::power_of_ten(places);
        let square = self * &(&scale * &scale);
        let whole = square.floor().0.parts().0;
        if whole.sign() != Ordering::Greater {
            return if self.is_zero() {
                Self::zero()
            } else {
                Self(Fraction::whole(1).over(&(&scale + &scale).0))
            };
        }
        // Newton's steps from above fall until they have the root, rounded down.
        let mut root = Integer::power_of_two(whole.bits() / 2 + 1);
        loop {
            let next = root.plus(&whole.divided(&root).0).divided(&2.into()).0;
            if next >= root {
                break;
            }
            root = next;
        }
        let cut = Self(Fraction::of(&root, &1.into()));
        let is_exact = &cut * &cut == square;
        let root = if is_exact { cut } else { &cut + &Self(Fraction::whole(1).over(&Fraction::whole(2))) };
        root.divide(&scale).unwrap_or(root)
    }

    /// Rounded to `places` decimals.
    #[must_use]
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Self {
        let scale = Self::power_of_ten(places);
        let size = &self.abs() * &scale;
        let kept = match rounding {
            Rounding::HalfUp => (&size + &Self(Fraction::whole(1).over(&Fraction::whole(2)))).floor(),
            Rounding::Up => size.ceil(),
            Rounding::Down => size.floor(),
        };
        let size = Self(kept.0.over(&scale.0));
        if self.is_negative() { -&size } else { size }
    }

    /// With exactly `places` decimals, rounded half up.
    pub fn fixed(&self, places: u32) -> String {
        let rounded = self.rounded(places, Rounding::HalfUp);
        let scaled = (&rounded * &Self::power_of_ten(places)).0.parts().0;
        let is_negative = scaled.sign() == Ordering::Less;
        let size = if is_negative { scaled.negated() } else { scaled };
        let digits = format!("{:0>width$}", size.to_string(), width = places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        let sign = if is_negative { "-" } else { "" };
        let point = if places == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// All its decimals when they end, else [`SHOWN_PLACES`] of them; no trailing zeros.
    pub fn plain(&self) -> String {
        let text = self.fixed(self.ending_places().unwrap_or(SHOWN_PLACES));
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }

    /// Whether [`Self::plain`] shows all of it.
    pub fn is_plain(&self) -> bool {
        self.ending_places().is_some()
    }

    /// How many decimals it has, if they end within a readable length.
    fn ending_places(&self) -> Option<u32> {
        const LONGEST: u32 = 12;
        let mut rest = self.0.parts().1;
        let mut places = [0_u32; 2];
        for (count, prime) in places.iter_mut().zip([2, 5]) {
            let prime = Integer::from(prime);
            while *count <= LONGEST {
                let (quotient, remainder) = rest.divided(&prime);
                if remainder.sign() != Ordering::Equal {
                    break;
                }
                rest = quotient;
                *count += 1;
            }
        }
        let needed = places[0].max(places[1]);
        (rest.small() == Some(1) && needed <= LONGEST).then_some(needed)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: Self) -> Number {
        Number(self.0.plus(&other.0))
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: Self) -> Number {
        Number(self.0.plus(&other.0.negated()))
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: Self) -> Number {
        Number(self.0.times(&other.0))
    }
}

impl Neg for &Number {
    type Output = Number;
    fn neg(self) -> Number {
        Number(self.0.negated())
    }
}

impl<'a> Sum<&'a Self> for Number {
    fn sum<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |sum, number| &sum + number)
    }
}

/// Points won at least and at most; one number once nothing is open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// What is certain.
    pub low: Number,
    /// What is still possible.
    pub high: Number,
}

impl Range {
    /// A single number.
    pub fn exactly(value: Number) -> Self {
        Self { low: value.clone(), high: value }
    }

    /// From zero to `high`.
    pub fn up_to(high: Number) -> Self {
        Self { low: Number::zero(), high }
    }

    /// Zero.
    pub fn zero() -> Self {
        Self::exactly(Number::zero())
    }

    /// Whether nothing is open.
    pub fn is_settled(&self) -> bool {
        self.low == self.high
    }

    /// Both ends rounded.
    #[must_use]
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Self {
        Self { low: self.low.rounded(places, rounding), high: self.high.rounded(places, rounding) }
    }

    /// Both ends times a factor that is not negative.
    #[must_use]
    pub fn times(&self, factor: &Number) -> Self {
        Self { low: &self.low * factor, high: &self.high * factor }
    }

    /// From the lesser low end to the greater high end.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        Self { low: self.low.clone().min(other.low.clone()), high: self.high.clone().max(other.high.clone()) }
    }

    /// Both ends held to a greatest number.
    #[must_use]
    pub fn at_most(&self, most: &Number) -> Self {
        Self { low: self.low.clone().min(most.clone()), high: self.high.clone().min(most.clone()) }
    }

    /// Both ends held to a least number.
    #[must_use]
    pub fn at_least(&self, least: &Number) -> Self {
        Self { low: self.low.clone().max(least.clone()), high: self.high.clone().max(least.clone()) }
    }

    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

impl Add for &Range {
    type Output = Range;
    fn add(self, other: Self) -> Range {
        Range { low: &self.low + &other.low, high: &self.high + &other.high }
    }
}

impl<'a> Sum<&'a Self> for Range {
    fn sum<I: Iterator<Item = &'a Self>>(ranges: I) -> Self {
        ranges.fold(Self::zero(), |sum, range| &sum + range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn number(text: &str) -> Number {
        Number::from_decimal(text).unwrap()
    }

    #[test]
    fn rounding_on_both_sides_of_every_half() {
        for (text, half_up, up, down) in [
            ("0.4949", "0.49", "0.50", "0.49"),
            ("0.495", "0.50", "0.50", "0.49"),
            ("0.4951", "0.50", "0.50", "0.49"),
            ("-0.495", "-0.50", "-0.50", "-0.49"),
            ("-0.4949", "-0.49", "-0.50", "-0.49"),
            ("94.995", "95.00", "95.00", "94.99"),
            ("2", "2.00", "2.00", "2.00"),
        ] {
            assert_eq!(number(text).rounded(2, Rounding::HalfUp).fixed(2), half_up, "{text} half up");
            assert_eq!(number(text).rounded(2, Rounding::Up).fixed(2), up, "{text} up");
            assert_eq!(number(text).rounded(2, Rounding::Down).fixed(2), down, "{text} down");
        }
    }

    #[test]
    fn plain_shows_ending_decimals_whole_and_others_to_four_places() {
        assert_eq!(number("36414").plain(), "36414");
        assert_eq!(number("546.2100").plain(), "546.21");
        assert_eq!(number("-0.0").plain(), "0");
        assert_eq!(number("1").divide(&number("3")).unwrap().plain(), "0.3333");
        assert_eq!(number("1").divide(&number("1024")).unwrap().plain(), "0.0009765625");
    }

    #[test]
    fn decimals_are_read_strictly() {
        for text in ["", "-", ".", "1.2.3", "１", "1,000", "0x1", "1e3", "NaN", " 1"] {
            assert_eq!(Number::from_decimal(text), None, "{text:?}");
        }
        assert_eq!(number(".5"), number("0.50"));
        assert_eq!(number("5."), number("5"));
    }

    #[test]
    fn division_by_zero_is_no_number() {
        assert_eq!(number("1").divide(&Number::zero()), None);
    }
}
