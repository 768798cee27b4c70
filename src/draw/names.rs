//! The list that is drawn from, and the seed, as bytes that everybody comes to.

use super::DrawError;
use crate::order;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::rc::Rc;

/// The most names of a list: the number of a round has two bytes (RFC 3797, section 4), so no more can be drawn.
pub const MOST_NAMES: usize = 1 << 16;

/// Names in NFC, trimmed, in code-point order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList(Vec<Rc<str>>);

impl NameList {
    /// Reads a text of one name a line. Blank lines and a byte order mark at the start are passed over.
    ///
    /// # Errors
    /// No names, too many, a name twice, letters in a name that cannot be seen.
    pub fn read(text: &str) -> Result<Self, DrawError> {
        let mut names: Vec<Rc<str>> = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        for (at, line) in text.split(['\n', '\r']).enumerate() {
            let name: Rc<str> = canonical(line).into();
            if let Some(letter) = unseen(&name) {
                return Err(DrawError::Unseen { line: at + 1, name, letter });
            }
            if !name.is_empty() {
                names.push(name);
            }
        }
        if names.is_empty() {
            return Err(DrawError::NoNames);
        }
        if names.len() > MOST_NAMES {
            return Err(DrawError::TooManyNames { names: names.len() });
        }
        // UTF-8 sorts as its code points do.
        order::sort(&mut names, Ord::cmp);
        let mut twice: Vec<Rc<str>> =
            names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
        twice.dedup();
        if twice.is_empty() { Ok(Self(names)) } else { Err(DrawError::Duplicates(twice)) }
    }

    /// The names in their order.
    pub fn as_slice(&self) -> &[Rc<str>] {
        &self.0
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none, as when all are left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a name stands in it, letter by letter.
    pub fn contains(&self, name: &str) -> bool {
        self.0.binary_search_by(|one| (**one).cmp(name)).is_ok()
    }

    /// Those of which something is so.
    #[must_use]
    pub fn only(&self, is: impl Fn(&Rc<str>) -> bool) -> Self {
        Self(self.0.iter().filter(|name| is(name)).cloned().collect())
    }

    /// What is digested: the names in their order in UTF-8, each followed by a line feed (U+000A).
    pub fn text(&self) -> String {
        self.0.iter().flat_map(|name| [&**name, "\n"]).collect()
    }

    /// SHA-256 of [`Self::text`], in lower-case hex.
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(self.text()))
    }
}

/// The words from which the draw is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed(Rc<str>);

impl Seed {
    /// Reads the words as they were given: NFC, trimmed.
    ///
    /// # Errors
    /// Blank, or letters in it that cannot be seen.
    pub fn read(text: &str) -> Result<Self, DrawError> {
        let words = canonical(text);
        match unseen(&words) {
            Some(letter) => Err(DrawError::UnseenInSeed(letter)),
            None if words.is_empty() => Err(DrawError::NoSeed),
            None => Ok(Self(words.into())),
        }
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.0
    }

    /// The key that rounds are numbered around (RFC 3797, section 4): the words, then `/` unless they end with one. A stratum's
    /// title follows as one more source, `/` behind it.
    pub fn key(&self, stratum: &str) -> String {
        let ended = |text: &str| if text.is_empty() || text.ends_with('/') { "" } else { "/" };
        [&*self.0, ended(&self.0), stratum, ended(stratum)].concat()
    }
}

/// A text in NFC without the blanks around it.
pub(super) fn canonical(text: &str) -> String {
    COMPOSE.get()(text).trim().to_owned()
}

/// What puts a text into Unicode NFC.
pub type Compose = fn(&str) -> String;

thread_local! {
    /// The tables of Unicode weigh more than all else of the draw, and every browser has them: the page gives what it has.
    static COMPOSE: Cell<Compose> = const { Cell::new(composed) };
}

/// From now on texts are put into NFC by this.
pub fn compose_by(compose: Compose) {
    COMPOSE.set(compose);
}

#[cfg(not(target_arch = "wasm32"))]
fn composed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

#[cfg(target_arch = "wasm32")]
fn composed(text: &str) -> String {
    text.to_owned()
}

/// A letter that is not seen: controls, marks of direction, what joins or parts without width. Who compares two lists by eye would
/// hold two names for one, and a copy on paper would have another digest.
pub(super) fn unseen(text: &str) -> Option<char> {
    let is_unseen = |letter: &char| {
        letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}')
            || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    text.chars().find(is_unseen)
}

/// Bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from(if four < 10 { b'0' + four } else { b'a' - 10 + four });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
