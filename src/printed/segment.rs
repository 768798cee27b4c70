//! The part of a table under one heading, and what each of its columns holds: by words, then by content.

mod roles;

use super::Corrections;
use super::column::{Role, plain, said};
use super::grid::Grid;
use super::heading::{self, Rows};
use super::{lines, points};
use roles::roles;

/// Rows under one heading.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The heading's rows, where it has one of its own.
    pub(super) heading: Option<Rows>,
    /// From, and the row after it.
    pub(super) rows: (usize, usize),
    /// What stands over each column.
    pub(super) over: Vec<Vec<String>>,
    /// What each column holds.
    pub(super) roles: Vec<Role>,
    /// Which columns of the table these are.
    pub(super) columns: Vec<usize>,
    /// The table goes on from the one before, as after a page's end.
    pub(super) is_more: bool,
}

/// A table's parts; none for a table that holds no items. One that is a block (加分项, 一票否决) needs no points to hold some.
pub(super) fn segments(
    grid: &Grid<'_>,
    table: usize,
    before: Option<&Segment>,
    is_block: bool,
    corrections: &Corrections,
) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let segment = |heading: Option<Rows>, from: usize, over: Vec<Vec<String>>| Segment {
        heading,
        rows: (from, grid.rows.len()),
        over,
        roles: Vec::new(),
        columns: grid.columns.clone(),
        is_more: false,
    };
    let mut row = 0;
    while row < grid.rows.len() {
        let heading = heading::at(grid, row).filter(|rows| {
            let over = heading::over(grid, *rows);
            match found.last() {
                None => true,
                Some(last) => !is_same(&last.over, &over) && is_plain_heading(grid, *rows),
            }
        });
        match heading {
            Some(rows) => {
                if let Some(last) = found.last_mut() {
                    last.rows.1 = row;
                }
                let over = heading::over(grid, rows);
                found.push(segment(Some(rows), rows.to, over));
                row = rows.to;
            }
            None => row += 1,
        }
    }
    if found.is_empty() && !grid.rows.is_empty() {
        let more = before.and_then(|before| before.goes_on(grid));
        found.push(more.unwrap_or_else(|| segment(None, 0, vec![Vec::new(); grid.columns.len()])));
    }
    for segment in &mut found {
        if !segment.is_more {
            segment.roles = roles(grid, segment);
        }
        for (at, column) in grid.columns.iter().enumerate() {
            if let Some(role) = corrections.columns.get(&(table, *column)) {
                segment.roles[at] = *role;
            }
        }
    }
    let is_said = |segment: &Segment| {
        corrections.columns.keys().any(|(said, _)| *said == table) && segment.holds_items()
    };
    found.retain(|segment| {
        let is_block = is_block
            || segment.block().is_some()
            || segment.heading.is_some_and(|rows| is_below_block(grid, rows));
        is_said(segment)
            || segment.is_rubric(grid)
            || is_block && segment.heading.is_some() && segment.holds_items()
    });
    found
}

/// Whether the row above headings says of itself that it is a block (加分项, 一票否决).
fn is_below_block(grid: &Grid<'_>, rows: Rows) -> bool {
    let above = rows.from.checked_sub(1).map(|row| grid.row(row));
    above.is_some_and(|cells| cells.len() == 1 && lines::block(&grid.table.cells[cells[0].1].text).is_some())
}

fn is_same(one: &[Vec<String>], other: &[Vec<String>]) -> bool {
    let last = |over: &[Vec<String>]| over.iter().map(|texts| texts.last().cloned()).collect::<Vec<_>>();
    last(one) == last(other)
}

/// A heading further down is one only if nearly all of its cells say so.
fn is_plain_heading(grid: &Grid<'_>, rows: Rows) -> bool {
    let cells = grid.row(rows.from);
    let is_said = |(_, index): &(usize, usize)| {
        let text = &grid.table.cells[*index].text;
        said(text).is_some() || lines::block(text).is_some()
    };
    let count = cells.iter().filter(|cell| is_said(cell)).count();
    // 一票否决情形 beside 处理结果 are two, and the first says that what follows is something else.
    let is_block =
        cells.first().is_some_and(|(_, index)| lines::is_block_name(&grid.table.cells[*index].text));
    let least = if is_block { 2 } else { 3 };
    cells.len() >= least && (count == cells.len() || count >= 3 && count + 1 == cells.len())
}

