//! 一页汇报单: what a county's head is told on one page.

use super::account::shown_unit;
use crate::engine::Assessment;
use crate::number::{Number, Range};
use crate::rubric::{Formula, Rubric, Scale};
use crate::text::{
    GRADE_UNDECIDED, figure_beside, formula_in_words, grade_range, points, range, unit_of_total,
};

/// Its title, after county and year.
pub const BRIEF_TITLE: &str = "履行教育职责自评情况";
/// The measures.
pub fn brief_deeds(count: usize) -> &'static str {
    if count == 3 { "最值得做的三件事" } else { "最值得做的事" }
}
/// Their heads.
pub const BRIEF_DEED_COLUMNS: [&str; 4] = ["做什么", "责任单位", "可多得", "对应指标"];
/// Where nothing can be done about what is lost.
pub const BRIEF_NO_DEEDS: &str = "按现有数据，没有改动一项数据就能多得分的事项。";
/// The bars.
pub const BRIEF_HEADS: &str = "各方面得分";
/// Their colours.
pub const BRIEF_LEGEND: [&str; 3] = ["已得", "未定", "已失"];
/// What to be careful of.
pub const BRIEF_CAUTIONS: &str = "要当心的";
/// Nothing to be careful of.
pub const BRIEF_NO_CAUTIONS: &str = "已填的数据之间没有发现矛盾，也没有贴近要求的数值。";
/// The button that prints it.
pub const BRIEF_PRINT: &str = "打印这一页";
/// The button that leaves it.
pub const BRIEF_BACK: &str = "返回填报";
/// The grade's tile.
pub const BRIEF_GRADE: &str = "等次";
/// The total's tile.
pub fn brief_total(rubric: &Rubric, assessment: &Assessment) -> (String, String) {
    let full = points(&assessment.full);
    let label = match rubric.scale {
        Scale::Points | Scale::Letters => format!("总分（满分{full}分）"),
        Scale::Items => format!("达标（共{full}项）"),
    };
    (label, range(&assessment.total))
}

/// How far the next grade is; how much is settled where points say nothing of that.
pub fn brief_next(rubric: &Rubric, assessment: &Assessment) -> (String, String) {
    let total = &assessment.total;
    let unit = unit_of_total(rubric.scale);
    let is_plain =
        rubric.letters.is_empty() && assessment.full == rubric.full_points && rubric.grades.len() > 1;
    if !is_plain {
        let settled = format!("{}/{}", assessment.settled, rubric.indicators.len());
        return ("已定指标".to_owned(), settled);
    }
    match rubric.grades.iter().rev().find(|grade| grade.from > total.low) {
        None => (format!("{}线", rubric.grades[0].title), "已达到".to_owned()),
        Some(grade) => {
            let short = points(&(&grade.from - &total.low));
            let edge = points(&grade.from);
            if total.is_settled() {
                (format!("离{}（{edge}{unit}）", grade.title), format!("差{short}"))
            } else {
                (format!("已得部分离{}（{edge}{unit}）", grade.title), format!("差{short}"))
            }
        }
    }
}

/// Where the county stands; `grades` is the grade, the range of grades, or that none can be named yet.
pub fn brief_lead(rubric: &Rubric, assessment: &Assessment, grades: &str, gates: &str) -> String {
    let unit = unit_of_total(rubric.scale);
    let (total, grade) = (&assessment.total, &assessment.grade);
    let open =
        if grades == GRADE_UNDECIDED { grades.to_owned() } else { format!("等次未定（{grades}）") };
    let stands = match (total.is_settled(), grade.low == grade.high) {
        (true, true) => format!("自评{}{unit}，为{grades}", points(&total.low)),
        (true, false) => format!("自评{}{unit}，{open}", points(&total.low)),
        (false, is_sure) => {
            let rest = points(&(&total.high - &total.low));
            let said = if is_sure { format!("等次为{grades}") } else { open };
            format!("已确定{}{unit}，另有{rest}{unit}未定，{said}", points(&total.low))
        }
    };
    if gates.is_empty() { format!("{stands}。") } else { format!("{stands}；等次限制：{gates}。") }
}

/// How a total stands against that of the year before, by the same rubric.
pub fn brief_before(rubric: &Rubric, year: &str, then: &Range, was: &str, now: &Range) -> String {
    let unit = unit_of_total(rubric.scale);
    let year = year.trim().trim_end_matches('年');
    let moved = match (then.is_settled() && now.is_settled()).then(|| &now.low - &then.low) {
        None => "两年中有得分未定，暂不比较".to_owned(),
        Some(by) if by.is_zero() => "今年持平".to_owned(),
        Some(by) if by.is_negative() => format!("今年减少{}{unit}", points(&by.abs())),
        Some(by) => format!("今年增加{}{unit}", points(&by)),
    };
    format!("与上年相比：{year}年按同一评价指标为{}{unit}，{was}；{moved}。", range(then))
}

/// What a head came to the year before.
pub fn brief_head_before(points: &Range) -> String {
    format!("上年 {}", range(points))
}

/// What the deeds would come to.
pub fn brief_then(rubric: &Rubric, count: usize, then: &Assessment) -> String {
    let unit = unit_of_total(rubric.scale);
    let grades = grade_range(rubric, then.grade.low, then.grade.high);
    let word = if then.total.is_settled() { "得分可达" } else { "已得分可达" };
    let grade =
        if then.grade.low == then.grade.high { format!("，等次为{grades}") } else { String::new() };
    let which =
        if count == 1 { "办好下面这件事".to_owned() } else { format!("办好下面{count}件事") };
    format!("{which}，{word}{}{unit}{grade}。", points(&then.total.low))
}

/// ＋2分.
pub fn brief_gain(rubric: &Rubric, gain: &Number) -> String {
    format!("＋{}{}", points(gain), unit_of_total(rubric.scale))
}

/// 12.4 / 14.
pub fn brief_of(won: &str, full: &str) -> String {
    format!("{won} / {full}")
}

/// A figure that keeps its limit by little or nothing.
pub fn brief_edge(rubric: &Rubric, of: &Formula, value: &Number, limit: &Number) -> String {
    let unit = shown_unit(of.unit.name());
    let name = formula_in_words(rubric, &of.expression).replace(' ', "");
    let shown = figure_beside(value, limit).replace(',', "");
    let limit_shown = figure_beside(limit, value).replace(',', "");
    if value == limit {
        return format!("“{name}”为{shown}{unit}，正好是要求的{limit_shown}{unit}，没有余量。");
    }
    let off = figure_beside(&(value - limit).abs(), &Number::zero()).replace(',', "");
    let by = if of.unit.is_percent() { "个百分点" } else { unit };
    format!("“{name}”为{shown}{unit}，距要求的{limit_shown}{unit}只有{off}{by}余量。")
}

/// A figure that does not agree.
pub fn brief_finding(title: &str, text: &str) -> String {
    super::result::finding_plainly(title, text)
}
