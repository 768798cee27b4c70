//! What a check found, with everything its sentences need.

use crate::number::{Number, Span};
use crate::rubric::{ColumnKey, Expression, FactKey, Formula, Operator, Severity};
use std::rc::Rc;

/// Figures that contradict each other, or that others imply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable id: the check's; for a share that looks like a ratio, with its fact's behind it; for a part above its whole,
    /// the part's own with `-part` behind it. No two findings of one draft have the same.
    pub id: Rc<str>,
    /// How grave it is.
    pub severity: Severity,
    /// What to do about it; may be empty.
    pub advice: Rc<str>,
    /// The figures involved.
    pub facts: Vec<FactKey>,
    /// The arithmetic.
    pub detail: Detail,
}

/// The arithmetic of a finding. Numbers are in the unit of the fact, or the formula, they stand beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Reported and recomputed differ.
    Claimed {
        /// What was reported on.
        fact: FactKey,
        /// The recomputation.
        formula: Expression,
        /// What was reported.
        reported: Span,
        /// What the figures give.
        computed: Number,
        /// The filled-in fact that, as the denominator, gives the figure as printed. Never of a bound.
        fits: Option<FactKey>,
        /// The denominator that would fit, with its unit's fact, when the formula is a plain quotient. Never of a bound.
        implied: Option<(FactKey, Number)>,
    },
    /// A total is not the sum of its parts.
    Sum {
        /// The total.
        whole: FactKey,
        /// Its parts.
        parts: Vec<FactKey>,
        /// The total given.
        total: Number,
        /// What the parts add up to.
        computed: Number,
    },
    /// A value passes its limit, or falls below it.
    Limit {
        /// What was held to it.
        formula: Formula,
        /// The value.
        value: Number,
        /// The limit.
        limit: Number,
        /// Whether the value is above the limit, or else below.
        above: bool,
    },
    /// A part is above its whole.
    Part {
        /// The part.
        formula: Formula,
        /// The whole.
        of: Expression,
        /// What is known of the part.
        part: Span,
        /// What is known of the whole.
        whole: Span,
    },
    /// In a row of a table a part is above its whole.
    Row {
        /// The column of the part.
        column: ColumnKey,
        /// The column of the whole.
        of: ColumnKey,
        /// The name of the first such row.
        row: Rc<str>,
        /// What is known of the part in it.
        part: Span,
        /// What is known of the whole in it.
        whole: Span,
        /// How many rows are like it.
        rows: usize,
    },
    /// Two figures that should agree do not.
    Equal {
        /// One side.
        formula: Formula,
        /// The other.
        other: Expression,
        /// The value of the one.
        left: Number,
        /// The value of the other.
        right: Number,
    },
    /// A value has changed much in a year.
    Change {
        /// The value this year.
        formula: Formula,
        /// The value last year.
        last: Expression,
        /// This year.
        now: Number,
        /// Last year.
        before: Number,
        /// By how much, in per cent of last year.
        change: Number,
        /// The greatest change not asked about, in per cent of last year.
        most: Number,
    },
    /// A self-assessed beside a verified score.
    Credibility {
        /// The score the county gave itself.
        self_score: Number,
        /// The score found when it was checked.
        verified: Number,
        /// Verified ÷ self-assessed, in per cent.
        ratio: Number,
    },
    /// The declared 是/否 is not what the figures say.
    Asserted {
        /// What was declared on.
        fact: FactKey,
        /// What was declared.
        declared: bool,
        /// What the figures are compared by.
        formula: Formula,
        /// How.
        operator: Operator,
        /// The compared value.
        value: Number,
        /// What it was compared with.
        target: Number,
    },
    /// This year is a factor of about 10 000 off last year.
    Slip {
        /// This year.
        now: FactKey,
        /// This year ÷ last year.
        ratio: Number,
    },
    /// A share looks like a ratio.
    Ratio {
        /// What was typed, taken for percent.
        value: Number,
    },
    /// A blank figure is implied by others.
    Implied {
        /// What is implied.
        title: Rc<str>,
        /// By what.
        formula: Formula,
        /// Its value.
        value: Number,
    },
}
