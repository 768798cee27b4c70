//! 排序赋分: points by rank, from the peers' values or from one's own rank.

use super::super::formula::Scope;
use super::super::{Value, formula};
use super::{Score, Scores, Setting, Traces, without_value};
use crate::facts::Facts;
use crate::number::{End, Number, Range, Span, Truth};
use crate::rubric::{Better, Expression, FactKey, FactKind, Part, Ranked, Shortcut};

/// Where one stands among peers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankTrace {
    /// One's own value, in the unit it is shown in.
    pub value: Value,
    /// One's rank, the first is zero, when it is settled and decides.
    pub rank: Option<usize>,
}

impl Traces for Ranked {
    type Trace = RankTrace;

    fn value(trace: &RankTrace) -> Option<&Value> {
        Some(&trace.value)
    }

    fn unsettled(trace: RankTrace, _same: bool) -> RankTrace {
        RankTrace { rank: None, ..trace }
    }
}

impl Scores for Ranked {
    fn score(&self, at: Setting<'_>) -> (Score, RankTrace) {
        let score = ranked(at, self);
        let value =
            self.value.as_ref().map_or(Value::None, |value| formula::value(value, at.rubric, at.facts));
        let rank = score.place;
        (score, RankTrace { value, rank })
    }

    /// A rank rests on what is written down, or else on one's own value and the peers'; and on what says whether the line is
    /// reached.
    fn pieces(&self, facts: &Facts, mut all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        let by_peers = self.peers.is_some() && !self.rank.is_some_and(|rank| facts.is_given(rank));
        if by_peers {
            all.retain(|fact| self.rank != Some(*fact));
        } else if self.reaches.is_none() {
            all.retain(|fact| self.rank == Some(*fact));
        }
        vec![all]
    }
}

/// Points by rank.
fn ranked(at: Setting<'_>, rule: &Ranked) -> Score {
    let (scope, part) = (Scope::of(at.rubric, at.facts), at.part);
    let rank = rank_given(at.facts, rule);
    let Some(formula) = &rule.value else {
        return standing(scope, part, rule, &Span::anything(), None, rank);
    };
    match (scope.values(&formula.expression), rank) {
        // Who wrote down a rank has one, whatever the formula says; only the line needs its value.
        (None, Some(rank)) if rule.reaches.is_none() => {
            standing(scope, part, rule, &Span::anything(), None, Some(rank))
        }
        // A rank that is still to be written down decides then.
        (None, None) if rule.reaches.is_none() && rule.peers.is_none() => {
            standing(scope, part, rule, &Span::anything(), None, None).or(&without_value(part, rule.if_zero))
        }
        (None, _) => without_value(part, rule.if_zero),
        (Some(own), rank) => {
            let line = match &rule.reaches {
                Some(Shortcut::Formula(line)) => Some(scope.values(line)),
                Some(Shortcut::Mean) | None => None,
            };
            // Without a line there is nothing to reach, as without a value.
            let Some(line) = line.map_or(Some(None), |line| line.map(Some)) else {
                return without_value(part, rule.if_zero);
            };
            let may_lack = own.may_lack && (rank.is_none() || rule.reaches.is_some())
                || line.as_ref().is_some_and(|line| line.may_lack);
            let line = line.map(|line| line.span);
            let result = standing(scope, part, rule, &own.span, line, rank);
            if may_lack { result.or(&without_value(part, rule.if_zero)) } else { result }
        }
    }
}

