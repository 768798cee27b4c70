//! What stands above a table and over its items: a line before it, the name of its sheet, a row above its headings.

use super::super::column::plain;
use super::super::lines::{self, Special};
use super::super::numbering::{self, Numbered};
use super::super::points;
use super::super::walk::{Level, Section};

/// Longer lines are no heads.
const LONGEST: usize = 60;

/// A line that may be the head over a table's items.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub(super) section: Section,
    /// The block it opens: 加分项, 一票否决.
    pub(super) block: Option<Special>,
    /// It is a head whatever the table has: its points are printed, or it opens a block.
    pub(super) is_sure: bool,
}

/// A line as a head over a table; `None` where it is none.
pub(super) fn caption(text: &str, place: String) -> Option<Caption> {
    let is_long = text.chars().count() > LONGEST || text.contains('\n');
    if is_long || lines::is_sentence(text) || lines::is_note(text) || lines::is_signature(text) {
        return None;
    }
    let kind = numbering::of(text).map(|(kind, _)| kind);
    let is_numbered = matches!(
        kind,
        Some(Numbered::Part | Numbered::Chinese | Numbered::ChineseBracket | Numbered::Letter(_))
    );
    let level = Level::of(text, None, place);
    // （满分50分） alone is the sum of the whole, and no head.
    if level.title.is_empty() {
        return None;
    }
    let block = lines::block(&level.title);
    let is_whole = !is_numbered && is_title_of_all(&level.title);
    if block.is_none() && (is_title(text) || is_whole || !is_numbered && level.points.is_none()) {
        return None;
    }
    let is_sure = block.is_some() || points::title(text).points.is_some();
    Some(Caption { section: (kind, level), block, is_sure })
}

/// Whether a line is the title of a whole table.
fn is_title(text: &str) -> bool {
    let words = ["细则", "指标", "评分", "打分", "自评表", "考核表", "汇总", "办法", "方案"];
    words.iter().any(|word| plain(text).contains(word))
}

/// Whether a line without a number names a whole table by its last words, whatever points it prints: 评估计分表（1000分）.
fn is_title_of_all(title: &str) -> bool {
    let bare = plain(title);
    ["表", "标准", "体系", "要点", "目录", "清单", "书"].iter().any(|word| bare.ends_with(word))
}

/// A sheet's name as a head; `None` for those that programs give by themselves.
pub(super) fn of_sheet(name: &str) -> Option<Caption> {
    let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = ["表", "sheet", "工作表"];
    if bare.len() < name.len() && digits.contains(&bare.to_lowercase().trim()) {
        return None;
    }
    let level = Level::of(name, None, format!("{name}!"));
    let block = lines::block(&level.title);
    let kind = numbering::of(name).map(|(kind, _)| kind);
    (block.is_some() || !is_title(name)).then_some(Caption {
        section: (kind, level),
        block,
        is_sure: block.is_some(),
    })
}

/// Adds a head below those it belongs to.
pub(super) fn push(sections: &mut Vec<Section>, caption: &Caption) {
    let kind = caption.section.0;
    let same = sections.iter().position(|(other, _)| *other == kind);
    let is_deeper = sections.last().is_some_and(|(other, _)| *other < kind && kind.is_some());
    match same {
        Some(at) => sections.truncate(at),
        None if !is_deeper || caption.block.is_some() => sections.clear(),
        None => {}
    }
    sections.push(caption.section.clone());
}
