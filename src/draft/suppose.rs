//! What is only supposed: scenarios (试算方案) and targets by year (分年目标), as answers to be scored.

use super::{Book, Draft, Slot};
use crate::facts::{ById, RawAnswers, RawFact, RawJudgment};
use crate::order;
use crate::rubric::{Condition, FactKey, Rubric};
use std::rc::Rc;

/// The key of a scenario's own name among its texts.
pub const NAME: &str = "name";
/// The key of the text that says that a scenario was deleted: taken out, another window would put it back.
pub const GONE: &str = "gone";

/// How ids of facts of years before end, and how that of the same fact a year later ends.
const EARLIER: [(&str, &str); 3] = [("_third", "_second"), ("_second", "_last"), ("_last", "")];

/// The year a text stands for: four digits.
pub fn is_number_of_year(year: &str) -> Option<i32> {
    Draft { year: year.into(), ..Draft::default() }.year_number()
}

impl Draft {
    /// The scenarios that are not gone, in the order they were made, with their names.
    pub fn scenario_names(&self) -> Vec<(Rc<str>, Rc<str>)> {
        let is_there = |texts: &ById<Rc<str>>| texts.get(GONE).is_none_or(|text| text.trim().is_empty());
        let there = self.books[Book::Scenarios].iter().filter(|(_, texts)| is_there(texts));
        there.map(|(id, _)| (id.clone(), self.scenario_name(id))).collect()
    }

    /// The name of a scenario; empty where it has none.
    pub fn scenario_name(&self, scenario: &str) -> Rc<str> {
        self.books[Book::Scenarios]
            .get(scenario)
            .and_then(|texts| texts.get(NAME))
            .cloned()
            .unwrap_or_default()
    }

    /// What a scenario changes: the places in the draft, and their texts. What is blank changes nothing.
    pub fn scenario_changes(&self, scenario: &str) -> Vec<(Slot, Rc<str>)> {
        let texts = self.books[Book::Scenarios].get(scenario).into_iter().flat_map(ById::iter);
        let changed = texts.filter(|(_, text)| !text.trim().is_empty());
        let place = |(path, text): (&Rc<str>, &Rc<str>)| match Slot::of_path(path)? {
            slot @ (Slot::Fact(_) | Slot::Points(_)) => Some((slot, text.clone())),
            _ => None,
        };
        changed.filter_map(place).collect()
    }

    /// What would be filled in if a scenario held.
    pub fn scenario_answers(&self, scenario: &str) -> RawAnswers {
        let mut answers = self.answers.clone();
        for (slot, text) in self.scenario_changes(scenario) {
            match slot {
                Slot::Fact(id) => set(&mut answers, &id, text),
                Slot::Points(id) => {
                    answers.judgments.get_or_insert_with(&id, RawJudgment::default).points = text;
                }
                _ => {}
            }
        }
        answers
    }

    /// The years that have a target, in order.
    pub fn target_years(&self) -> Vec<i32> {
        let has_any = |year: &&Rc<str>| {
            self.books[Book::Targets]
                .get(year)
                .is_some_and(|texts| texts.values().any(|text| !text.trim().is_empty()))
        };
        let mut years: Vec<i32> = self.books[Book::Targets]
            .keys()
            .filter(has_any)
            .filter_map(|year| is_number_of_year(year))
            .collect();
        order::sort(&mut years, Ord::cmp);
        years.dedup();
        years
    }

    /// The fact whose value a fact of a year before takes over when a year has passed, where the rubric has it.
    pub fn taken_over(rubric: &Rubric, fact: FactKey) -> Option<FactKey> {
        let id = &rubric.fact(fact).id;
        let of_year_after = |(end, next): &(&str, &str)| Some([id.strip_suffix(end)?, next].concat());
        rubric.find_fact(&EARLIER.iter().find_map(of_year_after)?)
    }

