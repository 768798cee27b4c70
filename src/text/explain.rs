//! How a part was scored, as a sentence: the formula in words, the numbers put in, the line, what is missing.

use super::formula::side_of;
use super::line::{Line, Piece, Tone};
use super::{citation, fact_label, figure, formula_in_words, points, range};
use crate::draft::Outcome;
use crate::engine::{IndicatorResult, PartResult, Value};
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{Number, Truth};
use crate::rubric::{
    Better, Comparison, FactKey, FactKind, Formula, Indicator, IndicatorKey, Operator, Part, PartialStep,
    Rubric, Rule, Target,
};

/// The arithmetic of a part with the county's numbers in it.
pub fn part_line(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, at: usize) -> Vec<Piece> {
    let (part, result) = (&rubric.indicator(key).parts[at], &outcome.assessment.indicator(key).parts[at]);
    let facts = &outcome.facts;
    let mut line = Line::default();
    if !part.title.is_empty() {
        line.plain(format!("{}：", part.title));
    }
    if result.not_applicable {
        line.plain("已填“不适用”，按满分计");
        return line.0;
    }
    match &part.rule {
        Rule::Meets(rule) => meets(&mut line, rubric, facts, rule, result),
        Rule::PerStep(rule) => {
            value(&mut line, rubric, facts, &rule.value, result, &rule.target);
            if result.met == Truth::Yes {
                line.plain(format!(" {} {}", reached(rule.better), in_unit(&rule.target, &rule.value)));
            } else if result.met == Truth::Open {
                whether(&mut line, reached(rule.better), &rule.target, &rule.value);
            } else if let Some(steps) = &result.steps {
                line.plain(format!(" {} {}，", missed(rule.better), in_unit(&rule.target, &rule.value)));
                let lost = &part.points - &result.points.low;
                let step = in_points(&rule.step, &rule.value);
                line.plain(format!("每{}{step}扣{}分", off(rule.better), points(&rule.deduct)));
                line.plain(format!(" × {}", figure(steps)));
                line.say(format!("，扣{}分", points(&lost)), Tone::Short);
            }
        }
        Rule::Bands(rule) => {
            value(&mut line, rubric, facts, &rule.value, result, &rule.bands[0].edge);
            if result.met == Truth::Yes {
                line.plain(format!(
                    " {} {}",
                    reached(rule.better),
                    in_unit(&rule.bands[0].edge, &rule.value)
                ));
            } else if result.met == Truth::Open {
                whether(&mut line, reached(rule.better), &rule.bands[0].edge, &rule.value);
            } else if let Some(band) = result.band {
                let band = &rule.bands[band];
                let edge = in_unit(&band.edge, &rule.value);
                line.plain(format!(" {} {edge}，得{}分", reached(rule.better), points(&band.points)));
            } else if result.met == Truth::No && result.points.is_settled() {
                let worst = rule.bands.last().map_or(&rule.bands[0], |band| band);
                line.plain(format!(" {} {}，不得分", missed(rule.better), in_unit(&worst.edge, &rule.value)));
            }
        }
        Rule::Share(rule) => {
            value(&mut line, rubric, facts, &rule.value, result, &rule.full);
            if result.points.is_settled() {
                line.plain(format!(" ÷ {} × {}分", in_unit(&rule.full, &rule.value), points(&part.points)));
            } else {
                line.plain(format!("，按占 {} 的比例计分", in_unit(&rule.full, &rule.value)));
            }
        }
        Rule::Yes(rule) => yes(&mut line, rubric, facts, rule.fact, rule.wanted),
        Rule::Judged(rule) => match (facts.judgment(key), result.band) {
            (Judgment::Points(given), Some(band)) => {
                line.plain("评判为");
                line.say(&*rule.bands[band].title, Tone::Figure);
                line.plain(format!("，得{}分", points(given)));
            }
            _ => line.plain(&*rule.question),
        },
    }
    if matches!(result.value, Value::Undefined) {
        line.say("（分母为 0，无法计算）", Tone::Open);
    }
    gap(&mut line, rubric, result);
    line.0
}

