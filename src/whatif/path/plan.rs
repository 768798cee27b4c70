//! Which means meet where: the knots that can be searched apart from each other.

use super::What;
use super::desk::{Blank, Desk, Of, Question};
use super::knot::Knot;
use crate::engine::Assessment;
use crate::facts::Answer;
use crate::number::{Number, Truth};
use crate::rubric::{Combine, FactKind, Indicator, IndicatorKey, Rubric};
use crate::whatif::{Place, Reach};

/// Everything that can be looked at apart.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) knots: Vec<Knot>,
    /// Knots whose parts come together in indicators.
    pub(super) groups: Vec<Vec<usize>>,
    /// Indicators and gates that any of the means touches, as wholes.
    pub(super) wholes: Vec<Question>,
    /// Gates that fire, or may, whatever is done.
    pub(super) uncleared: Vec<usize>,
    /// 必达指标 that are not surely met, whatever is done.
    pub(super) unmet: Vec<IndicatorKey>,
}

/// A piece that is not yet given to a knot.
struct Draft {
    of: Of,
    dims: Vec<usize>,
    blanks: Vec<Blank>,
    assumed: Option<usize>,
}

impl Plan {
    pub(super) fn of(desk: &mut Desk) -> Self {
        let rubric = std::rc::Rc::clone(&desk.rubric);
        let mut plan = Self {
            knots: Vec::new(),
            groups: Vec::new(),
            wholes: Vec::new(),
            uncleared: Vec::new(),
            unmet: Vec::new(),
        };
        let mut parts: Vec<Vec<Draft>> = Vec::new();
        // Each of the means starts in a knot of its own.
        let mut knot_of: Vec<usize> = (0..desk.dims.len()).collect();
        for (key, indicator) in rubric.indicators_with_keys() {
            let drafts = parts_of(desk, &rubric, key, indicator);
            if can_split(&rubric, indicator) {
                drafts.iter().for_each(|draft| join(&mut knot_of, &draft.dims));
            } else {
                join(&mut knot_of, &drafts.iter().flat_map(|draft| draft.dims.clone()).collect::<Vec<_>>());
            }
            parts.push(drafts);
        }
        let gates = gates_of(desk, &rubric);
        gates.iter().for_each(|gate| join(&mut knot_of, &gate.dims));

        let mut pieces: Vec<Draft> = Vec::new();
        let mut group_of = knot_of.clone();
        for ((key, indicator), drafts) in rubric.indicators_with_keys().zip(parts) {
            let touched: Vec<usize> = drafts.iter().flat_map(|draft| draft.dims.clone()).collect();
            let Some(first) = touched.first() else {
                let is_open = indicator.must && desk.ask(Of::Indicator(key)).1 != Truth::Yes;
                plan.unmet.extend(is_open.then_some(key));
                continue;
            };
            let whole = whole(key, &drafts);
            plan.wholes.push(piece(&whole));
            if touched.iter().all(|dim| knot_of[*dim] == knot_of[*first]) {
                pieces.push(whole);
                continue;
            }
            join(&mut group_of, &touched);
            for draft in drafts {
                if !draft.dims.is_empty() {
                    pieces.push(draft);
                } else if desk.ask(draft.of).1 != Truth::Yes && !plan.unmet.contains(&key) {
                    plan.unmet.push(key);
                }
            }
        }
        for gate in gates {
            if !gate.dims.is_empty() {
                plan.wholes.push(piece(&gate));
                pieces.push(gate);
            } else if let Of::Gate(at) = gate.of
                && desk.ask(gate.of).1 != Truth::Yes
            {
                plan.uncleared.push(at);
            }
        }
        plan.tie(desk, &rubric, pieces, &knot_of, &group_of);
        plan
    }

    /// Knots and groups from pieces and what joins them.
    fn tie(
        &mut self,
        desk: &Desk,
        rubric: &Rubric,
        pieces: Vec<Draft>,
        knot_of: &[usize],
        group_of: &[usize],
    ) {
        let (mut knots, mut groups): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for draft in pieces {
            let (knot, group) = (knot_of[draft.dims[0]], group_of[draft.dims[0]]);
            let at = knots.iter().position(|other| *other == knot).unwrap_or_else(|| {
                knots.push(knot);
                let dims = (0..knot_of.len()).filter(|dim| knot_of[*dim] == knot);
                self.knots.push(Knot::new(dims.collect()));
                let within = groups.iter().position(|other| *other == group).unwrap_or_else(|| {
                    groups.push(group);
                    self.groups.push(Vec::new());
                    groups.len() - 1
                });
                self.groups[within].push(knots.len() - 1);
                knots.len() - 1
            });
            self.knots[at].take(rubric, desk, piece(&draft));
        }
        for knot in &mut self.knots {
            knot.count_letters(rubric);
        }
    }
}

