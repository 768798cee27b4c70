//! What stands before an effect: conditions, targets, steps.

use crate::number::Number;

use super::lexicon::{AFTER, BEFORE, COUNTERS, ELSE, EVERY, EXCLUSIVE, INCLUSIVE, LEADING, LOUD, MORE, SHORT, SUMMING, TRAILING, WHOLE};
use super::lexicon::CLOSING;
use super::marks::Marks;
use super::rule::{Sign, Started};

/// From one mark to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A figure beside a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) sign: Sign,
    pub(super) value: Number,
    pub(super) unit: String,
    /// Whether the text says of the edge itself where it belongs.
    pub(super) said: bool,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// As it is written, answered with yes or no.
    Flag(String),
    /// A figure within bounds; an empty name is the one named before.
    Compare(String, Vec<Bound>),
    /// Two figures beside each other.
    Beside(String, Sign, String),
    /// A quotient of two figures beside a limit: 甲与乙之比不低于1比15.
    Ratio(String, String, Sign, Number),
    /// One of several is enough (之一).
    Any(Vec<Test>),
    /// Something in it might change a score and has not been read.
    Unread,
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Below a target (低, 少).
    Short,
    /// Above it (高, 超).
    More,
    /// Counted by itself (次).
    Count,
}

/// 每低1个百分点.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What is counted, as it is written.
    pub(super) name: String,
    /// Whether anything but the step itself is named.
    pub(super) named: bool,
    pub(super) side: Side,
    pub(super) per: Number,
    pub(super) unit: String,
    pub(super) started: Started,
}

/// All that stands before an effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tests: Vec<Test>,
    pub(super) step: Option<Step>,
    /// 否则, 未达到的.
    pub(super) rest: bool,
}

/// Without what means nothing at the ends.
pub(super) fn trim(marks: &Marks, place: Place) -> Place {
    stripped(marks, place, TRAILING)
}

/// Without signs and the little words of `closing` at the ends.
fn stripped(marks: &Marks, mut place: Place, closing: &[&str]) -> Place {
    let is_sign = |place: Place, at: usize| marks.letter(at).is_some_and(|letter| ",;:。.、 \n\"“”《》-".contains(letter) && !"《》“”".contains(letter)) || lone_bracket(marks, at, place);
    loop {
        let before = place;
        while place.from < place.to && is_sign(place, place.from) {
            place.from += 1;
        }
        while place.from < place.to && is_sign(place, place.to - 1) {
            place.to -= 1;
        }
        if let Some(end) = marks.eat_any(place.from, LEADING).filter(|end| *end < place.to) {
            place.from = end;
        }
        let words = closing.iter().map(|word| word.chars().count());
        for (word, length) in closing.iter().zip(words) {
            // 否则 is one word.
            if place.to >= length + 1 && marks.letter(place.to - length - 1) == Some('否') {
                continue;
            }
            if place.to >= place.from + length && marks.eat(place.to - length, word) == Some(place.to) {
                place.to -= length;
                break;
            }
        }
        if before == place {
            return place;
        }
    }
}

/// A bracket whose other half stands outside.
fn lone_bracket(marks: &Marks, at: usize, place: Place) -> bool {
    let count = |bracket| (place.from..place.to).filter(|at| marks.letter(*at) == Some(bracket)).count();
    match marks.letter(at) {
        Some('(') => count('(') > count(')'),
        Some(')') => count(')') > count('('),
        _ => false,
    }
}

/// Where a list in brackets is not cut.
pub(super) fn split(marks: &Marks, place: Place, cut: &[&str]) -> Vec<Place> {
    let (mut parts, mut from, mut depth, mut at) = (Vec::new(), place.from, 0_i32, place.from);
    while at < place.to {
        match marks.letter(at) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ => {}
        }
        match marks.eat_any(at, cut).filter(|end| depth <= 0 && *end <= place.to) {
            Some(end) => {
                parts.push(Place { from, to: at });
                from = end;
                at = end;
            }
            None => at += 1,
        }
    }
    parts.push(Place { from, to: place.to });
    parts.retain(|part| part.from < part.to);
    parts
}

