//! Sentences on paper: the table that is handed in (自评表), and the line at the head of whatever is printed.

use super::{BASIS, NOTE, certainty, edition, explain, named, points, range, rubric_line, verdict};
use crate::engine::{IndicatorResult, Verdict};
use crate::number::{Number, Range};
use crate::rubric::{Certainty, Citation, Indicator, Rubric, Scale};
use crate::rubrics::Listed;

/// Whose, and of which year; what is blank is left to be written by hand.
fn whose(county: &str, year: &str) -> String {
    let or_blank =
        |text: &str| if text.trim().is_empty() { "＿＿＿＿".to_owned() } else { text.trim().to_owned() };
    format!("{} {} 年", or_blank(county), or_blank(year))
}

/// The title of the table. For a part of it, whose part.
pub fn paper_title(rubric: &Rubric, unit: &str) -> String {
    // What is asked of a township says so in its own title.
    let level = if rubric.title.starts_with("乡镇") { "乡镇" } else { "县级" };
    let part = if unit.is_empty() { String::new() } else { format!("（{unit}分表）") };
    format!("{level}人民政府履行教育职责自评表{part}")
}

/// Which county, year and rubric: at the head of each page.
pub fn paper_head(county: &str, year: &str, rubric: &Rubric) -> String {
    format!("{} · {}", whose(county, year), rubric_line(rubric))
}

/// The line at the head of any other view, without the time.
pub fn printed(county: &str, year: &str, rubric: Option<&Listed>) -> String {
    let rubric = rubric.map_or_else(String::new, |listed| {
        format!(" · {}（{}）", edition(&listed.title, &listed.edition), listed.label)
    });
    format!("{}{rubric}", whose(county, year))
}

/// The heading of what an indicator counts for.
pub fn paper_full(scale: Scale) -> &'static str {
    match scale {
        Scale::Points | Scale::Letters => "分值",
        Scale::Items => "项数",
    }
}

/// The heading of what it was found to be.
pub fn paper_score(scale: Scale) -> &'static str {
    match scale {
        Scale::Points => "自评打分",
        Scale::Letters => "自评等级",
        Scale::Items => "自评结果",
    }
}

/// What an indicator was found to be: its points, its letter, or its verdict where indicators are counted.
pub fn paper_result(rubric: &Rubric, result: &IndicatorResult) -> String {
    let letter = |points: &Number| {
        let letter = rubric.letters.iter().find(|(_, stands_for)| stands_for == points);
        letter.map_or_else(|| super::points(points), |(letter, _)| letter.to_string())
    };
    match rubric.scale {
        Scale::Items => verdict(result.verdict).to_owned(),
        Scale::Points => range(&result.points),
        Scale::Letters if result.points.is_settled() => letter(&result.points.low),
        Scale::Letters => format!("{}–{}", letter(&result.points.low), letter(&result.points.high)),
    }
}

/// What is to be said beside the points: that they are not settled, or why they are what they are.
pub fn paper_state(rubric: &Rubric, result: &IndicatorResult) -> &'static str {
    match (rubric.scale, result.verdict) {
        (Scale::Items, _) | (_, Verdict::Met | Verdict::Unmet) => "",
        (Scale::Points | Scale::Letters, open) => verdict(open),
    }
}

/// 失1分; empty where nothing is certainly lost, or no points are given.
pub fn paper_lost(rubric: &Rubric, indicator: &Indicator, result: &IndicatorResult) -> String {
    let lost = &indicator.points - &result.points.high;
    if rubric.scale != Scale::Points || result.set_aside || lost.is_zero() || lost.is_negative() {
        return String::new();
    }
    let least = if result.points.is_settled() { "" } else { "至少" };
    format!("{least}失{}分。", points(&lost))
}

/// What an indicator rests on, each document named once, and how sure its numbers are where they are not its own.
pub fn paper_basis(indicator: &Indicator) -> String {
    let mut text = String::new();
    let mut before: Option<&Citation> = None;
    for base in explain::bases(indicator) {
        let is_same =
            before.is_some_and(|other| (&other.document, &other.number) == (&base.document, &base.number));
        let cited = if is_same { base.clause.to_string() } else { super::citation(base) };
        text.push_str(match (is_same, before) {
            (_, None) => "",
            (true, _) => "、",
            (false, _) => "；",
        });
        text.push_str(&paper_cited(&cited, base.certainty));
        before = Some(base);
    }
    named(BASIS, &text)
}

/// A citation with how sure its number is, where that is not the document's own.
pub fn paper_cited(citation: &str, sure: Certainty) -> String {
    match sure {
        Certainty::Official => citation.to_owned(),
        doubt => format!("{citation}〔{}〕", certainty(doubt)),
    }
}

/// The remark on a figure.
pub fn paper_remark(title: &str, note: &str) -> String {
    format!("{NOTE}（{title}）：{note}")
}

/// What the rows add up to, where that is not what they come to.
pub fn paper_scaled(sum: &Range, unit: &str) -> String {
    format!("各项相加为 {} {unit}，按细则的权重、折算或封顶计", range(sum))
}
