//! Scoring clauses: what is read out of them, and that nothing is read wrongly without a word.

mod audited;
mod beside;
mod broken_state;
mod by_others;
mod by_strangers;
mod cases;
mod changed;
mod either;
pub(super) mod invented;
mod left_open;
mod levels;
mod mended;
mod once_more;
mod parts;
mod reached;
mod real;
mod taken;
mod written;

use lvzhi::clause::{self, Ask, AskKind, ClauseReading, Replies, Reply, Status};
use lvzhi::number::Number;

/// A clause with the points its table prints; empty where it prints none.
fn read(text: &str, points: &str) -> ClauseReading {
    clause::read(text, Number::from_decimal(points).as_ref(), &[])
}

/// What a word says to an ask; `-` says nothing.
fn answer(ask: &Ask, word: &str) -> Option<Reply> {
    match ask.kind {
        _ if word == "-" => None,
        AskKind::Number => Some(Reply::Number(Number::from_fraction(word)?)),
        AskKind::Flag => Some(Reply::Flag(match word {
            "是" => true,
            "否" => false,
            other => panic!("{other} for {}", ask.title),
        })),
        AskKind::Choice => Some(Reply::Option(
            ask.options.iter().position(|option| option == word).unwrap_or_else(|| panic!("{word}: {ask:?}")),
        )),
    }
}

/// The score with these answers in order of the asks; `?` where it is open.
fn score(reading: &ClauseReading, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let asks = reading.asks.iter().zip(words.iter().chain(std::iter::repeat(&"-")));
    let asks = asks.map(|(ask, word)| answer(ask, word)).collect();
    let outcome = reading.rule.outcome(&Replies { asks, judged: None });
    outcome.settled().unwrap_or_else(|| "?".to_owned())
}

/// A clause is read to the last word, asks what stands there, and gives these scores.
#[track_caller]
fn reads(text: &str, points: &str, asks: &[&str], scores: &[(&str, &str)]) {
    let reading = read(text, points);
    assert_eq!(reading.status, Status::Read, "{text}: {reading:?}");
    let titles: Vec<&str> = reading.asks.iter().map(|ask| ask.title.as_str()).collect();
    assert_eq!(titles, asks, "{text}");
    for (words, expected) in scores {
        assert_eq!(score(&reading, words), *expected, "{text} with {words}: {:?}", reading.rule);
    }
}

/// A clause is left open, about this.
#[track_caller]
fn asks(text: &str, points: &str, about: &str, choices: &[(usize, &str, &str)]) {
    let reading = read(text, points);
    assert_eq!(reading.status, Status::Ask, "{text}: {reading:?}");
    assert!(reading.doubts.iter().any(|doubt| doubt.about == about), "{text}: {:?}", reading.doubts);
    for (choice, words, expected) in choices {
        let points = Number::from_decimal(points);
        let chosen = clause::read(text, points.as_ref(), &[(about.to_owned(), *choice)]);
        assert_eq!(score(&chosen, words), *expected, "{text} with {words}, choice {choice}");
    }
}

/// A clause is left to judgement, between these.
#[track_caller]
fn judged(text: &str, points: &str, ends: Option<(&str, &str)>) {
    let reading = read(text, points);
    assert_eq!(reading.status, Status::Judged, "{text}: {reading:?}");
    let found = reading.judged.map(|given| (given.low.plain(), given.high.plain()));
    assert_eq!(found, ends.map(|(low, high)| (low.to_owned(), high.to_owned())), "{text}");
}
