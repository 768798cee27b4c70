//! 按条件分档: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::Checker;
use crate::rubric::file::{CitationFile, IfZeroFile, MeetsFile};
use crate::rubric::problem::{
    BestOf, EntryOf, FileTable, Lacking, OneOf, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{Condition, Tier, Tiers};
use serde::{Deserialize, Serialize};

/// Points by the first of several conditions that holds, e.g. 均达上限 70 分，均达下限 40 分.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TiersFile {
    /// Tiers in the order they are tried, the best first; the first is 达标.
    pub tier: Vec<TierFile>,
    /// Points when none holds.
    pub otherwise: String,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A tier: all its conditions hold, these points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TierFile {
    /// Points.
    pub points: String,
    /// The conditions.
    pub all: Vec<ConditionFile>,
}

/// A condition: a comparison (`value`, `op`, `target` or `against`, `unit`), a flag (`flag`, `wanted`) or a choice
/// (`choice`, `is`).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// Formula over facts.
    #[serde(default)]
    pub value: Option<String>,
    /// `>=`, `>`, `<=`, `<` or `=`.
    #[serde(default)]
    pub op: Option<String>,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// What holds when a divisor is zero: `full` that the condition holds, `none` that it does not.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// A fact of kind flag.
    #[serde(default)]
    pub flag: Option<String>,
    /// Its wanted answer; true unless said otherwise.
    #[serde(default)]
    pub wanted: Option<bool>,
    /// A fact of kind choice.
    #[serde(default)]
    pub choice: Option<String>,
    /// The options that fulfil the condition.
    #[serde(default)]
    pub is: Vec<String>,
}

impl Checker<'_> {
    pub(in super::super::super) fn tiers(
        &mut self,
        place: &ProblemPlace,
        rule: &TiersFile,
        points: &Number,
    ) -> Option<Tiers> {
        let otherwise = self.number(&place.key("otherwise"), &rule.otherwise);
        let mut tiers: Vec<Tier> = Vec::new();
        for (n, tier) in rule.tier.iter().enumerate() {
            let place = place.number(FileTable::Tier, n + 1);
            let earned = self.number(&place, &tier.points);
            if n == 0 && earned != *points {
                let what = BestOf::Tier;
                self.problem(&place, ProblemKind::BestEarns { what, points: points.clone() });
            }
            if tiers.last().is_some_and(|above| above.points <= earned) || earned <= otherwise {
                self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::Tiers });
            }
            if tier.all.is_empty() {
                self.problem(&place, ProblemKind::NoEntry { of: EntryOf::Tier });
            }
            let conditions =
                tier.all.iter().filter_map(|one| self.condition(&place, one, &rule.cite)).collect();
            tiers.push(Tier { points: earned, conditions });
        }
        if tiers.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Tiers });
            return None;
        }
        Some(Tiers { tiers, otherwise, citation: self.citation(place, &rule.cite) })
    }

    fn condition(
        &mut self,
        place: &ProblemPlace,
        condition: &ConditionFile,
        cite: &CitationFile,
    ) -> Option<Condition> {
        let of_comparison = [&condition.op, &condition.target, &condition.against, &condition.unit];
        let strays = match (&condition.value, &condition.flag) {
            (Some(_), _) => condition.wanted.is_some() || !condition.is.is_empty(),
            (None, Some(_)) => of_comparison.iter().any(|key| key.is_some()) || !condition.is.is_empty(),
            (None, None) => of_comparison.iter().any(|key| key.is_some()) || condition.wanted.is_some(),
        };
        if strays {
            self.problem(place, ProblemKind::StrayKeys);
        }
        match (&condition.value, &condition.flag, &condition.choice) {
            (Some(value), None, None) => {
                let needed = |part: &Option<String>| part.clone().unwrap_or_default();
                let rule = MeetsFile {
                    value: value.clone(),
                    op: needed(&condition.op),
                    target: condition.target.clone(),
                    against: condition.against.clone(),
                    unit: needed(&condition.unit),
                    if_zero: condition.if_zero,
                    cite: cite.clone(),
                };
                self.comparison(place, &rule).map(Condition::Comparison)
            }
            (None, Some(flag), None) => {
                self.flag(place, flag).map(|flag| Condition::Flag(flag, condition.wanted.unwrap_or(true)))
            }
            (None, None, Some(choice)) => {
                let (fact, options) = self.choice(place, choice)?;
                if condition.is.is_empty() {
                    self.lacks(place, Lacking::ConditionOptions);
                }
                let wanted =
                    condition.is.iter().filter_map(|one| self.option(place, &options, one)).collect();
                Some(Condition::Choice(fact, wanted))
            }
            _ => {
                let keys = &["value", "flag", "choice"];
                self.problem(place, ProblemKind::NotExactlyOne { of: OneOf::Condition, keys });
                None
            }
        }
    }
}
