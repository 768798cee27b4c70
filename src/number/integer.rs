//! Whole numbers of any size, for what does not fit into machine words.
//!
//! That is rare, and such a number has a few dozen digits at most, so everything is done as on paper: num-bigint, whose multiplication
//! and division are made for thousands of digits, weighs three times as much in the page. The tests hold both to agree.

use std::cmp::Ordering;
use std::fmt;

/// A whole number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Integer {
    /// Never of zero.
    is_negative: bool,
    /// 32 bits each, the lowest first; the last is not zero.
    digits: Vec<u32>,
}

impl From<i128> for Integer {
    fn from(value: i128) -> Self {
        Self { is_negative: value < 0, ..Self::of_size(value.unsigned_abs()) }
    }
}

impl Integer {
    fn of(is_negative: bool, mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { is_negative: is_negative && !digits.is_empty(), digits }
    }

    fn of_size(size: u128) -> Self {
        Self::of(false, (0..4).map(|at| (size >> (32 * at)) as u32).collect())
    }

    /// Without its sign, where it fits.
    fn size(&self) -> Option<u128> {
        let digits = self.digits.iter().rev();
        (self.digits.len() <= 4).then(|| digits.fold(0, |size, digit| size << 32 | u128::from(*digit)))
    }

    /// Reads digits, and nothing else.
    pub(super) fn of_decimal(text: &str) -> Option<Self> {
        let mut digits = Vec::new();
        for letter in text.chars() {
            append(&mut digits, 10, letter.to_digit(10)?);
        }
        (!text.is_empty()).then(|| Self::of(false, digits))
    }

    /// A power of ten.
    pub(super) fn power_of_ten(exponent: u32) -> Self {
        let mut digits = vec![1];
        (0..exponent).for_each(|_| append(&mut digits, 10, 0));
        Self::of(false, digits)
    }

    /// A power of two.
    pub(super) fn power_of_two(exponent: usize) -> Self {
        Self::of(false, raised(&[1], exponent))
    }

    /// Its value, where it fits.
    pub(super) fn small(&self) -> Option<i64> {
        let size = i128::try_from(self.size()?).ok()?;
        i64::try_from(if self.is_negative { -size } else { size }).ok()
    }

    /// Below zero, zero, or above.
    pub(super) fn sign(&self) -> Ordering {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => Ordering::Equal,
            (false, true) => Ordering::Less,
            (false, false) => Ordering::Greater,
        }
    }

    /// How many binary digits it has.
    pub(super) fn bits(&self) -> usize {
        bits(&self.digits)
    }

    pub(super) fn negated(mut self) -> Self {
        self.is_negative = !self.is_negative && !self.digits.is_empty();
        self
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if self.is_negative == other.is_negative {
            let (long, short) =
                if self.digits.len() < other.digits.len() { (other, self) } else { (self, other) };
            let mut sum = long.digits.clone();
            let mut carried = 0;
            for (at, digit) in sum.iter_mut().enumerate() {
                carried += u64::from(*digit) + u64::from(short.digits.get(at).copied().unwrap_or(0));
                *digit = carried as u32;
                carried >>= 32;
            }
            sum.push(carried as u32);
            return Self::of(self.is_negative, sum);
        }
        let is_less = compared(&self.digits, &other.digits) == Ordering::Less;
        let (large, little) = if is_less { (other, self) } else { (self, other) };
        let mut difference = large.digits.clone();
        take(&mut difference, &little.digits);
        Self::of(large.is_negative, difference)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.digits.len() + other.digits.len()];
        for (at, one) in self.digits.iter().enumerate() {
            let mut carried = 0;
            for (place, digit) in product[at..].iter_mut().enumerate() {
                let two = other.digits.get(place).copied().unwrap_or(0);
                // At most (2³² − 1)² + 2 (2³² − 1), which is 2⁶⁴ − 1.
                carried += u64::from(*digit) + u64::from(*one) * u64::from(two);
                *digit = carried as u32;
                carried >>= 32;
            }
        }
        Self::of(self.is_negative != other.is_negative, product)
    }

    /// Quotient, cut towards zero, and remainder; `divisor` is not zero.
    pub(super) fn divided(&self, divisor: &Self) -> (Self, Self) {
        let (quotient, rest) = match divisor.digits[..] {
            [digit] => {
                let mut quotient = self.digits.clone();
                let rest = divide(&mut quotient, digit);
                (quotient, vec![rest])
            }
            _ => divided(&self.digits, &divisor.digits),
        };
        let is_negative = self.is_negative != divisor.is_negative;
        (Self::of(is_negative, quotient), Self::of(self.is_negative, rest))
    }

    /// The greatest whole number not above the quotient; `divisor` is above zero.
    pub(super) fn floored(&self, divisor: &Self) -> Self {
        let (quotient, rest) = self.divided(divisor);
        if rest.is_negative { quotient.plus(&Self::from(-1)) } else { quotient }
    }

    /// The greatest whole number that divides both, never below zero.
    pub(super) fn common_divisor(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.clone(), other.clone());
        while !b.digits.is_empty() {
            if let (Some(a), Some(b)) = (a.size(), b.size()) {
                return Self::of_size(common_divisor(a, b));
            }
            let rest = a.divided(&b).1;
            a = std::mem::replace(&mut b, rest);
        }
        a.is_negative = false;
        a
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => compared(&self.digits, &other.digits),
            (true, true) => compared(&other.digits, &self.digits),
            (is_negative, _) => {
                if is_negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.digits.clone();
        // The last decimal digit first.
        let mut text = Vec::new();
        while text.is_empty() || !rest.is_empty() {
            text.push(b'0' + divide(&mut rest, 10) as u8);
            while rest.last() == Some(&0) {
                rest.pop();
            }
        }
        if self.is_negative {
            text.push(b'-');
        }
        text.iter().rev().try_for_each(|letter| fmt::Write::write_char(f, char::from(*letter)))
    }
}

