//! Whether what is shown is kept, and what was just done.

use super::{empty, play, typing, with_two};
use lvzhi::session::{Msg, Notice, Saving, StorageTrouble};
use lvzhi::text;

fn kept(ids: &[&str], at: &str) -> Msg {
    let ids = ids.iter().map(|id| (*id).into()).collect();
    Msg::Kept { ids, at: at.into(), stamp: format!("2026-11-22T{at}:05").into() }
}

#[test]
fn nothing_is_claimed_before_there_is_anything() {
    let model = empty();
    assert_eq!((&model.saving, &model.notice, &model.open), (&Saving::Nothing, &None, &None));
}

#[test]
fn a_change_is_pending_until_the_storage_took_it() {
    let model =
        play(empty(), [Msg::Created { id: "a".into(), rubric: crate::native::support::listed("general") }]);
    assert_eq!(model.saving, Saving::Pending);
    let model = play(model, [kept(&["a"], "14:03")]);
    assert_eq!(model.saving, Saving::Saved { at: "14:03".into() });
    assert_eq!(&*model.library.get("a").unwrap().local.changed, "2026-11-22T14:03:05");
    assert!(text::saving(&model.saving).contains("14:03"));
    let change = typing("training.spent", "1");
    let model = play(model, [change]);
    assert_eq!(model.saving, Saving::Pending);
    let model = play(model, [kept(&["a"], "14:04"), Msg::Undone]);
    assert_eq!(model.saving, Saving::Pending, "taking back is a change, too");
}

#[test]
fn only_the_drafts_that_were_kept_are_stamped() {
    let model = play(with_two(), [kept(&["a", "gone"], "14:03")]);
    assert_eq!(&*model.library.get("a").unwrap().local.changed, "2026-11-22T14:03:05");
    assert_eq!(&*model.library.get("b").unwrap().local.changed, "");
    assert_eq!(model.library.len(), 2);
}

#[test]
fn keeping_changes_no_content_and_no_steps() {
    let start = with_two();
    let typed = play(start.clone(), [typing("training.spent", "1")]);
    let model = play(typed.clone(), [kept(&["a"], "14:03")]);
    let (before, after) = (typed.open_entry().unwrap(), model.open_entry().unwrap());
    assert_eq!(before.draft, after.draft);
    assert!(before.history == after.history);
}

#[test]
fn a_storage_that_fails_is_told_and_the_page_goes_on() {
    for trouble in [StorageTrouble::Refused, StorageTrouble::Full] {
        let start = with_two();
        let model = play(start.clone(), [typing("training.spent", "1"), Msg::NotKept(trouble)]);
        assert_eq!(model.saving, Saving::Failed(trouble));
        assert!(text::saving(&model.saving).contains("未保存"));
        let change = typing("training.spent", "12");
        let model = play(model, [change]);
        assert!(!matches!(model.saving, Saving::Saved { .. }), "never said to be saved before it is");
        assert_eq!(super::text_of(&model, "training.spent").as_deref(), Some("12"), "nothing typed is lost");
        let model = play(model, [kept(&["a"], "14:05")]);
        assert_eq!(model.saving, Saving::Saved { at: "14:05".into() });
    }
}

#[test]
fn opening_naming_and_deleting_are_kept_as_far_as_they_change_something() {
    let saved = play(with_two(), [kept(&["a", "b"], "14:03")]);
    assert_eq!(play(saved.clone(), [Msg::Opened("b".into())]).saving, saved.saving);
    for change in [
        Msg::Renamed { id: "a".into(), title: "初稿".into() },
        Msg::Deleted { id: "a".into(), name: "".into() },
        Msg::Restored("a".into()),
    ] {
        assert_eq!(play(saved.clone(), [change]).saving, Saving::Pending);
    }
}

#[test]
fn a_notice_is_closed_by_hand_or_by_going_on() {
    let told = |model| play(model, [Msg::Exported { name: "履职自评.json".into(), drafts: Vec::new() }]);
    let model = told(with_two());
    assert_eq!(model.notice, Some(Notice::Exported { name: "履职自评.json".into() }));
    assert_eq!(play(model.clone(), [Msg::NoticeDismissed]).notice, None);
    assert_eq!(play(model.clone(), [typing("training.spent", "1")]).notice, None);
    assert_eq!(play(model.clone(), [Msg::Closed]).notice, None);
    assert_eq!(play(model, [Msg::Opened("b".into())]).notice, None);
}

#[test]
fn exporting_changes_nothing() {
    let model = with_two();
    let after = play(
        model.clone(),
        [Msg::Exported { name: "a.json".into(), drafts: Vec::new() }, Msg::NoticeDismissed],
    );
    assert!(after == model);
}

#[test]
fn every_notice_has_a_sentence_of_its_own() {
    let rubric = &*with_two().rubrics().next().expect("the default one").clone();
    let notices = [
        Notice::Deleted { id: "a".into(), name: "X县".into() },
        Notice::Pasted { filled: 3, cleared: 0, left: 0, heading: "".into(), runs_over: false },
        Notice::Pasted { filled: 3, cleared: 0, left: 2, heading: "".into(), runs_over: false },
        Notice::Pasted { filled: 2, cleared: 1, left: 0, heading: "".into(), runs_over: false },
        Notice::Pasted { filled: 0, cleared: 1, left: 0, heading: "".into(), runs_over: false },
        Notice::Pasted {
            filled: 3, cleared: 0, left: 0, heading: "金额（元）".into(), runs_over: false
        },
        Notice::Pasted { filled: 3, cleared: 0, left: 0, heading: "".into(), runs_over: true },
        Notice::PasteRefused { columns: 2 },
        Notice::PasteRefused { columns: 1 },
        Notice::Imported { name: "a.json".into(), id: "a".into() },
        Notice::Exported { name: "a.json".into() },
        Notice::Duplicated,
        Notice::NextYearBegun { carried: 2 },
    ];
    let sentences: std::collections::BTreeSet<String> =
        notices.iter().map(|notice| text::notice(&[rubric], notice)).collect();
    assert_eq!(sentences.len(), notices.len());
    assert!(sentences.iter().all(|sentence| !sentence.is_empty()));
}
