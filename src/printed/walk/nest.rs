//! Heads and items whose titles stand in one column.

use super::super::numbering::{self, Numbered};
use super::super::{Note, PrintedItem};
use super::{Level, ReadEntry};
use crate::number::Number;

/// Titles in one column whose numbers tell which stands over which: those without a clause become heads of the deeper ones
/// after them.
pub(in super::super) fn nested(entries: Vec<ReadEntry>) -> Vec<ReadEntry> {
    let kinds: Vec<Option<Numbered>> = entries
        .iter()
        .filter_map(|entry| match entry {
            ReadEntry::Item(_, item) => Some(numbering::of(&item.title).map(|(kind, _)| kind)),
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
        let is_bare = item.text.is_empty() && item.requirement.is_empty() && item.own_points.is_empty();
        if let Some(kind) = kind
            && is_bare
            && next.is_some_and(|next| next > kind)
        {
            for text in beside(&item) {
                nested.push(ReadEntry::Note(Note { text, place: item.place.clone() }));
            }
            let points = item.points.as_ref().map(Number::plain).unwrap_or_default();
            let text = [item.number.as_str(), &item.title, &points].join(" ").trim().to_owned();
            let level = Level { title: item.title, points: item.points, place: item.place, text };
            nested.push(ReadEntry::Level(level.clone()));
            stack.push((kind, level));
            continue;
        }
        path.extend(stack.iter().map(|(_, level)| level.clone()));
        nested.push(ReadEntry::Item(path, item));
    }
    nested
}

/// What a head's row has besides its title.
fn beside(item: &PrintedItem) -> Vec<String> {
    let lists = [item.responsible.join("、"), item.evidence.join("、")];
    let texts = lists.into_iter().chain([item.remark.clone(), item.own_explanation.clone()]);
    texts.filter(|text| !text.is_empty()).collect()
}