/// Reads all that stands before an effect; `count` where 一次 without 每 is a step, too.
pub(super) fn read(marks: &Marks, place: Place, count: bool) -> Phrase {
    let place = stripped(marks, place, CLOSING);
    let mut phrase = Phrase::default();
    if place.from == place.to {
        return phrase;
    }
    if ELSE.iter().any(|word| marks.eat(place.from, word) == Some(place.to)) {
        phrase.rest = true;
        return phrase;
    }
    let mut chunks = split(marks, place, &[","]);
    if let Some(last) = chunks.pop() {
        let whole = last;
        let last = trim(marks, last);
        let is = |words: &[&str]| words.iter().any(|word| marks.eat(last.from, word) == Some(last.to));
        if is(ELSE) {
            phrase.rest = true;
        } else if !chunks.is_empty() && is(SUMMING) {
            // Said of each before.
        } else if let Some(step) = every(marks, last).or_else(|| count.then(|| counted(marks, last)).flatten()) {
            phrase.step = Some(step);
        } else {
            chunks.push(whole);
        }
    }
    // What is said without figures stays one condition, as it is written.
    let mut flag: Option<Place> = None;
    for chunk in chunks {
        let whole = stripped(marks, chunk, CLOSING);
        let chunk = trim(marks, chunk);
        if chunk.from >= chunk.to {
            continue;
        }
        match compared(marks, chunk) {
            Some(mut tests) => {
                if let ([Test::Compare(name, bounds)], Some(place)) = (tests.as_mut_slice(), flag)
                    && name.is_empty()
                    && bounds[0].unit == "名"
                    && let Test::Flag(of) = as_flag(marks, place)
                {
                    // 全市考核排名,第1名: whose rank it is.
                    *name = of;
                    flag = None;
                }
                phrase.tests.extend(flag.take().map(|place| as_flag(marks, place)));
                phrase.tests.extend(tests);
            }
            None => flag = Some(Place { from: flag.map_or(chunk.from, |flag| flag.from), to: whole.to }),
        }
    }
    phrase.tests.extend(flag.map(|place| as_flag(marks, place)));
    // What is counted is what was named before.
    if let Some(step) = phrase.step.as_mut().filter(|step| step.side == Side::Count && !step.named)
        && let [Test::Flag(name)] = phrase.tests.as_slice()
    {
        step.name = format!("{name}{}", step.name);
        step.named = true;
        phrase.tests.clear();
    }
    phrase
}

/// A condition as it is written.
pub(super) fn as_flag(marks: &Marks, place: Place) -> Test {
    let place = stripped(marks, place, CLOSING);
    if place.from >= place.to {
        return Test::Unread;
    }
    // 按73平方米, 按1间: another limit, or another way to count.
    let counts = (place.from..place.to).any(|at| marks.eat(at, "按").is_some_and(|end| marks.number(end).is_some()));
    if counts || marks.has_any(place.from, place.to, LOUD) { Test::Unread } else { Test::Flag(marks.text(place.from, place.to)) }
}

