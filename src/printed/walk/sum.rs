//! Rows of sums: 小计 and 合计.

use super::super::column::Role;
use super::super::{Note, Why, lines, points};
use super::{ReadEntry, Walk};

impl Walk<'_> {
    /// Whether a row holds nothing but a label and figures.
    fn is_label_row(&self, begun: &[(usize, usize)]) -> bool {
        begun.iter().skip(1).all(|(column, index)| {
            let text = self.text(*index);
            points::cell(text).is_some()
                || text.chars().count() <= 8
                || matches!(
                    self.role(*column),
                    Role::OwnPoints | Role::OwnExplanation | Role::Checked | Role::Remark
                )
        })
    }

    /// The cell that makes a row a sum: the first, or the first after the titles of levels that begin here.
    pub(super) fn sum_label(&self, begun: &[(usize, usize)]) -> Option<(usize, bool)> {
        // Points may stand to the left of their label.
        let is_above = |(column, _): &(usize, usize)| {
            self.levels.contains(column) || matches!(self.role(*column), Role::Number | Role::Points)
        };
        let at = begun.iter().position(|cell| lines::sum(self.text(cell.1)).is_some() || !is_above(cell))?;
        let label = self.text(begun[at].1);
        let is_whole = lines::sum(label)?;
        // 合 计 | 100 | how the whole is graded.
        let bare: String = label.chars().filter(|letter| !letter.is_whitespace()).collect();
        let is_sure = ["合计", "总计", "小计", "总分"].contains(&bare.as_str())
            && begun[at..].iter().any(|(column, index)| {
                Some(*column) == self.points && points::cell(self.text(*index)).is_some()
            });
        (is_sure || self.is_label_row(&begun[at..])).then_some((at, is_whole))
    }

    pub(super) fn sum(&mut self, row: usize, begun: &[(usize, usize)], (at, is_whole): (usize, bool)) {
        self.finish();
        let begins_level = begun[..at].iter().any(|(column, _)| self.levels.contains(column));
        if begins_level {
            self.set_levels(row);
        }
        let begun = if begins_level { &begun[at..] } else { begun };
        let number = |index: usize| points::cell(self.text(index));
        let in_points =
            begun.iter().find(|(column, _)| Some(*column) == self.points).map(|(_, index)| *index);
        let own = |column: usize| matches!(self.role(column), Role::OwnPoints | Role::Checked);
        let elsewhere =
            || begun.iter().skip(1).filter(|(column, _)| !own(*column)).find_map(|(_, index)| number(*index));
        let label =
            begun.iter().map(|(_, index)| *index).find(|index| lines::sum(self.text(*index)).is_some());
        let in_label = || label.and_then(|index| points::first(self.text(index)));
        let printed = in_points.and_then(number).or_else(elsewhere).or_else(in_label);
        // A sum before its items is what its head counts for.
        let level = self.current.iter_mut().flatten().next_back().filter(|_| begins_level && !is_whole);
        if let Some((_, level)) = level {
            level.points = level.points.take().or(printed);
            let level = level.clone();
            let told = self.entries.iter_mut().rev().find_map(|entry| match entry {
                ReadEntry::Level(told) if told.place == level.place => Some(told),
                _ => None,
            });
            if let Some(told) = told {
                *told = level;
            }
        } else if let Some(index) = label {
            let (title, place) = (self.text(index).to_owned(), self.grid.place(index));
            self.entries.push(ReadEntry::Sum { title, is_whole, printed, place });
        }
        // What is said beside it is a note.
        let says = |(_, index): &&(usize, usize)| {
            self.text(*index).chars().count() > 8 && points::cell(self.text(*index)).is_none()
        };
        let told: Vec<Note> = begun
            .iter()
            .filter(|(_, index)| Some(*index) != label)
            .filter(says)
            .map(|(_, index)| Note { text: self.text(*index).to_owned(), place: self.grid.place(*index) })
            .collect();
        self.entries.extend(told.into_iter().map(ReadEntry::Note));
        self.leave(begun, if is_whole { Why::Total } else { Why::Subtotal });
    }
}
