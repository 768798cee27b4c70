//! Bytes → pieces of JSON, without a tree: a value stays a piece of the file's text until somebody asks what is in it.
//!
//! The whole text is checked first, so that after [`checked`] nothing in it can be amiss but its meaning.

use crate::draft::{DEEPEST, DraftError, Expected, LARGEST};
use std::fmt;
use std::rc::Rc;

/// The longest id told in a path, in letters.
const LONGEST_TOLD: usize = 80;

/// The one value of a file, once its text was found to be JSON that is not too deep.
pub(in crate::draft) fn checked(bytes: &[u8]) -> Result<&str, DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge { bytes: bytes.len() });
    }
    // A byte-order mark is what Windows editors leave behind.
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let text = text.map_err(|error| match error.error_len() {
        Some(_) => DraftError::NotText,
        // The text ends inside a letter: it was cut off there.
        None => cut_off(&String::from_utf8_lossy(bytes)),
    })?;
    let mut scan = Scan { text, at: 0 };
    scan.space();
    let read = scan.value(0).and_then(|value| {
        scan.space();
        if scan.at < text.len() { Err(Stop::Wrong) } else { Ok(value) }
    });
    read.map_err(|stop| {
        let before = &text[..scan.at];
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        match stop {
            Stop::Deep => DraftError::TooDeep { line, column },
            Stop::Wrong => DraftError::NotJson { line, column, cut_off: false },
            Stop::Ended => cut_off(text),
        }
    })
}

/// The text ends too soon: after the last letter of its last line.
fn cut_off(text: &str) -> DraftError {
    let column = text.lines().last().unwrap_or_default().chars().count();
    DraftError::NotJson { line: text.lines().count(), column, cut_off: true }
}

/// Why a reading stops where it stands.
enum Stop {
    /// What stands there is no JSON; or it is half a letter, `\ud83d` without its other half.
    Wrong,
    /// A bracket stands there that is too deep.
    Deep,
    /// The text ends.
    Ended,
}

const DIGITS: &[u8] = b"0123456789";
const HEX: &[u8] = b"0123456789abcdefABCDEF";

/// Goes through JSON (RFC 8259) sign by sign.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes one of these signs.
    fn pass(&mut self, signs: &[u8]) -> Result<u8, Stop> {
        let next = self.next().ok_or(Stop::Ended)?;
        if signs.contains(&next) {
            self.at += 1;
            Ok(next)
        } else {
            Err(Stop::Wrong)
        }
    }

    /// Passes as many of these signs as there are.
    fn pass_all(&mut self, signs: &[u8]) {
        while self.pass(signs).is_ok() {}
    }

    fn space(&mut self) {
        self.pass_all(b" \t\n\r");
    }

    /// A value with so many brackets around it.
    fn value(&mut self, depth: usize) -> Result<&'t str, Stop> {
        let from = self.at;
        match self.next() {
            Some(b'{' | b'[') if depth == DEEPEST => return Err(Stop::Deep),
            Some(b'{') => self.entries(depth, b'}')?,
            Some(b'[') => self.entries(depth, b']')?,
            Some(b'"') => self.quoted()?,
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            Some(b'n') => self.word("null")?,
            _ => self.number()?,
        }
        Ok(&self.text[from..self.at])
    }

    fn entries(&mut self, depth: usize, close: u8) -> Result<(), Stop> {
        self.at += 1;
        while self.entry(depth, close)?.is_some() {}
        Ok(())
    }

    /// The next entry of an object or a list, behind its bracket or what stood before: its key in quotes, and its value.
    fn entry(&mut self, depth: usize, close: u8) -> Result<Option<(&'t str, &'t str)>, Stop> {
        let is_first = self.text[..self.at].ends_with(['{', '[']);
        self.space();
        if self.next() == Some(close) {
            self.at += 1;
            return Ok(None);
        }
        if !is_first {
            self.pass(b",")?;
            self.space();
        }
        let from = self.at;
        let mut key = "";
        if close == b'}' {
            self.quoted()?;
            key = &self.text[from..self.at];
            self.space();
            self.pass(b":")?;
            self.space();
        }
        Ok(Some((key, self.value(depth + 1)?)))
    }

    fn word(&mut self, word: &str) -> Result<(), Stop> {
        word.bytes().try_for_each(|letter| self.pass(&[letter]).map(drop))
    }

    fn number(&mut self) -> Result<(), Stop> {
        // What these miss is found by the digit that has to follow.
        let _ = self.pass(b"-");
        if self.pass(DIGITS)? != b'0' {
            self.pass_all(DIGITS);
        }
        if self.pass(b".").is_ok() {
            self.pass(DIGITS)?;
            self.pass_all(DIGITS);
        }
        if self.pass(b"eE").is_ok() {
            let _ = self.pass(b"+-");
            self.pass(DIGITS)?;
            self.pass_all(DIGITS);
        }
        Ok(())
    }

    fn quoted(&mut self) -> Result<(), Stop> {
        self.pass(b"\"")?;
        while self.pass(b"\"").is_err() {
            self.letter()?;
        }
        Ok(())
    }

    /// One letter inside quotes.
    fn letter(&mut self) -> Result<char, Stop> {
        match self.text[self.at..].chars().next() {
            Some('\\') => self.escape(),
            Some('\0'..='\x1f') => Err(Stop::Wrong),
            Some(letter) => {
                self.at += letter.len_utf8();
                Ok(letter)
            }
            None => Err(Stop::Ended),
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let from = self.at;
        self.at += 1;
        Ok(match self.pass(b"\"\\/bfnrtu")? {
            b'b' => '\x08',
            b'f' => '\x0c',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let one = self.unit()?;
                if let Some(letter) = char::from_u32(one) {
                    return Ok(letter);
                }
                let other = if one < 0xdc00 { self.other_half() } else { Err(Stop::Wrong) };
                // Told where the half letter begins.
                self.at = if other.is_err() { from } else { self.at };
                let letter = 0x1_0000 + ((one & 0x3ff) << 10) + (other? & 0x3ff);
                char::from_u32(letter).unwrap_or_default()
            }
            itself => char::from(itself),
        })
    }

    fn other_half(&mut self) -> Result<u32, Stop> {
        self.word("\\u")?;
        let unit = self.unit()?;
        if (0xdc00..0xe000).contains(&unit) { Ok(unit) } else { Err(Stop::Wrong) }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Stop> {
        (0..4).try_fold(0, |unit, _| {
            let digit = char::from(self.pass(HEX)?);
            Ok(unit << 4 | digit.to_digit(16).unwrap_or_default())
        })
    }
}

