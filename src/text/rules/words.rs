//! What rules of several kinds are told with: figures in their units, signs, lines, targets, answers.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::{figure, formula_in_words, points};
use super::Told;
use crate::engine::Value;
use crate::facts::{Answer, Facts};
use crate::number::{End, Number, Span, Truth};
use crate::rubric::{
    Better, Comparison, Condition, FactKey, FactKind, Formula, IfZero, Limit, Operator, PartialStep, Rubric,
    Scale, Target,
};

/// What it is to reach a line, where nothing lies between.
pub(super) fn all_or_none(rubric: &Rubric) -> &'static str {
    match rubric.scale {
        Scale::Items => "为达标，否则为未达标",
        Scale::Points | Scale::Letters => "得满分，否则不得分",
    }
}

pub(super) fn words(rubric: &Rubric, formula: &Formula) -> String {
    formula_in_words(rubric, &formula.expression)
}

pub(super) fn target_in_words(rubric: &Rubric, target: &Target, value: &Formula) -> String {
    match target {
        Target::Number(number) => in_unit(number, value),
        Target::Formula(expression) => formula_in_words(rubric, expression),
    }
}

pub(super) fn comparison(rubric: &Rubric, rule: &Comparison) -> String {
    let target = target_in_words(rubric, &rule.target, &rule.value);
    format!("{} {} {target}", words(rubric, &rule.value), operator_sign(rule.operator))
}

pub(super) fn if_zero(if_zero: IfZero) -> &'static str {
    match if_zero {
        IfZero::Open => "",
        IfZero::Full => "；分母为0的得满分",
        IfZero::None => "；分母为0的不得分",
    }
}

pub(super) fn limit(limit: &Limit) -> String {
    match limit {
        Limit::Full => "，扣完为止".to_owned(),
        Limit::Assumed => "，最低0分（细则未写明扣完为止）".to_owned(),
        Limit::Points(most) => format!("，扣完{}分止", points(most)),
        Limit::None => String::new(),
    }
}

pub(super) fn partial(partial: PartialStep) -> &'static str {
    match partial {
        PartialStep::Started => "不足一步按一步计",
        PartialStep::Whole => "不足一步不计",
        PartialStep::Exact => "按比例计",
    }
}

pub(super) fn condition(rubric: &Rubric, condition: &Condition) -> String {
    match condition {
        Condition::Comparison(rule) => comparison(rubric, rule),
        Condition::Flag(fact, wanted) => format!("{}填“{}”", rubric.fact(*fact).title, yes_no(*wanted)),
        Condition::Choice(fact, wanted) => {
            let options = options(rubric, *fact);
            let wanted: Vec<&str> = wanted.iter().map(|at| options[usize::from(*at)].as_str()).collect();
            format!("{}为{}", rubric.fact(*fact).title, wanted.join("或"))
        }
    }
}

pub(super) fn options(rubric: &Rubric, fact: FactKey) -> Vec<String> {
    match &rubric.fact(fact).kind {
        FactKind::Choice { options } => options.iter().map(ToString::to_string).collect(),
        FactKind::Number { .. } | FactKind::Flag | FactKind::Table { .. } => Vec::new(),
    }
}

/// 是 or 否.
pub(super) fn yes_no(answer: bool) -> &'static str {
    if answer { "是" } else { "否" }
}

/// A band's edges: ≥80%, or 80%（含）至90%.
pub(super) fn band_in_words(range: &Span, formula: &Formula) -> String {
    let number = |number: &Number| in_unit(number, formula);
    match (&range.low, &range.high) {
        (End::Closed(low), End::None) => format!("≥ {}", number(low)),
        (End::Open(low), End::None) => format!("＞ {}", number(low)),
        (End::None, End::Closed(high)) => format!("≤ {}", number(high)),
        (End::None, End::Open(high)) => format!("＜ {}", number(high)),
        (End::None, End::None) => "任意值".to_owned(),
        (low @ (End::Closed(a) | End::Open(a)), high @ (End::Closed(b) | End::Open(b))) => {
            let in_or_not = |end: &End| if matches!(end, End::Closed(_)) { "含" } else { "不含" };
            format!("{}（{}）至{}（{}）", number(a), in_or_not(low), number(b), in_or_not(high))
        }
    }
}

