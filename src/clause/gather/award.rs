//! What is awarded, and what gives nothing.

use super::*;

/// What a statement with an effect does.
pub(super) fn apply(item: &mut Item, marks: &Marks, one: &Statement, effect: &Effect) {
    let deducts = matches!(
        effect,
        Effect::Give(Way::Deduct | Way::Add, _)
            | Effect::Range(Way::Deduct | Way::Add, ..)
            | Effect::Judge(Way::Deduct | Way::Add)
    );
    let mut phrase = phrase::read(marks, one.place, deducts);
    if matches!(effect, Effect::Weight(_)) {
        let place = phrase::trim(marks, one.place);
        phrase = Phrase { tests: vec![Test::Flag(marks.text(place.from, place.to))], ..Phrase::default() };
    }
    if let Effect::Give(_, Amount { per: Some(unit), .. }) = effect {
        let name = match phrase.tests.as_slice() {
            [Test::Flag(name)] if phrase.step.is_none() => Some(name.clone()),
            _ => None,
        };
        item.unread |= name.is_none();
        phrase.step = name.map(|name| Step {
            name,
            named: true,
            side: Side::Count,
            per: Number::one(),
            unit: unit.clone(),
            started: Started::Whole,
        });
        phrase.tests.clear();
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
        if let Effect::Word(word) = effect {
            item.vetoes.push((vec![Test::Any(Vec::new())], word.clone()));
        }
        return;
    }
    item.unread |= phrase.tests.contains(&Test::Unread);
    match effect {
        Effect::Give(Way::Get, amount) => {
            let groups = item.groups.len();
            let one_of = phrase::read(marks, one.place, true)
                .step
                .filter(|step| phrase.step.is_none() && step.side == Side::Count && step.named);
            award(item, one.sentence, phrase, Value::Points(amount.clone()));
            if item.groups.len() == groups + 1
                && let Some(group) = item.groups.last_mut()
            {
                group.each = one_of;
            }
        }
        Effect::Full => award(item, one.sentence, phrase, Value::Full),
        Effect::Part(share) => award(item, one.sentence, phrase, Value::Part(share.clone())),
        Effect::Range(Way::Get, low, high) => {
            award(item, one.sentence, phrase, Value::Range(low.clone(), high.clone()));
        }
        Effect::Judge(Way::Get) => award(item, one.sentence, phrase, Value::Judge),
        Effect::Share => award(item, one.sentence, phrase, Value::Share),
        Effect::Word(word) if is_veto(word) => {
            item.unread |= phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            item.vetoes.push((phrase.tests, word.clone()));
        }
        Effect::Word(word) => award(item, one.sentence, phrase, Value::Word(word.clone())),
        Effect::Weight(weight) => award(item, one.sentence, phrase, Value::Weight(weight.clone())),
        Effect::Zero => nothing(item, one.sentence, phrase),
        Effect::Nothing if phrase.rest && phrase.step.is_none() => {}
        Effect::Nothing => exempt(item, &phrase),
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
        Effect::ToNought if matches!(phrase.tests.as_slice(), [Test::Flag(_)]) && phrase.step.is_none() => {
            // 情节严重的扣完为止.
            nothing(item, one.sentence, phrase);
        }
        Effect::ToNought | Effect::ToFull | Effect::NoLimit | Effect::AtMost(..) => {
            item.unread |= !phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            limit(item, one.sentence, effect);
        }
        Effect::Worth(_) => item.unread = true,
    }
}

/// 第4名起, 其后: what comes after the places named.
pub(super) fn follows(marks: &Marks, place: Place) -> bool {
    let place = phrase::trim(marks, place);
    let end = ["起", "以后", "之后", "其后", "后", "其余名次", "其他名次"].iter().any(|word| {
        let length = word.chars().count();
        place.to >= length && marks.eat(place.to - length, word) == Some(place.to)
    });
    end && place.to - place.from <= 10
}

