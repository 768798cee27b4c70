//! Own rubrics that are kept in the browser: they stay without a draft, go along with what leaves, and are deleted only when no draft
//! is for them.

use super::{draft, empty, play};
use crate::native::support::all;
use lvzhi::draft::{
    NameOf, SourceOf, Stamp, backup, name_of_source, read, read_backup, read_local, write, write_local,
};
use lvzhi::rubrics::{BUILT_IN, RubricState, SharedRubric, Trouble, own, shelf};
use lvzhi::session::{LateMsg, Model, Msg, Notice};
use lvzhi::view;
use serde_json::{Value, json};
use std::rc::Rc;

const STAMP: Stamp<'static> = Stamp { disclaimer: "", saved: "2026-11-30T16:00:00" };

fn source() -> Rc<str> {
    include_str!("../../own_rubric.json").trim().into()
}

fn file(rubric: &Value) -> Rc<[u8]> {
    let file = json!({
        "format": "lvzhi-draft", "version": 1, "county": "正安县", "year": 2026, "rubric": rubric,
        "facts": { "zhengan.kitchens": { "text": "12" } },
    });
    file.to_string().into_bytes().into()
}

/// A draft file with the rubric's whole file in it.
fn whole() -> Rc<[u8]> {
    file(
        &json!({ "id": "zhengan", "edition": "2026", "source": serde_json::from_str::<Value>(&source()).expect("JSON") }),
    )
}

fn arrived() -> Msg {
    Msg::RubricsArrived(all().into_iter().skip(1).map(|rubric| SharedRubric(Rc::new(rubric))).collect())
}

/// Whatever own rubric is to be read next is read.
fn read_next(model: Model) -> Model {
    let source = model.shelf.to_read().cloned().expect("one is to be read");
    let read = own(&source, &shelf()).map_err(|_| Trouble::Missing);
    play(model, [Msg::OwnRubricRead { source, read }])
}

/// A draft that brought its rubric along is open as `n`.
fn opened() -> Model {
    let model =
        play(empty(), [Msg::from(LateMsg::FileRead { name: "食堂.json".into(), bytes: whole() }), arrived()]);
    play(read_next(model), [Msg::from(LateMsg::ImportAccepted { id: "n".into() })])
}

fn own_titles(model: &Model) -> Vec<&str> {
    model.shelf.offered().skip(BUILT_IN.len()).map(|listed| &*listed.title).collect()
}

/// As a storage that holds the rubric names and gives it.
fn with_storage(held: &Rc<str>, then: impl FnOnce(NameOf<'_>, SourceOf<'_>)) {
    let name_of = |source: &Rc<str>| (source == held).then(|| name_of_source(source));
    let source_of = |name: &str| (name == name_of_source(held)).then(|| held.clone());
    then(&name_of, &source_of);
}

#[test]
fn a_kept_draft_names_its_rubric_and_a_file_carries_it() {
    let model = opened();
    let (shown, local) = (draft(&model), &model.open_entry().expect("open").local);
    let held = shown.rubric.source.clone().expect("it came along");
    with_storage(&held, |name_of, source_of| {
        let kept = write_local(shown, local, name_of);
        let json: Value = serde_json::from_str(&kept).expect("JSON");
        assert_eq!(json["rubric"]["kept"], json!(name_of_source(&held)));
        assert_eq!(json["rubric"]["hash"].as_str().map(str::len), Some(64), "id, edition and digest stay");
        assert!(!kept.contains("食堂评价细则"), "nothing of the rubric itself: {kept}");
        assert_eq!(read_local(kept.as_bytes(), source_of).expect("a draft").0.draft, *shown);
        // As the pages before kept it.
        let old = write_local(shown, local, &|_| None);
        assert_eq!(read_local(old.as_bytes(), source_of).expect("a draft").0.draft, *shown);
    });
    let out: Value = serde_json::from_str(&write(shown, None, STAMP)).expect("JSON");
    assert_eq!(out["rubric"]["source"]["title"], "正安县食堂评价细则");
    assert_eq!(out["rubric"].get("kept"), None, "a name of this browser says nothing elsewhere");
}

