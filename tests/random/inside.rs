//! Whether an outcome lies inside what was said before the blanks were filled in.

use lvzhi::engine::{Assessment, Verdict};
use lvzhi::number::{Range, Truth};
use lvzhi::rubric::Rubric;

/// The first thing that lies outside, in words; `None` where all lies inside.
pub(crate) fn outside(rubric: &Rubric, before: &Assessment, after: &Assessment) -> Option<String> {
    let leaves = |what: &dyn Fn() -> String, before: &Range, after: &Range| {
        (!before.contains(after)).then(|| format!("{}: {after:?} is outside {before:?}", what()))
    };
    for (indicator, (before, after)) in
        rubric.indicators.iter().zip(before.indicators.iter().zip(&after.indicators))
    {
        for (at, (part, (was, is))) in
            indicator.parts.iter().zip(before.parts.iter().zip(&after.parts)).enumerate()
        {
            let what = || format!("{}, part {at}, {:?}", indicator.id, part.rule);
            if let Some(said) = leaves(&what, &was.points, &is.points) {
                return Some(said);
            }
            if was.met != Truth::Open && was.met != is.met {
                return Some(format!("{}: {was:?}, {is:?}", what()));
            }
        }
        if let Some(said) = leaves(&|| indicator.id.to_string(), &before.points, &after.points) {
            return Some(said);
        }
        if matches!(before.verdict, Verdict::Met | Verdict::Unmet) && before.verdict != after.verdict {
            return Some(format!("{}: {before:?}, {after:?}", indicator.id));
        }
    }
    for (domain, (before, after)) in rubric.domains.iter().zip(before.domains.iter().zip(&after.domains)) {
        if let Some(said) = leaves(&|| domain.id.to_string(), &before.points, &after.points) {
            return Some(said);
        }
    }
    if let Some(said) = leaves(&|| "total".to_owned(), &before.total, &after.total) {
        return Some(said);
    }
    for (gate, (before, after)) in rubric.gates.iter().zip(before.gates.iter().zip(&after.gates)) {
        if before.fired != Truth::Open && before != after {
            return Some(format!("{}: {before:?}, {after:?}", gate.id));
        }
    }
    // Grades are counted from the best.
    let (was, is) = (before.grade, after.grade);
    let holds = is.low <= was.low && was.high <= is.high && is.high <= is.low;
    (!holds).then(|| format!("grade: {is:?} is outside {was:?}"))
}
