//! What gives nothing: 不得分, and the figure it goes by.

use super::*;

/// 增长不足5%得2分, 负增长不得分: the same figure below zero.
pub(super) fn below_zero(item: &ClauseItem, phrase: &mut Phrase) {
    // 高于平均水平5个百分点以上得5分, 低于平均水平得1分.
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && let Some(of) = text.strip_prefix("低于")
        && let Some(group) = item.groups.last()
        && let Some([Test::Compare(name, bounds)]) = group.tiers.first().map(|tier| tier.tests.as_slice())
        && name.ends_with(&format!("高于{of}"))
    {
        let bound =
            Bound { sign: Sign::Below, value: Number::zero(), dash: false, said: true, ..bounds[0].clone() };
        phrase.tests = vec![Test::Compare(name.clone(), vec![bound])];
        return;
    }
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && ["负增长", "出现负增长", "为负增长"].contains(&text.as_str())
        && let Some(group) = item.groups.last()
        && let Some([Test::Compare(name, bounds)]) = group.tiers.first().map(|tier| tier.tests.as_slice())
        && name.contains('增')
    {
        let bound =
            Bound { sign: Sign::Below, value: Number::zero(), dash: false, said: true, ..bounds[0].clone() };
        phrase.tests = vec![Test::Compare(name.clone(), vec![bound])];
    }
}

/// 高于财政收入增幅得2分, 持平得1分: as much as the other.
pub(super) fn equals(item: &ClauseItem, phrase: &mut Phrase) -> bool {
    const EQUAL: [&str; 6] = ["持平", "相等", "相同", "等于", "相当", "一致"];
    let [Test::Flag(text)] = phrase.tests.as_slice() else { return false };
    let Some(group) = item.groups.last().filter(|group| group.rest.is_none()) else { return false };
    let Some([Test::Beside(one, Sign::Above | Sign::Below, two)]) =
        group.tiers.first().map(|tier| tier.tests.as_slice())
    else {
        return false;
    };
    // 与上年持平, 和平均水平相当.
    let of = text.trim_end_matches('的').trim_start_matches(['与', '和', '同']);
    let is_equal = EQUAL.iter().filter_map(|word| of.strip_suffix(word));
    let is_said = is_equal.into_iter().any(|of| of.is_empty() || two.starts_with(of) || two.ends_with(of));
    if is_said && phrase.step.is_none() {
        let beside = |sign| Test::Beside(one.clone(), sign, two.clone());
        phrase.tests = vec![beside(Sign::Least), beside(Sign::Most)];
    }
    is_said && phrase.step.is_none()
}

/// 较上年提高1个百分点以上得4分, 持平得2分, 下降的不得分: the same figure at zero, and below it.
pub(super) fn moves(item: &mut ClauseItem, phrase: &mut Phrase) -> bool {
    const UP: &[&str] = &["提高", "上升", "提升", "增长", "增加"];
    const DOWN: &[&str] = &["下降", "降低", "减少"];
    let [Test::Flag(text)] = phrase.tests.as_slice() else { return false };
    let text = text.trim_end_matches('的').to_owned();
    let Some(group) = item.groups.last_mut().filter(|group| group.rest.is_none()) else { return false };
    let Some([Test::Compare(name, bounds)]) = group.tiers.first().map(|tier| tier.tests.as_slice()) else {
        return false;
    };
    let (name, bound) = (name.clone(), bounds[0].clone());
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let against = if ends(UP) {
        DOWN
    } else if ends(DOWN) {
        UP
    } else {
        return false;
    };
    let level = ["持平", "与上年持平", "保持不变", "不变", "基本持平"].contains(&text.as_str());
    let other_way = against.contains(&text.as_str()) || text == "负增长" && ends(UP);
    if !level && !other_way {
        return false;
    }
    let at = |sign| Bound { sign, value: Number::zero(), said: true, dash: false, ..bound.clone() };
    if level {
        // 提高不足1个百分点: more than nothing.
        for tier in &mut group.tiers {
            if let [Test::Compare(_, bounds)] = tier.tests.as_mut_slice()
                && let [Bound { sign: Sign::Below | Sign::Most, .. }] = bounds.as_slice()
            {
                bounds.insert(0, at(Sign::Above));
            }
        }
    }
    let bounds = if level { vec![at(Sign::Least), at(Sign::Most)] } else { vec![at(Sign::Below)] };
    phrase.tests = vec![Test::Compare(name, bounds)];
    true
}

