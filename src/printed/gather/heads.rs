//! Heads: those that go on over a page, and what each counts for in the whole.

use super::super::walk::PrintedWeight;
use super::super::{LeftOutText, Printed, PrintedItem, Why};
use super::Level;
use crate::number::Number;
use std::collections::BTreeMap;

/// A title without the words that it goes on from the page before: 产业振兴（续）.
fn without_more(title: &str) -> Option<&str> {
    ["（续）", "(续)", "（续表）", "(续表)", "（接上页）", "(接上页)"]
        .iter()
        .find_map(|word| title.strip_suffix(word))
}

/// 产业振兴（续） is the head that stood last at its place.
pub(super) fn go_on(items: &mut [(Vec<Level>, PrintedItem)]) {
    let mut last: Vec<Level> = Vec::new();
    for (path, _) in items {
        for (at, level) in path.iter_mut().enumerate() {
            let is_more = without_more(level.title.trim_end())
                .is_some_and(|title| last.get(at).is_some_and(|last| last.title == title));
            if is_more {
                level.clone_from(&last[at]);
            }
        }
        last.clone_from(path);
    }
}

/// 机构（5分） over the one item 成立领导小组, of a table whose other items have points: they are the item's.
pub(super) fn points_of_one(items: &mut [(Vec<Level>, PrintedItem)]) {
    if items.iter().all(|(_, item)| item.points.is_none()) {
        return;
    }
    let mut below: BTreeMap<String, usize> = BTreeMap::new();
    for level in items.iter().filter_map(|(path, _)| path.last()) {
        *below.entry(level.place.clone()).or_default() += 1;
    }
    for (path, item) in items.iter_mut().filter(|(_, item)| item.points.is_none()) {
        let Some(level) = path.last().filter(|level| below.get(&level.place) == Some(&1)) else { continue };
        item.points.clone_from(&level.points);
    }
}

/// Weights count where each head has one and they come to the whole, be it as 40%, 40 or 0.4; where they are the sums of the items they
/// say nothing more. Else they are told as not taken.
pub(super) fn weigh(printed: &mut Printed, weights: Vec<Option<PrintedWeight>>) {
    let sums: Vec<Number> = printed
        .heads
        .iter()
        .map(|head| head.items.iter().filter_map(|item| item.points.as_ref()).sum())
        .collect();
    let all: Option<Vec<&Number>> =
        weights.iter().map(|weight| weight.as_ref().map(|weight| &weight.number)).collect();
    let all = all.filter(|all| !all.is_empty() && sums.iter().all(|sum| !sum.is_zero()));
    let hundred = Number::whole(100);
    let of_whole = all.and_then(|all| {
        let sum: Number = all.iter().copied().sum();
        let times = if sum == Number::one() { hundred.clone() } else { Number::one() };
        let of_whole: Vec<Number> = all.iter().map(|weight| *weight * &times).collect();
        (&sum * &times == hundred).then_some(of_whole)
    });
    let Some(of_whole) = of_whole else {
        let told = weights.into_iter().flatten();
        printed.left_out.extend(told.map(|PrintedWeight { text, place, .. }| LeftOutText {
            text,
            why: Why::OtherFigures,
            place,
        }));
        return;
    };
    let is_again = sums == of_whole;
    for (head, weight) in printed.heads.iter_mut().zip(of_whole) {
        if is_again {
            head.points.get_or_insert(weight);
        } else {
            head.weight = Some(weight);
        }
    }
    if !is_again {
        // 合计 is of the weights.
        let before = std::mem::replace(&mut printed.total, hundred.clone());
        for sum in printed.sums.iter_mut().filter(|sum| sum.counted == before) {
            sum.counted = hundred.clone();
        }
    }
}
