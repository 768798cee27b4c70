//! How an indicator earns points: its parts and the kinds of scoring rule.
//!
//! A kind is a row of [`rule_kinds!`](crate::rule_kinds) and a file here with its struct and its [`Kind`]. What a file says of
//! it, how it is checked, scored and told stands in a file of its name in `rubric::file::rule`, `engine::points` and
//! `text::rules`; the compiler asks for each.

mod bands;
mod coefficient;
mod composed;
mod docked;
mod faults;
mod judged;
mod meets;
mod n_of_m;
mod per_gain;
mod per_step;
mod ranked;
mod rectified;
mod share;
mod terms;
mod tiers;
mod yes;

use super::{Citation, Expression, FactKey, JudgmentKey};
use crate::number::{Number, Span};
use std::rc::Rc;

pub use bands::{Band, Bands};
pub use coefficient::Coefficient;
pub use composed::Composed;
pub use docked::Docked;
pub use faults::{Fault, Faults};
pub use judged::{Judged, JudgedBand};
pub use meets::Comparison;
pub use n_of_m::{Item, NOfM};
pub use per_gain::PerGain;
pub use per_step::PerStep;
pub use ranked::{Ranked, Shortcut};
pub use rectified::Rectified;
pub use share::Share;
pub use terms::{Better, ColumnKey, Formula, IfZero, Limit, Operator, PartialStep, Target};
pub use tiers::{Condition, Tier, Tiers};
pub use yes::Yes;

/// The one list of the kinds of scoring rule, handed to the macro that is named. Of each kind it says the official term, the
/// number in packed rubrics (never given to another kind), the table in rubric files, the name, what a rule of it holds,
/// what a file says of it, and whether the default rubric has rules of it, so that the page needs it from the first: `late` is
/// what comes with the other rubrics (see [`late`](crate::late)).
#[macro_export]
macro_rules! rule_kinds {
    ($with:ident) => {
        $with! {
            /// 达标得满分，不达标不得分.
            0 meets Meets(Comparison) MeetsFile first;
            /// 每低（高）一个单位扣分，扣完为止.
            1 per_step PerStep(PerStep) PerStepFile first;
            /// 超额每…加分，封顶.
            6 per_gain PerGain(PerGain) PerGainFile late;
            /// 按数值分档.
            2 bands Bands(Bands) BandsFile first;
            /// 按条件分档.
            7 tiers Tiers(Tiers) TiersFile late;
            /// 按比例得分.
            3 share Share(Share) ShareFile first;
            /// 是（否）即得分.
            4 yes Yes(Yes) YesFile first;
            /// 情形清单扣分.
            8 faults Faults(Faults) FaultsFile late;
            /// 按档评判.
            5 judged Judged(Judged) JudgedFile first;
            /// 区间扣分.
            9 docked Docked(Docked) DockedFile late;
            /// 系数.
            10 coefficient Coefficient(Coefficient) CoefficientFile late;
            /// 排序赋分.
            11 ranked Ranked(Ranked) RankedFile late;
            /// 整改计分.
            12 rectified Rectified(Rectified) RectifiedFile late;
            /// n 项中达标 m 项; 全体满足.
            13 n_of_m NOfM(NOfM) NOfMFile late;
            /// 按条文计分.
            14 composed Composed(Composed) ComposedFile late;
        }
    };
}

/// One scored part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it asks; empty when the indicator has one part only.
    pub title: Rc<str>,
    /// Full points; zero for a part that only deducts.
    pub points: Number,
    /// The least points that matter: zero, or below it where the part may take from others.
    pub lowest: Number,
    /// Whether it comes on top of the indicator's full points (超额加分).
    pub bonus: bool,
    /// How it earns them.
    pub rule: Rule,
}

