//! How items are scored (计分方式): by the figures that their clauses ask for, or by a person's judgement.

use super::super::{Printed, PrintedItem, PrintedScale};
use super::RubricWords;
use super::fits::{changes, fits};
use super::particulars::unnumbered;
use super::shape;
use super::written::WrittenRule;
use crate::clause::{
    self, Ask, AskKind, ClauseReading, ClauseRule, Convention, NAMELESS, Operand, Started, Status,
};
use crate::number::{Number, Unit};
use crate::rubric::file::{
    AskedFact, ComposedFile, FactFile, FactKindFile, NotApplicableFile, PartFile, RuleFile,
};
use std::collections::BTreeMap;

/// How a person wants a table scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scorings {
    /// Items by their ids; of the others those are scored by figures whose clauses were read to the last word, and whose points are not
    /// filled in yet.
    pub items: BTreeMap<String, ScoredBy>,
    /// What a started step (不满一步) counts for in all clauses that do not say it; `None` goes by the table's notes, and leaves points
    /// open where those say nothing, either.
    pub started: Option<Started>,
}

impl Scorings {
    /// What a started step counts for, and how one knows.
    fn steps(&self, printed: &Printed) -> (Started, Option<Convention>) {
        match self.started {
            Some(Started::Open) => (Started::Open, None),
            Some(Started::Whole) => (Started::Whole, Some(Convention::InProportion)),
            Some(Started::Down) => (Started::Down, Some(Convention::FullSteps)),
            Some(Started::Up) => (Started::Up, Some(Convention::StartedSteps)),
            None => (started_in_notes(printed).unwrap_or_default(), None),
        }
    }
}

/// What the notes beside a table say of started steps.
pub fn started_in_notes(printed: &Printed) -> Option<Started> {
    let mut said = printed.notes.iter().filter_map(|note| clause::started_in_note(&note.text));
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// How an item is scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoredBy {
    /// A person judges (评判).
    Judgement,
    /// Its clause computes; with what was chosen where it leaves something open.
    Figures(Vec<(String, usize)>),
    /// By a rule of the person's own (自拟).
    Written(WrittenRule),
}

/// What was read out of the clause of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemReading {
    /// The item's.
    pub id: String,
    /// Under the choices that were made.
    pub reading: ClauseReading,
    /// What each of its asks is called where it stands by itself.
    pub titles: Vec<String>,
    /// What was chosen where it leaves something open.
    pub chosen: Vec<(String, usize)>,
    /// Whether the clause has steps of which it does not say what a started one counts for.
    pub has_open_steps: bool,
    /// Whether figures can score the item: the clause asks for some, says points for each, and at best all of the item's.
    pub can_compute: bool,
    /// Whether they do.
    pub computes: bool,
    /// Whether the rule is the person's own, not the clause's.
    pub is_written: bool,
    /// The person wrote a rule that does not come to the item's points as they now are: until it is mended, the item is judged.
    pub has_misfit: bool,
    /// What 不适用 does, where it may be answered.
    pub not_applicable: Option<NotApplicableFile>,
}

impl ItemReading {
    /// The id of the fact that an ask is, by its place, in a rubric of this id.
    pub fn ask_id(&self, rubric: &str, ask: usize) -> String {
        super::fact_id(rubric, &self.id, ask)
    }

    /// Its asks, those without a name of their own called as their facts are.
    pub fn named_asks(&self) -> Vec<Ask> {
        let named = |(ask, title): (&Ask, &String)| {
            let title = if ask.title == NAMELESS { title } else { &ask.title };
            Ask { title: title.clone(), ..ask.clone() }
        };
        self.reading.asks.iter().zip(&self.titles).map(named).collect()
    }

    /// The doubts for which nothing was chosen.
    pub fn open_doubts(&self) -> impl Iterator<Item = &clause::Ambiguity> {
        let is_open = |doubt: &&clause::Ambiguity| self.chosen.iter().all(|(about, _)| about != doubt.about);
        self.reading.doubts.iter().filter(is_open)
    }
}

