//! What was just done, and the places of a draft by name.

use super::naming::pasted_by_name;
use super::pasting::pasted;
use super::{
    COLUMN_RUBRIC, COUNTY, DRAFT_NOTE, LINK_DAMAGED, LINK_NO_ADDRESS, LINK_TOO_LONG, LINK_UNABLE, PART_LOST,
    RECTIFICATION_TITLE, ROUTE_COST, ROUTE_EFFORT, ROUTE_LEAST, ROUTE_MAY, ROUTE_MOST, YEAR,
};
use crate::draft::{Book, Difference, Draft, GONE, Slot};
use crate::rubric::Rubric;
use crate::session::{Edit, LinkTrouble, Notice};

/// What was just done. Names of facts and indicators come from the rubrics at hand.
pub fn notice(rubrics: &[&Rubric], notice: &Notice) -> String {
    let edit = |edit: &Edit| edited(rubrics, edit);
    match notice {
        Notice::Deleted { name, .. } => deleted_name(name),
        Notice::RubricDeleted(rubric) => deleted_name(&rubric.title),
        Notice::Pasted { filled, cleared, left, heading, runs_over } => {
            pasted(*filled, *cleared, *left, heading, *runs_over)
        }
        Notice::PastedByName { filled, left } => pasted_by_name(*filled, *left),
        Notice::PasteRefused { columns: 0 | 1 } => {
            "剪贴板里有好几格，这里只填一格，没有粘贴。请只选一格再复制".to_owned()
        }
        Notice::PasteRefused { columns } => {
            format!("剪贴板里有 {columns} 列，没有粘贴。请只选一列数字，或连名称一列一起复制")
        }
        Notice::PartLost => PART_LOST.to_owned(),
        Notice::Undone(what) => format!("已撤销：{}", edit(what)),
        Notice::Redone(what) => format!("已重做：{}", edit(what)),
        Notice::Imported { name, .. } => format!("已导入“{name}”"),
        Notice::Exported { name } => format!("已导出“{name}”，请在浏览器的下载目录中查看"),
        Notice::Newer { is_kept: true } => "本页有新版本，更新时重新载入页面，草稿不变".to_owned(),
        Notice::Newer { is_kept: false } => {
            "本页有新版本；更新会重新载入页面，请先导出尚未保存的草稿".to_owned()
        }
        Notice::Duplicated => "已复制为新的草稿".to_owned(),
        Notice::NextYearBegun { carried } => {
            format!("已建下一年草稿：上年数带入 {carried} 项，其余空白")
        }
        Notice::LinkUnreadable(trouble) => link_trouble(*trouble).to_owned(),
        Notice::BackupAdded { added, known, rubrics } => {
            let rubrics = if *rubrics > 0 { format!("、{rubrics} 套本市细则") } else { String::new() };
            let known = if *known > 0 {
                format!("，另有 {known} 份本机已有，未重复加入")
            } else {
                String::new()
            };
            format!("已从备份加入 {added} 份草稿{rubrics}{known}")
        }
        Notice::Cleared => "本机数据已全部清除".to_owned(),
        Notice::Applied { name, changed: 0 } => format!("{}与草稿没有不同，未作改动", quoted(name)),
        Notice::Applied { name, changed } => {
            format!("已按{}改动草稿 {changed} 处，请核对其中尚未查实的内容；一次撤销可全部取回", quoted(name))
        }
        Notice::Restored => "已恢复为所选版本；可以撤销".to_owned(),
        Notice::Merged { name, taken } => format!("已合并“{name}”，采用 {taken} 处；一次撤销可全部取回"),
        Notice::ChangedElsewhere(conflicts) => {
            let one = |one: &Difference| {
                let (here, there) = (quoted(&one.ours.text), quoted(&one.theirs.text));
                format!("{}（本窗口{here}，另一窗口{there}）", place(rubrics, &one.slot))
            };
            let all: Vec<String> = conflicts.iter().map(one).collect();
            format!("两个窗口同时改了：{}。以较晚填写的为准，请核对", all.join("、"))
        }
        Notice::DeletedElsewhere => "这份草稿已在另一个窗口中删除，可在首页“已删除的草稿”中恢复".to_owned(),
        Notice::StorageWasCleared => {
            "浏览器里保存的数据被清除过。这份草稿没有丢，已重新保存；建议现在导出一份文件".to_owned()
        }
    }
}

fn deleted_name(name: &str) -> String {
    format!("已删除“{name}”")
}

/// Why there is no link, or no draft in one.
pub fn link_trouble(trouble: LinkTrouble) -> &'static str {
    match trouble {
        LinkTrouble::TooLong => LINK_TOO_LONG,
        LinkTrouble::Damaged => LINK_DAMAGED,
        LinkTrouble::Unable => LINK_UNABLE,
        LinkTrouble::NoAddress => LINK_NO_ADDRESS,
    }
}

