//! Sentences about files that come and go: parts for units, merging, sharing.

use super::quoted;
use crate::session::VersionWhy;

/// A text, or the word for none.
pub fn shown_or_blank(text: &str) -> String {
    if text.trim().is_empty() { "（空）".to_owned() } else { text.to_owned() }
}

/// Who gave a figure, and when.
pub fn given_by(by: &str, at: &str) -> String {
    let by = if by.is_empty() { "未署名" } else { by };
    match time(at) {
        Some(time) => format!("{by}，{time}"),
        None => by.to_owned(),
    }
}

/// `2026-11-22T14:03:05` → 2026-11-22 14:03.
pub(super) fn time(stamp: &str) -> Option<String> {
    Some(format!("{} {}", stamp.get(..10)?, stamp.get(11..16)?))
}

/// A change that joins by itself.
pub fn joined_change(from: &str, to: &str, who: &str) -> String {
    format!("{} → {}（{who}）", shown_or_blank(from), shown_or_blank(to))
}

/// Whose figure is suggested.
pub fn suggested_owner(unit: &str) -> String {
    format!("建议采用来件：{unit}是这项数据的责任单位")
}

/// How much joins, and how much is to be decided.
pub fn merge_summary(joins: usize, conflicts: usize, name: &str) -> String {
    match (joins, conflicts) {
        (0, 0) => format!("与{}相比没有新内容，不需要合并。", quoted(name)),
        (_, 0) => format!("{joins} 处可直接合入，没有冲突。"),
        _ => format!("{joins} 处可直接合入，{conflicts} 处两边都改过，请逐项选定。"),
    }
}

/// The outcome before and after a merge.
pub fn score_change(before: &str, after: &str) -> String {
    if before == after {
        format!("合并后测算不变：{after}")
    } else {
        format!("合并前 {before}；合并后 {after}")
    }
}

/// The button that merges, or how much is still to be decided before.
pub fn merge_button(undecided: usize) -> String {
    if undecided == 0 { "合并".to_owned() } else { format!("还有 {undecided} 项未选定") }
}

/// An option to merge into a draft.
pub fn merge_into(name: &str) -> String {
    format!("合并到：{name}")
}

/// The name of a part's file.
pub fn part_stem(stem: &str, unit: &str) -> String {
    format!("{stem}-{unit}")
}

/// What a unit sees over its part.
pub fn part_lead(unit: &str, indicators: usize) -> String {
    format!(
        "这是{unit}的分表，只列出由该单位负责的 {indicators} 项指标。填好后点“导出”，把文件交回汇总人合并。"
    )
}

/// A file that is a part.
pub fn import_part(unit: &str) -> String {
    format!("这是{unit}的分表。")
}

/// How much of a unit's part is filled in.
pub fn unit_row(indicators: usize, filled: usize, facts: usize) -> String {
    format!("{indicators} 项指标，数据已填 {filled}/{facts}")
}

/// A time in words.
pub fn stamp(stamp: &str) -> String {
    time(stamp).unwrap_or_else(|| "时间不详".to_owned())
}

/// Why a version was taken.
pub fn why(why: VersionWhy) -> &'static str {
    match why {
        VersionWhy::Opened => "打开时",
        VersionWhy::Hour => "每小时",
        VersionWhy::Merge => "合并前",
        VersionWhy::Rubric => "换用评价指标前",
        VersionWhy::Restore => "恢复前",
        VersionWhy::Scenario => "采用试算方案前",
    }
}

/// How much has changed after a version.
pub fn changes_after(count: usize) -> String {
    if count == 0 { "此后无改动".to_owned() } else { format!("此后改 {count} 处") }
}

/// What differs between two states.
pub fn changes_between(count: usize) -> String {
    if count == 0 { "两个版本内容相同。".to_owned() } else { format!("共 {count} 处不同：") }
}

/// The heading of what was merged.
pub fn record_title(when: &str, file: &str, unit: &str) -> String {
    if unit.is_empty() {
        format!("{when} 合并{}", quoted(file))
    } else {
        format!("{when} 合并{}（{unit}）", quoted(file))
    }
}

/// A text that a merge took or left.
pub fn record_item(place: &str, ours: &str, theirs: &str, who: &str, taken: bool) -> String {
    let (ours, theirs) = (shown_or_blank(ours), shown_or_blank(theirs));
    if taken {
        format!("{place}：{ours} → {theirs}（采用，{who}）")
    } else {
        format!("{place}：保留 {ours}，未采用 {theirs}（{who}）")
    }
}

/// How many versions are kept.
pub fn versions_bound(most: usize, letters: usize) -> String {
    format!(
        "打开草稿时、改动期间每小时、合并文件和换用评价指标之前自动留一份，只存在本机。每份草稿最多 {most} 个版本、合计 {} 万字符，超过时先去掉最早的。",
        letters / 10_000
    )
}

/// That changes have been kept here only for so many days.
pub fn not_exported(days: i64) -> String {
    format!("{days} 天的修改只存在本机，请导出一份")
}

/// What clearing takes away.
pub fn clear_lead(drafts: usize, rubrics: usize, tables: usize) -> String {
    let own = if rubrics > 0 { format!("、{rubrics} 套本市细则") } else { String::new() };
    let (worked, apart) = match tables {
        0 => (String::new(), ""),
        _ => {
            (format!("、{tables} 张改过的评分表"), "改过的评分表不在备份里，要留的请先采用，或导出细则文件。")
        }
    };
    format!(
        "将从这台电脑的浏览器里清除全部 {drafts} 份草稿{own}{worked}、历史版本和填报人姓名，清除后不能找回。请先导出备份；备份文件可在首页“导入文件”取回。{apart}"
    )
}

/// The name of a backup's file.
pub fn backup_name(stamp: &str) -> String {
    format!("履职自评-备份-{}.json", stamp.get(..10).unwrap_or("无日期"))
}
