//! From the groups of a clause to its rule.

use crate::number::Number;

use super::effect::{Amount, Way};
use super::gather::{Change, Group, Item, Tier, Value, is_quality};
use super::lexicon::{LEVEL, LEVELS, NEGATIVE, STAGES, UNBROKEN};
use super::phrase::{Bound, Side, Step, Test};
use super::rule::{Condition, Figure, Rule, Sign, Started};
use super::{Ask, Convention, Doubt, Kind};
use super::formula;

/// What is collected while a rule is built.
pub(super) struct Builder<'a> {
    pub(super) item: &'a Item,
    pub(super) choose: &'a [(String, usize)],
    pub(super) asks: Vec<Ask>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) conventions: Vec<Convention>,
    pub(super) unread: bool,
    /// The class the rule is built for.
    pub(super) class: Option<String>,
    /// The figure named last.
    name: String,
    /// Figures that are reckoned from others, by name.
    pub(super) defined: Vec<(String, Figure)>,
    floor: Option<Number>,
}

fn percent(unit: &str) -> bool {
    ["%", "个百分点", "百分点"].contains(&unit)
}

impl<'a> Builder<'a> {
    pub(super) fn new(item: &'a Item, choose: &'a [(String, usize)]) -> Self {
        Self {
            item,
            choose,
            asks: Vec::new(),
            doubts: Vec::new(),
            conventions: Vec::new(),
            unread: item.unread,
            class: None,
            name: String::new(),
            defined: Vec::new(),
            floor: Some(Number::zero()),
        }
    }

    fn ask(&mut self, title: &str, unit: &str, kind: Kind, options: &[String]) -> usize {
        if title.is_empty() {
            self.unread = true;
        }
        let found = self.asks.iter().position(|ask| ask.title == title && ask.kind == kind && (ask.unit == unit || percent(&ask.unit) == percent(unit)));
        found.unwrap_or_else(|| {
            self.asks.push(Ask { title: title.to_owned(), unit: unit.to_owned(), kind, options: options.to_vec() });
            self.asks.len() - 1
        })
    }

    /// The choice that holds in a doubt; the first where none is made.
    fn doubt(&mut self, about: &'static str, choices: usize) -> usize {
        if !self.doubts.iter().any(|doubt| doubt.about == about) {
            self.doubts.push(Doubt { about, choices });
        }
        self.choose.iter().find(|(name, _)| name == about).map_or(0, |(_, choice)| (*choice).min(choices - 1))
    }

    fn convention(&mut self, convention: Convention) {
        if !self.conventions.contains(&convention) {
            self.conventions.push(convention);
        }
    }

    fn figure(&mut self, name: &str, unit: &str) -> Figure {
        let name = if name.is_empty() { self.name.clone() } else { name.to_owned() };
        let name = if name.is_empty() && unit == "名" { "名次".to_owned() } else { name };
        let name = if name.is_empty() { self.item.topic.clone() } else { name };
        self.name.clone_from(&name);
        if let Some((_, figure)) = self.defined.iter().find(|(defined, _)| *defined == name) {
            let figure = figure.clone();
            return if percent(unit) {
                Figure::Times(Box::new(figure), Box::new(Figure::Given(Number::whole(100))))
            } else {
                figure
            };
        }
        Figure::Asked(self.ask(&name, unit, Kind::Number, &[]))
    }

    fn condition(&mut self, test: &Test) -> Condition {
        match test {
            Test::Flag(text) => match formula::definition(text) {
                Some((name, tree)) => {
                    let figure = formula::figure(&tree, &mut |name| Figure::Asked(self.ask(name, "", Kind::Number, &[])));
                    self.name.clone_from(&name);
                    self.defined.push((name, figure));
                    Condition::All(Vec::new())
                }
                None => Condition::Flag(self.ask(text, "", Kind::Flag, &[])),
            },
            Test::Compare(name, bounds) => {
                let unit = bounds.last().map_or("", |bound| bound.unit.as_str()).to_owned();
                let figure = self.figure(name, &unit);
                let all = bounds.iter().map(|bound| Condition::Compare(figure.clone(), bound.sign, Figure::Given(bound.value.clone())));
                one_or_all(all.collect())
            }
            Test::Beside(one, sign, two) => {
                let one = Figure::Asked(self.ask(one, "", Kind::Number, &[]));
                let two = Figure::Asked(self.ask(two, "", Kind::Number, &[]));
                Condition::Compare(one, *sign, two)
            }
            Test::Ratio(one, two, sign, value) => {
                let one = Figure::Asked(self.ask(one, "", Kind::Number, &[]));
                let two = Figure::Asked(self.ask(two, "", Kind::Number, &[]));
                // The other way round, so that nought divides nothing.
                let scaled = Figure::Times(Box::new(two), Box::new(Figure::Given(value.clone())));
                Condition::Compare(one, *sign, scaled)
            }
            Test::Any(any) => {
                self.unread |= any.is_empty();
                Condition::Any(any.iter().map(|test| self.condition(test)).collect())
            }
            Test::Unread => {
                self.unread = true;
                Condition::All(Vec::new())
            }
        }
    }

