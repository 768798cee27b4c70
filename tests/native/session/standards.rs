//! The other rubrics: asked for when first needed, and a draft that changes its rubric keeps every figure.

use super::{can_undo, draft, empty, play, text_of, typing, with_two};
use crate::native::support::{all, listed};
use lvzhi::draft::Draft;
use lvzhi::rubrics::{self, RubricState, SharedRubric, Trouble};
use lvzhi::session::{LateMsg, Model, Msg, Screen};
use lvzhi::{text, view};
use std::rc::Rc;

fn arrived() -> Msg {
    let others = all().into_iter().skip(1).map(|rubric| SharedRubric(Rc::new(rubric)));
    Msg::RubricsArrived(others.collect())
}

fn rubric_of(model: &Model) -> Option<&str> {
    model.rubric().map(|rubric| &*rubric.id)
}

#[test]
fn nobody_asks_for_what_nobody_needs() {
    assert_eq!(empty().shelf.fetched(), &RubricState::Absent);
    let model = with_two();
    let typed = play(model.clone(), [typing("training.spent", "1"), Msg::Closed]);
    assert_eq!(typed.shelf.fetched(), &RubricState::Absent);
}

#[test]
fn a_draft_of_another_rubric_waits_for_it() {
    let created = Msg::Created { id: "n".into(), rubric: listed("preschool") };
    let model = play(empty(), [created]);
    assert_eq!(model.shelf.fetched(), &RubricState::Wanted);
    assert_eq!(rubric_of(&model), None, "not at hand yet");
    let missed = play(model.clone(), [Msg::RubricsMissed(Trouble::Missing)]);
    assert_eq!(missed.shelf.fetched(), &RubricState::Failed(Trouble::Missing));
    let again = play(missed, [Msg::RubricsWanted]);
    assert_eq!(again.shelf.fetched(), &RubricState::Wanted, "asked for again");
    assert_eq!(rubric_of(&play(model, [arrived()])), Some("preschool"));
}

#[test]
fn a_damaged_file_is_told_as_such_and_asked_for_again() {
    let created = Msg::Created { id: "n".into(), rubric: listed("preschool") };
    let model = play(empty(), [created, Msg::RubricsMissed(Trouble::Damaged)]);
    assert_eq!(model.shelf.fetched(), &RubricState::Failed(Trouble::Damaged));
    assert_eq!(rubric_of(&model), None, "nothing is made of it");
    assert!(model.shelf.fetched().is_lacking(), "there is a button to try again");
    let said = text::rubric_state(Some(model.shelf.fetched()));
    assert!(said.contains("不完整") && said.contains("重试") && !said.contains("网络"), "{said}");
    let again = play(model, [Msg::RubricsWanted]);
    assert_eq!(again.shelf.fetched(), &RubricState::Wanted);
    assert!(!again.shelf.fetched().is_lacking());
    assert_eq!(rubric_of(&play(again, [arrived()])), Some("preschool"));
}

#[test]
fn stored_drafts_of_another_rubric_are_waited_for_from_the_start() {
    let draft = Draft::new(&listed("township"));
    let entry = lvzhi::session::Entry::new(Rc::new(draft), lvzhi::draft::Local::default());
    let model = Model::new(
        crate::native::support::general(),
        [("a".into(), entry)].into_iter().collect(),
        Rc::from([]),
    );
    assert_eq!(model.shelf.fetched(), &RubricState::Wanted);
    let rows = view::draft_rows(&model, false);
    assert!(!rows[0].score.is_empty() && rows[0].settled.is_empty(), "no score is made up: {rows:?}");
    let rows = view::draft_rows(&play(model, [arrived()]), false);
    assert!(rows[0].score.starts_with("0–100"), "{rows:?}");
}

#[test]
fn changing_the_rubric_is_one_step_and_keeps_every_figure() {
    let before =
        play(with_two(), [Msg::Opened("b".into()), Msg::ScreenChosen(Screen::Comparison), arrived()]);
    assert_eq!(before.screen, Screen::Comparison);
    let after = play(before.clone(), [LateMsg::RubricChosen(listed("preschool")).into()]);
    assert!(after.screen == Screen::Sheet && can_undo(&after));
    assert_eq!(draft(&after).answers, draft(&before).answers);
    assert_eq!(draft(&after).rubric.hash, listed("preschool").hash);
    assert_eq!(text_of(&after, "kindergarten.pupils"), text_of(&before, "kindergarten.pupils"));
    let back = play(after.clone(), [Msg::Undone]);
    assert_eq!(draft(&back), draft(&before));
    assert_eq!(rubric_of(&play(back, [Msg::Redone])), Some("preschool"));
    // Choosing what is chosen changes nothing.
    let again = play(after.clone(), [LateMsg::RubricChosen(listed("preschool")).into()]);
    assert_eq!(draft(&again), draft(&after));
}

#[test]
fn every_rubric_is_compared_and_the_current_one_is_marked() {
    let unlicensed = typing("kindergarten.unlicensed", "1");
    let model = play(with_two(), [Msg::Opened("b".into()), arrived(), unlicensed]);
    let rows = view::compare(&model.shelf, draft(&model));
    let ids: Vec<&str> = rows.iter().map(|row| &*row.rubric.id).collect();
    let all: Vec<&str> = rubrics::BUILT_IN.iter().map(|listed| listed.id).collect();
    assert_eq!(ids, all);
    assert_eq!(rows.iter().filter(|row| row.is_current).count(), 1);
    // 8728 ÷ 15447 ≥ 50 % is 合格; the one kindergarten without a licence is the one item that is 不合格, with its arithmetic.
    let preschool = rows.iter().find(|row| &*row.rubric.id == "preschool").expect("compared");
    assert_eq!(&*preschool.score, "2–70 分，未通过");
    let [(_, line)] = &preschool.unmet[..] else { panic!("{:?}", preschool.unmet) };
    assert!(line.contains("1所") && line.contains("0所"), "{line}");
}
