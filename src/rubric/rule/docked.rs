//! 区间扣分.

use super::{Asked, Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey, JudgmentKey};
use std::rc::Rc;

/// Points deducted by a person, none or from the least to the most: “落实不力的扣1—3分”.
#[derive(Clone, Debug)]
pub struct Docked {
    /// Which judgement.
    pub judgment: JudgmentKey,
    /// What is asked.
    pub question: Rc<str>,
    /// Least deduction, once there is one.
    pub least: Number,
    /// Most.
    pub most: Number,
    /// Step of the deduction.
    pub step: Number,
    /// Where it comes from.
    pub citation: Citation,
}

fields!(Docked { judgment, question, least, most, step, citation });

impl Kind for Docked {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn asked(&self) -> Option<Asked<'_>> {
        Some(Asked::Docked(self))
    }

    fn expressions(&self) -> Vec<&Expression> {
        Vec::new()
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::Sure(points - &self.most)
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }
}
