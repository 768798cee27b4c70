//! Figures beside limits, one or several in a chunk.

use super::bounds::bound;
use super::*;

/// Chunks with figures in them; `None` where there is none to be read.
pub(super) fn compared(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    if let Some(tests) = respective(marks, chunk) {
        return Some(tests);
    }
    for cut in [&["并且", "而且", "且"][..], &["、"], &["和", "并", "及", "同时"]] {
        let parts = split(marks, chunk, cut);
        if parts.len() > 1 {
            if cut[0] == "并且" {
                let read: Vec<Option<Test>> =
                    parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
                if read.iter().any(Option::is_some) {
                    let all = parts
                        .iter()
                        .zip(read)
                        .map(|(part, test)| test.unwrap_or_else(|| as_flag(marks, *part)));
                    return Some(all.collect());
                }
            }
            if marks.has_any(chunk.from, chunk.to, EVERY) && !marks.has(chunk.from, chunk.to, "%") {
                return None;
            }
            let read: Vec<Option<Test>> = parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
            if read.iter().all(Option::is_some) {
                return Some(read.into_iter().flatten().collect());
            }
        }
    }
    if marks.has_any(chunk.from, chunk.to, EVERY) && !marks.has(chunk.from, chunk.to, "%") {
        return None;
    }
    one(marks, chunk).map(|test| vec![test])
}

