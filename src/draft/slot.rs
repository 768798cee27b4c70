//! The places of a draft that hold a text a person gave: what is compared and merged one by one.

use super::{Draft, RubricRef, Texts};
use crate::facts::{ById, RawFact, RawJudgment};
use std::rc::Rc;

/// A place that holds a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The county.
    County,
    /// The year.
    Year,
    /// The remark on the whole.
    Note,
    /// The rubric it is filled in for.
    Rubric,
    /// A fact's text.
    Fact(Rc<str>),
    /// A fact's remark.
    FactNote(Rc<str>),
    /// The points of a judgement.
    Points(Rc<str>),
    /// The reason of a judgement.
    Reason(Rc<str>),
    /// Whether a material is at hand: the indicator, and the material's name.
    Evidence(Rc<str>, Rc<str>),
    /// A text of a scenario (试算方案): its id, and what is changed, or `name`.
    Scenario(Rc<str>, Rc<str>),
    /// What the search for a grade is told: of what, and which of its settings.
    Plan(Rc<str>, Rc<str>),
    /// A target (分年目标): the year, and the fact.
    Target(Rc<str>, Rc<str>),
}

/// A text with who gave it, and when; both are empty where nobody said, or where it is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// The text.
    pub text: Rc<str>,
    /// When, local time.
    pub at: Rc<str>,
    /// Who.
    pub by: Rc<str>,
}

impl Given {
    /// A text that nobody signs.
    pub fn plain(text: &Rc<str>) -> Self {
        Self { text: text.clone(), ..Self::default() }
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Slot {
    /// The place as files name it: `facts.kindergarten.pupils.text`.
    pub fn path(&self) -> String {
        match self {
            Self::County => "county".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Note => "note".to_owned(),
            Self::Rubric => "rubric".to_owned(),
            Self::Fact(id) => format!("facts.{id}.text"),
            Self::FactNote(id) => format!("facts.{id}.note"),
            Self::Points(id) => format!("judgments.{id}.points"),
            Self::Reason(id) => format!("judgments.{id}.reason"),
            Self::Evidence(indicator, material) => format!("evidence.{indicator}/{material}"),
            Self::Scenario(id, what) => format!("scenarios.{id}/{what}"),
            Self::Plan(of, setting) => format!("plan.{of}/{setting}"),
            Self::Target(year, fact) => format!("targets.{year}/{fact}"),
        }
    }

    /// The place of a [`path`](Self::path).
    pub fn of_path(path: &str) -> Option<Self> {
        match path {
            "county" => return Some(Self::County),
            "year" => return Some(Self::Year),
            "note" => return Some(Self::Note),
            "rubric" => return Some(Self::Rubric),
            _ => {}
        }
        let (head, rest) = path.split_once('.')?;
        let of = |tail: &str| rest.strip_suffix(tail).map(Rc::from);
        match head {
            "facts" => of(".text").map(Self::Fact).or_else(|| of(".note").map(Self::FactNote)),
            "judgments" => of(".points").map(Self::Points).or_else(|| of(".reason").map(Self::Reason)),
            "evidence" | "scenarios" | "plan" | "targets" => {
                let (one, other) = rest.split_once('/')?;
                let (one, other) = (one.into(), other.into());
                Some(match head {
                    "evidence" => Self::Evidence(one, other),
                    "scenarios" => Self::Scenario(one, other),
                    "plan" => Self::Plan(one, other),
                    _ => Self::Target(one, other),
                })
            }
            _ => None,
        }
    }
}

impl Draft {
    /// The places this draft has: those of the whole, and those that were touched.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        // A part speaks of its own figures only.
        if self.part.is_empty() {
            slots.extend([Slot::County, Slot::Year, Slot::Note, Slot::Rubric]);
        }
        for id in self.answers.facts.keys() {
            slots.extend([Slot::Fact(id.clone()), Slot::FactNote(id.clone())]);
        }
        for id in self.answers.judgments.keys() {
            slots.extend([Slot::Points(id.clone()), Slot::Reason(id.clone())]);
        }
        slots.extend(in_book(&self.evidence, Slot::Evidence));
        slots.extend(in_book(&self.scenarios, Slot::Scenario));
        slots.extend(in_book(&self.plan, Slot::Plan));
        slots.extend(in_book(&self.targets, Slot::Target));
        slots
    }

    /// What stands in a place; blank where it was never touched.
    pub fn given(&self, slot: &Slot) -> Given {
        let fact = |id: &str| self.answers.facts.get(id);
        let judgment = |id: &str| self.answers.judgments.get(id);
        let found = match slot {
            Slot::County => Some(Given::plain(&self.county)),
            Slot::Year => Some(Given::plain(&self.year)),
            Slot::Note => Some(Given::plain(&self.note)),
            Slot::Rubric => Some(Given::plain(&self.rubric.words())),
            Slot::Fact(id) => fact(id).map(|fact| Given {
                text: fact.text.clone(),
                at: fact.at.clone(),
                by: fact.by.clone(),
            }),
            Slot::FactNote(id) => fact(id).map(|fact| Given::plain(&fact.note)),
            Slot::Points(id) => judgment(id).map(|judgment| Given {
                text: judgment.points.clone(),
                at: judgment.at.clone(),
                by: judgment.by.clone(),
            }),
            Slot::Reason(id) => judgment(id).map(|judgment| Given::plain(&judgment.reason)),
            Slot::Evidence(one, other) => looked_up(&self.evidence, one, other),
            Slot::Scenario(one, other) => looked_up(&self.scenarios, one, other),
            Slot::Plan(one, other) => looked_up(&self.plan, one, other),
            Slot::Target(one, other) => looked_up(&self.targets, one, other),
        };
        found.unwrap_or_default()
    }

    /// Puts something into a place.
    pub fn put(&mut self, slot: &Slot, given: &Given) {
        let Given { text, at, by } = given.clone();
        match slot {
            Slot::County => self.county = text,
            Slot::Year => self.year = text,
            Slot::Note => self.note = text,
            Slot::Rubric => {
                let rubric = RubricRef::of_words(&text);
                // Its own name again: the file that came along stays.
                if !rubric.is_same(&self.rubric) {
                    self.rubric = rubric;
                }
            }
            Slot::Fact(id) => {
                let fact = self.answers.facts.get_or_insert_with(id, RawFact::default);
                (fact.text, fact.at, fact.by) = (text, at, by);
            }
            Slot::FactNote(id) => self.answers.facts.get_or_insert_with(id, RawFact::default).note = text,
            Slot::Points(id) => {
                let judgment = self.answers.judgments.get_or_insert_with(id, RawJudgment::default);
                (judgment.points, judgment.at, judgment.by) = (text, at, by);
            }
            Slot::Reason(id) => {
                self.answers.judgments.get_or_insert_with(id, RawJudgment::default).reason = text;
            }
            Slot::Evidence(one, other) => note(&mut self.evidence, one, other, text),
            Slot::Scenario(one, other) => note(&mut self.scenarios, one, other, text),
            Slot::Plan(one, other) => note(&mut self.plan, one, other, text),
            Slot::Target(one, other) => note(&mut self.targets, one, other, text),
        }
    }
}

fn in_book(texts: &Texts, slot: fn(Rc<str>, Rc<str>) -> Slot) -> impl Iterator<Item = Slot> {
    texts.iter().flat_map(move |(one, texts)| texts.keys().map(move |other| slot(one.clone(), other.clone())))
}

fn looked_up(texts: &Texts, one: &str, other: &str) -> Option<Given> {
    texts.get(one)?.get(other).map(Given::plain)
}

fn note(texts: &mut Texts, one: &Rc<str>, other: &Rc<str>, text: Rc<str>) {
    texts.get_or_insert_with(one, ById::default).insert(other.clone(), text);
}

impl RubricRef {
    fn words(&self) -> Rc<str> {
        [&*self.id, &*self.edition, &*self.hash].join(" ").into()
    }

