//! What it would take: the smallest change of each fact that reaches the line, or earns the next points.

use super::first::sought;
use super::{Change, Lever, Place, counting_unit};
use crate::engine::{self, PartResult};
use crate::facts::{Answer, Facts};
use crate::number::{End, Number, Range, Span, Truth};
use crate::rubric::{FactKey, FactKind, Indicator, IndicatorKey, Part, Period, Rubric, Rule};

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The line.
    Line,
    /// More points than now.
    Step,
}

/// Whether exactly a value is needed, or any on one side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedKind {
    /// What is given has to become this.
    Exactly,
    /// What is blank has to be this at least.
    AtLeast,
    /// What is blank has to be this at most.
    AtMost,
}

/// A change of one fact or judgement that is needed, everything else staying as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// For which part of the indicator.
    pub part: usize,
    /// What it reaches.
    pub goal: Goal,
    /// The change: the smallest that does, for what is blank all values on one side of an edge.
    pub change: Change,
    /// How its number is meant.
    pub side: NeedKind,
    /// Whether no smaller change does it; else only none just before it.
    pub is_least: bool,
}

/// What can be done about a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A figure, or an answer, that the county can change (能办的).
    Deed,
    /// A blank that is to be filled in, or a judgement: to be found out, not done.
    Finding,
    /// No single change.
    None,
}

impl Need {
    /// Whether a county can be advised to make this change, or to look into it: not what [`is_changed_at_will`] excludes.
    pub fn is_advised(&self, rubric: &Rubric) -> bool {
        match self.change.place() {
            Place::Fact(fact) => is_changed_at_will(rubric, fact),
            Place::Judgment(_) => true,
        }
    }

    /// Whether a county can do it: a figure or an answer that is given is changed to another. A blank is found out, and points
    /// are given by others: to give oneself more of them is no deed.
    pub fn is_deed(&self, rubric: &Rubric, facts: &Facts) -> bool {
        let is_plain = match &self.change {
            Change::Fact(_, Answer::Figure(figure)) => figure.span.value().is_some(),
            Change::Fact(_, Answer::Flag(_) | Answer::Choice(_)) => true,
            Change::Fact(..) | Change::Judgment(..) => false,
        };
        let is_given = match self.change.place() {
            Place::Fact(fact) => facts.answer(fact).is_settled(),
            Place::Judgment(_) => false,
        };
        self.side == NeedKind::Exactly && is_plain && is_given && self.is_advised(rubric)
    }
}

/// What each part of an indicator that is not fully won needs, for each thing it rests on; a blank figure only where
/// nothing else of the part is open. Where other things are open, a value more than a thousand steps away may be overlooked if those beyond it do not do again.
pub fn needs(rubric: &Rubric, facts: &Facts, key: IndicatorKey) -> Vec<Need> {
    needed(rubric, facts, key, false)
}

/// What [`needs`] says of figures that are blank, without looking for changes of those that are given.
pub fn blanks_needed(rubric: &Rubric, facts: &Facts, key: IndicatorKey) -> Vec<Need> {
    needed(rubric, facts, key, true)
}

fn needed(rubric: &Rubric, facts: &Facts, key: IndicatorKey, only_blanks: bool) -> Vec<Need> {
    let mut trials = Trials { rubric, facts: facts.clone(), indicator: rubric.indicator(key) };
    let mut needs = Vec::new();
    for (at, part) in trials.indicator.parts.iter().enumerate() {
        let now = trials.part(part);
        if now.not_applicable() || (now.met == Truth::Yes && now.points.low >= part.points) {
            continue;
        }
        let facts = rubric.facts_of(&part.rule);
        let open: Vec<Place> = facts
            .iter()
            .filter(|fact| !trials.facts.answer(**fact).is_settled())
            .map(|fact| Place::Fact(*fact))
            .collect();
        for place in facts.into_iter().map(Place::Fact).chain(part.rule.judgment().map(Place::Judgment)) {
            // With two blanks, what one needs depends on the other, so nothing is said of either.
            let is_blank = Lever::of(rubric, &trials.facts, place).is_none();
            let is_passed_over = if is_blank { open != [place] } else { only_blanks };
            if is_passed_over {
                continue;
            }
            needs.extend(trials.needs(part, &now, place).into_iter().map(|need| Need { part: at, ..need }));
        }
    }
    needs
}

