//! Points as tables print them: in a column, or in brackets behind a title.

use crate::number::Number;

/// Full-width letters, digits and signs as plain ones, one letter each.
pub(super) fn narrow(letter: char) -> char {
    match letter {
        '０'..='９' | '．' | '－' | '＋' | '％' | '（' | '）' => {
            char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
        }
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        // Brackets of titles written from above.
        '︵' => '(',
        '︶' => ')',
        '−' => '-',
        other => other,
    }
}

/// A cell of points: `5`, `5分`, `（5）`, `5.0`, `10%`, `0-5分`; `None` for all else.
pub(super) fn cell(text: &str) -> Option<Number> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(narrow).collect();
    let inside = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&plain);
    let inside =
        ["满分", "共", "+"].iter().fold(inside, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let bare = inside.strip_suffix(['分', '%']).unwrap_or(inside);
    number(bare).or_else(|| range(bare))
}

/// The most of points that are given from zero on: `0-5`.
fn range(text: &str) -> Option<Number> {
    let (least, most) = text.split_once(['-', '—', '～', '~'])?;
    let least = number(least.trim_end_matches('分'))?;
    number(most).filter(|most| least.is_zero() && !most.is_zero())
}

/// A number in plain digits.
fn number(text: &str) -> Option<Number> {
    let is_number = text.len() <= 12 && text.starts_with(|first: char| first.is_ascii_digit());
    Number::from_decimal(text).filter(|_| is_number)
}

/// Points that stand with a title: the title without them, the points, and what follows on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Titled {
    pub(super) title: String,
    pub(super) points: Option<Number>,
    pub(super) rest: String,
}

/// Takes the points out of a title: brackets `（5分）` in it, or `5分` at its end.
pub(super) fn title(text: &str) -> Titled {
    if let Some((from, to, points)) = bracket(text) {
        let (title, rest) = (text[..from].trim(), text[to..].trim());
        if !title.is_empty() {
            return Titled { title: title.to_owned(), points: Some(points), rest: rest.to_owned() };
        }
        // Points before the title.
        return Titled { title: rest.to_owned(), points: Some(points), rest: String::new() };
    }
    let bare = text.trim_end().strip_suffix('分').map(str::trim_end);
    if let Some(bare) = bare {
        let digits = |letter: char| {
            letter.is_ascii_digit() || ('０'..='９').contains(&letter) || ".．".contains(letter)
        };
        let title = bare.trim_end_matches(digits);
        let number_text: String = bare[title.len()..].chars().map(narrow).collect();
        let ends = title.ends_with(|letter: char| {
            letter.is_whitespace() || ['：', ':', '—', '-', '、', '，', ','].contains(&letter)
        });
        if let Some(points) = number(&number_text)
            && ends
        {
            let title = title.trim_end_matches(|letter: char| {
                letter.is_whitespace() || ['：', ':', '—', '-', '、', '，', ','].contains(&letter)
            });
            return Titled { title: title.to_owned(), points: Some(points), rest: String::new() };
        }
    }
    Titled { title: text.trim().to_owned(), points: None, rest: String::new() }
}

/// The first bracket of points: from, to, how many.
pub(super) fn bracket(text: &str) -> Option<(usize, usize, Number)> {
    brackets(text).next()
}

/// All brackets that hold nothing but points: `（5分）`, `(共20分)`, `【10分】`.
pub(super) fn brackets(text: &str) -> impl Iterator<Item = (usize, usize, Number)> {
    text.char_indices().filter(|(_, letter)| "（(【[〔︵".contains(*letter)).filter_map(|(from, open)| {
        let start = from + open.len_utf8();
        let inside = text[start..].chars().take(12).collect::<String>();
        let end = inside.find(['）', ')', '】', ']', '〕', '︶'])?;
        let close = inside[end..].chars().next()?;
        let plain: String =
            inside[..end].chars().filter(|letter| !letter.is_whitespace()).map(narrow).collect();
        let is_said = plain.ends_with('分');
        let bare = plain.trim_end_matches('分');
        let words = ["满分", "分值", "权重", "总分", "合计", "标准分", "共计", "计", "共"];
        let bare = words.iter().fold(bare, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let is_share = bare.ends_with('%') && plain.contains("权重");
        let points =
            number(bare.trim_end_matches('%')).filter(|_| is_said || is_share || plain.contains("分值"))?;
        Some((from, start + end + close.len_utf8(), points))
    })
}

/// The first number in a text.
pub(super) fn first(text: &str) -> Option<Number> {
    let plain: String = text.chars().map(narrow).collect();
    let from = plain.find(|letter: char| letter.is_ascii_digit())?;
    let rest = &plain[from..];
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
    number(rest[..end].trim_end_matches('.'))
}
