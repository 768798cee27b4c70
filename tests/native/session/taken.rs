//! Figures of another draft, as a block of names and values: each goes where its name says, and nowhere else.

use super::{draft, empty, play, typing};
use crate::native::support::{general, listed};
use lvzhi::blocks;
use lvzhi::draft::Slot;
use lvzhi::examples;
use lvzhi::named::{NamedFor, Naming};
use lvzhi::session::{LateMsg, Msg, PastedBlock, Screen};
use lvzhi::view::{data_as_block, drafts_to_take_from};

/// The example's own figures, held against its own rubric: what is sure is right, and most of it is sure.
#[test]
fn every_figure_of_a_draft_goes_back_where_it_came_from() {
    let (rubric, example) = (general(), examples::example(examples::FIRST));
    let block = data_as_block(&rubric, &example);
    let document = blocks::paste(None, &block).expect("a block");
    let purpose = NamedFor { rubric: &rubric, year: example.year_number(), county: "" };
    let naming = Naming::read(document, None, purpose);
    let figures = block.lines().count() - 1;
    assert_eq!((naming.lines.len(), naming.is_plain), (figures, true));
    let mut wrong = Vec::new();
    for line in naming.lines.iter().filter(|line| line.is_ticked) {
        let target = line.target().expect("a place");
        let Slot::Fact(id) = &target.slot else { panic!("{line:?}") };
        let own = example.answers.facts.get(id).map_or("", |fact| fact.text.trim());
        if *own != *line.value {
            wrong.push(format!("{} {} → {id} {own}", line.name, line.value));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let sure = naming.lines.iter().filter(|line| line.is_ticked).count();
    println!("{sure} of {figures} figures are sure");
    assert!(sure * 10 > figures * 8, "{sure} of {figures}");
}

#[test]
fn the_list_of_drafts_is_of_others_that_hold_figures_and_are_at_hand() {
    let mut model = play(empty(), [Msg::Created { id: "a".into(), rubric: listed("general") }]);
    model = play(model, [Msg::TextEntered { slot: Slot::County, text: "甲县".into() }]);
    assert!(drafts_to_take_from(&model).is_empty());
    model = play(model, [typing("training.spent", "483")]);
    model = play(model, [Msg::Created { id: "b".into(), rubric: listed("general") }]);
    let others: Vec<String> = drafts_to_take_from(&model).into_iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(others, ["a"]);
    // Asked from the list of all figures, it waits for a look; nothing is filled in yet.
    let block = data_as_block(&general(), &model.library.get("a").expect("a draft").draft);
    model = play(model, [Msg::ScreenChosen(Screen::Data)]);
    model = play(model, [LateMsg::BlockPasted { text: block.into(), html: None, columns: Some(2) }.into()]);
    let naming = model.naming.as_ref().and_then(PastedBlock::naming).expect("a block");
    assert_eq!(naming.ticked().count(), 1);
    assert!(draft(&model).answers.facts.is_empty());
    model = play(model, [LateMsg::NamedAccepted.into()]);
    let taken = &draft(&model).answers.facts;
    assert_eq!(taken.len(), 1);
    assert_eq!(&*taken.get("training.spent").expect("the figure").text, "483");
}
