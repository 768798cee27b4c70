//! What the plain generator leaves out: quotients inside other formulas, divisors that are zero, problems put right, ranks
//! with a line, bands that earn something at worst, floors, 不适用 for some facts only, and gates, each of which may fire on
//! the answer that is not wanted.

use super::{Dice, checked, cite, files, if_zero, three};
use lvzhi::rubric::Rubric;
use serde_json::{Value, json};

/// The rubric of a seed.
pub(crate) fn rubric(seed: u64) -> Result<Rubric, String> {
    checked(files(&mut Dice::wild(seed)))
}

/// The same rubric, and one in which each gate wants the other answer.
pub(crate) fn turned_round(seed: u64) -> Result<[Rubric; 2], String> {
    let as_it_is = files(&mut Dice::wild(seed));
    let mut turned = as_it_is.clone();
    for (_, file) in &mut turned {
        for gate in file.get_mut("gate").and_then(Value::as_array_mut).into_iter().flatten() {
            gate["wanted"] = json!(gate["wanted"] == false);
        }
    }
    Ok([checked(as_it_is)?, checked(turned)?])
}

/// A quotient, a growth or a dispersion: what may have no value.
fn ratio(dice: &mut Dice) -> String {
    let (a, b, c) = three(dice);
    match dice.below(7) {
        0 | 1 => format!("f{a} / f{b}"),
        2 | 3 => format!("growth(f{a}, f{b})"),
        4 => format!("f{a} / (f{a} + f{b})"),
        5 => format!("(f{a} - f{b}) / f{c}"),
        _ => format!("dispersion(t{0}.books, t{0}.pupils)", dice.below(2)),
    }
}

/// A formula around such quotients, which hides from its values that they may have none.
fn nested(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 {
        return ratio(dice);
    }
    let one = nested(dice, depth - 1);
    match dice.below(9) {
        0 | 1 => format!("max({one}, {})", dice.below(2)),
        2 => format!("min({one}, {})", dice.below(2)),
        3 => format!("floor({one})"),
        4 => format!("ceil({one})"),
        5 => format!("({one}) * {}", dice.below(2)),
        6 => format!("({one}) + ({})", ratio(dice)),
        7 => format!("mean({one}, {})", ratio(dice)),
        _ => format!("({one}) * ({})", ratio(dice)),
    }
}

/// A value with its unit, such as 次 for a count of rises.
pub(super) fn value(dice: &mut Dice) -> (String, &'static str) {
    match dice.below(4) {
        0 => {
            let name = *dice.one_of(&["rises", "falls"]);
            (format!("{name}({}, {}, {})", ratio(dice), ratio(dice), ratio(dice)), "次")
        }
        _ => {
            let depth = dice.below(3);
            (nested(dice, depth), "比值")
        }
    }
}

