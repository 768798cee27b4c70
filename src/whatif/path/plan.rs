//! Which means meet where: the components that can be searched apart from each other.

use super::MeansKind;
use super::component::Component;
use super::evaluator::{Blank, Evaluator, Question, Subject};
use crate::engine::Assessment;
use crate::facts::Answer;
use crate::number::{Number, Truth};
use crate::rubric::{Combine, FactKind, Indicator, IndicatorKey, Rubric};
use crate::whatif::{Place, Reach};

/// Everything that can be looked at apart.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) components: Vec<Component>,
    /// Components whose parts come together in indicators.
    pub(super) groups: Vec<Vec<usize>>,
    /// Indicators and gates that any of the means touches, as wholes.
    pub(super) wholes: Vec<Question>,
    /// Gates that fire, or may, whatever is done.
    pub(super) uncleared: Vec<usize>,
    /// 必达指标 that are not surely met, whatever is done.
    pub(super) unmet: Vec<IndicatorKey>,
}

/// A piece that is not yet given to a component.
struct Piece {
    of: Subject,
    variables: Vec<usize>,
    blanks: Vec<Blank>,
    assumed: Option<usize>,
}

impl Plan {
    pub(super) fn of(evaluator: &mut Evaluator) -> Self {
        let rubric = std::rc::Rc::clone(&evaluator.rubric);
        let mut plan = Self {
            components: Vec::new(),
            groups: Vec::new(),
            wholes: Vec::new(),
            uncleared: Vec::new(),
            unmet: Vec::new(),
        };
        let mut parts: Vec<Vec<Piece>> = Vec::new();
        // Each of the means starts in a component of its own.
        let mut component_of: Vec<usize> = (0..evaluator.variables.len()).collect();
        for (key, indicator) in rubric.indicators_with_keys() {
            let own = parts_of(evaluator, &rubric, key, indicator);
            if can_split(&rubric, indicator) {
                own.iter().for_each(|piece| join(&mut component_of, &piece.variables));
            } else {
                join(
                    &mut component_of,
                    &own.iter().flat_map(|piece| piece.variables.clone()).collect::<Vec<_>>(),
                );
            }
            parts.push(own);
        }
        let gates = gates_of(evaluator, &rubric);
        gates.iter().for_each(|gate| join(&mut component_of, &gate.variables));

        let mut pieces: Vec<Piece> = Vec::new();
        let mut group_of = component_of.clone();
        for ((key, indicator), own) in rubric.indicators_with_keys().zip(parts) {
            let touched: Vec<usize> = own.iter().flat_map(|piece| piece.variables.clone()).collect();
            let Some(first) = touched.first() else {
                let is_open = indicator.must && evaluator.ask(Subject::Indicator(key)).1 != Truth::Yes;
                plan.unmet.extend(is_open.then_some(key));
                continue;
            };
            let whole = whole(key, &own);
            plan.wholes.push(question(&whole));
            if touched.iter().all(|variable| component_of[*variable] == component_of[*first]) {
                pieces.push(whole);
                continue;
            }
            join(&mut group_of, &touched);
            for piece in own {
                if !piece.variables.is_empty() {
                    pieces.push(piece);
                } else if evaluator.ask(piece.of).1 != Truth::Yes && !plan.unmet.contains(&key) {
                    plan.unmet.push(key);
                }
            }
        }
        for gate in gates {
            if !gate.variables.is_empty() {
                plan.wholes.push(question(&gate));
                pieces.push(gate);
            } else if let Subject::Gate(at) = gate.of
                && evaluator.ask(gate.of).1 != Truth::Yes
            {
                plan.uncleared.push(at);
            }
        }
        plan.tie(evaluator, &rubric, pieces, &component_of, &group_of);
        plan
    }

    /// Components and groups from pieces and what joins them.
    fn tie(
        &mut self,
        evaluator: &Evaluator,
        rubric: &Rubric,
        pieces: Vec<Piece>,
        component_of: &[usize],
        group_of: &[usize],
    ) {
        let (mut components, mut groups): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for piece in pieces {
            let (component, group) = (component_of[piece.variables[0]], group_of[piece.variables[0]]);
            let at = components.iter().position(|other| *other == component).unwrap_or_else(|| {
                components.push(component);
                let variables =
                    (0..component_of.len()).filter(|variable| component_of[*variable] == component);
                self.components.push(Component::new(variables.collect()));
                let within = groups.iter().position(|other| *other == group).unwrap_or_else(|| {
                    groups.push(group);
                    self.groups.push(Vec::new());
                    groups.len() - 1
                });
                self.groups[within].push(components.len() - 1);
                components.len() - 1
            });
            self.components[at].take(rubric, evaluator, question(&piece));
        }
        for component in &mut self.components {
            component.count_letters(rubric);
        }
    }
}

fn question(piece: &Piece) -> Question {
    Question {
        of: piece.of,
        variables: piece.variables.clone(),
        assumed: piece.assumed,
        blanks: piece.blanks.clone(),
        points: None,
        flag: None,
    }
}

