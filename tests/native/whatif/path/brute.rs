//! Random rubrics with few means, each combination of them tried: the search finds a way as cheap as the cheapest, and next
//! best ones as cheap as the next best.
//!
//! What is summed up here is written once more from the words of the model, and uses nothing of the search.

use crate::random::{self, Dice};
use lvzhi::engine::{self, Assessment, GateResult, IndicatorResult, PartResult, Verdict};
use lvzhi::facts::{Answer, Facts, Judgment};
use lvzhi::number::{Number, Range, Span, Truth};
use lvzhi::rubric::{
    Citation, Condition, Effect, Expression, FactKey, FactKind, Gate, IndicatorKey, LetterCount, Operator,
    Rubric, Rule,
};
use lvzhi::whatif::path::{Cost, Means, MeansKind, Progress, Route, Search, SearchOutcome, Step, path};
use lvzhi::whatif::{Change, Lever, Place};
use std::rc::Rc;

/// One of the means with everything it can be.
struct Row {
    what: MeansKind,
    /// What it becomes, and at what cost; first nothing.
    values: Vec<(Option<Change>, Number)>,
}

/// A combination that reaches the goal.
struct Hit {
    cost: (Number, usize),
    touched: Vec<MeansKind>,
}

struct Case {
    rubric: Rc<Rubric>,
    facts: Facts,
    means: Vec<Means>,
    rows: Vec<Row>,
    goal: usize,
    /// What each indicator rests on.
    rests: Vec<Vec<Place>>,
    /// What is without any change.
    now: Assessment,
}

/// So many combinations at most.
const MOST: usize = 400;

