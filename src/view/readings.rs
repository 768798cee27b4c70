//! How the items of a city's table are scored: what was read out of each clause, to be looked at, tried and changed.

mod details;

use crate::clause::{self, AskKind, Replies, Reply, Started, Status};
use crate::number::Number;
use crate::printed::{ItemReading, Printed, ScoredBy, Scorings, WrittenRule, started_in_notes};
use crate::text;
pub use details::{ReadingDetails, RuleTable, reading_details};
pub(super) use details::{table_of, worked};
use std::rc::Rc;

/// How far the clause of an item was read, and how the item is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingState {
    /// Read to the last word (已读懂), and computed.
    Read,
    /// Something is to be chosen first (请确认); until then it is judged.
    Ask,
    /// A person judges (按评判).
    Judged,
}

impl ReadingState {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Ask, Self::Read, Self::Judged];
}

/// An item's clause as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingView {
    /// The item's.
    pub id: Rc<str>,
    /// The item's, with the heads between.
    pub title: Rc<str>,
    /// 4 分.
    pub points: Rc<str>,
    /// The clause as printed.
    pub clause: Rc<str>,
    /// How it is scored.
    pub state: ReadingState,
    /// Its beginning.
    pub short: Rc<str>,
    /// The rule in words, statement by statement; nothing where no figure decides.
    pub words: Vec<Rc<str>>,
    /// What was taken for granted (推定).
    pub assumed: Vec<&'static str>,
    /// What it asks for.
    pub asks: Vec<AskView>,
    /// Whether figures can score it.
    pub can_compute: bool,
    /// Whether the rule is the person's own (自拟).
    pub is_written: bool,
    /// Whether the person's own rule does not fit the item's points any more.
    pub has_misfit: bool,
    /// Whether its points are filled in already, which is why it is judged unless the person says otherwise.
    pub is_filled: bool,
}

/// What leaves something open.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtView {
    /// Its id.
    pub about: &'static str,
    /// What is to be chosen.
    pub question: &'static str,
    /// What each reading says that the others do not.
    pub choices: Vec<Rc<str>>,
    /// What was chosen.
    pub chosen: Option<usize>,
}

/// What a clause asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct AskView {
    /// In the clause's words.
    pub title: Rc<str>,
    /// Its unit; empty where there is none.
    pub unit: Rc<str>,
    /// What can be chosen; nothing for a figure.
    pub options: Vec<Rc<str>>,
}

/// The items that earn points, as they were read.
pub fn readings(printed: &Printed, readings: &[ItemReading]) -> Vec<ReadingView> {
    let item = |read: &ItemReading| {
        let item = printed.items().find(|item| item.id == read.id)?;
        let points = item.points.clone()?;
        let reading = &read.reading;
        let levels = reading.judged.as_ref().map(|judged| judged.levels.as_slice()).unwrap_or_default();
        let said = if !levels.is_empty() {
            vec![text::clause::levels_in_words(levels).into()]
        } else if reading.status == Status::Judged || !read.can_compute {
            Vec::new()
        } else {
            let words = text::clause::rule_in_words(&reading.rule, &read.named_asks());
            text::clause::statements(&words).map(Into::into).collect()
        };
        let state = match () {
            () if read.computes => ReadingState::Read,
            () if read.has_misfit => ReadingState::Ask,
            () if read.can_compute
                && reading.status == Status::Ask
                && read.open_doubts().next().is_some() =>
            {
                ReadingState::Ask
            }
            () => ReadingState::Judged,
        };
        let asks = if read.can_compute {
            reading.asks.iter().zip(&read.titles).map(ask).collect()
        } else {
            Vec::new()
        };
        Some(ReadingView {
            id: read.id.as_str().into(),
            title: item.title.as_str().into(),
            points: text::of_points(&points).into(),
            clause: if item.text.trim().is_empty() { text::BRINGING_NO_CLAUSE } else { item.text.trim() }
                .into(),
            state,
            short: if said.is_empty() { text::BRINGING_BY_PERSON.into() } else { beginning(&said).into() },
            words: said,
            assumed: reading.conventions.iter().map(|one| text::clause::assumed(*one)).collect(),
            asks,
            can_compute: read.can_compute,
            is_written: read.is_written,
            has_misfit: read.has_misfit,
            is_filled: !item.own_points.is_empty(),
        })
    };
    readings.iter().filter_map(item).collect()
}

