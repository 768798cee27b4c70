//! Numbers as a workbook shows them: percent, places, thousands, units in quotes, dates. Exact, by decimal digits alone.

use crate::number::{Number, Rounding};
use std::cmp::Ordering;

/// Excel knows so many digits of a number.
const DIGITS: usize = 15;

/// A larger exponent stays as it is written.
const LARGEST_EXPONENT: i32 = 300;

/// A stored number under a format code; what is no number stays as it is.
pub(super) fn shown(value: &str, code: &str, is_1904: bool) -> String {
    let Some(number) = stored(value) else { return value.to_owned() };
    let sections = sections(code);
    let (section, number) = match (sections.as_slice(), number.is_negative()) {
        ([] | [_], _) => (sections.first(), number),
        ([_, negative, ..], true) => (Some(negative), number.abs()),
        ([positive, _], false) => (Some(positive), number),
        ([positive, _, zero, ..], false) => (Some(if number.is_zero() { zero } else { positive }), number),
    };
    let Some(section) = section.filter(|section| !is_general(section)) else { return number.plain() };
    let pieces = pieces(section);
    if pieces.iter().any(|piece| matches!(piece, Piece::Date(_))) {
        return date(&number, &pieces, is_1904).unwrap_or_else(|| value.to_owned());
    }
    figure(&number, &pieces)
}

/// The number a file holds, which is binary there, at the digits that were meant.
fn stored(value: &str) -> Option<Number> {
    let (digits, exponent) = match value.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.trim_start_matches('+').parse::<i32>().ok()?),
        None => (value, 0),
    };
    if exponent.abs() > LARGEST_EXPONENT || digits.len() > 40 {
        return None;
    }
    let number = Number::from_decimal(digits)?;
    let power = Number::power_of_ten(exponent.unsigned_abs());
    let number = if exponent < 0 { number.divide(&power)? } else { &number * &power };
    // As many places as leave 15 digits.
    let size = size(&number);
    let places = i32::try_from(DIGITS).unwrap_or(0) - size;
    Some(number.rounded(u32::try_from(places.max(0)).unwrap_or(0), Rounding::HalfUp))
}

/// Digits before the point; below one, minus the zeros after it.
fn size(number: &Number) -> i32 {
    let number = number.abs();
    let ten = Number::whole(10);
    if number.is_zero() {
        return 1;
    }
    let mut size = 0;
    let mut edge = Number::one();
    while number.cmp(&edge) != Ordering::Less && size <= LARGEST_EXPONENT + 40 {
        edge = &edge * &ten;
        size += 1;
    }
    let mut edge = Number::one();
    while size <= 0 && size > -LARGEST_EXPONENT - 40 {
        edge = edge.divide(&ten).unwrap_or_else(Number::zero);
        if number.cmp(&edge) != Ordering::Less {
            break;
        }
        size -= 1;
    }
    size
}

/// A code's parts for positive, negative, zero.
fn sections(code: &str) -> Vec<String> {
    let (mut sections, mut section, mut quoted, mut escaped) = (Vec::new(), String::new(), false, false);
    for letter in code.chars() {
        if letter == ';' && !quoted && !escaped {
            sections.push(std::mem::take(&mut section));
            continue;
        }
        section.push(letter);
        if escaped {
            escaped = false;
        } else if letter == '"' {
            quoted = !quoted;
        } else {
            escaped = letter == '\\' && !quoted;
        }
    }
    sections.push(section);
    sections
}

fn is_general(section: &str) -> bool {
    let code = section.trim();
    code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general")
}

/// A piece of a format code.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    /// The number as it is, whatever its digits.
    General,
    /// Places for digits: 0, # or ?.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// A letter of a date, as often as it stands there.
    Date(String),
}

fn pieces(section: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = section;
    while let Some(letter) = rest.chars().next() {
        let mut after = &rest[letter.len_utf8()..];
        let lower = letter.to_ascii_lowercase();
        match letter {
            '"' => {
                let end = after.find('"').unwrap_or(after.len());
                pieces.push(Piece::Text(after[..end].to_owned()));
                after = after.get(end + 1..).unwrap_or_default();
            }
            '\\' => {
                let next = after.chars().next();
                pieces.extend(next.map(|next| Piece::Text(next.to_string())));
                after = &after[next.map_or(0, char::len_utf8)..];
            }
            // A blank as wide as the next letter, or that letter until the cell is full.
            '_' | '*' => after = &after[after.chars().next().map_or(0, char::len_utf8)..],
            '[' => after = after.find(']').map_or("", |end| &after[end + 1..]),
            '0' | '#' | '?' => pieces.push(Piece::Digit(letter)),
            '.' => pieces.push(Piece::Point),
            ',' => pieces.push(Piece::Comma),
            '%' => pieces.push(Piece::Percent),
            _ if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("general")) => {
                pieces.push(Piece::General);
                after = &rest[7..];
            }
            'G' | 'g' if rest[1..].starts_with("/通用格式") => {
                pieces.push(Piece::General);
                after = &rest["G/通用格式".len()..];
            }
            _ if matches!(lower, 'y' | 'm' | 'd' | 'h' | 's') => {
                let same = |other: char| other.to_ascii_lowercase() == lower;
                let end = rest.find(|other| !same(other)).unwrap_or(rest.len());
                pieces.push(Piece::Date(rest[..end].to_ascii_lowercase()));
                after = &rest[end..];
            }
            _ if rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("am/pm")) => {
                after = &rest[5..];
            }
            other => pieces.push(Piece::Text(other.to_string())),
        }
        rest = after;
    }
    pieces
}

