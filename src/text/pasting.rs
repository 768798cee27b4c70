//! What is said of cells that were pasted, or are about to be.

use super::{quoted, span, unreadable};
use crate::facts::Answer;
use crate::rubric::{FactKind, FactSpec};
use crate::session::PasteDoubt;

/// Cells were pasted.
pub(super) fn pasted(filled: usize, cleared: usize, left: usize, heading: &str, runs_over: bool) -> String {
    let mut said = format!("已{}", paste_counts(filled, cleared));
    if left > 0 {
        said.push_str(&format!("，另有 {left} 格后面没有可填的项，未粘贴"));
    }
    if !heading.is_empty() {
        said.push_str(&format!("，首格{}是表头，已略过", quoted(heading)));
    }
    if runs_over {
        said.push_str("，末格是数，所填的项应填“是”或“否”，请核对");
    }
    let is_simple = left == 0 && heading.is_empty() && !runs_over;
    said.push_str(if is_simple {
        "，一次撤销可全部取回"
    } else {
        "；一次撤销可全部取回"
    });
    said
}

/// How many boxes are filled, and how many are emptied.
pub fn paste_counts(filled: usize, cleared: usize) -> String {
    match (filled, cleared) {
        (_, 0) => format!("粘贴 {filled} 格"),
        (0, _) => format!("清空 {cleared} 格"),
        _ => format!("粘贴 {filled} 格，清空 {cleared} 格"),
    }
}

/// Why cells wait for a look.
pub fn paste_doubt(doubt: &PasteDoubt) -> String {
    match doubt {
        PasteDoubt::Heading => "首格可能是表头，或是别的项的表头，请核对各格填入的项".to_owned(),
        PasteDoubt::NoBox(cells) => format!("有 {cells} 格后面没有可填的项，不会粘贴"),
        PasteDoubt::Unreadable(cells) => format!("有 {cells} 格与所填的项对不上"),
        PasteDoubt::Units => "没有写单位的数将填入单位不同的项，请核对".to_owned(),
    }
}

/// How a cell is read in its box; nothing for a blank one that changes nothing.
pub fn paste_reading(spec: &FactSpec, answer: &Answer, was: &str) -> String {
    let unit = match &spec.kind {
        FactKind::Number { unit, .. } => &**unit.name(),
        _ => "",
    };
    match answer {
        Answer::Blank if was.trim().is_empty() => String::new(),
        Answer::Blank => "清空".to_owned(),
        Answer::Unreadable(reason) => unreadable(reason, unit),
        Answer::Figure(figure) => format!("{} {unit}", span(&figure.said)),
        Answer::NotApplicable => super::NOT_APPLICABLE.to_owned(),
        Answer::Unknown => super::UNKNOWN.to_owned(),
        Answer::Flag(yes) => (if *yes { super::YES } else { super::NO }).to_owned(),
        Answer::Choice(at) => match &spec.kind {
            FactKind::Choice { options } => {
                options.get(usize::from(*at)).map_or("", |option| option).to_owned()
            }
            _ => String::new(),
        },
        Answer::Table(_) => String::new(),
    }
}

/// The choice to pass the heading over.
pub fn paste_heading(heading: &str) -> String {
    format!("首格{}是表头，略过", quoted(heading))
}
