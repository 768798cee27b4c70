//! Limits: of what they are, and what they come to.

use super::*;

impl ClauseItem {
    /// 每缺1人扣0.1分,扣完2分为止, and no points printed: what can be taken is what there is.
    pub(super) fn all_that_is_taken(&self, marks: &Marks) -> Option<Amount> {
        let takes = self.changes.iter().all(|change| change.way == Direction::Deduct);
        if !self.groups.is_empty() || self.changes.is_empty() || !takes {
            return None;
        }
        let told = (0..marks.len()).filter_map(|at| {
            let start = marks.eat_any(at, &["扣完", "扣满"])?;
            marks.eat(start + 1, "分为止").and_then(|_| marks.number(start)).cloned()
        });
        told.reduce(|one, two| &one + &two).map(|all| Amount { plain: vec![all], ..Amount::default() })
    }

    /// 未制定方案扣1分,整改不到位每项扣0.3分(最多扣1.5分),未上报扣0.5分: whether a limit is of what stands before it alone.
    pub(super) fn is_own(&self, marks: &Marks, one: &Statement, effect: &Consequence) -> bool {
        let last = self.last.last().and_then(|(group, _, at)| match group {
            Some(group) => self.groups.get(*group)?.changes.get(*at),
            None => self.changes.get(*at),
        });
        matches!(effect, Consequence::AtMost(Direction::Deduct, ..))
            && last.is_some_and(|change| change.step.is_some())
            && (self.goes_on || marks.letter(one.place.from) == Some('('))
    }
}

/// A limit belongs to what was said last; `own` where it is of nothing else.
pub(super) fn limit(item: &mut ClauseItem, sentence: usize, effect: &Consequence, own: bool) {
    let mut last = std::mem::take(&mut item.last);
    if own {
        last.drain(..last.len().saturating_sub(1));
    }
    let groups = item.groups.len();
    let is_alone = item.groups.iter().filter(|group| group.sentence == sentence).count() < 2;
    let group = item.groups.last_mut().filter(|group| group.sentence == sentence);
    match effect {
        Consequence::ToZero => item.to_zero = true,
        Consequence::AtLeast(least) => {
            item.unread |= item.least.is_some();
            // Where it ends is said.
            item.to_zero = true;
            item.least = Some(least.clone());
        }
        Consequence::ToFull => item.to_full = true,
        Consequence::NoLimit(way) => {
            let deducts = item
                .changes
                .iter()
                .chain(group.iter().flat_map(|group| &group.changes))
                .all(|change| change.way == Direction::Deduct);
            // 加分不封顶 where points are only taken.
            item.unread |= way.is_some_and(|way| (way == Direction::Deduct) != deducts);
            item.no_floor |= deducts;
            item.no_cap |= !deducts;
        }
        Consequence::AtMost(Direction::Get, most, together) => match group {
            // 一等奖每人次计2分,二等奖每人次计1分,封顶10分: of all that stand in the sentence.
            Some(group) if !group.changes.is_empty() && group.tiers.is_empty() && is_alone => {
                group.cap = Some(most.clone());
            }
            // 每次加1分,最多不超过3分, beside other sentences: of what stands in this one, unless it is all the item is worth.
            _ => {
                let full = item.points.as_ref().and_then(|points| points.plain.first());
                let is_all = full.or(item.printed.as_ref()) == Some(most);
                let here: Vec<usize> = last
                    .iter()
                    .filter(|(of, at, _)| of.is_none() && *at == sentence)
                    .map(|(.., at)| *at)
                    .collect();
                match here.as_slice() {
                    [at] if !is_all
                        && !together
                        && item.changes[*at].way == Direction::Add
                        && item.changes[*at].step.is_some() =>
                    {
                        item.changes[*at].cap = Some(most.clone());
                    }
                    _ => item.cap = Some(most.clone()),
                }
            }
        },
        // 国家级加3分/次,省级2分/次,最多加5分: of all that is counted there.
        Consequence::AtMost(Direction::Add, most, _)
            if group.as_ref().is_some_and(|group| group.tiers.is_empty() && !group.changes.is_empty())
                && item.changes.iter().any(|change| change.way == Direction::Add) =>
        {
            item.unread |= item.cap.is_some();
            item.cap = Some(most.clone());
        }
        Consequence::AtMost(way, most, together) => {
            // 加分项累计不超过5分: before all additions.
            if item.changes.is_empty() && groups == 0 && *way == Direction::Add {
                item.cap = Some(most.clone());
                return;
            }
            if item.changes.is_empty() && groups == 0 && last.is_empty() {
                item.early = Some(most.clone());
                return;
            }
            // A group of steps alone, 每完成1项加1分, has its own.
            if let Some(group) = group.filter(|group| group.tiers.is_empty() && last.is_empty()) {
                item.unread |= group.changes.iter().any(|change| change.way != *way);
                group.cap = Some(most.clone());
                return;
            }
            let of_way = |(group, _, at): &(Option<usize>, usize, usize)| match group {
                Some(group) => item.groups[*group].changes[*at].way == *way,
                None => item.changes[*at].way == *way,
            };
            let last: Vec<(Option<usize>, usize, usize)> = last.into_iter().filter(of_way).collect();
            match last.as_slice() {
                [(group, _, at)] => {
                    let changes = match group {
                        Some(group) => &mut item.groups[*group].changes,
                        None => &mut item.changes,
                    };
                    item.unread |= changes[*at].way != *way;
                    changes[*at].cap = Some(most.clone());
                }
                // Of several changes it limits the sum, if none of them stands elsewhere.
                [(None, first, 0), ..] => {
                    let same = last
                        .iter()
                        .all(|(group, of, _)| group.is_none() && (of == first || *first != sentence))
                        && last.len() == item.changes.len()
                        && item.changes.iter().all(|change| change.way == *way);
                    item.unread |= !same || item.changes.iter().any(|change| change.cap.is_some());
                    let single = |change: &Adjustment| match &change.value {
                        Merit::Points(amount) => amount.plain.first().is_some_and(|each| each > most),
                        _ => false,
                    };
                    let full = item.points.as_ref().and_then(|points| points.plain.first());
                    let full = full.or(item.printed.as_ref());
                    item.limit_open |= full != Some(most)
                        && (item.changes.iter().any(single) || !together && *first != sentence);
                    item.shared.push((*way, most.clone()));
                }
                _ => item.unread = true,
            }
        }
        _ => {}
    }
}

