//! 区间扣分.

use super::super::line::{Sentence, Tone};
use super::super::{NOT_DOCKED_TEXT, points};
use super::Told;
use crate::facts::Judgment;
use crate::rubric::Docked;

pub(super) fn in_words(rule: &Docked) -> String {
    format!(
        "由人评定扣分：没有的不扣，有的扣{}—{}分，每{}分一档",
        points(&rule.least),
        points(&rule.most),
        points(&rule.step)
    )
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Docked) {
    match told.facts.judgment(rule.judgment) {
        Judgment::Points(deducted) if deducted.is_zero() => {
            line.plain(format!("{}{NOT_DOCKED_TEXT}，不扣分", rule.question));
        }
        Judgment::Points(deducted) => {
            line.plain(format!("{}评定", rule.question));
            line.say(format!("扣{}分", points(deducted)), Tone::Short);
        }
        _ => line.plain(&*rule.question),
    }
}
