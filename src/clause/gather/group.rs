//! Groups: what stands together because it awards the same thing.

use super::*;

/// Marks around what is quoted.
const QUOTES: [char; 3] = ['“', '”', '"'];

pub(super) fn new_group(item: &mut ClauseItem, sentence: usize, tests: Vec<Test>, value: Merit) {
    let Merit::Points(amount) = &value else {
        item.groups.push(AwardGroup {
            tiers: vec![Award { tests, value }],
            sentence,
            ..AwardGroup::default()
        });
        return;
    };
    // 从高到低分别得10、8、6分.
    if amount.respectively
        && let [Test::Flag(text)] = tests.as_slice()
        && ["从高到低", "由高到低", "从低到高", "按序", "排名", "名次", "排序", "位次"]
            .iter()
            .any(|word| text.contains(word))
        && amount.plain.len() > 1
    {
        let count = Number::count(amount.plain.len());
        let bound = Bound { sign: Sign::Most, value: count, unit: "名".to_owned(), said: true, dash: false };
        if let Some(tiers) = ladder(text, &[bound], amount) {
            item.groups.push(AwardGroup { tiers, sentence, ..AwardGroup::default() });
            return;
        }
    }
    // 甲、乙各1分; 甲、乙分别得2分、1分.
    let parts = match tests.as_slice() {
        [Test::Flag(text)] if amount.each || amount.respectively => {
            // 被国家、省、市表彰: each of them did so.
            // 小学、初中、高中支出逐年增长的: what each has to do stands behind the last.
            let fits = |all: &Vec<String>| all.len() > 1 && (amount.each || all.len() == amount.plain.len());
            let spread =
                Some(spread(text, SCOPES)).filter(fits).or_else(|| Some(spread(text, STAGES)).filter(fits));
            spread.unwrap_or_else(|| list(text))
        }
        [] | [Test::Compare(..)] if amount.each || amount.respectively => vec![],
        _ if amount.respectively && tests.len() == amount.plain.len() => {
            for (test, points) in tests.into_iter().zip(&amount.plain) {
                let plain = Amount { plain: vec![points.clone()], ..Amount::default() };
                item.groups.push(AwardGroup {
                    tiers: vec![Award { tests: vec![test], value: Merit::Points(plain) }],
                    sentence,
                    together: true,
                    ..AwardGroup::default()
                });
            }
            return;
        }
        _ if amount.each && tests.len() > 1 => {
            for test in tests {
                let plain = Amount { each: false, ..amount.clone() };
                item.groups.push(AwardGroup {
                    tiers: vec![Award { tests: vec![test], value: Merit::Points(plain) }],
                    sentence,
                    together: true,
                    ..AwardGroup::default()
                });
            }
            return;
        }
        _ => Vec::new(),
    };
    // 校长、教师培训率达到100%的各得2分: each its own figure.
    if amount.each
        && amount.plain.len() == 1
        && let [Test::Compare(name, bounds)] = tests.as_slice()
        && bounds.iter().all(|bound| bound.unit != "名")
    {
        let parts = list(name);
        if parts.len() > 1 {
            for part in &parts {
                let plain = Amount { each: false, ..amount.clone() };
                item.groups.push(AwardGroup {
                    tiers: vec![Award {
                        tests: vec![Test::Compare(format!("{name}({part})"), bounds.clone())],
                        value: Merit::Points(plain),
                    }],
                    sentence,
                    together: true,
                    ..AwardGroup::default()
                });
            }
            return;
        }
    }
    if amount.each || amount.respectively {
        if let [Test::Compare(name, bounds)] = tests.as_slice()
            && let Some(tiers) = ladder(name, bounds, amount)
        {
            item.groups.push(AwardGroup { tiers, sentence, ..AwardGroup::default() });
            return;
        }
        let fits = amount.plain.len() == parts.len() || amount.plain.len() == 1;
        let numbers = parts.iter().any(|part| part.chars().any(|letter| letter.is_ascii_digit()));
        // 按"优秀、良好、合格"分别赋予: the grades alone.
        let bare = |part: &str| {
            let part = part.trim_matches(QUOTES);
            part.strip_prefix('按').unwrap_or(part).trim_matches(QUOTES).to_owned()
        };
        let quality = parts.iter().filter(|part| QUALITY.contains(&bare(part).as_str())).count();
        // 考核等次为优秀、良好、合格的,分别计5分、4分、3分: one of them holds.
        if let Some((title, options)) = grades(&parts).filter(|_| amount.plain.len() == parts.len()) {
            let tiers = amount.plain.iter().enumerate().map(|(at, points)| Award {
                tests: vec![Test::Chosen(title.clone(), options.clone(), at)],
                value: Merit::Points(Amount { plain: vec![points.clone()], ..Amount::default() }),
            });
            item.groups.push(AwardGroup { tiers: tiers.collect(), sentence, ..AwardGroup::default() });
            return;
        }
        if quality > 1 && fits {
            let points = |at: usize| Amount {
                plain: amount.plain.get(at).cloned().into_iter().collect(),
                ..Amount::default()
            };
            // 优秀、良好、合格 stand in a record, and one of them holds; 好、一般 nobody but an assessor can say.
            let recorded = ["优秀", "良好", "合格", "基本合格", "不合格"];
            let names: Vec<String> = parts.iter().map(|part| bare(part)).collect();
            let chosen = names.iter().all(|name| recorded.contains(&name.as_str()));
            let tiers = names.iter().enumerate().map(|(at, name)| Award {
                tests: vec![if chosen {
                    Test::Chosen(String::new(), names.clone(), at)
                } else {
                    Test::Flag(name.clone())
                }],
                value: Merit::Points(points(at)),
            });
            item.groups.push(AwardGroup { tiers: tiers.collect(), sentence, ..AwardGroup::default() });
            return;
        }
        if parts.len() < 2 || !fits || numbers {
            item.unread = true;
            return;
        }
        for (at, part) in parts.into_iter().enumerate() {
            let points = amount.plain.get(at).or_else(|| amount.plain.first()).cloned();
            let value = Merit::Points(Amount { plain: points.into_iter().collect(), ..Amount::default() });
            item.groups.push(AwardGroup {
                tiers: vec![Award { tests: vec![Test::Flag(part)], value }],
                sentence,
                together: true,
                ..AwardGroup::default()
            });
        }
        return;
    }
    item.groups.push(AwardGroup { tiers: vec![Award { tests, value }], sentence, ..AwardGroup::default() });
}

