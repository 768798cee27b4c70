//! What a rubric file may say of an indicator's parts: a file for each kind of scoring rule.

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
mod tiers;
mod yes;

use crate::rule_kinds;
use serde::{Deserialize, Serialize};

pub use bands::{BandFile, BandsFile};
pub use coefficient::{CoefficientFile, CoefficientLevelFile};
pub use composed::{
    AskedFact, AssumedFile, CaseFile, ComposedFile, FigureFile, MOST_PIECES, ScoreFile, StartedFile, WhenFile,
};
pub use docked::DockedFile;
pub use faults::{FaultFile, FaultsFile};
pub use judged::{JudgedBandFile, JudgedFile};
pub use meets::MeetsFile;
pub use n_of_m::{NOfMFile, NOfMItemFile, RowsByFile};
pub use per_gain::PerGainFile;
pub use per_step::PerStepFile;
pub use ranked::RankedFile;
pub use rectified::{RectifiedFile, RectifiedStateFile};
pub use share::ShareFile;
pub use tiers::{ConditionFile, TierFile, TiersFile};
pub use yes::YesFile;

/// One scored part of an indicator.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(from = "PartTables", into = "PartTables")]
pub struct PartFile {
    /// What this part asks; may be left out when the indicator has one part only.
    pub title: String,
    /// Full points of the part; "0" for one that only deducts from the indicator's `base`, or is only `must`.
    pub points: String,
    /// Names the judgement of a `judged` or `docked` part: needed for all but the first of an indicator.
    pub key: String,
    /// 超额加分: comes on top of the indicator's full points (up to its `cap`).
    pub bonus: bool,
    /// Its one rule, or else what stands in place of one: none, or several, which is a mistake.
    pub rule: Result<RuleFile, Vec<RuleFile>>,
}

impl PartFile {
    /// A part worth so many points, without a title or a key.
    pub fn of(points: &str, rule: RuleFile) -> Self {
        let (title, key) = (String::new(), String::new());
        Self { title, points: points.to_owned(), key, bonus: false, rule: Ok(rule) }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        /// What a rubric file says of a rule, by the table that says it.
        #[derive(Clone, Debug)]
        pub enum RuleFile {
            $($(#[$doc])* $kind($file),)*
        }

        /// A part with a place for each table, as a file may say it.
        #[derive(Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        struct PartTables {
            #[serde(default)]
            title: String,
            points: String,
            #[serde(default)]
            key: String,
            #[serde(default)]
            bonus: bool,
            $(#[serde(default)]
            $table: Option<$file>,)*
        }

        impl From<PartTables> for PartFile {
            fn from(tables: PartTables) -> Self {
                let mut rules = Vec::new();
                $(rules.extend(tables.$table.map(RuleFile::$kind));)*
                let (title, points, key, bonus) = (tables.title, tables.points, tables.key, tables.bonus);
                Self { title, points, key, bonus, rule: super::only(rules) }
            }
        }

        impl From<PartFile> for PartTables {
            fn from(part: PartFile) -> Self {
                let PartFile { title, points, key, bonus, rule } = part;
                let mut tables = Self { title, points, key, bonus, $($table: None),* };
                for rule in rule.map_or_else(|rules| rules, |rule| vec![rule]) {
                    match rule {
                        $(RuleFile::$kind(file) => tables.$table = Some(file),)*
                    }
                }
                tables
            }
        }
    };
}

rule_kinds!(rules);

/// What holds when a formula divides by zero, and so has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IfZeroFile {
    /// It stays open: the figure is to be looked at.
    Open,
    /// Full points: there is nothing the duty could be short of.
    Full,
    /// No points.
    None,
}

/// How a started step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartialStepFile {
    /// A started step counts whole.
    Started,
    /// Only whole steps count.
    Whole,
    /// In proportion.
    Exact,
}

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BetterFile {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}
