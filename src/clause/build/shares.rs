//! Points in proportion, by judgement, and for each of several.

use super::*;

impl Builder<'_> {
    /// 按比例: the figure's share of its target.
    pub(super) fn share(&mut self, tests: &[Test], points: Option<&Number>) -> Rule {
        let Some(points) = points.cloned() else {
            self.unread = true;
            return Rule::nought();
        };
        let of = match tests {
            [Test::Compare(name, bounds)]
                if bounds.len() == 1 && bounds[0].sign == Sign::Least && !bounds[0].value.is_zero() =>
            {
                let figure = self.figure(name, &bounds[0].unit);
                Figure::Over(Box::new(figure), Box::new(Figure::Given(bounds[0].value.clone())))
            }
            [Test::Beside(one, Sign::Least | Sign::Above, two)] => {
                let one = Figure::Asked(self.ask(one, "", Kind::Number, &[]));
                let two = Figure::Asked(self.ask(two, "", Kind::Number, &[]));
                Figure::Over(Box::new(one), Box::new(two))
            }
            [] | [Test::Flag(_)] => {
                let title = match tests {
                    [Test::Flag(title)] => format!("{title}:完成比例"),
                    _ => "完成比例".to_owned(),
                };
                let asked = Figure::Asked(self.ask(&title, "%", Kind::Number, &[]));
                Figure::Over(Box::new(asked), Box::new(Figure::Given(Number::whole(100))))
            }
            _ => {
                self.unread = true;
                return Rule::nought();
            }
        };
        let share = Figure::Within(Box::new(of), Number::zero(), Number::one());
        Rule::Worth(Figure::Times(Box::new(Figure::Given(points)), Box::new(share)))
    }

    /// 好8—10分, 一般4—7分, 较差1—3分.
    pub(super) fn quality(&mut self, group: &Group, points: Option<&Number>) -> (Rule, Option<Number>) {
        let mut low: Option<Number> = None;
        let mut high: Option<Number> = None;
        for tier in &group.tiers {
            let (least, most) = match &tier.value {
                Value::Range(least, most) => (least.clone(), most.clone()),
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
        (Rule::Judged { low, high: high.clone() }, Some(high))
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
                Value::Points(amount) => amount.plain.first().cloned(),
                _ => None,
            })
            .collect();
        let once = points
            .is_some_and(|points| all.iter().sum::<Number>() == *points || all.iter().max() == Some(points));
        (!once).then(|| self.doubt("each", 2) == 0)
    }

    /// 80%以上按比例得分: of all points, once the limit is reached.
    pub(super) fn share_above(&mut self, group: &Group, points: Option<&Number>) -> Rule {
        let nought = || Value::Points(Amount { plain: vec![Number::zero()], ..Amount::default() });
        let mut tiers: Vec<Tier> =
            group.zeros.iter().map(|tests| Tier { tests: tests.clone(), value: nought() }).collect();
        tiers.extend(group.tiers.iter().cloned());
        self.settle_edges(&mut tiers);
        self.unread |= points.is_none() || !group.changes.is_empty() || group.rest.is_some();
        let all = points.cloned().unwrap_or_else(Number::zero);
        let mut cases = Vec::new();
        for tier in &tiers {
            let condition = self.all(&tier.tests);
            let rule = match (&tier.value, tier.tests.as_slice()) {
                (Value::Share, [Test::Compare(name, bounds)]) => {
                    self.unread |= bounds.iter().any(|bound| bound.unit != "%");
                    let figure = Box::new(self.figure(name, "%"));
                    let hundred = Box::new(Figure::Given(Number::whole(100)));
                    let share = Figure::Over(figure, hundred);
                    let share = Figure::Within(Box::new(share), Number::zero(), Number::one());
                    Rule::Worth(Figure::Times(Box::new(Figure::Given(all.clone())), Box::new(share)))
                }
                _ => Rule::nought(),
            };
            cases.push((condition, rule));
        }
        Rule::First(cases, Box::new(Rule::nought()))
    }
}
