//! The sheet of workings (计算): a row a part, with its value, its line and its points, and a row a condition. All of it is formulas over
//! the sheet of figures, as far as these can be put.
//!
//! Whether something holds is a number: 1, 0, or 0.5 while it is open, so that "and" is the least of several and "or" the greatest. What
//! is open has ends, as on the page. The page's own ends are tighter than those of a formula where bounds, ≥1.5 for one, or several
//! blanks are concerned; they are written beside it and hold as long as nothing of the part has been typed over.

use super::super::workbook::{Content, Look, Now, WorkSheet, cell_name, decimal};
use super::exact::{all_numbers, call, literal};
use super::figures::Figures;
use super::rules::Earning;
use crate::engine::{IndicatorResult, PartResult, Value};
use crate::number::Number;
use crate::rubric::{
    Comparison, Condition, FactKey, Formula, IfZero, Indicator, NotApplicable, Part, Rule, Target,
};
use crate::text;
use std::rc::Rc;

/// The sheet's name; formulas name it.
pub(in super::super) const SHEET: &str = "计算";

mod column {
    pub(super) const VALUE: usize = 3;
    pub(super) const LINE: usize = 5;
    pub(super) const HOLDS: usize = 6;
    pub(super) const LOW: usize = 7;
    pub(super) const HIGH: usize = 8;
    pub(super) const POINTS: usize = 9;
    pub(super) const WAY: usize = 10;
    pub(super) const SAME: usize = 11;
    pub(super) const LOW_BEFORE: usize = 12;
    pub(super) const HIGH_BEFORE: usize = 13;
    pub(super) const ASIDE: usize = 14;
    pub(super) const OWN_LOW: usize = 15;
    pub(super) const OWN_HIGH: usize = 16;
    pub(super) const EARNED: usize = 17;
}

/// The workings as they are written.
pub(super) struct Workings<'f, 'a> {
    pub(super) figures: &'f Figures<'a>,
    pub(super) sheet: WorkSheet,
}

/// A part that has been written.
pub(super) struct PartCells {
    pub(super) low: String,
    pub(super) high: String,
    /// Whether its facts are what they were.
    pub(super) same: String,
    /// Whether it is set aside; empty where it cannot be.
    pub(super) aside: String,
    pub(super) is_value: bool,
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

    /// Writes the parts of an indicator.
    pub(super) fn indicator(&mut self, indicator: &Indicator, result: &IndicatorResult) -> Vec<PartCells> {
        let parts = indicator.parts.iter().zip(&result.parts);
        parts.map(|(part, result)| self.part(indicator, part, result)).collect()
    }

    fn part(&mut self, indicator: &Indicator, part: &Part, result: &PartResult) -> PartCells {
        let title: Rc<str> = format!("{} {}", indicator.number, indicator.title).into();
        let (way, measured) = self.way(indicator, part, &title, result);
        let is_value = matches!(way, Earning::Written);
        let row = self.sheet.row(None);
        let here = |column: usize| cell_name(column, row);
        let [same, low, high, aside] =
            [column::SAME, column::LOW_BEFORE, column::HIGH_BEFORE, column::ASIDE].map(here);
        let [own_low, own_high, earned, holds] =
            [column::OWN_LOW, column::OWN_HIGH, column::EARNED, column::HOLDS].map(here);
        let [least, most] = [&part.lowest, &part.points].map(literal);
        let before = [&result.points.low, &result.points.high].map(decimal);
        self.lead(&title, &part.title, Some(&part.points), measured);
        let ends = match &way {
            Earning::Earns(_) => {
                (format!("IF({earned}=\"\",{least},{earned})"), format!("IF({earned}=\"\",{most},{earned})"))
            }
            Earning::Holds(_) => (format!("IF({holds}=1,{most},0)"), format!("IF({holds}=0,0,{most})")),
            Earning::Ends(low, high) => (low.clone(), high.clone()),
            Earning::Written => {
                (format!("IF({same}=1,{low},{least})"), format!("IF({same}=1,{high},{most})"))
            }
        };
        let (own, may_go) = self.with_aside(indicator, part, ends, &aside);
        let sheet = &mut self.sheet;
        match &way {
            Earning::Holds(holds) => sheet.formula(column::HOLDS, Look::Truth, holds.clone(), Now::Unsaid),
            _ => sheet.put(column::HOLDS, Look::Truth, Content::Blank),
        }
        let end = |before: &str, own: &str| {
            format!("IF(AND({same}=1,OR({low}<>{high},{own_low}<>{own_high})),{before},{own})")
        };
        sheet.formula(column::LOW, Look::Figure, end(&low, &own_low), Now::Figure(before[0].clone()));
        sheet.formula(column::HIGH, Look::Figure, end(&high, &own_high), Now::Figure(before[1].clone()));
        let [low_now, high_now] = [column::LOW, column::HIGH].map(here);
        let points =
            if result.points.is_settled() { Now::Figure(before[0].clone()) } else { Now::Text("".into()) };
        sheet.formula(
            column::POINTS,
            Look::Figure,
            format!("IF({low_now}={high_now},{low_now},\"\")"),
            points,
        );
        sheet.text(
            column::WAY,
            Look::Body,
            &if is_value { text::AS_VALUE } else { text::WORKINGS_FORMULA }.into(),
        );
        let is_same = self.is_same(&part.rule);
        let sheet = &mut self.sheet;
        sheet.formula(column::SAME, Look::Plain, is_same, Now::Figure("1".to_owned()));
        sheet.put(column::LOW_BEFORE, Look::Plain, Content::Figure(before[0].clone()));
        sheet.put(column::HIGH_BEFORE, Look::Plain, Content::Figure(before[1].clone()));
        if let Some(may_go) = &may_go {
            sheet.formula(column::ASIDE, Look::Plain, may_go.clone(), Now::Unsaid);
        }
        sheet.formula(column::OWN_LOW, Look::Plain, own.0, Now::Unsaid);
        sheet.formula(column::OWN_HIGH, Look::Plain, own.1, Now::Unsaid);
        if let Earning::Earns(earned) = way {
            sheet.formula(column::EARNED, Look::Plain, earned, Now::Unsaid);
        }
        let cell = |column: usize| format!("{SHEET}!${}${row}", super::super::workbook::column_name(column));
        PartCells {
            low: cell(column::LOW),
            high: cell(column::HIGH),
            same: cell(column::SAME),
            aside: if may_go.is_some() { cell(column::ASIDE) } else { String::new() },
            is_value,
        }
    }