/// 优良率低于50%的,本项最高得3分: a limit of the whole, where a condition holds.
pub(super) fn ceiling(
    item: &mut ClauseItem,
    marks: &Marks,
    one: &Statement,
    phrase: &Phrase,
    most: &Number,
) -> bool {
    let whole = marks.eat_any(one.place.to, &["此项", "本项", "该项"]).is_some();
    let plain = !phrase.tests.is_empty()
        && phrase.step.is_none()
        && !phrase.rest
        && phrase
            .tests
            .iter()
            .all(|test| matches!(test, Test::Compare(name, _) | Test::Flag(name) if !name.is_empty()));
    if !whole || !plain || item.groups.is_empty() && item.changes.is_empty() {
        return false;
    }
    // 不存在拖欠得5分;存在拖欠的,本项最高得2分: how much of the two, a person says.
    let denies = |award: &Test, test: &Test| {
        let (Test::Flag(award), Test::Flag(test)) = (award, test) else { return false };
        let none =
            ["不存在", "没有", "未发生", "未出现", "无"].iter().find_map(|word| award.strip_prefix(word));
        let is =
            ["存在", "有", "发生", "出现"].iter().find_map(|word| test.strip_prefix(word)).unwrap_or(test);
        none.is_some_and(|none| !is.is_empty() && none.starts_with(&is.chars().take(2).collect::<String>()))
    };
    let tiers = item.groups.iter().flat_map(|group| &group.tiers).flat_map(|tier| &tier.tests);
    let is_denied = tiers.into_iter().any(|award| phrase.tests.iter().any(|test| denies(award, test)));
    item.unread |= is_denied && !most.is_zero();
    item.ceilings.push((phrase.tests.clone(), most.clone()));
    true
}
