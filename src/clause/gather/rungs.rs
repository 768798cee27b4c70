//! So many of one thing, each number with points of its own: 1例扣1分, 2例扣3分, 3例及以上不得分 is one count, of which one rung holds.

use super::*;

/// What is missed of what has to be there.
const LACKS: [&str; 4] = ["缺少", "缺失", "缺", "少"];

/// A rung as it is written.
struct Rung {
    /// What stands before the number.
    before: String,
    count: Number,
    unit: String,
    /// What stands after it, without 均.
    after: String,
    /// Whether it gives points rather than takes them.
    gives: bool,
    /// How many, where it says them.
    points: Option<Number>,
    /// Whether it is of more as well (及以上).
    and_more: bool,
}

/// For each statement the rung it is, where at least two beside each other deduct for so many of the same, or give where there was
/// none of it before.
pub(super) fn rungs(marks: &Marks, statements: &[Statement]) -> Vec<Option<Test>> {
    let found: Vec<Option<Rung>> = statements.iter().map(|one| rung(marks, one)).collect();
    let deducts = |at: usize| matches!(statements[at].effect, Some(Consequence::Give(Direction::Deduct, _)));
    let mut tests: Vec<Option<Test>> = vec![None; statements.len()];
    awarded(marks, statements, &found, &mut tests);
    lacking(statements, &found, &mut tests);
    climbing(statements, &found, &mut tests);
    let mut from = 0;
    while from < found.len() {
        let Some(first) = found[from].as_ref().filter(|_| deducts(from)) else {
            from += 1;
            continue;
        };
        let follows = |at: usize| {
            let (Some(Some(one)), Some(Some(before))) = (found.get(at), found.get(at - 1)) else {
                return false;
            };
            let same = !one.gives
                && one.unit == first.unit
                && (one.after == first.after || one.after.is_empty())
                && (one.before.is_empty() || one.before == last_words(&first.before));
            same && one.count > before.count && statements[at].sentence <= statements[at - 1].sentence + 1
        };
        let to = (from + 1..).find(|at| !follows(*at)).unwrap_or(from + 1);
        let named = from.checked_sub(1).and_then(|at| never(marks, &statements[at]));
        if (from + 1..to).any(deducts) || named.is_some() && to > from + 1 {
            let subject = first.before.trim_end_matches([',', '，', '的']);
            // 未发生伤亡事件得10分;发生1起扣5分: what happens is named before.
            let subject = match named.as_deref() {
                Some(of) if HAPPENS.contains(&subject) && first.after.is_empty() => of,
                _ => subject,
            };
            // 个月 is counted as 月数.
            let unit = first.unit.strip_prefix('个').filter(|unit| !unit.is_empty()).unwrap_or(&first.unit);
            let name = match format!("{subject}{}", first.after) {
                of if of.is_empty() => format!("{unit}数"),
                of => format!("{of}（{unit}数）"),
            };
            for at in from..to {
                let Some(one) = &found[at] else { continue };
                let bound = Bound {
                    sign: Sign::Least,
                    value: one.count.clone(),
                    unit: first.unit.clone(),
                    said: true,
                    dash: false,
                };
                tests[at] = Some(Test::Compare(name.clone(), vec![bound]));
            }
        }
        from = to.max(from + 1);
    }
    tests
}

