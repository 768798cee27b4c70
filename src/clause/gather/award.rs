//! What is awarded, and what gives nothing.

use super::*;

/// What a statement with an effect does.
pub(super) fn apply(item: &mut ClauseItem, marks: &Marks, one: &Statement, effect: &Consequence) {
    let deducts = matches!(
        effect,
        Consequence::Give(Direction::Deduct | Direction::Add, _)
            | Consequence::Range(Direction::Deduct | Direction::Add, ..)
            | Consequence::Judge(Direction::Deduct | Direction::Add)
    );
    let mut phrase = phrase::read(marks, one.place, deducts);
    if matches!(effect, Consequence::Weight(_)) {
        let place = phrase::trim(marks, one.place);
        phrase = Phrase { tests: vec![Test::Flag(marks.text(place.from, place.to))], ..Phrase::default() };
    }
    if let Consequence::Give(_, Amount { per: Some(unit), .. }) = effect {
        let name = match phrase.tests.as_slice() {
            [Test::Flag(name)] if phrase.step.is_none() => Some(name.clone()),
            _ => None,
        };
        item.unread |= name.is_none();
        phrase.step = name.map(|name| StepPhrase {
            name,
            named: true,
            side: StepSide::Count,
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
    // 有下列情形的,每项扣1分: what follows is the list.
    if let (true, Some(step), Consequence::Give(way @ (Direction::Deduct | Direction::Add), amount)) =
        (one.heading, &phrase.step, effect)
        && step.side == StepSide::Count
        && step.per == Number::one()
        && ["项", "条", "个", "次"].contains(&step.unit.as_str())
        && ["下列", "以下", "如下"].iter().any(|word| step.name.contains(word))
        && amount.plain.len() == 1
        && !amount.respectively
    {
        item.listed = Some((*way, amount.clone()));
        return;
    }
    if one.heading && marks.has(one.place.from, one.place.to, "之一") {
        // 有下列情形之一的不得分: what follows is the list.
        if !matches!(effect, Consequence::Word(_)) {
            item.unread = true;
        }
        item.any = true;
        if let Consequence::Word(word) = effect {
            item.vetoes.push((vec![Test::Any(Vec::new())], word.clone()));
        }
        return;
    }
    item.unread |= phrase.tests.contains(&Test::Unread);
    match effect {
        Consequence::Give(Direction::Get, amount) => {
            let groups = item.groups.len();
            let one_of = phrase::read(marks, one.place, true)
                .step
                .filter(|step| phrase.step.is_none() && step.side == StepSide::Count && step.named);
            award(item, one.sentence, phrase, Merit::Points(amount.clone()));
            if item.groups.len() == groups + 1
                && let Some(group) = item.groups.last_mut()
            {
                group.each = one_of;
            }
        }
        Consequence::Full => award(item, one.sentence, phrase, Merit::Full),
        Consequence::Part(share) => award(item, one.sentence, phrase, Merit::Part(share.clone())),
        Consequence::Range(Direction::Get, low, high) => {
            award(item, one.sentence, phrase, Merit::Range(low.clone(), high.clone()));
        }
        Consequence::Judge(Direction::Get) => award(item, one.sentence, phrase, Merit::Judge),
        Consequence::Share => award(item, one.sentence, phrase, Merit::Share),
        Consequence::Word(word) if is_veto(word) => {
            item.unread |= phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            item.vetoes.push((phrase.tests, word.clone()));
        }
        Consequence::Word(word) => award(item, one.sentence, phrase, Merit::Word(word.clone())),
        Consequence::Weight(weight) => award(item, one.sentence, phrase, Merit::Weight(weight.clone())),
        Consequence::Zero => nothing(item, one.sentence, phrase),
        Consequence::Nothing if phrase.rest && phrase.step.is_none() => {}
        Consequence::Nothing => exempt(item, &phrase),
        Consequence::Give(way, amount) => {
            change(item, marks, one, phrase, *way, Merit::Points(amount.clone()));
        }
        Consequence::Range(way, low, high) => {
            change(item, marks, one, phrase, *way, Merit::Range(low.clone(), high.clone()));
        }
        Consequence::Judge(way) => change(item, marks, one, phrase, *way, Merit::Judge),
        Consequence::Down(points) => {
            let empty = phrase.rest || phrase.tests.is_empty() || follows(marks, one.place);
            match item.groups.last_mut().filter(|group| group.rest.is_none() && group.down.is_none()) {
                Some(group) if empty => group.down = Some(points.clone()),
                _ => item.unread = true,
            }
        }
        Consequence::ToNought
            if matches!(phrase.tests.as_slice(), [Test::Flag(_)]) && phrase.step.is_none() =>
        {
            // 情节严重的扣完为止.
            nothing(item, one.sentence, phrase);
        }
        Consequence::ToNought | Consequence::ToFull | Consequence::NoLimit | Consequence::AtMost(..) => {
            item.unread |= !phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            limit(item, one.sentence, effect);
        }
        Consequence::Worth(_) => item.unread = true,
    }
}

/// 第4名起, 其后: what comes after the places named.
pub(super) fn follows(marks: &Marks, place: Stretch) -> bool {
    let place = phrase::trim(marks, place);
    let end = ["起", "以后", "之后", "其后", "后", "其余名次", "其他名次"].iter().any(|word| {
        let length = word.chars().count();
        place.to >= length && marks.eat(place.to - length, word) == Some(place.to)
    });
    end && place.to - place.from <= 10
}

/// …的不扣分: what was said last is not changed then.
pub(super) fn exempt(item: &mut ClauseItem, phrase: &Phrase) {
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
pub(super) fn misses(group: &AwardGroup, tests: &[Test]) -> bool {
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

pub(super) fn award(item: &mut ClauseItem, sentence: usize, phrase: Phrase, value: Merit) {
    let mut phrase = phrase;
    // 80%以上为合格, 以下不合格.
    if matches!(value, Merit::Word(_))
        && phrase.tests.is_empty()
        && item.required.is_empty()
        && !item.groups.is_empty()
    {
        phrase.rest = true;
    }
    // 未足额拨付的按比例扣分.
    if matches!(value, Merit::Share | Merit::Judge)
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
    if matches!(value, Merit::Share | Merit::Judge | Merit::Part(_))
        && item.groups.last().is_some_and(|group| misses(group, &phrase.tests))
    {
        phrase = Phrase { rest: true, ..Phrase::default() };
    }
    if phrase.rest {
        match item.groups.last_mut() {
            Some(group) if group.rest.is_none() => group.rest = Some(value),
            _ if matches!(value, Merit::Share | Merit::Judge) && !item.required.is_empty() => {
                let tests = std::mem::take(&mut item.required);
                item.groups.push(AwardGroup {
                    tiers: vec![Award { tests, value: Merit::Full }],
                    rest: Some(value),
                    sentence,
                    ..AwardGroup::default()
                });
            }
            _ => item.unread = true,
        }
        return;
    }
    if let Some(step) = phrase.step {
        // 每完成1项得1分.
        let change = Adjustment {
            tests: phrase.tests,
            step: Some(step),
            unmet: false,
            way: Direction::Add,
            value,
            cap: None,
            unless: Vec::new(),
        };
        item.groups.push(AwardGroup { changes: vec![change], sentence, ..AwardGroup::default() });
        return;
    }
    let mut tests = phrase.tests;
    if tests.is_empty() {
        tests = std::mem::take(&mut item.required);
    }
    if let Some(group) =
        item.groups.last_mut().filter(|group| group.rest.is_none() && continues(group, &tests, &value))
    {
        group.tiers.push(Award { tests, value });
        return;
    }
    new_group(item, sentence, tests, value);
}

pub(super) fn nothing(item: &mut ClauseItem, sentence: usize, phrase: Phrase) {
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
            group.rest = Some(Merit::Points(nought));
        }
        if item.groups.is_empty() && !item.required.is_empty() {
            let tests = std::mem::take(&mut item.required);
            new_group(item, sentence, tests, Merit::Full);
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
            change.step.as_ref().filter(|step| step.unit == bounds[0].unit && step.side == StepSide::Count)
        {
            name.clone_from(&step.name);
        }
    }
    match item.groups.last_mut() {
        Some(group) if group.sentence == sentence || continues(group, &phrase.tests, &Merit::Full) => {
            group.zeros.push(phrase.tests);
        }
        _ => {
            item.zeros_first |= item.groups.is_empty();
            item.zeros.push(phrase.tests);
        }
    }
}
