//! What is said where changes are tried (试算): what something is changed to, and what it does.

mod route;

use super::{figure, period, points, range};
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{Number, Range, Span};
use crate::rubric::{FactKey, FactKind, JudgmentKey, Rubric, Rule};
use crate::text::{NO, NOT_FILLED, UNIT_POINTS, YES};
use crate::whatif::{Change, Place, Remedy};
use std::cmp::Ordering;

pub use route::*;

/// The name of a place: what the fact asks, or whose judgement it is.
pub fn place_name(rubric: &Rubric, place: Place) -> String {
    match place {
        Place::Fact(fact) => rubric.fact(fact).title.to_string(),
        Place::Judgment(judgment) => judged_name(rubric, judgment),
    }
}

fn judged_name(rubric: &Rubric, judgment: JudgmentKey) -> String {
    let spec = rubric.judgment(judgment);
    let (indicator, part) = (rubric.indicator(spec.indicator), rubric.judged_part(judgment));
    let what = if deducts(rubric, judgment) { "评定扣分" } else { "评判" };
    if part.title.is_empty() {
        format!("{}的{what}", indicator.title)
    } else {
        format!("{}（{}）的{what}", indicator.title, part.title)
    }
}

/// Whether what is judged is what is deducted: less of it is better.
fn deducts(rubric: &Rubric, judgment: JudgmentKey) -> bool {
    matches!(rubric.judged_part(judgment).rule, Rule::Docked(_))
}

/// The name of a place with the time it speaks of, for lists to choose from.
pub fn place_label(rubric: &Rubric, place: Place, year: Option<i32>) -> String {
    match place {
        Place::Fact(fact) => {
            let spec = rubric.fact(fact);
            format!("{}（{}）", spec.title, period(spec.period, year))
        }
        Place::Judgment(judgment) => judged_name(rubric, judgment),
    }
}

/// An answer as a person would type it.
pub fn typed(rubric: &Rubric, change: &Change) -> String {
    match change {
        Change::Fact(fact, Answer::Figure(figure)) => match figure.span.value() {
            Some(value) => value.plain(),
            None => edge(rubric, *fact, &figure.span, Number::plain),
        },
        Change::Fact(_, Answer::Flag(answer)) => if *answer { YES } else { NO }.to_owned(),
        Change::Fact(fact, Answer::Choice(option)) => match &rubric.fact(*fact).kind {
            FactKind::Choice { options } => {
                options.get(usize::from(*option)).map(ToString::to_string).unwrap_or_default()
            }
            _ => String::new(),
        },
        Change::Judgment(_, Judgment::Points(points)) => points.plain(),
        Change::Fact(..) | Change::Judgment(..) => String::new(),
    }
}