/// Points for the rank of `own`, or for the rank that was filled in.
fn standing(
    scope: Scope<'_>,
    part: &Part,
    rule: &Ranked,
    own: &Span,
    line: Option<Span>,
    rank: Option<Ranks>,
) -> Score {
    let peers = peers(scope, rule);
    let whole = rule.value.as_ref().and_then(|value| match value.expression {
        Expression::Fact(fact) => match &scope.rubric.fact(fact).kind {
            FactKind::Number { unit, whole: true, .. } => Some(unit.scale().clone()),
            _ => None,
        },
        _ => None,
    });
    let race = Race { rule, line, peers: peers.as_deref(), whole };
    let place = match rank {
        Some(ranks) => Place { ranks, reached: race.reached(own) },
        None => race.placed(own),
    };
    let on_ladder = |rank: usize| rule.ladder.get(rank).unwrap_or(&rule.otherwise);
    let Place { ranks, reached } = &place;
    let worst = ranks.worst.map_or(&rule.otherwise, on_ladder);
    let points = match reached {
        Truth::Yes => Range::exactly(part.points.clone()),
        Truth::No => Range { low: worst.clone(), high: on_ladder(ranks.best).clone() },
        Truth::Open => Range { low: worst.clone(), high: part.points.clone() },
    };
    let met = if rule.reaches.is_some() {
        *reached
    } else if ranks.best >= rule.ladder.len() {
        Truth::No
    } else if ranks.worst.is_some_and(|worst| worst < rule.ladder.len()) {
        Truth::Yes
    } else {
        Truth::Open
    };
    let place = (*reached == Truth::No && ranks.worst == Some(ranks.best)).then_some(ranks.best);
    Score { place, ..Score::of(points, met) }
}

/// Ranks still possible, the first is zero; `None` for no end.
struct Ranks {
    best: usize,
    worst: Option<usize>,
}

/// Where one stands: the rank while the line is not reached, and whether it is.
struct Place {
    ranks: Ranks,
    reached: Truth,
}

/// The others, and the line that earns full points.
struct Race<'a> {
    rule: &'a Ranked,
    line: Option<Span>,
    peers: Option<&'a [Span]>,
    /// The unit in which one's own value is a whole number, where it has to be one.
    whole: Option<Number>,
}

/// Values that rise, one between each two of them, and one beyond each end.
fn among(turns: Vec<Number>) -> Vec<Number> {
    let half = |a: &Number, b: &Number| (a + b).divide(&Number::whole(2));
    let mut all: Vec<Number> = turns.windows(2).filter_map(|pair| half(&pair[0], &pair[1])).collect();
    all.extend(turns.first().map(|first| first - &Number::one()));
    all.extend(turns.last().map(|last| last + &Number::one()));
    all.extend(turns);
    all
}

/// The whole numbers of a unit nearest to each of these values: each gap that holds any holds one of them.
fn whole_near(turns: &[Number], unit: &Number) -> Vec<Number> {
    let counted = turns.iter().filter_map(|turn| turn.divide(unit));
    let near = counted.flat_map(|turn| {
        let floor = turn.floor();
        [&turn.ceil() - &Number::one(), &floor + &Number::one(), floor]
    });
    near.map(|count| &count * unit).collect()
}

/// The others' values, or `None` while they are blank.
fn peers(scope: Scope<'_>, rule: &Ranked) -> Option<Vec<Span>> {
    let column = rule.peers?;
    let rows = scope.facts.table(column.table)?.rows.len();
    let cell = |row| Scope { row: Some(row), ..scope }.evaluate(&Expression::Cell(column));
    (0..rows).map(cell).collect()
}

/// The rank that was filled in.
fn rank_given(facts: &Facts, rule: &Ranked) -> Option<Ranks> {
    let figure = facts.figure(rule.rank?)?;
    // A whole number from one, the checker saw to that; an open end lies just inside.
    let place = |number: &Number| number.plain().parse::<usize>().ok().map(|rank| rank.saturating_sub(1));
    let best = figure.span.stepped(false).low.number().and_then(place).unwrap_or(0);
    let worst = figure.span.stepped(true).high.number().and_then(place);
    Some(Ranks { best, worst: worst.map(|worst| worst.max(best)) })
}

