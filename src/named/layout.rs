//! What stands where in a pasted block: which column holds names, which figures, of which year, and under which headings a row is.

use super::grid::NamedGrid;
use super::head::{ColumnHead, ColumnKind, heads, is_header, looks_given};
use super::name::{self, ReadName};
use crate::blocks::{Document, DocumentBlock};

/// A name with one figure beside it.
#[derive(Clone, Debug)]
pub(super) struct NamedRecord {
    /// The row it stands in, counted over all tables.
    pub(super) row: usize,
    /// The name, as it was written.
    pub(super) name: String,
    /// The name, taken apart.
    pub(super) read: ReadName,
    /// What stands above the table.
    pub(super) captions: Vec<String>,
    /// Headings that it stands under, and categories left of it.
    pub(super) headings: Vec<String>,
    /// Rows with figures of their own that it stands under by its numbering, or by being set in further.
    pub(super) parents: Vec<usize>,
    /// The row that it says to be a part of.
    pub(super) whole: Option<usize>,
    /// Unit of the row, from a column of its own or from brackets.
    pub(super) unit: Option<String>,
    /// Unit of the column or of the whole table.
    pub(super) table_unit: Option<String>,
    /// The figure, as it was written.
    pub(super) value: String,
    /// What stands above the figure.
    pub(super) head: String,
    /// The year of the column, or of the table.
    pub(super) year: Option<i32>,
    /// How many years before the draft's the column says to be, in words.
    pub(super) offset: Option<i32>,
    /// Whether the figure is points that a person gave.
    pub(super) is_points: bool,
    /// Full points of the row, where they are told.
    pub(super) full: String,
    /// The reason for the points.
    pub(super) reason: String,
}

/// A block, laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct NamedLayout {
    /// Names with their figures, row by row.
    pub(super) records: Vec<NamedRecord>,
    /// What stands over each column that figures can be taken from.
    pub(super) columns: Vec<String>,
    /// Whether it is plain which column holds the figures, and of what the table speaks.
    pub(super) is_plain: bool,
}

/// Names in one column, with what belongs to them.
#[derive(Debug, Default)]
struct Group {
    /// Columns of names, the widest heading first.
    names: Vec<usize>,
    values: Vec<usize>,
    unit: Option<usize>,
    full: Option<usize>,
    reason: Option<usize>,
}

/// Lays a block out. `column` is the one a person chose, counted from zero among those offered.
pub(super) fn lay_out(document: &Document, county: &str, column: Option<usize>) -> NamedLayout {
    let mut layout = NamedLayout { is_plain: true, ..NamedLayout::default() };
    let mut captions = Vec::new();
    let mut first_row = 0;
    for block in &document.blocks {
        match block {
            DocumentBlock::Paragraph(paragraph) => captions.push(paragraph.text.clone()),
            DocumentBlock::Table(table) => {
                let grid = NamedGrid::of(table);
                let mut walk = Walk {
                    grid: &grid,
                    county,
                    column,
                    first_row,
                    captions: std::mem::take(&mut captions),
                    stack: Vec::new(),
                    whole: Vec::new(),
                    outer: Vec::new(),
                    table_unit: None,
                    above: Vec::new(),
                    layout: &mut layout,
                };
                walk.table();
                first_row += grid.rows();
            }
        }
    }
    layout.is_plain &= !layout.columns.is_empty();
    layout
}

/// A heading or a row that others stand under.
struct Above {
    level: u8,
    text: String,
    /// The row, where it has a figure of its own.
    row: Option<usize>,
}

/// Headings without a numbering stand between 1. and what is deeper.
const UNNUMBERED: u8 = 5;

struct Walk<'a> {
    grid: &'a NamedGrid,
    county: &'a str,
    column: Option<usize>,
    first_row: usize,
    captions: Vec<String>,
    stack: Vec<Above>,
    /// For each group, the last row that is no part of another.
    whole: Vec<Option<usize>>,
    /// For each group, the rows with figures that a row may stand under by being set in further, each with how far it is.
    outer: Vec<Vec<(usize, usize)>>,
    table_unit: Option<String>,
    /// For each column of names, what stood in it last.
    above: Vec<String>,
    layout: &'a mut NamedLayout,
}

