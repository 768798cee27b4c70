//! Statements put into groups: what is awarded, what changes it, what limits it.

use crate::number::Number;

use super::effect::{Amount, Effect, Way};
use super::lexicon::QUALITY;
use super::marks::Marks;
use super::phrase::{self, Bound, Phrase, Place, Side, Step, Test};
use super::rule::{Sign, Started};
use super::statement::Statement;

/// What a condition is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Points(Amount),
    Full,
    Part(Number),
    Range(Number, Number),
    Judge,
    Share,
    Word(String),
    Weight(Number),
}

/// One condition and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tier {
    pub(super) tests: Vec<Test>,
    pub(super) value: Value,
}

/// What is added or deducted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) tests: Vec<Test>,
    pub(super) step: Option<Step>,
    /// Whenever what is required is not met.
    pub(super) unmet: bool,
    pub(super) way: Way,
    pub(super) value: Value,
    pub(super) cap: Option<Number>,
    /// Where these hold nothing is changed (…的不扣分).
    pub(super) unless: Vec<Test>,
}

/// What is awarded on one ground.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) tiers: Vec<Tier>,
    pub(super) rest: Option<Value>,
    /// Whatever else holds, these give nothing.
    pub(super) zeros: Vec<Vec<Test>>,
    pub(super) changes: Vec<Change>,
    pub(super) cap: Option<Number>,
    pub(super) sentence: usize,
    /// 依次递减: for each place after the last that is named.
    pub(super) down: Option<Number>,
}

/// A clause, before what it leaves open is settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) points: Option<Amount>,
    pub(super) groups: Vec<Group>,
    /// Changes of the whole.
    pub(super) changes: Vec<Change>,
    pub(super) zeros: Vec<Vec<Test>>,
    /// Conditions without an effect of their own.
    pub(super) required: Vec<Test>,
    pub(super) cap: Option<Number>,
    /// 加满为止, and what full is may not be printed.
    pub(super) to_full: bool,
    pub(super) no_cap: bool,
    pub(super) no_floor: bool,
    pub(super) to_nought: bool,
    /// 都是每低1%扣0.1分: said of every group.
    pub(super) shared_changes: bool,
    /// Of several the highest counts (取最高).
    pub(super) highest: bool,
    /// 以上含本数.
    pub(super) above_in: bool,
    /// How many sentences there are.
    pub(super) sentences: usize,
    /// 不足1个百分点按1个百分点计.
    pub(super) started: Option<Started>,
    pub(super) topic: String,
    pub(super) unread: bool,
    /// What deductions, or additions, come to together at most.
    pub(super) shared: Vec<(Way, Number)>,
    /// The last changes: of which group, the sentence, and where.
    last: Vec<(Option<usize>, usize, usize)>,
    /// One of the things to come is enough (之一).
    any: bool,
}

/// Notes that change no score, or only where a score is looked up.
const HARMLESS: &[&str] = &["为准", "查阅", "查看", "实地", "资料", "依据", "统计年报", "提供佐证", "现场", "随机抽"];

/// The item that the statements come to.
pub(super) fn gather(marks: &Marks, statements: &[Statement], printed: Option<&Number>) -> Item {
    let sentences = statements.iter().filter(|one| !one.heading).map(|one| one.sentence + 1).max().unwrap_or(0);
    let mut item = Item { sentences, ..Item::default() };
    let worths = statements.iter().filter(|one| matches!(one.effect, Some(Effect::Worth(_)))).count();
    let gives = statements.iter().any(|one| gives_points(one.effect.as_ref()));
    let others = statements.iter().any(|one| !matches!(one.effect, Some(Effect::Worth(_)) | None));
    for (at, one) in statements.iter().enumerate() {
        let last = at + 1 == statements.len();
        match &one.effect {
            Some(Effect::Worth(amount)) => {
                let phrase = phrase::read(marks, one.place, false);
                let all = one.heading
                    || one.place.from >= one.place.to
                    || marks.eat(one.place.to, "(").is_none()
                    || worths == 1 && (at == 0 || last || !gives)
                    || printed.is_some_and(|points| amount.plain.first() == Some(points));
                if all && (item.points.is_none() || one.heading && worths == 1) {
                    item.points = Some(amount.clone());
                    if one.heading {
                        head(&mut item, marks, one.place);
                    } else {
                        item.required.extend(phrase.tests);
                    }
                } else if !others && !all {
                    new_group(&mut item, one.sentence, phrase.tests, Value::Points(amount.clone()));
                } else if !others {
                    item.unread = true;
                } else {
                    new_group(&mut item, one.sentence, phrase.tests, Value::Points(amount.clone()));
                }
            }
            None if one.heading => head(&mut item, marks, one.place),
            None => plain(&mut item, marks, one, last && at > 0),
            Some(effect) => apply(&mut item, marks, one, effect),
        }
    }
    if item.points.is_none() {
        item.points = printed.map(|points| Amount { plain: vec![points.clone()], ..Amount::default() });
    }
    item
}

