//! [`Draft`] → JSON. Decimals are strings, exact; `result` is a snapshot for readers without the page.

use super::{Book, Draft, FORMAT, Fields, Local, MOST, MergeRecord, Outcome, VERSION};
use crate::engine::Verdict;
use crate::number::Range;
use crate::rubric::{Certainty, Rubric, Severity};
use serde_json::{Map, Value, json};

/// What a file says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// That the result is a calculation, not an official evaluation.
    pub disclaimer: &'a str,
    /// Local time of writing, `2026-11-22T14:03:05`.
    pub saved: &'a str,
}

/// A draft file for people and programs, with its result where its rubric is at hand.
pub fn write(draft: &Draft, result: Option<(&Rubric, &Outcome)>, stamp: Stamp<'_>) -> String {
    let mut file = Json::default();
    file.open('{');
    head(&mut file, stamp.disclaimer, &draft.title);
    content(&mut file, draft, Years::Numbers);
    if let Some((rubric, outcome)) = result {
        file.key("result");
        file.value(&result_json(rubric, outcome));
    }
    file.text("saved", stamp.saved);
    tail(&mut file, draft, Years::Numbers);
    file.close('}');
    file.text + "\n"
}

/// A draft as the browser keeps it: without the result, which is computed, with what only this browser knows.
pub fn write_local(draft: &Draft, local: &Local) -> String {
    let mut file = Json::default();
    file.open('{');
    head(&mut file, "", &draft.title);
    content(&mut file, draft, Years::AsTyped);
    tail(&mut file, draft, Years::AsTyped);
    file.key("local");
    let before = local.before.join(" ");
    file.value(&json!({ "changed": &*local.changed, "deleted": local.deleted, "since": &*local.since, "before": before }));
    file.close('}');
    file.text + "\n"
}

/// How years are written.
#[derive(Clone, Copy, PartialEq)]
enum Years {
    /// As numbers where they read as one.
    Numbers,
    /// As texts: ２０１９年 stays that.
    AsTyped,
}

/// What tells what the file is.
fn head(file: &mut Json, disclaimer: &str, title: &str) {
    file.text("format", FORMAT);
    file.key("version");
    file.value(&Value::from(VERSION));
    file.text_if("disclaimer", disclaimer);
    file.text_if("title", title);
}

/// What was filled in: of the draft itself, or of a copy it has seen.
fn content(file: &mut Json, draft: &Draft, years: Years) {
    file.text("county", &draft.county);
    file.key("year");
    file.value(&match draft.year_number().filter(|_| years == Years::Numbers) {
        Some(year) => Value::from(year),
        None if draft.year.is_empty() && years == Years::Numbers => Value::Null,
        // A year that does not read as one is kept as it was typed.
        None => Value::from(&*draft.year),
    });
    file.text_if("note", &draft.note);
    file.key("rubric");
    file.open('{');
    file.text("id", &draft.rubric.id);
    file.text("edition", &draft.rubric.edition);
    file.text("hash", &draft.rubric.hash);
    if let Some(source) = &draft.rubric.source {
        file.key("source");
        file.text.push_str(source);
    }
    file.fields(Some(&draft.extra.rubric));
    file.close('}');
    file.text_if("part", &draft.part);
    file.key("facts");
    file.open('{');
    for (id, fact) in draft.answers.facts.iter() {
        file.key(id);
        file.open('{');
        file.text("text", &fact.text);
        file.text("note", &fact.note);
        file.text("by", &fact.by);
        file.text_if("at", &fact.at);
        file.fields(draft.extra.facts.get(id));
        file.close('}');
    }
    file.close('}');
    file.key("judgments");
    file.open('{');
    for (id, judgment) in draft.answers.judgments.iter() {
        file.key(id);
        file.open('{');
        file.text("points", &judgment.points);
        file.text("reason", &judgment.reason);
        file.text_if("by", &judgment.by);
        file.text_if("at", &judgment.at);
        file.fields(draft.extra.judgments.get(id));
        file.close('}');
    }
    file.close('}');
    for book in Book::ALL {
        let texts = &draft.books[book];
        if texts.is_empty() {
            continue;
        }
        file.key(book.key());
        file.open('{');
        for (one, texts) in texts.iter() {
            file.key(one);
            file.open('{');
            texts.iter().for_each(|(other, text)| file.text(other, text));
            file.close('}');
        }
        file.close('}');
    }
}

/// What a draft knows of other copies, and what this version does not know.
fn tail(file: &mut Json, draft: &Draft, years: Years) {
    file.text_if("copy", &draft.copy);
    if !draft.seen.is_empty() {
        file.key("seen");
        file.open('{');
        for (copy, seen) in draft.seen.iter() {
            file.key(copy);
            file.open('{');
            content(file, seen, years);
            file.fields(Some(&seen.extra.top));
            file.close('}');
        }
        file.close('}');
    }
    ledger(file, &draft.ledger);
    file.fields(Some(&draft.extra.top));
}