#[test]
fn a_kept_draft_whose_rubric_is_gone_opens_and_finds_it_again() {
    let model = opened();
    let shown = draft(&model).clone();
    let held = shown.rubric.source.clone().expect("it came along");
    with_storage(&held, |name_of, source_of| {
        let kept = write_local(&shown, &lvzhi::draft::Local::default(), name_of);
        let (lost, local) = read_local(kept.as_bytes(), &|_| None).expect("a draft all the same");
        let mut lost = lost.draft;
        assert_eq!((&lost.answers, &lost.rubric.hash), (&shown.answers, &shown.rubric.hash));
        assert_eq!(lost.rubric.source, None);
        // Changed and kept meanwhile, it still says where its rubric was.
        lost.county = "甲县".into();
        let again = write_local(&lost, &local, name_of);
        let found = read_local(again.as_bytes(), source_of).expect("a draft").0.draft;
        assert_eq!(found.rubric, shown.rubric);
        // What is kept under the name may be of something else by then: the draft turned to another rubric.
        lost.rubric = lvzhi::draft::RubricRef::of(&crate::native::support::listed("general"));
        let other = write_local(&lost, &local, name_of);
        assert_eq!(read_local(other.as_bytes(), source_of).expect("a draft").0.draft.rubric.source, None);
    });
}

#[test]
fn a_rubric_stays_when_its_only_draft_is_gone() {
    let model = opened();
    assert_eq!(own_titles(&model), ["正安县食堂评价细则"]);
    let deleted = Msg::Deleted { id: "n".into(), name: "食堂".into() };
    let model = play(model, [deleted, Msg::Purged("n".into())]);
    assert!(model.library.is_empty());
    assert_eq!(own_titles(&model), ["正安县食堂评价细则"]);
    let held = model.shelf.kept().next().expect("it is kept").source().expect("a file").clone();
    // The page opened anew with what the storage holds.
    let again = read_next(play(empty(), [Msg::RubricFound(held), arrived()]));
    assert_eq!(own_titles(&again), ["正安县食堂评价细则"]);
    let rubric = again.shelf.offered().last().expect("it is offered").clone();
    let begun = play(again, [Msg::Created { id: "b".into(), rubric }]);
    assert_eq!(begun.rubric().map(|rubric| &*rubric.id), Some("zhengan"));
}

#[test]
fn what_came_along_with_a_file_that_is_not_opened_goes_with_it() {
    let model =
        play(empty(), [Msg::from(LateMsg::FileRead { name: "食堂.json".into(), bytes: whole() }), arrived()]);
    let model = play(read_next(model), [Msg::ImportDismissed]);
    assert!(own_titles(&model).is_empty());
    // One that is here anyway stays.
    let bytes = whole();
    let model = play(
        opened(),
        [Msg::from(LateMsg::FileRead { name: "食堂.json".into(), bytes }), Msg::ImportDismissed],
    );
    assert_eq!(own_titles(&model), ["正安县食堂评价细则"]);
}

#[test]
fn it_is_deleted_only_when_no_draft_is_for_it_and_can_be_brought_back() {
    let row = |model: &Model| view::own_rubrics(model).remove(0);
    let delete = |model: &Model| Msg::from(LateMsg::RubricDeleted(row(model).listed));
    let model = opened();
    assert_eq!((&*row(&model).used, row(&model).held.is_empty()), ("1 份草稿使用", false));
    let msg = delete(&model);
    let model = play(model, [msg]);
    assert_eq!(own_titles(&model).len(), 1, "refused");
    assert!(!matches!(model.notice, Some(Notice::RubricDeleted(_))));
    // A draft among the deleted ones can be restored, and would need it.
    let model = play(model, [Msg::Deleted { id: "n".into(), name: "食堂".into() }]);
    let msg = delete(&model);
    let model = play(model, [msg, Msg::Purged("n".into())]);
    assert_eq!((own_titles(&model).len(), &*row(&model).used, row(&model).held), (1, "没有草稿使用", ""));
    let (msg, held) = (delete(&model), row(&model).listed.source().expect("a file").clone());
    let model = play(model, [msg]);
    assert!(own_titles(&model).is_empty() && matches!(model.notice, Some(Notice::RubricDeleted(_))));
    let back = read_next(play(model, [Msg::RubricFound(held)]));
    assert_eq!((own_titles(&back).len(), &back.notice), (1, &None));
}

