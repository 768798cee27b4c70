//! A block of names and figures, pasted: which line goes into which place, and why one is not sure to.
//!
//! A name is matched to the title of a fact, or of an indicator that a person judges, by what it says without its numbering, its
//! unit and its year ([`name`]). Only what is the same then is sure, and only where its column, its year, its unit and the headings
//! above it leave no other meaning ([`facts`]). What is only alike is proposed. So a wrong figure is never put in unasked; a right one
//! may have to be ticked.

mod facts;
mod grid;
mod head;
mod judged;
mod layout;
mod name;
mod words;

use crate::blocks::Document;
use crate::draft::Slot;
use crate::facts::{Answer, Unreadable};
use crate::rubric::Rubric;
use std::rc::Rc;

/// What is known of the draft that a block is read for.
#[derive(Clone, Copy, Debug)]
pub struct NamedFor<'a> {
    /// The rubric it is filled in for.
    pub rubric: &'a Rubric,
    /// The year assessed.
    pub year: Option<i32>,
    /// The county; empty where it is not said.
    pub county: &'a str,
}

/// A block with what each of its lines is matched to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The block.
    document: Document,
    /// What stands over each column of figures.
    pub columns: Vec<Rc<str>>,
    /// Whether it is plain which column holds the figures, and what the table speaks of.
    pub is_plain: bool,
    /// The column a person chose.
    pub column: Option<usize>,
    /// The lines; none while a column is to be chosen.
    pub lines: Vec<NamedLine>,
}

/// A name with a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLine {
    /// The name, as it was written.
    pub name: Rc<str>,
    /// The figure, as it was written.
    pub value: Rc<str>,
    /// What stands over the figure; may be empty.
    pub head: Rc<str>,
    /// Places it may go into, the likeliest first.
    pub targets: Vec<NamedTarget>,
    /// The place it goes into, if it is ticked; counted among the targets.
    pub chosen: usize,
    /// Whether it is filled in.
    pub is_ticked: bool,
    /// Why it is not sure; nothing where it is.
    pub unsure: Option<UnsureWhy>,
}

/// A place that a line may go into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTarget {
    /// The place: a fact, or the points of a judgement.
    pub slot: Slot,
    /// What is put there: the figure with its unit, where that is another than the place's own.
    pub text: Rc<str>,
    /// The reason for the points; empty where there is none.
    pub reason: Rc<str>,
    /// Why the text cannot be read there.
    pub problem: Option<Unreadable>,
    /// What it says there; only of facts.
    pub answer: Option<Answer>,
}

/// Why a line is not filled in unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsureWhy {
    /// A row that adds others up.
    Total,
    /// No place has a name like it.
    Nothing,
    /// Its name is only like those of the places proposed.
    Alike,
    /// Its name is that of several places.
    Several,
    /// No figure stands beside it.
    NoFigure,
    /// The figure cannot be read in its place: another unit, a range, no figure.
    Unreadable(Unreadable),
    /// Nothing says in which unit the figure is.
    NoUnit,
    /// It is of another year than the draft asks for.
    OtherYear,
    /// It is a part of something that does not stand above it.
    Part,
    /// Headings above it may limit it: 城区, 民办.
    Limited,
    /// It stands in the block again, with another figure.
    Twice,
    /// It stands in the block again, with the same figure.
    Again,
    /// What is asked for is a table.
    Rows,
    /// Its points are worked out from figures, all or in part.
    WorkedOut,
    /// Its full points are others here.
    OtherPoints,
}

impl Naming {
    /// Reads a block; `column` is the one a person chose.
    pub fn read(document: Document, column: Option<usize>, purpose: NamedFor<'_>) -> Self {
        let layout = layout::lay_out(&document, purpose.county, column);
        let knows_year = purpose.year.is_some()
            || layout.records.iter().all(|one| one.year.is_none() && one.read.year.is_none());
        let is_plain = layout.is_plain && knows_year;
        let is_open = !is_plain && column.is_none();
        let lines = if is_open { Vec::new() } else { matched(&layout.records, purpose) };
        let columns = layout.columns.iter().map(|text| Rc::from(&**text)).collect();
        Self { document, columns, is_plain, column, lines }
    }

