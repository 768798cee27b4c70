//! Editions of one rubric side by side on the shelf.

use super::{BuiltIn, Fit, Origin, RubricRef, RubricState, SharedRubric, Shelf};
use crate::rubric::Rubric;
use crate::rubrics::general;
use std::rc::Rc;

const fn built_in(id: &'static str, edition: &'static str, hash: &'static str) -> BuiltIn {
    BuiltIn { id, edition, title: "", short_title: "", label: "", hash }
}

/// A default rubric in its third edition, another in its second, and what came before them.
fn shelf() -> Shelf {
    let newest = [built_in("first", "2026.1", "f3"), built_in("other", "2026.1", "o2")];
    let earlier = [
        built_in("first", "2024.1", "f1"),
        built_in("first", "2025.1", "f2"),
        built_in("other", "2020.1", "o1"),
    ];
    Shelf::of(rubric("first", "2026.1"), &newest, &earlier)
}

fn rubric(id: &str, edition: &str) -> Rc<Rubric> {
    let mut rubric = general();
    let rules = rubric.unsealed();
    (rules.id, rules.edition) = (id.into(), edition.into());
    Rc::new(rubric)
}

fn named(id: &str, edition: &str, hash: &str) -> RubricRef {
    RubricRef { id: id.into(), edition: edition.into(), hash: hash.into(), ..RubricRef::default() }
}

#[test]
fn a_draft_has_the_edition_it_names_else_the_newest() {
    let shelf = shelf();
    let found = |id, edition, hash| {
        let (found, fit) = shelf.find(&named(id, edition, hash)).expect("one of this id");
        (found.listed.edition.to_string(), fit)
    };
    let is = |edition: &str, fit| (edition.to_owned(), fit);
    assert_eq!(found("other", "2026.1", "o2"), is("2026.1", Fit::Exact));
    assert_eq!(found("other", "2020.1", "o1"), is("2020.1", Fit::Exact));
    assert_eq!(found("other", "2020.1", ""), is("2020.1", Fit::Exact));
    // The same edition with other rules is nearer than the newest one, which surely has others.
    assert_eq!(found("other", "2020.1", "o9"), is("2020.1", Fit::OtherRules));
    assert_eq!(found("other", "2023.1", "o1"), is("2026.1", Fit::OtherEdition));
    assert_eq!(found("first", "2024.1", "f1"), is("2024.1", Fit::Exact));
    assert_eq!(found("first", "2025.1", "f2"), is("2025.1", Fit::Exact));
    assert_eq!(found("first", "", ""), is("2026.1", Fit::OtherEdition));
    assert!(shelf.find(&named("third", "2026.1", "f3")).is_none());
}

#[test]
fn a_new_draft_gets_the_newest_and_no_two_have_one_name() {
    let shelf = shelf();
    let offered: Vec<(&str, &str)> = shelf.offered().map(|one| (&*one.id, &*one.edition)).collect();
    assert_eq!(offered, [("first", "2026.1"), ("other", "2026.1")]);
    let names: Vec<String> = shelf.entries().iter().map(|one| one.listed.name().to_string()).collect();
    assert_eq!(names, ["first", "other", "first-2024.1-f1", "first-2025.1-f2", "other-2020.1-o1"]);
    assert!(shelf.entries().iter().skip(2).all(|one| one.listed.origin == Origin::Earlier));
}

#[test]
fn an_earlier_edition_comes_with_the_others_and_is_that_very_one() {
    let mut shelf = shelf();
    let of = named("first", "2025.1", "f2");
    assert!(shelf.rubric(&of).is_none(), "the newest one, which is at hand, does not stand in for it");
    shelf.want_for(&of);
    assert_eq!(shelf.fetched(), &RubricState::Wanted);
    let editions = [("other", "2026.1"), ("first", "2024.1"), ("first", "2025.1"), ("other", "2020.1")];
    let came: Vec<SharedRubric> =
        editions.iter().map(|(id, edition)| SharedRubric(rubric(id, edition))).collect();
    shelf.arrived(&came);
    assert!(shelf.is_complete());
    for (id, edition) in editions.into_iter().chain([("first", "2026.1")]) {
        let found = shelf.rubric(&named(id, edition, "")).expect("at hand");
        assert_eq!((&*found.id, &*found.edition), (id, edition));
    }
}