    /// The first cells of a row.
    fn lead(&mut self, title: &Rc<str>, name: &Rc<str>, points: Option<&Number>, measured: Measured) {
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

    /// The ends of a part once more, with what 不适用 does to them; and the formula that says whether it is set aside.
    fn with_aside(
        &self,
        indicator: &Indicator,
        part: &Part,
        (mut low, mut high): (String, String),
        aside: &str,
    ) -> ((String, String), Option<String>) {
        let Some(effect) = indicator.not_applicable else { return ((low, high), None) };
        let [least, most] = [&part.lowest, &part.points].map(literal);
        let none = |fact: &FactKey| {
            let is_accepted = indicator.accepts_not_applicable(*fact);
            self.figures.value(*fact).filter(|_| is_accepted)
        };
        let facts: Vec<String> = part.rule.facts().iter().filter_map(none).collect();
        if effect != NotApplicable::Full && part.rule.judgment().is_none() && !facts.is_empty() {
            // A blank may set the part aside, whatever the rest comes to.
            let is_open = facts.iter().map(|cell| format!("{cell}=\"\"")).collect::<Vec<_>>().join(",");
            (low, high) =
                (format!("IF(OR({is_open}),{least},{low})"), format!("IF(OR({is_open}),{most},{high})"));
        }
        let pieces: Vec<Vec<FactKey>> = match &part.rule {
            _ if effect != NotApplicable::Full => vec![part.rule.facts()],
            Rule::Faults(rule) => rule.faults.iter().map(|fault| vec![fault.fact]).collect(),
            Rule::Tiers(rule) => rule.conditions().map(Condition::facts).collect(),
            Rule::NOfM(rule) => rule.items.iter().map(|item| item.comparison.facts()).collect(),
            Rule::Rectified(rule) => rule.states.iter().map(|(fact, _)| vec![*fact]).collect(),
            Rule::Meets(_)
            | Rule::PerStep(_)
            | Rule::PerGain(_)
            | Rule::Bands(_)
            | Rule::Share(_)
            | Rule::Yes(_)
            | Rule::Judged(_)
            | Rule::Docked(_)
            | Rule::Coefficient(_)
            | Rule::Ranked(_)
            | Rule::Composed(_) => vec![part.rule.facts()],
        };
        let is_none = match part.rule.judgment() {
            Some(key) => self.figures.points(key).map(|cell| not_applicable(&[cell])),
            None => {
                let each = pieces.iter().map(|piece| {
                    let cells: Vec<String> = piece.iter().filter_map(none).collect();
                    (!cells.is_empty()).then(|| not_applicable(&cells))
                });
                // A piece that cannot be 不适用 keeps the part.
                each.collect::<Option<Vec<String>>>().map(|all| call("AND", &all))
            }
        };
        let Some(is_none) = is_none else { return ((low, high), None) };
        let least = if effect == NotApplicable::Undefined { least } else { most.clone() };
        let own = (format!("IF({aside}=1,{least},{low})"), format!("IF({aside}=1,{most},{high})"));
        (own, Some(format!("IF({is_none},1,0)")))
    }

    /// Whether nothing that a rule looks at has been typed over: the least of what its facts say.
    fn is_same(&self, rule: &Rule) -> String {
        let facts = self.figures.shown.rubric.facts_of(rule);
        let mut cells: Vec<String> = facts.iter().filter_map(|fact| self.figures.is_same(*fact)).collect();
        cells.extend(rule.judgment().and_then(|key| self.figures.is_same_judgment(key)));
        if cells.is_empty() { "1".to_owned() } else { format!("MIN({})", cells.join(",")) }
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
