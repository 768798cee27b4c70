//! What stands before an effect: conditions, targets, steps.

mod around;
mod bounds;
mod compare;
mod count;
mod either;
mod flag;
mod several;
mod step;

use super::lexicon::CLOSING;
use super::lexicon::{
    AFTER, BEFORE, COUNTERS, DOING, ELSE, EVERY, EXCLUSIVE, INCLUSIVE, LEADING, LOUD, MEASURES, MORE,
    PERIODS, SHORT, STAGES, SUMMING, TRAILING, WHOLE, WHOLE_WORDS, YEARLY,
};
use super::marks::Marks;
use crate::composed::{Sign, Started};
use crate::number::Number;
pub(super) use around::announced;
use around::{is_date, is_found_out, is_looked_at, measured_by, parted, sums_up};
use bounds::bounds;
pub(super) use compare::share_of_total;
use compare::{beside, compared};
pub(super) use count::{counted_at_end, counted_at_start, exactly};
pub(super) use flag::as_flag;
use flag::{is_loud, names_loud, ranked};
pub(super) use several::is_measured;
pub(super) use step::{LONG, unit};
use step::{counted, every};

/// From one mark to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A figure beside a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) sign: Sign,
    pub(super) value: Number,
    pub(super) unit: String,
    /// Whether the text says of the edge itself where it belongs.
    pub(super) said: bool,
    /// Whether it is an end of 80%—90%, which does not say 以上 or 以下.
    pub(super) dash: bool,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// As it is written, answered with yes or no.
    Flag(String),
    /// A figure within bounds; an empty name is the one named before.
    Compare(String, Vec<Bound>),
    /// Two figures beside each other.
    Beside(String, Sign, String),
    /// A quotient of two figures beside a limit: 甲与乙之比不低于1比15.
    Ratio(String, String, Sign, Number),
    /// Of cases that exclude each other the one at this place: what they are of, all of them, and which.
    Chosen(String, Vec<String>, usize),
    /// One of several is enough (之一).
    Any(Vec<Self>),
    /// At least so many of several (达到两项), or not even so many.
    Met {
        /// All of them.
        of: Vec<Self>,
        /// How many.
        least: usize,
        /// Whether so many are met, or fewer.
        is_met: bool,
    },
    /// Something in it might change a score and has not been read.
    Unread,
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StepSide {
    /// Below a target (低, 少).
    Short,
    /// Above it (高, 超).
    More,
    /// Counted by itself (次).
    Count,
}

/// 每低1个百分点.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StepPhrase {
    /// What is counted, as it is written.
    pub(super) name: String,
    /// Whether anything but the step itself is named.
    pub(super) named: bool,
    pub(super) side: StepSide,
    pub(super) per: Number,
    pub(super) unit: String,
    pub(super) started: Started,
}

/// All that stands before an effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tests: Vec<Test>,
    pub(super) step: Option<StepPhrase>,
    /// 否则, 未达到的.
    pub(super) rest: bool,
}

/// Without what means nothing at the ends.
pub(super) fn trim(marks: &Marks, place: Stretch) -> Stretch {
    stripped(marks, place, TRAILING)
}

/// Without signs and the little words of `closing` at the ends.
fn stripped(marks: &Marks, mut place: Stretch, closing: &[&str]) -> Stretch {
    let is_sign = |place: Stretch, at: usize| {
        marks.letter(at).is_some_and(|letter| ",;:。.、 \n-".contains(letter))
            || lone_bracket(marks, at, place)
            || marks.letter(at) == Some('"')
                && (place.from..place.to).filter(|at| marks.letter(*at) == Some('"')).count() % 2 == 1
    };
    loop {
        let before = place;
        while place.from < place.to && is_sign(place, place.from) {
            place.from += 1;
        }
        while place.from < place.to && is_sign(place, place.to - 1) {
            place.to -= 1;
        }
        let inside = WHOLE_WORDS.iter().any(|word| marks.eat(place.from, word).is_some());
        if !inside && let Some(end) = marks.eat_any(place.from, LEADING).filter(|end| *end < place.to) {
            place.from = end;
        }
        let ends = |place: Stretch, word: &str| {
            let length = word.chars().count();
            (place.to >= place.from + length && marks.eat(place.to - length, word) == Some(place.to))
                .then_some(length)
        };
        let is_in_whole_word = || {
            WHOLE_WORDS.iter().any(|word| {
                // 2个项目的 has no 目的.
                let project = *word == "目的" && place.to > 2 && marks.letter(place.to - 3) == Some('项');
                ends(place, word).is_some() && !project
            })
        };
        // 否则 is one word.
        let closed = closing
            .iter()
            .filter_map(|word| ends(place, word))
            .find(|length| place.to <= *length || marks.letter(place.to - length - 1) != Some('否'));
        if let Some(length) = closed.filter(|_| !is_in_whole_word()) {
            place.to -= length;
        }
        if before == place {
            return place;
        }
    }
}

