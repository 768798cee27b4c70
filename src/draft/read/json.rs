//! Bytes → pieces of JSON, without a tree: a value stays a piece of the file's text until somebody asks what is in it.
//!
//! The whole text is checked first, so that after [`checked`] nothing in it can be amiss but its meaning.

use crate::draft::{DEEPEST, DraftError, Expected, LARGEST};
use serde::Deserializer as _;
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::rc::Rc;

/// The longest id told in a path, in letters.
const LONGEST_TOLD: usize = 80;

/// The one value of a file, once its text was found to be JSON that is not too deep.
pub(super) fn checked(bytes: &[u8]) -> Result<&str, DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge { bytes: bytes.len() });
    }
    // A byte-order mark is what Windows editors leave behind.
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let text = text.map_err(|error| match error.error_len() {
        Some(_) => DraftError::NotText,
        // The text ends inside a letter: it was cut off there.
        None => not_json(&String::from_utf8_lossy(bytes), usize::MAX, usize::MAX, true),
    })?;
    let fault = fault(text);
    // Up to a fault the text need not be whole, but it must be right: the first mistake is told.
    let sound = fault.as_ref().map_or(text, |(at, _)| &text[..*at]);
    match (serde_json::from_str::<&RawValue>(sound), fault) {
        (Ok(value), None) => Ok(value.get()),
        (Err(error), fault) if fault.is_none() || !error.is_eof() => {
            Err(not_json(text, error.line(), error.column(), error.is_eof()))
        }
        (_, fault) => {
            let line = sound.bytes().filter(|byte| *byte == b'\n').count() + 1;
            let column = sound.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
            Err(match fault {
                Some((_, Fault::Deep)) => DraftError::TooDeep { line, column },
                _ => DraftError::NotJson { line, column, cut_off: false },
            })
        }
    }
}

/// The place of a mistake, with the letters of its line counted rather than their bytes.
fn not_json(text: &str, line: usize, bytes: usize, cut_off: bool) -> DraftError {
    let line = line.min(text.lines().count());
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let column = before.char_indices().take_while(|(at, _)| *at < bytes).count();
    DraftError::NotJson { line, column, cut_off }
}

/// What serde_json does not mind in a value it does not look into.
enum Fault {
    /// A bracket that is too deep.
    Deep,
    /// Half a letter: `\ud83d` without its other half.
    HalfLetter,
}

/// The first fault, and the byte it begins at.
fn fault(text: &str) -> Option<(usize, Fault)> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut is_quoted) = (0, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\\' if is_quoted => {
                let escape = &bytes[at..];
                let is_high = escape.len() > 3 && begins_half(escape, HIGH);
                let is_low = escape.len() > 3 && begins_half(escape, LOW);
                if is_low || (is_high && !begins_half(escape.get(6..).unwrap_or_default(), LOW)) {
                    return Some((at, Fault::HalfLetter));
                }
                // The letter after the backslash, or both halves of a letter.
                at += if is_high { 11 } else { 1 };
            }
            b'[' | b'{' if !is_quoted => {
                depth += 1;
                if depth > DEEPEST {
                    return Some((at, Fault::Deep));
                }
            }
            b']' | b'}' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The fourth sign of the first half of a letter, `\ud83d`.
const HIGH: &[u8] = b"89abAB";
/// The fourth sign of the second half, `\ude00`.
const LOW: &[u8] = b"cdefCDEF";

/// Whether this is half a letter as far as it goes.
fn begins_half(escape: &[u8], fourth: &[u8]) -> bool {
    [&b"\\"[..], b"u", b"dD", fourth].iter().zip(escape).all(|(signs, sign)| signs.contains(sign))
}

/// Where in a file: keys from the outside in.
#[derive(Clone, Copy)]
pub(super) struct Path<'p> {
    before: Option<&'p Self>,
    key: &'p str,
}

impl<'p> Path<'p> {
    /// The file itself.
    pub(super) const TOP: Self = Self { before: None, key: "" };

    /// A place in here.
    pub(super) fn of(&'p self, key: &'p str) -> Self {
        Self { before: Some(self), key }
    }

    /// The error that something else belongs here.
    pub(super) fn wrong(&self, expected: Expected) -> DraftError {
        DraftError::WrongField { path: self.to_string(), expected }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(before) = self.before else { return Ok(()) };
        before.fmt(out)?;
        if before.before.is_some() {
            out.write_str(".")?;
        }
        match self.key.char_indices().nth(LONGEST_TOLD) {
            None => out.write_str(self.key),
            Some((end, _)) => write!(out, "{}…", &self.key[..end]),
        }
    }
}

/// Keys and values of an object by key, or of a list by place.
pub(super) type Members<'t> = Vec<(Rc<str>, &'t str)>;

/// The members of the object or the list that begins with `bracket`.
///
/// # Errors
/// Another kind of value, or more members than `most`.
pub(super) fn members<'t>(
    json: &'t str,
    bracket: char,
    most: usize,
    path: &Path<'_>,
) -> Result<Members<'t>, DraftError> {
    if !json.starts_with(bracket) {
        return Err(path.wrong(if bracket == '{' { Expected::Object } else { Expected::List }));
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let read =
        if bracket == '{' { reader.deserialize_map(Most(most)) } else { reader.deserialize_seq(Most(most)) };
    // The text was checked: there is nothing else to go wrong.
    read.map_err(|_| DraftError::TooMany { path: path.to_string(), most })
}

/// Reads so many members at most.
struct Most(usize);

impl<'t> Visitor<'t> for Most {
    type Value = Members<'t>;

    fn expecting(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            if members.len() == self.0 {
                return Err(A::Error::custom(""));
            }
            members.push((Rc::from(key), value.get()));
        }
        Ok(members)
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(value) = list.next_element::<&RawValue>()? {
            if members.len() == self.0 {
                return Err(A::Error::custom(""));
            }
            members.push((Rc::from(members.len().to_string()), value.get()));
        }
        Ok(members)
    }
}

/// A text, if it is one.
pub(super) fn text(json: &str) -> Option<Rc<str>> {
    serde_json::from_str::<String>(json).ok().map(Rc::from)
}
