//! A newer edition of an open draft's rubric: what it changes, what that does to the score, and what becomes of what was filled in.

use super::names::score;
use crate::draft::{Draft, Outcome};
use crate::edition::{self, Carried, ItemPair};
use crate::rubric::{Gate, IndicatorKey, Rubric};
use crate::rubrics::{self, Listed};
use crate::session::Model;
use crate::text;
use std::rc::Rc;

/// A newer edition as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionView {
    /// The newer edition.
    pub listed: Rc<Listed>,
    /// Which edition follows which.
    pub lead: Rc<str>,
    /// Total and grade by both editions, each with its name.
    pub results: [(Rc<str>, Rc<str>); 2],
    /// How many items are added, dropped, changed, the same.
    pub counts: Rc<str>,
    /// What is not the same, items first.
    pub rows: Vec<EditionRow>,
    /// How much of what was filled in goes along as it is.
    pub kept: Rc<str>,
    /// Judged items whose clauses have changed.
    pub changed: Vec<Rc<str>>,
    /// What was filled in and does not go along as it is.
    pub unfit: Vec<UnfitRow>,
    /// What the newer edition asks for and the other did not.
    pub asked: Vec<Rc<str>>,
}

/// Something that is not the same in two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionRow {
    /// Its name, in the newer edition where that has it.
    pub name: Rc<str>,
    /// In what it differs.
    pub kinds: Vec<&'static str>,
    /// What only the earlier edition says of it, a line each.
    pub before: Vec<Rc<str>>,
    /// What only the newer one says.
    pub after: Vec<Rc<str>>,
    /// The county's points by both; empty for what has none.
    pub points: Rc<str>,
}

/// Something that was filled in and does not go along as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfitRow {
    /// The item or fact.
    pub title: Rc<str>,
    /// What was filled in.
    pub said: Rc<str>,
    /// Why it does not.
    pub why: &'static str,
}

/// Whether there is a newer edition of a draft's rubric. A part is for what its draft is for.
pub fn has_newer(model: &Model, draft: &Draft) -> bool {
    draft.part.is_empty() && model.shelf.newer(&draft.rubric).is_some()
}

/// The newer edition of the open draft's rubric; none where there is none, or where one of the two is not at hand.
pub fn edition(model: &Model) -> Option<EditionView> {
    let draft = &model.open_entry()?.draft;
    let listed = model.shelf.newer(&draft.rubric)?.clone();
    let (before, after) = model.shelf.editions(&draft.rubric, &listed)?;
    let carried = edition::carried(before, after, draft);
    let year = draft.year_number();
    let outcomes = [Outcome::of(before, &draft.answers, year), Outcome::of(after, &carried.answers, year)];
    let pairs = edition::pairs(before, after);
    let rows: Vec<EditionRow> =
        pairs.iter().filter_map(|pair| item_row([before, after], &outcomes, pair)).collect();
    let of = |is_it: fn(&ItemPair) -> bool| pairs.iter().filter(|pair| is_it(pair)).count();
    let (added, dropped) = (of(|pair| pair.before.is_none()), of(|pair| pair.after.is_none()));
    let changed = rows.len() - added - dropped;
    let result = |rubric: &Rubric, outcome: &Outcome| -> (Rc<str>, Rc<str>) {
        let name = text::edition(&rubric.short_title, &rubric.edition);
        (name.into(), score(rubric, &outcome.assessment).into())
    };
    Some(EditionView {
        lead: text::edition_lead(&after.title, &before.edition, &after.edition).into(),
        results: [result(before, &outcomes[0]), result(after, &outcomes[1])],
        counts: text::edition_counts(added, dropped, changed, pairs.len() - rows.len()).into(),
        rows: rows.into_iter().chain(other_rows(before, after)).collect(),
        kept: text::edition_kept(carried.kept).into(),
        changed: carried.changed.iter().map(|key| titled(after, *key)).collect(),
        unfit: unfit(&carried),
        asked: carried.asked.iter().map(|key| text::fact_label(after.fact(*key), year).into()).collect(),
        listed,
    })
}

fn unfit(carried: &Carried) -> Vec<UnfitRow> {
    let row = |one: &edition::Unfit| UnfitRow {
        title: one.title.clone(),
        said: text::quoted(&one.said).into(),
        why: text::unfit(one.why),
    };
    carried.unfit.iter().map(row).collect()
}

fn titled(rubric: &Rubric, key: IndicatorKey) -> Rc<str> {
    let indicator = rubric.indicator(key);
    format!("{} {}", indicator.number, indicator.title).into()
}

/// The county's points for an item.
fn points_of(outcome: &Outcome, key: IndicatorKey) -> String {
    text::range(&outcome.assessment.indicator(key).points)
}

