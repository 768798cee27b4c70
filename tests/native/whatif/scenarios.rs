//! Rows of scenarios and of targets while one types in them, and the ends of their sliders while one drags them.

use crate::native::support::{general, number};
use lvzhi::draft::{Book, Draft, Given, NAME, Slot};
use lvzhi::examples;
use lvzhi::rubric::Rubric;
use lvzhi::view::whatif::{Slider, Tried, scenario_slot, scenarios, years};
use std::rc::Rc;

fn fact(id: &str) -> Slot {
    Slot::Fact(id.into())
}

/// X县 2014 with two scenarios.
fn draft(texts: &[(&str, Slot, &str)]) -> Draft {
    let mut draft = Draft::clone(&examples::example(0));
    for id in ["1", "2"] {
        draft.put(&Slot::In(Book::Scenarios, id.into(), NAME.into()), &Given::plain(&id.into()));
    }
    for (id, slot, text) in texts {
        draft.put(&scenario_slot(&Rc::from(*id), slot), &Given::plain(&(*text).into()));
    }
    draft
}

fn tried(rubric: &Rubric, draft: &Draft) -> (Tried, Vec<Tried>) {
    let draft = Rc::new(draft.clone());
    let names = draft.scenario_names();
    let tried = names.iter().map(|(id, name)| Tried::scenario(rubric, &draft, id, name.clone())).collect();
    (Tried::now(rubric, &draft), tried)
}

fn rows(draft: &Draft, added: &[Slot]) -> Vec<Slot> {
    let rubric = general();
    let (now, tried) = tried(&rubric, draft);
    scenarios(&rubric, &now, &tried, added, "").changed.into_iter().map(|row| row.slot).collect()
}

#[test]
fn a_row_one_is_in_stays_in_its_place_while_it_is_cleared_and_filled_in() {
    let (pay, spent) = (fact("salary.total"), fact("training.spent"));
    let typed = draft(&[("1", pay.clone(), "33000"), ("2", spent.clone(), "500")]);
    let drawn = rows(&typed, &[]);
    assert_eq!(drawn, [pay.clone(), spent.clone()]);
    // Remembered as drawn once one is in the table: neither a blank nor a figure in another scenario moves a row.
    let cleared = draft(&[("1", pay.clone(), ""), ("2", spent.clone(), "500")]);
    assert_eq!(rows(&cleared, &drawn), drawn);
    let filled = draft(&[("1", pay.clone(), ""), ("1", spent.clone(), "5"), ("2", spent.clone(), "500")]);
    assert_eq!(rows(&filled, &drawn), drawn);
    // Taken out: what is blank everywhere is no row any more.
    assert_eq!(rows(&cleared, &[]), [spent]);
}

#[test]
fn a_target_that_is_cleared_keeps_its_row() {
    let (rubric, spent) = (general(), fact("training.spent"));
    let target = Slot::In(Book::Targets, "2015".into(), "training.spent".into());
    let rows = |text: &str, added: &[Slot]| {
        let mut draft = draft(&[]);
        draft.put(&target, &Given::plain(&text.into()));
        let now = Tried::now(&rubric, &Rc::new(draft));
        years(&rubric, &now, added).expect("a year").rows.into_iter().map(|row| row.slot).collect::<Vec<_>>()
    };
    let drawn = rows("600", &[]);
    assert_eq!(drawn, std::slice::from_ref(&spent));
    assert_eq!(rows("", &drawn), [spent]);
    assert!(rows("", &[]).is_empty());
}

/// The slider of 教师培训经费, whose figure is `before` now and `after` in the scenario: zero or more, without an upper end.
fn slider(before: &str, after: &str) -> Slider {
    let (rubric, spent) = (general(), fact("training.spent"));
    let mut draft = draft(&[("1", spent.clone(), after)]);
    draft.put(&spent, &Given::plain(&before.into()));
    let (now, tried) = tried(&rubric, &draft);
    let view = scenarios(&rubric, &now, &tried, &[spent], "1");
    view.changed[0].cells[0].slider.clone().expect("a slider")
}

/// Steps, the number at the last one, and the step it is at.
fn shown(slider: &Slider) -> (u32, String, u32) {
    (slider.steps, slider.number(slider.steps).plain(), slider.at)
}

#[test]
fn a_slider_ends_at_twice_what_it_is_now_wherever_it_is_dragged() {
    // 483 twice is 966: 200 steps of 1 are too short, so 96 of 10, up to 960. 483 is nearest to step 48.
    assert_eq!(shown(&slider("483", "")), (96, "960".to_owned(), 48));
    for (after, at) in [("0", 0), ("10", 1), ("480", 48), ("960", 96), ("966", 96)] {
        assert_eq!(shown(&slider("483", after)), (96, "960".to_owned(), at), "{after}");
    }
    // What was typed beyond it is the end: 2000 is 200 steps of 10.
    assert_eq!(shown(&slider("483", "2000")), (200, "2000".to_owned(), 200));
    assert_eq!(slider("483", "2000").value, number("2000"), "the box takes any figure");
}

#[test]
fn a_slider_that_is_pulled_keeps_its_ends() {
    // Nothing is known, 300 is tried: up to 600 in 60 steps of 10.
    let pulled = slider("", "300");
    assert_eq!(shown(&pulled), (60, "600".to_owned(), 30));
    // By itself it would go on to 1200; and at zero there would be no more than 100.
    assert_eq!(shown(&slider("", "600")), (120, "1200".to_owned(), 60));
    assert_eq!(shown(&slider("", "600").held(&pulled)), (60, "600".to_owned(), 60));
    assert_eq!(shown(&slider("", "0").held(&pulled)), (60, "600".to_owned(), 0));
    // What lies beyond what is known now is pulled back: 100 is step 10 of 200, not of 96.
    let beyond = slider("483", "2000");
    assert_eq!(shown(&slider("483", "100").held(&beyond)), (200, "2000".to_owned(), 10));
    assert_eq!(slider("483", "100").held(&beyond).value, number("100"));
    // Typed beyond the ends that are held, they no longer hold.
    assert_eq!(shown(&slider("", "700").held(&pulled)), shown(&slider("", "700")));
}
