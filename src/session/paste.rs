//! What a spreadsheet puts on the clipboard, and which of its cells go into which boxes: at once where all fits, and after a
//! look at it where a heading, a unit or the number of cells does not.

use super::changes::put_signed;
use super::{Edit, Model, Notice};
use crate::draft::{Given, Slot};
use crate::facts::cells::{Parted, cells as parted_cells, rows};
use crate::facts::{Answer, answer_of, figure_of};
use crate::number::{Number, Unit};
use crate::rubric::{FactKind, FactSpec, Rubric};
use std::rc::Rc;

/// The cells of a clipboard text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    /// A single cell, or no table at all: to be pasted as ordinary text.
    One,
    /// One column (or one row) of cells.
    Line(Vec<String>),
    /// A block of this many columns.
    Block {
        /// How many columns.
        columns: usize,
    },
}

/// Takes a clipboard text apart.
pub fn cells(text: &str) -> Cells {
    let rows: Vec<Vec<String>> =
        rows(text).into_iter().map(|(_, row)| parted_cells(row, Parted::Tabs)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    match (rows.len(), columns) {
        (0, _) | (1, 0 | 1) => Cells::One,
        (1, _) | (_, 0 | 1) => Cells::Line(rows.into_iter().flatten().collect()),
        (_, columns) => Cells::Block { columns },
    }
}

/// Cells on their way into boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasting {
    /// The cells, one below the other.
    cells: Vec<Rc<str>>,
    /// Ids of the facts whose boxes follow each other from where they were pasted.
    boxes: Vec<Rc<str>>,
    /// So many cells at the beginning are headings, or might be.
    headings: usize,
    /// Whether these are passed over.
    pub passes_over: bool,
    /// Whether what is passed over, or might be, is no heading of these boxes.
    is_odd: bool,
}

/// Why cells are not put into boxes at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteDoubt {
    /// The first cell may be a heading, or one of another field.
    Heading,
    /// So many cells find no box.
    NoBox(usize),
    /// So many cells cannot be read in their boxes.
    Unreadable(usize),
    /// Figures without a unit would go into boxes of different units, or of another than the heading's.
    Units,
}

/// Columns are headed by these words whatever stands in them.
const PLAIN_HEADINGS: &[&str] = &[
    "数值",
    "数据",
    "数量",
    "金额",
    "数额",
    "数",
    "值",
    "年",
    "年度",
    "学年",
    "本年",
    "上年",
    "本年度",
    "上年度",
    "实际",
    "填报数",
];

/// What the first cell is.
enum Heading {
    /// A cell like the others.
    None,
    /// Words, of which it is not plain whether they are one.
    Unsure,
    /// One, of these boxes or not.
    Sure { is_own: bool },
}

impl Pasting {
    /// `year` is that of the draft: a column may be headed by it, which is a figure, too.
    fn new(rubric: &Rubric, year: Option<i32>, cells: &[Rc<str>], boxes: Vec<Rc<str>>) -> Self {
        let cells: Vec<Rc<str>> = cells.iter().map(|cell| in_one_line(cell).into()).collect();
        let mut pasting = Self { cells, boxes, headings: 0, passes_over: false, is_odd: false };
        let first = pasting.boxes.first().and_then(|id| spec(rubric, id));
        // A heading has a column below it; its unit may stand in a cell of its own.
        while pasting.headings + 1 < pasting.cells.len()
            && let Some(first) = first
        {
            let cell = &pasting.cells[pasting.headings];
            let is_year =
                |year| cell.trim().parse::<i32>().is_ok_and(|read| read == year || read + 1 == year);
            let heading =
                if year.is_some_and(is_year) { Heading::Unsure } else { heading(rubric, first, cell) };
            match heading {
                Heading::Sure { is_own } => {
                    pasting.passes_over = true;
                    pasting.is_odd |= !is_own;
                }
                Heading::Unsure if pasting.headings == 0 => {
                    (pasting.headings, pasting.is_odd) = (1, true);
                    break;
                }
                Heading::Unsure | Heading::None => break,
            }
            pasting.headings += 1;
        }
        pasting
    }

    /// The headings, where there may be any.
    pub fn headings(&self) -> &[Rc<str>] {
        &self.cells[..self.headings]
    }

