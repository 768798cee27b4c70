//! A part's row among the workings: what it earns by its rule, and what 不适用 does to that.

use super::super::workbook::{Content, Look, Now, cell_name, decimal};
use super::exact::{call, literal};
use super::rules::Earning;
use super::workings::{SHEET, Workings, column, not_applicable};
use crate::engine::{IndicatorResult, PartResult};
use crate::rubric::{Condition, FactKey, Indicator, NotApplicable, Part, Rule};
use crate::text;
use std::rc::Rc;

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

impl Workings<'_, '_> {
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
}
