//! Figures beside limits, one or several in a chunk.

use super::bounds::bound;
use super::several::{each_at_least, each_of, of_each, respective, share_sign};
use super::*;

/// How far a figure lies above another.
const ABOVE: [&str; 3] = ["高于", "超过", "超出"];

/// Chunks with figures in them; `None` where there is none to be read.
pub(super) fn compared(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    if marks.has_any(chunk.from, chunk.to, YEARLY) {
        return None;
    }
    if let Some(tests) = each_of(marks, chunk) {
        return tests;
    }
    if let Some(tests) = respective(marks, chunk).or_else(|| each_at_least(marks, chunk)) {
        return Some(tests);
    }
    if let Some(tests) = although(marks, chunk) {
        return Some(tests);
    }
    if let Some(any) = either::either(marks, chunk, one) {
        return Some(vec![any]);
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
            let mut read: Vec<Option<Test>> =
                parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
            share_sign(marks, &parts, &mut read);
            if read.iter().all(Option::is_some) {
                let mut tests: Vec<Test> = read.into_iter().flatten().collect();
                name_stages(&mut tests);
                return Some(tests);
            }
        }
    }
    if marks.has_any(chunk.from, chunk.to, EVERY) && !marks.has(chunk.from, chunk.to, "%") {
        return None;
    }
    one(marks, chunk).map(|test| vec![test])
}

/// One figure with its bounds.
pub(super) fn one(marks: &Marks, chunk: Stretch) -> Option<Test> {
    if let Some(test) = ratio(marks, chunk).or_else(|| share_of(marks, chunk)) {
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
        let mut name = trim(marks, Stretch { from: chunk.from, to: at });
        // 累计迟报3次以上: counted over all.
        name.from = marks.eat(name.from, "累计").filter(|end| *end < name.to).unwrap_or(name.from);
        // 优秀(90%以上): the grade only calls the band by a name.
        if at > chunk.from && marks.letter(at - 1) == Some('(') {
            let graded = ["优秀", "良好", "基本合格", "不合格", "合格", "一般", "较差", "较好"]
                .iter()
                .find_map(|word| {
                    let from = name.to.checked_sub(word.chars().count()).filter(|from| *from >= name.from)?;
                    marks.eat(from, word).map(|_| from)
                });
            name.to = graded.unwrap_or(name.to);
        }
        // 按不低于1:200的比例配备: how it is done, and not what is measured.
        if name.from < name.to && marks.letter(name.to - 1) == Some('按') {
            return None;
        }
        // 甲和乙各不少于2次: not one figure.
        if of_each(marks, name).is_some() {
            return None;
        }
        if names_loud(marks, name) || marks.has_any(name.from, name.to, EVERY) {
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
        // 小学15册,初中35册以上: two limits, and not the name of one.
        let listed = |at: usize| {
            marks.number(at).is_some()
                && bounds.iter().any(|bound| bound.unit == unit(marks, at + 1, name.to).0)
                && (at + 1..name.to)
                    .any(|at| marks.letter(at).is_some_and(|letter| "、,和及(".contains(letter)))
        };
        if (name.from..name.to).any(listed) {
            return Some(Test::Unread);
        }
        let mut name = marks.text(name.from, name.to) + verb.as_deref().unwrap_or_default();
        if rest.from < rest.to {
            if name.is_empty() {
                return None;
            }
            name += &marks.text(end, chunk.to);
        }
        // 高于全省平均水平不足5个百分点 is above it all the same.
        let mut bounds = bounds;
        if let [below] = bounds.as_slice()
            && matches!(below.sign, Sign::Below | Sign::Most)
            && !below.value.is_zero()
            && is_how_far_above(&name, &below.unit)
        {
            let least = Bound { sign: Sign::Above, value: Number::zero(), ..below.clone() };
            bounds.insert(0, least);
        }
        return Some(Test::Compare(name, bounds));
    }
    beside(marks, chunk, false)
}

/// Whether a figure is how far something lies above another (高于全省平均水平), and not a share of what lies above a limit
/// (班额超过45人的班级比例), which is best at nothing.
fn is_how_far_above(name: &str, unit: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["平均", "上年", "同期", "省定", "全省", "全市", "全国", "标准", "目标", "计划", "基数", "水平"];
    const FAR: [&str; 4] = ["幅度", "部分", "差距", "程度"];
    let Some(of) = ABOVE.iter().find_map(|word| Some(name.split_once(word)?.1)) else { return false };
    let is_other =
        OTHERS.iter().any(|word| of.contains(word)) && !of.contains(|letter: char| letter.is_ascii_digit());
    let is_share = match of.rsplit_once('的') {
        Some((_, what)) => !FAR.iter().any(|word| what.starts_with(word)),
        None => unit == "%" && ["比例", "占比", "比重"].iter().any(|word| of.ends_with(word)),
    };
    is_other && !is_share
}

/// 有提升但未达到50%, 低于全省平均水平但高于上年: two conditions; 80%以上但低于90% is one figure.
fn although(marks: &Marks, chunk: Stretch) -> Option<Vec<Test>> {
    let at = (chunk.from + 1..chunk.to).find(|at| marks.eat(*at, "但").is_some())?;
    let (before, after) = (
        trim(marks, Stretch { from: chunk.from, to: at }),
        trim(marks, Stretch { from: at + 1, to: chunk.to }),
    );
    let plain = (before.from..before.to).all(|at| marks.letter(at).is_some_and(|letter| letter != '或'));
    if !plain || before.from >= before.to || after.from >= after.to {
        return None;
    }
    let second = one(marks, after).or_else(|| beside(marks, after, false))?;
    let first = beside(marks, before, false).unwrap_or_else(|| as_flag(marks, before));
    Some(vec![first, second])
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
    let first = Bound { sign, value, unit, said: true, dash: false };
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
        (
            vec![Bound { sign: Sign::Least, value, unit, said: true, dash: false }],
            end,
            Some(marks.text(start, number)),
        )
    })
}

