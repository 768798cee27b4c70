//! What is tried in the hands of others: drafts of each example, random ones, a city's own table, and figures at an edge.

use std::rc::Rc;

use anyhow::{Context as _, Result, anyhow, ensure};
use lvzhi::blocks;
use lvzhi::draft::{Draft, Outcome};
use lvzhi::examples;
use lvzhi::facts::{RawFact, RawJudgment};
use lvzhi::number::{End, Number};
use lvzhi::printed::{self, Corrections, Particulars, Scorings};
use lvzhi::rubric::{Asked, FactKey, FactKind, JudgmentKey, Rubric, Rule};
use lvzhi::rubrics::{self, Listed, Shelf};
use lvzhi::text;
use serde_json::{Map, Value, json};

/// So many random drafts.
const RANDOM: usize = 20;

/// A draft, what is typed into its table, and the draft that this makes.
pub(super) struct Trial {
    pub(super) name: String,
    pub(super) rubric: Rc<Rubric>,
    pub(super) before: Draft,
    pub(super) after: Draft,
    pub(super) typed: Map<String, Value>,
}

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }
}

/// All of them, the same in every run.
pub(super) fn trials() -> Result<Vec<Trial>> {
    let shelf = rubrics::shelf();
    let mut dice = Dice(7);
    let mut trials = Vec::new();
    for number in 1..=examples::COUNT {
        let draft = Draft::clone(&examples::example(number - 1));
        let rubric = shelf.rubric(&draft.rubric).context("an example without a rubric")?.clone();
        trials.push(Trial::of(format!("example-{number}"), &rubric, draft, &mut dice));
    }
    let listed: Vec<Rc<Listed>> = shelf.entries().iter().map(|one| one.listed.clone()).collect();
    for number in 0..RANDOM {
        let draft = Draft::new(&listed[number % listed.len()]);
        let rubric = shelf.rubric(&draft.rubric).context("a rubric that is not here")?.clone();
        let draft = random(draft, &rubric, &mut dice);
        trials.push(Trial::of(format!("random-{number}"), &rubric, draft, &mut dice));
    }
    for number in 0..3 {
        let rubric = city(&shelf)?;
        let draft = random(Draft::default(), &rubric, &mut dice);
        trials.push(Trial::of(format!("{CITY}-{number}"), &rubric, draft, &mut dice));
    }
    for (name, draft, rubric) in sums(&shelf)? {
        trials.push(Trial::of(name.to_owned(), &rubric, draft, &mut dice));
    }
    // At the line of 1.5 %, and a ten millionth of it to either side: 1.4999999, 1.5, 1.5000001.
    for (name, spent) in [("below", "14999.999"), ("at", "15000"), ("above", "15000.001")] {
        let mut draft = Draft::clone(&examples::example(0));
        let mut put = |id: &str, text: &str| draft.answers.facts.insert(id.into(), fact(text));
        put("training.spent", spent);
        put("salary.total", "1000000");
        let rubric = shelf.rubric(&draft.rubric).context("no rubric")?.clone();
        trials.push(Trial::of(format!("edge-{name}"), &rubric, draft, &mut dice));
    }
    Ok(trials)
}

/// 0.1 and 0.2 against a line of 0.3, which they reach exactly, and miss by their binary sum's last digit; then 0.01 less.
fn sums(shelf: &Shelf) -> Result<Vec<(&'static str, Draft, Rc<Rubric>)>> {
    let mut rubric: Value = serde_json::from_str(include_str!("../../../tests/own_rubric.json"))?;
    let domain = &mut rubric["domain"][0];
    let mut second = domain["fact"][0].clone();
    (second["id"], second["whole"]) = (json!("zhengan.halls"), json!(false));
    domain["fact"][0]["whole"] = json!(false);
    domain["fact"].as_array_mut().context("facts")?.push(second);
    let indicator = &mut domain["indicator"][0];
    indicator["inputs"] = json!(["zhengan.kitchens", "zhengan.halls"]);
    indicator["part"][0]["meets"]["value"] = json!("zhengan.kitchens + zhengan.halls");
    indicator["part"][0]["meets"]["target"] = json!("0.3");
    let own = rubrics::own(&rubric.to_string(), shelf).map_err(|problems| anyhow!("{problems:?}"))?;
    let rubric = own.rubric.0;
    let with = |name, other: &str, won: &str| {
        let mut draft = Draft { county: "某县".into(), year: "2024".into(), ..Draft::default() };
        draft.answers.facts.insert("zhengan.kitchens".into(), fact("0.1"));
        draft.answers.facts.insert("zhengan.halls".into(), fact(other));
        let points = Outcome::of(&rubric, &draft.answers, None).assessment.indicators[0].points.low.plain();
        ensure!(points == won, "{name}: {points}");
        Ok((name, draft, rubric.clone()))
    };
    Ok(vec![with("sum-at", "0.2", "6")?, with("sum-below", "0.19", "0")?])
}

/// A fact as it is typed.
pub(super) fn fact(text: &str) -> RawFact {
    RawFact { text: text.into(), ..RawFact::default() }
}

/// What the trials of a city's own table are called.
pub(super) const CITY: &str = "city";

