//! A report that is made again: what a person wrote into the old file stays, at its place.
//!
//! Each paragraph that was written here bears a bookmark with its id and the digest of its words. One that still has these
//! words is written anew, one whose words a person changed stays as it is, and so does whatever bears no bookmark, behind the
//! paragraph that it followed. All other parts of the file (pictures, styles, comments) are copied as they are.

use super::docx::{DocxBlock, block_xml};
use super::package::Package;
use crate::blocks::{self, ReadError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::ops::Range;

/// Why a file cannot be made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgainError {
    /// It cannot be read.
    Unreadable(ReadError),
    /// It holds no paragraph that was written here.
    NotOurs,
}

/// A report that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeAgain {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many paragraphs, tables and the like of the person's own stay.
    pub kept: usize,
    /// What paragraphs that the person changed would say by what is filled in; only those that would say something else than
    /// they did when they were written.
    pub outdated: Vec<String>,
}

/// A block with the id by which a later report knows it again.
pub(super) type NamedBlock = (String, DocxBlock);

/// What every bookmark of ours begins with; programs show none that begins with a low line.
const MARK: &str = "_Lz";
/// The part with the text.
const DOCUMENT: &str = "word/document.xml";
/// By which the prefix `w` has its meaning.
const PREFIX: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
/// No deeper.
const DEEPEST: usize = 512;

/// Something that stands in the body of a document.
#[derive(Debug)]
struct BodyPiece {
    place: Range<usize>,
    /// Whether it says what its pages are like, and so comes last.
    is_section: bool,
    /// The marks in it: whose it is, and others it has swallowed.
    marks: Vec<(String, String)>,
    text: String,
}

/// FNV-1a over 64 bits, in hex: short, and no secret is kept by it.
fn digest(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The same blocks, each with its bookmark.
pub(super) fn marked(blocks: Vec<NamedBlock>) -> Vec<DocxBlock> {
    let mut marked = Vec::new();
    for (id, mut block) in blocks {
        let text = words(&block_xml(&block, 0));
        *block.mark() = format!("{MARK}{}{}", digest(&id), digest(&text));
        marked.push(block);
    }
    marked
}

/// The words of a piece of a document.
fn words(xml: &str) -> String {
    pieces(&format!("<w:document><w:body>{xml}</w:body></w:document>"))
        .map(|(found, _)| found.into_iter().map(|piece| piece.text).collect())
        .unwrap_or_default()
}

fn damaged() -> ReadError {
    ReadError::Damaged(DOCUMENT.to_owned())
}

/// What stands in the body, and the greatest number of a bookmark.
fn pieces(xml: &str) -> Result<(Vec<BodyPiece>, usize), ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<BodyPiece> = Vec::new();
    let (mut depth, mut highest, mut is_word, mut in_body) = (0_usize, 0, false, false);
    loop {
        let from = position(&reader);
        let event = reader.read_event().map_err(|_| damaged())?;
        let (opens, closes) = (matches!(event, Event::Start(_)), matches!(event, Event::End(_)));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name();
                let name = name.as_ref();
                if depth == 1 {
                    in_body = opens && name == "body";
                }
                if depth == 2 && in_body {
                    found.push(BodyPiece {
                        place: from..position(&reader),
                        is_section: name == "sectPr",
                        marks: Vec::new(),
                        text: String::new(),
                    });
                }
                if depth > DEEPEST {
                    return Err(damaged());
                }
                is_word = opens && name == "t";
                if let Some(piece) = found.last_mut().filter(|_| in_body) {
                    match name {
                        "br" => piece.text.push('\n'),
                        "tab" if depth > 4 => piece.text.push('\t'),
                        "bookmarkStart" => mark(tag, piece, &mut highest),
                        _ => {}
                    }
                }
            }
            Event::Text(text) if is_word => add(&mut found, &text.xml10_content()),
            Event::CData(text) if is_word => add(&mut found, &text.xml10_content()),
            // A sign that is escaped: of words only the five of XML, and letters by number.
            Event::GeneralRef(reference) if is_word => {
                let letter = reference.resolve_char_ref().map_err(|_| damaged())?;
                let letter = letter.map_or_else(|| format!("&{};", reference.as_ref()), String::from);
                add(&mut found, &letter);
            }
            Event::DocType(_) => return Err(ReadError::Declaration),
            Event::Eof if depth > 0 => return Err(damaged()),
            Event::Eof => return Ok((found, highest)),
            _ => {}
        }
        depth += usize::from(opens);
        if closes {
            is_word = false;
            depth = depth.saturating_sub(1);
        }
        if closes && depth == 2 && in_body {
            let end = position(&reader);
            if let Some(piece) = found.last_mut() {
                piece.place.end = end;
            }
        }
        in_body &= depth > 1;
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn add(found: &mut [BodyPiece], text: &str) {
    if let Some(piece) = found.last_mut() {
        piece.text.push_str(text);
    }
}

