//! What is awarded, and what gives nothing.

use super::again::denied;
use super::listed::begins_list;
use super::nothing::{below_zero, exempt, follows, last_ways, nothing};
use super::rates::{by_own_rate, by_rate, in_part_below, in_proportion, is_formula, with_full_name};
use super::told::is_veto;
use super::*;

/// What a statement with an effect does.
pub(super) fn apply(
    item: &mut ClauseItem,
    marks: &Marks,
    one: &Statement,
    effect: &Consequence,
    case: Option<&Test>,
) {
    let deducts = matches!(
        effect,
        Consequence::Give(Direction::Deduct | Direction::Add, _)
            | Consequence::Cut(_)
            | Consequence::Range(Direction::Deduct | Direction::Add, ..)
            | Consequence::Judge(Direction::Deduct | Direction::Add)
    );
    let mut phrase = phrase::read(marks, one.place, deducts);
    if let Some(case) = case {
        phrase = Phrase { tests: vec![case.clone()], ..Phrase::default() };
    } else if denied(item, one.sentence, &phrase, effect) {
        phrase = Phrase { rest: true, ..Phrase::default() };
    }
    // 入学率达到100%。达到要求得2分: said of what was required.
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && SUMMING.contains(&text.as_str())
        && phrase.step.is_none()
        && item.groups.is_empty()
        && !item.required.is_empty()
    {
        phrase.tests.clear();
    }
    if !deducts {
        met::counted(item, &mut phrase);
    }
    if matches!(effect, Consequence::Weight(_)) {
        let place = phrase::trim(marks, one.place);
        phrase = Phrase { tests: vec![Test::Flag(marks.text(place.from, place.to))], ..Phrase::default() };
        item.unread |= (place.from..place.to).any(|at| marks.number(at).is_some());
    }
    if let Consequence::Give(_, Amount { per: Some(unit), .. }) = effect {
        let name = match phrase.tests.as_slice() {
            [Test::Flag(name)] if phrase.step.is_none() => Some(name.clone()),
            _ => None,
        };
        item.unread |= name.is_none();
        phrase.step = name.map(|name| StepPhrase {
            name,
            named: true,
            side: StepSide::Count,
            per: Number::one(),
            unit: unit.clone(),
            started: Started::Whole,
        });
        phrase.tests.clear();
    }
    if phrase.rest && !phrase.tests.is_empty() {
        if item.groups.is_empty() {
            item.required.append(&mut phrase.tests);
        } else {
            item.unread = true;
        }
    }
    if one.heading && begins_list(item, marks, one, (&phrase, effect)) {
        return;
    }
    let limits = matches!(
        effect,
        Consequence::AtMost(..) | Consequence::NoLimit(_) | Consequence::ToFull | Consequence::Rate(_)
    );
    item.unread |= !limits && phrase.tests.contains(&Test::Unread);
    // 本项不得分,并取消评优资格: a second effect of what was said before.
    let bare = |text: &str| LEADING.contains(&text) || ["另", "还", "也", "或", "或者"].contains(&text);
    item.unread |= phrase.tests.iter().any(|test| matches!(test, Test::Flag(text) if bare(text)));
    match effect {
        Consequence::Give(Direction::Get, amount) => {
            let groups = item.groups.len();
            let one_of = phrase::read(marks, one.place, true)
                .step
                .filter(|step| phrase.step.is_none() && step.side == StepSide::Count && step.named);
            award(item, one.sentence, phrase, Merit::Points(amount.clone()));
            if item.groups.len() == groups + 1
                && let Some(group) = item.groups.last_mut()
            {
                group.each = one_of;
            }
            first_words(item, groups, marks, one);
        }
        // 按(1-差异系数)×10得分.
        Consequence::Full if phrase.tests.iter().any(is_formula) => match phrase.tests.as_slice() {
            [Test::Flag(text)] if phrase.step.is_none() => {
                let value = Merit::Formula(text.clone());
                award(item, one.sentence, Phrase { rest: phrase.rest, ..Phrase::default() }, value);
            }
            // 不足95%的,按实际劝返率÷95%×5计算得分.
            [missed @ Test::Compare(..), Test::Flag(text)] if phrase.step.is_none() => {
                let group = item
                    .groups
                    .last_mut()
                    .filter(|group| group.rest.is_none() && misses(group, std::slice::from_ref(missed)));
                match group {
                    Some(group) => {
                        let text = with_full_name(group, text);
                        group.rest = Some(Merit::Formula(text));
                    }
                    None => item.unread = true,
                }
            }
            _ => item.unread = true,
        },
        _ if !limits && phrase.tests.iter().any(is_formula) => item.unread = true,
        Consequence::Full => {
            let groups = item.groups.len();
            award(item, one.sentence, phrase, Merit::Full);
            first_words(item, groups, marks, one);
        }
        Consequence::Cut(share) => {
            change(item, marks, one, phrase, Direction::Deduct, Merit::Part(share.clone()));
        }
        Consequence::Part(share) => award(item, one.sentence, phrase, Merit::Part(share.clone())),
        Consequence::Range(Direction::Get, low, high) => {
            award(item, one.sentence, phrase, Merit::Range(low.clone(), high.clone()));
        }
        Consequence::Judge(Direction::Get) => award(item, one.sentence, phrase, Merit::Judge),
        // 每低1个百分点扣0.5分,按比例扣分: a started step counts in proportion.
        Consequence::Share if phrase == Phrase::default() && in_proportion(item, one.sentence) => {}
        // 校舍达标率得2分,按比例计分.
        Consequence::Share if phrase == Phrase::default() && by_own_rate(item, one.sentence) => {}
        Consequence::Share if in_part_below(item, one.sentence, &phrase) => {}
        Consequence::Share => award(item, one.sentence, phrase, Merit::Share),
        Consequence::Rate(rate) => {
            let place = phrase::trim(marks, one.place);
            let text = marks.text(place.from, place.to);
            let names_points = text.ends_with("得分") && !text.contains([',', '，', '扣', '加']);
            by_rate(item, one.sentence, phrase, (rate, names_points));
        }
        // 不得分,并取消评优资格: what becomes of somebody beside the score.
        Consequence::Word(word)
            if word.starts_with("取消")
                && phrase == Phrase::default()
                && (item.points.is_some() || item.printed.is_some())
                && (item.zero_in == Some(one.sentence) || item.veto_in == Some(one.sentence)) => {}
        Consequence::Word(word) if is_veto(word) => {
            item.unread |= phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            item.vetoes.push((phrase.tests, word.clone()));
            item.veto_in = Some(one.sentence);
        }
        // 实行一票否决,本项不得分: what the veto does is said behind it.
        Consequence::Zero if phrase == Phrase::default() && item.veto_in == Some(one.sentence) => {
            if let Some((tests, word)) = item.vetoes.pop() {
                item.unread |= !word.contains("否决");
                item.zeros_first |= item.groups.is_empty();
                item.zeros.push(tests);
            }
            item.veto_in = None;
        }
        Consequence::Word(word) => award(item, one.sentence, phrase, Merit::Word(word.clone())),
        Consequence::Weight(weight) => award(item, one.sentence, phrase, Merit::Weight(weight.clone())),
        Consequence::Zero => {
            // 这3分不得: the points of the award before.
            if let Some(start) = marks.eat(one.place.to, "这") {
                let amount = item.groups.last().and_then(|group| group.tiers.first()).map(|tier| &tier.value);
                let same = matches!((amount, marks.number(start)), (Some(Merit::Points(amount)), Some(number)) if amount.plain.first() == Some(number));
                item.unread |= !same;
            }
            item.zero_in = Some(one.sentence);
            nothing(item, one.sentence, phrase);
        }
        // 否则不扣分 says nothing new of deductions, and something else of an award.
        Consequence::Nothing(way) if phrase.rest && phrase.step.is_none() => {
            let award = item.groups.last();
            let awarded =
                award.is_some_and(|group| group.sentence == one.sentence && group.changes.is_empty());
            item.unread |= awarded || !last_ways(item).contains(way);
        }
        // 超额完成的不加分, where nothing is added.
        Consequence::Nothing(Direction::Add)
            if matches!(phrase.tests.as_slice(), [Test::Flag(text)] if text.starts_with('超'))
                && phrase.step.is_none()
                && !item.changes.iter().any(|change| change.way == Direction::Add) => {}
        Consequence::Nothing(way) => {
            item.unread |= last_ways(item).iter().any(|other| other != way);
            exempt(item, &phrase);
        }
        Consequence::Contradiction => item.unread = true,
        Consequence::Give(way, amount) => {
            change(item, marks, one, phrase, *way, Merit::Points(amount.clone()));
        }
        Consequence::Range(way, low, high) => {
            change(item, marks, one, phrase, *way, Merit::Range(low.clone(), high.clone()));
        }
        Consequence::Judge(way) => change(item, marks, one, phrase, *way, Merit::Judge),
        Consequence::Down(points) => {
            let empty = phrase.rest || phrase.tests.is_empty() || follows(marks, one.place);
            match item.groups.last_mut().filter(|group| group.rest.is_none() && group.down.is_none()) {
                Some(group) if empty => group.down = Some(points.clone()),
                _ => item.unread = true,
            }
        }
        Consequence::ToZero
            if matches!(phrase.tests.as_slice(), [Test::Flag(_)]) && phrase.step.is_none() =>
        {
            // 情节严重的扣完为止.
            nothing(item, one.sentence, phrase);
        }
        Consequence::ToZero | Consequence::ToFull | Consequence::NoLimit(_) | Consequence::AtMost(..) => {
            // 得分=完成率×5分,最高5分.
            if phrase.step.is_none() && !phrase.tests.is_empty() && phrase.tests.iter().all(is_formula) {
                item.required.append(&mut phrase.tests);
                limit(item, one.sentence, effect);
                return;
            }
            let place = phrase::trim(marks, one.place);
            let subject = SUBJECTS.contains(&marks.text(place.from, place.to).as_str());
            item.unread |= !subject && (!phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest);
            let said = marks.text(place.from, place.to);
            let way = said.contains('扣').then_some(Direction::Deduct);
            let way = way.or_else(|| said.contains(['加', '奖']).then_some(Direction::Add));
            match (effect, way) {
                (Consequence::AtMost(Direction::Get, most, _), Some(way)) if subject => {
                    limit(item, one.sentence, &Consequence::AtMost(way, most.clone(), true));
                }
                _ => limit(item, one.sentence, effect),
            }
        }
        Consequence::Base(amount) => {
            item.unread |= phrase.step.is_some() || phrase.rest || !phrase.tests.is_empty();
            item.base = true;
            item.groups.push(AwardGroup {
                tiers: vec![Award { tests: Vec::new(), value: Merit::Points(amount.clone()) }],
                sentence: one.sentence,
                ..AwardGroup::default()
            });
        }
        Consequence::Worth(_) => item.unread = true,
    }
}

/// Keeps the words of an award that has begun a group.
fn first_words(item: &mut ClauseItem, groups: usize, marks: &Marks, one: &Statement) {
    if item.groups.len() == groups + 1
        && let Some(group) = item.groups.last_mut()
    {
        let place = phrase::trim(marks, one.place);
        group.said = marks.text(place.from, place.to);
    }
}

pub(super) fn award(item: &mut ClauseItem, sentence: usize, phrase: Phrase, value: Merit) {
    let mut phrase = phrase;
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
        && let Some([Test::Compare(_, first)]) = group.tiers.first().map(|tier| tier.tests.as_slice())
        && first[0].unit == bounds[0].unit
    {
        phrase.tests = vec![Test::Compare(String::new(), bounds)];
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
            Some(group) if group.rest.is_none() => group.rest = Some(value),
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
