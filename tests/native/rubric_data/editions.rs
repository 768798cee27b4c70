//! Editions that a newer one has followed: they stay as they were, and drafts that name them are scored by them.

use crate::native::rubric_data::joined;
use crate::native::support::{answers, files_in, general, root};
use lvzhi::draft::{Draft, Outcome};
use lvzhi::rubric::Rubric;
use lvzhi::rubric::file::FactFile;
use lvzhi::rubric::source::{self, declared};
use lvzhi::rubric::wire::encode;
use lvzhi::rubrics::{self, BUILT_IN, BuiltIn, EARLIER, Fit, Origin, RubricRef, SharedRubric, Shelf};
use lvzhi::view;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// Each earlier edition by the digest that the drafts filled in for it hold: taken from the page as it was when that edition was
/// the newest. Where one differs, a fact that it borrows from a rubric of today has other words by now: as it was, it belongs into
/// the folder of the earlier edition.
const AS_THEY_WERE: &[(&str, &str, &str)] = &[
    ("basic-balance", "2012.1", "fffea83c0625c329c6075fadd1bcf25375e16b7c0a59986b8511d33860a5442a"),
    ("duties-37", "2018.1", "be1f6cca60a48b12296e99d4938a4554af4e8dc2bf4bce4461c6d548f3d3bf32"),
    ("jiangxi", "2006.1", "7621df626aff6f96a9e08a60766e0fe76b36f9261b556705fc24b511de60dadb"),
    ("preschool", "2020.1", "033c753a2b17ffb0eea9ce145f21c6bf60b8912af7fd1323bc8ed8afa70dfeb6"),
    ("quality-balance", "2017.1", "36e20a1f0a4382c2669ff496763833304ef53af34a03fb9e98f31724f8fb5ba1"),
    ("township", "2012.1", "97df12e3587fa53470db571720560f209802ca73683a515dda2f1b4e7aadb333"),
];

#[test]
fn earlier_editions_are_as_they_were() {
    let earlier: Vec<(&str, &str, &str)> =
        EARLIER.iter().map(|one| (one.id, one.edition, one.hash)).collect();
    assert_eq!(earlier, AS_THEY_WERE);
    for one in EARLIER {
        let newest = BUILT_IN.iter().find(|newest| newest.id == one.id).expect("a newer edition");
        assert!(newest.edition > one.edition, "{}: {} after {}", one.id, newest.edition, one.edition);
    }
}

/// Facts of other rubrics as they were.
fn borrowed(folder: &Path) -> Vec<FactFile> {
    let Ok(text) = fs::read_to_string(folder.join("borrowed.toml")) else { return Vec::new() };
    let mut file: BTreeMap<String, Vec<FactFile>> = toml::from_str(&text).expect("facts");
    file.remove("fact").expect("facts")
}

#[test]
fn the_page_holds_what_their_files_say() {
    let newest: Vec<_> = crate::native::rubric_data::files();
    let held = rubrics::with_earlier();
    let folders = files_in(&root().join("src/rubric/earlier"));
    assert_eq!(folders.len(), EARLIER.len());
    for (folder, held) in folders.iter().zip(&held[BUILT_IN.len()..]) {
        let file = joined(folder);
        let borrowed = borrowed(folder);
        let is_left = |fact: &&FactFile| declared(&file).chain(&borrowed).all(|own| own.id != fact.id);
        let of_today = newest.iter().flat_map(|file| declared(file).filter(is_left));
        let others: Vec<_> = borrowed.iter().chain(of_today).cloned().collect();
        assert_eq!(encode(&source::checked(&file, &others).expect("right")), encode(held), "{}", file.id);
    }
}

fn of(one: &BuiltIn) -> RubricRef {
    RubricRef {
        id: one.id.into(),
        edition: one.edition.into(),
        hash: one.hash.into(),
        ..RubricRef::default()
    }
}

/// The draft as it is held against every rubric: the earlier edition stands there for the draft that names it, and no other.
#[test]
fn a_draft_that_names_an_earlier_edition_is_scored_by_it_and_beside_it_stands_the_newest() {
    let shelf = rubrics::shelf();
    for one in EARLIER {
        let (found, fit) = shelf.find(&of(one)).expect("it is there");
        assert_eq!((fit, &*found.listed.edition), (Fit::Exact, one.edition));
        let rubric = shelf.rubric(&of(one)).expect("at hand");
        assert_eq!((&*rubric.id, &*rubric.edition), (one.id, one.edition));

        let draft = Draft { rubric: of(one), ..Draft::default() };
        let rows = view::compare(&shelf, &draft);
        assert_eq!(rows.len(), BUILT_IN.len() + 1);
        let of_id: Vec<(&str, bool)> = rows
            .iter()
            .filter(|row| &*row.rubric.id == one.id)
            .map(|row| (&*row.rubric.edition, row.is_current))
            .collect();
        let newest = BUILT_IN.iter().find(|newest| newest.id == one.id).expect("a newer edition");
        assert_eq!(of_id, [(newest.edition, false), (one.edition, true)]);

        let of_today = Draft { rubric: of(newest), ..Draft::default() };
        assert_eq!(view::compare(&shelf, &of_today).len(), BUILT_IN.len());
    }
}

/// What comes in the file beside the page holds both, and nothing of an earlier edition is in the page.
#[test]
fn earlier_editions_come_with_the_file_that_is_fetched() {
    let mut shelf = Shelf::new(general());
    let came: Vec<SharedRubric> = rubrics::standards(rubrics::STANDARDS)
        .expect("rubrics")
        .into_iter()
        .map(|rubric: Rubric| SharedRubric(Rc::new(rubric)))
        .collect();
    assert_eq!(came.len(), BUILT_IN.len() - 1 + EARLIER.len());
    for one in EARLIER {
        assert!(shelf.rubric(&of(one)).is_none(), "{} {}", one.id, one.edition);
    }
    assert!(shelf.offered().all(|listed| listed.origin != Origin::Earlier));
    shelf.arrived(&came);
    assert!(EARLIER.iter().all(|one| shelf.rubric(&of(one)).is_some()) && shelf.is_complete());
}

/// 80 ÷ 100 = 80 % of equal pay was enough once (at least 75 %), and is no line now.
#[test]
fn two_editions_of_one_rubric_decide_for_themselves() {
    let shelf = rubrics::shelf();
    let facts = answers(&[("kindergarten.contract_salary", "80"), ("kindergarten.post_salary", "100")]);
    let parts = |edition: &str, id: &str| {
        let of = RubricRef { id: "preschool".into(), edition: edition.into(), ..RubricRef::default() };
        let rubric = shelf.rubric(&of).expect("at hand");
        let outcome = Outcome::of(rubric, &facts, None);
        let key = rubric.find_indicator(id).expect("an item");
        outcome.assessment.indicator(key).parts[0].met
    };
    assert_eq!(parts("2020.1", "pk.salary"), lvzhi::number::Truth::Yes);
    assert_eq!(parts("2020.2", "pk.public_salary"), lvzhi::number::Truth::Open);
}
