//! The part of a table under one heading, and what each of its columns holds: by words, then by content.

use super::Corrections;
use super::column::{Role, SOME_LEVEL, Said, is_band, plain, said};
use super::grid::Grid;
use super::heading::{self, Rows};
use super::{lines, numbering, points};

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
    cells.len() >= 3 && (count == cells.len() || count >= 3 && count + 1 == cells.len())
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
    by_content(segment, &mut roles, &contents);
    over_titles(grid, segment, &mut roles);
    // 加分项, 减分项 over a column without other titles are what its cells are.
    let is_title = |role: &Option<Role>| matches!(role, Some(Role::Level(_)));
    if !roles.iter().any(is_title) {
        let is_block = |at: &usize| {
            roles[*at].is_none() && segment.over[*at].iter().any(|text| lines::block(text).is_some())
        };
        if let Some(title) = (0..roles.len()).find(is_block) {
            roles[title] = Some(Role::Level(SOME_LEVEL));
        }
    }
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
    /// Numbers as titles have them, alone: ①, 一, 1.1.
    numbered: usize,
    /// Texts that say for what points are given or taken.
    scoring: usize,
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
        content.scoring += usize::from(lines::is_scoring(text));
        if points::cell(text).is_none() && numbering::alone(text).is_some() {
            content.numbered += 1;
        }
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

/// 考核内容 left of the titles, and over several of them, is a level above.
fn over_titles(grid: &Grid<'_>, segment: &Segment, roles: &mut [Option<Role>]) {
    let Some(title) = roles.iter().position(|role| matches!(role, Some(Role::Level(_)))) else { return };
    let begins = |row: usize, column: usize| {
        let index = grid.index(row, column).filter(|index| grid.begins(row, *index));
        index.is_some_and(|index| grid.width(row, index) == 1)
    };
    let titled: Vec<usize> = (segment.rows.0..segment.rows.1).filter(|row| begins(*row, title)).collect();
    for (column, role) in roles.iter_mut().enumerate().take(title) {
        let count = titled.iter().filter(|row| begins(**row, column)).count();
        let is_over = count > 0 && count < titled.len();
        if *role == Some(Role::Requirement) && is_over {
            *role = Some(Role::Level(0));
        }
    }
}

/// Columns without a word, and those whose content gives their word the lie.
fn by_content(segment: &Segment, roles: &mut [Option<Role>], contents: &[Content]) {
    let has = |roles: &[Option<Role>], wanted: Role| roles.contains(&Some(wanted));
    let is_said = has(roles, Role::Points);
    for column in 0..roles.len() {
        let content = contents[column];
        // Points that are no figures: the word stands over titles with their points in brackets.
        if roles[column] == Some(Role::Points)
            && content.cells >= 2
            && content.numbers == 0
            && content.average() > 3
        {
            roles[column] = Some(Role::Level(SOME_LEVEL));
        }
        let is_text = matches!(roles[column], None | Some(Role::Level(_) | Role::Requirement | Role::Clause));
        // A heading over two columns says nothing of the second.
        let is_shared =
            column > 0 && segment.over[column].len() == 1 && segment.over[column] == segment.over[column - 1];
        if is_text && content.is_numbers() && (content.cells >= 2 || is_shared) {
            let is_number = content.is_counted && !(has(roles, Role::Number) && column > 0);
            // Figures under other words, such as 加权得分, are not the points where a heading says which are.
            if is_number || roles[column].is_some() || !is_said {
                roles[column] = Some(if is_number { Role::Number } else { Role::Points });
            }
        }
    }
    for column in 0..roles.len() {
        let content = contents[column];
        let is_text = matches!(roles[column], None | Some(Role::Level(_) | Role::Requirement));
        if is_text
            && !has(roles, Role::Number)
            && content.numbered >= 2
            && content.numbered * 3 >= content.cells * 2
        {
            roles[column] = Some(Role::Number);
        }
    }
    // Texts that score are the clause, else the longest; shorter ones before it titles.
    if !has(roles, Role::Clause) && !has(roles, Role::Band) {
        let open = |column: &usize| roles[*column].is_none();
        let scoring = |column: &usize| contents[*column].scoring * 2 > contents[*column].cells;
        let long = |column: &usize| contents[*column].average() > 12;
        let found = (0..roles.len()).filter(open).filter(scoring).max_by_key(|at| contents[*at].scoring);
        let longest = || (0..roles.len()).filter(open).filter(long).max_by_key(|at| contents[*at].average());
        if let Some(clause) = found.or_else(longest) {
            roles[clause] = Some(Role::Clause);
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
