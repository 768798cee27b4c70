//! What was found, with the figures and the arithmetic.

use super::formula::with_unit;
use super::{figure, figure_beside, formula_in_words};
use crate::checks::{
    AssertedFound, ChangeFound, ClaimedFound, CredibilityFound, EqualFound, Finding, Found, ImpliedFound,
    LimitFound, PartFound, RatioFound, SlipFound, SumFound,
};
use crate::number::{Number, Span};
use crate::rubric::{ColumnKey, FactKey, FactKind, Formula, Operator, Rubric};

/// What a finding is about: the name of its first figure.
pub fn finding_title(rubric: &Rubric, finding: &Finding) -> String {
    if let Found::Implied(found) = &finding.found {
        return found.title.to_string();
    }
    finding.facts.first().map_or_else(String::new, |fact| rubric.fact(*fact).title.to_string())
}

/// A finding as sentences, with what to do about it.
pub fn finding(rubric: &Rubric, finding: &Finding) -> String {
    let advice = match &finding.found {
        Found::Part(_) if finding.advice.is_empty() => "请核对两个数及其单位、口径。",
        _ => &finding.advice,
    };
    finding_stated(rubric, finding) + advice
}

/// What was found, and no more.
pub fn finding_stated(rubric: &Rubric, finding: &Finding) -> String {
    match &finding.found {
        Found::Claimed(found) => claimed(rubric, found),
        Found::Sum(found) => sum(rubric, found),
        Found::Part(found) => part(rubric, found),
        Found::Equal(found) => equal(rubric, found),
        Found::AtMost(found) => passes(rubric, found, "高于"),
        Found::AtLeast(found) => passes(rubric, found, "低于"),
        Found::Change(found) => change(rubric, found),
        Found::Asserted(found) => asserted(rubric, found),
        Found::Slip(found) => slip(rubric, found),
        Found::Ratio(found) => ratio(found),
        Found::Implied(found) => implied(rubric, found),
        Found::Credibility(found) => credibility(found),
    }
}

fn claimed(rubric: &Rubric, found: &ClaimedFound) -> String {
    let ClaimedFound { fact, formula, reported, computed, fits, implied } = found;
    let unit = unit_of(rubric, *fact);
    let computed = reported.value().map_or_else(|| figure(computed), |value| figure_beside(computed, value));
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

fn sum(rubric: &Rubric, found: &SumFound) -> String {
    let SumFound { whole, parts, total, computed } = found;
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

fn part(rubric: &Rubric, found: &PartFound) -> String {
    match found {
        PartFound::Figures { formula, of, part, whole } => {
            let (words, of) = (words_of(rubric, formula), formula_in_words(rubric, of));
            above(&words, part, &of, whole, formula.unit.name())
        }
        PartFound::Row { column, of, row, part, whole, rows } => {
            let heading = |key: &ColumnKey| rubric.column(*key).map_or("", |column| &column.title);
            let unit = rubric.column(*column).map_or("", |column| unit_of_kind(&column.kind));
            let also = if *rows > 1 { format!("这样的共 {rows} 行。") } else { String::new() };
            format!("“{row}”一行：{}{also}", above(heading(column), part, heading(of), whole, unit))
        }
    }
}

fn equal(rubric: &Rubric, found: &EqualFound) -> String {
    let EqualFound { formula, other, left, right } = found;
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

fn change(rubric: &Rubric, found: &ChangeFound) -> String {
    let ChangeFound { formula, last, now, before, change, most } = found;
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

fn credibility(found: &CredibilityFound) -> String {
    let CredibilityFound { self_score, verified, ratio } = found;
    format!(
        "核查得分 {} ÷ 自评得分 {} ＝ {}%。只列比值，不据以修正得分。",
        figure(verified),
        figure(self_score),
        super::grouped(&ratio.fixed(2)),
    )
}

fn asserted(rubric: &Rubric, found: &AssertedFound) -> String {
    let AssertedFound { fact, declared, formula, operator, value, target } = found;
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

fn slip(rubric: &Rubric, found: &SlipFound) -> String {
    let SlipFound { now, ratio } = found;
    let ratio = if *ratio < Number::one() {
        let inverse = Number::one().divide(ratio).unwrap_or_else(Number::one);
        format!("上年是本年的约 {} 倍", about(&inverse))
    } else {
        format!("本年是上年的约 {} 倍", about(ratio))
    };
    format!("{ratio}，疑为“万元”与“元”混用（本项单位为{}）。", unit_of(rubric, *now))
}

fn ratio(found: &RatioFound) -> String {
    let percent = figure(&(&found.value * &Number::whole(100)));
    let value = figure(&found.value);
    format!("填 {value}，按 {value}% 计，疑为把比值填成了百分数；若是 {percent}%，应填 {percent}。")
}

fn implied(rubric: &Rubric, found: &ImpliedFound) -> String {
    format!("按“{}”推得约 {}。", words_of(rubric, &found.formula), about_in(&found.value, &found.formula))
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
fn passes(rubric: &Rubric, found: &LimitFound, side: &str) -> String {
    let LimitFound { formula, value, limit } = found;
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
    let shown = value.fixed(places);
    super::grouped(shown.strip_suffix(".00").unwrap_or(&shown))
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
