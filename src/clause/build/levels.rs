//! Changes in a row: each counts, but of those that go by how far one figure falls only one does.

use super::edges::narrower;
use super::*;
use crate::clause::gather::same_figure;

/// The figure and the limit that alone decide about a change.
fn level(change: &Adjustment) -> Option<(&str, &Bound)> {
    let alone = change.step.is_none() && !change.unmet && change.cap.is_none() && change.unless.is_empty();
    match (change.tests.as_slice(), &change.value) {
        ([Test::Compare(name, bounds)], Merit::Points(_)) if alone && bounds.len() == 1 => {
            Some((name, &bounds[0]))
        }
        _ => None,
    }
}

impl Builder<'_> {
    /// 酌情扣1—3分 and nothing else: a person gives the points.
    pub(super) fn judged_alone(&mut self, points: Option<&Number>) -> Option<ClauseRule> {
        let item = self.item;
        let judged = |change: &Adjustment| {
            change.step.is_none() && !change.unmet && matches!(change.value, Merit::Range(..) | Merit::Judge)
        };
        if !item.groups.is_empty()
            || !item.zeros.is_empty()
            || item.changes.is_empty()
            || !item.changes.iter().all(judged)
        {
            return None;
        }
        let (mut low, mut high) = (Number::zero(), Number::zero());
        for change in &item.changes {
            let most = match &change.value {
                Merit::Range(_, most) => most.clone(),
                _ => points?.clone(),
            };
            if change.way == Direction::Deduct { low = &low - &most } else { high = &high + &most }
        }
        let base = points.filter(|_| low.is_negative()).cloned().unwrap_or_else(Number::zero);
        let (mut low, mut high) = (&base + &low, &base + &high);
        if !base.is_zero() && !item.no_floor {
            low = low.max(Number::zero());
        }
        if let Some(most) = item.cap.as_ref().or(points) {
            high = high.min(most.clone());
        }
        Some(ClauseRule::Judged { low, high })
    }

    /// 低于95%扣1分, 低于90%扣3分: 3 points and not 4 below 90 %.
    pub(super) fn changes(
        &mut self,
        changes: &[Adjustment],
        target: Option<&StepTarget>,
        points: Option<&Number>,
        context: &str,
    ) -> Vec<ClauseRule> {
        let mut all = Vec::new();
        let mut from = 0;
        while from < changes.len() {
            let goes_on = |at: usize| {
                let (Some((name, bound)), Some((next, other))) =
                    (level(&changes[from]), changes.get(at).and_then(level))
                else {
                    return false;
                };
                let up = |sign: Sign| matches!(sign, Sign::Least | Sign::Above);
                same_figure(name, next)
                    && up(bound.sign) == up(other.sign)
                    && changes[from].way == changes[at].way
            };
            let to = (from + 1..).find(|at| !goes_on(*at)).unwrap_or(from + 1);
            if to == from + 1 {
                let rule = self.change(&changes[from], target, points, context);
                let rule = match (is_severe(&changes[from]), rule) {
                    // 发生一起扣1分,情节严重的扣2分: on top of it, or instead.
                    (true, ClauseRule::First(cases, _))
                        if from > 0 && !takes_all(&changes[from], points) && self.doubt("severe", 2) == 1 =>
                    {
                        ClauseRule::First(cases, Box::new(all.pop().unwrap_or_else(ClauseRule::zero)))
                    }
                    (_, rule) => rule,
                };
                all.push(rule);
                from = to;
                continue;
            }
            let mut levels: Vec<Adjustment> = changes[from..to].to_vec();
            let name = level(&changes[from]).map(|(name, _)| name.to_owned()).unwrap_or_default();
            for test in levels.iter_mut().flat_map(|change| &mut change.tests) {
                if let Test::Compare(of, _) = test {
                    of.clone_from(&name);
                }
            }
            crate::order::sort(&mut levels, |one, two| match (level(one), level(two)) {
                (Some((_, one)), Some((_, two))) => narrower(one, two),
                _ => std::cmp::Ordering::Equal,
            });
            let cases = levels.iter().map(|change| {
                let condition = self.all(&change.tests);
                let each = match &change.value {
                    Merit::Points(amount) => self.amount(amount),
                    _ => Number::zero(),
                };
                let points = if change.way == Direction::Deduct { -&each } else { each };
                (condition, ClauseRule::given(points))
            });
            let cases: Vec<(Criterion, ClauseRule)> = cases.collect();
            all.push(ClauseRule::First(cases, Box::new(ClauseRule::zero())));
            from = to;
        }
        all
    }
}

/// 情节严重的扣2分, where no word says that it comes on top of what was said before.
fn is_severe(change: &Adjustment) -> bool {
    const WORDS: &[&str] = &[
        "情节严重",
        "情节较重",
        "情节恶劣",
        "性质恶劣",
        "造成严重",
        "造成恶劣",
        "造成不良",
        "影响恶劣",
        "后果严重",
        "问题严重",
    ];
    change.step.is_none()
        && matches!(change.tests.as_slice(), [Test::Flag(text)] if WORDS.iter().any(|word| text.starts_with(word)))
}

/// Whether nothing is left of the points anyway.
pub(super) fn takes_all(change: &Adjustment, points: Option<&Number>) -> bool {
    match (&change.value, points) {
        (Merit::Points(amount), Some(points)) => amount.plain.first().is_some_and(|each| each >= points),
        _ => false,
    }
}
