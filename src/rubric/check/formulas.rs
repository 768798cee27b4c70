//! Checking formulas: what their names stand for, what they count, and what holds when they divide by zero.

use super::Checker;
use crate::number::{Dimension, Number, Span, Unit};
use crate::rubric::expression::{DEEPEST, FUNCTIONS, FormulaError, Named, Names};
use crate::rubric::file::{IfZeroFile, NamedFormulaFile};
use crate::rubric::problem::{FileTable, OneOf, ProblemKind, ProblemPlace};
use crate::rubric::{
    ColumnKey, Expression, FactKey, FactKind, FactSpec, Formula, IfZero, Lookup, LookupKey, Target,
};

/// What the names of a rubric stand for.
struct Known<'a> {
    facts: &'a [FactSpec],
    lookups: &'a [(String, Lookup)],
    formulas: &'a [NamedFormulaFile],
    /// The table whose rows are looked at.
    row: Option<FactKey>,
    /// Named formulas being read: meeting one again goes in a circle.
    open: Vec<&'a str>,
}

impl Known<'_> {
    fn fact(&self, id: &str) -> Option<(FactKey, &FactKind)> {
        let place = self.facts.iter().position(|fact| &*fact.id == id)?;
        Some((FactKey(u16::try_from(place).ok()?), &self.facts[place].kind))
    }

    fn column(&self, table: FactKey, id: &str) -> Option<(ColumnKey, Dimension)> {
        let FactKind::Table { columns } = &self.facts[usize::from(table.0)].kind else { return None };
        let place = columns.iter().position(|column| &*column.id == id)?;
        let column = ColumnKey { table, column: u16::try_from(place).ok()? };
        let FactKind::Number { unit, .. } = &columns[place].kind else { return None };
        Some((column, unit.dimension()))
    }

    /// A column by `table.column`, or by its own name in a row of its table.
    fn any_column(&self, name: &str) -> Option<(ColumnKey, Dimension)> {
        if let Some(found) = self.row.and_then(|row| self.column(row, name)) {
            return Some(found);
        }
        let (table, column) = name.rsplit_once('.')?;
        self.column(self.fact(table)?.0, column)
    }
}

impl Names for Known<'_> {
    fn find(&self, name: &str) -> Named {
        match self.fact(name) {
            Some((key, FactKind::Number { unit, .. })) => {
                return Named::Value(Expression::Fact(key), unit.dimension());
            }
            Some((key, FactKind::Table { .. })) => return Named::Table(key),
            Some((_, FactKind::Flag | FactKind::Choice { .. })) | None => {}
        }
        if let Some((column, dimension)) = self.any_column(name) {
            return match self.row == Some(column.table) {
                true => Named::Value(Expression::Cell(column), dimension),
                false => Named::Column(column, dimension),
            };
        }
        let lookup = self.lookups.iter().position(|(id, _)| id == name);
        if let Some(place) = lookup.and_then(|place| u16::try_from(place).ok()) {
            let dimension = self.lookups[usize::from(place)].1.unit.dimension();
            return Named::Value(Expression::Lookup(LookupKey(place)), dimension);
        }
        let Some(formula) = self.formulas.iter().find(|formula| formula.id == name) else {
            return Named::Unknown;
        };
        if self.open.contains(&&*formula.id) {
            return Named::Circular;
        }
        if self.open.len() >= DEEPEST {
            return Named::TooLarge;
        }
        let open = self.open.iter().copied().chain([&*formula.id]).collect();
        match Expression::read(&formula.value, &Known { open, ..*self }) {
            Ok((expression, dimension)) => Named::Value(expression, dimension),
            Err(FormulaError::Circular(_)) => Named::Circular,
            Err(FormulaError::TooLarge { .. }) => Named::TooLarge,
            // The formula's own problem is told where it stands.
            Err(_) => Named::Unknown,
        }
    }
}

