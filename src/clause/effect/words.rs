//! Words that stand for a score, or beside it.

use super::*;

/// 实行“一票否决”制.
pub(super) fn veto(marks: &Marks, at: usize) -> Option<usize> {
    let start = marks.eat_any(at, &["实行", "予以", "实施", "直接", "给予", "按"]).unwrap_or(at);
    let start =
        marks.eat_any(start, &["年度考核", "年终考核", "考核"]).filter(|_| start > at).unwrap_or(start);
    let start = marks.eat_any(start, &["“", "\"", "「"]).unwrap_or(start);
    let end = marks.eat(start, "一票否决")?;
    let end = marks.eat_any(end, &["”", "\"", "」"]).unwrap_or(end);
    Some(marks.eat_any(end, &["制", "处理"]).unwrap_or(end))
}

/// Words that stand for a score.
pub(super) fn word(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if let Some(end) = veto(marks, at).filter(|end| is_end(marks, *end)) {
        let word: String =
            marks.text(at, end).chars().filter(|letter| !"“”\"「」".contains(*letter)).collect();
        // 实施年度考核一票否决.
        let word = if word.contains("考核") { "一票否决".to_owned() } else { word };
        return Some((Consequence::Word(word), end));
    }
    if let Some(end) = marks.eat_any(at, VETOES).filter(|end| is_end(marks, *end)) {
        return Some((Consequence::Word(marks.text(at, end)), end));
    }
    if let Some(end) = standing(marks, at).filter(|end| is_end(marks, *end)) {
        return Some((Consequence::Word(marks.text(at, end)), end));
    }
    if let Some(start) = marks.eat(at, "以下")
        && let Some(end) = marks.eat_any(start, GRADES)
        && is_end(marks, end)
        && at > 0
        && marks.letter(at - 1).is_some_and(|letter| ",;、".contains(letter))
    {
        return Some((Consequence::Word(marks.text(start, end)), end));
    }
    let start = marks.eat_any(
        at,
        &[
            "为",
            "评为",
            "定为",
            "评定为",
            "认定为",
            "算",
            "才算",
            "视为",
            "判定为",
            "即为",
            "等次为",
            "确定为",
            "列为",
            "命名为",
            "列入",
            "均列入",
            "一律列入",
            "直接列入",
        ],
    );
    // 分为优秀、良好 names them all.
    if at > 1 && marks.letter(at - 1) == Some('分') && marks.number(at - 2).is_none() {
        return None;
    }
    let (start, end) = match start {
        Some(start) => match marks.eat_any(start, GRADES).filter(|end| is_end_of_grade(marks, *end)) {
            Some(end) => (start, end),
            None => return named(marks, at, start),
        },
        None => {
            let end = marks.eat(at, "达标")?;
            let before = at.checked_sub(1).and_then(|at| marks.letter(at));
            if before.is_some_and(|letter| "不未标率都均部".contains(letter)) {
                return None;
            }
            (at, end)
        }
    };
    // 等次为优秀、良好的,分别计5分、4分: names them all.
    if marks.eat(end, "、").and_then(|end| marks.eat_any(end, GRADES)).is_some() {
        return None;
    }
    let after = marks.eat_any(end, &["等次", "等级", "档次"]).unwrap_or(end);
    (is_end(marks, after) || marks.letter(after) == Some('('))
        .then(|| (Consequence::Word(marks.text(start, end)), after))
}

/// Where the name of a grade ends.
fn is_end_of_grade(marks: &Marks, at: usize) -> bool {
    let after = marks.eat_any(at, &["等次", "等级", "档次", "、"]).unwrap_or(at);
    after > at || is_end(marks, at) || marks.letter(at) == Some('(')
}

/// 95分以上为超额完成, 80分以上的认定为“标准化学校”, 列入未完成等级: a grade by a name of its own, behind so many points or so called.
fn named(marks: &Marks, at: usize, start: usize) -> Option<(Consequence, usize)> {
    let quoted = marks.eat_any(start, &["“", "\"", "「"]);
    let from = quoted.unwrap_or(start);
    let end = (from..marks.len().min(from + 12))
        .take_while(|at| marks.letter(*at).is_some_and(char::is_alphabetic))
        .last()
        .map(|at| at + 1)
        .filter(|end| *end > from)?;
    let word = marks.text(from, end);
    let called = ["等次", "等级", "档次"]
        .iter()
        .find_map(|kind| word.strip_suffix(kind))
        .filter(|word| !word.is_empty());
    let word = called.unwrap_or(&word).to_owned();
    let end = if quoted.is_some() { marks.eat_any(end, &["”", "\"", "」"])? } else { end };
    let before =
        (0..at).rev().find(|at| marks.letter(*at).is_none_or(|letter| letter != ',' && letter != '的'))? + 1;
    let points =
        ["分以上", "分以下", "分及以上", "分"].iter().any(|word| ends_after_number(marks, before, word))
            || before > 0
                && marks.letter(before - 1) == Some(')')
                && marks.has(before.saturating_sub(7), before, "分");
    let is_named = points && (called.is_some() || quoted.is_some() || !word.ends_with(['线', '分', '率']));
    let is_put_in = called.is_some() && marks.has(at, start, "列入");
    (is_end(marks, end) && (is_named || is_put_in)).then_some((Consequence::Word(word), end))
}

/// Whether a number and this word stand before.
fn ends_after_number(marks: &Marks, at: usize, word: &str) -> bool {
    let Some(from) = at.checked_sub(word.chars().count()) else { return false };
    marks.eat(from, word) == Some(at) && from > 0 && marks.number(from - 1).is_some()
}

/// 取消当年评优资格, 不得参评先进单位, 降低一个档次: what follows for the whole, in its own words.
fn standing(marks: &Marks, at: usize) -> Option<usize> {
    let letters = |from: usize, most: usize| {
        (from..marks.len().min(from + most)).take_while(|at| {
            marks.letter(*at).is_some_and(|letter| letter.is_alphabetic() || "“”\"、".contains(letter))
        })
    };
    if let Some(start) = marks.eat(at, "取消") {
        let found = letters(start, 16).filter_map(|at| marks.eat(at, "资格")).last();
        return found.filter(|end| !marks.has_any(start, *end, &["扣", "得分"]));
    }
    if let Some(start) = marks.eat_any(
        at,
        &[
            "不得评",
            "不得参评",
            "不得推荐",
            "不得确定为",
            "不得定为",
            "不得认定为",
            "不能评",
            "不予评",
            "不得授予",
        ],
    ) {
        let end = letters(start, 16).last().map_or(start, |at| at + 1);
        return Some(end);
    }
    let start = marks.eat_any(at, &["降低", "下降", "下调", "降"])?;
    let start = marks.eat_any(start, &["一个", "一", "两个", "二个"]).or_else(|| {
        marks.number(start)?;
        Some(marks.eat(start + 1, "个").unwrap_or(start + 1))
    })?;
    marks.eat_any(start, &["等次", "等级", "档次", "档", "等", "级", "个等次", "个档次", "个等级"])
}
