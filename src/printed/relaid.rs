//! Tables that are not to be read row by row, put into rows: parts beside each other under one heading each, headings down the side,
//! and a card for each item, on which every figure stands behind its name.

use super::column::{Role, Said, plain, said};
use super::grid::Grid;
use super::{heading, points};
use std::collections::BTreeSet;

/// No more parts stand beside each other.
const MOST_PARTS: usize = 4;

/// A row that is no row of the table.
const NO_ROW: usize = usize::MAX;

/// The grid in the order it is to be read.
pub(super) fn by_rows(grid: Grid<'_>) -> Grid<'_> {
    let grid = apart(&grid).unwrap_or(grid);
    beside(&grid).or_else(|| turned(&grid)).or_else(|| cards(&grid)).unwrap_or(grid)
}

/// The cells of a row at each of its places.
fn cells(grid: &Grid<'_>, row: usize, columns: std::ops::Range<usize>) -> Vec<Option<usize>> {
    columns.map(|column| grid.index(row, column)).collect()
}

/// Two tables on one sheet with a blank column between them: the one with headings of a scoring table.
fn apart<'a>(grid: &Grid<'a>) -> Option<Grid<'a>> {
    let is_headed = |grid: &Grid<'a>| {
        (0..grid.rows.len()).any(|row| {
            heading::at(grid, row).is_some()
                && is_scoring((0..grid.columns.len()).map(|column| grid.text(row, column)))
        })
    };
    let all = grid.columns.len();
    let gaps: Vec<usize> = (1..all).filter(|at| grid.columns[*at] > grid.columns[at - 1] + 1).collect();
    if gaps.is_empty() || is_headed(grid) {
        return None;
    }
    let edges: Vec<usize> = [0].into_iter().chain(gaps).chain([all]).collect();
    edges.windows(2).find_map(|edge| {
        let range = edge[0]..edge[1];
        let rows = (0..grid.rows.len()).map(|row| (grid.rows[row], cells(grid, row, range.clone())));
        let rows = rows.filter(|(_, cells)| cells.iter().any(Option::is_some)).collect();
        let part = grid.relaid(grid.columns[range.clone()].to_vec(), rows);
        (range.len() >= 2 && is_headed(&part)).then_some(part)
    })
}

/// Parts beside each other, their columns named alike: one below the other.
fn beside<'a>(grid: &Grid<'a>) -> Option<Grid<'a>> {
    let all = grid.columns.len();
    let (heading, width) = (0..grid.rows.len()).find_map(|row| {
        let names: Vec<String> = (0..all).map(|column| plain(grid.text(row, column))).collect();
        let is_named = names.iter().filter(|name| said(name).is_some()).count() * 3 >= all * 2;
        let parts =
            (2..=MOST_PARTS).filter(|parts| is_named && all.is_multiple_of(*parts) && all / parts >= 2);
        let width = parts.map(|parts| all / parts).find(|width| {
            let (first, rest) = names.split_at(*width);
            let is_distinct = first.iter().collect::<BTreeSet<_>>().len() == *width;
            is_distinct && rest.chunks(*width).all(|part| part == first)
        })?;
        Some((row, width))
    })?;
    let mut rows: Vec<(usize, Vec<Option<usize>>)> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let flush = |rows: &mut Vec<(usize, Vec<Option<usize>>)>, waiting: &mut Vec<usize>| {
        for from in (0..all).step_by(width) {
            for row in waiting.iter() {
                let part = cells(grid, *row, from..from + width);
                if part.iter().any(Option::is_some) {
                    rows.push((grid.rows[*row], part));
                }
            }
        }
        waiting.clear();
    };
    for row in 0..grid.rows.len() {
        let is_across = (width..all).step_by(width).any(|from| {
            let left = grid.index(row, from - 1);
            left.is_some() && left == grid.index(row, from)
        });
        if row <= heading || is_across {
            flush(&mut rows, &mut waiting);
            rows.push((grid.rows[row], cells(grid, row, 0..width)));
        } else {
            waiting.push(row);
        }
    }
    flush(&mut rows, &mut waiting);
    Some(grid.relaid(grid.columns[..width].to_vec(), rows))
}

/// Whether names of columns make those of a scoring table: points, and what they are given for.
fn is_scoring<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let said: Vec<Said> = names.filter_map(said).collect();
    let is = |role: Role| said.contains(&Said::Is(role));
    let has_clause = is(Role::Clause) || said.contains(&Said::Standard);
    let has_title = said.iter().any(|one| matches!(one, Said::Is(Role::Level(_) | Role::Requirement)));
    is(Role::Points) && (has_clause || has_title && is(Role::Requirement))
}

