//! Sums that a table prints, held against its items.

use super::super::{LeftOutText, PrintedItem, PrintedSum, Why, numbering};
use super::Gathered;
use crate::number::Number;
use std::collections::BTreeSet;

/// Of more tables none is held against the others.
const MOST_TABLES: usize = 40;

/// A 合计, until it is known what it is the sum of.
#[derive(Debug)]
pub(super) struct WholeSum {
    /// Which of the printed sums it is.
    at: usize,
    /// Items before it.
    items: usize,
}

/// The table that an item stands in.
fn table_of(item: &PrintedItem) -> &str {
    item.place.rsplit_once('!').map_or("", |(table, _)| table)
}

impl Gathered {
    /// A table of titles and points without a word of how these are given only sums up the others (汇总表): its titles are their
    /// heads, or its points come to the same. Its rows are no items.
    pub(super) fn without_summaries(&mut self, items: &mut Vec<(Vec<super::Level>, PrintedItem)>) {
        let is_bare = |item: &PrintedItem| item.text.is_empty() && item.requirement.is_empty();
        let tables: BTreeSet<String> = items.iter().map(|(_, item)| table_of(item).to_owned()).collect();
        if !(2..=MOST_TABLES).contains(&tables.len()) {
            return;
        }
        let words = |title: &str| numbering::of(title).map_or(title, |(_, from)| &title[from..]).to_owned();
        let is_summary = |table: &&String| {
            let (own, others): (Vec<_>, Vec<_>) =
                items.iter().partition(|(_, item)| table_of(item) == table.as_str());
            let heads: BTreeSet<String> =
                others.iter().flat_map(|(path, _)| path).map(|level| words(&level.title)).collect();
            let sum = |items: &[&(Vec<super::Level>, PrintedItem)]| -> Number {
                items.iter().filter_map(|(_, item)| item.points.as_ref()).sum()
            };
            own.iter().all(|(_, item)| is_bare(item))
                && !others.iter().any(|(_, item)| is_bare(item))
                && (own.iter().all(|(_, item)| heads.contains(&words(&item.title)))
                    || sum(&own) == sum(&others))
        };
        let Some(summary) = tables.iter().find(is_summary) else { return };
        let is_out: Vec<bool> = items.iter().map(|(_, item)| table_of(item) == summary.as_str()).collect();
        for whole in &mut self.wholes {
            whole.items -= is_out[..whole.items].iter().filter(|is_out| **is_out).count();
        }
        let all = std::mem::take(items);
        for ((path, item), is_out) in all.into_iter().zip(is_out) {
            if !is_out {
                items.push((path, item));
                continue;
            }
            let points = item.points.as_ref().map(Number::plain).unwrap_or_default();
            let texts =
                [&item.number, &item.title, &points, &item.own_points, &item.own_explanation, &item.remark];
            let texts: Vec<&str> =
                texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            let more = item.responsible.iter().chain(&item.evidence).map(String::as_str);
            let text = texts.into_iter().chain(more).collect::<Vec<_>>().join(" ");
            self.printed.left_out.push(LeftOutText { text, why: Why::OtherTable, place: item.place });
        }
    }

    /// 合计 or 小计 as printed.
    pub(super) fn sum(&mut self, title: String, is_whole: bool, printed: Number, place: String) {
        let counted = if is_whole { Number::zero() } else { self.subtotal(&printed) };
        if is_whole {
            self.wholes.push(WholeSum { at: self.printed.sums.len(), items: self.items.len() });
        }
        self.since = None;
        self.printed.sums.push(PrintedSum { title, printed, counted, place });
    }

    /// What a 小计 should be: the items of the last head, or all since the one before, whichever it agrees with.
    fn subtotal(&self, printed: &Number) -> Number {
        let head = |path: &[super::Level]| path.first().map(|level| level.place.clone());
        let last = self.items.last().and_then(|(path, _)| head(path));
        let items = self.items.iter().filter(|(path, _)| head(path) == last);
        let of_head: Number = items.filter_map(|(_, item)| item.points.as_ref()).sum();
        let since = self.since.clone().unwrap_or_default();
        if of_head == *printed { of_head } else { since }
    }

    /// Each 合计 is that of all items, or of those since the one before, or of all so far, whichever it agrees with: it may stand
    /// above its items, and each of several tables may have its own.
    pub(super) fn wholes(&mut self, items: &[(Vec<super::Level>, PrintedItem)]) {
        // Sums of the items before each.
        let mut sums = vec![Number::zero()];
        for (_, item) in items {
            let sum = sums.iter().next_back().into_iter().chain(&item.points).sum();
            sums.push(sum);
        }
        let all = &sums[items.len()];
        let (mut before, mut is_part) = (0, true);
        let wholes = std::mem::take(&mut self.wholes);
        for whole in &wholes {
            let sum = &mut self.printed.sums[whole.at];
            let so_far = &sums[whole.items];
            let since = so_far - &sums[before];
            let agrees = [all, &since, so_far].into_iter().find(|counted| **counted == sum.printed);
            sum.counted = agrees.unwrap_or(if wholes.len() == 1 { all } else { &since }).clone();
            is_part &= sum.printed == since && since != *all;
            before = whole.items;
        }
        // Sums of parts, each right, say nothing of the whole.
        if self.printed.printed_total.is_some() || wholes.len() > 1 && is_part {
            return;
        }
        let printed = || wholes.iter().map(|whole| &self.printed.sums[whole.at].printed);
        let found = printed().find(|printed| *printed == all).or_else(|| printed().max());
        self.printed.printed_total = found.cloned();
    }
}
