//! What each stretch of a clause is to the rule that was read out of it, for the eye.

use super::marks::Marks;
use super::phrase::{Stretch, trim};
use super::{
    ClauseReading, ClauseRule, Criterion, Operand, Status, VAGUE, edges, effect, read, started, statement,
};
use crate::number::Number;

/// What a stretch of a clause is to its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedAs {
    /// It names a figure or a state that is asked for (数据).
    Asked,
    /// It says when (条件).
    Condition,
    /// It says what is given or taken (得分).
    Points,
    /// Two readings of it are possible (请确认).
    Open,
}

/// A stretch of a clause; of what decides nothing, `is` is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedText {
    /// As printed.
    pub text: String,
    /// What it is.
    pub is: Option<MarkedAs>,
}

/// A clause in stretches: put together they are its text. Of one that is left to judgement nothing is marked.
pub fn marked(text: &str, points: Option<&Number>, reading: &ClauseReading) -> Vec<MarkedText> {
    let letters: Vec<char> = text.chars().collect();
    let mut is: Vec<Option<MarkedAs>> = vec![None; letters.len()];
    if reading.status != Status::Judged {
        let marks = Marks::of(text);
        // 以上含本数, 不足1个百分点的按1个百分点计: of all conditions.
        let (without, _) = edges::taken_out(marks.clone());
        let (without, _) = started::taken_out(without);
        let mut kept = without.letters().iter().peekable();
        for (letter, is) in letters.iter().zip(&mut is) {
            if kept.next_if_eq(&letter).is_none() && !letter.is_whitespace() {
                *is = Some(MarkedAs::Condition);
            }
        }
        let about = reading.doubts.iter().map(|doubt| doubt.about);
        let open: Vec<Number> = about.flat_map(|about| limits_in_question(text, points, about)).collect();
        let classes = statement::classes(&marks);
        for one in statement::statements(&marks, &classes) {
            let Some((_, end)) = one.effect.as_ref().and_then(|_| effect::at(&marks, one.place.to, &classes))
            else {
                continue;
            };
            let when = trim(&marks, one.place);
            let is_open =
                (when.from..when.to).any(|at| marks.number(at).is_some_and(|number| open.contains(number)));
            let when_is = if is_open { MarkedAs::Open } else { MarkedAs::Condition };
            let points = Stretch { from: one.place.to, to: end };
            for (stretch, as_what) in [(when, when_is), (trim(&marks, points), MarkedAs::Points)] {
                is[marks.letters_of(stretch.from, stretch.to)].fill(Some(as_what));
            }
        }
        let titles = reading.asks.iter().map(|ask| (ask.title.as_str(), MarkedAs::Asked));
        let doubted = |about: &str| reading.doubts.iter().any(|doubt| doubt.about == about);
        let vague = VAGUE.iter().filter(|(_, about)| doubted(about)).map(|(word, _)| (*word, MarkedAs::Open));
        for (word, as_what) in titles.chain(vague) {
            for at in found(&letters, word) {
                is[at.clone()].fill(Some(as_what));
            }
        }
    }
    let mut all: Vec<MarkedText> = Vec::new();
    for (letter, is) in letters.iter().zip(is) {
        match all.last_mut() {
            Some(last) if last.is == is => last.text.push(*letter),
            _ => all.push(MarkedText { text: letter.to_string(), is }),
        }
    }
    all
}

/// Where a word stands, in letters.
fn found(letters: &[char], word: &str) -> Vec<std::ops::Range<usize>> {
    let word: Vec<char> = word.chars().collect();
    if word.is_empty() {
        return Vec::new();
    }
    let begins = letters.windows(word.len()).enumerate().filter(|(_, there)| **there == *word);
    begins.map(|(at, _)| at..at + word.len()).collect()
}

/// The limits that the readings of a doubt compare figures with in different ways: what is in question is what exactly these give.
pub fn limits_in_question(text: &str, points: Option<&Number>, about: &str) -> Vec<Number> {
    let compared = |choice: usize| {
        let mut all = Vec::new();
        compares(&read(text, points, &[(about.to_owned(), choice)]).rule, &mut all);
        all
    };
    let (one, two) = (compared(0), compared(1));
    let differs = one.iter().filter(|it| !two.contains(it)).chain(two.iter().filter(|it| !one.contains(it)));
    let mut limits: Vec<Number> = differs.filter_map(limit).collect();
    limits.sort();
    limits.dedup();
    limits
}

/// All comparisons in a rule.
fn compares(rule: &ClauseRule, all: &mut Vec<Criterion>) {
    match rule {
        ClauseRule::First(cases, rest) => {
            for (when, rule) in cases {
                parts(when, all);
                compares(rule, all);
            }
            compares(rest, all);
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => {
            for rule in rules {
                compares(rule, all);
            }
        }
        ClauseRule::Held(rule, ..) => compares(rule, all),
        ClauseRule::Worth(_)
        | ClauseRule::Word(_)
        | ClauseRule::Steps { .. }
        | ClauseRule::Open
        | ClauseRule::Judged { .. } => {}
    }
}

/// A condition in its comparisons.
fn parts(criterion: &Criterion, all: &mut Vec<Criterion>) {
    match criterion {
        Criterion::All(parted) | Criterion::Any(parted) => parted.iter().for_each(|one| parts(one, all)),
        Criterion::Not(one) => parts(one, all),
        Criterion::Compare(..) | Criterion::Flag(_) | Criterion::Chosen(..) => all.push(criterion.clone()),
    }
}

/// The number that a figure is compared with.
fn limit(criterion: &Criterion) -> Option<Number> {
    match criterion {
        Criterion::Compare(_, _, Operand::Given(number)) => Some(number.clone()),
        _ => None,
    }
}
