//! What a rubric file may say of figures that must agree (勾稽关系).

use super::MeetsFile;
use crate::check_kinds;
use serde::{Deserialize, Serialize};

/// Figures that must agree.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(from = "CheckTables", into = "CheckTables")]
pub struct CheckFile {
    /// Stable id, e.g. `training-share`.
    pub id: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What to do about it, in one sentence; shown after the arithmetic.
    pub advice: String,
    /// Its one kind, or else what stands in place of one: none, or several, which is a mistake.
    pub kind: Result<CheckKindFile, Vec<CheckKindFile>>,
}

macro_rules! checks {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($check:ident) $file:ident;)*) => {
        /// What a rubric file says of a check, by the table that says it.
        #[derive(Clone, Debug)]
        pub enum CheckKindFile {
            $($(#[$doc])* $kind($file),)*
        }

        /// A check with a place for each table, as a file may say it.
        #[derive(Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        struct CheckTables {
            id: String,
            severity: String,
            #[serde(default)]
            advice: String,
            $(#[serde(default)]
            $table: Option<$file>,)*
        }

        impl From<CheckTables> for CheckFile {
            fn from(tables: CheckTables) -> Self {
                let mut kinds = Vec::new();
                $(kinds.extend(tables.$table.map(CheckKindFile::$kind));)*
                let (id, severity, advice) = (tables.id, tables.severity, tables.advice);
                Self { id, severity, advice, kind: super::only(kinds) }
            }
        }

        impl From<CheckFile> for CheckTables {
            fn from(check: CheckFile) -> Self {
                let CheckFile { id, severity, advice, kind } = check;
                let mut tables = Self { id, severity, advice, $($table: None),* };
                for kind in kind.map_or_else(|kinds| kinds, |kind| vec![kind]) {
                    match kind {
                        $(CheckKindFile::$kind(file) => tables.$table = Some(file),)*
                    }
                }
                tables
            }
        }
    };
}

check_kinds!(checks);

/// A reported figure against its recomputation, to the precision it was printed with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimedFile {
    /// The reported fact.
    pub fact: String,
    /// The formula it should equal.
    pub formula: String,
    /// Facts that may have been used as the denominator instead; tried when the figures disagree and the formula is
    /// a plain `a / b`. Left out: every fact filled in that counts the same thing, those likest in name first.
    #[serde(default)]
    pub denominators: Vec<String>,
}

/// A total against its parts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SumFile {
    /// The total.
    pub total: String,
    /// Its parts; all must be filled for the check to run.
    pub parts: Vec<String>,
}

/// A figure that should not pass a limit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AtMostFile {
    /// Formula over facts.
    pub value: String,
    /// Limit, in `unit`.
    pub limit: String,
    /// Unit of the limit.
    pub unit: String,
}

/// A figure that should not fall below a limit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeastFile {
    /// Formula over facts.
    pub value: String,
    /// Limit, in `unit`.
    pub limit: String,
    /// Unit of the limit.
    pub unit: String,
}

/// A part of a whole: never more than it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartOfFile {
    /// The part (其中), a formula.
    pub part: String,
    /// The whole, a formula.
    pub whole: String,
    /// Unit to show them in.
    pub unit: String,
}

/// Two formulas that have to agree: the same thing from two tables, or from two rubrics' facts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EqualFile {
    /// One side.
    pub left: String,
    /// The other.
    pub right: String,
    /// Unit to show them in.
    pub unit: String,
    /// How far apart they may be, in `unit`; "0" unless said otherwise. What was printed with few digits is given half of
    /// its last digit on top.
    #[serde(default)]
    pub within: Option<String>,
}

/// This year against last year.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeFile {
    /// This year's formula.
    pub now: String,
    /// Last year's formula.
    pub before: String,
    /// Unit to show them in.
    pub unit: String,
    /// The greatest change that is not asked about, in per cent of last year, either way.
    pub most: String,
}

/// A declared 是/否 against what the figures say.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AssertedFile {
    /// The flag.
    pub fact: String,
    /// What is true when the answer is 是.
    pub condition: MeetsFile,
}

/// This year against last year, a factor of 10 000 apart.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SlipFile {
    /// This year's fact.
    pub now: String,
    /// Last year's fact.
    pub before: String,
}

/// All shares in % that cannot be below zero, but for those named: a bare 0.9543 in one is asked about.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RatioFile {
    /// Shares that may truly be about 1 % or less, such as a rate of dropping out.
    #[serde(default)]
    pub except: Vec<String>,
}

/// A figure that others imply.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ImpliedFile {
    /// What is implied, in words, e.g. 中职在校生.
    pub title: String,
    /// The formula.
    pub formula: String,
    /// Unit to show it in.
    pub unit: String,
    /// The fact that would say it outright; the note is silent once it is filled.
    #[serde(default)]
    pub fact: Option<String>,
}

/// A score the county gave itself and the one found when it was checked.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CredibilityFile {
    /// The fact with the self-assessed score.
    pub self_score: String,
    /// The fact with the verified score.
    pub verified: String,
}