/// 小学、初中入学率分别达到99%、98%.
pub(super) fn respective(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    let at = (chunk.from..chunk.to).find(|at| marks.eat(*at, "分别").is_some())?;
    let (sign, mut start) = BEFORE
        .iter()
        .filter_map(|(word, sign)| Some((*sign, marks.eat(at + 2, word)?)))
        .max_by_key(|(_, end)| *end)?;
    let mut limits = Vec::new();
    while let Some(value) = marks.number(start) {
        let (unit, end) = unit(marks, start + 1, chunk.to);
        limits.push(Bound { sign, value: value.clone(), unit, said: false });
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
    let parts = crate::clause::gather::list(&text);
    let fits = trim(marks, Stretch { from: start, to: chunk.to });
    if limits.len() < 2
        || parts.len() != limits.len()
        || fits.from < fits.to
        || marks.has_any(name.from, name.to, LOUD)
    {
        return None;
    }
    let unit = limits.last().map(|bound| bound.unit.clone()).unwrap_or_default();
    let tests = parts.iter().zip(limits).map(|(part, mut bound)| {
        if bound.unit.is_empty() {
            bound.unit.clone_from(&unit);
        }
        Test::Compare(format!("{text}({part})"), vec![bound])
    });
    Some(tests.collect())
}

/// One figure with its bounds.
pub(super) fn one(marks: &Marks, chunk: Stretch) -> Option<Test> {
    if let Some(test) = ratio(marks, chunk) {
        return Some(test);
    }
    if marks.has(chunk.from, chunk.to, "分别") {
        return None;
    }
    if let Some(test) = between(marks, chunk) {
        return Some(test);
    }
    for at in chunk.from..chunk.to {
        let Some((bounds, end, verb)) = within(marks, at, chunk.to)
            .map(|(bounds, end)| (bounds, end, None))
            .or_else(|| at_least(marks, at))
        else {
            continue;
        };
        if end > chunk.to {
            continue;
        }
        let rest = trim(marks, Stretch { from: end, to: chunk.to });
        let object = verb.is_some() && rest.to.saturating_sub(rest.from) <= 4;
        let suffix = marks.eat(end, "的").is_some() || rest.from >= rest.to || object;
        let more = (rest.from..rest.to).any(|at| marks.number(at).is_some());
        if !suffix || more || marks.has_any(rest.from, rest.to, LOUD) {
            continue;
        }
        let name = trim(marks, Stretch { from: chunk.from, to: at });
        if loud(marks, name) || marks.has_any(name.from, name.to, EVERY) {
            return None;
        }
        // A number without a unit is a limit that was not read.
        let bare = |at: usize| {
            marks.number(at).is_some()
                && unit(marks, at + 1, name.to).0.is_empty()
                && marks.eat_any(at + 1, &["-", ")"]).is_none()
        };
        if (name.from..name.to).any(bare) {
            return Some(Test::Unread);
        }
        let mut name = marks.text(name.from, name.to) + verb.as_deref().unwrap_or_default();
        if rest.from < rest.to {
            if name.is_empty() {
                return None;
            }
            name += &marks.text(end, chunk.to);
        }
        return Some(Test::Compare(name, bounds));
    }
    beside(marks, chunk)
}

/// 40%≤占比<50%: the name between its limits.
fn between(marks: &Marks, chunk: Stretch) -> Option<Test> {
    const SIGNS: &[(&str, Sign)] = &[
        ("≤", Sign::Least),
        ("<=", Sign::Least),
        ("<", Sign::Above),
        ("≥", Sign::Most),
        (">=", Sign::Most),
        (">", Sign::Below),
    ];
    let value = marks.number(chunk.from)?.clone();
    let (unit, end) = unit(marks, chunk.from + 1, chunk.to);
    let signs = SIGNS.iter().filter_map(|(word, sign)| Some((*sign, marks.eat(end, word)?)));
    let (sign, start) = signs.max_by_key(|(_, end)| *end)?;
    let first = Bound { sign, value, unit, said: true };
    let rest = Stretch { from: start, to: chunk.to };
    let Test::Compare(name, bounds) = one(marks, rest)? else { return None };
    (bounds.len() == 1 && !name.is_empty()).then(|| Test::Compare(name, vec![first, bounds[0].clone()]))
}

/// 至少部署3次: a verb between.
pub(super) fn at_least(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize, Option<String>)> {
    let start = marks.eat_any(at, &["至少", "最少", "不少于"])?;
    let number = (start + 1..=start + 4).find(|at| marks.number(*at).is_some())?;
    if (start..number).any(|at| marks.letter(at).is_none_or(|letter| !letter.is_alphabetic())) {
        return None;
    }
    let value = marks.number(number)?.clone();
    let (unit, end) = unit(marks, number + 1, marks.len());
    (!unit.is_empty()).then(|| {
        (vec![Bound { sign: Sign::Least, value, unit, said: true }], end, Some(marks.text(start, number)))
    })
}

/// 年末耕地面积不小于规划下达的保有量.
pub(super) fn beside(marks: &Marks, chunk: Stretch) -> Option<Test> {
    const SIGNS: &[(&str, Sign)] = &[
        ("不得低于", Sign::Least),
        ("不低于", Sign::Least),
        ("不少于", Sign::Least),
        ("不小于", Sign::Least),
        ("不高于", Sign::Most),
        ("不大于", Sign::Most),
        ("不超过", Sign::Most),
        ("不多于", Sign::Most),
        ("高于", Sign::Above),
        ("大于", Sign::Above),
        ("低于", Sign::Below),
        ("小于", Sign::Below),
    ];
    let found = (chunk.from + 1..chunk.to)
        .find_map(|at| SIGNS.iter().find_map(|(word, sign)| Some((at, *sign, marks.eat(at, word)?))));
    let (at, sign, end) = found?;
    let (one, two) = (trim(marks, Stretch { from: chunk.from, to: at }), Stretch { from: end, to: chunk.to });
    let plain = |place: Stretch| {
        place.from < place.to
            && !marks.has_any(place.from, place.to, LOUD)
            && !(place.from..place.to).any(|at| marks.number(at).is_some())
    };
    let vague = ["标准", "要求", "规定", "目标", "一半", "以上", "水平线"];
    if !plain(one)
        || !plain(two)
        || marks.has_any(two.from, two.to, &vague)
        || marks.has_any(one.from, one.to, EVERY)
    {
        return None;
    }
    Some(Test::Beside(marks.text(one.from, one.to), sign, marks.text(two.from, two.to)))
}

/// 甲与乙之比不低于1比15.
pub(super) fn ratio(marks: &Marks, chunk: Stretch) -> Option<Test> {
    let at = (chunk.from..chunk.to).find(|at| marks.eat(*at, "之比").is_some())?;
    let middle = (chunk.from..at).rev().find(|at| marks.eat_any(*at, &["与", "和"]).is_some())?;
    let (sign, start) = BEFORE.iter().find_map(|(word, sign)| Some((*sign, marks.eat(at + 2, word)?)))?;
    let colon = marks.eat_any(start + 1, &["比", ":"])?;
    let (one, two) = (marks.number(start)?, marks.number(colon)?);
    (colon + 1 == chunk.to).then_some(())?;
    Some(Test::Ratio(marks.text(chunk.from, middle), marks.text(middle + 1, at), sign, one.divide(two)?))
}

/// Bounds that end before `to`; of two that are chained the first alone, where the second stands beyond.
fn within(marks: &Marks, at: usize, to: usize) -> Option<(Vec<Bound>, usize)> {
    let chained = bounds(marks, at).filter(|(_, end)| *end <= to);
    chained.or_else(|| bound(marks, at).map(|(bound, end)| (vec![bound], end)))
}

/// Words that might change a score, in the name of a figure: a score has a name, too.
fn loud(marks: &Marks, name: Stretch) -> bool {
    LOUD.iter().any(|word| *word != "得分" && marks.has(name.from, name.to, word))
}
