//! Awards for figures that stand without a sign: 覆盖率100%得5分,90%得4分,80%得3分. Each is for whoever reaches it; what lies between two
//! of them has reached the lesser. Where fewer are better (事故0起得5分,2起得3分), it has stayed within the greater.

use super::*;
use crate::clause::lexicon::WHOLE as COUNTED;

/// An award as it is written.
struct Reached {
    /// What stands before the number; empty where the award before says it.
    name: String,
    value: Number,
    unit: String,
    /// None for all of the item's points.
    points: Option<Number>,
    /// Whether the text says that it is to be reached (达到100%).
    is_led: bool,
}

/// Units of what is no amount: which place, which year, which grade.
const NO_AMOUNTS: &[&str] = &["名", "名次", "年", "月", "日", "级", "个等次", "岁", "分", "届", "期"];

/// Words that such a name ends in, and that only lead to the number.
const LEADS: &[&str] = &["达到", "达", "为", "是"];

/// What stands before a number that is no amount to be reached, or that has a sign of its own.
const ASIDE: &[&str] = &[
    "前",
    "第",
    "仅",
    "只",
    "只有",
    "共",
    "约",
    "近",
    "超",
    "超过",
    "高于",
    "低于",
    "少于",
    "多于",
    "大于",
    "小于",
    "不足",
    "不到",
    "未达",
    "未达到",
    "不超过",
    "至少",
    "最少",
    "最多",
    "每",
    "各",
    "均",
    "都",
    "由",
    "从",
    "按",
];

/// For each statement its condition, where at least two beside each other award points for amounts of the same without a sign.
pub(super) fn reached(marks: &Marks, statements: &[Statement]) -> Vec<Option<Test>> {
    let found: Vec<Option<Reached>> = statements.iter().map(|one| award_of(marks, one)).collect();
    let mut tests: Vec<Option<Test>> = vec![None; statements.len()];
    let mut from = 0;
    while from < found.len() {
        let follows = |at: usize| match (&found[from], found.get(at)) {
            (Some(first), Some(Some(one))) => {
                one.name.is_empty()
                    && one.unit == first.unit
                    && statements[at].sentence <= statements[at - 1].sentence + 1
            }
            _ => false,
        };
        let to = (from + 1..).find(|at| !follows(*at)).unwrap_or(from + 1);
        let ladder: Vec<&Reached> = found[from..to].iter().flatten().collect();
        if let Some(sign) = direction(&ladder) {
            for (at, one) in (from..).zip(ladder) {
                let bound =
                    Bound { sign, value: one.value.clone(), unit: one.unit.clone(), said: true, dash: false };
                tests[at] = Some(Test::Compare(one.name.clone(), vec![bound]));
            }
        }
        from = to;
    }
    tests
}

/// At least or at most so much, as the points go; none where they do not go one way, or where nothing lies between.
fn direction(ladder: &[&Reached]) -> Option<Sign> {
    let first = ladder.first().filter(|first| ladder.len() > 1 && !first.name.is_empty())?;
    if ladder.iter().all(|one| one.is_led) {
        return None;
    }
    let counts = COUNTED.contains(&first.unit.as_str());
    let is_next = |pair: &[&Reached]| {
        let apart = &pair[0].value - &pair[1].value;
        apart == Number::one() || apart == -&Number::one()
    };
    if counts && ladder.windows(2).all(is_next) {
        return None;
    }
    // More than all points are none.
    let more = |one: &Reached, other: &Reached| match (&one.points, &other.points) {
        (Some(one), Some(other)) => one > other,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let all = |better: fn(&Number, &Number) -> bool| {
        let is_so = |pair: &[&Reached]| {
            let (one, other) = (pair[0], pair[1]);
            if better(&one.value, &other.value) {
                more(one, other)
            } else {
                one.value != other.value && more(other, one)
            }
        };
        ladder.windows(2).all(is_so)
    };
    if all(|one, other| one > other) {
        Some(Sign::Least)
    } else if all(|one, other| one < other) {
        Some(Sign::Most)
    } else {
        None
    }
}

fn award_of(marks: &Marks, one: &Statement) -> Option<Reached> {
    let points = match &one.effect {
        Some(Consequence::Give(Direction::Get, amount)) => {
            let is_plain = amount.by.is_empty() && !amount.each && amount.per.is_none();
            let [points] = amount.plain.as_slice() else { return None };
            Some(points.clone()).filter(|_| is_plain).map(Some)?
        }
        Some(Consequence::Full) => None,
        _ => return None,
    };
    let place = phrase::trim(marks, one.place);
    let text = marks.text(place.from, place.to);
    let text = ["的", "时", "者"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(&text);
    let own = Marks::of(text);
    let at = (0..own.len()).find(|at| own.number(*at).is_some())?;
    let (unit, end) = phrase::unit(&own, at + 1, own.len());
    let name = own.text(0, at);
    let led = LEADS.iter().find_map(|lead| name.strip_suffix(lead));
    let (name, is_led) = (led.unwrap_or(&name), led.is_some());
    let plain =
        !own.has_any(0, at, LOUD) && !name.contains("分别") && !ASIDE.iter().any(|word| name.ends_with(word));
    let is_amount = end == own.len() && !unit.is_empty() && !NO_AMOUNTS.contains(&unit.as_str());
    (plain && is_amount).then(|| Reached {
        name: name.to_owned(),
        value: own.number(at).cloned().unwrap_or_else(Number::zero),
        unit,
        points,
        is_led,
    })
}
