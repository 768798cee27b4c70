//! How an indicator earns points: its parts and the kinds of scoring rule.

mod kinds;

use super::{Citation, Expression, FactKey, JudgmentKey};
use crate::number::Number;
use std::rc::Rc;

pub use kinds::*;

/// One scored part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it asks; empty when the indicator has one part only.
    pub title: Rc<str>,
    /// Full points; nought for a part that only deducts.
    pub points: Number,
    /// The least points that matter: nought, or below it where the part may take from others.
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
    /// 超额每…加分，封顶.
    PerGain(PerGain),
    /// 按条件分档.
    Tiers(Tiers),
    /// 情形清单扣分.
    Faults(Faults),
    /// 区间扣分.
    Docked(Docked),
    /// 系数.
    Coefficient(Coefficient),
    /// 排序赋分.
    Ranked(Ranked),
    /// 整改计分.
    Rectified(Rectified),
    /// n 项中达标 m 项; 全体满足.
    NOfM(NOfM),
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
            Self::PerGain(rule) => &rule.citation,
            Self::Tiers(rule) => &rule.citation,
            Self::Faults(rule) => &rule.citation,
            Self::Docked(rule) => &rule.citation,
            Self::Coefficient(rule) => &rule.citation,
            Self::Ranked(rule) => &rule.citation,
            Self::Rectified(rule) => &rule.citation,
            Self::NOfM(rule) => &rule.citation,
        }
    }

    /// The citations of further numbers in it: of worse bands, of items.
    pub fn further_citations(&self) -> Vec<&Citation> {
        match self {
            Self::Bands(rule) => rule.bands.iter().skip(1).map(|band| &band.citation).collect(),
            Self::NOfM(rule) => rule.items.iter().map(|item| &item.comparison.citation).collect(),
            Self::Meets(_)
            | Self::PerStep(_)
            | Self::Share(_)
            | Self::Yes(_)
            | Self::Judged(_)
            | Self::PerGain(_)
            | Self::Tiers(_)
            | Self::Faults(_)
            | Self::Docked(_)
            | Self::Coefficient(_)
            | Self::Ranked(_)
            | Self::Rectified(_) => Vec::new(),
        }
    }

    /// What it asks a person for.
    pub fn asked(&self) -> Option<Asked<'_>> {
        match self {
            Self::Judged(rule) => Some(Asked::Judged(rule)),
            Self::Docked(rule) => Some(Asked::Docked(rule)),
            Self::Meets(_)
            | Self::PerStep(_)
            | Self::PerGain(_)
            | Self::Bands(_)
            | Self::Tiers(_)
            | Self::Share(_)
            | Self::Yes(_)
            | Self::Faults(_)
            | Self::Coefficient(_)
            | Self::Ranked(_)
            | Self::Rectified(_)
            | Self::NOfM(_) => None,
        }
    }

    /// The judgement it asks a person for.
    pub fn judgment(&self) -> Option<JudgmentKey> {
        self.asked().map(|asked| match asked {
            Asked::Judged(rule) => rule.judgment,
            Asked::Docked(rule) => rule.judgment,
        })
    }

    /// The formulas it computes.
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Meets(rule) => rule.expressions(),
            Self::PerStep(rule) => {
                [&rule.value.expression].into_iter().chain(rule.target.formula()).collect()
            }
            Self::Bands(rule) => vec![&rule.value.expression],
            Self::Share(rule) => vec![&rule.value.expression],
            Self::PerGain(rule) => [&rule.value.expression].into_iter().chain(rule.from.formula()).collect(),
            Self::Tiers(rule) => {
                let conditions = rule.tiers.iter().flat_map(|tier| &tier.conditions);
                conditions.flat_map(Condition::expressions).collect()
            }
            Self::Ranked(rule) => {
                let shortcut = match &rule.reaches {
                    Some(Shortcut::Formula(formula)) => Some(formula),
                    Some(Shortcut::Mean) | None => None,
                };
                rule.value.iter().map(|value| &value.expression).chain(shortcut).collect()
            }
            Self::Rectified(rule) => vec![&rule.value],
            Self::NOfM(rule) => rule.items.iter().flat_map(|item| item.comparison.expressions()).collect(),
            Self::Yes(_) | Self::Judged(_) | Self::Faults(_) | Self::Docked(_) | Self::Coefficient(_) => {
                Vec::new()
            }
        }
    }

    /// The facts it uses, lookups' facts left out.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut facts = Vec::new();
        for expression in self.expressions() {
            expression.collect_facts(&mut facts);
        }
        let more: Vec<FactKey> = match self {
            Self::Yes(rule) => vec![rule.fact],
            Self::Faults(rule) => rule.faults.iter().map(|fault| fault.fact).collect(),
            Self::Coefficient(rule) => vec![rule.fact],
            Self::Ranked(rule) => rule.rank.into_iter().chain(rule.peers.map(|peers| peers.table)).collect(),
            Self::NOfM(rule) => rule.table.into_iter().collect(),
            Self::Tiers(rule) => {
                let conditions = rule.tiers.iter().flat_map(|tier| &tier.conditions);
                conditions.filter_map(Condition::answer).collect()
            }
            Self::Meets(_)
            | Self::PerStep(_)
            | Self::Bands(_)
            | Self::Share(_)
            | Self::Judged(_)
            | Self::PerGain(_)
            | Self::Docked(_)
            | Self::Rectified(_) => Vec::new(),
        };
        for fact in more {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
    }
}