fn meets(line: &mut Line, rubric: &Rubric, facts: &Facts, rule: &Comparison, result: &PartResult) {
    let target = match (&rule.target, &result.against) {
        (Target::Number(number), _) => Some(number.clone()),
        (_, Some(Value::Known(span))) => span.value().cloned(),
        _ => None,
    };
    let beside = target.unwrap_or_else(Number::zero);
    value(line, rubric, facts, &rule.value, result, &beside);
    let sign = match result.met {
        Truth::Yes => operator_sign(rule.operator),
        Truth::No => opposite_sign(rule.operator),
        Truth::Open => operator_sign(rule.operator),
    };
    let unknown = result.met == Truth::Open;
    line.plain(if unknown { format!(" 是否 {sign} ") } else { format!(" {sign} ") });
    match &rule.target {
        Target::Number(number) => line.plain(in_unit(number, &rule.value)),
        Target::Formula(expression) => {
            let side = Formula { expression: expression.clone(), unit: rule.value.unit.clone() };
            side_of(line, rubric, facts, &side, result.against.as_ref().unwrap_or(&Value::None), &beside);
        }
    }
}

fn value(
    line: &mut Line,
    rubric: &Rubric,
    facts: &Facts,
    formula: &Formula,
    result: &PartResult,
    beside: &Number,
) {
    side_of(line, rubric, facts, formula, &result.value, beside);
}

fn yes(line: &mut Line, rubric: &Rubric, facts: &Facts, fact: FactKey, wanted: bool) {
    let name = &rubric.fact(fact).title;
    match facts.answer(fact) {
        Answer::Flag(answer) => {
            line.plain(format!("{name}："));
            line.say(yes_no(*answer), if *answer == wanted { Tone::Figure } else { Tone::Short });
        }
        _ => {
            line.say(format!("〔{name}〕"), Tone::Open);
            line.plain(format!("填“{}”得分", yes_no(wanted)));
        }
    }
}

/// 是 or 否.
fn yes_no(answer: bool) -> &'static str {
    if answer { "是" } else { "否" }
}

fn gap(line: &mut Line, rubric: &Rubric, result: &PartResult) {
    let Some(gap) = &result.gap else { return };
    let fact = rubric.fact(gap.fact);
    let FactKind::Number { unit, .. } = &fact.kind else { return };
    let word = if gap.difference.is_negative() { "须减少" } else { "还差" };
    let by = if unit.is_percent() { "个百分点" } else { unit.name() };
    line.plain(" · ");
    line.say(format!("{word} {} {by}", figure(&gap.difference.abs())), Tone::Short);
    line.plain(format!("（需 {} {}）", figure(&gap.needed), unit.name()));
}

/// A line not yet known to be reached.
fn whether(line: &mut Line, sign: &str, number: &Number, formula: &Formula) {
    line.plain(format!(" 是否 {sign} {}", in_unit(number, formula)));
}

fn in_unit(number: &Number, formula: &Formula) -> String {
    format!("{}{}", figure(number), formula.unit.name())
}

/// A difference of percentages is in percentage points.
fn in_points(number: &Number, formula: &Formula) -> String {
    let unit = if formula.unit.is_percent() { "个百分点" } else { formula.unit.name() };
    format!("{}{unit}", figure(number))
}

fn reached(better: Better) -> &'static str {
    match better {
        Better::Up => "≥",
        Better::Down => "≤",
    }
}

fn missed(better: Better) -> &'static str {
    match better {
        Better::Up => "＜",
        Better::Down => "＞",
    }
}

fn off(better: Better) -> &'static str {
    match better {
        Better::Up => "低",
        Better::Down => "高",
    }
}

fn operator_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "≥",
        Operator::Above => "＞",
        Operator::AtMost => "≤",
        Operator::Below => "＜",
        Operator::Equal => "＝",
    }
}

fn opposite_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtLeast => "＜",
        Operator::Above => "≤",
        Operator::AtMost => "＞",
        Operator::Below => "≥",
        Operator::Equal => "≠",
    }
}

