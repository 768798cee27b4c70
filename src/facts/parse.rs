//! Text → [`Answer`]: the words for the states, 是/否, bounds such as ≥1.5 and 负增长, and figures.

use super::asked::{EntryBox, can_fall};
use super::change::{AGAINST, change, without};
use super::expression;
use super::narrow::narrow;
use super::quantity::{Quantity, Sort};
use super::{Answer, Figure, Judgment, Reading, Unreadable, within};
use crate::number::{End, Number, Span, Unit};
use crate::rubric::{Docked, FactKind, FactSpec, Judged, JudgedBand};

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

/// Words for a change that was none.
const NO_CHANGE: &[&str] = &["零增长", "持平"];

/// Words that say what a figure is counted by before it is said: 每生每年1535元, 百生22台.
const BY_THOUSAND: [&str; 3] = ["每千人口", "每千人", "千人"];
const BY_HUNDRED: [&str; 6] = ["每百名", "每百人", "每百生", "百生", "百人", "学生"];
const BY_ONE: [&str; 8] = ["每生", "每人", "每年", "年生均", "年平均", "生均", "人均", "平均"];

#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    Above,
    AtMost,
    Below,
}

/// What says that there is no figure: a blank, 不适用, 不清楚.
pub(super) fn lacking(typed: &str) -> Option<Answer> {
    if typed.trim().is_empty() {
        return Some(Answer::Blank);
    }
    // A table may be long, and is then none of these words.
    if typed.chars().nth(LONGEST).is_some() {
        return None;
    }
    let text = narrow(typed);
    if FactKind::NOT_APPLICABLE.contains(&&*text) {
        Some(Answer::NotApplicable)
    } else {
        FactKind::UNKNOWN.contains(&&*text).then_some(Answer::Unknown)
    }
}

/// Reads a fact that is no table by what it asks.
pub(super) fn answer(spec: &FactSpec, typed: &str) -> Answer {
    let asks_for_lack = || spec.title.contains("没有") || spec.title.contains('无');
    match titled(&spec.kind, &spec.title, typed) {
        Answer::Flag(_) if asks_for_lack() && HAVING.contains(&&*narrow(typed)) => {
            Answer::Unreadable(Unreadable::AsksForLack)
        }
        answer => answer,
    }
}

/// Reads what a fact of a kind can be.
pub(super) fn fact(kind: &FactKind, typed: &str) -> Answer {
    titled(kind, "", typed)
}

/// The same under a title, which says which way a change goes, and by what something is counted.
fn titled(kind: &FactKind, title: &str, typed: &str) -> Answer {
    if let Some(lacking) = lacking(typed) {
        return lacking;
    }
    if typed.chars().count() > LONGEST {
        return Answer::Unreadable(Unreadable::TooLong);
    }
    let text = narrow(typed);
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
        // No cell holds a table; what reads tables reads them.
        FactKind::Table { .. } => Answer::Unreadable(Unreadable::NoRows),
        FactKind::Number { unit, bounds, whole } => {
            match figure(&text, &EntryBox { own: unit, title }, bounds, *whole) {
                Ok(figure) => Answer::Figure(figure),
                Err(reason) => Answer::Unreadable(reason),
            }
        }
    }
}