fn mark(tag: &BytesStart<'_>, piece: &mut BodyPiece, highest: &mut usize) {
    for attribute in tag.attributes().flatten() {
        let value = &*attribute.value;
        match attribute.key.local_name().as_ref() {
            "id" => *highest = value.parse().map_or(*highest, |id: usize| id.max(*highest)),
            "name" => {
                let digests = value.strip_prefix(MARK).filter(|rest| rest.len() == 32 && rest.is_ascii());
                if let Some(digests) = digests {
                    let (id, text) = digests.split_at(16);
                    piece.marks.push((id.to_owned(), text.to_owned()));
                }
            }
            _ => {}
        }
    }
}

/// What of the old file goes where.
struct Joining<'a> {
    /// What stands behind each new block, the first entry before all.
    behind: Vec<Vec<&'a str>>,
    /// What stands in place of a new block: the old one as a person changed it, or nothing where that has swallowed it.
    instead: BTreeMap<usize, &'a str>,
    /// The new blocks of which old ones say something that no longer holds.
    outdated: Vec<usize>,
    kept: usize,
    section: &'a str,
}

/// The old file with these blocks in place of those it was made of. `tells` adds what is to be said of outdated paragraphs.
pub(super) fn again(
    old: &[u8],
    blocks: Vec<NamedBlock>,
    tells: fn(&[String]) -> Vec<NamedBlock>,
) -> Result<MadeAgain, AgainError> {
    let text = blocks::part(old, DOCUMENT).map_err(AgainError::Unreadable)?.ok_or(AgainError::NotOurs)?;
    let (found, highest) = pieces(&text).map_err(AgainError::Unreadable)?;
    if !text.contains(PREFIX) || found.iter().all(|piece| piece.marks.is_empty()) {
        return Err(AgainError::NotOurs);
    }
    let (mut ids, mut all): (Vec<String>, Vec<DocxBlock>) =
        (blocks.iter().map(|(id, _)| digest(id)).collect(), marked(blocks));
    let said: Vec<String> = all.iter().map(|block| words(&block_xml(block, 0))).collect();
    let outdated: Vec<String> =
        join(&text, &found, &ids, &said).outdated.into_iter().map(|at| said[at].clone()).collect();
    let told = tells(&outdated);
    ids.extend(told.iter().map(|(id, _)| digest(id)));
    all.extend(marked(told));
    let joined = join(&text, &found, &ids, &said);
    let mut body = joined.behind[0].concat();
    for (at, block) in all.iter().enumerate() {
        match joined.instead.get(&at) {
            Some(old) => body.push_str(old),
            None => body.push_str(&block_xml(block, highest + 1 + at)),
        }
        body.push_str(&joined.behind[at + 1].concat());
    }
    body.push_str(joined.section);
    let (first, last) =
        (found.first().map_or(0, |one| one.place.start), found.last().map_or(0, |one| one.place.end));
    let document = [&text[..first], &body, &text[last..]].concat();
    let bytes = Package::again(old, DOCUMENT, &document).ok_or_else(|| AgainError::Unreadable(damaged()))?;
    Ok(MadeAgain { bytes, kept: joined.kept, outdated })
}

fn join<'a>(text: &'a str, found: &[BodyPiece], ids: &[String], said: &[String]) -> Joining<'a> {
    let mut joined = Joining {
        behind: vec![Vec::new(); ids.len() + 1],
        instead: BTreeMap::new(),
        outdated: Vec::new(),
        kept: 0,
        section: "",
    };
    let place_of = |id: &String| ids.iter().position(|other| other == id);
    let mut behind = 0;
    for piece in found {
        let old = &text[piece.place.clone()];
        let first = piece.marks.first();
        let is_changed = first.is_none_or(|(_, digested)| digest(&piece.text) != *digested);
        let at = first.and_then(|(id, _)| place_of(id));
        if piece.is_section {
            joined.section = old;
            continue;
        }
        match at.filter(|at| !joined.instead.contains_key(at)) {
            Some(at) => {
                behind = at + 1;
                if is_changed {
                    joined.instead.insert(at, old);
                    let was = first.map(|(_, digested)| digested.as_str());
                    if said.get(at).is_some_and(|now| Some(&*digest(now)) != was) {
                        joined.outdated.push(at);
                    }
                    joined.kept += 1;
                }
            }
            // What was ours and is not written any more goes, unless a person changed it.
            None if is_changed => {
                joined.behind[behind].push(old);
                joined.kept += 1;
            }
            None => {}
        }
        for (id, _) in piece.marks.iter().skip(1) {
            if let Some(at) = place_of(id) {
                joined.instead.entry(at).or_insert("");
            }
        }
    }
    joined
}
