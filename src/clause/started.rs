//! What a clause says of a started step (不足1个百分点的按1个百分点计), wherever it stands: taken out before the rest is read.

use super::gather::ClauseItem;
use super::marks::Marks;
use super::phrase::{self, StepPhrase};
use crate::composed::Started;
use crate::number::Number;

/// What is said of the steps of one size.
#[derive(Clone, Debug)]
pub(super) struct StartedNote {
    /// The size; `None` for those of every size (不足部分).
    size: Option<(Number, String)>,
    started: Started,
}

/// Words before the size of a step that is not full.
const SHORT_OF: &[&str] = &["不足", "不满", "未满", "不到", "不够"];

/// Words between the size and what it counts for.
const BETWEEN: &[&str] = &[
    "的部分",
    "部分的",
    "部分",
    "的",
    "者",
    "时",
    "的,",
    "部分,",
    "的部分,",
    "者,",
    ",",
    "也",
    "亦",
    "仍",
    "均",
    "则",
];

const IN_PROPORTION: &[&str] =
    &["按比例", "按照比例", "按相应比例", "按实际比例", "按同比例", "按比率", "根据比例", "依比例", "同比例"];

const AS_ONE: &[&str] =
    &["按", "按照", "视为", "视同", "视作", "算作", "算", "作", "计为", "记为", "计", "也按", "以"];

const NOT_AT_ALL: &[&str] = &[
    "忽略不计",
    "舍去",
    "舍弃",
    "不予计算",
    "不作计算",
    "不计算",
    "不予计分",
    "不计分",
    "不计入",
    "不计",
    "不予扣分",
    "不扣分",
    "不扣",
    "不再扣分",
    "不减分",
    "不加分",
    "不得分",
];

/// Verbs after the above that say nothing more.
const RECKONED: &[&str] = &[
    "计算",
    "计分",
    "计扣",
    "扣分",
    "扣减",
    "扣除",
    "扣",
    "得分",
    "加分",
    "折算",
    "折算扣分",
    "折算计分",
    "折算得分",
    "计算扣分",
    "进行扣分",
    "对待",
    "处理",
    "核算",
    "计",
    "算",
];

/// Takes out what is said of started steps; where no step of that size stands in the text, it says something else (不足60分不得分) and
/// stays.
pub(super) fn taken_out(marks: Marks) -> (Marks, Vec<StartedNote>) {
    let (mut marks, mut notes) = (marks, Vec::new());
    let mut at = 0;
    while at < marks.len() {
        let found = note(&marks, at).filter(|(note, end)| has_step(&marks, note, at, *end));
        match found {
            Some((note, end)) => {
                notes.push(note);
                marks = without(&marks, at, end);
            }
            None => at += 1,
        }
    }
    (marks, notes)
}

