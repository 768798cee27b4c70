//! Lines that say from which points on a grade is reached (等次): 90分以上为优秀, 80—89分为良好 …

use super::points::narrow;
use super::{PrintedGrade, numbering};
use crate::number::Number;
use std::cmp::Ordering;

/// Names of grades, longer ones first, so that 不合格 is not read as 合格.
const NAMES: [&str; 15] = [
    "基本合格",
    "不合格",
    "基本达标",
    "不达标",
    "未达标",
    "待改进",
    "优秀",
    "良好",
    "中等",
    "合格",
    "达标",
    "较好",
    "一般",
    "较差",
    "先进",
];

/// The grades of a text, best first; none unless there are two that go down.
pub(super) fn grades(text: &str) -> Vec<PrintedGrade> {
    let text: String = text.chars().filter(|letter| *letter != ' ').map(narrow).collect();
    let mut found: Vec<PrintedGrade> = Vec::new();
    // A number that waits for the grade after it, as in 90＞得分≥80，良好.
    let mut waiting: Option<Number> = None;
    let mut name: Option<&str> = None;
    let pieces = text.split('\n').flat_map(|line| {
        // 3.总分90分以上 begins with a number of its own.
        let words = numbering::of(line).map_or(0, |(_, from)| from);
        line[words..].split(['；', ';', '。', '，', ',', '、'])
    });
    for piece in pieces {
        let named = first_name(piece);
        let least = least(piece);
        let (title, least) = match (named, least) {
            (Some(title), Some(least)) => (title, least),
            (Some(title), None) => match waiting.take() {
                Some(least) => (title, least),
                None => {
                    name = Some(title);
                    continue;
                }
            },
            (None, Some(least)) => match name.take() {
                Some(title) => (title, least),
                None => {
                    waiting = Some(least);
                    continue;
                }
            },
            (None, None) => continue,
        };
        (waiting, name) = (None, None);
        let is_next = found.last().is_none_or(|last| least.cmp(&last.least) == Ordering::Less);
        if is_next && found.iter().all(|grade| grade.title != title) {
            found.push(PrintedGrade { title: title.to_owned(), least });
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

fn first_name(text: &str) -> Option<&'static str> {
    let places = NAMES.iter().filter_map(|name| Some((text.find(name)?, *name)));
    places.min_by_key(|(at, name)| (*at, usize::MAX - name.len())).map(|(_, name)| name)
}

/// The least points that a piece of text names: the lower of two, zero for those below one.
fn least(text: &str) -> Option<Number> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let length = rest[from..]
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(rest.len() - from);
        let number = Number::from_decimal(rest[from..from + length].trim_end_matches('.'))?;
        numbers.push(number);
        rest = &rest[from + length..];
    }
    let is_below = ["以下", "低于", "不足", "不满", "<", "＜", "小于"].iter().any(|word| text.contains(word));
    let is_above = ["以上", "≥", ">=", "不低于", "及以上"].iter().any(|word| text.contains(word));
    match numbers.as_slice() {
        [] => None,
        [_] if is_below && !is_above => Some(Number::zero()),
        [one] => (is_above || text.contains('分')).then(|| one.clone()),
        [one, other, ..] => Some(if one.cmp(other) == Ordering::Less { one } else { other }.clone()),
    }
}
