//! Checking the one scoring rule of a part. What is checked of a kind stands with what a file says of it, in
//! `rubric::file::rule`; here is what several kinds share.

use super::Checker;
use crate::number::Number;
use crate::rubric::file::{BetterFile, PartFile, PartialStepFile, RuleFile};
use crate::rubric::problem::{OneOf, ProblemKind, ProblemPlace};
use crate::rubric::{Better, JudgmentKey, Limit, PartialStep, Rule, RuleKind};
use crate::rule_kinds;

macro_rules! rules {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        impl Checker<'_> {
            /// The one rule of a part, checked by the method of its table's name.
            pub(super) fn rule(
                &mut self,
                place: &ProblemPlace,
                part: &PartFile,
                points: &Number,
            ) -> Option<Rule> {
                let Ok(rule) = &part.rule else {
                    self.problem(place, ProblemKind::NotExactlyOne { of: OneOf::Rule, keys: RuleKind::TABLES });
                    return None;
                };
                match rule {
                    $(RuleFile::$kind(rule) => self.$table(place, rule, points).map(Rule::$kind),)*
                }
            }
        }
    };
}

rule_kinds!(rules);

impl Checker<'_> {
    pub(in super::super) fn better(&mut self, place: &ProblemPlace, op: &str) -> Option<Better> {
        match op {
            ">=" => Some(Better::Up),
            "<=" => Some(Better::Down),
            other => {
                self.not_a_word(place, "op", other, &[">=", "<="]);
                None
            }
        }
    }

    pub(in super::super) fn limit(&mut self, place: &ProblemPlace, written: Option<&str>) -> Limit {
        match written {
            None => Limit::Assumed,
            Some("full") => Limit::Full,
            Some("none") => Limit::None,
            Some(points) => Limit::Points(self.positive(&place.key("limit"), points)),
        }
    }

    /// The place the next judgement gets.
    pub(in super::super) fn next_judgment(&self) -> JudgmentKey {
        // No more than parts, of which there are [`super::MOST_PARTS`] at most.
        JudgmentKey(self.judgments.len() as u16)
    }
}

pub(in super::super) fn partial_step(written: PartialStepFile) -> PartialStep {
    match written {
        PartialStepFile::Started => PartialStep::Started,
        PartialStepFile::Whole => PartialStep::Whole,
        PartialStepFile::Exact => PartialStep::Exact,
    }
}

pub(in super::super) fn better(written: BetterFile) -> Better {
    match written {
        BetterFile::Up => Better::Up,
        BetterFile::Down => Better::Down,
    }
}
