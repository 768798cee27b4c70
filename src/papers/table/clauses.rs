//! Rules that were read out of a clause (按条文计分) as formulas. Figures stand in their own units there.

use super::exact::{all_numbers, call, literal, off, steps};
use super::rules::Earning;
use super::workings::Workings;
use crate::composed::{ClauseRule, Criterion, Operand, Sign, Started};
use crate::number::Number;
use crate::rubric::{Composed, FactKind, Part};

impl Workings<'_, '_> {
    /// The points of a rule once all it asks is answered. What a person gives and words in place of points are no formula's.
    pub(super) fn composed(&self, part: &Part, rule: &Composed) -> Option<Earning> {
        let asks: Option<Vec<Ask>> = rule
            .facts
            .iter()
            .map(|fact| {
                let cell = self.figures.value(*fact)?;
                let scale = match &self.figures.shown.rubric.fact(*fact).kind {
                    FactKind::Number { unit, .. } => unit.scale().clone(),
                    FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => Number::one(),
                };
                Some(Ask { cell, scale })
            })
            .collect();
        let asks = Asks(asks?);
        let cells: Vec<String> = asks.0.iter().map(|ask| ask.cell.clone()).collect();
        let [least, most] = [&part.lowest, &part.points].map(literal);
        let points = asks.rule(&rule.rule)?;
        // A divisor of nought, or a case of which the clause says nothing, leaves the points open.
        let held = format!("IFERROR(MAX({least},MIN({most},{points})),\"\")");
        Some(Earning::Earns(format!("IF({},{held},\"\")", all_numbers(&cells))))
    }
}

/// The cell that answers an ask, and what its figure is divided by to stand in its own unit.
struct Ask {
    cell: String,
    scale: Number,
}

struct Asks(Vec<Ask>);

impl Asks {
    fn all<T>(&self, of: &[T], put: impl Fn(&Self, &T) -> Option<String>) -> Option<Vec<String>> {
        of.iter().map(|one| put(self, one)).collect()
    }

    fn operand(&self, operand: &Operand) -> Option<String> {
        Some(match operand {
            Operand::Given(number) => literal(number),
            Operand::Asked(at) => {
                let ask = self.0.get(*at)?;
                // In its own unit a figure has the decimals it was typed with.
                if ask.scale == Number::one() {
                    ask.cell.clone()
                } else {
                    format!("ROUND({}/{},10)", ask.cell, literal(&ask.scale))
                }
            }
            Operand::Sum(all) if all.is_empty() => "0".to_owned(),
            Operand::Sum(all) => format!("ROUND({},10)", self.all(all, Self::operand)?.join("+")),
            Operand::Less(one, other) => format!("ROUND({}-{},10)", self.operand(one)?, self.operand(other)?),
            Operand::Times(one, other) => format!("({}*{})", self.operand(one)?, self.operand(other)?),
            Operand::Over(one, other) => format!("({}/{})", self.operand(one)?, self.operand(other)?),
            Operand::Within(figure, low, high) => {
                format!("MAX({},MIN({},{}))", literal(low), literal(high), self.operand(figure)?)
            }
        })
    }

    fn criterion(&self, criterion: &Criterion) -> Option<String> {
        Some(match criterion {
            Criterion::Flag(at) => format!("({}=1)", self.0.get(*at)?.cell),
            Criterion::Chosen(at, option) => format!("({}={option})", self.0.get(*at)?.cell),
            Criterion::Compare(one, sign, other) => {
                let off = off(&self.operand(one)?, &self.operand(other)?);
                let sign = match sign {
                    Sign::Least => ">=",
                    Sign::Above => ">",
                    Sign::Most => "<=",
                    Sign::Below => "<",
                };
                format!("({off}{sign}0)")
            }
            Criterion::All(all) if all.is_empty() => "TRUE".to_owned(),
            Criterion::Any(any) if any.is_empty() => "FALSE".to_owned(),
            Criterion::All(all) => call("AND", &self.all(all, Self::criterion)?),
            Criterion::Any(any) => call("OR", &self.all(any, Self::criterion)?),
            Criterion::Not(one) => format!("NOT({})", self.criterion(one)?),
        })
    }

    fn rule(&self, rule: &ClauseRule) -> Option<String> {
        Some(match rule {
            ClauseRule::Worth(figure) => self.operand(figure)?,
            ClauseRule::First(cases, rest) => {
                let mut text = self.rule(rest)?;
                for (criterion, rule) in cases.iter().rev() {
                    text = format!("IF({},{},{text})", self.criterion(criterion)?, self.rule(rule)?);
                }
                text
            }
            // What adds up nothing has no points.
            ClauseRule::Sum(rules) | ClauseRule::Best(rules) if rules.is_empty() => return None,
            ClauseRule::Sum(rules) => format!("({})", self.all(rules, Self::rule)?.join("+")),
            ClauseRule::Best(rules) => call("MAX", &self.all(rules, Self::rule)?),
            ClauseRule::Steps { over, per, points, started } => {
                let (over, points) = (self.operand(over)?, literal(points));
                let steps = steps(&over, per);
                match started {
                    Started::Whole => format!("MAX(0,({over})/{})*{points}", literal(per)),
                    Started::Down => format!("INT(MAX(0,{steps}))*{points}"),
                    Started::Up => format!("ROUNDUP(MAX(0,{steps}),0)*{points}"),
                    // At whole steps it is all the same what one that was begun counts for; else the points are open.
                    Started::Open => {
                        format!("IF(OR({steps}<=0,{steps}=INT({steps})),MAX(0,{steps})*{points},NA())")
                    }
                }
            }
            ClauseRule::Held(rule, low, high) => {
                let mut text = self.rule(rule)?;
                if let Some(high) = high {
                    text = format!("MIN({},{text})", literal(high));
                }
                match low {
                    Some(low) => format!("MAX({},{text})", literal(low)),
                    None => text,
                }
            }
            ClauseRule::Open => "NA()".to_owned(),
            ClauseRule::Word(_) | ClauseRule::Judged { .. } => return None,
        })
    }
}