fn gives_points(effect: Option<&Effect>) -> bool {
    matches!(
        effect,
        Some(Effect::Give(Way::Get, _) | Effect::Full | Effect::Range(Way::Get, ..) | Effect::Part(_))
    )
}

/// A heading names; one with a figure or a rule in it is not understood.
fn head(item: &mut Item, marks: &Marks, place: Place) {
    let place = phrase::trim(marks, place);
    match phrase::as_flag(marks, place) {
        Test::Flag(topic) => item.topic = topic,
        _ => item.unread |= place.from < place.to,
    }
}

/// A statement without an effect.
fn plain(item: &mut Item, marks: &Marks, one: &Statement, at_end: bool) {
    let phrase = phrase::read(marks, one.place, false);
    if marks.has_any(one.place.from, one.place.to, &["取最高", "就高", "以最高"]) {
        item.highest = true;
        return;
    }
    if note(item, marks, one) {
        return;
    }
    if phrase.step.is_some() || phrase.rest {
        item.unread = true;
        return;
    }
    if item.any {
        let test = match phrase.tests.as_slice() {
            [test] => test.clone(),
            _ => phrase::as_flag(marks, one.place),
        };
        if let Some(Test::Any(all)) = item.groups.last_mut().and_then(|group| group.tiers[0].tests.first_mut()) {
            all.push(test);
        }
        return;
    }
    let has_groups = !item.groups.is_empty() || !item.changes.is_empty();
    if at_end && has_groups {
        // What follows all effects changes one, unless it is plainly none of that.
        item.unread |= !marks.has_any(one.place.from, one.place.to, HARMLESS);
        return;
    }
    item.required.extend(phrase.tests);
}

/// Notes that settle what a clause leaves open.
fn note(item: &mut Item, marks: &Marks, one: &Statement) -> bool {
    let place = phrase::trim(marks, one.place);
    let has = |words: &[&str]| marks.has_any(place.from, place.to, words);
    if has(&["以上含本数", "以上包含本数", "以上均含本数", "以上包括本数", "以上含本级", "\"以上\"含本数", "“以上”含本数"]) && !has(&["以下含", "以下均", "以下包"]) {
        item.above_in = true;
        return true;
    }
    if marks.eat(place.from, "不足").is_some() && has(&["按", "不计", "舍去"]) {
        item.started = Some(if has(&["不计", "舍去"]) { Started::Down } else { Started::Up });
        return true;
    }
    false
}

