//! Reads a quantity as people type it: 36,414万元 · ９５．６％ · 12.8万 · 8728/15447 · 331.3+371.6 · 700元/人.

use super::Unreadable;
use super::parse::last_digit;
use crate::number::{Dimension, Number, Unit};

/// A number with what was said of its unit.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The value, in `unit` where there is one.
    pub(super) value: Number,
    /// The unit typed, if any.
    pub(super) unit: Option<Unit>,
    /// Worth of the last printed digit; nought once anything was computed.
    pub(super) last_digit: Number,
    /// Whether 万 or 亿 stood without a unit, which counts in the base unit.
    pub(super) in_base: bool,
    /// Whether it is a quotient of like things.
    pub(super) is_ratio: bool,
    /// Whether ×100 stands in it: what it comes to is percent already.
    is_hundredfold: bool,
}

/// Deeper brackets are no figure.
const DEEPEST: usize = 16;

/// Full-width signs made narrow. Blanks are left out but between digits, where one stays: it may group thousands, or part
/// two figures. For reading only: what was typed stays as it is.
pub(super) fn narrow(text: &str) -> String {
    let mut narrow = String::new();
    let mut blank = false;
    for c in text.chars() {
        blank |= c.is_whitespace();
        if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            continue;
        }
        let c = match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '×' | '✕' => '*',
            '÷' | '∕' => '/',
            '−' | '–' | '﹣' | '‐' | '‑' => '-',
            '〇' => '0',
            '。' => '.',
            _ => c,
        };
        if blank && c.is_ascii_digit() && narrow.ends_with(|before: char| before.is_ascii_digit()) {
            narrow.push(' ');
        }
        blank = false;
        narrow.push(c);
    }
    narrow
}

/// Reads narrow text.
///
/// # Errors
/// Says what stands in the way.
pub(super) fn read(text: &str) -> Result<Quantity, Unreadable> {
    let mut reader = Reader { rest: text, depth: 0 };
    let read = reader.sum()?;
    if !reader.rest.is_empty() {
        return Err(stray(reader.rest));
    }
    // Accountants write −26.81 as (26.81). What was computed has no last digit.
    let is_plain = !read.last_digit.is_zero() && !read.value.is_negative();
    if text.starts_with('(') && is_plain { Err(Unreadable::InBrackets) } else { Ok(read) }
}

