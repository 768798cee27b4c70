//! The cheapest way to a grade: what may be changed and at what cost, and what the search found.

use super::{Tried, slot_of};
use crate::draft::{Book, Slot};
use crate::facts::{self, Answer, Facts, Judgment};
use crate::number::{Number, Span, Unit};
use crate::rubric::{FactKind, IndicatorKey, Rubric};
use crate::text;
use crate::whatif::path::{Block, Cost, Means, MeansKind, Route, SearchOutcome, Step, default_means};
use crate::whatif::{self, Change, Goal, NeedKind, Place};
use std::rc::Rc;

/// Something that may help, as a row to be set.
#[derive(Clone, Debug, PartialEq)]
pub struct MeansRow {
    /// What the search is told.
    pub means: Means,
    /// Its key in the draft's plan.
    pub key: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// What it is now.
    pub now: Rc<str>,
    /// Whether it is a figure, so that it has limits and a cost for each unit.
    pub is_figure: bool,
    /// Whether something is given there.
    pub is_given: bool,
    /// Whether it only says that an event did not happen.
    pub is_event: bool,
    /// The effort it takes, 1 to 5.
    pub effort: u8,
    /// What was typed as least, most and cost.
    pub typed: [Rc<str>; 3],
    /// Which of them do not read as numbers.
    pub problem: Option<Rc<str>>,
}

/// Steps of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The kind.
    pub title: &'static str,
    /// What is to be done.
    pub lines: Vec<RouteStep>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteStep {
    /// What it is about: a place, an indicator, a gate.
    pub about: Rc<str>,
    /// What is to be done.
    pub text: Rc<str>,
}

/// A way that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteView {
    /// Which, and of how many steps.
    pub title: Rc<str>,
    /// What is to be done, by kinds.
    pub groups: Vec<Group>,
    /// Of a further way: what it asks that the first does not, and what of the first it leaves out.
    pub differs: Vec<Group>,
    /// Total and grade then.
    pub result: Rc<str>,
    /// A name for the scenario it makes.
    pub name: Rc<str>,
    /// The same as texts for a scenario.
    pub texts: Vec<(Slot, Rc<str>)>,
    /// How many steps are no texts: conditions on blanks.
    pub left: usize,
}

/// What the search came to.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutesView {
    /// In one sentence.
    pub summary: Rc<str>,
    /// The ways.
    pub routes: Vec<RouteView>,
    /// What stands in the way.
    pub blocks: Vec<Rc<str>>,
}

/// The settings of a means in the draft's plan.
pub const SETTINGS: [&str; 3] = ["least", "most", "cost"];
/// The setting that says whether it may be changed.
pub const CHANGE: &str = "change";
/// The setting of its effort.
pub const EFFORT: &str = "effort";
/// That it may be changed.
pub const MAY: &str = "yes";
/// That it may not.
pub const MAY_NOT: &str = "no";

/// What may help, as the draft's plan has it.
pub fn means(rubric: &Rubric, now: &Tried) -> Vec<MeansRow> {
    let outcome = &now.outcome;
    let all = default_means(rubric, &outcome.facts, &outcome.assessment);
    all.into_iter().map(|means| row(rubric, now, means)).collect()
}

