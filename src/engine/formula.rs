//! Formulas over what is known of the facts. Base units in, base units out.

mod dispersion;
mod tight;

use super::Value;
use crate::facts::{Answer, Facts};
use crate::number::{End, Number, Span};
use crate::rubric::{
    ColumnKey, Expression, FactKey, FactKind, Formula, Lookup, LookupBy, LookupKey, Rubric, Values,
};

/// What a formula is worked out from: a rubric, what was filled in, and the row of a table that is looked at.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What was filled in.
    pub facts: &'a Facts,
    /// The row, counted from zero.
    pub row: Option<usize>,
}

impl<'a> Scope<'a> {
    /// Outside of any table.
    pub fn of(rubric: &'a Rubric, facts: &'a Facts) -> Self {
        Self { rubric, facts, row: None }
    }

    /// The possible values of a formula, or `None` where it has none: a divisor is zero. Where one may be, it may be
    /// anything, for it may turn out to be none at all; [`values`](Self::values) tells the two apart.
    ///
    /// Blank facts stand for all their possible values, so the outcome holds every value that filling them in could give.
    pub fn evaluate(self, expression: &Expression) -> Option<Span> {
        let values = self.values(expression)?;
        Some(if values.may_lack { Span::anything() } else { values.span })
    }

    /// What a formula can come to, or `None` where it surely has no value.
    pub fn values(self, expression: &Expression) -> Option<Values> {
        let values = expression.values(&|leaf| self.leaf(leaf))?;
        // What is open and stands in it more than once makes the span wider than need be, be it a divisor's.
        if !values.may_lack && values.span.value().is_some() || !expression.repeats_a_leaf() {
            return Some(values);
        }
        // Both hold every value, so what both hold does, too.
        let both = tight::span(self, expression).and_then(|tight| tight.meet(&values.span));
        Some(both.map_or(values, Values::from))
    }

    /// What is no arithmetic can come to.
    fn leaf(self, leaf: &Expression) -> Option<Values> {
        if let Expression::Dispersion(value, weight) = leaf {
            return dispersion::values(self, *value, *weight);
        }
        self.plain(leaf).map(Values::from)
    }

    /// The possible values of what is no arithmetic and always has one.
    fn plain(self, leaf: &Expression) -> Option<Span> {
        match leaf {
            Expression::Fact(fact) => Some(self.facts.span(self.rubric, *fact)),
            Expression::Cell(column) => Some(self.cell(*column)),
            Expression::Lookup(key) => self.lookup(*key),
            Expression::Total(column) => Some(self.total(*column)),
            Expression::Rows(table) => Some(match self.facts.table(*table) {
                Some(table) => Span::exactly(Number::count(table.rows.len())),
                None => Span::between(Some(Number::one()), None),
            }),
            // Arithmetic is not asked for here.
            _ => Some(Span::anything()),
        }
    }

    fn cell(self, column: ColumnKey) -> Span {
        let FactKind::Table { columns } = &self.rubric.fact(column.table).kind else {
            return Span::anything();
        };
        match (self.facts.table(column.table), self.row) {
            (Some(table), Some(row)) => table.cell(row, column.column, columns),
            _ => bounds(columns.get(usize::from(column.column)).map(|column| &column.kind)),
        }
    }

    /// All cells of a column, or `None` while the table is blank.
    fn column(self, column: ColumnKey) -> Option<Vec<Span>> {
        let rows = self.facts.table(column.table)?.rows.len();
        Some((0..rows).map(|row| Self { row: Some(row), ..self }.cell(column)).collect())
    }

    fn total(self, column: ColumnKey) -> Span {
        match self.column(column) {
            Some(cells) => {
                let zero = Span::exactly(Number::zero());
                cells.iter().fold(zero, |sum, cell| sum.add(cell))
            }
            // Any number of rows, one at least.
            None => self.cell(column).times_one_or_more(),
        }
    }

