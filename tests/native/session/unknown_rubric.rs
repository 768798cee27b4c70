//! A draft whose rubric is not on the shelf: it opens, says so, and keeps everything it holds.

use super::{draft, empty, play};
use crate::native::drafts::{sample, with};
use crate::native::support::{all, listed};
use lvzhi::draft::{Draft, Stamp, read, write, write_local};
use lvzhi::rubrics::{BUILT_IN, RubricState, SharedRubric, Trouble};
use lvzhi::session::{Entry, LateMsg, Model, Msg, Screen};
use lvzhi::{text, view};
use serde_json::{Value, json};
use std::rc::Rc;

const STAMP: Stamp<'static> = Stamp { disclaimer: "", saved: "2026-11-29T16:00:00" };

/// The sample for a rubric nobody here knows, with a figure only that one asks for.
fn strange() -> Value {
    let mut file = with("/rubric", json!({ "id": "henan-2030", "edition": "3", "hash": "ab12" }));
    file["facts"]["henan.kitchens"] = json!({ "text": "12", "note": "含乡镇", "by": "" });
    file
}

fn opened(file: &Value) -> Model {
    let bytes: Rc<[u8]> = file.to_string().into_bytes().into();
    let read = Msg::from(LateMsg::FileRead { name: "外省.json".into(), bytes });
    play(empty(), [read, arrived(), Msg::from(LateMsg::ImportAccepted { id: "n".into() })])
}

fn arrived() -> Msg {
    let others = all().into_iter().skip(1).map(|rubric| SharedRubric(Rc::new(rubric)));
    Msg::RubricsArrived(others.collect())
}

#[test]
fn it_opens_and_is_said_to_be_without_its_rubric() {
    let model = opened(&strange());
    assert!(model.open.is_some() && model.rubric().is_none());
    let said = view::unscored(&model, draft(&model));
    assert_eq!(said.state, "本机没有这套细则");
    assert!(said.advice.contains("保留") && said.advice.contains("对标"), "{}", said.advice);
    assert!(!said.can_be_retried && said.problems.is_empty());
    let row = &view::draft_rows(&model, false)[0];
    assert_eq!((&*row.rubric, &*row.score, &*row.settled), ("henan-2030 3", "本机没有这套细则", ""));
}

#[test]
fn before_it_is_accepted_the_preview_says_so() {
    let bytes: Rc<[u8]> = strange().to_string().into_bytes().into();
    let model = play(empty(), [Msg::from(LateMsg::FileRead { name: "外省.json".into(), bytes }), arrived()]);
    let import = view::import(&model, model.import.as_ref().expect("a file waits"));
    assert!(import.is_draft);
    assert!(import.lines.iter().any(|line| line.contains("本机没有这套细则")), "{:?}", import.lines);
    assert!(import.warnings.iter().any(|line| line.contains("保留")), "{:?}", import.warnings);
    assert!(import.warnings.iter().any(|line| line.contains("henan.kitchens")), "{:?}", import.warnings);
}

#[test]
fn every_text_is_on_the_screen_with_its_name_or_its_id() {
    let model = opened(&strange());
    let held = view::unscored(&model, draft(&model)).held;
    let text = |name: &str| held.iter().find(|(held, _)| &**held == name).map(|(_, text)| &**text);
    assert_eq!(text("henan.kitchens"), Some("12"));
    assert_eq!(text("henan.kitchens的备注"), Some("含乡镇"));
    // Known by another rubric: by its name.
    let known = model.rubrics().next().expect("the default one");
    let title = &known.fact(known.find_fact("training.spent").expect("a fact")).title;
    assert_eq!(
        text(title),
        Some(&*draft(&model).answers.facts.get("training.spent").expect("it is there").text)
    );
    let filled = draft(&model).answers.facts.values().filter(|fact| !fact.text.trim().is_empty()).count();
    assert!(held.len() > filled, "judgements and remarks, too");
}

#[test]
fn the_storage_and_files_hold_all_of_it() {
    let model = opened(&strange());
    let shown = draft(&model);
    let kept = write_local(shown, &model.open_entry().expect("open").local, &|_| None);
    assert_eq!(&read(kept.as_bytes()).expect("a draft").draft, shown, "the storage");
    let file = write(shown, None, STAMP);
    let file: Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(file["rubric"], json!({ "id": "henan-2030", "edition": "3", "hash": "ab12" }));
    assert_eq!(file["facts"]["henan.kitchens"]["note"], "含乡镇");
    assert_eq!(file.get("result"), None, "no result is made up");
}

#[test]
fn two_copies_of_it_are_merged_like_any() {
    let mut newer = strange();
    newer["facts"]["henan.kitchens"]["text"] = json!("15");
    let bytes: Rc<[u8]> = newer.to_string().into_bytes().into();
    let model = play(
        opened(&strange()),
        [
            Msg::from(LateMsg::FileRead { name: "另一份.json".into(), bytes }),
            Msg::from(LateMsg::MergeTargetChosen(Some("n".into()))),
            Msg::from(LateMsg::ConflictsDecided(lvzhi::session::Bulk::Side(lvzhi::draft::Side::Theirs))),
            Msg::from(LateMsg::MergeAccepted),
        ],
    );
    let kitchens = draft(&model).answers.facts.get("henan.kitchens").expect("it is there");
    assert_eq!(&*kitchens.text, "15");
    assert_eq!(&*draft(&model).rubric.id, "henan-2030");
}

