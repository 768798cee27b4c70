//! What is said to be needed was tried again here, with the value before it and with every smaller change, over rubrics
//! of every rule kind. Which answers there are is worked out anew, apart from the code that is looked at.

use super::cases;
use crate::native::support::{all, number};
use crate::random::{self, Dice};
use lvzhi::engine::{self, PartResult};
use lvzhi::facts::{Answer, Facts, Judgment};
use lvzhi::number::{End, Number, Span, Truth};
use lvzhi::rubric::{Asked, FactKey, FactKind, Indicator, Rubric, Rule, RuleKind};
use lvzhi::whatif::{self, Change, Goal, Need, NeedKind, Place};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::cell::RefCell;

type Checked = Result<(), TestCaseError>;
/// What a place lets one change.
enum Can {
    /// A figure that is given exactly.
    Figure { key: FactKey, from: Number, unit: Number, bounds: Span },
    /// A figure of which nothing is known.
    Blank { key: FactKey, unit: Number, bounds: Span },
    /// One of these answers, which come in a row, and where in it stands what is said now.
    Listed { list: Vec<Change>, at: Option<usize> },
    /// Nothing: rows, bounds, 不适用.
    Nothing,
}

/// From `low` to `high`, step by step; without a step the ends.
fn row(low: &Number, high: &Number, step: &Number) -> Vec<Number> {
    if step.is_zero() {
        return [low, high].into_iter().take(if low == high { 1 } else { 2 }).cloned().collect();
    }
    let all = (0..10_000).map(|n| low + &(step * &Number::whole(n)));
    all.take_while(|value| value <= high).collect()
}

fn can(rubric: &Rubric, facts: &Facts, place: Place) -> Can {
    let listed = |list: Vec<Change>| {
        let now = place.now(facts);
        Can::Listed { at: list.iter().position(|one| *one == now), list }
    };
    match place {
        Place::Judgment(key) => {
            let points = |all: Vec<Number>| {
                listed(all.into_iter().map(|one| Change::Judgment(key, Judgment::Points(one))).collect())
            };
            match rubric.judged_part(key).rule.asked().expect("a rule that asks") {
                _ if *facts.judgment(key) == Judgment::NotApplicable => Can::Nothing,
                Asked::Judged(rule) => {
                    let mut all: Vec<Number> =
                        rule.bands.iter().flat_map(|band| row(&band.low, &band.high, &rule.step)).collect();
                    all.sort();
                    points(all)
                }
                // The less is taken, the more is left.
                Asked::Docked(rule) => {
                    let taken = row(&rule.least, &rule.most, &rule.step);
                    points(taken.into_iter().rev().chain([Number::zero()]).collect())
                }
            }
        }
        Place::Fact(key) => match (&rubric.fact(key).kind, facts.answer(key)) {
            (FactKind::Table { .. }, _) | (_, Answer::NotApplicable) => Can::Nothing,
            (FactKind::Flag, _) => {
                listed([true, false].map(|one| Change::Fact(key, Answer::Flag(one))).into())
            }
            (FactKind::Choice { options }, _) => {
                let options = 0..u16::try_from(options.len()).expect("few");
                listed(options.map(|one| Change::Fact(key, Answer::Choice(one))).collect())
            }
            (FactKind::Number { bounds, whole, .. }, answer) => {
                let (unit, bounds) = (number(if *whole { "1" } else { "0.01" }), bounds.clone());
                match (answer, facts.figure(key).map(|figure| figure.span.value())) {
                    (_, Some(Some(from))) => Can::Figure { key, from: from.clone(), unit, bounds },
                    (Answer::Blank | Answer::Unknown | Answer::Unreadable(_), None) => {
                        Can::Blank { key, unit, bounds }
                    }
                    _ => Can::Nothing,
                }
            }
        },
    }
}

/// How many values around one that matters are tried, on each side.
const WINDOW: i64 = 25;

/// Countable values: those around some, the whole ones to and fro, and a few that are far away.
fn values(around: &[&Number], unit: &Number, bounds: &Span) -> Vec<Number> {
    let counted = |value: &Number, steps: i64| {
        &(&value.divide(unit).expect("a unit").floor() + &Number::whole(steps)) * unit
    };
    let near = around.iter().flat_map(|value| (-WINDOW..=WINDOW).map(|steps| counted(value, steps)));
    let coarse = (-60..=130).map(Number::whole);
    let far = (3..10).map(Number::power_of_ten).flat_map(|far| [-&far, far]);
    let mut all: Vec<Number> = near.chain(coarse).chain(far).filter(|value| bounds.contains(value)).collect();
    all.sort();
    all.dedup();
    all
}

