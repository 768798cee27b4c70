//! A clause in statements: what holds, and what it does to the score.

use super::effect::{self, Consequence};
use super::lexicon::CLASSES;
use super::marks::Marks;
use super::phrase::Stretch;

/// One condition and one effect.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) place: Stretch,
    pub(super) effect: Option<Consequence>,
    /// Counted by 。 and ；.
    pub(super) sentence: usize,
    /// Stands before a colon.
    pub(super) heading: bool,
}

/// The classes a clause tells apart: 产区 and 非产区, 一类 and 二类.
pub(super) fn classes(marks: &Marks) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in 0..marks.len() {
        if marks.letter(at) != Some('非') {
            continue;
        }
        for length in 2..=4 {
            let word = marks.text(at + 1, (at + 1 + length).min(marks.len()));
            let alone = (0..marks.len()).any(|other| {
                marks.eat(other, &word).is_some() && (other == 0 || marks.letter(other - 1) != Some('非'))
            });
            if word.chars().count() == length && alone && word.chars().all(char::is_alphabetic) {
                for class in [word.clone(), format!("非{word}")] {
                    if !found.contains(&class) {
                        found.push(class);
                    }
                }
                break;
            }
        }
        if found.len() > 1 {
            return found;
        }
    }
    for family in CLASSES {
        let there: Vec<String> = family
            .iter()
            .filter(|word| marks.has(0, marks.len(), word))
            .map(|word| (*word).to_owned())
            .collect();
        if there.len() > 1 {
            return there;
        }
    }
    Vec::new()
}

/// All statements of a clause, in order.
pub(super) fn statements(marks: &Marks, classes: &[String]) -> Vec<Statement> {
    let (mut all, mut from, mut at, mut sentence): (Vec<Statement>, _, _, _) = (Vec::new(), 0, 0, 0);
    let mut after_heading = true;
    // Once for each place, since a bracket looks ahead.
    let effects: Vec<Option<(Consequence, usize)>> =
        (0..marks.len()).map(|at| effect::at(marks, at, classes)).collect();
    while at < marks.len() {
        // 1. or (1) or ① before what is said.
        if from == at
            && after_heading
            && let Some(end) = item_mark(marks, at)
        {
            (from, at) = (end, end);
            continue;
        }
        let letter = marks.letter(at);
        if let Some((effect, end)) = effects[at].clone() {
            all.push(Statement {
                place: Stretch { from, to: at },
                effect: Some(effect),
                sentence,
                heading: false,
            });
            (from, at) = (end, end);
            after_heading = false;
            continue;
        }
        match letter {
            Some('(') => {
                let close = close(marks, at);
                let edge = marks.eat_any(at, &["(含", "(不含"]).is_some();
                let telling = !edge && effects[at + 1..close.max(at + 1)].iter().any(Option::is_some);
                at = if telling { at + 1 } else { close + 1 };
            }
            Some(';' | '。' | '\n') => {
                push_rest(marks, &mut all, from, at, sentence, false);
                sentence += 1;
                at += 1;
                from = at;
                after_heading = true;
            }
            // 1:15 is a figure.
            Some(':') if at > 0 && marks.number(at - 1).is_some() && marks.number(at + 1).is_some() => {
                at += 1;
            }
            Some(':') => {
                push_rest(marks, &mut all, from, at, sentence, true);
                at += 1;
                from = at;
                after_heading = true;
            }
            _ => at += 1,
        }
    }
    push_rest(marks, &mut all, from, marks.len(), sentence, false);
    all
}

fn item_mark(marks: &Marks, at: usize) -> Option<usize> {
    if marks.letter(at).is_some_and(|letter| ('①'..='⑳').contains(&letter)) {
        return Some(at + 1);
    }
    let open = marks.eat(at, "(");
    let number = open.unwrap_or(at);
    marks.number(number).filter(|number| number.is_whole())?;
    let end = if open.is_some() {
        marks.eat(number + 1, ")")
    } else {
        marks.eat_any(number + 1, &[".", "、", ")"])
    }?;
    marks.number(end).is_none().then_some(end)
}

/// The bracket that closes, or the last mark.
fn close(marks: &Marks, open: usize) -> usize {
    let mut depth = 0;
    for at in open..marks.len() {
        match marks.letter(at) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    marks.len() - 1
}

fn push_rest(
    marks: &Marks,
    all: &mut Vec<Statement>,
    from: usize,
    to: usize,
    sentence: usize,
    heading: bool,
) {
    let place = super::phrase::trim(marks, Stretch { from, to });
    if place.from < place.to {
        all.push(Statement { place, effect: None, sentence, heading });
    } else if heading && let Some(last) = all.last_mut().filter(|last| last.sentence == sentence) {
        last.heading = true;
    }
}