    /// Each cell with the box it goes into, if there is one; blank cells beyond the last box are nothing.
    pub fn pairs(&self) -> Vec<(&Rc<str>, Option<&Rc<str>>)> {
        let from = if self.passes_over { self.headings } else { 0 };
        let pair = |(at, cell)| (cell, self.boxes.get(at));
        let pairs = self.cells[from..].iter().enumerate().map(pair);
        pairs.filter(|(cell, place)| place.is_some() || !cell.trim().is_empty()).collect()
    }

    /// Whether the last of several cells is a figure where 是 or 否 is asked for. It counts for nothing there, and nothing
    /// follows it that could be in a wrong box, so it is told and not asked about.
    fn runs_over(&self, rubric: &Rubric) -> bool {
        let pairs = self.pairs();
        let Some((cell, Some(id))) = pairs.last() else { return false };
        let is_lost = |spec: &FactSpec| {
            matches!(spec.kind, FactKind::Flag) && matches!(answer_of(spec, cell), Answer::Unreadable(_))
        };
        pairs.len() > 1
            && is_bare(cell)
            && cell.contains(|letter: char| letter.is_ascii_digit())
            && spec(rubric, id).is_some_and(is_lost)
    }

    /// What a person should look at before; nothing where all fits.
    pub fn doubts(&self, rubric: &Rubric) -> Vec<PasteDoubt> {
        let pairs = self.pairs();
        let mut doubts = Vec::new();
        if self.is_odd {
            doubts.push(PasteDoubt::Heading);
        }
        let homeless = pairs.iter().filter(|(_, place)| place.is_none()).count();
        if homeless > 0 {
            doubts.push(PasteDoubt::NoBox(homeless));
        }
        let mut unreadable = 0;
        let (mut units, mut misfits): (Vec<&Rc<str>>, bool) = (Vec::new(), false);
        let headed = self.headings().iter().filter(|_| self.passes_over).find_map(|cell| unit_in(cell));
        for (cell, place) in pairs {
            let Some(spec) = place.and_then(|id| spec(rubric, id)) else { continue };
            let answer = answer_of(spec, cell);
            unreadable += usize::from(matches!(answer, Answer::Unreadable(_)));
            if let (FactKind::Number { unit, .. }, Answer::Figure(_), true) =
                (&spec.kind, answer, is_bare(cell))
            {
                match &headed {
                    Some(headed) => misfits |= !counts_in(spec, headed),
                    None => units.push(unit.name()),
                }
            }
        }
        if unreadable > usize::from(self.runs_over(rubric)) {
            doubts.push(PasteDoubt::Unreadable(unreadable));
        }
        if misfits || units.windows(2).any(|two| two[0] != two[1]) {
            doubts.push(PasteDoubt::Units);
        }
        doubts
    }
}

impl Model {
    /// Cells were pasted into boxes: what fits goes in, else a person looks at it first.
    pub(super) fn paste(&mut self, cells: &[Rc<str>], boxes: Vec<Rc<str>>) {
        let (Some(rubric), Some(entry)) = (self.rubric(), self.open_entry()) else { return };
        let pasting = Pasting::new(rubric, entry.draft.year_number(), cells, boxes);
        let fits = pasting.doubts(rubric).is_empty();
        self.pasting = Some(pasting);
        if fits {
            self.put_cells();
        }
    }

    /// Puts the cells into their boxes, as one step.
    pub(super) fn put_cells(&mut self) {
        let Some(pasting) = self.pasting.take() else { return };
        let (Some(entry), Some(rubric)) = (self.open_entry(), self.rubric()) else { return };
        let runs_over = pasting.runs_over(rubric);
        let answers = &entry.draft.answers;
        let holds = |id: &Rc<str>| answers.facts.get(id).is_some_and(|fact| !fact.text.trim().is_empty());
        let (mut filled, mut cleared, mut left) = (0, 0, 0);
        let mut texts = Vec::new();
        for (cell, place) in pasting.pairs() {
            let Some(id) = place else {
                left += 1;
                continue;
            };
            let is_blank = cell.trim().is_empty();
            filled += usize::from(!is_blank);
            cleared += usize::from(is_blank && holds(id));
            texts.push((id.clone(), if is_blank { Rc::from("") } else { cell.clone() }));
        }
        let headings = if pasting.passes_over { pasting.headings().join(" ") } else { String::new() };
        let (by, at) = self.signature();
        self.leave_field();
        self.edit(&Edit::Paste, |draft| {
            for (id, text) in texts {
                put_signed(draft, &Slot::Fact(id), &Given { text, by: by.clone(), at: at.clone() });
            }
        });
        self.leave_field();
        self.notice = Some(Notice::Pasted { filled, cleared, left, heading: headings.into(), runs_over });
    }
}

