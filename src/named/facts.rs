//! Which fact a line is of.

use super::layout::NamedRecord;
use super::name::{self, ReadName};
use super::words::{IN_FULL, Stage, TOTALS};
use super::{NamedFor, NamedTarget, UnsureWhy};
use crate::draft::Slot;
use crate::facts::{Answer, Unreadable, answer_of};
use crate::number::{Number, Unit};
use crate::rubric::{FactKey, FactKind, FactSpec, Period, Rubric};

/// The title of a fact, taken apart.
pub(super) struct ReadTitle {
    key: FactKey,
    read: ReadName,
}

/// The titles of a rubric's facts.
pub(super) fn titles(rubric: &Rubric) -> Vec<ReadTitle> {
    let read = |(key, spec): (FactKey, &FactSpec)| ReadTitle { key, read: name::read(&spec.title, "") };
    rubric.facts_with_keys().map(read).collect()
}

/// What a line was matched to.
pub(super) struct NamedMatch {
    pub(super) targets: Vec<NamedTarget>,
    pub(super) unsure: Option<UnsureWhy>,
    /// The fact that the name is surely of, whether or not its figure can be read.
    pub(super) identified: Option<FactKey>,
}

/// No more places are proposed for a line.
const MOST_PROPOSED: usize = 5;

/// Names less alike than this, in hundredths, are not proposed.
const LEAST_ALIKE: usize = 55;

/// Where the year of a line lies beside the draft's, in years; nothing where that cannot be told.
fn offset(record: &NamedRecord, year: Option<i32>) -> Option<i32> {
    let column = match (record.year, record.offset) {
        (Some(told), None) => Some(told - year?),
        (None, offset) => offset,
        (Some(told), Some(offset)) => Some(told - year?).filter(|years| *years == offset).map(Some)?,
    };
    match (record.read.year, record.read.offset) {
        (Some(told), _) => {
            let own = told - year?;
            // A column of another year contradicts the name, whichever is meant.
            (column.is_none() || record.offset.is_none() && column == Some(own)).then_some(own)
        }
        (None, word) => Some(word.unwrap_or(0) + column.unwrap_or(0)),
    }
}

/// Whether a fact speaks of the time of a line.
fn is_of_time(spec: &FactSpec, title: &ReadName, record: &NamedRecord, offset: i32) -> bool {
    let is_untold = record.year.is_none() && record.offset.is_none() && record.read.year.is_none();
    match (title.offset, spec.period) {
        (Some(own), _) if own < 0 => offset == own,
        (_, Period::LastYear) => offset == -1 || offset == 0 && is_untold,
        _ => offset == 0,
    }
}

/// Matches a line. `found` are the facts that the rows above were matched to.
pub(super) fn of(
    record: &NamedRecord,
    titles: &[ReadTitle],
    found: &[(usize, FactKey)],
    purpose: NamedFor<'_>,
) -> NamedMatch {
    let none = |unsure| NamedMatch { targets: Vec::new(), unsure: Some(unsure), identified: None };
    let core = &*record.read.core;
    if TOTALS.contains(&core) || core.is_empty() {
        return none(UnsureWhy::Total);
    }
    let mut same = same_names(record, titles, purpose);
    let named_before = !same.is_empty();
    let Some(offset) = offset(record, purpose.year) else { return none(UnsureWhy::OtherYear) };
    same.retain(|title| is_of_time(purpose.rubric.fact(title.key), &title.read, record, offset));
    if same.is_empty() && named_before {
        return none(UnsureWhy::OtherYear);
    }
    // Of parts of one name each belongs to its own whole.
    let wholes = |key: FactKey| {
        purpose.rubric.parts.iter().filter(move |(part, _)| *part == key).map(|(_, whole)| *whole)
    };
    let is_under = |row: usize, key: FactKey| wholes(key).any(|whole| found.contains(&(row, whole)));
    let is_placed = |key: FactKey| !record.read.is_part || record.whole.is_some_and(|row| is_under(row, key));
    if same.len() > 1 && same.iter().any(|title| is_placed(title.key)) {
        same.retain(|title| is_placed(title.key));
    }
    let fits = |key: FactKey| target(record, purpose.rubric.fact(key)).problem.is_none();
    if same.len() > 1 && same.iter().any(|title| fits(title.key)) {
        same.retain(|title| fits(title.key));
    }
    let is_limited = is_limited(record, &same, found, purpose);
    let (unsure, keys) = match &same[..] {
        [] => return proposed(record, titles, offset, purpose),
        [one] => {
            let unsure = if !is_placed(one.key) {
                Some(UnsureWhy::Part)
            } else if is_limited {
                Some(UnsureWhy::Limited)
            } else {
                None
            };
            (unsure, vec![one.key])
        }
        several => (Some(UnsureWhy::Several), several.iter().map(|title| title.key).collect()),
    };
    let identified = keys.first().copied().filter(|_| unsure.is_none());
    if record.value.is_empty() {
        // Not filled in there; the rows below may be its parts all the same.
        let targets = vec![target(record, purpose.rubric.fact(keys[0]))];
        return NamedMatch { targets, unsure: Some(UnsureWhy::NoFigure), identified };
    }
    let targets: Vec<NamedTarget> =
        keys.iter().map(|key| target(record, purpose.rubric.fact(*key))).collect();
    let spec = purpose.rubric.fact(keys[0]);
    let unsure = match (&targets[0].problem, unsure) {
        _ if matches!(spec.kind, FactKind::Table { .. }) => Some(UnsureWhy::Rows),
        (Some(problem), _) => Some(UnsureWhy::Unreadable(problem.clone())),
        (None, None) if lacks_unit(record, spec, &targets[0]) => Some(UnsureWhy::NoUnit),
        (None, unsure) => unsure,
    };
    NamedMatch { targets, unsure, identified }
}

