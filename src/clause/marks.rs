//! A clause as marks: letters and numbers, each with its place in the text.

use crate::number::Number;

use super::lexicon::COUNTERS;

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A letter or sign, in its plain half-width shape.
    Letter(char),
    /// A number in digits or in Chinese words.
    Number(Number),
}

/// A mark and where it stands.
#[derive(Clone, Debug)]
pub(super) struct MarkAt {
    pub(super) kind: Glyph,
    /// In letters of the text, from and to.
    from: usize,
    to: usize,
}

/// The marks of a clause.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    letters: Vec<char>,
    marks: Vec<MarkAt>,
    /// A character a mark, to look for words in: of a number one that no word has.
    plain: String,
    /// In bytes of `plain`, where each mark begins.
    begins: Vec<usize>,
}

/// Stands for a number among the letters.
const OF_NUMBER: char = '\0';

/// The same sign, half as wide; other dashes and signs as the plain ones.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xfee0).map_or(letter, |plain| match plain {
                '~' => '-',
                other => other,
            })
        }
        '—' | '–' | '―' | '~' | '〜' => '-',
        '、' => '、',
        '\u{3000}' | '\t' | '\r' => ' ',
        '×' | '*' => '×',
        '÷' => '÷',
        '﹪' => '%',
        '∶' | '︰' => ':',
        '〔' | '【' | '[' => '(',
        '〕' | '】' | ']' => ')',
        other => other,
    }
}

impl Marks {
    /// The marks of a text.
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let plain: Vec<char> = letters.iter().copied().map(plain).collect();
        let named = in_quotes(&letters);
        let mut marks: Vec<MarkAt> = Vec::new();
        let mut at = 0;
        while at < plain.len() {
            let number = if named[at] { None } else { digits(&plain, at).or_else(|| words(&plain, at)) };
            let (kind, to) = match number {
                Some((number, to)) => (Some(Glyph::Number(number)), to),
                // Blanks mean nothing; two dashes are one.
                None if plain[at] == ' ' || (plain[at] == '-' && at > 0 && plain[at - 1] == '-') => {
                    (None, at + 1)
                }
                None => (Some(Glyph::Letter(plain[at])), at + 1),
            };
            if let Some(kind) = kind {
                marks.push(MarkAt { kind, from: at, to });
            }
            at = to;
        }
        let (mut plain, mut begins) = (String::new(), Vec::new());
        for mark in &marks {
            begins.push(plain.len());
            plain.push(match mark.kind {
                Glyph::Letter(letter) => letter,
                Glyph::Number(_) => OF_NUMBER,
            });
        }
        Self { letters, marks, plain, begins }
    }

    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    pub(super) fn letter(&self, at: usize) -> Option<char> {
        match self.marks.get(at)?.kind {
            Glyph::Letter(letter) => Some(letter),
            Glyph::Number(_) => None,
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<&Number> {
        match &self.marks.get(at)?.kind {
            Glyph::Number(number) => Some(number),
            Glyph::Letter(_) => None,
        }
    }

    /// Where `word` ends, if it stands at `at`.
    pub(super) fn eat(&self, at: usize, word: &str) -> Option<usize> {
        let stands = self.plain[*self.begins.get(at)?..].starts_with(word);
        stands.then(|| at + word.chars().count())
    }

    /// The first of `words` that stands at `at`, and its end.
    pub(super) fn eat_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.eat(at, word)).max()
    }

    /// Whether `word` stands anywhere between.
    pub(super) fn has(&self, from: usize, to: usize, word: &str) -> bool {
        (from..to).any(|at| self.eat(at, word).is_some_and(|end| end <= to))
    }

    pub(super) fn has_any(&self, from: usize, to: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(from, to, word))
    }

    /// A word in its plain half-width shape.
    pub(super) fn plain(&self, from: usize, to: usize) -> String {
        (from..to).filter_map(|at| self.letter(at)).collect()
    }

    /// The same text without this stretch.
    pub(super) fn without(&self, from: usize, to: usize) -> Self {
        let begins = self.marks.get(from).map_or(self.letters.len(), |mark| mark.from);
        let ends = self.marks.get(to).map_or(self.letters.len(), |mark| mark.from);
        let kept: String = self.letters[..begins].iter().chain(&self.letters[ends..]).collect();
        Self::of(&kept)
    }

    /// All letters of the text, numbers among them.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Where these marks stand, in letters of the text.
    pub(super) fn letters_of(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        match (self.marks.get(from), to.checked_sub(1).and_then(|last| self.marks.get(last))) {
            (Some(first), Some(last)) if from < to => first.from..last.to,
            _ => 0..0,
        }
    }

    /// The letters as they were written.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.letters[self.letters_of(from, to)].iter().collect()
    }
}

