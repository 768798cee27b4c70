//! Which columns of a segment hold titles, from the highest, which of them the items', and which the items' points.

use super::super::column::Role;
use super::super::grid::Grid;
use super::super::lines;
use super::super::segment::Segment;

/// The columns of levels, from the highest: those that say how deep they are in that order, whatever stands first.
pub(super) fn by_depth(segment: &Segment) -> Vec<usize> {
    let columns = segment.columns(|role| matches!(role, Role::Level(_)));
    let depth = |column: usize| match segment.roles[column] {
        Role::Level(depth) if (1..=5).contains(&depth) => Some(depth),
        _ => None,
    };
    let said: Vec<(u8, usize)> = columns.iter().filter_map(|at| Some((depth(*at)?, *at))).collect();
    let is_falling = said.len() > 1 && said.windows(2).all(|two| two[0].0 > two[1].0);
    if is_falling {
        // Read from the right: what does not say its depth stands with its neighbours.
        return columns.into_iter().rev().collect();
    }
    let mut sorted = said.clone();
    crate::order::sort(&mut sorted, |one, other| one.0.cmp(&other.0));
    let mut sorted = sorted.into_iter().map(|(_, column)| column);
    let place =
        |column: usize| if depth(column).is_some() { sorted.next().unwrap_or(column) } else { column };
    columns.into_iter().map(place).collect()
}

/// Which points are the items': the column right of the deepest level where each level has one, else the last.
pub(super) fn points_column(segment: &Segment, levels: &[usize]) -> Option<usize> {
    let mut all = segment.columns(|role| role == Role::Points);
    // A weight beside points is not what the item is scored by.
    if all.iter().any(|column| !segment.is_weight(*column)) {
        all.retain(|column| !segment.is_weight(*column));
    }
    // What a single failing takes (扣分值) is not what the item is scored by.
    if all.iter().any(|column| !segment.is_taken_off(*column)) {
        all.retain(|column| !segment.is_taken_off(*column));
    }
    let deepest = levels.last().map(|last| last + 1);
    let requirement = segment.columns(|role| role == Role::Requirement).first().map(|first| first + 1);
    let beside =
        |wanted: Option<usize>| all.iter().copied().find(|column| Some(*column) == wanted && all.len() > 1);
    // What is looked at may have points of its own beside those of its title.
    beside(requirement).or_else(|| beside(deepest)).or_else(|| all.last().copied())
}

/// Which column titles the items: the deepest level, unless its cells stand over several items that have titles of their own.
pub(super) fn title_column(
    grid: &Grid<'_>,
    segment: &Segment,
    levels: &[usize],
    points: Option<usize>,
) -> Option<usize> {
    let requirement = segment.columns(|role| role == Role::Requirement).first().copied();
    let Some(deepest) = levels.last().copied() else { return requirement };
    let Some(requirement) = requirement else { return Some(deepest) };
    let (mut titles, mut shared) = (0_usize, 0_usize);
    // The same title in every row is one over all of them, as a merged cell would be.
    let (mut key, mut items) = (None, 0_usize);
    for row in segment.rows.0..segment.rows.1 {
        let is_short = grid.row(row).len() < 2;
        let title = Some(grid.text(row, deepest)).filter(|title| !title.is_empty());
        let is_sum =
            || grid.row(row).iter().any(|(_, index)| lines::sum(&grid.table.cells[*index].text).is_some());
        if is_short || is_sum() {
            continue;
        }
        if title.is_some() && title != key {
            titles += 1;
            shared += usize::from(items > 1);
            (key, items) = (title, 0);
        }
        let begins = |column: usize| grid.index(row, column).is_some_and(|index| grid.begins(row, index));
        items += usize::from(begins(requirement) && points.is_none_or(begins));
    }
    shared += usize::from(items > 1);
    Some(if shared * 3 >= titles && titles > 0 && shared > 0 { requirement } else { deepest })
}
