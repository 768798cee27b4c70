//! Checking what a person decides: judgements inside bands, and deductions between a least and a most.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{DockedFile, JudgedFile};
use crate::rubric::{Docked, Judged, JudgedBand, JudgmentKey};

impl Checker<'_> {
    /// The place the next judgement gets.
    fn next_judgment(&self) -> JudgmentKey {
        // No more than parts, of which there are [`super::MOST_PARTS`] at most.
        JudgmentKey(self.judgments.len() as u16)
    }

    pub(super) fn judged(&mut self, place: &str, rule: &JudgedFile, points: &Number) -> Judged {
        let step = rule.step.as_ref().map(|step| self.positive(&format!("{place}, step"), step));
        let mut bands: Vec<JudgedBand> = Vec::new();
        for (n, band) in rule.band.iter().enumerate() {
            let place = format!("{place}, band {} `{}`", n + 1, band.title);
            let low = self.number(&place, &band.low);
            let high = self.number(&place, &band.high);
            if low > high {
                self.problem(&place, format_args!("{} to {} is empty", low.plain(), high.plain()));
            }
            self.joins(&place, step.as_ref(), &low, &high, bands.last(), points);
            if band.text.is_empty() {
                self.problem(&place, "`text` says what the state of affairs is in this band");
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
            self.problem(place, "`judged` has at least one `band`");
        }
        if bands.last().is_some_and(|worst| worst.low.is_negative()) {
            self.problem(place, "the worst band does not go below \"0\"; what deducts is `docked`");
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
        place: &str,
        step: Option<&Number>,
        low: &Number,
        high: &Number,
        above: Option<&JudgedBand>,
        points: &Number,
    ) {
        match (step, above) {
            (Some(step), _) if !(high - low).divide(step).is_some_and(|steps| steps.is_whole()) => {
                self.problem(place, "from `low` to `high` go whole steps");
            }
            (Some(step), _) => {
                let right = above.map_or_else(|| points.clone(), |above| &above.low - step);
                if *high != right {
                    let message = format!(
                        "ends at {}, but {} would leave no hole and no overlap",
                        high.plain(),
                        right.plain()
                    );
                    self.problem(place, message);
                }
            }
            (None, _) if low != high => {
                self.problem(place, "a band of several numbers needs a `step`");
            }
            (None, None) if high != points => {
                self.problem(place, format_args!("the best band earns the part's {} points", points.plain()));
            }
            (None, Some(above)) if *high >= above.low => {
                self.problem(place, "bands overlap: each earns fewer points than the one before");
            }
            (None, _) => {}
        }
    }

    pub(super) fn docked(&mut self, place: &str, rule: &DockedFile) -> Docked {
        let least = self.positive(&format!("{place}, least"), &rule.least);
        let most = self.positive(&format!("{place}, most"), &rule.most);
        let step = self.positive(&format!("{place}, step"), &rule.step);
        if least > most {
            self.problem(place, "`least` is above `most`");
        }
        let is_whole = |number: &Number| number.divide(&step).is_some_and(|steps| steps.is_whole());
        if !is_whole(&(&most - &least)) {
            self.problem(place, "from `least` to `most` go whole steps");
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
