//! Every sentence the program itself says. Official wording of indicators is data and stands in the rubric files.
//!
//! One formatter for figures ([`figure`], [`points`], [`range`]), so that screen, file and paper show the same digits.

mod bringing;
pub mod clause;
mod data;
mod desk;
mod done;
mod drafts;
mod draw;
mod edition;
mod exchange;
mod explain;
mod findings;
mod formula;
mod labels;
mod line;
mod naming;
mod own_rubrics;
mod paper;
mod pasting;
mod printed;
mod problems;
mod rectification;
mod report;
mod rubric_made;
mod rubric_problem;
mod rules;
mod seal;
mod shelf;
mod table_paper;
mod tables;
pub mod whatif;
mod words;
mod written;

use crate::engine::Verdict;
use crate::number::{End, Number, Range, SHOWN_PLACES, Span};
use crate::rubric::{Certainty, Citation, FactSpec, Period, Severity};

pub use bringing::*;
pub use data::*;
pub use desk::{COLUMN_OWN, anomaly, measure, other_rubric, rubric_named};
pub use done::{link_trouble, notice, place, place_in, quoted};
pub use drafts::*;
pub use draw::*;
pub use edition::*;
pub use exchange::*;
pub use explain::{bases, explanation, part_line, trace};
pub use findings::{finding, finding_stated, finding_title};
pub use formula::formula_in_words;
pub use labels::*;
pub use line::{Piece, Tone};
pub use naming::{named_column, named_counts, named_points, named_tick, named_unsure, named_value};
pub use own_rubrics::*;
pub use paper::*;
pub use pasting::{paste_counts, paste_doubt, paste_heading, paste_reading};
pub use printed::{read_error, why_left_out};
pub use problems::{
    assess_error, cell_read_as, draft_error, first_few, import_differs, refused, storage_trouble, unreadable,
};
pub use rectification::*;
pub use report::*;
pub use rubric_made::{RUBRIC_WORDS, adjusted, no_rubric};
pub use rubric_problem::rubric_problem;
pub use rules::{all_kinds_are_here, part_rule, together_in_words};
pub use seal::*;
pub use shelf::*;
pub use table_paper::*;
pub use tables::{left_out, left_out_name, more_left_out, table_problems};
pub use words::*;
pub use written::*;

/// Stands on the page and in every file.
pub const DISCLAIMER: &str = "测算结果，非正式评定";

/// Where drafts are kept.
pub const SAVED_WHERE: &str = "保存在这台电脑的浏览器里，未上传";

/// What the colours of a bar mean, each with its class.
pub const LEGEND: [(&str, &str); 3] = [("won", "已得"), ("open", "未定"), ("lost", "已失")];

/// Points as shown everywhere: exact, no trailing zeros.
pub fn points(points: &Number) -> String {
    points.plain()
}

/// Points won at least and at most; one number when nothing is open.
pub fn range(range: &Range) -> String {
    if range.is_settled() {
        points(&range.low)
    } else {
        format!("{}–{}", points(&range.low), points(&range.high))
    }
}

/// A figure with its thousands separated.
pub fn figure(number: &Number) -> String {
    grouped(&number.plain())
}

/// A computed value beside the line it is compared with: with as many places as it takes to tell the two apart.
pub fn figure_beside(number: &Number, line: &Number) -> String {
    if number == line || number.is_plain() {
        return figure(number);
    }
    let told_apart = |places: &u32| number.fixed(*places) != line.fixed(*places);
    let places = (SHOWN_PLACES..=24).find(told_apart).unwrap_or(24);
    if places == SHOWN_PLACES { figure(number) } else { grouped(&number.fixed(places)) }
}

