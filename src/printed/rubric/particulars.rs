//! What a person says of a rubric as a whole, and what of it a table says plainly.

use super::super::ids;
use super::super::points::narrow;
use super::super::{Printed, numbering};

/// What a rubric is called and by whom: said by the person, with defaults from the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// 标题.
    pub title: String,
    /// For tight places; empty where the title's beginning does.
    pub short_title: String,
    /// 发文单位; may be empty.
    pub issuer: String,
    /// 文号; may be empty.
    pub number: String,
    /// 印发年份, four digits; may be empty.
    pub year: String,
    /// 版本, e.g. 2025.1.
    pub edition: String,
    /// The id of the rubric of which this is a new edition; empty: the id that title and issuer make without years.
    pub series: String,
}

/// A short title has at most so many letters.
const SHORT: usize = 12;

/// More letters before a document number's year are a sentence.
const LONGEST_AGENCY: usize = 10;

impl Particulars {
    /// What the title and the notes of a table say plainly: 某教督〔2025〕12号, 2025年.
    pub fn of(printed: &Printed) -> Self {
        let texts = || [&printed.title].into_iter().chain(printed.notes.iter().map(|note| &note.text));
        let (number, numbered) = texts().find_map(|text| document_number(text)).unwrap_or_default();
        let year = if numbered.is_empty() { year(&printed.title).unwrap_or_default() } else { numbered };
        let edition = if year.is_empty() { "1".to_owned() } else { format!("{year}.1") };
        let title = printed.title.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { title, number, year, edition, ..Self::default() }
    }

    /// The rubric's id, the same for every edition of a series.
    pub fn id(&self) -> String {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
        if !self.series.is_empty() && self.series.chars().all(fits) {
            return self.series.clone();
        }
        format!(
            "own.{}",
            ids::hash([timeless(&self.title), timeless(&self.issuer)].iter().map(String::as_str))
        )
    }

    /// What fits in a tight place.
    pub(super) fn short(&self) -> String {
        if self.short_title.trim().is_empty() { short(&self.title) } else { self.short_title.clone() }
    }
}

/// A title without the number before it: who reads the rubric numbers it by order. A letter, as in A1, is part of the name.
pub fn unnumbered(title: &str) -> &str {
    match numbering::of(title) {
        Some((numbering::Numbered::Letter(_) | numbering::Numbered::Point, _)) | None => title,
        Some((_, from)) if title[from..].trim().is_empty() => title,
        Some((_, from)) => &title[from..],
    }
}

/// What fits in a tight place of a title, without its number: whole where it fits, else without its year, whose it is and the words
/// for a table, else up to the end of a phrase. Only what has no such end is cut where the place is full.
pub(super) fn short(title: &str) -> String {
    let words = numbering::of(title).map_or(title, |(_, from)| &title[from..]);
    let words = if words.is_empty() { title } else { words };
    let all: Vec<char> = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut bare = without_year(&all);
    let fits = |text: &str| text.chars().count() <= SHORT;
    let about = ABOUT.iter().find_map(|word| Some(&bare[bare.rfind(word)? + word.len()..]));
    if let Some(about) = about.filter(|about| !fits(&bare) && about.chars().count() >= SHORTEST) {
        bare = about.to_owned();
    }
    if let Some((place, rest)) = bare.split_once(['省', '市', '县', '区']).filter(|_| !fits(&bare)) {
        let is_place = (1..=4).contains(&place.chars().count())
            && !rest.starts_with(['级', '域', '区', '（', '(', '属']);
        if is_place && rest.chars().count() >= SHORTEST {
            bare = rest.to_owned();
        }
    }
    while let Some(rest) = FORMS.iter().find_map(|form| bare.strip_suffix(form)).filter(|_| !fits(&bare)) {
        if rest.chars().count() < SHORTEST {
            break;
        }
        bare = rest.to_owned();
    }
    if fits(&bare) {
        return bare;
    }
    let letters: Vec<char> = bare.chars().collect();
    let is_end = |at: &usize| ENDS.contains(&letters[*at]);
    let end = (SHORTEST..=SHORT).rev().find(is_end).unwrap_or(SHORT);
    letters[..end].iter().collect()
}

/// Letters before which a phrase ends.
const ENDS: [char; 15] =
    ['，', '、', '；', '。', '：', '（', '(', '—', '-', '“', '《', '和', '与', '及', '的'];

/// Less than this says nothing.
const SHORTEST: usize = 4;

/// Words after which a title says what it is about.
const ABOUT: [&str; 4] = ["人民政府", "县（市、区）", "领导干部", "《"];