impl Race<'_> {
    /// The place of a value that may not be known exactly.
    fn placed(&self, own: &Span) -> Place {
        let exact: Option<Vec<Number>> =
            self.peers.and_then(|peers| peers.iter().map(|peer| peer.value().cloned()).collect());
        let line = self.line.as_ref().map(Span::value);
        match (own.value(), exact, line) {
            // With everything else known, one's place changes only where one passes another or the line.
            (None, Some(peers), None | Some(Some(_))) => self.wherever(own, &peers),
            _ => self.at(own),
        }
    }

    /// The place at one value, or as far as spans tell.
    fn at(&self, own: &Span) -> Place {
        let line = self.line_of(own);
        let Some(peers) = self.peers else {
            return Place { ranks: Ranks { best: 0, worst: None }, reached: self.reached(own) };
        };
        let (mut best, mut worst) = (0, 0);
        for peer in peers {
            // Who reaches the line is not ranked; equal values share a rank.
            let is_better = self.better_than(peer, own, true);
            let is_out = line.as_ref().map_or(Truth::No, |line| self.better_than(peer, line, false));
            let ahead = is_better.and(is_out.negated());
            best += usize::from(ahead == Truth::Yes);
            worst += usize::from(ahead != Truth::No);
        }
        Place { ranks: Ranks { best, worst: Some(worst) }, reached: self.reached(own) }
    }

    /// All places over a span, from the values where something changes and one between each two of them.
    fn wherever(&self, own: &Span, peers: &[Number]) -> Place {
        let count = Number::count(peers.len() + 1);
        let sum: Number = peers.iter().sum();
        // Where the mean of all is that of a peer, that of the peers, or one's own; the line; and the ends.
        let of_mean = peers.iter().map(|peer| &(peer * &count) - &sum);
        let line = self.line.as_ref().and_then(Span::value).cloned();
        let mean = sum.divide(&Number::count(peers.len()));
        let ends = [&own.low, &own.high].into_iter().filter_map(End::number).cloned();
        let mut turns: Vec<Number> = Vec::new();
        for turn in peers.iter().cloned().chain(of_mean).chain(line).chain(mean).chain(ends) {
            let place = turns.partition_point(|known| *known < turn);
            turns.insert(place, turn);
        }
        let tried = match &self.whole {
            Some(unit) => whole_near(&turns, unit),
            None => among(turns),
        };
        let places = tried.iter().filter(|value| own.contains(value));
        let places: Vec<Place> = places.map(|value| self.at(&Span::exactly(value.clone()))).collect();
        let short = || places.iter().filter(|place| place.reached == Truth::No);
        let best = short().map(|place| place.ranks.best).min();
        let worst = short().filter_map(|place| place.ranks.worst).max();
        let reached = match (places.len() == short().count(), short().count() == 0) {
            (true, _) => Truth::No,
            (_, true) => Truth::Yes,
            _ => Truth::Open,
        };
        Place { ranks: Ranks { best: best.unwrap_or(0), worst: Some(worst.unwrap_or(0)) }, reached }
    }

    /// The line that earns full points, for one who has this value.
    fn line_of(&self, own: &Span) -> Option<Span> {
        match (&self.rule.reaches, self.peers) {
            (Some(Shortcut::Mean), Some(peers)) => {
                let count = Number::one().divide(&Number::count(peers.len() + 1))?;
                Some(peers.iter().fold(own.clone(), |sum, peer| sum.add(peer)).scale(&count))
            }
            _ => self.line.clone(),
        }
    }

    fn reached(&self, own: &Span) -> Truth {
        match (&self.rule.reaches, self.line_of(own)) {
            (None, _) => Truth::No,
            (Some(_), Some(line)) => self.better_than(own, &line, false),
            (Some(_), None) => Truth::Open,
        }
    }

    fn better_than(&self, a: &Span, b: &Span, strict: bool) -> Truth {
        match self.rule.better {
            Better::Up => a.reaches(b, strict),
            Better::Down => b.reaches(a, strict),
        }
    }
}
