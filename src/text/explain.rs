//! How a part was scored, as a sentence: the formula in words, the numbers put in, the line, what is missing.

use super::line::{Piece, Sentence, Tone};
use super::rules::{self, Told};
use super::{citation, fact_label, figure, paper_result, paper_score, points, range};
use crate::draft::Outcome;
use crate::engine::{IndicatorResult, PartResult, TracedRule};
use crate::number::Number;
use crate::rubric::{
    Expression, FactKind, Indicator, IndicatorKey, LookupBy, NotApplicable, Rubric, Rule, Scale,
};

/// The arithmetic of a part with the county's numbers in it.
pub fn part_line(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, at: usize) -> Vec<Piece> {
    let indicator = rubric.indicator(key);
    let (part, result) = (&indicator.parts[at], &outcome.assessment.indicator(key).parts[at]);
    let told = Told { rubric, facts: &outcome.facts, indicator, result, full: &part.points };
    let mut line = Sentence::default();
    if !part.title.is_empty() {
        line.plain(format!("{}：", part.title));
    }
    let Some(trace) = &result.trace else {
        line.plain(match indicator.not_applicable {
            Some(NotApplicable::Rescale) => "已填“不适用”，不计，其余按比例折算",
            Some(NotApplicable::Undefined) => "已填“不适用”，细则没有规定如何计分，得分未定",
            Some(NotApplicable::Full) | None if rubric.scale == Scale::Items => "已填“不适用”，按达标计",
            Some(NotApplicable::Full) | None => "已填“不适用”，按满分计",
        });
        return line.0;
    };
    if let Some(rule) = TracedRule::of(&part.rule, trace) {
        rules::line(&mut line, told, rule);
    }
    let excused = told.excused(&part.rule.facts());
    if !excused.is_empty() && !matches!(part.rule, Rule::Ranked(_)) {
        line.plain(format!("（“{}”填“不适用”，这一点不扣分）", excused.join("”“")));
    }
    undefined(&mut line, told, &part.rule);
    gap(&mut line, rubric, result);
    line.0
}

/// Why a formula has no value: a divisor is zero, or there is no standard for the year yet.
fn undefined(line: &mut Sentence, told: Told<'_>, rule: &Rule) {
    if told.result.is_undefined() && !matches!(rule, Rule::Rectified(_)) {
        line.say("（分母为 0，无法计算）", Tone::Open);
    }
    for formula in rule.expressions() {
        formula.each(&mut |part| {
            let Expression::Lookup(key) = part else { return };
            let lookup = told.rubric.lookup(*key);
            if lookup.by != LookupBy::Year {
                return;
            }
            let first = lookup.entries.first().map(|entry| &entry.0);
            match told.facts.year {
                None => line.say(format!("（{}因年度而异，请填评价年度）", lookup.title), Tone::Open),
                Some(year) if first.is_some_and(|first| Number::whole(i64::from(year)) < *first) => {
                    line.say(format!("（没有{year}年的{}，得分未定）", lookup.title), Tone::Open);
                }
                Some(_) => {}
            }
        });
    }
}

fn gap(line: &mut Sentence, rubric: &Rubric, result: &PartResult) {
    let Some(gap) = &result.gap else { return };
    let fact = rubric.fact(gap.fact);
    let FactKind::Number { unit, .. } = &fact.kind else { return };
    let word = if gap.difference.is_negative() { "须减少" } else { "还差" };
    let by = if unit.is_percent() { "个百分点" } else { unit.name() };
    line.plain(" · ");
    line.say(format!("{word} {} {by}", figure(&gap.difference.abs())), Tone::Short);
    line.plain(format!("（需 {} {}）", figure(&gap.needed), unit.name()));
}

/// 得失分说明: what an indicator won and lost and why, ready to be copied into the form.
pub fn explanation(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, year: Option<i32>) -> String {
    let indicator = rubric.indicator(key);
    let mut text = headline(rubric, indicator, outcome.assessment.indicator(key));
    let bases: Vec<String> = bases(indicator).iter().map(|base| citation(base)).collect();
    let bases = format!("依据：{}", bases.join("；"));
    for line in trace(rubric, outcome, key, year).into_iter().chain([bases]) {
        text.push_str(&format!("{line}。"));
    }
    text
}

/// The arithmetic of each part of an indicator, and what is still wanted.
pub fn trace(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, year: Option<i32>) -> Vec<String> {
    let line = |at| part_line(rubric, outcome, key, at).iter().map(|piece| &*piece.text).collect();
    let mut lines: Vec<String> = (0..rubric.indicator(key).parts.len()).map(line).collect();
    let missing = &outcome.assessment.indicator(key).missing;
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|fact| fact_label(rubric.fact(*fact), year)).collect();
        lines.push(format!("尚缺：{}", names.join("、")));
    }
    lines
}

fn headline(rubric: &Rubric, indicator: &Indicator, result: &IndicatorResult) -> String {
    let full = points(&indicator.points);
    if rubric.scale != Scale::Points {
        format!("本项{}：{}。", paper_score(rubric.scale), paper_result(rubric, result))
    } else if result.set_aside {
        format!("本项{full}分，不适用，不计。")
    } else if result.points.is_settled() {
        let lost = &indicator.points - &result.points.low;
        let won = points(&result.points.low);
        let lost = if lost.is_zero() || lost.is_negative() {
            String::new()
        } else {
            format!("，失{}分", points(&lost))
        };
        format!("本项{full}分，得{won}分{lost}。")
    } else {
        format!("本项{full}分，现为{}分，尚未确定。", range(&result.points))
    }
}

/// What an indicator rests on: its duty, then each part's numbers, without repeats.
pub fn bases(indicator: &Indicator) -> Vec<&crate::rubric::Citation> {
    let mut bases = vec![&indicator.citation];
    for part in &indicator.parts {
        for base in [part.rule.citation()].into_iter().chain(part.rule.further_citations()) {
            if !bases.contains(&base) {
                bases.push(base);
            }
        }
    }
    bases
}
