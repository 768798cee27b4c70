//! 自评结果 and 存在问题: totals, grades, limits of the grade, losses, figures that do not agree.

use super::{between, report_county};
use crate::draft::{Draft, Outcome};
use crate::engine::Verdict;
use crate::number::{Number, Truth};
use crate::rubric::{Indicator, Rubric, Scale};
use crate::text::{grade_range, points, unit_of_total, verdict};

/// The total and the grade, or why none can be named.
pub fn report_total(rubric: &Rubric, draft: &Draft, outcome: &Outcome) -> String {
    let (result, unit) = (&outcome.assessment, unit_of_total(rubric.scale));
    let (county, full) = (report_county(draft), points(&result.full));
    let by = format!("《{}》（{}版）", rubric.title, rubric.edition);
    let what = match rubric.scale {
        Scale::Points => "自评总分",
        Scale::Items => "自评达标",
        Scale::Letters => "自评折合总分",
    };
    let out_of = match rubric.scale {
        Scale::Points | Scale::Letters => format!("满分{full}分"),
        Scale::Items => format!("共{full}项"),
    };
    let total = if result.total.is_settled() {
        format!("{what}{}{unit}（{out_of}）", points(&result.total.low))
    } else {
        let open = &result.total.high - &result.total.low;
        format!(
            "{what}目前可确定{}{unit}（{out_of}），另有{}{unit}待补充数据和评判后确定，最终在{}{unit}之间",
            points(&result.total.low),
            points(&open),
            between(&result.total)
        )
    };
    let grade = if result.grade.low == result.grade.high {
        format!("自评等次为{}", grade_range(rubric, result.grade.low, result.grade.high))
    } else {
        let grades = grade_range(rubric, result.grade.low, result.grade.high).replace('–', "至");
        format!("可能的等次为{grades}，目前不能确定自评等次")
    };
    format!("对照{by}，{county}{total}。{grade}。各方面得分见下表。")
}

/// The events that limit the grade: which happened, which did not, which nobody has spoken of.
pub fn report_gates(happened: &[String], free: usize, open: &[&str]) -> String {
    let all = happened.len() + free + open.len();
    let mut said = format!("评分细则规定的等次限制情形共{all}项。");
    if !happened.is_empty() {
        said.push_str(&format!("已发生{}项：{}。", happened.len(), happened.join("；")));
    }
    if free > 0 {
        let word = if free == all { "均未发生".to_owned() } else { format!("未发生{free}项") };
        said.push_str(&format!("{word}。"));
    }
    if !open.is_empty() {
        said.push_str(&format!("是否发生尚未确认{}项：{}。", open.len(), open.join("；")));
    }
    said
}

/// A gate that fired, with what it does.
pub fn report_fired(title: &str, effect: &str) -> String {
    format!("{title}（{effect}）")
}

/// That somebody has to say whether an event happened.
pub fn report_gate_blank(title: &str) -> String {
    format!("是否发生：{title}")
}

/// The state of a gate in one word.
pub fn report_gate_is(fired: Truth) -> bool {
    fired == Truth::Yes
}

/// What a loss opens with: 1．教师培训经费不低于教师工资总额的1.5%，失2分。
pub fn report_loss(
    at: usize,
    rubric: &Rubric,
    indicator: &Indicator,
    lost: &Number,
    is_sure: bool,
) -> String {
    let least = if is_sure { "" } else { "至少" };
    let lost = match rubric.scale {
        Scale::Points => format!("，{least}失{}分", points(lost)),
        Scale::Items | Scale::Letters => "，未达标".to_owned(),
    };
    format!("{}．{}{lost}。", at + 1, indicator.title)
}

/// What stands under 存在问题.
pub const REPORT_LOSSES: &str = "失分指标";
/// What does not agree.
pub const REPORT_FINDINGS: &str = "数据核对情况";
/// Where nothing is lost for sure.
pub const REPORT_NO_LOSSES: &str = "按现有数据，没有已经确定失分的指标。";
/// Before the findings.
pub const REPORT_FINDINGS_LEAD: &str = "经核对，下列数据之间不一致或者超出合理范围，需要进一步核实。";
/// Where nothing is to be mended.
pub const REPORT_NO_DEEDS: &str = "按现有数据，没有需要整改的失分指标。";

/// A figure that does not agree.
pub fn report_finding(at: usize, title: &str, text: &str) -> String {
    format!("{}．{}", at + 1, finding_plainly(title, text))
}

/// What does not agree, with what it is about unless that is said at once.
pub(super) fn finding_plainly(title: &str, text: &str) -> String {
    let text = text.replace(' ', "").replace('≥', "不低于").replace('≤', "不高于");
    if text.starts_with(title) { text } else { format!("{title}：{text}") }
}

/// 共13项，未达标1项，缺数据10项.
pub fn report_counts(all: usize, by_verdict: &[(Verdict, usize)]) -> String {
    let mut said = format!("共{all}项");
    for (one, count) in by_verdict {
        if *count > 0 {
            said.push_str(&format!("，{}{count}项", verdict(*one)));
        }
    }
    said
}

/// The row of the whole in the table.
pub const REPORT_WHOLE: &str = "合计";
