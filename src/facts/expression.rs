//! Reads a quantity as people type it: 36,414万元 · ９５．６％ · 12.8万 · 8728/15447 · 331.3+371.6 · 700元/人.
//!
//! A figure is computed only where every operand says plainly what it is: see `arithmetic`.

mod arithmetic;

use super::Unreadable;
use super::asked::{EntryBox, Slash, is_money, marked};
use super::narrow::suspect;
use super::quantity::{Quantity, Shape, Sort};
use crate::number::{Number, Rounding, Unit};
use arithmetic::{added, divided, multiplied};

/// Deeper brackets are no figure.
const DEEPEST: usize = 16;

/// Reads narrow text as a box would.
///
/// # Errors
/// Says what stands in the way.
pub(super) fn read(text: &str, asked: &EntryBox<'_>) -> Result<Quantity, Unreadable> {
    if let Some(reason) = suspect(text) {
        return Err(reason);
    }
    let mut reader = Reader { rest: text, depth: 0, asked };
    let read = reader.sum()?;
    if !reader.rest.is_empty() {
        return Err(stray(reader.rest));
    }
    if read.is_range {
        return Err(Unreadable::Range);
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
    asked: &'a EntryBox<'a>,
}

impl Reader<'_> {
    fn take(&mut self, sign: &str) -> bool {
        let taken = self.rest.strip_prefix(sign);
        if let Some(rest) = taken {
            self.rest = rest;
        }
        taken.is_some()
    }

    fn sum(&mut self) -> Result<Quantity, Unreadable> {
        let mut left = self.product()?;
        loop {
            let add = self.take("+");
            if !add && !self.take("-") {
                return Ok(left);
            }
            let right = self.product()?;
            left = added(left, &right, add, self.asked)?;
        }
    }

    fn product(&mut self) -> Result<Quantity, Unreadable> {
        let mut left = self.atom()?;
        loop {
            if self.take("*") {
                left = multiplied(left, self.atom()?)?;
            } else if self.take("/") {
                left = divided(left, self.atom()?, true, self.asked)?;
            } else if self.take("÷") {
                left = divided(left, self.atom()?, false, self.asked)?;
            } else {
                return Ok(left);
            }
        }
    }

    fn atom(&mut self) -> Result<Quantity, Unreadable> {
        if self.take("-") {
            let inner = self.atom()?;
            return Ok(Quantity { value: -&inner.value, ..inner });
        }
        if self.take("+") {
            return self.atom();
        }
        if self.take("(") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Unreadable::TooLong);
            }
            let inner = Quantity { shape: Shape::Other, ..self.sum()? };
            return match (self.take(")"), self.rest.is_empty()) {
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
        let start = self.rest;
        let has_sign = ["¥", "RMB", "人民币"].iter().any(|sign| self.take(sign));
        let share = [("百分之", "%"), ("千分之", "‰")].iter().find(|(word, _)| self.take(word));
        let end = self.rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')));
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let plain = ungrouped(digits).ok_or_else(|| stray(self.rest))?;
        let mut value = Number::from_decimal(&plain).ok_or_else(|| stray(start))?;
        let mut last_digit = last_digit(&plain);
        self.rest = rest;
        let mut typed = self.word();
        if let Some((_, sign)) = share {
            typed.insert_str(0, sign);
        }
        let (power, unit_text) = match marked(&typed) {
            // A unit of its own (万元, 千人) needs no splitting.
            Some((power, rest)) if Unit::read(&typed).is_err() => (Some(power), rest),
            _ => (None, &*typed),
        };
        if let Some(power) = power {
            let factor = Number::power_of_ten(power);
            value = &value * &factor;
            last_digit = &last_digit * &factor;
        }
        let word = self.unit_word(unit_text);
        let is_wordy = has_sign || share.is_some() || power.is_some() || word != unit_text;
        let sort = match power {
            _ if !word.is_empty() => {
                let unit = Unit::read(&word).ok().or_else(|| self.asked.own_unit(&word));
                Sort::Of(unit.ok_or_else(|| Unreadable::Stray { found: unit_text.into() })?)
            }
            Some(power) => Sort::Marked(power),
            None => Sort::Bare,
        };
        // ￥483 is money, in the unit of the box.
        let is_its = match &sort {
            Sort::Of(unit) => is_money(unit.name().split('/').next().unwrap_or_default()),
            _ => self.asked.is_money(),
        };
        if has_sign && !is_its {
            return Err(Unreadable::WrongUnit { found: "¥".into() });
        }
        Ok(Quantity { value, sort, last_digit, is_wordy, shape: Shape::Figure, ..Quantity::zero() })
    }

    /// The word that follows a number, with a `/人` where that belongs to the unit and is no division.
    fn word(&mut self) -> String {
        let of_unit = |c: char| !(c.is_ascii_digit() || "+-*/÷()., ".contains(c));
        let letters = |text: &str| text.find(|c| !of_unit(c)).unwrap_or(text.len());
        // 483（万元）, 1535元/（生·年）.
        let bracketed = |rest: &str, open: &str| {
            let (word, rest) = rest.strip_prefix(open)?.split_once(')')?;
            let is_unit = !word.is_empty() && word.chars().all(|c| of_unit(c) || c == '/');
            is_unit.then_some((word.len(), rest.len()))
        };
        if let Some((length, left)) = bracketed(self.rest, "(") {
            let word = self.rest[1..=length].to_owned();
            self.rest = &self.rest[self.rest.len() - left..];
            return word;
        }
        let mut word = String::new();
        loop {
            let (letters_here, rest) = self.rest.split_at(letters(self.rest));
            word.push_str(letters_here);
            self.rest = rest;
            // m2 ends in a digit.
            if word.ends_with('m') && self.take("2") {
                word.push('2');
            }
            if let Some((length, left)) = bracketed(self.rest, "/(") {
                word.push('/');
                word.push_str(&self.rest[2..2 + length]);
                self.rest = &self.rest[self.rest.len() - left..];
            } else if self.rest.starts_with('/') && letters(&self.rest[1..]) > 0 {
                word.push('/');
                self.rest = &self.rest[1..];
            } else if self.rest.starts_with(".年") {
                self.rest = &self.rest[1..];
            } else {
                return word;
            }
        }
    }

    /// A unit as it is declared: 元/生·年 and 元/人年 are 元/生 and 元/人, since every figure is of a year; /千人 is so much of what
    /// the box asks for.
    fn unit_word(&self, typed: &str) -> String {
        let typed = typed.strip_suffix("人民币").unwrap_or(typed);
        let mut parts = typed.split(['/', '·', '每']);
        let over = parts.next().unwrap_or_default();
        let over = over.strip_suffix('整').unwrap_or(over);
        let is_yearly = is_money(over) || over.is_empty() && self.asked.is_money() || over.ends_with('次');
        let is_each = over.is_empty() && typed != over && self.asked.slash() == Slash::ByUnits;
        let mut word = if is_each { self.asked.over() } else { over }.to_owned();
        for part in parts {
            let by_year = part.strip_suffix("学年").or_else(|| part.strip_suffix('年')).filter(|_| is_yearly);
            let part = by_year.filter(|rest| rest.is_empty() || Unit::read(rest).is_ok()).unwrap_or(part);
            if !part.is_empty() {
                word.push('/');
                word.push_str(part);
            }
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

/// The worth of the last digit of plain decimal text: 0.01 for "2.04".
fn last_digit(text: &str) -> Number {
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let power = Number::power_of_ten(u32::try_from(places).unwrap_or(0));
    Number::one().divide(&power).unwrap_or_else(Number::one).rounded(40, Rounding::Down)
}

#[cfg(test)]
mod tests;