/// A number in the unit of a formula.
pub(super) fn in_unit(number: &Number, formula: &Formula) -> String {
    format!("{}{}", figure(number), formula.unit.name())
}

/// A difference of percentages is in percentage points.
pub(super) fn in_points(number: &Number, formula: &Formula) -> String {
    let unit = if formula.unit.is_percent() { "个百分点" } else { formula.unit.name() };
    format!("{}{unit}", figure(number))
}

pub(super) fn reached(better: Better) -> &'static str {
    match better {
        Better::Up => "≥",
        Better::Down => "≤",
    }
}

pub(super) fn missed(better: Better) -> &'static str {
    match better {
        Better::Up => "＜",
        Better::Down => "＞",
    }
}

pub(super) fn off(better: Better) -> &'static str {
    match better {
        Better::Up => "低",
        Better::Down => "高",
    }
}

pub(super) fn operator_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "≥",
        Operator::Above => "＞",
        Operator::AtMost => "≤",
        Operator::Below => "＜",
        Operator::Equal => "＝",
    }
}

pub(super) fn opposite_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "＜",
        Operator::Above => "≤",
        Operator::AtMost => "＞",
        Operator::Below => "≥",
        Operator::Equal => "≠",
    }
}

/// A comparison with its numbers and how it turned out.
pub(super) fn compared(
    line: &mut Sentence,
    told: Told<'_>,
    rule: &Comparison,
    met: Truth,
    shown: &Value,
    against: Option<&Value>,
) {
    let beside = target_value(&rule.target, against).unwrap_or_else(Number::zero);
    side_of(line, told.rubric, told.facts, &rule.value, shown, &beside);
    let sign = match met {
        Truth::No => opposite_sign(rule.operator),
        Truth::Yes | Truth::Open => operator_sign(rule.operator),
    };
    line.plain(if met == Truth::Open { format!(" 应 {sign} ") } else { format!(" {sign} ") });
    target(line, told, &rule.target, &rule.value, against, &beside);
}

/// The number that a target comes to, where it is known.
pub(super) fn target_value(target: &Target, against: Option<&Value>) -> Option<Number> {
    match (target, against) {
        (Target::Number(number), _) => Some(number.clone()),
        (_, Some(Value::Known(span))) => span.value().cloned(),
        _ => None,
    }
}

pub(super) fn target(
    line: &mut Sentence,
    told: Told<'_>,
    target: &Target,
    value: &Formula,
    against: Option<&Value>,
    beside: &Number,
) {
    match target {
        Target::Number(number) => line.plain(in_unit(number, value)),
        Target::Formula(expression) => {
            let side = Formula { expression: expression.clone(), unit: value.unit.clone() };
            side_of(line, told.rubric, told.facts, &side, against.unwrap_or(&Value::None), beside);
        }
    }
}

pub(super) fn answered(line: &mut Sentence, rubric: &Rubric, facts: &Facts, fact: FactKey, wanted: bool) {
    let name = &rubric.fact(fact).title;
    match facts.answer(fact) {
        Answer::Flag(answer) => {
            line.plain(format!("{name}："));
            line.say(yes_no(*answer), if *answer == wanted { Tone::Figure } else { Tone::Short });
        }
        _ => {
            line.say(format!("〔{name}〕"), Tone::Open);
            let earned = if rubric.scale == Scale::Items { "达标" } else { "得分" };
            line.plain(format!("填“{}”{earned}", yes_no(wanted)));
        }
    }
}

pub(super) fn choice(line: &mut Sentence, told: Told<'_>, fact: FactKey) {
    let spec = told.rubric.fact(fact);
    match (told.facts.answer(fact), &spec.kind) {
        (Answer::Choice(chosen), FactKind::Choice { options }) => {
            line.plain(format!("{}：", spec.title));
            line.say(&*options[usize::from(*chosen)], Tone::Figure);
        }
        _ => line.say(format!("〔{}〕", spec.title), Tone::Open),
    }
}
