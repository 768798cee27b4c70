//! A statement without an effect: a note, a requirement, one of a list, how a rest is reckoned.

use super::listed::ListEffect;
use super::rates::with_full_name;
use super::*;

/// What the awards have said already: 缺一项扣相应分.
const SAID_ALREADY: &[&str] =
    &["扣相应分", "扣除相应分", "扣减相应分", "缺哪项扣哪项", "哪项缺扣哪项", "扣哪项的分"];

/// Notes that change no score, or only where a score is looked up.
const HARMLESS: &[&str] =
    &["为准", "查阅", "查看", "实地", "资料", "依据", "统计年报", "提供佐证", "现场", "随机抽"];

/// The formula of a statement that is one: 得分=….
fn reckoned(marks: &Marks, place: Stretch) -> Option<String> {
    let text = marks.text(place.from, place.to);
    let signs = ['×', '÷', '/', '*', '+', '-'];
    (text.starts_with("得分=") && text.contains(signs)).then_some(text)
}

/// A statement without an effect.
pub(super) fn plain(item: &mut ClauseItem, marks: &Marks, one: &Statement, at_end: bool) {
    let phrase = phrase::read(marks, one.place, false);
    let place = phrase::trim(marks, one.place);
    // 同一人就高不重复计分: which of them are counted, not what they come to.
    if says_highest(marks, one.place)
        && is_of_the_same(marks, place.from)
        && item.changes.iter().all(|change| change.step.is_some() && !change.once)
    {
        item.said.push(marks.text(place.from, place.to));
        return;
    }
    if says_highest(marks, one.place) {
        item.highest = true;
        return;
    }
    if note(item, marks, one)
        || is_told_anyway(marks, one.place)
        || weights_alone(item) && says_weighted(item, marks, one.place)
    {
        return;
    }
    // 未完成的,得分=完成率×10.
    if let Some(at) = (one.place.from..one.place.to).find(|at| marks.eat(*at, "得分=").is_some()) {
        let before = phrase::read(marks, Stretch { from: one.place.from, to: at }, false);
        let rest = before.rest && before.tests.is_empty() && before.step.is_none();
        // 未达到100%的,得分=….
        let missed =
            before.step.is_none() && item.groups.last().is_some_and(|group| misses(group, &before.tests));
        let rest = rest || missed;
        if let Some(group) = item.groups.last_mut().filter(|group| rest && group.rest.is_none()) {
            let formula = marks.text(at, one.place.to);
            group.rest = Some(Merit::Formula(with_full_name(group, &formula)));
            return;
        }
        // 未完成的按比例得分。得分=完成数/目标数×分值: how that goes.
        let is_alone = before.tests.is_empty() && before.step.is_none() && !before.rest;
        if let Some(group) =
            item.groups.last_mut().filter(|group| is_alone && group.rest == Some(Merit::Share))
        {
            group.rest = Some(Merit::Formula(marks.text(at, one.place.to)));
            return;
        }
    }
    // 得分=完成数÷任务数×15。每处扣1分: what is taken from is reckoned.
    if let Some(formula) =
        reckoned(marks, place).filter(|_| !at_end && item.groups.is_empty() && item.changes.is_empty())
    {
        award(item, one.sentence, Phrase::default(), Merit::Formula(formula));
        return;
    }
    if phrase.step.is_some() || phrase.rest {
        item.unread = true;
        return;
    }
    if let Some((way, amount)) = item.listed.clone() {
        item.unread |= phrase.tests.len() != 1;
        if way == Direction::Get {
            new_group(item, one.sentence, phrase.tests, Merit::Points(amount));
            return;
        }
        item.changes.push(Adjustment {
            tests: phrase.tests,
            step: None,
            unmet: false,
            way,
            value: Merit::Points(amount),
            cap: None,
            unless: Vec::new(),
            once: false,
            among: None,
            of: Vec::new(),
        });
        return;
    }
    if let Some(any) = item.any {
        let test = match phrase.tests.as_slice() {
            [test] => test.clone(),
            _ => phrase::as_flag(marks, one.place),
        };
        let tests = match any {
            ListEffect::Veto => item.vetoes.last_mut().map(|(tests, _)| tests),
            ListEffect::Zero => item.zeros.last_mut(),
            ListEffect::Change => item.changes.last_mut().map(|change| &mut change.tests),
        };
        if let Some(Test::Any(all)) = tests.and_then(|tests| tests.first_mut()) {
            all.push(test);
        }
        return;
    }
    let has_groups = !item.groups.is_empty() || !item.changes.is_empty() || !item.vetoes.is_empty();
    if at_end && has_groups {
        // What follows all effects changes one, unless it is plainly none of that.
        let has = |words| marks.has_any(one.place.from, one.place.to, words);
        item.unread |= !(has(HARMLESS) && !has(LOUD) || has(SAID_ALREADY));
        return;
    }
    let place = phrase::trim(marks, one.place);
    item.said.push(marks.text(place.from, place.to));
    item.required.extend(phrase.tests);
}
