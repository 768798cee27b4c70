//! 按档评判: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::{Checker, text};
use crate::rubric::file::CitationFile;
use crate::rubric::problem::{
    BestOf, EntryOf, FileTable, Lacking, Lone, Negative, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{Judged, JudgedBand};
use serde::{Deserialize, Serialize};

/// A person's judgement inside bands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedFile {
    /// What the person is asked.
    pub question: String,
    /// Bands, best first, from the part's points down, in steps of `step` without hole or overlap. Without `step` each
    /// band is one number of points (15/10/5/0 四档).
    pub band: Vec<JudgedBandFile>,
    /// Step of the points, e.g. "0.1".
    #[serde(default)]
    pub step: Option<String>,
    /// Where the bands come from.
    pub cite: CitationFile,
}

/// A band of judgement, e.g. 好 from 1.6 to 2.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedBandFile {
    /// Word for it, e.g. 好.
    pub title: String,
    /// Least points in it.
    pub low: String,
    /// Most points in it.
    pub high: String,
    /// Whether a judgement in this band counts as 达标.
    pub met: bool,
    /// What the state of affairs is in this band.
    pub text: String,
}

impl Checker<'_> {
    pub(in super::super::super) fn judged(
        &mut self,
        place: &ProblemPlace,
        rule: &JudgedFile,
        points: &Number,
    ) -> Option<Judged> {
        let step = rule.step.as_ref().map(|step| self.positive(&place.key("step"), step));
        let mut bands: Vec<JudgedBand> = Vec::new();
        for (n, band) in rule.band.iter().enumerate() {
            let place = place.entry(FileTable::Band, Some(n + 1), Some(&band.title));
            let low = self.number(&place, &band.low);
            let high = self.number(&place, &band.high);
            if low > high {
                let (low, high) = (low.clone(), high.clone());
                self.problem(&place, ProblemKind::EmptyBand { low, high });
            }
            self.joins(&place, step.as_ref(), &low, &high, bands.last(), points);
            if band.text.is_empty() {
                self.lacks(&place, Lacking::BandText);
            }
            bands.push(JudgedBand {
                title: text(&band.title),
                low,
                high,
                met: band.met,
                text: text(&band.text),
            });
        }
        if bands.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Judged });
        }
        if bands.last().is_some_and(|worst| worst.low.is_negative()) {
            self.problem(place, ProblemKind::BelowZero { what: Negative::WorstBand });
        }
        let citation = self.citation(place, &rule.cite);
        Some(Judged {
            judgment: self.next_judgment(),
            question: text(&rule.question),
            bands,
            step: step.unwrap_or_else(Number::zero),
            citation,
        })
    }

    /// A band begins where the one before ends.
    fn joins(
        &mut self,
        place: &ProblemPlace,
        step: Option<&Number>,
        low: &Number,
        high: &Number,
        above: Option<&JudgedBand>,
        points: &Number,
    ) {
        match (step, above) {
            (Some(step), _) if !(high - low).divide(step).is_some_and(|steps| steps.is_whole()) => {
                self.problem(place, ProblemKind::NotWholeSteps { from: "low", to: "high" });
            }
            (Some(step), _) => {
                let right = above.map_or_else(|| points.clone(), |above| &above.low - step);
                if *high != right {
                    self.problem(place, ProblemKind::BandEnd { found: high.clone(), right });
                }
            }
            (None, _) if low != high => {
                self.problem(place, ProblemKind::Lone { what: Lone::BandStep });
            }
            (None, None) if high != points => {
                self.problem(place, ProblemKind::BestEarns { what: BestOf::Band, points: points.clone() });
            }
            (None, Some(above)) if *high >= above.low => {
                self.problem(place, ProblemKind::OutOfOrder { what: Ordered::JudgedBands });
            }
            (None, _) => {}
        }
    }
}
