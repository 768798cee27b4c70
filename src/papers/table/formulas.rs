//! The rubric's formulas as a spreadsheet writes them, over the cells of the figures.

use super::exact::{call, compared, literal, off};
use super::figures::Figures;
use crate::number::Number;
use crate::rubric::{Expression, FactKey, FactKind, Function, LookupBy, LookupKey, Operator, Rubric};

impl Figures<'_> {
    /// A formula of the rubric in base units; `None` where it looks at rows of a table, or at a number nobody knows.
    pub(super) fn put(&self, expression: &Expression) -> Option<String> {
        let two = |sign: &str, one: &Expression, other: &Expression| {
            Some(format!("({}{sign}{})", self.put(one)?, self.put(other)?))
        };
        Some(match expression {
            Expression::Fact(fact) => self.value(*fact)?,
            Expression::Number(number) => literal(number),
            Expression::Add(one, other) => self.summed(expression, two("+", one, other)?),
            Expression::Subtract(one, other) => self.summed(expression, two("-", one, other)?),
            Expression::Multiply(one, other) => two("*", one, other)?,
            Expression::Divide(one, other) => two("/", one, other)?,
            Expression::Growth(now, before) => format!("({}-1)", two("/", now, before)?),
            Expression::Call(function, values) => {
                let values: Option<Vec<String>> = values.iter().map(|value| self.put(value)).collect();
                called(*function, &values?)
            }
            Expression::Lookup(key) => self.looked_up(*key)?,
            Expression::Cell(_) | Expression::Total(_) | Expression::Rows(_) | Expression::Dispersion(..) => {
                return None;
            }
        })
    }

    /// A sum or difference of plain figures without the binary error that would be left of two nearly equal ones.
    fn summed(&self, sum: &Expression, text: String) -> String {
        let (mut is_plain, mut places) = (true, 6);
        sum.each(&mut |part| match part {
            Expression::Fact(fact) => {
                if let FactKind::Number { unit, .. } = &self.shown.rubric.fact(*fact).kind
                    && unit.scale() < &Number::one()
                {
                    places = 12;
                }
            }
            Expression::Add(..) | Expression::Subtract(..) => {}
            Expression::Number(number) => is_plain &= number.is_whole(),
            _ => is_plain = false,
        });
        if is_plain { format!("ROUND({text},{places})") } else { text }
    }

    /// The number of a lookup in base units: known by the year, or chosen by the cell of what it goes by.
    fn looked_up(&self, key: LookupKey) -> Option<String> {
        let lookup = self.shown.rubric.lookup(key);
        let value = |value: &Number| literal(&lookup.unit.to_base(value));
        match lookup.by {
            LookupBy::Year => {
                let year = Number::whole(i64::from(self.shown.outcome.facts.year?));
                let last = lookup.entries.iter().rposition(|entry| entry.0 <= year)?;
                let is_between =
                    lookup.interpolate && last + 1 < lookup.entries.len() && lookup.entries[last].0 != year;
                (!is_between).then(|| value(&lookup.entries[last].1))
            }
            LookupBy::Choice(fact) => {
                let cell = self.value(fact)?;
                // An option without an entry says nothing, as a divisor of nought.
                let cases = lookup.entries.iter().rev();
                Some(cases.fold("NA()".to_owned(), |rest, (option, found, _)| {
                    format!("IF({cell}={},{},{rest})", literal(option), value(found))
                }))
            }
            LookupBy::Figure(fact) => {
                let FactKind::Number { unit, bounds, .. } = &self.shown.rubric.fact(fact).kind else {
                    return None;
                };
                let first = lookup.entries.first()?;
                let starts_below = bounds.low.number().is_some_and(|low| first.0 <= *low);
                if lookup.interpolate || !starts_below {
                    return None;
                }
                let at = format!("{}/{}", self.value(fact)?, literal(unit.scale()));
                let mut text = value(&first.1);
                for (from, found, _) in &lookup.entries[1..] {
                    let reached = compared(Operator::AtLeast, &at, &literal(from));
                    text = format!("IF({reached},{},{text})", value(found));
                }
                Some(text)
            }
        }
    }

    /// The cells that a formula reckons with, those its lookups go by among them.
    pub(super) fn cells_of(&self, expressions: &[&Expression]) -> Option<Vec<String>> {
        let mut facts: Vec<FactKey> = Vec::new();
        for expression in expressions {
            expression.collect_facts(&mut facts);
            self.shown.rubric.collect_lookup_facts(expression, &mut facts);
        }
        facts.into_iter().map(|fact| self.value(fact)).collect()
    }
}

fn called(function: Function, values: &[String]) -> String {
    let counted = |sign: &str| {
        let pairs = values.windows(2).map(|pair| format!("--({}{sign}0)", off(&pair[1], &pair[0])));
        format!("({})", pairs.collect::<Vec<_>>().join("+"))
    };
    match function {
        Function::Mean => format!("(({})/{})", values.join("+"), values.len()),
        Function::Least => call("MIN", values),
        Function::Greatest => call("MAX", values),
        Function::Rises => counted(">"),
        Function::Falls => counted("<"),
        // INT goes down, below nought as well.
        Function::Ceil => format!("(-INT(-ROUND({},9)))", values.concat()),
        Function::Floor => format!("INT(ROUND({},9))", values.concat()),
    }
}

/// Whether a rule looks at a table of rows, which no cell holds as a number.
pub(super) fn is_of_table(rubric: &Rubric, fact: FactKey) -> bool {
    matches!(rubric.fact(fact).kind, FactKind::Table { .. })
}
