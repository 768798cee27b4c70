//! How many of several conditions are met: 三项均达到得6分, 达到两项得4分; 有一项不达标得1分.

use super::*;

/// Of more than so many the choices are too many to say.
const MOST: usize = 5;

/// Words of what is met.
const MET: &[&str] = &["达到", "达标", "符合", "满足", "完成", "做到", "实现", "具备"];

/// Words of what is missed.
const MISSED: &[&str] = &[
    "不达标",
    "未达标",
    "未达到",
    "达不到",
    "没有达到",
    "不符合",
    "未完成",
    "未做到",
    "不满足",
    "超过",
    "超标",
    "低于",
    "不合格",
    "未达",
];

/// What was required is met only in part: what a text says of it by number.
pub(super) fn counted(item: &mut ClauseItem, phrase: &mut Phrase) {
    let told = match phrase.tests.as_slice() {
        [Test::Flag(text)] => text.clone(),
        // 达到两项 was taken for a limit.
        [Test::Compare(name, bounds)] if name.is_empty() => match bounds.as_slice() {
            [Bound { sign: Sign::Least, value, unit, .. }] if UNITS.contains(&unit.as_str()) => {
                format!("达到{}{unit}", value.plain())
            }
            _ => return,
        },
        _ => return,
    };
    if phrase.step.is_some() || phrase.rest {
        return;
    }
    let group = item.groups.last().filter(|group| group.changes.is_empty() && group.rest.is_none());
    let of = match group.and_then(|group| group.tiers.first()).map(|tier| tier.tests.as_slice()) {
        Some([Test::Met { of, .. }]) => of.clone(),
        Some(tests) => tests.to_vec(),
        None => item.required.clone(),
    };
    let plain = |test: &Test| matches!(test, Test::Compare(name, _) if !name.is_empty());
    if !(2..=MOST).contains(&of.len()) || !of.iter().all(plain) {
        return;
    }
    let Some((count, is_met)) = number(&told, of.len()) else { return };
    if item.groups.is_empty() {
        item.required.clear();
    }
    // So many are missed: fewer than all the others are met.
    let least = if is_met { count } else { of.len() + 1 - count };
    phrase.tests = vec![Test::Met { of, least, is_met }];
}

/// How many of `all`, and whether they are met or missed.
fn number(text: &str, all: usize) -> Option<(usize, bool)> {
    let marks = Marks::of(text);
    let start =
        marks.eat_any(0, &["其中有", "其中", "只有", "仅有", "有", "如有", "若有", "仅"]).unwrap_or(0);
    // 达到两项.
    if let Some((end, is_met)) = word(&marks, start)
        && let Some(count) = small(&marks, end)
        && marks.eat_any(end + 1, UNITS) == Some(marks.len())
    {
        return (count <= all).then_some((count, is_met));
    }
    let (count, end) = match (small(&marks, start), marks.eat_any(start + 1, UNITS)) {
        (Some(count), Some(end)) => (count, end),
        // 均未达到.
        _ => (all, marks.eat_any(start, &["均", "都", "全部"]).map(|_| start)?),
    };
    let end = marks.eat_any(end, &["指标", "条件", "要求", "标准"]).unwrap_or(end);
    let end = marks.eat_any(end, &["均", "都", "全部", "同时"]).unwrap_or(end);
    let (end, is_met) = word(&marks, end)?;
    let end = marks.eat_any(end, &["要求", "标准", "规定", "目标", "条件", "规定标准"]).unwrap_or(end);
    (end == marks.len() && (1..=all).contains(&count)).then_some((count, is_met))
}

const UNITS: &[&str] = &["项", "个学段", "学段", "个指标", "个方面", "个", "条", "类"];

fn word(marks: &Marks, at: usize) -> Option<(usize, bool)> {
    let missed = marks.eat_any(at, MISSED).map(|end| (end, false));
    missed.or_else(|| Some((marks.eat_any(at, MET)?, true)))
}

fn small(marks: &Marks, at: usize) -> Option<usize> {
    let number = marks.number(at)?;
    (1..=MOST).find(|count| Number::count(*count) == *number)
}
