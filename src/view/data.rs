//! 全部数据: every fact of the rubric in one flat list, by indicators or by responsible units, with what the draft of the year before says.

use super::names::draft_name;
use super::{FieldState, FieldView, SheetView};
use crate::draft::{Draft, said_the_year_before};
use crate::rubric::{FactKind, Rubric};
use crate::session::{DraftId, Entry, Model};
use crate::text;
use std::rc::Rc;

/// By what the list is put into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataOrder {
    /// By domains (一级指标), as the rubric asks.
    Domains,
    /// By who answers for it (责任单位); what several answer for together is a group of its own.
    Units,
}

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataView {
    /// How many facts there are.
    pub all: usize,
    /// How many of them are blank.
    pub left: usize,
    /// How many there are, and how many are blank, in words.
    pub counts: Rc<str>,
    /// What is said of the draft of the year before.
    pub before: Rc<str>,
    /// Whether there is one.
    pub has_before: bool,
    /// The groups that have facts.
    pub groups: Vec<DataGroup>,
}

/// A group of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataGroup {
    /// Its title.
    pub title: Rc<str>,
    /// How many are blank, in words.
    pub left: Rc<str>,
    /// Its facts.
    pub rows: Vec<DataRow>,
}

/// A fact in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRow {
    /// Its box.
    pub field: Rc<FieldView>,
    /// What stands beside it: the indicator it is asked for, or who answers for it.
    pub beside: Rc<str>,
    /// What the year before says of it; empty where it says nothing.
    pub before: Rc<str>,
}

/// A fact with what it belongs to.
struct Datum<'a> {
    field: &'a Rc<FieldView>,
    domain: String,
    units: String,
    indicator: String,
}

/// The list of a sheet; `before` is the draft of the year before, where there is one.
pub fn data(rubric: &Rubric, sheet: &SheetView, before: Option<&Draft>, order: DataOrder) -> DataView {
    let all = facts(sheet);
    let is_blank = |field: &FieldView| field.state == FieldState::Blank;
    let mut groups: Vec<(&str, Vec<&Datum<'_>>)> = Vec::new();
    for datum in &all {
        let title = match order {
            DataOrder::Domains => &*datum.domain,
            DataOrder::Units if datum.units.is_empty() => text::DATA_NO_UNIT,
            DataOrder::Units => &*datum.units,
        };
        match groups.iter_mut().find(|(other, _)| *other == title) {
            Some((_, group)) => group.push(datum),
            None => groups.push((title, vec![datum])),
        }
    }
    let row = |datum: &&Datum<'_>| DataRow {
        field: datum.field.clone(),
        beside: match order {
            DataOrder::Domains => datum.units.as_str().into(),
            DataOrder::Units => datum.indicator.as_str().into(),
        },
        before: before.map_or_else(|| "".into(), |before| said_before(rubric, before, &datum.field.name)),
    };
    let group = |(title, group): &(&str, Vec<&Datum<'_>>)| {
        let left = group.iter().filter(|datum| is_blank(datum.field)).count();
        DataGroup {
            title: (*title).into(),
            left: text::data_left(group.len(), left).into(),
            rows: group.iter().map(row).collect(),
        }
    };
    let left = all.iter().filter(|datum| is_blank(datum.field)).count();
    DataView {
        all: all.len(),
        left,
        counts: text::data_counts(
            all.len(),
            left,
            all.iter().filter(|datum| datum.field.problem.is_some()).count(),
        )
        .into(),
        before: before.map_or_else(
            || text::DATA_NO_YEAR_BEFORE.into(),
            |before| text::data_before(&before.year).into(),
        ),
        has_before: before.is_some(),
        groups: groups.iter().map(group).collect(),
    }
}

/// Drafts beside the open one whose figures can be taken over by name, with what they are called: those of its county and year first.
pub fn drafts_to_take_from(model: &Model) -> Vec<(DraftId, String)> {
    let Some(open) = model.open_entry() else { return Vec::new() };
    let is_other = |(id, entry): &(&DraftId, &Entry)| {
        Some(*id) != model.open.as_ref()
            && !entry.local.deleted
            && !entry.draft.answers.facts.is_empty()
            && model.rubric_of(&entry.draft).is_some()
    };
    let mut others: Vec<(&DraftId, &Entry)> = model.library.iter().filter(is_other).collect();
    // As many of the two as it shares with the open draft.
    let shared = |draft: &Draft| {
        usize::from(draft.county == open.draft.county) + usize::from(draft.year == open.draft.year)
    };
    others.sort_by_key(|(_, entry)| std::cmp::Reverse((shared(&entry.draft), entry.local.changed.clone())));
    let named = |(id, entry): (&DraftId, &Entry)| {
        let by = model.rubric_of(&entry.draft).map_or("", |rubric| &rubric.short_title);
        (id.clone(), text::data_of_draft(&draft_name(&entry.draft), by))
    };
    others.into_iter().map(named).collect()
}

/// The figures of a draft as a block of names and values, as a spreadsheet would put it on the clipboard.
pub fn data_as_block(rubric: &Rubric, draft: &Draft) -> String {
    let mut lines = vec![text::data_block_heads(&draft.year)];
    for (_, fact) in rubric.facts_with_keys() {
        let FactKind::Number { unit, .. } = &fact.kind else { continue };
        let typed = draft.answers.facts.get(&fact.id).map_or("", |fact| fact.text.trim());
        // More than one line is no figure.
        if !typed.is_empty() && !typed.contains(['\n', '\t']) {
            lines.push(text::data_block_line(&fact.title, unit.name(), typed));
        }
    }
    lines.join("\n")
}

/// All facts of a sheet, each once, in the order the sheet asks for them.
fn facts(sheet: &SheetView) -> Vec<Datum<'_>> {
    let mut all = Vec::new();
    for (at, head) in sheet.heads.iter().enumerate() {
        let domain = format!("{} {}", head.ordinal, head.title);
        let weight = head.weight.iter().map(|field| (field, String::new(), String::new()));
        let cards = sheet.cards.iter().filter(|card| card.domain == at);
        let of_cards = cards.flat_map(|card| {
            let indicator = format!("{} {}", card.number, card.title);
            let fields = card.inputs.iter().chain(&card.related);
            fields.map(move |field| (field, card.responsible.to_string(), indicator.clone()))
        });
        let datum = |(field, units, indicator)| Datum { field, domain: domain.clone(), units, indicator };
        all.extend(weight.chain(of_cards).map(datum));
    }
    // Two limits may rest on one event.
    let events = sheet.gates.iter().filter_map(|gate| gate.field.as_ref());
    let is_first = |(at, field): &(usize, &Rc<FieldView>)| {
        let before = sheet.gates.iter().filter_map(|gate| gate.field.as_ref()).take(*at);
        before.into_iter().all(|other| other.name != field.name)
    };
    let events: Vec<&Rc<FieldView>> = events.enumerate().filter(is_first).map(|(_, field)| field).collect();
    all.extend(events.into_iter().map(|field| Datum {
        field,
        domain: text::GATES.to_owned(),
        units: String::new(),
        indicator: text::GATES.to_owned(),
    }));
    all
}

/// What the draft of the year before says of a fact, on one line.
fn said_before(rubric: &Rubric, before: &Draft, fact: &str) -> Rc<str> {
    let said = said_the_year_before(rubric, before, fact);
    let lines = said.trim().lines().count();
    if lines > 1 { text::rows_filled(lines).into() } else { said.trim().into() }
}