fn new_group(item: &mut Item, sentence: usize, tests: Vec<Test>, value: Value) {
    let Value::Points(amount) = &value else {
        item.groups.push(Group { tiers: vec![Tier { tests, value }], sentence, ..Group::default() });
        return;
    };
    // 甲、乙各1分; 甲、乙分别得2分、1分.
    let parts = match tests.as_slice() {
        [Test::Flag(text)] if amount.each || amount.respectively => list(text),
        [] | [Test::Compare(..)] if amount.each || amount.respectively => vec![],
        _ if amount.each && tests.len() > 1 => {
            for test in tests {
                let plain = Amount { each: false, ..amount.clone() };
                item.groups.push(Group {
                    tiers: vec![Tier { tests: vec![test], value: Value::Points(plain) }],
                    sentence,
                    ..Group::default()
                });
            }
            return;
        }
        _ => Vec::new(),
    };
    if amount.each || amount.respectively {
        if let [Test::Compare(name, bounds)] = tests.as_slice()
            && let Some(tiers) = ladder(name, bounds, amount)
        {
            item.groups.push(Group { tiers, sentence, ..Group::default() });
            return;
        }
        let fits = amount.plain.len() == parts.len() || amount.plain.len() == 1;
        let numbers = parts.iter().any(|part| part.chars().any(|letter| letter.is_ascii_digit()));
        if parts.len() < 2 || !fits || numbers {
            item.unread = true;
            return;
        }
        for (at, part) in parts.into_iter().enumerate() {
            let points = amount.plain.get(at).or_else(|| amount.plain.first()).cloned();
            let value = Value::Points(Amount { plain: points.into_iter().collect(), ..Amount::default() });
            item.groups.push(Group {
                tiers: vec![Tier { tests: vec![Test::Flag(part)], value }],
                sentence,
                ..Group::default()
            });
        }
        return;
    }
    item.groups.push(Group { tiers: vec![Tier { tests, value }], sentence, ..Group::default() });
}

/// 前三名分别得10、8、6分: a tier for each place.
fn ladder(name: &str, bounds: &[Bound], amount: &Amount) -> Option<Vec<Tier>> {
    let count = Number::count(amount.plain.len());
    let fits = match bounds {
        [most] => most.unit == "名" && most.sign == Sign::Most && most.value == count,
        [low, high] => low.unit == "名" && low.value == Number::one() && high.value == count,
        _ => false,
    };
    fits.then(|| {
        let tiers = amount.plain.iter().enumerate().map(|(at, points)| {
            let bound = Bound { sign: Sign::Most, value: Number::count(at + 1), unit: "名".to_owned(), said: true };
            let value = Value::Points(Amount { plain: vec![points.clone()], ..Amount::default() });
            Tier { tests: vec![Test::Compare(name.to_owned(), vec![bound])], value }
        });
        tiers.collect()
    })
}

/// The things of a list: what stands around it belongs to each.
pub(super) fn list(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(['、', '和', '及', ',', '，']).filter(|part| !part.is_empty()).collect();
    parts.into_iter().map(str::to_owned).collect()
}

/// Whether a tier goes on with what the group before has begun.
fn continues(group: &Group, tests: &[Test], value: &Value) -> bool {
    if matches!(value, Value::Word(_)) {
        return group.tiers.iter().all(|tier| matches!(tier.value, Value::Word(_)));
    }
    let Some(first) = group.tiers.first() else { return false };
    let name = first.tests.iter().find_map(|test| match test {
        Test::Compare(name, _) => Some(name.as_str()),
        _ => None,
    });
    let compared = tests.iter().find_map(|test| match test {
        Test::Compare(name, _) => Some(name.as_str()),
        _ => None,
    });
    match (name, compared) {
        (Some(one), Some(two)) => two.is_empty() || one == two,
        (None, None) => is_quality(&first.tests) && is_quality(tests),
        _ => false,
    }
}

/// 落实较好: a person says how good.
pub(super) fn is_quality(tests: &[Test]) -> bool {
    match tests {
        [Test::Flag(text)] => text.chars().count() <= 8 && QUALITY.iter().any(|word| text.ends_with(word)),
        _ => false,
    }
}

