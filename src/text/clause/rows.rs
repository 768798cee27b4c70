//! A rule as a small table: when, and how many points.

use super::{Sayer, given};
use crate::clause::{Ask, ClauseRule, Operand};

/// A row of a rule's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// When it holds.
    pub when: String,
    /// What it gives or takes.
    pub points: String,
}

/// Over what holds where nothing else does.
const ELSE: &str = "其他情形";

/// Over the points one begins with.
const BEGINS: &str = "起始分";

/// The rows of a rule; fewer than two where a table says no more than words.
pub fn rule_rows(rule: &ClauseRule, asks: &[Ask]) -> Vec<RuleRow> {
    let mut rows = Rows { sayer: Sayer { asks }, rows: Vec::new() };
    rows.rule(rule, "");
    rows.rows
}

/// The title of the one figure that all rows but the last begin with, and the rows without it: it is said once over them.
pub fn without_title(rows: &[RuleRow], asks: &[Ask]) -> Option<(String, Vec<RuleRow>)> {
    let [ask] = asks else { return None };
    let short = |row: &RuleRow| {
        let is_else = row.when == ELSE;
        (is_else || row.when.starts_with(&ask.title))
            .then(|| RuleRow { when: row.when.replace(&ask.title, ""), points: row.points.clone() })
    };
    let short = rows.iter().map(short).collect::<Option<Vec<_>>>()?;
    short.iter().all(|row| !row.when.is_empty()).then(|| (ask.title.clone(), short))
}

struct Rows<'a> {
    sayer: Sayer<'a>,
    rows: Vec<RuleRow>,
}

impl Rows<'_> {
    fn push(&mut self, when: &str, points: String) {
        self.rows.push(RuleRow { when: when.to_owned(), points });
    }

    fn rule(&mut self, rule: &ClauseRule, when: &str) {
        let within = |one: &str| if when.is_empty() { one.to_owned() } else { format!("{when}，{one}") };
        match rule {
            ClauseRule::First(cases, rest) => {
                for (condition, rule) in cases {
                    self.rule(rule, &within(&self.sayer.condition(condition)));
                }
                match self.sayer.last_option(cases) {
                    Some(last) => self.rule(rest, &within(&last)),
                    // Rows are tried in order: what is behind them need not say so.
                    None if matches!(**rest, ClauseRule::First(..)) => self.rule(rest, when),
                    None => self.rule(rest, &within(ELSE)),
                }
            }
            ClauseRule::Sum(rules) => {
                for rule in rules {
                    match rule {
                        ClauseRule::Worth(Operand::Given(number)) if when.is_empty() => {
                            self.push(BEGINS, given(number));
                        }
                        ClauseRule::First(cases, rest) if **rest == ClauseRule::zero() => {
                            for (condition, rule) in cases {
                                self.rule(rule, &within(&self.sayer.condition(condition)));
                            }
                        }
                        rule => self.rule(rule, when),
                    }
                }
            }
            ClauseRule::Held(inner, low, high) => {
                self.rule(inner, when);
                if let Some(low) = low {
                    let word = if low.is_negative() { "最多扣" } else { "最少得" };
                    self.push(&within(word), format!("{}分", low.abs().plain()));
                }
                // What only takes has no more than it begins with.
                let begins = high.as_ref().map(given);
                let is_said = |row: &RuleRow| row.when == BEGINS && Some(&row.points) == begins.as_ref();
                if let Some(high) = high
                    && !self.rows.iter().any(is_said)
                {
                    self.push(&within("最多得"), format!("{}分", high.plain()));
                }
            }
            ClauseRule::Steps { over, per, points, started } => {
                let (what, each) = self.sayer.step(over, per, points, *started);
                self.push(&within(&what), each);
            }
            ClauseRule::Worth(_)
            | ClauseRule::Word(_)
            | ClauseRule::Best(_)
            | ClauseRule::Open
            | ClauseRule::Judged { .. } => {
                let said = self.sayer.rule(rule);
                self.push(if when.is_empty() { BEGINS } else { when }, said);
            }
        }
    }
}