/// As much as a list has room for.
fn beginning(words: &[Rc<str>]) -> String {
    const ROOM: usize = 22;
    let words = text::clause::joined(&words.iter().map(|words| &**words).collect::<Vec<_>>());
    let mut short: String = words.chars().take(ROOM).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

fn ask((ask, title): (&clause::Ask, &String)) -> AskView {
    let options: Vec<Rc<str>> = match ask.kind {
        AskKind::Number => Vec::new(),
        AskKind::Flag => text::FLAG_WORDS.map(Into::into).to_vec(),
        AskKind::Choice => ask.options.iter().map(|option| option.as_str().into()).collect(),
    };
    AskView { title: title.as_str().into(), unit: ask.unit.as_str().into(), options }
}

fn doubts(read: &ItemReading, clause: &str, points: &Number) -> Vec<DoubtView> {
    let doubt = |doubt: &clause::Ambiguity| {
        let choice = |choice: usize| -> String {
            let mut chosen: Vec<(String, usize)> = read.chosen.clone();
            chosen.retain(|(about, _)| about != doubt.about);
            chosen.push((doubt.about.to_owned(), choice));
            let reading = clause::read(clause.trim(), Some(points), &chosen);
            text::clause::rule_in_words(&reading.rule, &reading.asks)
        };
        let all: Vec<String> = (0..doubt.choices).map(choice).collect();
        let at_limits = at_limits(read, clause.trim(), points, doubt);
        DoubtView {
            about: doubt.about,
            question: text::clause::doubt(doubt),
            choices: at_limits.unwrap_or_else(|| all.iter().map(|words| apart(words, &all)).collect()),
            chosen: read.chosen.iter().find(|(about, _)| about == doubt.about).map(|(_, choice)| *choice),
        }
    };
    read.reading.doubts.iter().map(doubt).collect()
}

/// What each reading gives for a figure that lies exactly on a limit in question, where a clause asks for that one figure and each
/// reading gives something else.
fn at_limits(
    read: &ItemReading,
    clause: &str,
    points: &Number,
    doubt: &clause::Ambiguity,
) -> Option<Vec<Rc<str>>> {
    const OF_LIMITS: [&str; 3] = ["edge", "between", "equal"];
    let [ask] = read.reading.asks.as_slice() else { return None };
    if !OF_LIMITS.contains(&doubt.about) || ask.kind != AskKind::Number {
        return None;
    }
    let limits = clause::limits_in_question(clause, Some(points), doubt.about);
    let choice = |choice: usize| {
        let rule = clause::read(clause, Some(points), &[(doubt.about.to_owned(), choice)]).rule;
        let at = |limit: &Number| {
            let asks = vec![Some(Reply::Number(limit.clone()))];
            let scored = rule.outcome(&Replies { asks, judged: None }).points?.value()?.clone();
            let scored = scored.max(Number::zero()).min(points.clone());
            Some(text::exactly_comes_to(&text::clause::with_unit(&limit.plain(), &ask.unit), &scored))
        };
        limits.iter().rev().map(at).collect::<Option<Vec<String>>>().map(|all| all.join(text::WORKED_JOINT))
    };
    let all = (0..doubt.choices).map(choice).collect::<Option<Vec<String>>>()?;
    let are_told_apart = all.iter().enumerate().all(|(at, one)| !one.is_empty() && !all[..at].contains(one));
    are_told_apart.then(|| all.iter().map(|one| one.as_str().into()).collect())
}

/// The statements of a reading that are not those of all others, too.
fn apart(words: &str, all: &[String]) -> Rc<str> {
    let is_shared =
        |said: &&str| all.iter().all(|other| text::clause::statements(other).any(|one| one == *said));
    let own: Vec<&str> = text::clause::statements(words).filter(|said| !is_shared(said)).collect();
    if own.is_empty() { words.into() } else { text::clause::joined(&own).into() }
}

/// What an item comes to with what was typed on trial (试一试), in the order of its asks: 得 3 分, or what is still possible.
pub fn tried(read: &ItemReading, points: &Number, typed: &[String]) -> String {
    let reply = |(at, ask): (usize, &clause::Ask)| {
        let typed = typed.get(at).map(|typed| typed.trim()).filter(|typed| !typed.is_empty())?;
        match ask.kind {
            AskKind::Number => {
                let bare = typed.trim_end_matches(['%', '％']).trim_end_matches(ask.unit.as_str()).trim();
                Number::from_decimal(bare).map(Reply::Number)
            }
            AskKind::Flag => {
                text::FLAG_WORDS.iter().position(|word| *word == typed).map(|at| Reply::Flag(at == 0))
            }
            AskKind::Choice => ask.options.iter().position(|option| option == typed).map(Reply::Option),
        }
    };
    let asks: Vec<Option<Reply>> = read.reading.asks.iter().enumerate().map(reply).collect();
    let unread = asks.iter().zip(typed).any(|(reply, typed)| reply.is_none() && !typed.trim().is_empty());
    if unread {
        return text::BRINGING_TRY_UNREAD.to_owned();
    }
    let is_answered = asks.iter().all(Option::is_some);
    let outcome = read.reading.rule.outcome(&Replies { asks, judged: None });
    let zero = Number::zero();
    let held = |end: Option<&Number>, otherwise: &Number| {
        end.unwrap_or(otherwise).clone().max(zero.clone()).min(points.clone())
    };
    let (low, high) = match &outcome.points {
        Some(span) => (held(span.low.number(), &zero), held(span.high.number(), points)),
        None => (zero.clone(), points.clone()),
    };
    let comes_to = text::comes_to(&low, &high);
    if is_answered && low != high { comes_to + text::clause::UNSAID } else { comes_to }
}

/// How many items are in each state, in the order of [`ReadingState::ALL`].
pub fn reading_counts(views: &[ReadingView]) -> [usize; 3] {
    ReadingState::ALL.map(|state| views.iter().filter(|view| view.state == state).count())
}

/// What the person says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoringDeed {
    /// A person judges it.
    Judge,
    /// Its clause computes.
    Compute,
    /// What a doubt means, by the place of the choice.
    Choose(&'static str, usize),
    /// By a rule of the person's own.
    Write(WrittenRule),
    /// As it is read of itself, with nothing said.
    AsRead,
}

/// What a clause's started steps (不满一步) may count for, in the order they are offered.
pub const STARTED: [Started; 4] = [Started::Open, Started::Whole, Started::Down, Started::Up];

/// What is asked once for a whole table: what a started step counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartedView {
    /// How many items are scored by steps of which their clauses do not say it.
    pub items: usize,
    /// What holds now.
    pub chosen: Started,
    /// Whether the table's own notes say so.
    pub is_printed: bool,
}

