//! What each column of a segment holds: by words, then by content.

use super::super::column::{Role, SOME_LEVEL, Said, is_band, said};
use super::super::grid::Grid;
use super::super::{heading, lines, numbering, points};
use super::Segment;

/// What each column holds.
pub(super) fn roles(grid: &Grid<'_>, segment: &Segment) -> Vec<Role> {
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
    let contents: Vec<Content> =
        (0..segment.over.len()).map(|column| content(grid, segment, column)).collect();
    answered(&mut roles, &mut standards, &contents);
    said_standards(&mut roles, &mut standards, &contents);
    by_content(segment, &mut roles, &contents);
    unnamed_titles(grid, segment, &mut roles, &contents);
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

/// 标准 is what is looked at where another column says how it is scored; else the last of them that scores, or the last, is the
/// clause. 考核办法 whose cells only say how one looks (查阅资料, 实地查看) is neither.
fn said_standards(roles: &mut [Option<Role>], standards: &mut Vec<usize>, contents: &[Content]) {
    let is_looking = |column: &usize| {
        let content = contents[*column];
        content.cells > 0 && content.looking * 2 > content.cells && content.scoring * 4 < content.cells
    };
    let has_clause = roles.contains(&Some(Role::Clause));
    if has_clause || standards.iter().any(|column| !is_looking(column)) {
        for column in standards.iter().copied().filter(|column| is_looking(column)) {
            roles[column] = Some(Role::Evidence);
        }
        standards.retain(|column| !is_looking(column));
    }
    let scores = |column: &&usize| contents[**column].scoring * 2 > contents[**column].cells;
    let clause =
        standards.iter().rev().find(scores).or_else(|| standards.last()).copied().filter(|_| !has_clause);
    for column in standards.iter() {
        roles[*column] = Some(if Some(*column) == clause { Role::Clause } else { Role::Requirement });
    }
}

/// 达标, 未达标 in nearly every cell is what the county says of itself, whatever stands over it; and of several columns that may say the
/// standard an empty one is still to be filled in.
fn answered(roles: &mut [Option<Role>], standards: &mut Vec<usize>, contents: &[Content]) {
    let answers = |column: usize| {
        let content = contents[column];
        content.cells > 0 && content.answers * 4 >= content.cells * 3
    };
    let has_own = roles.contains(&Some(Role::OwnPoints));
    let found = (0..roles.len()).filter(|column| roles[*column].is_none() && answers(*column));
    for column in found.collect::<Vec<_>>() {
        standards.retain(|standard| *standard != column);
        if !has_own {
            roles[column] = Some(Role::OwnPoints);
        }
    }
    if standards.iter().any(|column| contents[*column].cells > 0) {
        standards.retain(|column| contents[*column].cells > 0);
    }
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
    /// Texts that say for what points are given or taken, or have points in brackets.
    scoring: usize,
    /// Short texts that say how something is looked at.
    looking: usize,
    /// 达标, 不合格, √: answers, and no more.
    answers: usize,
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
        let is_scored = lines::is_scoring(text) || points::bracket(text).is_some();
        content.scoring += usize::from(is_scored);
        content.answers += usize::from(lines::is_answer(text));
        content.looking += usize::from(!is_scored && lines::is_looking(text));
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

/// A column without a word, of short texts that begin in more rows than the titles to its left, holds the titles below those.
fn unnamed_titles(grid: &Grid<'_>, segment: &Segment, roles: &mut [Option<Role>], contents: &[Content]) {
    let Some(title) = roles.iter().rposition(|role| matches!(role, Some(Role::Level(_)))) else { return };
    if roles.contains(&Some(Role::Requirement)) {
        return;
    }
    let is_item = |row: &usize| {
        grid.row(*row).iter().all(|(_, index)| lines::sum(&grid.table.cells[*index].text).is_none())
    };
    let rows: Vec<usize> = (segment.rows.0..segment.rows.1).filter(is_item).collect();
    let begun = |column: usize| {
        let begins = |row: &&usize| {
            let index = grid.index(**row, column).filter(|index| grid.begins(**row, *index));
            index.is_some_and(|index| grid.width(**row, index) == 1)
        };
        rows.iter().filter(begins).count()
    };
    let of_title = begun(title);
    let is_title = |column: &usize| {
        let content = contents[*column];
        roles[*column].is_none()
            && (2..=30).contains(&content.average())
            && content.numbers == 0
            && content.scoring * 2 <= content.cells
            && begun(*column) > of_title
    };
    let clause = roles.iter().position(|role| *role == Some(Role::Clause)).unwrap_or(roles.len());
    if let Some(column) = (title + 1..clause).find(is_title) {
        roles[column] = Some(Role::Level(SOME_LEVEL));
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
