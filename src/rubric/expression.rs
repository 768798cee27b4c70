//! Formulas over facts, as rubric files write them: `training.spent / salary.total`, `growth(now, before)`.

use super::FactKey;
use crate::number::{Dimension, Number};

/// A formula. Facts enter it in base units (元, 人, ratios).
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// The value of a fact.
    Fact(FactKey),
    /// A plain number.
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
}

/// What the reader of a formula needs to know of the facts.
pub trait Names {
    /// The fact with this id and its dimension.
    fn find(&self, id: &str) -> Option<(FactKey, Dimension)>;
}

/// Why a formula cannot be read. Messages for the writer of a rubric file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaError {
    /// A fact that is declared nowhere.
    UnknownFact(String),
    /// Something that does not belong in a formula.
    Unexpected {
        /// What stands there; empty at the end.
        found: String,
        /// What would be right.
        expected: &'static str,
    },
    /// Sides of a sum or growth that do not count the same thing.
    Mismatch {
        /// The formula's text.
        formula: String,
    },
}

impl Expression {
    /// Reads a formula and its dimension.
    ///
    /// # Errors
    /// On unknown facts, stray text, and sums of unlike things.
    pub fn read(text: &str, names: &dyn Names) -> Result<(Self, Dimension), FormulaError> {
        let mut reader = Reader { rest: text.trim_start(), whole: text, names };
        let read = reader.sum()?;
        if reader.rest.is_empty() { Ok(read) } else { Err(reader.unexpected("an operator or the end")) }
    }

    /// Appends the facts it uses, each once, in order.
    pub fn collect_facts(&self, facts: &mut Vec<FactKey>) {
        match self {
            Self::Fact(key) => {
                if !facts.contains(key) {
                    facts.push(*key);
                }
            }
            Self::Number(_) => {}
            Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(a, b)
            | Self::Growth(a, b) => {
                a.collect_facts(facts);
                b.collect_facts(facts);
            }
        }
    }

    /// The facts it uses, each once, in order.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        self.collect_facts(&mut facts);
        facts
    }
}

struct Reader<'a> {
    rest: &'a str,
    whole: &'a str,
    names: &'a dyn Names,
}

type Read = Result<(Expression, Dimension), FormulaError>;

impl Reader<'_> {
    fn take(&mut self, sign: char) -> bool {
        let taken = self.rest.strip_prefix(sign);
        if let Some(rest) = taken {
            self.rest = rest.trim_start();
        }
        taken.is_some()
    }

    fn expect(&mut self, sign: char, expected: &'static str) -> Result<(), FormulaError> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn unexpected(&self, expected: &'static str) -> FormulaError {
        FormulaError::Unexpected { found: self.rest.to_owned(), expected }
    }

    fn same(&self, a: Dimension, b: Dimension) -> Result<Dimension, FormulaError> {
        if a == b { Ok(a) } else { Err(FormulaError::Mismatch { formula: self.whole.to_owned() }) }
    }

    fn sum(&mut self) -> Read {
        let (mut left, dimension) = self.product()?;
        loop {
            let add = self.take('+');
            if !add && !self.take('-') {
                return Ok((left, dimension));
            }
            let (right, other) = self.product()?;
            self.same(dimension, other)?;
            let sides = (Box::new(left), Box::new(right));
            left =
                if add { Expression::Add(sides.0, sides.1) } else { Expression::Subtract(sides.0, sides.1) };
        }
    }

    fn product(&mut self) -> Read {
        let (mut left, mut dimension) = self.atom()?;
        loop {
            let multiply = self.take('*');
            if !multiply && !self.take('/') {
                return Ok((left, dimension));
            }
            let (right, other) = self.atom()?;
            let sides = (Box::new(left), Box::new(right));
            (left, dimension) = if multiply {
                (Expression::Multiply(sides.0, sides.1), dimension.times(other))
            } else {
                (Expression::Divide(sides.0, sides.1), dimension.over(other))
            };
        }
    }

    fn atom(&mut self) -> Read {
        if self.take('(') {
            let inner = self.sum()?;
            self.expect(')', "`)`")?;
            return Ok(inner);
        }
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if let Some(number) = Number::from_decimal(word) {
            self.rest = rest.trim_start();
            return Ok((Expression::Number(number), Dimension::RATIO));
        }
        if word == "growth" {
            self.rest = rest.trim_start();
            self.expect('(', "`(` after growth")?;
            let (now, dimension) = self.sum()?;
            self.expect(',', "`,` between growth(now, before)")?;
            let (before, other) = self.sum()?;
            self.expect(')', "`)` after growth(now, before)")?;
            self.same(dimension, other)?;
            return Ok((Expression::Growth(Box::new(now), Box::new(before)), Dimension::RATIO));
        }
        if word.is_empty() {
            return Err(self.unexpected("a fact, a number, growth(…) or `(`"));
        }
        let (key, dimension) =
            self.names.find(word).ok_or_else(|| FormulaError::UnknownFact(word.to_owned()))?;
        self.rest = rest.trim_start();
        Ok((Expression::Fact(key), dimension))
    }
}
