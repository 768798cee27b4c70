//! Formulas in words, and with the county's numbers put in.

use super::line::{Line, Tone};
use super::{figure, figure_beside, span};
use crate::engine::Value;
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{Expression, FactKind, Formula, Period, Rubric};

/// One side of a comparison: the numbers put in, then what they come to.
pub(super) fn side_of(
    line: &mut Line,
    rubric: &Rubric,
    facts: &Facts,
    formula: &Formula,
    value: &Value,
    beside: &Number,
) {
    let known = match value {
        Value::Known(known) => known.value(),
        Value::None | Value::Undefined => None,
    };
    if let Expression::Fact(fact) = &formula.expression {
        let name = &rubric.fact(*fact).title;
        match (facts.figure(*fact), known) {
            (Some(_), Some(known)) => {
                line.plain(format!("{name} "));
                line.say(format!("{}{}", figure_beside(known, beside), formula.unit.name()), Tone::Figure);
            }
            (Some(figure), None) => {
                let text = span(&figure.said);
                let unit =
                    if text.ends_with(|c: char| c.is_ascii_digit()) { formula.unit.name() } else { "" };
                line.plain(format!("{name} "));
                line.say(format!("{text}{unit}"), Tone::Figure);
            }
            (None, _) => line.say(format!("〔{name}〕"), Tone::Open),
        }
        return;
    }
    substituted(line, rubric, facts, &formula.expression, 0);
    if let Some(known) = known {
        line.plain(" ＝ ");
        line.say(format!("{}{}", figure_beside(known, beside), formula.unit.name()), Tone::Figure);
    }
}

/// The formula with the numbers put in; what is blank stands in brackets.
fn substituted(line: &mut Line, rubric: &Rubric, facts: &Facts, expression: &Expression, binding: u8) {
    let own = binding_of(expression);
    let bracket = own < binding;
    if bracket {
        line.plain("（");
    }
    let mut sides = |a: &Expression, sign: &str, b: &Expression, tighter: u8| {
        substituted(line, rubric, facts, a, own);
        line.plain(format!(" {sign} "));
        substituted(line, rubric, facts, b, own + tighter);
    };
    match expression {
        Expression::Add(a, b) => sides(a, "＋", b, 0),
        Expression::Subtract(a, b) => sides(a, "－", b, 1),
        Expression::Multiply(a, b) => sides(a, "×", b, 0),
        Expression::Divide(a, b) => sides(a, "÷", b, 1),
        Expression::Growth(now, before) => {
            line.plain("（");
            substituted(line, rubric, facts, now, 1);
            line.plain(" － ");
            substituted(line, rubric, facts, before, 2);
            line.plain("）÷ ");
            substituted(line, rubric, facts, before, 3);
        }
        Expression::Number(number) => line.plain(figure(number)),
        Expression::Fact(fact) => {
            let spec = rubric.fact(*fact);
            let unit = match &spec.kind {
                FactKind::Number { unit, .. } => unit.name(),
                FactKind::Flag => "",
            };
            match facts.figure(*fact) {
                Some(figure) => line.say(format!("{}{unit}", span(&figure.said)), Tone::Figure),
                None => line.say(format!("〔{}〕", spec.title), Tone::Open),
            }
        }
    }
    if bracket {
        line.plain("）");
    }
}

/// The formula in words.
pub fn formula_in_words(rubric: &Rubric, expression: &Expression) -> String {
    fn words(rubric: &Rubric, expression: &Expression, binding: u8) -> String {
        let own = binding_of(expression);
        let both = |a: &Expression, sign: &str, b: &Expression, tighter: u8| {
            format!("{} {sign} {}", words(rubric, a, own), words(rubric, b, own + tighter))
        };
        let text = match expression {
            Expression::Fact(fact) => {
                let spec = rubric.fact(*fact);
                match spec.period {
                    Period::LastYear => {
                        format!("上年{}", spec.title.trim_start_matches("上年"))
                    }
                    _ => spec.title.to_string(),
                }
            }
            Expression::Number(number) => figure(number),
            Expression::Add(a, b) => both(a, "＋", b, 0),
            Expression::Subtract(a, b) => both(a, "－", b, 1),
            Expression::Multiply(a, b) => both(a, "×", b, 0),
            Expression::Divide(a, b) => both(a, "÷", b, 1),
            Expression::Growth(now, before) => {
                let (now, before) = (words(rubric, now, 1), words(rubric, before, 2));
                format!("（{now} － {before}）÷ {before}")
            }
        };
        if own < binding { format!("（{text}）") } else { text }
    }
    words(rubric, expression, 0)
}

fn binding_of(expression: &Expression) -> u8 {
    match expression {
        Expression::Add(..) | Expression::Subtract(..) => 1,
        Expression::Multiply(..) | Expression::Divide(..) | Expression::Growth(..) => 2,
        Expression::Fact(_) | Expression::Number(_) => 4,
    }
}
