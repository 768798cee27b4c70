//! How a part was scored, as a sentence: the formula in words, the numbers put in, the line, what is missing.

mod conditions;
mod counted;

use super::formula::side_of;
use super::line::{Piece, Sentence, Tone};
use super::rules::{
    band_in_words, in_points, in_unit, missed, off, operator_sign, opposite_sign, reached, yes_no,
};
use super::{
    NOT_DOCKED_TEXT, citation, fact_label, figure, figure_beside, paper_result, paper_score, points, range,
};
use crate::draft::Outcome;
use crate::engine::{IndicatorResult, PartResult, Value};
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{End, Number, Span, Truth};
use crate::rubric::{
    Bands, Better, Comparison, Expression, FactKey, FactKind, Formula, Indicator, IndicatorKey, Judged,
    Limit, LookupBy, NotApplicable, PerGain, PerStep, Rubric, Rule, Scale, Share, Target,
};

/// What a line is written from.
#[derive(Clone, Copy)]
struct Told<'a> {
    rubric: &'a Rubric,
    facts: &'a Facts,
    indicator: &'a Indicator,
    result: &'a PartResult,
}

impl<'a> Told<'a> {
    /// Which of these facts are 不适用 so that what rests on them is not held against the county.
    fn excused(self, facts: &[FactKey]) -> Vec<&'a str> {
        let is_excused = |fact: &&FactKey| {
            self.indicator.not_applicable == Some(NotApplicable::Full)
                && self.indicator.accepts_not_applicable(**fact)
                && *self.facts.answer(**fact) == Answer::NotApplicable
        };
        facts.iter().filter(is_excused).map(|fact| &*self.rubric.fact(*fact).title).collect()
    }
}

/// The arithmetic of a part with the county's numbers in it.
pub fn part_line(rubric: &Rubric, outcome: &Outcome, key: IndicatorKey, at: usize) -> Vec<Piece> {
    let indicator = rubric.indicator(key);
    let (part, result) = (&indicator.parts[at], &outcome.assessment.indicator(key).parts[at]);
    let facts = &outcome.facts;
    let told = Told { rubric, facts, indicator, result };
    let mut line = Sentence::default();
    if !part.title.is_empty() {
        line.plain(format!("{}：", part.title));
    }
    if result.not_applicable {
        line.plain(match indicator.not_applicable {
            Some(NotApplicable::Rescale) => "已填“不适用”，不计，其余按比例折算",
            Some(NotApplicable::Undefined) => "已填“不适用”，细则没有规定如何计分，得分未定",
            Some(NotApplicable::Full) | None if rubric.scale == Scale::Items => "已填“不适用”，按达标计",
            Some(NotApplicable::Full) | None => "已填“不适用”，按满分计",
        });
        return line.0;
    }
    match &part.rule {
        Rule::Meets(rule) => meets(&mut line, told, rule),
        Rule::PerStep(rule) => per_step(&mut line, told, rule, &part.points),
        Rule::PerGain(rule) => per_gain(&mut line, told, rule),
        Rule::Bands(rule) => bands(&mut line, told, rule),
        Rule::Tiers(rule) => conditions::tiers(&mut line, told, rule),
        Rule::Share(rule) => share(&mut line, told, rule, &part.points),
        Rule::Yes(rule) => yes(&mut line, rubric, facts, rule.fact, rule.wanted),
        Rule::Faults(rule) => counted::faults(&mut line, told, rule),
        Rule::Judged(rule) => judged(&mut line, told, rule),
        Rule::Docked(rule) => match facts.judgment(rule.judgment) {
            Judgment::Points(deducted) if deducted.is_zero() => {
                line.plain(format!("{}{NOT_DOCKED_TEXT}，不扣分", rule.question));
            }
            Judgment::Points(deducted) => {
                line.plain(format!("{}评定", rule.question));
                line.say(format!("扣{}分", points(deducted)), Tone::Short);
            }
            _ => line.plain(&*rule.question),
        },
        Rule::Coefficient(rule) => conditions::coefficient(&mut line, told, rule, &part.points),
        Rule::Ranked(rule) => conditions::ranked(&mut line, told, rule),
        Rule::Rectified(rule) => counted::rectified(&mut line, told, rule, &part.points),
        Rule::NOfM(rule) => counted::n_of_m(&mut line, told, rule),
    }
    let excused = told.excused(&part.rule.facts());
    if !excused.is_empty() && !matches!(part.rule, Rule::Ranked(_)) {
        line.plain(format!("（“{}”填“不适用”，这一点不扣分）", excused.join("”“")));
    }
    undefined(&mut line, told, &part.rule);
    gap(&mut line, rubric, result);
    line.0
}

