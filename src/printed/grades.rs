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
    let mut name: Option<String> = None;
    let pieces =
        text.split('\n').flat_map(|line| line.split(['；', ';', '。', '，', ',', '、']).map(without_number));
    for piece in pieces {
        // “平安校园达标校” is a name of its own, though 达标 is one, too.
        let quoted = piece.contains('“').then(|| own_name(piece)).flatten();
        let named = quoted.or_else(|| first_name(piece).map(str::to_owned)).or_else(|| own_name(piece));
        let named = named.or_else(|| name_before(piece));
        let mut least = least(piece);
        // 80分（含）以上、90分以下的为良好: from the lower of the two.
        if is_below(piece) && least.as_ref().is_some_and(Number::is_zero) && waiting.is_some() {
            least = waiting.take();
        }
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
            found.push(PrintedGrade { title, least });
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Whether a line may be one of several that say grades: it names one, and points.
pub(super) fn is_part(text: &str) -> bool {
    let said: String = text.chars().filter(|letter| *letter != ' ').map(narrow).collect();
    let named = first_name(&said).is_some()
        || own_name(&said).is_some()
        || name_before(without_number(&said)).is_some();
    named
        && said.contains('分')
        && said.contains(|letter: char| letter.is_ascii_digit())
        && said.chars().count() <= 120
}

/// The grades of a small table: a grade a row, or a grade a column. The rows, each with its cells by column.
pub(super) fn of_table(rows: &[Vec<(usize, String)>]) -> Vec<PrintedGrade> {
    let said: Vec<String> =
        rows.iter().map(|row| row.iter().map(|(_, text)| text.as_str()).collect()).collect();
    let found = grades(&said.join("\n"));
    if !found.is_empty() {
        return found;
    }
    // 通过 | 90分及以上: of two cells the one says from where on, the other what it is called.
    let line = |one: &str, two: &str| {
        let is_name = |text: &str| !text.contains(|letter: char| letter.is_ascii_digit());
        match (least(one).is_some(), least(two).is_some()) {
            (false, true) if is_name(one) => Some(format!("{two}为{one}")),
            (true, false) if is_name(two) => Some(format!("{one}为{two}")),
            _ => None,
        }
    };
    let down = rows.iter().filter_map(|row| match row.as_slice() {
        [(_, one), (_, two)] => line(one, two),
        _ => None,
    });
    let down: Vec<String> = down.collect();
    let across = match rows {
        [names, limits] => names
            .iter()
            .filter_map(|(at, name)| {
                let (_, limit) = limits.iter().find(|(column, _)| column == at)?;
                line(name, limit)
            })
            .collect(),
        _ => Vec::new(),
    };
    let found = grades(&down.join("\n"));
    if found.is_empty() { grades(&across.join("\n")) } else { found }
}

/// 2.总分90分以上, 注：1.得分85分以上: without the number of the line, and what it is called.
fn without_number(piece: &str) -> &str {
    let piece = piece.trim_start();
    let noted = ["备注", "说明", "注"]
        .iter()
        .find_map(|word| piece.trim_start_matches(['*', '※']).strip_prefix(word));
    let piece = noted.map_or(piece, |rest| rest.trim_start_matches(['：', ':', ' ']));
    let words = numbering::of(piece).map_or(0, |(_, from)| from);
    let piece = &piece[words..];
    // 评定等级：≥90分为优秀.
    match piece.split_once(['：', ':']) {
        Some((about, rest))
            if !about.contains(|one: char| one.is_ascii_digit())
                && (first_name(rest).is_some()
                    || own_name(rest).is_some()
                    || name_before(rest).is_some()) =>
        {
            rest
        }
        _ => piece,
    }
}

/// A grade by a name of its own, behind its points: 80分以上的命名为“平安校园”, 总分≥70为A级.
fn own_name(piece: &str) -> Option<String> {
    const CALLED: [&str; 9] =
        ["命名为", "评定为", "认定为", "确定为", "评为", "定为", "列为", "等次为", "为"];
    let first = piece.find(|letter: char| letter.is_ascii_digit() || "≥≤<>＜＞".contains(letter))?;
    // What is scored stands before, and little else.
    let is_near = piece[..first].chars().count() <= 8;
    let is_scored =
        piece.contains('分') || piece.contains(['≥', '≤', '<', '>', '＜', '＞', '～', '~', '-', '—']);
    let (at, word) = CALLED
        .iter()
        .filter_map(|word| Some((piece.find(word)?, *word)))
        .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))?;
    let name = piece[at + word.len()..].trim_matches(['“', '”', '"', '「', '」', '《', '》']);
    let name = name
        .strip_suffix("等次")
        .or_else(|| name.strip_suffix("等级"))
        .filter(|name| !name.is_empty())
        .unwrap_or(name);
    let is_name = (1..=12).contains(&name.chars().count())
        && name.chars().all(|letter| letter.is_alphabetic() || letter == '+')
        && !name.ends_with(['分', '线', '率']);
    (is_near && is_scored && at > first && is_name).then(|| name.to_owned())
}

/// A等≥90分, B等80-89分: a grade before its points.
fn name_before(piece: &str) -> Option<String> {
    let at = piece.find(|letter: char| letter.is_ascii_digit() || "≥≤<>＜＞".contains(letter))?;
    let name = piece[..at].trim_end_matches(['：', ':', '（', '(']);
    let is_name = (2..=4).contains(&name.chars().count()) && name.ends_with(['等', '级', '档', '类']);
    is_name.then(|| name.to_owned())
}

/// Whether it is said of what lies below a number.
fn is_below(text: &str) -> bool {
    ["以下", "低于", "不足", "不满", "<", "＜", "小于"].iter().any(|word| text.contains(word))
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
    let is_below = is_below(text);
    let is_above = ["以上", "≥", ">=", "不低于", "及以上"].iter().any(|word| text.contains(word));
    match numbers.as_slice() {
        [] => None,
        [_] if is_below && !is_above => Some(Number::zero()),
        [one] => (is_above || text.contains('分')).then(|| one.clone()),
        [one, other, ..] => Some(if one.cmp(other) == Ordering::Less { one } else { other }.clone()),
    }
}