/// The facts whose title is the name, or the name with the stage of its heading before it.
fn same_names<'a>(
    record: &NamedRecord,
    titles: &'a [ReadTitle],
    purpose: NamedFor<'_>,
) -> Vec<&'a ReadTitle> {
    let is_counted = |title: &ReadTitle, core: &str| {
        let spec = purpose.rubric.fact(title.key);
        let (one, other) = (name::uncounted(core), name::uncounted(&title.read.core));
        let has_its_unit = || match (&spec.kind, &record.unit) {
            (FactKind::Number { unit, .. }, Some(told)) => {
                Unit::read(told).is_ok_and(|told| told.dimension() == unit.dimension())
            }
            _ => false,
        };
        one == other && one.chars().count() > 2 && has_its_unit()
    };
    let of = |core: &str| {
        // What a title calls a part is one only where the name does, too.
        let may = |title: &&ReadTitle| record.read.is_part || !title.read.is_part;
        let exact: Vec<&ReadTitle> =
            titles.iter().filter(may).filter(|title| title.read.core == core).collect();
        if exact.is_empty() {
            titles.iter().filter(may).filter(|title| is_counted(title, core)).collect()
        } else {
            exact
        }
    };
    let own = of(&record.read.core);
    if !own.is_empty() && name::stage_of(&record.read.core).is_some() {
        return own;
    }
    // 小学 over 教职工总数 is 小学教职工总数, which is another fact than the one of that name.
    let stages = stages_above(record, purpose);
    let in_full = IN_FULL
        .iter()
        .find(|(stage, _)| stages[..] == [*stage])
        .map(|(_, word)| format!("{word}{}", record.read.core));
    let full = in_full.map(|full| of(&full)).unwrap_or_default();
    if full.is_empty() { own } else { full }
}

/// The stages that headings and captions name, each once.
fn stages_above(record: &NamedRecord, purpose: NamedFor<'_>) -> Vec<Stage> {
    let mut stages = name::scope(&record.headings, purpose.county).stages;
    if stages.is_empty() {
        stages = name::scope(&record.captions, purpose.county).stages;
    }
    let mut each = Vec::new();
    for stage in stages {
        if !each.contains(&stage) {
            each.push(stage);
        }
    }
    each
}

/// Whether what stands above a line may limit what its name says.
fn is_limited(
    record: &NamedRecord,
    same: &[&ReadTitle],
    found: &[(usize, FactKey)],
    purpose: NamedFor<'_>,
) -> bool {
    let Some(title) = same.first() else { return false };
    if !name::scope(&record.headings, purpose.county).unknown.is_empty() {
        return true;
    }
    // A row above with a figure of its own: as a whole of the fact it limits nothing.
    let is_whole = |row: &usize| {
        purpose.rubric.parts.iter().any(|(part, whole)| *part == title.key && found.contains(&(*row, *whole)))
    };
    if record.parents.iter().any(|row| !is_whole(row)) {
        return true;
    }
    let stages = stages_above(record, purpose);
    let own = name::stage_of(&title.read.core);
    let covers = |stage: &Stage| match (stage, own) {
        (_, None) => false,
        (Stage::Compulsory, Some(Stage::Primary | Stage::Junior)) => true,
        (Stage::Upper, Some(Stage::Senior | Stage::Vocational)) => true,
        (stage, Some(own)) => *stage == own,
    };
    !stages.is_empty() && !stages.iter().any(covers)
}

/// What a line would put into a fact.
fn target(record: &NamedRecord, spec: &FactSpec) -> NamedTarget {
    let text = with_unit(record, spec);
    let answer = answer_of(spec, &text);
    let problem = match &answer {
        Answer::Unreadable(reason) => Some(reason.clone()),
        Answer::Blank => Some(Unreadable::Unfinished),
        _ => other_unit(record, spec),
    };
    NamedTarget {
        slot: Slot::Fact(spec.id.clone()),
        text: text.into(),
        reason: "".into(),
        problem,
        answer: Some(answer),
    }
}