    fn all(&mut self, tests: &[Test]) -> Condition {
        let all: Vec<Condition> = tests.iter().map(|test| self.condition(test)).collect();
        one_or_all(all.into_iter().filter(|one| *one != Condition::All(Vec::new())).collect())
    }

    /// So many points, for the class at hand.
    fn amount(&mut self, amount: &Amount) -> Number {
        let of_class = self.class.as_ref().and_then(|class| {
            amount.by.iter().find(|(label, _)| label == class).map(|(_, number)| number.clone())
        });
        of_class.or_else(|| amount.plain.first().cloned()).unwrap_or_else(|| {
            self.unread = true;
            Number::zero()
        })
    }

    fn full(&mut self) -> Option<Number> {
        let points = self.item.points.clone()?;
        Some(self.amount(&points))
    }

    /// The whole rule for the class at hand, or for all.
    pub(super) fn rule(&mut self) -> Rule {
        let item = self.item;
        self.name.clear();
        let points = self.full();
        self.floor = (!item.no_floor).then(Number::zero);
        let deducts = item.changes.iter().any(|change| change.way == Way::Deduct);
        let mut parts: Vec<Rule> = Vec::new();
        let mut most: Vec<Option<Number>> = Vec::new();
        let failing = |change: &Change| {
            let step = change.step.as_ref().filter(|_| change.tests.is_empty() && change.way == Way::Deduct);
            step.is_some_and(|step| NEGATIVE.iter().any(|word| step.name.contains(word)))
        };
        // 每个都达到得2分。有1个未达到扣1分: the one award is what the failings count against.
        let inside = item.groups.len() == 1 && item.groups[0].changes.is_empty() && item.shared.is_empty()
            && !item.changes.is_empty() && item.changes.iter().all(failing) && !item.shared_changes;
        for group in &item.groups {
            let mut group = group.clone();
            if inside {
                group.changes.clone_from(&item.changes);
            }
            if item.shared_changes {
                group.changes.extend(item.changes.iter().cloned());
            }
            let (rule, high) = self.group(&group, points.as_ref());
            parts.push(rule);
            most.push(high);
        }
        let words = item.groups.iter().any(|group| group.tiers.iter().any(|tier| matches!(tier.value, Value::Word(_))));
        if words {
            self.unread |= parts.len() > 1 || !item.changes.is_empty() || !item.zeros.is_empty();
            return parts.pop().unwrap_or_else(Rule::nought);
        }
        let mut base_from_points = false;
        if parts.is_empty() && item.changes.is_empty() {
            return self.required(points);
        }
        if parts.is_empty() && deducts && let Some(points) = &points {
            parts.push(Rule::given(points.clone()));
            base_from_points = true;
        }
        if parts.is_empty() && deducts && points.is_none() && (item.to_nought || !item.required.is_empty() && !item.no_floor && item.changes.iter().any(|change| change.unmet)) {
            // Floored at nought, so there is a full mark that is not printed.
            let ask = self.ask("本项分值", "分", Kind::Number, &[]);
            parts.push(Rule::Worth(Figure::Asked(ask)));
            base_from_points = true;
        }
        let mut rule = if parts.len() == 1 { parts.remove(0) } else { self.together(parts, &most, points.as_ref()) };
        if !item.changes.is_empty() && !item.shared_changes && !inside {
            let mut sum = vec![rule];
            if sum == [Rule::Sum(Vec::new())] {
                sum.clear();
            }
            let mut changes: Vec<Rule> = item.changes.iter().map(|change| self.change(change, None, points.as_ref(), "")).collect();
            if let [(way, most)] = item.shared.as_slice() {
                let all = Box::new(Rule::Sum(std::mem::take(&mut changes)));
                changes.push(if *way == Way::Deduct { Rule::Held(all, Some(-most), None) } else { Rule::Held(all, None, Some(most.clone())) });
            }
            self.unread |= item.shared.len() > 1;
            sum.append(&mut changes);
            rule = Rule::Sum(sum);
        }
        if !item.zeros.is_empty() {
            let cases: Vec<(Condition, Rule)> = item.zeros.iter().map(|tests| (self.all(tests), Rule::nought())).collect();
            rule = Rule::First(cases, Box::new(rule));
        }
        let awarded = !item.groups.is_empty() || base_from_points;
        let changes = item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes));
        let adds = changes.clone().any(|change| change.way == Way::Add);
        let takes = changes.clone().any(|change| change.way == Way::Deduct);
        let low = (awarded && takes && !item.no_floor).then(Number::zero);
        let unprinted = item.to_full && points.is_none();
        self.unread |= unprinted;
        let high = item.cap.clone().or_else(|| points.filter(|_| adds && !item.no_cap));
        if low.is_some() && !item.to_nought {
            self.convention(Convention::Floor);
        }
        if high.is_some() && item.cap.is_none() {
            self.convention(Convention::Cap);
        }
        if low.is_some() || high.is_some() { Rule::Held(Box::new(rule), low, high) } else { rule }
    }

    /// Conditions alone: all points, or 达标.
    fn required(&mut self, points: Option<Number>) -> Rule {
        let tests = self.item.required.clone();
        if tests.is_empty() {
            self.unread = true;
            return Rule::nought();
        }
        if let Some(rule) = self.by_stage(&tests, points.as_ref()) {
            return rule;
        }
        // Several sentences without points: each might qualify another.
        let flags = tests.iter().filter(|test| matches!(test, Test::Flag(text) if !text.contains('=')));
        if points.is_none() && self.item.sentences > 1 && flags.count() > 0 {
            self.unread = true;
        }
        let several = tests.len() > 1;
        let conditions: Vec<Condition> = tests.iter().map(|test| self.condition(test)).collect();
        let conditions: Vec<Condition> = conditions.into_iter().filter(|one| *one != Condition::All(Vec::new())).collect();
        if let Some((name, figure)) = self.defined.last().cloned().filter(|_| conditions.is_empty()) {
            // 得分=完成数÷任务数×10.
            if ["得分", "分数", "总分", "分值"].iter().any(|word| name.ends_with(word)) && self.defined.len() == 1 {
                return match points {
                    Some(points) => Rule::Held(Box::new(Rule::Worth(figure)), Some(Number::zero()), Some(points)),
                    None => Rule::Worth(figure),
                };
            }
            self.unread = true;
            return Rule::nought();
        }
        match points {
            Some(points) => {
                self.convention(Convention::Unmet);
                if several && self.doubt("together", 2) == 1 {
                    let count = Number::count(conditions.len());
                    let share = points.divide(&count).unwrap_or_else(Number::zero);
                    let each = conditions.into_iter().map(|one| when(one, Rule::given(share.clone()), Rule::nought()));
                    return Rule::Sum(each.collect());
                }
                when(one_or_all(conditions), Rule::given(points), Rule::nought())
            }
            None => when(one_or_all(conditions), Rule::Word("达标".to_owned()), Rule::Word("未达标".to_owned())),
        }
    }

    /// 小学不超过45人, 初中不超过50人: each stage has its own limit.
    fn by_stage(&mut self, tests: &[Test], points: Option<&Number>) -> Option<Rule> {
        let stage = |name: &str| STAGES.iter().filter(|stage| name.starts_with(**stage)).max_by_key(|stage| stage.len()).copied();
        let staged: Vec<(&str, String, &Test)> = tests
            .iter()
            .filter_map(|test| match test {
                Test::Compare(name, _) => stage(name).map(|stage| (stage, name.trim_start_matches(stage).to_owned(), test)),
                _ => None,
            })
            .collect();
        let plain = |rest: &str| ["", "部", "学校", "阶段", "校"].contains(&rest) || rest.starts_with('和');
        let same = staged.iter().all(|(_, rest, _)| plain(rest) || *rest == staged[0].1);
        let twice = staged.iter().enumerate().any(|(at, one)| staged[..at].iter().any(|other| other.0 == one.0));
        if points.is_some() || staged.len() < 2 || !same || twice {
            return None;
        }
        let others: Vec<Test> = tests.iter().filter(|test| !staged.iter().any(|(_, _, staged)| staged == test)).cloned().collect();
        let others = self.all(&others);
        let defined = self.defined.last().map(|(name, _)| name.clone());
        let mut options: Vec<String> = staged.iter().map(|(stage, ..)| (*stage).to_owned()).collect();
        if defined.is_none() {
            options.push("都有".to_owned());
        }
        let ask = self.ask(&options.join("/"), "", Kind::Choice, &options);
        let topic = self.item.topic.clone();
        let mut each = Vec::new();
        for (_, rest, test) in &staged {
            let Test::Compare(name, bounds) = test else { continue };
            let title = match &defined {
                Some(defined) => defined.clone(),
                None if plain(rest) && !topic.is_empty() => format!("{topic}({name})"),
                None => name.clone(),
            };
            let one = self.condition(&Test::Compare(title, bounds.clone()));
            each.push(one_or_all([others.clone(), one].into_iter().filter(|one| *one != Condition::All(Vec::new())).collect()));
        }
        let (met, unmet) = (Rule::Word("达标".to_owned()), Rule::Word("未达标".to_owned()));
        let all = when(Condition::All(each.clone()), met.clone(), unmet.clone());
        let mut cases: Vec<(Condition, Rule)> = each.into_iter().enumerate().map(|(at, one)| (Condition::Chosen(ask, at), when(one, met.clone(), unmet.clone()))).collect();
        let rest = if defined.is_some() { cases.pop().map_or(all, |(_, rule)| rule) } else { all };
        Some(Rule::First(cases, Box::new(rest)))
    }

    /// Several awards: added up, or the highest of them.
    fn together(&mut self, parts: Vec<Rule>, most: &[Option<Number>], points: Option<&Number>) -> Rule {
        if parts.is_empty() {
            return Rule::Sum(parts);
        }
        let weights = self.item.groups.iter().all(|group| group.tiers.iter().all(|tier| matches!(tier.value, Value::Weight(_))));
        if self.item.highest {
            return Rule::Best(parts);
        }
        let known: Option<Vec<Number>> = most.iter().cloned().collect();
        let (sum, best) = match &known {
            Some(known) => (Some(known.iter().sum::<Number>()), known.iter().max().cloned()),
            None => (None, None),
        };
        let open = points.is_none() || known.is_none();
        if weights || (points.is_some() && sum.as_ref() == points) {
            return Rule::Sum(parts);
        }
        if points.is_some() && best.as_ref() == points {
            return Rule::Best(parts);
        }
        let counted = self.item.groups.iter().all(|group| group.tiers.is_empty());
        let levels = self.item.groups.iter().filter(|group| group.tiers.iter().any(|tier| tier.tests.iter().any(|test| match test {
            Test::Flag(text) => LEVELS.iter().any(|level| text.contains(level)),
            _ => false,
        })));
        let levels = levels.count() > 1;
        if open && !levels && (counted || points.is_none()) {
            return Rule::Sum(parts);
        }
        if self.doubt("together", 2) == 0 { Rule::Sum(parts) } else { Rule::Best(parts) }
    }

    fn value(&mut self, value: &Value, points: Option<&Number>) -> (Rule, Option<Number>) {
        match value {
            Value::Points(amount) => {
                let number = self.amount(amount);
                (Rule::given(number.clone()), Some(number))
            }
            Value::Full => match points {
                Some(points) => (Rule::given(points.clone()), Some(points.clone())),
                None => {
                    let ask = self.ask("本项分值", "分", Kind::Number, &[]);
                    (Rule::Worth(Figure::Asked(ask)), None)
                }
            },
            Value::Part(share) => match points {
                Some(points) => (Rule::given(points * share), Some(points * share)),
                None => {
                    self.unread = true;
                    (Rule::nought(), None)
                }
            },
            Value::Range(low, high) => (Rule::Judged { low: low.clone(), high: high.clone() }, Some(high.clone())),
            Value::Judge => match points {
                Some(points) => (Rule::Judged { low: Number::zero(), high: points.clone() }, Some(points.clone())),
                None => {
                    self.unread = true;
                    (Rule::nought(), None)
                }
            },
            Value::Word(word) => (Rule::Word(word.clone()), None),
            Value::Share | Value::Weight(_) => {
                self.unread = true;
                (Rule::nought(), None)
            }
        }
    }

    /// One group, and the most it gives.
    fn group(&mut self, group: &Group, points: Option<&Number>) -> (Rule, Option<Number>) {
        if let [Tier { tests, value: Value::Weight(weight) }] = group.tiers.as_slice() {
            let title = match tests.as_slice() {
                [Test::Flag(title)] => title.clone(),
                _ => String::new(),
            };
            self.unread |= !group.changes.is_empty() || group.rest.is_some();
            let asked = Figure::Asked(self.ask(&title, "分", Kind::Number, &[]));
            return (Rule::Worth(Figure::Times(Box::new(asked), Box::new(Figure::Given(weight.clone())))), None);
        }
        if let [Tier { tests, value: Value::Share }] = group.tiers.as_slice() {
            return (self.share(tests, points), points.cloned());
        }
        let qualities = group.tiers.len() > 1 && group.tiers.iter().all(|tier| is_quality(&tier.tests) && !matches!(tier.value, Value::Word(_)));
        if qualities {
            return self.quality(group, points);
        }
        let nought = || Value::Points(Amount { plain: vec![Number::zero()], ..Amount::default() });
        let mut tiers: Vec<Tier> = group.zeros.iter().map(|tests| Tier { tests: tests.clone(), value: nought() }).collect();
        tiers.extend(group.tiers.iter().cloned());
        self.settle_edges(&mut tiers);
        let main = tiers.split_off(group.zeros.len());
        let zero_tiers = std::mem::replace(&mut tiers, main);
        narrow_first(&mut tiers);
        let target = group.tiers.first().and_then(|tier| target(&tier.tests));
        let context = match group.tiers.first().map(|tier| tier.tests.as_slice()) {
            Some([Test::Flag(text)]) => text.clone(),
            _ => String::new(),
        };
        let stepped = group.changes.iter().any(|change| change.step.is_some() && change.tests.is_empty());
        let mut high: Option<Number> = None;
        let mut cases = Vec::new();
        for tier in &tiers {
            let mut tests = tier.tests.clone();
            if stepped && tier == &tiers[0] && matches!(tier.value, Value::Points(_) | Value::Full) {
                tests = self.without_target(tests, group);
            }
            let condition = self.all(&tests);
            let (rule, most) = self.value(&tier.value, points);
            high = match (high, most) {
                (Some(one), Some(two)) => Some(one.max(two)),
                (one, two) => one.or(two),
            };
            cases.push((condition, rule));
        }
        let words = tiers.iter().any(|tier| matches!(tier.value, Value::Word(_)));
        let rest = match &group.rest {
            None if group.down.is_some() => self.down(group, points),
            Some(Value::Share) => self.share(&tiers.first().map(|tier| tier.tests.clone()).unwrap_or_default(), points.or(high.as_ref())),
            Some(Value::Judge) => {
                let most = high.clone().or_else(|| points.cloned()).unwrap_or_else(Number::zero);
                Rule::Judged { low: Number::zero(), high: most }
            }
            Some(value) => self.value(value, points).0,
            None if words => Rule::Word(opposite(&tiers)),
            None => Rule::nought(),
        };
        let mut rule = if cases.is_empty() { Rule::nought() } else { first(cases, rest) };
        if words {
            self.unread |= !group.changes.is_empty() || !group.zeros.is_empty();
            return (rule, None);
        }
        if !group.changes.is_empty() {
            let mut sum = vec![rule];
            let mut adds = false;
            for change in &group.changes {
                adds |= change.way == Way::Add;
                sum.push(self.change(change, target.as_ref(), points, &context));
            }
            if cases_are_nought(&sum) {
                sum.remove(0);
            }
            if adds {
                high = None;
            }
            rule = Rule::Held(Box::new(Rule::Sum(sum)), self.floor.clone(), group.cap.clone());
            if self.floor.is_some() && !self.item.to_nought && group.changes.iter().any(|change| change.way == Way::Deduct) {
                self.convention(Convention::Floor);
            }
            high = high.or_else(|| group.cap.clone());
        }
        if !group.zeros.is_empty() {
            let zeros: Vec<(Condition, Rule)> = zero_tiers.iter().map(|tier| (self.all(&tier.tests), Rule::nought())).collect();
            rule = Rule::First(zeros, Box::new(rule));
        }
        (rule, high)
    }

    /// 依次递减1分: less for each place after the last that is named.
    fn down(&mut self, group: &Group, points: Option<&Number>) -> Rule {
        let last = group.tiers.last().cloned();
        let (Some(each), Some(Tier { tests, value })) = (&group.down, last) else { return Rule::nought() };
        let [Test::Compare(name, bounds)] = tests.as_slice() else {
            self.unread = true;
            return Rule::nought();
        };
        let Some(bound) = bounds.last().filter(|bound| bound.unit == "名") else {
            self.unread = true;
            return Rule::nought();
        };
        let base = self.value(&value, points).0;
        let over = Figure::Less(Box::new(self.figure(name, "名")), Box::new(Figure::Given(bound.value.clone())));
        let steps = Rule::Steps { over, per: Number::one(), points: -each, started: Started::Whole };
        self.convention(Convention::Floor);
        Rule::Held(Box::new(Rule::Sum(vec![base, steps])), Some(Number::zero()), None)
    }

    /// What steps measure is not asked a second time: 达到90%得5分, 每低1个百分点扣1分.
    fn without_target(&mut self, tests: Vec<Test>, group: &Group) -> Vec<Test> {
        let short = group.changes.iter().filter_map(|change| change.step.as_ref()).any(|step| step.side != Side::Count && !step.named);
        let failing = group.changes.iter().filter_map(|change| change.step.as_ref()).any(|step| {
            step.side == Side::Short || NEGATIVE.iter().any(|word| step.name.contains(word))
        });
        let measured = group.changes.iter().filter_map(|change| change.step.as_ref()).any(|step| step.side == Side::Short);
        let flags = tests.iter().filter(|test| matches!(test, Test::Flag(_))).count();
        let compares = tests.iter().any(|test| matches!(test, Test::Compare(..) | Test::Beside(..)));
        tests
            .into_iter()
            .filter(|test| match test {
                Test::Compare(..) | Test::Beside(..) => !short && !failing,
                Test::Flag(text) if flags == 1 && !compares => {
                    let level = LEVEL.iter().any(|word| text.contains(word));
                    let unbroken = UNBROKEN.iter().any(|word| text.contains(word));
                    !(level || measured || failing && unbroken)
                }
                _ => true,
            })
            .collect()
    }

    /// 按比例: the figure's share of its target.
    fn share(&mut self, tests: &[Test], points: Option<&Number>) -> Rule {
        let Some(points) = points.cloned() else {
            self.unread = true;
            return Rule::nought();
        };
        let of = match tests {
            [Test::Compare(name, bounds)] if bounds.len() == 1 && bounds[0].sign == Sign::Least && !bounds[0].value.is_zero() => {
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
    fn quality(&mut self, group: &Group, points: Option<&Number>) -> (Rule, Option<Number>) {
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
            low = Some(low.map_or(least.clone(), |low| low.min(least)));
            high = Some(high.map_or(most.clone(), |high| high.max(most)));
        }
        self.unread |= !group.changes.is_empty();
        let (low, high) = (low.unwrap_or_else(Number::zero), high.unwrap_or_else(Number::zero));
        let low = if group.rest.is_some() || !group.zeros.is_empty() { Number::zero() } else { low };
        (Rule::Judged { low, high: high.clone() }, Some(high))
    }

    /// What a change comes to; negative where it deducts.
    fn change(&mut self, change: &Change, target: Option<&Target>, points: Option<&Number>, context: &str) -> Rule {
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

    fn steps(&mut self, step: &Step, target: Option<&Target>, points: &Number, context: &str) -> Rule {
        let same = |unit: &str| unit == step.unit || unit.is_empty() || step.unit.is_empty() || percent(unit) && percent(&step.unit);
        let own = |name: &str| !step.named || step.name.contains(name) && !name.is_empty();
        let over = match target {
            Some(Target::Beside(one, two)) if step.side != Side::Count && !step.named => {
                let one = Box::new(Figure::Asked(self.ask(one, &step.unit, Kind::Number, &[])));
                let two = Box::new(Figure::Asked(self.ask(two, &step.unit, Kind::Number, &[])));
                if step.side == Side::Short { Figure::Less(two, one) } else { Figure::Less(one, two) }
            }
            Some(Target::Given(name, bound)) if step.side != Side::Count && own(name) && same(&bound.unit) => {
                let figure = Box::new(self.figure(name, &bound.unit));
                let given = Box::new(Figure::Given(bound.value.clone()));
                if step.side == Side::Short { Figure::Less(given, figure) } else { Figure::Less(figure, given) }
            }
            Some(Target::Given(name, bound)) if step.side != Side::Count && own(name) && percent(&step.unit) && !bound.value.is_zero() => {
                // 任务100人, 每少1%: a share of the target.
                let figure = Box::new(self.figure(name, &bound.unit));
                let given = Box::new(Figure::Given(bound.value.clone()));
                let gap = if step.side == Side::Short { Figure::Less(given.clone(), figure) } else { Figure::Less(figure, given.clone()) };
                let hundred = Box::new(Figure::Given(Number::whole(100)));
                Figure::Times(Box::new(Figure::Over(Box::new(gap), given)), hundred)
            }
            _ => {
                let flag = self.item.required.iter().find_map(|test| match test {
                    Test::Flag(text) => Some(text.clone()),
                    _ => None,
                });
                let title = match flag.filter(|_| !step.named) {
                    Some(flag) => format!("{flag}:{}", step.name),
                    None if !context.is_empty() && !step.named => format!("{context}:{}", step.name),
                    None => step.name.clone(),
                };
                Figure::Asked(self.ask(&title, &step.unit, Kind::Number, &[]))
            }
        };
        Rule::Steps { over, per: step.per.clone(), points: points.clone(), started: self.item.started.filter(|_| step.started == Started::Open).unwrap_or(step.started) }
    }

    /// Where an edge stands in two bands, and no note says in which it counts.
    fn settle_edges(&mut self, tiers: &mut [Tier]) {
        let bounds = |tiers: &[Tier]| -> Vec<(usize, usize, usize, Bound)> {
            let mut all = Vec::new();
            for (tier_at, tier) in tiers.iter().enumerate() {
                for (test_at, test) in tier.tests.iter().enumerate() {
                    if let Test::Compare(_, bounds) = test {
                        all.extend(bounds.iter().enumerate().map(|(at, bound)| (tier_at, test_at, at, bound.clone())));
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
}

fn cases_are_nought(sum: &[Rule]) -> bool {
    sum.first() == Some(&Rule::nought())
}

/// Of tiers with one limit each the narrower is tried first.
fn narrow_first(tiers: &mut Vec<Tier>) {
    let single = |tier: &Tier| match tier.tests.as_slice() {
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

/// What a step is measured from.
#[derive(Clone, Debug)]
enum Target {
    Given(String, Bound),
    Beside(String, String),
}

/// The one figure with a limit among conditions.
fn target(tests: &[Test]) -> Option<Target> {
    let mut found = tests.iter().filter_map(|test| match test {
        Test::Compare(name, bounds) => Some(Target::Given(name.clone(), bounds.last()?.clone())),
        Test::Beside(one, _, two) => Some(Target::Beside(one.clone(), two.clone())),
        _ => None,
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The word where no case holds.
fn opposite(tiers: &[Tier]) -> String {
    let words: Vec<&str> = tiers.iter().filter_map(|tier| match &tier.value {
        Value::Word(word) => Some(word.as_str()),
        _ => None,
    }).collect();
    match words.first().copied().unwrap_or_default() {
        "一票否决" | "实行一票否决" => "未否决".to_owned(),
        word if word.starts_with("不得") || word.starts_with("不能") => word.replacen("不得", "可", 1).replacen("不能", "可", 1),
        word if word.starts_with("不予") => word.replacen("不予", "予以", 1),
        word if word.starts_with('不') => word.chars().skip(1).collect(),
        "达标" => "未达标".to_owned(),
        word if word.starts_with("取消") => word.replacen("取消", "保留", 1),
        word if word.contains("等次") || word.starts_with('降') => format!("不{word}"),
        word => format!("不{}", word.trim_start_matches("基本")),
    }
}

/// One condition alone, or all of several.
fn one_or_all(mut all: Vec<Condition>) -> Condition {
    if all.len() == 1 { all.remove(0) } else { Condition::All(all) }
}

fn when(condition: Condition, rule: Rule, rest: Rule) -> Rule {
    if condition == Condition::All(Vec::new()) { rule } else { Rule::First(vec![(condition, rule)], Box::new(rest)) }
}

fn first(cases: Vec<(Condition, Rule)>, rest: Rule) -> Rule {
    match cases.as_slice() {
        [(condition, rule)] if *condition == Condition::All(Vec::new()) => rule.clone(),
        _ => Rule::First(cases, Box::new(rest)),
    }
}

impl Started {
    /// Whether the clause leaves open what a started step counts.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}
