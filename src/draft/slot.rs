//! The places of a draft that hold a text a person gave: what is compared and merged one by one.

use super::{Book, Draft, RubricRef};
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
    /// A text of a book, by its two ids.
    In(Book, Rc<str>, Rc<str>),
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
            Self::In(book, one, other) => format!("{}.{one}/{other}", book.key()),
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
            _ => {
                let book = Book::ALL.into_iter().find(|book| book.key() == head)?;
                let (one, other) = rest.split_once('/')?;
                Some(Self::In(book, one.into(), other.into()))
            }
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
        for book in Book::ALL {
            for (one, texts) in self.books[book].iter() {
                slots.extend(texts.keys().map(|other| Slot::In(book, one.clone(), other.clone())));
            }
        }
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
            Slot::In(book, one, other) => {
                self.books[*book].get(one).and_then(|texts| texts.get(other)).map(Given::plain)
            }
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
            Slot::In(book, one, other) => {
                self.books[*book].get_or_insert_with(one, ById::default).insert(other.clone(), text);
            }
        }
    }
}

impl RubricRef {
    fn words(&self) -> Rc<str> {
        [&*self.id, &*self.edition, &*self.hash].join(" ").into()
    }

    fn of_words(words: &str) -> Self {
        let mut words = words.splitn(3, ' ').map(Rc::from);
        let mut next = || words.next().unwrap_or_default();
        Self { id: next(), edition: next(), hash: next(), source: None, kept: "".into() }
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
            Slot::In(Book::Evidence, "leadership.plan".into(), "会议纪要. 2024".into()),
            Slot::In(Book::Scenarios, "2026-11-25T14:03:05".into(), "facts.training.spent.text".into()),
            Slot::In(Book::Plan, "facts.training.spent".into(), "most".into()),
            Slot::In(Book::Targets, "2027".into(), "training.spent".into()),
            Slot::In(Book::Rectification, "2019.loss.a".into(), "progress.2026-11-25T14:03:05.date".into()),
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
        draft.put(&Slot::In(Book::Evidence, "i.j".into(), "表".into()), &Given::plain(&"有".into()));
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
