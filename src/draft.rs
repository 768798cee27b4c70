//! A draft (草稿): one county, one year, what was filled in. The saved shape, versioned.
//!
//! The file format is a promise to outsiders; it is described in the README. What this version does not know is kept
//! and written back, so a newer page loses nothing by passing through an older one.

mod backup;
mod book;
mod encoding;
mod kept;
pub mod layout;
pub mod link;
mod merge;
mod next_year;
mod read;
mod seal;
mod slot;
mod split;
mod suppose;
mod write;

use crate::checks;
use crate::engine::{self, Assessment};
use crate::facts::{ById, Facts, RawAnswers};
use crate::rubric::Rubric;
use crate::rubric::source::Problem;
use crate::rubrics::{self, Listed, Shelf};
use std::rc::Rc;

pub use crate::rubrics::RubricRef;
pub use backup::{BACKUP, Backup, backup, read_backup};
pub use book::{Book, Books, Texts};
pub use encoding::encoding;
pub use kept::{NameOf, SourceOf, name_of_source};
pub use merge::{Changes, Difference, Joined, Side, differences, merged};
pub use next_year::{is_year_before, next_year, said_the_year_before};
pub use read::{read, read_local, unknown_ids};
pub use seal::{Seal, SealState, seal_code, seal_digest, sealed_bytes};
pub use slot::{Given, Slot};
pub use split::{UNIT, owners, part_for, units};
pub use suppose::{GONE, NAME, is_number_of_year};
pub(crate) use write::Json;
pub use write::{Stamp, result_json, verdict, write, write_local};

/// What a draft file calls itself.
pub const FORMAT: &str = "lvzhi-draft";
/// The version of the format written here.
pub const VERSION: u64 = 1;
/// The longest file read, in bytes (10 MB).
pub const LARGEST: usize = 10 * 1024 * 1024;
/// How deep brackets may stand in one another.
pub const DEEPEST: usize = 64;
/// The most entries read in one place: facts, judgements, materials, copies seen, items of the whole ledger.
pub const MOST: usize = 20_000;
/// The most entries read in all: what fits into [`LARGEST`] as it is written here.
pub const MOST_IN_ALL: usize = 200_000;

/// A draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Name in the list; empty for county and year.
    pub title: Rc<str>,
    /// County (县、市、区).
    pub county: Rc<str>,
    /// The year assessed, as typed.
    pub year: Rc<str>,
    /// A remark on the whole.
    pub note: Rc<str>,
    /// The rubric it was filled in for.
    pub rubric: RubricRef,
    /// What was filled in, by id.
    pub answers: RawAnswers,
    /// Texts that are neither figures nor judgements.
    pub books: Books,
    /// Which copy of the draft this is: a file opened elsewhere becomes a copy of its own.
    pub copy: Rc<str>,
    /// Other copies as they were when figures were last exchanged with them: what was common then.
    pub seen: ById<Rc<Self>>,
    /// The responsible unit (责任单位) this is a part for; empty where it is the whole.
    pub part: Rc<str>,
    /// What was merged into it, oldest first (合并记录).
    pub ledger: Rc<[MergeRecord]>,
    /// What this version does not know.
    pub extra: Extra,
}

/// What one file brought into a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeRecord {
    /// When, local time.
    pub at: Rc<str>,
    /// Name of the file.
    pub file: Rc<str>,
    /// The responsible unit it was a part for, if any.
    pub unit: Rc<str>,
    /// Each text that differed, taken or not.
    pub items: Rc<[MergedItem]>,
}

/// One text that differed between a draft and a file merged into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedItem {
    /// Where it stands.
    pub slot: Slot,
    /// What the draft held.
    pub ours: Given,
    /// What the file held.
    pub theirs: Given,
    /// Whether the file's was taken.
    pub taken: bool,
}