/// What a rule asks a person for.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'a> {
    /// 评判: the points to give.
    Judged(&'a Judged),
    /// 扣分: the points to take.
    Docked(&'a Docked),
}

/// What every kind of scoring rule tells of a rule of it.
pub(super) trait Kind {
    /// What its compliance line (达标线) rests on.
    fn citation(&self) -> &Citation;

    /// The citations of further numbers in it: of worse bands, of items.
    fn further_citations(&self) -> Vec<&Citation> {
        Vec::new()
    }

    /// What it asks a person for.
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    /// The formulas it computes.
    fn expressions(&self) -> Vec<&Expression>;

    /// The facts it looks at outside its formulas: flags, choices, ranks, tables.
    fn answers(&self) -> Vec<FactKey>;

    /// The least that a part of so many points can come to by it; `possible` are the values that a formula may have.
    fn lowest(&self, points: &Number, possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_>;

    /// Whether it measures by a fact: pupils below a fraction line, last year's figure in a target.
    fn measures_by(&self, fact: FactKey) -> bool;

    /// Whether points may stay open where all its facts are answered, apart from what its formulas leave open.
    fn may_stay_open(&self) -> bool {
        false
    }
}

/// The least points of a part.
pub(super) enum Lowest<'a> {
    /// So many.
    Sure(Number),
    /// Its points less what is deducted: up to the limit, and at worst so much (`None` where that has no end).
    Deducting(&'a Limit, Option<Number>),
}

impl Lowest<'_> {
    fn zero() -> Self {
        Self::Sure(Number::zero())
    }

    /// The least of these.
    fn of<'n>(points: impl Iterator<Item = &'n Number>) -> Self {
        Self::Sure(points.min().cloned().unwrap_or_else(Number::zero))
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        /// How a part earns points: the kinds of scoring rule.
        #[derive(Clone, Debug)]
        pub enum Rule {
            $($(#[$doc])* $kind($rule),)*
        }

        /// A kind of scoring rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleKind {
            $($(#[$doc])* $kind,)*
        }

        impl RuleKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The tables that say rules in rubric files, one a kind.
            pub const TABLES: &[&str] = &[$(stringify!($table)),*];

            /// Whether the page is without it until another rubric than the default one is there.
            pub fn is_late(self) -> bool {
                match self {
                    $(Self::$kind => stringify!($when) == "late",)*
                }
            }

            /// The table that says a rule of it in rubric files.
            pub fn table(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($table),)*
                }
            }
        }

        impl Rule {
            /// Its kind.
            pub fn kind(&self) -> RuleKind {
                match self {
                    $(Self::$kind(_) => RuleKind::$kind,)*
                }
            }

            /// What its compliance line (达标线) rests on.
            pub fn citation(&self) -> &Citation {
                match self {
                    $(Self::$kind(rule) => Kind::citation(rule),)*
                }
            }

            /// The citations of further numbers in it: of worse bands, of items.
            pub fn further_citations(&self) -> Vec<&Citation> {
                match self {
                    $(Self::$kind(rule) => Kind::further_citations(rule),)*
                }
            }

            /// What it asks a person for.
            pub fn asked(&self) -> Option<Asked<'_>> {
                match self {
                    $(Self::$kind(rule) => Kind::asked(rule),)*
                }
            }

            /// The formulas it computes.
            pub fn expressions(&self) -> Vec<&Expression> {
                match self {
                    $(Self::$kind(rule) => Kind::expressions(rule),)*
                }
            }

            fn answers(&self) -> Vec<FactKey> {
                match self {
                    $(Self::$kind(rule) => Kind::answers(rule),)*
                }
            }

            /// Whether it measures by a fact, which it is then not about: what stands in a target, or below a fraction line
            /// where more is better. What stands above the line as well, as a in a ÷ (a + b), is measured.
            pub fn measures_by(&self, fact: FactKey) -> bool {
                match self {
                    $(Self::$kind(rule) => Kind::measures_by(rule, fact),)*
                }
            }

            /// Whether points may stay open where all its facts are answered, apart from what its formulas leave open.
            pub fn may_stay_open(&self) -> bool {
                match self {
                    $(Self::$kind(rule) => Kind::may_stay_open(rule),)*
                }
            }

            /// The least that a part of so many points can come to; `possible` are the values that a formula may have.
            pub(super) fn lowest(&self, points: &Number, possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
                match self {
                    $(Self::$kind(rule) => Kind::lowest(rule, points, possible),)*
                }
            }
        }
    };
}

rule_kinds!(rules);

impl Rule {
    /// The judgement it asks a person for.
    pub fn judgment(&self) -> Option<JudgmentKey> {
        self.asked().map(|asked| match asked {
            Asked::Judged(rule) => rule.judgment,
            Asked::Docked(rule) => rule.judgment,
        })
    }

    /// The facts it uses, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        for expression in self.expressions() {
            expression.collect_facts(&mut facts);
        }
        for fact in self.answers() {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
    }
}