#[test]
fn another_rubric_can_be_chosen_and_taken_back() {
    let model = opened(&strange());
    let before = draft(&model).clone();
    let model = play(model, [Msg::ScreenChosen(Screen::Comparison)]);
    assert!(view::compare(&model.shelf, draft(&model)).iter().all(|row| !row.is_current));
    let chosen = play(model, [LateMsg::RubricChosen(listed("preschool")).into()]);
    assert_eq!(chosen.rubric().map(|rubric| &*rubric.id), Some("preschool"));
    assert_eq!(draft(&chosen).answers, before.answers);
    let back = play(chosen, [Msg::Undone]);
    assert_eq!(*draft(&back), before);
}

/// Another edition is scored by this page's, and told; the same edition with other rules, too.
#[test]
fn editions_and_digests_are_compared() {
    let warned = |rubric: Value| {
        let bytes: Rc<[u8]> = with("/rubric", rubric).to_string().into_bytes().into();
        let model = play(empty(), [Msg::from(LateMsg::FileRead { name: "a.json".into(), bytes }), arrived()]);
        let import = view::import(&model, model.import.as_ref().expect("a file waits"));
        import.warnings.iter().any(|line| line.contains("重新测算"))
    };
    let hash = listed("general").hash.clone();
    let own = |edition: &str, hash: &str| json!({ "id": "general", "edition": edition, "hash": hash });
    assert!(!warned(own("2025.1", &hash)) && !warned(own("2025.1", "")));
    assert!(warned(own("2024.9", &hash)) && warned(own("2025.1", "ab12")));
}

/// A draft brings its rubric along as a file: kept letter by letter, and asked for once the others are there.
#[test]
fn a_rubric_that_came_along_is_kept_read_and_told() {
    let source = json!({ "format": "lvzhi-rubric", "version": 1, "id": "henan-2030" });
    let mut file = strange();
    file["rubric"]["source"] = source.clone();
    let bytes: Rc<[u8]> = file.to_string().into_bytes().into();
    let model = play(
        empty(),
        [
            Msg::from(LateMsg::FileRead { name: "a.json".into(), bytes }),
            Msg::from(LateMsg::ImportAccepted { id: "n".into() }),
        ],
    );
    assert_eq!(model.shelf.to_read(), None, "the others come first, whose facts it may use");
    let model = play(model, [arrived()]);
    let asked = model.shelf.to_read().cloned().expect("it is to be read");
    assert_eq!(serde_json::from_str::<Value>(&asked).expect("JSON"), source);
    assert_eq!(view::unscored(&model, draft(&model)).state, text::STANDARDS_WANTED);

    let wrong = Trouble::Wrong(Rc::from([Rc::from("缺少 title")]));
    let model = play(model, [Msg::OwnRubricRead { source: asked.clone(), read: Err(wrong) }]);
    let said = view::unscored(&model, draft(&model));
    assert_eq!((said.state, &*said.problems[0]), ("草稿所附的细则有误，不能使用", "缺少 title"));
    assert!(!said.held.is_empty() && model.shelf.to_read().is_none());
    let text = write(draft(&model), None, STAMP);
    let out: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(out["rubric"]["source"], source, "and is exported as it came");

    // It is listed among the others only once it can be used.
    let offered = |model: &Model| model.shelf.offered().count();
    assert_eq!(offered(&model), BUILT_IN.len());
    let own =
        lvzhi::rubrics::OwnRubric { rubric: SharedRubric(Rc::new(all().remove(3))), hash: "cd34".into() };
    let model = play(model, [Msg::OwnRubricRead { source: asked, read: Ok(own) }]);
    assert_eq!(offered(&model), BUILT_IN.len() + 1);
    assert!(model.rubric().is_some(), "the draft has it");
    let rows = view::compare(&model.shelf, draft(&model));
    assert_eq!(rows.iter().filter(|row| row.is_current).count(), 1);
    // Turning to another rubric and back, the file is there again.
    let own = rows.iter().find(|row| row.is_current).expect("it is").rubric.clone();
    let model = play(model, [LateMsg::RubricChosen(listed("general")).into()]);
    assert_eq!(draft(&model).rubric.source, None);
    let model = play(model, [LateMsg::RubricChosen(own).into()]);
    assert!(draft(&model).rubric.source.is_some());
}

#[test]
fn without_the_other_rubrics_an_own_one_waits_and_can_be_asked_for_again() {
    let mut held = Draft::new(&listed("general"));
    held.rubric.id = "henan-2030".into();
    held.rubric.source = Some("{}".into());
    let entry = Entry::new(Rc::new(held), lvzhi::draft::Local::default());
    let library = [("a".into(), entry)].into_iter().collect();
    let model = Model::new(crate::native::support::general(), library, Rc::from([]));
    assert_eq!(model.shelf.fetched(), &RubricState::Wanted);
    let missed = play(model, [Msg::Opened("a".into()), Msg::RubricsMissed(Trouble::Missing)]);
    assert!(view::unscored(&missed, draft(&missed)).can_be_retried);
    let again = play(missed, [Msg::RubricsWanted, arrived()]);
    assert_eq!(again.shelf.to_read().map(|source| &**source), Some("{}"));
}

#[test]
fn what_bears_the_id_of_a_rubric_of_the_page_is_scored_by_that() {
    let mut file = sample();
    file["rubric"]["source"] = json!({ "id": "general", "full_points": "1000" });
    let model = opened(&file);
    assert_eq!(model.rubric().map(|rubric| rubric.full_points.plain()).as_deref(), Some("100"));
    assert!(draft(&model).rubric.source.is_some(), "kept all the same");
}
