//! What is said of the own rubrics (自带细则) that are kept in this browser.

use super::words::words;

words! {
    OWN_RUBRICS_LEAD = "从评分表或文件读入的本市细则存在这台电脑的浏览器里，新建草稿时可以选用。导出的细则文件发给同事，对方在首页“用本市的评分细则”中选择即可使用。";
    OWN_RUBRICS_NONE = "本机没有保存本市细则。";
    OWN_RUBRIC_NAME = "细则";
    OWN_RUBRIC_USED = "使用情况";
    OWN_RUBRIC_EXPORT = "导出细则文件";
    OWN_RUBRIC_HELD = "有草稿在用，不能删除；“已删除的草稿”也算，需先彻底删除";
    OWN_RUBRIC_WRONG = "这套细则有以下问题，不能使用；文件原样保留，可以导出：";
    OWN_RUBRICS_VERSIONS = "历史版本里用到已删除细则的，内容仍在，只是不能测算。";
}

/// Who issued it, and as which document.
pub fn issued(issuer: &str, number: &str) -> String {
    [issuer, number].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A rubric of which the title is not known.
pub fn unread_rubric(id: &str, edition: &str) -> String {
    if id.is_empty() { "（名称还没有读出）".to_owned() } else { super::edition(id, edition) }
}

/// How many drafts are for a rubric.
pub fn drafts_for(drafts: usize) -> String {
    if drafts == 0 { "没有草稿使用".to_owned() } else { format!("{drafts} 份草稿使用") }
}
