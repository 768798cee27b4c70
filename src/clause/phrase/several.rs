//! Several figures in one chunk: 小学、初中分别达到99%、98%, 甲、乙均达到100%, 甲15册、乙25册以上.

use super::bounds::bounds;
use super::*;

/// 小学15册、初中25册、高中35册以上, 小学不低于15册、初中25册: the sign of one is that of all that have none.
pub(super) fn share_sign(marks: &Marks, parts: &[Stretch], read: &mut [Option<Test>]) {
    let bare = |part: Stretch| {
        let part = trim(marks, part);
        let at = (part.from + 1..part.to).find(|at| marks.number(*at).is_some())?;
        let (unit, end) = unit(marks, at + 1, part.to);
        let name = trim(marks, Stretch { from: part.from, to: at });
        (end == part.to && !unit.is_empty() && name.from < name.to && !names_loud(marks, name))
            .then(|| Some((marks.text(name.from, name.to), marks.number(at)?.clone(), unit)))?
    };
    let signed: Vec<Bound> = read
        .iter()
        .flatten()
        .filter_map(|test| match test {
            Test::Compare(_, bounds) if bounds.len() == 1 => Some(bounds[0].clone()),
            _ => None,
        })
        .collect();
    let [of] = signed.as_slice() else { return };
    for (part, test) in parts.iter().zip(read.iter_mut()).filter(|(_, test)| test.is_none()) {
        if let Some((name, value, unit)) = bare(*part).filter(|(.., unit)| *unit == of.unit) {
            *test = Some(Test::Compare(name, vec![Bound { value, unit, ..of.clone() }]));
        }
    }
}

/// 接入率、多媒体教室占比均达到100%: each its own figure, where each has a name of its own. The outer is none where nothing of the kind
/// is said, the inner where it is no figure that can be asked.
pub(super) fn each_of(marks: &Marks, chunk: Stretch) -> Option<Option<Vec<Test>>> {
    let (at, end) = (chunk.from + 1..chunk.to).find_map(|at| {
        let end = marks.eat_any(at, &["均", "都"])?;
        let end = marks.eat_any(end, &["应当", "应", "须", "需", "要", "必须", "能"]).unwrap_or(end);
        let end = marks.eat(end, "在").unwrap_or(end);
        (marks.letter(at - 1) != Some('平')).then_some((at, end))
    })?;
    let (found, stop) = bounds(marks, end)?;
    let name = trim(marks, Stretch { from: chunk.from, to: at });
    let text = marks.text(name.from, name.to);
    let rest = trim(marks, Stretch { from: stop.min(chunk.to), to: chunk.to });
    if stop > chunk.to
        || rest.from < rest.to
        || !text.contains(['、', '和', '及'])
        || marks.has_any(name.from, name.to, LOUD)
    {
        return None;
    }
    let spread = crate::clause::lists::spread(&text, STAGES);
    let parts = if spread.len() > 1 { spread } else { crate::clause::lists::list(&text) };
    // 校长、教师交流比例均在10%以上: what the first are measured by stands behind the last alone.
    let plain = text.contains('、') && !text.contains(['(', '（', '和', '及']);
    let shared = plain
        && parts.last().is_some_and(|part| is_measured(part))
        && !parts.iter().rev().skip(1).any(|part| is_measured(part));
    let parts = if shared { parts.iter().map(|part| format!("{text}({part})")).collect() } else { parts };
    Some(
        (shared || parts.iter().all(|part| is_measured(part)))
            .then(|| parts.into_iter().map(|part| Test::Compare(part, found.clone())).collect()),
    )
}

/// Whether a name ends in what figures are called by.
pub(in crate::clause) fn is_measured(name: &str) -> bool {
    MEASURES.iter().any(|word| name.ends_with(word))
}