/// A rule worth `points` that the plain generator does not make.
pub(super) fn rule(dice: &mut Dice, points: u64, key: &str) -> Value {
    let (value, unit) = value(dice);
    let zero = if_zero(dice);
    let full = points.to_string();
    let (name, rule) = match dice.below(8) {
        6 | 7 => ("composed", super::composed::rule(dice, points)),
        0 => {
            let (a, b, c) = three(dice);
            let state = json!([
                { "fact": format!("f{a}"), "fraction": "1" },
                { "fact": format!("f{b}"), "fraction": "0.5" },
                { "fact": format!("f{c}"), "fraction": "0" },
            ]);
            ("rectified", json!({ "state": state, "if_zero": zero, "cite": cite() }))
        }
        1 => {
            let mut rule = json!({
                "value": value, "unit": unit, "better": dice.one_of(&["up", "down"]), "rank": "r0",
                "ladder": [full, "0.5"], "otherwise": dice.one_of(&["0", "0.2"]), "if_zero": zero, "cite": cite(),
            });
            if unit == "比值" {
                rule["reaches"] = json!(ratio(dice));
            }
            ("ranked", rule)
        }
        2 => {
            // Something is won at worst.
            let band = json!([{ "edge": dice.number(-1, 2), "points": full, "cite": cite() }]);
            let rule = json!({
                "value": value, "unit": unit, "better": dice.one_of(&["up", "down"]), "band": band,
                "otherwise": "0.5", "if_zero": zero,
            });
            ("bands", rule)
        }
        3 => {
            let item = |dice: &mut Dice, n: u64| {
                json!({
                    "title": format!("项{n}"), "value": ratio(dice), "op": dice.one_of(&[">=", "<="]),
                    "target": dice.number(0, 2), "unit": "比值", "if_zero": if_zero(dice), "cite": cite(),
                })
            };
            let count = 2 + dice.below(3);
            let item: Vec<Value> = (0..count).map(|n| item(dice, n)).collect();
            let mut rule = json!({ "item": item, "need": 1 + dice.below(count), "cite": cite() });
            if dice.chance(2) {
                rule["rest"] = json!("85");
            }
            ("n_of_m", rule)
        }
        4 => {
            let comparison = |dice: &mut Dice| {
                json!({
                    "value": ratio(dice), "op": dice.one_of(&[">=", "<"]), "target": dice.number(0, 2),
                    "unit": "比值", "if_zero": if_zero(dice),
                })
            };
            let tier = json!([
                { "points": full, "all": [comparison(dice), { "flag": "b0" }] },
                { "points": "0.5", "all": [comparison(dice)] },
            ]);
            ("tiers", json!({ "tier": tier, "otherwise": dice.one_of(&["0", "0.2"]), "cite": cite() }))
        }
        _ => {
            let mut rule =
                json!({ "value": value, "op": ">=", "unit": unit, "if_zero": zero, "cite": cite() });
            match unit {
                "比值" if dice.chance(2) => rule["against"] = json!(ratio(dice)),
                _ => rule["target"] = json!(dice.number(-1, 2)),
            }
            ("meets", rule)
        }
    };
    json!({ "title": "款", "points": full, "key": key, name: rule })
}

/// Floors, and 不适用, for all of the inputs or for some.
pub(super) fn indicator(dice: &mut Dice, indicator: &mut Value, inputs: &[String]) {
    if indicator.get("not_applicable").is_none() && dice.chance(2) {
        indicator["not_applicable"] = json!(dice.one_of(&["full", "full", "rescale", "undefined"]));
    }
    if indicator.get("not_applicable").is_some() && dice.chance(3) {
        // A lookup goes by c1, which no part need use itself.
        let some: Vec<&String> = inputs.iter().filter(|id| **id != "c1" && dice.chance(2)).collect();
        indicator["not_applicable_for"] = json!(some);
    }
    if indicator.get("not_applicable").is_none_or(|effect| effect != "rescale") && dice.chance(4) {
        indicator["floor"] = json!("-2");
    }
}

/// Up to three gates: on a fact of its own, on a flag that is asked for anyway, on figures.
pub(super) fn gates(dice: &mut Dice, listed: &[String]) -> Vec<Value> {
    let of = |kind: char| listed.iter().filter(|id| id.starts_with(kind)).collect::<Vec<_>>();
    let (flags, figures) = (of('b'), of('f'));
    let mut gates = Vec::new();
    for n in 0..dice.below(4) {
        let mut gate =
            json!({ "id": format!("g{n}"), "title": "门", "cite": cite(), "wanted": dice.chance(2) });
        if dice.chance(2) {
            gate["lower_by"] = json!(1);
        } else {
            gate["best_grade"] = json!("中");
        }
        if dice.chance(2) && !figures.is_empty() {
            let (a, b) = (*dice.one_of(&figures), *dice.one_of(&figures));
            gate["when"] = json!({
                "value": format!("max(growth({a}, {b}), 0)"), "op": dice.one_of(&[">=", ">", "<=", "<"]),
                "target": dice.number(0, 2), "unit": "比值", "if_zero": if_zero(dice), "cite": cite(),
            });
        } else if dice.chance(2) && !flags.is_empty() {
            gate["flag"] = json!(dice.one_of(&flags));
        } else {
            gate["fact"] =
                json!({ "id": format!("g{n}.event"), "title": "发生", "kind": "flag", "origin": "通报" });
        }
        gates.push(gate);
    }
    gates
}
