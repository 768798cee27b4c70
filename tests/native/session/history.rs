//! What one step of undo is: a field typed into, a paste, a judgement; each draft has its own.

use super::{can_undo, draft, fact, play, text_of, typing, with_two};
use lvzhi::rubric::JudgmentKey;
use lvzhi::session::{Edit, Model, Msg, Notice};

#[test]
fn typing_in_one_field_is_one_step() {
    let start = with_two();
    let typed =
        ["5", "54", "546", "546.", "546.2", "546.21"].map(|text| typing(&start, "training.spent", text));
    let model = play(start.clone(), typed);
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("546.21"));
    let back = play(model, [Msg::Undone]);
    assert_eq!(draft(&back), draft(&start));
    assert!(!can_undo(&back));
    assert_eq!(back.notice, Some(Notice::Undone(Edit::Fact("training.spent".into()))));
    let again = play(back, [Msg::Redone]);
    assert_eq!(text_of(&again, "training.spent").as_deref(), Some("546.21"));
    assert_eq!(again.notice, Some(Notice::Redone(Edit::Fact("training.spent".into()))));
}

#[test]
fn leaving_the_field_ends_the_step() {
    let start = with_two();
    let one = typing(&start, "training.spent", "5");
    let two = typing(&start, "training.spent", "54");
    let model = play(start.clone(), [one, Msg::FieldLeft, two]);
    let back = play(model, [Msg::Undone]);
    assert_eq!(text_of(&back, "training.spent").as_deref(), Some("5"));
    assert_eq!(draft(&play(back, [Msg::Undone])), draft(&start));
}

#[test]
fn another_field_is_another_step_and_so_is_its_remark() {
    let start = with_two();
    let spent = fact(&start, "training.spent");
    let messages = [
        typing(&start, "training.spent", "1"),
        Msg::FactNoted { fact: spent, note: "口径".into() },
        typing(&start, "salary.total", "2"),
        typing(&start, "training.spent", "3"),
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
        Msg::Judged { judgment: JudgmentKey(0), points: "2.4".into() },
        Msg::Reasoned { judgment: JudgmentKey(0), reason: "有部署".into() },
        Msg::CountyEntered("甲县".into()),
        Msg::YearEntered("2025".into()),
        Msg::DraftNoted("初稿".into()),
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
    let model = play(start.clone(), [typing(&start, "training.spent", "1"), Msg::Undone]);
    assert!(model.open_entry().is_some_and(|entry| entry.history.can_redo()));
    let model = play(model, [typing(&start, "salary.total", "2")]);
    assert!(!model.open_entry().is_some_and(|entry| entry.history.can_redo()));
    let same = play(model.clone(), [Msg::Redone]);
    assert!(same == model);
}

#[test]
fn after_undo_and_after_redo_typing_is_a_step_of_its_own() {
    let start = with_two();
    let one = typing(&start, "training.spent", "1");
    let more = typing(&start, "training.spent", "12");
    let redone = play(start.clone(), [one.clone(), Msg::Undone, Msg::Redone, more.clone()]);
    assert_eq!(text_of(&play(redone, [Msg::Undone]), "training.spent").as_deref(), Some("1"));
    let undone = play(start.clone(), [one.clone(), Msg::FieldLeft, more, Msg::Undone, one]);
    assert!(can_undo(&undone), "the first step is still there");
    assert_eq!(draft(&play(undone, [Msg::Undone])), draft(&start));
}

#[test]
fn typing_what_is_already_there_is_no_step() {
    let start = with_two();
    let model = play(start.clone(), [Msg::CountyEntered("X县".into()), Msg::YearEntered("2014".into())]);
    assert!(!can_undo(&model));
    assert!(model == start);
}

#[test]
fn each_draft_has_its_own_steps() {
    let start = with_two();
    let model = play(start.clone(), [typing(&start, "training.spent", "1"), Msg::Opened("b".into())]);
    assert!(!can_undo(&model));
    assert!(play(model.clone(), [Msg::Undone]) == model);
    let back = play(model, [Msg::Opened("a".into()), Msg::Undone]);
    assert_eq!(draft(&back), draft(&start));
}

#[test]
fn without_an_open_draft_nothing_is_edited() {
    let start = play(with_two(), [Msg::Closed]);
    let messages =
        [typing(&start, "training.spent", "1"), Msg::CountyEntered("甲县".into()), Msg::Undone, Msg::Redone];
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
    let model = play(start.clone(), [typing(&start, "training.spent", "484")]);
    assert_eq!(by(&model), Some((String::new(), String::new())));
    // A remark is about the figure that stands there; it does not change whose it is.
    let noted = Msg::FactNoted { fact: fact(&start, "training.spent"), note: "决算".into() };
    assert_eq!(by(&play(start, [noted])), Some(("示例".into(), "决算".into())));
}
