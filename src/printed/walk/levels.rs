//! Titles above items: those that hold, and those that begin in a row.

use super::super::column::Role;
use super::super::{LeftOutText, Why, points};
use super::{Level, PrintedWeight, ReadEntry, Walk};
use crate::number::Number;

impl Walk<'_> {
    pub(super) fn path(&self) -> Vec<Level> {
        let sections = self.sections.iter().map(|(_, level)| level).chain(&self.kept).cloned();
        let levels = self.current.iter().flatten().map(|(_, level)| level.clone());
        sections.chain(levels).collect()
    }

    /// Takes the levels that begin in a row; a new one ends those below it.
    pub(super) fn set_levels(&mut self, row: usize) {
        for at in 0..self.levels.len() {
            let column = self.levels[at];
            let Some(index) = self.grid.index(row, column) else { continue };
            let text = self.text(index);
            // Where no cells are merged the same title may stand in every row.
            let is_again = self.current[at].as_ref().is_some_and(|(_, level)| level.printed == text);
            if is_again {
                self.used[index] = true;
                self.points_beside(row, column);
                self.weight_beside(row, column);
            }
            let is_same = is_again || self.current[at].as_ref().is_some_and(|(other, _)| *other == index);
            // A title over several columns of levels is one level, that of the first.
            let is_wide = at > 0 && self.grid.index(row, self.levels[at - 1]) == Some(index);
            let is_title = self.title.is_some_and(|title| self.grid.index(row, title) == Some(index));
            if is_same || is_wide || is_title {
                continue;
            }
            self.used[index] = true;
            let beside = self.points_beside(row, column);
            let weight = self.weight_beside(row, column);
            let level = Level { weight, ..self.level(text, beside, index) };
            self.current[at] = Some((index, level));
            self.current[at + 1..].fill(None);
        }
    }

    /// A title above items; points beside it that are others than those in it are told.
    pub(super) fn level(&mut self, text: &str, beside: Option<Number>, index: usize) -> Level {
        let place = self.grid.place(index);
        let level = Level::of(text, beside.clone(), place.clone());
        if let Some(beside) = beside.filter(|beside| level.points.as_ref() != Some(beside)) {
            let text = format!("{} {}", level.title, beside.plain());
            self.entries.push(ReadEntry::LeftOut(LeftOutText { text, why: Why::TitlePoints, place }));
        }
        self.entries.push(ReadEntry::Level(level.clone()));
        level
    }

    /// What the highest level counts for in the whole, in a column of its own to its right, beside points of the items.
    fn weight_beside(&mut self, row: usize, column: usize) -> Option<PrintedWeight> {
        let right = column + 1;
        let is_of_heads = self.levels.first() == Some(&column)
            && self.role(right) == Role::Points
            && self.segment.is_weight(right)
            && self.points.is_some_and(|points| points != right && !self.segment.is_weight(points));
        if !is_of_heads {
            return None;
        }
        let index = self.grid.index(row, right)?;
        let number = points::cell(self.text(index))?;
        self.used[index] = true;
        Some(PrintedWeight { number, text: self.text(index).to_owned(), place: self.grid.place(index) })
    }

    /// Points of a level that stand in a column of their own to its right.
    fn points_beside(&mut self, row: usize, column: usize) -> Option<Number> {
        let right = column + 1;
        // A weight (权重系数) is no sum of points, unless the items are scored by weights, too.
        let is_weight = |column: usize| self.segment.is_weight(column);
        let is_other = self.role(right) == Role::Points
            && is_weight(right)
            && self.points.is_some_and(|points| !is_weight(points));
        if self.role(right) != Role::Points || Some(right) == self.points || is_other {
            return None;
        }
        let index = self.grid.index(row, right)?;
        let number = points::cell(self.text(index))?;
        self.used[index] = true;
        Some(number)
    }
}
