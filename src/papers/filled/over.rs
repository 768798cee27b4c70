//! What a hand has written over in the city's table (原表栏目): scores that are no longer what the sheet of ours behind it works out, and lines
//! that have been put into explanations.

use super::super::columns::{OWN_SHEET, mark};
use super::super::table::column as own;
use super::{Brought, is_same};
use crate::blocks::{Document, DocumentTable};
use crate::draft::Draft;
use crate::draft::layout::CITY_MARK;
use crate::rubric::{Asked, IndicatorKey, Rubric};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A row that was written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrittenOver {
    /// The indicator's.
    id: Rc<str>,
    score: Option<Rc<str>>,
    /// Lines that were not there.
    lines: Vec<Rc<str>>,
}

/// The cells of a sheet by row and column.
struct Cells<'a>(BTreeMap<(usize, usize), &'a str>);

impl<'a> Cells<'a> {
    fn of(table: &'a DocumentTable) -> Self {
        Self(table.cells.iter().map(|cell| ((cell.row, cell.column), &*cell.text)).collect())
    }

    fn at(&self, row: usize, column: usize) -> &'a str {
        self.0.get(&(row, column)).copied().unwrap_or_default()
    }
}

/// The rows that were written over; none where there is no city's table, or columns of it were moved.
pub(super) fn written_over(document: &Document) -> Vec<WrittenOver> {
    let marked = |table: &&DocumentTable| table.cells.iter().any(|cell| cell.text == CITY_MARK);
    let (Some(city), Some(ours)) =
        (document.tables().find(marked), document.tables().find(|table| table.name == OWN_SHEET))
    else {
        return Vec::new();
    };
    let (city, ours) = (Cells::of(city), Cells::of(ours));
    let Some((top, from)) = city.0.iter().find(|(_, text)| **text == CITY_MARK).map(|(place, _)| *place)
    else {
        return Vec::new();
    };
    let said = |at: usize| city.at(top, from + at).parse::<usize>().ok();
    let (Some(score), true) = (said(mark::SCORE), said(mark::EXPLANATION_BEFORE) == Some(from)) else {
        return Vec::new();
    };
    let explanation = said(mark::EXPLANATION);
    let worked: BTreeMap<&str, &str> = ours
        .0
        .iter()
        .filter(|((_, column), _)| *column == own::ID)
        .map(|((row, _), id)| (*id, ours.at(*row, own::SCORE)))
        .collect();
    let rows = city.0.iter().filter(|((row, column), _)| *row != top && *column == from + mark::ID);
    let over = rows.filter_map(|((row, _), id)| {
        let typed = city.at(*row, score);
        let worked: Rc<str> = worked.get(id).copied()?.into();
        let is_typed = !typed.is_empty() && !is_same(&Rc::from(typed), &worked);
        let before: Vec<&str> =
            city.at(*row, from + mark::EXPLANATION_BEFORE).lines().map(str::trim).collect();
        let now = explanation.map_or("", |column| city.at(*row, column));
        let lines = now.lines().map(str::trim).filter(|line| !line.is_empty() && !before.contains(line));
        let lines: Vec<Rc<str>> = lines.map(Rc::from).collect();
        let is_over = is_typed || !lines.is_empty();
        is_over.then(|| WrittenOver { id: (*id).into(), score: is_typed.then(|| typed.into()), lines })
    });
    over.collect()
}

/// The judgement of an indicator that is judged as a whole, by its id.
fn judgment(rubric: &Rubric, key: IndicatorKey) -> Option<Rc<str>> {
    let mut own = rubric.judgments_with_keys().filter(|(_, spec)| spec.indicator == key);
    let (Some((judgment, spec)), None) = (own.next(), own.next()) else { return None };
    let is_judged = matches!(rubric.judged_part(judgment).rule.asked(), Some(Asked::Judged(_)));
    (is_judged && rubric.indicator(key).parts.len() == 1).then(|| spec.id.clone())
}

/// A text with more lines.
fn with_lines(text: &str, lines: &[Rc<str>]) -> Rc<str> {
    let all = Some(text).into_iter().filter(|text| !text.is_empty()).chain(lines.iter().map(|line| &**line));
    all.collect::<Vec<_>>().join("\n").into()
}

impl WrittenOver {
    /// Takes it into what a table brings, where the sheet of figures brings nothing for the same place. `common` is what both know.
    pub(super) fn into_brought(
        self,
        rubric: &Rubric,
        ours: &Draft,
        common: &mut Draft,
        brought: &mut Brought,
    ) {
        let Some(key) = rubric.find_indicator(&self.id) else { return };
        let indicator = rubric.indicator(key);
        if let Some(id) = judgment(rubric, key) {
            let held = ours.answers.judgments.get(&id).cloned().unwrap_or_default();
            let known = common.answers.judgments.get(&id).cloned().unwrap_or_else(|| held.clone());
            let mut theirs =
                brought.draft.answers.judgments.get(&id).cloned().unwrap_or_else(|| known.clone());
            if let Some(score) = self.score.filter(|_| theirs.points == known.points) {
                theirs.points = score;
            }
            if !self.lines.is_empty() && theirs.reason == known.reason {
                theirs.reason = with_lines(&known.reason, &self.lines);
            }
            common.answers.judgments.insert(id.clone(), known);
            brought.draft.answers.judgments.insert(id, theirs);
            return;
        }
        if self.score.is_some() {
            brought.computed.push(indicator.title.clone());
        }
        // The explanation of what figures score stands with its first figure.
        let Some(fact) = indicator.inputs.first().filter(|_| !self.lines.is_empty()) else { return };
        let id = rubric.fact(*fact).id.clone();
        let held = ours.answers.facts.get(&id).cloned().unwrap_or_default();
        let known = common.answers.facts.get(&id).cloned().unwrap_or_else(|| held.clone());
        let mut theirs = brought.draft.answers.facts.get(&id).cloned().unwrap_or_else(|| known.clone());
        if theirs.note == known.note {
            theirs.note = with_lines(&known.note, &self.lines);
        }
        common.answers.facts.insert(id.clone(), known);
        brought.draft.answers.facts.insert(id, theirs);
    }
}