/// The smallest change of one place that brings an indicator to so many points: at least so many where it has fewer now, at
/// most so many where it has more. `None` where nothing does (as far as [`needs`] sees), or where it has just as many.
pub fn for_points(
    rubric: &Rubric,
    facts: &Facts,
    key: IndicatorKey,
    place: Place,
    points: &Number,
) -> Option<Need> {
    let mut trials = Trials { rubric, facts: facts.clone(), indicator: rubric.indicator(key) };
    let now = engine::assess_indicator(rubric, facts, trials.indicator).points;
    let rises = now.low < *points;
    if !rises && now.high <= *points {
        return None;
    }
    let reaches = |range: &Range, sure: bool| match (rises, sure) {
        (true, true) => range.low >= *points,
        (true, false) => range.high >= *points,
        (false, true) => range.high <= *points,
        (false, false) => range.low <= *points,
    };
    let mut does = |change: Change, sure: bool| {
        let indicator = trials.indicator;
        let rubric = trials.rubric;
        trials.with(change, |facts| reaches(&engine::assess_indicator(rubric, facts, indicator).points, sure))
    };
    let found = smallest(rubric, facts, place, &mut does)?;
    Some(Need { part: 0, goal: Goal::Step, ..found })
}

/// What is tried, and where.
struct Trials<'a> {
    rubric: &'a Rubric,
    facts: Facts,
    indicator: &'a Indicator,
}

impl<'a> Trials<'a> {
    fn part(&self, part: &Part) -> PartResult {
        engine::assess_part(self.rubric, &self.facts, self.indicator, part)
    }

    fn with<T>(&mut self, change: Change, look: impl FnOnce(&Facts) -> T) -> T {
        let undone = change.make(&mut self.facts);
        let seen = look(&self.facts);
        undone.make(&mut self.facts);
        seen
    }

    fn needs(&mut self, part: &'a Part, now: &PartResult, place: Place) -> Vec<Need> {
        let (rubric, indicator) = (self.rubric, self.indicator);
        let before = self.facts.clone();
        let mut found: Vec<Need> = Vec::new();
        for goal in [Goal::Line, Goal::Step] {
            if goal == Goal::Line && now.met == Truth::Yes {
                continue;
            }
            let reaches = |result: &PartResult, sure: bool| match goal {
                Goal::Line if sure => result.met == Truth::Yes,
                Goal::Line => result.met != Truth::No,
                Goal::Step if sure => result.points.low > now.points.low,
                Goal::Step => result.points.high > now.points.low,
            };
            let mut does = |change: Change, sure: bool| {
                self.with(change, |facts| reaches(&engine::assess_part(rubric, facts, indicator, part), sure))
            };
            let need = smallest(rubric, &before, place, &mut does).map(|need| Need { goal, ..need });
            // The next points may be those of the line.
            found.extend(need.filter(|need| found.iter().all(|other| other.change != need.change)));
        }
        found
    }
}

