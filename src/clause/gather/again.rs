//! What only says again what was said before: 未达到的, 低于85%的.

use super::*;

/// Whether this only says that what was asked before is not so: 设立机构得2分, 未设立, 不得分.
pub(super) fn denied(item: &ClauseItem, sentence: usize, phrase: &Phrase, effect: &Consequence) -> bool {
    let [Test::Flag(text)] = phrase.tests.as_slice() else { return false };
    // 达到三项得6分, 一项都没有达到不得分.
    let counted = item.groups.last().is_some_and(|group| {
        group.rest.is_none()
            && group.changes.is_empty()
            && group.tiers.iter().all(|tier| {
                matches!(tier.tests.as_slice(), [Test::Compare(_, bounds)] if WHOLE.contains(&bounds[0].unit.as_str()))
            })
    });
    if counted && *effect == Consequence::Zero && NONE_OF.iter().any(|word| text.starts_with(word)) {
        return phrase.step.is_none();
    }
    // 均达到得6分,有一项未达到不得分.
    let one_of =
        ["有一项", "有1项", "一项", "1项", "任一项", "任何一项", "任意一项", "其中一项", "有一个", "任一"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
    let several = item.groups.last().is_some_and(|group| {
        group.rest.is_none()
            && group.changes.is_empty()
            && group.tiers.iter().all(|tier| tier.tests.len() > 1)
    });
    if let (Some(missed), true, Consequence::Zero) = (one_of, several, effect) {
        let missed = missed.trim_end_matches("要求").trim_end_matches("标准");
        return ELSE.contains(&missed) && phrase.step.is_none();
    }
    // 不低于全省平均水平得6分, 低于全省平均水平的不得分.
    if let (Some([Test::Beside(_, sign, two)]), Consequence::Zero) =
        (item.groups.last().and_then(|group| group.tiers.first()).map(|tier| tier.tests.as_slice()), effect)
    {
        // 低于上年的, of 上年财政教育支出; 等于或高于的, of the same two.
        return opposites(*sign)
            .iter()
            .filter_map(|word| text.strip_prefix(word))
            .any(|rest| rest.is_empty() || two.starts_with(rest));
    }
    // 不低于公务员平均工资得4分,低于的按比例得分, 低于的得2分, 低于的扣2分.
    if let (
        Some([Test::Beside(_, sign, two)]),
        Consequence::Share | Consequence::Give(Direction::Get | Direction::Deduct, _),
    ) = (only_tier(item, sentence).or_else(|| only_pair(item, sentence)), effect)
        && phrase.step.is_none()
    {
        return opposites(*sign)
            .iter()
            .filter_map(|word| text.strip_prefix(word))
            .any(|rest| rest.is_empty() || two.starts_with(rest));
    }
    // 控制在2%以内得3分,超过的不得分: beyond the limit just named.
    if let (
        Some([Test::Compare(_, bounds)]),
        Consequence::Zero
        | Consequence::Part(_)
        | Consequence::Share
        | Consequence::Give(Direction::Get | Direction::Deduct, _),
    ) = (only_tier(item, sentence), effect)
        && let [bound] = bounds.as_slice()
    {
        let beyond: &[&str] = match bound.sign {
            Sign::Most | Sign::Below => &["超过", "超出", "超标", "高于", "超过标准", "超出标准", "超过规定"],
            Sign::Least | Sign::Above => &["低于", "少于", "不足", "低于标准"],
        };
        if phrase.step.is_none() && beyond.contains(&text.as_str()) {
            return true;
        }
    }
    let stem = DENIALS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or_default();
    let Some(group) = item.groups.last() else { return false };
    let stem_letters = stem.chars().count();
    if phrase.step.is_some()
        || phrase.rest
        || !(2..=8).contains(&stem_letters)
        || group.rest.is_some()
        || group.sentence + 1 < sentence
        || !group.changes.is_empty()
        || !item.changes.is_empty()
    {
        return false;
    }
    let awarded = |tier: &Award| match (tier.tests.as_slice(), &tier.value) {
        ([Test::Flag(of)], Merit::Points(amount)) if says_again(of, stem) => amount.plain.first().cloned(),
        _ => None,
    };
    let [tier] = group.tiers.as_slice() else { return false };
    awarded(tier).is_some()
        && matches!(effect, Consequence::Zero | Consequence::Part(_) | Consequence::Give(Direction::Get, _))
}

/// What the last award asks, where it is one case without a rest, just before.
fn only_tier(item: &ClauseItem, sentence: usize) -> Option<&[Test]> {
    let last = item.groups.last();
    let one =
        last.filter(|group| group.tiers.len() == 1 && group.rest.is_none() && group.sentence + 1 >= sentence);
    one.map(|group| group.tiers[0].tests.as_slice())
}

/// 高于的得5分, 持平的得3分: what the first of these asks, where all are of the same two figures.
fn only_pair(item: &ClauseItem, sentence: usize) -> Option<&[Test]> {
    let group = item.groups.last().filter(|group| group.rest.is_none() && group.sentence + 1 >= sentence)?;
    let is_pair = |tests: &[Test]| tests.iter().all(|test| matches!(test, Test::Beside(..)));
    (group.tiers.len() == 2 && group.tiers.iter().all(|tier| is_pair(&tier.tests)))
        .then(|| group.tiers[0].tests.as_slice())
}

/// Whether of two figures beside each other one case is above and the other below: neither is of two that are equal.
pub(super) fn leaves_equal(group: &AwardGroup, phrase: &Phrase) -> bool {
    let ([Award { tests, .. }], [Test::Flag(text)]) = (group.tiers.as_slice(), phrase.tests.as_slice())
    else {
        return false;
    };
    let strict: &[&str] = match tests.as_slice() {
        [Test::Beside(_, Sign::Above, _)] => &["低于", "小于", "少于"],
        [Test::Beside(_, Sign::Below, _)] => &["高于", "大于", "超过"],
        _ => return false,
    };
    strict.iter().any(|word| text.starts_with(word)) && !text.contains("等于")
}

/// Words for what is not so where a sign holds.
pub(in crate::clause) fn opposites(sign: Sign) -> &'static [&'static str] {
    match sign {
        Sign::Least => &["低于", "小于", "少于"],
        Sign::Most => &["高于", "大于", "超过", "超出"],
        // What equals it is not awarded either.
        Sign::Above => &["不高于", "等于或低于", "低于或等于", "不超过", "低于", "小于"],
        Sign::Below => &["不低于", "等于或高于", "高于或等于", "不少于", "高于", "大于"],
    }
}

/// Whether a text says in fewer words what another said: 达到上级下达的目标, 达到目标.
pub(super) fn says_again(text: &str, short: &str) -> bool {
    let begins: String = short.chars().take(2).collect();
    let mut letters = text.chars();
    text.contains(short)
        || text.contains(&begins) && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// Whether a test only says that the target was missed.
pub(super) fn misses(group: &AwardGroup, tests: &[Test]) -> bool {
    // 完成90%以上得6分, 80%以上得4分; 低于80%的: the last of them.
    let several = group.tiers.len() > 1;
    let last = group.tiers.last().map(|tier| tier.tests.as_slice());
    match (last, tests) {
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
                && (at.unit == under.unit || under.unit.is_empty())
                && (same_figure(one, two) || several && same_figure(two, one))
        }
        _ => false,
    }
}
