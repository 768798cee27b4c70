//! One award: where it goes on with what was awarded before, and where it begins anew.

use super::change::respectively;
use super::nothing::below_zero;
use super::*;

pub(super) fn award(item: &mut ClauseItem, sentence: usize, phrase: Phrase, value: Merit) {
    let mut phrase = phrase;
    if let Some(Test::Compare(name, _)) = phrase.tests.first_mut()
        && name.is_empty()
        && item.groups.is_empty()
        && ["率", "比例", "占比", "比重", "系数"].iter().any(|word| item.topic.ends_with(word))
    {
        name.clone_from(&item.topic);
    }
    // 学前三年毛入园率≥95%得5分;90%≤毛入园率＜95%得4分: the same figure, by its last words.
    let full = item.groups.last().and_then(|group| match group.tiers.first()?.tests.as_slice() {
        [Test::Compare(full, _)] => Some(full.clone()),
        _ => None,
    });
    if let (Some(full), [Test::Compare(name, bounds)]) = (full, phrase.tests.as_mut_slice())
        && bounds.len() == 2
        && name.chars().count() > 2
        && full.ends_with(name.as_str())
        && phrase::is_measured(name)
    {
        *name = full;
    }
    // 按照整改完成率计分,整改完成率为100%的得4分: the cases say how.
    if let [Test::Compare(name, _)] = phrase.tests.as_slice()
        && let Some([Award { tests, value: Merit::Rate(rate, None) }]) = item
            .groups
            .last()
            .filter(|group| group.sentence == sentence && group.changes.is_empty())
            .map(|group| group.tiers.as_slice())
        && tests.is_empty()
        && (name.ends_with(rate.as_str()) || rate.ends_with(name.as_str()))
    {
        item.groups.pop();
    }
    // 80%以上为合格, 以下不合格.
    if matches!(value, Merit::Word(_))
        && phrase.tests.is_empty()
        && item.required.is_empty()
        && !item.groups.is_empty()
    {
        phrase.rest = true;
    }
    // 未足额拨付的按比例扣分.
    if matches!(value, Merit::Share | Merit::Judge)
        && let [Test::Flag(text)] = phrase.tests.as_slice()
        && ["未", "没", "不", "达不到"].iter().any(|word| text.starts_with(word))
        && [
            "足额", "完成", "达", "全部", "按", "落实", "到位", "实现", "做完", "满", "及时", "配", "建",
            "拨",
        ]
        .iter()
        .any(|word| text.contains(word))
        && text.chars().count() <= 10
        && item.groups.last().is_some_and(|group| group.sentence == sentence && group.rest.is_none())
    {
        phrase.rest = true;
        phrase.tests.clear();
    }
    below_zero(item, &mut phrase);
    // 2次及以上得2分,1次得1分.
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && let Some(bounds) = phrase::exactly(text)
        && let Some(group) = item.groups.last()
        && let Some([before @ .., Test::Compare(_, first)]) =
            group.tiers.first().map(|tier| tier.tests.as_slice())
        && first[0].unit == bounds[0].unit
        && before.iter().all(|test| matches!(test, Test::Flag(_)))
    {
        // 建立制度,召开会议4次得3分,3次得2分: what stands before the count holds for each.
        phrase.tests = before.iter().cloned().chain([Test::Compare(String::new(), bounds)]).collect();
    }
    // 教师培训按实际完成率得3分: in proportion to it, and no state.
    if let ([Test::Flag(text)], Merit::Points(amount)) = (phrase.tests.as_slice(), &value)
        && let Some(rate) = rates::rate_in(text)
    {
        item.unread |= phrase.step.is_some() || amount.plain.len() != 1 || amount.each;
        let value = Merit::Rate(rate, amount.plain.first().cloned());
        new_group(item, sentence, Vec::new(), value);
        return;
    }
    // 召开会议4次得2分: so many at least.
    if let ([Test::Flag(text)], Merit::Points(_)) = (phrase.tests.as_slice(), &value)
        && let Some((name, bound)) = phrase::counted_at_end(text)
    {
        phrase.tests = vec![Test::Compare(name, vec![bound])];
    }
    if matches!(value, Merit::Share | Merit::Judge | Merit::Part(_))
        && item.groups.last().is_some_and(|group| misses(group, &phrase.tests))
    {
        phrase = Phrase { rest: true, ..Phrase::default() };
    }
    if phrase.rest {
        match item.groups.last_mut() {
            Some(group) if group.rest.is_none() => {
                group.rest = Some(value);
                group.rest_apart = group.sentence != sentence;
            }
            _ if matches!(value, Merit::Share | Merit::Judge) && !item.required.is_empty() => {
                let tests = std::mem::take(&mut item.required);
                item.groups.push(AwardGroup {
                    tiers: vec![Award { tests, value: Merit::Full }],
                    rest: Some(value),
                    sentence,
                    ..AwardGroup::default()
                });
            }
            _ => item.unread = true,
        }
        return;
    }
    // ①设立机构;②配备人员。每项1分: each of what was named is worth so much.
    let of_each = phrase.step.as_ref().is_some_and(|step| {
        step.side == StepSide::Count
            && !step.named
            && step.per == Number::one()
            && ["项", "条", "款"].contains(&step.unit.as_str())
    });
    if of_each
        && phrase.tests.is_empty()
        && item.groups.is_empty()
        && item.required.len() > 1
        && let Merit::Points(amount) = &value
        && amount.plain.len() == 1
    {
        for test in std::mem::take(&mut item.required) {
            item.unread |= !matches!(test, Test::Flag(_) | Test::Compare(..));
            let value = Merit::Points(Amount { each: false, respectively: false, ..amount.clone() });
            item.groups.push(AwardGroup {
                tiers: vec![Award { tests: vec![test], value }],
                sentence,
                ..AwardGroup::default()
            });
        }
        return;
    }
    // 每创建1所省级示范园得1分,市级示范园得0.5分: for each as well.
    if let (None, [Test::Flag(text)], Merit::Points(amount)) = (&phrase.step, phrase.tests.as_slice(), &value)
        && !amount.each
        && !amount.respectively
        && let Some(group) =
            item.groups.last().filter(|group| group.tiers.is_empty() && group.sentence == sentence)
        && let Some(step) = group.changes.last().and_then(|change| change.step.as_ref())
        && step.side == StepSide::Count
        && LEVELS.iter().any(|level| text.starts_with(level))
        && {
            let tail: String = text.chars().skip(text.chars().count().saturating_sub(3)).collect();
            tail.chars().count() == 3 && step.name.ends_with(&tail)
        }
    {
        phrase.step = Some(StepPhrase { name: text.clone(), named: true, ..step.clone() });
        phrase.tests.clear();
    }
    // 每有1项经验在全省推广得1分,全市推广得0.5分: the same in another place.
    if let (None, [Test::Flag(text)], Merit::Points(amount)) = (&phrase.step, phrase.tests.as_slice(), &value)
        && !amount.each
        && !amount.respectively
        && let Some(group) =
            item.groups.last().filter(|group| group.tiers.is_empty() && group.sentence == sentence)
        && let Some(step) = group.changes.last().and_then(|change| change.step.as_ref())
        && step.side == StepSide::Count
        && let Some(name) = alike::elsewhere(&step.name, text)
    {
        phrase.step = Some(StepPhrase { name, named: true, ..step.clone() });
        phrase.tests.clear();
    }
    if let Some(step) = phrase.step {
        // 每完成1项得1分.
        let amounts = match &value {
            Merit::Points(amount) if amount.respectively => amount.plain.clone(),
            _ => Vec::new(),
        };
        let change = Adjustment {
            tests: phrase.tests,
            step: Some(step),
            unmet: false,
            way: Direction::Add,
            value,
            cap: None,
            unless: Vec::new(),
            once: false,
            among: None,
            of: Vec::new(),
        };
        // 被国家级、省级推广的,每项分别得3分、2分.
        let changes = if amounts.len() > 1 { respectively(&change, &amounts) } else { Some(vec![change]) };
        item.unread |= changes.is_none();
        let changes = changes.unwrap_or_default();
        item.groups.push(AwardGroup { changes, sentence, ..AwardGroup::default() });
        return;
    }
    let mut tests = phrase.tests;
    if tests.is_empty() {
        tests = std::mem::take(&mut item.required);
    }
    if let Some(group) =
        item.groups.last_mut().filter(|group| group.rest.is_none() && continues(group, &tests, &value))
    {
        group.tiers.push(Award { tests, value });
        return;
    }
    new_group(item, sentence, tests, value);
}
