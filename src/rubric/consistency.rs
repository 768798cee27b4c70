//! Figures that must agree (勾稽关系).

use super::{Comparison, Expression, FactKey, Formula};
use crate::number::Number;
use std::rc::Rc;

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

/// What a check holds figures to.
#[derive(Clone, Debug)]
pub enum CheckKind {
    /// A reported figure equals its recomputation, to the precision it was printed with.
    Claimed {
        /// The reported fact.
        fact: FactKey,
        /// The recomputation.
        formula: Expression,
        /// Facts that may have been the denominator instead; empty: any that counts the same thing.
        denominators: Vec<FactKey>,
    },
    /// A total equals the sum of its parts.
    Sum {
        /// The total.
        total: FactKey,
        /// The parts.
        parts: Vec<FactKey>,
    },
    /// A value does not pass a limit.
    AtMost {
        /// The value.
        value: Formula,
        /// The limit, in the value's unit.
        limit: Number,
    },
    /// A value does not fall below a limit.
    AtLeast {
        /// The value.
        value: Formula,
        /// The limit, in the value's unit.
        limit: Number,
    },
    /// A part is not above its whole.
    Part {
        /// The part (其中).
        part: Formula,
        /// The whole.
        whole: Expression,
    },
    /// Two formulas agree.
    Equal {
        /// One side.
        left: Formula,
        /// The other.
        right: Expression,
        /// How far apart they may be, in the shown unit.
        within: Number,
    },
    /// A value has not changed too much in a year.
    Change {
        /// This year.
        now: Formula,
        /// Last year.
        before: Expression,
        /// The greatest change not asked about, in per cent of last year.
        most: Number,
    },
    /// A declared 是/否 agrees with the figures.
    Asserted {
        /// The flag.
        fact: FactKey,
        /// What is true when the answer is 是.
        condition: Comparison,
    },
    /// This year is not about 10 000 times, or a 10 000th of, last year.
    Slip {
        /// This year.
        now: FactKey,
        /// Last year.
        before: FactKey,
    },
    /// A share is not typed as a ratio: 0.9543 for 95.43 %.
    Ratio {
        /// The shares, none of which may truly be about 1 % or less.
        facts: Vec<FactKey>,
    },
    /// A figure others imply, told while it is blank.
    Implied {
        /// What is implied.
        title: Rc<str>,
        /// The formula.
        formula: Formula,
        /// The fact that would say it outright.
        fact: Option<FactKey>,
    },
    /// 自评可信度: a self-assessed and a verified score; the ratio is told, nothing follows.
    Credibility {
        /// The score the county gave itself.
        self_score: FactKey,
        /// The score found when it was checked.
        verified: FactKey,
    },
}
