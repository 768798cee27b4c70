//! Heads that stand in a row of their own.

use super::super::column::Role;
use super::super::lines;
use super::super::numbering::{self, Numbered};
use super::super::points;
use super::Walk;

impl Walk<'_> {
    /// Whether a row is a head over what follows: a title alone, or with its points, that no level column takes.
    pub(super) fn is_section(&self, row: usize, begun: &[(usize, usize)]) -> bool {
        let Some((column, first)) = begun.first().copied() else { return false };
        let others = begun.iter().skip(1).all(|(at, index)| {
            matches!(self.role(*at), Role::Points | Role::OwnPoints | Role::Checked)
                && points::cell(self.text(*index)).is_some()
        });
        let text = self.text(first);
        if !others || text.chars().count() > 60 || text.ends_with('。') {
            return false;
        }
        let kind = numbering::of(text).map(|(kind, _)| kind);
        let is_numbered = matches!(
            kind,
            Some(Numbered::Part | Numbered::Chinese | Numbered::ChineseBracket | Numbered::Letter(_))
        );
        let is_titled = lines::block(text).is_some() || is_numbered || points::bracket(text).is_some();
        let is_dotted = matches!(kind, Some(Numbered::Dotted(_)));
        if self.is_wide(row, first) {
            return is_titled || is_dotted || text.chars().count() <= 30;
        }
        // Without merged cells a head looks like a title; it is one where its column holds none, or a clause never follows.
        let is_clause = matches!(self.role(column), Role::Clause | Role::Requirement | Role::Band);
        let has_levels = !self.levels.is_empty();
        match self.role(column) {
            Role::Number => is_titled,
            Role::Level(_) => {
                is_titled && begun.len() <= 2 && (!has_levels || column == 0) && self.is_followed(row, kind)
            }
            _ if is_clause => false,
            _ => false,
        }
    }

    /// Whether the next row begins anew in the same columns, and not beneath this one's level.
    fn is_followed(&self, row: usize, kind: Option<Numbered>) -> bool {
        let Some(next) = (row + 1..self.segment.rows.1).next() else { return false };
        let cells = self.grid.row(next);
        let Some((column, index)) = cells.iter().find(|(_, index)| self.grid.begins(next, *index)) else {
            return false;
        };
        let next_kind = numbering::of(self.text(*index)).map(|(kind, _)| kind);
        *column == 0 && next_kind != kind || lines::block(self.grid.text(row, 0)).is_some()
    }

    pub(super) fn section(&mut self, begun: &[(usize, usize)]) {
        self.finish();
        let Some((_, first)) = begun.first().copied() else { return };
        let text = self.text(first);
        let beside = begun.iter().skip(1).find_map(|(column, index)| {
            (self.role(*column) == Role::Points).then(|| points::cell(self.text(*index))).flatten()
        });
        for (column, index) in begun {
            if *index == first || self.role(*column) == Role::Points {
                self.used[*index] = true;
            }
        }
        let kind = numbering::of(text).map(|(kind, _)| kind);
        let level = self.level(text, beside, first);
        let is_block = lines::block(&level.title).is_some();
        let same = self.sections.iter().position(|(other, _)| *other == kind);
        let deeper = self.sections.last().is_some_and(|(other, _)| *other < kind && kind.is_some());
        match same {
            Some(at) => self.sections.truncate(at),
            None if !deeper || is_block => self.sections.clear(),
            None => {}
        }
        self.sections.push((kind, level));
        self.current.fill(None);
    }
}
