//! Books of a draft: texts by two ids, which are neither figures nor judgements.

use crate::facts::ById;
use std::ops::{Index, IndexMut};
use std::rc::Rc;

/// Texts by two ids.
pub type Texts = ById<ById<Rc<str>>>;

/// A book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Book {
    /// 佐证材料: whether it is at hand (有) or lacking (缺), by indicator and by name of the material.
    Evidence,
    /// 试算方案: by the scenario's id its name (`name`) and what it changes (`facts.ID.text`, `judgments.ID.points`). A blank
    /// text changes nothing; one that is `gone` was deleted.
    Scenarios,
    /// What the search for a grade is told, by what can be changed (`facts.ID`, `judgments.ID`, `indicators.ID`, `gates.ID`):
    /// whether it can (`change`), its limits (`least`, `most`), its `cost` a unit or its `effort`.
    Plan,
    /// 分年目标: by year and by fact.
    Targets,
    /// 整改台账: by the entry's id its texts, see [`RectificationField`](crate::rectification::RectificationField), and what is
    /// dated, each with an id of its own (`progress.ID.date`, `progress.ID.text`, `review.…`). One that is `gone` was deleted.
    Rectification,
}

impl Book {
    /// All books, in the order files have them.
    pub const ALL: [Self; 5] =
        [Self::Evidence, Self::Scenarios, Self::Plan, Self::Targets, Self::Rectification];

    /// What files call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Scenarios => "scenarios",
            Self::Plan => "plan",
            Self::Targets => "targets",
            Self::Rectification => "rectification",
        }
    }
}

/// The books of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Books([Texts; Book::ALL.len()]);

impl Index<Book> for Books {
    type Output = Texts;

    fn index(&self, book: Book) -> &Texts {
        &self.0[book as usize]
    }
}

impl IndexMut<Book> for Books {
    fn index_mut(&mut self, book: Book) -> &mut Texts {
        &mut self.0[book as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_book_has_a_place_of_its_own() {
        let mut books = Books::default();
        for book in Book::ALL {
            books[book].get_or_insert_with(&book.key().into(), ById::default).insert("a".into(), "1".into());
        }
        for book in Book::ALL {
            assert_eq!(books[book].keys().map(|key| &**key).collect::<Vec<_>>(), [book.key()]);
        }
    }
}