/// 无安全事故得5分, 发生1起得3分, 发生2起及以上不得分: one count again, of which each number gives its own points.
fn awarded(marks: &Marks, statements: &[Statement], found: &[Option<Rung>], tests: &mut [Option<Test>]) {
    for at in 0..statements.len() {
        // 安全事故0起得5分 says it as well.
        let none = found[at].as_ref().filter(|rung| rung.gives && rung.count.is_zero() && !rung.and_more);
        let none = none.map(|rung| rung.before.trim_end_matches('为').to_owned()).filter(|of| !of.is_empty());
        let Some(of) = never(marks, &statements[at]).or(none) else { continue };
        let mut rungs: Vec<&Rung> = Vec::new();
        while let Some(Some(rung)) = found.get(at + 1 + rungs.len())
            && statements[at + 1 + rungs.len()].sentence <= statements[at].sentence + 1 + rungs.len()
            && rung.count == Number::whole(i64::try_from(rungs.len()).unwrap_or(0) + 1)
            && rungs.first().is_none_or(|first| first.unit == rung.unit)
            && (rung.after.is_empty() || of.ends_with(&rung.after))
            && is_of(&rung.before, &of)
        {
            rungs.push(rung);
        }
        // What more of it gives must be said.
        let is_whole = rungs.first().is_some_and(|first| first.gives)
            && rungs.last().is_some_and(|last| last.and_more || !last.gives)
            && rungs.iter().rev().skip(1).all(|rung| rung.gives && !rung.and_more);
        let Some(first) = rungs.first().filter(|_| is_whole) else { continue };
        let unit = first.unit.strip_prefix('个').filter(|unit| !unit.is_empty()).unwrap_or(&first.unit);
        let name = format!("{of}（{unit}数）");
        let bound = |sign: Sign, value: Number| Bound {
            sign,
            value,
            unit: first.unit.clone(),
            said: true,
            dash: false,
        };
        tests[at] = Some(Test::Compare(name.clone(), vec![bound(Sign::Most, Number::zero())]));
        let last = rungs.len() - 1;
        for (place, rung) in rungs.iter().enumerate() {
            let mut bounds = vec![bound(Sign::Least, rung.count.clone())];
            if place < last {
                bounds.push(bound(Sign::Most, rung.count.clone()));
            }
            tests[at + 1 + place] = Some(Test::Compare(name.clone(), bounds));
        }
    }
}

/// 缺1项得7分, 缺2项得5分, 缺3项以上不得分: what is left of all points, which none lacking keeps.
fn lacking(statements: &[Statement], found: &[Option<Rung>], tests: &mut [Option<Test>]) {
    let mut from = 0;
    while from < found.len() {
        let mut rungs: Vec<&Rung> = Vec::new();
        while let Some(Some(rung)) = found.get(from + rungs.len())
            && tests[from + rungs.len()].is_none()
            && rung.count == Number::count(rungs.len() + 1)
            && LACKS.iter().any(|word| rung.before.ends_with(word))
            && rungs.first().is_none_or(|first| {
                first.unit == rung.unit
                    && first.after == rung.after
                    && (first.before == rung.before || rung.before == last_words(&first.before))
            })
            && statements[from + rungs.len()].sentence <= statements[from].sentence + rungs.len()
        {
            rungs.push(rung);
        }
        let is_whole = rungs.len() > 1
            && rungs.last().is_some_and(|last| last.and_more || !last.gives)
            && rungs.iter().rev().skip(1).all(|rung| rung.gives && !rung.and_more);
        if let (true, Some(first)) = (is_whole, rungs.first()) {
            let name = format!("{}{}（{}数）", first.before, first.after, first.unit);
            for (place, rung) in rungs.iter().enumerate() {
                let bound = |sign| Bound {
                    sign,
                    value: rung.count.clone(),
                    unit: first.unit.clone(),
                    said: true,
                    dash: false,
                };
                let mut bounds = vec![bound(Sign::Least)];
                if place + 1 < rungs.len() {
                    bounds.push(bound(Sign::Most));
                }
                tests[from + place] = Some(Test::Compare(name.clone(), bounds));
            }
        }
        from += rungs.len().max(1);
    }
}

/// 开展1次得2分, 开展2次得4分: the more of one thing, the more points, of which the highest reached is given. 1次 alone would be something that
/// is so or not, and its points be had beside those of 2次.
fn climbing(statements: &[Statement], found: &[Option<Rung>], tests: &mut [Option<Test>]) {
    let mut from = 0;
    while from < found.len() {
        let mut rungs: Vec<&Rung> = Vec::new();
        while let Some(Some(rung)) = found.get(from + rungs.len())
            && tests[from + rungs.len()].is_none()
            && rung.gives
            && rungs.first().is_none_or(|first| {
                first.unit == rung.unit
                    && (rung.after == first.after || rung.after.is_empty())
                    && (rung.before.is_empty() || rung.before == first.before)
            })
            && rungs.last().is_none_or(|last| last.count < rung.count && last.points < rung.points)
            && statements[from + rungs.len()].sentence <= statements[from].sentence + rungs.len()
        {
            rungs.push(rung);
        }
        if let ([_, _, ..], Some(first)) = (rungs.as_slice(), rungs.first()) {
            let subject = first.before.trim_end_matches([',', '，', '的']);
            let name = format!("{subject}{}（{}数）", first.after, first.unit);
            for (place, rung) in rungs.iter().enumerate() {
                let bound = Bound {
                    sign: Sign::Least,
                    value: rung.count.clone(),
                    unit: first.unit.clone(),
                    said: true,
                    dash: false,
                };
                tests[from + place] = Some(Test::Compare(name.clone(), vec![bound]));
            }
        }
        from += rungs.len().max(1);
    }
}

