//! Why a formula cannot be read, in English.

use crate::rubric::expression::{Awaited, DEEPEST, FUNCTIONS, FormulaError, LARGEST};

pub(super) fn formula(written: &str, error: &FormulaError) -> String {
    match error {
        FormulaError::UnknownFact(id) => {
            format!("`{written}`: no [[fact]] that is a number, no lookup and no formula has the id `{id}`")
        }
        FormulaError::Circular(id) => format!("`{written}`: the formula `{id}` leads back to itself"),
        FormulaError::Many(id) => {
            format!("`{written}`: `{id}` stands for many values; use total(…), rows(…) or dispersion(…)")
        }
        FormulaError::NoColumn(id) => format!("`{written}`: no table has the column `{id}`"),
        FormulaError::UnknownUnit(unit) => format!("`{written}`: `{unit}` is not a known unit"),
        FormulaError::Unexpected { found, awaited } if found.is_empty() => {
            format!("`{written}` ends too soon: expected {}", awaited_in_words(*awaited))
        }
        FormulaError::Unexpected { found, awaited } => {
            format!("`{written}`: found `{found}`, expected {}", awaited_in_words(*awaited))
        }
        FormulaError::TooLarge { formula } => format!(
            "`{formula}…` is too large: {DEEPEST} operations in one another and {LARGEST} in all may stand in a formula, those it names written out"
        ),
        FormulaError::Mismatch { formula } => {
            format!("`{formula}` adds or compares figures that do not count the same thing")
        }
    }
}

fn awaited_in_words(awaited: Awaited) -> String {
    match awaited {
        Awaited::OperatorOrEnd => "an operator or the end".into(),
        Awaited::Bracket => "`)`".into(),
        Awaited::FunctionName => format!("a function: {}", FUNCTIONS.join(", ")),
        Awaited::Operand => "a fact, a number, a function or `(`".into(),
        Awaited::Arguments => "`(` after growth, mean, min, … and its values".into(),
        Awaited::UnitEnd => "`]` after the unit".into(),
        Awaited::Opening => "`(` after the function".into(),
        Awaited::Comma { form } => format!("`,` between {form}"),
        Awaited::Closing { form } => format!("`)` after {form}"),
        Awaited::CommaOrClosing => "`,` or `)` after a value".into(),
        Awaited::ColumnEnd => "`)` after the column".into(),
        Awaited::TableEnd => "`)` after the table".into(),
        Awaited::Values => "one value for ceil and floor, at least two for rises and falls".into(),
    }
}
