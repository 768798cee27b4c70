//! Numbers before titles: 第一部分, 一、 （一） 1. 1.1 （1） ① A1.

use super::points::narrow;

/// How a title is numbered. Two titles of one kind stand on one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Numbered {
    /// 第一部分, 第二章.
    Part,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracket,
    /// A1, B12, C3: the letter tells the level.
    Letter(char),
    /// 1. or 1.1.1: so many numbers.
    Dotted(usize),
    /// （1） or 1）
    Bracket,
    /// ①
    Circle,
    /// 观测点1.
    Point,
}

const DIGITS: [char; 13] = ['〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];

/// How a text is numbered, and where its words begin.
pub(super) fn of(text: &str) -> Option<(Numbered, usize)> {
    let trimmed = text.trim_start();
    let skipped = text.len() - trimmed.len();
    let (kind, length) = kind(trimmed)?;
    let rest = &trimmed[length..];
    Some((kind, skipped + length + (rest.len() - rest.trim_start().len())))
}

/// How a number that stands alone in its cell is one.
pub(super) fn alone(number: &str) -> Option<Numbered> {
    let bare = number.trim().trim_end_matches(['、', '.', '．']);
    let whole = |text: &str| of(text).filter(|(_, from)| *from == text.len()).map(|(kind, _)| kind);
    whole(bare).or_else(|| whole(&format!("{bare}、")))
}

fn kind(text: &str) -> Option<(Numbered, usize)> {
    let first = text.chars().next()?;
    let is_digit = |letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter);
    if let Some(rest) = text.strip_prefix('第') {
        let end = run(rest, |letter| DIGITS.contains(&letter) || is_digit(letter));
        let unit = ["部分", "章", "节", "类", "项"].iter().find(|unit| rest[end..].starts_with(**unit))?;
        let length = '第'.len_utf8() + end + unit.len();
        return (end > 0).then_some((
            Numbered::Part,
            length + sign(&text[length..], &['、', '：', ':', '.', '．', '，']),
        ));
    }
    if ('\u{2460}'..='\u{2473}').contains(&first) {
        return Some((Numbered::Circle, first.len_utf8()));
    }
    if matches!(first, '（' | '(') {
        let open = first.len_utf8();
        let rest = &text[open..];
        let chinese = run(rest, |letter| DIGITS.contains(&letter));
        let digits = run(rest, is_digit);
        let length = chinese.max(digits);
        let close = rest[length..].chars().next().filter(|close| matches!(close, '）' | ')'))?;
        let kind = if chinese > 0 { Numbered::ChineseBracket } else { Numbered::Bracket };
        return (length > 0).then_some((kind, open + length + close.len_utf8()));
    }
    if DIGITS.contains(&first) {
        let end = run(text, |letter| DIGITS.contains(&letter));
        let after = sign(&text[end..], &['、', '.', '．', '，']);
        return (after > 0).then_some((Numbered::Chinese, end + after));
    }
    if let Some(rest) = ["观测点", "指标", "要点"].iter().find_map(|word| text.strip_prefix(word)) {
        let end = run(rest, |letter| is_digit(letter) || DIGITS.contains(&letter));
        let length = text.len() - rest.len() + end;
        return (end > 0).then_some((
            Numbered::Point,
            length + sign(&text[length..], &['、', '：', ':', '.', '．', '，']),
        ));
    }
    if first.is_ascii_alphabetic() {
        let end = 1 + run(&text[1..], |letter| letter.is_ascii_digit());
        let letter = first.to_ascii_uppercase();
        let next = text[end..].chars().next();
        let is_word = next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '%');
        return (end > 1 && end <= 4 && !is_word).then_some((
            Numbered::Letter(letter),
            end + sign(&text[end..], &['、', '.', '．', '：', ':', '-']),
        ));
    }
    is_digit(first).then(|| dotted(text)).flatten()
}

/// `1.`, `1、`, `1.1`, `1.1.1`, `1-1`, `1）`.
fn dotted(text: &str) -> Option<(Numbered, usize)> {
    let plain: Vec<(usize, char)> = text.char_indices().map(|(at, letter)| (at, narrow(letter))).collect();
    let (mut at, mut numbers, mut digits) = (0, 0, 0);
    loop {
        let start = at;
        while plain.get(at).is_some_and(|(_, letter)| letter.is_ascii_digit()) {
            at += 1;
        }
        digits = usize::max(digits, at - start);
        if at == start {
            break;
        }
        numbers += 1;
        let is_dot = plain.get(at).is_some_and(|(_, letter)| matches!(letter, '.' | '-' | '—'));
        let is_more = plain.get(at + 1).is_some_and(|(_, letter)| letter.is_ascii_digit());
        if !(is_dot && is_more) {
            break;
        }
        at += 1;
    }
    // Years and amounts are no numbers of titles.
    if digits > 3 || numbers == 0 {
        return None;
    }
    let end = plain.get(at).map_or(text.len(), |(end, _)| *end);
    match plain.get(at).map(|(_, letter)| *letter) {
        Some(')') => Some((Numbered::Bracket, end + text[end..].chars().next()?.len_utf8())),
        Some('.' | '、') => Some((Numbered::Dotted(numbers), end + text[end..].chars().next()?.len_utf8())),
        Some(letter) if numbers > 1 && (letter.is_whitespace() || is_chinese(letter)) => {
            let is_amount = [
                '分', '个', '次', '所', '名', '人', '万', '亿', '元', '年', '月', '日', '项', '件', '天',
                '以',
            ]
            .contains(&letter);
            (!is_amount).then_some((Numbered::Dotted(numbers), end))
        }
        Some(letter) if letter.is_whitespace() => Some((Numbered::Dotted(numbers), end)),
        _ => None,
    }
}

fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// Length of the letters at the beginning that are so.
fn run(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is(letter)).unwrap_or(text.len())
}

/// Length of one sign at the beginning, if it is one of these.
fn sign(text: &str, signs: &[char]) -> usize {
    text.chars().next().filter(|sign| signs.contains(sign)).map_or(0, char::len_utf8)
}
