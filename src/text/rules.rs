//! Rules in words: formula, line, steps, bands, as the engine runs them.

use super::{figure, formula_in_words, points, unit_of_total};
use crate::number::{End, Number, Span};
use crate::rubric::{
    Bands, Better, Coefficient, Combine, Comparison, Condition, FactKind, Faults, Formula, IfZero, Indicator,
    Judged, Limit, NOfM, Operator, Part, PartialStep, PerGain, PerStep, Ranked, Rectified, Rubric, Rule,
    Scale, Shortcut, Target, Tiers,
};

/// The rule of a part, with its name and points.
pub fn part_rule(rubric: &Rubric, part: &Part) -> String {
    let name = if part.title.is_empty() { String::new() } else { format!("{}：", part.title) };
    let unit = unit_of_total(rubric.scale);
    let worth = if part.bonus {
        format!("（加分，最多{}{unit}）", points(&part.points))
    } else if part.points.is_zero() {
        format!("（不另计{unit}）")
    } else {
        format!("（{}{unit}）", points(&part.points))
    };
    format!("{name}{}{worth}", rule_in_words(rubric, &part.rule))
}

/// How the parts of an indicator come together, where that is not plainly their sum.
pub fn together_in_words(rubric: &Rubric, indicator: &Indicator) -> Option<String> {
    let mut said = Vec::new();
    if !indicator.base.is_zero() {
        said.push(format!("基础分{}分", points(&indicator.base)));
    }
    match indicator.combine {
        Combine::Sum => {}
        Combine::Best => said.push("各款取得分最高的一款".to_owned()),
        Combine::Worst if indicator.parts.len() > 1 => {
            said.push("取各款中最差的一款".to_owned());
        }
        Combine::Worst => {}
    }
    match &indicator.floor {
        None => said.push("扣分不封顶，可低于0分".to_owned()),
        Some(floor) if indicator.floor_printed => said.push(format!("扣完为止，最低{}分", points(floor))),
        Some(_) if !indicator.base.is_zero() => {
            said.push("细则未写明“扣完为止”，按最低0分计".to_owned());
        }
        Some(_) => {}
    }
    if indicator.parts.iter().any(|part| part.bonus) {
        said.push(format!("含加分最高{}分", points(&indicator.cap)));
    }
    if indicator.must && rubric.grades.iter().any(|grade| grade.must) {
        said.push("必达指标：不达标不能评为要求必达的等次".to_owned());
    }
    (!said.is_empty()).then(|| said.join("；"))
}

fn rule_in_words(rubric: &Rubric, rule: &Rule) -> String {
    match rule {
        Rule::Meets(rule) => {
            format!("{} {}{}", comparison(rubric, rule), all_or_none(rubric), if_zero(rule.if_zero))
        }
        Rule::PerStep(rule) => per_step(rubric, rule),
        Rule::PerGain(rule) => per_gain(rubric, rule),
        Rule::Bands(rule) => bands(rubric, rule),
        Rule::Tiers(rule) => tiers(rubric, rule),
        Rule::Share(rule) => format!(
            "{} ÷ {} × 分值，最高为分值{}",
            words(rubric, &rule.value),
            in_unit(&rule.full, &rule.value),
            if_zero(rule.if_zero)
        ),
        Rule::Yes(rule) => {
            let title = &rubric.fact(rule.fact).title;
            format!("{title}：填“{}”{}", yes_no(rule.wanted), all_or_none(rubric))
        }
        Rule::Faults(rule) => faults(rubric, rule),
        Rule::Judged(rule) => judged(rubric, rule),
        Rule::Docked(rule) => format!(
            "由人评定扣分：没有的不扣，有的扣{}—{}分，每{}分一档",
            points(&rule.least),
            points(&rule.most),
            points(&rule.step)
        ),
        Rule::Coefficient(rule) => coefficient(rubric, rule),
        Rule::Ranked(rule) => ranked(rubric, rule),
        Rule::Rectified(rule) => rectified(rubric, rule),
        Rule::NOfM(rule) => n_of_m(rubric, rule),
    }
}

