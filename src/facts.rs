//! What the county has filled in: the text exactly as typed ([`RawAnswers`]), and what it says ([`Facts`]).
//!
//! A fact is in one of six states ([`Answer`]). Blank, unknown and unreadable all leave the figure open: none of them
//! is zero. Not applicable is a statement of its own, whose effect the rubric declares indicator by indicator.

mod asked;
mod by_id;
pub(crate) mod cells;
mod change;
mod expression;
mod narrow;
mod parse;
mod quantity;
mod read;
mod table;

use crate::number::{End, Number, Span};
use crate::rubric::{Asked, FactKey, FactKind, FactSpec, JudgmentKey, Rubric};
use std::rc::Rc;

pub use by_id::ById;
pub use table::{
    CellProblem, Doubt, LeftOut, LeftOutWhy, Row, Table, counting, read_all, tables_can_be_read,
};

/// A fact as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawFact {
    /// The text, verbatim.
    pub text: Rc<str>,
    /// A remark (备注), e.g. which 统计口径 was used.
    pub note: Rc<str>,
    /// Who gave it (填报人); empty when nobody said.
    pub by: Rc<str>,
    /// When, local time, `2026-11-22T14:03:05`; empty when nobody said.
    pub at: Rc<str>,
}

/// A judgement as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawJudgment {
    /// The points, verbatim.
    pub points: Rc<str>,
    /// The reason (理由).
    pub reason: Rc<str>,
    /// Who judged; empty when nobody said.
    pub by: Rc<str>,
    /// When, local time; empty when nobody said.
    pub at: Rc<str>,
}

/// Everything typed, by id. An entry exists once its field has been touched, even if it was emptied again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawAnswers {
    /// Facts, also those this rubric does not know.
    pub facts: ById<RawFact>,
    /// Judgements, by their ids.
    pub judgments: ById<RawJudgment>,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 未填.
    Blank,
    /// 看不懂: kept, marked, and counted as missing.
    Unreadable(Unreadable),
    /// 不适用.
    NotApplicable,
    /// 不清楚: asked, but nobody knows yet; counted as missing.
    Unknown,
    /// 是 or 否.
    Flag(bool),
    /// What was chosen, by the place of the option.
    Choice(u16),
    /// Rows.
    Table(Rc<Table>),
    /// A figure.
    Figure(Figure),
}

/// A figure, in the unit of its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The value, or what is known of it, held to what the fact can be: ≥1.5 of a share is 1.5 to 100.
    pub span: Span,
    /// The value or the bound as it was said: 负增长, ≥1.5.
    pub said: Span,
    /// What one unit of the last printed digit is worth: 0.01 for 2.04, 1000 for 12.8万; zero for a computed value.
    pub last_digit: Number,
    /// How it was put down.
    pub reading: Reading,
}

/// How a figure was put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number and nothing else.
    Bare,
    /// A number with the unit of its box.
    Named,
    /// Worked out from what was typed: arithmetic, 万, another unit, words.
    Worked,
    /// Worked out as one number less another, 12-8.
    Difference,
}

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Something in it belongs to no number.
    Stray {
        /// The piece that is not understood.
        found: Rc<str>,
    },
    /// A lone number in brackets, which may be meant as a negative one.
    InBrackets,
    /// Two cells, or two lines, in one box.
    TwoCells,
    /// A day, a month or a year.
    Date,
    /// From … to …, and no number.
    Range,
    /// Two figures parted by a slash where one is asked for.
    Slash,
    /// A share and a number without a unit, added: the number may be percent or not.
    ShareBesideNumber,
    /// 增长 or 下降 where no change is asked for, or 增长到, which says no change.
    NotAChange,
    /// 下降 and a minus: which way it went cannot be told.
    TwoWays,
    /// It breaks off, e.g. after an operator.
    Unfinished,
    /// A unit of another kind.
    WrongUnit {
        /// The unit typed.
        found: Rc<str>,
    },
    /// Units that cannot be reckoned together.
    MixedUnits,
    /// Division by zero.
    DivisionByZero,
    /// Less than can be.
    BelowLeast {
        /// The least possible value.
        least: Number,
    },
    /// More than can be.
    AboveMost {
        /// The greatest possible value.
        most: Number,
    },
    /// A fraction where only whole numbers make sense.
    NotWhole,
    /// Neither 是 nor 否.
    NotYesNo,
    /// 有 or 没有 to a question that itself says 没有: it may mean either.
    AsksForLack,
    /// None of the options.
    NoOption,
    /// A table without a row that could be read.
    NoRows,
    /// Longer than any figure.
    TooLong,
    /// Points that are no step of the scale.
    OffStep {
        /// The step of the points.
        step: Number,
    },
    /// Points that lie in no band.
    NoBand,
    /// A deduction below the least there is.
    TooLittle {
        /// The least deduction.
        least: Number,
    },
}