/// 每… at the end of a chunk.
fn every(marks: &Marks, chunk: Place) -> Option<Step> {
    const TIMES: &[&str] = &["年", "月", "周", "学期", "天", "季", "日", "百", "千", "万", "生", "名学生", "人每"];
    const EVENTS: &[&str] = &["发现", "发生", "出现", "有", "查出", "存在", "查实", "查处", "完成", "获得", "新增", "被", "再", "受到", "另"];
    let at = (chunk.from..chunk.to).rev().find(|at| {
        marks.eat(*at, "每").is_some_and(|end| marks.eat_any(end, TIMES).is_none())
    })?;
    let start = at + 1;
    let full = marks.eat(start, "满");
    let start = full.unwrap_or(start);
    let event = marks.eat_any(start, EVENTS);
    let (side, words) = side(marks, event.unwrap_or(start));
    let number = marks.number(words);
    let per = number.cloned().unwrap_or_else(Number::one);
    let unit_at = if number.is_some() { words + 1 } else { words };
    let mut unit = unit(marks, unit_at, chunk.to);
    if unit.0.is_empty() && number.is_some() && chunk.to > unit_at && chunk.to - unit_at <= 2 {
        // Any noun can be counted.
        unit = (marks.text(unit_at, chunk.to), chunk.to);
    }
    if per.is_zero() || (unit.0.is_empty() && side == Side::Count) {
        return None;
    }
    // A second number would say something more.
    if (unit.1..chunk.to).any(|at| marks.number(at).is_some()) || marks.has_any(unit.1, chunk.to, LOUD) || marks.has_any(unit.1, chunk.to, EVERY) {
        return None;
    }
    if BEFORE.iter().any(|(word, _)| word.chars().count() > 2 && marks.has(unit.1, chunk.to, word)) {
        return None;
    }
    let before = trim(marks, Place { from: chunk.from, to: at });
    if marks.has_any(before.from, before.to, LOUD) {
        return None;
    }
    let after = trim(marks, Place { from: unit.1, to: chunk.to });
    let side = if after.from < after.to && side != Side::Count && before.from == before.to {
        // 每少1名教师: still short of something; what, is said.
        side
    } else {
        side
    };
    let started = if full.is_some() {
        Started::Down
    } else if per == Number::one() && WHOLE.contains(&unit.0.as_str()) {
        Started::Whole
    } else {
        Started::Open
    };
    Some(Step {
        name: marks.text(before.from, before.to) + &marks.text(at, chunk.to),
        named: before.from < before.to || after.from < after.to,
        side,
        per,
        unit: unit.0,
        started,
    })
}

fn side(marks: &Marks, at: usize) -> (Side, usize) {
    let words = [(Side::Short, SHORT), (Side::More, MORE)];
    let found = words.iter().filter_map(|(side, words)| Some((*side, marks.eat_any(at, words)?)));
    found.max_by_key(|(_, end)| *end).unwrap_or((Side::Count, at))
}

/// 少一次, 有1例没有处理: a step without 每.
fn counted(marks: &Marks, chunk: Place) -> Option<Step> {
    let at = (chunk.from..chunk.to).find(|at| marks.number(*at).is_some())?;
    if (at + 1..chunk.to).any(|at| marks.number(at).is_some()) {
        return None;
    }
    let per = marks.number(at)?.clone();
    let (unit, end) = unit(marks, at + 1, chunk.to);
    if per != Number::one() || !WHOLE.contains(&unit.as_str()) || marks.eat(at.checked_sub(1).unwrap_or(at), "第").is_some() {
        return None;
    }
    if marks.eat_any(end, &["以上", "及以上", "以下", "以内", "("]).is_some() || marks.has_any(chunk.from, chunk.to, LOUD) {
        return None;
    }
    let begins = (chunk.from..=at).find(|from| side(marks, *from).1 == at && side(marks, *from).0 != Side::Count);
    let (side, begins) = begins.map_or((Side::Count, at), |from| (side(marks, from).0, from));
    let short = begins == chunk.from && end == chunk.to;
    Some(Step {
        name: marks.text(chunk.from, chunk.to),
        named: !short,
        side: if short { side } else { Side::Count },
        per,
        unit,
        started: Started::Whole,
    })
}

/// A unit, and where it ends.
fn unit(marks: &Marks, at: usize, to: usize) -> (String, usize) {
    let mut end = marks.eat_any(at, &["%", "‰", "分"]).or_else(|| marks.eat_any(at, COUNTERS)).unwrap_or(at).min(to.max(at));
    if end > at && let Some(slash) = marks.eat(end, "/") && let Some(per) = marks.eat_any(slash, COUNTERS).or_else(|| marks.eat_any(slash, &["生", "学生"])) {
        end = per;
    }
    (marks.text(at, end), end)
}

