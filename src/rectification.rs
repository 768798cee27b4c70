//! 整改台账: problems that were found, what is done about each, by whom and until when, and how far it has come. A draft keeps it as
//! a book ([`Book::Rectification`]), so that it is written, merged and undone place by place like all else.

mod deadline;
mod tally;

use crate::draft::{Book, Draft, GONE, Slot, UNIT};
use crate::facts::ById;
use crate::order;
use std::rc::Rc;

pub use deadline::{Day, Deadline, deadline};
pub use tally::{RuleTally, TallyOption, tallies};

/// A text that an entry of the ledger has once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RectificationField {
    /// 问题.
    Problem,
    /// 年度: of which year's evaluation the problem is.
    Year,
    /// 来源: which report, or what of the self-assessment, says so.
    Source,
    /// 问题序号: its number there.
    Number,
    /// 对应指标: the indicator's id.
    Indicator,
    /// 依据: document and clause.
    Clause,
    /// 原因.
    Cause,
    /// 整改措施, a line a measure.
    Measure,
    /// 责任单位.
    Unit,
    /// 责任人.
    Person,
    /// 整改时限.
    Deadline,
    /// 整改状态, see [`RectificationState`].
    State,
    /// 佐证材料.
    Evidence,
    /// 下一步打算.
    Next,
}

impl RectificationField {
    /// All of them, in the order in which they are filled in.
    pub const ALL: [Self; 14] = [
        Self::Problem,
        Self::Year,
        Self::Source,
        Self::Number,
        Self::Indicator,
        Self::Clause,
        Self::Cause,
        Self::Measure,
        Self::Unit,
        Self::Person,
        Self::Deadline,
        Self::State,
        Self::Evidence,
        Self::Next,
    ];

    /// What files call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Year => "year",
            Self::Source => "source",
            Self::Number => "number",
            Self::Indicator => "indicator",
            Self::Clause => "clause",
            Self::Cause => "cause",
            Self::Measure => "measure",
            Self::Unit => UNIT,
            Self::Person => "person",
            Self::Deadline => "deadline",
            Self::State => "state",
            Self::Evidence => "evidence",
            Self::Next => "next",
        }
    }

    /// The field that files call so.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// How far a problem has come (整改状态). Files and boxes have its official word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RectificationState {
    /// 未整改.
    Untouched,
    /// 整改中.
    Underway,
    /// 已完成: done, as the responsible unit says.
    Done,
    /// 经验收: done, and found so by who checked it.
    Accepted,
    /// 反弹: was done, and is a problem again.
    Relapsed,
}

impl RectificationState {
    /// All of them, in the order in which a problem goes through them.
    pub const ALL: [Self; 5] = [Self::Untouched, Self::Underway, Self::Done, Self::Accepted, Self::Relapsed];

    /// Its official word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Untouched => "未整改",
            Self::Underway => "整改中",
            Self::Done => "已完成",
            Self::Accepted => "经验收",
            Self::Relapsed => "反弹",
        }
    }

    /// The state of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word.trim())
    }

    /// Whether nothing is left to be done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Accepted)
    }
}

/// What an entry has several of, each with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedKind {
    /// 进展.
    Progress,
    /// 回头看.
    Review,
}

impl DatedKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Progress, Self::Review];

    /// What files call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::Review => "review",
        }
    }

    /// The key of a part of one of them: `progress.ID.date`.
    pub fn key_of(self, id: &str, part: &str) -> Rc<str> {
        [self.key(), id, part].join(".").into()
    }
}

/// When, of what is dated.
pub const DATE: &str = "date";
/// What was done, or found, then.
pub const TEXT: &str = "text";

/// Something with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedNote {
    /// Its id; they stand in the order of these.
    pub id: Rc<str>,
    /// When, as typed.
    pub date: Rc<str>,
    /// What, as typed.
    pub text: Rc<str>,
}

/// An entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationEntry {
    /// Its id.
    pub id: Rc<str>,
    texts: ById<Rc<str>>,
}

/// Whether an entry is late, on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// It is done, its day has not passed, or there is no day that is known.
    No,
    /// Its day has passed, and it is not done.
    Overdue,
    /// Its day has passed, and nobody has said how far it is.
    Unsaid,
}