/// Words at a title's end that say what kind of paper it is.
const FORMS: [&str; 22] = [
    "及评分",
    "评分",
    "实施",
    "打分",
    "计分",
    "考核",
    "细则",
    "指标体系",
    "指标",
    "办法",
    "标准",
    "要点",
    "自评表",
    "表",
    "》",
    "试行",
    "方案",
    "督导评估",
    "评价",
    "评估",
    "工作",
    "情况",
];

/// A title without the year it begins with or has in brackets: 2025年, （2025年）.
fn without_year(title: &[char]) -> String {
    let text: String = title.iter().collect();
    let begun = text.split_once('年').filter(|(before, rest)| {
        before.chars().count() == 4
            && before.chars().all(|letter| narrow(letter).is_ascii_digit())
            && !rest.is_empty()
    });
    let text = begun.map_or(&*text, |(_, rest)| rest.strip_prefix('度').unwrap_or(rest));
    let ended = text.rsplit_once(['（', '(']).filter(|(before, inside)| {
        !before.is_empty()
            && inside
                .trim_end_matches(['）', ')'])
                .trim_end_matches(['年', '度', '版'])
                .chars()
                .all(|letter| narrow(letter).is_ascii_digit())
    });
    ended.map_or(text, |(before, _)| before).to_owned()
}

/// A title without what differs from edition to edition: years and numbers, blanks and signs, 试行 and 修订.
fn timeless(title: &str) -> String {
    let is_kept = |letter: &char| letter.is_alphanumeric() || *letter == '○';
    let mut words: String = title.chars().filter(is_kept).map(narrow).collect();
    while let Some((from, to, _)) = written_year(&words) {
        words.replace_range(from..to, "");
    }
    words.retain(|letter| !letter.is_ascii_digit());
    for word in ["征求意见", "修订版", "修订", "试行", "年度", "年版", "年"] {
        words = words.replace(word, "");
    }
    words
}

/// A year in Chinese digits before 年: from, to, the year.
fn written_year(text: &str) -> Option<(usize, usize, String)> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    text.match_indices('年').find_map(|(end, _)| {
        let before: Vec<(usize, char)> = text[..end].char_indices().rev().take(4).collect();
        let digits: Option<String> = before
            .iter()
            .rev()
            .map(|(_, letter)| {
                let letter = if matches!(letter, '零' | '○' | 'O') { '〇' } else { *letter };
                let digit = DIGITS.iter().position(|digit| *digit == letter)?;
                char::from_digit(u32::try_from(digit).ok()?, 10)
            })
            .collect();
        let digits = digits.filter(|digits| digits.len() == 4)?;
        Some((before.last()?.0, end, digits))
    })
}

/// The year that a title names: 2025年.
fn year(title: &str) -> Option<String> {
    let text: String = title.chars().filter(|letter| !letter.is_whitespace()).map(narrow).collect();
    let plain = text.match_indices('年').find_map(|(end, _)| {
        let digits: String = text[..end]
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .collect::<Vec<_>>()
            .iter()
            .rev()
            .collect();
        (digits.len() == 4).then_some(digits)
    });
    plain.or_else(|| written_year(&text).map(|(_, _, year)| year))
}

/// The first document number of a text, written with 〔〕, and its year.
fn document_number(text: &str) -> Option<(String, String)> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).map(narrow).collect();
    text.char_indices().filter(|(_, letter)| "〔[［(【".contains(*letter)).find_map(|(at, open)| {
        let inside = &text[at + open.len_utf8()..];
        let year = inside.get(..4).filter(|year| year.bytes().all(|digit| digit.is_ascii_digit()))?;
        let rest = inside[4..].strip_prefix(['〕', ']', '］', ')', '】'])?;
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).filter(|digits| *digits > 0)?;
        rest[digits..].strip_prefix('号')?;
        let before = &text[..at];
        let from = before.rfind(|letter: char| !letter.is_alphanumeric());
        let from = from.map_or(0, |from| from + before[from..].chars().next().map_or(0, char::len_utf8));
        // Words that lead to a document, and none of its number.
        let agency =
            before[from..].rsplit(['据', '由', '照', '按', '见', '依', '与', '和', '及', '了']).next()?;
        let length = agency.chars().count();
        let is_plain = (1..=LONGEST_AGENCY).contains(&length);
        is_plain.then(|| (format!("{agency}〔{year}〕{}号", &rest[..digits]), year.to_owned()))
    })
}

#[cfg(test)]
mod tests;
