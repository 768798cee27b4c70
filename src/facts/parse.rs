//! Text → [`Answer`]: the words for the states, 是/否, bounds such as ≥1.5 and 负增长, and figures.

use super::quantity::{self, Quantity};
use super::{Answer, Figure, Judgment, Unreadable, is_own, within};
use crate::number::{End, Number, Rounding, Span, Unit};
use crate::rubric::{Docked, FactKind, FactSpec, Judged};
use std::rc::Rc;

/// Longer texts are not figures.
const LONGEST: usize = 200;

const YES: &[&str] = &["是", "有", "已", "对", "√", "✓", "✔", "Y", "y", "YES", "Yes", "yes"];
const NO: &[&str] = &["否", "无", "未", "不", "没有", "×", "✕", "✗", "✘", "N", "n", "NO", "No", "no"];

/// Answers that take their sense from the question: to one that says 没有, nobody knows what they mean.
const HAVING: &[&str] = &["有", "已", "无", "未", "不", "没有"];

/// Bounds written before a number, longest first.
const BEFORE: &[(&str, Bound)] = &[
    ("大于等于", Bound::AtLeast),
    ("小于等于", Bound::AtMost),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("不高于", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("大于", Bound::Above),
    ("高于", Bound::Above),
    ("超过", Bound::Above),
    ("小于", Bound::Below),
    ("低于", Bound::Below),
    ("不足", Bound::Below),
    (">=", Bound::AtLeast),
    ("<=", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("≧", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("≦", Bound::AtMost),
    (">", Bound::Above),
    ("<", Bound::Below),
];

/// Bounds written after a number. Both include the number itself (“以上、以下均含本数”).
const AFTER: &[(&str, Bound)] = &[
    ("及以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
];

/// Words for a growth whose figure was not given.
const GROWTH: &[(&str, Bound)] = &[("负增长", Bound::Below), ("正增长", Bound::Above)];
const NO_GROWTH: &[&str] = &["零增长", "持平"];

#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    Above,
    AtMost,
    Below,
}

/// Reads a fact by what it asks.
pub(super) fn answer(spec: &FactSpec, typed: &str) -> Answer {
    let asks_for_lack = || spec.title.contains("没有") || spec.title.contains('无');
    match fact(&spec.kind, typed) {
        Answer::Flag(_) if asks_for_lack() && HAVING.contains(&&*quantity::narrow(typed)) => {
            Answer::Unreadable(Unreadable::AsksForLack)
        }
        answer => answer,
    }
}

/// Reads what a fact of a kind can be.
pub(super) fn fact(kind: &FactKind, typed: &str) -> Answer {
    if typed.trim().is_empty() {
        return Answer::Blank;
    }
    let is_table = matches!(kind, FactKind::Table { .. });
    if typed.chars().count() > LONGEST && !is_table {
        return Answer::Unreadable(Unreadable::TooLong);
    }
    let text = quantity::narrow(typed);
    if FactKind::NOT_APPLICABLE.contains(&&*text) {
        return Answer::NotApplicable;
    }
    if FactKind::UNKNOWN.contains(&&*text) {
        return Answer::Unknown;
    }
    match kind {
        FactKind::Flag if YES.contains(&&*text) => Answer::Flag(true),
        // Among figures × multiplies, so it is sought as it was typed.
        FactKind::Flag if NO.contains(&&*text) || NO.contains(&typed.trim()) => Answer::Flag(false),
        FactKind::Flag => Answer::Unreadable(Unreadable::NotYesNo),
        FactKind::Choice { options } => {
            let chosen = options.iter().position(|option| &**option == typed.trim());
            let chosen = chosen.and_then(|place| u16::try_from(place).ok());
            chosen.map_or(Answer::Unreadable(Unreadable::NoOption), Answer::Choice)
        }
        FactKind::Table { columns } => match super::table::read(columns, typed) {
            Some(table) => Answer::Table(Rc::new(table)),
            None => Answer::Unreadable(Unreadable::NoRows),
        },
        FactKind::Number { unit, bounds, whole } => match figure(&text, unit, bounds, *whole) {
            Ok(figure) => Answer::Figure(figure),
            Err(reason) => Answer::Unreadable(reason),
        },
    }
}

/// Reads a judgement: points in one of the bands, in steps.
pub(super) fn judgment(typed: &str, rule: &Judged) -> Judgment {
    let most = rule.bands.first().map_or_else(Number::zero, |best| best.high.clone());
    let read = match points(typed, &most) {
        Ok(value) => value,
        Err(judgment) => return judgment,
    };
    let step = &rule.step;
    let off_step = |low: &Number| (&read - low).divide(step).is_some_and(|steps| !steps.is_whole());
    match rule.bands.iter().find(|band| band.low <= read && read <= band.high) {
        Some(band) if off_step(&band.low) => Judgment::Unreadable(Unreadable::OffStep { step: step.clone() }),
        Some(_) => Judgment::Points(read),
        // Between two bands that join there is only what is no step.
        None if !step.is_zero() && rule.bands.last().is_some_and(|worst| worst.low <= read) => {
            Judgment::Unreadable(Unreadable::OffStep { step: step.clone() })
        }
        None => Judgment::Unreadable(Unreadable::NoBand),
    }
}

/// Reads a deduction: none, or from the least to the most, in steps.
pub(super) fn deduction(typed: &str, rule: &Docked) -> Judgment {
    let read = match points(typed, &rule.most) {
        Ok(value) => value,
        Err(judgment) => return judgment,
    };
    if read.is_zero() {
        Judgment::Points(read)
    } else if read < rule.least {
        Judgment::Unreadable(Unreadable::TooLittle { least: rule.least.clone() })
    } else if (&read - &rule.least).divide(&rule.step).is_some_and(|steps| !steps.is_whole()) {
        Judgment::Unreadable(Unreadable::OffStep { step: rule.step.clone() })
    } else {
        Judgment::Points(read)
    }
}

/// Points from nought to `most`, or what else was typed.
fn points(typed: &str, most: &Number) -> Result<Number, Judgment> {
    if typed.trim().is_empty() {
        return Err(Judgment::Blank);
    }
    if typed.chars().count() > LONGEST {
        return Err(Judgment::Unreadable(Unreadable::TooLong));
    }
    let text = quantity::narrow(typed);
    if FactKind::NOT_APPLICABLE.contains(&&*text) {
        return Err(Judgment::NotApplicable);
    }
    let text = text.strip_suffix('分').unwrap_or(&text);
    let scale = Span::between(Some(Number::zero()), Some(most.clone()));
    let read = quantity::read(text).and_then(|read| match read.unit {
        Some(unit) if &**unit.name() != "分" => Err(Unreadable::WrongUnit { found: unit.name().clone() }),
        _ => within(&Span::exactly(read.value.clone()), &scale).map(|_| read.value),
    });
    read.map_err(Judgment::Unreadable)
}

fn figure(text: &str, unit: &Unit, bounds: &Span, whole: bool) -> Result<Figure, Unreadable> {
    // Only what can fall can be said to have grown or not: 持平 of a number of people is no nought.
    if bounds.low.number().is_none_or(Number::is_negative) {
        let zero = Number::zero();
        if let Some((_, bound)) = GROWTH.iter().find(|(word, _)| *word == text) {
            return Figure::within(bound.of(zero.clone()), bounds, zero, false);
        }
        if NO_GROWTH.contains(&text) {
            return Figure::within(Span::exactly(zero.clone()), bounds, zero, true);
        }
    }
    let (bound, text) = split_bound(text);
    let read = quantity::read(text)?;
    let (value, last_digit, converted) = in_unit(read, unit)?;
    if whole && !value.is_whole() {
        return Err(Unreadable::NotWhole);
    }
    let said = bound.map_or_else(|| Span::exactly(value.clone()), |bound| bound.of(value.clone()));
    Figure::within(said, bounds, last_digit, converted)
}

impl Figure {
    fn within(said: Span, bounds: &Span, last_digit: Number, converted: bool) -> Result<Self, Unreadable> {
        Ok(Self { span: within(&said, bounds)?, said, last_digit, converted })
    }
}

fn split_bound(text: &str) -> (Option<Bound>, &str) {
    for (word, bound) in BEFORE {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(*bound), rest);
        }
    }
    for (word, bound) in AFTER {
        if let Some(rest) = text.strip_suffix(word) {
            return (Some(*bound), rest);
        }
    }
    (None, text)
}

impl Bound {
    fn of(self, value: Number) -> Span {
        match self {
            Self::AtLeast => Span { low: End::Closed(value), high: End::None },
            Self::Above => Span { low: End::Open(value), high: End::None },
            Self::AtMost => Span { low: End::None, high: End::Closed(value) },
            Self::Below => Span { low: End::None, high: End::Open(value) },
        }
    }
}

/// A quantity in the fact's unit: value, worth of the last printed digit, and whether anything was converted.
fn in_unit(read: Quantity, own: &Unit) -> Result<(Number, Number, bool), Unreadable> {
    let Quantity { value, unit, last_digit, in_base, is_ratio, .. } = read;
    let computed = last_digit.is_zero();
    let scaled_by = |factor: &Number| (&value * factor, &last_digit * factor);
    let inverse = |scale: &Number| Number::one().divide(scale).unwrap_or_else(Number::one);
    let (value, last_digit, converted) = match unit {
        Some(unit) if is_own(&unit, own) => (value, last_digit, computed),
        Some(unit) if own.accepts(&unit) => {
            // 元 for 元/人: the missing 每人 is understood, so only the scales above the line differ.
            let factor = if unit.dimension() == own.dimension() {
                unit.scale().divide(own.scale())
            } else {
                Unit::read(own.name().split('/').next().unwrap_or_default())
                    .ok()
                    .and_then(|numerator| unit.scale().divide(numerator.scale()))
            };
            let factor = factor.unwrap_or_else(Number::one);
            let (value, last_digit) = scaled_by(&factor);
            (value, last_digit, computed || factor != Number::one())
        }
        Some(unit) => return Err(Unreadable::WrongUnit { found: unit.name().clone() }),
        // 万 and 亿 without a unit count the base unit: 12.8万 is 128 000 人, 483万 is 483 万元.
        None if in_base => {
            let (value, last_digit) = scaled_by(&inverse(own.scale()));
            (value, last_digit, true)
        }
        // 8728/15447 in a % field is the share itself.
        None if is_ratio && own.dimension() == crate::number::Dimension::RATIO => {
            let (value, last_digit) = scaled_by(&inverse(own.scale()));
            (value, last_digit, true)
        }
        None => (value, last_digit, computed),
    };
    Ok((value, last_digit, converted))
}

/// The worth of the last digit of plain decimal text: 0.01 for "2.04".
pub(super) fn last_digit(text: &str) -> Number {
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let power = Number::power_of_ten(u32::try_from(places).unwrap_or(0));
    Number::one().divide(&power).unwrap_or_else(Number::one).rounded(40, Rounding::Down)
}

#[cfg(test)]
mod tests;
