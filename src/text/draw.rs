//! The draw (抽取): why nothing is drawn, and what would be right.

use crate::draw::{DrawError, MOST_NAMES};
use std::rc::Rc;

/// Why nothing is drawn.
pub fn draw_error(error: &DrawError) -> String {
    let of = |stratum: &str| if stratum.is_empty() { String::new() } else { format!("“{stratum}”") };
    match error {
        DrawError::NoNames => "名单是空的，请每行写一个名称".to_owned(),
        DrawError::TooManyNames { names } => format!("名单有 {names} 个名称，最多 {MOST_NAMES} 个"),
        DrawError::Duplicates(names) => format!("名单里有重复：{}。同一名称只应写一次", named(names)),
        DrawError::Unseen { line, name, letter } => format!(
            "名单第 {line} 行“{}”里有看不见的字符（U+{:04X}），请删去后重写",
            name.escape_debug(),
            u32::from(*letter)
        ),
        DrawError::NothingToTake { stratum } => format!("{}抽取数应为 1 或以上的整数", of(stratum)),
        DrawError::TooFew { stratum, names, take } => {
            format!("{}除去回避的只有 {names} 个，抽不出 {take} 个", of(stratum))
        }
        DrawError::ExcludedUnknown(names) => {
            format!("回避的不在名单里：{}。名称应与名单中的写法相同", named(names))
        }
        DrawError::ExcludedTwice(names) => format!("回避的写了两次：{}", named(names)),
        DrawError::NoReason(names) => format!("回避没有写明原因：{}", named(names)),
        DrawError::WrongStratum(title) => {
            format!("分层名称“{title}”不能用：不能空着，不能带“/”，也不能与别的相同")
        }
        DrawError::StratumUnknown(names) => format!("分层里的不在名单里：{}", named(names)),
        DrawError::InSeveralStrata(names) => format!("同时在几个分层里：{}", named(names)),
        DrawError::InNoStratum(names) => format!("不在任何分层里，抽不到：{}", named(names)),
        DrawError::NoSeed => "种子是空的，请写当众产生的数或词".to_owned(),
        DrawError::UnseenInSeed(letter) => {
            format!("种子里有看不见的字符（U+{:04X}），请重写", u32::from(*letter))
        }
    }
}

/// The list is no text in UTF-8.
pub const DRAW_NOT_TEXT: &str = "名单不是 UTF-8 文本，请另存为 UTF-8 后再试";

/// Names in a row, as many as can be read at a glance.
fn named(names: &[Rc<str>]) -> String {
    const TOLD: usize = 20;
    let told: Vec<&str> = names.iter().take(TOLD).map(|name| &**name).collect();
    let beyond = names.len().saturating_sub(TOLD);
    let more = if beyond > 0 { format!("等，另有 {beyond} 个") } else { String::new() };
    told.join("、") + &more
}