/// Where in a file: keys from the outside in.
#[derive(Clone, Copy)]
pub(in crate::draft) struct Path<'p> {
    before: Option<&'p Self>,
    key: &'p str,
}

impl<'p> Path<'p> {
    /// The file itself.
    pub(in crate::draft) const TOP: Self = Self { before: None, key: "" };

    /// A place in here.
    pub(in crate::draft) fn of(&'p self, key: &'p str) -> Self {
        Self { before: Some(self), key }
    }

    /// The error that something else belongs here.
    pub(in crate::draft) fn wrong(&self, expected: Expected) -> DraftError {
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
pub(in crate::draft) type Members<'t> = Vec<(Rc<str>, &'t str)>;

/// The members of the object or the list that begins with `bracket`.
///
/// # Errors
/// Another kind of value, or more members than `most`.
pub(in crate::draft) fn members<'t>(
    json: &'t str,
    bracket: char,
    most: usize,
    path: &Path<'_>,
) -> Result<Members<'t>, DraftError> {
    if !json.starts_with(bracket) {
        return Err(path.wrong(if bracket == '{' { Expected::Object } else { Expected::List }));
    }
    let close = if bracket == '{' { b'}' } else { b']' };
    let mut scan = Scan { text: json, at: 1 };
    let mut members = Vec::new();
    // The text was checked: there is nothing to stop at but the end.
    while let Ok(Some((key, value))) = scan.entry(0, close) {
        if members.len() == most {
            return Err(DraftError::TooMany { path: path.to_string(), most });
        }
        let key = text(key).unwrap_or_else(|| members.len().to_string().into());
        members.push((key, value));
    }
    Ok(members)
}

/// A text, if it is one.
pub(in crate::draft) fn text(json: &str) -> Option<Rc<str>> {
    let mut scan = Scan { text: json, at: 0 };
    scan.pass(b"\"").ok()?;
    let mut text = String::new();
    while scan.pass(b"\"").is_err() {
        text.push(scan.letter().ok()?);
    }
    Some(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What serde_json takes for JSON, and what not.
    #[test]
    fn it_agrees_with_serde_json() {
        let values = [
            "0",
            "-0",
            "12.50",
            "1e9",
            "1E-9",
            "-1.0e+10",
            "true",
            "false",
            "null",
            "\"\"",
            "\"县\\n\\u4e00\\ud83d\\ude00\\/\"",
            "[]",
            "{}",
            "[ 1 ,[ ] , {\"a\":[\"b\"]}]",
            "{ \"a\" : {\"b\":1,\"c\":null} , \"\\u0061\":2}",
            "\t7\r\n",
        ];
        let wrong = [
            "",
            "-",
            "01",
            "1.",
            ".5",
            "1e",
            "+1",
            "nul",
            "truth",
            "\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\n\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "{\"a\":,}",
            "[1",
            "{\"a\":1",
            "1 2",
            "]",
            "'a'",
            "[1}",
            "\u{feff}\u{feff}1",
            "\u{a0}1",
            "\"a\\",
            "{\"a\":1]",
            "NaN",
            "[[1],,2]",
        ];
        for value in values {
            let read = checked(value.as_bytes()).expect(value);
            assert_eq!(read, value.trim());
            let known: serde_json::Value = serde_json::from_str(value).expect(value);
            assert_eq!(text(read).as_deref(), known.as_str());
            if let Some(list) = known.as_array() {
                let members = members(read, '[', 9, &Path::TOP).expect(value);
                let read: Vec<serde_json::Value> =
                    members.iter().map(|(_, json)| serde_json::from_str(json).expect(value)).collect();
                assert_eq!(read, *list);
            }
        }
        for text in wrong {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            let Err(DraftError::NotJson { cut_off, .. }) = checked(text.as_bytes()) else { panic!("{text}") };
            let known = serde_json::from_str::<serde_json::Value>(text).expect_err("wrong");
            assert_eq!(cut_off, known.is_eof(), "{text}");
        }
        let object = members("{ \"a\" : {\"b\":1} ,\"\\u5e74\":[2]}", '{', 2, &Path::TOP).expect("an object");
        assert_eq!(object, [("a".into(), "{\"b\":1}"), ("年".into(), "[2]")]);
        assert!(
            members("[1,2,3]", '[', 2, &Path::TOP).is_err() && members("{}", '[', 2, &Path::TOP).is_err()
        );
    }
}
