//! 按档评判.

use super::{Asked, Formula, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey, JudgmentKey};
use std::rc::Rc;

/// A person's judgement inside bands: “好的得1.6—2分，较好的得1.2—1.5分，……”.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Which judgement.
    pub judgment: JudgmentKey,
    /// What is asked.
    pub question: Rc<str>,
    /// Best first.
    pub bands: Vec<JudgedBand>,
    /// Step of the points; zero where each band is one number.
    pub step: Number,
    /// Where the bands come from.
    pub citation: Citation,
}

/// A band of judgement.
#[derive(Clone, Debug)]
pub struct JudgedBand {
    /// Word for it.
    pub title: Rc<str>,
    /// Least points.
    pub low: Number,
    /// Most points.
    pub high: Number,
    /// Whether it counts as 达标.
    pub met: bool,
    /// What the state of affairs is in this band.
    pub text: Rc<str>,
}

fields!(Judged { judgment, question, bands, step, citation });
fields!(JudgedBand { title, low, high, met, text });

impl Kind for Judged {
    fn citation(&self) -> &Citation {
        &self.citation
    }

    fn asked(&self) -> Option<Asked<'_>> {
        Some(Asked::Judged(self))
    }

    fn expressions(&self) -> Vec<&Expression> {
        Vec::new()
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::Sure(self.bands.last().map_or_else(Number::zero, |worst| worst.low.clone()))
    }

    fn measures_by(&self, _fact: FactKey) -> bool {
        false
    }
}
