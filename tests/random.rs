//! Random rubrics and random drafts of them: every rule kind, composition, scale and table, from a seed.
//!
//! Shared by the property tests and by the benchmark. What comes out of the generator is a rubric file like any other, and
//! goes through the checker like any other.

#![allow(dead_code, reason = "the benchmark needs less of it than the property tests")]

#[path = "random/composed.rs"]
mod composed;
#[path = "random/inside.rs"]
pub(crate) mod inside;
#[path = "random/wild.rs"]
pub(crate) mod wild;

use lvzhi::facts::{RawAnswers, RawFact, RawJudgment};
use lvzhi::rubric::{Column, FactKind, Rubric, Rule, source};
use serde_json::{Value, json};

/// A small generator of numbers: xorshift, the same for the same seed everywhere.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64, bool);

impl Dice {
    /// From a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, false)
    }

    /// The same for rubrics and figures of the wild kind, see [`wild`].
    pub(crate) fn wild(seed: u64) -> Self {
        Self(Self::new(seed).0, true)
    }

    /// From 0 up to, not including, `count`.
    pub(crate) fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % count
    }

    fn chance(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// A whole number or one with decimals, from `low` to `high`.
    fn number(&mut self, low: i64, high: i64) -> String {
        let whole = low + self.below((high - low + 1) as u64) as i64;
        match self.below(3) {
            0 if whole < high && whole >= 0 => format!("{whole}.{}", self.below(10)),
            _ => whole.to_string(),
        }
    }
}

/// Facts of a random rubric: ten figures, a rank, four yes/nos, two choices, two tables.
fn facts(dice: &mut Dice) -> Vec<Value> {
    let mut facts = Vec::new();
    for n in 0..10 {
        let mut fact =
            json!({ "id": format!("f{n}"), "title": format!("数{n}"), "unit": "人", "origin": "表" });
        match dice.below(5) {
            0 => fact["least"] = json!("1"),
            1 => fact["most"] = json!("100"),
            2 => {
                fact["least"] = json!("-50");
                fact["most"] = json!("50");
            }
            3 => fact["whole"] = json!(true),
            _ => {}
        }
        if dice.below(5) == 0 {
            fact["whole"] = json!(true);
        }
        facts.push(fact);
    }
    facts.push(json!({
        "id": "r0", "title": "名次", "unit": "名", "whole": true, "least": "1", "origin": "表",
    }));
    for n in 0..4 {
        facts.push(
            json!({ "id": format!("b{n}"), "title": format!("否{n}"), "kind": "flag", "origin": "表" }),
        );
    }
    for n in 0..2 {
        let options = ["甲", "乙", "丙"];
        facts.push(
            json!({ "id": format!("c{n}"), "title": format!("类{n}"), "kind": "choice", "options": options, "origin": "表" }),
        );
    }
    for n in 0..2 {
        let column = json!([
            { "id": "pupils", "title": "学生", "unit": "人", "least": "1" },
            { "id": "books", "title": "图书", "unit": "册" },
        ]);
        facts.push(
            json!({ "id": format!("t{n}"), "title": format!("表{n}"), "kind": "table", "column": column, "origin": "表" }),
        );
    }
    facts
}

fn cite() -> Value {
    json!({ "source": "law", "certainty": "official" })
}

/// A formula that counts 人, with the facts it uses.
fn formula(dice: &mut Dice, depth: u64) -> String {
    let leaf = |dice: &mut Dice| format!("f{}", dice.below(10));
    if depth == 0 {
        return match dice.below(6) {
            0 => "total(t0.pupils)".to_owned(),
            1 => "by_class".to_owned(),
            _ => leaf(dice),
        };
    }
    let (a, b) = (formula(dice, depth - 1), formula(dice, depth - 1));
    match dice.below(9) {
        0 => format!("({a} + {b})"),
        1 => format!("({a} - {b})"),
        2 => format!("min({a}, {b})"),
        3 => format!("max({a}, {b})"),
        4 => format!("mean({a}, {b})"),
        5 => format!("ceil({a})"),
        6 => format!("({a} * 2)"),
        _ => a,
    }
}

