//! Rows of scenarios and of targets while one types in them, and the ends of their sliders while one drags them.

use crate::native::support::general;
use lvzhi::draft::{Draft, Given, NAME, Slot};
use lvzhi::examples;
use lvzhi::rubric::Rubric;
use lvzhi::view::whatif::{Tried, scenario_slot, scenarios, years};
use std::rc::Rc;

fn fact(id: &str) -> Slot {
    Slot::Fact(id.into())
}

/// X县 2014 with two scenarios.
fn draft(texts: &[(&str, Slot, &str)]) -> Draft {
    let mut draft = examples::example(0);
    for id in ["1", "2"] {
        draft.put(&Slot::Scenario(id.into(), NAME.into()), &Given::plain(&id.into()));
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
    let target = Slot::Target("2015".into(), "training.spent".into());
    let rows = |text: &str, added: &[Slot]| {
        let mut draft = draft(&[]);
        draft.put(&target, &Given::plain(&text.into()));
        let now = Tried::now(&rubric, &Rc::new(draft));
        years(&rubric, &now, added).expect("a year").rows.into_iter().map(|row| row.slot).collect::<Vec<_>>()
    };
    let drawn = rows("600", &[]);
    assert_eq!(drawn, [spent.clone()]);
    assert_eq!(rows("", &drawn), [spent]);
    assert!(rows("", &[]).is_empty());
}
