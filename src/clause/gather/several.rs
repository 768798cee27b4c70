//! What stands behind several awards and names none of them: 甲率达到95%、乙率达到90%,各得3分,每低1个百分点扣0.5分.

use super::*;

/// What was said last of one award can be of those before it as well.
pub(in crate::clause) struct BehindSeveral {
    /// Whether the text says that it is (各, 分别), or leaves it open.
    pub(in crate::clause) is_said: bool,
    /// The item with it said of each.
    pub(in crate::clause) of_each: ClauseItem,
}

impl ClauseItem {
    /// What stands behind several awards, if it can be of more than the last.
    pub(in crate::clause) fn behind_several(&self) -> Option<BehindSeveral> {
        let (last, before) = self.groups.split_last()?;
        let trailing = Trailing::of(last)?;
        let is_of = |group: &&AwardGroup| {
            group.rest.is_none()
                && group.changes.is_empty()
                && group.zeros.is_empty()
                && group.cap.is_none()
                && (group.sentence == last.sentence || last.rest_apart)
                && (!last.together || group.together)
                && trailing.fits(group, last.together)
        };
        let count = before.iter().rev().take_while(is_of).count();
        if count == 0 || !trailing.fits(last, last.together) {
            return None;
        }
        let mut of_each = self.clone();
        for group in of_each.groups.iter_mut().rev().skip(1).take(count) {
            group.rest.clone_from(&last.rest);
            group.changes.clone_from(&last.changes);
        }
        Some(BehindSeveral { is_said: last.together, of_each })
    }
}

impl ClauseItem {
    /// Whether a step can be of each of the awards before: 甲率95%以上、乙率90%以上,各2分;低于标准的,每低5个百分点各扣0.5分.
    pub(super) fn goes_to_each(&self, change: &Adjustment) -> bool {
        let Some(step) = change.step.as_ref().filter(|step| !step.named && step.side != StepSide::Count)
        else {
            return false;
        };
        let is_said = matches!(&change.value, Merit::Points(amount) if amount.each);
        let plain = change.tests.is_empty() && change.unless.is_empty() && change.cap.is_none();
        let fits = |group: &AwardGroup| {
            group.rest.is_none()
                && group.changes.is_empty()
                && group.zeros.is_empty()
                && Trailing::Step(step).fits(group, false)
        };
        is_said && plain && self.groups.len() > 1 && self.groups.iter().all(fits)
    }

    /// Whether something that happens is counted behind several awards for what did not happen, and nothing says whose it is:
    /// 无安全事故、无信访事件,各得2分,发生1起扣1分.
    pub(super) fn happens_behind_several(&self) -> bool {
        let Some((last, before)) = self.groups.split_last() else { return false };
        let nameless = last.changes.iter().filter(|change| change.tests.is_empty()).any(|change| {
            change.step.as_ref().is_some_and(|step| step.side == StepSide::Count && says_no_thing(step))
        });
        let is_none = |group: &AwardGroup| {
            let tests = group.tiers.first().map_or(&[][..], |tier| &tier.tests);
            matches!(tests, [Test::Flag(text)] if ["无", "未", "没有"].iter().any(|word| text.starts_with(word)))
        };
        nameless
            && before.last().is_some_and(|group| {
                group.sentence == last.sentence && group.changes.is_empty() && is_none(group)
            })
    }
}

/// 发生1起, 每发现1次: what happens is not named.
fn says_no_thing(step: &StepPhrase) -> bool {
    let name = step.name.strip_prefix('每').unwrap_or(&step.name);
    let happens = HAPPENS.iter().chain(&["有", "存在", "查实"]);
    let name = happens.fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    let name = name.strip_prefix('每').unwrap_or(name);
    let name = name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '一');
    name == step.unit
}

/// Whether a step counts what was to be none: 死亡人数为零得5分,每死亡1人扣2分; 信访量为零得5分,每发生1件扣1分.
pub(in crate::clause) fn counts_what_is_none(step: &StepPhrase, name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let mut pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>());
    let is_measure = |pair: &str| ["人数", "次数", "件数", "数量"].contains(&pair);
    step.side == StepSide::Count && says_no_thing(step)
        || pairs.any(|pair| !is_measure(&pair) && step.name.contains(&pair))
}

/// What is said of an award after it, without a name.
enum Trailing<'a> {
    /// 未达到的按比例得分.
    Share,
    /// 每低1个百分点扣0.5分.
    Step(&'a StepPhrase),
}

impl<'a> Trailing<'a> {
    fn of(group: &'a AwardGroup) -> Option<Self> {
        match (&group.rest, group.changes.as_slice()) {
            (Some(Merit::Share), []) => Some(Self::Share),
            (None, [change])
                if change.tests.is_empty() && change.unless.is_empty() && change.cap.is_none() =>
            {
                let step = change.step.as_ref()?;
                (!step.named && step.side != StepSide::Count).then_some(Self::Step(step))
            }
            _ => None,
        }
    }

    /// Whether it can be said of what a group awards.
    fn fits(&self, group: &AwardGroup, together: bool) -> bool {
        let [Award { tests, value: Merit::Points(_) }] = group.tiers.as_slice() else { return false };
        match (self, tests.as_slice()) {
            (Self::Share, [Test::Flag(_)]) => together,
            (Self::Share, [Test::Compare(_, bounds)]) => {
                matches!(bounds.as_slice(), [bound] if bound.sign == Sign::Least && bound.unit != "名")
            }
            (Self::Step(step), [Test::Compare(_, bounds)]) => {
                let sign = if step.side == StepSide::Short { Sign::Least } else { Sign::Most };
                matches!(bounds.as_slice(), [bound] if bound.sign == sign && is_measured(&bound.unit, &step.unit))
            }
            _ => false,
        }
    }
}

/// Whether a step of the one unit measures a figure of the other.
fn is_measured(figure: &str, step: &str) -> bool {
    let percent = |unit: &str| unit == "%" || unit.contains("百分点");
    figure == step || percent(figure) && percent(step)
}
