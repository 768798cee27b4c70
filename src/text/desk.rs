//! The desk: what strikes in several counties' figures, as questions.

use super::figure;
use crate::desk::{Anomaly, DeskEntry, FarOff, Measure};
use crate::number::{Number, Unit};
use crate::rubric::{FactKey, FactKind, Rubric};

/// The column of what a county says of itself.
pub const COLUMN_OWN: &str = "自评";

/// A draft for another rubric than the others, by what it is called.
pub fn other_rubric(own: &str, wanted: &str) -> String {
    format!("所用细则是“{own}”，与其余的“{wanted}”不同，不能一同排名")
}

/// A rubric by id and edition.
pub fn rubric_named(id: &str, edition: &str) -> String {
    format!("{id} {edition}").trim_end().to_owned()
}

/// What strikes in a county's figures.
pub fn anomaly(rubric: &Rubric, entries: &[DeskEntry], anomaly: &Anomaly) -> String {
    let county = |entry: usize| {
        let one = &entries[entry];
        let name = if one.draft.county.trim().is_empty() { &one.file } else { &one.draft.county };
        name.to_string()
    };
    match anomaly {
        Anomaly::Far(far) => far_off(rubric, &county(far.entry), far),
        Anomaly::OverHundred { entry, fact, value } => {
            let said = value
                .as_ref()
                .map_or_else(|| "大于 100%".to_owned(), |value| format!("为 {}%", figure(value)));
            format!("{}的“{}”{said}，统计口径是什么？", county(*entry), title_of(rubric, *fact))
        }
        Anomaly::AllFull { entry, judged } => {
            format!("{}评判的 {judged} 项都得满分，评判依据是否齐全？", county(*entry))
        }
    }
}

fn far_off(rubric: &Rubric, county: &str, far: &FarOff) -> String {
    let (title, unit) = measure(rubric, far.measure);
    let said = |number: &Number| figure(number) + &unit;
    let side = if far.value > far.median { "远高于" } else { "远低于" };
    format!(
        "{county}的“{title}”为 {}，{side} {} 个县的中位数 {}，是否属实？",
        said(&far.value),
        far.peers,
        said(&far.median)
    )
}

/// What is measured, and its unit.
pub fn measure(rubric: &Rubric, measure: Measure) -> (String, String) {
    let unit_name = |unit: &Unit| unit.name().to_string();
    match measure {
        Measure::Fact(fact) => {
            let unit = match &rubric.fact(fact).kind {
                FactKind::Number { unit, .. } => unit_name(unit),
                FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => String::new(),
            };
            (title_of(rubric, fact), unit)
        }
        Measure::Part(key, at) => {
            let indicator = rubric.indicator(key);
            let part = &indicator.parts[at];
            let unit = crate::desk::measured(&part.rule)
                .map_or_else(String::new, |formula| unit_name(&formula.unit));
            let title = if part.title.is_empty() { &indicator.title } else { &part.title };
            (title.to_string(), unit)
        }
    }
}

fn title_of(rubric: &Rubric, fact: FactKey) -> String {
    rubric.fact(fact).title.to_string()
}
