//! Several people and several windows: who gave what, files that are merged, versions, backups.

use super::{draft, empty, play, text_of, typing, with_two};
use lvzhi::draft::{Draft, Given, Local, Side, Slot, Stamp, backup, part_for, write};
use lvzhi::examples;
use lvzhi::session::{
    Bulk, Edit, Entry, LateMsg, Model, Msg, Notice, Saving, StorageTrouble, VersionWhy, update,
};
use std::rc::Rc;

const STAMP: Stamp<'static> = Stamp { disclaimer: "测算", saved: "2026-11-25T10:00:00" };

/// What happens at a time.
fn at(model: Model, clock: &str, msg: Msg) -> Model {
    update(Model { clock: clock.into(), ..model }, msg)
}

fn read(name: &str, text: &str) -> Msg {
    Msg::from(LateMsg::FileRead { name: name.into(), bytes: text.as_bytes().into() })
}

/// The figure's place.
fn spent() -> Slot {
    Slot::Fact("training.spent".into())
}

/// A page with one draft `o`, and the file that came back from a colleague who filled in 483.
fn with_file(here: &str) -> (Model, String) {
    let model = play(empty(), [Msg::ExampleOpened { id: "o".into(), draft: examples::example(5) }]);
    let part = part_for(&crate::native::support::general(), draft(&model), &"县财政局".into(), true);
    let mut theirs = part.copied(&"u".into());
    let given = Given { text: "483".into(), at: "2026-11-24T09:00:00".into(), by: "张财".into() };
    theirs.put(&spent(), &given);
    let typed = typing("training.spent", here);
    let model = at(model, "2026-11-25T09:00:00", typed);
    (model, write(&theirs, None, STAMP))
}

#[test]
fn what_is_typed_is_signed_and_what_is_typed_again_alike_is_not() {
    let model = play(with_two(), [Msg::EditorNamed("李督".into())]);
    let typed = typing("training.spent", "484");
    let model = at(model, "2026-11-25T09:00:00", typed.clone());
    let given = draft(&model).given(&spent());
    assert_eq!((&*given.by, &*given.at), ("李督", "2026-11-25T09:00:00"));
    let later = at(model.clone(), "2026-11-25T10:00:00", typed);
    assert_eq!(draft(&later), draft(&model));
}

#[test]
fn a_file_from_a_copy_is_offered_for_merging_and_a_strangers_is_not() {
    let (model, file) = with_file("");
    let model = play(model, [read("交回.json", &file)]);
    assert_eq!(model.import.as_ref().and_then(|import| import.target.as_deref()), Some("o"));
    let stranger = write(&examples::example(0), None, STAMP);
    let model = play(model, [read("别人.json", &stranger)]);
    assert_eq!(model.import.as_ref().expect("an import").target, None);
}

#[test]
fn a_merge_waits_until_all_is_decided_and_is_one_step() {
    let (model, file) = with_file("546.21");
    let waiting = play(model.clone(), [read("交回.json", &file), Msg::from(LateMsg::MergeAccepted)]);
    assert!(waiting.import.is_some(), "nothing is decided yet");
    assert_eq!(text_of(&waiting, "training.spent").as_deref(), Some("546.21"));
    // The figure belongs to 县财政局, whose part this is: suggested, and done only when told.
    let suggested = play(waiting.clone(), [Msg::from(LateMsg::ConflictsDecided(Bulk::Suggested))]);
    assert_eq!(suggested.import.as_ref().and_then(|import| import.decision(&spent())), Some(Side::Theirs));
    let merged = at(suggested, "2026-11-25T11:00:00", Msg::from(LateMsg::MergeAccepted));
    assert_eq!(text_of(&merged, "training.spent").as_deref(), Some("483"));
    assert_eq!(merged.notice, Some(Notice::Merged { name: "交回.json".into(), taken: 1 }));
    let record = &draft(&merged).ledger[0];
    assert_eq!((&*record.at, &*record.file, &*record.unit), ("2026-11-25T11:00:00", "交回.json", "县财政局"));
    assert_eq!((&*record.items[0].ours.text, &*record.items[0].theirs.by), ("546.21", "张财"));
    assert_eq!(merged.marks.last().map(|mark| mark.why), Some(VersionWhy::Merge));
    let back = play(merged, [Msg::Undone]);
    assert_eq!(draft(&back), draft(&model));
    assert_eq!(back.notice, Some(Notice::Undone(Edit::Merge)));
    // Decided the other way, the figure stays and the other one is on record.
    let kept = play(
        waiting,
        [
            Msg::from(LateMsg::ConflictDecided { slot: spent(), side: Side::Ours }),
            Msg::from(LateMsg::MergeAccepted),
        ],
    );
    assert_eq!(text_of(&kept, "training.spent").as_deref(), Some("546.21"));
    assert!(!draft(&kept).ledger[0].items[0].taken);
}