/// A value with its unit: a count, a share, a growth, a dispersion, a number of rises.
fn value(dice: &mut Dice) -> (String, &'static str) {
    if dice.1 && dice.chance(2) {
        return wild::value(dice);
    }
    match dice.below(9) {
        0 | 1 => (format!("f{}", dice.below(10)), "人"),
        2 => (formula(dice, 2), "人"),
        3 => (format!("{} / {}", formula(dice, 1), formula(dice, 1)), "%"),
        4 => {
            let (a, b, _) = three(dice);
            (format!("f{a} / (f{a} + f{b})"), "%")
        }
        5 => (format!("growth({}, {})", formula(dice, 0), formula(dice, 0)), "%"),
        6 => (format!("dispersion(t{0}.books, t{0}.pupils)", dice.below(2)), "比值"),
        7 => {
            let (a, b, c) = three(dice);
            (format!("falls(f{a}, f{b}, f{c})"), "次")
        }
        _ => {
            let (a, b, _) = three(dice);
            (format!("f{a} - f{b}"), "人")
        }
    }
}

/// Three figures, each another one.
fn three(dice: &mut Dice) -> (u64, u64, u64) {
    let a = dice.below(10);
    let step = 1 + dice.below(4);
    (a, (a + step) % 10, (a + 2 * step) % 10)
}

fn if_zero(dice: &mut Dice) -> &'static str {
    ["open", "full", "none"][dice.below(3) as usize]
}

fn target(dice: &mut Dice, rule: &mut Value, unit: &str) {
    if unit == "人" && dice.chance(3) {
        rule["against"] = json!(formula(dice, 1));
    } else {
        rule["target"] = json!(dice.number(-5, 60));
    }
}

