//! What is awarded, and what gives nothing.

use super::again::{denied, leaves_equal};
use super::limits::{ceiling, limit};
use super::listed::begins_list;
use super::nothing::{equals, exempt, follows, last_ways, moves, nothing};
use super::rates::{by_own_rate, by_rate, in_part_below, in_proportion, is_formula, with_full_name};
use super::told::{is_beside, is_veto};
use super::ways::{EACH_MET, are_alternatives, figures, of_the_rest, one_by_one};
use super::*;

/// What a statement with an effect does.
pub(super) fn apply(
    item: &mut ClauseItem,
    marks: &Marks,
    one: &Statement,
    effect: &Consequence,
    case: Option<&Test>,
) {
    let deducts = matches!(
        effect,
        Consequence::Give(Direction::Deduct | Direction::Add, _)
            | Consequence::Cut(_)
            | Consequence::Range(Direction::Deduct | Direction::Add, ..)
            | Consequence::Judge(Direction::Deduct | Direction::Add)
    );
    let mut phrase = phrase::read(marks, one.place, deducts);
    let is_equal = equals(item, &mut phrase);
    let case = case.filter(|_| !is_equal && !moves(item, &mut phrase));
    if let Some(case) = case {
        phrase = Phrase { tests: vec![case.clone()], ..Phrase::default() };
    } else if denied(item, one.sentence, &phrase, effect) {
        if let Some(group) = item.groups.last_mut() {
            group.is_equal_unsaid |= leaves_equal(group, &phrase);
        }
        phrase = Phrase { rest: true, ..Phrase::default() };
    }
    // 未制定的不得分, and nothing before it: asked as it is written.
    if phrase.rest
        && phrase.tests.is_empty()
        && *effect == Consequence::Zero
        && case.is_none()
        && item.groups.is_empty()
        && item.required.is_empty()
    {
        let place = phrase::trim(marks, one.place);
        let text = marks.text(place.from, place.to);
        let text = text.rsplit([',', '，']).next().unwrap_or_default().trim_end_matches('的').to_owned();
        if text.chars().count() > 2 && DENIALS.iter().any(|word| text.starts_with(word)) {
            phrase = Phrase { tests: vec![Test::Flag(text)], ..Phrase::default() };
        }
    }
    let denies = match effect {
        Consequence::Zero => true,
        Consequence::Word(word) => is_veto(word),
        _ => false,
    };
    if denies && phrase.step.is_none() && !phrase.rest && are_alternatives(marks, one.place, &phrase.tests) {
        phrase.tests = vec![Test::Any(one_by_one(std::mem::take(&mut phrase.tests)))];
    }
    // 入学率达到100%。达到要求得2分: said of what was required.
    if let [Test::Flag(text)] = phrase.tests.as_slice()
        && SUMMING.contains(&text.as_str())
        && phrase.step.is_none()
        && item.groups.is_empty()
        && !item.required.is_empty()
    {
        phrase.tests.clear();
    }
    if !deducts {
        met::counted(item, &mut phrase);
    }
    if matches!(effect, Consequence::Weight(_)) {
        let place = phrase::trim(marks, one.place);
        phrase = Phrase { tests: vec![Test::Flag(marks.text(place.from, place.to))], ..Phrase::default() };
        item.unread |= (place.from..place.to).any(|at| marks.number(at).is_some());
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
    // 同一项目按最高级别计分,不重复计分,最高6分: which of them are counted is said beside the limit.
    if matches!(effect, Consequence::AtMost(..))
        && is_of_the_same(marks, phrase::trim(marks, one.place).from)
        && says_highest(marks, one.place)
        && item.changes.iter().all(|change| change.step.is_some() && !change.once)
    {
        let place = phrase::trim(marks, one.place);
        item.said.push(marks.text(place.from, place.to));
        phrase = Phrase::default();
    }
    // 覆盖率达到80%,占比达到50%,每项达标得2分: of each of them.
    let mut of_each = None;
    if let (Some(step), Consequence::Give(Direction::Get, amount)) = (&phrase.step, effect)
        && step.unit == "项"
        && step.side == StepSide::Count
        && EACH_MET.iter().any(|word| step.name.ends_with(word))
        && figures(if phrase.tests.is_empty() { &item.required } else { &phrase.tests }) > 1
        && amount.plain.len() == 1
    {
        if phrase.tests.is_empty() {
            phrase.tests = std::mem::take(&mut item.required);
        }
        phrase.step = None;
        of_each = Some(Consequence::Give(Direction::Get, Amount { each: true, ..amount.clone() }));
    }
    let effect = of_each.as_ref().unwrap_or(effect);
    if phrase.rest && !phrase.tests.is_empty() {
        if item.groups.is_empty() {
            item.required.append(&mut phrase.tests);
        } else {
            item.unread = true;
        }
    }
    if one.heading && begins_list(item, marks, one, (&phrase, effect)) {
        return;
    }
    let limits = matches!(
        effect,
        Consequence::AtMost(..)
            | Consequence::AtLeast(_)
            | Consequence::NoLimit(_)
            | Consequence::ToFull
            | Consequence::Rate(_)
    );
    item.unread |= !limits && phrase.tests.contains(&Test::Unread);
    // 本项不得分,并取消评优资格: a second effect of what was said before.
    let bare = |text: &str| LEADING.contains(&text) || ["另", "还", "也", "或", "或者"].contains(&text);
    item.unread |= phrase.tests.iter().any(|test| matches!(test, Test::Flag(text) if bare(text)));
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
            first_words(item, groups, marks, one);
        }
        // 按(1-差异系数)×10得分.
        Consequence::Full if phrase.tests.iter().any(is_formula) => match phrase.tests.as_slice() {
            // 达不到的按实际管理率/85%×10计算得分.
            [Test::Flag(text)]
                if phrase.step.is_none()
                    && item
                        .groups
                        .last()
                        .is_some_and(|group| group.rest.is_none() && !group.tiers.is_empty())
                    && of_the_rest(text).is_some() =>
            {
                if let (Some(group), Some(formula)) = (item.groups.last_mut(), of_the_rest(text)) {
                    let formula = with_full_name(group, &format!("得分={formula}"));
                    group.rest = Some(Merit::Formula(formula));
                }
            }
            [Test::Flag(text)] if phrase.step.is_none() => {
                let value = Merit::Formula(text.clone());
                award(item, one.sentence, Phrase { rest: phrase.rest, ..Phrase::default() }, value);
            }
            // 不足95%的,按实际劝返率÷95%×5计算得分.
            [missed @ Test::Compare(..), Test::Flag(text)] if phrase.step.is_none() => {
                let group = item
                    .groups
                    .last_mut()
                    .filter(|group| group.rest.is_none() && misses(group, std::slice::from_ref(missed)));
                match group {
                    Some(group) => {
                        let text = with_full_name(group, text);
                        group.rest = Some(Merit::Formula(text));
                    }
                    None => item.unread = true,
                }
            }
            _ => item.unread = true,
        },
        _ if !limits && phrase.tests.iter().any(is_formula) => item.unread = true,
        // 无宿舍安全员扣1分(非寄宿制学校得满分): of these nothing is taken.
        Consequence::Full
            if item.groups.is_empty()
                && !item.changes.is_empty()
                && item
                    .changes
                    .iter()
                    .all(|change| change.way == Direction::Deduct && change.unless.is_empty())
                && !phrase.rest
                && marks.letter(one.place.from) == Some('(')
                && matches!(phrase.tests.as_slice(), [Test::Flag(_)]) =>
        {
            for change in &mut item.changes {
                change.unless.clone_from(&phrase.tests);
            }
        }
        Consequence::Full => {
            let groups = item.groups.len();
            award(item, one.sentence, phrase, Merit::Full);
            first_words(item, groups, marks, one);
        }
        Consequence::Cut(share) => {
            change(item, marks, one, phrase, Direction::Deduct, Merit::Part(share.clone()));
        }
        Consequence::Part(share) => award(item, one.sentence, phrase, Merit::Part(share.clone())),
        Consequence::Range(Direction::Get, low, high) => {
            award(item, one.sentence, phrase, Merit::Range(low.clone(), high.clone()));
        }
        Consequence::Judge(Direction::Get) => award(item, one.sentence, phrase, Merit::Judge),
        // 每低1个百分点扣0.5分,按比例扣分: a started step counts in proportion.
        Consequence::Share if phrase == Phrase::default() && in_proportion(item, one.sentence) => {}
        // 校舍达标率得2分,按比例计分.
        Consequence::Share if phrase == Phrase::default() && by_own_rate(item, one.sentence) => {}
        Consequence::Share if in_part_below(item, one.sentence, &phrase) => {}
        Consequence::Share => award(item, one.sentence, phrase, Merit::Share),
        Consequence::Rate(rate) => {
            let place = phrase::trim(marks, one.place);
            let text = marks.text(place.from, place.to);
            let names_points = text.ends_with("得分") && !text.contains([',', '，', '扣', '加']);
            by_rate(item, one.sentence, phrase, (rate, names_points));
        }
        // 不得分,并取消评优资格; 并降低一个等次: what becomes of somebody beside the score.
        Consequence::Word(word)
            if is_beside(word)
                && phrase == Phrase::default()
                && (item.points.is_some() || item.printed.is_some())
                && [item.zero_in, item.veto_in].contains(&Some(one.sentence)) =>
        {
            item.beside.push(word.clone());
        }
        // 实行一票否决,直接定为不合格: what the veto does is said behind it.
        Consequence::Word(word)
            if phrase == Phrase::default()
                && item.veto_in == Some(one.sentence)
                && item.vetoes.last().is_some_and(|(_, before)| before.contains("否决"))
                && (GRADES.contains(&word.as_str()) || word.contains("不合格")) =>
        {
            if let Some((_, before)) = item.vetoes.last_mut() {
                before.clone_from(word);
            }
        }
        // 造成恶劣影响的,一票否决,年度考核不得评优: what else becomes of somebody, of the same thing.
        Consequence::Word(word)
            if is_veto(word)
                && item.veto_in == Some(one.sentence)
                && matches!(phrase.tests.as_slice(), [Test::Flag(text)] if text.ends_with("考核") && text.chars().count() <= 6) =>
            {}
        // 80分以上为完成,未完成目标的列入未完成等级: whatever the points are.
        Consequence::Word(word)
            if item.groups.last().is_some_and(|group| {
                let by_points = |tier: &Award| {
                    matches!((tier.tests.as_slice(), &tier.value), ([Test::Compare(..)], Merit::Word(_)))
                };
                !group.tiers.is_empty() && group.tiers.iter().all(by_points)
            }) && !phrase.tests.is_empty()
                && phrase.tests.iter().all(|test| matches!(test, Test::Flag(_))) =>
        {
            item.vetoes.push((phrase.tests, word.clone()));
        }
        Consequence::Word(word) if is_veto(word) => {
            item.unread |= phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest;
            item.vetoes.push((phrase.tests, word.clone()));
            item.veto_in = Some(one.sentence);
        }
        // 实行一票否决,本项不得分: what the veto does is said behind it.
        Consequence::Zero if phrase == Phrase::default() && item.veto_in == Some(one.sentence) => {
            if let Some((tests, word)) = item.vetoes.pop() {
                item.unread |= !word.contains("否决");
                item.zeros_first |= item.groups.is_empty();
                item.zeros.push(tests);
            }
            item.veto_in = None;
        }
        Consequence::Word(word) => award(item, one.sentence, phrase, Merit::Word(word.clone())),
        Consequence::Weight(weight) => award(item, one.sentence, phrase, Merit::Weight(weight.clone())),
        Consequence::Zero => {
            // 这3分不得: the points of the award before.
            if let Some(start) = marks.eat(one.place.to, "这") {
                let amount = item.groups.last().and_then(|group| group.tiers.first()).map(|tier| &tier.value);
                let same = matches!((amount, marks.number(start)), (Some(Merit::Points(amount)), Some(number)) if amount.plain.first() == Some(number));
                item.unread |= !same;
            }
            item.zero_in = Some(one.sentence);
            nothing(item, one.sentence, phrase);
        }
        // 否则不扣分 says nothing new of deductions, and something else of an award.
        Consequence::Nothing(way) if phrase.rest && phrase.step.is_none() => {
            let award = item.groups.last();
            let awarded =
                award.is_some_and(|group| group.sentence == one.sentence && group.changes.is_empty());
            item.unread |= awarded || !last_ways(item).contains(way);
        }
        // 超额完成的不加分, where nothing is added.
        Consequence::Nothing(Direction::Add)
            if matches!(phrase.tests.as_slice(), [Test::Flag(text)] if text.starts_with('超'))
                && phrase.step.is_none()
                && !item.changes.iter().any(|change| change.way == Direction::Add) => {}
        // 90%以上不扣分,80%-90%扣1分; 达到95%不扣分,每低1个百分点扣0.5分: there all points are left.
        Consequence::Nothing(Direction::Deduct)
            if item.changes.is_empty()
                && item.groups.is_empty()
                && phrase.step.is_none()
                && matches!(phrase.tests.as_slice(), [Test::Compare(..)]) =>
        {
            award(item, one.sentence, phrase, Merit::Full);
        }
        Consequence::Nothing(way) => {
            item.unread |= last_ways(item).iter().any(|other| other != way);
            exempt(item, one.sentence, &phrase);
        }
        Consequence::Contradiction => item.unread = true,
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
        Consequence::ToZero
            if matches!(phrase.tests.as_slice(), [Test::Flag(_)]) && phrase.step.is_none() =>
        {
            // 情节严重的扣完为止.
            nothing(item, one.sentence, phrase);
        }
        Consequence::ToZero
        | Consequence::ToFull
        | Consequence::NoLimit(_)
        | Consequence::AtMost(..)
        | Consequence::AtLeast(_) => {
            let own = item.is_own(marks, one, effect);
            // 得分=完成率×5分,最高5分.
            if phrase.step.is_none() && !phrase.tests.is_empty() && phrase.tests.iter().all(is_formula) {
                item.required.append(&mut phrase.tests);
                limit(item, one.sentence, effect, own);
                return;
            }
            let place = phrase::trim(marks, one.place);
            // 两项不累计,最高4分.
            if says_highest(marks, place) && phrase.step.is_none() && place.to - place.from <= 12 {
                item.highest = true;
                phrase = Phrase::default();
            } else if let Consequence::AtMost(Direction::Get, most, _) = effect
                && ceiling(item, marks, one, &phrase, most)
            {
                return;
            }
            let subject =
                phrase == Phrase::default() || SUBJECTS.contains(&marks.text(place.from, place.to).as_str());
            item.unread |= !subject && (!phrase.tests.is_empty() || phrase.step.is_some() || phrase.rest);
            let said = marks.text(place.from, place.to);
            let way = said.contains('扣').then_some(Direction::Deduct);
            let way = way.or_else(|| said.contains(['加', '奖']).then_some(Direction::Add));
            match (effect, way) {
                (Consequence::AtMost(Direction::Get, most, _), Some(way)) if subject => {
                    limit(item, one.sentence, &Consequence::AtMost(way, most.clone(), true), own);
                }
                _ => limit(item, one.sentence, effect, own),
            }
        }
        Consequence::Base(amount) => {
            item.unread |= phrase.step.is_some() || phrase.rest || !phrase.tests.is_empty();
            item.base = true;
            item.groups.push(AwardGroup {
                tiers: vec![Award { tests: Vec::new(), value: Merit::Points(amount.clone()) }],
                sentence: one.sentence,
                ..AwardGroup::default()
            });
        }
        Consequence::Worth(_) => item.unread = true,
    }
}

/// Keeps the words of an award that has begun a group.
fn first_words(item: &mut ClauseItem, groups: usize, marks: &Marks, one: &Statement) {
    if item.groups.len() == groups + 1
        && let Some(group) = item.groups.last_mut()
    {
        let place = phrase::trim(marks, one.place);
        group.said = marks.text(place.from, place.to);
    }
}
