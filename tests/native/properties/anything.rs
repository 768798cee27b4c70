//! Any text in any field: nothing panics, and a draft comes back from its file as it was.

use super::cases;
use super::typing::any_text;
use crate::native::support::{blank, general, judged, unknown};
use lvzhi::draft::{Draft, Local, Outcome, Stamp, read, read_local, result_json, write, write_local};
use lvzhi::facts::RawFact;
use lvzhi::rubric::Rubric;
use lvzhi::{text, view};
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;

/// Texts by the place of their field, for facts and for judgements, and the texts about the whole.
#[derive(Clone, Debug)]
struct Texts {
    facts: Vec<(usize, String, String)>,
    judgments: Vec<(usize, String)>,
    whole: [String; 4],
}

fn texts() -> impl Strategy<Value = Texts> {
    let facts = vec((any::<usize>(), any_text(), any_text()), 0..24);
    let judgments = vec((any::<usize>(), any_text()), 0..8);
    let whole = [any_text(), any_text(), any_text(), any_text()];
    (facts, judgments, whole).prop_map(|(facts, judgments, whole)| Texts { facts, judgments, whole })
}

impl Texts {
    fn draft(&self, rubric: &Rubric) -> Draft {
        let mut draft = blank(rubric);
        for (place, text, note) in &self.facts {
            let id = rubric.facts[place % rubric.facts.len()].id.clone();
            let fact = RawFact {
                text: text.as_str().into(),
                note: note.as_str().into(),
                by: note.as_str().into(),
                at: "".into(),
            };
            draft.answers.facts.insert(id, fact);
        }
        for (place, points) in &self.judgments {
            let id = rubric.indicators[place % rubric.indicators.len()].id.clone();
            draft.answers.judgments.insert(id, judged(points));
        }
        [draft.title, draft.county, draft.year, draft.note] =
            self.whole.each_ref().map(|text| Rc::from(&**text));
        draft
    }
}

/// A year that reads as one is written as a number; everything else comes back letter by letter.
fn as_kept(draft: &Draft) -> Draft {
    let year = draft.year_number().map_or_else(|| draft.year.clone(), |year| year.to_string().into());
    Draft { year, ..draft.clone() }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_text_anywhere_is_scored_drawn_and_kept(texts in texts()) {
        let rubric = general();
        let draft = Rc::new(texts.draft(&rubric));
        let outcome = Outcome::of(&rubric, &draft.answers, draft.year_number());
        let sheet = view::Sheet::of(&rubric, &draft, None);
        prop_assert_eq!(&**sheet.outcome(), &outcome);

        let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: "2026-11-22T14:03:05" };
        let file = write(&draft, Some((&rubric, &outcome)), stamp);
        let again = read(file.as_bytes()).expect("a written draft is a draft");
        prop_assert_eq!(&again.draft, &as_kept(&draft));
        prop_assert_eq!(&unknown(&again), &Vec::<String>::new());
        let total = &outcome.assessment.total;
        prop_assert_eq!(&again.reported_total, &Some((total.low.plain(), total.high.plain())));
        let once_more = Outcome::of(&rubric, &again.draft.answers, again.draft.year_number());
        prop_assert_eq!(result_json(&rubric, &once_more), result_json(&rubric, &outcome));

        let local = Local { changed: "2026-11-22T14:03:05".into(), deleted: true, ..Local::default() };
        let kept = read_local(write_local(&draft, &local, &|_| None).as_bytes(), &|_| None).expect("a kept draft is a draft");
        prop_assert_eq!(&kept.0.draft, &as_kept(&draft));
        prop_assert_eq!(&kept.1, &local);
    }

    #[test]
    fn a_field_shows_what_was_typed_letter_by_letter(typed in any_text(), place in any::<usize>()) {
        let rubric = general();
        let texts = Texts { facts: vec![(place, typed.clone(), String::new())], judgments: Vec::new(), whole: Default::default() };
        let draft = Rc::new(texts.draft(&rubric));
        let sheet = view::Sheet::of(&rubric, &draft, None);
        let id = &rubric.facts[place % rubric.facts.len()].id;
        let of_cards = sheet.view.cards.iter().flat_map(|card| card.inputs.iter().chain(&card.related));
        let of_gates = sheet.view.gates.iter().filter_map(|gate| gate.field.as_ref());
        let field = of_cards.chain(of_gates).find(|field| field.name == *id).expect("every fact has a field");
        prop_assert_eq!(&*field.text, &*typed);
    }

    #[test]
    fn a_sheet_drawn_from_the_one_before_is_the_sheet_drawn_anew(before in texts(), after in texts()) {
        let rubric = general();
        let (before, after) = (Rc::new(before.draft(&rubric)), Rc::new(after.draft(&rubric)));
        let first = view::Sheet::of(&rubric, &before, None);
        let second = view::Sheet::of(&rubric, &after, Some(&first));
        prop_assert_eq!(&second.view, &view::Sheet::of(&rubric, &after, None).view);
    }
}
