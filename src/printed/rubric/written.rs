//! Rules that a person writes (自拟计分办法): what is filled into a plain form, kind by kind, becomes the same rule that a clause is
//! read into.

mod form;
mod of;

use crate::clause::{Sign, Started};
use crate::number::Number;
use crate::rubric::file::NotApplicableFile;

/// The kinds of rules that the form has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WrittenKind {
    /// 达标得分: full points where conditions hold, else so many.
    #[default]
    Meets,
    /// 分档得分: one figure, points by bands, tried in order.
    Tiers,
    /// 每差一步扣分: a figure beside a target, and so many points for each step it is off.
    Short,
    /// 按次数（项数）扣分或加分.
    Each,
    /// 清单扣分: each state or count takes its own points.
    Faults,
    /// 有即得分: each state or count gives its own points.
    Gains,
    /// 按比例得分: points times the figure over its target.
    Share,
    /// 按情形得分: one of several cases, each with its points.
    Options,
    /// 分类标准: by class (区县类别) another target.
    Classes,
    /// 按档评判: levels that a person chooses between.
    Levels,
}

impl WrittenKind {
    /// All of them, as the form lists them.
    pub const ALL: [Self; 10] = [
        Self::Meets,
        Self::Tiers,
        Self::Short,
        Self::Each,
        Self::Faults,
        Self::Gains,
        Self::Share,
        Self::Options,
        Self::Classes,
        Self::Levels,
    ];

    /// Whether it is made of rows, and how many there must be.
    pub fn rows(self) -> Option<usize> {
        match self {
            Self::Meets | Self::Tiers | Self::Faults | Self::Gains => Some(1),
            Self::Options | Self::Classes | Self::Levels => Some(2),
            Self::Short | Self::Each | Self::Share => None,
        }
    }
}

/// A row of the form: a condition, a band, a state, a case, a class, or a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenRow {
    /// What it is called: a figure's or a state's title, a case, a class, a level.
    pub title: String,
    /// The unit of its figure.
    pub unit: String,
    /// Whether it is a figure rather than a state (是 or 否): of a condition; of a list what is counted.
    pub is_figure: bool,
    /// How the figure is compared.
    pub sign: Option<Sign>,
    /// With what; of a level its least points where they are not the most.
    pub value: String,
    /// What it gives or takes.
    pub points: String,
}

/// A rule as it is filled in; what a kind has no place for is left alone, so that it is there again when one goes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenRule {
    /// Its kind.
    pub kind: WrittenKind,
    /// Title of the figure, of what is counted, of the choice between cases.
    pub figure: String,
    /// The unit of the figure.
    pub unit: String,
    /// Which side of the target is good; `None` is at least (不低于).
    pub sign: Option<Sign>,
    /// The target, in the figure's unit.
    pub target: String,
    /// The size of a step; blank is 1.
    pub per: String,
    /// Points of a step.
    pub step: String,
    /// Whether steps give points rather than take them.
    pub gives: bool,
    /// What a started step counts for.
    pub started: Started,
    /// The least that is left; blank is 0.
    pub least: String,
    /// Of conditions one is enough (任一).
    pub any: bool,
    /// Points where nothing of it holds; blank is 0.
    pub otherwise: String,
    /// Title of the choice between classes.
    pub classes: String,
    /// Its rows.
    pub rows: Vec<WrittenRow>,
    /// What 不适用 does; `None` where it may not be answered.
    pub not_applicable: Option<NotApplicableFile>,
}

/// A box of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenPlace {
    /// [`WrittenRule::figure`].
    Figure,
    /// [`WrittenRule::target`].
    Target,
    /// [`WrittenRule::per`].
    Per,
    /// [`WrittenRule::step`].
    Step,
    /// [`WrittenRule::least`].
    Least,
    /// [`WrittenRule::otherwise`].
    Otherwise,
    /// [`WrittenRule::classes`].
    Classes,
    /// Title of a row.
    Title(usize),
    /// Value of a row.
    Value(usize),
    /// Points of a row.
    Points(usize),
    /// The rows together.
    Rows,
    /// All of it.
    Whole,
}

/// Why what is filled in is no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenFault {
    /// Nothing stands in the box.
    Blank,
    /// What stands there is no number.
    NoNumber,
    /// It must be above zero.
    NotPositive,
    /// It must not be below zero.
    Negative,
    /// More points than the item has.
    AbovePoints,
    /// Said twice.
    Twice,
    /// Fewer rows than a rule of this kind needs.
    Few(usize),
    /// A level's least is above its most, or levels do not go down.
    Order,
    /// At best it comes to other points than the item's.
    Reaches(Number),
    /// It can come to less than nothing, or asks for what a fact cannot hold.
    Unfit,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenProblem {
    /// The box.
    pub at: WrittenPlace,
    /// Why.
    pub why: WrittenFault,
}