/// An item that one edition alone has, or of which they do not say the same.
fn item_row(rubrics: [&Rubric; 2], outcomes: &[Outcome; 2], pair: &ItemPair) -> Option<EditionRow> {
    let [before, after] = rubrics;
    let points = |at: usize, key: Option<IndicatorKey>| key.map(|key| points_of(&outcomes[at], key));
    let points = [points(0, pair.before), points(1, pair.after)];
    let points = text::edition_points(points[0].as_deref(), points[1].as_deref()).into();
    let row = |name, kind, before, after| EditionRow {
        name,
        kinds: vec![kind],
        before,
        after,
        points: Rc::clone(&points),
    };
    match (pair.before, pair.after) {
        (Some(old), Some(new)) => changed_item(before, after, old, new, &points),
        (None, Some(new)) => {
            Some(row(titled(after, new), text::EDITION_ADDED, Vec::new(), told(after, new).concat()))
        }
        (Some(old), None) => {
            Some(row(titled(before, old), text::EDITION_DROPPED, told(before, old).concat(), Vec::new()))
        }
        (None, None) => None,
    }
}

/// What is said of an item: its points, its rules a line each, its clause.
fn told(rubric: &Rubric, key: IndicatorKey) -> [Vec<Rc<str>>; 3] {
    let indicator = rubric.indicator(key);
    let rules = indicator.parts.iter().map(|part| text::part_rule(rubric, part));
    let clause = rubrics::folded(rubric, key).clause;
    let clause = (!clause.trim().is_empty()).then(|| text::edition_clause(&clause).into());
    [
        vec![text::edition_worth(rubric, &indicator.points).into()],
        rules.chain(text::together_in_words(rubric, indicator)).map(Rc::from).collect(),
        clause.into_iter().collect(),
    ]
}

fn changed_item(
    before: &Rubric,
    after: &Rubric,
    old: IndicatorKey,
    new: IndicatorKey,
    points: &Rc<str>,
) -> Option<EditionRow> {
    let names = [before.indicator(old), after.indicator(new)].map(|indicator| &indicator.title);
    let (mut kinds, mut lines) = (Vec::new(), [Vec::new(), Vec::new()]);
    if names[0] != names[1] {
        kinds.push(text::EDITION_RENAMED);
        lines[0].push(names[0].clone());
        lines[1].push(names[1].clone());
    }
    let words = [text::EDITION_WORTH, text::EDITION_RULE, text::EDITION_CLAUSE];
    for ((was, is), word) in told(before, old).into_iter().zip(told(after, new)).zip(words) {
        if was != is {
            kinds.push(word);
            lines[0].extend(was.iter().filter(|line| !is.contains(line)).cloned());
            lines[1].extend(is.iter().filter(|line| !was.contains(line)).cloned());
        }
    }
    let [before_lines, after_lines] = lines;
    (!kinds.is_empty()).then(|| EditionRow {
        name: titled(after, new),
        kinds,
        before: before_lines,
        after: after_lines,
        points: points.clone(),
    })
}

/// Limits of the grade, the grades, and the full points, where these are not the same.
fn other_rows(before: &Rubric, after: &Rubric) -> Vec<EditionRow> {
    let row = |name: &str, kind, before: Option<String>, after: Option<String>| EditionRow {
        name: name.into(),
        kinds: vec![kind],
        before: before.into_iter().map(Rc::from).collect(),
        after: after.into_iter().map(Rc::from).collect(),
        points: "".into(),
    };
    let like = |gate: &Gate, rubric: &Rubric| -> Option<Gate> {
        let with_id = rubric.gates.iter().find(|other| other.id == gate.id);
        with_id.or_else(|| rubric.gates.iter().find(|other| other.title == gate.title)).cloned()
    };
    let mut rows = Vec::new();
    for gate in &after.gates {
        let now = text::edition_gate(after, gate);
        match like(gate, before).map(|old| text::edition_gate(before, &old)) {
            None => rows.push(row(&gate.title, text::EDITION_ADDED, None, Some(now))),
            Some(was) if was != now => {
                rows.push(row(&gate.title, text::EDITION_EFFECT, Some(was), Some(now)));
            }
            Some(_) => {}
        }
    }
    for gate in before.gates.iter().filter(|gate| like(gate, after).is_none()) {
        let was = text::edition_gate(before, gate);
        rows.push(row(&gate.title, text::EDITION_DROPPED, Some(was), None));
    }
    let [was, is] = [before, after].map(text::edition_grades);
    if was != is {
        rows.push(row(text::EDITION_GRADES, text::EDITION_EDGES, Some(was), Some(is)));
    }
    let [was, is] = [before, after].map(|rubric| text::edition_worth(rubric, &rubric.full_points));
    if was != is {
        rows.push(row(text::EDITION_FULL, text::EDITION_WORTH, Some(was), Some(is)));
    }
    rows
}
