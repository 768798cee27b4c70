//! So many of something, at an end of what is said.

use super::*;

/// `1次`, and nothing more: exactly so many.
pub(in crate::clause) fn exactly(text: &str) -> Option<Vec<Bound>> {
    let marks = Marks::of(text);
    let value = marks.number(0)?.clone();
    let (unit, end) = unit(&marks, 1, marks.len());
    let bound = |sign| Bound { sign, value: value.clone(), unit: unit.clone(), said: true, dash: false };
    (end == marks.len() && end > 1).then(|| vec![bound(Sign::Least), bound(Sign::Most)])
}

/// 召开会议4次: a name, then how many; one alone may mean each, or that it was done at all.
pub(in crate::clause) fn counted_at_end(text: &str) -> Option<(String, Bound)> {
    let marks = Marks::of(text);
    let at = (1..marks.len()).find(|at| marks.number(*at).is_some())?;
    let value = marks.number(at)?.clone();
    let (unit, end) = unit(&marks, at + 1, marks.len());
    let plain = |word: &&&str| marks.has(0, at, word);
    let denied = ["不", "未", "没", "无", "仅", "只", "第", "共", "等", "每"].iter().find(plain).is_some();
    (end == marks.len() && WHOLE.contains(&unit.as_str()) && unit != "级" && value > Number::one() && !denied)
        .then(|| (marks.text(0, at), Bound { sign: Sign::Least, value, unit, said: true, dash: false }))
}

/// 两所及以上学校不达标: how many, then of what; so many at the beginning of a text and what stands after them.
pub(in crate::clause) fn counted_at_start(text: &str) -> Option<(Vec<Bound>, String)> {
    let marks = Marks::of(text);
    marks.number(0)?;
    let (found, end) = match bounds::bound(&marks, 0) {
        Some((bound, end)) => (vec![bound], end),
        None => {
            let (unit, end) = unit(&marks, 1, marks.len());
            let bound = |sign| Bound {
                sign,
                value: marks.number(0).cloned().unwrap_or_else(Number::zero),
                unit: unit.clone(),
                said: true,
                dash: false,
            };
            (vec![bound(Sign::Least), bound(Sign::Most)], end)
        }
    };
    WHOLE.contains(&found[0].unit.as_str()).then(|| (found, marks.text(end, marks.len())))
}