fn row(rubric: &Rubric, now: &Tried, mut means: Means) -> MeansRow {
    let key = key_of(rubric, means.what);
    let said = |setting: &str| now.draft.given(&Slot::In(Book::Plan, key.clone(), setting.into())).text;
    match &*said(CHANGE) {
        MAY => means.allowed = true,
        MAY_NOT => means.allowed = false,
        _ => {}
    }
    let typed = SETTINGS.map(said);
    let (kind, now_is) = match means.what {
        MeansKind::Place(Place::Fact(fact)) => {
            let now = now.outcome.facts.figure(fact).and_then(|figure| figure.span.value());
            (Some(&rubric.fact(fact).kind), now)
        }
        MeansKind::Place(Place::Judgment(_)) | MeansKind::Indicator(_) | MeansKind::Gate(_) => (None, None),
    };
    let cost_kind = FactKind::Number {
        unit: Unit::ratio(),
        bounds: Span::between(Some(Number::zero()), None),
        whole: false,
    };
    let kinds = [kind, kind, Some(&cost_kind)];
    let read = |at: usize| facts::figure_of(kinds[at]?, &typed[at]);
    let (least, most, cost) = (read(0), read(1), read(2));
    let is_wrong = |at: usize| !typed[at].trim().is_empty() && read(at).is_none();
    let is_outside = |now: &Number| {
        least.as_ref().is_some_and(|least| now < least) || most.as_ref().is_some_and(|most| now > most)
    };
    let problem = if (0..SETTINGS.len()).any(is_wrong) {
        Some(text::ROUTE_NOT_A_NUMBER)
    } else if now_is.is_some_and(is_outside) {
        Some(text::ROUTE_OUTSIDE)
    } else {
        None
    };
    means.limits = Span::between(least, most);
    let usual = match &means.cost {
        Cost::Effort(effort) => effort.plain().parse().unwrap_or(1),
        Cost::PerUnit(_) => 1,
    };
    let effort =
        said(EFFORT).trim().parse::<u8>().ok().filter(|effort| (1..=5).contains(effort)).unwrap_or(usual);
    means.cost = match cost {
        Some(cost) => Cost::PerUnit(cost),
        None => Cost::Effort(Number::whole(i64::from(effort))),
    };
    let (name, said_now, is_figure, is_given) = match means.what {
        MeansKind::Place(place) => {
            let change = place.now(&now.outcome.facts);
            let is_figure = matches!(place, Place::Fact(fact) if matches!(rubric.fact(fact).kind, FactKind::Number { .. }));
            let is_given = !matches!(
                change,
                Change::Fact(_, Answer::Blank | Answer::Unknown | Answer::Unreadable(_))
                    | Change::Judgment(_, Judgment::Blank | Judgment::Unreadable(_))
            );
            let name = text::whatif::place_label(rubric, place, now.draft.year_number());
            (name, text::whatif::shown(rubric, &change), is_figure, is_given)
        }
        MeansKind::Indicator(key) => {
            let indicator = rubric.indicator(key);
            let points = &now.outcome.assessment.indicator(key).points;
            let state = text::whatif::blank_points(points, &indicator.points);
            (format!("{} {}", indicator.number, indicator.title), state, false, false)
        }
        MeansKind::Gate(at) => {
            (rubric.gates[at].title.to_string(), text::NOT_FILLED.to_owned(), false, false)
        }
    };
    let is_event = match means.what {
        MeansKind::Place(Place::Fact(fact)) => rubric.fact(fact).home.is_none(),
        MeansKind::Place(Place::Judgment(_)) | MeansKind::Indicator(_) => false,
        MeansKind::Gate(_) => true,
    };
    MeansRow {
        means,
        key,
        name: name.into(),
        now: said_now.into(),
        is_figure,
        is_given,
        is_event,
        effort,
        typed,
        problem: problem.map(Rc::from),
    }
}

fn key_of(rubric: &Rubric, what: MeansKind) -> Rc<str> {
    match what {
        MeansKind::Place(Place::Fact(fact)) => format!("facts.{}", rubric.fact(fact).id),
        MeansKind::Place(Place::Judgment(judgment)) => format!("judgments.{}", rubric.judgment(judgment).id),
        MeansKind::Indicator(key) => format!("indicators.{}", rubric.indicator(key).id),
        MeansKind::Gate(at) => format!("gates.{}", rubric.gates[at].id),
    }
    .into()
}

/// What the search for the grade at `goal` came to, in words.
pub fn routes(rubric: &Rubric, now: &Tried, goal: usize, outcome: &SearchOutcome) -> RoutesView {
    let grade = &rubric.grades[goal].title;
    let summary = match outcome.routes.first() {
        _ if outcome.already => text::whatif::already(grade),
        Some(best) => {
            let is_proved = outcome.least_possible.as_ref().is_none_or(|least| *least == best.cost);
            text::whatif::found(grade, outcome.routes.len(), is_proved, outcome.is_complete)
        }
        None if outcome.least_possible.is_some() => text::whatif::not_found(grade),
        None => text::whatif::no_way(grade),
    };
    RoutesView {
        summary: summary.into(),
        routes: told_apart(
            outcome
                .routes
                .iter()
                .enumerate()
                .map(|(at, found)| route(rubric, now, goal, at, found))
                .collect(),
        ),
        blocks: outcome.blocked.iter().map(|block| self::block(rubric, block).into()).collect(),
    }
}

/// Says of each further way how it differs from the first.
fn told_apart(mut routes: Vec<RouteView>) -> Vec<RouteView> {
    let lines = |route: &RouteView| {
        route.groups.iter().flat_map(|group| group.lines.clone()).collect::<Vec<RouteStep>>()
    };
    let Some(first) = routes.first().map(lines) else { return routes };
    for route in routes.iter_mut().skip(1) {
        let own = lines(route);
        let without = |title: &'static str, some: &[RouteStep], others: &[RouteStep]| Group {
            title,
            lines: some
                .iter()
                .filter(|line| !others.iter().any(|other| other.about == line.about))
                .cloned()
                .collect(),
        };
        route.differs =
            vec![without(text::ROUTE_INSTEAD, &own, &first), without(text::ROUTE_NOT_NEEDED, &first, &own)];
        route.differs.retain(|group| !group.lines.is_empty());
    }
    routes
}

/// The kinds of steps, in the order in which they are told: what is done first, what others decide last.
const CHANGED: usize = 0;
const FILLED: usize = 1;
const CONFIRMED: usize = 2;
const JUDGED: usize = 3;

