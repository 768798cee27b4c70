//! Points in proportion, by judgement, and for each of several.

use super::*;

impl Builder<'_> {
    /// 按比例: the figure's share of its target.
    pub(super) fn share(&mut self, tests: &[Test], points: Option<&Number>) -> ClauseRule {
        let Some(points) = points.cloned() else {
            self.unread = true;
            return ClauseRule::zero();
        };
        let of = match tests {
            [Test::Compare(name, bounds)]
                if bounds.len() == 1 && bounds[0].sign == Sign::Least && !bounds[0].value.is_zero() =>
            {
                let figure = self.figure(name, &bounds[0].unit);
                Operand::Over(Box::new(figure), Box::new(Operand::Given(bounds[0].value.clone())))
            }
            [Test::Beside(one, Sign::Least | Sign::Above, two)] => {
                let one = Operand::Asked(self.ask(one, "", AskKind::Number, &[]));
                let two = Operand::Asked(self.ask(two, "", AskKind::Number, &[]));
                Operand::Over(Box::new(one), Box::new(two))
            }
            [] | [Test::Flag(_)] => {
                let title = match tests {
                    [Test::Flag(title)] => format!("{title}:完成比例"),
                    _ => "完成比例".to_owned(),
                };
                let asked = Operand::Asked(self.ask(&title, "%", AskKind::Number, &[]));
                Operand::Over(Box::new(asked), Box::new(Operand::Given(Number::whole(100))))
            }
            _ => {
                self.unread = true;
                return ClauseRule::zero();
            }
        };
        let share = Operand::Within(Box::new(of), Number::zero(), Number::one());
        ClauseRule::Worth(Operand::Times(Box::new(Operand::Given(points)), Box::new(share)))
    }

    /// So many points, in proportion to a rate.
    pub(super) fn rate(&mut self, name: &str, of: &Number) -> ClauseRule {
        let figure = Box::new(self.figure(name, "%"));
        let share = Operand::Over(figure, Box::new(Operand::Given(Number::whole(100))));
        let share = Operand::Within(Box::new(share), Number::zero(), Number::one());
        ClauseRule::Worth(Operand::Times(Box::new(Operand::Given(of.clone())), Box::new(share)))
    }

    /// 小学达标率占60%, 初中达标率占40%: rates that together are all of the points.
    pub(super) fn weighted(&mut self, points: Option<&Number>) -> Option<ClauseRule> {
        let weights: Option<Vec<(String, Number)>> = self
            .item
            .groups
            .iter()
            .map(|group| match group.tiers.as_slice() {
                [Award { tests, value: Merit::Weight(weight) }] => match tests.as_slice() {
                    [Test::Flag(name)] => Some((name.clone(), weight.clone())),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let weights = weights.filter(|weights| !weights.is_empty())?;
        let points = points.filter(|points| **points != Number::whole(100))?;
        let sum: Number = weights.iter().map(|(_, weight)| weight).sum();
        let rates = weights
            .iter()
            .all(|(name, _)| ["率", "比例", "占比", "满意度"].iter().any(|word| name.ends_with(word)));
        if sum != Number::one() {
            return None;
        }
        self.unread |= !self.item.changes.is_empty();
        if !rates {
            return Some(self.weighted_scores(&weights, points));
        }
        let parts = weights.iter().map(|(name, weight)| self.rate(name, &(points * weight)));
        Some(ClauseRule::Sum(parts.collect()))
    }

    /// 自评占30%, 现场评估占70%: whether those are scores of a hundred or of the item's points, is not said.
    fn weighted_scores(&mut self, weights: &[(String, Number)], points: &Number) -> ClauseRule {
        let is_of_hundred = self.doubt("scale", 2) == 0;
        let each = weights.iter().map(|(name, weight)| {
            let name = if name.ends_with('分') { name.clone() } else { format!("{name}得分") };
            let score = Operand::Asked(self.ask(&name, "分", AskKind::Number, &[]));
            let weight = if is_of_hundred {
                let all = Box::new(Operand::Given(points * weight));
                return Operand::Times(
                    all,
                    Box::new(Operand::Over(Box::new(score), Box::new(Operand::Given(Number::whole(100))))),
                );
            } else {
                weight.clone()
            };
            Operand::Times(Box::new(score), Box::new(Operand::Given(weight)))
        });
        let sum = Operand::Sum(each.collect());
        ClauseRule::Worth(sum).held(Some(Number::zero()), Some(points.clone()))
    }

    /// 好8—10分, 一般4—7分, 较差1—3分.
    pub(super) fn quality(
        &mut self,
        group: &AwardGroup,
        points: Option<&Number>,
    ) -> (ClauseRule, Option<Number>) {
        let mut low: Option<Number> = None;
        let mut high: Option<Number> = None;
        for tier in &group.tiers {
            let (least, most) = match &tier.value {
                Merit::Range(least, most) => (least.clone(), most.clone()),
                value => {
                    let most = self.value(value, points).1.unwrap_or_else(Number::zero);
                    (most.clone(), most)
                }
            };
            low = Some(match low {
                Some(low) => low.min(least),
                None => least,
            });
            high = Some(match high {
                Some(high) => high.max(most),
                None => most,
            });
        }
        self.unread |= !group.changes.is_empty();
        let (low, high) = (low.unwrap_or_else(Number::zero), high.unwrap_or_else(Number::zero));
        let low = if group.rest.is_some() || !group.zeros.is_empty() { Number::zero() } else { low };
        (ClauseRule::Judged { low, high: high.clone() }, Some(high))
    }

    /// Whether 发表1篇得1分 counts for each: a limit above it says so; all points at once say that it does not.
    pub(super) fn for_each(&mut self, amount: &Amount, points: Option<&Number>) -> Option<bool> {
        let each = self.amount(amount);
        if self.item.cap.as_ref().is_some_and(|cap| *cap > each) {
            return Some(true);
        }
        let all: Vec<Number> = self
            .item
            .groups
            .iter()
            .flat_map(|group| &group.tiers)
            .filter_map(|tier| match &tier.value {
                Merit::Points(amount) => amount.plain.first().cloned(),
                _ => None,
            })
            .collect();
        let once = points
            .is_some_and(|points| all.iter().sum::<Number>() == *points || all.iter().max() == Some(points));
        (!once).then(|| self.doubt("each", 2) == 0)
    }

    /// 80%以上按比例得分: of all points, once the limit is reached.
    pub(super) fn share_above(&mut self, group: &AwardGroup, points: Option<&Number>) -> ClauseRule {
        let zero = || Merit::Points(Amount { plain: vec![Number::zero()], ..Amount::default() });
        let mut tiers: Vec<Award> =
            group.zeros.iter().map(|tests| Award { tests: tests.clone(), value: zero() }).collect();
        tiers.extend(group.tiers.iter().cloned());
        self.settle_edges(&mut tiers);
        self.unread |= points.is_none() || !group.changes.is_empty() || group.rest.is_some();
        let all = points.cloned().unwrap_or_else(Number::zero);
        let mut cases = Vec::new();
        for tier in &tiers {
            let condition = self.all(&tier.tests);
            let rule = match (&tier.value, tier.tests.as_slice()) {
                (Merit::Share, [Test::Compare(name, bounds)]) => {
                    self.unread |= bounds.iter().any(|bound| bound.unit != "%");
                    let figure = Box::new(self.figure(name, "%"));
                    let hundred = Box::new(Operand::Given(Number::whole(100)));
                    let share = Operand::Over(figure, hundred);
                    let share = Operand::Within(Box::new(share), Number::zero(), Number::one());
                    ClauseRule::Worth(Operand::Times(Box::new(Operand::Given(all.clone())), Box::new(share)))
                }
                _ => ClauseRule::zero(),
            };
            cases.push((condition, rule));
        }
        ClauseRule::First(cases, Box::new(ClauseRule::zero()))
    }

    /// 95%以上得5分, 60%-95%按比例得分, 60%以下不得分: what is had between two limits. By what it is in proportion is not said: between the
    /// points on either side, or as a share of what gives more.
    pub(super) fn share_between(
        &mut self,
        band: &Award,
        tiers: &[Award],
        points: Option<&Number>,
    ) -> (ClauseRule, Option<Number>) {
        let Some((name, low, high, is_more_better)) = ends_of_band(band, tiers) else {
            self.unread = true;
            return (ClauseRule::zero(), None);
        };
        let (better, worse) = if is_more_better { (high, low) } else { (low, high) };
        let mut given_at = |edge: &Bound| {
            let award = tiers.iter().find(|tier| *tier != band && touches(tier, edge))?;
            self.value(&award.value, points).1
        };
        let (most, least) = (given_at(&better), given_at(&worse).unwrap_or_else(Number::zero));
        let Some(most) = most else {
            self.unread = true;
            return (ClauseRule::zero(), None);
        };
        self.unread |= least >= most;
        let given = |number: Number| Box::new(Operand::Given(number));
        let figure = Box::new(self.figure(&name, &better.unit));
        let is_of_target = is_more_better && !better.value.is_zero();
        let chosen = self.doubt("portion", 2);
        let operand = if is_of_target && chosen == 0 {
            Operand::Times(Box::new(Operand::Over(figure, given(better.value))), given(most.clone()))
        } else {
            // Where less is better there is no share of a target, and a person judges in its place.
            self.unread |= !is_of_target && chosen == 1;
            let (beyond, way) = if is_more_better {
                (Operand::Less(figure, given(worse.value.clone())), &better.value - &worse.value)
            } else {
                (Operand::Less(given(worse.value.clone()), figure), &worse.value - &better.value)
            };
            let share = Box::new(Operand::Over(Box::new(beyond), given(way)));
            let more = Operand::Times(share, given(&most - &least));
            if least.is_zero() { more } else { Operand::Sum(vec![Operand::Given(least), more]) }
        };
        (ClauseRule::Worth(operand), Some(most))
    }
}

impl Builder<'_> {
    /// Whether a share between two limits comes to the same as the award beside it where the two meet: on the better side always, on the
    /// other where it goes from the points of the one to those of the other.
    pub(super) fn is_alike_beside(&mut self, one: &Award, other: &Award, tiers: &[Award]) -> bool {
        let is_share = |award: &Award| matches!(award.value, Merit::Share);
        if is_share(one) == is_share(other) {
            return false;
        }
        let beside = if is_share(one) { other } else { one };
        let gives = |award: &Award| match &award.value {
            Merit::Full => Some(Number::whole(i64::from(i32::MAX))),
            Merit::Points(amount) => amount.plain.first().cloned(),
            _ => None,
        };
        let best = tiers.iter().filter_map(gives).max();
        self.doubt("portion", 2) == 1 || gives(beside) == best
    }
}

/// Whether an award begins or ends at this limit, and is no share itself.
fn touches(award: &Award, edge: &Bound) -> bool {
    !matches!(award.value, Merit::Share)
        && matches!(award.tests.as_slice(), [Test::Compare(_, bounds)]
            if bounds.iter().any(|bound| bound.value == edge.value && bound.unit == edge.unit))
}

/// The figure of a band, its limits, and whether more of it is better: 80%以上按比例得分 ends where the next award begins.
fn ends_of_band(band: &Award, tiers: &[Award]) -> Option<(String, Bound, Bound, bool)> {
    let [Test::Compare(name, bounds)] = band.tests.as_slice() else { return None };
    let mut others: Vec<&Bound> = Vec::new();
    for tier in tiers.iter().filter(|tier| *tier != band) {
        let [Test::Compare(of, bounds)] = tier.tests.as_slice() else { return None };
        if !of.is_empty() && !name.is_empty() && of != name {
            return None;
        }
        if !matches!(tier.value, Merit::Points(_) | Merit::Full) {
            return None;
        }
        others.extend(bounds);
    }
    let up = |bound: &Bound| matches!(bound.sign, Sign::Least | Sign::Above);
    let (low, high) = match bounds.as_slice() {
        [low, high] if low.value < high.value => (low.clone(), high.clone()),
        [one] => {
            let next = others.iter().filter(|other| other.unit == one.unit && up(other) == up(one));
            let beyond =
                next.filter(|other| if up(one) { other.value > one.value } else { other.value < one.value });
            let nearest =
                beyond.min_by_key(|other| if up(one) { other.value.clone() } else { -&other.value })?;
            if up(one) { (one.clone(), (*nearest).clone()) } else { ((*nearest).clone(), one.clone()) }
        }
        _ => return None,
    };
    let best = tiers.iter().find(|tier| !matches!(tier.value, Merit::Share) && !gives_none(tier))?;
    let [Test::Compare(_, of_best)] = best.tests.as_slice() else { return None };
    let is_more_better = of_best.iter().any(up) && of_best.iter().all(|bound| bound.value >= high.value);
    let is_less_better = of_best.iter().all(|bound| bound.value <= low.value);
    (is_more_better != is_less_better).then(|| {
        let name = others_name(name, tiers);
        (name, low, high, is_more_better)
    })
}

/// The name of the figure, where only one of its bands says it.
fn others_name(name: &str, tiers: &[Award]) -> String {
    let named = tiers.iter().find_map(|tier| match tier.tests.as_slice() {
        [Test::Compare(of, _)] if !of.is_empty() => Some(of.as_str()),
        _ => None,
    });
    if name.is_empty() { named.unwrap_or_default() } else { name }.to_owned()
}

/// Whether an award is of no points.
fn gives_none(award: &Award) -> bool {
    matches!(&award.value, Merit::Points(amount) if amount.plain.len() == 1 && amount.plain[0].is_zero())
}
