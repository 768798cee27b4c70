//! Why there is no way: gates that nothing clears, 必达指标 that nothing meets, points that fall short.

use super::Block;
use super::component::GainKind;
use super::evaluator::Evaluator;
use super::frame::Frame;
use super::plan::Plan;
use super::total::{GradeGoal, Sum, lists, needed};
use crate::number::Number;
use crate::rubric::Effect;

pub(super) fn blocks(
    evaluator: &mut Evaluator,
    plan: &Plan,
    frame: &Frame,
    targets: &[GradeGoal],
    goal: usize,
) -> Vec<Block> {
    let mut blocked = Vec::new();
    let fixed: Vec<usize> = (0..evaluator.rubric.gates.len())
        .filter(|gate| plan.uncleared.contains(gate) || is_never(plan, GainKind::Gate(*gate)))
        .collect();
    let mut lowered = 0;
    for gate in fixed {
        match evaluator.rubric.gates[gate].effect {
            Effect::BestGrade(allows) if allows > goal => blocked.push(Block::Gate { gate, allows }),
            Effect::LowerBy(by) => {
                lowered = lowered.max(by);
                blocked.push(Block::Gate { gate, allows: by });
            }
            Effect::BestGrade(_) => {}
        }
    }
    let unmet = |plan: &Plan| {
        let keys = evaluator.rubric.indicators_with_keys().map(|(key, _)| key);
        keys.filter(|key| plan.unmet.contains(key) || is_never(plan, GainKind::Met(*key))).collect::<Vec<_>>()
    };
    let open: Vec<&GradeGoal> = targets.iter().filter(|target| target.position + lowered <= goal).collect();
    if open.iter().all(|target| target.must) {
        blocked.extend(unmet(plan).into_iter().map(Block::Must));
    }
    // Points count for the easiest grade by points that what cannot be helped leaves.
    if let Some(target) = open.first() {
        let needed = needed(evaluator, target);
        // Whatever they cost: only the points are asked for.
        let free = GradeGoal { position: target.position, gates: Vec::new(), must: false };
        let most = most(evaluator, plan, frame, &free).unwrap_or_else(Number::zero);
        if most < needed {
            blocked.push(Block::Points { most, needed, grade: target.position });
        }
    }
    // A gate that only lowers the grade is in the way only if that is more than points make up for.
    let lowers = |block: &Block| matches!(block, Block::Gate { gate, allows } if *allows <= goal && matches!(evaluator.rubric.gates[*gate].effect, Effect::LowerBy(_)));
    if blocked.iter().all(lowers) {
        blocked.push(Block::Together);
    }
    blocked
}

/// The most points there are, whatever they cost.
fn most(evaluator: &mut Evaluator, plan: &Plan, frame: &Frame, target: &GradeGoal) -> Option<Number> {
    let mut lists = lists(evaluator, plan, frame, target, false)?;
    for way in lists.iter_mut().flatten() {
        way.objectives.cost = (Number::zero(), 0);
    }
    let mut sum = Sum::new(frame, lists, None);
    while !sum.step(frame, None) {}
    sum.most(frame)
}

/// Whether nothing that was tried has something met or cleared.
fn is_never(plan: &Plan, slot: GainKind) -> bool {
    let mut components = plan.components.iter().filter_map(|component| {
        let at: Vec<usize> = (0..component.slots.len()).filter(|at| component.slots[*at] == slot).collect();
        (!at.is_empty()).then(|| (at, component.ways(false)))
    });
    components
        .any(|(at, ways)| !ways.iter().any(|way| at.iter().all(|at| !way.objectives.gains[*at].is_zero())))
}
