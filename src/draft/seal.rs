//! 定稿: a draft as it was when it was said to be done, with the digest that stands on its papers (校验码).
//!
//! What is sealed stays in the draft's file, in the field `seal`, which a page that does not know it keeps and writes back:
//!
//! ```json
//! "seal": { "at": "2026-12-01T14:03:05", "digest": "3fa2…", "source": "9b01…", "draft": { "format": "lvzhi-draft", … } }
//! ```
//!
//! `source` is the SHA-256 of the own rubric's file, where the draft brings one along; the file itself is not repeated.
//!
//! The digest is the SHA-256 of these bytes (UTF-8): the line `lvzhi-seal 1`, then a line for each place that papers speak of and that is
//! not blank: its path ([`Slot::path`]), a tab, and its text, in the order of the paths' bytes. Places are `county`, `year`, `note`,
//! `facts.ID.text`, `facts.ID.note`, `judgments.ID.points`, `judgments.ID.reason`, `evidence.ID/MATERIAL`, and of the ledger of problems
//! what the report takes from it: `rectification.ID/measure`, `/unit` and `/deadline`; further `part`, where the draft is one; and `rubric`, whose text is its id and edition with a blank between and, where the draft brings the rubric along, a
//! blank and the SHA-256 of its file in hex. In paths and texts `\` is written `\\`, a line feed `\n`, a carriage return `\r` and a tab
//! `\t`; each line ends with a line feed. What is tried (试算), goals, remarks on who gave what and when, and the draft's title are
//! no part of it.

use super::merge::content;
use super::read::json::{Path, checked, members, text};
use super::{Book, Draft, DraftError, Expected, Json, Raw, Slot, Stamp, UNIT, read, write};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The first line of what is digested: what it is, and of which shape.
const MARK: &str = "lvzhi-seal 1";
/// The field of a draft's file.
const FIELD: &str = "seal";
/// What 自评报告 says of a problem; how far it is mended goes on after the seal.
const OF_LEDGER: [&str; 3] = ["measure", UNIT, "deadline"];
/// So many digits of a digest stand on papers: 64 bits, which nobody comes to by chance.
const CODE: usize = 16;

/// A seal as a draft has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seal {
    /// When it was sealed, local time.
    pub at: Rc<str>,
    /// The digest, in hex, as it was written.
    pub digest: Rc<str>,
    /// What was sealed.
    pub draft: Draft,
}

/// What a draft's seal says of the draft.
#[derive(Clone, Debug, PartialEq)]
pub enum SealState {
    /// It is not sealed.
    Open,
    /// It is as it was sealed.
    Whole(Seal),
    /// These places have changed since, in the order of the draft.
    Changed(Seal, Vec<Slot>),
    /// The seal itself cannot be read, or what it holds is not what was digested: somebody has changed the file.
    Broken,
}

/// The digest of the own rubric's file that a draft brings along; empty where it brings none.
fn source_of(draft: &Draft) -> String {
    draft.rubric.source.as_ref().map_or_else(String::new, |source| hex(source.as_bytes()))
}

/// The places that papers speak of, by their paths, with their texts; blank ones are left out. `source` is the digest of the rubric's file.
fn places(draft: &Draft, source: &str) -> BTreeMap<String, Rc<str>> {
    let mut places = BTreeMap::new();
    let is_told = |slot: &Slot| match slot {
        Slot::In(Book::Rectification, _, key) => OF_LEDGER.contains(&&**key),
        Slot::In(book, ..) => *book == Book::Evidence,
        Slot::Rubric => false,
        Slot::County
        | Slot::Year
        | Slot::Note
        | Slot::Fact(_)
        | Slot::FactNote(_)
        | Slot::Points(_)
        | Slot::Reason(_) => true,
    };
    for slot in draft.slots().iter().filter(|slot| is_told(slot)) {
        places.insert(slot.path(), draft.given(slot).text);
    }
    // A part has no place for these.
    for slot in [Slot::County, Slot::Year, Slot::Note] {
        places.insert(slot.path(), draft.given(&slot).text);
    }
    places.insert("part".to_owned(), draft.part.clone());
    let rubric = [&*draft.rubric.id, &draft.rubric.edition, source].join(" ");
    places.insert(Slot::Rubric.path(), rubric.trim_end().into());
    places.retain(|_, text| !text.trim().is_empty());
    places
}