fn route(rubric: &Rubric, now: &Tried, goal: usize, at: usize, found: &Route) -> RouteView {
    let unit = text::unit_of_total(rubric.scale);
    // What a blank has to be is said for when the rest of the way is gone.
    let mut facts = now.outcome.facts.clone();
    for step in &found.steps {
        if let Step::Change { change, .. } = step {
            drop(change.clone().make(&mut facts));
        }
    }
    let (mut texts, mut left) = (Vec::new(), 0);
    let mut groups: Vec<Group> =
        [text::ROUTE_CHANGES, text::ROUTE_FILLED, text::ROUTE_CONFIRMED, text::ROUTE_JUDGED]
            .map(|title| Group { title, lines: Vec::new() })
            .into();
    for step in &found.steps {
        let (group, about, line) = match step {
            Step::Change { change, .. } => {
                let place = change.place();
                texts.push((slot_of(rubric, place), text::whatif::typed(rubric, change).into()));
                let group = match (place, place.now(&now.outcome.facts)) {
                    (Place::Judgment(_), _) => JUDGED,
                    (_, Change::Fact(_, Answer::Blank | Answer::Unknown | Answer::Unreadable(_))) => {
                        CONFIRMED
                    }
                    _ => CHANGED,
                };
                (
                    group,
                    key_of(rubric, MeansKind::Place(place)),
                    text::whatif::act(rubric, &now.outcome.facts, change),
                )
            }
            Step::Assume { indicator, points, met } => {
                let spec = rubric.indicator(*indicator);
                let is_whole = points.low == now.outcome.assessment.indicator(*indicator).points.high;
                let edges = if is_whole { edges(rubric, &facts, *indicator) } else { Vec::new() };
                left += usize::from(edges.is_empty());
                for edge in &edges {
                    texts.push((slot_of(rubric, edge.place()), text::whatif::typed(rubric, edge).into()));
                }
                let edges: Vec<String> =
                    edges.iter().map(|edge| text::whatif::edge_line(rubric, edge)).collect();
                let least = text::whatif::amount(&points.low, unit);
                let line = text::whatif::assumed(&spec.number, &spec.title, &least, *met, &edges);
                (FILLED, key_of(rubric, MeansKind::Indicator(*indicator)), line)
            }
            Step::AssumeGate(gate) => {
                left += 1;
                (
                    CONFIRMED,
                    key_of(rubric, MeansKind::Gate(*gate)),
                    text::whatif::gate_assumed(&rubric.gates[*gate].title),
                )
            }
        };
        groups[group].lines.push(RouteStep { about, text: line.into() });
    }
    groups.retain(|group| !group.lines.is_empty());
    let grade = text::grade_range(rubric, found.grade.low, found.grade.high);
    RouteView {
        title: text::whatif::route_title(at, found.steps.len()).into(),
        groups,
        differs: Vec::new(),
        result: text::score_and_grade(&text::range(&found.total), unit, &grade).into(),
        name: text::whatif::route_name(at, &rubric.grades[goal].title).into(),
        texts,
        left,
    }
}

/// What the blanks of an indicator have to be, where that can be said of every part of it that is open.
fn edges(rubric: &Rubric, facts: &Facts, key: IndicatorKey) -> Vec<Change> {
    let indicator = rubric.indicator(key);
    let result = crate::engine::assess_indicator(rubric, facts, indicator);
    let needs = whatif::blanks_needed(rubric, facts, key);
    let mut found = Vec::new();
    for (at, _) in result.parts.iter().enumerate().filter(|(_, part)| !part.points.is_settled()) {
        let need = needs
            .iter()
            .find(|need| need.part == at && need.goal == Goal::Line && need.side != NeedKind::Exactly);
        match need {
            Some(need) => found.push(need.change.clone()),
            // A judgement, or a yes/no, is a step of its own.
            None if indicator.parts[at].rule.expressions().is_empty() => {}
            None => return Vec::new(),
        }
    }
    found
}

fn block(rubric: &Rubric, block: &Block) -> String {
    match block {
        Block::Gate { gate, .. } => {
            let gate = &rubric.gates[*gate];
            let effect = match gate.effect {
                crate::rubric::Effect::BestGrade(best) => text::effect_cap(rubric, best),
                crate::rubric::Effect::LowerBy(by) => text::effect_lower(by),
            };
            text::whatif::gate_blocks(&gate.title, &effect)
        }
        Block::Must(key) => {
            let indicator = rubric.indicator(*key);
            text::whatif::must_blocks(&indicator.number, &indicator.title)
        }
        Block::Points { most, needed, grade } => text::whatif::points_block(
            most,
            needed,
            &rubric.grades[*grade].title,
            text::unit_of_total(rubric.scale),
        ),
        Block::Together => text::ROUTE_TOGETHER.to_owned(),
    }
}
