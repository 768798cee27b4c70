//! The rubric's formulas as a spreadsheet writes them, and comparisons that come out as on exact decimals.
//!
//! A spreadsheet reckons in binary with some 15 digits, the page in exact decimals. So 0.1 + 0.2 is above 0.3 there by 5·10⁻¹⁷, and a
//! value must not be compared as it stands. What is compared is the difference in the unit of the line, relative to the line, rounded to
//! 12 places. That takes away the error (a few units of the 16th digit) and nothing else: two different values of a formula, a quotient
//! of figures below 10¹⁰ against a line with two decimals, differ by more than 10⁻¹² of the line. Sums of plain figures, whose
//! difference may be small beside them, are rounded first to more places than any figure has.

use super::figures::Figures;
use crate::number::Number;
use crate::rubric::{Expression, FactKey, FactKind, Function, LookupBy, LookupKey, Operator, Rubric};

/// A number in a formula; one without end is a quotient.
pub(super) fn literal(number: &Number) -> String {
    let text = if number.is_plain() { number.plain() } else { number.fraction() };
    if number.is_plain() && !number.is_negative() { text } else { format!("({text})") }
}

/// How far a value is from another one, as a sign: above nought, nought, below.
pub(super) fn off(value: &str, line: &str) -> String {
    format!("ROUND(({value}-{line})/(1+ABS({line})),12)")
}

/// Whether a comparison holds.
pub(super) fn compared(operator: Operator, value: &str, line: &str) -> String {
    let sign = match operator {
        Operator::AtLeast => ">=0",
        Operator::Above => ">0",
        Operator::AtMost => "<=0",
        Operator::Below => "<0",
        Operator::Equal => "=0",
    };
    format!("{}{sign}", off(value, line))
}

/// So many whole steps, counted from what is no step because of the last digit alone.
pub(super) fn steps(distance: &str, step: &Number) -> String {
    format!("ROUND(({distance})/{},9)", literal(step))
}

/// A number rounded half up to so many places, its binary error taken away first.
pub(super) fn rounded(value: &str, places: u32) -> String {
    format!("ROUND(ROUND({value},10),{places})")
}

/// A call of a function that takes any number of values; of one value it is that value.
pub(super) fn call(function: &str, values: &[String]) -> String {
    match values {
        [one] => one.clone(),
        all => format!("{function}({})", all.join(",")),
    }
}

/// Whether all of these cells hold a number.
pub(super) fn all_numbers(cells: &[String]) -> String {
    if cells.is_empty() { "TRUE".to_owned() } else { format!("COUNT({})={}", cells.join(","), cells.len()) }
}

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
