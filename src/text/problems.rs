//! What is wrong with something typed, read or kept, and what would be right.

use super::figure;
use super::words::{ALTERED_RUBRIC, UNIT_POINTS};
use crate::draft::{AssessError, DEEPEST, DraftError, Expected, LARGEST, VERSION};
use crate::facts::Unreadable;
use crate::session::StorageTrouble;

/// Why a figure cannot be read. `unit` is the unit its field wants; empty for points and yes/no.
pub fn unreadable(reason: &Unreadable, unit: &str) -> String {
    let said = match reason {
        Unreadable::Stray { found } => format!("“{found}”看不懂"),
        Unreadable::InBrackets => "括号里只有一个数，看不出正负".to_owned(),
        Unreadable::Unfinished => "算式没有写完".to_owned(),
        Unreadable::WrongUnit { found } => format!("单位“{found}”与本项的“{unit}”不能换算"),
        Unreadable::MixedUnits => "算式里的单位不一致".to_owned(),
        Unreadable::TwoCells => "框里有两格或两行内容".to_owned(),
        Unreadable::Date => "像是日期，不是本项的数".to_owned(),
        Unreadable::Range => "像是从几到几的范围，不是一个数".to_owned(),
        Unreadable::Slash => "斜杠隔开的像是两个数".to_owned(),
        Unreadable::ShareBesideNumber => "算式里的数没有写百分号，看不出是不是百分数".to_owned(),
        Unreadable::NotAChange => "这里的增减说不清是本项的数".to_owned(),
        Unreadable::TwoWays => "减少、下降之后又有负号，看不出是升是降".to_owned(),
        Unreadable::DivisionByZero => "除数为 0".to_owned(),
        Unreadable::BelowLeast { least } => return format!("不应小于 {}，请核对", figure(least)),
        Unreadable::AboveMost { most } => return format!("不应大于 {}，请核对", figure(most)),
        Unreadable::NotWhole => "应为整数".to_owned(),
        Unreadable::NotYesNo => return "请填“是”或“否”；没有此项填“不适用”，未查明填“不清楚”".to_owned(),
        Unreadable::AsksForLack => {
            return "本项的说法里带“没有”：与所说相符填“是”，不相符填“否”；未查明填“不清楚”".to_owned();
        }
        Unreadable::NoOption => return "不在可选项中，按未填计。请从列出的选项中选择".to_owned(),
        Unreadable::NoRows => {
            return "表中没有读到数据行，按未填计。请一行一所填写，各列用制表符、逗号或空格隔开".to_owned();
        }
        Unreadable::NoBand => return "不在任何一档的分值内，请按所列档次评分".to_owned(),
        Unreadable::TooLittle { least } => return format!("不扣填 0，扣分至少 {} 分", figure(least)),
        Unreadable::TooLong => "内容过长，不是一个数".to_owned(),
        Unreadable::OffStep { step } => return format!("分值应为 {} 的整数倍", figure(step)),
    };
    let right = match reason {
        Unreadable::WrongUnit { .. } => "请改填本项的单位",
        Unreadable::MixedUnits => "请给每个数都写上单位，或先换算成本项的单位",
        Unreadable::TwoCells => "请只留一个数，其余的填到各自的框里",
        Unreadable::Date => "请填数；要做减法的，请直接填得数",
        Unreadable::Range => {
            "请填一个确定的数，或填界限，如 ≥8；要做减法的，大数写在前面，得负数的直接填得数"
        }
        Unreadable::Slash if unit == UNIT_POINTS => "请只填得分，如 2.7，不写满分",
        Unreadable::Slash if unit.contains('/') => {
            "请只填一个数；要用总数除的，分子、分母都写单位，如 3亿元/1.5万人"
        }
        Unreadable::Slash => "请只填一个数；要做除法的，用“÷”",
        Unreadable::ShareBesideNumber => "请写上百分号，如 9.39/10.02-100%",
        Unreadable::NotAChange => "请只填本项要的数",
        Unreadable::TwoWays => "请去掉词或负号",
        Unreadable::InBrackets => "请去掉括号；是负数的，在数前写负号，如 -26.81",
        Unreadable::NotWhole => "请核对",
        Unreadable::DivisionByZero => "请核对算式",
        _ => "请填数、算式，或“不适用”“不清楚”",
    };
    format!("{said}，按未填计。{right}")
}

/// The first few of many lines in one, and how many there are beyond them.
pub fn first_few(mut lines: Vec<String>) -> String {
    const TOLD: usize = 3;
    let beyond = lines.len().saturating_sub(TOLD);
    if beyond > 0 {
        lines.truncate(TOLD);
        lines.push(format!("另有 {beyond} 处"));
    }
    lines.join("；")
}

