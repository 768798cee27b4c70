//! What is said of a newer edition of a rubric: what it changes, and what becomes of what was filled in.

use super::words::words;
use super::{effect_cap, effect_lower, points, tick, unit_of_total};
use crate::edition::UnfitWhy;
use crate::number::Number;
use crate::rubric::{Effect, Gate, Rubric};

words! {
    NEWER = "评分细则有新版，看变化";
    EDITION_TITLE = "评分细则有新版";
    EDITION_RESULTS = "按两版测算";
    EDITION_ITEM = "指标";
    EDITION_CHANGE = "变化";
    EDITION_BEFORE = "现在用的一版";
    EDITION_AFTER = "新版";
    EDITION_POINTS = "得分（现在→新版）";
    EDITION_SAME = "两版的指标、分值和计分规则都一样。";
    EDITION_CHANGED = "条文改了，原来的评判请重看";
    EDITION_UNFIT = "不能原样沿用的";
    EDITION_ASKED = "新版另外要填的数据";
    EDITION_TAKE = "改用新版";
    EDITION_LEAVE = "先不改";
    EDITION_SAFE = "改用以后可以撤销，改用前的草稿留在“历史版本”里。";
    EDITION_ADDED = "新增";
    EDITION_DROPPED = "取消";
    EDITION_WORTH = "分值改变";
    EDITION_RULE = "计分规则改变";
    EDITION_CLAUSE = "条文改变";
    EDITION_RENAMED = "名称改变";
    EDITION_EFFECT = "限制改变";
    EDITION_EDGES = "等次线改变";
    EDITION_GRADES = "等次";
    EDITION_FULL = "满分";
}

/// Which edition the draft is scored by, and which is newer.
pub fn edition_lead(title: &str, before: &str, after: &str) -> String {
    if before == after {
        format!(
            "这份草稿用的《{title}》后来又读入了一次，同是 {after} 版，内容不同。改用之前，先看变了什么。"
        )
    } else {
        format!("这份草稿按《{title}》{before} 版计分，现有 {after} 版。改用之前，先看变了什么。")
    }
}

/// How many items of each kind.
pub fn edition_counts(added: usize, dropped: usize, changed: usize, same: usize) -> String {
    format!("新增 {added} 项，取消 {dropped} 项，改变 {changed} 项，不变 {same} 项。")
}

/// How much of what was filled in goes along.
pub fn edition_kept(kept: usize) -> String {
    if kept == 0 {
        "草稿里还没有要沿用的内容。".to_owned()
    } else {
        format!("已填的 {kept} 处数据和评判原样沿用。")
    }
}

/// Why something that was filled in does not go along as it is.
pub fn unfit(why: UnfitWhy) -> &'static str {
    match why {
        UnfitWhy::NotThere => "新版没有这一项",
        UnfitWhy::ByFigures => "新版按数据计分，不再评判",
        UnfitWhy::TooManyPoints => "超过新版的满分，沿用后请改",
    }
}

/// 满分 4 分.
pub fn edition_worth(rubric: &Rubric, points_now: &Number) -> String {
    format!("满分 {} {}", points(points_now), unit_of_total(rubric.scale))
}

/// The clause of an item.
pub fn edition_clause(clause: &str) -> String {
    format!("细则：{clause}")
}

/// What a gate does, and when.
pub fn edition_gate(rubric: &Rubric, gate: &Gate) -> String {
    let effect = match gate.effect {
        Effect::BestGrade(best) => effect_cap(rubric, best),
        Effect::LowerBy(by) => effect_lower(by),
    };
    format!("{}：{effect}", super::rules::condition_in_words(rubric, &gate.condition))
}

/// The edges of the grades, the best first.
pub fn edition_grades(rubric: &Rubric) -> String {
    rubric.grades.iter().map(|grade| tick(&grade.title, &grade.from)).collect::<Vec<_>>().join("，")
}

/// Points by both editions; an item that one of them has not has none there.
pub fn edition_points(before: Option<&str>, after: Option<&str>) -> String {
    [before, after].map(|points| points.unwrap_or("—")).join(" → ")
}