/// What it is to reach a line, where nothing lies between.
fn all_or_none(rubric: &Rubric) -> &'static str {
    match rubric.scale {
        Scale::Items => "为达标，否则为未达标",
        Scale::Points | Scale::Letters => "得满分，否则不得分",
    }
}

fn words(rubric: &Rubric, formula: &Formula) -> String {
    formula_in_words(rubric, &formula.expression)
}

fn target(rubric: &Rubric, target: &Target, value: &Formula) -> String {
    match target {
        Target::Number(number) => in_unit(number, value),
        Target::Formula(expression) => formula_in_words(rubric, expression),
    }
}

fn comparison(rubric: &Rubric, rule: &Comparison) -> String {
    let target = target(rubric, &rule.target, &rule.value);
    format!("{} {} {target}", words(rubric, &rule.value), operator_sign(rule.operator))
}

fn if_zero(if_zero: IfZero) -> &'static str {
    match if_zero {
        IfZero::Open => "",
        IfZero::Full => "；分母为0的得满分",
        IfZero::None => "；分母为0的不得分",
    }
}

fn limit(limit: &Limit) -> String {
    match limit {
        Limit::Full => "，扣完为止".to_owned(),
        Limit::Assumed => "，最低0分（细则未写明扣完为止）".to_owned(),
        Limit::Points(most) => format!("，扣完{}分止", points(most)),
        Limit::None => String::new(),
    }
}

fn partial(partial: PartialStep) -> &'static str {
    match partial {
        PartialStep::Started => "不足一步按一步计",
        PartialStep::Whole => "不足一步不计",
        PartialStep::Exact => "按比例计",
    }
}

fn per_step(rubric: &Rubric, rule: &PerStep) -> String {
    format!(
        "{} {} {} 不扣分，每{}{}扣{}分（{}）{}{}",
        words(rubric, &rule.value),
        reached(rule.better),
        target(rubric, &rule.target, &rule.value),
        off(rule.better),
        in_points(&rule.step, &rule.value),
        points(&rule.deduct),
        partial(rule.partial),
        limit(&rule.limit),
        if_zero(rule.if_zero),
    )
}

fn per_gain(rubric: &Rubric, rule: &PerGain) -> String {
    format!(
        "{}超过 {} 的，每{}得{}分（{}），最高为分值{}",
        words(rubric, &rule.value),
        target(rubric, &rule.from, &rule.value),
        in_points(&rule.step, &rule.value),
        points(&rule.award),
        partial(rule.partial),
        if_zero(rule.if_zero),
    )
}

fn bands(rubric: &Rubric, rule: &Bands) -> String {
    let bands: Vec<String> = rule
        .bands
        .iter()
        .map(|band| format!("{}得{}分", band_in_words(&band.range, &rule.value), points(&band.points)))
        .collect();
    let otherwise = if rule.otherwise.is_zero() {
        "不得分".to_owned()
    } else {
        format!("得{}分", points(&rule.otherwise))
    };
    format!("{}：{}，其余{otherwise}{}", words(rubric, &rule.value), bands.join("，"), if_zero(rule.if_zero))
}

fn tiers(rubric: &Rubric, rule: &Tiers) -> String {
    let tier = |tier: &crate::rubric::Tier| {
        let all: Vec<String> = tier.conditions.iter().map(|one| condition(rubric, one)).collect();
        format!("{}的得{}分", all.join("且"), points(&tier.points))
    };
    let tiers: Vec<String> = rule.tiers.iter().map(tier).collect();
    format!("{}；其余得{}分", tiers.join("；否则，"), points(&rule.otherwise))
}