fn exactly(key: FactKey, value: &Number) -> Change {
    Change::figure(key, Span::exactly(value.clone()))
}

/// All values on one side of an edge.
fn beyond(key: FactKey, edge: &Number, side: NeedKind, bounds: &Span) -> Change {
    let edge = End::Closed(edge.clone());
    let span = match side {
        NeedKind::AtMost => Span { low: bounds.low.clone(), high: edge },
        NeedKind::AtLeast | NeedKind::Exactly => Span { low: edge, high: bounds.high.clone() },
    };
    Change::figure(key, span)
}

/// So many steps either way are surely looked at, also where other things are open and much might do.
const NEAR: i64 = 1_000;

/// Whether what is said to be needed of a place is: `does` says of what is filled in whether it will do. It does not yet.
/// Where `all` is filled in, nothing that does is overlooked however far it is.
fn check(
    rubric: &Rubric,
    (facts, all): (&Facts, bool),
    place: Place,
    said: Option<&Need>,
    does: &dyn Fn(&Facts) -> bool,
) -> Checked {
    let tried = RefCell::new(facts.clone());
    let does = |change: Change| {
        let mut facts = tried.borrow_mut();
        let undone = change.make(&mut facts);
        let done = does(&facts);
        undone.make(&mut facts);
        done
    };
    prop_assert!(
        said.is_none_or(|need| need.change.place() == place && does(need.change.clone())),
        "{said:?}"
    );
    match can(rubric, facts, place) {
        Can::Nothing => prop_assert!(said.is_none(), "{said:?}"),
        Can::Listed { list, at } => check_listed(&list, at, said, &does)?,
        Can::Figure { key, from, unit, bounds } => {
            let to = said.and_then(|need| need.change.number());
            prop_assert_eq!(said.is_some(), to.is_some(), "one number: {:?}", said);
            let tried = values(&[&from, to.unwrap_or(&from)], &unit, &bounds);
            let Some((need, to)) = said.zip(to) else {
                let far = &unit * &Number::whole(NEAR);
                for value in tried.iter().filter(|value| all || (*value - &from).abs() <= far) {
                    prop_assert!(!does(exactly(key, value)), "nothing is said, but {value:?} does");
                }
                return Ok(());
            };
            prop_assert_eq!(need.side, NeedKind::Exactly);
            prop_assert!(bounds.contains(to) && to.divide(&unit).expect("a unit").is_whole(), "{need:?}");
            // One unit back, but not past what is given.
            let back =
                if *to > from { (to - &unit).max(from.clone()) } else { (to + &unit).min(from.clone()) };
            prop_assert!(!does(exactly(key, &back)), "{back:?} does, too: {need:?}");
            let distance = (to - &from).abs();
            for value in tried.iter().filter(|value| need.is_least && (*value - &from).abs() < distance) {
                prop_assert!(!does(exactly(key, value)), "{value:?} is nearer to {from:?}: {need:?}");
            }
        }
        Can::Blank { key, unit, bounds } => check_blank(key, &unit, &bounds, said, &does)?,
    }
    Ok(())
}

fn check_listed(
    list: &[Change],
    at: Option<usize>,
    said: Option<&Need>,
    does: &dyn Fn(Change) -> bool,
) -> Checked {
    let Some(need) = said else {
        prop_assert!(!list.iter().any(|one| does(one.clone())), "nothing is said, but one of {list:?} does");
        return Ok(());
    };
    prop_assert!(need.is_least && need.side == NeedKind::Exactly);
    let to = list.iter().position(|one| *one == need.change);
    let to = to.ok_or_else(|| TestCaseError::fail(format!("{need:?} is not in {list:?}")))?;
    // Answers without numbers are all as far away; nothing on the way does.
    let on_the_way = match at {
        Some(at) if at > to => to + 1..at,
        Some(at) => at + 1..to,
        None => 0..to,
    };
    for one in &list[on_the_way] {
        prop_assert!(!does(one.clone()), "{one:?} comes before {need:?}");
    }
    let Some(now) = at.and_then(|at| list[at].number()) else { return Ok(()) };
    let far = |one: &Change| one.number().map(|to| (to - now).abs());
    for one in list.iter().filter(|one| far(one) < far(&need.change)) {
        prop_assert!(!does(one.clone()), "{one:?} is nearer: {need:?}");
    }
    Ok(())
}