/// A rule worth `points`, a whole number; with 0 one that only deducts.
fn rule(dice: &mut Dice, points: u64, key: &str) -> Value {
    if dice.1 && points > 0 && dice.chance(3) {
        return wild::rule(dice, points, key);
    }
    let (value, unit) = value(dice);
    let zero = if_zero(dice);
    let points_text = points.to_string();
    let deducting = points == 0;
    let kinds: u64 = if deducting { 3 } else { 15 };
    let part =
        |name: &str, rule: Value| json!({ "title": "款", "points": points_text, "key": key, name: rule });
    match dice.below(kinds) {
        0 => {
            let mut rule = json!({
                "value": value, "op": dice.one_of(&[">=", "<="]), "unit": unit, "step": dice.number(1, 9),
                "deduct": dice.number(1, 3), "partial": dice.one_of(&["started", "whole", "exact"]),
                "if_zero": zero, "cite": cite(),
            });
            target(dice, &mut rule, unit);
            if deducting {
                rule["limit"] = json!(dice.one_of(&["none", "3"]));
            } else if dice.chance(2) {
                rule["limit"] = json!(dice.one_of(&["full", "1", "none"]));
            }
            part("per_step", rule)
        }
        1 => {
            let fault = |dice: &mut Dice, n: u64| json!({ "fact": format!("b{n}"), "when": dice.chance(2), "deduct": dice.number(1, 2) });
            let fault: Vec<Value> = (0..1 + dice.below(4)).map(|n| fault(dice, n)).collect();
            let limit = if deducting { "none" } else { dice.one_of(&["full", "none", "1"]) };
            part("faults", json!({ "fault": fault, "limit": limit, "cite": cite() }))
        }
        2 => part(
            "docked",
            json!({ "question": "问", "least": "1", "most": "3", "step": "0.5", "cite": cite() }),
        ),
        3 => {
            let mut rule = json!({
                "value": value, "op": dice.one_of(&[">=", ">", "<=", "<"]), "unit": unit, "if_zero": zero, "cite": cite(),
            });
            target(dice, &mut rule, unit);
            part("meets", rule)
        }
        4 => {
            let from = dice.number(-5, 50);
            part(
                "per_gain",
                json!({
                    "value": value, "unit": unit, "from": from, "step": dice.number(1, 5), "award": dice.number(1, 2),
                    "partial": dice.one_of(&["started", "whole", "exact"]), "if_zero": zero, "cite": cite(),
                }),
            )
        }
        5 => {
            let better = *dice.one_of(&["up", "down"]);
            let start = dice.below(60) as i64;
            let edge = |n: i64| if better == "up" { start - 7 * n } else { start + 7 * n };
            let count = (1 + dice.below(3)).min(points) as i64;
            let band: Vec<Value> = (0..count)
                .map(|n| json!({ "edge": edge(n).to_string(), "points": (points as i64 - n).to_string(), "cite": cite() }))
                .collect();
            part(
                "bands",
                json!({ "value": value, "unit": unit, "better": better, "band": band, "if_zero": zero }),
            )
        }
        6 => {
            let (a, b) = (dice.below(30) as i64, 31 + dice.below(30) as i64);
            let (open, close) = if dice.chance(2) { ("[", ")") } else { ("(", "]") };
            let range = |low: String, high: String| format!("{open}{low}, {high}{close}");
            let band = json!([
                { "range": range(b.to_string(), String::new()), "points": points_text, "cite": cite() },
                { "range": range(a.to_string(), b.to_string()), "points": dice.number(0, points as i64), "cite": cite() },
            ]);
            part(
                "bands",
                json!({ "value": value, "unit": unit, "better": "up", "band": band, "otherwise": "0", "if_zero": zero }),
            )
        }
        7 => {
            let comparison = |dice: &mut Dice| json!({ "value": formula(dice, 1), "op": ">=", "target": dice.number(0, 50), "unit": "人", "if_zero": "none" });
            let flag = json!({ "flag": "b1", "wanted": dice.chance(2) });
            let choice = json!({ "choice": "c0", "is": ["甲"] });
            let tier = json!([
                { "points": points_text, "all": [comparison(dice), flag] },
                { "points": "0.5", "all": [choice] },
            ]);
            part("tiers", json!({ "tier": tier, "otherwise": "0", "cite": cite() }))
        }
        8 => part(
            "share",
            json!({ "value": value, "full": dice.number(1, 90), "unit": unit, "if_zero": zero, "cite": cite() }),
        ),
        9 => part(
            "yes",
            json!({ "fact": format!("b{}", dice.below(4)), "wanted": dice.chance(2), "cite": cite() }),
        ),
        10 => {
            let low = points.saturating_sub(1).to_string();
            let half = format!("{}.5", points.saturating_sub(1));
            let band = json!([
                { "title": "好", "low": points_text, "high": points_text, "met": true, "text": "好。" },
                { "title": "差", "low": low, "high": half, "met": false, "text": "差。" },
            ]);
            part("judged", json!({ "question": "问", "band": band, "step": "0.5", "cite": cite() }))
        }
        11 => {
            let level = json!([
                { "is": "甲", "coefficient": "1" }, { "is": "乙", "coefficient": "0.8" }, { "is": "丙", "coefficient": "0.3" },
            ]);
            part(
                "coefficient",
                json!({ "fact": format!("c{}", dice.below(2)), "level": level, "cite": cite() }),
            )
        }
        12 => {
            let mut rule = json!({
                "value": format!("f{}", dice.below(10)), "unit": "人", "better": dice.one_of(&["up", "down"]),
                "ladder": [points_text, "0.5"], "otherwise": "0", "cite": cite(),
            });
            if dice.chance(2) {
                rule["peers"] = json!("t1.pupils");
                if dice.chance(2) {
                    rule["reaches"] = json!("mean");
                }
            } else {
                rule["rank"] = json!("r0");
            }
            part("ranked", rule)
        }
        13 => part("composed", composed::rule(dice, points)),
        _ => {
            let item = |n: u64, dice: &mut Dice, value: &str| {
                json!({
                    "title": format!("项{n}"), "value": value, "op": dice.one_of(&[">=", "<="]), "target": dice.number(1, 60),
                    "unit": "人", "cite": cite(),
                })
            };
            let rows = dice.chance(2);
            let count = 2 + dice.below(3);
            let item: Vec<Value> = (0..count)
                .map(|n| {
                    let value = if rows { "pupils".to_owned() } else { format!("f{}", dice.below(10)) };
                    item(n, dice, &value)
                })
                .collect();
            let mut rule = json!({ "item": item, "need": 1 + dice.below(count), "cite": cite() });
            if dice.chance(2) {
                rule["rest"] = json!("85");
            }
            if rows {
                rule["table"] = json!("t0");
                rule["by"] = json!(dice.one_of(&["all", "share"]));
            }
            part("n_of_m", rule)
        }
    }
}