impl RectificationEntry {
    /// A text without what stands around it; empty where there is none.
    pub fn said(&self, field: RectificationField) -> &str {
        self.texts.get(field.key()).map_or("", |text| text.trim())
    }

    /// A text as it was typed.
    pub fn text(&self, field: RectificationField) -> Rc<str> {
        self.texts.get(field.key()).cloned().unwrap_or_default()
    }

    /// How far it is; `None` where nobody has said so, or in no word that is known.
    pub fn state(&self) -> Option<RectificationState> {
        RectificationState::of_word(self.said(RectificationField::State))
    }

    /// Until when it is to be done.
    pub fn deadline(&self) -> Deadline {
        deadline(self.said(RectificationField::Deadline))
    }

    /// Whether it is late. On the day of its deadline it is not yet.
    pub fn lateness(&self, today: Day) -> Lateness {
        let Deadline::On(day) = self.deadline() else { return Lateness::No };
        match self.state() {
            _ if today <= day => Lateness::No,
            Some(state) if state.is_done() => Lateness::No,
            Some(_) => Lateness::Overdue,
            None => Lateness::Unsaid,
        }
    }

    /// What it has of what is dated, in the order it was written down.
    pub fn dated(&self, kind: DatedKind) -> Vec<DatedNote> {
        let mut ids: Vec<&str> = Vec::new();
        for key in self.texts.keys() {
            let rest = key.strip_prefix(kind.key()).and_then(|rest| rest.strip_prefix('.'));
            if let Some((id, _)) = rest.and_then(|rest| rest.rsplit_once('.'))
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        let part = |id: &str, part: &str| self.texts.get(&kind.key_of(id, part)).cloned().unwrap_or_default();
        ids.retain(|id| part(id, GONE).trim().is_empty());
        let note = |id: &str| DatedNote { id: id.into(), date: part(id, DATE), text: part(id, TEXT) };
        ids.into_iter().map(note).collect()
    }

    /// The units responsible for it, each for itself.
    pub fn units(&self) -> Vec<&str> {
        Draft::units_named(self.said(RectificationField::Unit))
    }

    /// The place of one of its texts.
    pub fn slot(&self, what: &str) -> Slot {
        slot(&self.id, what)
    }
}

/// The place of a text of an entry.
pub fn slot(id: &str, what: &str) -> Slot {
    Slot::In(Book::Rectification, id.into(), what.into())
}

/// The entry of an id, where it is there and not gone.
pub fn entry(draft: &Draft, id: &str) -> Option<RectificationEntry> {
    let texts = draft.books[Book::Rectification].get(id)?;
    let is_there = texts.get(GONE).is_none_or(|text| text.trim().is_empty());
    is_there.then(|| RectificationEntry { id: id.into(), texts: texts.clone() })
}

/// The entries of a draft that are not gone: by year, source and number there, then by the place of their indicator among
/// `indicators`, then as they were made. Where no number stands comes last.
pub fn entries(draft: &Draft, indicators: &[&str]) -> Vec<RectificationEntry> {
    let ids = draft.books[Book::Rectification].keys();
    let mut entries: Vec<RectificationEntry> = ids.filter_map(|id| entry(draft, id)).collect();
    let place = |entry: &RectificationEntry| {
        let id = entry.said(RectificationField::Indicator);
        indicators.iter().position(|other| *other == id).unwrap_or(indicators.len())
    };
    let number =
        |entry: &RectificationEntry| entry.said(RectificationField::Number).parse().unwrap_or(u32::MAX);
    order::sort(&mut entries, |one, other| {
        let by = |field| one.said(field).cmp(other.said(field));
        by(RectificationField::Year)
            .then_with(|| by(RectificationField::Source))
            .then_with(|| number(one).cmp(&number(other)))
            .then_with(|| place(one).cmp(&place(other)))
    });
    entries
}

/// What `from` has in its ledger and `to` has not: texts for the places of `to`.
pub fn carried(from: &Draft, to: &Draft) -> Vec<(Slot, Rc<str>)> {
    let mut texts = Vec::new();
    for one in entries(from, &[]) {
        if !to.books[Book::Rectification].contains_key(&one.id) {
            texts.extend(one.texts.iter().map(|(what, text)| (one.slot(what), text.clone())));
        }
    }
    texts
}

#[cfg(test)]
mod tests;