/// A city's table whose clauses compose conditions, steps, sums and ends.
const CLAUSES: &str = "\
一级指标\t二级指标\t分值\t评分标准
保障\t普惠性幼儿园\t4\t普惠性幼儿园覆盖率达到85%的得4分，每低1个百分点扣0.5分，扣完为止。
保障\t经费增长\t6\t生均公用经费增长5%以上的得6分，3%以上不足5%的得3分，不足3%的不得分。
保障\t校车\t3\t发生1起校车安全事故扣1分，扣完为止。
保障\t培训\t5\t教师培训经费占比达到1.5%的得3分；教师培训率达到100%的得2分，每低1个百分点扣0.1分，扣完为止。
";

/// The rubric of the city's table, as the page makes it.
fn city(shelf: &Shelf) -> Result<Rc<Rubric>> {
    let printed = printed::read(&blocks::read_text("city.tsv", CLAUSES)?, &Corrections::default());
    let readings = printed::readings(&printed, &Scorings::default());
    let made = printed::rubric(&printed, &Particulars::of(&printed), &readings, &text::RUBRIC_WORDS)
        .map_err(|why| anyhow!(text::no_rubric(&why)))?;
    let own = rubrics::own(&made.json, shelf).map_err(|problems| anyhow!("{problems:?}"))?;
    let rubric = own.rubric.0;
    let composed = rubric
        .indicators
        .iter()
        .flat_map(|one| &one.parts)
        .filter(|part| matches!(part.rule, Rule::Composed(_)));
    ensure!(composed.count() >= 3, "the clauses are read");
    Ok(rubric)
}

/// A draft with most of its figures filled in: plainly, in words, as bounds, or not at all.
fn random(mut draft: Draft, rubric: &Rubric, dice: &mut Dice) -> Draft {
    draft.county = "某县".into();
    draft.year = "2024".into();
    for (key, spec) in rubric.facts_with_keys() {
        let text = match dice.below(20) {
            0 => String::new(),
            1 => "不适用".to_owned(),
            2 => "不清楚".to_owned(),
            3 => "=1+1".to_owned(),
            4 => "≥3".to_owned(),
            _ => plain(rubric, key, dice),
        };
        draft.answers.facts.insert(spec.id.clone(), fact(&text));
    }
    for (key, spec) in rubric.judgments_with_keys() {
        let points = match dice.below(8) {
            0 => String::new(),
            1 => "不适用".to_owned(),
            _ => judged(rubric, key, dice),
        };
        draft
            .answers
            .judgments
            .insert(spec.id.clone(), RawJudgment { points: points.into(), ..RawJudgment::default() });
    }
    draft
}

/// An answer that says plainly what it is.
fn plain(rubric: &Rubric, fact: FactKey, dice: &mut Dice) -> String {
    match &rubric.fact(fact).kind {
        FactKind::Flag => ["是", "否"][dice.below(2)].to_owned(),
        FactKind::Choice { options } => options[dice.below(options.len())].to_string(),
        FactKind::Table { .. } => "甲\t12\t3\n乙\t8\t2".to_owned(),
        FactKind::Number { bounds, whole, .. } => {
            let number = |end: &End| end.number().and_then(|end| end.floor().plain().parse::<usize>().ok());
            let most = number(&bounds.high).unwrap_or(900).min(100_000);
            let least = number(&bounds.low).unwrap_or(0);
            let figure = (least + dice.below(most.saturating_sub(least) + 1)).to_string();
            // A share is most often near its line.
            let figure =
                if most == 100 && dice.below(3) > 0 { (80 + dice.below(20)).to_string() } else { figure };
            if *whole || figure == most.to_string() {
                figure
            } else {
                format!("{figure}.{}", [0, 5, 25, 37][dice.below(4)])
            }
        }
    }
}

fn judged(rubric: &Rubric, key: JudgmentKey, dice: &mut Dice) -> String {
    match rubric.judged_part(key).rule.asked() {
        Some(Asked::Judged(rule)) => {
            let band = &rule.bands[dice.below(rule.bands.len())];
            [&band.low, &band.high][dice.below(2)].plain()
        }
        Some(Asked::Docked(rule)) => [&Number::zero(), &rule.least, &rule.most][dice.below(3)].plain(),
        None => String::new(),
    }
}

impl Trial {
    /// A draft, and ten changes to what can be typed into its table.
    fn of(name: String, rubric: &Rc<Rubric>, before: Draft, dice: &mut Dice) -> Self {
        let (mut after, mut typed) = (before.clone(), Map::new());
        let cells: Vec<FactKey> = rubric
            .facts_with_keys()
            .filter(|(_, spec)| !matches!(spec.kind, FactKind::Table { .. }))
            .map(|(key, _)| key)
            .collect();
        for at in 0..10 {
            let key = cells[dice.below(cells.len())];
            let spec = rubric.fact(key);
            let text = if at == 9 { String::new() } else { plain(rubric, key, dice) };
            // A person's program may keep a figure as a number or as a text.
            let number = text.parse::<serde_json::Number>().ok().filter(|_| at % 2 == 0);
            let value = match (number, text.is_empty()) {
                (_, true) => Value::Null,
                (Some(number), _) => Value::Number(number),
                (None, _) => Value::String(text.clone()),
            };
            typed.insert(spec.id.to_string(), value);
            after.answers.facts.insert(spec.id.clone(), fact(&text));
        }
        for (key, spec) in rubric.judgments_with_keys().take(4) {
            let points = judged(rubric, key, dice);
            typed.insert(format!("judgment:{}", spec.id), json!(points.parse::<serde_json::Number>().ok()));
            after
                .answers
                .judgments
                .insert(spec.id.clone(), RawJudgment { points: points.into(), ..RawJudgment::default() });
        }
        Self { name, rubric: rubric.clone(), before, after, typed }
    }
}
