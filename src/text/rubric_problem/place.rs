//! Where a problem stands: file, tables with their entries, key.

use crate::rubric::source::{FileTable, PlaceEntry, ProblemPlace};

pub(super) fn said(place: &ProblemPlace) -> String {
    let file = place.file.iter().map(|name| format!("文件“{name}”"));
    let key = place.key.map(|key| format!("键 {key}"));
    let steps: Vec<String> = file.chain(place.entries.iter().map(entry)).chain(key).collect();
    if steps.is_empty() { "细则文件".into() } else { steps.join("，") }
}

fn entry(entry: &PlaceEntry) -> String {
    let table = format!("{}（{}）", table(entry.table), entry.table.word());
    match (entry.number, &entry.name) {
        (None, None) => table,
        (None, Some(name)) => format!("{table}“{name}”"),
        (Some(number), None) => format!("{table}第 {number} 条"),
        (Some(number), Some(name)) => format!("{table}第 {number} 条“{name}”"),
    }
}

fn table(table: FileTable) -> &'static str {
    match table {
        FileTable::Source => "依据文件",
        FileTable::Fact => "数据项",
        FileTable::Column => "列",
        FileTable::Lookup => "分类标准",
        FileTable::LookupEntry => "取值",
        FileTable::Formula => "公式",
        FileTable::Letter => "等级字母",
        FileTable::Grade => "等次",
        FileTable::Domain => "一级指标",
        FileTable::Weight => "权重",
        FileTable::Indicator => "二级指标",
        FileTable::Part => "评分要点",
        FileTable::Band => "档",
        FileTable::Tier => "级",
        FileTable::Fault => "扣分情形",
        FileTable::Item => "条件项",
        FileTable::Gate => "等次限制",
        FileTable::Check => "勾稽关系",
    }
}
