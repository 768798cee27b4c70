//! Where bands meet, overlap, or leave a gap, and what comes after the last place that is named.

use super::*;
use crate::clause::lists::spread;

impl Builder<'_> {
    /// Between bands that do not meet (80—89, 90以上) the clause says nothing.
    pub(super) fn gap(&mut self, tiers: &[Award], nothing: ClauseRule) -> ClauseRule {
        let (mut low, mut high, mut name): (Option<Number>, Option<Number>, Option<&str>) =
            (None, None, None);
        let mut bands = 0;
        for tier in tiers {
            let Some((of, bounds)) = figure_of(tier) else { return nothing };
            if bounds[0].unit == "名" {
                return nothing;
            }
            name = name.or_else(|| Some(of.as_str()).filter(|of| !of.is_empty()));
            bands += usize::from(bounds.len() == 2);
            for bound in bounds {
                low = Some(low.map_or_else(|| bound.value.clone(), |low| low.min(bound.value.clone())));
                high = Some(high.map_or_else(|| bound.value.clone(), |high| high.max(bound.value.clone())));
            }
        }
        let (Some(low), Some(high)) = (low, high) else { return nothing };
        let all: Vec<&Bound> = tiers
            .iter()
            .flat_map(|tier| &tier.tests)
            .flat_map(|test| match test {
                Test::Compare(_, bounds) => bounds.as_slice(),
                _ => &[],
            })
            .collect();
        let up = |sign: Sign| matches!(sign, Sign::Least | Sign::Above);
        let met = |bound: &&&Bound| {
            bound.value == low
                || bound.value == high
                    && all.iter().any(|other| up(other.sign) && other.value == high) == up(bound.sign)
                || all.iter().any(|other| other.value == bound.value && up(other.sign) != up(bound.sign))
        };
        if bands == 0 || tiers.len() < 2 || all.iter().filter(met).count() == all.len() {
            return nothing;
        }
        let unit = figure_of(&tiers[0]).map_or_else(String::new, |(_, bounds)| bounds[0].unit.clone());
        let figure = self.figure(name.unwrap_or_default(), &unit);
        let inside = Criterion::All(vec![
            Criterion::Compare(figure.clone(), Sign::Least, Operand::Given(low)),
            Criterion::Compare(figure, Sign::Most, Operand::Given(high)),
        ]);
        when(inside, ClauseRule::Open, nothing)
    }

    /// Between what gives nothing (60%以下不得分) and the least that is awarded (80%以上得3分) the clause says nothing.
    pub(super) fn hole(&mut self, tiers: &[Award], zeros: &[Award], nothing: ClauseRule) -> ClauseRule {
        let single = |tests: &[Test]| match tests {
            [Test::Compare(name, bounds)] if bounds.len() == 1 && bounds[0].unit != "名" => {
                Some((name.clone(), bounds[0].clone()))
            }
            _ => None,
        };
        let up = |bound: &Bound| matches!(bound.sign, Sign::Least | Sign::Above);
        // 2%以内得3分, 0%得5分: one value alone bounds nothing.
        let bounding = tiers.iter().filter(|tier| !is_one_value(tier));
        let awards: Option<Vec<(String, Bound)>> = bounding.map(|tier| single(&tier.tests)).collect();
        let Some(awards) = awards.filter(|awards| !awards.is_empty()) else { return nothing };
        let is_up = up(&awards[0].1);
        let name = awards.iter().map(|(name, _)| name).find(|name| !name.is_empty());
        let is_same = |of: &(String, Bound)| {
            of.1.unit == awards[0].1.unit && (of.0.is_empty() || name.is_none_or(|name| *name == of.0))
        };
        if !awards.iter().all(|award| up(&award.1) == is_up && is_same(award)) {
            return nothing;
        }
        let inner = |one: Number, other: Number| if is_up == (one < other) { one } else { other };
        let Some(least) = awards.iter().map(|(_, bound)| bound.value.clone()).reduce(inner) else {
            return nothing;
        };
        let all: Vec<&[Test]> =
            zeros.iter().map(|zero| &*zero.tests).chain(self.item.zeros.iter().map(Vec::as_slice)).collect();
        let zero = all.into_iter().filter_map(single).find(|zero| {
            let lies_apart = if is_up { zero.1.value < least } else { zero.1.value > least };
            is_same(zero) && up(&zero.1) != is_up && lies_apart
        });
        let Some((_, zero)) = zero else { return nothing };
        // 完成2项及以下不得分, 完成3项得3分: between two counts beside each other lies none.
        let unit = awards[0].1.unit.as_str();
        let is_beside = &zero.value + &Number::one() == least || &least + &Number::one() == zero.value;
        // 无事故得5分, 1起得3分, 2起及以上不得分: nor between counts of which each has its award.
        let between = tiers.iter().filter(|tier| is_one_value(tier)).count();
        let counted = Number::whole(i64::try_from(between).unwrap_or(0) + 1);
        let is_filled = &zero.value + &counted == least || &least + &counted == zero.value;
        if (is_beside || is_filled) && WHOLE.contains(&unit) {
            return nothing;
        }
        let figure = self.figure(name.map_or("", String::as_str), &awards[0].1.unit);
        // What gives nothing is told first; the least that is awarded, too.
        let (low, high) = if is_up { (zero.value, least) } else { (least, zero.value) };
        let inside = Criterion::All(vec![
            Criterion::Compare(figure.clone(), Sign::Least, Operand::Given(low)),
            Criterion::Compare(figure, Sign::Most, Operand::Given(high)),
        ]);
        when(inside, ClauseRule::Open, nothing)
    }

    /// Where an edge stands in two bands, and no note says in which it counts.
    pub(super) fn settle_edges(&mut self, tiers: &mut [Award]) {
        let bounds = |tiers: &[Award]| -> Vec<(usize, usize, usize, Bound)> {
            let mut all = Vec::new();
            for (tier_at, tier) in tiers.iter().enumerate() {
                for (test_at, test) in tier.tests.iter().enumerate() {
                    if let Test::Compare(_, bounds) = test {
                        all.extend(
                            bounds
                                .iter()
                                .enumerate()
                                .map(|(at, bound)| (tier_at, test_at, at, bound.clone())),
                        );
                    }
                }
            }
            all
        };
        let mut changed: Vec<(usize, usize, usize, Sign)> = Vec::new();
        let all = bounds(tiers);
        // 80分至89分, 60分至79分: such ranges hold both their ends.
        let whole = all.iter().filter(|(.., bound)| bound.sign == Sign::Most).any(|high| {
            let next = &high.3.value + &Number::one();
            all.iter().any(|low| low.0 != high.0 && low.3.sign == Sign::Least && low.3.value == next)
        });
        for low in all.iter().filter(|(.., bound)| bound.sign == Sign::Least) {
            for high in all.iter().filter(|(.., bound)| bound.sign == Sign::Most) {
                let of = |at: usize, test: usize| match &tiers[at].tests[test] {
                    Test::Compare(name, _) => name.as_str(),
                    _ => "",
                };
                if low.0 == high.0 || low.3.value != high.3.value || of(low.0, low.1) != of(high.0, high.1) {
                    continue;
                }
                if self.is_alike_beside(&tiers[low.0], &tiers[high.0], tiers) {
                    changed.push((high.0, high.1, high.2, Sign::Below));
                    continue;
                }
                let own = |at: usize, test: usize| match &tiers[at].tests[test] {
                    Test::Compare(_, bounds) => bounds.as_slice(),
                    _ => &[],
                };
                // 80%(含)至90%: who names one edge means that the other does not count.
                let open = own(high.0, high.1)
                    .iter()
                    .any(|bound| bound.said && bound.sign == Sign::Least && bound.value != high.3.value);
                let range = own(low.0, low.1).len() == 2 && own(high.0, high.1).len() == 1;
                let upper = match (low.3.said, high.3.said) {
                    (true, false) => true,
                    (false, true) => false,
                    (false, false) if open || range && whole => true,
                    _ if self.item.above_in => true,
                    // 60%以上得2分, 60%以下不得分: 以上 holds the figure itself.
                    (false, false) if !low.3.dash && !high.3.dash => {
                        self.convention(Convention::Above);
                        true
                    }
                    _ => self.doubt("edge", 2) == 0,
                };
                if upper {
                    changed.push((high.0, high.1, high.2, Sign::Below));
                } else {
                    changed.push((low.0, low.1, low.2, Sign::Above));
                }
            }
        }
        // 高于90%得5分, 低于90%得2分: 90% itself is in neither.
        let strict = |sign: Sign| all.iter().filter(move |(.., bound)| bound.sign == sign);
        for low in strict(Sign::Above) {
            let of = |found: &(usize, usize, usize, Bound)| match &tiers[found.0].tests[found.1] {
                Test::Compare(name, _) => name.clone(),
                _ => String::new(),
            };
            let beside = |found: &&(usize, usize, usize, Bound)| {
                found.0 != low.0 && found.3.value == low.3.value && of(found) == of(low)
            };
            let held = all.iter().any(|found| {
                found.3.value == low.3.value
                    && of(found) == of(low)
                    && matches!(found.3.sign, Sign::Least | Sign::Most)
            });
            let high = strict(Sign::Below).find(beside);
            if let (Some(high), false) = (high, held) {
                if self.doubt("between", 2) == 0 {
                    changed.push((low.0, low.1, low.2, Sign::Least));
                } else {
                    changed.push((high.0, high.1, high.2, Sign::Most));
                }
            }
        }
        for (tier, test, at, sign) in changed {
            if let Test::Compare(_, bounds) = &mut tiers[tier].tests[test] {
                bounds[at].sign = sign;
            }
        }
    }

    /// 高于平均数得2分,每低1%扣0.1分: what exactly the mean is worth is not said.
    pub(super) fn equal(&mut self, group: &AwardGroup, cases: &mut Vec<(Criterion, ClauseRule)>) {
        let short = group.changes.iter().filter_map(|change| change.step.as_ref()).find(|step| !step.named);
        let strict = match (group.tiers.as_slice(), short) {
            ([Award { tests, .. }], Some(step)) => match (tests.as_slice(), step.side) {
                ([test @ Test::Compare(_, bounds)], StepSide::Short)
                    if bounds.len() == 1 && bounds[0].sign == Sign::Above =>
                {
                    Some(test)
                }
                ([test @ Test::Compare(_, bounds)], StepSide::More)
                    if bounds.len() == 1 && bounds[0].sign == Sign::Below =>
                {
                    Some(test)
                }
                ([test @ Test::Beside(_, Sign::Above, _)], StepSide::Short) => Some(test),
                ([test @ Test::Beside(_, Sign::Below, _)], StepSide::More) => Some(test),
                _ => None,
            },
            _ => None,
        };
        let Some(test) = strict.cloned() else { return };
        if self.doubt("equal", 2) == 0 {
            return;
        }
        if let Criterion::Compare(one, _, two) = self.condition(&test) {
            let equal = Criterion::All(vec![
                Criterion::Compare(one.clone(), Sign::Least, two.clone()),
                Criterion::Compare(one, Sign::Most, two),
            ]);
            cases.insert(0, (equal, ClauseRule::zero()));
        }
    }

    /// 高于平均的得5分, 低于平均的不得分: what exactly the mean is worth is as one of the two, and not said as which.
    pub(super) fn equal_of_two(&mut self, group: &AwardGroup, cases: &mut [(Criterion, ClauseRule)]) {
        if group.is_equal_unsaid
            && self.doubt("between", 2) == 0
            && let Some((Criterion::Compare(_, sign, _), _)) = cases.first_mut()
        {
            *sign = if *sign == Sign::Above { Sign::Least } else { Sign::Most };
        }
    }

    /// 在全省、全市列前3名: whether each ladder counts is not said.
    pub(super) fn ladders(
        &mut self,
        group: &AwardGroup,
        points: Option<&Number>,
    ) -> Option<(ClauseRule, Option<Number>)> {
        let name = match group.tiers.first()?.tests.as_slice() {
            [Test::Compare(name, bounds)] if bounds[0].unit == "名" => name.clone(),
            _ => return None,
        };
        let scopes = spread(&name, SCOPES);
        if scopes.len() < 2 {
            return None;
        }
        let each = scopes.into_iter().map(|scope| {
            let mut group = group.clone();
            for test in group.tiers.iter_mut().flat_map(|tier| &mut tier.tests) {
                if let Test::Compare(of, _) = test {
                    of.clone_from(&scope);
                }
            }
            self.group(&group, points).0
        });
        let each: Vec<ClauseRule> = each.collect();
        let rule =
            if self.doubt("together", 2) == 0 { ClauseRule::Sum(each) } else { ClauseRule::Best(each) };
        Some((rule, None))
    }

    /// 依次递减1分: less for each place after the last that is named.
    pub(super) fn down(&mut self, group: &AwardGroup, points: Option<&Number>) -> ClauseRule {
        let last = group.tiers.last().cloned();
        let (Some(each), Some(Award { tests, value })) = (&group.down, last) else {
            return ClauseRule::zero();
        };
        let [Test::Compare(name, bounds)] = tests.as_slice() else {
            self.unread = true;
            return ClauseRule::zero();
        };
        let Some(bound) = bounds.last().filter(|bound| bound.unit == "名") else {
            self.unread = true;
            return ClauseRule::zero();
        };
        let base = self.value(&value, points).0;
        let over =
            Operand::Less(Box::new(self.figure(name, "名")), Box::new(Operand::Given(bound.value.clone())));
        let steps = ClauseRule::Steps { over, per: Number::one(), points: -each, started: Started::Whole };
        self.convention(Convention::Floor);
        ClauseRule::Held(Box::new(ClauseRule::Sum(vec![base, steps])), Some(Number::zero()), None)
    }
}

