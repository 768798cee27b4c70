//! What several changes at once come to, how far figures swing the total, what blanks settle, and the search for the
//! first step: each held against the plain way of finding it.

use super::cases;
use crate::native::support::all;
use crate::random::{self, Dice};
use lvzhi::draft::Outcome;
use lvzhi::engine::{self, Assessment, Verdict, formula::Scope};
use lvzhi::facts::{Answer, Facts, RawAnswers};
use lvzhi::number::{Number, Range, Rounding, Span};
use lvzhi::rubric::{FactKind, IndicatorKey, Part, Rubric};
use lvzhi::whatif::{self, Change, Fill, FirstStep, Place, Trial};
use proptest::prelude::*;

type Checked = Result<(), TestCaseError>;

fn read(rubric: &Rubric, answers: &RawAnswers) -> Facts {
    Facts::read(rubric, answers, Some(2024))
}

fn trial<'a>(rubric: &'a Rubric, answers: &RawAnswers) -> Trial<'a> {
    let outcome = Outcome::of(rubric, answers, Some(2024));
    Trial::new(rubric, outcome.facts, outcome.assessment)
}

/// A full assessment with these changes.
fn anew(rubric: &Rubric, facts: &Facts, changes: &[Change]) -> Assessment {
    let mut facts = facts.clone();
    for change in changes {
        change.clone().make(&mut facts);
    }
    engine::assess(rubric, &facts)
}

fn check_changes(rubric: &Rubric, seed: u64) -> Checked {
    let mut dice = Dice::new(seed);
    let answers = random::draft(rubric, &mut dice, seed.is_multiple_of(3));
    let mut trial = trial(rubric, &answers);
    let (facts, places) = (trial.facts.clone(), whatif::places(rubric));
    for _ in 0..4 {
        // Whatever another draft says: figures, bounds, 不适用, blanks. Now and then the same place twice.
        let other = read(rubric, &random::draft(rubric, &mut dice, false));
        let changes: Vec<Change> = (0..1 + dice.below(6))
            .map(|_| places[dice.below(places.len() as u64) as usize].now(&other))
            .collect();
        prop_assert_eq!(trial.with(&changes), anew(rubric, &facts, &changes), "{:?}", changes);
        prop_assert_eq!(&trial.facts, &facts, "what was filled in stays");
    }
    Ok(())
}

fn width(range: &Range) -> Number {
    &range.high - &range.low
}

/// The answers with these places filled in, with whatever the dice say.
fn filled(rubric: &Rubric, answers: &RawAnswers, places: &[Place], dice: &mut Dice) -> RawAnswers {
    let complete = random::complete(rubric, answers, dice, true);
    // What is 不适用 but has to be given is no blank to `complete`.
    let (other, said) = (random::draft(rubric, dice, true), read(rubric, answers));
    let mut filled = answers.clone();
    for place in places {
        match place {
            Place::Fact(key) => {
                let id = &rubric.fact(*key).id;
                let from = if *said.answer(*key) == Answer::NotApplicable { &other } else { &complete };
                filled.facts.insert(id.clone(), from.facts.get(id).expect("a complete draft").clone());
            }
            Place::Judgment(key) => {
                let id = &rubric.judgment(*key).id;
                filled.judgments.insert(id.clone(), complete.judgments.get(id).expect("judged").clone());
            }
        }
    }
    filled
}

/// How many fills there were, and how much of the range they are said to take away.
#[derive(Debug, Default)]
struct Promised {
    fills: usize,
    settles: usize,
    unless_zero: usize,
    tried: usize,
    undefined: usize,
}

/// Whether some divisor of a part is zero, be it in a row.
fn divides_by_zero(rubric: &Rubric, facts: &Facts, part: &Part) -> bool {
    let tables = part.rule.facts().into_iter().filter_map(|fact| facts.table(fact));
    let rows = tables.map(|table| table.rows.len()).max().unwrap_or(0);
    let scopes: Vec<Scope<'_>> =
        (0..rows).map(Some).chain([None]).map(|row| Scope { rubric, facts, row }).collect();
    part.rule.expressions().iter().any(|one| scopes.iter().any(|scope| scope.evaluate(one).is_none()))
}

