//! Points by rule: what is known of a rule's figures → points, compliance, and the trace that explains them. A file a kind.

mod bands;
mod coefficient;
mod composed;
mod conditions;
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
mod steps;
mod tiers;
mod yes;

use super::excuse::Excuse;
use super::formula::Scope;
use super::{Gap, PartResult, Value};
use crate::facts::Facts;
use crate::late;
use crate::number::{End, Number, Range, Span, Truth, Unit};
use crate::rubric::{
    Bands, Better, Coefficient, Comparison, Composed, Docked, Expression, FactKey, Faults, Formula, IfZero,
    Judged, Limit, NOfM, Part, PerGain, PerStep, Ranked, Rectified, Rubric, Rule, Share, Tiers, Yes,
};
use crate::rule_kinds;
use std::cell::Cell;

pub use bands::BandTrace;
pub use conditions::truth;
pub(super) use conditions::{condition, truth_in};
pub use meets::ComparisonTrace;
pub use n_of_m::{Counts, lowered};
pub use ranked::RankTrace;
pub use steps::StepTrace;

/// What a rule is scored with.
#[derive(Clone, Copy)]
struct Setting<'a> {
    rubric: &'a Rubric,
    facts: &'a Facts,
    part: &'a Part,
    /// What of the part is excused as 不适用, item by item.
    excuse: Excuse<'a>,
}

/// What a rule comes to.
struct Score {
    points: Range,
    met: Truth,
    /// The band, tier, level or rank, counted from zero, where all that is possible lies in one of them.
    place: Option<usize>,
    /// How many steps count, where that is settled.
    steps: Option<Number>,
    gap: Option<Gap>,
}

/// What the kinds of rule keep of how they came to their points.
pub trait Traces {
    /// What is kept.
    type Trace;

    /// The value of its formula, where it has one.
    fn value(trace: &Self::Trace) -> Option<&Value>;

    /// What is left of it where a blank may still set the part aside as 不适用; `same` where the points are the same then.
    fn unsettled(trace: Self::Trace, same: bool) -> Self::Trace;
}

