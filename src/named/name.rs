//! What a name says once its numbering, its unit, its year and its marks are taken off.

use super::words::{IDLE_NOTES, OWN_COUNTY, STAGES, SYNONYMS, Stage, UNLIMITED, YEAR_WORDS};
use crate::number::Unit;

/// A name, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadName {
    /// The name alone, with notes in brackets that limit it.
    pub(super) core: String,
    /// A unit that stood in brackets.
    pub(super) unit: Option<String>,
    /// A calendar year that stood in it.
    pub(super) year: Option<i32>,
    /// How many years before the draft's it says to speak of, in words: 上年.
    pub(super) offset: Option<i32>,
    /// Whether it is one part of what stands above (其中).
    pub(super) is_part: bool,
    /// How deep its numbering stands: 一、 （一） 1. （1） ①; none without numbering.
    pub(super) level: Option<u8>,
}

/// Text with narrow signs and without blanks.
pub(super) fn narrow(text: &str) -> String {
    let plain = |letter: char| match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '—' | '–' | '―' | '‐' | '−' => '-',
        '【' | '〔' | '[' => '(',
        '】' | '〕' | ']' => ')',
        other => other,
    };
    let narrow: String =
        text.chars().map(plain).filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    // Two dashes are one; what was wide may have become any of these.
    narrow.replace("--", "-").replace('[', "(").replace(']', ")").replace('~', "-")
}

/// Reads a name. `county` is the draft's, which may stand before it.
pub(super) fn read(text: &str, county: &str) -> ReadName {
    let text = narrow(text);
    let mut name = ReadName::default();
    let mut rest = text.trim_start_matches(['★', '☆', '*', '△', '▲', '●', '■', '◆', '·', '-', '•']);
    loop {
        if let Some(after) = rest.strip_prefix("其中").or_else(|| rest.strip_prefix('#')) {
            name.is_part = true;
            rest = after.trim_start_matches([':', ',', '、', '-']);
        } else if let Some((level, after)) = numbering(rest) {
            name.level = Some(level);
            rest = after;
        } else {
            break;
        }
    }
    let mut core = without_brackets(rest, &mut name);
    loop {
        let before = core.len();
        // 2017年以前 and 2017年后 are other spans of time than the year.
        if let Some((year, after)) = year_at_head(&core)
            && !after.starts_with(['以', '后', '前', '起', '至', '来', '内', '-'])
        {
            name.year = Some(year);
            core = after;
        }
        for (word, offset) in YEAR_WORDS {
            if let Some(after) = core.strip_prefix(word).filter(|after| !after.is_empty()) {
                // 年末 says no year of its own.
                if !word.starts_with('年') {
                    name.offset = Some(offset);
                }
                core = after.to_owned();
                break;
            }
        }
        // 其中本县… is told from 其中外县… by just this word.
        if !name.is_part {
            let words = OWN_COUNTY.iter().copied().chain((!county.is_empty()).then_some(county));
            for word in words {
                if let Some(after) = core.strip_prefix(word).filter(|after| !after.is_empty()) {
                    core = after.to_owned();
                }
            }
        }
        if core.len() == before {
            break;
        }
    }
    name.core = same_words(core.trim_matches([':', ',', ';', '*', '.', '、', '。', '；']));
    name
}

/// Numbering at the head of a name: how deep, and what follows it.
fn numbering(text: &str) -> Option<(u8, &str)> {
    let is_numeral =
        |letter: char| matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let is_digit = |letter: char| letter.is_ascii_digit();
    let counted = |text: &str, is: &dyn Fn(char) -> bool| {
        let end = text.find(|letter| !is(letter)).unwrap_or(text.len());
        (end > 0).then_some(end)
    };
    if let Some(first) = text.chars().next()
        && ('①'..='⑳').contains(&first)
    {
        return Some((4, text[first.len_utf8()..].trim_start_matches(['.', '、'])));
    }
    if let Some(inside) = text.strip_prefix('(') {
        for (level, is) in [(1, &is_numeral as &dyn Fn(char) -> bool), (3, &is_digit)] {
            if let Some(after) = counted(inside, is).and_then(|end| inside[end..].strip_prefix(')')) {
                return Some((level, after.trim_start_matches(['.', '、'])));
            }
        }
        return None;
    }
    if let Some(end) = counted(text, &is_numeral) {
        let after = text[end..].strip_prefix(['、', '.', ','])?;
        return Some((0, after));
    }
    let mut rest = text;
    let mut deep = false;
    while let Some(end) = counted(rest, &is_digit).filter(|end| *end <= 2) {
        let after = &rest[end..];
        let next = after.strip_prefix(['.', '、', ')', '-']);
        match next {
            Some(next) if next.starts_with(is_digit) && after.starts_with('.') => (rest, deep) = (next, true),
            Some(next) if !after.starts_with('-') && !next.starts_with(is_digit) => return Some((2, next)),
            // 1.2名称
            None if deep && !after.is_empty() => return Some((2, after)),
            _ => return None,
        }
    }
    None
}

