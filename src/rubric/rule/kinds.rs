//! The kinds of scoring rule: their numbers, conditions and citations.

use crate::number::{Number, Span, Unit};
use crate::rubric::{Citation, Expression, FactKey, JudgmentKey};
use std::rc::Rc;

/// A formula with the unit its value is shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What is computed.
    pub expression: Expression,
    /// Unit it is shown in.
    pub unit: Unit,
}

/// What holds when a divisor is nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IfZero {
    /// The points stay open.
    Open,
    /// Full points.
    Full,
    /// No points.
    None,
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
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
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
    /// The target.
    pub target: Target,
    /// Size of a step, in the value's unit.
    pub step: Number,
    /// Points lost a step.
    pub deduct: Number,
    /// How much is lost at most.
    pub limit: Limit,
    /// How a started step counts.
    pub partial: PartialStep,
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
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

/// How much is lost at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The part's points, printed (扣完为止).
    Full,
    /// The part's points; the clause does not say so.
    Assumed,
    /// So much (最多扣…分).
    Points(Number),
    /// No limit of its own (扣分不封顶).
    None,
}

/// Points won a step above a start, at most the part's.
#[derive(Clone, Debug)]
pub struct PerGain {
    /// The value.
    pub value: Formula,
    /// Where the gain starts.
    pub from: Target,
    /// Size of a step, in the value's unit.
    pub step: Number,
    /// Points won a step.
    pub award: Number,
    /// How a started step counts.
    pub partial: PartialStep,
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

/// Points by bands of a figure.
#[derive(Clone, Debug)]
pub struct Bands {
    /// The value.
    pub value: Formula,
    /// Which way it is better.
    pub better: Better,
    /// Best first, without overlap or gap.
    pub bands: Vec<Band>,
    /// Points of what lies in none.
    pub otherwise: Number,
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
}

/// Within its range, these points.
#[derive(Clone, Debug)]
pub struct Band {
    /// Its values, in the value's unit.
    pub range: Span,
    /// Points in it.
    pub points: Number,
    /// Where the edges come from.
    pub citation: Citation,
}

/// Points by the first tier whose conditions all hold.
#[derive(Clone, Debug)]
pub struct Tiers {
    /// In the order they are tried.
    pub tiers: Vec<Tier>,
    /// Points when none holds.
    pub otherwise: Number,
    /// Where they come from.
    pub citation: Citation,
}

/// A tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Points.
    pub points: Number,
    /// All of these hold.
    pub conditions: Vec<Condition>,
}

/// A condition on what was filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The answer to a yes/no is this.
    Flag(FactKey, bool),
    /// What is chosen is one of these options.
    Choice(FactKey, Vec<u16>),
    /// A comparison holds.
    Comparison(Comparison),
}

/// Points in proportion, at most the part's.
#[derive(Clone, Debug)]
pub struct Share {
    /// The value.
    pub value: Formula,
    /// What earns full points, in the value's unit.
    pub full: Number,
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
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

/// Points lost for each fault that occurred.
#[derive(Clone, Debug)]
pub struct Faults {
    /// The faults.
    pub faults: Vec<Fault>,
    /// How much is lost at most.
    pub limit: Limit,
    /// Where they come from.
    pub citation: Citation,
}

/// A fault.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The flag that tells.
    pub fact: FactKey,
    /// The answer that means the fault.
    pub when: bool,
    /// Points it costs.
    pub deduct: Number,
}

/// A person's judgement inside bands.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Which judgement.
    pub judgment: JudgmentKey,
    /// What is asked.
    pub question: Rc<str>,
    /// Best first.
    pub bands: Vec<JudgedBand>,
    /// Step of the points; nought where each band is one number.
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

/// Points deducted by a person: none, or from the least to the most.
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

/// Points times the coefficient of what is chosen.
#[derive(Clone, Debug)]
pub struct Coefficient {
    /// The choice.
    pub fact: FactKey,
    /// Options and their coefficients, best first; the first is 达标.
    pub levels: Vec<(u16, Number)>,
    /// Where they come from.
    pub citation: Citation,
}

/// Points by rank among peers.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// One's own value.
    pub value: Option<Formula>,
    /// Which way it is better.
    pub better: Better,
    /// The others' values.
    pub peers: Option<ColumnKey>,
    /// One's own rank, used where it is filled in.
    pub rank: Option<FactKey>,
    /// Points of the first rank, the second, …; falling.
    pub ladder: Vec<Number>,
    /// Points beyond the ladder.
    pub otherwise: Number,
    /// A value that earns full points whatever the rank.
    pub reaches: Option<Shortcut>,
    /// What holds when a divisor is nought.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

/// A value that earns full points whatever the rank.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortcut {
    /// The mean of all, one's own included.
    Mean,
    /// A formula.
    Formula(Expression),
}

/// Points split over the problems found.
#[derive(Clone, Debug)]
pub struct Rectified {
    /// How many problems are in a state, and what fraction of its points such a problem keeps.
    pub states: Vec<(FactKey, Number)>,
    /// Σ(problems × fraction) ÷ problems.
    pub value: Expression,
    /// What holds when there is no problem.
    pub if_zero: IfZero,
    /// Where it comes from.
    pub citation: Citation,
}

/// So many of the items are met, and the others by so much.
#[derive(Clone, Debug)]
pub struct NOfM {
    /// Every row of it has to pass; without one the county.
    pub table: Option<FactKey>,
    /// The items.
    pub items: Vec<Item>,
    /// How many are needed.
    pub need: usize,
    /// The share of its target that an unmet item has to reach.
    pub rest: Option<Number>,
    /// Whether rows earn points in proportion; else all have to pass.
    pub by_share: bool,
    /// Where it comes from.
    pub citation: Citation,
}

/// An item of [`NOfM`].
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub title: Rc<str>,
    /// What has to hold; its target is a number.
    pub comparison: Comparison,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnKey {
    /// The table.
    pub table: FactKey,
    /// Place of the column.
    pub column: u16,
}

impl Target {
    /// The formula, where it is one.
    pub fn formula(&self) -> Option<&Expression> {
        match self {
            Self::Number(_) => None,
            Self::Formula(formula) => Some(formula),
        }
    }
}

impl Comparison {
    /// Its formulas.
    pub fn expressions(&self) -> Vec<&Expression> {
        [&self.value.expression].into_iter().chain(self.target.formula()).collect()
    }

    /// The facts it uses, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        self.expressions().iter().for_each(|one| one.collect_facts(&mut facts));
        facts
    }
}

impl Condition {
    /// Its formulas.
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Comparison(comparison) => comparison.expressions(),
            Self::Flag(..) | Self::Choice(..) => Vec::new(),
        }
    }

    /// The facts it looks at, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        match self {
            Self::Flag(fact, _) | Self::Choice(fact, _) => vec![*fact],
            Self::Comparison(comparison) => comparison.facts(),
        }
    }

    /// The flag or choice it looks at.
    pub fn answer(&self) -> Option<FactKey> {
        match self {
            Self::Flag(fact, _) | Self::Choice(fact, _) => Some(*fact),
            Self::Comparison(_) => None,
        }
    }
}
