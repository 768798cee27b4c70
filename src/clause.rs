//! Reads a scoring clause (评分细则) into a rule that computes, and says what it leaves open.
//!
//! Words become marks ([`marks`](self)), marks become statements, each with its condition and its effect, statements become groups,
//! and groups a [`ClauseRule`]. Whatever stands in a statement is either read, or named word for word as what is asked; where neither
//! can be, the whole clause is left to judgement. So nothing that could change a score is passed over.

mod asides;
mod audit;
mod build;
mod edges;
mod effect;
mod formula;
mod gather;
mod judged;
mod levels;
mod lexicon;
mod lists;
mod marked;
mod marks;
mod phrase;
mod plainly;
mod sections;
mod started;
mod statement;
mod weights;

use crate::number::Number;

pub use crate::composed::{
    ClauseRule, Convention, Criterion, Operand, Replies, Reply, Scored, Sign, Started,
};
use build::Builder;
pub use build::NAMELESS;
use judged::{by_judgement, ends, step};
pub use levels::JudgedLevel;
pub use marked::{MarkedAs, MarkedText, limits_in_question, marked};
use marks::Marks;

/// How far a clause was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All of it (已读懂).
    Read,
    /// Two readings are possible (请确认).
    Ask,
    /// No figure decides (按评判).
    Judged,
}

/// What kind of answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskKind {
    /// A figure.
    Number,
    /// Yes or no.
    Flag,
    /// One of the options.
    Choice,
}

/// A fact that a clause needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// In the clause's own words.
    pub title: String,
    /// The unit of the figure; empty where there is none.
    pub unit: String,
    /// What kind of answer it takes.
    pub kind: AskKind,
    /// For a choice.
    pub options: Vec<String>,
}

/// Where two readings are possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguity {
    /// Its id: `edge` (an edge in two bands), `together` (added up, or only one of them).
    pub about: &'static str,
    /// How many readings.
    pub choices: usize,
}

/// What a person may give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Least.
    pub low: Number,
    /// Most.
    pub high: Number,
    /// 以0.1分递减: what lies between goes by such steps, where the text says so.
    pub step: Option<Number>,
    /// The levels that are to be chosen between (档次), best first, where the text names them.
    pub levels: Vec<JudgedLevel>,
}

/// What was read out of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseReading {
    /// How far it was understood.
    pub status: Status,
    /// The rule, under the choices made.
    pub rule: ClauseRule,
    /// The facts it needs; an ask's place is its id.
    pub asks: Vec<Ask>,
    /// Where a choice is open.
    pub doubts: Vec<Ambiguity>,
    /// What decides without being printed.
    pub conventions: Vec<Convention>,
    /// Headings and requirements that nothing asked repeats, in the words of the text: what the figures are of.
    pub basis: Vec<String>,
    /// What may be given by judgement, where it may.
    pub judged: Option<Judgement>,
}

/// Words that leave room, and the doubts they raise.
const VAGUE: &[(&str, &str)] = &[
    ("原则上", "exception"),
    ("左右", "about"),
    ("大致", "about"),
    ("大约", "about"),
    ("大体", "about"),
    ("上下浮动", "about"),
    ("力争", "about"),
];

/// The doubt whether what stands behind several awards is of each of them, or of the last alone.
const BEHIND: &str = "behind";

/// The doubt whether what is not done loses points on top of those it does not get.
const DENIED: &str = "denied";

/// Before a figure, these leave room as well: 约15%, 基本达到90%.
const NEARLY: &[&str] = &["约", "约为", "接近", "基本达到", "基本达", "基本实现"];

/// Whether figures with this unit have no parts (次, 人).
pub fn has_no_parts(unit: &str) -> bool {
    lexicon::WHOLE.contains(&unit)
}

/// What a note says of all started steps (不足1个百分点的按1个百分点计), where it says one thing.
pub fn started_in_note(text: &str) -> Option<Started> {
    started::said_of_all(&Marks::of(text))
}

/// Longer texts are no clauses.
pub const LONGEST: usize = 3000;