impl Walk<'_> {
    fn table(&mut self) {
        let grid = self.grid;
        let mut row = 0;
        // What stands above the first heading or figure.
        while row < grid.rows() && !is_header(grid, row) && (grid.is_blank(row) || grid.lone(row).is_some()) {
            if let Some(text) = grid.lone(row)
                && !self.takes_unit(text)
                && !is_note(text)
            {
                self.captions.push(text.to_owned());
            }
            row += 1;
        }
        // A list with its headings as lone rows has its first heading there, too: it limits as a caption does.
        while row < grid.rows() {
            let heading = row;
            while row < grid.rows() && is_header(grid, row) {
                row += 1;
            }
            if row > heading {
                row = grid.below_heading(heading, row, &|cell| looks_given(cell));
            }
            let end = (row..grid.rows()).find(|at| is_header(grid, *at)).unwrap_or_else(|| grid.rows());
            let heads = heads(grid, heading..row, row..end, self.county);
            self.segment(&heads, row..end);
            row = end.max(row);
            if row == heading {
                break;
            }
        }
    }

    /// Takes 单位：万元 from a lone cell. Several units at once say nothing of any row.
    fn takes_unit(&mut self, text: &str) -> bool {
        let narrow = name::narrow(text);
        let Some((before, unit)) = narrow.split_once("单位:") else { return false };
        let unit = unit.trim_matches([')', '。', ';']);
        self.table_unit = name::is_unit(unit).then(|| unit.to_owned());
        before.trim_matches(['(', '计', '量', '数', '据']).is_empty()
    }

    fn segment(&mut self, heads: &[ColumnHead], rows: std::ops::Range<usize>) {
        let groups = groups(heads);
        self.whole = vec![None; groups.len()];
        self.outer = vec![Vec::new(); groups.len()];
        self.above = vec![String::new(); heads.len()];
        if groups.is_empty() {
            return;
        }
        // Between two tables in one sheet the headings of the first say nothing of the second.
        self.stack.clear();
        self.judge_plain(heads, &groups);
        for row in rows {
            if self.grid.is_blank(row) {
                continue;
            }
            if let Some(text) = self.grid.lone(row).map(str::to_owned) {
                if !is_note(&text) && !self.takes_unit(&text) {
                    let level = name::read(&text, self.county).level.unwrap_or(UNNUMBERED);
                    self.stack.retain(|above| above.level < level);
                    self.stack.push(Above { level, text, row: None });
                    self.whole.fill(None);
                }
                continue;
            }
            for (at, group) in groups.iter().enumerate() {
                self.row(heads, group, at, row);
            }
        }
    }

    /// Whether it is plain where the figures stand, and what can be chosen where it is not.
    fn judge_plain(&mut self, heads: &[ColumnHead], groups: &[Group]) {
        let captions_plain = name::scope(&self.captions, self.county).unknown.is_empty()
            && self.captions.iter().all(|text| name::years_in(text).len() < 2);
        self.layout.is_plain &= captions_plain;
        for group in groups {
            let mut times: Vec<(Option<i32>, Option<i32>)> =
                group.values.iter().map(|at| (heads[*at].year, heads[*at].offset)).collect();
            let plain = group.values.iter().all(|at| heads[*at].rest.is_empty());
            let timed = group.values.len() == 1 || times.iter().all(|time| *time != (None, None));
            let all = times.len();
            times.dedup();
            crate::order::sort(&mut times, Ord::cmp);
            times.dedup();
            self.layout.is_plain &= plain && timed && times.len() == all;
        }
        let most = groups.iter().max_by_key(|group| group.values.len());
        let offered: Vec<String> = most
            .map(|group| group.values.iter().map(|at| heads[*at].text.clone()).collect())
            .unwrap_or_default();
        if offered.len() > self.layout.columns.len() {
            self.layout.columns = offered;
        }
    }

    fn row(&mut self, heads: &[ColumnHead], group: &Group, at: usize, row: usize) {
        // The last of the columns of names that says something is the name; those before it are categories.
        let mut names: Vec<String> = Vec::new();
        let mut origins = Vec::new();
        let last = group.names.iter().rposition(|column| !self.grid.text(row, *column).is_empty());
        let Some(last) = last else { return };
        for column in &group.names[..=last] {
            let text = self.grid.text(row, *column);
            if !text.is_empty() {
                text.clone_into(&mut self.above[*column]);
            }
            let origin = self.grid.origin(row, *column);
            if !self.above[*column].is_empty() && !origins.contains(&origin) {
                origins.push(origin);
                names.push(self.above[*column].clone());
            }
        }
        let Some(name) = names.pop() else { return };
        for column in &group.names[last + 1..] {
            self.above[*column].clear();
        }
        let read = name::read(&name, self.county);
        let cell = |column: Option<usize>| column.map_or("", |column| self.grid.text(row, column)).to_owned();
        let unit = cell(group.unit);
        // One figure over two years, or beside two names, is of neither alone.
        let is_given =
            |column: usize| !is_lacking(self.grid.text(row, column)) && !self.grid.is_merged(row, column);
        let given: Vec<usize> = group.values.iter().copied().filter(|column| is_given(*column)).collect();
        if let Some(level) = read.level {
            self.stack.retain(|above| above.level < level);
        }
        let id = self.first_row + row;
        let indent = self.grid.indent(row, group.names[last]);
        let outer = &mut self.outer[at];
        outer.retain(|(further, _)| *further < indent);
        let set_under: Vec<usize> = outer.iter().filter(|_| !read.is_part).map(|(_, row)| *row).collect();
        if !given.is_empty() {
            outer.push((indent, id));
        }
        let whole = if read.is_part { self.whole[at] } else { None };
        let mut record = NamedRecord {
            row: id,
            captions: self.captions.clone(),
            headings: self
                .stack
                .iter()
                .filter(|above| above.row.is_none())
                .map(|above| above.text.clone())
                .chain(names)
                .collect(),
            parents: (self.stack.iter().filter_map(|above| above.row.filter(|_| !read.is_part)))
                .chain(set_under)
                .collect(),
            whole,
            unit: (!unit.is_empty()).then(|| name::narrow(&unit)).or_else(|| read.unit.clone()),
            table_unit: None,
            value: String::new(),
            head: String::new(),
            year: None,
            offset: None,
            is_points: false,
            full: cell(group.full),
            reason: cell(group.reason),
            name: name.clone(),
            read: read.clone(),
        };
        let told = self
            .captions
            .iter()
            .chain(&record.headings)
            .rev()
            .find_map(|text| name::years_in(text).first().copied());
        let own_headings = record.headings.len();
        let chosen = match self.column {
            Some(column) => group.values.get(column).copied().into_iter().collect(),
            None => group.values.clone(),
        };
        for column in chosen.iter().filter(|column| given.contains(column) || given.is_empty()) {
            let head = &heads[*column];
            record.value =
                if given.is_empty() { String::new() } else { self.grid.text(row, *column).to_owned() };
            record.table_unit = head.unit.clone().or_else(|| self.table_unit.clone());
            record.head.clone_from(&head.text);
            record.headings.truncate(own_headings);
            // A column of one stage limits what is taken from it, whoever chose it.
            if !name::scope(std::slice::from_ref(&head.rest), self.county).stages.is_empty() {
                record.headings.push(head.rest.clone());
            }
            record.year = head.year.or_else(|| told.filter(|_| head.offset.is_none()));
            record.offset = head.offset;
            record.is_points = head.kind == ColumnKind::Points;
            self.layout.records.push(record.clone());
            if given.is_empty() {
                break;
            }
        }
        if !read.is_part {
            self.whole[at] = Some(id);
        }
        // Whoever bears a number, or has no figure, may have others under it.
        if !read.is_part && (read.level.is_some() || given.is_empty()) {
            let level = read.level.unwrap_or(UNNUMBERED);
            self.stack.retain(|above| above.level < level);
            self.stack.push(Above { level, text: name, row: (!given.is_empty()).then_some(id) });
        }
    }
}

