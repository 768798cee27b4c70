//! Bytes → [`Draft`]: total, bounded in time and memory, and exact about what is wrong and where.
//!
//! Nothing is taken for anything before the file says that it is a draft of a version known here, so a newer page is
//! free to shape its fields as it likes.

pub(super) mod json;

use super::{
    BACKUP, Book, Books, Draft, DraftError, Expected, Extra, FORMAT, Fields, Given, Local, MOST, MOST_IN_ALL,
    MergeRecord, MergedItem, Raw, ReadDraft, RubricRef, Slot, SourceOf, Texts, VERSION,
};
use crate::facts::{ById, RawAnswers, RawFact, RawJudgment};
use crate::order;
use crate::rubric::Rubric;
use json::{Members, Path, checked, members, text};
use std::cell::Cell;
use std::rc::Rc;

/// Reads a draft file.
///
/// # Errors
/// Says which of the ways of not being such a file it is.
pub fn read(bytes: &[u8]) -> Result<ReadDraft, DraftError> {
    read_local(bytes, &|_| None).map(|(read, _)| read)
}

/// Reads a draft as the browser keeps it: a draft file with a `local` field. `source_of` gives the own rubric's file that is kept
/// under a name.
///
/// # Errors
/// As [`read`].
pub fn read_local(bytes: &[u8], source_of: SourceOf<'_>) -> Result<(ReadDraft, Local), DraftError> {
    let json = checked(bytes)?;
    if !json.starts_with('{') {
        return Err(DraftError::NotADraft);
    }
    let (mut top, twice) = Object::unsure(json, Path::TOP)?;
    if top.take("format").and_then(text).as_deref() != Some(FORMAT) {
        return Err(DraftError::NotADraft);
    }
    version(&mut top)?;
    twice.map_or(Ok(()), Err)?;
    let reader = Reader { left: Cell::new(MOST_IN_ALL), empty: Rc::from(""), source_of };
    let (rubric, rubric_extra) = reader.rubric(&mut top)?;
    let mut draft = reader.content(&mut top, rubric)?;
    draft.title = reader.text(&mut top, "title")?;
    draft.copy = reader.text(&mut top, "copy")?;
    draft.seen = reader.seen(&mut top)?;
    draft.ledger = reader.ledger(&mut top)?;
    let reported_total = top.take("result").and_then(total_of);
    let local = local_of(top.take("local"));
    // Written anew each time.
    top.take("disclaimer");
    top.take("saved");
    draft.extra.top = reader.rest(top)?;
    draft.extra.rubric = rubric_extra;
    Ok((ReadDraft { draft, reported_total }, local))
}

/// The files of drafts in a backup, and those of rubrics.
type InBackup<'t> = (Vec<&'t str>, Vec<&'t str>);

/// What is in a backup; `None` where the file is none.
pub(super) fn in_backup(bytes: &[u8]) -> Option<Result<InBackup<'_>, DraftError>> {
    let json = checked(bytes).ok()?;
    let mut top = Object::unsure(json, Path::TOP).ok()?.0;
    let is_backup = top.take("format").and_then(text).as_deref() == Some(BACKUP);
    is_backup.then(|| {
        version(&mut top)?;
        let files = |key, list| {
            let files = members(list, '[', MOST, &Path::TOP.of(key))?;
            Ok(files.into_iter().map(|(_, file)| file).collect())
        };
        let drafts = files("drafts", top.take("drafts").unwrap_or_default())?;
        // Backups before there were any have none.
        Ok((drafts, files("rubrics", top.take("rubrics").unwrap_or("[]"))?))
    })
}

fn version(top: &mut Object<'_, '_>) -> Result<(), DraftError> {
    const LONGEST_TOLD: usize = 20;
    let wrong = || Path::TOP.of("version").wrong(Expected::Version);
    let version = top.take("version").ok_or_else(wrong)?;
    match version.parse() {
        Ok(1..=VERSION) => Ok(()),
        Ok(0) => Err(wrong()),
        // Larger than any number of ours, or 1.5.
        _ if version.starts_with(|first: char| first.is_ascii_digit()) => {
            Err(DraftError::NewerVersion { version: version.chars().take(LONGEST_TOLD).collect() })
        }
        _ => Err(wrong()),
    }
}