/// How a cell of a table was understood.
pub fn cell_read_as(row: &str, column: &str, reading: &str) -> String {
    format!("{row}的“{column}”{reading}")
}

/// 不适用 where the rubric does not accept it.
pub fn refused() -> &'static str {
    "本项不得填“不适用”，按未填计"
}

/// Why a file cannot be opened.
pub fn draft_error(error: &DraftError) -> String {
    match error {
        DraftError::TooLarge { bytes } => {
            let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
            format!("文件过大（约 {} MB），草稿文件不超过 {} MB。", megabytes(*bytes), megabytes(LARGEST))
        }
        DraftError::CannotRead => "浏览器读不到这个文件（可能已被移动或没有权限）。请重新选择。".to_owned(),
        DraftError::NotText => "文件不是文本，无法读取。请选择由本页导出的 .json 草稿文件。".to_owned(),
        DraftError::Gb18030 => {
            "文件编码是 GB18030（GBK）。请用记事本打开，另存为 UTF-8 编码后再用。".to_owned()
        }
        DraftError::Several { count } => {
            format!("一次只能导入一个文件，拖入了 {count} 个。请一个一个地拖入。")
        }
        DraftError::NotJson { line, column, cut_off: true } => {
            format!("文件不完整：到第 {line} 行第 {column} 字就中断了。请重新取得完整的文件。")
        }
        DraftError::NotJson { line, column, cut_off: false } => {
            format!("文件已损坏：第 {line} 行第 {column} 字附近不合 JSON 格式。请重新取得完整的文件。")
        }
        DraftError::TooDeep { line, column } => {
            format!(
                "文件内容有误：第 {line} 行第 {column} 字处括号套括号超过 {DEEPEST} 层，草稿文件不会这样写。请重新取得原文件。"
            )
        }
        DraftError::NotADraft => {
            "这不是履职自评的草稿文件（缺少 \"format\": \"lvzhi-draft\"）。请选择由本页导出的 .json 文件。"
                .to_owned()
        }
        DraftError::NewerVersion { version } => {
            format!(
                "文件由较新的版本写成（格式版本 {version}，本页支持到 {VERSION}）。请用新版页面打开，原文件未改动。"
            )
        }
        DraftError::WrongField { path, expected } => {
            let expected = match expected {
                Expected::Object => "一组字段",
                Expected::Text => "文字",
                Expected::Year => "年份",
                Expected::Version => "版本号",
                Expected::List => "一个列表",
                Expected::YesNo => "true 或 false",
                Expected::Place => "草稿中一处的名称，如“facts.数据项.text”",
            };
            format!("文件内容有误：“{path}”处应为{expected}。请检查或重新导出该文件。")
        }
        DraftError::DuplicateKey { path } => {
            format!("文件内容有误：“{path}”出现了两次，无法判断以哪个为准。请只保留一个，或重新导出该文件。")
        }
        DraftError::TooMany { path, most } => {
            let place = if path.is_empty() { "最外层".to_owned() } else { format!("“{path}”处") };
            format!("文件内容有误：{place}的条目过多，最多 {most} 条。请检查或重新导出该文件。")
        }
        DraftError::AlteredRubric => ALTERED_RUBRIC.to_owned(),
    }
}

/// Why a file is not scored.
pub fn assess_error(error: &AssessError) -> String {
    match error {
        AssessError::Unreadable(error) => draft_error(error),
        AssessError::UnknownRubric { id } => {
            format!("文件所用的评价指标“{id}”本页没有收录，无法评分。请用收录该指标的页面打开。")
        }
        AssessError::WrongRubric { problems } => {
            format!("文件所附的细则有误（{} 处），不能使用，请改正后重新附上。", problems.len())
        }
    }
}

/// Why the browser does not keep a draft.
pub fn storage_trouble(trouble: StorageTrouble) -> &'static str {
    match trouble {
        StorageTrouble::Refused => "未保存：浏览器不允许存储，请导出文件",
        StorageTrouble::Private => "不留痕：内容只在本页内存中，关闭即消失，请及时导出",
        StorageTrouble::Gone => "未保存：本机的草稿已在另一个窗口中清除，请导出文件；继续修改会重新保存",
        StorageTrouble::Full => "未保存：浏览器存储已满，请导出文件或彻底删除旧草稿",
    }
}

/// A file whose own result is not what this page computes.
pub fn import_differs(reported: &str, computed: &str) -> String {
    format!("文件内记载的总分为 {reported}，本页重新测算为 {computed}，以重新测算为准。")
}