/// What a statement with an effect does.
fn apply(item: &mut Item, marks: &Marks, one: &Statement, effect: &Effect) {
    let deducts = matches!(effect, Effect::Give(Way::Deduct | Way::Add, _) | Effect::Range(Way::Deduct | Way::Add, ..) | Effect::Judge(Way::Deduct | Way::Add));
    let mut phrase = phrase::read(marks, one.place, deducts);
    if matches!(effect, Effect::Weight(_)) {
        let place = phrase::trim(marks, one.place);
        phrase = Phrase { tests: vec![Test::Flag(marks.text(place.from, place.to))], ..Phrase::default() };
    }
    if phrase.rest && !phrase.tests.is_empty() {
        if item.groups.is_empty() {
            item.required.append(&mut phrase.tests);
        } else {
            item.unread = true;
        }
    }
    if one.heading && marks.has(one.place.from, one.place.to, "之一") {
        // 有下列情形之一的不得分: what follows is the list.
        if !matches!(effect, Effect::Word(_)) {
            item.unread = true;
        }
        item.any = true;
        new_group(item, one.sentence, vec![Test::Any(Vec::new())], Value::Word(match effect {
            Effect::Word(word) => word.clone(),
            _ => String::new(),
        }));
        return;
    }
    item.unread |= phrase.tests.contains(&Test::Unread);
    match effect {
        Effect::Give(Way::Get, amount) => award(item, one.sentence, phrase, Value::Points(amount.clone())),
        Effect::Full => award(item, one.sentence, phrase, Value::Full),
        Effect::Part(share) => award(item, one.sentence, phrase, Value::Part(share.clone())),
        Effect::Range(Way::Get, low, high) => {
            award(item, one.sentence, phrase, Value::Range(low.clone(), high.clone()));
        }
        Effect::Judge(Way::Get) => award(item, one.sentence, phrase, Value::Judge),
        Effect::Share => award(item, one.sentence, phrase, Value::Share),
        Effect::Word(word) => award(item, one.sentence, phrase, Value::Word(word.clone())),
        Effect::Weight(weight) => award(item, one.sentence, phrase, Value::Weight(weight.clone())),
        Effect::Zero => nothing(item, one.sentence, phrase),
        Effect::Nothing if phrase.rest && phrase.step.is_none() => {}
        Effect::Nothing => exempt(item, phrase),
        Effect::Give(way, amount) => change(item, marks, one, phrase, *way, Value::Points(amount.clone())),
        Effect::Range(way, low, high) => {
            change(item, marks, one, phrase, *way, Value::Range(low.clone(), high.clone()));
        }
        Effect::Judge(way) => change(item, marks, one, phrase, *way, Value::Judge),
        Effect::Down(points) => {
            let empty = phrase.rest || phrase.tests.is_empty() || follows(marks, one.place);
            match item.groups.last_mut().filter(|group| group.rest.is_none() && group.down.is_none()) {
                Some(group) if empty => group.down = Some(points.clone()),
                _ => item.unread = true,
            }
        }
        Effect::ToNought | Effect::ToFull | Effect::NoLimit | Effect::AtMost(..) => {
            item.unread |= !phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            limit(item, one.sentence, effect);
        }
        Effect::Worth(_) => item.unread = true,
    }
}

/// 第4名起, 其后: what comes after the places named.
fn follows(marks: &Marks, place: Place) -> bool {
    let place = phrase::trim(marks, place);
    let end = ["起", "以后", "之后", "其后", "后", "其余名次", "其他名次"].iter().any(|word| {
        let length = word.chars().count();
        place.to >= length && marks.eat(place.to - length, word) == Some(place.to)
    });
    end && place.to - place.from <= 10
}

/// …的不扣分: what was said last is not changed then.
fn exempt(item: &mut Item, phrase: Phrase) {
    let last = item.last.clone();
    item.unread |= phrase.tests.is_empty() || phrase.step.is_some() || last.is_empty();
    for (group, _, at) in last {
        let change = match group {
            Some(group) => &mut item.groups[group].changes[at],
            None => &mut item.changes[at],
        };
        change.unless.clone_from(&phrase.tests);
    }
}

/// Whether a test only says that the target was missed.
fn misses(group: &Group, tests: &[Test]) -> bool {
    let first = group.tiers.first().map(|tier| tier.tests.as_slice());
    match (first, tests) {
        (Some([Test::Compare(one, bounds)]), [Test::Compare(two, below)]) => {
            let (at, under) = (&bounds[0], &below[0]);
            let opposite = matches!((at.sign, under.sign), (Sign::Least, Sign::Below) | (Sign::Above, Sign::Most) | (Sign::Most, Sign::Above));
            bounds.len() == 1 && below.len() == 1 && opposite && at.value == under.value && (two.is_empty() || one == two)
        }
        _ => false,
    }
}