/// A name without those brackets that hold its unit, its year, or nothing that limits it.
fn without_brackets(text: &str, name: &mut ReadName) -> String {
    let mut core = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('(') {
        core.push_str(before);
        let Some((note, after)) = inside.split_once(')') else {
            core.push('(');
            rest = inside;
            continue;
        };
        let note = note.strip_prefix("单位:").unwrap_or(note);
        if is_unit(note) {
            name.unit = Some(note.to_owned());
        } else if let Some((year, left)) = year_at_head(note)
            && left.trim_matches(['末', '底', '度']).is_empty()
        {
            name.year = Some(year);
        } else if !IDLE_NOTES.contains(&note) {
            core.push('(');
            core.push_str(note);
            core.push(')');
        }
        rest = after;
    }
    core.push_str(rest);
    core
}

/// Whether a text is nothing but a unit.
pub(super) fn is_unit(text: &str) -> bool {
    let text = text.trim_end_matches("·年").trim_end_matches("/年");
    Unit::read(text).is_ok() || text.starts_with("元/") && text.chars().count() <= 6
}

/// A calendar year at the head of a text, that of a school year being the one it begins in, and what follows it.
pub(super) fn year_at_head(text: &str) -> Option<(i32, String)> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let year = digits.parse::<i32>().ok().filter(|year| digits.len() == 4 && (1980..2100).contains(year))?;
    let mut rest = &text[4..];
    if let Some(after) = rest.strip_prefix(['-', '/'])
        && let Some(end) = after.find(|letter: char| !letter.is_ascii_digit())
        && (end == 4 || end == 2)
        && after[end..].starts_with("学年")
    {
        rest = &after[end..];
    }
    let after = ["学年度", "学年", "年度", "年"].iter().find_map(|word| rest.strip_prefix(word));
    match after {
        Some(after) => Some((year, after.to_owned())),
        None if rest.is_empty() => Some((year, String::new())),
        None => None,
    }
}

/// A name in the words of the facts.
fn same_words(name: &str) -> String {
    let mut name = name.to_owned();
    for (word, same) in SYNONYMS {
        // A longer word that holds its own synonym is left as it is.
        if name.contains(word) && !(same.contains(word) && name.contains(same)) {
            name = name.replace(word, same);
        }
    }
    name.chars().filter(|letter| !"、“”\"‘’'《》".contains(*letter)).collect()
}

/// A name without the word that says it is a count: 教职工总数 is 教职工, counted in 人.
pub(super) fn uncounted(core: &str) -> &str {
    ["总人数", "人数", "总数", "数"].iter().find_map(|end| core.strip_suffix(end)).unwrap_or(core)
}

/// What a heading limits what stands under it to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NamedScope {
    /// The stages it names.
    pub(super) stages: Vec<Stage>,
    /// Words of which it is not known what they limit; empty where there are none.
    pub(super) unknown: String,
}

/// Reads headings as to what they limit.
pub(super) fn scope(texts: &[String], county: &str) -> NamedScope {
    let mut scope = NamedScope::default();
    for text in texts {
        let mut rest = read(text, county).core;
        if !county.is_empty() {
            rest = rest.replace(county, "");
        }
        while let Some(at) = rest.find("20") {
            let Some((_, after)) = year_at_head(&rest[at..]) else { break };
            rest = format!("{}{after}", &rest[..at]);
        }
        for (word, stage) in STAGES {
            if rest.contains(word) {
                scope.stages.push(stage);
                rest = rest.replace(word, "");
            }
        }
        for word in UNLIMITED {
            rest = rest.replace(word, "");
        }
        scope.unknown.extend(rest.chars().filter(|letter| letter.is_alphanumeric()));
    }
    scope
}

/// The stage that a name speaks of first.
pub(super) fn stage_of(name: &str) -> Option<Stage> {
    let found = STAGES.iter().filter_map(|(word, stage)| Some((name.find(word)?, *stage)));
    found.min_by_key(|(at, _)| *at).map(|(_, stage)| stage)
}

/// How alike two names are, in hundredths: pairs of letters they have in common.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
        letters.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let mut common: usize = 0;
    for pair in one {
        if let Some(at) = other.iter().position(|two| *two == pair) {
            other.swap_remove(at);
            common += 1;
        }
    }
    (200 * common).checked_div(all).unwrap_or(0)
}

/// The calendar years that a text names.
pub(super) fn years_in(text: &str) -> Vec<i32> {
    let text = narrow(text);
    let mut years = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(|letter: char| letter.is_ascii_digit()) {
        let from = at + found;
        let end =
            text[from..].find(|letter: char| !letter.is_ascii_digit()).map_or(text.len(), |end| from + end);
        if let Ok(year) = text[from..end].parse::<i32>()
            && end - from == 4
            && (1980..2100).contains(&year)
        {
            let before = text[..from].chars().next_back();
            // 2018-2019学年 is one year, the one it begins in.
            let is_second = matches!(before, Some('-' | '/')) && text[end..].starts_with("学年");
            if !years.contains(&year) && !is_second {
                years.push(year);
            }
        }
        at = end;
    }
    years
}
