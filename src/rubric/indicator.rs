//! Indicators (二级指标): what is asked, of whom, and how its parts come together.

use super::{Certainty, Citation, FactKey, Part};
use crate::number::Number;
use std::rc::Rc;

/// An indicator (二级指标).
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Stable id.
    pub id: Rc<str>,
    /// Its domain's place in [`Rubric::domains`].
    pub domain: usize,
    /// Number as printed, e.g. 5.3.
    pub number: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Full points (分值).
    pub points: Number,
    /// Points given from the start (基础分).
    pub base: Number,
    /// How its parts come together.
    pub combine: Combine,
    /// Least points; without one they may fall below zero (扣分不封顶).
    pub floor: Option<Number>,
    /// Whether the floor is printed in the clause (扣完为止) or only assumed.
    pub floor_printed: bool,
    /// Most points.
    pub cap: Number,
    /// 必达指标.
    pub must: bool,
    /// Responsible units (责任单位).
    pub responsible: Vec<Rc<str>>,
    /// Evidence to prepare (佐证材料).
    pub evidence: Vec<Rc<str>>,
    /// The scoring clause in words (评分细则).
    pub clause: Rc<str>,
    /// The duty it rests on.
    pub citation: Citation,
    /// Facts its parts use, in filling order.
    pub inputs: Vec<FactKey>,
    /// Facts for judging and checking only.
    pub related: Vec<FactKey>,
    /// What 不适用 does; `None` where it is not accepted.
    pub not_applicable: Option<NotApplicable>,
    /// The inputs that may be 不适用; empty for all of them.
    pub not_applicable_for: Vec<FactKey>,
    /// Scored parts, summed.
    pub parts: Vec<Part>,
}

/// How the parts of an indicator come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Combine {
    /// Added up.
    Sum,
    /// The best one counts (同一项取最高).
    Best,
    /// The worst one counts (取最差要素, 全部达标).
    Worst,
}

/// What 不适用 does to an indicator's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// Full points.
    Full,
    /// Left out, and what remains is scaled up.
    Rescale,
    /// The document does not say: the points stay open.
    Undefined,
}

impl Indicator {
    /// Whether 不适用 is accepted of a fact.
    pub fn accepts_not_applicable(&self, fact: FactKey) -> bool {
        self.not_applicable.is_some()
            && (self.not_applicable_for.is_empty() || self.not_applicable_for.contains(&fact))
    }

    /// The least sure of everything it is scored by, our own makings left aside.
    pub fn certainty(&self) -> Certainty {
        let of_parts = self
            .parts
            .iter()
            .flat_map(|part| [part.rule.citation()].into_iter().chain(part.rule.further_citations()));
        let all = of_parts.chain([&self.citation]).map(|citation| citation.certainty);
        all.filter(|certainty| *certainty != Certainty::Own).max().unwrap_or(Certainty::Own)
    }
}
