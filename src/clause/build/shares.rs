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
        // 期中得分占30%: of how many points those are, is not said.
        self.unread |= !rates || !self.item.changes.is_empty();
        let parts = weights.iter().map(|(name, weight)| self.rate(name, &(points * weight)));
        Some(ClauseRule::Sum(parts.collect()))
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
}