fn check_blank(
    key: FactKey,
    unit: &Number,
    bounds: &Span,
    said: Option<&Need>,
    does: &dyn Fn(Change) -> bool,
) -> Checked {
    // Any does, as long as it is a figure: that is no edge, and not said.
    let any_figure = |side: NeedKind| {
        let far = Number::power_of_ten(10);
        let (end, far) = if side == NeedKind::AtMost { (&bounds.high, far) } else { (&bounds.low, -&far) };
        // A blank may stand for 不适用 besides: then all figures together may do where the blank does not.
        *end == End::None && does(beyond(key, &far, side, bounds))
            || does(Change::figure(key, bounds.clone()))
    };
    // Where nothing is said of a side, no edge of it does.
    let none = |side: NeedKind| {
        if any_figure(side) {
            return Ok(());
        }
        for edge in values(&[], unit, bounds) {
            prop_assert!(!does(beyond(key, &edge, side, bounds)), "{side:?} {edge:?} does");
        }
        Ok(())
    };
    let Some(need) = said else {
        none(NeedKind::AtLeast)?;
        return none(NeedKind::AtMost);
    };
    let Change::Fact(_, Answer::Figure(figure)) = &need.change else {
        return Err(TestCaseError::fail(format!("{need:?} is no figure")));
    };
    let (edge, less, far) = match need.side {
        NeedKind::Exactly => return Err(TestCaseError::fail(format!("{need:?} for a blank"))),
        NeedKind::AtLeast => (figure.span.low.number(), -unit, bounds.high.number()),
        NeedKind::AtMost => (figure.span.high.number(), unit.clone(), bounds.low.number()),
    };
    let edge = edge.expect("an edge").clone();
    prop_assert_eq!(&need.change, &beyond(key, &edge, need.side, bounds));
    let less = &edge + &less;
    prop_assert!(edge.abs() < Number::power_of_ten(10), "no edge: {need:?}");
    prop_assert!(bounds.contains(&less), "any value would do: {need:?}");
    let is_too_far = !does(beyond(key, &less, need.side, bounds)) || any_figure(need.side);
    prop_assert!(is_too_far, "{less:?} does, too: {need:?}");
    let mut inside = values(&[&edge], unit, bounds);
    inside.extend(far.cloned());
    for value in inside.iter().filter(|value| figure.span.contains(value)) {
        prop_assert!(does(exactly(key, value)), "{value:?} does not: {need:?}");
    }
    if need.side == NeedKind::AtMost { none(NeedKind::AtLeast) } else { Ok(()) }
}

/// How many needs were looked at: of each rule kind; of a line and of more points; edges of blanks and exact ones.
#[derive(Debug, Default)]
struct Seen {
    kinds: [usize; RuleKind::ALL.len()],
    goals: [usize; 2],
    sides: [usize; 2],
}

impl Seen {
    fn count(&mut self, rule: &Rule, need: &Need) {
        self.kinds[rule.kind() as usize] += 1;
        self.goals[usize::from(need.goal == Goal::Step)] += 1;
        self.sides[usize::from(need.side == NeedKind::Exactly)] += 1;
    }
}

fn places(rubric: &Rubric, rules: &[&Rule]) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    for rule in rules {
        let facts = rubric.facts_of(rule).into_iter().map(Place::Fact);
        all.extend(facts.chain(rule.judgment().map(Place::Judgment)));
    }
    all.sort();
    all.dedup();
    all
}

