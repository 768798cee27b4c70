//! Points in proportion to a rate that is named, and formulas of the points.

use super::*;

/// 项目实施4分,按开工率计分: so many points, in proportion to a rate.
pub(super) fn by_rate(
    item: &mut ClauseItem,
    sentence: usize,
    phrase: Phrase,
    (rate, names_points): (&str, bool),
) {
    let missed = phrase.rest || item.groups.last().is_some_and(|group| misses(group, &phrase.tests));
    if missed {
        // 到位率100%得8分;未达到100%的,按实际到位率计分: the same figure.
        let same = item.groups.last().and_then(|group| group.tiers.first()).is_some_and(|tier| {
            matches!(tier.tests.as_slice(), [Test::Compare(name, _)] if name.ends_with(rate) || GENERIC.contains(&rate))
        });
        item.unread |= !same || phrase.step.is_some();
        let first = item.groups.last().and_then(|group| group.tiers.first());
        let (name, of) = match first.map(|tier| (tier.tests.as_slice(), &tier.value)) {
            Some(([Test::Compare(name, _)], Merit::Points(amount))) => {
                (name.clone(), amount.plain.first().cloned())
            }
            Some(([Test::Compare(name, _)], _)) => (name.clone(), None),
            _ => (rate.to_owned(), None),
        };
        award(item, sentence, Phrase { rest: true, ..Phrase::default() }, Merit::Rate(name, of));
        return;
    }
    // 小学达标率占60%,初中达标率占40%,按实际达标率折算: said of the weights.
    if weights_alone(item) && phrase == Phrase::default() {
        let named = |group: &AwardGroup| matches!(group.tiers[0].tests.as_slice(), [Test::Flag(name)] if name.ends_with(rate));
        item.unread |= !item.groups.iter().all(named);
        return;
    }
    // 家长满意度得分按满意率乘以本项分值计算.
    let phrase = match phrase.tests.as_slice() {
        [Test::Unread] if phrase.step.is_none() && !phrase.rest && names_points => Phrase::default(),
        _ => phrase,
    };
    item.unread |= phrase.tests.contains(&Test::Unread);
    item.unread |= phrase.step.is_some() || phrase.tests.iter().any(|test| !matches!(test, Test::Flag(_)));
    let before = item.groups.last_mut().filter(|group| {
        phrase.tests.is_empty()
            && group.sentence == sentence
            && group.changes.is_empty()
            && group.rest.is_none()
    });
    if let Some(group) = before
        && let [Award { tests, value: Merit::Points(amount) }] = group.tiers.as_mut_slice()
        && tests.iter().all(|test| matches!(test, Test::Flag(_)))
        && amount.plain.len() == 1
    {
        let of = amount.plain.first().cloned();
        group.said =
            tests.iter().map(|test| if let Test::Flag(text) = test { text.as_str() } else { "" }).collect();
        group.tiers = vec![Award { tests: Vec::new(), value: Merit::Rate(rate.to_owned(), of) }];
        return;
    }
    item.unread |= !item.groups.is_empty();
    item.said.extend(phrase.tests.into_iter().filter_map(|test| match test {
        Test::Flag(text) => Some(text),
        _ => None,
    }));
    item.groups.push(AwardGroup {
        tiers: vec![Award { tests: Vec::new(), value: Merit::Rate(rate.to_owned(), None) }],
        sentence,
        ..AwardGroup::default()
    });
}

/// Whether the award before is called a rate: then its points are in proportion to it.
pub(super) fn by_own_rate(item: &mut ClauseItem, sentence: usize) -> bool {
    let Some(group) = item
        .groups
        .last_mut()
        .filter(|group| group.sentence == sentence && group.changes.is_empty() && group.rest.is_none())
    else {
        return false;
    };
    let [Award { tests, value: Merit::Points(amount) }] = group.tiers.as_slice() else { return false };
    let ([Test::Flag(name)], [of]) = (tests.as_slice(), amount.plain.as_slice()) else { return false };
    if !["率", "比例", "占比", "比重"].iter().any(|word| name.ends_with(word)) {
        return false;
    }
    let value = Merit::Rate(name.clone(), Some(of.clone()));
    group.tiers = vec![Award { tests: Vec::new(), value }];
    true
}

/// The rate at the end of 教师培训按实际完成率, with what it is of.
pub(super) fn rate_in(text: &str) -> Option<String> {
    let (of, rate) = text.rsplit_once('按')?;
    let rate = rate.trim_start_matches('照').trim_start_matches("实际");
    let is_rate = ["率", "比例"].iter().any(|word| rate.ends_with(word));
    let rate = if rate == "比例" { "完成比例" } else { rate };
    let is_plain = text.chars().all(char::is_alphabetic);
    (is_rate && is_plain).then(|| format!("{of}{rate}"))
}

/// The steps said last in the same sentence count in proportion, if any do.
pub(super) fn in_proportion(item: &mut ClauseItem, sentence: usize) -> bool {
    let mut met = false;
    for (group, of, at) in item.last.clone() {
        let change = match group {
            Some(group) => &mut item.groups[group].changes[at],
            None => &mut item.changes[at],
        };
        if let Some(step) =
            change.step.as_mut().filter(|step| of == sentence && step.started == Started::Open)
        {
            step.started = Started::Whole;
            met = true;
        }
    }
    met
}

/// 实际劝返率 in a formula is the figure that was named in full before.
pub(super) fn with_full_name(group: &AwardGroup, text: &str) -> String {
    let formula = text.strip_prefix("得分=").unwrap_or(text);
    let called = formula.split(['÷', '×', '/']).next().unwrap_or_default();
    let short = called.trim_start_matches("实际");
    match group.tiers.first().map(|tier| tier.tests.as_slice()) {
        // 达标比例 of 优质均衡达标学校比例: its letters, in order.
        Some([Test::Compare(name, _)])
            if !short.is_empty()
                && (name.ends_with(short) || phrase::is_measured(short) && is_short_for(short, name)) =>
        {
            text.replacen(called, name, 1)
        }
        _ => text.to_owned(),
    }
}

/// Whether the letters of a short name stand in the full one in this order, its last two at the end.
fn is_short_for(short: &str, full: &str) -> bool {
    let tail: String = short.chars().skip(short.chars().count().saturating_sub(2)).collect();
    let mut letters = full.chars();
    short.chars().count() > 2
        && full.ends_with(&tail)
        && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// A formula of the points themselves.
pub(super) fn is_formula(test: &Test) -> bool {
    matches!(test, Test::Flag(text) if text.starts_with("得分=") || text.starts_with("本项得分="))
}

/// 达标率未达到100%的,按比例扣分, and no award before: all where it is reached. Below another line it is not said of what.
pub(super) fn in_part_below(item: &mut ClauseItem, sentence: usize, phrase: &Phrase) -> bool {
    let [Test::Compare(name, bounds)] = phrase.tests.as_slice() else { return false };
    let [below] = bounds.as_slice() else { return false };
    if !item.groups.is_empty() || phrase.step.is_some() || phrase.rest || below.sign != Sign::Below {
        return false;
    }
    item.unread |= below.value != Number::whole(100) || below.unit != "%";
    let reached = Bound { sign: Sign::Least, ..below.clone() };
    item.groups.push(AwardGroup {
        tiers: vec![Award { tests: vec![Test::Compare(name.clone(), vec![reached])], value: Merit::Full }],
        rest: Some(Merit::Share),
        sentence,
        ..AwardGroup::default()
    });
    true
}