#[test]
fn as_a_draft_of_its_own_a_file_replaces_nothing() {
    let (model, file) = with_file("546.21");
    let before = model.library.get("o").expect("the draft").draft.clone();
    let messages = [
        read("交回.json", &file),
        Msg::from(LateMsg::MergeTargetChosen(None)),
        Msg::from(LateMsg::ImportAccepted { id: "n".into() }),
    ];
    let model = play(model, messages);
    assert_eq!(model.library.get("o").expect("the draft").draft, before);
    assert_eq!(&*draft(&model).copy, "n");
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("483"));
}

#[test]
fn versions_are_taken_when_opened_each_hour_and_before_great_changes() {
    let model = at(
        empty(),
        "2026-11-25T09:10:00",
        Msg::ExampleOpened { id: "o".into(), draft: examples::example(5) },
    );
    let typed = |model: Model, clock: &str, text: &str| {
        let msg = typing("training.spent", text);
        at(at(model, clock, msg), clock, Msg::FieldLeft)
    };
    let model = typed(model, "2026-11-25T09:20:00", "1");
    let model = typed(model, "2026-11-25T09:59:59", "2");
    let model = typed(model, "2026-11-25T10:00:00", "3");
    let model = typed(model, "2026-11-25T10:30:00", "4");
    let marks: Vec<_> = model.marks.iter().map(|mark| (mark.why, &mark.at[11..16])).collect();
    assert_eq!(marks, [(VersionWhy::Opened, "09:10"), (VersionWhy::Hour, "10:00")]);
    // The hour's version is what there was before the change that began the hour.
    assert_eq!(&*model.marks[1].draft.given(&spent()).text, "2");
    let version = model.marks[1].draft.clone();
    let restored =
        at(model.clone(), "2026-11-25T10:40:00", Msg::from(LateMsg::VersionRestored { draft: version }));
    assert_eq!(text_of(&restored, "training.spent").as_deref(), Some("2"));
    assert_eq!(
        restored.marks.last().map(|mark| (mark.why, mark.draft.clone())),
        Some((VersionWhy::Restore, model.library.get("o").expect("a draft").draft.clone()))
    );
    assert_eq!(text_of(&play(restored, [Msg::Undone]), "training.spent").as_deref(), Some("4"));
}

#[test]
fn without_a_clock_no_version_is_taken_for_an_hour() {
    let model = play(with_two(), [Msg::Marked]);
    let msg = typing("training.spent", "1");
    assert!(at(model, "", msg).marks.is_empty());
}