/// An object: what is asked for is taken out, and what stays is not known here.
struct Object<'p, 't> {
    path: Path<'p>,
    /// By key.
    fields: Members<'t>,
}

impl<'p, 't> Object<'p, 't> {
    fn of(json: &'t str, path: Path<'p>) -> Result<Self, DraftError> {
        let (object, twice) = Self::unsure(json, path)?;
        twice.map_or(Ok(object), Err)
    }

    /// An object, and whether a key stands in it twice.
    fn unsure(json: &'t str, path: Path<'p>) -> Result<(Self, Option<DraftError>), DraftError> {
        let mut fields = members(json, '{', MOST, &path)?;
        order::sort(&mut fields, |(one, _), (other, _)| one.cmp(other));
        let twice = fields.windows(2).find(|pair| pair[0].0 == pair[1].0);
        let twice = twice.map(|pair| DraftError::DuplicateKey { path: path.of(&pair[0].0).to_string() });
        Ok((Self { path, fields }, twice))
    }

    /// Takes a field; `null` says as much as nothing.
    fn take(&mut self, key: &str) -> Option<&'t str> {
        let at = self.fields.binary_search_by(|(other, _)| (**other).cmp(key)).ok()?;
        Some(self.fields.remove(at).1).filter(|json| *json != "null")
    }
}

/// What is the same for the whole file.
struct Reader<'a> {
    /// How many entries may still come.
    left: Cell<usize>,
    /// The text of what is left out, once for all.
    empty: Rc<str>,
    /// Own rubrics that are kept beside drafts.
    source_of: SourceOf<'a>,
}