/// The bytes that are digested.
pub fn sealed_bytes(draft: &Draft) -> String {
    bytes(&places(draft, &source_of(draft)))
}

fn bytes(places: &BTreeMap<String, Rc<str>>) -> String {
    let escaped = |text: &str| {
        text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
    };
    let line = |(path, text): (&String, &Rc<str>)| format!("{}\t{}\n", escaped(path), escaped(text));
    format!("{MARK}\n{}", places.iter().map(line).collect::<String>())
}

/// The digest of a draft, in hex.
pub fn seal_digest(draft: &Draft) -> String {
    hex(sealed_bytes(draft).as_bytes())
}

fn hex(bytes: &[u8]) -> String {
    let halves = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(b"0123456789abcdef"[usize::from(half)])).collect()
}

/// A digest as papers print it (校验码): its first sixteen digits in groups of four.
pub fn seal_code(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().take(CODE).map(|digit| digit.to_ascii_uppercase()).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

impl Draft {
    /// This draft, sealed as it is.
    #[must_use]
    pub fn sealed(&self, at: &str) -> Self {
        let mut file = Json::default();
        file.open('{');
        file.text("at", at);
        file.text("digest", &seal_digest(self));
        file.text_if("source", &source_of(self));
        let held = write(&content(self), None, Stamp { disclaimer: "", saved: "" });
        file.key("draft");
        file.text.push_str(held.trim_end());
        file.close('}');
        let mut draft = self.unsealed();
        let place = draft.extra.top.partition_point(|(key, _)| **key < *FIELD);
        draft.extra.top.insert(place, (FIELD.into(), Raw(file.text.into())));
        draft
    }

    /// This draft without its seal.
    #[must_use]
    fn unsealed(&self) -> Self {
        let mut draft = self.clone();
        draft.extra.top.retain(|(key, _)| **key != *FIELD);
        draft
    }

    /// What its seal says of it.
    pub fn seal(&self) -> SealState {
        let Some((_, raw)) = self.extra.top.iter().find(|(key, _)| **key == *FIELD) else {
            return SealState::Open;
        };
        let Ok((seal, source)) = read_seal(raw.json()) else { return SealState::Broken };
        let (then, now) = (places(&seal.draft, &source), places(self, &source_of(self)));
        if hex(bytes(&then).as_bytes()) != *seal.digest {
            return SealState::Broken;
        }
        let both: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        let changed: Vec<&String> =
            both.into_iter().filter(|path| then.get(*path) != now.get(*path)).collect();
        if changed.is_empty() {
            return SealState::Whole(seal);
        }
        let slots = changed.into_iter().filter_map(|path| Slot::of_path(path)).collect();
        SealState::Changed(seal, slots)
    }
}

/// A seal, and the digest of the rubric's file that it speaks of.
fn read_seal(json: &str) -> Result<(Seal, Rc<str>), DraftError> {
    let path = Path::TOP.of(FIELD);
    let fields = members(checked(json.as_bytes())?, '{', 20, &path)?;
    let field = |key: &str| {
        let found = fields.iter().find(|(other, _)| **other == *key);
        found.map(|(_, json)| *json).ok_or_else(|| path.of(key).wrong(Expected::Text))
    };
    let said = |key: &str| text(field(key)?).ok_or_else(|| path.of(key).wrong(Expected::Text));
    let draft = read(field("draft")?.as_bytes())?.draft;
    let source = said("source").unwrap_or_default();
    Ok((Seal { at: said("at")?, digest: said("digest")?, draft }, source))
}

#[cfg(test)]
mod tests;