/// The longest title of a fact, in letters.
const LONGEST_TITLE: usize = 60;

/// Reads the clauses of all items that earn points.
pub fn readings(printed: &Printed, scorings: &Scorings) -> Vec<ItemReading> {
    readings_after(printed, scorings, None)
}

/// The same, where the same table was read before: what is said of an item concerns that item alone, so that others are not read again.
pub fn readings_after(
    printed: &Printed,
    scorings: &Scorings,
    before: Option<(&Scorings, &[ItemReading])>,
) -> Vec<ItemReading> {
    if printed.scale != PrintedScale::Points {
        return Vec::new();
    }
    let steps = scorings.steps(printed);
    let before = before.filter(|(before, _)| before.steps(printed) == steps);
    let same = |item: &PrintedItem| {
        let (said, all) = before?;
        let is_same = said.items.get(&item.id) == scorings.items.get(&item.id);
        all.iter().find(|read| is_same && read.id == item.id).cloned()
    };
    printed
        .items()
        .filter_map(|item| {
            let points = item.points.as_ref()?;
            Some(same(item).unwrap_or_else(|| read(item, points, scorings, steps)))
        })
        .collect()
}

fn read(
    item: &PrintedItem,
    points: &Number,
    scorings: &Scorings,
    (started, assumed): (Started, Option<Convention>),
) -> ItemReading {
    let said = scorings.items.get(&item.id);
    let chosen = match said {
        Some(ScoredBy::Figures(chosen)) => chosen.clone(),
        Some(ScoredBy::Judgement | ScoredBy::Written(_)) | None => Vec::new(),
    };
    // One that is no rule any more, since the item's points have changed, is not gone by; nor is the clause in its place.
    let written = match said {
        Some(ScoredBy::Written(rule)) => rule.read(points).ok().map(|read| (read, rule.not_applicable)),
        _ => None,
    };
    let is_written = written.is_some();
    let has_misfit = !is_written && matches!(said, Some(ScoredBy::Written(_)));
    let (mut reading, not_applicable) =
        written.unwrap_or_else(|| (clause::read(item.text.trim(), Some(points), &chosen), None));
    let has_open_steps = reading.rule.has_open_steps();
    if has_open_steps {
        reading.rule.settle_steps(started);
        reading.conventions.extend(assumed);
    }
    let title = |(at, ask): (usize, &Ask)| match is_written {
        true => ask.title.clone(),
        false => title_of(&reading, (at, ask), item),
    };
    let titles: Vec<String> = reading.asks.iter().enumerate().map(title).collect();
    let can_compute = reading.status != Status::Judged && fits(&reading, &titles, points);
    let mut read = ItemReading {
        id: item.id.clone(),
        reading,
        titles,
        chosen,
        has_open_steps,
        can_compute,
        computes: false,
        is_written,
        has_misfit,
        not_applicable,
    };
    let is_plain = read.reading.status == Status::Read || read.open_doubts().next().is_none();
    read.computes = can_compute
        && is_plain
        && !has_misfit
        && match said {
            Some(ScoredBy::Judgement) => false,
            Some(ScoredBy::Figures(_) | ScoredBy::Written(_)) => true,
            None => item.own_points.is_empty(),
        };
    read
}

/// What an ask is called where it stands by itself: 每少1次 of a step is 少几次, and what hardly says anything stands behind the
/// item's title.
fn title_of(reading: &ClauseReading, (at, ask): (usize, &Ask), item: &PrintedItem) -> String {
    let title = unnumbered(&item.title);
    if ask.title == NAMELESS {
        return title.to_owned();
    }
    let mut named = ask.title.clone();
    if ask.kind == AskKind::Number && is_counted(&reading.rule, at) {
        for one in ["1", "一"] {
            let is_told = |(found, _): &(usize, &str)| {
                !named[..*found].ends_with(|before: char| before.is_ascii_digit() || before == '第')
            };
            let step = format!("{one}{}", ask.unit);
            if let Some((found, _)) = named.match_indices(&step).find(is_told) {
                named.replace_range(found..found + step.len(), &format!("几{}", ask.unit));
                if !TIMES.iter().any(|often| named.starts_with(often)) {
                    named = named.trim_start_matches('每').to_owned();
                }
                break;
            }
        }
    }
    if title.ends_with(&named) {
        return title.to_owned();
    }
    if named.chars().count() <= SAYS_LITTLE { format!("{title}（{named}）") } else { named }
}

