//! The best that a rule can give, looked for where its figures change it.

use super::of_operand;
use super::{Ask, AskKind, ClauseRule, Criterion, Number, Operand};
use crate::composed::{Replies, Reply};

/// The points that come of the replies; `None` where they stay open.
pub(super) fn outcome(rule: &ClauseRule, replies: &Replies) -> Option<Number> {
    rule.outcome(replies).points.as_ref().and_then(|span| span.value()).cloned()
}

/// The replies that give the most, and how much. From two sides one ask after the other is bettered, until nothing gets better, twice at
/// most; where all stays open there is none.
pub(super) fn best(rule: &ClauseRule, asks: &[Ask]) -> Option<(Replies, Number)> {
    let mut places = vec![Vec::new(); asks.len()];
    of_rule(rule, &mut places);
    let choices: Vec<Vec<Reply>> =
        asks.iter().zip(&places).map(|(ask, numbers)| choices(ask, numbers)).collect();
    let mut found: Option<(Replies, Number)> = None;
    for from_first in [true, false] {
        let start = |all: &Vec<Reply>| if from_first { all.first() } else { all.last() }.cloned();
        let mut replies = Replies { asks: choices.iter().map(start).collect(), judged: None };
        let mut most = outcome(rule, &replies);
        for _ in 0..2 {
            if !is_bettered(rule, &choices, &mut replies, &mut most) {
                break;
            }
        }
        if let Some(most) = most.filter(|most| found.as_ref().is_none_or(|(_, other)| most > other)) {
            found = Some((replies, most));
        }
    }
    found
}

/// Betters one reply after the other; whether any was.
fn is_bettered(
    rule: &ClauseRule,
    choices: &[Vec<Reply>],
    replies: &mut Replies,
    most: &mut Option<Number>,
) -> bool {
    let mut is_any = false;
    for (at, all) in choices.iter().enumerate() {
        for one in all {
            let before = replies.asks[at].replace(one.clone());
            if before == replies.asks[at] {
                continue;
            }
            let points = outcome(rule, replies);
            if points > *most {
                (*most, is_any) = (points, true);
            } else {
                replies.asks[at] = before;
            }
        }
    }
    is_any
}

/// The replies worth trying.
fn choices(ask: &Ask, numbers: &[Number]) -> Vec<Reply> {
    match ask.kind {
        AskKind::Flag => vec![Reply::Flag(true), Reply::Flag(false)],
        AskKind::Choice => (0..ask.options.len()).map(Reply::Option).collect(),
        AskKind::Number => {
            let mut all: Vec<Number> = vec![Number::zero()];
            for number in numbers {
                if !all.contains(number) {
                    all.push(number.clone());
                }
            }
            if all.len() == 1 {
                all.extend([Number::one(), Number::whole(100)]);
            }
            // 完成率: no more than all of it.
            let hundred = Number::whole(100);
            let is_share = ask.unit == "%" && all.contains(&hundred) && !grows(&ask.title);
            all.retain(|number| !is_share || *number <= hundred);
            // From the least and from the greatest all limits of one kind are met at once.
            crate::order::sort(&mut all, Number::cmp);
            all.into_iter().map(Reply::Number).collect()
        }
    }
}

/// Whether a figure in per cent may well be more than all of it.
fn grows(title: &str) -> bool {
    ["增", "提高", "毛", "上升", "下降", "高于"].iter().any(|word| title.contains(word))
}

/// Numbers at which a figure changes the rule, and beside them.
fn of_rule(rule: &ClauseRule, places: &mut [Vec<Number>]) {
    match rule {
        ClauseRule::Worth(figure) => {
            told(&[figure], None, places);
            let mut asked = Vec::new();
            asked_in(figure, &mut asked);
            for at in asked {
                places[at].push(Number::whole(100));
            }
        }
        ClauseRule::Word(_) | ClauseRule::Open | ClauseRule::Judged { .. } => {}
        ClauseRule::First(cases, rest) => {
            for (condition, rule) in cases {
                of_criterion(condition, places);
                of_rule(rule, places);
            }
            of_rule(rest, places);
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => {
            rules.iter().for_each(|rule| of_rule(rule, places));
        }
        ClauseRule::Steps { over, per, .. } => told(&[over], Some(per), places),
        ClauseRule::Held(rule, ..) => of_rule(rule, places),
    }
}

fn of_criterion(condition: &Criterion, places: &mut [Vec<Number>]) {
    match condition {
        Criterion::Flag(_) | Criterion::Chosen(..) => {}
        Criterion::Compare(one, _, two) => told(&[one, two], None, places),
        Criterion::All(any) | Criterion::Any(any) => any.iter().for_each(|one| of_criterion(one, places)),
        Criterion::Not(one) => of_criterion(one, places),
    }
}

/// Each figure in these operands beside the numbers in them, and many steps further.
fn told(operands: &[&Operand], per: Option<&Number>, places: &mut [Vec<Number>]) {
    let (mut asked, mut numbers) = (Vec::new(), Vec::new());
    for operand in operands {
        asked_in(operand, &mut asked);
        of_operand(operand, &mut numbers);
    }
    if numbers.is_empty() {
        numbers.push(Number::zero());
    }
    let little = Number::from_fraction("1/1000").unwrap_or_else(Number::one);
    for at in asked {
        let Some(place) = places.get_mut(at) else { continue };
        for number in &numbers {
            place.extend([number.clone(), number + &little, number - &little]);
            if let Some(per) = per {
                let far = per * &Number::whole(1000);
                place.extend([number + per, number - per, number + &far, number - &far]);
            }
        }
    }
}

fn asked_in(figure: &Operand, all: &mut Vec<usize>) {
    match figure {
        Operand::Given(_) => {}
        Operand::Asked(at) => all.push(*at),
        Operand::Sum(figures) => figures.iter().for_each(|figure| asked_in(figure, all)),
        Operand::Less(one, two) | Operand::Times(one, two) | Operand::Over(one, two) => {
            asked_in(one, all);
            asked_in(two, all);
        }
        Operand::Within(figure, ..) => asked_in(figure, all),
    }
}