/// The one figure that an award goes by, whatever else it asks for: 配齐校医,配备率80%-99%.
fn figure_of(award: &Award) -> Option<(&String, &Vec<Bound>)> {
    let mut found = None;
    for test in &award.tests {
        match test {
            Test::Compare(of, bounds) if found.is_none() => found = Some((of, bounds)),
            Test::Flag(_) => {}
            _ => return None,
        }
    }
    found
}

/// The order in which limits of one direction are tried: the narrower first.
pub(super) fn narrower(one: &Bound, two: &Bound) -> std::cmp::Ordering {
    if matches!(one.sign, Sign::Least | Sign::Above) {
        two.value.cmp(&one.value)
    } else {
        one.value.cmp(&two.value)
    }
}

/// Of tiers with one limit each the narrower is tried first.
pub(super) fn narrow_first(tiers: &mut Vec<Award>) {
    let single = |tier: &Award| match tier.tests.as_slice() {
        [Test::Compare(_, bounds)] if bounds.len() == 1 => Some(bounds[0].clone()),
        _ => None,
    };
    // 2%以内得3分, 0%得5分: one value alone lies within the others.
    if tiers.iter().all(|tier| single(tier).is_some() || is_one_value(tier)) {
        let is_wide = |tier: &Award| !is_one_value(tier);
        crate::order::sort(tiers, |one, other| is_wide(one).cmp(&is_wide(other)));
    }
    let bounds: Option<Vec<Bound>> = tiers.iter().map(single).collect();
    let Some(bounds) = bounds else { return };
    let is_low = |bound: &Bound| matches!(bound.sign, Sign::Least | Sign::Above);
    if bounds.iter().all(is_low) || bounds.iter().all(|bound| !is_low(bound)) {
        let low = bounds.first().is_some_and(is_low);
        crate::order::sort(tiers, |one, two| match (single(one), single(two)) {
            (Some(one), Some(two)) if low => two.value.cmp(&one.value),
            (Some(one), Some(two)) => one.value.cmp(&two.value),
            _ => std::cmp::Ordering::Equal,
        });
    }
}

/// Whether an award is for one value of its figure and no other.
fn is_one_value(award: &Award) -> bool {
    match award.tests.as_slice() {
        [Test::Compare(_, bounds)] => bounds.len() == 2 && bounds[0].value == bounds[1].value,
        _ => false,
    }
}
