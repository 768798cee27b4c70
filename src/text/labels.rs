//! Small sentences on the page, made of counts and names.

use super::words::{
    BRAND, COLUMN_RUBRIC, FINDINGS, GRADE_UNDECIDED, NOTE, RELATED, SAVE_NOTHING, SAVE_PENDING, TOTAL,
    TOTAL_ITEMS, UNIT_ITEMS, UNIT_POINTS,
};
use super::{figure, points};
use crate::engine::{Assessment, Verdict};
use crate::number::{Number, Truth};
use crate::rubric::wire::FactTexts;
use crate::rubric::{Rubric, Scale};
use crate::session::Saving;

/// 一 to 十; beyond that the digits.
pub fn ordinal(at: usize) -> String {
    const ORDINALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    ORDINALS.get(at).map_or_else(|| (at + 1).to_string(), |word| (*word).to_owned())
}

/// The heading of a column.
pub fn column_head(title: &str, unit: &str) -> String {
    format!("{title}（{unit}）")
}

/// How an odd text was understood.
pub fn read_as(value: &str, unit: &str) -> String {
    format!("读作 {value} {unit}")
}

/// How two numbers with a hyphen between were understood: not as a range.
pub fn read_as_difference(value: &str, unit: &str) -> String {
    format!("读作 {value} {unit}（减法）")
}

/// A text with what it was understood as.
pub fn with_reading(text: &str, reading: &str) -> String {
    format!("{text}（{reading}）")
}

/// How a bound was understood.
pub fn read_as_bound(bound: &str) -> String {
    format!("按“{bound}”参与比较")
}

/// What counts and where a fact is taken from.
pub fn field_hint(told: &FactTexts) -> String {
    if told.origin.is_empty() {
        return String::new();
    }
    let origin = format!("来源：{}", told.origin);
    if told.hint.is_empty() { origin } else { format!("{}。{origin}", told.hint.trim_end_matches('。')) }
}

/// 9 项 · 3 未达标 · 2 缺数据.
pub fn counts(all: usize, by_verdict: &[(Verdict, usize)]) -> String {
    let mut text = format!("{all} 项");
    for (verdict, count) in by_verdict.iter().filter(|(_, count)| *count > 0) {
        text.push_str(&format!(" · {count} {}", super::verdict(*verdict)));
    }
    text
}

/// 共 28 分 · 得 17–22 分.
pub fn head_points(full: &str, unit: &str, year: Option<i32>) -> String {
    let full =
        if unit == UNIT_ITEMS { format!("共 {full} {unit}") } else { format!("满分 {full} {unit}") };
    year.map_or_else(|| full.clone(), |year| format!("{full} · 数据为 {year} 年"))
}

/// What a cap does.
pub fn effect_cap(rubric: &Rubric, best: usize) -> String {
    match best.checked_sub(1) {
        Some(above) if best + 1 == rubric.grades.len() => {
            format!("不得评为{}及以上", rubric.grades[above].title)
        }
        Some(0) => format!("不得评为{}", rubric.grades[0].title),
        Some(_) | None => format!("最高评为{}", rubric.grades[best].title),
    }
}

/// What a downgrade does.
pub fn effect_lower(by: usize) -> String {
    format!("降低{}个等次", ordinal(by.saturating_sub(1)))
}

/// 良好 80.
pub fn tick(grade: &str, from: &Number) -> String {
    format!("{grade} {}", points(from))
}

/// 不合格–良好, or one grade.
pub fn grade_range(rubric: &Rubric, low: usize, high: usize) -> String {
    let title = |at: usize| &*rubric.grades[at].title;
    if low == high { title(low).to_owned() } else { format!("{}–{}", title(low), title(high)) }
}

/// 29 / 38 项.
pub fn settled(settled: usize, all: usize) -> String {
    format!("{settled} / {all} 项")
}

/// That too little is filled in to name a grade.
pub fn undecided(settled: usize, all: usize) -> String {
    format!("已填 {settled} / {all} 项，{GRADE_UNDECIDED}")
}

/// Which gates fired, and how many are open.
pub fn gates_state(fired: &[&str], open: usize) -> String {
    match (fired, open) {
        ([], 0) => "没有发生".to_owned(),
        ([], open) => format!("{open} 项还没有回答"),
        (fired, 0) => format!("已发生：{}", fired.join("；")),
        (fired, open) => format!("已发生：{}；另有 {open} 项还没有回答", fired.join("；")),
    }
}