/// A text in quotation marks, or the word for none.
pub fn quoted(text: &str) -> String {
    if text.trim().is_empty() { "为空".to_owned() } else { format!("“{}”", text.trim()) }
}

/// A place of a draft by the name a person knows it by.
pub fn place(rubrics: &[&Rubric], slot: &Slot) -> String {
    place_in(rubrics, &[], slot)
}

/// A place by name, where a scenario is called what the first of these drafts that names it calls it.
pub fn place_in(rubrics: &[&Rubric], drafts: &[&Draft], slot: &Slot) -> String {
    match slot {
        Slot::County => COUNTY.to_owned(),
        Slot::Year => YEAR.to_owned(),
        Slot::Note => DRAFT_NOTE.to_owned(),
        Slot::Rubric => COLUMN_RUBRIC.to_owned(),
        Slot::Fact(id) => fact(rubrics, id),
        Slot::FactNote(id) => format!("{}的备注", fact(rubrics, id)),
        Slot::Points(id) => format!("{}的评判", judgment(rubrics, id)),
        Slot::Reason(id) => format!("{}的评判理由", judgment(rubrics, id)),
        Slot::In(Book::Evidence, id, name) => format!("{}的佐证材料“{name}”", indicator(rubrics, id)),
        Slot::In(Book::Scenarios, id, what) => {
            let names = drafts.iter().map(|draft| draft.scenario_name(id));
            let name = names.into_iter().find(|name| !name.trim().is_empty());
            let name = name.map_or_else(String::new, |name| quoted(&name));
            match Slot::of_path(what) {
                Some(changed) => format!("试算方案{name}中的{}", place(rubrics, &changed)),
                None if **what == *GONE => format!("试算方案{name}的删除"),
                None => format!("试算方案{name}的名称"),
            }
        }
        Slot::In(Book::Plan, of, setting) => {
            format!("{}的可改条件{}", changeable(rubrics, of), plan_setting(setting))
        }
        Slot::In(Book::Targets, year, id) => format!("{}的 {year} 年目标", fact(rubrics, id)),
        // Which problem, and what of it, is told where that is at hand: `place_named`.
        Slot::In(Book::Rectification, ..) => RECTIFICATION_TITLE.to_owned(),
    }
}

/// Which of the settings of what can be changed.
fn plan_setting(setting: &str) -> String {
    let word = match setting {
        "change" => ROUTE_MAY,
        "least" => ROUTE_LEAST,
        "most" => ROUTE_MOST,
        "cost" => ROUTE_COST,
        "effort" => ROUTE_EFFORT,
        _ => return String::new(),
    };
    format!("（{word}）")
}

/// Something that can be changed, by the name a person knows it by.
fn changeable(rubrics: &[&Rubric], of: &str) -> String {
    let Some((kind, id)) = of.split_once('.') else { return of.to_owned() };
    match kind {
        "facts" => fact(rubrics, id),
        "judgments" => judgment(rubrics, id),
        "indicators" => indicator(rubrics, id),
        _ => {
            let title = |rubric: &&&Rubric| {
                rubric.gates.iter().find(|gate| &*gate.id == id).map(|gate| gate.title.to_string())
            };
            rubrics.iter().find_map(|rubric| title(&rubric)).unwrap_or_else(|| id.to_owned())
        }
    }
}

fn fact(rubrics: &[&Rubric], id: &str) -> String {
    let found = rubrics.iter().find_map(|rubric| Some(rubric.fact(rubric.find_fact(id)?).title.to_string()));
    found.unwrap_or_else(|| id.to_owned())
}

fn indicator(rubrics: &[&Rubric], id: &str) -> String {
    let title = |rubric: &Rubric| Some(rubric.indicator(rubric.find_indicator(id)?).title.to_string());
    rubrics.iter().find_map(|rubric| title(rubric)).unwrap_or_else(|| id.to_owned())
}

fn judgment(rubrics: &[&Rubric], id: &str) -> String {
    let title = |rubric: &Rubric| {
        let spec = rubric.judgments.iter().find(|spec| &*spec.id == id)?;
        Some(rubric.indicator(spec.indicator).title.to_string())
    };
    rubrics.iter().find_map(|rubric| title(rubric)).unwrap_or_else(|| id.to_owned())
}

fn edited(rubrics: &[&Rubric], edit: &Edit) -> String {
    let slot = match edit {
        Edit::Paste => return "粘贴".to_owned(),
        Edit::Merge => return "合并文件".to_owned(),
        Edit::Restore => return "恢复历史版本".to_owned(),
        Edit::Texts => return "试算设置".to_owned(),
        Edit::Scenario => return "采用试算方案".to_owned(),
        Edit::Slot(slot) => slot,
    };
    place(rubrics, slot)
}