fn places_of(rubric: &Rubric, key: IndicatorKey) -> Vec<Place> {
    let parts = &rubric.indicator(key).parts;
    let mut places = Vec::new();
    for part in parts {
        let facts = rubric.facts_of(&part.rule).into_iter().map(Place::Fact);
        for place in facts.chain(part.rule.judgment().map(Place::Judgment)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

fn gate_places(rubric: &Rubric, gate: usize) -> Vec<Place> {
    let condition = &rubric.gates[gate].condition;
    let mut facts: Vec<FactKey> = condition.answer().into_iter().collect();
    for expression in condition.expressions() {
        expression.collect_facts(&mut facts);
        rubric.collect_lookup_facts(expression, &mut facts);
    }
    facts.into_iter().map(Place::Fact).collect()
}

/// Places that are answered from a list and are not answered, with the answers.
fn decided(rubric: &Rubric, facts: &Facts, places: &[Place]) -> Vec<Vec<Change>> {
    let open = |place: &&Place| match place {
        Place::Fact(key) => {
            matches!(rubric.fact(*key).kind, FactKind::Flag | FactKind::Choice { .. })
                && matches!(facts.answer(*key), Answer::Blank | Answer::Unknown | Answer::Unreadable(_))
        }
        Place::Judgment(key) => matches!(facts.judgment(*key), Judgment::Blank | Judgment::Unreadable(_)),
    };
    let answers = |place: &Place| {
        let lever = Lever::of(rubric, facts, *place).expect("a list");
        (1..=lever.reach().1).map(|step| lever.change(step)).collect()
    };
    places.iter().filter(open).map(answers).collect()
}

/// The worst that what a person decides can make of it, everything else turning out best.
fn worst(
    facts: &mut Facts,
    lists: &[Vec<Change>],
    look: &dyn Fn(&Facts) -> (Number, bool),
) -> (Number, bool) {
    let Some((list, rest)) = lists.split_first() else { return look(facts) };
    let mut all = Vec::new();
    for change in list {
        let undo = change.clone().make(facts);
        all.push(worst(facts, rest, look));
        undo.make(facts);
    }
    let points = all.iter().map(|(points, _)| points.clone()).min().expect("answers");
    (points, all.iter().all(|(_, well)| *well))
}

fn assumable(rubric: &Rubric, facts: &Facts, places: &[Place]) -> bool {
    places.iter().any(|place| match place {
        Place::Fact(key) => {
            matches!(rubric.fact(*key).kind, FactKind::Number { .. } | FactKind::Table { .. })
                && !facts.answer(*key).is_settled()
        }
        Place::Judgment(_) => false,
    })
}

/// What comes of all indicators and gates.
struct Parts(Vec<IndicatorResult>, Vec<GateResult>);

impl Parts {
    fn summed_up(&self, case: &Case) -> Assessment {
        engine::sum_up(&case.rubric, &case.facts, self.0.clone(), self.1.clone())
    }
}

/// The outcome with some things assumed; `granted` says what of an indicator, else it turns out best.
fn parts(
    case: &Case,
    facts: &mut Facts,
    assumed: &[MeansKind],
    granted: &dyn Fn(IndicatorKey) -> Option<(Range, bool)>,
) -> Parts {
    let rubric = &*case.rubric;
    let mut indicators = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        let rests = &case.rests[usize::from(key.0)];
        let is_touched = |what: &MeansKind| match what {
            MeansKind::Place(place) => rests.contains(place),
            MeansKind::Indicator(other) => *other == key,
            MeansKind::Gate(_) => false,
        };
        if !assumed.iter().any(is_touched) {
            indicators.push(case.now.indicator(key).clone());
            continue;
        }
        let mut result = engine::assess_indicator(rubric, facts, indicator);
        let open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
        if let Some((points, met)) = granted(key) {
            result.points = points;
            // What is taken to turn out so is taken to count.
            result.may_be_set_aside = false;
            if met && open {
                result.verdict = Verdict::Met;
            }
        } else if assumed.contains(&MeansKind::Indicator(key)) && !is_undefined(&result) {
            let lists = decided(rubric, facts, rests);
            let (points, well) = worst(facts, &lists, &|facts| {
                let result = engine::assess_indicator(rubric, facts, indicator);
                (result.points.high, result.verdict != Verdict::Unmet)
            });
            result.points = Range::exactly(points);
            result.may_be_set_aside = false;
            if well && open {
                result.verdict = Verdict::Met;
            }
        }
        indicators.push(result);
    }
    let mut gates = Vec::new();
    for (at, gate) in rubric.gates.iter().enumerate() {
        let mut result = engine::assess_gate(rubric, facts, gate);
        if assumed.contains(&MeansKind::Gate(at)) {
            let lists = decided(rubric, facts, &gate_places(rubric, at));
            let look = |facts: &Facts| {
                (Number::zero(), engine::assess_gate(rubric, facts, gate).fired != Truth::Yes)
            };
            if worst(facts, &lists, &look).1 {
                result.fired = Truth::No;
            }
        }
        gates.push(result);
    }
    Parts(indicators, gates)
}

/// Whether the document does not say what a 不适用 does: no figure settles that.
fn is_undefined(result: &IndicatorResult) -> bool {
    result.parts.iter().any(|part| part.not_applicable() && part.met == Truth::Open)
}

/// A gate on something the rubric asks for anyway.
fn gate(rubric: &Rubric, dice: &mut Dice, citation: &Citation, n: u64) -> Option<Gate> {
    let flags = rubric.facts_with_keys().filter(|(_, fact)| matches!(fact.kind, FactKind::Flag));
    let flags: Vec<FactKey> = flags.map(|(key, _)| key).collect();
    let rules = rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
    let lines: Vec<_> = rules
        .filter_map(|part| match &part.rule {
            Rule::Meets(comparison) => Some(comparison.clone()),
            _ => None,
        })
        .collect();
    let condition = if dice.below(2) == 0 && !lines.is_empty() {
        let mut comparison = lines[dice.below(lines.len() as u64) as usize].clone();
        comparison.operator = match comparison.operator {
            Operator::AtLeast => Operator::Below,
            Operator::Above => Operator::AtMost,
            Operator::AtMost => Operator::Above,
            Operator::Below | Operator::Equal => Operator::AtLeast,
        };
        Condition::Comparison(comparison)
    } else if flags.is_empty() {
        return None;
    } else {
        Condition::Flag(flags[dice.below(flags.len() as u64) as usize], dice.below(2) == 0)
    };
    let effect =
        if dice.below(2) == 0 { Effect::LowerBy(1) } else { Effect::BestGrade(1 + dice.below(2) as usize) };
    Some(Gate {
        id: format!("g{n}").into(),
        title: "门".into(),
        condition,
        effect,
        citation: citation.clone(),
    })
}

fn case(seed: u64) -> Case {
    let mut rubric = random::rubric(seed).expect("the generator makes right rubrics");
    let mut dice = Dice::new(seed ^ 0x9a7e);
    // Whole figures, so that few steps go far.
    for fact in &mut rubric.unsealed().facts {
        if let FactKind::Number { whole, .. } = &mut fact.kind {
            *whole = true;
        }
    }
    if dice.below(3) > 0 {
        rubric.unsealed().grades[0].must = false;
    }
    if dice.below(6) == 0 {
        rubric.unsealed().letters = [2, 1, 0].map(|points| ("字".into(), Number::whole(points))).into();
    }
    let citation = rubric.grades[0].citation.clone();
    for n in 0..dice.below(2) + dice.below(2) {
        let gate = gate(&rubric, &mut dice, &citation, n);
        rubric.unsealed().gates.extend(gate);
    }
    let answers = random::draft(&rubric, &mut dice, false);
    let facts = Facts::read(&rubric, &answers, Some(2024));
    let mut whats: Vec<MeansKind> =
        lvzhi::whatif::places(&rubric).into_iter().map(MeansKind::Place).collect();
    let keys = rubric.indicators_with_keys().map(|(key, _)| key);
    whats.extend(
        keys.filter(|key| assumable(&rubric, &facts, &places_of(&rubric, *key))).map(MeansKind::Indicator),
    );
    let gates = 0..rubric.gates.len();
    whats.extend(
        gates.filter(|at| assumable(&rubric, &facts, &gate_places(&rubric, *at))).map(MeansKind::Gate),
    );
    // Mostly what can help.
    let now = engine::assess(&rubric, &facts);
    let short = |key: IndicatorKey| now.indicator(key).points.low < rubric.indicator(key).cap;
    let helps = |what: &MeansKind| match what {
        MeansKind::Place(place) => {
            let mut keys = rubric.indicators_with_keys().map(|(key, _)| key);
            keys.any(|key| short(key) && places_of(&rubric, key).contains(place))
        }
        MeansKind::Indicator(key) => short(*key),
        MeansKind::Gate(_) => true,
    };
    whats.retain(|what| helps(what) || dice.below(4) == 0);
    let (mut means, mut rows, mut combinations) = (Vec::new(), Vec::new(), 1);
    while !whats.is_empty() && rows.len() < 5 {
        let what = whats.remove(dice.below(whats.len() as u64) as usize);
        let Some((one, row)) = row(&rubric, &facts, what, &mut dice) else { continue };
        if combinations * row.values.len() <= MOST {
            combinations *= row.values.len();
            means.push(one);
            rows.push(row);
        }
    }
    let keys = rubric.indicators_with_keys().map(|(key, _)| key);
    let rests = keys.map(|key| places_of(&rubric, key)).collect();
    Case { rubric: Rc::new(rubric), facts, means, rows, goal: dice.below(2) as usize, rests, now }
}

fn row(rubric: &Rubric, facts: &Facts, what: MeansKind, dice: &mut Dice) -> Option<(Means, Row)> {
    let price = Number::count(dice.below(4) as usize + usize::from(dice.below(8) != 0));
    let per_unit = dice.below(2) == 0;
    let cost = if per_unit { Cost::PerUnit(price.clone()) } else { Cost::Effort(price.clone()) };
    let mut values = vec![(None, Number::zero())];
    let mut limits = Span::anything();
    match what {
        MeansKind::Indicator(_) | MeansKind::Gate(_) => values.push((None, price)),
        MeansKind::Place(place) => {
            let lever = Lever::of(rubric, facts, place)?;
            let (down, up) = lever.reach();
            let is_figure =
                matches!(place, Place::Fact(key) if matches!(rubric.fact(key).kind, FactKind::Number { .. }));
            let far = if is_figure { [4, 12, 25, 60][dice.below(4) as usize] } else { i64::MAX };
            let (down, up) = (down.min(far), up.min(far));
            if is_figure {
                limits = Span::between(lever.value(-down), lever.value(up));
            }
            for step in (-down..=up).filter(|step| *step != 0) {
                let change = lever.change(step);
                let apart = match (change.number(), place.now(facts).number()) {
                    (Some(to), Some(from)) => (to - from).abs(),
                    _ => Number::one(),
                };
                let cost = if per_unit { &apart * &price } else { price.clone() };
                values.push((Some(change), cost));
            }
            if values.len() == 1 {
                return None;
            }
        }
    }
    Some((Means { what, allowed: true, limits, cost }, Row { what, values }))
}

/// Every combination, nothing first: what it costs, what it touches, what comes of it.
fn all(case: &Case) -> Vec<(Hit, Parts)> {
    let mut found = Vec::new();
    let mut at = vec![0; case.rows.len()];
    loop {
        let mut facts = case.facts.clone();
        let (mut cost, mut touched) = (Number::zero(), Vec::new());
        for (row, at) in case.rows.iter().zip(&at).filter(|(_, at)| **at > 0) {
            let (change, price) = &row.values[*at];
            change.clone().into_iter().for_each(|change| drop(change.make(&mut facts)));
            cost = &cost + price;
            touched.push(row.what);
        }
        let parts = parts(case, &mut facts, &touched, &|_| None);
        found.push((Hit { cost: (cost, touched.len()), touched }, parts));
        let next = (0..at.len()).find(|row| at[*row] + 1 < case.rows[*row].values.len());
        let Some(next) = next else { return found };
        at[next] += 1;
        at[..next].fill(0);
    }
}

fn touched(route: &Route) -> Vec<MeansKind> {
    let what = |step: &Step| match step {
        Step::Change { change, .. } => MeansKind::Place(change.place()),
        Step::Assume { indicator, .. } => MeansKind::Indicator(*indicator),
        Step::AssumeGate(gate) => MeansKind::Gate(*gate),
    };
    route.steps.iter().map(what).collect()
}

/// The grade a listed route makes sure, its steps taken as they are listed.
fn followed(case: &Case, route: &Route) -> Assessment {
    let mut facts = case.facts.clone();
    let mut granted = Vec::new();
    for step in &route.steps {
        match step {
            Step::Change { change, from } => {
                assert_eq!(change.place().now(&facts), *from);
                change.clone().make(&mut facts);
            }
            Step::Assume { indicator, points, met } => granted.push((*indicator, points.clone(), *met)),
            Step::AssumeGate(_) => {}
        }
    }
    let is_assumed = |step: &Step| !matches!(step, Step::Change { .. });
    if !route.steps.iter().any(is_assumed) {
        // Nothing but what is filled in: simply assessed.
        return engine::assess(&case.rubric, &facts);
    }
    let find =
        |key| granted.iter().find(|(other, ..)| *other == key).map(|(_, points, met)| (points.clone(), *met));
    parts(case, &mut facts, &touched(route), &find).summed_up(case)
}

/// Whether `hit` only adds to one of the routes.
fn adds(hit: &Hit, listed: &[Vec<MeansKind>]) -> bool {
    listed.iter().any(|touched| touched.iter().all(|what| hit.touched.contains(what)))
}

#[derive(Debug, Default)]
struct Seen {
    unproved: usize,
    already: usize,
    none: usize,
    one: usize,
    several: usize,
    steps: usize,
    gated: usize,
    lettered: usize,
    undefined: usize,
}

/// Puts the goal's edge where some combination reaches it that gates and 必达指标 let pass, but not the first one; now and
/// then where none does, or where points are no matter.
fn set_edge(case: &mut Case, tried: &[(Hit, Parts)], dice: &mut Dice) {
    let goal = case.goal;
    let to_edge = |case: &mut Case, edge: Number| {
        let scale = case.rubric.full_points.divide(&case.now.full).unwrap_or_else(Number::one);
        let rubric = Rc::get_mut(&mut case.rubric).expect("one owner").unsealed();
        let edge = &edge * &scale;
        // The grade beside it is a point away.
        let (own, other) = if goal == 0 { (0, 1) } else { (1, 0) };
        let apart = if goal == 0 { Number::whole(-1) } else { Number::one() };
        rubric.grades[other].from = &edge + &apart;
        rubric.grades[own].from = edge;
    };
    to_edge(case, Number::whole(-1_000));
    let outcomes: Vec<(Number, bool)> = tried
        .iter()
        .map(|(_, parts)| parts.summed_up(case))
        .map(|assessment| (assessment.total.low, assessment.grade.low <= goal))
        .collect();
    let (first, passes) = outcomes[0].clone();
    let most = outcomes.iter().map(|(total, _)| total.clone()).max().expect("a combination");
    let fit = outcomes.into_iter().filter(|(total, fits)| *fits && (!passes || *total > first));
    let mut fit: Vec<Number> = fit.map(|(total, _)| total).collect();
    let edge = match dice.below(8) {
        0 => &most + &Number::one(),
        1 => first,
        _ if fit.is_empty() => most,
        _ => fit.swap_remove(dice.below(fit.len() as u64) as usize),
    };
    to_edge(case, edge);
    // Letters, where there are any: one or two of the best, and sometimes at most one of the worst.
    if !case.rubric.letters.is_empty() {
        let count = |count: u64| Expression::Number(Number::count(count as usize));
        let best = LetterCount { letter: 0, at_least: true, count: count(1 + dice.below(2)) };
        let worst = LetterCount { letter: 2, at_least: false, count: count(1 + dice.below(3)) };
        let rubric = Rc::get_mut(&mut case.rubric).expect("one owner").unsealed();
        rubric.grades[goal].letters.push(best);
        if dice.below(2) == 0 {
            rubric.grades[goal].letters.push(worst);
        }
    }
}

fn check(seed: u64, seen: &mut Seen) {
    let mut case = case(seed);
    let mut dice = Dice::new(seed ^ 0xed9e);
    let tried = all(&case);
    set_edge(&mut case, &tried, &mut dice);
    let goal = case.goal;
    let passes = |(_, parts): &(Hit, Parts)| parts.summed_up(&case).grade.low <= goal;
    let tried: Vec<(Hit, Parts)> = tried.into_iter().filter(passes).collect();
    // 0 ÷ 0 leaves points open, but the range of what leads there does not hold them: of such a single figure, a search by
    // ranges knows nothing.
    let is_undefined = |part: &PartResult| part.is_undefined() && !part.points.is_settled();
    if tried.iter().any(|(_, parts)| parts.0.iter().flat_map(|one| &one.parts).any(is_undefined)) {
        seen.undefined += 1;
        return;
    }
    let mut hits: Vec<Hit> = tried.into_iter().map(|(hit, _)| hit).collect();
    hits.sort_by(|one, other| one.cost.cmp(&other.cost));
    let outcome = path(&case.rubric, &case.facts, &case.means, goal);
    let said = || format!("seed {seed}, goal {goal}: {outcome:?}");
    assert_eq!(outcome.already, assessed_now(&case) <= goal, "{}", said());
    if outcome.already {
        seen.already += 1;
        return;
    }
    let costs: Vec<(Number, usize)> =
        outcome.routes.iter().map(|route| (route.cost.clone(), route.steps.len())).collect();
    assert!(costs.is_sorted(), "{}", said());
    if !outcome.is_complete {
        // What was not looked at is counted with the most it could bring.
        seen.unproved += 1;
        let first = hits.first().map(|hit| &hit.cost.0);
        assert!(
            first.is_none() || outcome.least_possible.is_some() && outcome.least_possible.as_ref() <= first
        );
        assert!(outcome.routes.iter().all(|route| Some(&route.cost) >= first), "{}", said());
        return;
    }
    assert_eq!(outcome.least_possible, hits.first().map(|hit| hit.cost.0.clone()), "{}", said());
    assert_eq!(outcome.blocked.is_empty(), !hits.is_empty(), "{}", said());
    let mut listed: Vec<Vec<MeansKind>> = Vec::new();
    for route in &outcome.routes {
        let best = hits.iter().find(|hit| !adds(hit, &listed));
        assert_eq!(Some(&(route.cost.clone(), route.steps.len())), best.map(|hit| &hit.cost), "{}", said());
        let own = Hit { cost: (Number::zero(), 0), touched: touched(route) };
        assert!(!adds(&own, &listed), "{}", said());
        let followed = followed(&case, route);
        assert!(followed.grade.low <= goal, "{}", said());
        assert_eq!((&followed.total, followed.grade), (&route.total, route.grade), "{}", said());
        listed.push(own.touched);
    }
    let more = hits.iter().any(|hit| !adds(hit, &listed));
    assert!(!more || listed.len() == lvzhi::whatif::path::LISTED, "{}", said());
    seen.none += usize::from(hits.is_empty());
    seen.one += usize::from(!hits.is_empty());
    seen.several += usize::from(outcome.routes.len() > 1);
    seen.steps += usize::from(outcome.routes.first().is_some_and(|route| route.steps.len() > 1));
    seen.gated += usize::from(!case.rubric.gates.is_empty() && !hits.is_empty());
    seen.lettered += usize::from(!case.rubric.letters.is_empty() && !hits.is_empty());
    if seed.is_multiple_of(8) {
        in_slices(&case, &outcome);
    }
    for evaluations in [0, 12, 60] {
        giving_up(&case, evaluations, hits.first().map(|hit| &hit.cost.0));
    }
}

fn assessed_now(case: &Case) -> usize {
    engine::assess(&case.rubric, &case.facts).grade.low
}

/// However early the search gives up, there is no way cheaper than it says.
fn giving_up(case: &Case, evaluations: usize, least: Option<&Number>) {
    let mut search = Search::new(&case.rubric, &case.facts, &case.means, case.goal).at_most(evaluations);
    let Progress::Done(found) = search.step(usize::MAX) else { panic!("not done") };
    assert!(found.routes.iter().all(|route| Some(&route.cost) >= least), "{found:?}");
    assert!(least.is_none() || found.least_possible.is_some(), "{found:?}");
    assert!(least.is_none() || found.least_possible.as_ref() <= least, "{found:?}");
    assert!(found.least_possible.is_some() || !found.blocked.is_empty(), "{found:?}");
}

/// Slices come to the same, and the share done never falls.
fn in_slices(case: &Case, whole: &SearchOutcome) {
    let mut search = Search::new(&case.rubric, &case.facts, &case.means, case.goal);
    let mut last = 0;
    loop {
        match search.step(7) {
            Progress::Working(done) => {
                assert!(last <= done && done < 1_000, "{last} {done}");
                last = done;
            }
            Progress::Done(outcome) => {
                assert_eq!(outcome, *whole);
                return;
            }
        }
    }
}

/// How many times as many cases as usual.
fn times() -> u64 {
    std::env::var("LVZHI_TIMES").map_or(1, |times| times.parse().expect("a number of times"))
}

#[test]
fn no_combination_is_cheaper() {
    let mut seen = Seen::default();
    for seed in 0..200 * times() {
        check(seed, &mut seen);
    }
    // Ways there are, of several steps, past gates, by letters; others there are not; and nearly all are proved.
    assert!(seen.one > 60 && seen.steps > 15 && seen.several > 15 && seen.gated > 10, "{seen:?}");
    assert!(seen.none > 30 && seen.lettered > 5 && seen.unproved * 20 < seen.one, "{seen:?}");
    eprintln!("{seen:?}");
}
