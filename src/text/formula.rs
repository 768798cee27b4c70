//! Formulas in words, and with the county's numbers put in.

use super::line::{Sentence, Tone};
use super::{figure, figure_beside, span};
use crate::engine::Value;
use crate::engine::formula::evaluate;
use crate::facts::Facts;
use crate::number::{Number, Span};
use crate::rubric::{ColumnKey, Expression, FactKind, Formula, Function, Period, Rubric};

/// A figure as it was said, with its unit where there is a number: ≥1.5%, but 负增长.
pub(super) fn with_unit(said: &Span, unit: &str) -> String {
    let text = span(said);
    if text.ends_with(|c: char| c.is_ascii_digit()) { text + unit } else { text }
}

/// One side of a comparison: the numbers put in, then what they come to.
pub(super) fn side_of(
    line: &mut Sentence,
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
    match &formula.expression {
        Expression::Fact(fact) => {
            let name = &rubric.fact(*fact).title;
            match (facts.figure(*fact), known) {
                (Some(_), Some(known)) => {
                    line.plain(format!("{name} "));
                    line.say(
                        format!("{}{}", figure_beside(known, beside), formula.unit.name()),
                        Tone::Figure,
                    );
                }
                (Some(figure), None) => {
                    line.plain(format!("{name} "));
                    line.say(with_unit(&figure.said, formula.unit.name()), Tone::Figure);
                }
                (None, _) => line.say(format!("〔{name}〕"), Tone::Open),
            }
        }
        // A number that depends on something is told with its name.
        Expression::Lookup(key) => {
            line.plain(format!("{} ", rubric.lookup(*key).title));
            match known {
                Some(known) => {
                    line.say(
                        format!("{}{}", figure_beside(known, beside), formula.unit.name()),
                        Tone::Figure,
                    );
                }
                None => line.say("未定", Tone::Open),
            }
        }
        // A column is not put in cell by cell.
        Expression::Dispersion(..) | Expression::Total(_) | Expression::Rows(_) => {
            line.plain(formula_in_words(rubric, &formula.expression));
            if let Some(known) = known {
                line.plain(" ");
                line.say(format!("{}{}", figure_beside(known, beside), formula.unit.name()), Tone::Figure);
            }
        }
        _ => {
            substituted(line, rubric, facts, &formula.expression, 0);
            if let Some(known) = known {
                line.plain(" ＝ ");
                line.say(format!("{}{}", figure_beside(known, beside), formula.unit.name()), Tone::Figure);
            }
        }
    }
}

/// The formula with the numbers put in; what is blank stands in brackets.
fn substituted(line: &mut Sentence, rubric: &Rubric, facts: &Facts, expression: &Expression, binding: u8) {
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
        Expression::Call(function, values) => {
            line.plain(format!("{}（", name_of(*function)));
            for (n, value) in values.iter().enumerate() {
                if n > 0 {
                    line.plain("，");
                }
                substituted(line, rubric, facts, value, 0);
            }
            line.plain("）");
        }
        Expression::Number(number) => line.plain(figure(number)),
        Expression::Fact(fact) => {
            let spec = rubric.fact(*fact);
            let unit = match &spec.kind {
                FactKind::Number { unit, .. } => unit.name(),
                FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => "",
            };
            match facts.figure(*fact) {
                Some(figure) => line.say(with_unit(&figure.said, unit), Tone::Figure),
                None => line.say(format!("〔{}〕", spec.title), Tone::Open),
            }
        }
        Expression::Lookup(key) => {
            let lookup = rubric.lookup(*key);
            match evaluate(expression, rubric, facts).as_ref().and_then(Span::value) {
                Some(value) => {
                    let shown = figure(&lookup.unit.of_base(value));
                    line.say(format!("{shown}{}", lookup.unit.name()), Tone::Figure);
                }
                None => line.say(format!("〔{}〕", lookup.title), Tone::Open),
            }
        }
        Expression::Cell(_) | Expression::Total(_) | Expression::Rows(_) | Expression::Dispersion(..) => {
            line.plain(formula_in_words(rubric, expression));
        }
    }
    if bracket {
        line.plain("）");
    }
}

fn name_of(function: Function) -> &'static str {
    match function {
        Function::Mean => "平均",
        Function::Least => "最小",
        Function::Greatest => "最大",
        Function::Rises => "逐个上升次数",
        Function::Falls => "逐个下降次数",
        Function::Ceil => "进位取整",
        Function::Floor => "舍去取整",
    }
}

/// The formula in words.
pub fn formula_in_words(rubric: &Rubric, expression: &Expression) -> String {
    words(rubric, expression, 0)
}

fn words(rubric: &Rubric, expression: &Expression, binding: u8) -> String {
    let own = binding_of(expression);
    let both = |a: &Expression, sign: &str, b: &Expression, tighter: u8| {
        format!("{} {sign} {}", words(rubric, a, own), words(rubric, b, own + tighter))
    };
    let text = match expression {
        Expression::Fact(fact) => {
            let spec = rubric.fact(*fact);
            match spec.period {
                Period::LastYear => format!("上年{}", spec.title.trim_start_matches("上年")),
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
        Expression::Call(function, values) => {
            let values: Vec<String> = values.iter().map(|value| words(rubric, value, 0)).collect();
            format!("{}（{}）", name_of(*function), values.join("，"))
        }
        Expression::Lookup(key) => rubric.lookup(*key).title.to_string(),
        Expression::Cell(column) => column_title(rubric, *column),
        Expression::Total(column) => format!("{}合计", column_title(rubric, *column)),
        Expression::Rows(table) => format!("{}行数", rubric.fact(*table).title),
        Expression::Dispersion(value, _) => {
            let table = &rubric.fact(value.table).title;
            format!("{}差异系数（{table}）", column_title(rubric, *value))
        }
    };
    if own < binding { format!("（{text}）") } else { text }
}

fn column_title(rubric: &Rubric, column: ColumnKey) -> String {
    rubric.column(column).map_or_else(String::new, |column| column.title.to_string())
}

fn binding_of(expression: &Expression) -> u8 {
    match expression {
        Expression::Add(..) | Expression::Subtract(..) => 1,
        Expression::Multiply(..) | Expression::Divide(..) | Expression::Growth(..) => 2,
        Expression::Fact(_)
        | Expression::Number(_)
        | Expression::Call(..)
        | Expression::Lookup(_)
        | Expression::Cell(_)
        | Expression::Total(_)
        | Expression::Rows(_)
        | Expression::Dispersion(..) => 4,
    }
}
