//! Numbers and comparisons in a spreadsheet's formulas that come out as on exact decimals.
//!
//! A spreadsheet reckons in binary with some 15 digits, the page in exact decimals. So 0.1 + 0.2 is above 0.3 there by 5·10⁻¹⁷, and a
//! value must not be compared as it stands. What is compared is the difference in the unit of the line, relative to the line, rounded to
//! 12 places. That takes away the error (a few units of the 16th digit) and nothing else: two different values of a formula, a quotient
//! of figures below 10¹⁰ against a line with two decimals, differ by more than 10⁻¹² of the line. Sums of plain figures, whose
//! difference may be small beside them, are rounded first to more places than any figure has.

use crate::number::Number;
use crate::rubric::Operator;

/// A number in a formula; one without end is a quotient.
pub(super) fn literal(number: &Number) -> String {
    let text = if number.is_plain() { number.plain() } else { number.fraction() };
    if number.is_plain() && !number.is_negative() { text } else { format!("({text})") }
}

/// How far a value is from another one, as a sign: above nought, nought, below.
pub(super) fn off(value: &str, line: &str) -> String {
    format!("ROUND(({value}-{line})/(1+ABS({line})),12)")
}

/// Whether a comparison holds.
pub(super) fn compared(operator: Operator, value: &str, line: &str) -> String {
    let sign = match operator {
        Operator::AtLeast => ">=0",
        Operator::Above => ">0",
        Operator::AtMost => "<=0",
        Operator::Below => "<0",
        Operator::Equal => "=0",
    };
    format!("{}{sign}", off(value, line))
}

/// So many whole steps, counted from what is no step because of the last digit alone.
pub(super) fn steps(distance: &str, step: &Number) -> String {
    format!("ROUND(({distance})/{},9)", literal(step))
}

/// A number rounded half up to so many places, its binary error taken away first.
pub(super) fn rounded(value: &str, places: u32) -> String {
    format!("ROUND(ROUND({value},10),{places})")
}

/// A call of a function that takes any number of values; of one value it is that value.
pub(super) fn call(function: &str, values: &[String]) -> String {
    match values {
        [one] => one.clone(),
        all => format!("{function}({})", all.join(",")),
    }
}

/// Whether all of these cells hold a number.
pub(super) fn all_numbers(cells: &[String]) -> String {
    if cells.is_empty() { "TRUE".to_owned() } else { format!("COUNT({})={}", cells.join(","), cells.len()) }
}
