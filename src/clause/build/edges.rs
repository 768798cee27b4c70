//! Where bands meet, overlap, or leave a gap, and what comes after the last place that is named.

use super::*;

impl Builder<'_> {
    /// Between bands that do not meet (80—89, 90以上) the clause says nothing.
    pub(super) fn gap(&mut self, tiers: &[Award], nothing: ClauseRule) -> ClauseRule {
        let (mut low, mut high, mut name): (Option<Number>, Option<Number>, Option<&str>) =
            (None, None, None);
        let mut bands = 0;
        for tier in tiers {
            let [Test::Compare(of, bounds)] = tier.tests.as_slice() else { return nothing };
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
        let unit = match tiers[0].tests.as_slice() {
            [Test::Compare(_, bounds)] => bounds[0].unit.clone(),
            _ => String::new(),
        };
        let figure = self.figure(name.unwrap_or_default(), &unit);
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
        for low in all.iter().filter(|(.., bound)| bound.sign == Sign::Least) {
            for high in all.iter().filter(|(.., bound)| bound.sign == Sign::Most) {
                if low.0 == high.0 || low.3.value != high.3.value || low.3.unit == "名" {
                    continue;
                }
                let upper = match (low.3.said, high.3.said) {
                    (true, false) => true,
                    (false, true) => false,
                    _ if self.item.above_in => true,
                    _ => self.doubt("edge", 2) == 0,
                };
                if upper {
                    changed.push((high.0, high.1, high.2, Sign::Below));
                } else {
                    changed.push((low.0, low.1, low.2, Sign::Above));
                }
            }
        }
        for (tier, test, at, sign) in changed {
            if let Test::Compare(_, bounds) = &mut tiers[tier].tests[test] {
                bounds[at].sign = sign;
            }
        }
    }

    /// 依次递减1分: less for each place after the last that is named.
    pub(super) fn down(&mut self, group: &AwardGroup, points: Option<&Number>) -> ClauseRule {
        let last = group.tiers.last().cloned();
        let (Some(each), Some(Award { tests, value })) = (&group.down, last) else {
            return ClauseRule::nought();
        };
        let [Test::Compare(name, bounds)] = tests.as_slice() else {
            self.unread = true;
            return ClauseRule::nought();
        };
        let Some(bound) = bounds.last().filter(|bound| bound.unit == "名") else {
            self.unread = true;
            return ClauseRule::nought();
        };
        let base = self.value(&value, points).0;
        let over =
            Operand::Less(Box::new(self.figure(name, "名")), Box::new(Operand::Given(bound.value.clone())));
        let steps = ClauseRule::Steps { over, per: Number::one(), points: -each, started: Started::Whole };
        self.convention(Convention::Floor);
        ClauseRule::Held(Box::new(ClauseRule::Sum(vec![base, steps])), Some(Number::zero()), None)
    }
}

/// Of tiers with one limit each the narrower is tried first.
pub(super) fn narrow_first(tiers: &mut Vec<Award>) {
    let single = |tier: &Award| match tier.tests.as_slice() {
        [Test::Compare(_, bounds)] if bounds.len() == 1 => Some(bounds[0].clone()),
        _ => None,
    };
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