/// Whether it is filled in: a figure in a cell may turn out to be unreadable.
fn is_given(facts: &Facts, place: &Place) -> bool {
    match place {
        Place::Fact(key) => facts.answer(*key).is_settled(),
        Place::Judgment(key) => facts.judgment(*key).is_settled(),
    }
}

fn check_fill(
    rubric: &Rubric,
    answers: &RawAnswers,
    fill: &Fill,
    before: &Assessment,
    dice: &mut Dice,
    promised: &mut Promised,
) -> Checked {
    for _ in 0..4 {
        let filled = filled(rubric, answers, &fill.places, dice);
        let facts = read(rubric, &filled);
        if !fill.places.iter().all(|place| is_given(&facts, place)) {
            continue;
        }
        let after = engine::assess(rubric, &facts);
        let is_undefined = |key: &IndicatorKey| {
            let parts = rubric.indicator(*key).parts.iter().zip(&after.indicator(*key).parts);
            parts
                .filter(|(_, result)| !result.points.is_settled())
                .any(|(part, _)| divides_by_zero(rubric, &facts, part))
        };
        if fill.unless_zero && fill.settles.iter().any(is_undefined) {
            promised.undefined += 1;
            continue;
        }
        promised.tried += 1;
        for key in &fill.settles {
            let result = after.indicator(*key);
            let is_open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
            prop_assert!(result.points.is_settled() && !is_open, "{key:?} stays open: {fill:?} {result:?}");
        }
        for (was, is) in before.indicators.iter().zip(&after.indicators) {
            prop_assert!(was.points.contains(&is.points), "it moves {was:?} to {is:?}: {fill:?}");
        }
        let narrowed = &width(&before.total) - &width(&after.total);
        prop_assert!(narrowed >= fill.narrows, "only {narrowed:?}: {fill:?}");
    }
    Ok(())
}

fn check_fills(rubric: &Rubric, seed: u64, promised: &mut Promised) -> Checked {
    let mut dice = Dice::new(seed);
    let answers = random::draft(rubric, &mut dice, false);
    let trial = trial(rubric, &answers);
    let fills = whatif::fills(&trial);
    for fill in &fills {
        prop_assert!(fill.narrows > Number::zero() && !fill.settles.is_empty());
        promised.fills += 1;
        promised.settles += fill.settles.len();
        promised.unless_zero += usize::from(fill.unless_zero);
        check_fill(rubric, &answers, fill, &trial.base, &mut dice, promised)?;
    }
    let each = |fill: &Fill| fill.narrows.divide(&Number::count(fill.places.len())).expect("some");
    prop_assert!(fills.windows(2).all(|pair| each(&pair[0]) >= each(&pair[1])), "{fills:?}");
    Ok(())
}

/// Of figures said to move nothing, one out of so many is looked at.
fn check_swings(rubric: &Rubric, seed: u64, one_of: u16, moved: &mut usize) -> Checked {
    let mut dice = Dice::new(seed);
    let answers = random::draft(rubric, &mut dice, seed.is_multiple_of(2));
    let mut trial = trial(rubric, &answers);
    let percent = Number::count(1 + dice.below(40) as usize);
    let swings = whatif::swings(&mut trial, &percent);
    prop_assert!(swings.windows(2).all(|pair| pair[0].width >= pair[1].width), "{swings:?}");
    *moved += swings.len();
    for (fact, spec) in rubric.facts_with_keys() {
        let said: Vec<_> = swings.iter().filter(|swing| swing.fact == fact).collect();
        prop_assert!(said.len() < 2);
        if said.is_empty() && fact.0 % one_of != 0 {
            continue;
        }
        let figure = trial.facts.figure(fact).and_then(|figure| figure.span.value().cloned());
        let (FactKind::Number { bounds, whole, .. }, Some(figure)) = (&spec.kind, figure) else {
            prop_assert!(said.is_empty());
            continue;
        };
        // So many per cent of what it is, rounded as it is counted, held to what it can be.
        let at = |sign: i64| {
            let off = (&figure.abs() * &percent).divide(&Number::whole(100 * sign)).expect("a hundred");
            let value = (&figure + &off).rounded(if *whole { 0 } else { 2 }, Rounding::HalfUp);
            let least = bounds.low.number().cloned().unwrap_or_else(|| value.clone());
            let most = bounds.high.number().cloned().unwrap_or_else(|| value.clone());
            let value = if value < least {
                least
            } else if value > most {
                most
            } else {
                value
            };
            let change = Change::figure(fact, Span::exactly(value.clone()));
            (value, anew(rubric, &trial.facts, &[change]).total)
        };
        let (low, high) = (at(-1), at(1));
        let lows = [&low.1.low, &high.1.low, &trial.base.total.low];
        let most = lows.into_iter().max().expect("three") - lows.into_iter().min().expect("three");
        match said.first() {
            Some(swing) => prop_assert_eq!((&swing.low, &swing.high, &swing.width), (&low, &high, &most)),
            None => prop_assert!(most.is_zero(), "{} moves it by {most:?}", spec.id),
        }
    }
    Ok(())
}