/// What a started step counts for in a table; `None` where no clause leaves it open.
pub fn started(printed: &Printed, readings: &[ItemReading], scorings: &Scorings) -> Option<StartedView> {
    let items = readings.iter().filter(|read| read.can_compute && read.has_open_steps).count();
    let noted = started_in_notes(printed);
    let chosen = scorings.started.or(noted).unwrap_or_default();
    let is_printed = noted == Some(chosen);
    (items > 0).then_some(StartedView { items, chosen, is_printed })
}

/// With what the person says of an item.
pub fn with_scoring(scorings: &Scorings, id: &str, deed: &ScoringDeed) -> Scorings {
    let mut changed = scorings.clone();
    let mut chosen = match changed.items.remove(id) {
        Some(ScoredBy::Figures(chosen)) => chosen,
        Some(ScoredBy::Judgement | ScoredBy::Written(_)) | None => Vec::new(),
    };
    let by = match deed {
        ScoringDeed::Judge => ScoredBy::Judgement,
        ScoringDeed::Compute => ScoredBy::Figures(chosen),
        ScoringDeed::Choose(about, choice) => {
            chosen.retain(|(known, _)| known != about);
            chosen.push(((*about).to_owned(), *choice));
            ScoredBy::Figures(chosen)
        }
        ScoringDeed::Write(rule) => ScoredBy::Written(rule.clone()),
        ScoringDeed::AsRead => return changed,
    };
    changed.items.insert(id.to_owned(), by);
    changed
}