/// What stands between here and the next grade: points, then gates.
pub fn next_grade(rubric: &Rubric, assessment: &Assessment) -> Vec<String> {
    let total = &assessment.total;
    let unit = unit_of_total(rubric.scale);
    let mut lines = Vec::new();
    let next = rubric.grades.iter().rev().find(|grade| grade.from > total.low);
    // Letters are counted, and weights move the edges: points say nothing of the next grade then.
    let plain = rubric.letters.is_empty() && assessment.full == rubric.full_points && rubric.grades.len() > 1;
    let (sure, all, total_is) = match rubric.scale {
        Scale::Items => ("已达标", "未定的即使全部达标", "达标项数"),
        Scale::Points | Scale::Letters => ("已得", "未定的即使全部得到", "总分"),
    };
    if !plain {
    } else if let Some(grade) = next {
        let short = &grade.from - &total.low;
        let open = &total.high - &total.low;
        let edge = points(&grade.from);
        lines.push(if total.is_settled() {
            format!("离{}线（{edge} {unit}）还差 {} {unit}", grade.title, points(&short))
        } else if total.high >= grade.from {
            let (short, open) = (points(&short), points(&open));
            let won = points(&total.low);
            format!(
                "{sure} {won} {unit}，离{}线（{edge} {unit}）差 {short} {unit}；还有 {open} {unit}未定",
                grade.title
            )
        } else {
            let missing = points(&(&grade.from - &total.high));
            format!("{all}，离{}线（{edge} {unit}）仍差 {missing} {unit}", grade.title)
        });
    } else {
        lines.push(format!("{total_is}已达{}线", rubric.grades[0].title));
    }
    let must = rubric.indicators.iter().zip(&assessment.indicators).filter(|(indicator, _)| indicator.must);
    let unmet = must.filter(|(_, result)| result.verdict == Verdict::Unmet).count();
    if unmet > 0 && rubric.grades.iter().any(|grade| grade.must) {
        lines.push(format!("{unmet} 项必达指标未达标"));
    }
    let open = assessment.gates.iter().filter(|gate| gate.fired == Truth::Open).count();
    if open > 0 {
        lines.push(format!("{open} 项等次限制还没有回答，暂按可能发生计"));
    }
    lines
}

/// How many checks had their figures.
pub fn checks_run(run: usize, failed: usize) -> String {
    if run == 0 {
        return "还没有可以互相核对的数字".to_owned();
    }
    format!("已核对 {run} 处，{} 处一致", run.saturating_sub(failed))
}

/// A draft without a title.
pub fn untitled(county: &str, year: &str) -> String {
    let county = if county.trim().is_empty() { "未命名县" } else { county.trim() };
    format!("{county} {}", year.trim()).trim_end().to_owned()
}

/// The name of a duplicate.
pub fn copy_of(name: &str) -> String {
    format!("{name} 副本")
}

