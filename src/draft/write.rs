//! [`Draft`] → JSON. Decimals are strings, exact; `result` is a snapshot for readers without the page.

mod json;

use super::{Book, Draft, FORMAT, Local, MOST, MergeRecord, NameOf, Outcome, VERSION};
use crate::engine::Verdict;
use crate::number::{Range, Truth};
use crate::rubric::{Certainty, Rubric, Severity};

pub(crate) use json::Json;

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
    content(&mut file, draft, For::Others);
    if let Some((rubric, outcome)) = result {
        file.key("result");
        write_result(&mut file, rubric, outcome);
    }
    file.text("saved", stamp.saved);
    tail(&mut file, draft, For::Others);
    file.close('}');
    file.text + "\n"
}

/// A draft as the browser keeps it: without the result, which is computed, with what only this browser knows. `name_of` gives the
/// name under which an own rubric's file is kept beside the drafts, so that it need not stand in each of them; where it gives none
/// the file stands in the draft.
pub fn write_local(draft: &Draft, local: &Local, name_of: NameOf<'_>) -> String {
    let mut file = Json::default();
    file.open('{');
    head(&mut file, "", &draft.title);
    content(&mut file, draft, For::Browser(name_of));
    tail(&mut file, draft, For::Browser(name_of));
    file.key("local");
    file.open('{');
    file.text("before", &local.before.join(" "));
    file.text("changed", &local.changed);
    file.word("deleted", truth_word(local.deleted));
    file.text("since", &local.since);
    file.close('}');
    file.close('}');
    file.text + "\n"
}

/// Whom a draft is written for.
#[derive(Clone, Copy)]
enum For<'a> {
    /// People and programs elsewhere: a year is a number where it reads as one, and all that is needed comes along.
    Others,
    /// This browser: a year is a text, so that ２０１９年 stays that, and what is kept beside the draft is named.
    Browser(NameOf<'a>),
}

/// What tells what the file is.
fn head(file: &mut Json, disclaimer: &str, title: &str) {
    file.text("format", FORMAT);
    file.word("version", &VERSION.to_string());
    file.text_if("disclaimer", disclaimer);
    file.text_if("title", title);
}

/// What was filled in: of the draft itself, or of a copy it has seen.
fn content(file: &mut Json, draft: &Draft, reader: For<'_>) {
    let name_of = match reader {
        For::Others => None,
        For::Browser(name_of) => Some(name_of),
    };
    file.text("county", &draft.county);
    match draft.year_number().filter(|_| name_of.is_none()) {
        Some(year) => file.word("year", &year.to_string()),
        None if draft.year.is_empty() && name_of.is_none() => file.word("year", "null"),
        // A year that does not read as one is kept as it was typed.
        None => file.text("year", &draft.year),
    }
    file.text_if("note", &draft.note);
    file.key("rubric");
    file.open('{');
    file.text("id", &draft.rubric.id);
    file.text("edition", &draft.rubric.edition);
    file.text("hash", &draft.rubric.hash);
    let source = draft.rubric.source.as_ref();
    let name = source.and_then(|source| name_of?(source));
    if let (Some(source), None) = (source, &name) {
        file.key("source");
        file.text.push_str(source);
    }
    if name_of.is_some() {
        file.text_if("kept", name.as_deref().unwrap_or(&draft.rubric.kept));
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
fn tail(file: &mut Json, draft: &Draft, reader: For<'_>) {
    file.text_if("copy", &draft.copy);
    if !draft.seen.is_empty() {
        file.key("seen");
        file.open('{');
        for (copy, seen) in draft.seen.iter() {
            file.key(copy);
            file.open('{');
            content(file, seen, reader);
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
            file.word("taken", truth_word(item.taken));
            file.close('}');
        }
        file.close(']');
        file.close('}');
    }
    file.close(']');
}

/// The `result` of a draft file.
fn write_result(file: &mut Json, rubric: &Rubric, outcome: &Outcome) {
    let assessment = &outcome.assessment;
    file.open('{');
    // Where nothing was run, nothing is said to have been found, nor that nothing was.
    if !outcome.checked.is_awaited {
        file.key("checks");
        file.open('[');
        for finding in &outcome.checked.findings {
            file.item();
            file.open('{');
            file.texts("facts", finding.facts.iter().map(|key| &*rubric.fact(*key).id));
            file.text("id", &finding.id);
            file.text("severity", severity(finding.severity));
            file.close('}');
        }
        file.close(']');
    }
    file.key("domains");
    file.open('{');
    for (domain, result) in rubric.domains.iter().zip(&assessment.domains) {
        file.key(&domain.id);
        file.open('{');
        file.text("full", &result.full.plain());
        range(file, &result.points);
        file.close('}');
    }
    file.close('}');
    file.text("full", &assessment.full.plain());
    file.key("gates");
    file.open('[');
    for (gate, result) in rubric.gates.iter().zip(&assessment.gates) {
        file.item();
        file.open('{');
        file.word("fired", fired(result.fired));
        file.text("id", &gate.id);
        file.close('}');
    }
    file.close(']');
    file.key("grade");
    file.open('{');
    file.text("high", &rubric.grades[assessment.grade.high].title);
    file.text("low", &rubric.grades[assessment.grade.low].title);
    file.close('}');
    file.key("indicators");
    file.open('{');
    for (indicator, result) in rubric.indicators.iter().zip(&assessment.indicators) {
        file.key(&indicator.id);
        file.open('{');
        file.text("certainty", certainty(indicator.certainty()));
        range(file, &result.points);
        file.texts("missing", result.missing.iter().map(|key| &*rubric.fact(*key).id));
        file.text("verdict", verdict(result.verdict));
        file.close('}');
    }
    file.close('}');
    file.word("settled", &assessment.settled.to_string());
    file.key("total");
    file.open('{');
    range(file, &assessment.total);
    file.close('}');
    file.close('}');
}

fn range(file: &mut Json, range: &Range) {
    file.text("high", &range.high.plain());
    file.text("low", &range.low.plain());
}

/// The `result` of a draft file, by itself.
///
/// # Panics
/// When what is written here is no JSON.
pub fn result_json(rubric: &Rubric, outcome: &Outcome) -> serde_json::Value {
    let mut file = Json::default();
    write_result(&mut file, rubric, outcome);
    serde_json::from_str(&file.text).expect("JSON is written")
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

fn fired(fired: Truth) -> &'static str {
    match fired {
        Truth::Yes => "true",
        Truth::No => "false",
        Truth::Open => "null",
    }
}

fn truth_word(is_true: bool) -> &'static str {
    if is_true { "true" } else { "false" }
}