fn piece(draft: &Draft) -> Question {
    Question {
        of: draft.of,
        dims: draft.dims.clone(),
        assumed: draft.assumed,
        blanks: draft.blanks.clone(),
        points: None,
        flag: None,
    }
}

/// An indicator's parts, each with the means and blanks it rests on.
fn parts_of(desk: &Desk, rubric: &Rubric, key: IndicatorKey, indicator: &Indicator) -> Vec<Draft> {
    let draft = |at: usize| {
        let rule = &indicator.parts[at].rule;
        let facts = rubric.facts_of(rule).into_iter().map(Place::Fact);
        let places: Vec<Place> = facts.chain(rule.judgment().map(Place::Judgment)).collect();
        let accepted = |place: &Place| match place {
            Place::Fact(fact) => indicator.accepts_not_applicable(*fact),
            Place::Judgment(_) => true,
        };
        resting_on(desk, rubric, Of::Part(key, at), What::Indicator(key), &places, &accepted)
    };
    (0..indicator.parts.len()).map(draft).collect()
}

fn gates_of(desk: &Desk, rubric: &Rubric) -> Vec<Draft> {
    let reach = Reach::of(rubric);
    let facts: Vec<Place> = rubric.facts_with_keys().map(|(key, _)| Place::Fact(key)).collect();
    let draft = |gate: usize| {
        let places: Vec<Place> =
            facts.iter().copied().filter(|place| reach.gates(*place).contains(&gate)).collect();
        resting_on(desk, rubric, Of::Gate(gate), What::Gate(gate), &places, &|_| false)
    };
    (0..rubric.gates.len()).map(draft).collect()
}

fn resting_on(
    desk: &Desk,
    rubric: &Rubric,
    of: Of,
    assumption: What,
    places: &[Place],
    accepted: &dyn Fn(&Place) -> bool,
) -> Draft {
    let dim = |what: What| desk.dims.iter().position(|dim| dim.what == what);
    let blank = |place: &Place| {
        let refused = match place {
            Place::Fact(fact) => *desk.facts.answer(*fact) == Answer::NotApplicable && !accepted(place),
            Place::Judgment(_) => false,
        };
        Blank::of(rubric, &desk.facts, *place, refused)
    };
    let blanks: Vec<Blank> = places.iter().filter_map(blank).collect();
    let mut dims: Vec<usize> = places.iter().filter_map(|place| dim(What::Place(*place))).collect();
    // Only what nobody decides is assumed.
    let is_assumable = is_assumable(&desk.base, of) && blanks.iter().any(|blank| blank.listed.is_empty());
    let assumed = dim(assumption).filter(|_| is_assumable);
    dims.extend(assumed);
    Draft { of, dims, blanks, assumed }
}

/// Whether figures can settle it: not where the document does not say what 不适用 does.
pub(super) fn is_assumable(base: &Assessment, of: Of) -> bool {
    match of {
        Of::Indicator(key) | Of::Part(key, _) => {
            !base.indicator(key).parts.iter().any(|part| part.not_applicable() && part.met == Truth::Open)
        }
        Of::Gate(_) => true,
    }
}

/// All parts as one.
fn whole(key: IndicatorKey, parts: &[Draft]) -> Draft {
    let mut whole = Draft { of: Of::Indicator(key), dims: Vec::new(), blanks: Vec::new(), assumed: None };
    for part in parts {
        for dim in &part.dims {
            if !whole.dims.contains(dim) {
                whole.dims.push(*dim);
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

/// Brings the first of some means and all others into one knot.
fn join(knot_of: &mut [usize], dims: &[usize]) {
    for pair in dims.windows(2) {
        let (one, other) = (knot_of[pair[0]], knot_of[pair[1]]);
        knot_of.iter_mut().filter(|knot| **knot == other).for_each(|knot| *knot = one);
    }
}

/// What a domain has from indicators that none of the means touches.
pub(super) fn lone_points(desk: &Desk, plan: &Plan, domain: usize) -> Number {
    let is_lone = |key: &&IndicatorKey| !plan.wholes.iter().any(|piece| piece.of == Of::Indicator(**key));
    let keys = desk.rubric.domains[domain].indicators.iter();
    let points = |key: &IndicatorKey| {
        let result = desk.base.indicator(*key);
        if result.set_aside { Number::zero() } else { result.points.low.clone() }
    };
    keys.filter(is_lone).map(points).collect::<Vec<_>>().iter().sum()
}
