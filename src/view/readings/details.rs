//! What is shown of the one clause that is looked at: its text with what was read marked in it, its rule as a table, worked scores, and
//! what leaves something open.

use super::DoubtView;
use crate::clause::{
    self, Ask, AskKind, ClauseReading, ClauseRule, Criterion, MarkedText, Operand, Replies, Reply,
};
use crate::number::Number;
use crate::printed::{ItemReading, Printed};
use crate::text;
use crate::text::clause::RuleRow;
use std::rc::Rc;

/// A clause that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingDetails {
    /// The clause as printed, in stretches.
    pub marked: Vec<MarkedText>,
    /// The rule as a small table; none where words say as much.
    pub table: Option<RuleTable>,
    /// Figures, and the points they come to.
    pub worked: Vec<(Rc<str>, Rc<str>)>,
    /// What leaves something open.
    pub doubts: Vec<DoubtView>,
}

/// A rule as a small table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTable {
    /// What stands over the first column: the figure's title where all rows are of one.
    pub over: Rc<str>,
    /// When, and how many points.
    pub rows: Vec<RuleRow>,
}

/// At most so many worked scores.
const MOST_WORKED: usize = 4;

/// A table of more rows is no help.
const MOST_ROWS: usize = 12;

/// What is shown of one item's clause.
pub fn reading_details(printed: &Printed, read: &ItemReading) -> ReadingDetails {
    let item = printed.items().find(|item| item.id == read.id);
    let text = item.map_or("", |item| item.text.trim());
    let points = item.and_then(|item| item.points.clone()).unwrap_or_else(Number::zero);
    let reading = &read.reading;
    // Of a rule of the person's own the clause says nothing; neither where it is left to judgement.
    let is_of_clause = read.can_compute && !read.is_written;
    let marked = if is_of_clause {
        clause::marked(text, Some(&points), reading)
    } else {
        vec![MarkedText { text: text.to_owned(), is: None }]
    };
    ReadingDetails {
        marked,
        table: if read.can_compute { table_of(&reading.rule, &read.named_asks()) } else { None },
        worked: if read.can_compute { worked(reading, &points) } else { Vec::new() },
        doubts: if is_of_clause { super::doubts(read, text, &points) } else { Vec::new() },
    }
}

/// A rule as a small table, where it is one.
pub(in crate::view) fn table_of(rule: &ClauseRule, asks: &[Ask]) -> Option<RuleTable> {
    let rows = text::clause::rule_rows(rule, asks);
    if !(2..=MOST_ROWS).contains(&rows.len()) {
        return None;
    }
    let (over, rows) =
        text::clause::without_title(&rows, asks).unwrap_or_else(|| (text::ROW_WHEN.to_owned(), rows));
    Some(RuleTable { over: over.into(), rows })
}

/// Answers that lie on either side of what a rule asks for, and what they come to. Nothing of a rule that asks for much: no line of
/// figures would be understood.
pub(in crate::view) fn worked(reading: &ClauseReading, points: &Number) -> Vec<(Rc<str>, Rc<str>)> {
    const MOST_ASKS: usize = 3;
    let asks = &reading.asks;
    if asks.is_empty() || asks.len() > MOST_ASKS {
        return Vec::new();
    }
    let tried: Vec<Vec<String>> = (0..asks.len()).map(|at| candidates(reading, at)).collect();
    let most = tried.iter().map(Vec::len).max().unwrap_or(0);
    let scored = |at: usize| {
        let pick = |one: &Vec<String>| one.get(at.min(one.len().saturating_sub(1))).cloned();
        let typed = tried.iter().map(pick).collect::<Option<Vec<String>>>()?;
        let reply = |(ask, typed): (&Ask, &String)| match ask.kind {
            AskKind::Number => Number::from_decimal(typed).map(Reply::Number),
            AskKind::Flag => Some(Reply::Flag(*typed == text::FLAG_WORDS[0])),
            AskKind::Choice => ask.options.iter().position(|option| option == typed).map(Reply::Option),
        };
        let asked = asks.iter().zip(&typed).map(reply).collect();
        let outcome = reading.rule.outcome(&Replies { asks: asked, judged: None });
        // Where a started step is open, the trial says so; here stands what is certain.
        let scored = outcome.points?.value()?.clone().max(Number::zero()).min(points.clone());
        let said = asks.iter().zip(&typed).map(|(ask, typed)| {
            let is_number = ask.kind == AskKind::Number;
            let typed = if is_number { text::clause::with_unit(typed, &ask.unit) } else { typed.clone() };
            if asks.len() == 1 { typed } else { text::named(&ask.title, &typed) }
        });
        Some((said.collect::<Vec<_>>().join(text::WORKED_JOINT), scored))
    };
    let all: Vec<(String, Number)> = (0..most).filter_map(scored).collect();
    // On either side of where the points change.
    let differs =
        |at: usize, other: Option<&(String, Number)>| other.is_some_and(|other| other.1 != all[at].1);
    let telling = (0..all.len()).filter(|at: &usize| {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        differs(*at, before) || differs(*at, all.get(at + 1))
    });
    telling
        .take(MOST_WORKED)
        .map(|at| (all[at].0.as_str().into(), text::comes_to(&all[at].1, &all[at].1).into()))
        .collect()
}