/// A bracket whose other half stands outside.
fn lone_bracket(marks: &Marks, at: usize, place: Stretch) -> bool {
    let count = |bracket| (place.from..place.to).filter(|at| marks.letter(*at) == Some(bracket)).count();
    match marks.letter(at) {
        Some('(') => count('(') > count(')'),
        Some(')') => count(')') > count('('),
        _ => false,
    }
}

/// Where a list in brackets is not cut.
pub(super) fn split(marks: &Marks, place: Stretch, cut: &[&str]) -> Vec<Stretch> {
    let (mut parts, mut from, mut depth, mut at) = (Vec::new(), place.from, 0_i32, place.from);
    while at < place.to {
        match marks.letter(at) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ => {}
        }
        match marks.eat_any(at, cut).filter(|end| depth <= 0 && *end <= place.to) {
            Some(end) => {
                parts.push(Stretch { from, to: at });
                from = end;
                at = end;
            }
            None => at += 1,
        }
    }
    parts.push(Stretch { from, to: place.to });
    parts.retain(|part| part.from < part.to);
    parts
}

/// Reads all that stands before an effect; `count` where 一次 without 每 is a step, too.
pub(super) fn read(marks: &Marks, place: Stretch, count: bool) -> Phrase {
    let place = stripped(marks, place, CLOSING);
    let mut phrase = Phrase::default();
    if place.from == place.to {
        return phrase;
    }
    if ELSE.iter().any(|word| marks.eat(place.from, word) == Some(place.to)) {
        phrase.rest = true;
        return phrase;
    }
    let mut step_at = place.to;
    let mut chunks = split(marks, place, &[","]);
    while chunks.len() > 1 && is_looked_at(marks, chunks[0]) {
        chunks.remove(0);
    }
    if let Some(last) = chunks.pop() {
        let whole = last;
        let last = stripped(marks, last, CLOSING);
        let is = |words: &[&str]| words.iter().any(|word| marks.eat(last.from, word) == Some(last.to));
        if is(ELSE) {
            phrase.rest = true;
        } else if !chunks.is_empty() && (is(SUMMING) || sums_up(marks, last)) {
            // Said of each before.
        } else if let Some(step) =
            every(marks, last).or_else(|| count.then(|| counted(marks, last)).flatten())
        {
            phrase.step = Some(step);
            step_at = last.from;
        } else {
            chunks.push(whole);
        }
    }
    // 按支出进度计分, 支出进度达到90%得满分: what follows says how.
    if let Some(first) = chunks.first().copied().filter(|first| announced(marks, *first)) {
        let of = marks.text(marks.eat_any(first.from, &["按照", "按"]).unwrap_or(first.from), first.to - 2);
        let then = marks.text(first.to, place.to);
        let mut letters = then.chars();
        if of.trim_end_matches(['数', '量', '率']).chars().all(|one| letters.any(|other| other == one)) {
            chunks.remove(0);
        }
    }
    // What is said without figures stays one condition, as it is written.
    let mut flag: Option<Stretch> = None;
    let mut cases_of: Option<String> = None;
    let mut other_ways = Vec::new();
    for chunk in chunks {
        let whole = stripped(marks, chunk, CLOSING);
        let mut chunk = trim(marks, chunk);
        if let Some(from) = either::another_way(marks, chunk)
            && let other = trim(marks, Stretch { from, ..chunk })
            && (!phrase.tests.is_empty() || flag.is_some() && compared(marks, other).is_some())
        {
            phrase.tests.extend(flag.take().map(|place| as_flag(marks, place)));
            other_ways.push(phrase.tests.len());
            chunk = other;
        }
        // 每档差10个百分点 says of the bands what they say themselves.
        let of_bands = marks.eat_any(chunk.from, &["每档差", "每档相差", "每档间隔", "每档递减"]).is_some();
        // 根据错误指标的比例,5%以内扣3分: what the figures that follow are of.
        if let Some(of) = measured_by(marks, chunk) {
            cases_of = Some(of);
            continue;
        }
        // 考核结果分为三个等次,85分以上为好: whose cases follow.
        if let Some(of) = parted(marks, chunk) {
            cases_of = Some(of);
            continue;
        }
        if chunk.from >= chunk.to || of_bands || is_date(marks, chunk) || is_found_out(marks, chunk) {
            continue;
        }
        if marks.has(chunk.from, chunk.to, "=") {
            let told = flag.take().filter(|place| !announced(marks, *place));
            phrase.tests.extend(told.map(|place| as_flag(marks, place)));
            flag = Some(Stretch { from: chunk.from, to: whole.to });
            continue;
        }
        match compared(marks, chunk) {
            Some(mut tests) => {
                if let (Some(Test::Compare(name, _)), Some(of)) = (tests.first_mut(), &cases_of)
                    && name.is_empty()
                {
                    name.clone_from(of);
                }
                if let ([Test::Compare(name, bounds)], Some(place)) = (tests.as_mut_slice(), flag)
                    && name.is_empty()
                    && bounds[0].unit == "名"
                    && let Some(of) = ranked(marks, place)
                {
                    // 全市考核排名,第1名: whose rank it is.
                    *name = of;
                    flag = None;
                }
                // 本科比例,城区不低于85%,乡镇不低于75%: what is measured stands before.
                if let (Some(Test::Compare(name, _)), Some(place)) = (tests.first_mut(), flag)
                    && STAGES.contains(&name.as_str())
                    && let Test::Flag(of) = as_flag(marks, place)
                    && MEASURES.iter().any(|word| of.ends_with(word))
                {
                    *name = of + name;
                    flag = None;
                }
                // 召开教育工作会议,每年不少于2次: how often what stands before is done.
                if let (Some(Test::Compare(name, bounds)), Some(place)) = (tests.first_mut(), flag)
                    && PERIODS.contains(&name.as_str())
                    && WHOLE.contains(&bounds[0].unit.as_str())
                    && marks.has_any(place.from, place.to, DOING)
                    && let Test::Flag(of) = as_flag(marks, place)
                    && !of.contains([',', '，'])
                {
                    *name = format!("{of}（{name}）");
                    flag = None;
                }
                phrase.tests.extend(flag.take().map(|place| as_flag(marks, place)));
                phrase.tests.extend(tests);
            }
            None => flag = Some(Stretch { from: flag.map_or(chunk.from, |flag| flag.from), to: whole.to }),
        }
    }
    compare::name_stages(&mut phrase.tests);
    let measured = phrase.step.as_ref().is_some_and(|step| step.side != StepSide::Count);
    phrase.tests.extend(flag.map(|place| {
        // 低于省定标准的, 每低10元: two figures.
        let beside = measured.then(|| beside(marks, trim(marks, place), true)).flatten();
        beside.unwrap_or_else(|| as_flag(marks, place))
    }));
    if !other_ways.is_empty() {
        let tests = std::mem::take(&mut phrase.tests);
        phrase.tests.push(match phrase.step {
            Some(_) => Test::Unread,
            None => either::joined(tests, &other_ways),
        });
    }
    // What is counted is what was named before.
    if let Some(step) = phrase.step.as_mut() {
        match phrase.tests.as_slice() {
            // 低于标准的,每低5个百分点: of what was asked before.
            [Test::Flag(name)] if measured && ELSE.contains(&name.as_str()) => phrase.tests.clear(),
            [Test::Flag(name)] => {
                let place = name.clone();
                step.name = format!("{place}:{}", step.name);
                step.named = true;
                phrase.tests.clear();
            }
            // 班额超过55人的, 每个班: so many of them.
            tests
                if step.side == StepSide::Count
                    && !tests.is_empty()
                    // 覆盖率达到80%,占比达到50%,每项达标: of each of them.
                    && !(step.unit == "项" && step.name.contains('达') && tests.len() > 1)
                    && tests.iter().all(|test| matches!(test, Test::Compare(..) | Test::Flag(_))) =>
            {
                let before = Stretch { from: place.from, to: step_at };
                let before = stripped(marks, before, CLOSING);
                step.name = format!("{}:{}", marks.text(before.from, before.to), step.name);
                step.named = true;
                phrase.tests.clear();
            }
            _ => {}
        }
    }
    phrase
}
