//! Which rows of a grid are headings (表头), and what they say over each column.

use super::column::{Role, Said, is_band, plain, said};
use super::grid::Grid;
use super::{lines, points};

/// Headings over two rows are common, over three seen.
const DEEPEST: usize = 3;

/// Longer cells stand in no heading.
const LONGEST: usize = 20;

/// Rows of headings: from, and the row after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// How many cells of a row say what a column holds, and how many there are; `None` for a row that cannot be a heading.
fn hits(grid: &Grid<'_>, row: usize) -> Option<(usize, usize)> {
    let cells = grid.row(row);
    let texts = || cells.iter().map(|(_, index)| grid.table.cells[*index].text.as_str());
    let is_long = |text: &str| plain(text).chars().count() > LONGEST;
    let is_number = |text: &str| points::cell(text).is_some();
    if texts().any(|text| is_long(text) || is_number(text)) {
        return None;
    }
    let is_word = |text: &&str| said(text).is_some() || lines::is_block_name(text);
    Some((texts().filter(is_word).count(), cells.len()))
}

/// The rows of headings that begin at a row.
pub(super) fn at(grid: &Grid<'_>, row: usize) -> Option<Rows> {
    let (hit, all) = hits(grid, row)?;
    if hit < 2 || hit * 3 < all * 2 {
        return None;
    }
    let mut to = row + 1;
    while to < grid.rows.len() && to - row < DEEPEST && goes_on(grid, row, to) {
        to += 1;
    }
    Some(Rows { from: row, to })
}

/// Whether a row belongs to the headings above it: a cell reaches into it, or it says more under wide or empty ones.
fn goes_on(grid: &Grid<'_>, from: usize, row: usize) -> bool {
    let cells = grid.row(row);
    let reaches = cells.iter().any(|(_, index)| !grid.begins(row, *index));
    let begun = || cells.iter().filter(|(_, index)| grid.begins(row, *index));
    let texts = || begun().map(|(_, index)| grid.table.cells[*index].text.as_str());
    if texts().any(|text| points::cell(text).is_some() || plain(text).chars().count() > LONGEST) {
        return false;
    }
    let is_word = |text: &str| said(text).is_some() || is_band(text);
    let (count, words) = (texts().count(), texts().filter(|text| is_word(text)).count());
    if reaches {
        return true;
    }
    // The same heading once more is no second row of it.
    let is_same = begun().all(|(column, index)| grid.text(from, *column) == grid.table.cells[*index].text);
    let is_under = begun().all(|(column, _)| {
        let above = grid.index(row - 1, *column);
        let wide = above.is_some_and(|above| grid.width(row - 1, above) > 1);
        let next_empty = grid.index(row - 1, *column + 1).is_none() && *column + 1 < grid.columns.len();
        above.is_none() || wide || next_empty
    });
    count > 0 && words * 3 >= count * 2 && !is_same && is_under
}

/// What stands over each column, from above; a heading over several columns stands over each.
pub(super) fn over(grid: &Grid<'_>, rows: Rows) -> Vec<Vec<String>> {
    let columns = 0..grid.columns.len();
    let mut over: Vec<Vec<String>> = columns
        .map(|column| {
            let mut texts: Vec<String> = Vec::new();
            let mut before = None;
            for row in rows.from..rows.to {
                let index = grid.index(row, column);
                if let Some(index) = index.filter(|index| before != Some(*index)) {
                    texts.push(grid.table.cells[index].text.clone());
                    before = Some(index);
                }
            }
            texts
        })
        .collect();
    // In text a heading over several columns stands over the first of them only.
    if rows.to - rows.from > 1 {
        for column in 1..over.len() {
            if grid.index(rows.from, column).is_none()
                && over[column].len() == 1
                && over[column - 1].len() > 1
                && let Some(first) = over[column - 1].first().cloned()
            {
                over[column].insert(0, first);
            }
        }
    }
    over
}

/// Whether a row repeats headings: each of its cells is one of them, at its column.
pub(super) fn repeats(grid: &Grid<'_>, row: usize, over: &[Vec<String>]) -> bool {
    let cells = grid.row(row);
    let begun = cells.iter().filter(|(_, index)| grid.begins(row, *index));
    let mut count = 0;
    for (column, index) in begun {
        let text = plain(&grid.table.cells[*index].text);
        let is_there = over.get(*column).is_some_and(|texts| texts.iter().any(|other| plain(other) == text));
        if !is_there {
            return false;
        }
        count += 1;
    }
    count >= 2
}

/// What a heading's texts say its column holds: the deepest that says anything.
pub(super) fn said_over(texts: &[String]) -> Option<Said> {
    let (text, deepest) = texts.iter().rev().find_map(|text| Some((text, said(text)?)))?;
    // 分数 below 自评 is that of 自评.
    let is_plain = ["分", "分数", "得分", "评分", "打分"].contains(&plain(text).as_str());
    let mut all = texts.iter().rev().filter_map(|text| said(text));
    let is_whose = |said: &Said| matches!(said, Said::Is(Role::OwnPoints | Role::Checked));
    match deepest {
        Said::Is(Role::OwnPoints) => Some(deepest),
        Said::Is(Role::Points | Role::Checked) if is_plain => {
            let own = texts.iter().any(|text| said(text) == Some(Said::Is(Role::OwnPoints)));
            if own { Some(Said::Is(Role::OwnPoints)) } else { all.find(is_whose).or(Some(deepest)) }
        }
        _ => Some(deepest),
    }
}
