//! A rule of each kind as formulas over the value and the line of its row.

use super::exact::{compared, literal, off, steps};
use super::formulas::is_of_table;
use super::workings::{Measured, Workings};
use crate::engine::{PartResult, Trace, Value};
use crate::number::{End, Number, Span, Unit};
use crate::rubric::{
    Bands, Better, Coefficient, Condition, FactKey, Faults, Formula, IfZero, Indicator, Limit, NOfM,
    NotApplicable, Operator, Part, PartialStep, Rectified, Rule, Target, Tiers,
};
use std::rc::Rc;

/// How a part comes to its points.
pub(super) enum Earning {
    /// So many; empty while that is open.
    Earns(String),
    /// All or nothing by whether something holds.
    Holds(String),
    /// At least and at most so many.
    Ends(String, String),
    /// By what was written, which no figure changes.
    Written,
}

/// Points where the value of a row cannot be, because a divisor is nought.
fn without_value(part: &Part, if_zero: IfZero) -> String {
    match if_zero {
        IfZero::Open => "\"\"".to_owned(),
        IfZero::Full => literal(&part.points),
        IfZero::None => "0".to_owned(),
    }
}

/// The most a rule takes, where it has a limit.
fn limited(points: &str, part: &Part, limit: &Limit) -> String {
    let least = match limit {
        Limit::Full | Limit::Assumed => Number::zero(),
        Limit::Points(most) => &part.points - most,
        Limit::None => part.lowest.clone(),
    };
    format!("MAX({},{points})", literal(&least))
}

/// Points by the value of the row, once it has one.
fn by_value(value: &str, part: &Part, if_zero: IfZero, points: &str) -> Earning {
    let without = without_value(part, if_zero);
    Earning::Earns(format!("IF({value}=\"\",\"\",IF(ISNUMBER({value}),{points},{without}))"))
}

impl Workings<'_, '_> {
    /// How a part comes to its points, with what its row measures. Rows of conditions are written on the way.
    pub(super) fn way(
        &mut self,
        indicator: &Indicator,
        part: &Part,
        title: &Rc<str>,
        result: &PartResult,
    ) -> (Earning, Measured) {
        let put = self.put_way(indicator, part, title, result.trace.as_ref().and_then(Trace::value));
        let (way, measured) = put.unwrap_or_else(|| (Earning::Written, Measured::default()));
        // Excel takes no formula of more than 8,192 letters, nor calls more than 64 deep.
        let is_short = match &way {
            Earning::Earns(text) | Earning::Holds(text) => fits(text),
            Earning::Ends(low, high) => fits(low) && fits(high),
            Earning::Written => true,
        };
        if is_short { (way, measured) } else { (Earning::Written, Measured::default()) }
    }

    fn put_way(
        &mut self,
        indicator: &Indicator,
        part: &Part,
        title: &Rc<str>,
        trace: Option<&Value>,
    ) -> Option<(Earning, Measured)> {
        let [value, line] = self.measured();
        let most = literal(&part.points);
        let plain = |way: Earning| (way, Measured::default());
        Some(match &part.rule {
            Rule::Meets(rule) => (Earning::Holds(self.holds(rule)), self.compared(rule, trace)?),
            Rule::PerStep(rule) => {
                let short = if rule.better == Better::Up {
                    format!("{line}-{value}")
                } else {
                    format!("{value}-{line}")
                };
                let lost =
                    format!("{most}-{}*{}", counted(&short, &rule.step, rule.partial), literal(&rule.deduct));
                let earned = limited(&lost, part, &rule.limit);
                (
                    stepped(&value, &line, &earned, part, rule.if_zero),
                    self.against(&rule.value, Some(&rule.target), trace)?,
                )
            }
            Rule::PerGain(rule) => {
                let gain = counted(&format!("{value}-{line}"), &rule.step, rule.partial);
                let earned = format!("MIN({most},{gain}*{})", literal(&rule.award));
                (
                    stepped(&value, &line, &earned, part, rule.if_zero),
                    self.against(&rule.value, Some(&rule.from), trace)?,
                )
            }
            Rule::Bands(rule) => (
                by_value(&value, part, rule.if_zero, &in_bands(rule, &value)),
                self.against(&rule.value, None, trace)?,
            ),
            Rule::Share(rule) => {
                let share = format!("MAX(0,MIN(1,{value}/{line}))*{most}");
                let full = Target::Number(rule.full.clone());
                (by_value(&value, part, rule.if_zero, &share), self.against(&rule.value, Some(&full), trace)?)
            }
            Rule::Rectified(rule) => return self.rectified(indicator, part, rule, &value, trace),
            Rule::Yes(rule) => {
                let cell = self.figures.value(rule.fact)?;
                plain(Earning::Holds(format!(
                    "IF(ISNUMBER({cell}),--({cell}={}),0.5)",
                    u8::from(rule.wanted)
                )))
            }
            Rule::Faults(rule) => plain(self.faults(indicator, part, rule)?),
            Rule::Judged(rule) => {
                let given = self.figures.points(rule.judgment)?;
                plain(Earning::Earns(format!("IF(ISNUMBER({given}),{given},\"\")")))
            }
            Rule::Docked(rule) => {
                let given = self.figures.points(rule.judgment)?;
                plain(Earning::Earns(format!("IF(ISNUMBER({given}),{most}-{given},\"\")")))
            }
            Rule::Coefficient(rule) => plain(self.coefficient(part, rule)?),
            Rule::Tiers(rule) => plain(self.tiers(indicator, rule, title)?),
            Rule::NOfM(rule) => plain(self.n_of_m(indicator, rule, title)?),
            Rule::Composed(rule) => plain(self.composed(part, rule)?),
            // Ranks are among others, whose values stand in a table.
            Rule::Ranked(_) => return None,
        })
    }