fn meets(line: &mut Sentence, told: Told<'_>, rule: &Comparison) {
    compared(line, told, rule, told.result.met, &told.result.value, told.result.against.as_ref());
}

/// A comparison with its numbers and how it turned out.
fn compared(
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
    line.plain(if met == Truth::Open { format!(" 是否 {sign} ") } else { format!(" {sign} ") });
    target(line, told, &rule.target, &rule.value, against, &beside);
}

/// The number that a target comes to, where it is known.
fn target_value(target: &Target, against: Option<&Value>) -> Option<Number> {
    match (target, against) {
        (Target::Number(number), _) => Some(number.clone()),
        (_, Some(Value::Known(span))) => span.value().cloned(),
        _ => None,
    }
}

fn target(
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

fn per_step(line: &mut Sentence, told: Told<'_>, rule: &PerStep, full: &Number) {
    let (result, against) = (told.result, told.result.against.as_ref());
    let beside = target_value(&rule.target, against).unwrap_or_else(Number::zero);
    side_of(line, told.rubric, told.facts, &rule.value, &result.value, &beside);
    line.plain(match (result.met, &result.steps) {
        (Truth::Yes, _) => format!(" {} ", reached(rule.better)),
        (Truth::No, Some(_)) => format!(" {} ", missed(rule.better)),
        _ => format!(" 是否 {} ", reached(rule.better)),
    });
    target(line, told, &rule.target, &rule.value, against, &beside);
    if let (Truth::No, Some(steps)) = (result.met, &result.steps) {
        let step = in_points(&rule.step, &rule.value);
        line.plain(format!("，每{}{step}扣{}分", off(rule.better), points(&rule.deduct)));
        line.plain(format!(" × {}", figure(steps)));
        let lost = full - &result.points.low;
        let lost_of = |word: &str| format!("，{word}扣{}分", points(&lost));
        let said = match &rule.limit {
            _ if &rule.deduct * steps <= lost => lost_of(""),
            Limit::Full => lost_of("扣完为止，"),
            Limit::Assumed | Limit::Points(_) | Limit::None => lost_of("最多"),
        };
        line.say(said, Tone::Short);
    }
}

fn per_gain(line: &mut Sentence, told: Told<'_>, rule: &PerGain) {
    let (result, against) = (told.result, told.result.against.as_ref());
    let beside = target_value(&rule.from, against).unwrap_or_else(Number::zero);
    side_of(line, told.rubric, told.facts, &rule.value, &result.value, &beside);
    line.plain("，超过 ");
    target(line, told, &rule.from, &rule.value, against, &beside);
    line.plain(format!(" 的每{}得{}分", in_points(&rule.step, &rule.value), points(&rule.award)));
    if let Some(steps) = &result.steps {
        line.plain(format!(" × {}", figure(steps)));
        line.say(format!("，得{}分", points(&result.points.low)), Tone::Figure);
    }
}

fn bands(line: &mut Sentence, told: Told<'_>, rule: &Bands) {
    let result = told.result;
    let first = &rule.bands[0].range;
    let edge = match rule.better {
        Better::Up => first.low.number(),
        Better::Down => first.high.number(),
    };
    let zero = Number::zero();
    side_of(line, told.rubric, told.facts, &rule.value, &result.value, edge.unwrap_or(&zero));
    if let Some(at) = result.band {
        let band = &rule.bands[at];
        line.plain(format!(" {}", band_in_words(&band.range, &rule.value)));
        if at > 0 {
            line.plain(format!("，得{}分", points(&band.points)));
        }
    } else if result.met == Truth::Open {
        line.plain(format!(" 是否 {}", band_in_words(first, &rule.value)));
    } else if result.points.is_settled() && result.met == Truth::No {
        if let Value::Known(value) = &result.value {
            outside(line, rule, value);
        }
        line.plain(if result.points.low.is_zero() {
            "，不得分".to_owned()
        } else {
            format!("，得{}分", points(&result.points.low))
        });
    }
}

/// On which side of all bands a value lies.
fn outside(line: &mut Sentence, rule: &Bands, value: &Span) {
    let (best, worst) = (&rule.bands[0].range, &rule.bands[rule.bands.len() - 1].range);
    let (lowest, highest) = match rule.better {
        Better::Up => (&worst.low, &best.high),
        Better::Down => (&best.low, &worst.high),
    };
    let known = |value: &Span| value.value().cloned();
    let (below, above) = match (lowest, highest) {
        (End::Closed(low) | End::Open(low), _) if known(value).is_none_or(|value| value <= *low) => {
            (Some(low), None)
        }
        (_, End::Closed(high) | End::Open(high)) => (None, Some(high)),
        _ => (None, None),
    };
    let sign = |end: &End, strict: &'static str, edge: &'static str| match end {
        End::Open(_) => edge,
        End::Closed(_) | End::None => strict,
    };
    if let Some(low) = below {
        line.plain(format!(" {} {}", sign(lowest, "＜", "≤"), in_unit(low, &rule.value)));
    }
    if let Some(high) = above {
        line.plain(format!(" {} {}", sign(highest, "＞", "≥"), in_unit(high, &rule.value)));
    }
}

fn share(line: &mut Sentence, told: Told<'_>, rule: &Share, full: &Number) {
    let result = told.result;
    side_of(line, told.rubric, told.facts, &rule.value, &result.value, &rule.full);
    let whole = in_unit(&rule.full, &rule.value);
    match (&result.value, result.met) {
        _ if !result.points.is_settled() => line.plain(format!("，按占 {whole} 的比例计分")),
        (Value::Known(_), Truth::Yes) => line.plain(format!("，不低于 {whole}，得满分")),
        // A share below nought earns nothing, whatever the division says.
        (Value::Known(value), _) if !result.points.low.is_zero() => {
            let share = value.value().map_or_else(String::new, |value| figure_beside(value, &rule.full));
            line.plain(format!("，{share}{} ÷ {whole} × {}分，", rule.value.unit.name(), points(full)));
            line.say(format!("得{}分", points(&result.points.low)), Tone::Figure);
        }
        (Value::Undefined, Truth::Yes) => line.plain("，得满分"),
        _ => line.plain("，不得分"),
    }
}

fn judged(line: &mut Sentence, told: Told<'_>, rule: &Judged) {
    match (told.facts.judgment(rule.judgment), told.result.band) {
        (Judgment::Points(given), Some(band)) => {
            line.plain("评判为");
            line.say(&*rule.bands[band].title, Tone::Figure);
            if told.rubric.scale != Scale::Items {
                line.plain(format!("，得{}分", points(given)));
            }
        }
        _ => line.plain(&*rule.question),
    }
}

fn yes(line: &mut Sentence, rubric: &Rubric, facts: &Facts, fact: FactKey, wanted: bool) {
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

/// Why a formula has no value: a divisor is nought, or there is no standard for the year yet.
fn undefined(line: &mut Sentence, told: Told<'_>, rule: &Rule) {
    if matches!(told.result.value, Value::Undefined) && !matches!(rule, Rule::Rectified(_)) {
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