impl Reader<'_> {
    /// Counts entries that are kept.
    fn count(&self, entries: usize, path: &Path<'_>) -> Result<(), DraftError> {
        let too_many = || DraftError::TooMany { path: path.to_string(), most: MOST_IN_ALL };
        self.left.set(self.left.get().checked_sub(entries).ok_or_else(too_many)?);
        Ok(())
    }

    /// A text; a missing one is empty.
    fn text(&self, object: &mut Object<'_, '_>, key: &str) -> Result<Rc<str>, DraftError> {
        match object.take(key) {
            None => Ok(self.empty.clone()),
            Some(json) => text(json).ok_or_else(|| object.path.of(key).wrong(Expected::Text)),
        }
    }

    fn year(&self, top: &mut Object<'_, '_>) -> Result<Rc<str>, DraftError> {
        match top.take("year") {
            None => Ok(self.empty.clone()),
            Some(json) if json.parse::<u64>().is_ok() => Ok(Rc::from(json)),
            Some(json) => text(json).ok_or_else(|| top.path.of("year").wrong(Expected::Year)),
        }
    }

    /// The members of an object or a list inside; a missing one has none.
    fn inside<'t>(
        &self,
        object: &mut Object<'_, 't>,
        key: &str,
        bracket: char,
    ) -> Result<Members<'t>, DraftError> {
        let path = object.path;
        let path = path.of(key);
        let found = match object.take(key) {
            None => Vec::new(),
            Some(json) if bracket == '{' => Object::of(json, path)?.fields,
            Some(json) => members(json, bracket, MOST, &path)?,
        };
        self.count(found.len(), &path)?;
        Ok(found)
    }

    /// What nobody asked for.
    fn rest(&self, object: Object<'_, '_>) -> Result<Fields, DraftError> {
        self.count(object.fields.len(), &object.path)?;
        Ok(object.fields.into_iter().map(|(key, json)| (key, Raw(json.into()))).collect())
    }

    fn rubric(&self, top: &mut Object<'_, '_>) -> Result<(RubricRef, Fields), DraftError> {
        let path = top.path;
        let path = path.of("rubric");
        let mut object = Object::of(top.take("rubric").unwrap_or_default(), path)?;
        let mut rubric = RubricRef {
            id: self.text(&mut object, "id")?,
            edition: self.text(&mut object, "edition")?,
            hash: self.text(&mut object, "hash")?,
            source: object.take("source").map(Rc::from),
            kept: self.text(&mut object, "kept")?,
        };
        if rubric.source.is_none() && !rubric.kept.is_empty() {
            rubric.source = (self.source_of)(&rubric.kept);
        }
        if rubric.source.is_some() {
            rubric.kept = self.empty.clone();
        }
        Ok((rubric, self.rest(object)?))
    }

    /// What was filled in.
    fn content(&self, top: &mut Object<'_, '_>, rubric: RubricRef) -> Result<Draft, DraftError> {
        let (facts, facts_extra) = self.facts(top)?;
        let (judgments, judgments_extra) = self.judgments(top)?;
        Ok(Draft {
            county: self.text(top, "county")?,
            year: self.year(top)?,
            note: self.text(top, "note")?,
            rubric,
            answers: RawAnswers { facts, judgments },
            books: self.books(top)?,
            part: self.text(top, "part")?,
            extra: Extra { facts: facts_extra, judgments: judgments_extra, ..Extra::default() },
            ..Draft::default()
        })
    }

    fn facts(&self, top: &mut Object<'_, '_>) -> Result<(ById<RawFact>, ById<Fields>), DraftError> {
        let entries = self.inside(top, "facts", '{')?;
        let path = top.path.of("facts");
        let (mut facts, mut extra) = (ById::default(), ById::default());
        for (id, json) in entries {
            let mut entry = Object::of(json, path.of(&id))?;
            let fact = RawFact {
                text: self.text(&mut entry, "text")?,
                note: self.text(&mut entry, "note")?,
                by: self.text(&mut entry, "by")?,
                at: self.text(&mut entry, "at")?,
            };
            keep(&mut extra, &id, self.rest(entry)?);
            facts.insert(id, fact);
        }
        Ok((facts, extra))
    }

    fn judgments(&self, top: &mut Object<'_, '_>) -> Result<(ById<RawJudgment>, ById<Fields>), DraftError> {
        let entries = self.inside(top, "judgments", '{')?;
        let path = top.path.of("judgments");
        let (mut judgments, mut extra) = (ById::default(), ById::default());
        for (id, json) in entries {
            let mut entry = Object::of(json, path.of(&id))?;
            let judgment = RawJudgment {
                points: self.text(&mut entry, "points")?,
                reason: self.text(&mut entry, "reason")?,
                by: self.text(&mut entry, "by")?,
                at: self.text(&mut entry, "at")?,
            };
            keep(&mut extra, &id, self.rest(entry)?);
            judgments.insert(id, judgment);
        }
        Ok((judgments, extra))
    }

    fn books(&self, top: &mut Object<'_, '_>) -> Result<Books, DraftError> {
        let mut books = Books::default();
        for book in Book::ALL {
            books[book] = self.texts(top, book.key())?;
        }
        Ok(books)
    }

    /// Texts by two ids.
    fn texts(&self, top: &mut Object<'_, '_>, key: &str) -> Result<Texts, DraftError> {
        let entries = self.inside(top, key, '{')?;
        let path = top.path.of(key);
        let (mut book, mut left) = (ById::default(), MOST);
        for (one, json) in entries {
            let path = path.of(&one);
            let found = Object::of(json, path)?.fields;
            self.count(found.len(), &path)?;
            left = left.checked_sub(found.len()).ok_or_else(|| too_many(top, key))?;
            let mut texts = ById::default();
            for (other, json) in found {
                let text = text(json).ok_or_else(|| path.of(&other).wrong(Expected::Text))?;
                texts.insert(other, text);
            }
            book.insert(one, texts);
        }
        Ok(book)
    }

    fn seen(&self, top: &mut Object<'_, '_>) -> Result<ById<Rc<Draft>>, DraftError> {
        let entries = self.inside(top, "seen", '{')?;
        let path = top.path.of("seen");
        let mut seen = ById::default();
        for (copy, json) in entries {
            let mut object = Object::of(json, path.of(&copy))?;
            let (rubric, rubric_extra) = self.rubric(&mut object)?;
            let mut draft = self.content(&mut object, rubric)?;
            draft.extra.top = self.rest(object)?;
            draft.extra.rubric = rubric_extra;
            seen.insert(copy, Rc::new(draft));
        }
        Ok(seen)
    }

    fn ledger(&self, top: &mut Object<'_, '_>) -> Result<Rc<[MergeRecord]>, DraftError> {
        let records = self.inside(top, "ledger", '[')?;
        let path = top.path.of("ledger");
        let (mut ledger, mut left) = (Vec::new(), MOST);
        for (at, json) in records {
            let mut record = Object::of(json, path.of(&at))?;
            let found = self.inside(&mut record, "items", '[')?;
            left = left.checked_sub(found.len()).ok_or_else(|| too_many(top, "ledger"))?;
            let path = record.path.of("items");
            let item = |(at, json): (Rc<str>, _)| self.item(Object::of(json, path.of(&at))?);
            let items = found.into_iter().map(item).collect::<Result<_, _>>()?;
            ledger.push(MergeRecord {
                at: self.text(&mut record, "at")?,
                file: self.text(&mut record, "file")?,
                unit: self.text(&mut record, "unit")?,
                items,
            });
        }
        Ok(ledger.into())
    }

    fn item(&self, mut item: Object<'_, '_>) -> Result<MergedItem, DraftError> {
        let slot = Slot::of_path(&self.text(&mut item, "slot")?);
        Ok(MergedItem {
            slot: slot.ok_or_else(|| item.path.of("slot").wrong(Expected::Place))?,
            ours: self.given(&mut item, "ours")?,
            theirs: self.given(&mut item, "theirs")?,
            taken: match item.take("taken") {
                Some("true") => true,
                Some("false") | None => false,
                Some(_) => return Err(item.path.of("taken").wrong(Expected::YesNo)),
            },
        })
    }

    fn given(&self, item: &mut Object<'_, '_>, key: &str) -> Result<Given, DraftError> {
        let Some(json) = item.take(key) else { return Ok(Given::default()) };
        let mut object = Object::of(json, item.path.of(key))?;
        Ok(Given {
            text: self.text(&mut object, "text")?,
            at: self.text(&mut object, "at")?,
            by: self.text(&mut object, "by")?,
        })
    }
}

