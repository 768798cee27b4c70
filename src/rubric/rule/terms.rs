//! What rules of several kinds are made of: formulas, comparisons with a target, steps, limits.

use crate::number::{Number, Unit};
use crate::rubric::wire::fields;
use crate::rubric::{Expression, FactKey};

/// A formula with the unit its value is shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What is computed.
    pub expression: Expression,
    /// Unit it is shown in.
    pub unit: Unit,
}

fields!(Formula { expression, unit });

/// What holds when a divisor is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IfZero {
    /// The points stay open.
    Open,
    /// Full points.
    Full,
    /// No points.
    None,
}

/// How two values are compared. Equality and the inclusive edge are part of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// 不低于.
    AtLeast,
    /// 高于.
    Above,
    /// 不高于.
    AtMost,
    /// 低于.
    Below,
    /// 等于.
    Equal,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A number, in the formula's unit.
    Number(Number),
    /// Another formula.
    Formula(Expression),
}

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// How a started step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialStep {
    /// As a whole one (不足一步按一步).
    Started,
    /// Not at all (只计整步).
    Whole,
    /// In proportion (按比例).
    Exact,
}

/// How much is lost at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The part's points, printed (扣完为止).
    Full,
    /// The part's points; the clause does not say so.
    Assumed,
    /// So much (最多扣…分).
    Points(Number),
    /// No limit of its own (扣分不封顶).
    None,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnKey {
    /// The table.
    pub table: FactKey,
    /// Place of the column.
    pub column: u16,
}

fields!(ColumnKey { table, column });

impl Target {
    /// The formula, where it is one.
    pub fn formula(&self) -> Option<&Expression> {
        match self {
            Self::Number(_) => None,
            Self::Formula(formula) => Some(formula),
        }
    }
}

impl Formula {
    /// Whether a rule that compares this with a target measures by a fact: one that stands in the target, or below a fraction
    /// line where more is better (`more`). What stands above the line as well, as a in a ÷ (a + b), is measured.
    pub(super) fn is_measured_by(&self, fact: FactKey, target: Option<&Expression>, more: bool) -> bool {
        let (above, below) = self.expression.sides(fact);
        !above && (below && more || target.is_some_and(|target| target.facts().contains(&fact)))
    }
}