    fn rectified(
        &self,
        indicator: &Indicator,
        part: &Part,
        rule: &Rectified,
        value: &str,
        trace: Option<&Value>,
    ) -> Option<(Earning, Measured)> {
        // Where 不适用 stands for no problem of a kind, each kind would need a formula of its own.
        if indicator.not_applicable == Some(NotApplicable::Full) {
            return None;
        }
        let formula = Formula { expression: rule.value.clone(), unit: Unit::ratio() };
        let kept = format!("MAX(0,MIN(1,{value}))*{}", literal(&part.points));
        Some((by_value(value, part, rule.if_zero, &kept), self.against(&formula, None, trace)?))
    }

    fn faults(&self, indicator: &Indicator, part: &Part, rule: &Faults) -> Option<Earning> {
        let is_excused = excused(indicator);
        let mut ends = [String::new(), String::new()];
        for fault in &rule.faults {
            let cell = self.figures.value(fault.fact)?;
            let none = if is_excused(fault.fact) {
                super::workings::not_applicable(std::slice::from_ref(&cell))
            } else {
                "FALSE".to_owned()
            };
            let (occurred, cost) = (format!("{cell}={}", u8::from(fault.when)), literal(&fault.deduct));
            // At worst what is not answered has occurred.
            ends[0].push_str(&format!("-IF(ISNUMBER({cell}),--({occurred}),IF({none},0,1))*{cost}"));
            ends[1].push_str(&format!("-IF(ISNUMBER({cell}),--({occurred}),0)*{cost}"));
        }
        let [low, high] =
            ends.map(|lost| limited(&format!("{}{lost}", literal(&part.points)), part, &rule.limit));
        Some(Earning::Ends(low, high))
    }

    fn coefficient(&self, part: &Part, rule: &Coefficient) -> Option<Earning> {
        let cell = self.figures.value(rule.fact)?;
        let points = rule.levels.iter().rev().fold("0".to_owned(), |rest, (option, coefficient)| {
            format!("IF({cell}={option},{},{rest})", literal(&(coefficient * &part.points)))
        });
        Some(Earning::Earns(format!("IF(ISNUMBER({cell}),{points},\"\")")))
    }

    fn tiers(&mut self, indicator: &Indicator, rule: &Tiers, title: &Rc<str>) -> Option<Earning> {
        // Looked at first, so that no row is written for a rule that cannot be put.
        let facts: Vec<FactKey> = rule.conditions().flat_map(Condition::facts).collect();
        self.all_known(&facts)?;
        let is_excused = excused(indicator);
        let mut tiers = Vec::new();
        for tier in &rule.tiers {
            let mut all = Vec::new();
            for condition in &tier.conditions {
                all.push(self.condition(title, condition, &is_excused)?);
            }
            tiers.push((format!("MIN(1,{})", all.join(",")), literal(&tier.points)));
        }
        let points = tiers.into_iter().rev().fold(literal(&rule.otherwise), |rest, (holds, points)| {
            format!("IF({holds}=1,{points},IF({holds}=0,{rest},\"\"))")
        });
        Some(Earning::Earns(points))
    }