/// The edge of what a figure has to be, without the end that is only its own bound.
fn edge(rubric: &Rubric, fact: FactKey, span: &Span, write: fn(&Number) -> String) -> String {
    let highest = match &rubric.fact(fact).kind {
        FactKind::Number { bounds, .. } => bounds.high.number(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => None,
    };
    match (span.low.number(), span.high.number()) {
        (Some(low), high) if high == highest => format!("≥{}", write(low)),
        (_, Some(high)) => format!("≤{}", write(high)),
        (Some(low), None) => format!("≥{}", write(low)),
        (None, None) => String::new(),
    }
}

/// An answer as it is shown, with its unit.
pub fn shown(rubric: &Rubric, change: &Change) -> String {
    match change {
        Change::Fact(fact, Answer::Figure(value)) => {
            let said = value.span.value().map_or_else(|| edge(rubric, *fact, &value.span, figure), figure);
            format!("{said} {}", unit(rubric, *fact))
        }
        Change::Fact(_, Answer::Blank) | Change::Judgment(_, Judgment::Blank) => NOT_FILLED.to_owned(),
        Change::Fact(_, Answer::Unknown) => super::UNKNOWN.to_owned(),
        Change::Fact(_, Answer::Unreadable(_)) | Change::Judgment(_, Judgment::Unreadable(_)) => {
            super::WHATIF_UNREADABLE.to_owned()
        }
        Change::Fact(_, Answer::NotApplicable) | Change::Judgment(_, Judgment::NotApplicable) => {
            super::NOT_APPLICABLE.to_owned()
        }
        Change::Judgment(_, Judgment::Points(given)) => format!("{} {UNIT_POINTS}", points(given)),
        Change::Fact(_, Answer::Flag(_) | Answer::Choice(_) | Answer::Table(_)) => {
            format!("“{}”", typed(rubric, change))
        }
    }
}

/// The unit of a figure; empty for other facts.
pub fn unit(rubric: &Rubric, fact: FactKey) -> &str {
    match &rubric.fact(fact).kind {
        FactKind::Number { unit, .. } => unit.name(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => "",
    }
}

/// What a green bar means.
pub const WINS: &str = "多得分";
/// What a red bar means.
pub const LOSES: &str = "少得分";
/// The row of a year that names what moves its total.
pub const YEARS_WHY: &str = "得分有变化的指标";

/// What the line in the middle of the chart is.
pub fn axis(now: &str) -> String {
    format!("竖线：现在已得 {now}")
}

/// Indicators that move in a year, and how many more.
pub fn moves(listed: &[String], more: usize) -> String {
    let more = if more > 0 { format!("，另有 {more} 项") } else { String::new() };
    format!("{}{more}", listed.join("；"))
}

/// What the strip with both outcomes is.
pub const STANDINGS: &str = "现状与方案的得分";

/// The name of the scenario in which all is done that can be.
pub const MENDED: &str = "把能办的都办到";

/// A heading over the indicators that lose points, by what can be done about them.
pub fn remedy(remedy: Remedy, count: usize) -> String {
    let word = match remedy {
        Remedy::Deed => "能办的",
        Remedy::Finding => "要补填或要评判的",
        Remedy::None => "单独改动一项不能解决的",
    };
    format!("{word}（{count} 项）")
}

/// That only what no county is advised to change would do.
pub const ONLY_UNLIKELY: &str = "只有改动教师工资总额、学生数、上年数一类的数才能达到，不作为办法列出。";

/// 483 → 546.21 万元，增加 63.21 万元. Of what is judged, what has to be found; of a blank, what it has to be.
pub fn change_line(rubric: &Rubric, facts: &Facts, change: &Change) -> String {
    let now = change.place().now(facts);
    if let (Change::Judgment(judgment, given), Change::Judgment(_, Judgment::Points(to))) = (&now, change) {
        return judged_line(rubric, *judgment, given, to);
    }
    let to = shown(rubric, change);
    let (Some(from), Some(value)) = (now.number(), change.number()) else {
        return match now {
            Change::Fact(_, Answer::Blank | Answer::Unknown | Answer::Unreadable(_)) => {
                format!("{}，应{}", shown(rubric, &now), in_words(&to))
            }
            _ => format!("{} → {to}", shown(rubric, &now)),
        };
    };
    let unit = match change.place() {
        Place::Fact(fact) => unit(rubric, fact),
        Place::Judgment(_) => UNIT_POINTS,
    };
    let difference = value - from;
    let (less, more, by) =
        if unit == "%" { ("降低", "提高", "个百分点") } else { ("减少", "增加", unit) };
    let word = if difference.is_negative() { less } else { more };
    format!("{} → {} {unit}，{word} {} {by}", figure(from), figure(value), figure(&difference.abs()))
}

/// ≥720 元/人 as 不低于 720 元/人; an answer as 为“是”.
fn in_words(to: &str) -> String {
    match (to.strip_prefix('≥'), to.strip_prefix('≤')) {
        (Some(least), _) => format!("不低于 {least}"),
        (_, Some(most)) => format!("不高于 {most}"),
        _ => format!("为 {to}"),
    }
}

/// What has to be found where points are judged: 待查实，至少需 3 分（满分 3 分）.
pub(super) fn judged_line(rubric: &Rubric, judgment: JudgmentKey, now: &Judgment, to: &Number) -> String {
    let now = match now {
        Judgment::Points(now) => format!("现为 {} {UNIT_POINTS}", points(now)),
        Judgment::Blank | Judgment::Unreadable(_) | Judgment::NotApplicable => NOT_FILLED.to_owned(),
    };
    let to = points(to);
    if deducts(rubric, judgment) {
        return format!("待查实，扣分不超过 {to} {UNIT_POINTS}（{now}）");
    }
    let full = points(&rubric.judged_part(judgment).points);
    format!("待查实，至少需 {to} {UNIT_POINTS}（满分 {full} {UNIT_POINTS}，{now}）")
}

/// How a range moved: +2, or each end for itself; empty where it did not.
pub fn moved(before: &Range, after: &Range) -> String {
    let (low, high) = (&after.low - &before.low, &after.high - &before.high);
    match (low.is_zero(), high.is_zero()) {
        (true, true) => String::new(),
        _ if low == high => signed(&low),
        (false, true) => format!("下限 {}", signed(&low)),
        (true, false) => format!("上限 {}", signed(&high)),
        (false, false) => format!("下限 {}，上限 {}", signed(&low), signed(&high)),
    }
}

/// A difference with its sign, +2 or −0.5.
pub fn signed(difference: &Number) -> String {
    match difference.cmp(&Number::zero()) {
        Ordering::Less => format!("−{}", figure(&difference.abs())),
        Ordering::Equal => "0".to_owned(),
        Ordering::Greater => format!("+{}", figure(difference)),
    }
}

/// The name of a new scenario.
pub fn scenario_name(at: usize) -> String {
    format!("方案{}", super::ordinal(at))
}

/// What a box of a scenario is about.
pub fn in_scenario(scenario: &str, place: &str) -> String {
    format!("{scenario}：{place}")
}

/// What a box of a year is about.
pub fn in_year(year: &str, name: &str) -> String {
    format!("{year}年：{name}")
}

/// That a place stays what it is while nothing is typed.
pub fn unchanged(now: &str) -> String {
    if now.trim().is_empty() { "不变".to_owned() } else { format!("不变：{}", now.trim()) }
}

/// What an indicator comes to: ✕ 未达标 0 / 3.
pub fn indicator_state(verdict: crate::engine::Verdict, points: &Range, full: &Number) -> String {
    format!(
        "{} {} {} / {}",
        super::verdict_sign(verdict),
        super::verdict(verdict),
        range(points),
        super::points(full)
    )
}

/// 27.4–99 分（+2）.
pub fn standing_total(total: &str, unit: &str, moved: &str) -> String {
    if moved.is_empty() { format!("{total} {unit}") } else { format!("{total} {unit}（{moved}）") }
}

/// The total then, and what else moves.
pub fn total_then(total: &Range, grade: &str, difference: &str) -> String {
    if difference.is_empty() {
        format!("总分不变（{}），{grade}", range(total))
    } else {
        format!("总分 {}（{difference}），{grade}", range(total))
    }
}

/// Other indicators that move with a change: 3.2 … −0.5.
pub fn also_moves(number: &str, title: &str, difference: &str) -> String {
    format!("{number} {title} {difference}")
}

/// What a part needs, where an indicator has several.
pub fn of_part(part: &str, name: &str) -> String {
    if part.is_empty() { name.to_owned() } else { format!("{part} · {name}") }
}

/// 要得 1.5 分; 项 where indicators are counted.
pub fn to_win(points: &Number, unit: &str) -> String {
    format!("要得 {} {unit}", super::points(points))
}

/// What a button beside a box does: 方案一：教师培训经费 增加 1 万元.
pub fn nudged(label: &str, word: &str, by: &Number, unit: &str) -> String {
    let unit = if unit == "%" { "个百分点" } else { unit };
    format!("{label} {word} {} {unit}", figure(by))
}

/// What a slider moves.
pub fn slid(label: &str) -> String {
    format!("{label} {}", super::SCENARIO_SLIDE)
}

/// A figure with its unit.
pub fn with_unit(value: &Number, unit: &str) -> String {
    format!("{} {unit}", figure(value)).trim_end().to_owned()
}

/// What the chart of figures is about.
pub fn swings_lead(now: &str) -> String {
    format!("确定得分现为 {now}。")
}

/// So many points, or items.
pub fn amount(points: &Number, unit: &str) -> String {
    format!("{} {unit}", super::points(points))
}

/// Figures that are not drawn.
pub fn more_figures(count: usize) -> String {
    format!("另有 {count} 项数据影响较小，未列出。")
}

/// 2027年.
pub fn year(year: &str) -> String {
    format!("{year}年")
}

/// What is to be known of a change that would do: that a smaller one may do, too.
pub fn doubt(is_least: bool) -> &'static str {
    if is_least {
        ""
    } else {
        "（改动再小一点就不够；是否另有更小的改动未逐一核对）"
    }
}

/// What else moves; empty where nothing does.
pub fn also(moves: &[std::rc::Rc<str>]) -> String {
    if moves.is_empty() {
        String::new()
    } else {
        format!("；{}：{}", super::SINGLE_MOVES, moves.join("、"))
    }
}

/// That several blanks have to be filled in together.
pub fn together(blanks: usize) -> String {
    format!("有 {blanks} 项未填，须一起填。")
}

/// Blanks that are not listed.
pub fn more_blanks(count: usize) -> String {
    format!("另有 {count} 组未列出。")
}

/// What each of several blanks brings, on the average.
pub fn each(share: &Number) -> String {
    format!("（平均每项 {}）", points(&share.rounded(2, crate::number::Rounding::HalfUp)))
}
