//! Several awards: added up, or the highest of them.

use super::*;
use crate::clause::gather::opposites;
use crate::clause::lexicon::ELSE;

/// Whether an addition is for one of several levels.
pub(super) fn is_level(change: &Adjustment) -> bool {
    change.step.as_ref().is_some_and(|step| names_level(&step.name)) || change.tests.iter().any(is_level_test)
}

fn is_level_test(test: &Test) -> bool {
    matches!(test, Test::Flag(text) | Test::Compare(text, _) if names_level(text))
}

fn names_level(text: &str) -> bool {
    let scopes = SCOPES.iter().filter(|scope| scope.chars().count() > 1);
    LEVELS.iter().chain(scopes).any(|level| text.contains(level))
}

/// Whether what is awarded is named in so few words that it leans on what stood before.
fn short_name(group: &AwardGroup) -> bool {
    group.tiers.iter().flat_map(|tier| &tier.tests).all(|test| match test {
        Test::Flag(text) => text.chars().count() <= 4,
        Test::Chosen(..) => true,
        _ => false,
    })
}

/// Whether what is awarded can be had more than once: 推广2篇.
fn counts_pieces(group: &AwardGroup) -> bool {
    let pieces = |tier: &Award| match tier.tests.as_slice() {
        [Test::Compare(_, bounds)] => WHOLE.contains(&bounds[0].unit.as_str()) && bounds[0].unit != "名",
        _ => false,
    };
    group.each.is_some() || group.tiers.iter().any(pieces)
}

/// 达到85%得10分;低于85%的按从高到低排序,分别得8、6、4分: whether the second award is only for whom the first does not hold.
fn is_for_the_rest(groups: &[AwardGroup]) -> bool {
    let [first, second] = groups else { return false };
    let [Award { tests, .. }] = first.tiers.as_slice() else { return false };
    let [Test::Compare(_, bounds)] = tests.as_slice() else { return false };
    let [bound] = bounds.as_slice() else { return false };
    let limit = format!("{}{}", bound.value.plain(), bound.unit);
    let is_other = |name: &str| {
        let missed = opposites(bound.sign).iter().chain(ELSE);
        missed.filter_map(|word| name.strip_prefix(word)).any(|rest| rest.starts_with(&limit))
    };
    let mut names = second.tiers.iter().map(|tier| match tier.tests.as_slice() {
        [Test::Flag(name) | Test::Compare(name, _)] => Some(name.as_str()),
        _ => None,
    });
    !second.tiers.is_empty() && names.all(|name| name.is_some_and(is_other))
}

