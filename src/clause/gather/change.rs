//! What is added or deducted, and how much at most.

use super::*;

/// Prizes of a level, of which the first alone is named with it.
const PRIZES: [&str; 6] = ["一等奖", "二等奖", "三等奖", "特等奖", "优秀奖", "优胜奖"];

pub(super) fn change(
    item: &mut ClauseItem,
    marks: &Marks,
    one: &Statement,
    phrase: Phrase,
    way: Direction,
    value: Merit,
) {
    let mut phrase = phrase;
    // 甲率、乙率每低1个百分点各扣2分: each by its own figure.
    if let (Some(step), Merit::Points(amount)) = (&phrase.step, &value)
        && step.named
        && step.side != StepSide::Count
        && amount.plain.len() == 1
        && !amount.respectively
        && let Some((of, how)) = step.name.split_once('每')
        && let rates = list(of)
        && rates.len() > 1
        && rates.iter().all(|rate| phrase::is_measured(rate))
    {
        let value = Merit::Points(Amount { each: false, ..amount.clone() });
        for rate in rates {
            let step = StepPhrase { name: format!("{rate}每{how}"), ..step.clone() };
            let phrase = Phrase { step: Some(step), ..phrase.clone() };
            change(item, marks, one, phrase, way, value.clone());
        }
        return;
    }
    // 本项不得分,并在总分中扣5分: goes beyond an item that has points of its own.
    item.unread |= marks.has_any(one.place.from, one.place.to, &["在总分", "从总分", "总成绩"])
        && (item.points.is_some() || item.printed.is_some());
    // 每发生1例扣1分,其中严重的每例扣3分: on top of it, or instead?
    let measured = phrase.step.as_ref().is_some_and(|step| step.side != StepSide::Count);
    let among = !item.last.is_empty() && !measured && marks.has(one.place.from, one.place.to, "其中");
    // Of which counts it would be instead, is plain only where both are counted by the same.
    let is_counted_alike = phrase.tests.is_empty()
        && match (&phrase.step, nothing::last_step(item)) {
            (Some(one), Some(two)) => {
                one.side == StepSide::Count && two.side == StepSide::Count && one.per == two.per
            }
            _ => false,
        };
    let before = item.last.last().and_then(|(group, _, at)| {
        let change = match group {
            Some(group) => &item.groups[*group].changes[*at],
            None => &item.changes[*at],
        };
        match &change.value {
            Merit::Points(amount) => amount.plain.first().cloned(),
            _ => None,
        }
    });
    item.unread |= among && !(is_counted_alike && before.is_some());
    if let Some(step) = phrase.step.as_mut().filter(|_| among) {
        step.name = step.name.trim_start_matches("其中").trim_start_matches([':', ',', '，']).to_owned();
    }
    // 未开展扣2分, and nothing before it: asked as it is written.
    if phrase.rest && phrase.step.is_none() && item.groups.is_empty() && item.required.is_empty() {
        let place = phrase::trim(marks, one.place);
        let text = marks.text(place.from, place.to);
        if text.chars().count() > 2 && DENIALS.iter().any(|word| text.starts_with(word)) {
            phrase = Phrase { tests: vec![Test::Flag(text)], ..Phrase::default() };
        }
    }
    // 其余酌情减分.
    if phrase.rest
        && matches!(value, Merit::Judge)
        && item.groups.last().is_some_and(|group| group.rest.is_none())
    {
        award(item, one.sentence, phrase, value);
        return;
    }
    // 都是每低1%扣0.1分 is said of all groups before, and so is 每低1%各扣0.1分.
    let of_each = matches!(&value, Merit::Points(amount) if amount.each)
        && item.groups.len() > 1
        && item.groups.iter().all(|group| group.sentence == one.sentence && group.changes.is_empty())
        && phrase.step.as_ref().is_some_and(|step| !step.named && step.side != StepSide::Count);
    if of_each
        || phrase.step.is_some()
            && phrase.tests.is_empty()
            && marks.has_any(
                one.place.from,
                one.place.to,
                &["都是", "均为", "以上各项", "均按", "都按", "上述"],
            )
    {
        item.shared_changes = true;
        if let Some(step) = phrase.step.as_mut() {
            step.named = false;
        }
        item.changes.push(Adjustment {
            tests: Vec::new(),
            step: phrase.step,
            unmet: false,
            way,
            value,
            cap: None,
            unless: Vec::new(),
            once: false,
            among: None,
            of: Vec::new(),
        });
        return;
    }
    let amounts = match &value {
        Merit::Points(amount) if amount.respectively => amount.plain.clone(),
        _ => Vec::new(),
    };
    // 每承办一次国家级会议加2分,省级加1分: for each as well.
    if let (None, [Test::Flag(text)]) = (&phrase.step, phrase.tests.as_slice())
        && let Some((of, sentence, at)) = item.last.last().copied()
        && sentence == one.sentence
        && (text.chars().count() <= 6
            || LEVELS.iter().any(|level| text.starts_with(level)) && text.chars().count() <= 14)
        && !HAPPENS.iter().any(|word| text.starts_with(word))
    {
        let before = match of {
            Some(group) => item.groups[group].changes[at].step.clone(),
            None => item.changes[at].step.clone(),
        };
        if let Some(step) = before.filter(|step| {
            // The same kind of thing: 一般事故, 较大事故.
            let tail: String = text.chars().skip(text.chars().count().saturating_sub(2)).collect();
            let kind = text.chars().count() > 2 && step.name.ends_with(&tail);
            // 每创建1所省级示范园,市级示范园: the same thing of another level.
            let is_long = text.chars().count() > 6;
            let of_level = LEVELS.iter().any(|level| text.contains(level));
            step.side == StepSide::Count && (kind && (!is_long || of_level) || of_level && !is_long)
        }) {
            let of = step.name.trim_end_matches(')').rsplit('(').next().unwrap_or_default();
            // 每承办一次省级会议, after 每承办一次国家级会议.
            let level =
                LEVELS.iter().filter(|_| LEVELS.contains(&text.as_str())).find(|level| of.contains(**level));
            // 市级示范园, after 每创建1所省级示范园.
            let of_noun = LEVELS.iter().find_map(|own| {
                let noun = text.strip_prefix(own).filter(|noun| !noun.is_empty())?;
                let level = LEVELS.iter().find(|level| of.contains(&format!("{level}{noun}")))?;
                Some(of.replacen(level, own, 1))
            });
            phrase.step = Some(StepPhrase {
                name: match (level, of_noun) {
                    (Some(level), _) => of.replacen(level, text, 1),
                    (None, Some(name)) => name,
                    (None, None) => format!("{text}({of})"),
                },
                named: true,
                ..step
            });
            phrase.tests.clear();
        }
    }
    // 每有1所学校未设心理辅导室扣0.3分,未配备教师扣0.3分: for each such school as well.
    if let (None, [Test::Flag(text)], Direction::Deduct) = (&phrase.step, phrase.tests.as_slice(), way)
        && let Some((_, sentence, _)) = item.last.last()
        && *sentence == one.sentence
        && let Some(step) = nothing::last_step(item)
        && let Some(name) = alike::governed(step, text)
    {
        phrase.step = Some(StepPhrase { name, named: true, ..step.clone() });
        phrase.tests.clear();
    }
    // 省级一等奖每项加1分,二等奖每项加0.5分: of the same level.
    if let Some(step) = phrase.step.as_mut().filter(|step| {
        step.side == StepSide::Count && PRIZES.iter().any(|prize| step.name.starts_with(prize))
    }) && let Some((None, sentence, at)) = item.last.last().copied()
        && sentence == one.sentence
        && let Some(before) = item.changes[at].step.as_ref()
        && let Some(level) = LEVELS.iter().chain(SCOPES).find(|level| {
            before
                .name
                .strip_prefix(**level)
                .is_some_and(|rest| PRIZES.iter().any(|prize| rest.starts_with(prize)))
        })
    {
        step.name.insert_str(0, level);
    }
    // Two amounts for one thing: which of them counts was not read.
    item.unread |= phrase.step.as_ref().is_some_and(|step| {
        let is_again = |change: &Adjustment| {
            change.way == way
                && change.tests == phrase.tests
                && change.value != value
                && change.step.as_ref().is_some_and(|other| other == step)
        };
        step.named && step.side == StepSide::Count && item.changes.iter().any(is_again)
    });
    // 发生事故扣2分, 获表彰加3分: by how often.
    let mut once = item.last.last().is_some_and(|(of, sentence, at)| {
        let before = match of {
            Some(group) => &item.groups[*group].changes[*at],
            None => &item.changes[*at],
        };
        *sentence == one.sentence && before.once && phrase.step.is_some()
    });
    let full = item.points.as_ref().and_then(|points| points.plain.first());
    let all_at_once = matches!((&value, full), (Merit::Points(amount), Some(full)) if way == Direction::Deduct && amount.plain.first() >= Some(full));
    if let (None, [Test::Flag(text)], false) = (&phrase.step, phrase.tests.as_slice(), all_at_once)
        && matches!(&value, Merit::Points(amount) if !amount.respectively && !amount.each)
        && HAPPENS.iter().any(|word| text.starts_with(word) || text.contains(&format!("内{word}")))
    {
        item.by_times = true;
        once = true;
        phrase.step = Some(StepPhrase {
            name: text.clone(),
            named: true,
            side: StepSide::Count,
            per: Number::one(),
            unit: "次".to_owned(),
            started: Started::Whole,
        });
        phrase.tests.clear();
    }
    // 达到85%得5分;未达到85%的,每低1个百分点扣1分: from the target named before.
    let mut back = false;
    if phrase.step.is_some() && item.groups.last().is_some_and(|group| misses(group, &phrase.tests)) {
        phrase.tests.clear();
        back = true;
    }
    // 达3万元的计3分,未达到3万元的扣3分, in another sentence: from what, if nothing is given?
    item.is_taken_beside |= way == Direction::Deduct
        && phrase.step.is_none()
        && item.groups.iter().any(|group| group.sentence != one.sentence && misses(group, &phrase.tests));
    let unmet = phrase.rest;
    let answered = if unmet { item.required.len() } else { item.answered };
    let own = !phrase.tests.is_empty() || phrase.step.as_ref().is_some_and(|step| step.named);
    let mut all = vec![Adjustment {
        tests: phrase.tests,
        step: phrase.step,
        unmet,
        way,
        value,
        cap: None,
        unless: Vec::new(),
        once: once && amounts.is_empty(),
        among: before.filter(|_| among),
        of: if unmet { item.required.get(item.answered..).unwrap_or_default().to_vec() } else { Vec::new() },
    }];
    item.answered = answered;
    if let (true, [Test::Compare(name, bounds)], None) =
        (amounts.len() > 1, all[0].tests.as_slice(), &all[0].step)
        && let Merit::Points(amount) = &all[0].value
        && way == Direction::Add
        && let Some(tiers) = ladder(name, bounds, amount)
    {
        item.groups.push(AwardGroup { tiers, sentence: one.sentence, ..AwardGroup::default() });
        return;
    }
    if amounts.len() > 1 {
        match respectively(&all[0], &amounts) {
            Some(parts) => all = parts,
            None => item.unread = true,
        }
    } else if let Merit::Points(amount) = &all[0].value
        && amount.each
    {
        let parts = match all[0].tests.as_slice() {
            [Test::Flag(text)] if all[0].step.is_none() => list(text),
            _ => Vec::new(),
        };
        if parts.len() > 1 {
            let base = all[0].clone();
            all = parts
                .into_iter()
                .map(|part| Adjustment { tests: vec![Test::Flag(part)], ..base.clone() })
                .collect();
        } else if all[0].step.is_none() {
            item.unread = true;
        }
    }
    if let [change] = all.as_slice()
        && item.goes_to_each(change)
        && let Merit::Points(amount) = &change.value
    {
        let value = Merit::Points(Amount { each: false, ..amount.clone() });
        let change = Adjustment { value, ..change.clone() };
        for group in &mut item.groups {
            group.changes.push(change.clone());
        }
        item.last.push((Some(item.groups.len() - 1), one.sentence, 0));
        return;
    }
    // Of several awards in one sentence a step that names nothing belongs to one it can be measured by.
    let beside = item.groups.iter().filter(|group| group.sentence == one.sentence).count();
    if let (true, Some(step)) =
        (beside > 1 && !back, all.first().and_then(|change| change.step.as_ref().filter(|step| !step.named)))
    {
        let measured = item.groups.last().and_then(|group| group.tiers.first()).is_some_and(|tier| {
            tier.tests.iter().any(|test| matches!(test, Test::Compare(_, bounds) if bounds[0].unit == step.unit || step.unit.contains("百分点") || step.unit == "%"))
        });
        item.loose |= !measured;
    }
    let groups = item.groups.len();
    let count = all.len();
    let at = match item.groups.last_mut() {
        Some(group) if group.sentence == one.sentence || back || (groups == 1 && !own) => {
            group.changes.extend(all);
            (Some(groups - 1), group.changes.len())
        }
        _ => {
            // 健全体系得1分;有档案得1分。缺1项扣1分: of any of them, which may only say again what each is worth.
            let of_any = all.iter().all(|change| change.step.as_ref().is_some_and(counts_parts));
            item.unread |= !own && !unmet && groups > 1 && !of_any;
            item.loose |= of_any && !own && groups > 1;
            item.changes.extend(all);
            (None, item.changes.len())
        }
    };
    item.last.extend((at.1 - count..at.1).map(|place| (at.0, one.sentence, place)));
}

