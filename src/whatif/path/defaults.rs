//! What a person can be expected to change this year, before they say otherwise.

use super::evaluator::Subject;
use super::plan::is_assumable;
use super::{Cost, Means, MeansKind};
use crate::engine::Assessment;
use crate::facts::{Answer, Facts, Judgment};
use crate::number::{Number, Span, Truth};
use crate::rubric::{FactKind, IndicatorKey, Rubric};
use crate::whatif::{Lever, Place, Reach, is_changed_at_will, places};

/// What is given costs so much effort to change.
const GIVEN: i64 = 3;
/// What is blank costs so much to fill in or to see to.
const BLANK: i64 = 1;

/// All that can matter: what is open or not at full points, and gates that fire or may. Given figures and answers as
/// [`is_changed_at_will`] says; what has happened is not undone, so a yes/no that makes a gate fire is not allowed, while
/// one that is blank is. Weights are no means.
pub fn default_means(rubric: &Rubric, facts: &Facts, assessment: &Assessment) -> Vec<Means> {
    let reach = Reach::of(rubric);
    let one = |what: MeansKind, allowed: bool, effort: i64| Means {
        what,
        allowed,
        limits: Span::anything(),
        cost: Cost::Effort(Number::whole(effort)),
    };
    let matters = |key: &IndicatorKey| {
        let result = assessment.indicator(*key);
        let spec = rubric.indicator(*key);
        result.points.low < spec.cap || !result.points.is_settled() || spec.must && !is_met(assessment, *key)
    };
    let mut means = Vec::new();
    for place in places(rubric) {
        let (mut indicators, gates) = (reach.indicators(rubric, place).into_iter(), reach.gates(place));
        let hinders = |gate: &&usize| assessment.gates[**gate].fired != Truth::No;
        if !indicators.any(|key| matters(&key)) && gates.iter().filter(hinders).count() == 0 {
            continue;
        }
        let is_weight = match place {
            Place::Fact(fact) => {
                rubric.domains.iter().any(|one| one.weight.as_ref().and_then(|one| one.fact) == Some(fact))
            }
            Place::Judgment(_) => false,
        };
        if is_weight || Lever::of(rubric, facts, place).is_none() {
            continue;
        }
        let is_blank = match place {
            Place::Fact(fact) => !facts.answer(fact).is_settled(),
            Place::Judgment(judgment) => *facts.judgment(judgment) == Judgment::Blank,
        };
        let has_happened = match place {
            Place::Fact(fact) => {
                matches!(facts.answer(fact), Answer::Flag(_))
                    && gates.iter().any(|gate| assessment.gates[*gate].fired == Truth::Yes)
            }
            Place::Judgment(_) => false,
        };
        let at_will = match place {
            Place::Fact(fact) => is_changed_at_will(rubric, fact),
            Place::Judgment(_) => true,
        };
        means.push(one(
            MeansKind::Place(place),
            at_will && !has_happened,
            if is_blank { BLANK } else { GIVEN },
        ));
    }
    let lacks_figure = |fact: &crate::rubric::FactKey| {
        matches!(rubric.fact(*fact).kind, FactKind::Number { .. } | FactKind::Table { .. })
            && !facts.answer(*fact).is_settled()
    };
    for (key, _) in rubric.indicators_with_keys() {
        if matters(&key)
            && is_assumable(assessment, Subject::Indicator(key))
            && assessment.indicator(key).missing.iter().any(lacks_figure)
        {
            means.push(one(MeansKind::Indicator(key), true, BLANK));
        }
    }
    for (at, _) in assessment.gates.iter().enumerate().filter(|(_, result)| result.fired == Truth::Open) {
        let mut facts = rubric.facts_with_keys().map(|(fact, _)| fact);
        if facts.any(|fact| reach.gates(Place::Fact(fact)).contains(&at) && lacks_figure(&fact)) {
            means.push(one(MeansKind::Gate(at), true, BLANK));
        }
    }
    means
}

fn is_met(assessment: &Assessment, key: IndicatorKey) -> bool {
    use crate::engine::Verdict;
    matches!(assessment.indicator(key).verdict, Verdict::Met | Verdict::NotApplicable)
}