/// The greatest whole number that divides both; zero of two zeros.
pub(super) fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        // Most of the way, and mostly from the start, both fit into one word.
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return x.into();
        }
        (a, b) = (b, a % b);
    }
    a
}

fn compared(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn bits(digits: &[u32]) -> usize {
    digits.last().map_or(0, |last| 32 * digits.len() - last.leading_zeros() as usize)
}

/// The number times `factor`, and `digit` more.
fn append(digits: &mut Vec<u32>, factor: u32, digit: u32) {
    let mut carried = u64::from(digit);
    for digit in digits.iter_mut() {
        carried += u64::from(*digit) * u64::from(factor);
        *digit = carried as u32;
        carried >>= 32;
    }
    if carried > 0 {
        digits.push(carried as u32);
    }
}

/// Divides by a digit that is not zero, and gives the remainder.
fn divide(digits: &mut [u32], divisor: u32) -> u32 {
    let mut rest = 0;
    for digit in digits.iter_mut().rev() {
        let whole = rest << 32 | u64::from(*digit);
        *digit = (whole / u64::from(divisor)) as u32;
        rest = whole % u64::from(divisor);
    }
    rest as u32
}

/// Takes away what is not more.
fn take(from: &mut [u32], less: &[u32]) {
    let mut lacks = false;
    for (at, digit) in from.iter_mut().enumerate() {
        let (rest, is_below) = digit.overflowing_sub(less.get(at).copied().unwrap_or(0));
        let (rest, is_also) = rest.overflowing_sub(u32::from(lacks));
        *digit = rest;
        lacks = is_below || is_also;
    }
}

/// Times two to the power of `exponent`.
fn raised(digits: &[u32], exponent: usize) -> Vec<u32> {
    let mut out = vec![0; exponent / 32];
    out.extend(digits);
    append(&mut out, 1 << (exponent % 32), 0);
    out
}

/// Quotient and remainder, a binary digit at a time: most quotients, those on the way to a common divisor, have few.
fn divided(whole: &[u32], divisor: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut rest = whole.to_vec();
    let steps = bits(whole).saturating_sub(bits(divisor));
    let mut part = raised(divisor, steps);
    let mut quotient = vec![0; steps / 32 + 1];
    for step in (0..=steps).rev() {
        while part.last() == Some(&0) {
            part.pop();
        }
        while rest.last() == Some(&0) {
            rest.pop();
        }
        if compared(&rest, &part) != Ordering::Less {
            take(&mut rest, &part);
            quotient[step / 32] |= 1 << (step % 32);
        }
        divide(&mut part, 2);
    }
    (quotient, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use num_integer::Integer as _;

    fn big(integer: &Integer) -> BigInt {
        integer.to_string().parse().expect("a whole number")
    }

    /// Borders of digits, of words, and numbers of up to ten digits that look like nothing.
    fn integers() -> Vec<Integer> {
        let mut all = Vec::new();
        for value in [
            0,
            1,
            2,
            9,
            10,
            1_000_000_007,
            (1 << 32) - 1,
            1 << 32,
            (1 << 32) + 1,
            i128::from(i64::MAX),
            1 << 63,
            (1 << 64) - 1,
            1 << 64,
        ] {
            all.extend([Integer::from(value), Integer::from(-value)]);
        }
        let mut seed = 7_u32;
        for length in 1..10 {
            let digits = (0..length).map(|at| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Digits of zeros and ones only are where carrying goes wrong.
                [seed, 0, u32::MAX]
                    [if at % 3 == 0 { 0 } else { seed as usize >> 16 & 1 } + usize::from(at % 4 == 3)]
            });
            let one = Integer::of(false, digits.collect());
            all.extend([one.clone().negated(), one.times(&one), one]);
        }
        all.extend([Integer::power_of_ten(60), Integer::power_of_two(200)]);
        all
    }

    #[test]
    fn it_agrees_with_num_bigint() {
        for a in &integers() {
            let x = big(a);
            assert_eq!(a.to_string(), x.to_string());
            assert_eq!(a.bits(), x.bits() as usize);
            assert_eq!(a.small(), i64::try_from(&x).ok());
            assert_eq!(big(&a.clone().negated()), -&x);
            assert_eq!(a.sign(), x.cmp(&BigInt::ZERO));
            for b in &integers() {
                let y = big(b);
                assert_eq!(big(&a.plus(b)), &x + &y, "{a} + {b}");
                assert_eq!(big(&a.times(b)), &x * &y, "{a} × {b}");
                assert_eq!(a.cmp(b), x.cmp(&y), "{a} and {b}");
                assert_eq!(a == b, x == y);
                assert_eq!(big(&a.common_divisor(b)), x.gcd(&y), "{a} and {b}");
                if b.sign() != Ordering::Equal {
                    let (quotient, rest) = a.divided(b);
                    assert_eq!((big(&quotient), big(&rest)), (&x / &y, &x % &y), "{a} ÷ {b}");
                }
                if b.sign() == Ordering::Greater {
                    assert_eq!(big(&a.floored(b)), x.div_floor(&y), "{a} ÷ {b}");
                }
            }
        }
    }

    #[test]
    fn digits_are_read_and_nothing_else() {
        for text in ["0", "7", "18446744073709551616", "123456789012345678901234567890"] {
            assert_eq!(Integer::of_decimal(text).expect("digits").to_string(), text);
        }
        assert!(["", "-1", "1.5", "１"].iter().all(|text| Integer::of_decimal(text).is_none()));
        assert_eq!(big(&Integer::power_of_ten(40)), BigInt::from(10).pow(40));
    }
}
