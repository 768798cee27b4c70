//! Checking what a person decides: judgements inside bands, and deductions between a least and a most.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{DockedFile, JudgedFile};
use crate::rubric::problem::{
    BestOf, EntryOf, FileTable, Lacking, Lone, Negative, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{Docked, Judged, JudgedBand, JudgmentKey};

impl Checker<'_> {
    /// The place the next judgement gets.
    fn next_judgment(&self) -> JudgmentKey {
        // No more than parts, of which there are [`super::MOST_PARTS`] at most.
        JudgmentKey(self.judgments.len() as u16)
    }

    pub(super) fn judged(&mut self, place: &ProblemPlace, rule: &JudgedFile, points: &Number) -> Judged {
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
            self.problem(place, ProblemKind::BelowNought { what: Negative::WorstBand });
        }
        let citation = self.citation(place, &rule.cite);
        Judged {
            judgment: self.next_judgment(),
            question: text(&rule.question),
            bands,
            step: step.unwrap_or_else(Number::zero),
            citation,
        }
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

    pub(super) fn docked(&mut self, place: &ProblemPlace, rule: &DockedFile) -> Docked {
        let least = self.positive(&place.key("least"), &rule.least);
        let most = self.positive(&place.key("most"), &rule.most);
        let step = self.positive(&place.key("step"), &rule.step);
        if least > most {
            self.problem(place, ProblemKind::LeastAboveMost { of_fact: false });
        }
        let is_whole = |number: &Number| number.divide(&step).is_some_and(|steps| steps.is_whole());
        if !is_whole(&(&most - &least)) {
            self.problem(place, ProblemKind::NotWholeSteps { from: "least", to: "most" });
        }
        Docked {
            judgment: self.next_judgment(),
            question: text(&rule.question),
            least,
            most,
            step,
            citation: self.citation(place, &rule.cite),
        }
    }
}
