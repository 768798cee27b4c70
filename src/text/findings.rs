//! What was found, with the figures and the arithmetic.

use super::formula::with_unit;
use super::{figure, figure_beside, formula_in_words};
use crate::checks::{Detail, Finding};
use crate::number::Number;
use crate::rubric::{CheckKind, FactKey, FactKind, Formula, Operator, Rubric};

/// What a finding is about: the name of its first figure.
pub fn finding_title(rubric: &Rubric, finding: &Finding) -> String {
    match &rubric.checks[finding.check].kind {
        CheckKind::Implied { title, .. } => title.to_string(),
        _ => finding.facts.first().map_or_else(String::new, |fact| rubric.fact(*fact).title.to_string()),
    }
}

/// A finding as sentences.
pub fn finding(rubric: &Rubric, finding: &Finding) -> String {
    let check = &rubric.checks[finding.check];
    let mut text = arithmetic(rubric, finding, &check.kind);
    if !check.advice.is_empty() {
        text.push_str(&check.advice);
    }
    text
}

fn arithmetic(rubric: &Rubric, finding: &Finding, kind: &CheckKind) -> String {
    match (kind, &finding.detail) {
        (CheckKind::Claimed { fact, formula, .. }, Detail::Claimed { reported, computed, fits, implied }) => {
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
                (None, Some(implied)) => {
                    let under = denominator(finding);
                    let unit = under.map_or("", |under| unit_of(rubric, under));
                    text.push_str(&format!("报告数相当于分母约为 {}{unit}。", about(implied)));
                }
                (None, None) => {}
            }
            text
        }
        (CheckKind::Sum { total: fact, parts }, Detail::Sum { total, computed }) => {
            let unit = unit_of(rubric, *fact);
            let names: Vec<&str> = parts.iter().map(|part| &*rubric.fact(*part).title).collect();
            let difference = figure(&(total - computed).abs());
            let side = if total > computed { "多" } else { "少" };
            format!(
                "填 {}{unit}，各分项（{}）之和为 {}{unit}，{side}出 {difference}{unit}。",
                figure(total),
                names.join("、"),
                figure(computed)
            )
            .replace("少出", "少")
        }
        (CheckKind::AtMost { value: formula, limit }, Detail::Limit { value }) => {
            passes(rubric, formula, value, limit, "高于")
        }
        (CheckKind::AtLeast { value: formula, limit }, Detail::Limit { value }) => {
            passes(rubric, formula, value, limit, "低于")
        }
        (CheckKind::Part { part: formula, whole: of }, Detail::Part { part, whole }) => {
            let unit = formula.unit.name();
            format!(
                "“{}” {}{unit}，多于“{}” {}{unit}，部分不应大于整体。",
                words_of(rubric, formula),
                figure_beside(part, whole),
                formula_in_words(rubric, of),
                figure_beside(whole, part),
            )
        }
        (CheckKind::Equal { left: formula, right: other, .. }, Detail::Equal { left, right }) => {
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
        (CheckKind::Change { now: formula, before: last, most }, Detail::Change { now, before, change }) => {
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
        (CheckKind::Credibility { .. }, Detail::Credibility { self_score, verified, ratio }) => {
            format!(
                "核查得分 {} ÷ 自评得分 {} ＝ {}%。只列比值，不据以修正得分。",
                figure(verified),
                figure(self_score),
                super::grouped(&ratio.fixed(2)),
            )
        }
        (CheckKind::Asserted { fact, condition }, Detail::Asserted { declared, value, target }) => {
            let unit = condition.value.unit.name();
            let words = formula_in_words(rubric, &condition.value.expression);
            format!(
                "“{}”填“{}”，但按“{words}”算得 {}{unit}，{}{}{unit}。",
                rubric.fact(*fact).title,
                if *declared { "是" } else { "否" },
                figure_beside(value, target),
                relation(condition.operator, *declared),
                figure(target),
            )
        }
        (CheckKind::Slip { now, .. }, Detail::Slip { ratio }) => {
            let ratio = if *ratio < Number::one() {
                let inverse = Number::one().divide(ratio).unwrap_or_else(Number::one);
                format!("上年是本年的约 {} 倍", about(&inverse))
            } else {
                format!("本年是上年的约 {} 倍", about(ratio))
            };
            format!("{ratio}，疑为“万元”与“元”混用（本项单位为{}）。", unit_of(rubric, *now))
        }
        (CheckKind::Ratio { .. }, Detail::Ratio { value }) => {
            let percent = figure(&(value * &Number::whole(100)));
            let value = figure(value);
            format!("填 {value}，按 {value}% 计，疑为把比值填成了百分数；若是 {percent}%，应填 {percent}。")
        }
        (CheckKind::Implied { formula, .. }, Detail::Implied { value }) => {
            format!("按“{}”推得约 {}。", words_of(rubric, formula), about_in(value, formula))
        }
        // A finding's detail is of its check's kind by construction.
        _ => String::new(),
    }
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

/// The denominator of a plain quotient: the last fact of the finding.
fn denominator(finding: &Finding) -> Option<FactKey> {
    finding.facts.last().copied()
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
    match &rubric.fact(fact).kind {
        FactKind::Number { unit, .. } => unit.name(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => "",
    }
}