fn indicator(dice: &mut Dice, n: u64) -> Value {
    let combine = *dice.one_of(&["sum", "sum", "sum", "best", "worst"]);
    let count = 1 + dice.below(3);
    let mut parts = Vec::new();
    let mut points = 0;
    let base = if combine == "sum" && dice.chance(3) { 2 + dice.below(3) } else { 0 };
    for at in 0..count {
        let worth = match combine {
            "sum" if base > 0 && dice.chance(2) => 0,
            "sum" => 1 + dice.below(4),
            _ => 2,
        };
        points = if combine == "sum" { points + worth } else { worth };
        parts.push(rule(dice, worth, &format!("k{at}")));
    }
    points += base;
    let mut indicator = json!({
        "id": format!("i{n}"), "title": "项", "points": points.to_string(), "combine": combine, "responsible": ["甲"],
        "evidence": ["乙"], "clause": "丙", "cite": cite(), "part": parts,
    });
    if base > 0 {
        indicator["base"] = json!(base.to_string());
    }
    if combine == "sum" && dice.chance(4) {
        let mut extra = rule(dice, 1, "extra");
        extra["bonus"] = json!(true);
        indicator["part"].as_array_mut().expect("parts").push(extra);
        if dice.chance(2) {
            indicator["cap"] = json!(points.to_string());
        }
    }
    if dice.chance(3) {
        indicator["not_applicable"] = json!(dice.one_of(&["full", "rescale", "undefined"]));
    }
    if dice.chance(5) {
        indicator["must"] = json!(true);
    }
    let mut inputs: Vec<String> = Vec::new();
    words(&indicator["part"], &mut inputs);
    indicator["inputs"] = json!(inputs);
    if dice.1 {
        wild::indicator(dice, &mut indicator, &inputs);
    }
    indicator
}