impl Builder<'_> {
    /// Whether all awards are of one thing: they begin or end with the same words (有专职人员, 有兼职人员).
    fn alternatives(&self, most: &[Number]) -> bool {
        // Less and less, down to nothing: 2.8, 2.6, 2.4, 0.
        let falling = most.windows(2).all(|pair| matches!(pair, [one, two] if one > two));
        let ends = self.item.groups.last().is_some_and(|group| group.rest.is_some());
        let each_is_all = most.windows(2).all(|pair| matches!(pair, [one, two] if one == two));
        if falling && (most.len() > 2 || ends) || each_is_all {
            return true;
        }
        let names: Vec<Vec<char>> = self
            .item
            .groups
            .iter()
            .flat_map(|group| group.tiers.iter().flat_map(|tier| &tier.tests))
            .filter_map(|test| match test {
                Test::Flag(text) | Test::Compare(text, _) => Some(text.chars().collect()),
                _ => None,
            })
            .collect();
        let begin = |name: &Vec<char>| name.iter().take(2).copied().collect::<Vec<char>>();
        let end = |name: &Vec<char>| name.iter().rev().take(2).copied().collect::<Vec<char>>();
        let Some(first) = names.first() else { return false };
        names.iter().all(|name| begin(name) == begin(first))
            || names.iter().all(|name| end(name) == end(first))
    }

    /// What the awards come to together with what is added once (另加): none where one of them has other changes.
    fn with_what_is_added(&self) -> Option<Number> {
        let mut all = Number::zero();
        for group in &self.item.groups {
            let [Award { value: Merit::Points(amount), .. }] = group.tiers.as_slice() else { return None };
            all = &all + amount.plain.first()?;
        }
        let changes =
            self.item.changes.iter().chain(self.item.groups.iter().flat_map(|group| &group.changes));
        for change in changes {
            let Merit::Points(amount) = &change.value else { return None };
            if change.way != Direction::Add || change.step.is_some() {
                return None;
            }
            all = &all + amount.plain.first()?;
        }
        Some(all)
    }

    /// Several awards: added up, or the highest of them.
    pub(super) fn together(
        &mut self,
        parts: Vec<ClauseRule>,
        most: &[Option<Number>],
        points: Option<&Number>,
    ) -> ClauseRule {
        if parts.is_empty() {
            return ClauseRule::Sum(parts);
        }
        let weights = self
            .item
            .groups
            .iter()
            .all(|group| group.tiers.iter().all(|tier| matches!(tier.value, Merit::Weight(_))));
        // 每引进1名本科生计0.1分,每引进1名硕士计0.2分,就高不就低: of one person, or of all that was counted?
        let counted =
            |change: &Adjustment| change.step.as_ref().is_some_and(|step| step.side == StepSide::Count);
        let is_of_each =
            self.item.highest && self.item.groups.iter().flat_map(|group| &group.changes).any(counted);
        if is_of_each && self.doubt("together", 2) == 0 {
            return ClauseRule::Sum(parts);
        }
        if self.item.highest || is_for_the_rest(&self.item.groups) {
            return ClauseRule::Best(parts);
        }
        let known: Option<Vec<Number>> = most.iter().cloned().collect();
        let (sum, best) = match &known {
            Some(known) => (Some(known.iter().sum::<Number>()), known.iter().max().cloned()),
            None => (None, None),
        };
        let open = points.is_none() || known.is_none();
        // 小学、初中达到的各得1分,全部达到的另加3分, of 5 points.
        let all = self.with_what_is_added();
        if weights || (points.is_some() && (sum.as_ref() == points || all.as_ref() == points)) {
            return ClauseRule::Sum(parts);
        }
        // 省级推广1篇得3分;市级2篇得2分: what can be counted can be added up.
        let levels = |group: &&AwardGroup| group.tiers.iter().flat_map(|tier| &tier.tests).any(is_level_test);
        let pieces =
            self.item.groups.iter().any(counts_pieces) && self.item.groups.iter().filter(levels).count() > 1;
        let alike = self.item.groups.iter().filter(levels).count() > 1
            || self.item.groups.iter().all(short_name)
            || self.alternatives(&known.unwrap_or_default());
        // Figures with limits of their own, shares and rests: that the best of them counts is only one reading.
        // Where each of them gives all points it comes to the same.
        let equal = most.iter().all(|one| one.as_ref() == points);
        let plain = self.item.groups.iter().all(|group| {
            let tests =
                group.tiers.iter().flat_map(|tier| &tier.tests).all(|test| matches!(test, Test::Flag(_)));
            let points = group
                .tiers
                .iter()
                .all(|tier| matches!(tier.value, Merit::Points(_) | Merit::Full | Merit::Part(_)));
            points && (tests || equal || levels(&group)) && group.changes.is_empty()
        });
        if points.is_some() && best.as_ref() == points && !pieces && alike && plain {
            return ClauseRule::Best(parts);
        }
        let counted = self.item.groups.iter().all(|group| group.tiers.is_empty() || group.each.is_some());
        let levels = self.item.groups.iter().filter(levels).count() > 1;
        if open && !levels && (counted || points.is_none()) {
            return ClauseRule::Sum(parts);
        }
        if self.doubt("together", 2) == 0 { ClauseRule::Sum(parts) } else { ClauseRule::Best(parts) }
    }
}