fn award(item: &mut Item, sentence: usize, phrase: Phrase, value: Value) {
    let mut phrase = phrase;
    // 80%以上为合格, 以下不合格.
    if matches!(value, Value::Word(_)) && phrase.tests.is_empty() && item.required.is_empty() && !item.groups.is_empty() {
        phrase.rest = true;
    }
    if matches!(value, Value::Share | Value::Judge | Value::Part(_)) && item.groups.last().is_some_and(|group| misses(group, &phrase.tests)) {
        phrase = Phrase { rest: true, ..Phrase::default() };
    }
    if phrase.rest {
        match item.groups.last_mut() {
            Some(group) if group.rest.is_none() => group.rest = Some(value),
            _ if matches!(value, Value::Share | Value::Judge) && !item.required.is_empty() => {
                let tests = std::mem::take(&mut item.required);
                item.groups.push(Group {
                    tiers: vec![Tier { tests, value: Value::Full }],
                    rest: Some(value),
                    sentence,
                    ..Group::default()
                });
            }
            _ => item.unread = true,
        }
        return;
    }
    if let Some(step) = phrase.step {
        // 每完成1项得1分.
        let change = Change { tests: phrase.tests, step: Some(step), unmet: false, way: Way::Add, value, cap: None, unless: Vec::new() };
        item.groups.push(Group { changes: vec![change], sentence, ..Group::default() });
        return;
    }
    let mut tests = phrase.tests;
    if tests.is_empty() {
        tests = std::mem::take(&mut item.required);
    }
    if let Some(group) = item.groups.last_mut().filter(|group| group.rest.is_none() && continues(group, &tests, &value)) {
        group.tiers.push(Tier { tests, value });
        return;
    }
    new_group(item, sentence, tests, value);
}

fn nothing(item: &mut Item, sentence: usize, phrase: Phrase) {
    if phrase.step.is_some() {
        item.unread = true;
        return;
    }
    // Whatever does not do what is asked gives nothing anyway.
    if phrase.rest || phrase.tests.is_empty() {
        item.unread |= phrase.tests.is_empty() && !phrase.rest && item.groups.is_empty() && item.required.is_empty();
        if item.groups.is_empty() && !item.required.is_empty() {
            let tests = std::mem::take(&mut item.required);
            new_group(item, sentence, tests, Value::Full);
        }
        return;
    }
    match item.groups.last_mut() {
        Some(group) if group.sentence == sentence || continues(group, &phrase.tests, &Value::Full) => {
            group.zeros.push(phrase.tests);
        }
        _ => item.zeros.push(phrase.tests),
    }
}

fn change(item: &mut Item, marks: &Marks, one: &Statement, phrase: Phrase, way: Way, value: Value) {
    let mut phrase = phrase;
    // 其余酌情减分.
    if phrase.rest && matches!(value, Value::Judge) && item.groups.last().is_some_and(|group| group.rest.is_none()) {
        award(item, one.sentence, phrase, value);
        return;
    }
    // 都是每低1%扣0.1分 is said of all groups before.
    if phrase.step.is_some() && phrase.tests.is_empty() && marks.has_any(one.place.from, one.place.to, &["都是", "均为", "以上各项", "均按", "都按", "上述"]) {
        item.shared_changes = true;
        if let Some(step) = phrase.step.as_mut() {
            step.named = false;
        }
        item.changes.push(Change { tests: Vec::new(), step: phrase.step, unmet: false, way, value, cap: None, unless: Vec::new() });
        return;
    }
    let amounts = match &value {
        Value::Points(amount) if amount.respectively => amount.plain.clone(),
        _ => Vec::new(),
    };
    let unmet = phrase.rest;
    let own = !phrase.tests.is_empty() || phrase.step.as_ref().is_some_and(|step| step.named);
    let mut all = vec![Change { tests: phrase.tests, step: phrase.step, unmet, way, value, cap: None, unless: Vec::new() }];
    if let (true, [Test::Compare(name, bounds)], None) = (amounts.len() > 1, all[0].tests.as_slice(), &all[0].step)
        && let Value::Points(amount) = &all[0].value
        && way == Way::Add
        && let Some(tiers) = ladder(name, bounds, amount)
    {
        item.groups.push(Group { tiers, sentence: one.sentence, ..Group::default() });
        return;
    }
    if amounts.len() > 1 {
        match respectively(&all[0], &amounts) {
            Some(parts) => all = parts,
            None => item.unread = true,
        }
    } else if let Value::Points(amount) = &all[0].value
        && amount.each
    {
        let parts = match all[0].tests.as_slice() {
            [Test::Flag(text)] if all[0].step.is_none() => list(text),
            _ => Vec::new(),
        };
        if parts.len() > 1 {
            let base = all[0].clone();
            all = parts.into_iter().map(|part| Change { tests: vec![Test::Flag(part)], ..base.clone() }).collect();
        } else if all[0].step.is_none() {
            item.unread = true;
        }
    }
    let groups = item.groups.len();
    let count = all.len();
    let at = match item.groups.last_mut() {
        Some(group) if group.sentence == one.sentence || (groups == 1 && !own) => {
            group.changes.extend(all);
            (Some(groups - 1), group.changes.len())
        }
        _ => {
            item.unread |= !own && !unmet && groups > 1;
            item.changes.extend(all);
            (None, item.changes.len())
        }
    };
    item.last.extend((at.1 - count..at.1).map(|place| (at.0, one.sentence, place)));
}

