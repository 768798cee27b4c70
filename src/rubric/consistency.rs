//! Figures that must agree (勾稽关系): what a rubric holds them to, a struct a kind.
//!
//! A kind is a row of [`check_kinds!`](crate::check_kinds) and its struct. What was found by it stands in a file of its name in
//! `checks`, with how it is found; its sentence in `text::findings`. The compiler asks for each.

use super::wire::fields;
use super::{Comparison, Expression, FactKey, Formula};
use crate::number::Number;
use std::rc::Rc;

/// The one list of the kinds of check, handed to the macro that is named. Of each it says what it holds figures to, the number
/// in packed rubrics (never given to another kind), the table in rubric files, the name, what a check of it holds, and what a
/// file says of it.
#[macro_export]
macro_rules! check_kinds {
    ($with:ident) => {
        $with! {
            /// A reported figure equals its recomputation, to the precision it was printed with.
            0 claimed Claimed(ClaimedCheck) ClaimedFile;
            /// A total equals the sum of its parts.
            1 sum Sum(SumCheck) SumFile;
            /// A part (其中) is not above its whole.
            7 part Part(PartCheck) PartOfFile;
            /// Two formulas agree.
            8 equal Equal(EqualCheck) EqualFile;
            /// A value does not pass a limit.
            2 at_most AtMost(AtMostCheck) AtMostFile;
            /// A value does not fall below a limit.
            6 at_least AtLeast(AtLeastCheck) AtLeastFile;
            /// A value has not changed too much in a year.
            9 change Change(ChangeCheck) ChangeFile;
            /// A declared 是/否 agrees with the figures.
            3 asserted Asserted(AssertedCheck) AssertedFile;
            /// This year is not about 10 000 times, or a 10 000th of, last year: 元 typed for 万元.
            4 slip Slip(SlipCheck) SlipFile;
            /// A share is not typed as a ratio: 0.9543 for 95.43 %.
            11 ratio Ratio(RatioCheck) RatioFile;
            /// A figure others imply, told while it is blank.
            5 implied Implied(ImpliedCheck) ImpliedFile;
            /// 自评可信度: a self-assessed and a verified score; the ratio is told, nothing follows.
            10 credibility Credibility(CredibilityCheck) CredibilityFile;
        }
    };
}

/// Figures that must agree.
#[derive(Clone, Debug)]
pub struct Check {
    /// Stable id.
    pub id: Rc<str>,
    /// How grave a failure is.
    pub severity: Severity,
    /// What to do about it; may be empty.
    pub advice: Rc<str>,
    /// What must hold.
    pub kind: CheckKind,
}

/// How grave a failed check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A verdict or score rests on it.
    Error,
    /// Figures differ; ask.
    Warning,
    /// Worth knowing.
    Note,
}

macro_rules! checks {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($check:ident) $file:ident;)*) => {
        /// What a check holds figures to.
        #[derive(Clone, Debug)]
        pub enum CheckKind {
            $($(#[$doc])* $kind($check),)*
        }

        impl CheckKind {
            /// The tables that say checks in rubric files, one a kind.
            pub const TABLES: &[&str] = &[$(stringify!($table)),*];

            /// The table that says it in rubric files.
            pub fn table(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($table),)*
                }
            }
        }
    };
}

check_kinds!(checks);

/// A reported figure and its recomputation.
#[derive(Clone, Debug)]
pub struct ClaimedCheck {
    /// The reported fact.
    pub fact: FactKey,
    /// The recomputation.
    pub formula: Expression,
    /// Facts that may have been the denominator instead; empty: any that counts the same thing.
    pub denominators: Vec<FactKey>,
}

/// A total and its parts.
#[derive(Clone, Debug)]
pub struct SumCheck {
    /// The total.
    pub total: FactKey,
    /// The parts.
    pub parts: Vec<FactKey>,
}

/// A part and its whole.
#[derive(Clone, Debug)]
pub struct PartCheck {
    /// The part (其中).
    pub part: Formula,
    /// The whole.
    pub whole: Expression,
}

/// Two formulas for one thing.
#[derive(Clone, Debug)]
pub struct EqualCheck {
    /// One side.
    pub left: Formula,
    /// The other.
    pub right: Expression,
    /// How far apart they may be, in the shown unit.
    pub within: Number,
}

/// A value and what it may be at most.
#[derive(Clone, Debug)]
pub struct AtMostCheck {
    /// The value.
    pub value: Formula,
    /// The limit, in the value's unit.
    pub limit: Number,
}

/// A value and what it may be at least.
#[derive(Clone, Debug)]
pub struct AtLeastCheck {
    /// The value.
    pub value: Formula,
    /// The limit, in the value's unit.
    pub limit: Number,
}

/// A value this year and last year.
#[derive(Clone, Debug)]
pub struct ChangeCheck {
    /// This year.
    pub now: Formula,
    /// Last year.
    pub before: Expression,
    /// The greatest change not asked about, in per cent of last year.
    pub most: Number,
}

/// A 是/否 and the figures it goes by.
#[derive(Clone, Debug)]
pub struct AssertedCheck {
    /// The flag.
    pub fact: FactKey,
    /// What is true when the answer is 是.
    pub condition: Comparison,
}

/// A figure this year and last year, which may slip by a unit.
#[derive(Clone, Debug)]
pub struct SlipCheck {
    /// This year.
    pub now: FactKey,
    /// Last year.
    pub before: FactKey,
}

/// Shares that may be typed as ratios.
#[derive(Clone, Debug)]
pub struct RatioCheck {
    /// The shares, none of which may truly be about 1 % or less.
    pub facts: Vec<FactKey>,
}

/// A figure that others imply.
#[derive(Clone, Debug)]
pub struct ImpliedCheck {
    /// What is implied.
    pub title: Rc<str>,
    /// The formula.
    pub formula: Formula,
    /// The fact that would say it outright.
    pub fact: Option<FactKey>,
}

/// A self-assessed and a verified score.
#[derive(Clone, Debug)]
pub struct CredibilityCheck {
    /// The score the county gave itself.
    pub self_score: FactKey,
    /// The score found when it was checked.
    pub verified: FactKey,
}

fields!(Check { id, severity, advice, kind });
fields!(ClaimedCheck { fact, formula, denominators });
fields!(SumCheck { total, parts });
fields!(PartCheck { part, whole });
fields!(EqualCheck { left, right, within });
fields!(AtMostCheck { value, limit });
fields!(AtLeastCheck { value, limit });
fields!(ChangeCheck { now, before, most });
fields!(AssertedCheck { fact, condition });
fields!(SlipCheck { now, before });
fields!(RatioCheck { facts });
fields!(ImpliedCheck { title, formula, fact });
fields!(CredibilityCheck { self_score, verified });
