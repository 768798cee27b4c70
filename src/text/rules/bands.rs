//! 按数值分档.

use super::super::formula::side_of;
use super::super::line::Sentence;
use super::super::points;
use super::Told;
use super::words::{band_in_words, if_zero, in_unit, words};
use crate::engine::{BandTrace, Value};
use crate::number::{End, Number, Span, Truth};
use crate::rubric::{Bands, Better, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Bands) -> String {
    let bands: Vec<String> = rule
        .bands
        .iter()
        .map(|band| format!("{}得{}分", band_in_words(&band.range, &rule.value), points(&band.points)))
        .collect();
    let otherwise = if rule.otherwise.is_zero() {
        "不得分".to_owned()
    } else {
        format!("得{}分", points(&rule.otherwise))
    };
    format!("{}：{}，其余{otherwise}{}", words(rubric, &rule.value), bands.join("，"), if_zero(rule.if_zero))
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Bands, trace: &BandTrace) {
    let result = told.result;
    let first = &rule.bands[0].range;
    let edge = match rule.better {
        Better::Up => first.low.number(),
        Better::Down => first.high.number(),
    };
    let zero = Number::zero();
    side_of(line, told.rubric, told.facts, &rule.value, &trace.value, edge.unwrap_or(&zero));
    if let Some(at) = trace.band {
        let band = &rule.bands[at];
        line.plain(format!(" {}", within(&band_in_words(&band.range, &rule.value), "在")));
        if at > 0 {
            line.plain(format!("，得{}分", points(&band.points)));
        }
    } else if result.met == Truth::Open {
        let band = band_in_words(first, &rule.value);
        let should = if band.starts_with(|letter: char| letter.is_ascii_digit()) { "" } else { "应 " };
        line.plain(format!(" {should}{}", within(&band, "是否在")));
    } else if result.points.is_settled() && result.met == Truth::No {
        if let Value::Known(value) = &trace.value {
            outside(line, rule, value);
        }
        line.plain(if result.points.low.is_zero() {
            "，不得分".to_owned()
        } else {
            format!("，得{}分", points(&result.points.low))
        });
    }
}

/// On which side of all bands a value lies.
fn outside(line: &mut Sentence, rule: &Bands, value: &Span) {
    let (best, worst) = (&rule.bands[0].range, &rule.bands[rule.bands.len() - 1].range);
    let (lowest, highest) = match rule.better {
        Better::Up => (&worst.low, &best.high),
        Better::Down => (&best.low, &worst.high),
    };
    let known = |value: &Span| value.value().cloned();
    let (below, above) = match (lowest, highest) {
        (End::Closed(low) | End::Open(low), _) if known(value).is_none_or(|value| value <= *low) => {
            (Some(low), None)
        }
        (_, End::Closed(high) | End::Open(high)) => (None, Some(high)),
        _ => (None, None),
    };
    let sign = |end: &End, strict: &'static str, edge: &'static str| match end {
        End::Open(_) => edge,
        End::Closed(_) | End::None => strict,
    };
    if let Some(low) = below {
        line.plain(format!(" {} {}", sign(lowest, "＜", "≤"), in_unit(low, &rule.value)));
    }
    if let Some(high) = above {
        line.plain(format!(" {} {}", sign(highest, "＞", "≥"), in_unit(high, &rule.value)));
    }
}

/// A band between two limits as what lies there; one with a sign as it is.
fn within(band: &str, word: &str) -> String {
    match band.starts_with(|letter: char| letter.is_ascii_digit()) {
        true => format!("{word} {band} 之间"),
        false => band.to_owned(),
    }
}