/// Which columns belong together: names, and what stands right of them up to the next names.
fn groups(heads: &[ColumnHead]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let has_points = heads.iter().any(|head| head.kind == ColumnKind::Points);
    for (at, head) in heads.iter().enumerate() {
        if head.kind == ColumnKind::Name {
            if groups.last().is_none_or(|group| !group.values.is_empty()) {
                groups.push(Group::default());
            }
            if let Some(group) = groups.last_mut() {
                group.names.push(at);
            }
            continue;
        }
        let Some(group) = groups.last_mut() else { continue };
        match head.kind {
            ColumnKind::Value if !has_points => group.values.push(at),
            ColumnKind::Points => group.values.push(at),
            ColumnKind::Unit => group.unit = group.unit.or(Some(at)),
            ColumnKind::Full => group.full = Some(at),
            ColumnKind::Reason if has_points => group.reason = group.reason.or(Some(at)),
            ColumnKind::Name | ColumnKind::Value | ColumnKind::Reason | ColumnKind::Beside => {}
        }
    }
    groups.retain(|group| !group.values.is_empty());
    groups
}

/// Whether a cell says that there is no figure.
fn is_lacking(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || "-—–－/\\…．.".contains(letter))
}

/// Notes below a table, and who made it.
fn is_note(text: &str) -> bool {
    let text = name::narrow(text);
    ["注:", "注1", "备注:", "说明:", "资料来源", "数据来源", "填报", "制表", "审核", "填表", "联系"]
        .iter()
        .any(|word| text.starts_with(word))
}