fn check_needs(rubric: &Rubric, seed: u64, all: bool, seen: &mut Seen) -> Checked {
    let answers = random::draft(rubric, &mut Dice::new(seed), all);
    let facts = Facts::read(rubric, &answers, Some(2024));
    for (key, indicator) in rubric.indicators_with_keys() {
        let needs = whatif::needs(rubric, &facts, key);
        for (at, part) in indicator.parts.iter().enumerate() {
            let of_part = |facts: &Facts| engine::assess_part(rubric, facts, indicator, part);
            let now = of_part(&facts);
            let of_part_said = || needs.iter().filter(|need| need.part == at);
            of_part_said().for_each(|need| seen.count(&part.rule, need));
            if now.not_applicable() || (now.met == Truth::Yes && now.points.low >= part.points) {
                prop_assert_eq!(of_part_said().count(), 0);
                continue;
            }
            let places = places(rubric, &[&part.rule]);
            prop_assert!(of_part_said().all(|need| places.contains(&need.change.place())));
            let is_open =
                |place: &&Place| matches!(place, Place::Fact(fact) if !facts.answer(*fact).is_settled());
            let open: Vec<Place> = places.iter().filter(is_open).copied().collect();
            for place in places {
                let said: Vec<&Need> = of_part_said().filter(|need| need.change.place() == place).collect();
                // Of two blanks nothing is said: what would do whatever the other is, is no advice.
                let is_figure = |place: &Place| match place {
                    Place::Fact(fact) => matches!(rubric.fact(*fact).kind, FactKind::Number { .. }),
                    Place::Judgment(_) => false,
                };
                if is_figure(&place) && open.contains(&place) && open.iter().any(|other| *other != place) {
                    prop_assert!(said.is_empty(), "{said:?} beside another blank");
                    continue;
                }
                let of_goal = |goal| said.iter().copied().find(|need| need.goal == goal);
                let line = |result: &PartResult| result.met == Truth::Yes;
                let more = |result: &PartResult| result.points.low > now.points.low;
                if now.met == Truth::Yes {
                    prop_assert!(of_goal(Goal::Line).is_none());
                } else {
                    check(rubric, (&facts, all), place, of_goal(Goal::Line), &|facts| line(&of_part(facts)))?;
                }
                // What earns the next points may be what reaches the line, and is said once.
                let both = of_goal(Goal::Line).filter(|need| {
                    let mut changed = facts.clone();
                    need.change.clone().make(&mut changed);
                    more(&of_part(&changed))
                });
                let step = of_goal(Goal::Step).or(both);
                check(rubric, (&facts, all), place, step, &|facts| more(&of_part(facts)))?;
            }
        }
    }
    Ok(())
}

/// A number of points that could be wanted of an indicator, or one that could not.
fn wanted(indicator: &Indicator, dice: &mut Dice) -> Number {
    let share = Number::count(dice.below(13) as usize);
    let part = (&share * &indicator.points).divide(&Number::whole(11)).expect("a part");
    if dice.below(3) == 0 { part } else { part.rounded(1, lvzhi::number::Rounding::HalfUp) }
}

fn check_points(rubric: &Rubric, seed: u64, all: bool) -> Checked {
    let mut dice = Dice::new(seed);
    let answers = random::draft(rubric, &mut dice, all);
    let facts = Facts::read(rubric, &answers, Some(2024));
    for (key, indicator) in rubric.indicators_with_keys() {
        let points = |facts: &Facts| engine::assess_indicator(rubric, facts, indicator).points;
        let (now, target) = (points(&facts), wanted(indicator, &mut dice));
        let rules: Vec<&Rule> = indicator.parts.iter().map(|part| &part.rule).collect();
        for place in places(rubric, &rules) {
            let said = whatif::for_points(rubric, &facts, key, place, &target);
            if now.low < target {
                check(rubric, (&facts, all), place, said.as_ref(), &|facts| points(facts).low >= target)?;
            } else if now.high > target {
                check(rubric, (&facts, all), place, said.as_ref(), &|facts| points(facts).high <= target)?;
            } else {
                prop_assert!(said.is_none());
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { max_shrink_iters: 0, ..cases(8) })]

    #[test]
    fn what_is_needed_does_and_nothing_smaller_does(seed in any::<u64>(), draft in any::<u64>(), all in any::<bool>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_needs(&rubric, draft, all, &mut Seen::default())?;
    }

    #[test]
    fn what_brings_so_many_points_does_and_nothing_smaller_does(seed in any::<u64>(), draft in any::<u64>(), all in any::<bool>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_points(&rubric, draft, all)?;
    }
}

#[test]
fn so_it_is_with_our_rubrics_and_for_every_rule_kind() {
    let mut seen = Seen::default();
    for (seed, rubric) in (0..).zip(all()) {
        check_needs(&rubric, seed, seed % 2 == 0, &mut seen).expect("needs");
        check_points(&rubric, seed, true).expect("points");
    }
    // In the last any figure does, as long as it is one.
    let seeds = (0..30).map(|seed| (seed, seed)).chain([(18386902949839117049, 9546478615270148357)]);
    for (seed, draft) in seeds {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_needs(&rubric, draft, draft % 3 == 0, &mut seen).expect("needs");
    }
    // There is no kind that cannot have one: where rows of a table are counted (n 项中达标 m 项) nothing can be changed step
    // by step, but such a rule may be over facts, too. 整改计分 is in our rubrics only.
    assert!(seen.kinds.iter().all(|count| *count > 0), "{seen:?}");
    assert!(seen.goals.iter().chain(&seen.sides).all(|count| *count > 50), "{seen:?}");
}
