//! Drafts come, are shown, named, copied, thrown away, fetched back and removed; others are left alone.

use super::{can_undo, draft, empty, play, text_of, typing, with_two};
use crate::native::support::general;
use lvzhi::draft::{DraftError, Outcome, Stamp, write};
use lvzhi::session::{LateMsg, Model, Msg, Notice, Saving, VersionWhy};
use lvzhi::{examples, view};
use std::rc::Rc;

fn example(id: &str, at: usize) -> Msg {
    Msg::ExampleOpened { id: id.into(), draft: examples::example(at) }
}

#[test]
fn each_example_is_called_what_the_home_screen_says() {
    let titles: Vec<Rc<str>> = (0..examples::COUNT).map(|at| examples::example(at).title.clone()).collect();
    assert_eq!(titles.iter().map(|title| &**title).collect::<Vec<_>>(), lvzhi::text::EXAMPLES);
}

fn ids(model: &Model) -> Vec<&str> {
    model.library.keys().map(|id| &**id).collect()
}

fn deleted(model: &Model, id: &str) -> bool {
    model.library.get(id).expect("a draft").local.deleted
}

#[test]
fn a_new_draft_is_blank_and_open_and_for_this_rubric() {
    let model =
        play(empty(), [Msg::Created { id: "a".into(), rubric: crate::native::support::listed("general") }]);
    assert_eq!(model.open.as_deref(), Some("a"));
    let rubric = general();
    let made_for = &draft(&model).rubric;
    assert_eq!((&made_for.id, &made_for.edition), (&rubric.id, &rubric.edition));
    assert_eq!(made_for.hash.len(), 64, "SHA-256 in hex");
    assert!(draft(&model).answers.facts.is_empty() && draft(&model).answers.judgments.is_empty());
    assert_eq!(
        Outcome::of(&rubric, &draft(&model).answers, draft(&model).year_number()).assessment.settled,
        0
    );
    assert!(!can_undo(&model));
}

#[test]
fn an_example_opened_twice_is_one_draft() {
    let model = play(empty(), [example("a", 5), Msg::Closed, example("b", 5)]);
    assert_eq!(ids(&model), ["a"]);
    assert_eq!(model.open.as_deref(), Some("a"));
}

#[test]
fn an_example_that_was_changed_or_deleted_is_opened_anew() {
    let model = play(empty(), [example("a", 5)]);
    let changed = play(model.clone(), [typing("training.spent", "1"), example("b", 5)]);
    assert_eq!(ids(&changed), ["a", "b"]);
    assert_eq!(changed.open.as_deref(), Some("b"));
    let deleted = play(model, [Msg::Deleted { id: "a".into(), name: "a".into() }, example("b", 5)]);
    assert_eq!(ids(&deleted), ["a", "b"]);
    assert_eq!(deleted.open.as_deref(), Some("b"));
}

#[test]
fn opening_and_closing_change_no_draft() {
    let model = with_two();
    let after = play(model.clone(), [Msg::Opened("b".into()), Msg::Closed, Msg::Opened("a".into())]);
    let drafts = |model: &Model| model.library.values().map(|entry| entry.draft.clone()).collect::<Vec<_>>();
    assert_eq!((drafts(&after), &after.open), (drafts(&model), &model.open));
    // What each was when it was opened is to be remembered.
    let marked: Vec<_> = after.marks[model.marks.len()..].iter().map(|mark| (&*mark.id, mark.why)).collect();
    assert_eq!(marked, [("b", VersionWhy::Opened), ("a", VersionWhy::Opened)]);
    let nothing = play(model.clone(), [Msg::Opened("c".into())]);
    assert!(nothing == model, "there is no such draft");
    assert_eq!(play(model, [Msg::Closed]).open, None);
}

#[test]
fn a_name_is_given_and_taken_away() {
    let named = play(with_two(), [Msg::Renamed { id: "a".into(), title: "初稿".into() }]);
    assert_eq!(view::draft_name(draft(&named)), "初稿");
    let unnamed = play(named, [Msg::Renamed { id: "a".into(), title: " ".into() }]);
    assert_eq!(view::draft_name(draft(&unnamed)), "X县 2014", "county and year stand in");
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let model = with_two();
    let copied = Msg::Duplicated { id: "a".into(), copy: "c".into(), title: "副本".into() };
    let model = play(model, [copied]);
    assert_eq!(ids(&model), ["a", "b", "c"]);
    assert_eq!(model.open.as_deref(), Some("a"), "what was open stays open");
    assert_eq!(model.notice, Some(Notice::Duplicated));
    let typed = play(model.clone(), [Msg::Opened("c".into()), typing("training.spent", "546.21")]);
    assert_eq!(text_of(&typed, "training.spent").as_deref(), Some("546.21"));
    let back = play(typed, [Msg::Opened("a".into())]);
    assert_eq!(text_of(&back, "training.spent").as_deref(), Some("483"));
    let nothing = Msg::Duplicated { id: "gone".into(), copy: "d".into(), title: "".into() };
    assert!(play(back.clone(), [nothing]) == back);
}

