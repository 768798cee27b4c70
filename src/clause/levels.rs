//! Levels of judgement as a text names them: 好得10分,较好得8分,一般得5分; 落实情况按15、10、5、0分四档计分.

use super::gather::{AwardGroup, ClauseItem, Merit, is_quality};
use super::lexicon::QUALITY;
use super::marks::Marks;
use super::phrase::Test;
use crate::number::Number;

/// One level of those that a person chooses between (档次).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedLevel {
    /// Its name; empty where the text gives nothing but its points.
    pub title: String,
    /// What holds in it, in the words of the text; empty where it says no more than its name.
    pub text: String,
    /// Least points.
    pub low: Number,
    /// Most points.
    pub high: Number,
}

/// Letters and numerals that levels are called by, beside words of quality.
const NAMES: [&str; 14] = ["A", "B", "C", "D", "E", "甲", "乙", "丙", "丁", "一", "二", "三", "四", "五"];

/// What a list of levels ends with: 四个等级, 三档.
const ENDS: [&str; 7] = ["等级", "档次", "等次", "档", "等", "级", "类"];

/// What stands before the points of a list.
const BEFORE: [&str; 12] = [
    "分别计为",
    "分别记为",
    "分别计",
    "分别记",
    "分别得",
    "分别给",
    "分别赋",
    "分别打",
    "分别为",
    "分别",
    "按",
    "分",
];

/// The levels, best first, where a text names them and nothing else that gives points; none where it does not.
pub(super) fn levels(marks: &Marks, item: &ClauseItem, full: Option<&Number>) -> Vec<JudgedLevel> {
    let named = match item.groups.as_slice() {
        [group] if item.changes.is_empty() && item.zeros.is_empty() && item.vetoes.is_empty() => {
            of_group(group, full)
        }
        _ => None,
    };
    let found = named.or_else(|| listed(marks)).unwrap_or_default();
    let falls = found.windows(2).all(|pair| matches!(pair, [one, two] if one.low > two.high));
    let is_whole = found.first().is_some_and(|best| full == Some(&best.high));
    let least = found.last().is_some_and(|worst| !worst.low.is_negative());
    if found.len() > 1 && falls && is_whole && least { found } else { Vec::new() }
}

/// A（100%）…, B（80%）…, C（60%）…, D（0）…, a line each, as columns of a table print them: levels with what each stands for, and the share
/// of all points that it gives.
pub(super) fn by_line(text: &str, full: Option<&Number>) -> Option<Vec<JudgedLevel>> {
    let full = full?;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let level = |line: &&str| {
        let (name, rest) = line.split_once(['（', '('])?;
        let (share, said) = rest.split_once(['）', ')'])?;
        let bare = ENDS
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .filter(|bare| !bare.is_empty())
            .unwrap_or(name);
        if !NAMES.contains(&bare) && !QUALITY.contains(&name) {
            return None;
        }
        let percent = share.trim_end_matches(['%', '％']);
        let number = Number::from_decimal(percent)?;
        let is_share = percent.len() < share.len() || number <= Number::one();
        let of = if percent.len() < share.len() { number.divide(&Number::whole(100))? } else { number };
        let points = full * &of;
        is_share.then(|| JudgedLevel {
            title: name.to_owned(),
            text: said.trim().to_owned(),
            low: points.clone(),
            high: points,
        })
    };
    let levels: Vec<JudgedLevel> = lines.iter().map(level).collect::<Option<_>>()?;
    let falls = levels.windows(2).all(|pair| matches!(pair, [one, two] if one.low > two.high));
    let is_whole = levels.first().is_some_and(|best| best.high == *full);
    (levels.len() > 2 && falls && is_whole).then_some(levels)
}

/// Whether a text says nothing but what its levels are and what each is worth: 按优、良、中、差四个等级分别赋4、3、2、1分. What was
/// assessed elsewhere is a fact, and not judged here.
pub(super) fn is_graded(marks: &Marks) -> bool {
    let text = marks.text(0, marks.len());
    let elsewhere =
        ["考核", "评估", "评定", "认定", "验收", "获", "结果", "结论"].iter().any(|word| text.contains(word));
    let Some((names, worth, rest)) = list_of(marks) else { return false };
    let is_name = |name: &String| QUALITY.contains(&name.as_str()) || NAMES.contains(&name.as_str());
    !elsewhere && rest && names.len() == worth.len() && names.len() > 2 && names.iter().all(is_name)
}

