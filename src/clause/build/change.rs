//! Additions and deductions, by steps or once.

use super::again::denials;
use super::targets::{MONEY, is_rate, often};
use super::*;
use crate::clause::gather::same_figure;
use crate::clause::lists::spread;

impl Builder<'_> {
    /// What a change comes to; negative where it deducts.
    pub(super) fn change(
        &mut self,
        change: &Adjustment,
        target: Option<&StepTarget>,
        points: Option<&Number>,
        context: &str,
    ) -> ClauseRule {
        let sign = |number: &Number| if change.way == Direction::Deduct { -number } else { number.clone() };
        let (each, judged) = match &change.value {
            Merit::Points(amount) => (self.amount(amount), None),
            Merit::Part(share) => match points {
                Some(points) => (points * share, None),
                None => {
                    self.unread = true;
                    (Number::zero(), None)
                }
            },
            Merit::Range(low, high) => (Number::zero(), Some((low.clone(), high.clone()))),
            Merit::Judge => {
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
        let each = match &change.among {
            Some(before) if self.doubt("severe", 2) == 1 => {
                self.unread |= each <= *before;
                &each - before
            }
            _ => each,
        };
        let mut tests = change.tests.clone();
        if change.unmet {
            // 建立制度,未建立的扣5分;落实责任,未落实的扣3分: each of its own.
            let required = if change.of.is_empty() { self.item.required.clone() } else { change.of.clone() };
            self.used_required = true;
            if required.is_empty() || change.step.is_some() {
                self.unread = true;
            }
            let held = self.all(&required);
            return when(held, ClauseRule::zero(), ClauseRule::given(sign(&each)));
        }
        if change.step.is_none()
            && judged.is_none()
            && change.cap.is_none()
            && change.unless.is_empty()
            && change.way == Direction::Deduct
            && let Some(parts) = denials(&tests)
        {
            // 无计划、无方案的扣2分: for each that lacks, or once for any.
            let flags: Vec<Criterion> =
                parts.iter().map(|part| self.condition(&Test::Flag(part.clone()))).collect();
            let taken = || ClauseRule::given(sign(&each));
            if self.doubt("each", 2) == 1 {
                return when(Criterion::Any(flags), taken(), ClauseRule::zero());
            }
            let all = flags.into_iter().map(|flag| when(flag, taken(), ClauseRule::zero()));
            return ClauseRule::Sum(all.collect());
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
                // Of which of the figures that are required, is not said.
                let ratio = self.item.required.iter().any(|test| matches!(test, Test::Ratio(..)));
                self.unread |= ratio
                    && own.is_none()
                    && target.is_none()
                    && self.item.required.len() > 1
                    && step.side != StepSide::Count;
                self.used_required |= own.is_none() && target.is_none();
                let target = own.or_else(|| target.cloned()).or(required);
                // 每低1个百分点各扣0.1分.
                self.each_figure = matches!(&change.value, Merit::Points(amount) if amount.each);
                let steps = self.steps(step, target.as_ref(), &sign(&each), context);
                self.each_figure = false;
                steps
            }
            (None, Some((low, high))) => {
                let (low, high) = if change.way == Direction::Deduct { (-&high, -&low) } else { (low, high) };
                ClauseRule::Judged { low, high }
            }
            (None, None) => ClauseRule::given(sign(&each)),
            (Some(_), Some(_)) => {
                self.unread = true;
                ClauseRule::zero()
            }
        };
        let amount = match &change.cap {
            Some(cap) if change.way == Direction::Deduct => {
                ClauseRule::Held(Box::new(amount), Some(-cap), None)
            }
            Some(cap) => ClauseRule::Held(Box::new(amount), None, Some(cap.clone())),
            None => amount,
        };
        let amount = if change.unless.is_empty() {
            amount
        } else {
            let unless = self.all(&change.unless);
            when(unless, ClauseRule::zero(), amount)
        };
        if tests.is_empty() {
            let nothing = change.step.is_none() && change.unless.is_empty();
            self.unread |= nothing && !matches!(amount, ClauseRule::Judged { .. });
            return amount;
        }
        let condition = self.all(&tests);
        when(condition, amount, ClauseRule::zero())
    }

    pub(super) fn steps(
        &mut self,
        step: &StepPhrase,
        target: Option<&StepTarget>,
        points: &Number,
        context: &str,
    ) -> ClauseRule {
        let same = |unit: &str| {
            unit == step.unit
                || unit.is_empty()
                || step.unit.is_empty()
                || percent(unit) && percent(&step.unit)
        };
        let of = step.name.split('每').next().unwrap_or_default().trim_end_matches([':', ',', '，']);
        let own = |name: &str| {
            !step.named
                || step.name.contains(name) && !name.is_empty()
                || !of.is_empty() && same_figure(name, of)
        };
        // 95%以下得5分, 每低1个百分点扣1分: what lies on the good side of a target is not deducted.
        let good = |side: StepSide, sign: Sign| match side {
            StepSide::Short => matches!(sign, Sign::Most | Sign::Below),
            StepSide::More => matches!(sign, Sign::Least | Sign::Above),
            StepSide::Count => false,
        };
        let turned = match target {
            Some(StepTarget::Given(_, bound)) => good(step.side, bound.sign),
            Some(StepTarget::Beside(_, sign, _)) => good(step.side, *sign),
            Some(StepTarget::Several(all)) => all.iter().any(|(_, bound)| good(step.side, bound.sign)),
            None => false,
        };
        self.unread |= turned && points.is_negative() && !step.named && !self.own_target;
        // 不高于95%,每低1个百分点扣1分, 高于标准的,每低10元扣1分: the step goes the other way.
        let against = |sign: Sign, said: bool| match (step.side, sign) {
            (StepSide::Short, Sign::Above) | (StepSide::More, Sign::Below) => true,
            (StepSide::Short, Sign::Most) | (StepSide::More, Sign::Least) => said,
            _ => false,
        };
        let against = match target {
            Some(StepTarget::Given(_, bound)) => against(bound.sign, bound.said),
            Some(StepTarget::Beside(_, sign, _)) => against(*sign, true),
            _ => false,
        };
        self.unread |= self.own_target && against && points.is_negative() && !step.named;
        if let Some(StepTarget::Given(name, bound)) = target
            && step.side != StepSide::Count
            && own(name)
            && spread(name, STAGES).len() > 1
        {
            // 小学、初中入学率达到99%, 每低1个百分点: one figure for both, or each its own.
            let each: Vec<(String, Bound)> =
                spread(name, STAGES).into_iter().map(|one| (one, bound.clone())).collect();
            self.figure(name, &bound.unit);
            for (one, bound) in &each {
                self.figure(one, &bound.unit);
            }
            if self.doubt("figure", 2) == 1 {
                let each = each.into_iter().map(|(one, bound)| {
                    self.steps(step, Some(&StepTarget::Given(one, bound)), points, context)
                });
                return ClauseRule::Sum(each.collect());
            }
        }
        // 小学每低1个百分点, of 小学100%、初中95%以上: one of several.
        let own_of = match target {
            Some(StepTarget::Several(all)) if step.named && !of.is_empty() => {
                let mut fits = all.iter().filter(|(name, _)| name.ends_with(of) || same_figure(name, of));
                fits.next().filter(|_| fits.next().is_none()).cloned()
            }
            _ => None,
        };
        if let Some((name, bound)) = own_of {
            let bare = StepPhrase { named: false, ..step.clone() };
            return self.steps(&bare, Some(&StepTarget::Given(name, bound)), points, context);
        }
        let over = match target {
            // 平均工资低于公务员的,每低1个百分点: of the other one, in per cent.
            Some(StepTarget::Beside(one, _, two))
                if step.side != StepSide::Count
                    && !step.named
                    && percent(&step.unit)
                    && !is_rate(one)
                    && !is_rate(two) =>
            {
                let unit = if MONEY.iter().any(|word| one.contains(word)) { "元" } else { "" };
                let one = Box::new(Operand::Asked(self.ask(one, unit, AskKind::Number, &[])));
                let two = Box::new(Operand::Asked(self.ask(two, unit, AskKind::Number, &[])));
                share_of(apart(step, one, two.clone()), two)
            }
            Some(StepTarget::Beside(one, _, two)) if step.side != StepSide::Count && !step.named => {
                let one = Box::new(Operand::Asked(self.ask(one, &step.unit, AskKind::Number, &[])));
                let two = Box::new(Operand::Asked(self.ask(two, &step.unit, AskKind::Number, &[])));
                apart(step, one, two)
            }
            Some(StepTarget::Given(name, bound))
                if step.side != StepSide::Count && own(name) && !often(name) && same(&bound.unit) =>
            {
                let figure = Box::new(self.figure(name, &bound.unit));
                apart(step, figure, Box::new(Operand::Given(bound.value.clone())))
            }
            Some(StepTarget::Given(name, bound))
                if step.side != StepSide::Count
                    && own(name)
                    && percent(&step.unit)
                    && !bound.value.is_zero() =>
            {
                // 任务100人, 每少1%: a share of the target.
                let figure = Box::new(self.figure(name, &bound.unit));
                let given = Box::new(Operand::Given(bound.value.clone()));
                share_of(apart(step, figure, given.clone()), given)
            }
            Some(StepTarget::Several(several)) if step.side != StepSide::Count && !step.named => {
                // Whose figure it is: of all, or of one.
                let choice = if self.each_figure { 0 } else { self.doubt("figure", several.len() + 1) };
                for (name, bound) in several {
                    self.figure(name, &bound.unit);
                }
                let chosen: Vec<(String, Bound)> =
                    if choice == 0 { several.clone() } else { vec![several[choice - 1].clone()] };
                let each = chosen.into_iter().map(|(name, bound)| {
                    self.steps(step, Some(&StepTarget::Given(name, bound)), points, context)
                });
                return ClauseRule::Sum(each.collect());
            }
            _ => {
                // 有方案;有机构。每缺一项: of all that was named.
                let flag = match self.item.required.as_slice() {
                    [Test::Flag(text)] => Some(text.clone()),
                    _ => None,
                };
                let of = match target {
                    // 每月不少于1次: what is missing is asked, and from what it is counted must be said.
                    Some(StepTarget::Given(name, bound)) if !step.named && often(name) => {
                        let sign = match bound.sign {
                            Sign::Least => "不少于",
                            Sign::Above => "多于",
                            Sign::Most => "不超过",
                            Sign::Below => "少于",
                        };
                        Some(format!("{name}{sign}{}{}", bound.value.plain(), bound.unit))
                    }
                    Some(StepTarget::Given(name, _)) if !step.named => Some(name.clone()),
                    _ => None,
                };
                let each = EVERY.iter().chain(&["各学段", "各级", "各类"]).any(|word| context.contains(word));
                let each = each && !step.named;
                self.unread |= each && step.side != StepSide::Count && !WHOLE.contains(&step.unit.as_str());
                let title = match flag.or(of).filter(|_| !step.named) {
                    Some(flag) => format!("{flag}:{}", step.name),
                    None if !context.is_empty() && !step.named => format!("{context}:{}", step.name),
                    None => step.name.clone(),
                };
                let title = match &self.subject {
                    Some((of, side))
                        if title.starts_with('每') && *side != step.side && step.side != StepSide::Count =>
                    {
                        format!("{of}{title}")
                    }
                    _ => title,
                };
                if let Some((of, _)) =
                    title.split_once('每').filter(|(of, _)| !of.is_empty() && step.side != StepSide::Count)
                {
                    self.subject = Some((of.to_owned(), step.side));
                }
                let title = if step.side != StepSide::Count {
                    gap(&title, &step.unit)
                } else if step.per == Number::one() {
                    title
                } else {
                    all_of(&title, &step.unit)
                };
                Operand::Asked(self.ask(&title, &step.unit, AskKind::Number, &[]))
            }
        };
        ClauseRule::Steps { over, per: step.per.clone(), points: points.clone(), started: step.started }
    }
}

