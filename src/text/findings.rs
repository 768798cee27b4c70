//! What was found, with the figures and the arithmetic.

use super::formula::with_unit;
use super::{figure, figure_beside, formula_in_words};
use crate::checks::{Detail, Finding};
use crate::number::{Number, Span};
use crate::rubric::{ColumnKey, FactKey, FactKind, Formula, Operator, Rubric};

/// What a finding is about: the name of its first figure.
pub fn finding_title(rubric: &Rubric, finding: &Finding) -> String {
    if let Detail::Implied { title, .. } = &finding.detail {
        return title.to_string();
    }
    finding.facts.first().map_or_else(String::new, |fact| rubric.fact(*fact).title.to_string())
}

/// A finding as sentences.
pub fn finding(rubric: &Rubric, finding: &Finding) -> String {
    let text = arithmetic(rubric, &finding.detail);
    let advice = match &finding.detail {
        Detail::Part { .. } | Detail::Row { .. } if finding.advice.is_empty() => {
            "请核对两个数及其单位、口径。"
        }
        _ => &finding.advice,
    };
    text + advice
}

/// The arithmetic of a finding, a sentence for each kind.
fn arithmetic(rubric: &Rubric, detail: &Detail) -> String {
    match detail {
        Detail::Claimed { fact, formula, reported, computed, fits, implied } => {
            let unit = unit_of(rubric, *fact);
            let computed =
                reported.value().map_or_else(|| figure(computed), |value| figure_beside(computed, value));
            let words = formula_in_words(rubric, formula);
            let reported = with_unit(reported, unit);
            let mut text = format!("报告 {reported}，按“{words}”算得 {computed}{unit}。");
            match (fits, implied) {
                (Some(fits), _) => {
                    let fits = rubric.fact(*fits);
                    text.push_str(&format!("改用“{}”作分母则相符，请统一口径。", fits.title));
                }
                (None, Some((under, implied))) => {
                    let unit = unit_of(rubric, *under);
                    text.push_str(&format!("报告数相当于分母约为 {}{unit}。", about(implied)));
                }
                (None, None) => {}
            }
            text
        }
        Detail::Sum { whole, parts, total, computed } => {
            let unit = unit_of(rubric, *whole);
            let names: Vec<&str> = parts.iter().map(|part| &*rubric.fact(*part).title).collect();
            let difference = figure(&(total - computed).abs());
            let by = if total > computed { "多出" } else { "少" };
            format!(
                "填 {}{unit}，各分项（{}）之和为 {}{unit}，{by} {difference}{unit}。",
                figure(total),
                names.join("、"),
                figure(computed)
            )
        }
        Detail::Limit { formula, value, limit, above } => {
            let side = if *above { "高于" } else { "低于" };
            passes(rubric, formula, value, limit, side)
        }
        Detail::Part { formula, of, part, whole } => {
            let (words, of) = (words_of(rubric, formula), formula_in_words(rubric, of));
            above(&words, part, &of, whole, formula.unit.name())
        }
        Detail::Row { column, of, row, part, whole, rows } => {
            let heading = |key: &ColumnKey| rubric.column(*key).map_or("", |column| &column.title);
            let unit = rubric.column(*column).map_or("", |column| unit_of_kind(&column.kind));
            let also = if *rows > 1 { format!("这样的共 {rows} 行。") } else { String::new() };
            format!("“{row}”一行：{}{also}", above(heading(column), part, heading(of), whole, unit))
        }
        Detail::Equal { formula, other, left, right } => {
            let unit = formula.unit.name();
            format!(
                "“{}”为 {}{unit}，“{}”为 {}{unit}，应当一致，相差 {}{unit}。",
                words_of(rubric, formula),
                figure_beside(left, right),
                formula_in_words(rubric, other),
                figure_beside(right, left),
                figure(&(left - right).abs()),
            )
        }
        Detail::Change { formula, last, now, before, change, most } => {
            let unit = formula.unit.name();
            let way = if change.is_negative() { "下降" } else { "增长" };
            format!(
                "“{}”为 {}{unit}，“{}”为 {}{unit}，{way} {}%，超过 {}%。",
                words_of(rubric, formula),
                figure(now),
                formula_in_words(rubric, last),
                figure(before),
                figure_beside(&change.abs(), most),
                figure(most),
            )
        }
        Detail::Credibility { self_score, verified, ratio } => {
            format!(
                "核查得分 {} ÷ 自评得分 {} ＝ {}%。只列比值，不据以修正得分。",
                figure(verified),
                figure(self_score),
                super::grouped(&ratio.fixed(2)),
            )
        }
        Detail::Asserted { fact, declared, formula, operator, value, target } => {
            let unit = formula.unit.name();
            format!(
                "“{}”填“{}”，但按“{}”算得 {}{unit}，{}{}{unit}。",
                rubric.fact(*fact).title,
                if *declared { "是" } else { "否" },
                words_of(rubric, formula),
                figure_beside(value, target),
                relation(*operator, *declared),
                figure(target),
            )
        }
        Detail::Slip { now, ratio } => {
            let ratio = if *ratio < Number::one() {
                let inverse = Number::one().divide(ratio).unwrap_or_else(Number::one);
                format!("上年是本年的约 {} 倍", about(&inverse))
            } else {
                format!("本年是上年的约 {} 倍", about(ratio))
            };
            format!("{ratio}，疑为“万元”与“元”混用（本项单位为{}）。", unit_of(rubric, *now))
        }
        Detail::Ratio { value } => {
            let percent = figure(&(value * &Number::whole(100)));
            let value = figure(value);
            format!("填 {value}，按 {value}% 计，疑为把比值填成了百分数；若是 {percent}%，应填 {percent}。")
        }
        Detail::Implied { formula, value, .. } => {
            format!("按“{}”推得约 {}。", words_of(rubric, formula), about_in(value, formula))
        }
    }
}

