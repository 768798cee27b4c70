//! What is said of the cheapest way to a grade: what is to be done, how sure that is the least, and what stands in the way.

use super::{change_line, place_name, shown, unit};
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range};
use crate::rubric::Rubric;
use crate::text::{NOT_FILLED, figure, ordinal, points, range};
use crate::whatif::Change;

/// What is to be done, as a clerk would say it: 教师培训经费增加 63.21 万元（483 → 546.21 万元）.
pub fn act(rubric: &Rubric, facts: &Facts, change: &Change) -> String {
    let name = place_name(rubric, change.place());
    let now = change.place().now(facts);
    match (&now, change) {
        (Change::Fact(..), Change::Fact(fact, Answer::Figure(_))) => {
            let (Some(from), Some(to)) = (now.number(), change.number()) else {
                return format!("{name}：{}", change_line(rubric, facts, change));
            };
            let (unit, difference) = (unit(rubric, *fact), to - from);
            let word = if difference.is_negative() { "减少" } else { "增加" };
            format!(
                "{name}{word} {} {unit}（{} → {} {unit}）",
                figure(&difference.abs()),
                figure(from),
                figure(to)
            )
        }
        (Change::Fact(_, Answer::Blank | Answer::Unknown | Answer::Unreadable(_)), _) => {
            format!("“{name}”查实为{}", shown(rubric, change))
        }
        (Change::Judgment(..), _) => format!("{name}：{}", change_line(rubric, facts, change)),
        (Change::Fact(..), _) => format!("“{name}”由{}改为{}", shown(rubric, &now), shown(rubric, change)),
    }
}

/// From where on a blank figure does: 学前三年毛入园率 ≥85 %.
pub fn edge_line(rubric: &Rubric, change: &Change) -> String {
    format!("{} {}", place_name(rubric, change.place()), shown(rubric, change))
}

/// An indicator whose blanks have to turn out well.
pub fn assumed(number: &str, title: &str, least: &str, met: bool, edges: &[String]) -> String {
    let met = if met { "并达标" } else { "" };
    let edges = if edges.is_empty() { String::new() } else { format!("：{}", edges.join("、")) };
    format!("{number} {title}至少得 {least}{met}{edges}")
}

/// A gate whose blanks must not make it fire.
pub fn gate_assumed(title: &str) -> String {
    format!("查实没有下列情形：{title}")
}

/// 办法一（共 12 项）.
pub fn route_title(at: usize, steps: usize) -> String {
    format!("办法{}（共 {steps} 项）", ordinal(at))
}

/// That the grade is certain as it is.
pub fn already(grade: &str) -> String {
    format!("按现有数据，已经确定达到{grade}。")
}

/// How many ways there are, and whether the first is surely the one that takes least.
pub fn found(grade: &str, ways: usize, is_proved: bool, is_complete: bool) -> String {
    let proof = if is_proved {
        "办法一已逐项核实为最省力"
    } else {
        "情形太多，没有查完，办法一未必最省力"
    };
    // Of the others it is only sure that they are ways.
    let others = if is_complete || ways < 2 { "" } else { "；其余办法未逐一核对是否最省力" };
    format!("可以达到{grade}：找到 {ways} 种办法，{proof}{others}。")
}

/// How hard something is, from 1 to 5.
pub fn effort(step: u8) -> &'static str {
    match step {
        1 => "1 容易",
        2 => "2 较易",
        3 => "3 一般",
        4 => "4 较难",
        _ => "5 很难",
    }
}

/// What is certainly lost and can be done, before any way is sought.
pub const FIRST: &str = "先办这些：已经确定的失分";
/// What a deed brings.
pub fn gains(amount: &str) -> String {
    format!("可得 {amount}")
}

/// Why they come first.
pub const FIRST_LEAD: &str = "这些指标按现有数据确定失分，而且有可办的事；不论要达到哪个等次，都值得先办。";

/// The name of the scenario that a way makes.
pub fn route_name(at: usize, grade: &str) -> String {
    format!("办法{}（{grade}）", ordinal(at))
}

/// That none was found, though there may be one.
pub fn not_found(grade: &str) -> String {
    format!("没有找到达到{grade}的办法；情形太多，没有查完。请减少可改的数据后再找。")
}

/// That there is none.
pub fn no_way(grade: &str) -> String {
    format!("按可改的数据，没有办法达到{grade}。原因：")
}

/// A gate that nothing clears.
pub fn gate_blocks(title: &str, effect: &str) -> String {
    format!("{title}：{effect}，得分再高也不能抵消")
}

/// A 必达指标 that nothing meets.
pub fn must_blocks(number: &str, title: &str) -> String {
    format!("必达指标 {number} {title} 不能确定达标")
}

/// Points that fall short.
pub fn points_block(most: &Number, needed: &Number, grade: &str, unit: &str) -> String {
    let short = needed - most;
    format!(
        "可改的全部做到，确定得分最多 {} {unit}，{grade}需要 {} {unit}，还差 {} {unit}",
        points(most),
        points(needed),
        points(&short)
    )
}

/// How far the search is, in quarters: more would be said than a screen reader can.
pub fn searching(thousandths: usize) -> String {
    format!("正在查找，已完成约 {}%", thousandths / 250 * 25)
}

/// How many things may be changed.
pub fn changeable(allowed: usize, all: usize) -> String {
    format!("可改的数据、上下限和难度（{allowed} / {all} 项可改）")
}

/// Conditions that are no texts.
pub fn not_put_in(left: usize) -> String {
    format!("（另有 {left} 项条件涉及未填的数据，不能放入方案）")
}

/// What is open of an indicator whose figures are blank.
pub fn blank_points(open: &Range, full: &Number) -> String {
    format!("{NOT_FILLED}，{} / {}", range(open), points(full))
}