/// What a note to a whole table says of all started steps.
pub(super) fn said_of_all(marks: &Marks) -> Option<Started> {
    let mut said = (0..marks.len()).filter_map(|at| said_at(marks, at)).map(|(note, _)| note.started);
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// Gives the steps of an item what was said of those of their size.
pub(super) fn settle(item: &mut ClauseItem, notes: &[StartedNote]) {
    for note in notes {
        let mut met = false;
        let groups = item.groups.iter_mut();
        let of_groups = groups.flat_map(|group| {
            let own = group.each.as_mut();
            group.changes.iter_mut().filter_map(|change| change.step.as_mut()).chain(own)
        });
        let of_item = item.changes.iter_mut().filter_map(|change| change.step.as_mut());
        for step in of_groups.chain(of_item).filter(|step| note.is_of(step)) {
            met = true;
            if step.started == Started::Open {
                step.started = note.started;
            }
        }
        item.unread |= !met;
    }
}

impl StartedNote {
    fn is_of(&self, step: &StepPhrase) -> bool {
        self.size.as_ref().is_none_or(|(per, unit)| *per == step.per && is_same_unit(unit, &step.unit))
    }
}

/// 个百分点, 百分点 and % are the same size of a step.
fn is_same_unit(one: &str, other: &str) -> bool {
    let plain = |unit: &str| match unit.trim_start_matches('个') {
        "百分点" | "%" | "点" => "%".to_owned(),
        "" => "个".to_owned(),
        other => other.to_owned(),
    };
    plain(one) == plain(other)
}

/// A note that begins a statement at `at`, and its end.
fn note(marks: &Marks, at: usize) -> Option<(StartedNote, usize)> {
    let before = at.checked_sub(1).map(|before| marks.letter(before));
    let begins = before.is_none_or(|letter| letter.is_some_and(|letter| ",;:。(\n".contains(letter)));
    begins.then(|| said_at(marks, at)).flatten()
}

/// What is said of a started step at `at`, and its end.
fn said_at(marks: &Marks, at: usize) -> Option<(StartedNote, usize)> {
    let of = marks.eat_any(at, SHORT_OF)?;
    let (size, end) = match sized(marks, of) {
        Some((size, end)) => (Some(size), end),
        None => (None, marks.eat_any(of, &["部分", "的部分", "整数部分"])?),
    };
    let mut end = end;
    while let Some(next) = marks.eat_any(end, BETWEEN) {
        end = next;
    }
    let (started, end) = if let Some(end) = marks.eat_any(end, IN_PROPORTION) {
        (Started::Whole, end)
    } else if let Some(end) = marks.eat_any(end, NOT_AT_ALL) {
        (Started::Down, end)
    } else {
        let (again, end) = sized(marks, marks.eat_any(end, AS_ONE)?)?;
        let is_full =
            size.as_ref().is_some_and(|(per, unit)| again.0 == *per && is_same_unit(&again.1, unit));
        (Started::Up, is_full.then_some(end)?)
    };
    let end = marks.eat_any(end, RECKONED).unwrap_or(end);
    let ends = end >= marks.len() || marks.letter(end).is_some_and(|letter| ",;。)\n".contains(letter));
    ends.then_some((StartedNote { size, started }, end))
}

/// `1个百分点`, `5%`.
fn sized(marks: &Marks, at: usize) -> Option<((Number, String), usize)> {
    let per = marks.number(at)?.clone();
    let (unit, end) = phrase::unit(marks, at + 1, marks.len());
    (!unit.is_empty()).then_some(((per, unit), end))
}

/// Whether 每 stands, outside of the note, before a step of its size.
fn has_step(marks: &Marks, note: &StartedNote, from: usize, to: usize) -> bool {
    (0..marks.len()).filter(|at| !(from..to).contains(at) && marks.eat(*at, "每").is_some()).any(|at| {
        let chunk = (at + 1..marks.len())
            .take_while(|at| marks.letter(*at).is_none_or(|letter| !",;。\n".contains(letter)));
        let Some((per, unit)) = &note.size else {
            return true;
        };
        let is_one = *per == Number::one();
        let mut is_first = true;
        for place in chunk {
            if let Some(number) = marks.number(place) {
                let of = phrase::unit(marks, place + 1, marks.len()).0;
                return is_first && number == per && is_same_unit(&of, unit);
            }
            // 每次 is 每1次.
            let alone = phrase::unit(marks, place, marks.len()).0;
            if is_one && is_first && place == at + 1 && !alone.is_empty() && is_same_unit(&alone, unit) {
                return true;
            }
            is_first &= marks.letter(place).is_some();
        }
        false
    })
}

/// The text without this stretch, and without the brackets around it or the comma before it.
fn without(marks: &Marks, from: usize, to: usize) -> Marks {
    let bracketed = from > 0 && marks.letter(from - 1) == Some('(') && marks.letter(to) == Some(')');
    let (from, to) = if bracketed {
        (from - 1, to + 1)
    } else if from > 0 && marks.letter(from - 1) == Some(',') {
        (from - 1, to)
    } else {
        (from, to)
    };
    marks.without(from, to)
}
