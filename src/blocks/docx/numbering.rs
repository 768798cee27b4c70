//! Numbers that Word puts before paragraphs by itself: 一、 （一） 1. ① and the like.

use super::super::ReadError;
use super::super::xml::{Node, XmlNodes};
use std::collections::BTreeMap;

/// Word has so many levels.
const LEVELS: usize = 9;

/// Lists of a text, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// A list's pattern.
    lists: BTreeMap<usize, usize>,
    patterns: BTreeMap<usize, Vec<Level>>,
    /// Lists that start anew where others of their pattern go on: list, level, first number.
    counts: BTreeMap<usize, [usize; LEVELS]>,
}

/// How one level is numbered.
#[derive(Clone, Default)]
struct Level {
    start: usize,
    format: String,
    /// With `%1` where the number of the first level stands.
    text: String,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut xml = XmlNodes::new("word/numbering.xml", text);
        let mut numbering = Self::default();
        let (mut pattern, mut list, mut level) = (None, None, 0);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name.as_str() {
                "abstractNum" => pattern = tag.number("abstractNumId"),
                "num" => (pattern, list) = (None, tag.number("numId")),
                "abstractNumId" => {
                    if let (Some(list), Some(pattern)) = (list, tag.number("val")) {
                        numbering.lists.insert(list, pattern);
                    }
                }
                "lvl" => {
                    level = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1);
                    if let Some(pattern) = pattern {
                        let levels = numbering.patterns.entry(pattern).or_default();
                        levels.resize(levels.len().max(level + 1), Level::default());
                        levels[level].start = 1;
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") => {
                    let levels = pattern.and_then(|pattern| numbering.patterns.get_mut(&pattern));
                    let Some(level) = levels.and_then(|levels| levels.get_mut(level)) else { continue };
                    let value = tag.value("val").unwrap_or_default();
                    match name {
                        "start" => level.start = value.parse().unwrap_or(1).min(100_000),
                        "numFmt" => value.clone_into(&mut level.format),
                        _ => value.clone_into(&mut level.text),
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// What stands before the next paragraph of a list; `None` for a list without numbers.
    pub(super) fn next(&mut self, list: usize, level: usize) -> Option<String> {
        let pattern = *self.lists.get(&list)?;
        let levels = self.patterns.get(&pattern)?;
        let level = level.min(LEVELS - 1);
        let count = self.counts.entry(pattern).or_insert([0; LEVELS]);
        count[level] += 1;
        count[level + 1..].fill(0);
        let shape = levels.get(level)?;
        if shape.format == "bullet" || shape.format == "none" {
            return None;
        }
        let mut text = shape.text.clone();
        for (at, counted) in count.iter().enumerate().take(level + 1) {
            let of = levels.get(at)?;
            let number = of.start + counted.saturating_sub(1);
            text = text.replace(&format!("%{}", at + 1), &written(number, &of.format));
        }
        Some(text)
    }
}

/// A number as a list writes it.
fn written(number: usize, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string()
    };
    let circled = |first: u32| {
        let at = u32::try_from(number).unwrap_or(0).saturating_sub(1);
        let sign = char::from_u32(first + at).filter(|_| (1..=20).contains(&number));
        sign.map_or_else(|| number.to_string(), String::from)
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(0x2460),
        "decimalEnclosedParen" => circled(0x2474),
        "decimalEnclosedFullstop" => circled(0x2488),
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// A number below a thousand in Chinese; larger ones in digits.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..10 => DIGITS[number].to_owned(),
        10..20 => ["十", if number == 10 { "" } else { DIGITS[number - 10] }].concat(),
        20..100 => {
            [DIGITS[number / 10], "十", if number.is_multiple_of(10) { "" } else { DIGITS[number % 10] }]
                .concat()
        }
        100..1000 => {
            let rest = number % 100;
            let tail = match rest {
                0 => String::new(),
                1..10 => ["零", DIGITS[rest]].concat(),
                10..20 => ["一", &chinese(rest)].concat(),
                _ => chinese(rest),
            };
            [DIGITS[number / 100], "百", &tail].concat()
        }
        _ => number.to_string(),
    }
}