    /// The same block with another column.
    #[must_use]
    pub fn with_column(&self, column: Option<usize>, purpose: NamedFor<'_>) -> Self {
        Self::read(self.document.clone(), column, purpose)
    }

    /// Ticks a line, or not. One whose text cannot be read where it would go, or that would go nowhere, is never ticked.
    pub fn tick(&mut self, line: usize, is_ticked: bool) {
        let Some(at) = self.lines.get(line) else { return };
        let slot = at.target().filter(|target| target.problem.is_none()).map(|target| target.slot.clone());
        let Some(slot) = slot else { return };
        // A place holds one text: whichever was ticked last.
        for (other, at) in self.lines.iter_mut().enumerate() {
            if other == line {
                at.is_ticked = is_ticked;
            } else if is_ticked && at.is_ticked && at.target().is_some_and(|target| target.slot == slot) {
                at.is_ticked = false;
            }
        }
    }

    /// Chooses another place for a line, which ticks it.
    pub fn choose(&mut self, line: usize, target: usize) {
        let Some(at) = self.lines.get_mut(line).filter(|at| target < at.targets.len()) else { return };
        (at.chosen, at.is_ticked) = (target, false);
        self.tick(line, true);
    }

    /// What is filled in, line by line.
    pub fn ticked(&self) -> impl Iterator<Item = &NamedTarget> {
        self.lines.iter().filter(|line| line.is_ticked).filter_map(NamedLine::target)
    }
}

impl NamedLine {
    /// The place it goes into.
    pub fn target(&self) -> Option<&NamedTarget> {
        self.targets.get(self.chosen)
    }

    /// Whether the person can have it filled in.
    pub fn can_be_ticked(&self) -> bool {
        self.targets.iter().any(|target| target.problem.is_none())
    }
}

fn matched(records: &[layout::NamedRecord], purpose: NamedFor<'_>) -> Vec<NamedLine> {
    let titles = facts::titles(purpose.rubric);
    let mut found: Vec<(usize, crate::rubric::FactKey)> = Vec::new();
    let mut lines = Vec::new();
    for record in records {
        let (targets, unsure) = if record.is_points {
            judged::of(record, purpose.rubric)
        } else {
            let matched = facts::of(record, &titles, &found, purpose);
            found.extend(matched.identified.map(|key| (record.row, key)));
            (matched.targets, matched.unsure)
        };
        // A heading that is no fact's name is no line.
        if unsure == Some(UnsureWhy::NoFigure) && targets.is_empty() {
            continue;
        }
        lines.push(NamedLine {
            name: (&*record.name).into(),
            value: (&*record.value).into(),
            head: (&*record.head).into(),
            chosen: 0,
            is_ticked: unsure.is_none(),
            unsure,
            targets,
        });
    }
    tell_twice(&mut lines);
    lines
}

/// Of what goes into one place several times nothing is sure, unless it says the same: then the first is.
fn tell_twice(lines: &mut [NamedLine]) {
    for at in 0..lines.len() {
        if !lines[at].is_ticked {
            continue;
        }
        let Some(target) = lines[at].target().cloned() else { continue };
        let same: Vec<usize> = (at + 1..lines.len())
            .filter(|other| {
                lines[*other].is_ticked && lines[*other].target().is_some_and(|one| one.slot == target.slot)
            })
            .collect();
        let says = |line: &NamedLine| {
            let target = line.target()?;
            // 9 and 9人 say the same, however they are put down.
            let figure = match &target.answer {
                Some(Answer::Figure(figure)) => Some(figure.said.clone()),
                _ => None,
            };
            let words = figure.is_none().then(|| target.text.clone());
            Some((figure, words, target.reason.clone()))
        };
        let agree = same.iter().all(|other| says(&lines[*other]) == says(&lines[at]));
        for other in &same {
            lines[*other].is_ticked = false;
            lines[*other].unsure = Some(if agree { UnsureWhy::Again } else { UnsureWhy::Twice });
        }
        if !agree {
            (lines[at].is_ticked, lines[at].unsure) = (false, Some(UnsureWhy::Twice));
        }
    }
}