/// Reads a clause; `points` as the table prints them, `choose` what was chosen where it leaves something open.
pub fn read(text: &str, points: Option<&Number>, choose: &[(String, usize)]) -> ClauseReading {
    if text.chars().nth(LONGEST).is_some() || says_nothing(text) {
        return by_judgement(points, None, Vec::new());
    }
    if let Some(levels) = levels::by_line(text, points) {
        return by_judgement(points, None, levels);
    }
    if let Some(reading) = sections::headed(text, points, choose) {
        return reading;
    }
    let whole = read_whole(text, points, choose);
    if whole.status == Status::Read {
        return whole;
    }
    if let Some(reading) = sections::summed(text, points, choose) {
        return reading;
    }
    // What stands in brackets may have been cut in two.
    let is_cut = whole.doubts.iter().any(|doubt| doubt.about == "name");
    if whole.status != Status::Judged && !is_cut {
        return whole;
    }
    let plainer = asides::without(text).map(|(text, aside)| {
        let mut reading = read_whole(&text, points, choose);
        reading.basis.extend(aside);
        reading
    });
    let is_better = |reading: &ClauseReading| match reading.status {
        Status::Read => true,
        Status::Ask => whole.status == Status::Judged,
        Status::Judged => false,
    };
    plainer.filter(is_better).unwrap_or(whole)
}

