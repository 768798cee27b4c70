//! Figures that contradict each other (勾稽), share impossibly, or slip by a unit. A file a kind.
//!
//! A check that lacks a figure says nothing; one that can be run either agrees or yields a [`Finding`]. Findings never
//! move points: they ask.

mod asserted;
mod change;
mod claimed;
mod credibility;
mod equal;
mod finding;
mod implied;
mod limits;
mod part;
mod ratio;
mod slip;
mod sum;

use crate::check_kinds;
use crate::engine::formula::evaluate;
use crate::facts::{Facts, Figure};
use crate::late;
use crate::number::{Number, Unit};
use crate::rubric::{
    AssertedCheck, AtLeastCheck, AtMostCheck, ChangeCheck, Check, CheckKind, ClaimedCheck, CredibilityCheck,
    EqualCheck, Expression, FactKey, FactKind, Formula, ImpliedCheck, PartCheck, RatioCheck, Rubric,
    Severity, SlipCheck, SumCheck,
};
use crate::rubrics;
use std::cell::Cell;
use std::rc::Rc;

pub use asserted::AssertedFound;
pub use change::ChangeFound;
pub use claimed::ClaimedFound;
pub use credibility::CredibilityFound;
pub use equal::EqualFound;
pub use finding::Finding;
pub use implied::ImpliedFound;
pub use limits::LimitFound;
pub use part::PartFound;
pub use ratio::RatioFound;
pub use slip::SlipFound;
pub use sum::SumFound;

/// The outcome of all checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// How many checks had all their figures.
    pub run: usize,
    /// Whether nothing was run, since what runs checks is not here yet.
    pub is_awaited: bool,
}

/// What the kinds of check find.
pub trait Finds {
    /// The arithmetic, with all its sentence needs. Numbers are in the unit of the fact, or the formula, they stand beside.
    type Found;
}

/// How the kinds of check are run.
trait Runs: Finds {
    /// What came of it, once for each thing that had all its figures: mostly the one that the check is about.
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<Self::Found>>;

    /// The id of a finding: the check's, where it asks one question only.
    fn id(&self, _rubric: &Rubric, check: &Check, _involved: &[FactKey]) -> Rc<str> {
        check.id.clone()
    }
}

/// The figures involved and the arithmetic; `None` when all agrees.
type CheckOutcome<F> = Option<(Vec<FactKey>, F)>;

macro_rules! checks {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($check:ident) $file:ident;)*) => {
        /// What was found, by the kind of check.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Found {
            $($(#[$doc])* $kind(<$check as Finds>::Found),)*
        }

        /// Runs one check: what was found, each finding with its id, and how many things had all their figures.
        fn run_one(rubric: &Rubric, facts: &Facts, check: &Check) -> (usize, Vec<(Rc<str>, Vec<FactKey>, Found)>) {
            match &check.kind {
                $(CheckKind::$kind(kind) => {
                    let outcomes = kind.run(rubric, facts);
                    let run = outcomes.len();
                    let found = outcomes.into_iter().flatten().map(|(involved, found)| {
                        (kind.id(rubric, check, &involved), involved, Found::$kind(found))
                    });
                    (run, found.collect())
                })*
            }
        }
    };
}

check_kinds!(checks);

type RunChecks = fn(&Rubric, &Facts) -> Checked;

thread_local! {
    /// What runs checks.
    static RUNNER: Cell<Option<RunChecks>> = const { Cell::new(late::at_first(run_all as RunChecks)) };
}

/// Checks can be run, from now on.
pub fn can_be_run() {
    RUNNER.set(Some(run_all));
}

/// Whether checks can be run.
pub fn are_run() -> bool {
    RUNNER.get().is_some()
}

/// Runs all checks of a rubric, then holds every part to its whole.
pub fn run(rubric: &Rubric, facts: &Facts) -> Checked {
    RUNNER.get().map_or_else(|| Checked { is_awaited: true, ..Checked::default() }, |run| run(rubric, facts))
}

fn run_all(rubric: &Rubric, facts: &Facts) -> Checked {
    let mut checked = Checked::default();
    for check in rubrics::checks(rubric) {
        let (run, found) = run_one(rubric, facts, check);
        checked.run += run;
        for (id, facts, found) in found {
            let (severity, advice) = (check.severity, check.advice.clone());
            checked.findings.push(Finding { id, severity, advice, facts, found });
        }
    }
    part::run(rubric, facts, &mut checked);
    let of = |severity| checked.findings.iter().filter(move |finding| finding.severity == severity).cloned();
    let mut gravest_first = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        gravest_first.extend(of(severity));
    }
    Checked { findings: gravest_first, ..checked }
}

/// Whether a computed value is what a figure says, to the precision it was printed with.
fn agrees(reported: &Figure, computed: &Number) -> bool {
    let Some(value) = reported.span.value() else { return reported.span.contains(computed) };
    let half_digit = reported.last_digit.divide(&Number::whole(2)).unwrap_or_else(Number::zero);
    (computed - value).abs() <= half_digit
}

/// Two sides in the unit of the first.
fn both(rubric: &Rubric, facts: &Facts, left: &Formula, right: &Expression) -> Option<(Number, Number)> {
    let in_unit = |expression| Some(left.unit.of_base(&exact(expression, rubric, facts)?));
    Some((in_unit(&left.expression)?, in_unit(right)?))
}

fn facts_of_both(left: &Formula, right: &Expression) -> Vec<FactKey> {
    let mut involved = left.expression.facts();
    right.collect_facts(&mut involved);
    involved
}

/// What a figure may be off by as printed, in the shown unit: half its last digit. Only of a figure that stands alone.
fn half_digits(rubric: &Rubric, facts: &Facts, shown: &Unit, side: &Expression) -> Number {
    let half = |fact: &FactKey| {
        let FactKind::Number { unit, .. } = &rubric.fact(*fact).kind else { return None };
        Some(shown.of_base(&unit.to_base(&half_digit(facts.figure(*fact)?))))
    };
    match side {
        Expression::Fact(fact) => half(fact).unwrap_or_else(Number::zero),
        _ => Number::zero(),
    }
}

/// Half of a figure's last digit, in its own unit; zero of a whole number, which is what it is: 2.04 and 6.1万 were
/// rounded.
fn half_digit(figure: &Figure) -> Number {
    let half = figure.last_digit.divide(&Number::whole(2));
    half.filter(|_| figure.last_digit != Number::one()).unwrap_or_else(Number::zero)
}

/// The value of a formula whose figures are all given exactly, in base units.
fn exact(expression: &Expression, rubric: &Rubric, facts: &Facts) -> Option<Number> {
    let given = |fact: &FactKey| match &rubric.fact(*fact).kind {
        // Of a table, only the columns in the formula need be complete; the span tells.
        FactKind::Table { .. } => facts.table(*fact).is_some(),
        FactKind::Number { .. } | FactKind::Flag | FactKind::Choice { .. } => {
            facts.is_given(*fact) && facts.answer(*fact).is_settled()
        }
    };
    expression.facts().iter().all(given).then_some(())?;
    evaluate(expression, rubric, facts)?.value().cloned()
}

fn in_unit_of(rubric: &Rubric, fact: FactKey, base: &Number) -> Number {
    match &rubric.fact(fact).kind {
        FactKind::Number { unit, .. } => unit.of_base(base),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => base.clone(),
    }
}
