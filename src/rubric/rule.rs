//! How an indicator earns points: its parts and the kinds of scoring rule.

use super::{Citation, Expression, FactKey};
use crate::number::{Number, Unit};
use std::rc::Rc;

/// One scored part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it asks; empty when the indicator has one part only.
    pub title: Rc<str>,
    /// Full points.
    pub points: Number,
    /// How it earns them.
    pub rule: Rule,
}

/// How a part earns points: the kinds of scoring rule.
#[derive(Clone, Debug)]
pub enum Rule {
    /// 达标得满分，不达标不得分.
    Meets(Comparison),
    /// 每低（高）一个单位扣分，扣完为止.
    PerStep(PerStep),
    /// 按数值分档.
    Bands(Bands),
    /// 按比例得分.
    Share(Share),
    /// 是（否）即得分.
    Yes(Yes),
    /// 按档评判.
    Judged(Judged),
}

/// A formula with the unit its value is shown in.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// What is computed.
    pub expression: Expression,
    /// Unit it is shown in.
    pub unit: Unit,
}

/// How two values are compared. Equality and the inclusive edge are part of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// 不低于.
    AtLeast,
    /// 高于.
    Above,
    /// 不高于.
    AtMost,
    /// 低于.
    Below,
    /// 等于.
    Equal,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A number, in the formula's unit.
    Number(Number),
    /// Another formula.
    Formula(Expression),
}

/// A value compared with a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The value.
    pub value: Formula,
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub target: Target,
    /// Where that comes from.
    pub citation: Citation,
}

/// Points lost a step short of, or over, a target.
#[derive(Clone, Debug)]
pub struct PerStep {
    /// The value.
    pub value: Formula,
    /// Whether more or less is better.
    pub better: Better,
    /// The target, in the value's unit.
    pub target: Number,
    /// Size of a step, in the value's unit.
    pub step: Number,
    /// Points lost a step.
    pub deduct: Number,
    /// How a started step counts.
    pub partial: PartialStep,
    /// Where the target comes from.
    pub citation: Citation,
}

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// How a started step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialStep {
    /// As a whole one (不足一步按一步).
    Started,
    /// Not at all (只计整步).
    Whole,
    /// In proportion (按比例).
    Exact,
}

/// Points by bands of a figure.
#[derive(Clone, Debug)]
pub struct Bands {
    /// The value.
    pub value: Formula,
    /// Which way it is better.
    pub better: Better,
    /// Best first; what reaches none earns nothing.
    pub bands: Vec<Band>,
}

/// From its edge (inclusive) on, these points.
#[derive(Clone, Debug)]
pub struct Band {
    /// Edge, in the value's unit.
    pub edge: Number,
    /// Points from here.
    pub points: Number,
    /// Where the edge comes from.
    pub citation: Citation,
}

/// Points in proportion, at most the part's.
#[derive(Clone, Debug)]
pub struct Share {
    /// The value.
    pub value: Formula,
    /// What earns full points, in the value's unit.
    pub full: Number,
    /// Where it comes from.
    pub citation: Citation,
}

/// Full points for the wanted answer.
#[derive(Clone, Debug)]
pub struct Yes {
    /// The flag.
    pub fact: FactKey,
    /// The wanted answer.
    pub wanted: bool,
    /// Where it comes from.
    pub citation: Citation,
}

/// A person's judgement inside bands.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What is asked.
    pub question: Rc<str>,
    /// Best first.
    pub bands: Vec<JudgedBand>,
    /// Step of the points.
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

impl Rule {
    /// What its compliance line rests on.
    pub fn citation(&self) -> &Citation {
        match self {
            Self::Meets(rule) => &rule.citation,
            Self::PerStep(rule) => &rule.citation,
            Self::Bands(rule) => &rule.bands[0].citation,
            Self::Share(rule) => &rule.citation,
            Self::Yes(rule) => &rule.citation,
            Self::Judged(rule) => &rule.citation,
        }
    }

    /// The facts it uses.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        match self {
            Self::Meets(rule) => {
                rule.value.expression.collect_facts(&mut facts);
                if let Target::Formula(target) = &rule.target {
                    target.collect_facts(&mut facts);
                }
            }
            Self::PerStep(rule) => rule.value.expression.collect_facts(&mut facts),
            Self::Bands(rule) => rule.value.expression.collect_facts(&mut facts),
            Self::Share(rule) => rule.value.expression.collect_facts(&mut facts),
            Self::Yes(rule) => facts.push(rule.fact),
            Self::Judged(_) => {}
        }
        facts
    }
}
