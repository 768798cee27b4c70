//! The sheet of workings (计算): a row a part, with its value, its line and its points, and a row a condition. All of it is formulas over
//! the sheet of figures, as far as these can be put.
//!
//! Whether something holds is a number: 1, 0, or 0.5 while it is open, so that "and" is the least of several and "or" the greatest. What
//! is open has ends, as on the page. The page's own ends are tighter than those of a formula where bounds, ≥1.5 for one, or several
//! blanks are concerned; they are written beside it and hold as long as nothing of the part has been typed over.

use super::super::workbook::{Content, Look, Now, WorkSheet, cell_name, decimal};
use super::exact::{all_numbers, call, literal};
use super::figures::Figures;
use crate::engine::Value;
use crate::number::Number;
use crate::rubric::{Comparison, Condition, FactKey, Formula, IfZero, Target};
use crate::text;
use std::rc::Rc;

/// The sheet's name; formulas name it.
pub(in super::super) const SHEET: &str = "计算";

pub(super) mod column {
    pub(in super::super) const VALUE: usize = 3;
    pub(in super::super) const LINE: usize = 5;
    pub(in super::super) const HOLDS: usize = 6;
    pub(in super::super) const LOW: usize = 7;
    pub(in super::super) const HIGH: usize = 8;
    pub(in super::super) const POINTS: usize = 9;
    pub(in super::super) const WAY: usize = 10;
    pub(in super::super) const SAME: usize = 11;
    pub(in super::super) const LOW_BEFORE: usize = 12;
    pub(in super::super) const HIGH_BEFORE: usize = 13;
    pub(in super::super) const ASIDE: usize = 14;
    pub(in super::super) const OWN_LOW: usize = 15;
    pub(in super::super) const OWN_HIGH: usize = 16;
    pub(in super::super) const EARNED: usize = 17;
}

/// The workings as they are written.
pub(super) struct Workings<'f, 'a> {
    pub(super) figures: &'f Figures<'a>,
    pub(super) sheet: WorkSheet,
}

/// What a row measures: a value and the line it is held against.
#[derive(Default)]
pub(super) struct Measured {
    pub(super) value: Option<(String, Now)>,
    pub(super) unit: Rc<str>,
    pub(super) line: Option<Content>,
}

impl<'f, 'a> Workings<'f, 'a> {
    pub(super) fn new(figures: &'f Figures<'a>) -> Self {
        let widths = [24, 34, 7, 17, 9, 17, 8, 9, 9, 9, 14].into_iter().zip([false; 11]);
        let columns: Vec<(u32, bool)> = widths.chain([(10, true); 7]).collect();
        let mut sheet = WorkSheet::new(SHEET, &columns);
        sheet.row(Some(28));
        sheet.text(0, Look::Title, &text::WORKINGS_TITLE.into());
        sheet.merge(0, column::WAY, Look::Title);
        sheet.row(Some(34));
        sheet.text(0, Look::Line, &text::WORKINGS_LEAD.into());
        sheet.merge(0, column::WAY, Look::Line);
        sheet.row(None);
        for (at, heading) in text::WORKINGS_COLUMNS.into_iter().enumerate() {
            sheet.text(at, Look::Heading, &heading.into());
        }
        (sheet.frozen, sheet.repeated, sheet.printed) = (3, Some((3, 3)), 11);
        Self { figures, sheet }
    }

    /// The next row's cell in a column.
    pub(super) fn next(&self, column: usize) -> String {
        cell_name(column, self.sheet.last_row() + 1)
    }

    /// The value and the line of the next row.
    pub(super) fn measured(&self) -> [String; 2] {
        [self.next(column::VALUE), self.next(column::LINE)]
    }

    /// The first cells of a row.
    pub(super) fn lead(
        &mut self,
        title: &Rc<str>,
        name: &Rc<str>,
        points: Option<&Number>,
        measured: Measured,
    ) {
        let sheet = &mut self.sheet;
        sheet.text(0, Look::Body, title);
        sheet.text(1, Look::Body, name);
        sheet.put(2, Look::Figure, points.map_or(Content::Blank, |points| Content::Figure(decimal(points))));
        match measured.value {
            Some((formula, now)) => sheet.formula(column::VALUE, Look::Figure, formula, now),
            None => sheet.put(column::VALUE, Look::Figure, Content::Blank),
        }
        sheet.text(4, Look::Figure, &measured.unit);
        sheet.put(column::LINE, Look::Figure, measured.line.unwrap_or(Content::Blank));
    }

