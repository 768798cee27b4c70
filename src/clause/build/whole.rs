//! The rule of a whole clause: groups added up, or the best of them, with what changes, limits and vetoes it.

use super::again::takes_steps;
use super::together::is_level;
use super::*;

/// 列入审计,至少选1个乡镇做试点 of 40 points: two things, and what one of them is worth is not said.
fn apart(test: Test) -> Vec<Test> {
    let Test::Flag(text) = &test else { return vec![test] };
    let parts: Vec<&str> = text.split([',', '，']).collect();
    let whole = |part: &&str| {
        part.chars().count() > 4
            && !["前", "内", "后", "中", "时", "下", "上"].iter().any(|end| part.ends_with(end))
    };
    if parts.len() < 2 || !parts.iter().all(whole) || text.contains('=') {
        return vec![test];
    }
    parts.into_iter().map(|part| Test::Flag(part.to_owned())).collect()
}

impl Builder<'_> {
    /// The whole rule for the class at hand, or for all.
    pub(in crate::clause) fn rule(&mut self) -> ClauseRule {
        let rule = self.down_to_nothing();
        let Some(least) = &self.item.least else { return rule };
        // 第一名得10分,每降一名减1分,最低得3分. Beside what gives nothing, or where nothing is taken off, it is not clear of what it is.
        self.unread |= !self.item.zeros.is_empty() || !takes_steps(&rule);
        // Where it ends is printed.
        self.conventions.retain(|convention| *convention != Convention::Floor);
        ClauseRule::Held(Box::new(rule), Some(least.clone()), None)
    }

    /// The same where nothing is left in the worst case.
    fn down_to_nothing(&mut self) -> ClauseRule {
        let item = self.item;
        self.name.clear();
        let points = self.full();
        self.floor = (!item.no_floor).then(Number::zero);
        if item.reached {
            self.convention(Convention::Reached);
        }
        // In the order of the text, for a figure is named once.
        let mut zeros = if item.zeros_first { self.zeros() } else { Vec::new() };
        let deducts = item.changes.iter().any(|change| change.way == Direction::Deduct);
        let mut parts: Vec<ClauseRule> = Vec::new();
        let mut most: Vec<Option<Number>> = Vec::new();
        let failing = |change: &Adjustment| {
            let step =
                change.step.as_ref().filter(|_| change.tests.is_empty() && change.way == Direction::Deduct);
            step.is_some_and(|step| {
                step.side == StepSide::Short
                    || NEGATIVE.iter().chain(FAILS).any(|word| step.name.contains(word))
            })
        };
        // 每个都达到得2分。有1个未达到扣1分: the one award is what the failings count against.
        // 人均达标3分、专用3分,一项不达标扣3分: said twice.
        let twice = self.said_twice(points.as_ref());
        self.unread |= item.loose && !twice;
        let only_adds = |group: &AwardGroup| group.changes.iter().all(|change| change.way == Direction::Add);
        let inside = item.groups.len() == 1
            && only_adds(&item.groups[0])
            && item.shared.is_empty()
            && !item.changes.is_empty()
            && item.changes.iter().all(failing)
            && !item.shared_changes;
        if let Some(rule) = self.weighted(points.as_ref()) {
            return rule;
        }
        let described = self.described(points.as_ref());
        let steps = item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes));
        let moved = steps
            .filter(|change| change.step.as_ref().is_some_and(|step| step.side != StepSide::Count))
            .count();
        for group in &item.groups {
            if self.is_the_other_way(group) {
                continue;
            }
            let mut group = group.clone();
            if described {
                self.said.push(group.said.clone());
                for tier in &mut group.tiers {
                    tier.tests.clear();
                }
            }
            // 每提高1个百分点加0.2分,每下降1个百分点扣0.5分;与上年持平得5分: what the steps begin from.
            if moved > 1
                && group.changes.is_empty()
                && let [Award { tests, .. }] = group.tiers.as_mut_slice()
                && matches!(tests.as_slice(), [Test::Flag(text)] if ["持平", "不变"].iter().any(|word| text.ends_with(word)))
                && group.rest.is_none()
            {
                tests.clear();
            }
            if twice {
                group.changes.clear();
            }
            if inside {
                group.changes.extend(item.changes.iter().cloned());
            }
            if item.shared_changes {
                group.changes.extend(item.changes.iter().cloned());
            }
            let (rule, high) = self.group(&group, points.as_ref());
            parts.push(rule);
            most.push(high);
        }
        // 未足额发放的得一半分, and nothing that gives all.
        let in_part = |group: &AwardGroup| {
            group.changes.is_empty() && group.tiers.iter().all(|tier| matches!(tier.value, Merit::Part(_)))
        };
        self.unread |= !item.groups.is_empty() && item.groups.iter().all(in_part);
        let words = item
            .groups
            .iter()
            .any(|group| group.tiers.iter().any(|tier| matches!(tier.value, Merit::Word(_))));
        if words {
            self.unread |= parts.len() > 1 || !item.changes.is_empty() || !item.zeros.is_empty();
            return parts.pop().unwrap_or_else(ClauseRule::zero);
        }
        let mut base_from_points = false;
        if let Some(rule) = self.judged_alone(points.as_ref()) {
            return rule;
        }
        if parts.is_empty()
            && item.changes.is_empty()
            && !item.zeros.is_empty()
            && let Some(points) = &points
        {
            parts.push(ClauseRule::given(points.clone()));
        }
        if parts.is_empty() && item.changes.is_empty() {
            return self.required(points);
        }
        if parts.is_empty()
            && deducts
            && let Some(points) = &points
        {
            parts.push(ClauseRule::given(points.clone()));
            base_from_points = true;
            // What only describes may be left, but not what narrows down.
            self.unread |= item.required.iter().any(|test| match test {
                Test::Flag(text) => {
                    ["仅", "只", "除", "不含", "不包括", "限于"].iter().any(|word| text.contains(word))
                }
                _ => false,
            });
        }
        if parts.is_empty()
            && deducts
            && points.is_none()
            && (item.to_zero
                || !item.required.is_empty()
                    && !item.no_floor
                    && item.changes.iter().any(|change| change.unmet))
        {
            // Floored at zero, so there is a full mark that is not printed.
            let ask = self.ask("本项分值", "分", AskKind::Number, &[]);
            parts.push(ClauseRule::Worth(Operand::Asked(ask)));
            base_from_points = true;
        }
        let mut rule =
            if parts.len() == 1 { parts.remove(0) } else { self.together(parts, &most, points.as_ref()) };
        if !item.changes.is_empty() && !item.shared_changes && !inside && !twice {
            let mut sum = vec![rule];
            if sum == [ClauseRule::Sum(Vec::new())] {
                sum.clear();
            }
            // 加分最多10分 is of what is added alone, and not of what is taken beside it.
            let shared = item.shared.first().map(|(way, _)| *way);
            let (own, others): (Vec<Adjustment>, Vec<Adjustment>) =
                item.changes.iter().cloned().partition(|change| shared.is_none_or(|way| change.way == way));
            let mut changes = self.changes(&own, None, points.as_ref(), "");
            let steps = item.changes.iter().any(|change| change.step.is_some());
            let adds = item.changes.iter().all(|change| change.way == Direction::Add);
            // 获国家级奖励加5分,省级加3分: without 每 it is not said whether the levels add up.
            let open = adds && changes.len() > 1 && item.cap.is_none() && item.shared.is_empty()
                && item.changes.iter().all(|change| change.once || change.step.is_none())
                && item.changes.iter().filter(|change| is_level(change)).count() > 1
                // 每项加5分,取最高: of each thing, or of all?
                || item.highest && steps && changes.len() > 1;
            let highest = item.highest && !steps && adds;
            if highest || open && self.doubt("together", 2) == 1 {
                changes = vec![ClauseRule::Best(changes)];
            }
            let last_alone = item.limit_open && self.doubt("limit", 2) == 1;
            if let [(way, most)] = item.shared.as_slice() {
                let from = if last_alone { changes.len().saturating_sub(1) } else { 0 };
                let all = Box::new(ClauseRule::Sum(changes.split_off(from)));
                changes.push(if *way == Direction::Deduct {
                    ClauseRule::Held(all, Some(-most), None)
                } else {
                    ClauseRule::Held(all, None, Some(most.clone()))
                });
            }
            self.unread |= item.shared.len() > 1;
            changes.append(&mut self.changes(&others, None, points.as_ref(), ""));
            sum.append(&mut changes);
            rule = ClauseRule::Sum(sum);
        }
        // A figure with a limit that nothing goes by has been passed over.
        let limits = item.required.iter().any(|test| !matches!(test, Test::Flag(_)));
        let failing = item.changes.iter().flat_map(|change| &change.step).any(|step| {
            ["未达", "不达", "达不到", "没有达到", "未完成", "不符", "未按"]
                .iter()
                .any(|word| step.name.contains(word))
        });
        self.unread |= limits && !self.used_required && !failing;
        if !item.zeros_first {
            zeros = self.zeros();
        }
        if !zeros.is_empty() {
            rule = ClauseRule::First(zeros, Box::new(rule));
        }
        let awarded = !item.groups.is_empty() || base_from_points;
        let changes = item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes));
        let adds = changes.clone().any(|change| change.way == Direction::Add);
        let takes = changes.clone().any(|change| change.way == Direction::Deduct);
        let low = (awarded && takes && !item.no_floor).then(Number::zero);
        // 加满为止 where nothing is added was not understood.
        let unprinted = item.to_full && (points.is_none() || !adds);
        self.unread |= unprinted;
        let first = item.groups.first().and_then(|group| group.tiers.first());
        let is_alone = matches!(item.groups.as_slice(), [group] if group.tiers.len() == 1);
        let base = first.filter(|_| item.base || is_alone).and_then(|tier| match &tier.value {
            Merit::Points(amount) => amount.plain.first(),
            Merit::Full => points.as_ref(),
            _ => None,
        });
        // 基础分5分 of an item of 5 points, 达到4%得5分: may what is added go beyond? If not, it would add nothing.
        let beyond = adds
            && item.cap.is_none()
            && !item.no_cap
            && base.is_some()
            && base == points.as_ref()
            && self.doubt("cap", 2) == 1;
        let high = item.cap.clone().or_else(|| points.filter(|_| adds && !item.no_cap && !beyond));
        if low.is_some() && !item.to_zero {
            self.convention(Convention::Floor);
        }
        if high.is_some() && item.cap.is_none() {
            self.convention(Convention::Cap);
        }
        self.under_ceilings(rule.held(low, high))
    }

    /// 优良率低于50%的,本项最高得3分: held where a condition says so.
    fn under_ceilings(&mut self, rule: ClauseRule) -> ClauseRule {
        let item = self.item;
        item.ceilings.iter().fold(rule, |rule, (tests, most)| {
            let condition = self.all(tests);
            let low = ClauseRule::Held(Box::new(rule.clone()), None, Some(most.clone()));
            when(condition, low, rule)
        })
    }

    /// What gives nothing, whatever else holds.
    fn zeros(&mut self) -> Vec<(Criterion, ClauseRule)> {
        let item = self.item;
        item.zeros.iter().map(|tests| (self.all(tests), ClauseRule::zero())).collect()
    }

    /// The rule, with what gives a word in its place.
    pub(in crate::clause) fn with_vetoes(&mut self) -> ClauseRule {
        let item = self.item;
        if item.vetoes.is_empty() {
            return self.rule();
        }
        let cases: Vec<(Criterion, ClauseRule)> = item
            .vetoes
            .iter()
            .map(|(tests, word)| (self.all(tests), ClauseRule::Word(word.clone())))
            .collect();
        let alone = item.groups.is_empty()
            && item.changes.is_empty()
            && item.zeros.is_empty()
            && item.points.is_none()
            && item.required.is_empty();
        let rest = if alone {
            let words: Vec<&str> = item.vetoes.iter().map(|(_, word)| word.as_str()).collect();
            ClauseRule::Word(opposite(&words))
        } else if item.groups.is_empty() && item.changes.is_empty() && item.zeros.is_empty() {
            // Nothing but the veto can lose the points.
            self.full().map_or_else(|| self.rule(), ClauseRule::given)
        } else {
            self.rule()
        };
        ClauseRule::First(cases, Box::new(rest))
    }

    /// Conditions alone: all points, or 达标.
    pub(super) fn required(&mut self, points: Option<Number>) -> ClauseRule {
        let tests = self.item.required.clone();
        if tests.is_empty() {
            self.unread = true;
            return ClauseRule::zero();
        }
        let flags = || {
            tests.iter().filter_map(|test| match test {
                Test::Flag(text) => Some(text.as_str()),
                _ => None,
            })
        };
        // An effect that was not read would pass for a condition.
        self.unread |= flags().any(|text| EFFECTS.iter().any(|word| text.contains(word)));
        // 加强师德建设: no fact says whether that was done.
        let vague = |text: &str| STRIVING.iter().any(|word| text.starts_with(word));
        if flags().count() == tests.len() && flags().flat_map(|text| text.split([',', '，', '、'])).all(vague)
        {
            match points {
                Some(points) => return ClauseRule::Judged { low: Number::zero(), high: points },
                None => self.unread = true,
            }
            return ClauseRule::zero();
        }
        if points.is_none()
            && let Some(rule) = self.by_stage(&tests, "达标", "未达标")
        {
            return rule;
        }
        // Several sentences without points: each might qualify another.
        let flags = tests.iter().filter(|test| matches!(test, Test::Flag(text) if !text.contains('=')));
        if points.is_none() && self.item.sentences > 1 && flags.count() > 0 {
            self.unread = true;
        }
        let tests: Vec<Test> =
            if points.is_some() { tests.into_iter().flat_map(apart).collect() } else { tests };
        let several = tests.len() > 1;
        let conditions: Vec<Criterion> = tests.iter().map(|test| self.condition(test)).collect();
        let conditions: Vec<Criterion> =
            conditions.into_iter().filter(|one| *one != Criterion::All(Vec::new())).collect();
        if let Some((name, figure)) = self.defined.last().cloned().filter(|_| conditions.is_empty()) {
            // 得分=完成数÷任务数×10.
            if ["得分", "分数", "总分", "分值"].iter().any(|word| name.ends_with(word))
                && (0..self.defined.len() - 1).all(|at| self.defined_used.contains(&at))
            {
                // 自评得分×30%+复核得分×70% of 10 points: of how many points those are, is not said.
                let additive = matches!(figure, Operand::Sum(_) | Operand::Less(..));
                let are_shares = self.asks.iter().all(|ask| ask.unit == "%");
                let most = self.item.cap.clone().or_else(|| points.filter(|_| !additive || are_shares));
                return match most {
                    Some(points) => ClauseRule::Held(
                        Box::new(ClauseRule::Worth(figure)),
                        Some(Number::zero()),
                        Some(points),
                    ),
                    None => ClauseRule::Worth(figure),
                };
            }
            self.unread = true;
            return ClauseRule::zero();
        }
        match points {
            Some(points) => {
                self.convention(Convention::Unmet);
                if several && self.doubt("together", 2) == 1 {
                    let count = Number::count(conditions.len());
                    let share = points.divide(&count).unwrap_or_else(Number::zero);
                    let each = conditions
                        .into_iter()
                        .map(|one| when(one, ClauseRule::given(share.clone()), ClauseRule::zero()));
                    return ClauseRule::Sum(each.collect());
                }
                when(one_or_all(conditions), ClauseRule::given(points), ClauseRule::zero())
            }
            None => when(
                one_or_all(conditions),
                ClauseRule::Word("达标".to_owned()),
                ClauseRule::Word("未达标".to_owned()),
            ),
        }
    }
}
