//! Text → formula, with what it counts.

use super::{ColumnKey, Expression, FactKey, Function};
use crate::number::{Dimension, Number, Unit};

/// What a name in a formula stands for.
#[derive(Clone, Debug)]
pub enum Named {
    /// A value and what it counts: a fact, a lookup, another formula, a cell of the row that is looked at.
    Value(Expression, Dimension),
    /// A column of a table.
    Column(ColumnKey, Dimension),
    /// A table.
    Table(FactKey),
    /// A formula that leads back to itself.
    Circular,
    /// A formula that is deeper or longer than may be, by way of others.
    TooLarge,
    /// Nothing.
    Unknown,
}

/// What the reader of a formula needs to know of names.
pub trait Names {
    /// What a name stands for.
    fn find(&self, name: &str) -> Named;
}

/// Why a formula cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaError {
    /// A name that is declared nowhere.
    UnknownFact(String),
    /// A formula that leads back to itself.
    Circular(String),
    /// A column or a table where a single value belongs.
    Many(String),
    /// No column where one belongs.
    NoColumn(String),
    /// A unit that does not exist.
    UnknownUnit(String),
    /// More than [`DEEPEST`] operations in one another, or more than [`LARGEST`] in all, named formulas written out.
    TooLarge {
        /// How the formula begins.
        formula: String,
    },
    /// Something that does not belong in a formula.
    Unexpected {
        /// What stands there; empty at the end.
        found: String,
        /// What would be right.
        awaited: Awaited,
    },
    /// Sides of a sum or growth that do not count the same thing.
    Mismatch {
        /// The formula's text.
        formula: String,
    },
}

/// What would be right where something else stands in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// An operator, or the formula's end.
    OperatorOrEnd,
    /// A closing bracket.
    Bracket,
    /// One of [`FUNCTIONS`].
    FunctionName,
    /// A fact, a number, a function or a bracket.
    Operand,
    /// A bracket with values after the name of a function.
    Arguments,
    /// `]` after a unit.
    UnitEnd,
    /// `(` after a function.
    Opening,
    /// A comma in a function of this form.
    Comma {
        /// The function with its values: `growth(now, before)`.
        form: &'static str,
    },
    /// `)` after a function of this form.
    Closing {
        /// As for a comma.
        form: &'static str,
    },
    /// A comma or `)` after a value of a function.
    CommaOrClosing,
    /// `)` after a column.
    ColumnEnd,
    /// `)` after a table.
    TableEnd,
    /// As many values as the function has.
    Values,
}

/// How `growth` is written.
const GROWTH: &str = "growth(now, before)";
/// How `dispersion` is written.
const DISPERSION: &str = "dispersion(column, pupils)";

impl Expression {
    /// Reads a formula and its dimension.
    ///
    /// # Errors
    /// On unknown names, stray text, and sums of unlike things.
    pub fn read(text: &str, names: &dyn Names) -> Result<(Self, Dimension), FormulaError> {
        let mut reader = Reader { rest: text.trim_start(), whole: text, names, depth: 0 };
        let read = reader.sum()?;
        if reader.rest.is_empty() { Ok(read) } else { Err(reader.unexpected(Awaited::OperatorOrEnd)) }
    }
}

/// How deep operations may stand in one another; a sum of so many terms is as deep.
pub const DEEPEST: usize = 64;
/// The most operations and figures a formula may have, with those it names written out.
pub const LARGEST: usize = 2_000;
/// So many letters of a formula that is too large are told.
const LONGEST_TOLD: usize = 60;

/// The names of functions, which nothing else may have.
pub const FUNCTIONS: [&str; 11] =
    ["growth", "mean", "min", "max", "rises", "falls", "ceil", "floor", "total", "rows", "dispersion"];

struct Reader<'a> {
    rest: &'a str,
    whole: &'a str,
    names: &'a dyn Names,
    /// How many brackets are open.
    depth: usize,
}

type Read = Result<(Expression, Dimension), FormulaError>;

impl<'a> Reader<'a> {
    fn take(&mut self, sign: char) -> bool {
        let taken = self.rest.strip_prefix(sign);
        if let Some(rest) = taken {
            self.rest = rest.trim_start();
        }
        taken.is_some()
    }