/// 年末耕地面积不小于规划下达的保有量; `measured` where a step goes by how far they are apart, so that both are figures.
pub(super) fn beside(marks: &Marks, chunk: Stretch, measured: bool) -> Option<Test> {
    const SIGNS: &[(&str, Sign)] = &[
        ("达到或高于", Sign::Least),
        ("达到或超过", Sign::Least),
        ("等于或高于", Sign::Least),
        ("高于或等于", Sign::Least),
        ("大于或等于", Sign::Least),
        ("等于或低于", Sign::Most),
        ("低于或等于", Sign::Most),
        ("小于或等于", Sign::Most),
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
        ("超过", Sign::Above),
        ("低于", Sign::Below),
        ("小于", Sign::Below),
    ];
    const FALLS: &[(&str, Sign)] = &[
        ("超出", Sign::Above),
        ("超", Sign::Above),
        ("多于", Sign::Above),
        ("少于", Sign::Below),
        ("未达到", Sign::Below),
        ("未达", Sign::Below),
        ("达不到", Sign::Below),
        ("没有达到", Sign::Below),
    ];
    let falls = (chunk.from + 1..chunk.to).filter(|_| measured).find_map(|at| {
        let found = FALLS.iter().filter_map(|(word, sign)| Some((at, *sign, marks.eat(at, word)?)));
        found.max_by_key(|(.., end)| *end)
    });
    let found = (chunk.from + 1..chunk.to)
        .find_map(|at| SIGNS.iter().find_map(|(word, sign)| Some((at, *sign, marks.eat(at, word)?))));
    let (at, sign, end) = found.or(falls)?;
    let end = marks
        .eat_any(end, &["(含等于)", "(含)", "(含本数)"])
        .filter(|_| matches!(sign, Sign::Least | Sign::Most))
        .unwrap_or(end);
    let (one, two) = (trim(marks, Stretch { from: chunk.from, to: at }), Stretch { from: end, to: chunk.to });
    let plain = |place: Stretch| {
        place.from < place.to
            && !marks.has_any(place.from, place.to, LOUD)
            && !marks.has(place.from, place.to, "但")
            && !(place.from..place.to).any(|at| marks.number(at).is_some())
    };
    let vague = ["标准", "要求", "规定", "目标", "一半", "以上", "水平线"];
    // 拖欠工资或平均工资低于公务员: two things, of which the one is no figure.
    let is_either = (one.from..one.to).any(|at| marks.letter(at) == Some('或'));
    if !plain(one)
        || !plain(two)
        || is_either
        || !measured && marks.has_any(two.from, two.to, &vague)
        || marks.has_any(one.from, one.to, EVERY)
    {
        return None;
    }
    let (one, mut two) = (marks.text(one.from, one.to), marks.text(two.from, two.to));
    // 高于上年: the same figure a year before.
    if ["上年", "上一年", "上年度", "去年", "上学年", "上年同期"].contains(&two.as_str()) {
        two += &one;
    }
    if ["标准", "要求", "规定", "目标", "指标", "任务", "规定标准", "目标任务"].contains(&two.as_str())
    {
        two = format!("{two}({one})");
    }
    Some(Test::Beside(one, sign, two))
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

/// 生均经费小学不低于720元、初中不低于940元: a stage alone is of the figure named first.
pub(super) fn name_stages(tests: &mut [Test]) {
    let Some(Test::Compare(first, _)) = tests.first() else { return };
    let stage = STAGES.iter().filter(|stage| first.ends_with(**stage)).max_by_key(|stage| stage.len());
    let behind = stage.and_then(|stage| first.strip_suffix(stage)).filter(|figure| !figure.is_empty());
    // 小学师生比1:19以上、初中1:13.5以上.
    let leading = STAGES.iter().filter(|stage| first.starts_with(**stage)).max_by_key(|stage| stage.len());
    let before = leading
        .and_then(|stage| first.strip_prefix(stage))
        .filter(|figure| MEASURES.iter().chain(&["师生比", "生师比"]).any(|word| figure.ends_with(word)));
    let full = |stage: &str| match (behind, before) {
        (Some(figure), _) => Some(format!("{figure}{stage}")),
        (None, Some(figure)) => Some(format!("{stage}{figure}")),
        (None, None) => None,
    };
    let names: Vec<Option<String>> = tests
        .iter()
        .map(|test| match test {
            Test::Compare(name, _) if STAGES.contains(&name.as_str()) => full(name),
            _ => None,
        })
        .collect();
    for (test, full) in tests.iter_mut().zip(names).skip(1) {
        if let (Test::Compare(name, _), Some(full)) = (test, full) {
            *name = full;
        }
    }
}

/// 轮岗教师不低于符合条件教师的10%: two figures and what one is of the other; or a share that says of what.
fn share_of(marks: &Marks, chunk: Stretch) -> Option<Test> {
    share(marks, chunk, false)
}

/// The same, of 达到公用经费总额5% as well.
pub(in crate::clause) fn share_of_total(marks: &Marks, place: Stretch) -> Option<Test> {
    share(marks, stripped(marks, place, CLOSING), true)
}

fn share(marks: &Marks, chunk: Stretch, of_total: bool) -> Option<Test> {
    let (at, sign, start) = (chunk.from + 1..chunk.to).find_map(|at| {
        let found = BEFORE.iter().filter_map(|(word, sign)| Some((at, *sign, marks.eat(at, word)?)));
        found.max_by_key(|(.., end)| *end)
    })?;
    let number = (start + 1..chunk.to).find(|at| marks.number(*at).is_some())?;
    let plain = |place: Stretch| {
        place.from < place.to
            && (place.from..place.to).all(|at| marks.letter(at).is_some_and(char::is_alphabetic))
            && !marks.has_any(place.from, place.to, LOUD)
            && !marks.has_any(place.from, place.to, EVERY)
    };
    // 达到公用经费总额的5%, 达到公用经费总额5%.
    const TOTALS: &[&str] = &["总额", "总量", "总数", "总人数", "总支出", "总收入", "预算"];
    let said = marks.letter(number - 1) == Some('的');
    let behind = if said { number - 1 } else { number };
    let is_total = of_total && TOTALS.iter().any(|word| marks.text(start, behind).ends_with(word));
    let (one, two) = (trim(marks, Stretch { from: chunk.from, to: at }), Stretch { from: start, to: behind });
    // Of what is required no figure tells how much it is.
    const UNTOLD: &[&str] = &["要求", "标准", "规定", "目标", "任务", "指标", "规定标准"];
    let end = marks.eat(number + 1, "%")?;
    let value = marks.number(number)?;
    if !(said || is_total)
        || end != chunk.to
        || !plain(one)
        || !plain(two)
        || UNTOLD.contains(&marks.text(two.from, two.to).as_str())
    {
        return None;
    }
    let (one, of) = (marks.text(one.from, one.to), marks.text(two.from, two.to));
    if ["比例", "占比", "率", "比重", "比率"].iter().any(|word| one.ends_with(word)) {
        let bound = Bound { sign, value: value.clone(), unit: "%".to_owned(), said: true, dash: false };
        return Some(Test::Compare(format!("{one}(占{of})"), vec![bound]));
    }
    Some(Test::Ratio(one, of, sign, value.divide(&Number::whole(100))?))
}

/// Bounds that end before `to`; of two that are chained the first alone, where the second stands beyond.
fn within(marks: &Marks, at: usize, to: usize) -> Option<(Vec<Bound>, usize)> {
    let chained = bounds(marks, at).filter(|(_, end)| *end <= to);
    chained.or_else(|| bound(marks, at).map(|(bound, end)| (vec![bound], end)))
}
