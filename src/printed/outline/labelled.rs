//! Lines of text without a table that say of themselves what they are, as a heading over a column does: 评分标准：…, 责任单位：….

use super::super::column::{Role, Said, said};
use super::super::walk::{ReadEntry, materials, units};
use super::super::{LeftOutText, PrintedItem, Why, numbering};
use std::collections::{BTreeMap, BTreeSet};

/// Longer words before a colon are part of a sentence.
const LONGEST: usize = 8;

/// A label is one where so many items have it; in a single item it may be part of the clause.
const FEWEST: usize = 2;

/// What a line says it is: what it holds, the words for it, and the rest.
pub(super) fn label(line: &str) -> Option<(Role, &str, &str)> {
    // 【评分标准】……
    let bracketed = line.trim_start().strip_prefix('【').and_then(|rest| rest.split_once('】'));
    let (label, rest) = bracketed.or_else(|| line.split_once(['：', ':']))?;
    let (label, rest) = (label.trim(), rest.trim_start_matches(['：', ':']));
    if label.chars().count() > LONGEST || numbering::of(label).is_some() {
        return None;
    }
    let role = match said(label)? {
        Said::Standard => Role::Clause,
        Said::Is(role) => role,
    };
    let is_held = matches!(
        role,
        Role::Clause
            | Role::Requirement
            | Role::Responsible
            | Role::Evidence
            | Role::Remark
            | Role::OwnPoints
            | Role::OwnExplanation
    );
    is_held.then_some((role, label, rest.trim()))
}

/// Items with what their labelled lines hold; the labels are told once each.
pub(super) fn taken(entries: Vec<ReadEntry>) -> Vec<ReadEntry> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &entries {
        let ReadEntry::Item(_, item) = entry else { continue };
        let labels: BTreeSet<&str> = item.text.lines().filter_map(label).map(|(_, label, _)| label).collect();
        for label in labels {
            *counts.entry(label.to_owned()).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= FEWEST);
    if counts.is_empty() {
        return entries;
    }
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut done = Vec::new();
    for entry in entries {
        match entry {
            ReadEntry::Item(path, item) => {
                let (item, labels) = apart(*item, &counts);
                for text in labels.into_iter().filter(|label| told.insert(label.clone())) {
                    let place = item.place.clone();
                    done.push(ReadEntry::LeftOut(LeftOutText { text, why: Why::Heading, place }));
                }
                done.push(ReadEntry::Item(path, Box::new(item)));
            }
            other => done.push(other),
        }
    }
    done
}

/// An item's lines, each where its label says; what stands before the first is looked at where another is the clause.
fn apart(mut item: PrintedItem, known: &BTreeMap<String, usize>) -> (PrintedItem, Vec<String>) {
    let text = std::mem::take(&mut item.text);
    let known = |line: &str| -> bool { label(line).is_some_and(|(_, label, _)| known.contains_key(label)) };
    let has_clause =
        text.lines().any(|line| known(line) && label(line).is_some_and(|(role, ..)| role == Role::Clause));
    // 评估要求 beside 评分标准 is what is asked for, and by itself what is scored by.
    let sure = |line: &str| {
        known(line) && label(line).is_some_and(|(_, label, _)| said(label) == Some(Said::Is(Role::Clause)))
    };
    let has_sure = text.lines().any(sure);
    let mut role = if has_clause { Role::Requirement } else { Role::Clause };
    let mut labels = Vec::new();
    for line in text.lines() {
        let mut words = line;
        if let Some((said_role, label, rest)) = label(line).filter(|_| known(line)) {
            labels.push(label.to_owned());
            let is_asked = said_role == Role::Clause && has_sure && !sure(line);
            (role, words) = (if is_asked { Role::Requirement } else { said_role }, rest);
        }
        if words.is_empty() {
            continue;
        }
        let field = match role {
            Role::Requirement => &mut item.requirement,
            Role::Remark => &mut item.remark,
            Role::OwnPoints => &mut item.own_points,
            Role::OwnExplanation => &mut item.own_explanation,
            Role::Responsible => {
                item.responsible.extend(units(words));
                continue;
            }
            Role::Evidence => {
                item.evidence.extend(materials(words));
                continue;
            }
            _ => &mut item.text,
        };
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(words);
    }
    if item.text.is_empty() {
        item.text = if item.requirement.is_empty() {
            item.title.clone()
        } else {
            std::mem::take(&mut item.requirement)
        };
    }
    (item, labels)
}