/// A part above its whole.
fn above(part: &str, much: &Span, whole: &str, little: &Span, unit: &str) -> String {
    let shown = |one: &Span, other: &Span| match (one.value(), other.value()) {
        (Some(value), Some(other)) => format!("{}{unit}", figure_beside(value, other)),
        _ => with_unit(one, unit),
    };
    let (much, little) = (shown(much, little), shown(little, much));
    format!("“{part}” {much}，多于“{whole}” {little}，部分不应大于整体。")
}

/// A value on the wrong side of a limit.
fn passes(rubric: &Rubric, formula: &Formula, value: &Number, limit: &Number, side: &str) -> String {
    let unit = formula.unit.name();
    let words = words_of(rubric, formula);
    format!("{words}为 {}{unit}，{side} {}{unit}。", figure_beside(value, limit), figure(limit))
}

/// What the figures say when a declared 是 (or 否) is wrong.
fn relation(operator: Operator, declared: bool) -> &'static str {
    match (operator, declared) {
        (Operator::AtLeast, true) | (Operator::Below, false) => "低于 ",
        (Operator::AtLeast, false) | (Operator::Below, true) => "不低于 ",
        (Operator::Above, true) | (Operator::AtMost, false) => "不高于 ",
        (Operator::Above, false) | (Operator::AtMost, true) => "高于 ",
        (Operator::Equal, true) => "不等于 ",
        (Operator::Equal, false) => "等于 ",
    }
}

fn words_of(rubric: &Rubric, formula: &Formula) -> String {
    formula_in_words(rubric, &formula.expression)
}

fn about_in(value: &Number, formula: &Formula) -> String {
    let text = if formula.unit.is_percent() { super::grouped(&value.fixed(2)) } else { about(value) };
    format!("{text}{}", formula.unit.name())
}

/// A computed count: whole when it is large, two places otherwise.
fn about(value: &Number) -> String {
    let places = if value.abs() < Number::whole(100) { 2 } else { 0 };
    super::grouped(&value.fixed(places))
}

fn unit_of(rubric: &Rubric, fact: FactKey) -> &str {
    unit_of_kind(&rubric.fact(fact).kind)
}

fn unit_of_kind(kind: &FactKind) -> &str {
    match kind {
        FactKind::Number { unit, .. } => unit.name(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => "",
    }
}
