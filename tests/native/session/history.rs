//! What one step of undo is: a field typed into, a paste, a judgement; each draft has its own.

use super::{can_undo, draft, entering, play, text_of, typing, with_two};
use lvzhi::draft::Slot;
use lvzhi::session::{Edit, Model, Msg, Notice};

#[test]
fn typing_in_one_field_is_one_step() {
    let start = with_two();
    let typed = ["5", "54", "546", "546.", "546.2", "546.21"].map(|text| typing("training.spent", text));
    let model = play(start.clone(), typed);
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("546.21"));
    let back = play(model, [Msg::Undone]);
    assert_eq!(draft(&back), draft(&start));
    assert!(!can_undo(&back));
    assert_eq!(back.notice, Some(Notice::Undone(Edit::Slot(Slot::Fact("training.spent".into())))));
    let again = play(back, [Msg::Redone]);
    assert_eq!(text_of(&again, "training.spent").as_deref(), Some("546.21"));
    assert_eq!(again.notice, Some(Notice::Redone(Edit::Slot(Slot::Fact("training.spent".into())))));
}

#[test]
fn leaving_the_field_ends_the_step() {
    let start = with_two();
    let one = typing("training.spent", "5");
    let two = typing("training.spent", "54");
    let model = play(start.clone(), [one, Msg::FieldLeft, two]);
    let back = play(model, [Msg::Undone]);
    assert_eq!(text_of(&back, "training.spent").as_deref(), Some("5"));
    assert_eq!(draft(&play(back, [Msg::Undone])), draft(&start));
}

#[test]
fn another_field_is_another_step_and_so_is_its_remark() {
    let start = with_two();
    let messages = [
        typing("training.spent", "1"),
        entering(Slot::FactNote("training.spent".into()), "口径"),
        typing("salary.total", "2"),
        typing("training.spent", "3"),
    ];
    let mut model = play(start.clone(), messages);
    for expected in ["1", "1", "1"] {
        model = play(model, [Msg::Undone]);
        assert_eq!(text_of(&model, "training.spent").as_deref(), Some(expected));
    }
    assert_eq!(draft(&play(model, [Msg::Undone])), draft(&start));
}

#[test]
fn judgements_and_the_heading_are_steps_too() {
    let start = with_two();
    let messages = [
        entering(Slot::Points("leadership.plan".into()), "2.4"),
        entering(Slot::Reason("leadership.plan".into()), "有部署"),
        entering(Slot::County, "甲县"),
        entering(Slot::Year, "2025"),
        entering(Slot::Note, "初稿"),
    ];
    let count = messages.len();
    let mut model = play(start.clone(), messages);
    assert_eq!(
        (&*draft(&model).county, &*draft(&model).year, &*draft(&model).note),
        ("甲县", "2025", "初稿")
    );
    for _ in 0..count {
        assert!(can_undo(&model));
        model = play(model, [Msg::Undone]);
    }
    assert_eq!(draft(&model), draft(&start));
    assert!(!can_undo(&model));
}

#[test]
fn doing_something_new_forgets_what_was_taken_back() {
    let start = with_two();
    let model = play(start.clone(), [typing("training.spent", "1"), Msg::Undone]);
    assert!(model.open_entry().is_some_and(|entry| entry.history.can_redo()));
    let model = play(model, [typing("salary.total", "2")]);
    assert!(!model.open_entry().is_some_and(|entry| entry.history.can_redo()));
    let same = play(model.clone(), [Msg::Redone]);
    assert!(same == model);
}

#[test]
fn after_undo_and_after_redo_typing_is_a_step_of_its_own() {
    let start = with_two();
    let one = typing("training.spent", "1");
    let more = typing("training.spent", "12");
    let redone = play(start.clone(), [one.clone(), Msg::Undone, Msg::Redone, more.clone()]);
    assert_eq!(text_of(&play(redone, [Msg::Undone]), "training.spent").as_deref(), Some("1"));
    let undone = play(start.clone(), [one.clone(), Msg::FieldLeft, more, Msg::Undone, one]);
    assert!(can_undo(&undone), "the first step is still there");
    assert_eq!(draft(&play(undone, [Msg::Undone])), draft(&start));
}

#[test]
fn typing_what_is_already_there_is_no_step() {
    let start = with_two();
    let model = play(start.clone(), [entering(Slot::County, "X县"), entering(Slot::Year, "2014")]);
    assert!(!can_undo(&model));
    assert!(model == start);
}

#[test]
fn each_draft_has_its_own_steps() {
    let start = with_two();
    let model = play(start.clone(), [typing("training.spent", "1"), Msg::Opened("b".into())]);
    assert!(!can_undo(&model));
    assert!(play(model.clone(), [Msg::Undone]) == model);
    let back = play(model, [Msg::Opened("a".into()), Msg::Undone]);
    assert_eq!(draft(&back), draft(&start));
}

#[test]
fn without_an_open_draft_nothing_is_edited() {
    let start = play(with_two(), [Msg::Closed]);
    let messages = [typing("training.spent", "1"), entering(Slot::County, "甲县"), Msg::Undone, Msg::Redone];
    assert!(play(start.clone(), messages) == start);
}

#[test]
fn a_figure_typed_anew_is_no_longer_whose_it_was() {
    let start = with_two();
    let by = |model: &Model| {
        let answers = &draft(model).answers;
        answers.facts.get("training.spent").map(|fact| (fact.by.to_string(), fact.note.to_string()))
    };
    assert_eq!(by(&start), Some(("示例".into(), String::new())));
    let model = play(start.clone(), [typing("training.spent", "484")]);
    assert_eq!(by(&model), Some((String::new(), String::new())));
    // A remark is about the figure that stands there; it does not change whose it is.
    let noted = entering(Slot::FactNote("training.spent".into()), "决算");
    assert_eq!(by(&play(start, [noted])), Some(("示例".into(), "决算".into())));
}