/// What is known of a figure, in words where it is only a bound.
pub fn span(span: &Span) -> String {
    if let Some(value) = span.value() {
        return figure(value);
    }
    let is_zero = |end: &End| matches!(end, End::Open(number) if number.is_zero());
    match (&span.low, &span.high) {
        (_, high) if is_zero(high) => "负增长".to_owned(),
        (low, End::None) if is_zero(low) => "正数".to_owned(),
        (End::Closed(low), End::None) => format!("≥{}", figure(low)),
        (End::Open(low), End::None) => format!("＞{}", figure(low)),
        (_, End::Closed(high)) => format!("≤{}", figure(high)),
        (_, End::Open(high)) => format!("＜{}", figure(high)),
        (End::None, End::None) => "不定".to_owned(),
    }
}

/// Thousands separated with commas; the fraction is left alone.
pub fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The word for a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "达标",
        Verdict::Unmet => "未达标",
        Verdict::Missing => "缺数据",
        Verdict::Judgment => "待评判",
        Verdict::NotApplicable => "不适用",
    }
}

/// The sign beside the word, so that colour is never alone.
pub fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Unmet => "✕",
        Verdict::Missing => "○",
        Verdict::Judgment => "◇",
        Verdict::NotApplicable => "–",
    }
}

/// The word for how sure a number is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "原文",
        Certainty::Inferred => "推定",
        Certainty::Unverified => "待核",
        Certainty::Own => "自拟",
    }
}

/// What the word for a certainty means.
pub fn certainty_meaning(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "数值见于所列文件原文",
        Certainty::Inferred => "数值由转引或不完整的材料推定",
        Certainty::Unverified => "数值尚未核对原文，使用前请查证",
        Certainty::Own => "由本示范自行拟定，非官方规定",
    }
}

/// The word for a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "矛盾",
        Severity::Warning => "不符",
        Severity::Note => "提示",
    }
}

/// A citation as it is written in official papers: 《title》（文号）clause.
pub fn citation(citation: &Citation) -> String {
    let mut text = format!("《{}》", citation.document);
    if !citation.number.is_empty() {
        text.push_str(&format!("（{}）", citation.number));
    }
    text.push_str(&citation.clause);
    text
}

/// The time a fact speaks of, for a draft of `year`.
pub fn period(period: Period, year: Option<i32>) -> String {
    let Some(year) = year else {
        return match period {
            Period::Year => "本年度",
            Period::LastYear => "上年度",
            Period::SchoolYear => "本学年",
            Period::YearEnd => "本年末",
            Period::ThreeYears => "近三年",
        }
        .to_owned();
    };
    match period {
        Period::Year => format!("{year}年"),
        Period::LastYear => format!("{}年", year - 1),
        Period::SchoolYear => format!("{year}学年"),
        Period::YearEnd => format!("{year}年末"),
        Period::ThreeYears => format!("{}—{year}年", year - 2),
    }
}

/// A fact's name with the time it speaks of.
pub fn fact_label(fact: &FactSpec, year: Option<i32>) -> String {
    format!("{}（{}）", fact.title, period(fact.period, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn number(text: &str) -> Number {
        Number::from_decimal(text).unwrap()
    }

    #[test]
    fn thousands_are_separated() {
        for (plain, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-36414.05", "-36,414.05"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(figure(&number(plain)), shown);
        }
    }

    #[test]
    fn a_value_just_below_its_line_is_never_shown_as_the_line() {
        // 149 999 999 ÷ 10 000 000 000 is 1.49999999 %: ends, shown whole.
        assert_eq!(figure_beside(&number("1.49999999"), &number("1.5")), "1.49999999");
        // 0.9999996… of a third step: never ends, rounds to 1.0000 at four places.
        let almost = number("2999999").divide(&number("3000000")).unwrap();
        assert_eq!(figure_beside(&almost, &number("1")), "0.9999997");
        assert_eq!(
            figure_beside(&number("483").divide(&number("364.14")).unwrap(), &number("1.5")),
            "1.3264"
        );
    }

    #[test]
    fn ranges_become_one_number() {
        assert_eq!(range(&Range { low: number("47.5"), high: number("87") }), "47.5–87");
        assert_eq!(range(&Range::exactly(number("2.50"))), "2.5");
    }
}
