//! Undo takes back exactly what was done, whatever it was; redo makes it again.

use super::cases;
use crate::native::support::general;
use lvzhi::draft::{Draft, Local, Slot};
use lvzhi::examples;
use lvzhi::session::{Entry, LateMsg, Model, Msg, update};
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;

/// Something a person does in an open draft.
fn done() -> impl Strategy<Value = Msg> {
    let text =
        || prop_oneof![Just(String::new()), Just("1".to_owned()), "[0-9]{1,3}", Just("不适用".to_owned())];
    let rc = |text: String| Rc::<str>::from(text);
    // Few fields, so that the same one is often edited twice in a row.
    let fact = || prop_oneof![Just("training.spent"), Just("salary.total"), Just("training.share")];
    let judgment = || prop_oneof![Just("leadership.plan"), Just("leadership.studies")];
    let slot = || {
        prop_oneof![
            6 => fact().prop_map(|id| Slot::Fact(id.into())),
            1 => fact().prop_map(|id| Slot::FactNote(id.into())),
            2 => judgment().prop_map(|id| Slot::Points(id.into())),
            1 => judgment().prop_map(|id| Slot::Reason(id.into())),
            1 => Just(Slot::County),
            1 => Just(Slot::Year),
            1 => Just(Slot::Note),
        ]
    };
    prop_oneof![
        12 => (slot(), text()).prop_map(move |(slot, text)| Msg::TextEntered { slot, text: rc(text) }),
        2 => vec((0..4_usize, text()), 0..4).prop_map(move |cells| {
            let id = |place: usize| ["training.spent", "salary.total", "training.share", "unknown.fact"][place].into();
            let (boxes, cells) = cells.into_iter().map(|(place, text)| (id(place), rc(text))).unzip();
            LateMsg::CellsPasted { cells, boxes }.into()
        }),
        2 => Just(Msg::from(LateMsg::PasteAccepted)),
        3 => Just(Msg::FieldLeft),
    ]
}

/// Anything, undo and redo included.
fn anything() -> impl Strategy<Value = Msg> {
    prop_oneof![6 => done(), 2 => Just(Msg::Undone), 1 => Just(Msg::Redone)]
}

fn opened() -> Model {
    let rubric = general();
    let entry = Entry::new(examples::example(0), Local::default());
    let model = Model::new(rubric, [("a".into(), entry)].into_iter().collect(), Rc::from([]));
    update(model, Msg::Opened("a".into()))
}

fn draft(model: &Model) -> &Draft {
    &model.open_entry().expect("the draft stays open").draft
}

/// As far back as it goes, with the drafts met on the way.
fn back_to_the_start(mut model: Model) -> (Model, Vec<Draft>) {
    let mut met = vec![draft(&model).clone()];
    while model.open_entry().is_some_and(|entry| entry.history.can_undo()) {
        model = update(model, Msg::Undone);
        met.push(draft(&model).clone());
    }
    (model, met)
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn undo_leads_back_to_the_start_and_redo_to_the_end(events in vec(done(), 0..60)) {
        let start = opened();
        let end = events.into_iter().fold(start.clone(), update);
        let (back, mut met) = back_to_the_start(end.clone());
        prop_assert_eq!(draft(&back), draft(&start));
        let mut model = back;
        while model.open_entry().is_some_and(|entry| entry.history.can_redo()) {
            let expected = met.pop();
            prop_assert_eq!(Some(draft(&model)), expected.as_ref());
            model = update(model, Msg::Redone);
        }
        prop_assert_eq!(draft(&model), draft(&end));
    }

    #[test]
    fn undo_and_redo_amid_other_things_lose_nothing(events in vec(anything(), 0..80)) {
        let start = opened();
        let end = events.into_iter().fold(start.clone(), update);
        let (back, _) = back_to_the_start(end.clone());
        prop_assert_eq!(draft(&back), draft(&start));
        if end.open_entry().is_some_and(|entry| entry.history.can_undo()) {
            let there_and_back = update(update(end.clone(), Msg::Undone), Msg::Redone);
            prop_assert_eq!(draft(&there_and_back), draft(&end));
        }
    }

    #[test]
    fn with_nothing_to_take_back_undo_does_nothing(redo in any::<bool>()) {
        let start = opened();
        let after = update(start.clone(), if redo { Msg::Redone } else { Msg::Undone });
        prop_assert!(after == start);
    }
}
