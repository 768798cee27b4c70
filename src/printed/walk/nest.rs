//! Heads and items whose titles stand in one column.

use super::super::numbering::{self, Numbered};
use super::super::{LeftOutText, Note, PrintedItem, Why};
use super::{Level, ReadEntry};
use crate::number::Number;

/// Heads times items; larger tables are not searched for heads by their sums.
const MOST_LOOKS: usize = 1_000_000;

/// Titles in one column whose numbers tell which stands over which: those without a clause become heads of the deeper ones
/// after them.
pub(in super::super) fn nested(entries: Vec<ReadEntry>) -> Vec<ReadEntry> {
    let entries = by_sums(entries);
    let kinds: Vec<Option<Numbered>> = entries
        .iter()
        .filter_map(|entry| match entry {
            ReadEntry::Item(_, item) => Some(kind(item)),
            _ => None,
        })
        .collect();
    let mut stack: Vec<(Numbered, Level)> = Vec::new();
    let mut nested = Vec::new();
    let (mut at, mut above) = (0, None);
    for entry in entries {
        let ReadEntry::Item(mut path, item) = entry else {
            nested.push(entry);
            continue;
        };
        let (kind, next) = (kinds[at], kinds.get(at + 1).copied().flatten());
        at += 1;
        if above.as_ref() != Some(&path) {
            stack.clear();
            above = Some(path.clone());
        }
        if let Some(kind) = kind {
            while stack.last().is_some_and(|(other, _)| *other >= kind) {
                stack.pop();
            }
        }
        if let Some(kind) = kind
            && is_bare(&item)
            && next.is_some_and(|next| next > kind)
        {
            let level = head(&mut nested, *item);
            nested.push(ReadEntry::Level(level.clone()));
            stack.push((kind, level));
            continue;
        }
        path.extend(stack.iter().map(|(_, level)| level.clone()));
        nested.push(ReadEntry::Item(path, item));
    }
    nested
}

fn is_bare(item: &PrintedItem) -> bool {
    item.text.is_empty() && item.requirement.is_empty()
}

/// A row without a clause as a head; what stands beside its title is told.
fn head(told: &mut Vec<ReadEntry>, item: PrintedItem) -> Level {
    for text in beside(&item) {
        told.push(ReadEntry::Note(Note { text, place: item.place.clone() }));
    }
    // A head has no place for the number of its row.
    if !item.number.is_empty() {
        let (text, place) = (item.number.clone(), item.place.clone());
        told.push(ReadEntry::LeftOut(LeftOutText { text, why: Why::HeadNumber, place }));
    }
    let points = item.points.as_ref().map(Number::plain).unwrap_or_default();
    let text = [item.number.as_str(), &item.title, &points].join(" ").trim().to_owned();
    let printed = text.clone();
    Level { title: item.title, points: item.points, weight: None, place: item.place, text, printed }
}

/// Rows without a clause and without numbers that tell their depth are heads if each has the points of the items after it.
fn by_sums(entries: Vec<ReadEntry>) -> Vec<ReadEntry> {
    let items: Vec<&PrintedItem> = entries
        .iter()
        .filter_map(|entry| match entry {
            ReadEntry::Item(_, item) => Some(&**item),
            _ => None,
        })
        .collect();
    // For each bare item how many come below it, counted in items.
    let below = |at: usize| -> Option<usize> {
        let points = items[at].points.as_ref()?;
        let mut sum = Number::zero();
        let mut count = 0;
        for (offset, item) in items[at + 1..].iter().enumerate() {
            if !is_bare(item) {
                sum = &sum + item.points.as_ref()?;
                count += 1;
            }
            if sum == *points {
                return Some((offset + 1, count)).filter(|(_, count)| *count > 0).map(|(offset, _)| offset);
            }
            if sum > *points {
                return None;
            }
        }
        None
    };
    let bare: Vec<usize> = (0..items.len()).filter(|at| is_bare(items[*at])).collect();
    if bare.len() * items.len() > MOST_LOOKS {
        return entries;
    }
    let reach: Option<Vec<usize>> = bare.iter().map(|at| below(*at)).collect();
    let is_headed = |reach: &Vec<usize>| reach.iter().any(|count| *count > 1) && bare.first() == Some(&0);
    let Some(reach) = reach.filter(is_headed) else { return entries };
    let mut open: Vec<(usize, Level)> = Vec::new();
    let (mut done, mut at) = (Vec::new(), 0);
    for entry in entries {
        let ReadEntry::Item(mut path, item) = entry else {
            done.push(entry);
            continue;
        };
        open.retain(|(until, _)| at < *until);
        if let Some(found) = bare.iter().position(|bare| *bare == at) {
            let level = head(&mut done, *item);
            done.push(ReadEntry::Level(level.clone()));
            open.push((at + 1 + reach[found], level));
        } else {
            path.extend(open.iter().map(|(_, level)| level.clone()));
            done.push(ReadEntry::Item(path, item));
        }
        at += 1;
    }
    done
}

/// How an item is numbered: in its title, or in the column of numbers where these are of several depths (1, 1.1, 1.1.1).
fn kind(item: &PrintedItem) -> Option<Numbered> {
    numbering::of(&item.title).map(|(kind, _)| kind).or_else(|| numbering::alone(&item.number))
}

/// What a head's row has besides its title.
fn beside(item: &PrintedItem) -> Vec<String> {
    let lists = [item.responsible.join("、"), item.evidence.join("、")];
    let texts =
        lists.into_iter().chain([item.own_points.clone(), item.remark.clone(), item.own_explanation.clone()]);
    texts.filter(|text| !text.is_empty()).collect()
}
