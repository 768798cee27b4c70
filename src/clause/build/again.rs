//! What only says again what the rule says anyway.

use super::levels::takes_all;
use super::*;
use crate::clause::gather::same_figure;
use crate::clause::lists::list;

impl Builder<'_> {
    /// 按时缴纳得3分, 逾期的扣1分: the award is what the deduction is taken from, and no condition of it.
    pub(super) fn without_excluded(&mut self, mut group: AwardGroup) -> AwardGroup {
        let alone = self.item.groups.len() == 1;
        let outer = self.item.changes.iter().filter(|_| alone);
        let taken: Vec<&Adjustment> =
            group.changes.iter().chain(outer).filter(|change| change.way == Direction::Deduct).collect();
        let full = match group.tiers.first().map(|tier| &tier.value) {
            Some(Merit::Points(amount)) => amount.plain.first().cloned(),
            _ => self.item.points.as_ref().and_then(|points| points.plain.first()).cloned(),
        };
        // A deduction of everything comes to the same, and is asked as it is written.
        let by = |text: &str| {
            taken.iter().any(|change| !takes_all(change, full.as_ref()) && excludes(text, change))
        };
        let excluded = match group.tiers.as_slice() {
            [Award { tests, value: Merit::Points(_) | Merit::Full }] if group.rest.is_none() => {
                let missed = |test: &Test| match test {
                    Test::Flag(text) => by(text),
                    Test::Compare(name, _) => taken.iter().any(|change| falls_short(name, change)),
                    _ => false,
                };
                // 覆盖率100%,记录完整得4分;覆盖率不足扣1分,记录不完整扣1分: each of them is taken off.
                !tests.is_empty()
                    && tests.iter().all(missed)
                    && tests.iter().any(|test| matches!(test, Test::Flag(_)))
                    || goes_on_below(tests, &taken) == Some(true)
            }
            _ => false,
        };
        let taken_from = !excluded && self.is_taken_from(&group, &taken, full.as_ref());
        if let [Award { tests, .. }] = group.tiers.as_slice()
            && let [Test::Compare(name, _)] = tests.as_slice()
            && (excluded || taken_from)
        {
            // What is taken off below need not name the figure again.
            self.name.clone_from(name);
        }
        if excluded || taken_from {
            self.said.push(group.said.clone());
            group.tiers[0].tests.clear();
        }
        group
    }

    /// Whether deductions are from the points of an award whose condition does not hold where they do: 专职得满分,兼职扣1分. Asked where
    /// nothing says it.
    fn is_taken_from(&mut self, group: &AwardGroup, taken: &[&Adjustment], full: Option<&Number>) -> bool {
        let [Award { tests, value: Merit::Points(_) | Merit::Full }] = group.tiers.as_slice() else {
            return false;
        };
        if group.rest.is_some() {
            return false;
        }
        match tests.as_slice() {
            [Test::Flag(text)]
                if taken.iter().any(|change| !takes_all(change, full) && is_another_state(change)) =>
            {
                // 兼职的扣1分,未配备的不得分: what gives nothing is said as well.
                let nothing_is_said = !group.zeros.is_empty()
                    || self.item.groups.len() == 1 && !self.item.zeros.is_empty()
                    || taken.iter().any(|change| takes_all(change, full));
                if !nothing_is_said {
                    // Asked under either choice, so that an ask keeps its id.
                    self.ask(text, "", AskKind::Flag, &[]);
                }
                nothing_is_said || self.doubt("base", 2) == 0
            }
            // 达到95%得满分,低于90%扣3分: from 90 to 95 it is not said.
            [Test::Compare(name, _)] if goes_on_below(tests, taken).is_some() => {
                self.name.clone_from(name);
                self.doubt("base", 2) == 0
            }
            _ => false,
        }
    }

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
                && NEGATIVE.iter().chain(FAILS).any(|word| step.name.contains(word))
        });
        let Merit::Points(amount) = &change.value else { return false };
        let each = self.amount(amount);
        let same = parts.iter().all(|part| *part == each);
        // A part that is lost twice over is not what anybody means.
        self.unread |= short && change.way == Direction::Deduct && !same;
        short && change.way == Direction::Deduct && same
    }
}