    fn n_of_m(&mut self, indicator: &Indicator, rule: &NOfM, title: &Rc<str>) -> Option<Earning> {
        let facts: Vec<FactKey> = rule.items.iter().flat_map(|item| item.comparison.facts()).collect();
        self.all_known(&facts).filter(|()| rule.table.is_none())?;
        let is_excused = excused(indicator);
        let (mut items, mut rest) = (Vec::new(), vec!["1".to_owned()]);
        for item in &rule.items {
            let condition = Condition::Comparison(item.comparison.clone());
            let holds = self.condition(title, &condition, &is_excused)?;
            if let Some(share) = &rule.rest {
                let lowered = Condition::Comparison(crate::engine::lowered(item, share));
                let lowered = self.condition(title, &lowered, &|_| false)?;
                rest.push(format!("MAX({holds},{lowered})"));
            }
            items.push(holds);
        }
        let count =
            |sign: &str| items.iter().map(|holds| format!("({holds}{sign})")).collect::<Vec<_>>().join("+");
        let (sure, possible) = (count("=1"), count(">0"));
        let enough = format!("IF({sure}>={0},1,IF({possible}<{0},0,0.5))", rule.need);
        Some(Earning::Holds(format!("MIN({enough},{})", rest.join(","))))
    }

    /// Whether formulas can look at all of these facts.
    fn all_known(&self, facts: &[FactKey]) -> Option<()> {
        let rubric = self.figures.shown.rubric;
        let is_known = |fact: &FactKey| !is_of_table(rubric, *fact) && self.figures.value(*fact).is_some();
        facts.iter().all(is_known).then_some(())
    }
}

/// Whether a spreadsheet takes a formula.
fn fits(formula: &str) -> bool {
    let (mut depth, mut deepest) = (0_i32, 0);
    for letter in formula.bytes() {
        depth += i32::from(letter == b'(') - i32::from(letter == b')');
        deepest = deepest.max(depth);
    }
    formula.len() < 8000 && deepest < 60
}

/// Of which facts 不适用 lets off what rests on them.
fn excused(indicator: &Indicator) -> impl Fn(FactKey) -> bool {
    let is_full = indicator.not_applicable == Some(NotApplicable::Full);
    move |fact| is_full && indicator.accepts_not_applicable(fact)
}

/// How many steps a distance is; none for a distance below nought.
fn counted(distance: &str, step: &Number, partial: PartialStep) -> String {
    let steps = steps(distance, step);
    match partial {
        PartialStep::Exact => format!("MAX(0,({distance})/{})", literal(step)),
        PartialStep::Started => format!("ROUNDUP(MAX(0,{steps}),0)"),
        PartialStep::Whole => format!("INT(MAX(0,{steps}))"),
    }
}

/// Points by how far a value is from its line.
fn stepped(value: &str, line: &str, earned: &str, part: &Part, if_zero: IfZero) -> Earning {
    let without = without_value(part, if_zero);
    Earning::Earns(format!(
        "IF(OR({value}=\"\",{line}=\"\"),\"\",IF(COUNT({value},{line})=2,{earned},{without}))"
    ))
}

/// Points by the first band that holds the value.
fn in_bands(rule: &Bands, value: &str) -> String {
    rule.bands.iter().rev().fold(literal(&rule.otherwise), |rest, band| {
        format!("IF({},{},{rest})", inside(&band.range, value), literal(&band.points))
    })
}

/// Whether a value lies between ends, each its own or not.
fn inside(range: &Span, value: &str) -> String {
    let low = match &range.low {
        End::Closed(end) => Some(compared(Operator::AtLeast, value, &literal(end))),
        End::Open(end) => Some(compared(Operator::Above, value, &literal(end))),
        End::None => None,
    };
    let high = match &range.high {
        End::Closed(end) => Some(format!("{}<=0", off(value, &literal(end)))),
        End::Open(end) => Some(format!("{}<0", off(value, &literal(end)))),
        End::None => None,
    };
    let all: Vec<String> = low.into_iter().chain(high).collect();
    if all.is_empty() { "TRUE".to_owned() } else { format!("AND({})", all.join(",")) }
}
