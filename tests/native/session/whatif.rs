//! What is tried: beside the draft until it is applied, then one step like any other.

use super::{can_undo, draft, empty, play, text_of, typing, with_two};
use lvzhi::draft::{Book, Draft, Given, Local, NAME, Outcome, Slot};
use lvzhi::number::Range;
use lvzhi::session::{LateMsg, Model, Msg, Notice, Screen, VersionWhy, update};
use std::rc::Rc;

fn scenario(what: &str) -> Slot {
    Slot::In(Book::Scenarios, "1".into(), what.into())
}

/// X县 2014 with a scenario that spends 546.21 万元 on training.
fn tried() -> Model {
    let texts = vec![
        (scenario(NAME), Rc::from("足额")),
        (scenario("facts.training.spent.text"), Rc::from("546.21")),
        (scenario("judgments.law.reform.points"), Rc::from("2.4")),
    ];
    play(with_two(), [Msg::ScreenChosen(Screen::WhatIf), Msg::from(LateMsg::TextsEntered(texts))])
}

fn total(model: &Model, answers: &lvzhi::facts::RawAnswers) -> Range {
    Outcome::of(&crate::native::support::general(), answers, draft(model).year_number()).assessment.total
}

#[test]
fn what_is_tried_does_not_touch_the_draft() {
    let (before, model) = (with_two(), tried());
    assert_eq!(draft(&model).answers, draft(&before).answers);
    // 2 points for the training funds, 2.4 for a judgement of 3: 6.7 were certain.
    let (now, then) =
        (total(&model, &draft(&model).answers), total(&model, &draft(&model).scenario_answers("1")));
    assert_eq!((now.low.plain(), then.low.plain()), ("6.7".to_owned(), "11.1".to_owned()));
    assert_eq!((now.high.plain(), then.high.plain()), ("98".to_owned(), "99.4".to_owned()));
}

#[test]
fn a_scenario_becomes_true_in_one_step_that_is_signed() {
    let model = play(tried(), [Msg::EditorNamed("李督".into())]);
    let model = update(
        Model { clock: "2026-11-25T10:00:00".into(), marks: Vec::new(), ..model },
        Msg::from(LateMsg::ScenarioApplied("1".into())),
    );
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("546.21"));
    assert_eq!(model.notice, Some(Notice::Applied { name: "足额".into(), changed: 2 }));
    let given = draft(&model).given(&Slot::Fact("training.spent".into()));
    assert_eq!((&*given.by, &*given.at), ("李督", "2026-11-25T10:00:00"));
    assert_eq!(model.marks.first().map(|mark| mark.why), Some(VersionWhy::Scenario));
    assert_eq!(&*draft(&model).given(&Slot::Points("law.reform".into())).text, "2.4");
    // Applied again, it changes nothing, and says so.
    let again = play(model.clone(), [Msg::from(LateMsg::ScenarioApplied("1".into()))]);
    assert_eq!(again.notice, Some(Notice::Applied { name: "足额".into(), changed: 0 }));
    assert_eq!(draft(&again), draft(&model));
    // One step back, and only the scenario is there again.
    let back = play(model, [Msg::Undone]);
    assert_eq!(draft(&back), draft(&tried()));
}

#[test]
fn a_pull_of_a_slider_is_one_step_and_so_is_making_a_scenario() {
    let pulled = ["500", "520", "546.21"]
        .map(|text| Msg::TextEntered { slot: scenario("facts.training.spent.text"), text: text.into() });
    let model = play(play(tried(), pulled), [Msg::FieldLeft]);
    let back = play(model, [Msg::Undone]);
    assert_eq!(draft(&back), draft(&tried()));
    let none = play(back, [Msg::Undone]);
    assert!(draft(&none).books[Book::Scenarios].is_empty() && !can_undo(&none));
    let again = play(none, [Msg::Redone]);
    assert_eq!(draft(&again).scenario_names(), [("1".into(), "足额".into())]);
}

#[test]
fn what_two_windows_try_is_joined() {
    let base = tried();
    let other = |slot: Slot, text: &str| {
        let mut draft = Draft::clone(draft(&base));
        draft.put(&slot, &Given::plain(&text.into()));
        Rc::new(draft)
    };
    let here = play(
        base.clone(),
        [Msg::TextEntered { slot: scenario("facts.salary.total.text"), text: "33000".into() }],
    );
    let base = base.open_entry().expect("open").draft.clone();
    let theirs = other(Slot::In(Book::Targets, "2015".into(), "training.spent".into()), "600");
    let id = here.open.clone().expect("open");
    let joined = play(here, [Msg::KeptElsewhere { id, base, theirs, local: Local::default() }]);
    let changes = draft(&joined).scenario_changes("1");
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert_eq!(draft(&joined).target_years(), [2015]);
}

#[test]
fn another_draft_is_opened_to_be_filled_in() {
    let model = play(tried(), [Msg::Closed]);
    assert_eq!(model.screen, Screen::Sheet);
    let model = play(tried(), [Msg::Opened("b".into())]);
    assert_eq!(model.screen, Screen::Sheet);
    let nothing = play(
        empty(),
        [Msg::from(LateMsg::ScenarioApplied("1".into())), Msg::from(LateMsg::TextsEntered(Vec::new()))],
    );
    assert!(nothing.open_entry().is_none());
}

#[test]
fn figures_typed_meanwhile_stay_in_what_is_tried() {
    let model = tried();
    let typed = typing("salary.total", "30000");
    let model = play(model, [typed]);
    let answers = draft(&model).scenario_answers("1");
    assert_eq!(answers.facts.get("salary.total").map(|fact| &*fact.text), Some("30000"));
    assert_eq!(answers.facts.get("training.spent").map(|fact| &*fact.text), Some("546.21"));
}

#[test]
fn a_card_leads_to_what_is_tried_and_a_blank_back_to_its_field() {
    let key = lvzhi::rubric::IndicatorKey(3);
    let place = Slot::Fact("training.spent".into());
    let model = play(with_two(), [Msg::IndicatorTried(key)]);
    assert_eq!((model.screen, model.tried), (Screen::WhatIf, Some(key)));
    let model = play(model, [Msg::PlaceSought(place.clone())]);
    assert_eq!((model.screen, model.sought.as_ref()), (Screen::Sheet, Some(&place)));
    // Chosen by itself a screen leads nowhere in particular.
    let model = play(model, [Msg::ScreenChosen(Screen::WhatIf)]);
    assert_eq!((model.screen, model.tried, model.sought), (Screen::WhatIf, None, None));
}

#[test]
fn what_the_rubric_does_not_ask_for_is_not_applied_unseen() {
    let other = vec![
        (scenario("facts.of.another.text"), Rc::from("5")),
        (scenario("judgments.pk.other.points"), Rc::from("1")),
    ];
    let model = play(
        tried(),
        [Msg::from(LateMsg::TextsEntered(other)), Msg::from(LateMsg::ScenarioApplied("1".into()))],
    );
    assert_eq!(text_of(&model, "of.another"), None);
    assert_eq!(draft(&model).answers.judgments.get("pk.other"), None);
    assert_eq!(text_of(&model, "training.spent").as_deref(), Some("546.21"));
}
