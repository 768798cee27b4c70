//! What is filled into the form → the rule, or all that is missing or wrong with it.

use super::super::fits::fits;
use super::{WrittenFault, WrittenKind, WrittenPlace, WrittenProblem, WrittenRow, WrittenRule};
use crate::clause::{
    Ask, AskKind, ClauseReading, ClauseRule, Criterion, JudgedLevel, Judgement, Operand, Replies, Sign,
    Started, Status, has_no_parts,
};
use crate::number::Number;

/// Reads the form, and keeps what is wrong.
struct Form<'a> {
    rule: &'a WrittenRule,
    points: &'a Number,
    asks: Vec<Ask>,
    problems: Vec<WrittenProblem>,
}

impl WrittenRule {
    /// The rule for an item worth `points`, as if it had been read.
    ///
    /// # Errors
    /// All that is missing or wrong, in the order of the form.
    pub fn read(&self, points: &Number) -> Result<ClauseReading, Vec<WrittenProblem>> {
        let mut form = Form { rule: self, points, asks: Vec::new(), problems: Vec::new() };
        let levels = if self.kind == WrittenKind::Levels { form.levels() } else { Vec::new() };
        let rule = form.rule();
        let Form { asks, mut problems, .. } = form;
        if !problems.is_empty() {
            return Err(problems);
        }
        let is_judged = self.kind == WrittenKind::Levels;
        let reading = ClauseReading {
            status: if is_judged { Status::Judged } else { Status::Read },
            rule,
            asks,
            doubts: Vec::new(),
            conventions: Vec::new(),
            basis: Vec::new(),
            judged: is_judged.then(|| Judgement {
                low: levels.last().map_or_else(Number::zero, |level| level.low.clone()),
                high: points.clone(),
                step: None,
                levels,
            }),
        };
        let titles: Vec<String> = reading.asks.iter().map(|ask| ask.title.clone()).collect();
        if !is_judged && !fits(&reading, &titles, points) {
            let open = reading.rule.outcome(&Replies::default());
            let most = open.points.and_then(|span| span.high.number().cloned());
            let why = match most {
                Some(most) if most != *points => WrittenFault::Reaches(most),
                _ => WrittenFault::Unfit,
            };
            problems.push(WrittenProblem { at: WrittenPlace::Whole, why });
            return Err(problems);
        }
        Ok(reading)
    }
}

