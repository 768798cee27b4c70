//! 按条文计分: the points of a rule that conditions, steps and sums compose.

use super::super::Value;
use super::{Score, Scores, Setting, Traces, open};
use crate::composed::{Replies, Reply, Scored};
use crate::facts::Answer;
use crate::number::{Number, Range, Truth};
use crate::rubric::{Composed, FactKey, FactKind};

/// In so many ways at most what is not answered is tried.
const MOST_TRIED: usize = 64;

impl Traces for Composed {
    /// What was answered says it all.
    type Trace = ();

    fn value((): &()) -> Option<&Value> {
        None
    }

    fn unsettled((): (), _same: bool) {}
}

impl Scores for Composed {
    fn score(&self, at: Setting<'_>) -> (Score, ()) {
        let asks = self.facts.iter().map(|fact| at.reply(*fact)).collect();
        let outcome = self.outcome(at, &Replies { asks, judged: None }, MOST_TRIED);
        let open = open(at.part);
        let held = |points: &Number| points.clone().max(open.low.clone()).min(open.high.clone());
        let span = outcome.points;
        let low = span.as_ref().and_then(|span| span.low.number()).map_or_else(|| open.low.clone(), held);
        let high = span.as_ref().and_then(|span| span.high.number()).map_or_else(|| open.high.clone(), held);
        let met = if low >= at.part.points {
            Truth::Yes
        } else if high < at.part.points {
            Truth::No
        } else {
            Truth::Open
        };
        (Score::of(Range { low, high }, met), ())
    }
}

impl Composed {
    /// What comes out. What can be answered in few ways and is not yet is tried in each, `most` ways in all: one answer then holds
    /// wherever the rule asks for it.
    fn outcome(&self, at: Setting<'_>, replies: &Replies, most: usize) -> Scored {
        let ways = |fact: &FactKey| match &at.rubric.fact(*fact).kind {
            FactKind::Flag => vec![Reply::Flag(true), Reply::Flag(false)],
            FactKind::Choice { options } => (0..options.len()).map(Reply::Option).collect(),
            FactKind::Number { .. } | FactKind::Table { .. } => Vec::new(),
        };
        let open = self.facts.iter().zip(&replies.asks).position(|(_, reply)| reply.is_none());
        let ways = open.map(|open| (open, ways(&self.facts[open])));
        let Some((open, ways)) = ways.filter(|(_, ways)| !ways.is_empty() && ways.len() <= most) else {
            return self.rule.outcome(replies);
        };
        let left = most / ways.len();
        let outcomes = ways.into_iter().map(|reply| {
            let mut replies = replies.clone();
            replies.asks[open] = Some(reply);
            self.outcome(at, &replies, left)
        });
        outcomes.reduce(Scored::join).unwrap_or_else(|| self.rule.outcome(replies))
    }
}

impl Setting<'_> {
    /// What was answered; of a figure that is not known, its ends. Figures are in their own units.
    fn reply(self, fact: FactKey) -> Option<Reply> {
        match (&self.rubric.fact(fact).kind, self.facts.answer(fact)) {
            (FactKind::Number { unit, .. }, _) => {
                let scale = Number::one().divide(unit.scale()).unwrap_or_else(Number::one);
                Some(Reply::Between(self.facts.span(self.rubric, fact).scale(&scale)))
            }
            (FactKind::Flag, Answer::Flag(answer)) => Some(Reply::Flag(*answer)),
            (FactKind::Choice { .. }, Answer::Choice(chosen)) => Some(Reply::Option(usize::from(*chosen))),
            _ => None,
        }
    }
}