fn spec<'a>(rubric: &'a Rubric, id: &str) -> Option<&'a FactSpec> {
    rubric.find_fact(id).map(|key| rubric.fact(key))
}

/// A box has one line. Where a line end parts two figures something must go on parting them.
fn in_one_line(cell: &str) -> String {
    let mut line = String::new();
    for part in cell.split(['\r', '\n', '\t']).filter(|part| !part.is_empty()) {
        if part.starts_with(|c: char| c.is_ascii_digit()) && line.ends_with(|c: char| c.is_ascii_digit()) {
            line.push('、');
        }
        line.push_str(part);
    }
    line
}

/// Whether a cell is a figure without any word or unit.
fn is_bare(cell: &str) -> bool {
    !cell.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '%' | '％' | '‰'))
}

/// The unit that a heading names: 经费（万元）, 单位：元, or nothing but a unit.
fn unit_in(heading: &str) -> Option<&str> {
    let end = heading.trim().trim_end_matches([')', '）']);
    let unit = end.rsplit(['(', '（', ':', '：', ',', '，']).next()?.trim();
    Unit::read(unit).is_ok().then_some(unit)
}

/// Whether a bare figure of this unit is one in the box of the fact: of the kind, and of the size.
fn counts_in(spec: &FactSpec, unit: &str) -> bool {
    figure_of(&spec.kind, &format!("1{unit}")) == Some(Number::one())
}

/// Whether a cell is the heading of those below it, the first of which goes into the box of this fact.
fn heading(rubric: &Rubric, first: &FactSpec, cell: &str) -> Heading {
    if !matches!(answer_of(first, cell), Answer::Unreadable(_)) || !cell.contains(char::is_alphabetic) {
        return Heading::None;
    }
    let unit = unit_in(cell);
    let core = cell.split(['(', '（']).next().unwrap_or_default().trim();
    // How much of a title the heading has in common with it.
    let common = |title: &str| {
        if core.contains(title) {
            title.len()
        } else if core.chars().count() > 1 && title.contains(core) {
            core.len()
        } else {
            0
        }
    };
    let (own, most) =
        (common(&first.title), rubric.facts.iter().map(|spec| common(&spec.title)).max().unwrap_or(0));
    let plain: String = core.chars().filter(|letter| letter.is_alphabetic()).collect();
    if let Some(unit) = unit
        && !counts_in(first, unit)
    {
        Heading::Sure { is_own: false }
    } else if PLAIN_HEADINGS.contains(&&*plain) {
        Heading::Sure { is_own: true }
    } else if most > 0 || unit.is_some() {
        Heading::Sure { is_own: own == most }
    } else if cell.contains(|letter: char| letter.is_ascii_digit()) {
        // A figure that cannot be read, such as 约100, is in its place.
        Heading::None
    } else {
        Heading::Unsure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> Cells {
        Cells::Line(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_column_with_and_without_a_last_line_end() {
        assert_eq!(cells("1\r\n2\r\n3\r\n"), line(&["1", "2", "3"]));
        assert_eq!(cells("1\n2\n3"), line(&["1", "2", "3"]));
        assert_eq!(cells("1\n\n3"), line(&["1", "", "3"]));
    }

    #[test]
    fn a_row_is_a_line_too() {
        assert_eq!(cells("1\t2\t3"), line(&["1", "2", "3"]));
    }

    #[test]
    fn one_cell_is_ordinary_text() {
        assert_eq!(cells("1,234"), Cells::One);
        assert_eq!(cells("1,234\r\n"), Cells::One);
        assert_eq!(cells(""), Cells::One);
    }

    #[test]
    fn a_quoted_cell_keeps_its_line_end() {
        assert_eq!(cells("\"a\nb\"\n2"), line(&["a\nb", "2"]));
        assert_eq!(cells("\"say \"\"yes\"\"\"\n2"), line(&["say \"yes\"", "2"]));
    }

    #[test]
    fn a_block_says_how_wide_it_is() {
        assert_eq!(cells("名称\t数\n人\t3"), Cells::Block { columns: 2 });
    }
}