/// …的不扣分: what was said last is not changed then.
pub(super) fn exempt(item: &mut Item, phrase: &Phrase) {
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
pub(super) fn misses(group: &Group, tests: &[Test]) -> bool {
    let first = group.tiers.first().map(|tier| tier.tests.as_slice());
    match (first, tests) {
        (Some([Test::Compare(one, bounds)]), [Test::Compare(two, below)]) => {
            let (at, under) = (&bounds[0], &below[0]);
            let opposite = matches!(
                (at.sign, under.sign),
                (Sign::Least, Sign::Below) | (Sign::Above, Sign::Most) | (Sign::Most, Sign::Above)
            );
            bounds.len() == 1
                && below.len() == 1
                && opposite
                && at.value == under.value
                && (two.is_empty() || one == two)
        }
        _ => false,
    }
}

pub(super) fn award(item: &mut Item, sentence: usize, phrase: Phrase, value: Value) {
    let mut phrase = phrase;
    // 80%以上为合格, 以下不合格.
    if matches!(value, Value::Word(_))
        && phrase.tests.is_empty()
        && item.required.is_empty()
        && !item.groups.is_empty()
    {
        phrase.rest = true;
    }
    // 未足额拨付的按比例扣分.
    if matches!(value, Value::Share | Value::Judge)
        && let [Test::Flag(text)] = phrase.tests.as_slice()
        && ["未", "没", "不", "达不到"].iter().any(|word| text.starts_with(word))
        && text.chars().count() <= 10
        && item.groups.last().is_some_and(|group| group.sentence == sentence && group.rest.is_none())
    {
        phrase.rest = true;
        phrase.tests.clear();
    }
    // 2次及以上得2分,1次得1分.
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && let Some(bounds) = phrase::exactly(text)
        && let Some(group) = item.groups.last()
        && let Some([Test::Compare(_, first)]) = group.tiers.first().map(|tier| tier.tests.as_slice())
        && first[0].unit == bounds[0].unit
    {
        phrase.tests = vec![Test::Compare(String::new(), bounds)];
    }
    if matches!(value, Value::Share | Value::Judge | Value::Part(_))
        && item.groups.last().is_some_and(|group| misses(group, &phrase.tests))
    {
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
        let change = Change {
            tests: phrase.tests,
            step: Some(step),
            unmet: false,
            way: Way::Add,
            value,
            cap: None,
            unless: Vec::new(),
        };
        item.groups.push(Group { changes: vec![change], sentence, ..Group::default() });
        return;
    }
    let mut tests = phrase.tests;
    if tests.is_empty() {
        tests = std::mem::take(&mut item.required);
    }
    if let Some(group) =
        item.groups.last_mut().filter(|group| group.rest.is_none() && continues(group, &tests, &value))
    {
        group.tiers.push(Tier { tests, value });
        return;
    }
    new_group(item, sentence, tests, value);
}

pub(super) fn nothing(item: &mut Item, sentence: usize, phrase: Phrase) {
    if phrase.step.is_some() {
        item.unread = true;
        return;
    }
    // Whatever does not do what is asked gives nothing anyway.
    if phrase.rest || phrase.tests.is_empty() {
        item.unread |=
            phrase.tests.is_empty() && !phrase.rest && item.groups.is_empty() && item.required.is_empty();
        if let Some(group) =
            item.groups.last_mut().filter(|group| phrase.rest && group.rest.is_none() && group.down.is_none())
        {
            let nought = Amount { plain: vec![Number::zero()], ..Amount::default() };
            group.rest = Some(Value::Points(nought));
        }
        if item.groups.is_empty() && !item.required.is_empty() {
            let tests = std::mem::take(&mut item.required);
            new_group(item, sentence, tests, Value::Full);
        }
        return;
    }
    let mut phrase = phrase;
    // 发现1次扣0.5分,发现2次及以上不得分: the same count.
    if let [Test::Compare(name, bounds)] = phrase.tests.as_mut_slice()
        && ["", "发生", "发现", "出现", "有", "少", "缺"].contains(&name.as_str())
        && let Some((group, _, at)) = item.last.last().copied()
    {
        let change = match group {
            Some(group) => &item.groups[group].changes[at],
            None => &item.changes[at],
        };
        if let Some(step) =
            change.step.as_ref().filter(|step| step.unit == bounds[0].unit && step.side == Side::Count)
        {
            name.clone_from(&step.name);
        }
    }
    match item.groups.last_mut() {
        Some(group) if group.sentence == sentence || continues(group, &phrase.tests, &Value::Full) => {
            group.zeros.push(phrase.tests);
        }
        _ => {
            item.zeros_first |= item.groups.is_empty();
            item.zeros.push(phrase.tests);
        }
    }
}