fn too_many(object: &Object<'_, '_>, key: &str) -> DraftError {
    DraftError::TooMany { path: object.path.of(key).to_string(), most: MOST }
}

fn keep(kept: &mut ById<Fields>, id: &Rc<str>, rest: Fields) {
    if !rest.is_empty() {
        kept.insert(id.clone(), rest);
    }
}

/// The total of a result; nothing where it is not one, as the page computes its own.
fn total_of(result: &str) -> Option<(String, String)> {
    let object = |json| Object::of(json, Path::TOP).ok();
    let mut total = object(object(result)?.take("total")?)?;
    let mut end = |key| total.take(key).and_then(text).map(|text| text.to_string());
    Some((end("low")?, end("high")?))
}

fn local_of(local: Option<&str>) -> Local {
    let mut object = local.and_then(|json| Object::of(json, Path::TOP).ok());
    let mut field = |key| object.as_mut().and_then(|local| local.take(key));
    Local {
        changed: field("changed").and_then(text).unwrap_or_default(),
        deleted: field("deleted") == Some("true"),
        since: field("since").and_then(text).unwrap_or_default(),
        // Revisions hold no blanks.
        before: field("before").and_then(text).unwrap_or_default().split_whitespace().map(Rc::from).collect(),
        revisions: Vec::new(),
    }
}

/// Ids of facts and judgements that none of these rubrics has; kept, but without effect.
pub fn unknown_ids(rubrics: &[&Rubric], answers: &RawAnswers) -> Vec<String> {
    let is_fact = |id: &&Rc<str>| !rubrics.iter().any(|rubric| rubric.find_fact(id).is_some());
    let has = |rubric: &Rubric, id: &str| {
        rubric.judgments.iter().any(|spec| &*spec.id == id) || rubric.find_indicator(id).is_some()
    };
    let is_judgment = |id: &&Rc<str>| !rubrics.iter().any(|rubric| has(rubric, id));
    let facts = answers.facts.keys().filter(is_fact);
    let judgments = answers.judgments.keys().filter(is_judgment);
    facts.chain(judgments).map(ToString::to_string).collect()
}