impl ClauseItem {
    /// Where nothing is lacking all points are left.
    pub(super) fn whole_of_rungs(&mut self) {
        let full = self.points.as_ref().and_then(|points| points.plain.first()).or(self.printed.as_ref());
        let Some(full) = full.cloned() else { return };
        for group in self.groups.iter_mut().filter(|group| group.rest.is_none()) {
            let Some(Award { tests, value: Merit::Points(amount) }) = group.tiers.first() else { continue };
            let [Test::Compare(name, bounds)] = tests.as_slice() else { continue };
            let lacks = LACKS.iter().any(|word| name.contains(word)) && name.ends_with("数）");
            let is_first =
                bounds.first().is_some_and(|bound| bound.value == Number::one() && bounds.len() == 2);
            if lacks && is_first && amount.plain.first().is_some_and(|points| *points < full) {
                let none = Bound { sign: Sign::Most, value: Number::zero(), ..bounds[0].clone() };
                let tests = vec![Test::Compare(name.clone(), vec![none])];
                group.tiers.insert(0, Award { tests, value: Merit::Full });
            }
        }
    }
}

/// Whether what stands before a number is of what was named: nothing, that it happens, or its last words.
fn is_of(before: &str, of: &str) -> bool {
    let before = before.trim_end_matches([',', '，', '的']);
    before.is_empty() || HAPPENS.contains(&before) || of.ends_with(before)
}

/// 未发生伤亡事件: of what there was none.
fn never(marks: &Marks, one: &Statement) -> Option<String> {
    let place = phrase::trim(marks, one.place);
    let text = marks.text(place.from, place.to);
    let of = ["未发生", "没有发生", "未出现", "没有出现", "不发生", "无", "零"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    let plain = matches!(one.effect, Some(Consequence::Give(Direction::Get, _) | Consequence::Full))
        && !of.contains([',', '，']);
    plain.then(|| of.to_owned())
}

/// 发生 of 校园内发生, 缺 of 会议缺, which is what the next rung repeats.
fn last_words(before: &str) -> &str {
    let start = ["发生", "出现", "发现", "有", "查实", "缺少", "缺", "少"]
        .iter()
        .filter(|word| before.ends_with(**word))
        .map(|word| before.len() - word.len());
    start.min().map_or("", |at| &before[at..])
}

fn rung(marks: &Marks, one: &Statement) -> Option<Rung> {
    let gives = matches!(one.effect, Some(Consequence::Give(Direction::Get, _)));
    let deducts_or_none = match &one.effect {
        Some(Consequence::Give(Direction::Deduct | Direction::Get, amount)) => {
            amount.plain.len() == 1 && !amount.each && !amount.respectively && amount.per.is_none()
        }
        Some(Consequence::Zero) => true,
        _ => false,
    };
    if !deducts_or_none || one.heading {
        return None;
    }
    let place = phrase::trim(marks, one.place);
    let numbers: Vec<usize> = (place.from..place.to).filter(|at| marks.number(*at).is_some()).collect();
    let [at] = numbers.as_slice() else { return None };
    let (unit, end) = phrase::unit(marks, at + 1, place.to);
    let before = marks.text(place.from, *at);
    let plain =
        !["每", "第", "前", "不足", "超", "达", "低于", "少于"].iter().any(|word| before.ends_with(word))
            && !before.contains('每');
    let more = marks.eat_any(end, &["及以上", "以上", "及其以上"]);
    let end = more.unwrap_or(end);
    let end = marks.eat_any(end, &["均", "都", "全部"]).unwrap_or(end);
    let after = marks.text(end, place.to);
    let after = after.trim_end_matches('的').to_owned();
    let fits = (WHOLE.contains(&unit.as_str()) || phrase::LONG.contains(&unit.as_str()))
        && plain
        && !after.contains([',', '，', '、']);
    fits.then(|| {
        let points = match &one.effect {
            Some(Consequence::Give(_, amount)) => amount.plain.first().cloned(),
            _ => None,
        };
        let count = marks.number(*at)?.clone();
        Some(Rung { before, count, unit, after, gives, points, and_more: more.is_some() })
    })?
}
