//! 按档评判.

use super::super::line::{Sentence, Tone};
use super::super::points;
use super::Told;
use crate::facts::Judgment;
use crate::rubric::{Judged, JudgedBand, Rubric, Scale};

pub(super) fn in_words(rubric: &Rubric, rule: &Judged) -> String {
    let band = |band: &JudgedBand| {
        let (low, high) = (points(&band.low), points(&band.high));
        if rubric.scale == Scale::Items {
            band.title.to_string()
        } else if low == high {
            format!("{}{low}分", band.title)
        } else {
            format!("{}{low}–{high}分", band.title)
        }
    };
    let bands: Vec<String> = rule.bands.iter().map(band).collect();
    format!("由人评判：{}", bands.join("、"))
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Judged, band: Option<usize>) {
    match (told.facts.judgment(rule.judgment), band) {
        (Judgment::Points(given), Some(band)) => {
            line.plain("评判为");
            line.say(&*rule.bands[band].title, Tone::Figure);
            if told.rubric.scale != Scale::Items {
                line.plain(format!("，得{}分", points(given)));
            }
        }
        _ => line.plain(&*rule.question),
    }
}
