//! The live result: heads for the navigation, gates, the total with its grade, what was lost, what contradicts.

use super::{Basis, FieldView, Shown, field, later};
use crate::checks::Finding;
use crate::draft::{Draft, Slot};
use crate::engine::{Assessment, Verdict};
use crate::number::{Number, Range, Truth};
use crate::rubric::{Condition, Effect, IndicatorKey, Rubric, Severity};
use crate::text::{self, Tone};
use std::rc::Rc;

/// The three truths of a range in hundredths of its bar: won, still open, lost. Drawing only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarView {
    /// Won, in hundredths of a per cent.
    pub won: u16,
    /// Still open, likewise.
    pub open: u16,
}

/// A domain in the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadView {
    /// Its id.
    pub id: Rc<str>,
    /// 一, 二, …
    pub ordinal: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Short title.
    pub short_title: Rc<str>,
    /// Points won at least and at most.
    pub points: Rc<str>,
    /// Full points.
    pub full: Rc<str>,
    /// By which a person sets its weight, where one does.
    pub weight: Option<Rc<FieldView>>,
    /// Its bar.
    pub bar: BarView,
    /// Counts in words: 9 项 · 3 未达标 · 2 缺数据.
    pub counts: Rc<str>,
    /// Whether anything in it is unmet.
    pub has_unmet: bool,
    /// Whether all its points are settled.
    pub is_settled: bool,
}

/// A gate as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateView {
    /// Its id.
    pub id: Rc<str>,
    /// The event or state.
    pub title: Rc<str>,
    /// What it does: 降低一个等次, 不得评为优秀.
    pub effect: Rc<str>,
    /// Whether it fires.
    pub fired: Truth,
    /// The yes/no to answer, where it has one.
    pub field: Option<Rc<FieldView>>,
    /// Where it comes from.
    pub basis: Basis,
}

/// The result panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultView {
    /// Total: 47.5–87.
    pub total: Rc<str>,
    /// Full points.
    pub full: Rc<str>,
    /// 分, or 项 where indicators are counted.
    pub unit: Rc<str>,
    /// What is said of the total beside it: 加分 in it, how many of each letter.
    pub remarks: Vec<Rc<str>>,
    /// Bar of the total.
    pub bar: BarView,
    /// Grade edges on the bar.
    pub ticks: Vec<Tick>,
    /// Grade: 不合格–良好.
    pub grade: Rc<str>,
    /// What stands in place of a range of grades while most indicators are open; empty once a grade can be named.
    pub undecided: Rc<str>,
    /// Indicators settled, of how many: 29/38.
    pub settled: Rc<str>,
    /// Gates fired and open, in words; empty where there is none.
    pub gates: Rc<str>,
    /// Whether a gate fired.
    pub gate_fired: bool,
    /// What stands between here and the next grade.
    pub next: Vec<Rc<str>>,
    /// Points certainly lost, largest first.
    pub losses: Vec<LossView>,
    /// Contradictions found, gravest first; [`findings`] says them in words.
    pub findings: Vec<Finding>,
    /// Whether there are figures, and what runs checks is not here yet.
    pub is_unchecked: bool,
    /// Checks that had all their figures, in words; empty while none was run.
    pub checked: Rc<str>,
}

/// A grade's edge on the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its grade and points: 良好 80.
    pub label: Rc<str>,
    /// Its place, in hundredths of a per cent.
    pub at: u16,
}

/// A loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossView {
    /// Id of the indicator.
    pub id: Rc<str>,
    /// Number and title.
    pub title: Rc<str>,
    /// Points lost.
    pub points: Rc<str>,
    /// What would mend it, and who answers for it: 还差 63.21 万元 · 县财政局.
    pub deed: Rc<str>,
}

/// A contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingView {
    /// Id of its check.
    pub id: Rc<str>,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about.
    pub title: Rc<str>,
    /// Figures and arithmetic.
    pub text: Rc<str>,
    /// The field to go to.
    pub field: Rc<str>,
}

/// How many losses are listed.
const LOSSES: usize = 5;

impl BarView {
    pub(super) fn of(points: &Range, full: &Number) -> Self {
        let won = share(&points.low, full);
        Self { won, open: share(&points.high, full).saturating_sub(won) }
    }
}

