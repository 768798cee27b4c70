//! Which judgement a line with points is of.

use super::layout::NamedRecord;
use super::{NamedTarget, UnsureWhy, name};
use crate::draft::Slot;
use crate::facts::{Judgment, judgment_of};
use crate::number::Number;
use crate::rubric::{Asked, Indicator, JudgmentKey, Rubric};

/// Matches a line to the judgement of an indicator, or of a part of one.
pub(super) fn of(record: &NamedRecord, rubric: &Rubric) -> (Vec<NamedTarget>, Option<UnsureWhy>) {
    let core = &record.read.core;
    if core.is_empty() || super::words::TOTALS.contains(&core.as_str()) {
        return (Vec::new(), Some(UnsureWhy::Total));
    }
    let is_same = |title: &str| !title.is_empty() && name::read(title, "").core == *core;
    let mut found: Vec<(JudgmentKey, &Number)> = Vec::new();
    let mut is_worked_out = false;
    for (_, indicator) in rubric.indicators_with_keys() {
        if is_same(&indicator.title) {
            match whole(indicator) {
                Some(judgment) => found.push((judgment, &indicator.points)),
                None => is_worked_out = true,
            }
        }
        for part in indicator.parts.iter().filter(|part| is_same(&part.title)) {
            match part.rule.asked() {
                Some(Asked::Judged(rule)) => found.push((rule.judgment, &part.points)),
                Some(Asked::Docked(_)) | None => is_worked_out = true,
            }
        }
    }
    let mut targets: Vec<NamedTarget> = found.iter().map(|(key, _)| target(record, rubric, *key)).collect();
    let unsure = match &found[..] {
        _ if is_worked_out => Some(UnsureWhy::WorkedOut),
        [] => {
            targets = alike(record, rubric);
            Some(if targets.is_empty() { UnsureWhy::Nothing } else { UnsureWhy::Alike })
        }
        [(_, full)] => unsure(record, &targets[0], full),
        _ => Some(UnsureWhy::Several),
    };
    if record.value.is_empty() {
        return (Vec::new(), Some(UnsureWhy::NoFigure));
    }
    if unsure == Some(UnsureWhy::WorkedOut) {
        targets.clear();
    }
    (targets, unsure)
}

/// The judgement that gives all of an indicator's points, if one does.
fn whole(indicator: &Indicator) -> Option<JudgmentKey> {
    match &indicator.parts[..] {
        [part] if indicator.base.is_zero() => match part.rule.asked() {
            Some(Asked::Judged(rule)) => Some(rule.judgment),
            Some(Asked::Docked(_)) | None => None,
        },
        _ => None,
    }
}

fn unsure(record: &NamedRecord, target: &NamedTarget, full: &Number) -> Option<UnsureWhy> {
    if let Some(problem) = &target.problem {
        return Some(UnsureWhy::Unreadable(problem.clone()));
    }
    let told = name::narrow(&record.full);
    let told = told.trim_end_matches('分');
    let is_other = !told.is_empty() && Number::from_decimal(told).is_none_or(|told| told != *full);
    is_other.then_some(UnsureWhy::OtherPoints)
}

fn target(record: &NamedRecord, rubric: &Rubric, key: JudgmentKey) -> NamedTarget {
    let problem = match judgment_of(rubric, key, &record.value) {
        Judgment::Unreadable(reason) => Some(reason),
        Judgment::Blank | Judgment::NotApplicable | Judgment::Points(_) => None,
    };
    NamedTarget {
        slot: Slot::Points(rubric.judgment(key).id.clone()),
        text: record.value.trim().into(),
        reason: record.reason.trim().into(),
        problem,
        answer: None,
    }
}

/// Judgements of indicators with a title like the name.
fn alike(record: &NamedRecord, rubric: &Rubric) -> Vec<NamedTarget> {
    let likeness = |key: JudgmentKey| {
        let indicator = rubric.indicator(rubric.judgment(key).indicator);
        name::likeness(&record.read.core, &name::read(&indicator.title, "").core)
    };
    let whole = |key: &JudgmentKey| whole(rubric.indicator(rubric.judgment(*key).indicator)) == Some(*key);
    let keys = rubric.judgments_with_keys().map(|(key, _)| key).filter(whole);
    let mut alike: Vec<(usize, JudgmentKey)> =
        keys.map(|key| (likeness(key), key)).filter(|(likeness, _)| *likeness >= 50).collect();
    crate::order::sort(&mut alike, |(one, _), (other, _)| other.cmp(one));
    let targets = alike.into_iter().take(3).map(|(_, key)| target(record, rubric, key));
    targets.filter(|target| target.problem.is_none()).collect()
}
