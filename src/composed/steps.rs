//! What a rule leaves open: steps of which a clause does not say what a started one (不满一步) counts for, and all else.

use super::{ClauseRule, Started};

impl ClauseRule {
    /// Whether it has steps of which the clause does not say what a started one counts for.
    pub fn has_open_steps(&self) -> bool {
        match self {
            Self::Steps { started, .. } => *started == Started::Open,
            Self::Worth(_) | Self::Word(_) | Self::Open | Self::Judged { .. } => false,
            Self::First(cases, rest) => {
                rest.has_open_steps() || cases.iter().any(|(_, rule)| rule.has_open_steps())
            }
            Self::Sum(rules) | Self::Best(rules) => rules.iter().any(Self::has_open_steps),
            Self::Held(rule, ..) => rule.has_open_steps(),
        }
    }

    /// The same, with what a started step counts for where the clause does not say it.
    pub fn settle_steps(&mut self, all: Started) {
        match self {
            Self::Steps { started, .. } => {
                if *started == Started::Open {
                    *started = all;
                }
            }
            Self::Worth(_) | Self::Word(_) | Self::Open | Self::Judged { .. } => {}
            Self::First(cases, rest) => {
                rest.settle_steps(all);
                cases.iter_mut().for_each(|(_, rule)| rule.settle_steps(all));
            }
            Self::Sum(rules) | Self::Best(rules) => rules.iter_mut().for_each(|rule| rule.settle_steps(all)),
            Self::Held(rule, ..) => rule.settle_steps(all),
        }
    }

    /// Whether points may stay open where everything is answered: by a divisor of zero, by a case of which the clause says
    /// nothing, or by a started step.
    pub fn may_stay_open(&self) -> bool {
        match self {
            Self::Open => true,
            Self::Word(_) | Self::Judged { .. } => false,
            Self::Worth(figure) => figure.divides(),
            Self::Steps { over, started, .. } => *started == Started::Open || over.divides(),
            Self::First(cases, rest) => {
                rest.may_stay_open()
                    || cases.iter().any(|(when, rule)| when.divides() || rule.may_stay_open())
            }
            Self::Sum(rules) | Self::Best(rules) => rules.iter().any(Self::may_stay_open),
            Self::Held(rule, ..) => rule.may_stay_open(),
        }
    }
}