/// The smallest change of a place that does. `does(change, true)` says whether it surely does, `does(change, false)`
/// whether one of the values in it might.
fn smallest(
    rubric: &Rubric,
    facts: &Facts,
    place: Place,
    does: &mut dyn FnMut(Change, bool) -> bool,
) -> Option<Need> {
    let need = |change, side, is_least| Need { part: 0, goal: Goal::Line, change, side, is_least };
    let Some(lever) = Lever::of(rubric, facts, place) else {
        let (change, side) = edge(rubric, facts, place, does)?;
        return Some(need(change, side, true));
    };
    let (down, up) = lever.reach();
    let mut toward = |most: i64, sign: i64| {
        let (step, is_sure) = sought(most, &mut |low, high| {
            let (one, other) = (low * sign, high * sign);
            does(lever.between(one.min(other), one.max(other)), low == high)
        });
        (step.map(|step| step * sign), is_sure)
    };
    let (above, above_is_sure) = toward(up, 1);
    // A figure that is found so many steps up has no smaller change further down.
    let down = match (place, above) {
        (Place::Fact(_), Some(up)) => down.min(up + 1),
        (Place::Fact(_), None) | (Place::Judgment(_), _) => down,
    };
    let (below, below_is_sure) = toward(down, -1);
    let nearest = [above, below].into_iter().flatten().min_by_key(|step| lever.distance(*step))?;
    Some(need(lever.change(nearest), NeedKind::Exactly, above_is_sure && below_is_sure))
}

/// For a blank figure: the edge from which on every value does, upwards or else downwards. What lies beyond an edge only
/// shrinks as the edge moves out, so halving finds it exactly.
fn edge(
    rubric: &Rubric,
    facts: &Facts,
    place: Place,
    does: &mut dyn FnMut(Change, bool) -> bool,
) -> Option<(Change, NeedKind)> {
    const FAR: i64 = 1_000_000_000_000;
    let Place::Fact(key) = place else { return None };
    let FactKind::Number { bounds, whole, .. } = &rubric.fact(key).kind else { return None };
    if !matches!(facts.answer(key), Answer::Blank | Answer::Unknown | Answer::Unreadable(_)) {
        return None;
    }
    let unit = counting_unit(*whole);
    let by = |steps: i64| &Number::whole(steps) * &unit;
    // Without an end of its own a figure ends far out.
    let ends = [(&bounds.low, -FAR), (&bounds.high, FAR)];
    let [least, greatest] = ends.map(|(end, far)| end.number().cloned().unwrap_or_else(|| by(far)));
    let most =
        (&greatest - &least).divide(&unit).map_or(0, |steps| steps.floor().plain().parse().unwrap_or(0));
    for side in [NeedKind::AtLeast, NeedKind::AtMost] {
        let (from, sign) = match side {
            NeedKind::AtMost => (&greatest, -1),
            NeedKind::AtLeast | NeedKind::Exactly => (&least, 1),
        };
        let beyond = |steps: i64| {
            let edge = End::Closed(from + &by(steps * sign));
            let span = match side {
                NeedKind::AtMost => Span { low: bounds.low.clone(), high: edge },
                NeedKind::AtLeast | NeedKind::Exactly => Span { low: edge, high: bounds.high.clone() },
            };
            Change::figure(key, span)
        };
        if !does(beyond(most), true) {
            continue;
        }
        let (mut fails, mut found) = (-1, most);
        while found - fails > 1 {
            let middle = fails + (found - fails) / 2;
            if does(beyond(middle), true) { found = middle } else { fails = middle }
        }
        // Any figure at all, as long as it is one, is no edge.
        if found > 0 {
            return Some((beyond(found), side));
        }
    }
    None
}

/// Whether a county can be expected to change a fact: not what is past, not a weight, not what other things are measured by
/// (pupils, total pay, the pay of civil servants, the province). A person may say otherwise.
pub fn is_changed_at_will(rubric: &Rubric, fact: FactKey) -> bool {
    let is_past = matches!(rubric.fact(fact).period, Period::LastYear | Period::ThreeYears);
    let is_weight =
        rubric.domains.iter().any(|domain| domain.weight.as_ref().and_then(|one| one.fact) == Some(fact));
    let mut parts = rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
    !is_past
        && !is_weight
        && !parts.any(|part| is_looked_up_by(rubric, &part.rule, fact) || part.rule.measures_by(fact))
}

/// Whether a lookup in a rule goes by a fact.
fn is_looked_up_by(rubric: &Rubric, rule: &Rule, fact: FactKey) -> bool {
    let mut facts = Vec::new();
    for expression in rule.expressions() {
        rubric.collect_lookup_facts(expression, &mut facts);
    }
    facts.contains(&fact)
}