/// 达到1.5%得满分,低于1.5%的扣2分,低于1%的扣4分: below the limit of the award less is had, and not nothing. None where the deductions are of
/// something else; else whether they begin at that limit, and leave no hole.
fn goes_on_below(tests: &[Test], taken: &[&Adjustment]) -> Option<bool> {
    let [Test::Compare(name, bounds)] = tests else { return None };
    let ([bound], false) = (bounds.as_slice(), taken.is_empty()) else { return None };
    let up = |sign: Sign| matches!(sign, Sign::Least | Sign::Above);
    let mut begins = false;
    for change in taken {
        let [Test::Compare(of, others)] = change.tests.as_slice() else { return None };
        let [other] = others.as_slice() else { return None };
        let opposite = up(other.sign) != up(bound.sign) && other.unit == bound.unit;
        if !opposite || change.step.is_some() || !same_figure(name, of) {
            return None;
        }
        begins |= other.value == bound.value;
    }
    Some(begins)
}

/// Whether a deduction is for how things stand instead, and neither for what lacks nor for what happens beside: 专职督学得满分,兼职督学扣1分.
/// Where that holds the award's own condition does not, and all would be lost.
fn is_another_state(change: &Adjustment) -> bool {
    const BESIDE: &[&str] = &["被", "受到", "因", "发现", "造成", "引发", "经"];
    let stands = |test: &Test| match test {
        Test::Flag(text) => {
            !NEGATIVE.iter().chain(FAILS).any(|word| text.contains(word))
                && !HAPPENS.iter().chain(BESIDE).any(|word| text.contains(word))
        }
        _ => false,
    };
    // 实现“双下降”得10分;一项上升的扣5分: the one of several that is not so.
    let of_several = change.step.as_ref().is_some_and(|step| {
        step.side == StepSide::Count
            && !NEGATIVE.iter().chain(FAILS).any(|word| step.name.contains(word))
            && ["一项", "1项", "有一项", "有1项", "单项"].iter().any(|word| step.name.starts_with(word))
    });
    of_several
        || change.step.is_none()
            && !change.unmet
            && !change.tests.is_empty()
            && change.tests.iter().all(stands)
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
    ["发生", "出现", "发现", "有", "存在", "查实", "查出"]
        .iter()
        .filter_map(|word| name.strip_prefix(word))
        .any(|rest| {
            rest.chars().count() <= 2
                && rest.chars().next().is_some_and(|letter| letter.is_ascii_digit() || letter == '一')
        })
}

/// 每有1个班, 每有一所: a thing of at most one letter, behind nothing but 有 and one.
pub(super) fn counts_barely(name: &str) -> bool {
    let name = name.trim_start_matches('每');
    let Some(rest) = name.strip_prefix('有') else { return false };
    let rest = rest.trim_start_matches(['1', '一', '个']);
    rest.chars().count() <= 1
}

/// What is said of a time, without the time: 近三年无失学.
pub(super) fn after_time(text: &str) -> &str {
    let letters = ['近', '最', '一', '二', '两', '三', '四', '五', '本', '当', '全'];
    let rest = text.trim_start_matches(letters);
    let spans = ["学年度", "学年", "年来", "年内", "年间", "年度", "年中", "年"];
    let after = spans.iter().find_map(|span| rest.strip_prefix(span));
    after
        .filter(|_| rest.len() < text.len())
        .map_or(text, |after| after.trim_start_matches(['内', '均', '都']))
}

