//! What only says again what the rule says anyway.

use super::*;

impl Builder<'_> {
    /// 每上升1个百分点扣1分,下降的得满分: what moves the other way loses nothing anyway.
    pub(super) fn is_the_other_way(&self, group: &AwardGroup) -> bool {
        let [Award { tests, value }] = group.tiers.as_slice() else { return false };
        let [Test::Flag(text)] = tests.as_slice() else { return false };
        let full = self.item.points.as_ref().and_then(|points| points.plain.first());
        let all = match value {
            Merit::Full => true,
            Merit::Points(amount) => amount.plain.first() == full,
            _ => false,
        };
        let mut steps = self.item.changes.iter().filter(|change| change.way == Direction::Deduct);
        all && full.is_some()
            && group.changes.is_empty()
            && group.rest.is_none()
            && steps.any(|change| change.step.as_ref().is_some_and(|step| goes_other_way(step, text)))
    }

    /// 控辍保学工作4分。未建立台账扣1分: whether the one award only names what the deductions are taken from.
    pub(super) fn described(&self, points: Option<&Number>) -> bool {
        let item = self.item;
        let ([group], Some(points)) = (item.groups.as_slice(), points) else { return false };
        let [Award { tests, value: Merit::Points(amount) }] = group.tiers.as_slice() else { return false };
        let [Test::Flag(_)] = tests.as_slice() else { return false };
        let all = amount.plain.first() == Some(points) && group.rest.is_none() && group.changes.is_empty();
        if !all
            || item.changes.is_empty()
            || item.changes.iter().any(|change| change.way != Direction::Deduct)
        {
            return false;
        }
        amount.bare
    }

    /// Whether a deduction only says again what parts not done have lost already.
    pub(super) fn said_twice(&mut self, points: Option<&Number>) -> bool {
        let item = self.item;
        let changes: Vec<&Adjustment> =
            item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes)).collect();
        let ([change], Some(points)) = (changes.as_slice(), points) else { return false };
        // In a sentence of its own, or in one with all the parts.
        let apart = item.groups.iter().any(|group| group.sentence != item.groups[0].sentence);
        if apart && item.changes.is_empty() {
            return false;
        }
        let parts: Option<Vec<Number>> = item
            .groups
            .iter()
            .map(|group| match group.tiers.as_slice() {
                [Award { tests, value: Merit::Points(amount) }]
                    if matches!(tests.as_slice(), [Test::Flag(_)]) =>
                {
                    amount.plain.first().cloned()
                }
                _ => None,
            })
            .collect();
        let Some(parts) = parts.filter(|parts| parts.len() > 1 && parts.iter().sum::<Number>() == *points)
        else {
            return false;
        };
        let short = change.step.as_ref().is_some_and(|step| {
            ["一项", "1项", "每项", "项"].iter().any(|word| step.unit == *word || step.name.starts_with(word))
                && step.name.chars().count() <= 10
                && NEGATIVE.iter().any(|word| step.name.contains(word))
        });
        let Merit::Points(amount) = &change.value else { return false };
        let each = self.amount(amount);
        let same = parts.iter().all(|part| *part == each);
        // A part that is lost twice over is not what anybody means.
        self.unread |= short && change.way == Direction::Deduct && !same;
        short && change.way == Direction::Deduct && same
    }
}

/// Whether a text says only that a figure moves the other way than the step goes.
pub(super) fn goes_other_way(step: &StepPhrase, text: &str) -> bool {
    let words: &[&str] = match step.side {
        StepSide::More => &["下降", "降低", "减少", "不上升", "未上升", "不增加", "未增加"],
        StepSide::Short => &["上升", "提高", "增长", "增加", "不下降", "未下降", "不降低"],
        StepSide::Count => &[],
    };
    words.iter().any(|word| text.ends_with(word))
}

/// 发生1起: what happens was said before.
pub(super) fn only_happens(name: &str) -> bool {
    let name = name.trim_start_matches('每');
    ["发生", "出现", "发现", "有"].iter().filter_map(|word| name.strip_prefix(word)).any(|rest| {
        rest.chars().count() <= 2
            && rest.chars().next().is_some_and(|letter| letter.is_ascii_digit() || letter == '一')
    })
}
