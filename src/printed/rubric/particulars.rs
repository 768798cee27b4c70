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

/// A title's first letters, without its number.
pub(super) fn short(title: &str) -> String {
    let words = numbering::of(title).map_or(title, |(_, from)| &title[from..]);
    let words = if words.is_empty() { title } else { words };
    words.chars().filter(|letter| !letter.is_whitespace()).take(SHORT).collect()
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

/// A year in Chinese digits and 年: from, to, the year.
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
        Some((before.last()?.0, end + '年'.len_utf8(), digits))
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
mod tests {
    use super::super::super::Note;
    use super::*;

    fn of(title: &str, note: &str) -> Particulars {
        let note = Note { text: note.to_owned(), place: String::new() };
        Particulars::of(&Printed { title: title.to_owned(), notes: vec![note], ..Printed::default() })
    }

    #[test]
    fn what_is_said_plainly_is_a_default() {
        for (title, note, number, year) in [
            ("某市2025年评分细则", "", "", "2025"),
            ("某市二〇二四年评分细则", "", "", "2024"),
            ("某市评分细则", "根据某政教督〔2025〕12号制定", "某政教督〔2025〕12号", "2025"),
            ("某市评分细则（2023年版）", "文号：某教 ［2022］ 第 3 号", "某教〔2022〕3号", "2022"),
            ("某市评分细则", "本细则由某市教督〔2021〕7号印发", "某市教督〔2021〕7号", "2021"),
            ("某市评分细则", "得分（2025）为准", "", ""),
            ("某市评分细则2025", "〔2025〕1号", "", ""),
            ("", "", "", ""),
        ] {
            let said = of(title, note);
            assert_eq!((&*said.number, &*said.year), (number, year), "{title} {note}");
        }
        assert_eq!(of("某市2025年细则", "").edition, "2025.1");
        assert_eq!(of("某市细则", "").edition, "1");
        assert_eq!(of("某市\n教育  细则", "").title, "某市 教育 细则");
    }

    #[test]
    fn editions_of_a_series_have_one_id() {
        let id = |title: &str, issuer: &str| {
            Particulars { title: title.into(), issuer: issuer.into(), ..Particulars::default() }.id()
        };
        let first = id("某市2024年县级政府履行教育职责评分细则", "某市教育局");
        for other in [
            "某市2025年县级政府履行教育职责评分细则",
            "某市二〇二五年度县级政府履行教育职责评分细则（修订版）",
            "某市县级政府履行教育职责 评分细则（2026年版）（试行）",
        ] {
            assert_eq!(id(other, "某市教育局"), first, "{other}");
        }
        assert_ne!(id("某市2024年县级政府履行教育职责评分细则", "某县教育局"), first);
        assert_ne!(id("某市学前教育评分细则", "某市教育局"), first);
        let named = Particulars { series: "own.zhengan".into(), ..Particulars::default() };
        assert_eq!(named.id(), "own.zhengan");
        let odd = Particulars { series: "Own 细则".into(), ..Particulars::default() };
        assert!(odd.id().starts_with("own."));
    }
}
