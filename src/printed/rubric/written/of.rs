//! The form as what was read would have been filled into it.

use super::{WrittenKind, WrittenRow, WrittenRule};
use crate::clause::{AskKind, ClauseReading, ClauseRule, Criterion, Operand, Sign};
use crate::number::Number;

impl WrittenRule {
    /// The form for what was read of an item worth `points`, to go on from; of a rule that no kind of the form has, what its first
    /// figure is called and nothing else.
    pub fn of(reading: &ClauseReading, points: &Number) -> Self {
        let filling = Filling { reading, points };
        let found = match &reading.rule {
            ClauseRule::First(cases, rest) => filling.first(cases, rest),
            ClauseRule::Held(rule, low, high) => filling.held(rule, low.as_ref(), high.as_ref()),
            ClauseRule::Judged { .. } => filling.levels(),
            _ => None,
        };
        found.unwrap_or_else(|| {
            let first = reading.asks.iter().find(|ask| ask.kind == AskKind::Number);
            first.map_or_else(Self::default, |ask| Self {
                figure: ask.title.clone(),
                unit: ask.unit.clone(),
                ..Self::default()
            })
        })
    }
}

struct Filling<'a> {
    reading: &'a ClauseReading,
    points: &'a Number,
}

/// Blank for what a blank box means.
fn plain(number: &Number) -> String {
    if number.is_zero() { String::new() } else { number.plain() }
}

/// Points that are given.
fn worth(rule: &ClauseRule) -> Option<&Number> {
    match rule {
        ClauseRule::Worth(Operand::Given(points)) => Some(points),
        _ => None,
    }
}

/// A figure beside a number.
fn compared(criterion: &Criterion) -> Option<(usize, Sign, &Number)> {
    match criterion {
        Criterion::Compare(Operand::Asked(ask), sign, Operand::Given(value)) => Some((*ask, *sign, value)),
        _ => None,
    }
}

/// Whether what does not hold of one comparison makes another hold.
fn follows((was, line): (Sign, &Number), (sign, value): (Sign, &Number)) -> bool {
    match (was, sign) {
        (Sign::Least, Sign::Below | Sign::Most) | (Sign::Above, Sign::Most) => value >= line,
        (Sign::Above, Sign::Below) => value > line,
        (Sign::Most, Sign::Above | Sign::Least) | (Sign::Below, Sign::Least) => value <= line,
        (Sign::Below, Sign::Above) => value < line,
        _ => false,
    }
}

