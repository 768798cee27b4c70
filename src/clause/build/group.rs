//! The rule of one group: its cases, its edges, what changes it.

use super::again::{after_time, counts_barely, gives_nothing, goes_other_way, named, only_happens};
use super::edges::narrow_first;
use super::*;

impl Builder<'_> {
    pub(super) fn value(&mut self, value: &Merit, points: Option<&Number>) -> (ClauseRule, Option<Number>) {
        match value {
            Merit::Points(amount) => {
                let number = self.amount(amount);
                (ClauseRule::given(number.clone()), Some(number))
            }
            Merit::Full => match points {
                Some(points) => (ClauseRule::given(points.clone()), Some(points.clone())),
                None => {
                    let ask = self.ask("本项分值", "分", AskKind::Number, &[]);
                    (ClauseRule::Worth(Operand::Asked(ask)), None)
                }
            },
            Merit::Part(share) => match points {
                Some(points) => (ClauseRule::given(points * share), Some(points * share)),
                None => {
                    self.unread = true;
                    (ClauseRule::zero(), None)
                }
            },
            Merit::Range(low, high) => {
                (ClauseRule::Judged { low: low.clone(), high: high.clone() }, Some(high.clone()))
            }
            Merit::Judge => match points {
                Some(points) => {
                    (ClauseRule::Judged { low: Number::zero(), high: points.clone() }, Some(points.clone()))
                }
                None => {
                    self.unread = true;
                    (ClauseRule::zero(), None)
                }
            },
            Merit::Word(word) => (ClauseRule::Word(word.clone()), None),
            Merit::Formula(text) => {
                self.condition(&Test::Flag(text.clone()));
                match self.defined.pop() {
                    Some((_, figure)) => {
                        let rule = ClauseRule::Worth(figure);
                        (rule.held(Some(Number::zero()), points.cloned()), points.cloned())
                    }
                    None => {
                        self.unread = true;
                        (ClauseRule::zero(), None)
                    }
                }
            }
            Merit::Rate(name, of) => match of.as_ref().or(points) {
                Some(of) => (self.rate(name, of), Some(of.clone())),
                None => {
                    self.unread = true;
                    (ClauseRule::zero(), None)
                }
            },
            Merit::Share | Merit::Weight(_) => {
                self.unread = true;
                (ClauseRule::zero(), None)
            }
        }
    }

    /// One group, and the most it gives.
    pub(super) fn group(
        &mut self,
        group: &AwardGroup,
        points: Option<&Number>,
    ) -> (ClauseRule, Option<Number>) {
        let written = named(group);
        let group = &self.without_excluded(written.clone());
        if let Some(rule) = self.ladders(group, points) {
            return rule;
        }
        if let [Award { tests, value: Merit::Weight(weight) }] = group.tiers.as_slice() {
            let title = match tests.as_slice() {
                [Test::Flag(title)] => title.clone(),
                _ => String::new(),
            };
            self.unread |= !group.changes.is_empty() || group.rest.is_some();
            let asked = Operand::Asked(self.ask(&title, "分", AskKind::Number, &[]));
            return (
                ClauseRule::Worth(Operand::Times(Box::new(asked), Box::new(Operand::Given(weight.clone())))),
                None,
            );
        }
        // 由考评组打分: a person's judgement holds the condition as well.
        if let [Award { tests, value: value @ (Merit::Judge | Merit::Range(..)) }] = group.tiers.as_slice()
            && group.changes.is_empty()
            && group.rest.is_none()
            && tests.iter().all(|test| matches!(test, Test::Flag(_)))
        {
            let (rule, most) = self.value(value, points);
            return match (rule, tests.is_empty()) {
                (ClauseRule::Judged { high, .. }, false) => {
                    (ClauseRule::Judged { low: Number::zero(), high }, most)
                }
                (rule, _) => (rule, most),
            };
        }
        if let [Award { tests, value: Merit::Share }] = group.tiers.as_slice() {
            if matches!(tests.as_slice(), [Test::Compare(..)]) {
                return (self.share_above(group, points), points.cloned());
            }
            self.unread |= !group.changes.is_empty() || !group.zeros.is_empty();
            return (self.share(tests, points), points.cloned());
        }
        if let (Some(step), [Award { value: Merit::Points(amount), .. }]) =
            (&group.each, group.tiers.as_slice())
            && group.changes.is_empty()
            && group.rest.is_none()
            && let Some(each_counts) = self.for_each(amount, points)
        {
            let each = self.amount(amount);
            let over = Operand::Asked(self.ask(&step.name, &step.unit, AskKind::Number, &[]));
            if !each_counts {
                let once = Criterion::Compare(over, Sign::Least, Operand::Given(step.per.clone()));
                return (when(once, ClauseRule::given(each.clone()), ClauseRule::zero()), Some(each));
            }
            let steps =
                ClauseRule::Steps { over, per: step.per.clone(), points: each, started: step.started };
            // 开展一次得0.5分, of an item of 2: no more than that.
            let most = points.filter(|_| !self.item.no_cap && self.item.cap.is_none());
            if most.is_some() {
                self.convention(Convention::Cap);
            }
            return (steps.held(None, most.cloned()), None);
        }
        let qualities = group.tiers.len() > 1
            && group
                .tiers
                .iter()
                .all(|tier| is_quality(&tier.tests) && !matches!(tier.value, Merit::Word(_)))
            && group.tiers.iter().any(is_vague);
        if qualities {
            return self.quality(group, points);
        }
        // 小学2000元以上、初中2500元以上为达标.
        if let [Award { tests, value: Merit::Word(word) }] = group.tiers.as_slice()
            && group.rest.is_none()
            && group.changes.is_empty()
            && group.zeros.is_empty()
            && let Some(rule) = self.by_stage(tests, word, &opposite(&[word]))
        {
            return (rule, None);
        }
        let zero = || Merit::Points(Amount { plain: vec![Number::zero()], ..Amount::default() });
        let mut tiers: Vec<Award> =
            group.zeros.iter().map(|tests| Award { tests: tests.clone(), value: zero() }).collect();
        tiers.extend(group.tiers.iter().cloned());
        self.settle_edges(&mut tiers);
        let main = tiers.split_off(group.zeros.len());
        let zero_tiers = std::mem::replace(&mut tiers, main);
        narrow_first(&mut tiers);
        let target = group.tiers.first().and_then(|tier| target(&tier.tests));
        let context = match written.tiers.first().map(|tier| tier.tests.as_slice()) {
            Some([Test::Flag(text)]) => text.clone(),
            _ => String::new(),
        };
        let stepped = group.changes.iter().any(|change| change.step.is_some() && change.tests.is_empty());
        let mut high: Option<Number> = None;
        let mut cases = Vec::new();
        for tier in &tiers {
            let mut tests = tier.tests.clone();
            if stepped && tier == &tiers[0] && matches!(tier.value, Merit::Points(_) | Merit::Full) {
                let all = tests.len();
                tests = self.without_target(tests, group);
                if tests.len() < all {
                    self.said.push(group.said.clone());
                }
            }
            let condition = self.all(&tests);
            let (rule, most) = match tier.value {
                Merit::Share if group.changes.is_empty() => {
                    let all: Vec<Award> = tiers.iter().chain(&zero_tiers).cloned().collect();
                    self.share_between(tier, &all, points)
                }
                _ => self.value(&tier.value, points),
            };
            high = match (high, most) {
                (Some(one), Some(two)) => Some(one.max(two)),
                (one, two) => one.or(two),
            };
            cases.push((condition, rule));
        }
        let measured = |change: &Adjustment| {
            change.way == Direction::Deduct
                && change.step.as_ref().is_some_and(|step| step.side != StepSide::Count && !step.named)
        };
        // Bands and steps: from which band the steps go is not said.
        self.unread |= group.tiers.len() > 1 && group.changes.iter().any(measured);
        if stepped {
            self.equal(group, &mut cases);
        }
        self.equal_of_two(group, &mut cases);
        let words = tiers.iter().any(|tier| matches!(tier.value, Merit::Word(_)));
        let rest = match &group.rest {
            None if group.down.is_some() => self.down(group, points),
            Some(Merit::Share) => self.share(
                &tiers.first().map(|tier| tier.tests.clone()).unwrap_or_default(),
                high.as_ref().or(points),
            ),
            Some(Merit::Judge) => {
                let most = high.clone().or_else(|| points.cloned()).unwrap_or_else(Number::zero);
                ClauseRule::Judged { low: Number::zero(), high: most }
            }
            Some(value) => self.value(value, points).0,
            None => {
                // Three grades and more: what is in none of them is not said.
                if words && tiers.len() > 2 {
                    ClauseRule::Open
                } else {
                    let nothing = if words {
                        ClauseRule::Word(opposite(&words_of(&tiers)))
                    } else {
                        ClauseRule::zero()
                    };
                    let nothing = self.gap(&tiers, nothing);
                    self.hole(&tiers, &zero_tiers, nothing)
                }
            }
        };
        let mut rule = if cases.is_empty() { ClauseRule::zero() } else { first(cases, rest) };
        if words {
            self.unread |= !group.changes.is_empty() || !group.zeros.is_empty();
            return (rule, None);
        }
        if !group.changes.is_empty() {
            let mut sum = vec![rule];
            let adds = group.changes.iter().any(|change| change.way == Direction::Add);
            sum.append(&mut self.changes(&group.changes, target.as_ref(), points, &context));
            if cases_are_zero(&sum) {
                sum.remove(0);
            }
            if adds {
                high = None;
            }
            let takes = group.changes.iter().any(|change| change.way == Direction::Deduct);
            rule = ClauseRule::Sum(sum).held(self.floor.clone().filter(|_| takes), group.cap.clone());
            if self.floor.is_some()
                && !self.item.to_zero
                && group.changes.iter().any(|change| change.way == Direction::Deduct)
            {
                self.convention(Convention::Floor);
            }
            high = high.or_else(|| group.cap.clone());
        }
        if !group.zeros.is_empty() {
            let zeros: Vec<(Criterion, ClauseRule)> =
                zero_tiers.iter().map(|tier| (self.all(&tier.tests), ClauseRule::zero())).collect();
            rule = ClauseRule::First(zeros, Box::new(rule));
        }
        (rule, high)
    }

    /// What steps measure is not asked a second time: 达到90%得5分, 每低1个百分点扣1分.
    pub(super) fn without_target(&mut self, tests: Vec<Test>, group: &AwardGroup) -> Vec<Test> {
        let taking = || {
            let taken = group.changes.iter().filter(|change| change.way == Direction::Deduct);
            taken.filter_map(|change| change.step.as_ref())
        };
        let short = taking().any(|step| step.side != StepSide::Count && !step.named);
        // 覆盖率100%得2分,其余不得分;每发现1所未开展扣0.5分: the award is a condition, and so is one of several.
        let is_condition = group.tiers.len() > 1 || group.rest.as_ref().is_some_and(gives_nothing) && !short;
        let failing = !is_condition
            && taking().any(|step| {
                step.side == StepSide::Short
                    || NEGATIVE.iter().chain(FAILS).any(|word| step.name.contains(word))
            });
        let measured = taking().any(|step| step.side == StepSide::Short);
        // 消除大班额, 超大班额为零得5分, 有1个大班额扣0.5分: what is counted is what the condition speaks of.
        let counting = |text: &str| {
            let letters: Vec<char> = text.chars().collect();
            let counted = || taking().filter(|step| step.side == StepSide::Count);
            letters.windows(2).any(|pair| {
                let pair: String = pair.iter().collect();
                counted().any(|step| step.name.contains(&pair))
            })
        };
        let flags = tests.iter().filter(|test| matches!(test, Test::Flag(_))).count();
        let compares = tests.iter().any(|test| matches!(test, Test::Compare(..) | Test::Beside(..)));
        tests
            .into_iter()
            .filter(|test| match test {
                // 死亡人数为零得5分,每死亡1人扣2分.
                Test::Compare(name, bounds)
                    if matches!(bounds.as_slice(), [Bound { sign: Sign::Most, value, .. }] if value.is_zero()) =>
                {
                    !short && !failing && !taking().any(|step| counts_what_is_none(step, name))
                }
                Test::Compare(..) | Test::Beside(..) => !short && !failing,
                // 达到60%或提高5个百分点得3分,每低1%扣1分: below which of them, is not said.
                Test::Any(_) if short || failing => {
                    self.unread = true;
                    false
                }
                Test::Flag(text) if flags == 1 && !compares => {
                    let level = LEVEL.iter().any(|word| text.contains(word));
                    // 无辍学学生得5分,每有1名辍学学生扣1分.
                    let denied = ["不存在", "没有", "未发生", "未出现", "杜绝"]
                        .iter()
                        .find_map(|word| Some(text.split_once(word)?.1))
                        .or_else(|| {
                            let text = after_time(text);
                            ["无", "零", "未", "不"].iter().find_map(|word| text.strip_prefix(word))
                        });
                    let counted = denied.is_some_and(|rest| {
                        let letters: Vec<char> = rest.chars().collect();
                        let pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>());
                        let names: Vec<&str> = group
                            .changes
                            .iter()
                            .filter_map(|change| change.step.as_ref())
                            .map(|step| step.name.as_str())
                            .collect();
                        pairs.into_iter().any(|pair| names.iter().any(|name| name.contains(&pair)))
                    });
                    // 无漂浮物得4分,每发现一处扣1分.
                    let bare = denied.is_some()
                        && group.changes.iter().filter_map(|change| change.step.as_ref()).any(|step| {
                            step.side == StepSide::Count && (!step.named || only_happens(&step.name))
                        });
                    // 每上升1个百分点扣1分,下降的得满分.
                    let other_way = taking().any(|step| goes_other_way(step, text));
                    // 开齐课程得3分,发现1所学校未开齐扣1分.
                    let again = taking().any(|step| {
                        let denied = DENIALS.iter().find_map(|word| Some(step.name.split_once(word)?.1));
                        let begins: String = denied.unwrap_or_default().chars().take(2).collect();
                        begins.chars().count() == 2 && text.contains(&begins)
                    });
                    let unbroken = UNBROKEN.iter().any(|word| text.contains(word));
                    let own = counted || again || bare || level || other_way;
                    let base = own || measured || failing && unbroken;
                    // 制定方案得2分,每缺一项扣1分: is all lost without a plan?
                    // 大班额全部消除得5分,每有1个班扣0.2分; 全县无失学得5分,出现1人扣1分: what is counted has hardly a name.
                    let barely = taking().any(|step| {
                        let unnamed = counts_barely(&step.name) || !step.named || only_happens(&step.name);
                        step.side == StepSide::Count && unnamed
                    });
                    let is_open = failing || barely || counting(text);
                    // 制定方案得2分,未制定不得分,缺一项扣1分: that is said.
                    if !own && group.rest.as_ref().is_some_and(gives_nothing) {
                        return true;
                    }
                    if !base && is_open {
                        // Asked under either choice, so that an ask keeps its id.
                        self.ask(text, "", AskKind::Flag, &[]);
                    }
                    !(base || is_open && self.doubt("base", 2) == 0)
                }
                // 生均图书小学25册、初中35册,达标率100%得5分,每低1个百分点扣0.5分: the first says what the rate is of.
                Test::Flag(text)
                    if compares
                        && (counting(text)
                            || short && text.contains(|letter: char| letter.is_ascii_digit())) =>
                {
                    self.ask(text, "", AskKind::Flag, &[]);
                    self.doubt("base", 2) != 0
                }
                _ => true,
            })
            .collect()
    }
}

fn cases_are_zero(sum: &[ClauseRule]) -> bool {
    sum.first() == Some(&ClauseRule::zero())
}

/// The words of tiers.
fn words_of(tiers: &[Award]) -> Vec<&str> {
    let words = tiers.iter().filter_map(|tier| match &tier.value {
        Merit::Word(word) => Some(word.as_str()),
        _ => None,
    });
    words.collect()
}

fn first(cases: Vec<(Criterion, ClauseRule)>, rest: ClauseRule) -> ClauseRule {
    match cases.as_slice() {
        [(condition, rule)] if *condition == Criterion::All(Vec::new()) => rule.clone(),
        _ => ClauseRule::First(cases, Box::new(rest)),
    }
}

/// 好, 一般: nobody but an assessor can say; 优秀 and 合格 may stand in a record.
fn is_vague(tier: &Award) -> bool {
    const VAGUE: &[&str] = &["好", "一般", "差", "中", "优", "良"];
    let vague = |text: &str| VAGUE.iter().any(|word| text.ends_with(word)) && !text.ends_with("良好");
    matches!(tier.value, Merit::Range(..))
        || matches!(tier.tests.as_slice(), [Test::Flag(text)] if vague(text))
}