/// A number in digits, with what stands around them.
fn figure(number: &Number, pieces: &[Piece]) -> String {
    let percent = pieces.contains(&Piece::Percent);
    let number = if percent { number * &Number::whole(100) } else { number.clone() };
    if pieces.contains(&Piece::General) || !pieces.iter().any(|piece| matches!(piece, Piece::Digit(_))) {
        let has_number = pieces.contains(&Piece::General);
        let said = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::General => number.plain(),
            Piece::Percent => "%".to_owned(),
            _ => String::new(),
        });
        let text: String = said.collect();
        return if has_number || !text.is_empty() { text } else { number.plain() };
    }
    let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
    let after = pieces.iter().skip(point).filter(|piece| matches!(piece, Piece::Digit(_))).count();
    let optional = pieces.iter().skip(point).rev().filter(|piece| matches!(piece, Piece::Digit(_)));
    let optional = optional.take_while(|piece| **piece == Piece::Digit('#')).count();
    let least = pieces.iter().take(point).filter(|piece| **piece == Piece::Digit('0')).count();
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Digit(_))).unwrap_or(0);
    let last = pieces.iter().rposition(|piece| matches!(piece, Piece::Digit(_) | Piece::Point)).unwrap_or(0);
    let is_grouped = pieces[first..=last.max(first)].contains(&Piece::Comma);
    let digits = digits(&number, after, optional, least, is_grouped);
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            _ if at == first => text.push_str(&digits),
            Piece::Text(said) => text.push_str(said),
            Piece::Percent => text.push('%'),
            _ => {}
        }
    }
    text
}

fn digits(number: &Number, places: usize, optional: usize, least: usize, is_grouped: bool) -> String {
    let places = u32::try_from(places.min(30)).unwrap_or(0);
    let text = number.rounded(places, Rounding::HalfUp).fixed(places);
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.to_owned()),
        None => ("", text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut fraction = fraction.to_owned();
    for _ in 0..optional {
        if fraction.ends_with('0') {
            fraction.pop();
        }
    }
    let mut whole = if least == 0 && whole == "0" { String::new() } else { whole.to_owned() };
    while whole.len() < least.min(30) {
        whole.insert(0, '0');
    }
    if is_grouped {
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert(at, ',');
        }
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// A day and time, counted in days.
fn date(number: &Number, pieces: &[Piece], is_1904: bool) -> Option<String> {
    let day = number.floor();
    let seconds = (&(number - &day) * &Number::whole(86_400)).rounded(0, Rounding::HalfUp);
    let seconds: i64 = seconds.plain().parse().ok()?;
    let day: i64 = day.plain().parse().ok()?;
    let (year, month, date) = calendar(if is_1904 { day + 1462 } else { day })?;
    let mut text = String::new();
    let mut is_time = false;
    for piece in pieces {
        match piece {
            Piece::Text(said) => text.push_str(said),
            Piece::Date(code) => {
                let width = code.len();
                let minutes = is_time && code.starts_with('m');
                let value = match code.as_bytes().first()? {
                    b'y' => {
                        if width > 2 {
                            year
                        } else {
                            year % 100
                        }
                    }
                    b'm' if minutes => seconds / 60 % 60,
                    b'm' => month,
                    b'd' => date,
                    b'h' => seconds / 3600,
                    _ => seconds % 60,
                };
                is_time = matches!(code.as_bytes().first()?, b'h') || (is_time && minutes);
                text.push_str(&if width >= 2 { format!("{value:02}") } else { value.to_string() });
            }
            _ => text.push_str(match piece {
                Piece::Point => ".",
                Piece::Comma => ",",
                _ => "",
            }),
        }
    }
    Some(text)
}

/// Year, month and day of a number of days; as Excel counts them, with a 29 February 1900.
fn calendar(days: i64) -> Option<(i64, i64, i64)> {
    if !(0..=2_958_465).contains(&days) {
        return None;
    }
    if days == 0 {
        return Some((1900, 1, 0));
    }
    if days == 60 {
        return Some((1900, 2, 29));
    }
    // Days since the first of March of the year zero, by which leap days come last.
    let since = days + 693_900 - i64::from(days > 60);
    let era = since / 146_097;
    let day_of_era = since % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some((year, month, day))
}