fn condition(rubric: &Rubric, condition: &Condition) -> String {
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

fn options(rubric: &Rubric, fact: crate::rubric::FactKey) -> Vec<String> {
    match &rubric.fact(fact).kind {
        FactKind::Choice { options } => options.iter().map(ToString::to_string).collect(),
        FactKind::Number { .. } | FactKind::Flag | FactKind::Table { .. } => Vec::new(),
    }
}

fn faults(rubric: &Rubric, rule: &Faults) -> String {
    let fault = |fault: &crate::rubric::Fault| {
        format!("{}填“{}”扣{}分", rubric.fact(fault.fact).title, yes_no(fault.when), points(&fault.deduct))
    };
    let faults: Vec<String> = rule.faults.iter().map(fault).collect();
    format!("{}；各项相加{}", faults.join("，"), limit(&rule.limit))
}

fn judged(rubric: &Rubric, rule: &Judged) -> String {
    let band = |band: &crate::rubric::JudgedBand| {
        let (low, high) = (points(&band.low), points(&band.high));
        if rubric.scale == Scale::Items {
            band.title.to_string()
        } else if low == high {
            format!("{}{low}分", band.title)
        } else {
            format!("{}{low}–{high}分", band.title)
        }
    };
    let bands: Vec<String> = rule.bands.iter().map(band).collect();
    format!("由人评判：{}", bands.join("、"))
}

fn coefficient(rubric: &Rubric, rule: &Coefficient) -> String {
    let options = options(rubric, rule.fact);
    let levels: Vec<String> = rule
        .levels
        .iter()
        .map(|(option, coefficient)| format!("{}系数{}", options[usize::from(*option)], points(coefficient)))
        .collect();
    format!("分值 × 系数（{}：{}）", rubric.fact(rule.fact).title, levels.join("，"))
}

fn ranked(rubric: &Rubric, rule: &Ranked) -> String {
    let ladder: Vec<String> = rule.ladder.iter().map(points).collect();
    let order = match rule.better {
        Better::Up => "从高到低",
        Better::Down => "从低到高",
    };
    let value = rule.value.as_ref().map_or_else(String::new, |value| words(rubric, value));
    let shortcut = match &rule.reaches {
        None => String::new(),
        Some(Shortcut::Mean) => "达到平均水平的得满分，其余".to_owned(),
        Some(Shortcut::Formula(formula)) => {
            format!("达到 {} 的得满分，其余", formula_in_words(rubric, formula))
        }
    };
    format!(
        "{value}{shortcut}{order}排序依次得{}分，再往后得{}分；相同的并列",
        ladder.join("、"),
        points(&rule.otherwise)
    )
}

fn rectified(rubric: &Rubric, rule: &Rectified) -> String {
    let state = |(fact, fraction): &(crate::rubric::FactKey, Number)| {
        format!("{}每个计{}", rubric.fact(*fact).title, points(fraction))
    };
    let states: Vec<String> = rule.states.iter().map(state).collect();
    let none = match rule.if_zero {
        IfZero::Open => "得分未定",
        IfZero::Full => "得满分",
        IfZero::None => "不得分",
    };
    format!("分值按问题数平均分摊：{}；没有问题的{none}", states.join("，"))
}

fn n_of_m(rubric: &Rubric, rule: &NOfM) -> String {
    let items: Vec<String> = rule
        .items
        .iter()
        .map(|item| {
            let unit = &item.comparison.value;
            let sign = operator_sign(item.comparison.operator);
            format!("{}{sign}{}", item.title, target(rubric, &item.comparison.target, unit))
        })
        .collect();
    let need = if rule.need == rule.items.len() {
        "全部达标".to_owned()
    } else {
        format!("{}项中至少{}项达标", rule.items.len(), rule.need)
    };
    let rest = rule.rest.as_ref().map_or_else(String::new, |rest| {
        format!("，未达标的不低于要求的{}%", points(&(rest * &Number::whole(100))))
    });
    let who = match (rule.table, rule.by_share) {
        (None, _) => all_or_none(rubric).to_owned(),
        (Some(_), false) => format!("，每一所都做到的{}", all_or_none(rubric)),
        (Some(_), true) => "，按做到的所数占比计分".to_owned(),
    };
    format!("{need}{rest}{who}：{}", items.join("，"))
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
