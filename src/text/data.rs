//! 全部数据: what is said over and beside the list of all facts.

use super::words::words;

words! {
    DATA = "全部数据";
    DATA_TITLE = "全部数据";
    DATA_NEXT = "下一个空格";
    DATA_ORDER = "排列";
    DATA_BY_DOMAINS = "按指标";
    DATA_BY_UNITS = "按责任单位";
    DATA_NO_UNIT = "未定责任单位";
    DATA_HEAD_BEFORE = "上年";
    DATA_TAKE = "从另一份草稿取数";
    DATA_TAKE_SHOW = "按名称比对";
    DATA_NO_YEAR_BEFORE = "本机没有上一年度的草稿，没有可对照的数。";
}

/// A draft whose figures can be taken, and by which rubric it is.
pub fn data_of_draft(name: &str, rubric: &str) -> String {
    if rubric.is_empty() { name.to_owned() } else { format!("{name}（{rubric}）") }
}

/// What stands over a draft's figures as a block: 指标, and the year they are of.
pub fn data_block_heads(year: &str) -> String {
    let year = year.trim().trim_end_matches('年');
    if year.is_empty() { "指标\t数值".to_owned() } else { format!("指标\t{year}年") }
}

/// A figure in such a block.
pub fn data_block_line(title: &str, unit: &str, typed: &str) -> String {
    // Every letter of a title stands; what ends the cell does not.
    let title = title.replace(['\t', '\n'], " ");
    if unit == "数值" { format!("{title}\t{typed}") } else { format!("{title}（{unit}）\t{typed}") }
}

/// How many facts there are, and how many are blank.
pub fn data_counts(all: usize, left: usize, unread: usize) -> String {
    let said = match left {
        0 => format!("共 {all} 项，都已填写"),
        left => format!("共 {all} 项，还有 {left} 项没有填"),
    };
    let word = if left == 0 { "但" } else { "另" };
    if unread == 0 { said } else { format!("{said}，{word}有 {unread} 项看不懂，按未填计") }
}

/// The same of a group.
pub fn data_left(all: usize, left: usize) -> String {
    if left == 0 {
        format!("{all} 项，已填完")
    } else {
        format!("{all} 项，还有 {left} 项没有填")
    }
}

/// That the year before stands beside, and what it is.
pub fn data_before(year: &str) -> String {
    let year = year.trim().trim_end_matches('年');
    format!("“{DATA_HEAD_BEFORE}”后是 {year} 年草稿中的数；“上年”类数据对照的是该年当年的数。")
}