/// 缺1项, 每少一项: how many of the parts before lack.
fn counts_parts(step: &StepPhrase) -> bool {
    step.unit == "项"
        && step.name.chars().count() <= 6
        && ["缺", "少", "未", "不"].iter().any(|word| step.name.contains(word))
}

/// 受省、市书面通报表扬分别奖10分、5分: each by how often.
pub(super) fn respectively(change: &Adjustment, amounts: &[Number]) -> Option<Vec<Adjustment>> {
    let (text, step) = match (&change.step, change.tests.as_slice()) {
        (Some(step), []) => (step.name.clone(), Some(step)),
        (None, [Test::Flag(text)]) => (text.clone(), None),
        _ => return None,
    };
    let named = spread(&text, SCOPES);
    let of_list = |part: String| format!("{text}({part})");
    // 没有档案或档案不全的,分别扣2分、1分: each as it is written, where it is no list of bodies.
    let either: Vec<String> = text.split('或').map(str::to_owned).collect();
    let listed = if either.len() == amounts.len() { either } else { list(&text) };
    let denied = |part: &String| {
        DENIALS.iter().any(|word| part.starts_with(word))
            || ["不全", "不规范", "不健全", "不完整", "不到位", "不及时"]
                .iter()
                .any(|word| part.ends_with(word))
    };
    if step.is_none()
        && change.way == Direction::Deduct
        && listed.len() == amounts.len()
        && listed.iter().all(denied)
    {
        let made = listed.into_iter().zip(amounts).map(|(part, amount)| Adjustment {
            tests: vec![Test::Flag(part)],
            value: Merit::Points(Amount { plain: vec![amount.clone()], ..Amount::default() }),
            ..change.clone()
        });
        return Some(made.collect());
    }
    // 因调处不及时,发生治安案件、刑事案件的,每件分别扣2分、3分: the list stands behind.
    let behind = text.rsplit_once([',', '，']).map(|(_, behind)| list(behind)).unwrap_or_default();
    let parts = if named.len() == amounts.len() {
        named
    } else if list(&text).len() != amounts.len() && behind.len() == amounts.len() {
        behind
    } else {
        list(&text).into_iter().map(of_list).collect()
    };
    if parts.len() != amounts.len() {
        return None;
    }
    let made = parts.into_iter().zip(amounts).map(|(part, amount)| {
        let step = StepPhrase {
            name: part,
            named: true,
            side: StepSide::Count,
            per: step.map_or_else(Number::one, |step| step.per.clone()),
            unit: step.map_or_else(|| "次".to_owned(), |step| step.unit.clone()),
            started: Started::Whole,
        };
        Adjustment {
            tests: Vec::new(),
            step: Some(step),
            value: Merit::Points(Amount { plain: vec![amount.clone()], ..Amount::default() }),
            ..change.clone()
        }
    });
    Some(made.collect())
}