/// Whether a figure says itself what it counts.
fn is_worded(value: &str) -> bool {
    value.contains(|letter: char| {
        letter.is_alphabetic() || matches!(letter, '%' | '％' | '‰' | '㎡' | '¥' | '￥')
    })
}

/// The unit that a line is in: its own, or that of its column or table.
fn unit_of(record: &NamedRecord) -> Option<&str> {
    record.unit.as_deref().or(record.table_unit.as_deref())
}

/// The figure in one line, with its unit where it has none itself and the fact counts in another.
fn with_unit(record: &NamedRecord, spec: &FactSpec) -> String {
    let value: String = record.value.split(['\r', '\n', '\t']).collect::<Vec<_>>().join("\n");
    let FactKind::Number { unit, .. } = &spec.kind else { return value };
    match unit_of(record) {
        Some(told) if !is_worded(&value) && told != &**unit.name() => format!("{value}{told}"),
        _ => value,
    }
}

/// A unit of another kind beside a figure that has one itself, or that needs none: 是, 不适用.
fn other_unit(record: &NamedRecord, spec: &FactSpec) -> Option<Unreadable> {
    let (FactKind::Number { unit, .. }, Some(told)) = (&spec.kind, unit_of(record)) else { return None };
    let wrong = || Some(Unreadable::WrongUnit { found: told.into() });
    if told == &**unit.name() {
        return None;
    }
    if answer_is_unreadable(spec, told) {
        return wrong();
    }
    // 万元 over a whole table says nothing of what is counted for each pupil.
    let is_of_table = record.unit.is_none() && !is_worded(&record.value);
    let is_each =
        unit.name().contains('/') || ["生均", "人均", "平均"].iter().any(|word| spec.title.contains(word));
    let over = unit.name().split('/').next().unwrap_or_default();
    if is_of_table && is_each && told.split('/').next() != Some(over) { wrong() } else { None }
}

fn answer_is_unreadable(spec: &FactSpec, unit: &str) -> bool {
    // One of it may be too little or too much, or no whole number; only its kind matters.
    matches!(
        answer_of(spec, &format!("1{unit}")),
        Answer::Unreadable(Unreadable::WrongUnit { .. } | Unreadable::Stray { .. } | Unreadable::MixedUnits)
    )
}

/// Whether a bare figure may be in another unit than the fact's: money, areas, books and people by the 万, shares as parts of one.
fn lacks_unit(record: &NamedRecord, spec: &FactSpec, target: &NamedTarget) -> bool {
    let FactKind::Number { unit, .. } = &spec.kind else { return false };
    let Some(Answer::Figure(figure)) = &target.answer else { return false };
    if unit_of(record).is_some() || is_worded(&record.value) {
        return false;
    }
    if unit.is_percent() {
        let is_part = |value: &Number| {
            let one = Number::one();
            !value.is_zero() && *value < one && -value < one
        };
        return figure.said.value().is_none_or(is_part);
    }
    let name = unit.name();
    ["元", "㎡", "平方公里", "册", "亩"].iter().any(|word| name.contains(word)) || spec.title.contains("人口")
}

/// Places with names like a line's, for a person to choose from.
fn proposed(record: &NamedRecord, titles: &[ReadTitle], offset: i32, purpose: NamedFor<'_>) -> NamedMatch {
    let core = &*record.read.core;
    let mut alike: Vec<(usize, NamedTarget)> = Vec::new();
    for title in titles {
        let spec = purpose.rubric.fact(title.key);
        let other = &*title.read.core;
        let short = core.chars().count().min(other.chars().count());
        let contains = short > 2 && (core.contains(other) || other.contains(core));
        let likeness = name::likeness(core, other).max(if contains { LEAST_ALIKE } else { 0 });
        if likeness < LEAST_ALIKE || !is_of_time(spec, &title.read, record, offset) {
            continue;
        }
        let target = target(record, spec);
        if target.problem.is_none() && !matches!(spec.kind, FactKind::Table { .. }) {
            alike.push((likeness, target));
        }
    }
    crate::order::sort(&mut alike, |(one, _), (other, _)| other.cmp(one));
    alike.truncate(MOST_PROPOSED);
    let targets: Vec<NamedTarget> = alike.into_iter().map(|(_, target)| target).collect();
    let unsure = if record.value.is_empty() {
        UnsureWhy::NoFigure
    } else if targets.is_empty() {
        UnsureWhy::Nothing
    } else {
        UnsureWhy::Alike
    };
    let targets = if record.value.is_empty() { Vec::new() } else { targets };
    NamedMatch { targets, unsure: Some(unsure), identified: None }
}
