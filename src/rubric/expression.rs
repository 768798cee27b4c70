//! Formulas over facts, as rubric files write them: `training.spent / salary.total`, `growth(now, before)`.

mod read;

use super::{ColumnKey, FactKey, LookupKey};
use crate::number::{Number, Span, Truth};
use std::cell::Cell;

pub use read::{Awaited, DEEPEST, FUNCTIONS, FormulaError, LARGEST, Named, Names};

/// A formula. Facts enter it in base units (元, 人, ratios).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// The value of a fact.
    Fact(FactKey),
    /// A plain number, in base units.
    Number(Number),
    /// A sum.
    Add(Box<Self>, Box<Self>),
    /// A difference.
    Subtract(Box<Self>, Box<Self>),
    /// A product.
    Multiply(Box<Self>, Box<Self>),
    /// A quotient.
    Divide(Box<Self>, Box<Self>),
    /// Growth rate (增长率): (now − before) ÷ before.
    Growth(Box<Self>, Box<Self>),
    /// A function of several values.
    Call(Function, Vec<Self>),
    /// A number that depends on class, size or year.
    Lookup(LookupKey),
    /// The value of a column in the row that is being looked at.
    Cell(ColumnKey),
    /// The sum of a column.
    Total(ColumnKey),
    /// How many rows a table has.
    Rows(FactKey),
    /// 差异系数 of a column per unit of another, weighted by that other.
    Dispersion(ColumnKey, ColumnKey),
}

/// What a formula can come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// Its values where it has one.
    pub span: Span,
    /// Whether it may turn out to have none: a divisor somewhere in it may be zero.
    pub may_lack: bool,
}

/// A function of several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The mean.
    Mean,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
    /// How many times a value is above the one before.
    Rises,
    /// How many times a value is below the one before.
    Falls,
    /// The least whole number that is not below it.
    Ceil,
    /// The greatest whole number that is not above it.
    Floor,
}

impl Expression {
    /// Calls `visit` with it and all formulas inside it.
    pub fn each(&self, visit: &mut dyn FnMut(&Self)) {
        visit(self);
        match self {
            Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(a, b)
            | Self::Growth(a, b) => {
                a.each(visit);
                b.each(visit);
            }
            Self::Call(_, values) => values.iter().for_each(|value| value.each(visit)),
            Self::Fact(_)
            | Self::Number(_)
            | Self::Lookup(_)
            | Self::Cell(_)
            | Self::Total(_)
            | Self::Rows(_)
            | Self::Dispersion(..) => {}
        }
    }

    /// How many operations and figures it has; nothing where it is deeper than so many.
    fn size(&self, deepest: usize) -> Option<usize> {
        let below = deepest.checked_sub(1)?;
        let inside = match self {
            Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(a, b)
            | Self::Growth(a, b) => a.size(below)? + b.size(below)?,
            Self::Call(_, values) => {
                values.iter().try_fold(0, |sum, value| Some(sum + value.size(below)?))?
            }
            Self::Fact(_)
            | Self::Number(_)
            | Self::Lookup(_)
            | Self::Cell(_)
            | Self::Total(_)
            | Self::Rows(_)
            | Self::Dispersion(..) => 0,
        };
        Some(inside + 1)
    }

    /// Appends the facts it uses, each once, in order.
    pub fn collect_facts(&self, facts: &mut Vec<FactKey>) {
        self.each(&mut |part| {
            let fact = match part {
                Self::Fact(fact) | Self::Rows(fact) => *fact,
                Self::Cell(column) | Self::Total(column) | Self::Dispersion(column, _) => column.table,
                _ => return,
            };
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        });
    }

