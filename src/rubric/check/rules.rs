//! Checking the scoring rules of a part: exactly one kind, its numbers in order, its bands without hole or overlap.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{
    BandsFile, BetterFile, JudgedFile, MeetsFile, PartFile, PartialStepFile, PerStepFile, ShareFile, YesFile,
};
use crate::rubric::{
    Band, Bands, Better, Comparison, Judged, JudgedBand, Operator, PartialStep, PerStep, Rule, Share, Target,
    Yes,
};

impl Checker<'_> {
    /// The one rule of a part.
    pub(super) fn rule(&mut self, place: &str, part: &PartFile, points: &Number) -> Option<Rule> {
        if points.is_negative() || points.is_zero() {
            self.problem(place, "a part is worth more than 0 points");
        }
        let given = [
            part.meets.is_some(),
            part.per_step.is_some(),
            part.bands.is_some(),
            part.share.is_some(),
            part.yes.is_some(),
            part.judged.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            self.problem(
                place,
                "a part has exactly one of `meets`, `per_step`, `bands`, `share`, `yes`, `judged`",
            );
            return None;
        }
        None.or_else(|| part.meets.as_ref().and_then(|rule| self.comparison(place, rule)).map(Rule::Meets))
            .or_else(|| part.per_step.as_ref().and_then(|rule| self.per_step(place, rule)).map(Rule::PerStep))
            .or_else(|| part.bands.as_ref().and_then(|rule| self.bands(place, rule, points)).map(Rule::Bands))
            .or_else(|| part.share.as_ref().and_then(|rule| self.share(place, rule)).map(Rule::Share))
            .or_else(|| part.yes.as_ref().and_then(|rule| self.yes(place, rule)).map(Rule::Yes))
            .or_else(|| part.judged.as_ref().map(|rule| Rule::Judged(self.judged(place, rule, points))))
    }

    /// A value and what it is compared with.
    pub(super) fn comparison(&mut self, place: &str, rule: &MeetsFile) -> Option<Comparison> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let operator = match &*rule.op {
            ">=" => Operator::AtLeast,
            ">" => Operator::Above,
            "<=" => Operator::AtMost,
            "<" => Operator::Below,
            "=" => Operator::Equal,
            other => {
                self.problem(place, format_args!("op `{other}` is not one of `>=` `>` `<=` `<` `=`"));
                return None;
            }
        };
        let target = match (&rule.target, &rule.against) {
            (Some(target), None) => Target::Number(self.number(format_args!("{place}, target"), target)),
            (None, Some(against)) => Target::Formula(self.formula(place, against, &rule.unit)?.expression),
            _ => {
                self.problem(place, "give either `target` (a number) or `against` (a formula)");
                return None;
            }
        };
        let citation = self.citation(place, &rule.cite);
        Some(Comparison { value: value?, operator, target, citation })
    }

    fn per_step(&mut self, place: &str, rule: &PerStepFile) -> Option<PerStep> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let better = match &*rule.op {
            ">=" => Better::Up,
            "<=" => Better::Down,
            other => {
                self.problem(place, format_args!("op `{other}` is not one of `>=` `<=`"));
                return None;
            }
        };
        let target = self.number(format_args!("{place}, target"), &rule.target);
        let step = self.positive(&format!("{place}, step"), &rule.step);
        let deduct = self.positive(&format!("{place}, deduct"), &rule.deduct);
        let partial = match rule.partial {
            PartialStepFile::Started => PartialStep::Started,
            PartialStepFile::Whole => PartialStep::Whole,
            PartialStepFile::Exact => PartialStep::Exact,
        };
        let citation = self.citation(place, &rule.cite);
        Some(PerStep { value: value?, better, target, step, deduct, partial, citation })
    }

    fn positive(&mut self, place: &str, written: &str) -> Number {
        let number = self.number(place, written);
        if number.is_negative() || number.is_zero() {
            self.problem(place, format_args!("`{written}` must be above 0"));
        }
        number
    }

    fn bands(&mut self, place: &str, rule: &BandsFile, points: &Number) -> Option<Bands> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let better = match rule.better {
            BetterFile::Up => Better::Up,
            BetterFile::Down => Better::Down,
        };
        let mut bands: Vec<Band> = Vec::new();
        for (n, band) in rule.band.iter().enumerate() {
            let place = format!("{place}, band {}", n + 1);
            let checked = Band {
                edge: self.number(&place, &band.edge),
                points: self.number(&place, &band.points),
                citation: self.citation(&place, &band.cite),
            };
            if let Some(above) = bands.last() {
                let ordered = match better {
                    Better::Up => checked.edge < above.edge,
                    Better::Down => checked.edge > above.edge,
                };
                if !ordered {
                    self.problem(
                        &place,
                        "bands overlap: they stand best first, each edge worse than the last",
                    );
                }
                if checked.points >= above.points {
                    self.problem(&place, "a worse band earns fewer points than the one before");
                }
            } else if checked.points != *points {
                self.problem(
                    &place,
                    format_args!("the best band earns the part's {} points", points.plain()),
                );
            }
            bands.push(checked);
        }
        if bands.is_empty() {
            self.problem(place, "`bands` has at least one `band`");
            return None;
        }
        Some(Bands { value: value?, better, bands })
    }

    fn share(&mut self, place: &str, rule: &ShareFile) -> Option<Share> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let full = self.positive(&format!("{place}, full"), &rule.full);
        let citation = self.citation(place, &rule.cite);
        Some(Share { value: value?, full, citation })
    }

    fn yes(&mut self, place: &str, rule: &YesFile) -> Option<Yes> {
        let fact = self.flag(place, &rule.fact);
        let citation = self.citation(place, &rule.cite);
        Some(Yes { fact: fact?, wanted: rule.wanted, citation })
    }

    fn judged(&mut self, place: &str, rule: &JudgedFile, points: &Number) -> Judged {
        let step = self.positive(&format!("{place}, step"), &rule.step);
        let mut bands: Vec<JudgedBand> = Vec::new();
        let mut top = points.clone();
        for (n, band) in rule.band.iter().enumerate() {
            let place = format!("{place}, band {} `{}`", n + 1, band.title);
            let low = self.number(&place, &band.low);
            let high = self.number(&place, &band.high);
            if high != top {
                let message = format!(
                    "ends at {}, but {} would leave no hole and no overlap",
                    high.plain(),
                    top.plain()
                );
                self.problem(&place, message);
            }
            if low > high {
                self.problem(&place, format_args!("{} to {} is empty", low.plain(), high.plain()));
            }
            top = &low - &step;
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
        if bands.last().is_none_or(|worst| !worst.low.is_zero()) {
            self.problem(place, "the worst band starts at \"0\"");
        }
        let citation = self.citation(place, &rule.cite);
        Judged { question: text(&rule.question), bands, step, citation }
    }
}