/// Which way the last changes go.
pub(super) fn last_ways(item: &ClauseItem) -> Vec<Direction> {
    let change = |(group, _, at): &(Option<usize>, usize, usize)| match group {
        Some(group) => item.groups[*group].changes[*at].way,
        None => item.changes[*at].way,
    };
    item.last.iter().map(change).collect()
}

impl ClauseItem {
    /// 60人以下不得分,60人至79人得4分: what gives nothing is a band of the same figure, though it stands first.
    pub(super) fn zeros_of_bands(&mut self) {
        let name = |tests: &[Test]| match tests {
            [Test::Compare(name, _)] => Some(name.clone()),
            _ => None,
        };
        let (true, Some(group)) = (self.zeros_first, self.groups.first_mut()) else { return };
        let banded = group.tiers.iter().all(|tier| name(&tier.tests).is_some()) && !group.tiers.is_empty();
        let names: Option<Vec<String>> = self.zeros.iter().map(|tests| name(tests)).collect();
        let (true, Some(names)) = (banded, names) else { return };
        let first = group.tiers.first().and_then(|tier| name(&tier.tests)).unwrap_or_default();
        let figure = names.iter().find(|name| !name.is_empty()).cloned().unwrap_or_else(|| first.clone());
        if !(same_figure(&figure, &first) && names.iter().all(|name| same_figure(&figure, name))) {
            return;
        }
        group.zeros.append(&mut self.zeros);
        let tests = group.tiers.iter_mut().map(|tier| &mut tier.tests).chain(&mut group.zeros);
        for test in tests.flatten() {
            if let Test::Compare(name, _) = test
                && same_figure(&figure, name)
            {
                name.clone_from(&figure);
            }
        }
    }
}

/// The step of what was changed last.
pub(super) fn last_step(item: &ClauseItem) -> Option<&StepPhrase> {
    let (group, _, at) = item.last.last()?;
    let change = match group {
        Some(group) => &item.groups[*group].changes[*at],
        None => &item.changes[*at],
    };
    change.step.as_ref()
}