/// 受省、市书面通报表扬分别奖10分、5分: each by how often.
fn respectively(change: &Change, amounts: &[Number]) -> Option<Vec<Change>> {
    let (text, step) = match (&change.step, change.tests.as_slice()) {
        (Some(step), []) => (step.name.clone(), Some(step)),
        (None, [Test::Flag(text)]) => (text.clone(), None),
        _ => return None,
    };
    let parts = list(&text);
    if parts.len() != amounts.len() {
        return None;
    }
    let made = parts.into_iter().zip(amounts).map(|(part, amount)| {
        let step = Step {
            name: format!("{text}({part})"),
            named: true,
            side: Side::Count,
            per: step.map_or_else(Number::one, |step| step.per.clone()),
            unit: step.map_or_else(|| "次".to_owned(), |step| step.unit.clone()),
            started: Started::Whole,
        };
        Change {
            tests: Vec::new(),
            step: Some(step),
            value: Value::Points(Amount { plain: vec![amount.clone()], ..Amount::default() }),
            ..change.clone()
        }
    });
    Some(made.collect())
}

/// A limit belongs to what was said last.
fn limit(item: &mut Item, sentence: usize, effect: &Effect) {
    let last = std::mem::take(&mut item.last);
    let group = item.groups.last_mut().filter(|group| group.sentence == sentence);
    match effect {
        Effect::ToNought => item.to_nought = true,
        Effect::ToFull => item.to_full = true,
        Effect::NoLimit => {
            let deducts = item.changes.iter().chain(group.iter().flat_map(|group| &group.changes)).all(|change| change.way == Way::Deduct);
            item.no_floor |= deducts;
            item.no_cap |= !deducts;
        }
        Effect::AtMost(Way::Get, most) => match group {
            Some(group) if !group.changes.is_empty() && group.tiers.is_empty() => group.cap = Some(most.clone()),
            _ => item.cap = Some(most.clone()),
        },
        Effect::AtMost(way, most) => {
            // A group of steps alone, 每完成1项加1分, has its own.
            if let Some(group) = group.filter(|group| group.tiers.is_empty() && last.is_empty()) {
                group.cap = Some(most.clone());
                return;
            }
            match last.as_slice() {
                [(group, _, at)] => {
                    let changes = match group {
                        Some(group) => &mut item.groups[*group].changes,
                        None => &mut item.changes,
                    };
                    item.unread |= changes[*at].way != *way;
                    changes[*at].cap = Some(most.clone());
                }
                // Of several changes it limits the sum, if none of them stands elsewhere.
                [(None, first, 0), ..] => {
                    let same = last.iter().all(|(group, of, _)| group.is_none() && (of == first || *first != sentence))
                        && last.len() == item.changes.len()
                        && item.changes.iter().all(|change| change.way == *way);
                    item.unread |= !same || item.changes.iter().any(|change| change.cap.is_some());
                    item.shared.push((*way, most.clone()));
                }
                _ => item.unread = true,
            }
        }
        _ => {}
    }
}