#[test]
fn another_windows_change_stands_under_ones_own_steps() {
    let start = play(empty(), [Msg::ExampleOpened { id: "o".into(), draft: examples::example(5) }]);
    let base = start.library.get("o").expect("a draft").draft.clone();
    let msg = typing("training.spent", "1");
    let model = at(start, "2026-11-25T09:00:00", msg);
    let mut theirs = Draft::clone(&base);
    theirs.put(&Slot::Fact("salary.total".into()), &Given { text: "9".into(), ..Given::default() });
    let learn = Msg::KeptElsewhere { id: "o".into(), base, theirs: Rc::new(theirs), local: Local::default() };
    let model = play(model, [learn]);
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("1"));
    assert_eq!(text_of(&model, "salary.total").as_deref(), Some("9"));
    let back = play(model, [Msg::Undone]);
    assert_eq!(
        draft(&back).given(&spent()).text.len(),
        draft(&play(empty(), [Msg::ExampleOpened { id: "o".into(), draft: examples::example(5) }]))
            .given(&spent())
            .text
            .len()
    );
    assert_eq!(
        text_of(&back, "salary.total").as_deref(),
        Some("9"),
        "the other window's change is not taken back"
    );
}

#[test]
fn a_draft_gone_elsewhere_stays_on_the_screen_and_says_so() {
    let model =
        play(with_two(), [Msg::GoneElsewhere { id: "a".into() }, Msg::GoneElsewhere { id: "b".into() }]);
    assert_eq!(model.saving, Saving::Failed(StorageTrouble::Gone));
    assert_eq!(model.open.as_deref(), Some("a"));
    assert!(!model.library.contains_key("b"), "nobody looks at it");
    // Other drafts that are kept say nothing about it.
    let kept = |id: &str| Msg::Kept { ids: vec![id.into()], at: "09:00".into(), stamp: "".into() };
    let model = play(model, [kept("c")]);
    assert_eq!(model.saving, Saving::Failed(StorageTrouble::Gone));
    // Changed, it is kept again; left as it is, it is gone here, too.
    let changed = play(model.clone(), [typing("training.spent", "1"), kept("a")]);
    assert_eq!(changed.saving, Saving::Saved { at: "09:00".into() });
    assert!(play(changed, [Msg::Closed]).library.contains_key("a"));
    // What was changed and is not kept yet is not left behind.
    let typed = play(model.clone(), [typing("training.spent", "1"), Msg::Closed]);
    assert_eq!((typed.library.len(), typed.saving), (1, Saving::Pending));
    // Brought back there, it is here, too.
    let entry = model.library.get("a").expect("the draft").clone();
    let back = Msg::KeptElsewhere {
        id: "a".into(),
        base: entry.draft.clone(),
        theirs: entry.draft,
        local: entry.local,
    };
    let back = play(model.clone(), [back]);
    assert_eq!(back.saving, Saving::Pending);
    assert!(play(back, [Msg::Closed]).library.contains_key("a"));
    let left = play(model, [Msg::Closed]);
    assert_eq!((left.library.len(), left.saving), (0, Saving::Nothing));
}

/// Another window deletes a draft and then removes it. Its second message may come before the first was read.
#[test]
fn a_draft_deleted_and_gone_elsewhere_is_no_deleted_one_once_it_is_changed() {
    let of = |model: &Model| model.library.get("a").expect("the draft").clone();
    let entry = of(&with_two());
    let deleted = Msg::KeptElsewhere {
        id: "a".into(),
        base: entry.draft.clone(),
        theirs: entry.draft.clone(),
        local: Local { deleted: true, ..entry.local },
    };
    let gone = || Msg::GoneElsewhere { id: "a".into() };
    let heard_of_both = play(with_two(), [deleted, gone(), typing("training.spent", "1")]);
    let heard_of_one = play(with_two(), [gone(), typing("training.spent", "1")]);
    assert!(!of(&heard_of_both).local.deleted);
    assert!(!of(&heard_of_one).local.deleted);
    assert_eq!(heard_of_both.saving, Saving::Pending);
}

#[test]
fn what_another_window_did_is_not_wiped_away_by_the_next_key() {
    for news in [Notice::StorageWasCleared, Notice::DeletedElsewhere] {
        let model = Model { notice: Some(news.clone()), ..with_two() };
        let msg = typing("training.spent", "1");
        assert_eq!(play(model, [msg]).notice, Some(news));
    }
    let model = Model { notice: Some(Notice::Duplicated), ..with_two() };
    let msg = typing("training.spent", "1");
    assert_eq!(play(model, [msg]).notice, None, "the person's own acts are over");
}