pub(super) fn nothing(item: &mut ClauseItem, sentence: usize, phrase: Phrase) {
    if matches!(phrase.tests.as_slice(), [Test::Chosen(..)]) {
        let zero = Amount { plain: vec![Number::zero()], ..Amount::default() };
        award(item, sentence, phrase, Merit::Points(zero));
        return;
    }
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
            let zero = Amount { plain: vec![Number::zero()], ..Amount::default() };
            group.rest = Some(Merit::Points(zero));
        }
        if item.groups.is_empty() && !item.required.is_empty() {
            let tests = std::mem::take(&mut item.required);
            new_group(item, sentence, tests, Merit::Full);
        }
        return;
    }
    let mut phrase = phrase;
    below_zero(item, &mut phrase);
    // 教师全员参训率×3为该项得分,参训率低于60%不得分: the figure that is reckoned with.
    if let [Test::Compare(name, _)] = phrase.tests.as_mut_slice()
        && name.chars().count() > 2
        && let Some(Merit::Formula(text)) =
            item.groups.last().and_then(|group| group.tiers.first()).map(|tier| &tier.value)
        && let Some(full) =
            text.split(['=', '×', '÷', '/', '(', ')', '+']).find(|part| part.ends_with(name.as_str()))
    {
        *name = full.to_owned();
    }
    // 执行率低于95%扣1分,低于85%不得分: the figure of the deduction before.
    if let [Test::Compare(name, _)] = phrase.tests.as_mut_slice()
        && name.is_empty()
        && item.groups.last().is_none_or(|group| group.sentence != sentence)
        && let Some(of) = item.changes.iter().rev().find_map(|change| match change.tests.as_slice() {
            [Test::Compare(of, _)] if !of.is_empty() => Some(of),
            _ => None,
        })
    {
        name.clone_from(of);
    }
    // 一所学校不达标扣2分,两所及以上学校不达标不得分: the same count.
    let bare = |text: &str| {
        let text = text.strip_prefix('每').unwrap_or(text);
        let begins =
            ["有", "发现", "出现", "存在", "发生", "查出"].iter().find_map(|word| text.strip_prefix(word));
        begins.unwrap_or(text).to_owned()
    };
    if let ([Test::Flag(text)], Some(step)) = (phrase.tests.as_slice(), last_step(item))
        && let Some((bounds, of)) = phrase::counted_at_start(&bare(text))
        && let Some((_, stem)) = phrase::counted_at_start(&bare(&step.name))
        && of == stem
    {
        phrase.tests = vec![Test::Compare(step.name.clone(), bounds)];
    }
    // 发现1次扣0.5分,发现2次及以上不得分; 迟报1次扣1分,累计迟报3次以上不得分: the same count.
    let last = last_step(item).filter(|step| WHOLE.contains(&step.unit.as_str())).map(|step| {
        let of = step.name.trim_end_matches(step.unit.as_str());
        let of = of.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '一');
        let of = of.rsplit([':', '：']).next().unwrap_or(of);
        (of.strip_prefix('每').unwrap_or(of).to_owned(), step.clone())
    });
    if let ([Test::Compare(name, bounds)], Some((of, step))) = (phrase.tests.as_mut_slice(), &last)
        && name == of
        && bounds[0].unit == step.unit
    {
        name.clone_from(&step.name);
    }
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

/// …的不扣分: what was said last is not changed then.
pub(super) fn exempt(item: &mut ClauseItem, sentence: usize, phrase: &Phrase) {
    // 60%-70%扣2分,70%-80%扣1分,80%以上不扣分: the best of the bands.
    if item.groups.is_empty() && bands::are_bands(&item.changes, &phrase.tests) {
        new_group(item, sentence, phrase.tests.clone(), Merit::Full);
        return;
    }
    // 每下降一个位次扣0.5分,持平或上升的不扣分: the other way loses nothing anyway.
    const UP: [&str; 5] = ["持平", "上升", "提高", "不变", "未下降"];
    const DOWN: [&str; 5] = ["持平", "下降", "降低", "不变", "未上升"];
    let steps = item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes));
    let last = steps.filter_map(|change| change.step.as_ref()).next_back();
    if let ([Test::Flag(text)], Some(step)) = (phrase.tests.as_slice(), last) {
        let words = if ["下降", "降低", "后退"].iter().any(|word| step.name.contains(word)) {
            &UP
        } else {
            &DOWN
        };
        let moves = ["下降", "降低", "后退", "上升", "提高"].iter().any(|word| step.name.contains(word));
        let all = text.trim_end_matches('的').split(['或', '、', '和']).all(|word| words.contains(&word));
        if moves && all {
            return;
        }
    }
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

/// 第4名起, 其后: what comes after the places named.
pub(super) fn follows(marks: &Marks, place: Stretch) -> bool {
    let place = phrase::trim(marks, place);
    let end = ["起", "以后", "之后", "其后", "后", "其余名次", "其他名次"].iter().any(|word| {
        let length = word.chars().count();
        place.to >= length && marks.eat(place.to - length, word) == Some(place.to)
    });
    end && place.to - place.from <= 10
}
