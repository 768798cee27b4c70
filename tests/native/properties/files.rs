//! Files of any content: reading never panics, and the library stays as it is until an import is accepted.

use super::cases;
use crate::native::support::{blank, general, outcome};
use lvzhi::draft::{DraftError, Local, Stamp, read, write};
use lvzhi::session::{Entry, Import, Model, Msg, update};
use lvzhi::{examples, text, view};
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;

/// A model with one open draft and a deleted one.
fn model() -> Model {
    let rubric = general();
    let entry = |at: usize, deleted| {
        let local = Local { changed: "2026-11-22T14:03:05".into(), deleted };
        Entry::new(examples::example(at), local)
    };
    let library = [("a".into(), entry(0, false)), ("b".into(), entry(5, true))].into_iter().collect();
    let model = Model::new(rubric.clone(), library, Rc::from([]));
    update(model, Msg::Opened("a".into()))
}

/// Reads a file and checks what every file must leave alone.
fn import(bytes: &[u8]) -> Result<(Model, Model), TestCaseError> {
    let before = model();
    let after = update(before.clone(), Msg::FileRead { name: "文件.json".into(), bytes: bytes.into() });
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
    let accepted = update(after, Msg::ImportAccepted { id: "new".into() });
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

proptest! {
    #![proptest_config(cases(200))]

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
