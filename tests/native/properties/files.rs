//! Files of any content: reading never panics, and the library stays as it is until an import is accepted.

use super::cases;
use super::typing::any_text;
use crate::native::drafts::schema::{faults, schema};
use crate::native::support::{blank, general, outcome};
use lvzhi::draft::{
    Book, Draft, DraftError, Given, Local, MergeRecord, MergedItem, Slot, Stamp, read, read_local, write,
    write_local,
};
use lvzhi::facts::{ById, RawAnswers, RawFact, RawJudgment};
use lvzhi::session::{Entry, Import, LateMsg, Model, Msg, update};
use lvzhi::{examples, text, view};
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;

/// A model with one open draft and a deleted one.
fn model() -> Model {
    let rubric = general();
    let entry = |at: usize, deleted| {
        let local = Local { changed: "2026-11-22T14:03:05".into(), deleted, ..Local::default() };
        Entry::new(examples::example(at), local)
    };
    let library = [("a".into(), entry(0, false)), ("b".into(), entry(5, true))].into_iter().collect();
    let model = Model::new(rubric.clone(), library, Rc::from([]));
    update(model, Msg::Opened("a".into()))
}

/// Reads a file and checks what every file must leave alone.
fn import(bytes: &[u8]) -> Result<(Model, Model), TestCaseError> {
    let before = model();
    let after = update(
        before.clone(),
        Msg::from(LateMsg::FileRead { name: "文件.json".into(), bytes: bytes.into() }),
    );
    prop_assert!(after.library == before.library);
    prop_assert_eq!(&after.open, &before.open);
    prop_assert_eq!(&after.saving, &before.saving);
    let import = after.import.clone().expect("a file was chosen");
    let shown = view::import(&after, &import);
    prop_assert_eq!(shown.is_draft, import.read.is_ok());
    prop_assert!(shown.lines.iter().all(|line| !line.is_empty()));
    Ok((before, after))
}

/// Accepting adds one draft, or, of a file that is none, nothing; what was there stays.
fn accept(before: &Model, after: Model) -> Result<(), TestCaseError> {
    let is_draft = matches!(&after.import, Some(Import { read: Ok(_), .. }));
    let accepted = update(after, Msg::from(LateMsg::ImportAccepted { id: "new".into() }));
    prop_assert_eq!(accepted.library.len(), before.library.len() + usize::from(is_draft));
    for (id, entry) in before.library.iter() {
        prop_assert!(accepted.library.get(id) == Some(entry));
    }
    prop_assert!(accepted.import.is_none());
    let open = accepted.open.as_deref();
    prop_assert_eq!(open, if is_draft { Some("new") } else { before.open.as_deref() });
    Ok(())
}

/// A valid draft file to be spoilt.
fn valid() -> Vec<u8> {
    let rubric = general();
    let facts = [("training.spent", "483"), ("salary.total", "36414"), ("gone.fact", "7")];
    let mut draft = blank(&rubric);
    draft.county = "正安县".into();
    draft.year = "2019".into();
    let outcome = outcome(&rubric, &facts);
    for (id, text) in facts {
        draft.answers.facts.insert(id.into(), crate::native::support::typed(text));
    }
    write(
        &draft,
        Some((&rubric, &outcome)),
        Stamp { disclaimer: text::DISCLAIMER, saved: "2026-11-22T14:03:05" },
    )
    .into_bytes()
}

/// Bytes that mean something in JSON, to be put where they do not belong.
const TEETH: &[&[u8]] = &[
    b"{", b"}", b"[", b"]", b"\"", b",", b":", b"null", b"1e400", b"\\u0000", b"\xff", b"-", b"true", b"\\",
];

#[derive(Clone, Debug)]
enum Blow {
    Remove(usize, usize),
    Insert(usize, usize),
    Flip(usize, u8),
    Cut(usize),
}

fn blow() -> impl Strategy<Value = Blow> {
    prop_oneof![
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Blow::Remove(at, length)),
        (any::<usize>(), 0..TEETH.len()).prop_map(|(at, which)| Blow::Insert(at, which)),
        (any::<usize>(), 1..=255_u8).prop_map(|(at, bits)| Blow::Flip(at, bits)),
        any::<usize>().prop_map(Blow::Cut),
    ]
}

fn spoilt(mut bytes: Vec<u8>, blows: &[Blow]) -> Vec<u8> {
    for blow in blows {
        let place = |at: &usize| at % (bytes.len() + 1);
        match blow {
            Blow::Remove(at, length) => {
                let from = place(at);
                let to = (from + length).min(bytes.len());
                bytes.drain(from..to);
            }
            Blow::Insert(at, which) => {
                let from = place(at);
                bytes.splice(from..from, TEETH[*which].iter().copied());
            }
            Blow::Flip(at, bits) => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= bits;
                }
            }
            Blow::Cut(at) => bytes.truncate(place(at)),
        }
    }
    bytes
}