/// Reads a judgement: points in one of the bands, in steps.
pub(super) fn judgment(typed: &str, rule: &Judged) -> Judgment {
    // The word of a band of one number is that number: A, 达标.
    let word = typed.trim();
    let is_named = |band: &&JudgedBand| !word.is_empty() && *band.title == *word && band.low == band.high;
    if let Some(band) = rule.bands.iter().find(is_named) {
        return Judgment::Points(band.low.clone());
    }
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

/// Points from zero to `most`, or what else was typed.
fn points(typed: &str, most: &Number) -> Result<Number, Judgment> {
    if typed.trim().is_empty() {
        return Err(Judgment::Blank);
    }
    if typed.chars().count() > LONGEST {
        return Err(Judgment::Unreadable(Unreadable::TooLong));
    }
    let text = narrow(typed);
    if FactKind::NOT_APPLICABLE.contains(&&*text) {
        return Err(Judgment::NotApplicable);
    }
    let scale = Span::between(Some(Number::zero()), Some(most.clone()));
    let own = Unit::points();
    let asked = EntryBox { own: &own, title: "" };
    let read = expression::read(&text, &asked).and_then(|read| Ok(&read.value * &asked.factor(&read)?));
    let read = read.and_then(|value| within(&Span::exactly(value.clone()), &scale).map(|_| value));
    read.map_err(Judgment::Unreadable)
}

fn figure(text: &str, asked: &EntryBox<'_>, bounds: &Span, whole: bool) -> Result<Figure, Unreadable> {
    let zero = Number::zero();
    // Only what can fall can be said to have grown or not: 持平 of a number of people is no zero.
    if can_fall(bounds) && NO_CHANGE.contains(&without(text, &AGAINST)) {
        return Figure::within(Span::exactly(zero.clone()), bounds, zero, Reading::Worked);
    }
    let mut changed = None;
    let mut text = text;
    if let Some((way, rest)) = change(text) {
        match asked.way(bounds) {
            // 提高到95% says no change, but what it came to.
            Some(_) if rest.starts_with(['到', '至']) => return Err(Unreadable::NotAChange),
            Some(own) if rest.is_empty() => {
                let bound = if way == own { Bound::Above } else { Bound::Below };
                return Figure::within(bound.of(zero.clone()), bounds, zero, Reading::Worked);
            }
            Some(own) => {
                changed = Some((way, own));
                text = rest;
            }
            None if rest.is_empty() => {}
            None => return Err(Unreadable::NotAChange),
        }
    }
    let counted = match asked.counted_by().as_ref().map(|under| &**under.name()) {
        Some("千人") => without(text, &BY_THOUSAND),
        Some("百人") => without(text, &BY_HUNDRED),
        Some(_) => without(text, &BY_ONE),
        None => text,
    };
    let is_worded = changed.is_some() || counted != text;
    let (bound, text) = split_bound(counted);
    let read = expression::read(text, asked)?;
    let factor = asked.factor(&read)?;
    let mut value = &read.value * &factor;
    // 24生/千人 where 个 are asked for: the same number, of something else by its name.
    let is_renamed = matches!(&read.sort, Sort::Of(unit) if asked.own.factor(unit).is_none());
    let reading = reading(&read, is_worded || is_renamed || factor != Number::one());
    let mut said = bound.map_or_else(|| Span::exactly(value.clone()), |bound| bound.of(value.clone()));
    if let Some((way, own)) = changed {
        // 增长-3% is printed of what fell; 下降-3% may be either.
        if value.is_negative() && (way, own) != (1, 1) {
            return Err(Unreadable::TwoWays);
        }
        if way != own {
            let minus = Number::whole(-1);
            (value, said) = (&value * &minus, said.scale(&minus));
        }
    }
    if whole && !value.is_whole() {
        return Err(Unreadable::NotWhole);
    }
    Figure::within(said, bounds, &read.last_digit * &factor, reading)
}

/// How a quantity was put down.
fn reading(read: &Quantity, is_worded: bool) -> Reading {
    if read.is_difference {
        Reading::Difference
    } else if is_worded || read.is_wordy || read.last_digit.is_zero() {
        Reading::Worked
    } else if matches!(read.sort, Sort::Bare) {
        Reading::Bare
    } else {
        Reading::Named
    }
}

impl Figure {
    fn within(said: Span, bounds: &Span, last_digit: Number, reading: Reading) -> Result<Self, Unreadable> {
        Ok(Self { span: within(&said, bounds)?, said, last_digit, reading })
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

#[cfg(test)]
mod tests;