fn stray(rest: &str) -> Unreadable {
    Unreadable::Stray { found: rest.chars().take(8).collect::<String>().into() }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn take(&mut self, sign: char) -> bool {
        let taken = self.rest.strip_prefix(sign);
        if let Some(rest) = taken {
            self.rest = rest;
        }
        taken.is_some()
    }

    fn sum(&mut self) -> Result<Quantity, Unreadable> {
        let mut left = self.product()?;
        loop {
            let add = self.take('+');
            if !add && !self.take('-') {
                return Ok(left);
            }
            let right = self.product()?;
            left = added(left, right, add)?;
        }
    }

    fn product(&mut self) -> Result<Quantity, Unreadable> {
        let mut left = self.atom()?;
        loop {
            let multiply = self.take('*');
            if !multiply && !self.take('/') {
                return Ok(left);
            }
            let right = self.atom()?;
            left = if multiply { multiplied(left, right)? } else { divided(left, right)? };
        }
    }

    fn atom(&mut self) -> Result<Quantity, Unreadable> {
        if self.take('-') {
            let inner = self.atom()?;
            return Ok(Quantity { value: -&inner.value, ..inner });
        }
        if self.take('+') {
            return self.atom();
        }
        if self.take('(') {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Unreadable::TooLong);
            }
            let inner = self.sum()?;
            return match (self.take(')'), self.rest.is_empty()) {
                (true, _) => Ok(inner),
                (false, true) => Err(Unreadable::Unfinished),
                (false, false) => Err(stray(self.rest)),
            };
        }
        if self.rest.is_empty() {
            return Err(Unreadable::Unfinished);
        }
        self.number()
    }

    fn number(&mut self) -> Result<Quantity, Unreadable> {
        let end = self.rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')));
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let plain = ungrouped(digits).ok_or_else(|| stray(self.rest))?;
        let mut value = Number::from_decimal(&plain).ok_or_else(|| stray(self.rest))?;
        let mut last_digit = last_digit(&plain);
        self.rest = rest;
        let word = self.word();
        let (multiplier, unit_text) = split_multiplier(&word);
        let unit = if unit_text.is_empty() {
            None
        } else {
            let unit = Unit::read(unit_text).map_err(|_| Unreadable::Stray { found: unit_text.into() })?;
            Some(unit)
        };
        if let Some(power) = multiplier {
            let factor = Number::power_of_ten(power);
            value = &value * &factor;
            last_digit = &last_digit * &factor;
        }
        let in_base = multiplier.is_some() && unit.is_none();
        Ok(Quantity { value, unit, last_digit, in_base, is_ratio: false, is_hundredfold: false })
    }

    /// The unit that follows a number, with a `/人` where that belongs to the unit and is no division.
    fn word(&mut self) -> String {
        let of_unit = |c: char| !(c.is_ascii_digit() || "+-*/()., ".contains(c));
        let end = self.rest.find(|c| !of_unit(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        // m2 ends in a digit.
        let mut word = word.to_owned();
        if word.ends_with('m') && self.take('2') {
            word.push('2');
        }
        if let Some(below) = self.rest.strip_prefix('/').filter(|below| below.starts_with(of_unit)) {
            let end = below.find(|c| !of_unit(c)).unwrap_or(below.len());
            let (below, rest) = below.split_at(end);
            word = format!("{word}/{below}");
            self.rest = rest;
        }
        word
    }
}

/// Digits without thousands separators; `None` where the commas or blanks do not group thousands.
fn ungrouped(digits: &str) -> Option<String> {
    let separator = if digits.contains(',') { ',' } else { ' ' };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let mut groups = groups.peekable();
    let grouped =
        groups.peek().is_none() || (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (grouped && !fraction.contains(separator)).then(|| digits.replace(separator, ""))
}

/// 万, 亿 and the like before a unit: the power of ten, and the unit that is left.
fn split_multiplier(word: &str) -> (Option<u32>, &str) {
    // A unit of its own (万元, 千人) needs no splitting.
    if word.is_empty() || Unit::read(word).is_ok() {
        return (None, word);
    }
    for (name, power) in [("百万", 6), ("千万", 7), ("万亿", 12), ("万", 4), ("亿", 8), ("千", 3), ("百", 2)]
    {
        if let Some(rest) = word.strip_prefix(name) {
            return (Some(power), rest);
        }
    }
    (None, word)
}

/// Brings two summands to one unit: a bare number takes the other's.
fn added(left: Quantity, right: Quantity, add: bool) -> Result<Quantity, Unreadable> {
    if left.in_base != right.in_base && left.unit.is_none() && right.unit.is_none() {
        return Err(Unreadable::MixedUnits);
    }
    let (unit, right_value) = match (left.unit, right.unit) {
        (Some(a), Some(b)) if a.dimension() == b.dimension() => {
            let value = a.of_base(&b.to_base(&right.value));
            (Some(a), value)
        }
        (Some(_), Some(_)) => return Err(Unreadable::MixedUnits),
        (a, b) => (a.or(b), right.value),
    };
    let value = if add { &left.value + &right_value } else { &left.value - &right_value };
    let is_ratio = left.is_ratio || right.is_ratio;
    let is_hundredfold = left.is_hundredfold || right.is_hundredfold;
    Ok(Quantity { value, unit, last_digit: Number::zero(), in_base: left.in_base, is_ratio, is_hundredfold })
}

fn multiplied(left: Quantity, right: Quantity) -> Result<Quantity, Unreadable> {
    // Multiplying by 100 makes percent of a quotient, before it is divided or after; it is no bare ratio then.
    let is_hundred =
        |side: &Quantity| side.is_hundredfold || side.unit.is_none() && side.value == Number::whole(100);
    let is_hundredfold = is_hundred(&left) || is_hundred(&right);
    let is_ratio = (left.is_ratio || right.is_ratio) && !is_hundredfold;
    let unit = match (left.unit, right.unit) {
        (Some(_), Some(_)) => return Err(Unreadable::MixedUnits),
        (a, b) => a.or(b),
    };
    let value = &left.value * &right.value;
    let in_base = left.in_base || right.in_base;
    Ok(Quantity { value, unit, last_digit: Number::zero(), in_base, is_ratio, is_hundredfold })
}

fn divided(left: Quantity, right: Quantity) -> Result<Quantity, Unreadable> {
    let (unit, left_value, right_value) = match (left.unit, right.unit) {
        (Some(a), Some(b)) if a.dimension() == b.dimension() => {
            (None, a.to_base(&left.value), b.to_base(&right.value))
        }
        (_, Some(_)) => return Err(Unreadable::MixedUnits),
        (a, None) => (a, left.value, right.value),
    };
    let is_ratio = unit.as_ref().is_none_or(|unit: &Unit| unit.dimension() == Dimension::RATIO);
    let value = left_value.divide(&right_value).ok_or(Unreadable::DivisionByZero)?;
    let is_hundredfold = left.is_hundredfold;
    let is_ratio = is_ratio && unit.is_none() && !is_hundredfold;
    let in_base = left.in_base && !right.in_base;
    Ok(Quantity { value, unit, last_digit: Number::zero(), in_base, is_ratio, is_hundredfold })
}