/// How the kinds of rule are scored.
trait Scores: Traces {
    /// What it comes to, and how.
    fn score(&self, at: Setting<'_>) -> (Score, Self::Trace);

    /// What 不适用 lets off one by one where it counts in full: the facts of each fault, condition, item. Of every one, one
    /// has to be 不适用 for the part to be. `all` are the facts of the rule: as a rule one of them will do.
    fn pieces(&self, _facts: &Facts, all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        vec![all]
    }
}

macro_rules! traces {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        /// How a part came to its points, by the kind of its rule.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Trace {
            $($(#[$doc])* $kind(<$rule as Traces>::Trace),)*
        }

        /// A rule with the trace that it left.
        #[derive(Clone, Copy, Debug)]
        pub enum TracedRule<'a> {
            $($(#[$doc])* $kind(&'a $rule, &'a <$rule as Traces>::Trace),)*
        }

        impl Trace {
            /// The value of the rule's formula, where it has one.
            pub fn value(&self) -> Option<&Value> {
                match self {
                    $(Self::$kind(trace) => <$rule as Traces>::value(trace),)*
                }
            }

            /// What is left of it where a blank may still set the part aside as 不适用; `same` where the points are the same
            /// then.
            pub(super) fn unsettled(self, same: bool) -> Self {
                match self {
                    $(Self::$kind(trace) => Self::$kind(<$rule as Traces>::unsettled(trace, same)),)*
                }
            }
        }

        impl<'a> TracedRule<'a> {
            /// A rule with its trace; `None` for the trace of another kind of rule, which [`assess`] never leaves.
            pub fn of(rule: &'a Rule, trace: &'a Trace) -> Option<Self> {
                match (rule, trace) {
                    $((Rule::$kind(rule), Trace::$kind(trace)) => Some(Self::$kind(rule, trace)),)*
                    _ => None,
                }
            }
        }

        /// What a rule of any kind comes to, and how.
        fn score_any(rule: &Rule, at: Setting<'_>) -> (Score, Trace) {
            match rule {
                $(Rule::$kind(rule) => {
                    let (score, trace) = rule.score(at);
                    (score, Trace::$kind(trace))
                })*
            }
        }

        /// What a rule comes to, and how, where its kind is here.
        fn score(rule: &Rule, at: Setting<'_>) -> Option<(Score, Trace)> {
            match rule {
                $(Rule::$kind(_one) => scored!($when $kind _one rule at),)*
            }
        }

        /// What 不适用 lets off one by one of a rule of any kind.
        fn pieces_of_any(rule: &Rule, facts: &Facts, all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
            match rule {
                $(Rule::$kind(rule) => rule.pieces(facts, all),)*
            }
        }

        /// Scores a part as far as its rule goes; `excuse` says what of it is excused as 不适用, item by item.
        pub(super) fn assess(rubric: &Rubric, facts: &Facts, part: &Part, excuse: Excuse<'_>) -> PartResult {
            let at = Setting { rubric, facts, part, excuse };
            let scored = score(&part.rule, at).map(|(score, trace)| (score, Some(trace)));
            let (score, trace) = scored.unwrap_or_else(|| (Score::open(part), None));
            let (points, met, gap) = (score.points, score.met, score.gap);
            PartResult { points, met, may_not_apply: false, unless_left_out: None, trace, gap }
        }

        /// What 不适用 lets off one by one where it counts in full; one fact of each piece has to be it for the part to be.
        pub(super) fn pieces(rule: &Rule, facts: &Facts) -> Vec<Vec<FactKey>> {
            let all = rule.facts();
            match rule {
                $(Rule::$kind(_one) => pieces_of!($when _one rule facts all),)*
            }
        }
    };
}

/// By a kind that is there from the first, or by one that comes late.
macro_rules! scored {
    (first $kind:ident $one:ident $rule:ident $at:ident) => {{
        let (score, trace) = $one.score($at);
        Some((score, Trace::$kind(trace)))
    }};
    (late $kind:ident $one:ident $rule:ident $at:ident) => {
        LATE.get().map(|late| (late.score)($rule, $at))
    };
}

macro_rules! pieces_of {
    (first $one:ident $rule:ident $facts:ident $all:ident) => {
        $one.pieces($facts, $all)
    };
    (late $one:ident $rule:ident $facts:ident $all:ident) => {
        match LATE.get() {
            Some(late) => (late.pieces)($rule, $facts, $all),
            None => vec![$all],
        }
    };
}

rule_kinds!(traces);

/// What scores rules of any kind.
#[derive(Clone, Copy)]
struct AnyKind {
    score: fn(&Rule, Setting<'_>) -> (Score, Trace),
    pieces: fn(&Rule, &Facts, Vec<FactKey>) -> Vec<Vec<FactKey>>,
}

const ANY_KIND: AnyKind = AnyKind { score: score_any, pieces: pieces_of_any };

thread_local! {
    /// What scores rules of the kinds that come late.
    static LATE: Cell<Option<AnyKind>> = const { Cell::new(late::at_first(ANY_KIND)) };
}

/// Rules of all kinds can be scored, from now on.
pub fn all_kinds_are_here() {
    LATE.set(Some(ANY_KIND));
}

impl Score {
    /// Points and compliance that are in no band and come of no steps.
    fn of(points: Range, met: Truth) -> Self {
        Self { points, met, place: None, steps: None, gap: None }
    }

    /// Nothing is known yet.
    fn open(part: &Part) -> Self {
        Self::of(open(part), Truth::Open)
    }

    /// All or nothing.
    fn by_truth(part: &Part, met: Truth) -> Self {
        Self::of(by_truth(part, met), met)
    }

    /// This outcome or that one.
    fn or(self, other: &Self) -> Self {
        Self {
            met: either(self.met, other.met),
            place: self.place.filter(|place| other.place == Some(*place)),
            steps: self.steps.filter(|_| self.points == other.points),
            points: self.points.join(&other.points),
            ..self
        }
    }
}

/// One of two, and nobody knows which.
pub(super) fn either(one: Truth, other: Truth) -> Truth {
    if one == other { one } else { Truth::Open }
}

/// The points of a part of which nothing is known.
pub(super) fn open(part: &Part) -> Range {
    Range { low: part.lowest.clone(), high: part.points.clone() }
}

/// Full points, none, or anything between.
fn by_truth(part: &Part, met: Truth) -> Range {
    match met {
        Truth::Yes => Range::exactly(part.points.clone()),
        Truth::No => Range::zero(),
        Truth::Open => Range::up_to(part.points.clone()),
    }
}

impl Setting<'_> {
    /// Scores what is known of a formula's value, in its shown unit.
    fn by_value(self, formula: &Formula, if_zero: IfZero, score: &dyn Fn(&Span) -> Score) -> Score {
        self.by_span(&formula.expression, &formula.unit, if_zero, score)
    }

    /// Scores the possible values of an expression, in a unit. Where a divisor may be zero, what holds then is possible,
    /// too: also that the points stay open.
    fn by_span(
        self,
        expression: &Expression,
        unit: &Unit,
        if_zero: IfZero,
        score: &dyn Fn(&Span) -> Score,
    ) -> Score {
        let scope = Scope::of(self.rubric, self.facts);
        let scale = Number::one().divide(unit.scale()).unwrap_or_else(Number::one);
        let Some(values) = scope.values(expression) else { return without_value(self.part, if_zero) };
        let result = score(&values.span.scale(&scale));
        if values.may_lack { result.or(&without_value(self.part, if_zero)) } else { result }
    }
}

/// A part whose formula divides by zero.
fn without_value(part: &Part, if_zero: IfZero) -> Score {
    match if_zero {
        IfZero::Open => Score::open(part),
        IfZero::Full => Score::of(Range::exactly(part.points.clone()), Truth::Yes),
        // 不得分: nothing, even where the least of all bands is something, or where a part may take from others.
        IfZero::None => Score::of(Range::zero(), Truth::No),
    }
}

fn reaches(span: &Span, better: Better, line: &Number) -> Truth {
    let line = Span::exactly(line.clone());
    match better {
        Better::Up => span.reaches(&line, false),
        Better::Down => line.reaches(span, false),
    }
}

/// Points over a span, for points that only rise with the value, without jumps.
fn rising(span: &Span, part: &Part, points_at: &dyn Fn(&Number) -> Number) -> Range {
    let at = |end: &End, without: &Number| end.number().map_or_else(|| without.clone(), points_at);
    Range { low: at(&span.low, &part.lowest), high: at(&span.high, &part.points) }
}

/// The most a rule takes, where it has a limit.
fn limited(points: Number, part: &Part, limit: &Limit) -> Number {
    match limit {
        Limit::Full | Limit::Assumed => points.max(Number::zero()),
        Limit::Points(most) => points.max(&part.points - most),
        // What is taken beyond everything the indicator could earn changes nothing.
        Limit::None => points.max(part.lowest.clone()),
    }
}