/// A share in hundredths of a per cent, for drawing.
fn share(part: &Number, full: &Number) -> u16 {
    let share = part.divide(full).unwrap_or_else(Number::zero);
    let clamped = share.clamp(Number::zero(), Number::one());
    (&clamped * &Number::whole(10_000)).floor().plain().parse().unwrap_or(0)
}

/// The domains for the navigation.
pub fn heads(shown: Shown<'_>) -> Vec<HeadView> {
    let assessment = &shown.outcome.assessment;
    let head = |(at, domain): (usize, &crate::rubric::Domain)| {
        let result = &assessment.domains[at];
        let count = |verdict| {
            domain.indicators.iter().filter(|key| assessment.indicator(**key).verdict == verdict).count()
        };
        let counts =
            [Verdict::Unmet, Verdict::Missing, Verdict::Judgment].map(|verdict| (verdict, count(verdict)));
        HeadView {
            id: domain.id.clone(),
            ordinal: text::ordinal(at).into(),
            title: domain.title.clone(),
            short_title: domain.short_title.clone(),
            points: text::range(&result.points).into(),
            full: text::points(&result.full).into(),
            weight: domain
                .weight
                .as_ref()
                .and_then(|weight| weight.fact)
                .map(|fact| Rc::new(field(shown, fact, true))),
            bar: BarView::of(&result.points, &result.full),
            counts: text::counts(domain.indicators.len(), &counts).into(),
            has_unmet: counts[0].1 > 0,
            is_settled: result.points.is_settled(),
        }
    };
    shown.rubric.domains.iter().enumerate().map(head).collect()
}

/// The gates.
pub fn gates(shown: Shown<'_>) -> Vec<GateView> {
    let rubric = shown.rubric;
    let gate = |(gate, result): (&crate::rubric::Gate, &crate::engine::GateResult)| GateView {
        id: gate.id.clone(),
        title: gate.title.clone(),
        effect: match gate.effect {
            Effect::BestGrade(best) => text::effect_cap(rubric, best),
            Effect::LowerBy(by) => text::effect_lower(by),
        }
        .into(),
        fired: result.fired,
        field: match &gate.condition {
            // A flag that an indicator asks for is answered there.
            Condition::Flag(fact, _) if rubric.fact(*fact).home.is_none() => {
                Some(Rc::new(field(shown, *fact, true)))
            }
            Condition::Flag(..) | Condition::Comparison(_) | Condition::Choice(..) => None,
        },
        basis: Basis::of(&gate.citation),
    };
    rubric.gates.iter().zip(&shown.outcome.assessment.gates).map(gate).collect()
}

/// An event that limits the grade and that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventView {
    /// Where its answer stands.
    pub slot: Slot,
    /// The event or state.
    pub title: Rc<str>,
    /// The answer that says that it is not so: 否, or 是 where the gate is for what is lacking.
    pub otherwise: &'static str,
}

/// Events without an answer, in the rubric's order. One that an indicator asks for is answered there and left out.
pub fn events_unanswered(rubric: &Rubric, draft: &Draft) -> Vec<EventView> {
    let event = |gate: &crate::rubric::Gate| {
        let Condition::Flag(fact, wanted) = &gate.condition else { return None };
        let spec = rubric.fact(*fact);
        let is_blank = draft.answers.facts.get(&spec.id).is_none_or(|raw| raw.text.trim().is_empty());
        (spec.home.is_none() && is_blank).then(|| EventView {
            slot: Slot::Fact(spec.id.clone()),
            title: gate.title.clone(),
            otherwise: if *wanted { text::NO } else { text::YES },
        })
    };
    rubric.gates.iter().filter_map(event).collect()
}