/// Whether points go down step by step.
pub(super) fn takes_steps(rule: &ClauseRule) -> bool {
    match rule {
        ClauseRule::Steps { points, .. } => points.is_negative(),
        ClauseRule::First(cases, rest) => {
            takes_steps(rest) || cases.iter().any(|(_, rule)| takes_steps(rule))
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().any(takes_steps),
        ClauseRule::Held(rule, ..) => takes_steps(rule),
        ClauseRule::Worth(_) | ClauseRule::Word(_) | ClauseRule::Open | ClauseRule::Judged { .. } => false,
    }
}

/// Words of what comes too late, and of what comes in time.
const LATE: [&str; 8] = ["逾期", "超期", "延期", "迟报", "迟交", "滞后", "延迟", "拖延"];
const IN_TIME: [&str; 7] = ["按时", "按期", "及时", "如期", "准时", "规定时间", "限期"];

/// Words of what is all there, and of what lacks.
const WHOLE_OF: [&str; 5] = ["齐全", "完整", "完备", "齐备", "健全"];
const LACKS: [&str; 5] = ["不全", "缺失", "缺少", "残缺", "缺项"];

/// Whether a deduction is of the very case that an award excludes, so that the award is what it is taken from: 按时缴纳得3分, 逾期的扣1分.
pub(super) fn excludes(award: &str, change: &Adjustment) -> bool {
    let flags = change.tests.iter().filter_map(|test| match test {
        Test::Flag(text) | Test::Compare(text, _) => Some(text.as_str()),
        _ => None,
    });
    let mut told = flags.chain(change.step.iter().map(|step| step.name.as_str()));
    let begins = |text: &str| text.chars().take(2).collect::<String>();
    let stem = |text: &str| {
        DENIALS.iter().chain(&["零", "不存在", "杜绝"]).find_map(|word| {
            Some(text.split_once(*word)?.1.trim_start_matches(['发', '生', '出', '现', '有']).to_owned())
        })
    };
    // 无集体上访: what is counted is 集体上访.
    let denied = stem(award).map(|rest| begins(&rest)).filter(|two| two.chars().count() == 2);
    told.any(|text| {
        let late =
            LATE.iter().any(|word| text.contains(word)) && IN_TIME.iter().any(|word| award.contains(word));
        // 未足额征收 of 按规定征收.
        let how = |rest: &str| {
            const HOW: [&str; 10] =
                ["足额", "全额", "及时", "按时", "按规定", "全面", "有效", "认真", "按要求", "依法"];
            HOW.iter()
                .find_map(|word| rest.strip_prefix(word))
                .map(begins)
                .filter(|two| two.chars().count() == 2)
        };
        let in_part = stem(text).and_then(|rest| how(&rest)).is_some_and(|two| award.contains(&two));
        // 报送不及时 of 及时报送; 资料不全 and 资料有缺失 of 资料齐全.
        let unmet = stem(text).is_some_and(|rest| match rest.trim_end_matches('的').chars().count() {
            0 => false,
            1 => award.ends_with(rest.trim_end_matches('的')),
            _ => award.contains(&begins(&rest)),
        });
        let lacks =
            WHOLE_OF.iter().any(|word| award.contains(word)) && LACKS.iter().any(|word| text.contains(word));
        let unmet = (unmet || lacks || in_part) && stem(award).is_none();
        let happens = denied.as_ref().is_some_and(|two| text.contains(two)) && stem(text).is_none();
        late || unmet || happens
    })
}

/// 覆盖率不足, of 挂牌督导覆盖率: that a figure falls short, as it is written.
fn falls_short(name: &str, change: &Adjustment) -> bool {
    change.step.is_none()
        && change.tests.iter().any(|test| {
            matches!(test, Test::Flag(text) if ["不足", "不够", "不达标", "未达标", "未达到", "偏低"]
                .iter()
                .filter_map(|word| text.strip_suffix(word))
                .any(|of| of.chars().count() > 1 && (name.ends_with(of) || of.ends_with('数'))))
        })
}

/// The parts of a list of what lacks, each with a denial of its own: 无计划、无方案、无总结.
pub(super) fn denials(tests: &[Test]) -> Option<Vec<String>> {
    let [Test::Flag(text)] = tests else { return None };
    let parts = list(text);
    let told = ["均", "都", "全部", "任", "之一", "同时", "既"].iter().any(|word| text.contains(word));
    let (first, rest) = parts.split_first()?;
    // 缺少方案、台账、总结.
    if let Some(word) = ["缺少", "缺乏"].iter().find(|word| text.starts_with(*word))
        && !told
        && parts.len() > 1
        && text.contains('、')
    {
        let each = parts.iter().map(|part| format!("{word}{}", part.trim_start_matches(*word)));
        return Some(each.collect());
    }
    let denied = |part: &&String| DENIALS.iter().any(|word| part.starts_with(word));
    let fits = !told
        && !rest.is_empty()
        && rest.iter().all(|part| denied(&part) && part.chars().count() > 2)
        && DENIALS.iter().any(|word| first.contains(word));
    fits.then_some(parts)
}

/// Each figure by its name: what is not named again is the one named before.
pub(super) fn named(group: &AwardGroup) -> AwardGroup {
    let mut group = group.clone();
    let mut last = String::new();
    for test in
        group.tiers.iter_mut().flat_map(|tier| &mut tier.tests).chain(group.zeros.iter_mut().flatten())
    {
        if let Test::Compare(name, _) = test {
            if !last.is_empty() && same_figure(&last, name) {
                name.clone_from(&last);
            } else {
                last.clone_from(name);
            }
        }
    }
    group
}

/// Whether this is said to be worth nothing.
pub(super) fn gives_nothing(value: &Merit) -> bool {
    matches!(value, Merit::Points(amount) if amount.plain == [Number::zero()])
}