    /// A row that says whether a condition holds; answers with the cell that does. `excused` are the facts whose 不适用 lets it off.
    pub(super) fn condition(
        &mut self,
        title: &Rc<str>,
        condition: &Condition,
        excused: &dyn Fn(FactKey) -> bool,
    ) -> Option<String> {
        let name: Rc<str> = text::WORKINGS_CONDITION.into();
        let (holds, measured) = match condition {
            Condition::Flag(fact, wanted) => {
                let cell = self.figures.value(*fact)?;
                let measured = Measured { unit: "".into(), ..Measured::default() };
                (format!("IF(ISNUMBER({cell}),--({cell}={}),0.5)", u8::from(*wanted)), measured)
            }
            Condition::Choice(fact, wanted) => {
                let cell = self.figures.value(*fact)?;
                let one_of: Vec<String> = wanted.iter().map(|option| format!("{cell}={option}")).collect();
                (format!("IF(ISNUMBER({cell}),--OR({}),0.5)", one_of.join(",")), Measured::default())
            }
            Condition::Comparison(comparison) => (self.holds(comparison), self.compared(comparison, None)?),
        };
        let none: Vec<String> = condition
            .facts()
            .into_iter()
            .filter(|fact| excused(*fact))
            .filter_map(|fact| self.figures.value(fact))
            .collect();
        let holds = if none.is_empty() { holds } else { format!("IF({},1,{holds})", not_applicable(&none)) };
        self.sheet.row(None);
        self.lead(title, &name, None, measured);
        self.sheet.formula(column::HOLDS, Look::Truth, holds, Now::Unsaid);
        for column in column::LOW..=column::WAY {
            self.sheet.put(column, Look::Figure, Content::Blank);
        }
        Some(format!("{SHEET}!$G${}", self.sheet.last_row()))
    }

    /// A formula in the unit it is shown in; where it divides by nought a word that says so.
    pub(super) fn value(&self, formula: &Formula, expression: &crate::rubric::Expression) -> Option<String> {
        let scale = formula.unit.scale();
        let put = self.figures.put(expression)?;
        let put = if *scale == Number::one() { put } else { format!("{put}/{}", literal(scale)) };
        let known = all_numbers(&self.figures.cells_of(&[expression])?);
        Some(format!("IF({known},IFERROR({put},\"{}\"),\"\")", text::NO_VALUE))
    }

    /// The value and the line of a comparison.
    pub(super) fn compared(&self, comparison: &Comparison, trace: Option<&Value>) -> Option<Measured> {
        self.against(&comparison.value, Some(&comparison.target), trace)
    }

    /// A value, and what it is held against.
    pub(super) fn against(
        &self,
        value: &Formula,
        target: Option<&Target>,
        trace: Option<&Value>,
    ) -> Option<Measured> {
        let now = match trace {
            Some(Value::Known(span)) => span.value().map(|value| Now::Figure(decimal(value))),
            _ => None,
        };
        let line = match target {
            None => None,
            Some(Target::Number(number)) => Some(Content::Figure(decimal(number))),
            Some(Target::Formula(line)) => Some(Content::Formula(self.value(value, line)?, Now::Unsaid)),
        };
        let formula = self.value(value, &value.expression)?;
        Some(Measured {
            value: Some((formula, now.unwrap_or(Now::Unsaid))),
            unit: value.unit.name().clone(),
            line,
        })
    }

    /// Whether the comparison of the next row holds.
    pub(super) fn holds(&self, comparison: &Comparison) -> String {
        let [value, line] = self.measured();
        let without = match comparison.if_zero {
            IfZero::Open => "0.5",
            IfZero::Full => "1",
            IfZero::None => "0",
        };
        let holds = super::exact::compared(comparison.operator, &value, &line);
        format!("IF(OR({value}=\"\",{line}=\"\"),0.5,IF(COUNT({value},{line})=2,--({holds}),{without}))")
    }

    /// Rows of the grades, with the least points of each; answers with the area of their titles.
    pub(super) fn grades(&mut self) -> String {
        let title: Rc<str> = text::WORKINGS_GRADES.into();
        let from = self.sheet.last_row() + 1;
        for grade in &self.figures.shown.rubric.grades {
            self.sheet.row(None);
            self.lead(&title, &grade.title, Some(&grade.from), Measured::default());
        }
        format!("{SHEET}!$B${from}:$B${}", self.sheet.last_row())
    }
}

/// Whether any of these cells says that something does not apply.
pub(super) fn not_applicable(cells: &[String]) -> String {
    let all: Vec<String> = cells.iter().map(|cell| format!("{cell}=\"{}\"", text::NOT_APPLICABLE)).collect();
    call("OR", &all)
}