/// What a judgement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgment {
    /// Not judged yet.
    Blank,
    /// Cannot be read; counts as not judged.
    Unreadable(Unreadable),
    /// 不适用.
    NotApplicable,
    /// Points within the scale; for a deduction the points deducted.
    Points(Number),
}

/// Everything filled in, read against a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    answers: Vec<Answer>,
    judgments: Vec<Judgment>,
    /// The year assessed, once it reads as one.
    pub year: Option<i32>,
}

impl Facts {
    /// Reads what was typed.
    pub fn read(rubric: &Rubric, raw: &RawAnswers, year: Option<i32>) -> Self {
        let answers = rubric
            .facts
            .iter()
            .map(|spec| raw.facts.get(&spec.id).map_or(Answer::Blank, |fact| read::answer(spec, &fact.text)))
            .collect();
        let judgments = rubric
            .judgments_with_keys()
            .map(|(key, spec)| {
                let Some(raw) = raw.judgments.get(&spec.id) else { return Judgment::Blank };
                judgment_of(rubric, key, &raw.points)
            })
            .collect();
        Self { answers, judgments, year }
    }

    /// What a fact says.
    pub fn answer(&self, key: FactKey) -> &Answer {
        &self.answers[usize::from(key.0)]
    }

    /// What was judged.
    pub fn judgment(&self, key: JudgmentKey) -> &Judgment {
        &self.judgments[usize::from(key.0)]
    }

    /// Puts another answer in a fact's place, and gives back the one that stood there.
    pub fn put(&mut self, key: FactKey, answer: Answer) -> Answer {
        std::mem::replace(&mut self.answers[usize::from(key.0)], answer)
    }

    /// Puts another judgement in a place, and gives back the one that stood there.
    pub fn judge(&mut self, key: JudgmentKey, judgment: Judgment) -> Judgment {
        std::mem::replace(&mut self.judgments[usize::from(key.0)], judgment)
    }

    /// The figure of a fact, if it has one.
    pub fn figure(&self, key: FactKey) -> Option<&Figure> {
        match self.answer(key) {
            Answer::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// The rows of a fact, if it has any.
    pub fn table(&self, key: FactKey) -> Option<&Rc<Table>> {
        match self.answer(key) {
            Answer::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Whether a figure or rows are given.
    pub fn is_given(&self, key: FactKey) -> bool {
        self.figure(key).is_some() || self.table(key).is_some()
    }

    /// The possible values of a numeric fact, in base units: what was filled in, or its bounds while it is open.
    pub fn span(&self, rubric: &Rubric, key: FactKey) -> Span {
        let FactKind::Number { unit, bounds, .. } = &rubric.fact(key).kind else { return Span::anything() };
        self.figure(key).map_or(bounds, |figure| &figure.span).scale(unit.scale())
    }
}

impl Figure {
    /// What is known of a figure that nobody typed.
    pub fn supposed(span: Span) -> Self {
        Self { said: span.clone(), span, last_digit: Number::zero(), reading: Reading::Named }
    }
}

impl Answer {
    /// Whether it settles the fact: a figure, a yes/no, or 不适用.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::NotApplicable | Self::Flag(_) | Self::Choice(_) => true,
            Self::Table(table) => table.is_settled(),
            Self::Figure(figure) => figure.span.value().is_some(),
            Self::Blank | Self::Unreadable(_) | Self::Unknown => false,
        }
    }
}

impl Judgment {
    /// Whether it settles the judgement.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::NotApplicable | Self::Points(_))
    }
}

/// What a text says as the answer to a fact.
pub fn answer_of(spec: &FactSpec, typed: &str) -> Answer {
    read::answer(spec, typed)
}

/// What a text says as the points of a judgement.
pub fn judgment_of(rubric: &Rubric, key: JudgmentKey, typed: &str) -> Judgment {
    match rubric.judged_part(key).rule.asked() {
        Some(Asked::Judged(rule)) => parse::judgment(typed, rule),
        Some(Asked::Docked(rule)) => parse::deduction(typed, rule),
        None => Judgment::Blank,
    }
}

/// A figure as a person types it, read as a fact of this kind would be; `None` where it is none, or only a bound.
pub fn figure_of(kind: &FactKind, typed: &str) -> Option<Number> {
    match read::fact(kind, typed) {
        Answer::Figure(figure) => figure.span.value().cloned(),
        _ => None,
    }
}

/// Keeps a figure to what its fact can be.
fn within(span: &Span, bounds: &Span) -> Result<Span, Unreadable> {
    span.meet(bounds).ok_or_else(|| {
        let too_low = match (&span.high, &bounds.low) {
            (End::Closed(high) | End::Open(high), End::Closed(low) | End::Open(low)) if high <= low => {
                Some(low)
            }
            _ => None,
        };
        match (too_low, bounds.high.number()) {
            (Some(least), _) => Unreadable::BelowLeast { least: least.clone() },
            (None, Some(most)) => Unreadable::AboveMost { most: most.clone() },
            (None, None) => Unreadable::Unfinished,
        }
    })
}