/// The result panel.
pub fn result(shown: Shown<'_>) -> ResultView {
    let rubric = shown.rubric;
    let assessment = &shown.outcome.assessment;
    let fired: Vec<&str> = rubric
        .gates
        .iter()
        .zip(&assessment.gates)
        .filter(|(_, result)| result.fired == Truth::Yes)
        .map(|(gate, _)| &*gate.title)
        .collect();
    let open = assessment.gates.iter().filter(|result| result.fired == Truth::Open).count();
    let checked = &shown.outcome.checked;
    let mut facts = shown.draft.answers.facts.values();
    let is_unchecked = checked.is_awaited && facts.any(|fact| !fact.text.trim().is_empty());
    ResultView {
        total: text::range(&assessment.total).into(),
        full: text::points(&assessment.full).into(),
        unit: text::unit_of_total(rubric.scale).into(),
        remarks: text::total_remarks(rubric, assessment)
            .into_iter()
            .chain(later::remarks(shown))
            .map(Rc::from)
            .collect(),
        bar: BarView::of(&assessment.total, &assessment.full),
        ticks: ticks(rubric),
        grade: text::grade_range(rubric, assessment.grade.low, assessment.grade.high).into(),
        undecided: if is_undecided(rubric, assessment) {
            text::undecided(assessment.settled, rubric.indicators.len()).into()
        } else {
            "".into()
        },
        settled: text::settled(assessment.settled, rubric.indicators.len()).into(),
        gates: if rubric.gates.is_empty() { "".into() } else { text::gates_state(&fired, open).into() },
        gate_fired: !fired.is_empty(),
        next: text::next_grade(rubric, assessment).into_iter().map(Rc::from).collect(),
        losses: losses(shown),
        findings: checked.findings.clone(),
        is_unchecked,
        checked: if is_unchecked {
            "".into()
        } else {
            text::checks_run(checked.run, checked.findings.len()).into()
        },
    }
}

/// Edges of grades on the bar of the total.
pub(super) fn ticks(rubric: &Rubric) -> Vec<Tick> {
    let edges = rubric.grades.iter().rev().filter(|grade| !grade.from.is_zero());
    let tick = |grade: &crate::rubric::Grade| Tick {
        label: text::tick(&grade.title, &grade.from).into(),
        at: share(&grade.from, &rubric.full_points),
    };
    edges.map(tick).collect()
}

/// The grade in words, or that too little is decided for one; empty where there are no grades.
pub(super) fn grade(rubric: &Rubric, assessment: &Assessment) -> String {
    if is_undecided(rubric, assessment) {
        text::undecided(assessment.settled, rubric.indicators.len())
    } else {
        text::grade_range(rubric, assessment.grade.low, assessment.grade.high)
    }
}

/// Whether a range of grades would say nothing yet: fewer than three of five indicators are settled, and more than one grade is possible.
pub(super) fn is_undecided(rubric: &Rubric, assessment: &Assessment) -> bool {
    assessment.grade.low != assessment.grade.high && assessment.settled * 5 < rubric.indicators.len() * 3
}

/// Contradictions in words.
pub fn findings(rubric: &Rubric, found: &[Finding]) -> Vec<FindingView> {
    let said = |finding: &Finding| FindingView {
        id: finding.id.clone(),
        severity: finding.severity,
        title: text::finding_title(rubric, finding).into(),
        text: text::finding(rubric, finding).into(),
        field: finding.facts.first().map_or_else(|| "".into(), |fact| rubric.fact(*fact).id.clone()),
    };
    found.iter().map(said).collect()
}

fn losses(shown: Shown<'_>) -> Vec<LossView> {
    let lost = shown.rubric.indicators_with_keys().zip(&shown.outcome.assessment.indicators);
    let mut losses: Vec<(Number, IndicatorKey)> = Vec::new();
    for ((key, indicator), result) in lost {
        let lost = &indicator.points - &result.points.high;
        if lost.is_zero() || lost.is_negative() || result.set_aside {
            continue;
        }
        // Equal losses stay in the rubric's order.
        let smaller = losses.iter().position(|(other, _)| *other < lost);
        losses.insert(smaller.unwrap_or(losses.len()), (lost, key));
    }
    losses
        .into_iter()
        .take(LOSSES)
        .map(|(lost, key)| {
            let indicator = shown.rubric.indicator(key);
            LossView {
                id: indicator.id.clone(),
                title: format!("{} {}", indicator.number, indicator.title).into(),
                points: text::points(&lost).into(),
                deed: deed(shown, key).into(),
            }
        })
        .collect()
}

/// What is missing, in a unit one can act on, as the card says it; and who answers for it first.
fn deed(shown: Shown<'_>, key: IndicatorKey) -> String {
    let indicator = shown.rubric.indicator(key);
    let mut pieces =
        (0..indicator.parts.len()).flat_map(|at| text::part_line(shown.rubric, shown.outcome, key, at));
    let short = pieces.find(|piece| piece.tone == Tone::Short);
    let unit = indicator.responsible.first().map(ToString::to_string);
    // A piece in the middle of the line begins with its sign.
    short
        .map(|piece| piece.text.trim_start_matches('，').to_owned())
        .into_iter()
        .chain(unit)
        .collect::<Vec<_>>()
        .join(" · ")
}
