//! A draft for an earlier edition, carried over to the newer (沿用上一版草稿). The draft itself stays as it is.

use super::pairs::{ItemPair, pairs, same_fact};
use crate::draft::{Book, Books, Draft, Slot};
use crate::facts::{RawAnswers, RawFact, RawJudgment};
use crate::number::Number;
use crate::rectification::RectificationField;
use crate::rubric::{Asked, FactKey, IndicatorKey, JudgmentKey, Rubric};
use std::rc::Rc;

/// What comes of carrying a draft over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// What is filled in then, by the newer edition's ids; what the newer edition does not ask for stands under the ids it had.
    pub answers: RawAnswers,
    /// The books then, whose entries go with their items and figures.
    pub books: Books,
    /// How many texts that were filled in go along: figures and judgements.
    pub kept: usize,
    /// Items of the newer edition that are judged, and whose clauses have changed: what was judged is to be looked at again.
    pub changed: Vec<IndicatorKey>,
    /// What was filled in and does not fit.
    pub unfit: Vec<Unfit>,
    /// Facts that the newer edition asks for and the earlier did not.
    pub asked: Vec<FactKey>,
}

/// Something filled in that does not fit the newer edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The item or fact.
    pub title: Rc<str>,
    /// What was filled in, with the reason or remark.
    pub said: String,
    /// Why it does not fit.
    pub why: UnfitWhy,
}

/// Why something does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitWhy {
    /// The newer edition asks for nothing of the kind.
    NotThere,
    /// It was judged before; figures score it now.
    ByFigures,
    /// More points were given than it has now: they go along, to be corrected.
    TooManyPoints,
}

/// Which id of the earlier edition is which of the newer; ids that are the same are not in it.
#[derive(Default)]
struct Renamed {
    items: Vec<(Rc<str>, Rc<str>)>,
    judgments: Vec<(Rc<str>, Rc<str>)>,
    facts: Vec<(Rc<str>, Rc<str>)>,
}

/// Carries what was filled in for an earlier edition over to a newer one.
pub fn carried(before: &Rubric, after: &Rubric, draft: &Draft) -> Carried {
    let (mut carried, mut renamed) = (Carried::default(), Renamed::default());
    let pairs = pairs(before, after);
    for pair in &pairs {
        if let ItemPair { before: Some(old), after: Some(new), .. } = pair {
            renamed.items.push((before.indicator(*old).id.clone(), after.indicator(*new).id.clone()));
        }
    }
    judgments(before, after, draft, &pairs, &mut carried, &mut renamed);
    facts(before, after, draft, &mut carried, &mut renamed);
    let is_new = |id: &Rc<str>| renamed.facts.iter().all(|(_, new)| new != id);
    let new = after.facts_with_keys().filter(|(_, spec)| is_new(&spec.id));
    carried.asked = new.map(|(key, _)| key).collect();
    keep_others(before, after, draft, &mut carried.answers);
    for ids in [&mut renamed.items, &mut renamed.judgments, &mut renamed.facts] {
        ids.retain(|(old, new)| old != new);
    }
    carried.books = books(draft, &renamed);
    carried
}

fn judgments(
    before: &Rubric,
    after: &Rubric,
    draft: &Draft,
    pairs: &[ItemPair],
    carried: &mut Carried,
    renamed: &mut Renamed,
) {
    for (_, spec) in before.judgments_with_keys() {
        let old = before.indicator(spec.indicator);
        let pair = pairs.iter().find(|pair| pair.before == Some(spec.indicator));
        let found = pair.and_then(|pair| Some((pair.after?, pair.same_clause)));
        let target = found.and_then(|(key, _)| judgment_like(spec.part, before, spec.indicator, after, key));
        if let Some(target) = target {
            renamed.judgments.push((spec.id.clone(), after.judgment(target).id.clone()));
        }
        let Some(given) = draft.answers.judgments.get(&spec.id).filter(|given| !is_empty(given)) else {
            continue;
        };
        let mut unfit = |why| {
            let said = said(&given.points, &given.reason);
            carried.unfit.push(Unfit { title: old.title.clone(), said, why });
        };
        let (Some((item, same_clause)), Some(target)) = (found, target) else {
            unfit(if found.is_some() { UnfitWhy::ByFigures } else { UnfitWhy::NotThere });
            continue;
        };
        let points = Number::from_decimal(given.points.trim());
        let is_too_much = points.is_some_and(|points| points > most_points(after, target));
        if is_too_much {
            unfit(UnfitWhy::TooManyPoints);
        } else {
            carried.kept += 1;
            if !same_clause {
                carried.changed.push(item);
            }
        }
        carried.answers.judgments.insert(after.judgment(target).id.clone(), given.clone());
    }
}

/// The judgement of an item that one of the earlier edition is: that of the part of the same title, or the only one.
fn judgment_like(
    part: usize,
    before: &Rubric,
    old: IndicatorKey,
    after: &Rubric,
    new: IndicatorKey,
) -> Option<JudgmentKey> {
    let title = &before.indicator(old).parts[part].title;
    let of_item = || after.judgments_with_keys().filter(|(_, spec)| spec.indicator == new);
    let with_title = of_item().find(|(key, _)| after.judged_part(*key).title == *title);
    let single = || {
        let is_alone = of_item().count() == 1
            && before.judgments.iter().filter(|other| other.indicator == old).count() == 1;
        of_item().next().filter(|_| is_alone)
    };
    with_title.or_else(single).map(|(key, _)| key)
}