    /// The facts it uses, each once, in order.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        self.collect_facts(&mut facts);
        facts
    }

    /// Whether a fact stands above the fraction line, and whether below it; below twice is above.
    pub(super) fn sides(&self, fact: FactKey) -> (bool, bool) {
        match self {
            Self::Divide(over, under) | Self::Growth(over, under) => {
                let (over, under) = (over.sides(fact), under.sides(fact));
                (over.0 || under.1, over.1 || under.0)
            }
            Self::Add(one, other) | Self::Subtract(one, other) | Self::Multiply(one, other) => {
                let (one, other) = (one.sides(fact), other.sides(fact));
                (one.0 || other.0, one.1 || other.1)
            }
            Self::Call(_, values) => values.iter().fold((false, false), |known, value| {
                let (above, below) = value.sides(fact);
                (known.0 || above, known.1 || below)
            }),
            Self::Fact(_)
            | Self::Number(_)
            | Self::Lookup(_)
            | Self::Cell(_)
            | Self::Total(_)
            | Self::Rows(_)
            | Self::Dispersion(..) => (self.facts().contains(&fact), false),
        }
    }

    /// Whether a fact or a column stands in it more than once.
    pub fn repeats_a_leaf(&self) -> bool {
        if matches!(self, Self::Fact(_) | Self::Number(_) | Self::Lookup(_)) {
            return false;
        }
        let (mut seen, mut repeats) = (Vec::new(), false);
        self.each(&mut |part| {
            let leaf = match part {
                Self::Fact(fact) => (*fact, None),
                Self::Cell(column) | Self::Total(column) => (column.table, Some(column.column)),
                _ => return,
            };
            repeats |= seen.contains(&leaf);
            seen.push(leaf);
        });
        repeats
    }

    /// What it can come to, or `None` where it surely has no value: a divisor is zero. `leaf` answers for what is no
    /// arithmetic.
    ///
    /// Whatever the leaves turn out to be, the value lies within, or there is none and that was said to be possible. That a
    /// divisor may be zero is kept apart from the values, since what stands around a quotient (a `max`, a product with
    /// zero, a count of rises) hides it from them.
    pub fn values(&self, leaf: &dyn Fn(&Self) -> Option<Values>) -> Option<Values> {
        let may_lack = Cell::new(false);
        let span = self.where_defined(leaf, &may_lack)?;
        Some(Values { span, may_lack: may_lack.get() })
    }

    fn where_defined(&self, leaf: &dyn Fn(&Self) -> Option<Values>, may_lack: &Cell<bool>) -> Option<Span> {
        let of = |part: &Self| part.where_defined(leaf, may_lack);
        let divide = |over: &Span, under: &Span| {
            may_lack.set(may_lack.get() || under.contains(&Number::zero()));
            over.divide(&under.apart_from_zero()?)
        };
        match self {
            Self::Number(number) => Some(Span::exactly(number.clone())),
            Self::Add(a, b) => Some(of(a)?.add(&of(b)?)),
            Self::Subtract(a, b) => Some(of(a)?.subtract(&of(b)?)),
            Self::Multiply(a, b) => Some(of(a)?.multiply(&of(b)?)),
            Self::Divide(a, b) => divide(&of(a)?, &of(b)?),
            // (now − before) ÷ before, written so that each side enters once and the span stays tight.
            Self::Growth(now, before) => {
                Some(divide(&of(now)?, &of(before)?)?.subtract(&Span::exactly(Number::one())))
            }
            Self::Call(function, values) => {
                let values: Option<Vec<Span>> = values.iter().map(of).collect();
                function.span(&values?)
            }
            Self::Fact(_)
            | Self::Lookup(_)
            | Self::Cell(_)
            | Self::Total(_)
            | Self::Rows(_)
            | Self::Dispersion(..) => {
                let values = leaf(self)?;
                may_lack.set(may_lack.get() || values.may_lack);
                Some(values.span)
            }
        }
    }
}

impl From<Span> for Values {
    fn from(span: Span) -> Self {
        Self { span, may_lack: false }
    }
}

impl Function {
    fn span(self, values: &[Span]) -> Option<Span> {
        let (first, rest) = values.split_first()?;
        Some(match self {
            Self::Mean => {
                let count = Number::one().divide(&Number::whole(i64::try_from(values.len()).ok()?))?;
                rest.iter().fold(first.clone(), |sum, value| sum.add(value)).scale(&count)
            }
            Self::Least => rest.iter().fold(first.clone(), |least, value| least.least(value)),
            Self::Greatest => {
                // The greatest is the least seen from the other side.
                let turned = |span: &Span| span.scale(&-&Number::one());
                turned(&rest.iter().fold(turned(first), |least, value| least.least(&turned(value))))
            }
            Self::Rises => steps(values, |before, now| now.reaches(before, true)),
            Self::Falls => steps(values, |before, now| before.reaches(now, true)),
            Self::Ceil => first.stepped(false),
            Self::Floor => first.stepped(true),
        })
    }
}

/// How many of the steps from each value to the next are of a kind: those that surely are, to those that may be.
fn steps(values: &[Span], is: impl Fn(&Span, &Span) -> Truth) -> Span {
    let (mut low, mut high) = (0, 0);
    for pair in values.windows(2) {
        let truth = is(&pair[0], &pair[1]);
        low += i64::from(truth == Truth::Yes);
        high += i64::from(truth != Truth::No);
    }
    Span::between(Some(Number::whole(low)), Some(Number::whole(high)))
}