/// Chunks with figures in them; `None` where there is none to be read.
fn compared(marks: &Marks, chunk: Place) -> Option<Vec<Test>> {
    if marks.has_any(chunk.from, chunk.to, EVERY) && !marks.has(chunk.from, chunk.to, "%") {
        return None;
    }
    for cut in [&["并且", "而且", "且"][..], &["、"], &["和", "并", "及", "同时"]] {
        let parts = split(marks, chunk, cut);
        if parts.len() > 1 {
            if cut[0] == "并且" {
                let read: Vec<Option<Test>> = parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
                if read.iter().any(Option::is_some) {
                    let all = parts.iter().zip(read).map(|(part, test)| test.unwrap_or_else(|| as_flag(marks, *part)));
                    return Some(all.collect());
                }
            }
            let read: Vec<Option<Test>> = parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
            if read.iter().all(Option::is_some) {
                return Some(read.into_iter().flatten().collect());
            }
        }
    }
    one(marks, chunk).map(|test| vec![test])
}

/// One figure with its bounds.
fn one(marks: &Marks, chunk: Place) -> Option<Test> {
    if let Some(test) = ratio(marks, chunk) {
        return Some(test);
    }
    for at in chunk.from..chunk.to {
        let Some((bounds, end, verb)) = bounds(marks, at).map(|(bounds, end)| (bounds, end, None)).or_else(|| at_least(marks, at)) else { continue };
        if end > chunk.to {
            continue;
        }
        let rest = trim(marks, Place { from: end, to: chunk.to });
        let suffix = marks.eat(end, "的").is_some() || rest.from >= rest.to;
        let more = (rest.from..rest.to).any(|at| marks.number(at).is_some());
        if !suffix || more || marks.has_any(rest.from, rest.to, LOUD) {
            continue;
        }
        let name = trim(marks, Place { from: chunk.from, to: at });
        if marks.has_any(name.from, name.to, LOUD) || marks.has_any(name.from, name.to, EVERY) {
            return None;
        }
        // A number without a unit is a limit that was not read.
        let bare = |at: usize| marks.number(at).is_some() && unit(marks, at + 1, name.to).0.is_empty() && marks.eat_any(at + 1, &["-", ")"]).is_none();
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

/// 至少部署3次: a verb between.
fn at_least(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize, Option<String>)> {
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
fn beside(marks: &Marks, chunk: Place) -> Option<Test> {
    const SIGNS: &[(&str, Sign)] = &[
        ("不得低于", Sign::Least), ("不低于", Sign::Least), ("不少于", Sign::Least), ("不小于", Sign::Least),
        ("不高于", Sign::Most), ("不大于", Sign::Most), ("不超过", Sign::Most), ("不多于", Sign::Most),
        ("高于", Sign::Above), ("大于", Sign::Above), ("低于", Sign::Below), ("小于", Sign::Below),
    ];
    let found = (chunk.from + 1..chunk.to).find_map(|at| {
        SIGNS.iter().find_map(|(word, sign)| Some((at, *sign, marks.eat(at, word)?)))
    });
    let (at, sign, end) = found?;
    let (one, two) = (trim(marks, Place { from: chunk.from, to: at }), Place { from: end, to: chunk.to });
    let plain = |place: Place| place.from < place.to && !marks.has_any(place.from, place.to, LOUD) && !(place.from..place.to).any(|at| marks.number(at).is_some());
    let vague = ["标准", "要求", "规定", "目标", "一半", "以上", "水平线"];
    if !plain(one) || !plain(two) || marks.has_any(two.from, two.to, &vague) || marks.has_any(one.from, one.to, EVERY) {
        return None;
    }
    Some(Test::Beside(marks.text(one.from, one.to), sign, marks.text(two.from, two.to)))
}

/// 甲与乙之比不低于1比15.
fn ratio(marks: &Marks, chunk: Place) -> Option<Test> {
    let at = (chunk.from..chunk.to).find(|at| marks.eat(*at, "之比").is_some())?;
    let middle = (chunk.from..at).rev().find(|at| marks.eat_any(*at, &["与", "和"]).is_some())?;
    let (sign, start) = BEFORE.iter().find_map(|(word, sign)| Some((*sign, marks.eat(at + 2, word)?)))?;
    let colon = marks.eat_any(start + 1, &["比", ":"])?;
    let (one, two) = (marks.number(start)?, marks.number(colon)?);
    (colon + 1 == chunk.to).then_some(())?;
    Some(Test::Ratio(marks.text(chunk.from, middle), marks.text(middle + 1, at), sign, one.divide(two)?))
}

/// Bounds that begin at `at`, and their end.
fn bounds(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    if let Some(found) = rank(marks, at) {
        return Some(found);
    }
    if let Some(found) = range(marks, at) {
        return Some(found);
    }
    let (first, mut end) = bound(marks, at)?;
    let mut all = vec![first];
    let next = marks.eat_any(end, &[",", "、", "但", ",但", "且", "至", "-", "并", "而"]).unwrap_or(end);
    if let Some((second, to)) = bound(marks, next) {
        let opposite = |sign: Sign| matches!(sign, Sign::Least | Sign::Above);
        if opposite(second.sign) != opposite(all[0].sign) {
            all.push(second);
            end = to;
        }
    }
    if all.len() == 2 && all[0].unit.is_empty() {
        all[0].unit = all[1].unit.clone();
    }
    Some((all, end))
}

/// 含 or 不含 at `at`.
fn edge(marks: &Marks, at: usize) -> (Option<bool>, usize) {
    if let Some(end) = marks.eat_any(at, EXCLUSIVE) {
        return (Some(false), end);
    }
    if let Some(end) = marks.eat_any(at, INCLUSIVE) {
        return (Some(true), end);
    }
    // (含85%), (不含90%).
    let own = |word: &str| {
        let start = marks.eat(at, word)?;
        marks.number(start)?;
        let end = unit(marks, start + 1, marks.len()).1;
        marks.eat(end, ")")
    };
    own("(不含").map(|end| (Some(false), end)).or_else(|| own("(含").map(|end| (Some(true), end))).unwrap_or((None, at))
}

fn with_edge(sign: Sign, said: Option<bool>) -> Sign {
    match (sign, said) {
        (Sign::Least | Sign::Above, Some(true)) => Sign::Least,
        (Sign::Least | Sign::Above, Some(false)) => Sign::Above,
        (Sign::Most | Sign::Below, Some(true)) => Sign::Most,
        (Sign::Most | Sign::Below, Some(false)) => Sign::Below,
        (sign, None) => sign,
    }
}

fn bound(marks: &Marks, at: usize) -> Option<(Bound, usize)> {
    let before = BEFORE.iter().filter_map(|(word, sign)| Some((*sign, marks.eat(at, word)?))).max_by_key(|(_, end)| *end);
    let start = before.map_or(at, |(_, end)| end);
    let value = marks.number(start)?.clone();
    let (unit, end) = unit(marks, start + 1, marks.len());
    // A day or a year is no amount.
    if ["年", "月", "日"].contains(&unit.as_str()) && marks.eat_any(end, AFTER.iter().map(|(word, _)| *word).collect::<Vec<_>>().as_slice()).is_none() && unit != "年" || unit == "点" {
        return None;
    }
    if unit == "年" && value > Number::whole(1900) {
        return None;
    }
    let (mut said, end) = edge(marks, end);
    let after = AFTER.iter().filter_map(|(word, sign)| Some((*sign, marks.eat(end, word)?))).max_by_key(|(_, end)| *end);
    let (later, end) = edge(marks, after.map_or(end, |(_, end)| end));
    said = said.or(later);
    let explicit = said.is_some() || after.is_some_and(|(_, end)| marks.text(end.saturating_sub(3), end).starts_with('及'));
    let sign = match (before, after) {
        // 达到90%以上; 控制在5%以内.
        (Some((sign, _)), None) => sign,
        (_, Some((sign, _))) => sign,
        // 完成率100%.
        (None, None) if unit == "%" && value == Number::whole(100) => Sign::Least,
        (None, None) => return None,
    };
    Some((Bound { sign: with_edge(sign, said), value, unit, said: explicit }, end))
}

/// 80%-90%, 80%(含)至90%之间.
fn range(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    let at = marks.eat_any(at, &["在", "达到", "为"]).unwrap_or(at);
    let low = marks.number(at)?.clone();
    let (low_unit, end) = unit(marks, at + 1, marks.len());
    let (low_said, end) = edge(marks, end);
    let end = marks.eat_any(end, &["-", "至", "到"])?;
    let high = marks.number(end)?.clone();
    let (unit, end) = unit(marks, end + 1, marks.len());
    let (high_said, end) = edge(marks, end);
    let end = marks.eat_any(end, &["之间", "范围内", "以内", "间"]).unwrap_or(end);
    if ["年", "月", "日"].contains(&unit.as_str()) {
        return None;
    }
    let low_unit = if low_unit.is_empty() { unit.clone() } else { low_unit };
    let (low, high, swapped) = if low <= high { (low, high, false) } else { (high, low, true) };
    let (low_said, high_said) = if swapped { (high_said, low_said) } else { (low_said, high_said) };
    let bound = |sign, value, unit: &str, said: Option<bool>| Bound {
        sign: with_edge(sign, said),
        value,
        unit: unit.to_owned(),
        said: said.is_some(),
    };
    Some((vec![bound(Sign::Least, low, &low_unit, low_said), bound(Sign::Most, high, &unit, high_said)], end))
}

/// 前三名, 第1名, 第2到第5名.
fn rank(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    const UNITS: &[&str] = &["名", "位"];
    let place = |sign, value: &Number| Bound { sign, value: value.clone(), unit: "名".to_owned(), said: true };
    if let Some(start) = marks.eat(at, "前") {
        let number = marks.number(start)?;
        let end = marks.eat_any(start + 1, UNITS)?;
        return Some((vec![place(Sign::Most, number)], end));
    }
    let start = marks.eat(at, "第")?;
    let low = marks.number(start)?;
    if let Some(end) = marks.eat_any(start + 1, UNITS) && marks.eat_any(end, &["起", "以后", "之后", "开始"]).is_some() {
        return None;
    }
    let mid = marks.eat_any(start + 1, UNITS).unwrap_or(start + 1);
    let (mut end, mut last) = (start + 1, low.clone());
    while let Some(next) = marks.eat(end, "、")
        && let Some(number) = marks.number(marks.eat(next, "第").unwrap_or(next))
        && *number == &last + &Number::one()
    {
        last = number.clone();
        end = marks.eat(next, "第").unwrap_or(next) + 1;
    }
    if end > start + 1 && let Some(end) = marks.eat_any(end, UNITS) {
        return Some((vec![place(Sign::Least, low), place(Sign::Most, &last)], end));
    }
    let high = marks.eat_any(mid, &["-", "至", "到"]).map(|end| marks.eat(end, "第").unwrap_or(end));
    if let Some(high) = high
        && let Some(number) = marks.number(high)
    {
        let end = marks.eat_any(high + 1, UNITS)?;
        return Some((vec![place(Sign::Least, low), place(Sign::Most, number)], end));
    }
    (mid > start + 1).then(|| (vec![place(Sign::Least, low), place(Sign::Most, low)], mid))
}