/// An indicator's parts, each with the means and blanks it rests on.
fn parts_of(evaluator: &Evaluator, rubric: &Rubric, key: IndicatorKey, indicator: &Indicator) -> Vec<Piece> {
    let piece = |at: usize| {
        let rule = &indicator.parts[at].rule;
        let facts = rubric.facts_of(rule).into_iter().map(Place::Fact);
        let places: Vec<Place> = facts.chain(rule.judgment().map(Place::Judgment)).collect();
        let accepted = |place: &Place| match place {
            Place::Fact(fact) => indicator.accepts_not_applicable(*fact),
            Place::Judgment(_) => true,
        };
        resting_on(evaluator, rubric, Subject::Part(key, at), MeansKind::Indicator(key), &places, &accepted)
    };
    (0..indicator.parts.len()).map(piece).collect()
}

fn gates_of(evaluator: &Evaluator, rubric: &Rubric) -> Vec<Piece> {
    let reach = Reach::of(rubric);
    let facts: Vec<Place> = rubric.facts_with_keys().map(|(key, _)| Place::Fact(key)).collect();
    let piece = |gate: usize| {
        let places: Vec<Place> =
            facts.iter().copied().filter(|place| reach.gates(*place).contains(&gate)).collect();
        resting_on(evaluator, rubric, Subject::Gate(gate), MeansKind::Gate(gate), &places, &|_| false)
    };
    (0..rubric.gates.len()).map(piece).collect()
}

fn resting_on(
    evaluator: &Evaluator,
    rubric: &Rubric,
    of: Subject,
    assumption: MeansKind,
    places: &[Place],
    accepted: &dyn Fn(&Place) -> bool,
) -> Piece {
    let variable = |what: MeansKind| evaluator.variables.iter().position(|variable| variable.what == what);
    let blank = |place: &Place| {
        let refused = match place {
            Place::Fact(fact) => *evaluator.facts.answer(*fact) == Answer::NotApplicable && !accepted(place),
            Place::Judgment(_) => false,
        };
        Blank::of(rubric, &evaluator.facts, *place, refused)
    };
    let blanks: Vec<Blank> = places.iter().filter_map(blank).collect();
    let mut variables: Vec<usize> =
        places.iter().filter_map(|place| variable(MeansKind::Place(*place))).collect();
    // Only what nobody decides is assumed.
    let is_assumable =
        is_assumable(&evaluator.base, of) && blanks.iter().any(|blank| blank.listed.is_empty());
    let assumed = variable(assumption).filter(|_| is_assumable);
    variables.extend(assumed);
    Piece { of, variables, blanks, assumed }
}

/// Whether figures can settle it: not where the document does not say what 不适用 does.
pub(super) fn is_assumable(base: &Assessment, of: Subject) -> bool {
    match of {
        Subject::Indicator(key) | Subject::Part(key, _) => {
            !base.indicator(key).parts.iter().any(|part| part.not_applicable() && part.met == Truth::Open)
        }
        Subject::Gate(_) => true,
    }
}

/// All parts as one.
fn whole(key: IndicatorKey, parts: &[Piece]) -> Piece {
    let mut whole =
        Piece { of: Subject::Indicator(key), variables: Vec::new(), blanks: Vec::new(), assumed: None };
    for part in parts {
        for variable in &part.variables {
            if !whole.variables.contains(variable) {
                whole.variables.push(*variable);
            }
        }
        for blank in &part.blanks {
            if !whole.blanks.contains(blank) {
                whole.blanks.push(blank.clone());
            }
        }
        whole.assumed = whole.assumed.or(part.assumed);
    }
    whole
}

/// Whether an indicator is the sum of parts that can be looked at apart: none of what a person decides stands in two, or
/// the worst of it would have to be the same in both.
fn can_split(rubric: &Rubric, indicator: &Indicator) -> bool {
    let mut decided = Vec::new();
    for part in &indicator.parts {
        let is_decided = |fact: &crate::rubric::FactKey| {
            matches!(rubric.fact(*fact).kind, FactKind::Flag | FactKind::Choice { .. })
        };
        decided.extend(rubric.facts_of(&part.rule).into_iter().filter(is_decided));
    }
    let is_twice = |fact| decided.iter().filter(|other| *other == fact).count() > 1;
    indicator.combine == Combine::Sum && rubric.letters.is_empty() && !decided.iter().any(is_twice)
}

/// Brings the first of some means and all others into one component.
fn join(component_of: &mut [usize], variables: &[usize]) {
    for pair in variables.windows(2) {
        let (one, other) = (component_of[pair[0]], component_of[pair[1]]);
        component_of
            .iter_mut()
            .filter(|component| **component == other)
            .for_each(|component| *component = one);
    }
}

/// What a domain has from indicators that none of the means touches.
pub(super) fn lone_points(evaluator: &Evaluator, plan: &Plan, domain: usize) -> Number {
    let is_lone =
        |key: &&IndicatorKey| !plan.wholes.iter().any(|piece| piece.of == Subject::Indicator(**key));
    let keys = evaluator.rubric.domains[domain].indicators.iter();
    let points = |key: &IndicatorKey| {
        let result = evaluator.base.indicator(*key);
        if result.set_aside { Number::zero() } else { result.points.low.clone() }
    };
    keys.filter(is_lone).map(points).collect::<Vec<_>>().iter().sum()
}