/// What may be answered to an ask, from one side of its limits to the other.
fn candidates(reading: &ClauseReading, ask: usize) -> Vec<String> {
    let asked = &reading.asks[ask];
    match asked.kind {
        AskKind::Flag => text::FLAG_WORDS.iter().map(|word| (*word).to_owned()).collect(),
        AskKind::Choice => asked.options.clone(),
        AskKind::Number => {
            let is_counted = clause::has_no_parts(&asked.unit);
            let mut limits = Limits { ask, is_counted, numbers: Vec::new() };
            limits.rule(&reading.rule);
            let mut numbers = limits.numbers;
            numbers.retain(|number| !number.is_negative());
            numbers.sort();
            numbers.dedup();
            numbers.iter().rev().map(Number::plain).collect()
        }
    }
}

/// The numbers at which something changes for one figure, and a step beyond.
struct Limits {
    ask: usize,
    /// Whether there are no parts of what is counted.
    is_counted: bool,
    numbers: Vec<Number>,
}

impl Limits {
    /// A limit, and what lies just beside it.
    fn limit(&mut self, number: &Number, by: &Number) {
        self.numbers.extend([number + by, number.clone(), number - by]);
    }

    fn rule(&mut self, rule: &ClauseRule) {
        match rule {
            ClauseRule::First(cases, rest) => {
                for (when, rule) in cases {
                    self.criterion(when);
                    self.rule(rule);
                }
                self.rule(rest);
            }
            ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().for_each(|rule| self.rule(rule)),
            ClauseRule::Held(rule, ..) => self.rule(rule),
            ClauseRule::Steps { over, per, .. } => match over {
                Operand::Asked(ask) if *ask == self.ask => {
                    self.numbers.extend([Number::zero(), per.clone(), per + per]);
                }
                Operand::Less(one, two) => match (&**one, &**two) {
                    (Operand::Given(number), Operand::Asked(ask)) if *ask == self.ask => {
                        self.numbers.extend([number.clone(), number - per, &(number - per) - per]);
                    }
                    (Operand::Asked(ask), Operand::Given(number)) if *ask == self.ask => {
                        self.numbers.extend([number.clone(), number + per, &(number + per) + per]);
                    }
                    _ => {}
                },
                _ => {}
            },
            ClauseRule::Worth(worth) => self.worth(worth),
            ClauseRule::Word(_) | ClauseRule::Open | ClauseRule::Judged { .. } => {}
        }
    }

    /// Of a share: all of it, and half.
    fn worth(&mut self, worth: &Operand) {
        match worth {
            Operand::Times(one, two) => {
                self.worth(one);
                self.worth(two);
            }
            Operand::Over(one, two) => {
                if let (Operand::Asked(ask), Operand::Given(number)) = (&**one, &**two)
                    && *ask == self.ask
                {
                    let half = number.divide(&Number::whole(2)).filter(Number::is_plain);
                    self.numbers.push(number.clone());
                    self.numbers.extend(half);
                }
            }
            Operand::Within(figure, ..) => self.worth(figure),
            Operand::Given(_) | Operand::Asked(_) | Operand::Sum(_) | Operand::Less(..) => {}
        }
    }

    fn criterion(&mut self, criterion: &Criterion) {
        match criterion {
            Criterion::Compare(Operand::Asked(ask), _, Operand::Given(number)) if *ask == self.ask => {
                let by = if self.is_counted { Number::one() } else { beside(number) };
                self.limit(number, &by);
            }
            Criterion::All(all) | Criterion::Any(all) => all.iter().for_each(|one| self.criterion(one)),
            Criterion::Not(one) => self.criterion(one),
            Criterion::Compare(..) | Criterion::Flag(_) | Criterion::Chosen(..) => {}
        }
    }
}

/// A tenth of a whole number, one of a place for others: what a person would try beside it.
fn beside(number: &Number) -> Number {
    let places = number.plain().split_once('.').map_or(1, |(_, places)| places.len());
    let text = format!("0.{}1", "0".repeat(places.saturating_sub(1)));
    Number::from_decimal(&text).unwrap_or_else(Number::one)
}
