//! Bands of one figure: those that take points, and a state that is the whole of a figure told in part elsewhere.

use super::*;

/// The figure of a band, and what it takes.
fn taken(change: &Adjustment) -> Option<(&str, &[Bound], &Number)> {
    let ([Test::Compare(name, bounds)], Merit::Points(amount)) = (change.tests.as_slice(), &change.value)
    else {
        return None;
    };
    let is_plain = change.way == Direction::Deduct
        && change.step.is_none()
        && !change.unmet
        && !change.once
        && change.cap.is_none()
        && change.unless.is_empty()
        && amount.plain.len() == 1
        && amount.by.is_empty()
        && !amount.each;
    is_plain.then(|| (name.as_str(), bounds.as_slice(), &amount.plain[0]))
}

impl ClauseItem {
    /// 5%以内扣3分,5%-10%扣6分: one of them holds, so each is what is left of all points.
    pub(super) fn bands_that_deduct(&mut self) {
        let full = self.points.as_ref().and_then(|points| points.plain.first());
        let Some(full) = full.or(self.printed.as_ref()).cloned() else { return };
        let is_covered = self.are_without_holes();
        if self.groups.is_empty() {
            let Some(tiers) = bands(&self.changes, &full) else { return };
            let tiers = better(&self.changes).into_iter().chain(tiers).collect();
            let mut group = AwardGroup { tiers, ..AwardGroup::default() };
            name_all(&mut group, None);
            self.changes.clear();
            self.groups.push(group);
            self.unread |= !is_covered;
        } else if let [group] = self.groups.as_mut_slice() {
            let [Award { tests, value }] = group.tiers.as_slice() else { return };
            let [Test::Compare(first, _)] = tests.as_slice() else { return };
            let (changes, of_group) = if self.changes.is_empty() {
                (&group.changes, true)
            } else {
                (&self.changes, group.changes.is_empty())
            };
            let given = match value {
                Merit::Full => full,
                Merit::Points(amount) if amount.plain.len() == 1 => amount.plain[0].clone(),
                _ => return,
            };
            let Some(tiers) = bands(changes, &given).filter(|_| of_group && group.rest.is_none()) else {
                return;
            };
            if !tiers.iter().all(|tier| matches!(tier.tests.as_slice(), [Test::Compare(name, _)] if first.is_empty() || name.is_empty() || same_figure(first, name))) {
                return;
            }
            let first = Some(first.clone()).filter(|name| !name.is_empty());
            group.tiers.extend(tiers);
            group.changes.clear();
            self.changes.clear();
            name_all(group, first.as_deref());
            self.unread |= !is_covered;
        }
    }

    /// 合格率90%-95%扣1分,80%-90%扣2分: what 70 % loses is not said; nor is it where two bands leave a hole. Each limit has to be that of two
    /// neighbours, but for the one on the better side, and where the figure ends by itself.
    fn are_without_holes(&self) -> bool {
        let changes = self.changes.iter().chain(self.groups.iter().flat_map(|group| &group.changes));
        let changes: Vec<&Adjustment> = changes.collect();
        let mut bounds: Vec<&Bound> =
            changes.iter().filter_map(|change| taken(change)).flat_map(|(_, bounds, _)| bounds).collect();
        let zeros = self.zeros.iter().chain(self.groups.iter().flat_map(|group| &group.zeros)).flatten();
        let awards = self.groups.iter().flat_map(|group| &group.tiers).flat_map(|tier| &tier.tests);
        for test in zeros.chain(awards) {
            if let Test::Compare(_, more) = test {
                bounds.extend(more);
            }
        }
        let is_end =
            |bound: &&Bound| bound.value.is_zero() || bound.unit == "%" && bound.value == Number::whole(100);
        let mut limits: Vec<Number> =
            bounds.iter().filter(|bound| !is_end(bound)).map(|bound| bound.value.clone()).collect();
        if let (true, Some(edge)) = (self.groups.is_empty(), better_edge(&changes)) {
            limits.retain(|limit| *limit != edge);
        }
        crate::order::sort(&mut limits, Number::cmp);
        limits.chunks(2).all(|pair| matches!(pair, [one, two] if two - one <= Number::one()))
    }