/// Headings down the side: each column becomes a row.
fn turned<'a>(grid: &Grid<'a>) -> Option<Grid<'a>> {
    let is_name = |row: usize| {
        let cells = grid.row(row);
        let others = || cells.iter().skip(1).map(|(_, index)| grid.table.cells[*index].text.as_str());
        cells.len() >= 3
            && cells[0].0 == 0
            && said(grid.text(row, 0)).is_some()
            && others().all(|text| said(text).is_none())
    };
    let from = (0..grid.rows.len()).find(|row| is_name(*row))?;
    let to =
        (from..grid.rows.len()).find(|row| said(grid.text(*row, 0)).is_none()).unwrap_or(grid.rows.len());
    let names = || (from..to).map(|row| grid.text(row, 0));
    let named = (from..to).filter(|row| is_name(*row)).count();
    let is_points = |row: &usize| said(grid.text(*row, 0)) == Some(Said::Is(Role::Points));
    let has_points = (from..to).filter(is_points).any(|row| {
        let figures =
            (1..grid.columns.len()).filter(|column| points::cell(grid.text(row, *column)).is_some());
        figures.count() >= 2
    });
    if named < 3 || !has_points || !is_scoring(names()) {
        return None;
    }
    let width = to - from;
    let alone = |row: usize| (NO_ROW, vec![grid.row(row).first().map(|(_, index)| *index); width]);
    let mut rows: Vec<(usize, Vec<Option<usize>>)> = (0..from).map(alone).collect();
    for column in 0..grid.columns.len() {
        rows.push((NO_ROW, (from..to).map(|row| grid.index(row, column)).collect()));
    }
    rows.extend((to..grid.rows.len()).map(alone));
    Some(grid.relaid(grid.rows[from..to].to_vec(), rows))
}

/// A card that is being read: for each name its cells, one below the other.
type Card = Vec<Vec<Option<usize>>>;

/// Cards: in each row a name and what stands behind it, once or several times.
fn cards<'a>(grid: &Grid<'a>) -> Option<Grid<'a>> {
    let text = |index: usize| grid.table.cells[index].text.as_str();
    let mut names: Vec<(String, usize)> = Vec::new();
    let mut rows: Vec<(Option<usize>, Card)> = Vec::new();
    let (mut taken, mut alone) = (BTreeSet::new(), 0);
    let mut filled: BTreeSet<usize> = BTreeSet::new();
    for row in 0..grid.rows.len() {
        let cells = grid.row(row);
        let is_name = |index: usize| said(text(index)).is_some();
        let begun = cells.iter().filter(|(_, index)| grid.begins(row, *index)).count();
        let values = cells.iter().filter(|(_, index)| !is_name(*index)).count();
        let (_, first) = *cells.first()?;
        if !is_name(first) {
            if cells.len() > 1 {
                return None;
            }
            alone += 1;
            rows.push((Some(first), Vec::new()));
            filled.clear();
            continue;
        }
        // Names alone are headings, and what stands below them is no card.
        if values == 0 && begun > 2 {
            return None;
        }
        let mut name = None;
        for (_, index) in cells {
            if is_name(index) {
                let said = plain(text(index));
                let at = names.iter().position(|(other, _)| *other == said).unwrap_or_else(|| {
                    names.push((said, index));
                    names.len() - 1
                });
                let is_new = taken.insert(index);
                if is_new && filled.contains(&at) || !matches!(rows.last(), Some((None, _))) {
                    rows.push((None, Vec::new()));
                    filled.clear();
                }
                filled.insert(at);
                name = Some(at);
                continue;
            }
            let (at, (_, card)) = (name?, rows.last_mut()?);
            let line = card.iter().position(|line| line.get(at).copied().flatten().is_none());
            let line = line.unwrap_or_else(|| {
                card.push(Vec::new());
                card.len() - 1
            });
            if card[line].len() <= at {
                card[line].resize(at + 1, None);
            }
            card[line][at] = Some(index);
        }
    }
    let has_values = |name: usize| {
        rows.iter().any(|(_, card)| card.iter().any(|line| line.get(name).copied().flatten().is_some()))
    };
    let points = names.iter().position(|(name, _)| said(name) == Some(Said::Is(Role::Points)));
    let is_scored = points.is_some_and(has_values) && is_scoring(names.iter().map(|(name, _)| name.as_str()));
    if names.len() < 3 || !is_scored || alone > rows.len() - alone {
        return None;
    }
    let width = names.len();
    let mut laid = Vec::new();
    let begin = rows.iter().position(|(alone, _)| alone.is_none())?;
    for (at, (alone, card)) in rows.into_iter().enumerate() {
        if at == begin {
            laid.push((NO_ROW, names.iter().map(|(_, index)| Some(*index)).collect()));
        }
        if alone.is_some() {
            laid.push((NO_ROW, vec![alone; width]));
        }
        for mut line in card {
            line.resize(width, None);
            laid.push((NO_ROW, line));
        }
    }
    Some(grid.relaid((0..width).collect(), laid))
}