/// Steps that do, and an answer for stretches of them that errs in saying that one might now and then: once in `sloppy`
/// times, or never.
fn check_first(bits: &[bool], sloppy: u64, seed: u64) -> Checked {
    let mut dice = Dice::new(seed);
    let most = i64::try_from(bits.len()).expect("few");
    let index = |step: i64| usize::try_from(step).expect("from zero on");
    let at = |step: i64| bits[index(step) - 1];
    // How many steps do, up to each.
    let mut counts = vec![0];
    counts.extend(bits.iter().scan(0, |count, does| {
        *count += u32::from(*does);
        Some(*count)
    }));
    let before = |step: i64| counts[index(step)];
    let found = whatif::first(most, &mut |low, high| {
        let is_so = before(high) > before(low - 1);
        is_so || (low < high && sloppy > 0 && dice.below(sloppy) == 0)
    });
    let plain = (1..=most).find(|step| at(*step));
    match found {
        // A thousand steps and all the stretches they fall into are fewer than 3000.
        _ if sloppy == 0 || most <= 1_000 => {
            prop_assert_eq!(found, plain.map(|step| FirstStep { step, is_first: true }));
        }
        Some(FirstStep { step, is_first: true }) => prop_assert_eq!(Some(step), plain),
        Some(FirstStep { step, is_first: false }) => prop_assert!(at(step) && (step == 1 || !at(step - 1))),
        None => prop_assert!(plain.is_none_or(|step| step > 1_000), "{plain:?} is near"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn changes_tried_together_come_to_what_a_full_assessment_says(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_changes(&rubric, draft)?;
    }

    #[test]
    fn what_is_filled_in_narrows_the_total_as_said(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_fills(&rubric, draft, &mut Promised::default())?;
    }

    #[test]
    fn swings_are_what_full_assessments_say(seed in any::<u64>(), draft in any::<u64>()) {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_swings(&rubric, draft, 1, &mut 0)?;
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_first_step_is_that_of_a_plain_scan(
        most in 0_usize..9_000, dense in 1_u64..4_000, sloppy in 0_u64..4, seed in any::<u64>(), near in any::<bool>(),
        edge in any::<bool>(),
    ) {
        let mut dice = Dice::new(seed);
        let most = if near { most / 9 } else { most };
        // Now and then, or all of them from one on.
        let from = if edge { dice.below(9_000) as usize } else { most };
        let bits: Vec<bool> = (0..most).map(|at| at >= from || !edge && dice.below(dense) == 0).collect();
        check_first(&bits, sloppy, seed)?;
    }
}

#[test]
fn so_it_is_with_our_rubrics() {
    let (mut promised, mut moved) = (Promised::default(), 0);
    for (seed, rubric) in (0..).zip(all()) {
        check_changes(&rubric, seed).expect("changes");
        check_fills(&rubric, seed, &mut promised).expect("fills");
        check_swings(&rubric, seed, 5, &mut moved).expect("swings");
    }
    assert!(
        promised.fills > 60 && promised.unless_zero > 10 && promised.tried > 200 && moved > 20,
        "{promised:?} {moved}"
    );
    assert!(promised.undefined * 10 < promised.tried, "{promised:?}");
}

#[test]
fn what_is_not_applicable_elsewhere_is_no_blank_to_fill() {
    // Such answers are rare: in these drafts one indicator asks for what another accepts as 不适用.
    for seed in [35, 119, 176, 327, 342, 407] {
        let rubric = random::rubric(seed).expect("the generator makes right rubrics");
        check_fills(&rubric, seed, &mut Promised::default()).expect("fills");
    }
}