/// What this version does not know, by the place it stood at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    /// Beside `format`.
    pub top: Fields,
    /// Inside `rubric`.
    pub rubric: Fields,
    /// Inside an entry of `facts`.
    pub facts: ById<Fields>,
    /// Inside an entry of `judgments`.
    pub judgments: ById<Fields>,
}

/// Fields by key, in the order of the keys.
pub type Fields = Vec<(Rc<str>, Raw)>;

/// A value exactly as its file has it, not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw(Rc<str>);

impl Raw {
    /// Its JSON.
    pub fn json(&self) -> &str {
        &self.0
    }
}

/// What the browser keeps of a draft beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Local {
    /// When it was last changed, local time, `2026-11-22T14:03:05`.
    pub changed: Rc<str>,
    /// Whether it lies among the deleted.
    pub deleted: bool,
    /// When the first change was made that is in no exported file; empty where all are.
    pub since: Rc<str>,
    /// Revisions it came from, newest first: how two windows find what both knew.
    pub before: Vec<Rc<str>>,
    /// Revisions the storage holds that can be read, the one in force first. Not written: the storage itself says it.
    pub revisions: Vec<Rc<str>>,
}

/// Why a file is no draft that can be opened. Nothing already open is touched by any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// More than [`LARGEST`] bytes.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The browser could not read it (moved, or no right to).
    CannotRead,
    /// Not UTF-8 text.
    NotText,
    /// Text in GB18030, where nothing is at hand that reads it.
    Gb18030,
    /// Several files at once.
    Several {
        /// How many.
        count: u32,
    },
    /// Not JSON, or cut off.
    NotJson {
        /// Line of the first mistake.
        line: usize,
        /// Column of it.
        column: usize,
        /// Whether the text simply ends too soon.
        cut_off: bool,
    },
    /// Brackets in brackets, deeper than [`DEEPEST`].
    TooDeep {
        /// Line of the first bracket that is too deep.
        line: usize,
        /// Column of it.
        column: usize,
    },
    /// JSON, but not a draft.
    NotADraft,
    /// Written by a newer page.
    NewerVersion {
        /// Its version.
        version: String,
    },
    /// A field of the wrong kind.
    WrongField {
        /// Where, e.g. `facts.kindergarten.pupils.text`.
        path: String,
        /// What belongs there.
        expected: Expected,
    },
    /// A key that stands twice in one object, so that nobody can say which counts.
    DuplicateKey {
        /// Where, e.g. `facts.kindergarten.pupils`.
        path: String,
    },
    /// More entries than any draft has.
    TooMany {
        /// Where; empty for the whole.
        path: String,
        /// How many there may be.
        most: usize,
    },
    /// Not the own rubric's file that was kept there: cut, altered, or of something else.
    AlteredRubric,
}

/// Why a file is not scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssessError {
    /// It is no draft.
    Unreadable(DraftError),
    /// With a rubric of its own that cannot be used.
    WrongRubric {
        /// What is wrong with it. `text::rubric_problem` says each; the error itself only counts them.
        problems: Vec<Problem>,
    },
    /// For a rubric that is not at hand.
    UnknownRubric {
        /// Its id.
        id: String,
    },
}

impl From<DraftError> for AssessError {
    fn from(error: DraftError) -> Self {
        Self::Unreadable(error)
    }
}

/// What belongs in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A text.
    Text,
    /// A year.
    Year,
    /// A version number.
    Version,
    /// A list.
    List,
    /// `true` or `false`.
    YesNo,
    /// The path of a place that holds a text, see [`Slot::path`].
    Place,
}

/// A file that was read: the draft, and what its writer's page had made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadDraft {
    /// The draft.
    pub draft: Draft,
    /// The total in the file's own result, if it has one: (low, high).
    pub reported_total: Option<(String, String)>,
}

impl Draft {
    /// An empty draft for a rubric of the shelf.
    pub fn new(rubric: &Listed) -> Self {
        Self { rubric: RubricRef::of(rubric), ..Self::default() }
    }