    fn expect(&mut self, sign: char, awaited: Awaited) -> Result<(), FormulaError> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(awaited)) }
    }

    fn unexpected(&self, awaited: Awaited) -> FormulaError {
        FormulaError::Unexpected { found: self.rest.to_owned(), awaited }
    }

    fn same(&self, a: Dimension, b: Dimension) -> Result<Dimension, FormulaError> {
        if a == b { Ok(a) } else { Err(FormulaError::Mismatch { formula: self.whole.to_owned() }) }
    }

    fn sum(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_large());
        }
        let read = self.terms();
        self.depth -= 1;
        read
    }

    fn too_large(&self) -> FormulaError {
        FormulaError::TooLarge { formula: self.whole.chars().take(LONGEST_TOLD).collect() }
    }

    /// A formula that is neither too deep nor too long.
    fn bounded(&self, read: Expression) -> Result<Expression, FormulaError> {
        if read.size(DEEPEST).is_some_and(|size| size <= LARGEST) { Ok(read) } else { Err(self.too_large()) }
    }

    fn terms(&mut self) -> Read {
        let (mut left, dimension) = self.product()?;
        loop {
            let add = self.take('+');
            if !add && !self.take('-') {
                return Ok((left, dimension));
            }
            let (right, other) = self.product()?;
            self.same(dimension, other)?;
            let sides = (Box::new(left), Box::new(right));
            left = self.bounded(if add {
                Expression::Add(sides.0, sides.1)
            } else {
                Expression::Subtract(sides.0, sides.1)
            })?;
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
            left = self.bounded(left)?;
        }
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        word
    }

    fn atom(&mut self) -> Read {
        if self.take('(') {
            let inner = self.sum()?;
            self.expect(')', Awaited::Bracket)?;
            return Ok(inner);
        }
        let before = self.rest;
        let word = self.word();
        if let Some(number) = Number::from_decimal(word) {
            return self.number(number);
        }
        if self.rest.starts_with('(') {
            if let Some(read) = self.function(word) {
                return read;
            }
            self.rest = before;
            return Err(self.unexpected(Awaited::FunctionName));
        }
        if word.is_empty() {
            return Err(self.unexpected(Awaited::Operand));
        }
        if FUNCTIONS.contains(&word) {
            return Err(self.unexpected(Awaited::Arguments));
        }
        match self.names.find(word) {
            Named::Value(expression, dimension) => Ok((expression, dimension)),
            Named::Column(..) | Named::Table(_) => Err(FormulaError::Many(word.to_owned())),
            Named::Circular => Err(FormulaError::Circular(word.to_owned())),
            Named::TooLarge => Err(self.too_large()),
            Named::Unknown => Err(FormulaError::UnknownFact(word.to_owned())),
        }
    }

    /// A number, with its unit in square brackets where it has one: `12[班]`.
    fn number(&mut self, number: Number) -> Read {
        if !self.take('[') {
            return Ok((Expression::Number(number), Dimension::RATIO));
        }
        let end = self.rest.find(']').ok_or_else(|| self.unexpected(Awaited::UnitEnd))?;
        let written = &self.rest[..end];
        let unit = Unit::read(written).map_err(|error| FormulaError::UnknownUnit(error.unknown))?;
        self.rest = self.rest[end + 1..].trim_start();
        Ok((Expression::Number(unit.to_base(&number)), unit.dimension()))
    }

    fn function(&mut self, word: &str) -> Option<Read> {
        Some(match word {
            "growth" => self.growth(),
            "mean" => self.call(Function::Mean),
            "min" => self.call(Function::Least),
            "max" => self.call(Function::Greatest),
            "rises" => self.call(Function::Rises),
            "falls" => self.call(Function::Falls),
            "ceil" => self.call(Function::Ceil),
            "floor" => self.call(Function::Floor),
            "total" => self.total(),
            "rows" => self.rows(),
            "dispersion" => self.dispersion(),
            _ => return None,
        })
    }

    fn growth(&mut self) -> Read {
        self.expect('(', Awaited::Opening)?;
        let (now, dimension) = self.sum()?;
        self.expect(',', Awaited::Comma { form: GROWTH })?;
        let (before, other) = self.sum()?;
        self.expect(')', Awaited::Closing { form: GROWTH })?;
        self.same(dimension, other)?;
        Ok((self.bounded(Expression::Growth(Box::new(now), Box::new(before)))?, Dimension::RATIO))
    }

    fn call(&mut self, function: Function) -> Read {
        self.expect('(', Awaited::Opening)?;
        let (first, dimension) = self.sum()?;
        let mut values = vec![first];
        while self.take(',') {
            let (next, other) = self.sum()?;
            self.same(dimension, other)?;
            values.push(next);
            if values.len() > LARGEST {
                return Err(self.too_large());
            }
        }
        self.expect(')', Awaited::CommaOrClosing)?;
        let (least, most) = match function {
            Function::Rises | Function::Falls => (2, usize::MAX),
            Function::Ceil | Function::Floor => (1, 1),
            Function::Mean | Function::Least | Function::Greatest => (1, usize::MAX),
        };
        if !(least..=most).contains(&values.len()) {
            return Err(self.unexpected(Awaited::Values));
        }
        let dimension = match function {
            Function::Rises | Function::Falls => counted("次"),
            _ => dimension,
        };
        Ok((self.bounded(Expression::Call(function, values))?, dimension))
    }

    fn column(&mut self) -> Result<(ColumnKey, Dimension), FormulaError> {
        let word = self.word();
        match self.names.find(word) {
            Named::Column(column, dimension) => Ok((column, dimension)),
            Named::Value(Expression::Cell(column), dimension) => Ok((column, dimension)),
            _ => Err(FormulaError::NoColumn(word.to_owned())),
        }
    }

    fn total(&mut self) -> Read {
        self.expect('(', Awaited::Opening)?;
        let (column, dimension) = self.column()?;
        self.expect(')', Awaited::ColumnEnd)?;
        Ok((Expression::Total(column), dimension))
    }

    fn rows(&mut self) -> Read {
        self.expect('(', Awaited::Opening)?;
        let word = self.word();
        let Named::Table(table) = self.names.find(word) else {
            return Err(FormulaError::NoColumn(word.to_owned()));
        };
        self.expect(')', Awaited::TableEnd)?;
        Ok((Expression::Rows(table), counted("个")))
    }

    fn dispersion(&mut self) -> Read {
        self.expect('(', Awaited::Opening)?;
        let (value, _) = self.column()?;
        self.expect(',', Awaited::Comma { form: DISPERSION })?;
        let (weight, _) = self.column()?;
        self.expect(')', Awaited::Closing { form: DISPERSION })?;
        if value.table != weight.table {
            return Err(FormulaError::Mismatch { formula: self.whole.to_owned() });
        }
        Ok((Expression::Dispersion(value, weight), Dimension::RATIO))
    }
}

/// The dimension of a unit that exists.
fn counted(unit: &str) -> Dimension {
    Unit::read(unit).map_or(Dimension::RATIO, |unit| unit.dimension())
}