impl Segment {
    /// The heading over the titles that says they are a block (加分项, 否决事项), where no other titles stand beside them.
    pub(super) fn block(&self) -> Option<&str> {
        let titles = self.columns(|role| matches!(role, Role::Level(_)));
        let [title] = titles.as_slice() else { return None };
        self.over[*title].iter().map(String::as_str).find(|text| lines::block(text).is_some())
    }

    /// Whether a column of points holds weights: 权重, 系数.
    pub(super) fn is_weight(&self, column: usize) -> bool {
        let heading = self.over[column].last().map(|text| plain(text)).unwrap_or_default();
        ["权重", "权数", "系数"].iter().any(|word| heading.ends_with(word))
    }

    /// Whether a column of points says what is taken off: 扣分值, 每次扣分.
    pub(super) fn is_taken_off(&self, column: usize) -> bool {
        let heading = self.over[column].last().map(|text| plain(text)).unwrap_or_default();
        ["扣分", "减分", "扣除"].iter().any(|word| heading.contains(word))
    }

    /// Columns of a role.
    pub(super) fn columns(&self, is: impl Fn(Role) -> bool) -> Vec<usize> {
        (0..self.roles.len()).filter(|column| is(self.roles[*column])).collect()
    }

    /// The same columns for a table without headings that goes on from this one: it has no others, and points where these are.
    fn goes_on(&self, grid: &Grid<'_>) -> Option<Self> {
        let at = |column: &usize| self.columns.iter().position(|own| own == column);
        let own: Vec<usize> = grid.columns.iter().map(at).collect::<Option<_>>()?;
        let is_points = |column: usize| self.roles[own[column]] == Role::Points;
        let mut figures = (0, 0);
        let first = || (0..own.len()).filter(|column| is_points(*column)).map(|column| grid.text(0, column));
        let is_headed = first().any(|text| !text.is_empty() && points::cell(text).is_none());
        let clauses = |roles: &[Role]| roles.iter().any(|role| matches!(role, Role::Clause | Role::Band));
        let own_roles: Vec<Role> = own.iter().map(|at| self.roles[*at]).collect();
        if is_headed || clauses(&self.roles) && !clauses(&own_roles) {
            return None;
        }
        for column in (0..own.len()).filter(|column| is_points(*column)) {
            for row in 0..grid.rows.len() {
                if let Some(index) = grid.index(row, column).filter(|index| grid.begins(row, *index)) {
                    figures.0 += 1;
                    figures.1 += usize::from(points::cell(&grid.table.cells[index].text).is_some());
                }
            }
        }
        let fits = if self.has(|role| role == Role::Points) {
            figures.1 > 0 && figures.1 * 2 > figures.0
        } else {
            own.len() == self.columns.len()
        };
        fits.then(|| Self {
            heading: None,
            rows: (0, grid.rows.len()),
            over: own.iter().map(|at| self.over[*at].clone()).collect(),
            roles: own_roles,
            columns: grid.columns.clone(),
            is_more: true,
        })
    }

    fn has(&self, is: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|role| is(*role))
    }

    fn holds_items(&self) -> bool {
        self.has(|role| matches!(role, Role::Level(_) | Role::Requirement | Role::Clause | Role::Band))
    }

    /// Whether what the columns hold makes items: something to look at, and points or a clause.
    fn is_rubric(&self, grid: &Grid<'_>) -> bool {
        let titles = self.has(|role| matches!(role, Role::Level(_) | Role::Requirement));
        let scores = self.has(|role| matches!(role, Role::Clause | Role::Band | Role::Points));
        let rows = self.rows.1.saturating_sub(self.rows.0);
        let titled = || {
            (self.rows.0..self.rows.1)
                .flat_map(|row| grid.row(row))
                .filter(|(_, index)| points::bracket(&grid.table.cells[*index].text).is_some())
                .count()
        };
        let is_headed = self.heading.is_some() || self.over.iter().any(|texts| !texts.is_empty());
        rows > 0
            && (titles && scores
                || self.has(|role| role == Role::Clause) && self.has(|role| role == Role::Points)
                || self.holds_items() && titled() > 0)
            && (is_headed || rows >= 3)
    }
}
