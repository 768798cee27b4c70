//! What an item can be scored by: a rule that asks for what a fact can hold, and comes to just the item's points.

use crate::clause::{Ask, AskKind, ClauseReading, Replies};
use crate::number::Number;
use crate::rubric::FactKind;
use crate::rubric::file::{AskedFact, CitationFile, ComposedFile};

/// Whether a reading is a rule for an item worth so many points: it asks for something that a fact can hold, what can come of it
/// goes from zero, or more, to just these points, and a file can say it.
pub(super) fn fits(reading: &ClauseReading, titles: &[String], points: &Number) -> bool {
    let open = reading.rule.outcome(&Replies::default());
    let reaches = open.points.as_ref().is_some_and(|span| {
        span.high.number() == Some(points) && span.low.number().is_some_and(|low| !low.is_negative())
    });
    let holds = |(ask, title): (&Ask, &String)| match ask.kind {
        _ if title.trim().is_empty() => false,
        AskKind::Number => !changes(title) || ask.unit == "%" || ask.unit.ends_with("百分点"),
        AskKind::Flag => true,
        AskKind::Choice => ask.options.len() > 1 && ask.options.iter().all(|option| is_option(ask, option)),
    };
    let asked = |ask: &Ask| AskedFact { id: String::new(), options: ask.options.clone() };
    let asked: Vec<AskedFact> = reading.asks.iter().map(asked).collect();
    reaches
        && open.words.is_empty()
        && !points.is_zero()
        && reading.rule.judgements() == 0
        && !reading.asks.is_empty()
        && reading.asks.iter().zip(titles).all(holds)
        && ComposedFile::of(&reading.rule, &asked, &[], CitationFile::default()).is_some()
}

/// Whether a choice can have this option: it stands there once, and does not mean that there is no answer.
fn is_option(ask: &Ask, option: &String) -> bool {
    let no_answer = FactKind::NOT_APPLICABLE.iter().chain(FactKind::UNKNOWN).any(|word| word == option);
    !no_answer
        && !option.trim().is_empty()
        && ask.options.iter().filter(|other| *other == option).count() == 1
}

/// Whether a figure of this title is a change, which may lie below zero.
pub(super) fn changes(title: &str) -> bool {
    const WORDS: [&str; 13] = [
        "增长", "增幅", "增速", "增加", "提高", "提升", "上升", "下降", "降低", "减少", "变化", "差额",
        "差值",
    ];
    WORDS.iter().any(|word| title.contains(word))
}