    /// 完成任务得100分,完成任务80%以上得75分: to have done it is all of it; and awards of the same figures are one ladder.
    pub(super) fn whole_of_a_part(&mut self) {
        let shares: Vec<(String, Bound)> = self
            .groups
            .iter()
            .flat_map(|group| group.tiers.iter().flat_map(|tier| &tier.tests))
            .filter_map(|test| match test {
                Test::Compare(name, bounds)
                    if bounds.len() == 1 && bounds[0].unit == "%" && bounds[0].value < Number::whole(100) =>
                {
                    Some((name.clone(), bounds[0].clone()))
                }
                _ => None,
            })
            .collect();
        let mut found = false;
        for test in self.groups.iter_mut().flat_map(|group| &mut group.tiers).flat_map(|tier| &mut tier.tests)
        {
            let Test::Flag(text) = test else { continue };
            if let Some((name, bound)) = shares.iter().find(|(name, _)| name == text) {
                let bound = Bound {
                    sign: Sign::Least,
                    value: Number::whole(100),
                    said: false,
                    dash: false,
                    ..bound.clone()
                };
                *test = Test::Compare(name.clone(), vec![bound]);
                found = true;
            }
        }
        if !found {
            return;
        }
        let names = |group: &AwardGroup| -> Option<Vec<String>> {
            let first = group.tiers.first()?;
            first
                .tests
                .iter()
                .map(|test| match test {
                    Test::Compare(name, _) => Some(name.clone()),
                    _ => None,
                })
                .collect()
        };
        let mut at = 0;
        while at + 1 < self.groups.len() {
            let (one, two) = (&self.groups[at], &self.groups[at + 1]);
            let goes_on = one.changes.is_empty()
                && one.rest.is_none()
                && names(one).is_some()
                && names(one) == names(two);
            if !goes_on {
                at += 1;
                continue;
            }
            let two = self.groups.remove(at + 1);
            let one = &mut self.groups[at];
            one.tiers.extend(two.tiers);
            one.zeros.extend(two.zeros);
            one.changes.extend(two.changes);
            one.rest = two.rest;
        }
    }
}

/// The bands as awards of what they leave; `None` unless all are bands of one figure, one of them between two limits.
fn bands(changes: &[Adjustment], full: &Number) -> Option<Vec<Award>> {
    let all: Vec<(&str, &[Bound], &Number)> = changes.iter().map(taken).collect::<Option<_>>()?;
    let first = all.iter().map(|(name, ..)| *name).find(|name| !name.is_empty()).unwrap_or_default();
    let between = all.iter().any(|(_, bounds, _)| bounds.len() == 2);
    let alike = all.iter().all(|(name, ..)| name.is_empty() || same_figure(first, name));
    let fits = all.iter().all(|(.., points)| **points <= *full);
    (all.len() > 1 && between && alike && fits).then(|| {
        all.iter()
            .map(|(name, bounds, points)| Award {
                tests: vec![Test::Compare((*name).to_owned(), bounds.to_vec())],
                value: Merit::Points(Amount { plain: vec![full - *points], ..Amount::default() }),
            })
            .collect()
    })
}

/// Whether these are bands that take points, and the test is of their figure.
pub(super) fn are_bands(changes: &[Adjustment], tests: &[Test]) -> bool {
    let [Test::Compare(of, _)] = tests else { return false };
    let all: Option<Vec<(&str, &[Bound], &Number)>> = changes.iter().map(taken).collect();
    all.is_some_and(|all| {
        let named = all.iter().map(|(name, ..)| *name).filter(|name| !name.is_empty());
        all.iter().any(|(_, bounds, _)| bounds.len() == 2)
            && (of.is_empty() || named.into_iter().all(|name| same_figure(name, of)))
    })
}

/// What is not named is the figure that is.
fn name_all(group: &mut AwardGroup, of: Option<&str>) {
    let named = group.tiers.iter().find_map(|tier| match tier.tests.as_slice() {
        [Test::Compare(name, _)] if !name.is_empty() => Some(name.clone()),
        _ => None,
    });
    let name = of.map(str::to_owned).or(named).unwrap_or_default();
    for test in group.tiers.iter_mut().flat_map(|tier| &mut tier.tests) {
        if let Test::Compare(of, _) = test {
            of.clone_from(&name);
        }
    }
}

/// The limit on the better side of the band that takes least, as it stands there; none where that band has no end there, or where it cannot
/// be told which side is the better one.
fn better_bound<'a>(changes: &[&'a Adjustment]) -> Option<(&'a str, &'a Bound, bool)> {
    let all: Vec<(&str, &[Bound], &Number)> = changes.iter().filter_map(|change| taken(change)).collect();
    let least = all.iter().min_by(|one, other| one.2.cmp(other.2))?;
    let most = all.iter().max_by(|one, other| one.2.cmp(other.2))?;
    let [low, high] = least.1 else { return None };
    let is_more_better = most.1.iter().all(|bound| bound.value <= low.value);
    let is_less_better = most.1.iter().all(|bound| bound.value >= high.value);
    match (is_more_better, is_less_better) {
        (true, false) => Some((least.0, high, true)),
        (false, true) => Some((least.0, low, false)),
        _ => None,
    }
}

fn better_edge(changes: &[&Adjustment]) -> Option<Number> {
    better_bound(changes).map(|(_, bound, _)| bound.value.clone())
}

/// On the better side of the band that takes least nothing is taken: 90%-95%扣1分 says so of more than 95 %.
fn better(changes: &[Adjustment]) -> Option<Award> {
    let (name, bound, is_more_better) = better_bound(&changes.iter().collect::<Vec<_>>())?;
    let sign = match (is_more_better, bound.sign) {
        (true, Sign::Most) => Sign::Above,
        (true, _) => Sign::Least,
        (false, Sign::Least) => Sign::Below,
        (false, _) => Sign::Most,
    };
    let bound = Bound { sign, said: true, dash: false, ..bound.clone() };
    Some(Award { tests: vec![Test::Compare(name.to_owned(), vec![bound])], value: Merit::Full })
}