#[test]
fn a_deleted_draft_can_be_fetched_back_until_it_is_removed() {
    let delete = Msg::Deleted { id: "a".into(), name: "X县".into() };
    let model = play(with_two(), [delete]);
    assert!(deleted(&model, "a") && !deleted(&model, "b"));
    assert_eq!(model.open, None);
    assert_eq!(model.notice, Some(Notice::Deleted { id: "a".into(), name: "X县".into() }));
    assert_eq!(view::draft_rows(&model, true).len(), 1);
    assert_eq!(
        play(model.clone(), [Msg::Opened("a".into())]).open,
        None,
        "what lies in the bin is not opened"
    );

    let restored = play(model.clone(), [Msg::Restored("a".into()), Msg::Opened("a".into())]);
    assert!(!deleted(&restored, "a"));
    assert_eq!(text_of(&restored, "training.spent").as_deref(), Some("483"));
    assert_eq!(restored.notice, None);

    let purged = play(model, [Msg::Purged("a".into())]);
    assert_eq!(ids(&purged), ["b"]);
    assert_eq!(play(purged, [Msg::Restored("a".into()), Msg::Opened("a".into())]).open, None);
}

#[test]
fn deleting_another_draft_leaves_the_open_one_open() {
    let model = play(with_two(), [Msg::Deleted { id: "b".into(), name: "".into() }]);
    assert_eq!(model.open.as_deref(), Some("a"));
}

/// A file with one figure changed, as a colleague would send it.
fn file() -> Rc<[u8]> {
    let rubric = general();
    let model = with_two();
    let model = play(model.clone(), [typing("training.spent", "546.21")]);
    let outcome = Outcome::of(&rubric, &draft(&model).answers, draft(&model).year_number());
    write(draft(&model), Some((&rubric, &outcome)), Stamp { disclaimer: "", saved: "" }).into_bytes().into()
}

#[test]
fn a_file_touches_nothing_until_it_is_accepted() {
    let before = with_two();
    let shown =
        play(before.clone(), [Msg::from(LateMsg::FileRead { name: "同事.json".into(), bytes: file() })]);
    assert!(shown.library == before.library && shown.open == before.open && shown.saving == before.saving);
    let import = shown.import.clone().expect("a preview");
    let view = view::import(&shown, &import);
    assert!(view.is_draft && view.warnings.is_empty(), "{view:?}");

    let dismissed = play(shown.clone(), [Msg::ImportDismissed]);
    // Only the other rubrics were asked for, to tell what the file comes to.
    assert!(Model { shelf: before.shelf.clone(), ..dismissed } == before);

    let accepted = play(shown, [Msg::from(LateMsg::ImportAccepted { id: "c".into() })]);
    assert_eq!(ids(&accepted), ["a", "b", "c"]);
    assert_eq!(accepted.open.as_deref(), Some("c"));
    assert_eq!(text_of(&accepted, "training.spent").as_deref(), Some("546.21"));
    assert_eq!(accepted.notice, Some(Notice::Imported { name: "同事.json".into(), id: "c".into() }));
    assert_eq!(accepted.import, None);
    for id in ["a", "b"] {
        assert!(accepted.library.get(id) == before.library.get(id), "{id} is as it was");
    }
    assert_eq!(accepted.saving, Saving::Pending);
}

#[test]
fn a_file_that_is_no_draft_adds_nothing() {
    let before = with_two();
    let messages = [
        Msg::from(LateMsg::FileRead { name: "a.json".into(), bytes: Rc::from(*b"{}") }),
        Msg::from(LateMsg::FileTooLarge { name: "a.json".into(), bytes: 11 * 1024 * 1024 }),
        Msg::from(LateMsg::FileUnreadable { name: "a.json".into() }),
        Msg::from(LateMsg::FilesDropped { count: 2 }),
    ];
    let errors = [
        DraftError::NotADraft,
        DraftError::TooLarge { bytes: 11 * 1024 * 1024 },
        DraftError::CannotRead,
        DraftError::Several { count: 2 },
    ];
    for (message, error) in messages.into_iter().zip(errors) {
        let shown = play(before.clone(), [message]);
        assert!(matches!(&shown.import, Some(import) if import.read == Err(error)));
        let accepted = play(shown, [Msg::from(LateMsg::ImportAccepted { id: "c".into() })]);
        assert!(accepted == before, "nothing to accept");
    }
}

#[test]
fn the_list_shows_what_was_changed_last_first() {
    let kept = |id: &str, stamp: &str| Msg::Kept { ids: vec![id.into()], at: "".into(), stamp: stamp.into() };
    let model = play(with_two(), [kept("a", "2026-11-22T14:03:05"), kept("b", "2026-11-23T09:00:00")]);
    let names = |model: &Model| {
        view::draft_rows(model, false).iter().map(|row| row.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&model), ["b", "a"]);
    let model = play(model, [kept("a", "2026-11-24T08:00:00")]);
    assert_eq!(names(&model), ["a", "b"]);
}