/// Which letters stand in quotes that are a name: of “一张图”, “一件事一次办”, “5+2” no number counts or limits anything; “低于85%” does, and
/// so does a number alone.
fn in_quotes(letters: &[char]) -> Vec<bool> {
    const LONGEST: usize = 16;
    let mut named = vec![false; letters.len()];
    let mut from = None;
    for (at, letter) in letters.iter().enumerate() {
        match (letter, from) {
            ('“' | '「' | '『' | '《', _) => from = Some(at + 1),
            ('"' | '＂', None) => from = Some(at + 1),
            ('”' | '」' | '』' | '》' | '"' | '＂', Some(start)) => {
                let inner: String = letters[start..at].iter().collect();
                let limits =
                    ["%", "％", "分", "以上", "以下", "不低于", "不少于", "不高于", "不超过", "低于", "高于"];
                let is_name = at - start <= LONGEST
                    && inner.chars().any(|letter| letter.is_alphabetic() || letter == '+')
                    && !limits.iter().any(|word| inner.contains(word));
                named[start..at].fill(is_name);
                from = None;
            }
            _ => {}
        }
    }
    named
}

/// Whether the digits before a point follow a Latin letter.
fn is_named(letters: &[char], at: usize) -> bool {
    let before = letters[..at].iter().rev().find(|letter| !letter.is_ascii_digit() && **letter != '.');
    at > 1 && letters[at - 2].is_ascii_digit() && before.is_some_and(char::is_ascii_alphabetic)
}

fn digits(letters: &[char], at: usize) -> Option<(Number, usize)> {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    // PM2.5 and A4 are names.
    let named =
        at > 0 && (letters[at - 1].is_ascii_alphabetic() || letters[at - 1] == '.' && is_named(letters, at));
    if !is_digit(at) || named {
        return None;
    }
    let mut to = at;
    while is_digit(to) {
        to += 1;
    }
    if letters.get(to) == Some(&'.') && is_digit(to + 1) {
        to += 1;
        while is_digit(to) {
            to += 1;
        }
    }
    let text: String = letters[at..to].iter().collect();
    (text.len() <= 15).then(|| Number::from_decimal(&text)).flatten().map(|number| (number, to))
}

/// A number in words: only before what can be counted, for 一 is a part of many words.
fn words(letters: &[char], at: usize) -> Option<(Number, usize)> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |letter: char| match letter {
        '两' => Some(2),
        letter => DIGITS.chars().position(|digit| digit == letter).and_then(|n| i64::try_from(n).ok()),
    };
    let scale = |letter: char| match letter {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    };
    let (mut sum, mut last, mut to) = (0_i64, None, at);
    // 百 and 千 alone begin no number: 百名, 千方百计.
    if !letters.get(at).is_some_and(|letter| digit(*letter).is_some() || *letter == '十') {
        return None;
    }
    while let Some(letter) = letters.get(to).filter(|_| to - at < 8) {
        if let Some(value) = digit(*letter) {
            if last.is_some_and(|last| last != 0) {
                return None;
            }
            last = Some(value);
        } else if let Some(scale) = scale(*letter) {
            sum += last.unwrap_or(1) * scale;
            last = None;
        } else {
            break;
        }
        to += 1;
    }
    let rest: String = letters[to..letters.len().min(to + 4)].iter().collect();
    let before = at.checked_sub(1).map(|at| letters[at]);
    let doubled = letters.get(to + 1) == Some(&'一') && letters.get(to + 2) != Some(&'般')
        || at > 1 && letters[at - 2] == letters[at];
    let in_word =
        before.is_some_and(|letter| "统唯万专之任同逐单".contains(letter)) && !rest.starts_with("分");
    let counted = COUNTERS.iter().any(|unit| rest.starts_with(unit))
        || rest.starts_with('分')
        || rest.starts_with('倍')
        || rest.starts_with('%');
    let other_word =
        ["个等次", "个档次", "个等级", "次性", "体", "年级", "票", "级", "年一贯", "等奖", "部分", "点"]
            .iter()
            .any(|word| rest.starts_with(word));
    // 每低一级.
    let other_word =
        other_word && !(rest.starts_with('级') && before.is_some_and(|letter| "低高降升差".contains(letter)));
    let placed = before == Some('第')
        && rest
            .chars()
            .next()
            .is_none_or(|letter| "得的、,，至到-".contains(letter) || rest.starts_with("及以"));
    let first =
        before == Some('前') && rest.chars().next().is_none_or(|letter| "得的、,，;；。".contains(letter));
    let counted = counted || placed || first;
    let number = sum + last.unwrap_or(0);
    (counted && !in_word && !other_word && !doubled).then(|| (Number::whole(number), to))
}