/// 每 before these says how often, not what is counted.
const TIMES: [&str; 8] = ["每月", "每年", "每学期", "每学年", "每季", "每周", "每天", "每日"];

/// A title of so many letters at most is no more than a verb: 达到, 有规划, 少几次.
const SAYS_LITTLE: usize = 5;

/// The facts that an item asks for, and its part; `None` where its rule cannot be written.
pub(super) fn by_figures(
    read: &ItemReading,
    item: &PrintedItem,
    rubric: &str,
    words: &RubricWords,
) -> Option<(Vec<FactFile>, PartFile)> {
    let reading = &read.reading;
    let fact = |((at, ask), title): ((usize, &Ask), &String)| {
        fact(reading, (at, ask), item, rubric, (title, words.origin))
    };
    let facts: Vec<FactFile> = reading.asks.iter().enumerate().zip(&read.titles).map(fact).collect();
    let asked: Vec<AskedFact> =
        facts.iter().map(|fact| AskedFact { id: fact.id.clone(), options: fact.options.clone() }).collect();
    // Words that the reader went by are printed; what it took for granted, or a person chose, is concluded.
    let is_printed = reading.conventions.is_empty() && read.chosen.is_empty();
    let cite = match () {
        () if read.is_written => shape::ours(words.our_rule),
        () if is_printed => shape::printed(&item.place),
        () => shape::concluded(&item.place),
    };
    let rule = ComposedFile::of(&reading.rule, &asked, &reading.conventions, cite)?;
    let points = item.points.as_ref()?.plain();
    Some((facts, PartFile::of(&points, RuleFile::Composed(rule))))
}

fn fact(
    reading: &ClauseReading,
    (at, ask): (usize, &Ask),
    item: &PrintedItem,
    rubric: &str,
    (title, origin): (&str, &str),
) -> FactFile {
    let mut short: String = title.chars().take(LONGEST_TITLE).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    let flag = shape::flag(super::fact_id(rubric, &item.id, at), short, origin.to_owned());
    match ask.kind {
        AskKind::Flag => flag,
        AskKind::Choice => FactFile { kind: FactKindFile::Choice, options: ask.options.clone(), ..flag },
        AskKind::Number => {
            let (unit, own_unit) = unit_of(&ask.unit);
            FactFile {
                kind: FactKindFile::Number,
                unit,
                own_unit,
                whole: is_counted(&reading.rule, at),
                least: changes(title).then(|| "-100".to_owned()),
                ..flag
            }
        }
    }
}

/// The unit of a figure, and whether the table brings it itself. A clause that names none means the one of its own figures.
fn unit_of(unit: &str) -> (String, bool) {
    const NO_UNIT: &str = "数值";
    if Unit::read(unit).is_ok() {
        (unit.to_owned(), false)
    } else if Unit::counted(unit).is_some() {
        (unit.to_owned(), true)
    } else {
        (NO_UNIT.to_owned(), true)
    }
}

/// Whether each step counts things that have no parts.
fn is_counted(rule: &ClauseRule, ask: usize) -> bool {
    match rule {
        ClauseRule::Steps { over, started, .. } => *started == Started::Whole && *over == Operand::Asked(ask),
        ClauseRule::First(cases, rest) => {
            is_counted(rest, ask) || cases.iter().any(|(_, rule)| is_counted(rule, ask))
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().any(|rule| is_counted(rule, ask)),
        ClauseRule::Held(rule, ..) => is_counted(rule, ask),
        ClauseRule::Worth(_) | ClauseRule::Word(_) | ClauseRule::Open | ClauseRule::Judged { .. } => false,
    }
}
