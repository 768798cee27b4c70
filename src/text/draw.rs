//! The draw (抽取): why nothing is drawn, and what would be right.

use super::words::words;
use crate::draw::{DrawError, MOST_NAMES};
use std::rc::Rc;

words! {
    DRAW = "抽取";
    DRAW_FOR = "从名单中抽取受检单位，结果可由任何人复算：";
    DRAW_LEAD = "先确定名单，公布名单摘要；再当众产生种子，按种子抽取。名单、抽取数确定后不能再改，同一名单、同一种子在任何电脑上抽出的结果都相同。";
    DRAW_KEPT = "所填内容不保存，关闭页面前请打印或导出记录。";
    DRAW_LIST = "名单（每行一个）";
    DRAW_EXCLUDE = "回避（每行一个，名称后写冒号和原因；没有的不填）";
    DRAW_EXCLUDE_EXAMPLE = "某某县：评估组长任职地";
    DRAW_TAKE = "抽取数";
    DRAW_FIX = "确定名单，显示摘要";
    DRAW_DIGEST = "名单摘要（SHA-256）";
    DRAW_DIGEST_HOW = "请先公布或记录此摘要，再产生种子。摘要所对的名单除去了回避的，按字符编码排列，每行一个，UTF-8 编码。";
    DRAW_SHOWN = "摘要显示时间";
    DRAW_LISTED = "可抽取的名单";
    DRAW_EXCLUDED = "回避";
    DRAW_SEED = "种子（当众产生的数或词，如当日彩票开奖号码）";
    DRAW_HOLD = "按种子抽取";
    DRAW_SEED_SAID = "种子";
    DRAW_AT = "抽取时间";
    DRAW_RESULT = "抽取结果";
    DRAW_STEPS = "抽取过程";
    DRAW_ROUND = "次序";
    DRAW_NAME = "抽出";
    DRAW_HASH = "散列值（SHA-256）";
    DRAW_LEFT = "余下个数";
    DRAW_REMAINDER = "余数";
    DRAW_METHOD = "方法：RFC 3797，以 SHA-256 代替 MD5。第 k 次（从 0 起）以两字节序号、种子加“/”、同一序号依次相连求散列值，除以余下个数，余数即抽出者在余下名单中的位置（从 0 起）。";
    DRAW_REPEAT = "复算：导出名单，与复制的脚本（存为 draw.py）放在同一处，用 Python 3 运行";
    DRAW_SCRIPT_COPY = "复制脚本";
    DRAW_COPIED = "已复制";
    DRAW_LIST_SAVE = "导出名单";
    DRAW_RECORD_SAVE = "导出记录";
    DRAW_PRINT = "打印";
    DRAW_ANEW = "重新填写";
    DRAW_LIST_FILE = "名单.txt";
}

/// How many can be drawn, and how many are.
pub fn draw_counts(names: usize, take: usize) -> String {
    format!("{names} 个中抽 {take} 个")
}

/// When something was done: `2026-12-01T08:00:05` as 2026-12-01 08:00:05.
pub fn draw_time(stamp: &str) -> String {
    if stamp.is_empty() { "—".to_owned() } else { stamp.replace('T', " ") }
}

/// The command that repeats a draw.
pub fn draw_command(seed: &str, take: usize) -> String {
    format!("python3 draw.py {DRAW_LIST_FILE} \"{seed}\" {take}")
}

/// What the record's file is called.
pub fn draw_file_name(stamp: &str) -> String {
    format!("抽取记录-{}.json", stamp.get(..10).unwrap_or("无日期"))
}

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