/// What is graded, and its grades: only where the first of a list says so.
fn grades(parts: &[String]) -> Option<(String, Vec<String>)> {
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let (title, best) =
        ["等次为", "等级为", "档次为", "结果为", "评定为", "评为"].iter().find_map(|word| {
            first
                .split_once(word)
                .map(|(before, after)| (format!("{before}{}", word.trim_end_matches('为')), after))
        })?;
    let options: Vec<String> =
        std::iter::once(best).chain(rest.iter().map(String::as_str)).map(str::to_owned).collect();
    let is_grade = |option: &String| GRADES.contains(&option.as_str());
    options.iter().all(is_grade).then_some((title, options))
}

/// 前三名分别得10、8、6分: a tier for each place.
pub(super) fn ladder(name: &str, bounds: &[Bound], amount: &Amount) -> Option<Vec<Award>> {
    let count = Number::count(amount.plain.len());
    let fits = match bounds {
        [most] => most.unit == "名" && most.sign == Sign::Most && most.value == count,
        [low, high] => low.unit == "名" && low.value == Number::one() && high.value == count,
        _ => false,
    };
    fits.then(|| {
        let tiers = amount.plain.iter().enumerate().map(|(at, points)| {
            let bound = Bound {
                sign: Sign::Most,
                value: Number::count(at + 1),
                unit: "名".to_owned(),
                said: true,
                dash: false,
            };
            let value = Merit::Points(Amount { plain: vec![points.clone()], ..Amount::default() });
            Award { tests: vec![Test::Compare(name.to_owned(), vec![bound])], value }
        });
        tiers.collect()
    })
}

/// Whether the shorter name means the figure of the longer: 公办园占比, and then 占比. 大班额比例 is not 超大班额比例.
pub(in crate::clause) fn same_figure(full: &str, short: &str) -> bool {
    full == short
        || short.is_empty()
        || full.ends_with(short)
            && (GENERIC.contains(&short)
                || ["高于", "低于", "超过"].iter().any(|word| short.starts_with(word)))
        || GENERIC.contains(&short) && ["完成", "达到", "实现"].contains(&short)
}

/// Whether a tier goes on with what the group before has begun.
pub(super) fn continues(group: &AwardGroup, tests: &[Test], value: &Merit) -> bool {
    if matches!(value, Merit::Word(_)) {
        return group.tiers.iter().all(|tier| matches!(tier.value, Merit::Word(_)));
    }
    let Some(first) = group.tiers.first() else { return false };
    if let [Test::Met { of, .. }] = tests {
        return first.tests == *of
            || matches!(first.tests.as_slice(), [Test::Met { of: same, .. }] if same == of);
    }
    if let ([Test::Chosen(_, one, _)], [Test::Chosen(_, two, _)]) = (first.tests.as_slice(), tests) {
        return one == two;
    }
    if let ([Test::Beside(one, _, two)], [Test::Beside(same, _, other), Test::Beside(..)]) =
        (first.tests.as_slice(), tests)
    {
        return one == same && two == other;
    }
    let name = first.tests.iter().find_map(|test| match test {
        Test::Compare(name, _) => Some(name.as_str()),
        _ => None,
    });
    let compared = tests.iter().find_map(|test| match test {
        Test::Compare(name, _) => Some(name.as_str()),
        _ => None,
    });
    match (name, compared) {
        (Some(one), Some(two)) => same_figure(one, two),
        (None, None) => is_quality(&first.tests) && is_quality(tests),
        _ => false,
    }
}
