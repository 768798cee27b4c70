//! What is drawn where changes are tried (试算): scenarios side by side.

mod first;
mod route;
mod single;
mod slider;
mod weigh;
mod years;

use super::field::{field_elsewhere, stands};
use super::{BarView, FieldView, Shown, Tick, result};
use crate::draft::{Book, Draft, Outcome, Slot};
use crate::engine::Assessment;
use crate::facts::Answer;
use crate::number::{Range, Truth};
use crate::rubric::{Condition, Effect, Rubric};
use crate::text;
use crate::whatif::{Change, Place, Trial};
use std::rc::Rc;

pub use first::{FirstRow, first};
pub use route::{
    CHANGE, EFFORT, Group, MAY, MAY_NOT, MeansRow, RouteStep, RouteView, RoutesView, SETTINGS, means, routes,
};
pub use single::{LossGroup, LossRow, NeedRow, SingleView, ValueRow, overview, single, wanted};
pub use slider::Slider;
pub use weigh::{FillRow, SwingEnd, SwingRow, SwingsView, fills, swings};
pub use years::{TargetRow, YearOutcome, YearsView, target_facts, years};

/// How many scenarios are made beside the draft itself.
pub const SCENARIOS: usize = 4;

/// A draft with one of its scenarios, or as it is.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The scenario's id; empty for the draft as it is.
    pub id: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// The draft as it would be.
    pub draft: Rc<Draft>,
    /// What comes of it.
    pub outcome: Rc<Outcome>,
}

impl Tried {
    /// The draft as it is.
    pub fn now(rubric: &Rubric, draft: &Rc<Draft>) -> Self {
        let outcome = Rc::new(Outcome::of(rubric, &draft.answers, draft.year_number()));
        Self { id: "".into(), name: text::SCENARIO_NOW.into(), draft: draft.clone(), outcome }
    }

    /// One of its scenarios.
    pub fn scenario(rubric: &Rubric, draft: &Rc<Draft>, id: &Rc<str>, name: Rc<str>) -> Self {
        let draft = Rc::new(Draft { answers: draft.scenario_answers(id), ..Draft::clone(draft) });
        Self { id: id.clone(), name, ..Self::now(rubric, &draft) }
    }

    fn shown<'a>(&'a self, rubric: &'a Rubric) -> Shown<'a> {
        Shown { rubric, draft: &self.draft, outcome: &self.outcome }
    }

    fn assessment(&self) -> &Assessment {
        &self.outcome.assessment
    }
}

/// What a draft, or a scenario, comes to: in one line, with its bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingView {
    /// 现状, or the scenario's name.
    pub name: Rc<str>,
    /// The total, and how it moved.
    pub total: Rc<str>,
    /// The grade; while too little is decided, that there is none yet.
    pub grade: Rc<str>,
    /// The bar of the total.
    pub bar: BarView,
    /// Edges of grades on it.
    pub ticks: Vec<Tick>,
}

/// What a draft, or a scenario, comes to.
pub fn standing(rubric: &Rubric, now: &Tried, tried: &Tried) -> StandingView {
    let assessment = tried.assessment();
    let moved = text::whatif::moved(&now.assessment().total, &assessment.total);
    StandingView {
        name: tried.name.clone(),
        total: text::whatif::standing_total(
            &text::range(&assessment.total),
            text::unit_of_total(rubric.scale),
            &moved,
        )
        .into(),
        grade: result::grade(rubric, assessment).into(),
        bar: BarView::of(&assessment.total, &assessment.full),
        ticks: result::ticks(rubric),
    }
}

/// Scenarios side by side with the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenariosView {
    /// Ids and names, in order.
    pub scenarios: Vec<(Rc<str>, Rc<str>)>,
    /// What is changed.
    pub changed: Vec<ChangedRow>,
    /// Total, grade, and gates that differ.
    pub results: Vec<MovedRow>,
    /// Each domain's.
    pub heads: Vec<MovedRow>,
    /// Indicators that move.
    pub moved: Vec<MovedRow>,
    /// Events to be tried.
    pub events: Vec<EventRow>,
}

/// A fact or judgement that is changed in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// Its place in the draft.
    pub slot: Slot,
    /// Its name.
    pub label: Rc<str>,
    /// What it is now.
    pub now: Rc<str>,
    /// In each scenario.
    pub cells: Vec<ChangedCell>,
}

/// What a scenario makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCell {
    /// The box.
    pub field: Rc<FieldView>,
    /// To drag and to step, where it is a number.
    pub slider: Option<Slider>,
    /// How far it is from what it is now.
    pub difference: Rc<str>,
}

/// Something that comes of a draft, and of each scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedRow {
    /// What tells it from others.
    pub id: Rc<str>,
    /// What it is.
    pub title: Rc<str>,
    /// As it is now.
    pub now: Rc<str>,
    /// In each scenario: what it is, how it moved, and which way (1 for the better, -1 for the worse).
    pub cells: Vec<(Rc<str>, Rc<str>, i8)>,
}

