//! Additions and deductions, by steps or once.

use super::*;

impl Builder<'_> {
    /// What a change comes to; negative where it deducts.
    pub(super) fn change(
        &mut self,
        change: &Change,
        target: Option<&Target>,
        points: Option<&Number>,
        context: &str,
    ) -> Rule {
        let sign = |number: &Number| if change.way == Way::Deduct { -number } else { number.clone() };
        let (each, judged) = match &change.value {
            Value::Points(amount) => (self.amount(amount), None),
            Value::Range(low, high) => (Number::zero(), Some((low.clone(), high.clone()))),
            Value::Judge => {
                let most = points.cloned().unwrap_or_else(|| {
                    self.unread = true;
                    Number::zero()
                });
                (Number::zero(), Some((Number::zero(), most)))
            }
            _ => {
                self.unread = true;
                (Number::zero(), None)
            }
        };
        let mut tests = change.tests.clone();
        if change.unmet {
            let required = self.item.required.clone();
            if required.is_empty() || change.step.is_some() {
                self.unread = true;
            }
            let held = self.all(&required);
            return when(held, Rule::nought(), Rule::given(sign(&each)));
        }
        let amount = match (&change.step, judged) {
            (Some(step), None) => {
                let own = self::target(&tests);
                // 低于95%的,每低1个百分点扣1分.
                self.own_target = own.is_some();
                if own.is_some() {
                    tests.retain(|test| !matches!(test, Test::Compare(..) | Test::Beside(..)));
                }
                let required = self::target(&self.item.required.clone());
                let target = own.or_else(|| target.cloned()).or(required);
                self.steps(step, target.as_ref(), &sign(&each), context)
            }
            (None, Some((low, high))) => {
                let (low, high) = if change.way == Way::Deduct { (-&high, -&low) } else { (low, high) };
                Rule::Judged { low, high }
            }
            (None, None) => Rule::given(sign(&each)),
            (Some(_), Some(_)) => {
                self.unread = true;
                Rule::nought()
            }
        };
        let amount = match &change.cap {
            Some(cap) if change.way == Way::Deduct => Rule::Held(Box::new(amount), Some(-cap), None),
            Some(cap) => Rule::Held(Box::new(amount), None, Some(cap.clone())),
            None => amount,
        };
        let amount = if change.unless.is_empty() {
            amount
        } else {
            let unless = self.all(&change.unless);
            when(unless, Rule::nought(), amount)
        };
        if tests.is_empty() {
            self.unread |= change.step.is_none() && !matches!(amount, Rule::Judged { .. });
            return amount;
        }
        let condition = self.all(&tests);
        when(condition, amount, Rule::nought())
    }

    pub(super) fn steps(
        &mut self,
        step: &Step,
        target: Option<&Target>,
        points: &Number,
        context: &str,
    ) -> Rule {
        let same = |unit: &str| {
            unit == step.unit
                || unit.is_empty()
                || step.unit.is_empty()
                || percent(unit) && percent(&step.unit)
        };
        let own = |name: &str| !step.named || step.name.contains(name) && !name.is_empty();
        // 95%以下得5分, 每低1个百分点扣1分: what lies on the good side of a target is not deducted.
        let good = |side: Side, sign: Sign| match side {
            Side::Short => matches!(sign, Sign::Most | Sign::Below),
            Side::More => matches!(sign, Sign::Least | Sign::Above),
            Side::Count => false,
        };
        let turned = match target {
            Some(Target::Given(_, bound)) => good(step.side, bound.sign),
            Some(Target::Beside(_, sign, _)) => good(step.side, *sign),
            Some(Target::Several(all)) => all.iter().any(|(_, bound)| good(step.side, bound.sign)),
            None => false,
        };
        self.unread |= turned && points.is_negative() && !step.named && !self.own_target;
        let over = match target {
            Some(Target::Beside(one, _, two)) if step.side != Side::Count && !step.named => {
                let one = Box::new(Figure::Asked(self.ask(one, &step.unit, Kind::Number, &[])));
                let two = Box::new(Figure::Asked(self.ask(two, &step.unit, Kind::Number, &[])));
                if step.side == Side::Short { Figure::Less(two, one) } else { Figure::Less(one, two) }
            }
            Some(Target::Given(name, bound))
                if step.side != Side::Count && own(name) && !often(name) && same(&bound.unit) =>
            {
                let figure = Box::new(self.figure(name, &bound.unit));
                let given = Box::new(Figure::Given(bound.value.clone()));
                if step.side == Side::Short {
                    Figure::Less(given, figure)
                } else {
                    Figure::Less(figure, given)
                }
            }
            Some(Target::Given(name, bound))
                if step.side != Side::Count && own(name) && percent(&step.unit) && !bound.value.is_zero() =>
            {
                // 任务100人, 每少1%: a share of the target.
                let figure = Box::new(self.figure(name, &bound.unit));
                let given = Box::new(Figure::Given(bound.value.clone()));
                let gap = if step.side == Side::Short {
                    Figure::Less(given.clone(), figure)
                } else {
                    Figure::Less(figure, given.clone())
                };
                let hundred = Box::new(Figure::Given(Number::whole(100)));
                Figure::Times(Box::new(Figure::Over(Box::new(gap), given)), hundred)
            }
            Some(Target::Several(several)) if step.side != Side::Count && !step.named => {
                // Whose figure it is: of all, or of one.
                let choice = self.doubt("figure", several.len() + 1);
                for (name, bound) in several {
                    self.figure(name, &bound.unit);
                }
                let chosen: Vec<(String, Bound)> =
                    if choice == 0 { several.clone() } else { vec![several[choice - 1].clone()] };
                let each = chosen.into_iter().map(|(name, bound)| {
                    self.steps(step, Some(&Target::Given(name, bound)), points, context)
                });
                return Rule::Sum(each.collect());
            }
            _ => {
                let flag = self.item.required.iter().find_map(|test| match test {
                    Test::Flag(text) => Some(text.clone()),
                    _ => None,
                });
                let of = match target {
                    Some(Target::Given(name, _)) if !step.named => Some(name.clone()),
                    _ => None,
                };
                let title = match flag.or(of).filter(|_| !step.named) {
                    Some(flag) => format!("{flag}:{}", step.name),
                    None if !context.is_empty() && !step.named => format!("{context}:{}", step.name),
                    None => step.name.clone(),
                };
                Figure::Asked(self.ask(&title, &step.unit, Kind::Number, &[]))
            }
        };
        Rule::Steps {
            over,
            per: step.per.clone(),
            points: points.clone(),
            started: self.item.started.filter(|_| step.started == Started::Open).unwrap_or(step.started),
        }
    }
}

/// What a step is measured from.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Given(String, Bound),
    Beside(String, Sign, String),
    Several(Vec<(String, Bound)>),
}

/// How often in a stretch of time; what is missing over the year is not told by that.
pub(super) fn often(name: &str) -> bool {
    ["每月", "每季", "每周", "每学期", "每半年", "每天", "每日"].iter().any(|word| name.contains(word))
}

/// The one figure with a limit among conditions.
pub(super) fn target(tests: &[Test]) -> Option<Target> {
    let mut found = tests.iter().filter_map(|test| match test {
        Test::Compare(name, bounds) => Some(Target::Given(name.clone(), bounds.last()?.clone())),
        Test::Beside(one, sign, two) => Some(Target::Beside(one.clone(), *sign, two.clone())),
        _ => None,
    });
    let first = found.next()?;
    let Some(second) = found.next() else { return Some(first) };
    let several: Option<Vec<(String, Bound)>> = [first, second]
        .into_iter()
        .chain(found)
        .map(|target| match target {
            Target::Given(name, bound) => Some((name, bound)),
            _ => None,
        })
        .collect();
    several.map(Target::Several)
}