impl Form<'_> {
    fn problem(&mut self, at: WrittenPlace, why: WrittenFault) {
        self.problems.push(WrittenProblem { at, why });
    }

    /// A number; zero in its place where there is none.
    fn number(&mut self, at: WrittenPlace, text: &str, blank: Option<Number>) -> Number {
        let text = text.trim().trim_end_matches(['%', '％', '分']).trim();
        if text.is_empty() {
            return blank.unwrap_or_else(|| {
                self.problem(at, WrittenFault::Blank);
                Number::zero()
            });
        }
        Number::from_decimal(text).unwrap_or_else(|| {
            self.problem(at, WrittenFault::NoNumber);
            Number::zero()
        })
    }

    /// A number above zero.
    fn size(&mut self, at: WrittenPlace, text: &str, blank: Option<Number>) -> Number {
        let before = self.problems.len();
        let number = self.number(at, text, blank);
        if before == self.problems.len() && (number.is_zero() || number.is_negative()) {
            self.problem(at, WrittenFault::NotPositive);
        }
        number
    }

    /// Points of the item: from zero to all of them.
    fn worth(&mut self, at: WrittenPlace, text: &str, blank: Option<Number>) -> Number {
        let before = self.problems.len();
        let number = self.number(at, text, blank);
        if before == self.problems.len() {
            if number.is_negative() {
                self.problem(at, WrittenFault::Negative);
            } else if number > *self.points {
                self.problem(at, WrittenFault::AbovePoints);
            }
        }
        number
    }

    fn ask(
        &mut self,
        at: WrittenPlace,
        title: &str,
        unit: &str,
        kind: AskKind,
        options: Vec<String>,
    ) -> usize {
        let title = title.trim();
        if title.is_empty() {
            self.problem(at, WrittenFault::Blank);
        } else if let Some(known) = self.asks.iter().position(|ask| ask.title == title) {
            // The same figure in two conditions (75%以上 and below 90%) is one.
            if self.asks[known].kind != kind || kind != AskKind::Number {
                self.problem(at, WrittenFault::Twice);
            }
            return known;
        }
        self.asks.push(Ask { title: title.to_owned(), unit: unit.trim().to_owned(), kind, options });
        self.asks.len() - 1
    }

    fn figure(&mut self) -> Operand {
        let rule = self.rule;
        Operand::Asked(self.ask(WrittenPlace::Figure, &rule.figure, &rule.unit, AskKind::Number, Vec::new()))
    }

    /// A choice between the titles of the rows.
    fn choice(&mut self, at: WrittenPlace, title: &str) -> usize {
        let rows = self.rule.rows.iter();
        let options: Vec<String> = rows.map(|row| row.title.trim().to_owned()).collect();
        for (row, option) in options.iter().enumerate() {
            if option.is_empty() {
                self.problem(WrittenPlace::Title(row), WrittenFault::Blank);
            } else if options[..row].contains(option) {
                self.problem(WrittenPlace::Title(row), WrittenFault::Twice);
            }
        }
        self.ask(at, title, "", AskKind::Choice, options)
    }

    fn rule(&mut self) -> ClauseRule {
        let (rule, full) = (self.rule, self.points.clone());
        if let Some(least) = rule.kind.rows().filter(|least| rule.rows.len() < *least) {
            self.problem(WrittenPlace::Rows, WrittenFault::Few(least));
        }
        let held = |rules: Vec<ClauseRule>, low: Number| {
            ClauseRule::Held(Box::new(ClauseRule::Sum(rules)), Some(low), Some(full.clone()))
        };
        match rule.kind {
            WrittenKind::Meets => {
                let mut all: Vec<Criterion> =
                    rule.rows.iter().enumerate().map(|row| self.condition(row)).collect();
                let otherwise = self.worth(WrittenPlace::Otherwise, &rule.otherwise, Some(Number::zero()));
                let when = match all.len() {
                    1 => all.remove(0),
                    _ if rule.any => Criterion::Any(all),
                    _ => Criterion::All(all),
                };
                ClauseRule::First(
                    vec![(when, ClauseRule::given(full))],
                    Box::new(ClauseRule::given(otherwise)),
                )
            }
            WrittenKind::Tiers => {
                let figure = self.figure();
                let mut cases = Vec::new();
                for (at, row) in rule.rows.iter().enumerate() {
                    let value = self.number(WrittenPlace::Value(at), &row.value, None);
                    let points = self.worth(WrittenPlace::Points(at), &row.points, None);
                    let sign = row.sign.unwrap_or(Sign::Least);
                    let when = Criterion::Compare(figure.clone(), sign, Operand::Given(value));
                    cases.push((when, ClauseRule::given(points)));
                }
                let otherwise = self.worth(WrittenPlace::Otherwise, &rule.otherwise, Some(Number::zero()));
                ClauseRule::First(cases, Box::new(ClauseRule::given(otherwise)))
            }
            WrittenKind::Short => {
                let figure = Box::new(self.figure());
                let target = Box::new(Operand::Given(self.number(WrittenPlace::Target, &rule.target, None)));
                let over = match rule.sign.unwrap_or(Sign::Least) {
                    Sign::Least | Sign::Above => Operand::Less(target, figure),
                    Sign::Most | Sign::Below => Operand::Less(figure, target),
                };
                let steps = self.steps(over, &rule.per, &rule.step, false, rule.started);
                let least = self.worth(WrittenPlace::Least, &rule.least, Some(Number::zero()));
                held(vec![ClauseRule::given(full.clone()), steps], least)
            }
            WrittenKind::Each => {
                let figure = self.figure();
                // Of one thing at a time that has no parts nothing is started.
                let is_each = matches!(rule.per.trim(), "" | "1") && has_no_parts(rule.unit.trim());
                let started = if is_each { Started::Whole } else { rule.started };
                let steps = self.steps(figure, &rule.per, &rule.step, rule.gives, started);
                let base = if rule.gives { Number::zero() } else { full.clone() };
                let least = self.worth(WrittenPlace::Least, &rule.least, Some(Number::zero()));
                held(vec![ClauseRule::given(base), steps], least)
            }
            WrittenKind::Faults | WrittenKind::Gains => {
                let gives = rule.kind == WrittenKind::Gains;
                let mut all = vec![ClauseRule::given(if gives { Number::zero() } else { full.clone() })];
                for (at, row) in rule.rows.iter().enumerate() {
                    all.push(self.listed(at, row, gives));
                }
                held(all, Number::zero())
            }
            WrittenKind::Share => {
                let figure = self.figure();
                let target = self.size(WrittenPlace::Target, &rule.target, None);
                let share = Operand::Over(Box::new(figure), Box::new(Operand::Given(target)));
                let worth = ClauseRule::Worth(Operand::Times(
                    Box::new(Operand::Given(full.clone())),
                    Box::new(share),
                ));
                ClauseRule::Held(Box::new(worth), Some(Number::zero()), Some(full))
            }
            WrittenKind::Options => {
                let choice = self.choice(WrittenPlace::Figure, &rule.figure);
                let points = |(at, row): (usize, &WrittenRow), form: &mut Self| {
                    ClauseRule::given(form.worth(WrittenPlace::Points(at), &row.points, None))
                };
                let rows = rule.rows.iter().enumerate().map(|row| points(row, self)).collect();
                cases(choice, rows)
            }
            WrittenKind::Classes => {
                let choice = self.choice(WrittenPlace::Classes, &rule.classes);
                let figure = self.figure();
                let otherwise = self.worth(WrittenPlace::Otherwise, &rule.otherwise, Some(Number::zero()));
                let mut all = Vec::new();
                for (at, row) in rule.rows.iter().enumerate() {
                    let value = self.number(WrittenPlace::Value(at), &row.value, None);
                    let sign = rule.sign.unwrap_or(Sign::Least);
                    let when = Criterion::Compare(figure.clone(), sign, Operand::Given(value));
                    let otherwise = Box::new(ClauseRule::given(otherwise.clone()));
                    all.push(ClauseRule::First(vec![(when, ClauseRule::given(full.clone()))], otherwise));
                }
                cases(choice, all)
            }
            WrittenKind::Levels => ClauseRule::Judged { low: Number::zero(), high: full },
        }
    }

    /// A condition of 达标得分.
    fn condition(&mut self, (at, row): (usize, &WrittenRow)) -> Criterion {
        if !row.is_figure {
            return Criterion::Flag(self.ask(
                WrittenPlace::Title(at),
                &row.title,
                "",
                AskKind::Flag,
                Vec::new(),
            ));
        }
        let figure = self.ask(WrittenPlace::Title(at), &row.title, &row.unit, AskKind::Number, Vec::new());
        let value = self.number(WrittenPlace::Value(at), &row.value, None);
        Criterion::Compare(Operand::Asked(figure), row.sign.unwrap_or(Sign::Least), Operand::Given(value))
    }

    /// An entry of a list.
    fn listed(&mut self, at: usize, row: &WrittenRow, gives: bool) -> ClauseRule {
        if row.is_figure {
            let count = self.ask(WrittenPlace::Title(at), &row.title, &row.unit, AskKind::Number, Vec::new());
            let points = self.size(WrittenPlace::Points(at), &row.points, None);
            return stepped(Operand::Asked(count), Number::one(), points, gives, Started::Whole);
        }
        let flag = self.ask(WrittenPlace::Title(at), &row.title, "", AskKind::Flag, Vec::new());
        let points = self.size(WrittenPlace::Points(at), &row.points, None);
        let points = if gives { points } else { -&points };
        ClauseRule::First(
            vec![(Criterion::Flag(flag), ClauseRule::given(points))],
            Box::new(ClauseRule::zero()),
        )
    }

    fn steps(&mut self, over: Operand, per: &str, step: &str, gives: bool, started: Started) -> ClauseRule {
        let per = self.size(WrittenPlace::Per, per, Some(Number::one()));
        let points = self.size(WrittenPlace::Step, step, None);
        stepped(over, per, points, gives, started)
    }

    fn levels(&mut self) -> Vec<JudgedLevel> {
        let mut levels: Vec<JudgedLevel> = Vec::new();
        for (at, row) in self.rule.rows.iter().enumerate() {
            let high = self.worth(WrittenPlace::Points(at), &row.points, None);
            let low = self.worth(WrittenPlace::Value(at), &row.value, Some(high.clone()));
            if low > high || levels.last().is_some_and(|before| high >= before.low) {
                self.problem(WrittenPlace::Points(at), WrittenFault::Order);
            }
            let title = row.title.trim().to_owned();
            levels.push(JudgedLevel { text: title.clone(), title, low, high });
        }
        if let Some(best) = levels.first().map(|best| best.high.clone()).filter(|best| best != self.points) {
            self.problem(WrittenPlace::Whole, WrittenFault::Reaches(best));
        }
        levels
    }
}

/// A rule for each option of a choice.
fn cases(choice: usize, rules: Vec<ClauseRule>) -> ClauseRule {
    let mut cases: Vec<(Criterion, ClauseRule)> =
        rules.into_iter().enumerate().map(|(at, rule)| (Criterion::Chosen(choice, at), rule)).collect();
    let last = cases.pop().map_or_else(ClauseRule::zero, |(_, rule)| rule);
    ClauseRule::First(cases, Box::new(last))
}

fn stepped(over: Operand, per: Number, points: Number, gives: bool, started: Started) -> ClauseRule {
    let points = if gives { points } else { -&points };
    ClauseRule::Steps { over, per, points, started }
}
