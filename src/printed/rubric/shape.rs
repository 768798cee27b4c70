//! The pieces of a rubric's file that a table is made into: all that is known here of how rules are written.

use super::super::JudgedRange;
use crate::number::Number;
use crate::rubric::file::{
    CitationFile, CombineFile, DockedFile, FactFile, FactKindFile, IndicatorFile, JudgedBandFile, JudgedFile,
    PartFile, PeriodFile, RuleFile, SourceFile, YesFile,
};

/// Key of the table among the documents cited.
pub(super) const TABLE: &str = "table";
/// Key of what is ours.
pub(super) const OURS: &str = "own";

fn cite(source: &str, clause: &str, certainty: &str) -> CitationFile {
    CitationFile { source: source.to_owned(), clause: clause.to_owned(), certainty: certainty.to_owned() }
}

/// A document of which only title and number are known.
pub(super) fn document(key: &str, title: &str, number: String) -> SourceFile {
    let (key, title) = (key.to_owned(), title.to_owned());
    SourceFile { key, title, number, issuer: String::new(), year: String::new() }
}

/// Printed at a place of the table.
pub(super) fn printed(place: &str) -> CitationFile {
    cite(TABLE, place, "official")
}

/// Concluded from what is printed at a place.
pub(super) fn concluded(place: &str) -> CitationFile {
    cite(TABLE, place, "inferred")
}

/// Ours, and why.
pub(super) fn ours(why: &str) -> CitationFile {
    cite(OURS, why, "own")
}

/// An indicator of one part.
pub(super) fn indicator(
    id: String,
    title: String,
    points: String,
    clause: String,
    cite: CitationFile,
    part: PartFile,
) -> IndicatorFile {
    IndicatorFile {
        id,
        title,
        points,
        base: None,
        combine: CombineFile::Sum,
        floor: None,
        cap: None,
        must: false,
        responsible: Vec::new(),
        evidence: Vec::new(),
        clause,
        cite,
        inputs: Vec::new(),
        related: Vec::new(),
        not_applicable: None,
        not_applicable_for: Vec::new(),
        part: vec![part],
    }
}

/// How points between zero and all are called.
#[derive(Clone, Copy)]
pub(super) enum JudgedAs {
    /// All of them, which is 达标, and fewer, each with what it means.
    Fully { full: [&'static str; 2], less: [&'static str; 2] },
    /// Whatever is asked for.
    Claimed([&'static str; 2]),
}

/// Points a person gives, from zero to all of them.
pub(super) fn by_steps(points: &Number, question: String, called: JudgedAs, cite: CitationFile) -> PartFile {
    let full = points.plain();
    let step = JudgedRange::up_to(points).map_or_else(Number::one, |range| range.step);
    let band = |[title, text]: [&str; 2], low: &str, high: &str, met: bool| JudgedBandFile {
        title: title.to_owned(),
        low: low.to_owned(),
        high: high.to_owned(),
        met,
        text: text.to_owned(),
    };
    let bands = match called {
        JudgedAs::Fully { full: all, less } => {
            vec![band(all, &full, &full, true), band(less, "0", &(points - &step).plain(), false)]
        }
        JudgedAs::Claimed(called) => vec![band(called, "0", &full, true)],
    };
    judged(&full, question, bands, Some(step.plain()), cite)
}

/// One number of points.
pub(super) fn level(title: &str, points: &str, met: bool, text: &str) -> JudgedBandFile {
    let (low, high) = (points.to_owned(), points.to_owned());
    JudgedBandFile { title: title.to_owned(), low, high, met, text: text.to_owned() }
}

/// Points a person gives.
pub(super) fn judged(
    points: &str,
    question: String,
    band: Vec<JudgedBandFile>,
    step: Option<String>,
    cite: CitationFile,
) -> PartFile {
    PartFile::of(points, RuleFile::Judged(JudgedFile { question, band, step, cite }))
}

/// Points a person takes, none or up to `most`.
pub(super) fn docked(most: &Number, question: String, cite: CitationFile) -> PartFile {
    let step = JudgedRange::up_to(most).map_or_else(Number::one, |range| range.step).plain();
    let (least, most) = (step.clone(), most.plain());
    PartFile::of("0", RuleFile::Docked(DockedFile { question, least, most, step, cite }))
}

/// A yes or no that earns nothing.
pub(super) fn yes(fact: &str, cite: CitationFile) -> PartFile {
    PartFile::of("0", RuleFile::Yes(YesFile { fact: fact.to_owned(), wanted: true, cite }))
}

/// A fact that is 是 or 否.
pub(super) fn flag(id: String, title: String, origin: String) -> FactFile {
    FactFile {
        id,
        title,
        kind: FactKindFile::Flag,
        options: Vec::new(),
        column: Vec::new(),
        unit: String::new(),
        own_unit: false,
        period: PeriodFile::Year,
        whole: false,
        least: None,
        most: None,
        origin,
        hint: String::new(),
        part_of: Vec::new(),
        last_year_of: String::new(),
    }
}