#[test]
fn a_file_is_not_merged_into_a_draft_deleted_meanwhile() {
    let (model, file) = with_file("546.21");
    let entry = model.library.get("o").expect("the draft").clone();
    let other = Msg::ExampleOpened { id: "x".into(), draft: examples::example(0) };
    let open = play(model, [other, read("交回.json", &file)]);
    let before = draft(&open).clone();
    let gone = Msg::KeptElsewhere {
        id: "o".into(),
        base: entry.draft.clone(),
        theirs: entry.draft.clone(),
        local: Local { deleted: true, ..entry.local },
    };
    let model = play(
        open,
        [
            gone,
            Msg::from(LateMsg::ConflictsDecided(Bulk::Side(Side::Theirs))),
            Msg::from(LateMsg::MergeAccepted),
        ],
    );
    assert_eq!(draft(&model), &before);
    assert!(model.merging().is_none(), "it is offered as a draft of its own");
}

#[test]
fn a_backup_brings_back_every_draft_once() {
    let model = with_two();
    let files: Vec<String> = model.library.values().map(|entry| write(&entry.draft, None, STAMP)).collect();
    let file = backup(&files, &[]);
    let restored = play(empty(), [read("备份.json", &file)]);
    assert_eq!(restored.notice, Some(Notice::BackupAdded { added: 2, known: 0, rubrics: 0 }));
    assert_eq!(restored.library.len(), 2);
    let again = play(restored, [read("备份.json", &file)]);
    assert_eq!(again.library.len(), 2 + 2 - 2);
    assert_eq!(again.notice, Some(Notice::BackupAdded { added: 0, known: 2, rubrics: 0 }));
    // However the year was typed, a file has it as a number.
    let mut typed = again;
    let found = typed.library.iter().find(|(_, entry)| &*entry.draft.year == "2019");
    let (id, entry) = found.expect("正安县 2019");
    let (id, own) = (id.clone(), Draft { year: "２０１９年".into(), ..Draft::clone(&entry.draft) });
    typed.library.insert(id, Entry::new(Rc::new(own), Local::default()));
    let third = play(typed, [read("备份.json", &file)]);
    assert_eq!(
        (third.library.len(), third.notice),
        (2, Some(Notice::BackupAdded { added: 0, known: 2, rubrics: 0 }))
    );
    let broken = file.replacen("\"facts\"", "\"facts\": 5, \"x\"", 1);
    let refused = play(empty(), [read("备份.json", &broken)]);
    assert!(refused.import.expect("an import").read.is_err());
}

#[test]
fn changes_are_kept_here_only_until_they_are_exported() {
    let model = with_two();
    let msg = typing("training.spent", "1");
    let model = at(model, "2026-11-18T09:00:00", msg);
    let msg = typing("training.spent", "2");
    let model = at(model, "2026-11-19T09:00:00", msg);
    let since = |model: &Model| model.library.get("a").expect("a draft").local.since.clone();
    assert_eq!(&*since(&model), "2026-11-18T09:00:00", "the first of them counts");
    let reminded = |model: &Model, clock: &str| {
        let model = Model { clock: clock.into(), ..model.clone() };
        lvzhi::view::reminder(&model, model.open_entry().expect("open")).is_some()
    };
    assert!(!reminded(&model, "2026-11-24T23:59:59"));
    assert!(reminded(&model, "2026-11-25T00:00:00"));
    let part = play(model.clone(), [Msg::Exported { name: "分表.json".into(), drafts: Vec::new() }]);
    assert!(reminded(&part, "2026-11-25T00:00:00"), "a part is not the draft");
    let exported = play(model, [Msg::Exported { name: "a.json".into(), drafts: vec!["a".into()] }]);
    assert_eq!(&*since(&exported), "");
}