/// A gate with its yes/no, to be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its id.
    pub id: Rc<str>,
    /// The event.
    pub title: Rc<str>,
    /// What it does.
    pub effect: Rc<str>,
    /// Where that is written.
    pub basis: super::Basis,
    /// Its yes/no.
    pub slot: Slot,
    /// The answer that means it happened: 是 or 否.
    pub happened: Rc<str>,
    /// What the scenario says where it is not ticked: nothing, or that it did not happen where it did.
    pub otherwise: Rc<str>,
    /// Whether it happened in the scenario that is looked at.
    pub is_ticked: bool,
    /// The grade without it, and with it.
    pub grades: (Rc<str>, Rc<str>),
}

/// The place of a draft where something that can be changed stands.
pub fn slot_of(rubric: &Rubric, place: Place) -> Slot {
    match place {
        Place::Fact(fact) => Slot::Fact(rubric.fact(fact).id.clone()),
        Place::Judgment(judgment) => Slot::Points(rubric.judgment(judgment).id.clone()),
    }
}

/// What stands in a place of a draft, where the rubric asks for it.
pub fn place_of(rubric: &Rubric, slot: &Slot) -> Option<Place> {
    match slot {
        Slot::Fact(id) => rubric.find_fact(id).map(Place::Fact),
        Slot::Points(id) => {
            let found = rubric.judgments_with_keys().find(|(_, spec)| spec.id == *id);
            found.map(|(key, _)| Place::Judgment(key))
        }
        _ => None,
    }
}

/// Where a scenario keeps its text for a place of the draft.
pub fn scenario_slot(scenario: &Rc<str>, slot: &Slot) -> Slot {
    Slot::In(Book::Scenarios, scenario.clone(), slot.path().into())
}

/// Scenarios side by side; `added` are places that stand in the list, changed or not, and `active` is the
/// scenario in which events are tried.
pub fn scenarios(
    rubric: &Rubric,
    now: &Tried,
    tried: &[Tried],
    added: &[Slot],
    active: &str,
) -> ScenariosView {
    let mut slots: Vec<Slot> = added.to_vec();
    for one in tried {
        for (slot, _) in now.draft.scenario_changes(&one.id) {
            if !slots.contains(&slot) && place_of(rubric, &slot).is_some() {
                slots.push(slot);
            }
        }
    }
    let changed = slots.iter().filter_map(|slot| changed_row(rubric, now, tried, slot)).collect();
    let range_row = |id: &str, title: Rc<str>, of: &dyn Fn(&Assessment) -> Range| {
        let before = of(now.assessment());
        let cell = |one: &Tried| {
            let after = of(one.assessment());
            (text::range(&after).into(), text::whatif::moved(&before, &after).into(), way(&before, &after))
        };
        MovedRow {
            id: id.into(),
            title,
            now: text::range(&before).into(),
            cells: tried.iter().map(cell).collect(),
        }
    };
    let grade = |assessment: &Assessment| {
        Rc::from(text::grade_range(rubric, assessment.grade.low, assessment.grade.high))
    };
    let grades = MovedRow {
        id: "grade".into(),
        title: text::GRADE.into(),
        now: grade(now.assessment()),
        cells: tried
            .iter()
            .map(|one| {
                let (before, after) = (now.assessment().grade, one.assessment().grade);
                let sum = |grade: crate::engine::GradeRange| grade.low + grade.high;
                let way = match sum(after).cmp(&sum(before)) {
                    std::cmp::Ordering::Less => 1,
                    std::cmp::Ordering::Equal => 0,
                    std::cmp::Ordering::Greater => -1,
                };
                (grade(one.assessment()), "".into(), way)
            })
            .collect(),
    };
    let limits = |one: &Tried| -> Rc<str> {
        let gates = rubric.gates.iter().zip(&one.assessment().gates);
        let fired: Vec<&str> =
            gates.filter(|(_, gate)| gate.fired == Truth::Yes).map(|(gate, _)| &*gate.title).collect();
        let open = one.assessment().gates.iter().filter(|gate| gate.fired == Truth::Open).count();
        text::gates_state(&fired, open).into()
    };
    let limits = MovedRow {
        id: "limits".into(),
        title: text::LIMITS.into(),
        now: limits(now),
        cells: tried.iter().map(|one| (limits(one), "".into(), 0)).collect(),
    };
    let mut results = vec![range_row("total", text::SCENARIO_TOTAL.into(), &|one| one.total.clone())];
    results.extend((rubric.grades.len() > 1).then_some(grades));
    results.extend((!rubric.gates.is_empty()).then_some(limits));
    let heads = rubric.domains.iter().enumerate().map(|(at, domain)| {
        let title = format!("{} {}", text::ordinal(at), domain.short_title);
        range_row(&domain.id, title.into(), &|assessment| assessment.domains[at].points.clone())
    });
    let moves = |at: usize| {
        let of = |one: &Tried| {
            let result = &one.assessment().indicators[at];
            (result.points.clone(), result.verdict)
        };
        tried.iter().any(|one| of(one) != of(now))
    };
    let moved = (0..rubric.indicators.len()).filter(|at| moves(*at)).map(|at| {
        let indicator = &rubric.indicators[at];
        let state = |one: &Tried| {
            let result = &one.assessment().indicators[at];
            Rc::from(text::whatif::indicator_state(result.verdict, &result.points, &indicator.points))
        };
        let before = &now.assessment().indicators[at].points;
        let cell = |one: &Tried| {
            let after = &one.assessment().indicators[at].points;
            (state(one), text::whatif::moved(before, after).into(), way(before, after))
        };
        MovedRow {
            id: indicator.id.clone(),
            title: format!("{} {}", indicator.number, indicator.title).into(),
            now: state(now),
            cells: tried.iter().map(cell).collect(),
        }
    });
    ScenariosView {
        scenarios: tried.iter().map(|one| (one.id.clone(), one.name.clone())).collect(),
        changed,
        results,
        heads: heads.collect(),
        moved: moved.collect(),
        events: events(rubric, now, tried.iter().find(|one| *one.id == *active).unwrap_or(now)),
    }
}

