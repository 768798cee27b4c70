//! Text made ready for reading: full-width signs made narrow, traditional letters made simple; and what is no figure
//! though its signs could be reckoned with: two cells, a date, a range.

use super::Unreadable;

/// Stands where a tab or a line end parted two cells.
const CELL: char = '\n';

/// Signs that something follows which belongs to what stands before.
const OPEN: &str = "+-*/÷(≥≤<>~";

/// Signs a figure of its own can begin with.
const BEGINS: &str = "+-(.¥≥≤<>";

/// Between two figures these always mean from … to ….
const FROM_TO: [&str; 8] = ["~", "–", "—", "―", "至", "到", "--", "…"];

/// Full-width signs made narrow and traditional letters simple. Blanks are left out but between digits, where one stays: it
/// may group thousands, or part two figures. A tab or a line end before another figure stays as such: it groups nothing.
/// For reading only: what was typed stays as it is.
pub(super) fn narrow(text: &str) -> String {
    let mut narrow = String::new();
    let (mut blank, mut cell, mut digit) = (false, false, false);
    for c in text.chars() {
        cell |= c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        blank |= c.is_whitespace();
        if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            continue;
        }
        let c = plain(c);
        let is_open = narrow.ends_with(|before: char| OPEN.contains(before));
        if cell && digit && !is_open && (c.is_ascii_digit() || BEGINS.contains(c)) {
            narrow.push(CELL);
        } else if blank && c.is_ascii_digit() && narrow.ends_with(|before: char| before.is_ascii_digit()) {
            narrow.push(' ');
        }
        (blank, cell) = (false, false);
        // At the head of a figure this dash is a minus.
        let c = if c == '–' && (is_open || !digit) { '-' } else { c };
        digit |= c.is_ascii_digit();
        narrow.push(c);
    }
    narrow
}

/// A letter or sign as it is plainly written.
fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '×' | '✕' => '*',
        '∕' | '⁄' => '/',
        '−' | '﹣' | '‐' | '‑' => '-',
        '‒' => '–',
        '〜' | '∼' => '~',
        '￥' => '¥',
        '•' | '・' | '⋅' | '‧' | '∙' => '·',
        '〇' => '0',
        '。' => '.',
        '萬' => '万',
        '億' => '亿',
        '圓' => '圆',
        '幣' => '币',
        '個' => '个',
        '畝' => '亩',
        '頃' => '顷',
        '冊' => '册',
        '臺' | '檯' => '台',
        '張' => '张',
        '間' => '间',
        '園' => '园',
        '課' => '课',
        '學' => '学',
        '時' => '时',
        '項' => '项',
        '點' => '点',
        '長' => '长',
        '減' => '减',
        '負' => '负',
        '漲' => '涨',
        '較' => '较',
        '與' => '与',
        '過' => '过',
        '於' => '于',
        '無' => '无',
        '沒' => '没',
        '對' => '对',
        '適' => '适',
        '詳' => '详',
        '號' => '号',
        _ => c,
    }
}

/// Why a narrow text is no figure, whatever its signs would come to.
pub(super) fn suspect(text: &str) -> Option<Unreadable> {
    if text.contains(CELL) {
        Some(Unreadable::TwoCells)
    } else if is_date(text) {
        Some(Unreadable::Date)
    } else if is_range(text) {
        Some(Unreadable::Range)
    } else {
        None
    }
}

fn is_range(text: &str) -> bool {
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    FROM_TO.iter().any(|sign| {
        text.split_once(sign).is_some_and(|(before, after)| has_digit(before) && has_digit(after))
    })
}

/// Whether it is a day, a month or a year: 2019年9月, 2020-1-1, 2020-09, 1/1/2020, 05-01.
fn is_date(text: &str) -> bool {
    let named = text.char_indices().any(|(at, c)| {
        matches!(c, '年' | '月' | '日' | '号') && text[..at].ends_with(|c: char| c.is_ascii_digit())
    });
    let is_sign = |c: char| matches!(c, '-' | '/' | '.' | '–' | '—' | '~');
    let text = text.trim_start_matches(['(', '+', '-']);
    let end = text.find(|c: char| !(c.is_ascii_digit() || is_sign(c))).unwrap_or(text.len());
    let mut signs = text[..end].chars().filter(|c| is_sign(*c));
    let Some(sign) = signs.next().filter(|sign| signs.all(|other| other == *sign)) else { return named };
    let parts: Vec<&str> = text[..end].split(sign).collect();
    let within = |part: &&str, least: u32, most: u32| {
        part.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number))
    };
    let is_month = |part: &&str| within(part, 1, 12);
    let is_day = |part: &&str| within(part, 1, 31);
    let is_year = |part: &&str| within(part, 1900, 2099);
    let is_short = |part: &&str| part.len() == 2;
    let written = match &parts[..] {
        // 2020.9 is a decimal.
        [_, _] if sign == '.' => false,
        [one, two] => {
            let has_zero = |part: &&str| part.len() > 1 && part.starts_with('0');
            is_year(one) && is_month(two) || has_zero(one) || has_zero(two)
        }
        [one, two, three] => {
            (is_year(one) || is_short(one)) && is_month(two) && is_day(three)
                || is_year(three) && (is_month(one) && is_day(two) || is_day(one) && is_month(two))
        }
        _ => false,
    };
    named || written
}

#[cfg(test)]
mod tests;