/// Reads a clause that is no list of sections.
fn read_whole(text: &str, points: Option<&Number>, choose: &[(String, usize)]) -> ClauseReading {
    // Formulas are looked for by this sign.
    let text = &text.replace('＝', "=");
    let said_plainly = plainly::plainly(text, points);
    let text = said_plainly.as_deref().unwrap_or(text);
    let spelled = weights::spelled(text);
    let text = spelled.as_deref().unwrap_or(text);
    let whole = Marks::of(text);
    let (marks, above_in) = edges::taken_out(whole.clone());
    let (marks, notes) = started::taken_out(marks);
    let classes = statement::classes(&marks);
    let statements = statement::statements(&marks, &classes);
    if statements.is_empty() {
        return by_judgement(points, None, Vec::new());
    }
    let mut item = gather::gather(&marks, &statements, points);
    if levels::is_graded(&marks) {
        let total = item.points.as_ref().and_then(|amount| amount.plain.first()).or(points);
        return by_judgement(total, None, levels::levels(&marks, &item, total));
    }
    item.above_in |= above_in;
    started::settle(&mut item, &notes);
    let behind = item.behind_several();
    let is_behind_open = behind.as_ref().is_some_and(|behind| !behind.is_said);
    let of_last = is_behind_open && choose.iter().any(|(about, choice)| about == BEHIND && *choice == 1);
    if let Some(behind) = behind.filter(|_| !of_last) {
        item = behind.of_each;
    }
    let mut by_class = statements.iter().any(|one| uses_classes(one.effect.as_ref()));
    item.take_years_apart();
    let kinds = item.kinds();
    let (classes, items) = if by_class || kinds.is_empty() {
        (classes, Vec::new())
    } else {
        by_class = true;
        let items = kinds.iter().map(|kind| item.of_kind(kind, &kinds)).collect();
        (kinds, items)
    };
    let mut builder = Builder::new(&item, choose);
    if is_behind_open {
        builder.doubts.push(Ambiguity { about: BEHIND, choices: 2 });
    }
    builder.unread |=
        item.is_taken_beside && choose.iter().any(|(about, choice)| about == DENIED && *choice == 1);
    if item.is_taken_beside {
        builder.doubts.push(Ambiguity { about: DENIED, choices: 2 });
    }
    let rule = if by_class {
        builder.asks.push(Ask {
            title: classes.join("/"),
            unit: String::new(),
            kind: AskKind::Choice,
            options: classes.clone(),
        });
        let mut cases = Vec::new();
        for (at, class) in classes.iter().enumerate() {
            builder.class = Some(class.clone());
            if let Some(item) = items.get(at) {
                builder.item = item;
                builder.unread |= item.unread;
            }
            cases.push((Criterion::Chosen(0, at), builder.with_vetoes()));
        }
        let last = cases.pop().map_or_else(ClauseRule::zero, |(_, rule)| rule);
        ClauseRule::First(cases, Box::new(last))
    } else {
        builder.with_vetoes()
    };
    if item.by_times {
        builder.conventions.push(Convention::Times);
    }
    let total = item.points.as_ref().and_then(|amount| amount.plain.first()).or(points);
    if builder.unread {
        return by_judgement(total, step(&marks), levels::levels(&marks, &item, total));
    }
    // A figure without a name, beside others that have one: whose it is was not read.
    let nameless = builder.asks.iter().any(|ask| ask.title == NAMELESS);
    let named = builder.asks.iter().filter(|ask| ask.title != NAMELESS && ask.kind != AskKind::Choice);
    // 开工率占3分,小学、初中各占50%: shares of points, and no condition.
    let is_cut = |ask: &Ask| ask.title.ends_with(['占', '各']) || ask.title.ends_with("即");
    if nameless && named.count() > 0 || builder.asks.iter().any(is_cut) {
        return by_judgement(total, step(&marks), levels::levels(&marks, &item, total));
    }
    let alone = builder.asks.is_empty();
    // 原则上, 15%左右: how far off is still enough, no figure says.
    for (word, about) in VAGUE {
        let nearly = *about == "about"
            && (0..marks.len())
                .any(|at| marks.eat_any(at, NEARLY).is_some_and(|end| marks.number(end).is_some()));
        if (marks.has(0, marks.len(), word) || nearly)
            && !builder.doubts.iter().any(|doubt| doubt.about == *about)
        {
            builder.doubts.push(Ambiguity { about, choices: 2 });
            if choose.iter().any(|(chosen, choice)| chosen == about && *choice == 1) {
                return ClauseReading {
                    doubts: builder.doubts,
                    ..by_judgement(total, step(&marks), levels::levels(&marks, &item, total))
                };
            }
        }
    }
    let judgements = rule.judgements();
    // The same points whatever is so: what they hang on was not read.
    if alone && judgements == 0 {
        return by_judgement(total, step(&marks), Vec::new());
    }
    // One judgement cannot answer for several, unless only one of them comes to pass by class.
    if judgements > 1 && !by_class {
        return by_judgement(total, step(&marks), levels::levels(&marks, &item, total));
    }
    // What was read is held against the text once more.
    if builder.doubts.is_empty()
        && !alone
        && let Some(about) =
            audit::doubt(&whole, &rule, &builder.asks, total.filter(|_| !item.no_cap && !item.base))
    {
        if choose.iter().any(|(chosen, choice)| chosen == about && *choice == 1) {
            return ClauseReading {
                doubts: vec![Ambiguity { about, choices: 2 }],
                ..by_judgement(total, step(&marks), levels::levels(&marks, &item, total))
            };
        }
        builder.doubts.push(Ambiguity { about, choices: 2 });
    }
    let status = if judgements > 0 && alone {
        Status::Judged
    } else if !builder.doubts.is_empty() {
        Status::Ask
    } else {
        Status::Read
    };
    let basis = basis(&item, &builder);
    // An effect that was not read would pass for a heading.
    let is_reckoned =
        |text: &String| text.contains('×') || text.starts_with("得分=") && text.len() > "得分=".len();
    if basis.iter().any(|text| {
        builder.defined.is_empty() && is_reckoned(text)
            || lexicon::EFFECTS.iter().any(|word| text.contains(word))
    }) {
        return by_judgement(total, step(&marks), levels::levels(&marks, &item, total));
    }
    let basis: Vec<String> = basis.into_iter().chain(item.beside.iter().cloned()).collect();
    let alone = matches!(rule, ClauseRule::Judged { .. });
    let judged = ends(&rule).map(|(low, high)| Judgement {
        low,
        high,
        step: step(&marks),
        levels: if alone { levels::levels(&marks, &item, total) } else { Vec::new() },
    });
    ClauseReading {
        status,
        rule,
        asks: builder.asks,
        doubts: builder.doubts,
        conventions: builder.conventions,
        basis,
        judged,
    }
}

/// What was said and is in no ask.
fn basis(item: &gather::ClauseItem, builder: &Builder) -> Vec<String> {
    let asked = |text: &str| {
        builder.asks.iter().any(|ask| text.contains(ask.title.as_str()) || ask.title.contains(text))
    };
    let mut all: Vec<String> = Vec::new();
    for text in item.said.iter().chain(&builder.said) {
        if !text.is_empty() && !asked(text) && !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

/// Whether there is hardly a word besides figures and their units: `3-5分`, `2025年`, `第1名、第2名`. Of what they are, and what they
/// give, no clause speaks that way.
fn says_nothing(text: &str) -> bool {
    let is_word = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
    let mut is_after_figure = false;
    let mut first = None;
    for letter in text.chars() {
        if is_word(letter) && !is_after_figure && *first.get_or_insert(letter) != letter {
            return false;
        }
        is_after_figure = letter.is_ascii_digit();
    }
    true
}

fn uses_classes(effect: Option<&effect::Consequence>) -> bool {
    use effect::Consequence::{Give, Worth};
    matches!(effect, Some(Give(_, amount) | Worth(amount)) if !amount.by.is_empty())
}