#[test]
fn another_window_takes_it_away_only_where_no_draft_here_needs_it() {
    let model = opened();
    let held = draft(&model).rubric.source.clone().expect("it came along");
    let model = play(model, [Msg::RubricGoneElsewhere(held.clone())]);
    assert!(model.rubric().is_some());
    let model = play(model, [Msg::Deleted { id: "n".into(), name: "食堂".into() }, Msg::Purged("n".into())]);
    let model = play(model, [Msg::RubricGoneElsewhere(held)]);
    assert!(own_titles(&model).is_empty());
}

/// A file without its rubric's: whoever gets it from here has the rubric.
#[test]
fn a_draft_that_leaves_carries_the_rubric_it_was_found_by() {
    let named = file(&json!({ "id": "zhengan", "edition": "2026", "hash": &*draft(&opened()).rubric.hash }));
    let model = play(
        opened(),
        [
            Msg::from(LateMsg::FileRead { name: "另一份.json".into(), bytes: named }),
            Msg::from(LateMsg::MergeTargetChosen(None)),
            Msg::from(LateMsg::ImportAccepted { id: "b".into() }),
        ],
    );
    assert_eq!((draft(&model).rubric.source.as_ref(), model.rubric().is_some()), (None, true));
    let out = write(&model.carried(draft(&model)), None, STAMP);
    let carried = read(out.as_bytes()).expect("a draft").draft.rubric.source.expect("it goes along");
    assert_eq!(own(&carried, &shelf()).map(|own| own.hash).ok(), Some(draft(&model).rubric.hash.clone()));
}

#[test]
fn a_backup_holds_rubrics_without_a_draft() {
    let model = opened();
    assert_eq!(model.rubrics_without_draft(), [] as [Rc<str>; 0], "its draft brings it along");
    let model = play(model, [Msg::Deleted { id: "n".into(), name: "食堂".into() }, Msg::Purged("n".into())]);
    let rubrics = model.rubrics_without_draft();
    assert_eq!(rubrics.len(), 1);
    let file = backup(&[], &rubrics);
    assert_eq!(read_backup(file.as_bytes()).expect("a backup").expect("whole").rubrics, rubrics);
    let bytes: Rc<[u8]> = file.into_bytes().into();
    let read = Msg::from(LateMsg::FileRead { name: "备份.json".into(), bytes });
    let model = play(empty(), [read.clone(), arrived()]);
    assert_eq!(model.notice, Some(Notice::BackupAdded { added: 0, known: 0, rubrics: 1 }));
    let twice = play(model.clone(), [read]);
    assert_eq!(twice.notice, Some(Notice::BackupAdded { added: 0, known: 0, rubrics: 0 }), "it is here");
    assert_eq!(own_titles(&read_next(model)), ["正安县食堂评价细则"]);
}

#[test]
fn clearing_this_computer_takes_own_rubrics_too() {
    let model = play(opened(), [Msg::from(LateMsg::Cleared)]);
    assert!(own_titles(&model).is_empty() && model.shelf.kept().next().is_none());
}

#[test]
fn one_that_cannot_be_read_is_listed_with_what_is_wrong() {
    let held: Rc<str> = "{ \"format\": \"lvzhi-rubric\", \"version\": 1 }".into();
    let model = play(empty(), [Msg::RubricFound(held.clone()), arrived()]);
    assert_eq!(model.shelf.kept().next().map(|one| &one.state), Some(&RubricState::Wanted));
    let wrong = Trouble::Wrong(Rc::from([Rc::from("缺少 title")]));
    let model = play(model, [Msg::OwnRubricRead { source: held, read: Err(wrong) }]);
    let rows = view::own_rubrics(&model);
    assert!(rows[0].troubles.iter().any(|trouble| &**trouble == "缺少 title"), "{rows:?}");
    assert!(own_titles(&model).is_empty() && rows[0].held.is_empty());
}
