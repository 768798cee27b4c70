//! The other rubrics: asked for when first needed, and a draft that changes its rubric keeps every figure.

use super::{can_undo, draft, empty, play, text_of, typing, with_two};
use crate::native::support::all;
use lvzhi::draft::Draft;
use lvzhi::rubrics::{self, Listed};
use lvzhi::session::{Model, Msg, Screen, SharedRubric, Standards};
use lvzhi::{text, view};
use std::rc::Rc;

fn listed(id: &str) -> &'static Listed {
    rubrics::listed(id).expect("a rubric of the page")
}

fn arrived() -> Msg {
    let others = all().into_iter().skip(1).map(|rubric| SharedRubric(Rc::new(rubric)));
    Msg::StandardsArrived(others.collect())
}

fn rubric_of(model: &Model) -> Option<&str> {
    model.rubric().map(|rubric| &*rubric.id)
}

#[test]
fn nobody_asks_for_what_nobody_needs() {
    assert_eq!(empty().standards, Standards::Unasked);
    let model = with_two();
    assert_eq!(
        play(model.clone(), [typing("training.spent", "1"), Msg::Closed]).standards,
        Standards::Unasked
    );
}

#[test]
fn a_draft_of_another_rubric_waits_for_it() {
    let created = Msg::Created { id: "n".into(), rubric: listed("preschool") };
    let model = play(empty(), [created]);
    assert_eq!(model.standards, Standards::Wanted);
    assert_eq!(rubric_of(&model), None, "not at hand yet");
    let missed = play(model.clone(), [Msg::StandardsMissed]);
    assert_eq!(missed.standards, Standards::Missing);
    assert_eq!(play(missed, [Msg::StandardsWanted]).standards, Standards::Wanted, "asked for again");
    assert_eq!(rubric_of(&play(model, [arrived()])), Some("preschool"));
}

#[test]
fn a_damaged_file_is_told_as_such_and_asked_for_again() {
    let created = Msg::Created { id: "n".into(), rubric: listed("preschool") };
    let model = play(empty(), [created, Msg::StandardsDamaged]);
    assert_eq!(model.standards, Standards::Damaged);
    assert_eq!(rubric_of(&model), None, "nothing is made of it");
    assert!(model.standards.is_lacking(), "there is a button to try again");
    let said = text::standards_state(&model.standards);
    assert!(said.contains("不完整") && said.contains("重试") && !said.contains("网络"), "{said}");
    let again = play(model, [Msg::StandardsWanted]);
    assert_eq!(again.standards, Standards::Wanted);
    assert!(!again.standards.is_lacking());
    assert_eq!(rubric_of(&play(again, [arrived()])), Some("preschool"));
}

#[test]
fn stored_drafts_of_another_rubric_are_waited_for_from_the_start() {
    let draft = Draft::new(listed("township"));
    let entry = lvzhi::session::Entry::new(Rc::new(draft), lvzhi::draft::Local::default());
    let model = Model::new(
        crate::native::support::general(),
        [("a".into(), entry)].into_iter().collect(),
        Rc::from([]),
    );
    assert_eq!(model.standards, Standards::Wanted);
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
    let after = play(before.clone(), [Msg::RubricChosen(listed("preschool"))]);
    assert!(after.screen == Screen::Sheet && can_undo(&after));
    assert_eq!(draft(&after).answers, draft(&before).answers);
    assert_eq!(&*draft(&after).rubric.hash, listed("preschool").hash);
    assert_eq!(text_of(&after, "kindergarten.pupils"), text_of(&before, "kindergarten.pupils"));
    let back = play(after.clone(), [Msg::Undone]);
    assert_eq!(draft(&back), draft(&before));
    assert_eq!(rubric_of(&play(back, [Msg::Redone])), Some("preschool"));
    // Choosing what is chosen changes nothing.
    let again = play(after.clone(), [Msg::RubricChosen(listed("preschool"))]);
    assert_eq!(draft(&again), draft(&after));
}

#[test]
fn every_rubric_is_compared_and_the_current_one_is_marked() {
    let model = play(with_two(), [Msg::Opened("b".into()), arrived()]);
    let rows = view::compare(model.rubrics(), draft(&model));
    let ids: Vec<&str> = rows.iter().map(|row| row.rubric.id).collect();
    let all: Vec<&str> = rubrics::LISTED.iter().map(|listed| listed.id).collect();
    assert_eq!(ids, all);
    assert_eq!(rows.iter().filter(|row| row.is_current).count(), 1);
    // 200 元 a child is less than 500: the one indicator of 普及普惠 that is unmet, with its arithmetic.
    let preschool = rows.iter().find(|row| row.rubric.id == "preschool").expect("compared");
    assert_eq!(&*preschool.score, "4–17 项，未通过");
    let [(_, line)] = &preschool.unmet[..] else { panic!("{:?}", preschool.unmet) };
    assert!(line.contains("200元/人") && line.contains("500元/人"), "{line}");
}