    fn of_words(words: &str) -> Self {
        let mut words = words.splitn(3, ' ').map(Rc::from);
        let mut next = || words.next().unwrap_or_default();
        Self { id: next(), edition: next(), hash: next(), source: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_back_to_its_place() {
        let slots = [
            Slot::County,
            Slot::Year,
            Slot::Note,
            Slot::Rubric,
            Slot::Fact("kindergarten.pupils".into()),
            Slot::FactNote("text".into()),
            Slot::Points("leadership.plan".into()),
            Slot::Reason("a.reason".into()),
            Slot::Evidence("leadership.plan".into(), "会议纪要. 2024".into()),
            Slot::Scenario("2026-11-25T14:03:05".into(), "facts.training.spent.text".into()),
            Slot::Plan("facts.training.spent".into(), "most".into()),
            Slot::Target("2027".into(), "training.spent".into()),
        ];
        for slot in slots {
            assert_eq!(Slot::of_path(&slot.path()), Some(slot.clone()));
        }
        for other in ["", "facts", "facts.a", "facts.a.by", "evidence.a.b", "seen.x"] {
            assert_eq!(Slot::of_path(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_put_into_a_place_stands_there_and_nowhere_else() {
        let given = Given { text: "5".into(), at: "2026-11-25T10:00:00".into(), by: "张三".into() };
        let mut draft = Draft::default();
        draft.put(&Slot::Fact("a".into()), &given);
        draft.put(&Slot::FactNote("a".into()), &Given::plain(&"备注".into()));
        draft.put(&Slot::Evidence("i.j".into(), "表".into()), &Given::plain(&"有".into()));
        draft.put(&Slot::Rubric, &Given::plain(&"general 2025.1 ab".into()));
        assert_eq!(draft.given(&Slot::Fact("a".into())), given);
        assert_eq!(&*draft.given(&Slot::FactNote("a".into())).text, "备注");
        assert_eq!(draft.given(&Slot::Fact("b".into())), Given::default());
        assert_eq!(
            (&*draft.rubric.id, &*draft.rubric.edition, &*draft.rubric.hash),
            ("general", "2025.1", "ab")
        );
        let touched = draft.slots().into_iter().filter(|slot| !draft.given(slot).is_blank()).count();
        assert_eq!(touched, 4);
    }
}