/// Which way a range moved: for the better, or for the worse.
fn way(before: &Range, after: &Range) -> i8 {
    let sum = |range: &Range| &range.low + &range.high;
    match sum(after).cmp(&sum(before)) {
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Less => -1,
    }
}

fn changed_row(rubric: &Rubric, now: &Tried, tried: &[Tried], slot: &Slot) -> Option<ChangedRow> {
    let place = place_of(rubric, slot)?;
    let label = text::whatif::place_label(rubric, place, now.draft.year_number());
    let cell = |one: &Tried| changed_cell(rubric, now, one, slot, place);
    Some(ChangedRow {
        slot: slot.clone(),
        label: label.into(),
        now: text::shown_or_blank(&stands(now.shown(rubric), place)).into(),
        cells: tried.iter().map(cell).collect(),
    })
}

/// The box of a scenario for one place.
pub(super) fn changed_cell(
    rubric: &Rubric,
    now: &Tried,
    one: &Tried,
    slot: &Slot,
    place: Place,
) -> ChangedCell {
    let name = text::whatif::place_name(rubric, place);
    let label = text::whatif::in_scenario(&one.name, &name);
    let otherwise = text::whatif::unchanged(&stands(now.shown(rubric), place));
    let kept = scenario_slot(&one.id, slot);
    let field = field_elsewhere(one.shown(rubric), place, kept, label.into(), otherwise.into());
    let (before, after) = (place.now(&now.outcome.facts), place.now(&one.outcome.facts));
    let difference = match (before.number(), after.number()) {
        (Some(before), Some(after)) if before != after => text::whatif::signed(&(after - before)),
        _ => String::new(),
    };
    let slider = slider::slider(rubric, place, &before, &after);
    ChangedCell { field: Rc::new(field), slider, difference: difference.into() }
}

fn events(rubric: &Rubric, now: &Tried, tried: &Tried) -> Vec<EventRow> {
    let mut trial = Trial::new(rubric, tried.outcome.facts.clone(), tried.assessment().clone());
    let row = |(at, gate): (usize, &crate::rubric::Gate)| {
        let Condition::Flag(fact, wanted) = &gate.condition else { return None };
        let slot = slot_of(rubric, Place::Fact(*fact));
        let mut with = |happened: bool| {
            let change = Change::Fact(*fact, Answer::Flag(happened == *wanted));
            let grade = trial.with(&[change]).grade;
            Rc::from(text::grade_range(rubric, grade.low, grade.high))
        };
        Some(EventRow {
            id: gate.id.clone(),
            title: gate.title.clone(),
            effect: match gate.effect {
                Effect::BestGrade(best) => text::effect_cap(rubric, best),
                Effect::LowerBy(by) => text::effect_lower(by),
            }
            .into(),
            basis: super::Basis::of(&gate.citation),
            happened: if *wanted { text::YES } else { text::NO }.into(),
            otherwise: match now.assessment().gates[at].fired {
                Truth::Yes if *wanted => text::NO,
                Truth::Yes => text::YES,
                Truth::No | Truth::Open => "",
            }
            .into(),
            is_ticked: tried.assessment().gates[at].fired == Truth::Yes,
            grades: (with(false), with(true)),
            slot,
        })
    };
    rubric.gates.iter().enumerate().filter_map(row).collect()
}
