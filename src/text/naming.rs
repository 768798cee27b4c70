//! What is said of a block whose lines are matched by their names.

use super::unreadable;
use crate::named::UnsureWhy;

/// How many lines are filled in, and how many not.
pub fn named_counts(filled: usize, left: usize) -> String {
    if left == 0 {
        format!("将填入 {filled} 项")
    } else {
        format!("将填入 {filled} 项，{left} 行不填")
    }
}

/// Lines of a block were filled in.
pub(super) fn pasted_by_name(filled: usize, left: usize) -> String {
    format!("按名称填入 {filled} 项，{left} 行没有填；一次撤销可全部取回")
}

/// A figure with what stands over it.
pub fn named_value(value: &str, head: &str) -> String {
    let head = head.trim();
    if head.is_empty() || value.is_empty() { value.to_owned() } else { format!("{value}（{head}）") }
}

/// A column of figures without a heading.
pub fn named_column(number: usize) -> String {
    format!("第 {number} 列数据")
}

/// What ticks a line.
pub fn named_tick(name: &str) -> String {
    format!("填入“{name}”")
}

/// Points with their reason.
pub fn named_points(points: &str, reason: &str) -> String {
    if reason.is_empty() { points.to_owned() } else { format!("{points}，说明：{reason}") }
}

/// Why a line is not filled in unasked.
pub fn named_unsure(why: &UnsureWhy, unit: &str) -> String {
    match why {
        UnsureWhy::Total => "合计行，不填".to_owned(),
        UnsureWhy::Nothing => "没有名称相同或相近的项".to_owned(),
        UnsureWhy::Alike => "名称相近而不相同，核对后勾选".to_owned(),
        UnsureWhy::Several => "名称与几个项相同，请选择一项".to_owned(),
        UnsureWhy::NoFigure => "没有数".to_owned(),
        UnsureWhy::Unreadable(reason) => unreadable(reason, unit),
        UnsureWhy::NoUnit => format!("没有写单位，填入后按“{unit}”计，核对后勾选"),
        UnsureWhy::OtherYear => "年份与本表所需的不同".to_owned(),
        UnsureWhy::Part => "是其中的一部分，上面不是它所属的项".to_owned(),
        UnsureWhy::Limited => "上面的标题可能限定了范围，核对后勾选".to_owned(),
        UnsureWhy::Twice => "同一项在表中有不同的数，请选择一行".to_owned(),
        UnsureWhy::Again => "与上面一行相同".to_owned(),
        UnsureWhy::Rows => "要填的是一张表，请到该项粘贴".to_owned(),
        UnsureWhy::WorkedOut => "得分由数据算出，不在这里填".to_owned(),
        UnsureWhy::OtherPoints => "分值与本细则不同，核对后勾选".to_owned(),
    }
}