fn ledger(file: &mut Json, ledger: &[MergeRecord]) {
    // The oldest are forgotten before there are more than would be read again.
    let mut items = 0;
    let is_kept = |record: &&MergeRecord| {
        items += record.items.len();
        items <= MOST
    };
    let kept = ledger.iter().rev().take(MOST).take_while(is_kept).count();
    if kept == 0 {
        return;
    }
    file.key("ledger");
    file.open('[');
    for record in &ledger[ledger.len() - kept..] {
        file.item();
        file.open('{');
        file.text("at", &record.at);
        file.text("file", &record.file);
        file.text_if("unit", &record.unit);
        file.key("items");
        file.open('[');
        for item in record.items.iter() {
            file.item();
            file.open('{');
            file.text("slot", &item.slot.path());
            for (key, given) in [("ours", &item.ours), ("theirs", &item.theirs)] {
                file.key(key);
                file.open('{');
                file.text("text", &given.text);
                file.text_if("at", &given.at);
                file.text_if("by", &given.by);
                file.close('}');
            }
            file.key("taken");
            file.value(&Value::from(item.taken));
            file.close('}');
        }
        file.close(']');
        file.close('}');
    }
    file.close(']');
}

/// JSON as it grows, a line a value.
#[derive(Default)]
struct Json {
    text: String,
    depth: usize,
}

impl Json {
    /// A line of its own, after a comma where something stands before.
    fn item(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.text.ends_with(['{', '[']) {
            self.line();
        }
        self.text.push(bracket);
    }

    fn key(&mut self, key: &str) {
        self.item();
        self.text.push_str(&Value::from(key).to_string());
        self.text.push_str(": ");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text.push_str(&Value::from(text).to_string());
    }

    fn text_if(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// A value, indented as far as it stands in.
    fn value(&mut self, value: &Value) {
        let lines = format!("{value:#}").replace('\n', &format!("\n{}", "  ".repeat(self.depth)));
        self.text.push_str(&lines);
    }

    /// Fields not known here, letter by letter.
    fn fields(&mut self, fields: Option<&Fields>) {
        for (key, raw) in fields.into_iter().flatten() {
            self.key(key);
            self.text.push_str(raw.json());
        }
    }
}

/// The `result` of a draft file.
pub fn result_json(rubric: &Rubric, outcome: &Outcome) -> Value {
    let assessment = &outcome.assessment;
    let fact_ids = |keys: &[crate::rubric::FactKey]| -> Vec<Value> {
        keys.iter().map(|key| Value::from(&*rubric.fact(*key).id)).collect()
    };
    let mut indicators = Map::new();
    for (indicator, result) in rubric.indicators.iter().zip(&assessment.indicators) {
        let Range { low, high } = &result.points;
        let value = json!({
            "verdict": verdict(result.verdict),
            "low": low.plain(),
            "high": high.plain(),
            "missing": fact_ids(&result.missing),
            "certainty": certainty(indicator.certainty()),
        });
        indicators.insert(indicator.id.to_string(), value);
    }
    let checks: Vec<Value> = outcome
        .checked
        .findings
        .iter()
        .map(|finding| {
            json!({
                "id": &*finding.id,
                "severity": severity(finding.severity),
                "facts": fact_ids(&finding.facts),
            })
        })
        .collect();
    let gates: Vec<Value> = rubric
        .gates
        .iter()
        .zip(&assessment.gates)
        .map(|(gate, result)| json!({ "id": &*gate.id, "fired": fired(result.fired) }))
        .collect();
    let mut domains = Map::new();
    for (domain, result) in rubric.domains.iter().zip(&assessment.domains) {
        let Range { low, high } = &result.points;
        let value = json!({ "low": low.plain(), "high": high.plain(), "full": result.full.plain() });
        domains.insert(domain.id.to_string(), value);
    }
    json!({
        "full": assessment.full.plain(),
        "domains": domains,
        "total": { "low": assessment.total.low.plain(), "high": assessment.total.high.plain() },
        "grade": {
            "low": &*rubric.grades[assessment.grade.low].title,
            "high": &*rubric.grades[assessment.grade.high].title,
        },
        "settled": assessment.settled,
        "indicators": indicators,
        "gates": gates,
        "checks": checks,
    })
}

/// The word for a verdict in files and in `data-verdict`.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Missing => "missing",
        Verdict::Judgment => "judgment",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// The word for how sure the numbers are that an indicator rests on.
fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "official",
        Certainty::Inferred => "inferred",
        Certainty::Unverified => "unverified",
        Certainty::Own => "own",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn fired(fired: crate::number::Truth) -> Value {
    match fired {
        crate::number::Truth::Yes => Value::from(true),
        crate::number::Truth::No => Value::from(false),
        crate::number::Truth::Open => Value::Null,
    }
}