/// The facts that rules name, lookups' included.
fn words(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
                let (letter, digits) = word.split_at(word.len().min(1));
                let is_fact = "fbctr".contains(letter)
                    && !digits.is_empty()
                    && digits.bytes().all(|b| b.is_ascii_digit());
                let fact = if word == "by_class" { "c1" } else { word };
                if (is_fact || word == "by_class") && !found.iter().any(|known| known == fact) {
                    found.push(fact.to_owned());
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::Object(fields) => {
            for (key, field) in fields {
                if key != "key" {
                    words(field, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The rubric of a seed, or what the checker said of the file: then the generator is wrong.
pub(crate) fn rubric(seed: u64) -> Result<Rubric, String> {
    checked(files(&mut Dice::new(seed)))
}

/// The rubric of its files.
fn checked(files: Vec<(String, Value)>) -> Result<Rubric, String> {
    let said = |problems: Vec<source::Problem>| {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    source::read(files, &[]).map_err(said)
}

fn files(dice: &mut Dice) -> Vec<(String, Value)> {
    let facts = facts(dice);
    let mut files = Vec::new();
    let mut full = 0;
    let mut listed: Vec<String> = Vec::new();
    for domain in 0..2 {
        let indicators: Vec<Value> =
            (0..2 + dice.below(3)).map(|n| indicator(dice, domain * 10 + n)).collect();
        let points: u64 = indicators
            .iter()
            .map(|one| one["points"].as_str().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0))
            .sum();
        for one in &indicators {
            listed.extend(
                one["inputs"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|id| id.as_str().map(str::to_owned)),
            );
        }
        let mut file = json!({
            "id": format!("d{domain}"), "title": "面", "short_title": "面", "cite": cite(), "indicator": indicators,
        });
        if dice.chance(4) {
            file["weight"] = json!({ "points": "10", "cite": cite() });
            full += 10;
        } else if domain == 1 && dice.chance(3) {
            file["bonus_cap"] = json!("3");
        } else {
            full += points;
        }
        files.push((format!("{domain}.toml"), file));
    }
    // Facts that nothing asks for belong nowhere.
    let used: Vec<Value> =
        facts.into_iter().filter(|fact| listed.iter().any(|id| fact["id"] == **id)).collect();
    let lookup = json!([{
        "id": "by_class", "title": "分类", "unit": "人", "by": "c1",
        "entry": [
            { "is": "甲", "value": "10", "cite": cite() },
            { "is": "乙", "value": "20", "cite": cite() },
            { "is": "丙", "value": "30", "cite": cite() },
        ],
    }]);
    let has_class = listed.iter().any(|id| id == "c1");
    files[0].1["fact"] = json!(used);
    let has_must = files.iter().any(|(_, file)| file.to_string().contains("\"must\":true"));
    files.push((
        "rubric.toml".to_owned(),
        json!({
            "id": "random", "edition": "1", "title": "随机", "short_title": "随机", "issuer": "无", "label": "无", "about": "无",
            "full_points": full.to_string(), "points_places": dice.below(3), "source": [{ "key": "law", "title": "办法" }],
            "lookup": if has_class { lookup } else { json!([]) },
            "grade": [
                { "title": "好", "from": "9", "must": has_must, "cite": cite() },
                { "title": "中", "from": "4", "cite": cite() },
                { "title": "差", "from": "0", "cite": cite() },
            ],
        }),
    ));
    if dice.1 {
        files.push(("gates.toml".to_owned(), json!({ "gate": wild::gates(dice, &listed) })));
    }
    files
}

fn table(columns: &[Column], dice: &mut Dice, blanks: bool) -> String {
    let cell = |column: &Column, dice: &mut Dice| {
        if blanks && dice.chance(4) { String::new() } else { cell(column, dice) }
    };
    let row = |n: u64, dice: &mut Dice| {
        let cells: Vec<String> = columns.iter().map(|column| cell(column, dice)).collect();
        format!("校{n}\t{}", cells.join("\t"))
    };
    let rows: Vec<String> = (0..1 + dice.below(4)).map(|n| row(n, dice)).collect();
    rows.join("\n")
}

fn cell(column: &Column, dice: &mut Dice) -> String {
    let whole = matches!(column.kind, FactKind::Number { whole: true, .. });
    let number = dice.number(1, 99);
    if whole { number.split('.').next().unwrap_or_default().to_owned() } else { number }
}

/// A draft of a rubric: mostly figures, some blank, some bounds and words; with `all` nothing is left open.
pub(crate) fn draft(rubric: &Rubric, dice: &mut Dice, all: bool) -> RawAnswers {
    let mut answers = RawAnswers::default();
    for fact in &rubric.facts {
        if !all && dice.chance(3) {
            continue;
        }
        let text = typed(&fact.kind, dice, all);
        answers.facts.insert(fact.id.clone(), RawFact { text: text.into(), ..RawFact::default() });
    }
    for (key, spec) in rubric.judgments_with_keys() {
        if !all && dice.chance(2) {
            continue;
        }
        let points = judged(&rubric.judged_part(key).rule, dice);
        answers
            .judgments
            .insert(spec.id.clone(), RawJudgment { points: points.into(), ..RawJudgment::default() });
    }
    answers
}

fn typed(kind: &FactKind, dice: &mut Dice, exact: bool) -> String {
    match kind {
        FactKind::Flag => dice.one_of(&["是", "否"]).to_string(),
        FactKind::Choice { options } => dice.one_of(options).to_string(),
        FactKind::Table { columns } => table(columns, dice, !exact),
        FactKind::Number { bounds, whole, .. } => {
            let low = bounds.low.number().map_or(0, |low| low.plain().parse().unwrap_or(0));
            let high = bounds.high.number().map_or(low + 120, |high| high.plain().parse().unwrap_or(100));
            let number = if dice.1 && low <= 2 && dice.chance(3) {
                (low.max(0) + dice.below(3) as i64).to_string()
            } else {
                dice.number(low, high)
            };
            let number =
                if *whole { number.split('.').next().unwrap_or_default().to_owned() } else { number };
            match dice.below(12) {
                0 if !exact => format!("≥{number}"),
                1 if !exact => format!("<{number}"),
                2 if !exact => "不适用".to_owned(),
                3 if !exact => "不清楚".to_owned(),
                4 => {
                    if low <= 0 {
                        "0".to_owned()
                    } else {
                        number
                    }
                }
                _ => number,
            }
        }
    }
}

fn judged(rule: &Rule, dice: &mut Dice) -> String {
    match rule {
        Rule::Judged(rule) => {
            let band = dice.one_of(&rule.bands);
            if dice.chance(2) { band.low.plain() } else { band.high.plain() }
        }
        Rule::Docked(rule) => match dice.below(3) {
            0 => "0".to_owned(),
            1 => rule.least.plain(),
            _ => rule.most.plain(),
        },
        _ => String::new(),
    }
}

/// Fills in what is open in a draft, some of it or all; bounds are kept to. With wild dice some of it turns out 不适用.
pub(crate) fn complete(rubric: &Rubric, answers: &RawAnswers, dice: &mut Dice, all: bool) -> RawAnswers {
    let mut complete = answers.clone();
    // A weight that nobody has set is no blank: the rubric's own holds.
    let weights: Vec<_> = rubric.domains.iter().filter_map(|domain| domain.weight.as_ref()?.fact).collect();
    for (_, fact) in rubric.facts_with_keys().filter(|(key, _)| !weights.contains(key)) {
        let known = answers.facts.get(&fact.id).map_or("", |fact| &fact.text);
        let filled = match known {
            // Whether it is accepted or not.
            "" | "不清楚" if dice.1 && dice.chance(5) => "不适用".to_owned(),
            "" | "不清楚" if all || dice.chance(2) => typed(&fact.kind, dice, true),
            bound if bound.starts_with(['≥', '<']) && (all || dice.chance(2)) => {
                match within(&fact.kind, bound, dice) {
                    Some(text) => text,
                    None => continue,
                }
            }
            rows if rows.contains('\t') => {
                let cell = |text: &str, dice: &mut Dice| {
                    if text.is_empty() && (all || dice.chance(2)) {
                        dice.number(1, 99)
                    } else {
                        text.to_owned()
                    }
                };
                let row = |row: &str, dice: &mut Dice| {
                    row.split('\t').map(|text| cell(text, dice)).collect::<Vec<_>>().join("\t")
                };
                rows.lines().map(|line| row(line, dice)).collect::<Vec<_>>().join("\n")
            }
            _ => continue,
        };
        complete.facts.insert(fact.id.clone(), RawFact { text: filled.into(), ..RawFact::default() });
    }
    for (key, spec) in rubric.judgments_with_keys() {
        if !answers.judgments.contains_key(&spec.id) && (all || dice.chance(2)) {
            let points = match dice.1 && dice.chance(5) {
                true => "不适用".to_owned(),
                false => judged(&rubric.judged_part(key).rule, dice),
            };
            complete
                .judgments
                .insert(spec.id.clone(), RawJudgment { points: points.into(), ..RawJudgment::default() });
        }
    }
    complete
}

/// A figure that a bound leaves possible: the edge itself where it is in, or a step from it.
fn within(kind: &FactKind, bound: &str, dice: &mut Dice) -> Option<String> {
    use lvzhi::number::Number;
    let FactKind::Number { bounds, .. } = kind else { return None };
    let (from, strict) = match bound.strip_prefix('<') {
        Some(number) => (Number::from_decimal(number)?, true),
        None => (Number::from_decimal(bound.trim_start_matches('≥'))?, false),
    };
    let step = Number::whole(dice.below(9) as i64);
    let value = if strict { &from - &(&step + &Number::one()) } else { &from + &step };
    let value = if value.is_whole() || !matches!(kind, FactKind::Number { whole: true, .. }) {
        value
    } else {
        value.floor()
    };
    bounds.contains(&value).then(|| value.plain())
}