fn of_group(group: &AwardGroup, full: Option<&Number>) -> Option<Vec<JudgedLevel>> {
    let plain =
        group.changes.is_empty() && group.cap.is_none() && group.down.is_none() && group.each.is_none();
    if !plain || group.tiers.len() < 2 || !group.tiers.iter().all(|tier| is_quality(&tier.tests)) {
        return None;
    }
    let mut levels = Vec::new();
    let level = |tests: &[Test], low: Number, high: Number| {
        let [Test::Flag(text)] = tests else {
            return JudgedLevel { title: String::new(), text: String::new(), low, high };
        };
        let title = called(text);
        let text = if title == *text { String::new() } else { text.clone() };
        JudgedLevel { title, text, low, high }
    };
    for tier in &group.tiers {
        let (low, high) = ends(&tier.value, full)?;
        levels.push(level(&tier.tests, low, high));
    }
    for tests in &group.zeros {
        levels.push(level(tests, Number::zero(), Number::zero()));
    }
    match &group.rest {
        None => {}
        Some(Merit::Points(amount)) if amount.plain.first().is_some_and(Number::is_zero) => {
            levels.push(level(&[], Number::zero(), Number::zero()));
        }
        Some(_) => return None,
    }
    Some(levels)
}

fn ends(value: &Merit, full: Option<&Number>) -> Option<(Number, Number)> {
    match value {
        Merit::Points(amount) if amount.plain.len() == 1 && amount.by.is_empty() => {
            let points = amount.plain.first()?.clone();
            Some((points.clone(), points))
        }
        Merit::Range(low, high) => Some((low.clone(), high.clone())),
        Merit::Full => Some((full?.clone(), full?.clone())),
        _ => None,
    }
}

/// 落实情况较好: 较好.
fn called(text: &str) -> String {
    let words = QUALITY.iter().filter(|word| text.ends_with(*word));
    words.max_by_key(|word| word.chars().count()).map_or_else(|| text.to_owned(), |word| (*word).to_owned())
}

/// Levels of one list of points, each with its name where there are as many.
fn listed(marks: &Marks) -> Option<Vec<JudgedLevel>> {
    let (names, worth, rest) = list_of(marks)?;
    if !rest {
        return None;
    }
    let named = names.len() == worth.len();
    let level = |(at, points): (usize, Number)| JudgedLevel {
        title: names.get(at).filter(|_| named).cloned().unwrap_or_default(),
        text: String::new(),
        low: points.clone(),
        high: points,
    };
    Some(worth.into_iter().enumerate().map(level).collect())
}

/// The first list of three points and more: the names before it, the points, and whether no other points are told.
fn list_of(marks: &Marks) -> Option<(Vec<String>, Vec<Number>, bool)> {
    let (from, to, worth) = (0..marks.len()).find_map(|from| {
        let before = marks.text(from.saturating_sub(4), from);
        if !BEFORE.iter().any(|word| before.ends_with(word)) {
            return None;
        }
        let mut worth = vec![marks.number(from)?.clone()];
        let mut at = from + 1;
        loop {
            let behind = marks.eat(at, "分").unwrap_or(at);
            let next = marks.eat_any(behind, &["、", ",", "/", "和"]);
            match next.and_then(|next| Some((next, marks.number(next)?.clone()))) {
                Some((next, number)) => {
                    worth.push(number);
                    at = next + 1;
                }
                None => break,
            }
        }
        let to = marks.eat(at, "分")?;
        (worth.len() > 2).then_some((from, to, worth))
    })?;
    let others = (0..from).chain(to..marks.len());
    let rest = others.filter(|at| marks.number(*at).is_some()).all(|at| {
        // 三档, 四个等级.
        let end = marks.eat(at + 1, "个").unwrap_or(at + 1);
        marks.eat_any(end, &ENDS).is_some()
    });
    Some((names(&marks.text(0, from)), worth, rest))
}

/// What levels are called, in the text before their points.
fn names(before: &str) -> Vec<String> {
    let mut text = before.trim_end_matches([',', ':']);
    if let Some(word) = BEFORE.iter().find(|word| text.ends_with(*word)) {
        text = text.strip_suffix(word).unwrap_or(text).trim_end_matches([',', ':']);
    }
    let Some(rest) = ENDS.iter().find_map(|word| text.strip_suffix(word)) else { return Vec::new() };
    let rest = rest
        .trim_end_matches('个')
        .trim_end_matches(|letter: char| letter.is_ascii_digit() || "二两三四五六".contains(letter));
    let begins = ["分为", "分成", "按照", "按", "分"];
    let from = begins.iter().filter_map(|word| Some(rest.rfind(word)? + word.len())).max().unwrap_or(0);
    rest[from..].split(['、', ',', '/']).map(|name| name.trim().to_owned()).collect()
}
