//! The part of a table under one heading, and what each of its columns holds: by words, then by content.

use super::Corrections;
use super::column::{Role, SOME_LEVEL, Said, is_band, said};
use super::grid::Grid;
use super::heading::{self, Rows};
use super::points;

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
}

/// A table's parts, and the row where the first begins; none for a table that holds no items.
pub(super) fn segments(
    grid: &Grid<'_>,
    table: usize,
    before: Option<&Segment>,
    corrections: &Corrections,
) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
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
                let rest = (rows.to, grid.rows.len());
                found.push(Segment { heading: Some(rows), rows: rest, over, roles: Vec::new() });
                row = rows.to;
            }
            None => row += 1,
        }
    }
    if found.is_empty() && !grid.rows.is_empty() {
        let all = (0, grid.rows.len());
        let width = grid.columns.len();
        // A table that goes on from the one before, as after a page's end.
        let over = before.filter(|before| before.over.len() == width).map(|before| before.over.clone());
        let over = over.unwrap_or_else(|| vec![Vec::new(); width]);
        found.push(Segment { heading: None, rows: all, over, roles: Vec::new() });
    }
    for segment in &mut found {
        segment.roles = roles(grid, segment);
        for (at, column) in grid.columns.iter().enumerate() {
            if let Some(role) = corrections.columns.get(&(table, *column)) {
                segment.roles[at] = *role;
            }
        }
    }
    let is_said = |segment: &Segment| {
        corrections.columns.keys().any(|(said, _)| *said == table) && segment.holds_items()
    };
    found.retain(|segment| is_said(segment) || segment.is_rubric(grid));
    found
}

fn is_same(one: &[Vec<String>], other: &[Vec<String>]) -> bool {
    let last = |over: &[Vec<String>]| over.iter().map(|texts| texts.last().cloned()).collect::<Vec<_>>();
    last(one) == last(other)
}

/// A heading further down is one only if each of its cells says so.
fn is_plain_heading(grid: &Grid<'_>, rows: Rows) -> bool {
    let cells = grid.row(rows.from);
    cells.len() >= 3 && cells.iter().all(|(_, index)| said(&grid.table.cells[*index].text).is_some())
}

impl Segment {
    /// Columns of a role.
    pub(super) fn columns(&self, is: impl Fn(Role) -> bool) -> Vec<usize> {
        (0..self.roles.len()).filter(|column| is(self.roles[*column])).collect()
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

/// What each column holds.
fn roles(grid: &Grid<'_>, segment: &Segment) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = Vec::new();
    let mut standards = Vec::new();
    for (column, texts) in segment.over.iter().enumerate() {
        let is_banded = texts.len() > 1 && texts.last().is_some_and(|last| is_band(last));
        let parent_scores = texts
            .first()
            .and_then(|first| said(first))
            .is_some_and(|first| matches!(first, Said::Standard | Said::Is(Role::Clause | Role::Checked)));
        roles.push(match heading::said_over(texts) {
            _ if is_banded && parent_scores => Some(Role::Band),
            Some(Said::Is(role)) => Some(role),
            Some(Said::Standard) => {
                standards.push(column);
                None
            }
            None if texts.iter().any(|text| is_band(text)) => Some(Role::Band),
            None => None,
        });
    }
    let has_clause = roles.contains(&Some(Role::Clause));
    // 标准 is what is looked at where another column says how it is scored; else the last of them is the clause.
    for (at, column) in standards.iter().enumerate() {
        let is_clause = !has_clause && at + 1 == standards.len();
        roles[*column] = Some(if is_clause { Role::Clause } else { Role::Requirement });
    }
    let contents: Vec<Content> =
        (0..segment.over.len()).map(|column| content(grid, segment, column)).collect();
    by_content(&mut roles, &contents);
    settle(&mut roles);
    roles.into_iter().map(|role| role.unwrap_or(Role::Other)).collect()
}

/// What the cells of a column are like.
#[derive(Clone, Copy, Debug, Default)]
struct Content {
    cells: usize,
    /// Numbers as points are.
    numbers: usize,
    /// 1, 2, 3 … in order.
    is_counted: bool,
    /// Letters in all.
    letters: usize,
}

fn content(grid: &Grid<'_>, segment: &Segment, column: usize) -> Content {
    let mut content = Content { is_counted: true, ..Content::default() };
    for row in segment.rows.0..segment.rows.1 {
        let Some(index) = grid.index(row, column).filter(|index| grid.begins(row, *index)) else { continue };
        if grid.width(row, index) > 1 {
            continue;
        }
        let text = &grid.table.cells[index].text;
        content.cells += 1;
        content.letters += text.chars().count();
        if points::cell(text).is_some() {
            content.numbers += 1;
            content.is_counted &= text.trim() == content.numbers.to_string();
        }
    }
    content.is_counted &= content.numbers >= 2 && content.numbers * 3 >= content.cells * 2;
    content
}

impl Content {
    fn is_numbers(self) -> bool {
        self.cells > 0 && self.numbers * 4 >= self.cells * 3
    }

    fn average(self) -> usize {
        self.letters.checked_div(self.cells).unwrap_or(0)
    }
}

/// Columns without a word, and those whose content gives their word the lie.
fn by_content(roles: &mut [Option<Role>], contents: &[Content]) {
    let has = |roles: &[Option<Role>], wanted: Role| roles.contains(&Some(wanted));
    for column in 0..roles.len() {
        let content = contents[column];
        let is_text = matches!(roles[column], None | Some(Role::Level(_) | Role::Requirement | Role::Clause));
        if is_text && content.is_numbers() && content.cells >= 2 {
            let is_number = content.is_counted && !(has(roles, Role::Number) && column > 0);
            roles[column] = Some(if is_number { Role::Number } else { Role::Points });
        }
    }
    // The longest texts are the clause, shorter ones before it titles.
    if !has(roles, Role::Clause) && !has(roles, Role::Band) {
        let open =
            (0..roles.len()).filter(|column| roles[*column].is_none() && contents[*column].average() > 12);
        if let Some(longest) = open.max_by_key(|column| contents[*column].average()) {
            roles[longest] = Some(Role::Clause);
        }
    }
    let clause = roles.iter().position(|role| *role == Some(Role::Clause)).unwrap_or(roles.len());
    let is_unheaded = roles.iter().all(|role| !matches!(role, Some(Role::Level(_) | Role::Requirement)));
    for column in 0..clause {
        if roles[column].is_none() && contents[column].cells > 0 && is_unheaded {
            roles[column] = Some(Role::Level(SOME_LEVEL));
        }
    }
}

/// Every table has titles and clauses: where a column for one is missing, another that could be it is.
fn settle(roles: &mut [Option<Role>]) {
    let level = |role: &Option<Role>| matches!(role, Some(Role::Level(_)));
    let requirements: Vec<usize> =
        (0..roles.len()).filter(|column| roles[*column] == Some(Role::Requirement)).collect();
    let has_clause = roles.iter().any(|role| matches!(role, Some(Role::Clause | Role::Band)));
    if !roles.iter().any(level) && (has_clause || requirements.len() > 1) {
        if let Some(first) = requirements.first() {
            roles[*first] = Some(Role::Level(SOME_LEVEL));
        }
    } else if !has_clause && let Some(last) = requirements.last() {
        roles[*last] = Some(Role::Clause);
    }
    if !roles.iter().any(|role| matches!(role, Some(Role::Clause | Role::Band)))
        && let Some(last) = roles.iter().rposition(|role| *role == Some(Role::Requirement))
    {
        roles[last] = Some(Role::Clause);
    }
}