impl Checker<'_> {
    pub(super) fn named_formulas(&mut self) {
        let file = self.file;
        self.unique(FileTable::Formula, file.formula.iter().map(|formula| &*formula.id));
        let named =
            file.lookup.iter().map(|lookup| &lookup.id).chain(file.formula.iter().map(|formula| &formula.id));
        let named: Vec<&String> = named.collect();
        for (at, id) in named.iter().enumerate() {
            let is_fact = self.facts.iter().any(|fact| *fact.id == ***id);
            if is_fact || named[..at].contains(id) || FUNCTIONS.contains(&&***id) {
                let table = if at < file.lookup.len() { FileTable::Lookup } else { FileTable::Formula };
                self.problem(&ProblemPlace::named(table, id), ProblemKind::NameTaken);
            }
        }
        for formula in &file.formula {
            let open = vec![&*formula.id];
            self.read(&ProblemPlace::named(FileTable::Formula, &formula.id), &formula.value, open);
        }
    }

    pub(in super::super) fn expression(
        &mut self,
        place: &ProblemPlace,
        written: &str,
    ) -> Option<(Expression, Dimension)> {
        self.read(place, written, Vec::new())
    }

    fn read(
        &mut self,
        place: &ProblemPlace,
        written: &str,
        open: Vec<&str>,
    ) -> Option<(Expression, Dimension)> {
        let known = Known {
            facts: &self.facts,
            lookups: &self.lookups,
            formulas: &self.file.formula,
            row: self.row,
            open,
        };
        let error = match Expression::read(written, &known) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        self.problem(place, ProblemKind::Formula { written: written.to_owned(), error });
        None
    }

    pub(in super::super) fn formula(
        &mut self,
        place: &ProblemPlace,
        written: &str,
        unit: &str,
    ) -> Option<Formula> {
        let (expression, dimension) = self.expression(place, written)?;
        let unit = self.unit(&place.key("unit"), unit);
        if unit.dimension() != dimension {
            let unit = unit.name().to_string();
            self.problem(place, ProblemKind::NotInUnit { written: written.to_owned(), unit });
            return None;
        }
        Some(Formula { expression, unit })
    }

    /// A target: a number in the unit, or a formula that counts the same.
    pub(in super::super) fn target(
        &mut self,
        place: &ProblemPlace,
        target: Option<&str>,
        against: Option<&str>,
        unit: &str,
    ) -> Option<Target> {
        match (target, against) {
            (Some(target), None) => Some(Target::Number(self.number(&place.key("target"), target))),
            (None, Some(against)) => Some(Target::Formula(self.formula(place, against, unit)?.expression)),
            _ => {
                let keys = &["target", "against"];
                self.problem(place, ProblemKind::NotExactlyOne { of: OneOf::Target, keys });
                None
            }
        }
    }

    /// What holds when a divisor is zero: has to be said where one may be.
    pub(in super::super) fn if_zero(
        &mut self,
        place: &ProblemPlace,
        said: Option<IfZeroFile>,
        formulas: &[&Expression],
    ) -> IfZero {
        let mut may_be_zero = false;
        for formula in formulas {
            formula.each(&mut |part| {
                // 差异系数 divides by the mean, which is zero where all values are.
                may_be_zero |= matches!(part, Expression::Dispersion(..));
                if let Expression::Divide(_, divisor) | Expression::Growth(_, divisor) = part {
                    let possible = divisor.values(&|leaf| Some(self.possible(leaf).into()));
                    may_be_zero |= possible.is_none_or(|possible| possible.span.contains(&Number::zero()));
                }
            });
        }
        if may_be_zero && said.is_none() {
            self.problem(place, ProblemKind::DividesByZero);
        }
        match said {
            Some(IfZeroFile::Full) => IfZero::Full,
            Some(IfZeroFile::None) => IfZero::None,
            Some(IfZeroFile::Open) | None => IfZero::Open,
        }
    }

    /// The possible values of a formula where it has one, in its unit.
    pub(in super::super) fn possible_values(&self, formula: &Formula) -> Span {
        let scale = Number::one().divide(formula.unit.scale()).unwrap_or_else(Number::one);
        let values = formula.expression.values(&|leaf| Some(self.possible(leaf).into()));
        values.map_or_else(Span::anything, |values| values.span.scale(&scale))
    }

    /// The possible values of what is no arithmetic, in base units.
    fn possible(&self, leaf: &Expression) -> Span {
        let of = |kind: &FactKind| match kind {
            FactKind::Number { unit, bounds, .. } => bounds.scale(unit.scale()),
            FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => Span::anything(),
        };
        let cell = |column: &ColumnKey| match self.kind_of(column.table) {
            FactKind::Table { columns } => of(&columns[usize::from(column.column)].kind),
            _ => Span::anything(),
        };
        match leaf {
            Expression::Fact(fact) => of(self.kind_of(*fact)),
            Expression::Cell(column) => cell(column),
            Expression::Total(column) => cell(column).times_one_or_more(),
            Expression::Rows(_) => Span::between(Some(Number::one()), None),
            Expression::Dispersion(..) => Span::between(Some(Number::zero()), None),
            Expression::Lookup(key) => {
                let lookup = &self.lookups[usize::from(key.0)].1;
                let in_base = |value: &Number| Span::exactly(Unit::to_base(&lookup.unit, value));
                let mut entries = lookup.entries.iter().map(|(_, value, _)| in_base(value));
                let first = entries.next().unwrap_or_else(Span::anything);
                entries.fold(first, |span, entry| span.join(&entry))
            }
            _ => Span::anything(),
        }
    }
}