impl Filling<'_> {
    fn title(&self, ask: usize) -> (String, String) {
        self.reading.asks.get(ask).map(|ask| (ask.title.clone(), ask.unit.clone())).unwrap_or_default()
    }

    fn first(&self, cases: &[(Criterion, ClauseRule)], rest: &ClauseRule) -> Option<WrittenRule> {
        if let [(Criterion::Chosen(choice, _), _), ..] = cases {
            return self.chosen(*choice, cases, rest);
        }
        self.meets(cases, rest).or_else(|| {
            // What holds where nothing before it does may be cases of its own.
            let (mut all, mut rest) = (cases.to_vec(), rest);
            while let ClauseRule::First(more, last) = rest {
                all.extend(more.iter().cloned());
                rest = last;
            }
            self.tiers(&all, rest)
        })
    }

    fn meets(&self, cases: &[(Criterion, ClauseRule)], rest: &ClauseRule) -> Option<WrittenRule> {
        let [(when, rule)] = cases else { return None };
        let otherwise = plain(worth(rest)?);
        let (any, all) = match when {
            Criterion::All(all) => (false, all.as_slice()),
            Criterion::Any(all) => (true, all.as_slice()),
            one => (false, std::slice::from_ref(one)),
        };
        let rows = all.iter().map(|one| self.condition(one)).collect::<Option<Vec<_>>>()?;
        (worth(rule)? == self.points).then(|| WrittenRule { any, otherwise, rows, ..WrittenRule::default() })
    }

    fn condition(&self, condition: &Criterion) -> Option<WrittenRow> {
        match condition {
            Criterion::Flag(ask) => Some(WrittenRow { title: self.title(*ask).0, ..WrittenRow::default() }),
            Criterion::Compare(Operand::Asked(ask), sign, Operand::Given(value)) => {
                let (title, unit) = self.title(*ask);
                let (is_figure, sign, value) = (true, Some(*sign), value.plain());
                Some(WrittenRow { title, unit, is_figure, sign, value, ..WrittenRow::default() })
            }
            _ => None,
        }
    }

    fn tiers(&self, cases: &[(Criterion, ClauseRule)], rest: &ClauseRule) -> Option<WrittenRule> {
        let mut figure = None;
        let mut rows = Vec::new();
        let mut before: Vec<(Sign, &Number)> = Vec::new();
        for (when, rule) in cases {
            // 80%—85% behind 85%以上: that it is below 85 goes without saying.
            let all =
                if let Criterion::All(all) = when { all.as_slice() } else { std::slice::from_ref(when) };
            let compared = all.iter().map(compared).collect::<Option<Vec<_>>>()?;
            let (ask, ..) = *compared.first()?;
            if *figure.get_or_insert(ask) != ask || compared.iter().any(|(other, ..)| *other != ask) {
                return None;
            }
            let first = compared.first().copied();
            let mut left = compared
                .into_iter()
                .filter(|(_, sign, value)| !before.iter().any(|was| follows(*was, (*sign, value))));
            // What is left over for the last band holds anyway; one of its lines says which it is.
            let (_, sign, value) = left.next().or(first)?;
            if left.next().is_some() {
                return None;
            }
            before.push((sign, value));
            let (sign, value, points) = (Some(sign), value.plain(), worth(rule)?.plain());
            rows.push(WrittenRow { sign, value, points, ..WrittenRow::default() });
        }
        let (figure, unit) = self.title(figure?);
        let (kind, otherwise) = (WrittenKind::Tiers, plain(worth(rest)?));
        Some(WrittenRule { kind, figure, unit, otherwise, rows, ..WrittenRule::default() })
    }

    /// Cases with points, or classes with targets.
    fn chosen(
        &self,
        choice: usize,
        cases: &[(Criterion, ClauseRule)],
        rest: &ClauseRule,
    ) -> Option<WrittenRule> {
        let options = &self.reading.asks.get(choice)?.options;
        let are_in_order =
            cases.iter().enumerate().all(|(at, (when, _))| *when == Criterion::Chosen(choice, at));
        if !are_in_order || options.len() != cases.len() + 1 {
            return None;
        }
        let rules = || cases.iter().map(|(_, rule)| rule).chain([rest]).zip(options);
        let by_points = |(rule, title): (&ClauseRule, &String)| {
            let (title, points) = (title.clone(), worth(rule)?.plain());
            Some(WrittenRow { title, points, ..WrittenRow::default() })
        };
        if let Some(rows) = rules().map(by_points).collect() {
            let (kind, figure) = (WrittenKind::Options, self.title(choice).0);
            return Some(WrittenRule { kind, figure, rows, ..WrittenRule::default() });
        }
        let mut found: Option<WrittenRule> = None;
        let mut rows = Vec::new();
        for (rule, title) in rules() {
            let ClauseRule::First(cases, rest) = rule else { return None };
            let one = self.meets(cases, rest)?;
            let [row] = one.rows.as_slice() else { return None };
            let this = WrittenRule {
                kind: WrittenKind::Classes,
                figure: row.title.clone(),
                unit: row.unit.clone(),
                sign: row.sign,
                otherwise: one.otherwise,
                classes: self.title(choice).0,
                ..WrittenRule::default()
            };
            if !row.is_figure || *found.get_or_insert_with(|| this.clone()) != this {
                return None;
            }
            rows.push(WrittenRow { title: title.clone(), value: row.value.clone(), ..WrittenRow::default() });
        }
        Some(WrittenRule { rows, ..found? })
    }

    fn held(&self, rule: &ClauseRule, low: Option<&Number>, high: Option<&Number>) -> Option<WrittenRule> {
        if let ClauseRule::First(cases, rest) = rule {
            // Between nothing and all points, where any rule of the form is.
            let is_all = low.is_none_or(Number::is_zero) && high.is_none_or(|high| high == self.points);
            return if is_all { self.first(cases, rest) } else { None };
        }
        if high.is_some_and(|high| high != self.points) {
            return None;
        }
        if let ClauseRule::Worth(Operand::Times(full, share)) = rule
            && **full == Operand::Given(self.points.clone())
            && let Operand::Over(figure, target) = &**share
            && let (Operand::Asked(ask), Operand::Given(target)) = (&**figure, &**target)
        {
            let (figure, unit) = self.title(*ask);
            let (kind, target) = (WrittenKind::Share, target.plain());
            return Some(WrittenRule { kind, figure, unit, target, ..WrittenRule::default() });
        }
        let ClauseRule::Sum(rules) = rule else { return None };
        let (base, rest) = rules.split_first()?;
        let (base, least) = (worth(base)?, plain(low?));
        let gives = base.is_zero();
        if !gives && base != self.points {
            return None;
        }
        if let [ClauseRule::Steps { over, per, points, started }] = rest
            && points.is_negative() != gives
        {
            let (kind, sign, figure, target) = match over {
                Operand::Asked(ask) => (WrittenKind::Each, None, *ask, String::new()),
                Operand::Less(one, two) if !gives => match (&**one, &**two) {
                    (Operand::Given(target), Operand::Asked(ask)) => {
                        (WrittenKind::Short, Some(Sign::Least), *ask, target.plain())
                    }
                    (Operand::Asked(ask), Operand::Given(target)) => {
                        (WrittenKind::Short, Some(Sign::Most), *ask, target.plain())
                    }
                    _ => return None,
                },
                _ => return None,
            };
            let (figure, unit) = self.title(figure);
            let (per, step, started) = (per.plain(), points.abs().plain(), *started);
            return Some(WrittenRule {
                kind,
                figure,
                unit,
                sign,
                target,
                per,
                step,
                gives,
                started,
                least,
                ..WrittenRule::default()
            });
        }
        let rows = rest.iter().map(|rule| self.listed(rule, gives)).collect::<Option<Vec<_>>>()?;
        let kind = if gives { WrittenKind::Gains } else { WrittenKind::Faults };
        least.is_empty().then(|| WrittenRule { kind, rows, ..WrittenRule::default() })
    }

    /// An entry of a list.
    fn listed(&self, rule: &ClauseRule, gives: bool) -> Option<WrittenRow> {
        let (ask, points, is_figure) = match rule {
            ClauseRule::First(cases, rest) if worth(rest)?.is_zero() => match cases.as_slice() {
                [(Criterion::Flag(ask), rule)] => (*ask, worth(rule)?, false),
                _ => return None,
            },
            ClauseRule::Steps { over: Operand::Asked(ask), per, points, .. } if *per == Number::one() => {
                (*ask, points, true)
            }
            _ => return None,
        };
        let (title, unit) = self.title(ask);
        let points = (points.is_negative() != gives).then(|| points.abs().plain())?;
        Some(WrittenRow { title, unit, is_figure, points, ..WrittenRow::default() })
    }

    fn levels(&self) -> Option<WrittenRule> {
        let levels = &self.reading.judged.as_ref()?.levels;
        let row = |level: &crate::clause::JudgedLevel| WrittenRow {
            title: level.title.clone(),
            value: if level.low == level.high { String::new() } else { level.low.plain() },
            points: level.high.plain(),
            ..WrittenRow::default()
        };
        let (kind, rows) = (WrittenKind::Levels, levels.iter().map(row).collect());
        (!levels.is_empty()).then(|| WrittenRule { kind, rows, ..WrittenRule::default() })
    }
}