fn any_rc() -> impl Strategy<Value = Rc<str>> {
    any_text().prop_map(Rc::from)
}

fn by_id<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = ById<T>> {
    vec((any_rc(), value), 0..3).prop_map(|entries| entries.into_iter().collect())
}

/// What was filled in, in every field.
fn content() -> impl Strategy<Value = Draft> {
    let texts = || [any_rc(), any_rc(), any_rc(), any_rc()];
    let facts = texts().prop_map(|[text, note, by, at]| RawFact { text, note, by, at });
    let judgments = texts().prop_map(|[points, reason, by, at]| RawJudgment { points, reason, by, at });
    let year = prop_oneof![any_rc(), Just("2024年".into()), Just("2019".into()), Just("".into())];
    let whole = (texts(), year);
    let books = [by_id(by_id(any_rc())), by_id(by_id(any_rc()))];
    (whole, by_id(facts), by_id(judgments), books).prop_map(
        |(([county, note, part, hash], year), facts, judgments, [evidence, rectification])| {
            let mut draft = blank(&general());
            draft.rubric.hash = hash;
            let answers = RawAnswers { facts, judgments };
            let mut draft = Draft { county, note, part, year, answers, ..draft };
            draft.books[Book::Evidence] = evidence;
            draft.books[Book::Rectification] = rectification;
            draft
        },
    )
}

fn item() -> impl Strategy<Value = MergedItem> {
    let given = || (any_rc(), any_rc(), any_rc()).prop_map(|(text, at, by)| Given { text, at, by });
    let slot = (0..9, any_rc(), any_rc()).prop_map(|(kind, id, name)| match kind {
        0 => Slot::County,
        1 => Slot::Year,
        2 => Slot::Note,
        3 => Slot::Rubric,
        4 => Slot::Fact(id),
        5 => Slot::FactNote(id),
        6 => Slot::Points(id),
        7 => Slot::Reason(id),
        // The path of a material has its first stroke after the indicator.
        _ => Slot::In(Book::Evidence, id.replace('/', "").into(), name),
    });
    let item = (slot, given(), given(), any::<bool>());
    item.prop_map(|(slot, ours, theirs, taken)| MergedItem { slot, ours, theirs, taken })
}

/// A draft with something in every field.
fn any_draft() -> impl Strategy<Value = Draft> {
    let record = ([any_rc(), any_rc(), any_rc()], vec(item(), 0..4));
    let record =
        record.prop_map(|([at, file, unit], items)| MergeRecord { at, file, unit, items: items.into() });
    (content(), [any_rc(), any_rc()], by_id(content().prop_map(Rc::new)), vec(record, 0..3)).prop_map(
        |(content, [title, copy], seen, ledger)| Draft {
            title,
            copy,
            seen,
            ledger: ledger.into(),
            ..content
        },
    )
}

/// Years that read as one are numbers in a file for others.
fn as_written(draft: &Draft) -> Draft {
    let year = draft.year_number().map_or_else(|| draft.year.clone(), |year| year.to_string().into());
    let seen = draft.seen.iter().map(|(copy, seen)| (copy.clone(), Rc::new(as_written(seen)))).collect();
    Draft { year, seen, ..draft.clone() }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_draft_of_all_fields_comes_back_and_holds_to_the_schema(draft in any_draft(), deleted in any::<bool>()) {
        let file = write(&draft, None, Stamp { disclaimer: text::DISCLAIMER, saved: "2026-11-22T14:03:05" });
        prop_assert_eq!(&read(file.as_bytes()).expect("a written draft is a draft").draft, &as_written(&draft));
        let local = Local { changed: "2026-11-22T14:03:05".into(), deleted, ..Local::default() };
        let (kept, again) = read_local(write_local(&draft, &local, &|_| None).as_bytes(), &|_| None).expect("a kept draft is a draft");
        prop_assert_eq!((&kept.draft, &again), (&draft, &local));
        let value = serde_json::from_str(&file).expect("what is written is JSON");
        prop_assert_eq!(faults(&schema(), &value), Vec::<String>::new());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..300)) {
        let (before, after) = import(&bytes)?;
        accept(&before, after)?;
    }

    #[test]
    fn a_spoilt_draft_is_read_or_refused(blows in vec(blow(), 1..4)) {
        let (before, after) = import(&spoilt(valid(), &blows))?;
        accept(&before, after)?;
    }

    #[test]
    fn a_cut_off_draft_is_never_taken_for_a_whole_one(at in any::<usize>()) {
        let whole = valid();
        // The last two bytes are the closing bracket and a line end.
        let cut = &whole[..at % (whole.len() - 1)];
        let error = read(cut).expect_err("half a draft is no draft");
        let told = matches!(error, DraftError::NotJson { cut_off: true, .. } | DraftError::NotText);
        prop_assert!(told, "{error:?}");
    }
}