/// What a figure is held against, where the clause does not say how much it is.
const LINES: [&str; 9] = ["目标", "目标值", "平均", "平均水平", "平均值", "标准", "要求", "任务", "指标"];

/// 拨付率每低10个百分点: what is asked is how much, and not the rate itself.
fn gap(title: &str, unit: &str) -> String {
    let Some((before, step)) = title.rsplit_once('每').filter(|_| !WHOLE.contains(&unit)) else {
        return title.to_owned();
    };
    let side: String = step
        .chars()
        .take_while(|letter| letter.is_alphabetic() && !"一二两三四五十".contains(*letter))
        .collect();
    let rest: String = step.chars().skip(side.chars().count()).collect();
    // What is measured may stand after the step: 每缺编1%.
    let after = rest.find(unit).map_or("", |at| &rest[at + unit.len()..]);
    if unit.is_empty() || side.is_empty() || !after.is_empty() {
        return title.to_owned();
    }
    // 达到目标的得2分,每低1个百分点: how much below the target.
    let is_less = ["低", "下降", "降低", "少", "减少", "差"].contains(&side.as_str());
    let (verb, other) = if is_less { ("低于", "不低于") } else { ("高于", "不高于") };
    if let Some(of) = before.strip_suffix(':') {
        if of.contains(verb) && LINES.iter().any(|line| of.ends_with(line)) {
            return format!("{of}多少");
        }
        let line = ["达到", other].iter().find_map(|word| of.split_once(word));
        if let Some((name, line)) = line.filter(|(_, line)| LINES.iter().any(|end| line.ends_with(end))) {
            // 未达到年度目标值: it falls short of it.
            let name = ["未", "没有", "不"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
            return format!("{name}{verb}{line}多少");
        }
    }
    format!("{before}{side}多少")
}

/// 每新增500个学位: what is asked is how many in all.
fn all_of(title: &str, unit: &str) -> String {
    let Some((before, step)) = title.rsplit_once('每') else { return title.to_owned() };
    let Some(from) = step.find(|letter: char| letter.is_ascii_digit()) else { return title.to_owned() };
    let rest = step[from..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    match rest.strip_prefix(unit) {
        Some(after) if from > 0 || !after.is_empty() || !before.is_empty() => {
            let before = before.trim_end_matches(':');
            format!("{before}{}{after}", &step[..from])
        }
        _ => title.to_owned(),
    }
}

/// How far a figure is from what a step is measured from, the way the step goes.
fn apart(step: &StepPhrase, figure: Box<Operand>, from: Box<Operand>) -> Operand {
    if step.side == StepSide::Short { Operand::Less(from, figure) } else { Operand::Less(figure, from) }
}

/// In per cent of what it is measured from.
fn share_of(apart: Operand, from: Box<Operand>) -> Operand {
    let hundred = Box::new(Operand::Given(Number::whole(100)));
    Operand::Times(Box::new(Operand::Over(Box::new(apart), from)), hundred)
}
