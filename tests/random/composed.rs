//! Composed rules (按条文计分) at random: trees of cases, sums, steps and ends.

use serde_json::{Value, json};

use super::{Dice, cite};

/// A rule for a part worth so many points.
pub(super) fn rule(dice: &mut Dice, points: u64) -> Value {
    let assumed: &[&str] = if dice.chance(2) {
        &["floor", "cap", "unmet", "times", "above", "in_proportion", "full_steps", "started_steps"]
    } else {
        &[]
    };
    // What is asked at all is asked for sure.
    let score = json!({ "sum": [score(dice, points, 3), steps(dice)] });
    json!({ "score": score, "assumed": assumed, "cite": cite() })
}

fn score(dice: &mut Dice, points: u64, depth: u64) -> Value {
    if depth == 0 {
        return json!({ "points": dice.number(-1, points as i64) });
    }
    match dice.below(8) {
        0 | 1 => {
            let count = 1 + dice.below(2);
            let case: Vec<Value> = (0..count)
                .map(|_| json!({ "when": when(dice, 2), "score": score(dice, points, depth - 1) }))
                .collect();
            json!({ "first": { "case": case, "otherwise": score(dice, points, depth - 1) } })
        }
        2 => json!({ "sum": [score(dice, points, depth - 1), score(dice, points, depth - 1)] }),
        3 => json!({ "best": [score(dice, points, depth - 1), score(dice, points, depth - 1)] }),
        4 => steps(dice),
        5 => {
            let (low, high) = (dice.number(-2, 1), dice.number(2, 5));
            json!({ "held": { "score": score(dice, points, depth - 1), "least": low, "most": high } })
        }
        6 => {
            json!({ "figure": { "within": { "figure": figure(dice, 2), "least": "0", "most": dice.number(1, 4) } } })
        }
        _ if dice.chance(6) => json!("open"),
        _ => json!({ "points": dice.number(0, points as i64) }),
    }
}

fn steps(dice: &mut Dice) -> Value {
    json!({ "steps": {
        "over": figure(dice, 1), "per": dice.number(1, 9), "points": dice.number(-2, 2),
        "started": dice.one_of(&["open", "whole", "down", "up"]),
    } })
}

fn when(dice: &mut Dice, depth: u64) -> Value {
    match dice.below(if depth == 0 { 3 } else { 6 }) {
        0 => json!({ "flag": format!("b{}", dice.below(4)) }),
        1 => json!({ "choice": { "fact": "c0", "is": dice.one_of(&["甲", "乙"]) } }),
        2 => json!({ "compare": {
            "value": figure(dice, 1), "op": dice.one_of(&[">=", ">", "<=", "<"]), "against": { "number": dice.number(0, 60) },
        } }),
        3 => json!({ "all": [when(dice, depth - 1), when(dice, depth - 1)] }),
        4 => json!({ "any": [when(dice, depth - 1), when(dice, depth - 1)] }),
        _ => json!({ "not": when(dice, depth - 1) }),
    }
}

fn figure(dice: &mut Dice, depth: u64) -> Value {
    let fact = |dice: &mut Dice| json!({ "fact": format!("f{}", dice.below(10)) });
    match dice.below(if depth == 0 { 1 } else { 6 }) {
        0 | 1 => fact(dice),
        2 => json!({ "less": [figure(dice, depth - 1), { "number": dice.number(0, 40) }] }),
        3 => json!({ "less": [{ "number": dice.number(0, 40) }, figure(dice, depth - 1)] }),
        4 => json!({ "over": [figure(dice, depth - 1), figure(dice, depth - 1)] }),
        _ => json!({ "sum": [figure(dice, depth - 1), figure(dice, depth - 1)] }),
    }
}