    fn lookup(self, key: LookupKey) -> Option<Span> {
        let lookup = self.rubric.lookup(key);
        let at = match lookup.by {
            LookupBy::Year => self.facts.year.map(|year| Span::exactly(Number::whole(i64::from(year)))),
            LookupBy::Choice(fact) => match self.facts.answer(fact) {
                Answer::Choice(option) => Some(Span::exactly(Number::whole(i64::from(*option)))),
                _ => None,
            },
            LookupBy::Figure(fact) => {
                let FactKind::Number { unit, .. } = &self.rubric.fact(fact).kind else { return None };
                let scale = Number::one().divide(unit.scale())?;
                Some(self.facts.span(self.rubric, fact).scale(&scale))
            }
        };
        let at = at.unwrap_or_else(Span::anything);
        // Before its first entry a lookup says nothing: the number is unknown, not zero.
        Some(looked_up(lookup, &at).map_or_else(Span::anything, |found| found.scale(lookup.unit.scale())))
    }
}

/// The values of a lookup over a span, in its unit; `None` where it may say nothing: before its first entry.
fn looked_up(lookup: &Lookup, at: &Span) -> Option<Span> {
    let is_choice = matches!(lookup.by, LookupBy::Choice(_));
    let first = Span {
        low: lookup.entries.first().map_or(End::None, |entry| End::Closed(entry.0.clone())),
        high: End::None,
    };
    if !is_choice && first.meet(at).as_ref() != Some(at) {
        return None;
    }
    let mut found: Option<Span> = None;
    let mut add = |value: &Number| {
        let value = Span::exactly(value.clone());
        found = Some(found.as_ref().map_or_else(|| value.clone(), |span| span.join(&value)));
    };
    for (n, (from, value, _)) in lookup.entries.iter().enumerate() {
        let next = lookup.entries.get(n + 1).map(|entry| &entry.0);
        let holds = if is_choice {
            Span::exactly(from.clone())
        } else {
            let high = next.map_or(End::None, |next| End::Open(next.clone()));
            Span { low: End::Closed(from.clone()), high }
        };
        let Some(here) = holds.meet(at) else { continue };
        match next.filter(|_| lookup.interpolate).map(|next| (next, &lookup.entries[n + 1].1)) {
            // Between two entries in proportion: the ends of what is possible here.
            Some((next, value_there)) => {
                let slope = (value_there - value).divide(&(next - from)).unwrap_or_else(Number::zero);
                for end in [here.low.number(), here.high.number()].into_iter().flatten() {
                    add(&(value + &(&slope * &(end - from))));
                }
            }
            None => add(value),
        }
    }
    found
}

/// The possible values of a figure of this kind, in base units.
fn bounds(kind: Option<&FactKind>) -> Span {
    match kind {
        Some(FactKind::Number { unit, bounds, .. }) => bounds.scale(unit.scale()),
        _ => Span::anything(),
    }
}

/// The possible values of a formula outside of any table.
pub fn evaluate(expression: &Expression, rubric: &Rubric, facts: &Facts) -> Option<Span> {
    Scope::of(rubric, facts).evaluate(expression)
}

/// The value of a formula in the unit it is shown in.
pub fn value(formula: &Formula, rubric: &Rubric, facts: &Facts) -> Value {
    shown(&formula.expression, formula, rubric, facts)
}

/// The value of `expression` in the unit `formula` is shown in.
pub(super) fn shown(expression: &Expression, formula: &Formula, rubric: &Rubric, facts: &Facts) -> Value {
    let uses: Vec<FactKey> = expression.facts();
    if !uses.is_empty() && !uses.iter().any(|fact| facts.is_given(*fact)) {
        return Value::None;
    }
    let scale = Number::one().divide(formula.unit.scale()).unwrap_or_else(Number::one);
    evaluate(expression, rubric, facts).map_or(Value::Undefined, |span| Value::Known(span.scale(&scale)))
}
