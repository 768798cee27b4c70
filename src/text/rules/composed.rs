//! 按条文计分.

use super::super::clause::{UNSAID, assumed, rule_in_words};
use super::super::line::{Sentence, Tone};
use super::super::{figure, points};
use super::Told;
use super::words::yes_no;
use crate::clause::{Ask, AskKind};
use crate::facts::Answer;
use crate::rubric::{Composed, FactKey, FactKind, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Composed) -> String {
    let asks: Vec<Ask> = rule.facts.iter().map(|fact| ask(rubric, *fact)).collect();
    let mut said = rule_in_words(&rule.rule, &asks);
    for convention in &rule.conventions {
        said.push_str(assumed(*convention));
    }
    said
}

/// A fact as a clause asks for it.
fn ask(rubric: &Rubric, fact: FactKey) -> Ask {
    let spec = rubric.fact(fact);
    let (unit, kind, options) = match &spec.kind {
        FactKind::Number { unit, .. } => (unit.name().to_string(), AskKind::Number, Vec::new()),
        FactKind::Choice { options } => {
            (String::new(), AskKind::Choice, options.iter().map(ToString::to_string).collect())
        }
        FactKind::Flag | FactKind::Table { .. } => (String::new(), AskKind::Flag, Vec::new()),
    };
    Ask { title: spec.title.to_string(), unit, kind, options }
}

/// What was answered, what is open, and what it comes to.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Composed) {
    let mut is_answered = true;
    for (n, fact) in rule.facts.iter().enumerate() {
        if n > 0 {
            line.plain("；");
        }
        let spec = told.rubric.fact(*fact);
        let said = match (told.facts.answer(*fact), &spec.kind) {
            (Answer::Flag(answer), _) => yes_no(*answer).to_owned(),
            (Answer::Choice(chosen), FactKind::Choice { options }) => {
                options[usize::from(*chosen)].to_string()
            }
            (Answer::Figure(_), FactKind::Number { unit, .. }) => {
                let span = told.facts.span(told.rubric, *fact);
                let value = span.value().map(|value| figure(&unit.of_base(value)));
                value.map_or_else(String::new, |value| format!("{value}{}", unit.name()))
            }
            _ => String::new(),
        };
        if said.is_empty() {
            is_answered = false;
            line.say(format!("〔{}〕", spec.title), Tone::Open);
        } else {
            line.plain(format!("{}：", spec.title));
            line.say(said, Tone::Figure);
        }
    }
    if told.result.points.is_settled() {
        line.plain(format!("，得{}分", points(&told.result.points.low)));
    } else if is_answered {
        line.say(UNSAID, Tone::Open);
    }
}