/// The most points that a judgement may come to; of 扣分 the most that may be taken.
fn most_points(rubric: &Rubric, key: JudgmentKey) -> Number {
    let part = rubric.judged_part(key);
    match part.rule.asked() {
        Some(Asked::Docked(rule)) => rule.most.clone(),
        Some(Asked::Judged(_)) | None => part.points.clone(),
    }
}

fn facts(before: &Rubric, after: &Rubric, draft: &Draft, carried: &mut Carried, renamed: &mut Renamed) {
    for spec in &before.facts {
        let is_own = spec.id.starts_with(&*before.id);
        let found = same_fact(spec, is_own, after).map(|key| after.fact(key).id.clone());
        if let Some(found) = &found {
            renamed.facts.push((spec.id.clone(), found.clone()));
        }
        let Some(given) = draft.answers.facts.get(&spec.id).filter(|given| !is_blank(given)) else {
            continue;
        };
        match found {
            Some(id) => {
                carried.answers.facts.insert(id, given.clone());
                carried.kept += 1;
            }
            None => carried.unfit.push(Unfit {
                title: spec.title.clone(),
                said: said(&given.text, &given.note),
                why: UnfitWhy::NotThere,
            }),
        }
    }
}

/// What the newer edition does not ask for stays under the id it had: it means the same as before, and going back finds it there. What
/// has an id that means something else now does not.
fn keep_others(before: &Rubric, after: &Rubric, draft: &Draft, answers: &mut RawAnswers) {
    let asks = |id: &str| after.judgments.iter().any(|spec| *spec.id == *id);
    let judged = |id: &str| before.judgments.iter().any(|spec| *spec.id == *id);
    for (id, given) in draft.answers.judgments.iter().filter(|(id, _)| !asks(id) || !judged(id)) {
        if answers.judgments.get(id).is_none() {
            answers.judgments.insert(id.clone(), given.clone());
        }
    }
    let is_other = |id: &str| after.find_fact(id).is_none() || before.find_fact(id).is_none();
    for (id, given) in draft.answers.facts.iter().filter(|(id, _)| is_other(id)) {
        if answers.facts.get(id).is_none() {
            answers.facts.insert(id.clone(), given.clone());
        }
    }
}

/// The books, with each entry also under the ids that its items and figures have now.
fn books(draft: &Draft, renamed: &Renamed) -> Books {
    let mut books = draft.books.clone();
    let new = |ids: &[(Rc<str>, Rc<str>)], id: &str| {
        ids.iter().find(|(old, _)| **old == *id).map(|(_, new)| new.clone())
    };
    let path = |path: &str| match Slot::of_path(path)? {
        Slot::Fact(id) => new(&renamed.facts, &id).map(|id| Slot::Fact(id).path()),
        Slot::Points(id) => new(&renamed.judgments, &id).map(|id| Slot::Points(id).path()),
        _ => None,
    };
    let planned = |key: &str| {
        let (kind, id) = key.split_once('.')?;
        let ids = match kind {
            "facts" => &renamed.facts,
            "judgments" => &renamed.judgments,
            "indicators" => &renamed.items,
            _ => return None,
        };
        new(ids, id).map(|id| format!("{kind}.{id}"))
    };
    for (book, one, texts) in Book::ALL
        .into_iter()
        .flat_map(|book| draft.books[book].iter().map(move |(one, texts)| (book, one.clone(), texts.clone())))
    {
        let renamed_one: Option<Rc<str>> = match book {
            Book::Evidence => new(&renamed.items, &one),
            Book::Plan => planned(&one).map(Rc::from),
            Book::Scenarios | Book::Targets | Book::Rectification => None,
        };
        if let Some(renamed_one) = renamed_one {
            books[book].insert(renamed_one, texts);
            continue;
        }
        for (other, text) in texts.iter() {
            let put: Option<(Rc<str>, Rc<str>)> = match book {
                Book::Scenarios => path(other).map(|path| (path.into(), text.clone())),
                Book::Targets => new(&renamed.facts, other).map(|id| (id, text.clone())),
                Book::Rectification if **other == *RectificationField::Indicator.key() => {
                    new(&renamed.items, text).map(|id| (other.clone(), id))
                }
                _ => None,
            };
            if let Some((other, text)) = put
                && let Some(texts) = books[book].get_mut(&one)
            {
                texts.insert(other, text);
            }
        }
    }
    books
}

fn is_empty(given: &RawJudgment) -> bool {
    given.points.trim().is_empty() && given.reason.trim().is_empty()
}

fn is_blank(given: &RawFact) -> bool {
    given.text.trim().is_empty() && given.note.trim().is_empty()
}

fn said(text: &str, more: &str) -> String {
    let texts = [text.trim(), more.trim()];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