/// 小学、初中入学率分别达到99%、98%.
pub(super) fn respective(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    // 小学、初中巩固率达到99%、95%: as many limits as names, though 分别 is not said.
    let listed = |at: usize| {
        let start = BEFORE.iter().filter_map(|(word, _)| marks.eat(at, word)).max()?;
        marks.number(start)?;
        let end = unit(marks, start + 1, chunk.to).1;
        marks.number(marks.eat(end, "、")?).map(|_| at)
    };
    let said = (chunk.from..chunk.to).find_map(|at| Some((at, marks.eat(at, "分别")?)));
    let (at, from) = said.or_else(|| (chunk.from + 1..chunk.to).find_map(listed).map(|at| (at, at)))?;
    let before = BEFORE
        .iter()
        .filter_map(|(word, sign)| Some((*sign, marks.eat(from, word)?)))
        .max_by_key(|(_, end)| *end);
    let mut start = before.map_or_else(|| marks.eat_any(from, &["为", "在"]).unwrap_or(from), |(_, end)| end);
    let mut limits = Vec::new();
    if bounds::contradicts(marks, from) {
        return None;
    }
    while let Some(value) = marks.number(start) {
        let (unit, end) = unit(marks, start + 1, chunk.to);
        // 分别达到4.5平方米以上、5.8平方米以上.
        let after = AFTER.iter().filter_map(|(word, sign)| Some((*sign, marks.eat(end, word)?)));
        let after = after.max_by_key(|(_, end)| *end);
        let end = after.map_or(end, |(_, end)| end);
        let sign = after.map(|(sign, _)| sign).or_else(|| before.map(|(sign, _)| sign))?;
        limits.push(Bound { sign, value: value.clone(), unit, said: false, dash: false });
        match marks.eat_any(end, &["、", "和", "及"]) {
            Some(next) if end < chunk.to => start = next,
            _ => {
                start = end;
                break;
            }
        }
    }
    let name = trim(marks, Stretch { from: chunk.from, to: at });
    let text = marks.text(name.from, name.to);
    let parts = crate::clause::lists::list(&text);
    let fits = trim(marks, Stretch { from: start, to: chunk.to });
    // 2023年、2024年分别达到88%、89%: which year it is, no figure says.
    let year = |part: &String| {
        part.chars().filter(char::is_ascii_digit).count() == 4 && part.contains('年')
            || part.ends_with("年度")
    };
    if parts.iter().any(year) {
        return Some(vec![Test::Unread]);
    }
    let spread = crate::clause::lists::spread(&text, STAGES);
    let named = spread.len() == limits.len();
    if limits.len() < 2
        || parts.len() != limits.len() && !named
        || fits.from < fits.to
        || marks.has_any(name.from, name.to, LOUD)
    {
        return None;
    }
    let unit = limits.last().map(|bound| bound.unit.clone()).unwrap_or_default();
    let names = if named {
        spread
    } else if parts.iter().all(|part| is_measured(part)) {
        parts
    } else {
        parts.iter().map(|part| format!("{text}({part})")).collect()
    };
    let tests = names.into_iter().zip(limits).map(|(name, mut bound)| {
        if bound.unit.is_empty() {
            bound.unit.clone_from(&unit);
        }
        Test::Compare(name, vec![bound])
    });
    Some(tests.collect())
}

/// Where 各 says that what follows is of each of several; 各学校 and 各级 are other words.
pub(super) fn of_each(marks: &Marks, name: Stretch) -> Option<usize> {
    const WORDS: &[&str] = &[
        "校", "学校", "班", "级", "类", "项", "县", "乡", "镇", "区", "市", "地", "学段", "部门", "单位",
        "自", "种", "园", "方面", "科", "学科", "村",
    ];
    (name.from..name.to).find(|at| {
        marks.letter(*at) == Some('各')
            && marks.eat_any(at + 1, WORDS).is_none()
            && (name.from..*at).any(|at| marks.letter(at).is_some_and(|letter| "、和及".contains(letter)))
    })
}

/// 常委会、常务会议每年各研究不少于2次: each its own figure.
pub(super) fn each_at_least(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    let at = of_each(marks, chunk)?;
    let (found, end) = (at + 1..chunk.to.min(at + 8)).find_map(|at| bounds(marks, at))?;
    let verb = (at + 1..chunk.to).find(|at| bounds(marks, *at).is_some())?;
    let rest = trim(marks, Stretch { from: end.min(chunk.to), to: chunk.to });
    let name = trim(marks, Stretch { from: chunk.from, to: at });
    let parts = crate::clause::lists::list(&marks.text(name.from, name.to));
    let plain = !marks.has_any(name.from, name.to, LOUD) && !marks.has_any(at + 1, verb, LOUD);
    if end > chunk.to || rest.from < rest.to || parts.len() < 2 || !plain {
        return None;
    }
    let last = parts.len() - 1;
    let named = parts.into_iter().enumerate().map(|(at_part, part)| {
        let name = if at_part == last { part + &marks.text(at + 1, verb) } else { part };
        Test::Compare(name, found.clone())
    });
    Some(named.collect())
}
