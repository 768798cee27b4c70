//! A part (其中) is never above its whole: in formulas that a check names, and wherever the rubric's facts say so.

use super::{
    CheckOutcome, Checked, Finding, Finds, Found, Runs, evaluate, facts_of_both, half_digit, half_digits,
};
use crate::facts::{Facts, Table};
use crate::number::{Number, Span, Truth, Unit};
use crate::rubric::{ColumnKey, Expression, FactKey, FactKind, Formula, PartCheck, Rubric, Severity};
use std::rc::Rc;

/// A part is above its whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFound {
    /// Of two figures, or of what follows from them.
    Figures {
        /// The part.
        formula: Formula,
        /// The whole.
        of: Expression,
        /// What is known of the part.
        part: Span,
        /// What is known of the whole.
        whole: Span,
    },
    /// In a row of a table.
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
}

impl Finds for PartCheck {
    type Found = PartFound;
}

impl Runs for PartCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<PartFound>> {
        part(rubric, facts, &self.part, &self.whole).into_iter().collect()
    }
}

/// Holds every fact to each fact it is part of, and in every row of a table every column to those it is part of. Of one
/// part, the nearest whole that is too small is told.
pub(super) fn run(rubric: &Rubric, facts: &Facts, checked: &mut Checked) {
    let mut last: Option<FactKey> = None;
    for (key, whole) in &rubric.parts {
        let FactKind::Number { unit, .. } = &rubric.fact(*key).kind else { continue };
        if facts.figure(*key).is_none() || facts.figure(*whole).is_none() {
            continue;
        }
        let formula = Formula { expression: Expression::Fact(*key), unit: unit.clone() };
        if let Some(outcome) = part(rubric, facts, &formula, &Expression::Fact(*whole)) {
            let id = || rubric.fact(*key).id.to_string();
            told(checked, outcome, last.replace(*key) == Some(*key), id);
        }
    }
    let mut last: Option<ColumnKey> = None;
    for (key, whole) in &rubric.column_parts {
        let outcome = facts.table(key.table).and_then(|table| rows(rubric, table, *key, *whole));
        if let Some(outcome) = outcome {
            let column = rubric.column(*key).map_or("", |column| &column.id);
            let id = || format!("{}.{column}", rubric.fact(key.table).id);
            told(checked, outcome, last.replace(*key) == Some(*key), id);
        }
    }
}

/// Notes what holding a part to a whole came to; `again` where the same part was held to another before, which counts once
/// and is told once.
fn told(checked: &mut Checked, outcome: CheckOutcome<PartFound>, again: bool, part: impl Fn() -> String) {
    if !again {
        checked.run += 1;
    }
    let Some((facts, found)) = outcome else { return };
    let id = format!("{}-part", part().replace(['.', '_'], "-"));
    if checked.findings.last().is_none_or(|last| *last.id != *id) {
        let (severity, advice, found) = (Severity::Warning, Rc::from(""), Found::Part(found));
        checked.findings.push(Finding { id: id.into(), severity, advice, facts, found });
    }
}

/// Whether a part is above its whole, as far as what is known of both tells.
fn part(
    rubric: &Rubric,
    facts: &Facts,
    part: &Formula,
    whole: &Expression,
) -> Option<CheckOutcome<PartFound>> {
    let involved = facts_of_both(part, whole);
    involved.iter().all(|fact| facts.is_given(*fact)).then_some(())?;
    let unit = &part.unit;
    let shown = |side: &Expression| {
        let to_unit = Number::one().divide(unit.scale())?;
        Some(evaluate(side, rubric, facts)?.scale(&to_unit))
    };
    let (value, of) = (shown(&part.expression)?, shown(whole)?);
    let slack =
        &half_digits(rubric, facts, unit, &part.expression) + &half_digits(rubric, facts, unit, whole);
    Some(is_above(&value, &of, &slack)?.then(|| {
        (involved, PartFound::Figures { formula: part.clone(), of: whole.clone(), part: value, whole: of })
    }))
}

/// The rows of a table in which a column is above another; `None` when no row tells.
fn rows(rubric: &Rubric, table: &Table, column: ColumnKey, whole: u16) -> Option<CheckOutcome<PartFound>> {
    let of = ColumnKey { table: column.table, column: whole };
    let unit_of = |key: ColumnKey| match &rubric.column(key)?.kind {
        FactKind::Number { unit, .. } => Some(unit),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => None,
    };
    let (unit, unit_of_whole) = (unit_of(column)?, unit_of(of)?);
    let mut is_told = false;
    let mut above = Vec::new();
    for row in &table.rows {
        let cell = |key: ColumnKey, own: &Unit| {
            let figure = row.cells.get(usize::from(key.column))?.as_ref()?;
            let factor = own.scale().divide(unit.scale())?;
            let half = &half_digit(figure) * &factor;
            Some((figure.span.scale(&factor), half))
        };
        let (Some((part, half)), Some((whole, other))) = (cell(column, unit), cell(of, unit_of_whole)) else {
            continue;
        };
        let Some(is_above) = is_above(&part, &whole, &(&half + &other)) else { continue };
        is_told = true;
        if is_above {
            above.push((row.name.clone(), part, whole));
        }
    }
    let rows = above.len();
    let first = above.into_iter().next().map(|(row, part, whole)| {
        (vec![column.table], PartFound::Row { column, of, row, part, whole, rows })
    });
    is_told.then_some(first)
}

/// Whether a part must be above its whole, by more than what rounding may have put between them; `None` where what is
/// known leaves it open.
fn is_above(part: &Span, whole: &Span, slack: &Number) -> Option<bool> {
    let over = part.subtract(whole).add(&Span::exactly(-slack));
    match over.reaches(&Span::exactly(Number::zero()), true) {
        Truth::Yes => Some(true),
        Truth::No => Some(false),
        Truth::Open => None,
    }
}