    /// The year assessed, once it reads as one.
    pub fn year_number(&self) -> Option<i32> {
        let digits: String = self
            .year
            .trim()
            .trim_end_matches('年')
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
                _ => c,
            })
            .collect();
        let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_year.then(|| digits.parse().ok()).flatten().filter(|year| (1949..=2200).contains(year))
    }
}

/// Everything computed from a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the texts say.
    pub facts: Facts,
    /// The scores.
    pub assessment: Assessment,
    /// The contradictions.
    pub checked: checks::Checked,
}

impl Outcome {
    /// Reads, assesses and checks what was filled in for `year`.
    pub fn of(rubric: &Rubric, answers: &RawAnswers, year: Option<i32>) -> Self {
        let facts = Facts::read(rubric, answers, year);
        let assessment = engine::assess(rubric, &facts);
        let checked = checks::run(rubric, &facts);
        Self { facts, assessment, checked }
    }
}

/// A draft file that was read and scored.
#[derive(Clone, Debug)]
pub struct ScoredDraft {
    /// The draft.
    pub draft: Draft,
    /// What it was scored by.
    pub rubric: Rc<Rubric>,
    /// Which rubric that is: of the page with the edition that the draft names, an own one with the digest of its rules.
    pub named: RubricRef,
    /// What it comes to.
    pub outcome: Outcome,
}

/// Reads a draft file and scores it.
///
/// `by` is the rubric it is to be scored by; without one it is its own: of the shelf, or the one it brings along.
///
/// # Errors
/// A file that is no draft, for a rubric that is not on the shelf, or with one that cannot be used.
pub fn score_file(shelf: &Shelf, by: Option<&Rc<Rubric>>, bytes: &[u8]) -> Result<ScoredDraft, AssessError> {
    let utf16 = match encoding(bytes) {
        Some("gb18030") => return Err(DraftError::Gb18030.into()),
        Some(name) => encoding::from_utf16(bytes, name.ends_with("be")),
        None => None,
    };
    let draft = read(utf16.as_ref().map_or(bytes, String::as_bytes))?.draft;
    let of_shelf = shelf.find(&draft.rubric).and_then(|(found, _)| Some((&found.listed, found.rubric()?)));
    let (rubric, edition, hash) = match (by, of_shelf, &draft.rubric.source) {
        (Some(rubric), ..) => (rubric.clone(), rubric.edition.clone(), "".into()),
        (None, Some((listed, rubric)), _) => {
            let stated = &draft.rubric.edition;
            let edition = if stated.is_empty() { &listed.edition } else { stated };
            (rubric.clone(), edition.clone(), listed.hash.clone())
        }
        (None, _, Some(source)) => {
            let own =
                rubrics::own(source, shelf).map_err(|problems| AssessError::WrongRubric { problems })?;
            (own.rubric.0.clone(), own.rubric.0.edition.clone(), own.hash)
        }
        (None, _, None) => return Err(unknown(&draft)),
    };
    let named = RubricRef { id: rubric.id.clone(), edition, hash, ..RubricRef::default() };
    let outcome = Outcome::of(&rubric, &draft.answers, draft.year_number());
    Ok(ScoredDraft { draft, rubric, named, outcome })
}

fn unknown(draft: &Draft) -> AssessError {
    AssessError::UnknownRubric { id: draft.rubric.id.to_string() }
}

/// Scores a draft file as [`score_file`] does, and answers with one line of JSON: its name and its result.
///
/// # Errors
/// As [`score_file`].
pub fn assess_file(
    shelf: &Shelf,
    by: Option<&Rc<Rubric>>,
    name: &str,
    bytes: &[u8],
) -> Result<String, AssessError> {
    let scored = score_file(shelf, by, bytes)?;
    let line = serde_json::json!({ "file": name, "result": result_json(&scored.rubric, &scored.outcome) });
    Ok(line.to_string())
}