/// The name of an exported file, without its ending.
pub fn file_stem(county: &str, year: &str) -> String {
    let parts = ["履职自评", county.trim(), year.trim()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("-")
}

/// Rubric and edition.
pub fn edition(title: &str, edition: &str) -> String {
    format!("{title} {edition}").trim_start().to_owned()
}

/// The rubric by its full title, with edition and status.
pub fn rubric_line(rubric: &Rubric) -> String {
    format!("{}：{} · {}", COLUMN_RUBRIC, edition(&rubric.title, &rubric.edition), rubric.label)
}

/// 47.5–87 分，不合格–良好.
pub fn score_and_grade(score: &str, unit: &str, grade: &str) -> String {
    format!("{score} {unit}，{grade}")
}

/// When a draft was last changed: `2026-11-22T14:03:05` as 2026-11-22 14:03.
pub fn changed(stamp: &str) -> String {
    stamp.get(..16).map_or_else(|| "—".to_owned(), |minutes| minutes.replace('T', " "))
}

/// Ids the rubric does not have.
pub fn unknown_ids(ids: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("、");
    let more = if ids.len() > SHOWN { "等" } else { "" };
    format!("有 {} 项本页指标中没有（{shown}{more}），予以保留，不参与测算。", ids.len())
}

/// What a file holds.
pub fn import_lines(
    name: &str,
    rubric: &str,
    filled: usize,
    judged: usize,
    score: Option<String>,
) -> Vec<String> {
    let mut lines = vec![
        format!("草稿：{name}"),
        format!("评价指标：{rubric}"),
        format!("已填数据 {filled} 项，已评判 {judged} 项"),
    ];
    lines.extend(score.map(|score| format!("测算：{score}")));
    lines
}

/// The line that says whether what is shown is kept.
pub fn saving(saving: &Saving) -> String {
    match saving {
        Saving::Nothing => SAVE_NOTHING.to_owned(),
        Saving::Pending => SAVE_PENDING.to_owned(),
        Saving::Saved { at } if at.is_empty() => "已保存在本机".to_owned(),
        Saving::Saved { at } => format!("已保存 {at}"),
        Saving::Failed(trouble) => super::storage_trouble(*trouble).to_owned(),
    }
}

/// What is said of a total beside it: 加分 in it, how many indicators have each letter, weights that change the full points.
pub fn total_remarks(rubric: &Rubric, assessment: &Assessment) -> Vec<String> {
    let mut remarks = Vec::new();
    if rubric.domains.iter().any(|domain| domain.bonus_cap.is_some()) {
        remarks.push(format!("其中申请加分 {} 分", super::range(&assessment.bonus)));
    }
    if !rubric.letters.is_empty() {
        let letters = rubric.letters.iter().zip(&assessment.letters);
        let counts: Vec<String> =
            letters.map(|((title, _), count)| format!("{title} {}", super::range(count))).collect();
        remarks.push(counts.join(" · "));
    }
    if assessment.full != rubric.full_points && !assessment.full.is_zero() {
        let (full, own) = (points(&assessment.full), points(&rubric.full_points));
        remarks.push(format!("所设权重合计 {full} 分，原为 {own} 分"));
    }
    remarks
}

/// That an indicator is measured by standards issued in these years, after the year assessed.
pub fn later_standards(years: &[i32], year: i32) -> String {
    let years: Vec<String> = years.iter().map(|year| format!("{year}年")).collect();
    format!("本项按{}发布的标准测算，晚于填报年度{year}年。", years.join("、"))
}

/// That so many indicators are measured by standards issued after the year assessed.
pub fn later_items(count: usize, year: i32) -> String {
    format!("{count} 项按晚于填报年度{year}年的标准测算，见各项说明")
}

/// That the whole rubric was issued after the year assessed.
pub fn later_rubric(issued: i32, year: i32) -> String {
    format!("本套指标{issued}年发布，晚于填报年度{year}年")
}

/// A table that is filled in elsewhere.
pub fn rows_filled(rows: usize) -> String {
    format!("已填 {rows} 行")
}

/// 4 项.
pub fn items(count: usize) -> String {
    format!("{count} {UNIT_ITEMS}")
}

/// Several sentences in a row.
pub fn sentences(lines: &[String]) -> String {
    lines.join("；")
}

/// A folded list with its length.
pub fn folded(name: &str, count: usize) -> String {
    format!("{name}（{count}）")
}

/// Who issued a rubric, with its document number and year.
pub fn origin(rubric: &Rubric) -> String {
    let year = if rubric.year.is_empty() { String::new() } else { format!("{}年", rubric.year) };
    let parts = [&*rubric.issuer, &*rubric.number, &*year];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// A sentence with what it is about before it.
pub fn named(name: &str, sentence: &str) -> String {
    format!("{name}：{sentence}")
}

/// How many facts of a rubric are filled in: 已填 42 / 120.
pub fn facts_filled(filled: usize, all: usize) -> String {
    format!("已填 {filled} / {all}")
}

/// The unit of a total: 分, or 项 where indicators are counted.
pub fn unit_of_total(scale: Scale) -> &'static str {
    match scale {
        Scale::Points | Scale::Letters => UNIT_POINTS,
        Scale::Items => UNIT_ITEMS,
    }
}

/// −3 as drawn in a list of losses.
pub fn lost(points: &str) -> String {
    format!("−{points}")
}

/// The filter's word with its count.
pub fn filter(word: &str, count: usize) -> String {
    format!("{word} {}", figure(&Number::whole(i64::try_from(count).unwrap_or(i64::MAX))))
}

/// The fold of related figures: how many are filled.
pub fn related(filled: usize, all: usize) -> String {
    if all == 0 { RELATED.to_owned() } else { format!("{RELATED} · 已填 {filled} / {all}") }
}

/// The total and the grade, as they are told to those who do not see them change.
pub fn told_total(total: &str, unit: &str, grade: &str) -> String {
    format!("{TOTAL} {total} {unit}，{grade}")
}

/// The name of the window: what is shown, and which page it is.
pub fn window(draft: &str, screen: &str) -> String {
    match (draft, screen) {
        ("", _) => BRAND.to_owned(),
        (_, "") => format!("{draft} - {BRAND}"),
        _ => format!("{screen}：{draft} - {BRAND}"),
    }
}

/// A remark under its figure.
pub fn remark(note: &str) -> String {
    format!("{NOTE}：{note}")
}

/// The label of a remark.
pub fn note_label(label: &str) -> String {
    format!("{NOTE}：{label}")
}

/// 测算总分（满分 100）; 达标项数（共 32 项）.
pub fn total(full: &str, unit: &str) -> String {
    if unit == UNIT_ITEMS {
        format!("{TOTAL_ITEMS}（共 {full} {unit}）")
    } else {
        format!("{TOTAL}（满分 {full}）")
    }
}

/// 数字对不上（3）.
pub fn findings(count: usize) -> String {
    if count == 0 { FINDINGS.to_owned() } else { format!("{FINDINGS}（{count}）") }
}

/// Whether a gate's event happened.
pub fn gate_state(fired: Truth) -> &'static str {
    match fired {
        Truth::Yes => "已发生",
        Truth::No => "没有发生",
        Truth::Open => "未确认",
    }
}

/// The sign beside it.
pub fn gate_sign(fired: Truth) -> &'static str {
    match fired {
        Truth::Yes => "✕",
        Truth::No => "✓",
        Truth::Open => "○",
    }
}

/// The fold of deleted drafts.
pub fn deleted(count: usize) -> String {
    format!("已删除的草稿（{count}）")
}