/// The rule of a part in words: formula, line, steps.
fn rule_in_words(rubric: &Rubric, rule: &Rule) -> String {
    let words = |formula: &Formula| formula_in_words(rubric, &formula.expression);
    match rule {
        Rule::Meets(rule) => {
            let target = match &rule.target {
                Target::Number(number) => in_unit(number, &rule.value),
                Target::Formula(expression) => formula_in_words(rubric, expression),
            };
            format!("{} {} {target} 得满分，否则不得分", words(&rule.value), operator_sign(rule.operator))
        }
        Rule::PerStep(rule) => {
            let partial = match rule.partial {
                PartialStep::Started => "不足一步按一步计",
                PartialStep::Whole => "不足一步不计",
                PartialStep::Exact => "按比例计",
            };
            format!(
                "{} {} {} 得满分，每{}{}扣{}分（{partial}），扣完为止",
                words(&rule.value),
                reached(rule.better),
                in_unit(&rule.target, &rule.value),
                off(rule.better),
                in_points(&rule.step, &rule.value),
                points(&rule.deduct),
            )
        }
        Rule::Bands(rule) => {
            let bands: Vec<String> = rule
                .bands
                .iter()
                .map(|band| {
                    format!(
                        "{}{}得{}分",
                        reached(rule.better),
                        in_unit(&band.edge, &rule.value),
                        points(&band.points)
                    )
                })
                .collect();
            format!("{}：{}，其余不得分", words(&rule.value), bands.join("，"))
        }
        Rule::Share(rule) => {
            format!("{} ÷ {} × 分值，最高为分值", words(&rule.value), in_unit(&rule.full, &rule.value))
        }
        Rule::Yes(rule) => {
            format!("{}：填“{}”得满分，否则不得分", rubric.fact(rule.fact).title, yes_no(rule.wanted))
        }
        Rule::Judged(rule) => {
            let bands: Vec<String> = rule
                .bands
                .iter()
                .map(|band| format!("{}{}–{}分", band.title, points(&band.low), points(&band.high)))
                .collect();
            format!("由人评判：{}", bands.join("、"))
        }
    }
}

/// 得失分说明: what an indicator won and lost and why, ready to be copied into the form.
pub fn explanation(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, year: Option<i32>) -> String {
    let indicator = rubric.indicator(key);
    let result = outcome.assessment.indicator(key);
    let mut text = headline(indicator, result);
    for at in 0..indicator.parts.len() {
        let line: String = part_line(rubric, outcome, key, at).iter().map(|piece| &*piece.text).collect();
        text.push_str(&format!("{line}。"));
    }
    if !result.missing.is_empty() {
        let names: Vec<String> =
            result.missing.iter().map(|fact| fact_label(rubric.fact(*fact), year)).collect();
        text.push_str(&format!("尚缺：{}。", names.join("、")));
    }
    let bases: Vec<String> = bases(indicator).iter().map(|base| citation(base)).collect();
    text.push_str(&format!("依据：{}。", bases.join("；")));
    text
}

fn headline(indicator: &Indicator, result: &IndicatorResult) -> String {
    let full = points(&indicator.points);
    if result.points.is_settled() {
        let lost = &indicator.points - &result.points.low;
        let won = points(&result.points.low);
        let lost = if lost.is_zero() { String::new() } else { format!("，失{}分", points(&lost)) };
        format!("本项{full}分，得{won}分{lost}。")
    } else {
        format!("本项{full}分，现为{}分，尚未确定。", range(&result.points))
    }
}

/// What an indicator rests on: its duty, then each part's number, without repeats.
pub fn bases(indicator: &Indicator) -> Vec<&crate::rubric::Citation> {
    let mut bases = vec![&indicator.citation];
    for base in indicator.parts.iter().map(|part| part.rule.citation()) {
        if !bases.contains(&base) {
            bases.push(base);
        }
    }
    bases
}

/// The rule of a part, with its name and points.
pub fn part_rule(rubric: &Rubric, part: &Part) -> String {
    let name = if part.title.is_empty() { String::new() } else { format!("{}：", part.title) };
    format!("{name}{}（{}分）", rule_in_words(rubric, &part.rule), points(&part.points))
}