    /// What would be filled in for a later year, if the targets up to it are reached and everything else stays as it is. Each
    /// year what was of the year becomes what was of the year before, and that what was of the one before it, blanks
    /// included. Events that limit the grade are taken not to happen: whether they will, nobody plans.
    pub fn answers_in(&self, rubric: &Rubric, year: i32) -> RawAnswers {
        let mut answers = self.answers.clone();
        let Some(from) = self.year_number() else { return answers };
        let text = |answers: &RawAnswers, id: &str| {
            answers.facts.get(id).map(|fact| fact.text.clone()).unwrap_or_default()
        };
        let moves: Vec<(&Rc<str>, &Rc<str>)> = rubric
            .facts_with_keys()
            .filter_map(|(key, fact)| Some((&fact.id, &rubric.fact(Self::taken_over(rubric, key)?).id)))
            .collect();
        for now in from + 1..=year.min(from + 100) {
            // All are read before one is written: what was of the year before moves on, too.
            let texts: Vec<Rc<str>> = moves.iter().map(|(_, source)| text(&answers, source)).collect();
            for ((id, _), text) in moves.iter().zip(texts) {
                set(&mut answers, id, text);
            }
            let targets = self.books[Book::Targets].get(&now.to_string());
            for (id, text) in targets.into_iter().flat_map(ById::iter) {
                if !text.trim().is_empty() {
                    set(&mut answers, id, text.clone());
                }
            }
        }
        if year > from {
            for gate in &rubric.gates {
                if let Condition::Flag(fact, happened) = &gate.condition {
                    set(&mut answers, &rubric.fact(*fact).id, yes_or_no(!happened).into());
                }
            }
        }
        answers
    }
}

/// A yes/no as it is typed.
fn yes_or_no(answer: bool) -> &'static str {
    if answer { "是" } else { "否" }
}

fn set(answers: &mut RawAnswers, id: &Rc<str>, text: Rc<str>) {
    answers.facts.get_or_insert_with(id, RawFact::default).text = text;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Book, Given};

    fn draft(texts: &[(Slot, &str)]) -> Draft {
        let mut draft = Draft { year: "2026".into(), ..Draft::default() };
        for (slot, text) in texts {
            draft.put(slot, &Given { text: (*text).into(), ..Given::default() });
        }
        draft
    }

    fn fact<'a>(answers: &'a RawAnswers, id: &str) -> &'a str {
        answers.facts.get(id).map_or("", |fact| &fact.text)
    }

    #[test]
    fn a_scenario_changes_what_it_names_and_nothing_else() {
        let at = |what: &str| Slot::In(Book::Scenarios, "1".into(), what.into());
        let draft = draft(&[
            (Slot::Fact("a".into()), "1"),
            (Slot::Fact("b".into()), "2"),
            (at(NAME), "方案"),
            (at("facts.a.text"), "10"),
            (at("facts.b.text"), " "),
            (at("judgments.c.points"), "3"),
            (at("county"), "另一县"),
            (Slot::In(Book::Scenarios, "2".into(), NAME.into()), "删了"),
            (Slot::In(Book::Scenarios, "2".into(), GONE.into()), "yes"),
        ]);
        assert_eq!(draft.scenario_names(), [("1".into(), "方案".into())]);
        let answers = draft.scenario_answers("1");
        assert_eq!((fact(&answers, "a"), fact(&answers, "b")), ("10", "2"));
        assert_eq!(answers.judgments.get("c").map(|judgment| &*judgment.points), Some("3"));
        assert_eq!(draft.scenario_answers("2"), draft.answers);
        assert_eq!(fact(&draft.answers, "a"), "1", "the draft itself stays");
    }

    #[test]
    fn targets_hold_from_their_year_on_and_the_year_before_follows() {
        let target = |year: &str, id: &str| Slot::In(Book::Targets, year.into(), id.into());
        let fact_of = |id: &str| Slot::Fact(id.into());
        let draft = draft(&[
            (fact_of("primary.public_spending"), "100"),
            (fact_of("primary.public_spending_last"), "90"),
            // This year's is not known, so the next year does not know the year before.
            (fact_of("junior.public_spending_last"), "7"),
            (fact_of("gate.fraud_found"), "是"),
            (target("2028", "primary.public_spending"), "120"),
            (target("2027", "training.spent"), "5"),
            (target("soon", "primary.public_spending"), "999"),
        ]);
        let rubric = crate::rubrics::general();
        assert_eq!(draft.target_years(), [2027, 2028]);
        let in_year = |year: i32| {
            let answers = draft.answers_in(&rubric, year);
            let ids = [
                "primary.public_spending",
                "primary.public_spending_last",
                "junior.public_spending_last",
                "training.spent",
                "gate.fraud_found",
            ];
            ids.map(|id| fact(&answers, id).to_owned())
        };
        assert_eq!(in_year(2026), ["100", "90", "7", "", "是"]);
        assert_eq!(in_year(2027), ["100", "100", "", "5", "否"]);
        assert_eq!(in_year(2028), ["120", "100", "", "5", "否"]);
        assert_eq!(in_year(2029), ["120", "120", "", "5", "否"]);
    }
}
