//! `cargo xtask rubric clause`: what the reader makes of clauses, one line of JSON for each; `clauses` counts them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::process::ExitCode;

use lvzhi::clause::{
    self, Ambiguity, Ask, AskKind, ClauseReading, JudgedLevel, Replies, Reply, Scored, Status,
};
use lvzhi::number::Number;
use lvzhi::text;
use serde_json::{Map, Value, json};

/// Reads lines from the standard input and prints a line for each; what is no clause is told, and the rest goes on.
pub(crate) fn clause() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for line in stdin().lock().lines() {
        let Ok(line) = line else { return ExitCode::FAILURE };
        if line.trim().is_empty() {
            continue;
        }
        let said = match say(&line) {
            Ok(said) => said,
            Err(error) => {
                code = ExitCode::FAILURE;
                error
            }
        };
        // Who reads only the first lines, as `head` does, has had enough.
        if writeln!(stdout(), "{said}").is_err() {
            return code;
        }
    }
    code
}

/// Counts the clauses of files by outcome and by the family that stands in `kind`; what is read and gives another score than one that
/// was worked out is counted as wrong, and told. `clarity` other than `clear` makes a family of its own.
pub(crate) fn clauses(files: &[&str]) -> ExitCode {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for name in files {
        let Ok(lines) = fs::read_to_string(name) else {
            eprintln!("error: {name}: cannot be read");
            return ExitCode::FAILURE;
        };
        for line in lines.lines() {
            let value: Value = serde_json::from_str(line).unwrap_or_default();
            let Some((text, points)) = asked(&value) else { continue };
            let reading = clause::read(text, points.as_ref(), &[]);
            let clarity = value["clarity"].as_str().unwrap_or("clear");
            let kind = value["kind"].as_str().unwrap_or("-").to_owned();
            let kind = if clarity == "clear" { kind } else { clarity.to_owned() };
            let wrong = reading.status == Status::Read
                && clarity == "clear"
                && !scores_as_told(text, points.as_ref(), &reading, &value);
            if wrong {
                println!("wrong: {text}");
            }
            let column = if wrong { 3 } else { place(reading.status) };
            for family in [kind, format!("all {clarity}")] {
                counts.entry(family).or_default()[column] += 1;
            }
        }
    }
    println!("{:<20}{:>6}{:>6}{:>8}{:>7}", "family", "read", "ask", "judged", "wrong");
    for (family, [read, ask, judged, wrong]) in counts {
        println!("{family:<20}{read:>6}{ask:>6}{judged:>8}{wrong:>7}");
    }
    ExitCode::SUCCESS
}

/// Whether all examples of a line give the score that stands beside them; their values are by id, or by what stands in a title.
fn scores_as_told(text: &str, points: Option<&Number>, reading: &ClauseReading, line: &Value) -> bool {
    line["examples"].as_array().into_iter().flatten().all(|example| {
        let mut values = Map::new();
        for (at, ask) in reading.asks.iter().enumerate() {
            let told = example["values"].as_object().into_iter().flatten();
            let named = told
                .filter(|(key, _)| **key == ask_id(at) || ask.title.contains(key.as_str()))
                .max_by_key(|(key, _)| key.chars().count());
            values.extend(named.map(|(_, value)| (ask_id(at), value.clone())));
        }
        score(text, points, reading, &json!({ "values": values })) == example["score"]
    })
}

fn place(status: Status) -> usize {
    match status {
        Status::Read => 0,
        Status::Ask => 1,
        Status::Judged => 2,
    }
}

/// The text and the points of a line.
fn asked(value: &Value) -> Option<(&str, Option<Number>)> {
    let points = match &value["points"] {
        Value::Null => None,
        other => Some(Number::from_decimal(plain(other).trim_end_matches('分'))?),
    };
    Some((value["text"].as_str()?, points))
}

/// What stands in a JSON value, as text.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn say(line: &str) -> Result<Value, Value> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| json!({ "id": null, "error": error.to_string() }))?;
    let id = value["id"].clone();
    let refused = || json!({ "id": id, "error": text::clause::NO_CLAUSE });
    let (text, points) = asked(&value).filter(|_| !id.is_null()).ok_or_else(refused)?;
    let reading = clause::read(text, points.as_ref(), &[]);
    let asks: Vec<Value> =
        reading.asks.iter().enumerate().map(|(at, ask)| ask_as_json(&ask_id(at), &ask.title, ask)).collect();
    let doubts = doubts_as_json(text, points.as_ref(), &reading);
    let judged = reading.judged.as_ref().map(|given| {
        let step = json!(given.step.as_ref().map(Number::plain));
        judgement_as_json(&given.low, &given.high, &step, &given.levels)
    });
    let mut said = json!({
        "id": id,
        "status": status_word(reading.status),
        "words": text::clause::words(&reading),
        "asks": asks,
        "doubts": doubts,
        "judged": judged,
    });
    if let Some(examples) = value["examples"].as_array() {
        said["scores"] =
            examples.iter().map(|example| score(text, points.as_ref(), &reading, example)).collect();
    }
    Ok(said)
}

pub(crate) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Read => "read",
        Status::Ask => "ask",
        Status::Judged => "judged",
    }
}

/// What a reading leaves open, with each choice in words.
pub(crate) fn doubts_as_json(text: &str, points: Option<&Number>, reading: &ClauseReading) -> Vec<Value> {
    let doubt = |doubt: &Ambiguity| {
        let choice = |choice: usize| {
            text::clause::words(&clause::read(text, points, &[(doubt.about.to_owned(), choice)]))
        };
        let choices: Vec<String> = (0..doubt.choices).map(choice).collect();
        json!({ "about": doubt.about, "says": text::clause::doubt(doubt), "choices": choices })
    };
    reading.doubts.iter().map(doubt).collect()
}

/// What a clause asks for, under an id and a title.
pub(crate) fn ask_as_json(id: &str, title: &str, ask: &Ask) -> Value {
    let kind = match ask.kind {
        AskKind::Number => "number",
        AskKind::Flag => "flag",
        AskKind::Choice => "choice",
    };
    let mut said = json!({ "id": id, "title": title, "unit": ask.unit, "kind": kind });
    if ask.kind == AskKind::Choice {
        said["options"] = json!(ask.options);
    }
    said
}

fn ask_id(at: usize) -> String {
    format!("a{}", at + 1)
}

/// The score of an example, or null where it is open.
fn score(text: &str, points: Option<&Number>, reading: &ClauseReading, example: &Value) -> Value {
    let empty = Map::new();
    let chosen = example["choose"].as_object().unwrap_or(&empty);
    let choose: Vec<(String, usize)> = chosen
        .iter()
        .filter_map(|(about, choice)| Some((about.clone(), usize::try_from(choice.as_u64()?).ok()?)))
        .collect();
    let judged = Some(&example["judged"])
        .filter(|given| !given.is_null())
        .and_then(|given| Number::from_decimal(&plain(given)));
    // By judgement, and no end of it is known: what is given, or nothing.
    if reading.status == Status::Judged && reading.judged.is_none() {
        return judged.map_or(Value::Null, |given| Value::from(given.plain()));
    }
    let mut outcome: Option<Scored> = None;
    for choices in all_choices(reading, &choose) {
        let reading = clause::read(text, points, &choices);
        let values = &example["values"];
        let asks =
            reading.asks.iter().enumerate().map(|(at, ask)| answer(ask, &values[ask_id(at)])).collect();
        let one = reading.rule.outcome(&Replies { asks, judged: judged.clone() });
        outcome = Some(match outcome {
            Some(before) => before.join(one),
            None => one,
        });
    }
    outcome.and_then(|outcome| outcome.settled()).map_or(Value::Null, Value::from)
}

/// Every way to settle what is still open.
fn all_choices(reading: &ClauseReading, choose: &[(String, usize)]) -> Vec<Vec<(String, usize)>> {
    let mut all = vec![choose.to_vec()];
    for doubt in &reading.doubts {
        if choose.iter().any(|(about, _)| about == doubt.about) {
            continue;
        }
        all = all
            .into_iter()
            .flat_map(|before| {
                (0..doubt.choices).map(move |choice| {
                    let mut choices = before.clone();
                    choices.push((doubt.about.to_owned(), choice));
                    choices
                })
            })
            .collect();
    }
    all
}

/// What a value says to an ask; nothing where it says nothing.
fn answer(ask: &Ask, value: &Value) -> Option<Reply> {
    let said = plain(value);
    let said = said.trim();
    match ask.kind {
        _ if value.is_null() || said.is_empty() => None,
        AskKind::Number => {
            // How often, told as whether at all.
            if let Some(flag) = value.as_bool() {
                return Some(Reply::Number(Number::whole(i64::from(flag))));
            }
            let number = Number::from_decimal(said.trim_end_matches(['%', '％']))?;
            Some(Reply::Number(number))
        }
        AskKind::Flag => match said {
            "true" | "是" | "1" | "yes" => Some(Reply::Flag(true)),
            "false" | "否" | "0" | "no" => Some(Reply::Flag(false)),
            // Whether at all, told as how often.
            other => Some(Reply::Flag(!Number::from_decimal(other)?.is_zero())),
        },
        AskKind::Choice => ask.options.iter().position(|option| option == said).map(Reply::Option),
    }
}

/// What a person may give, with the levels to choose between where the text names them.
pub(crate) fn judgement_as_json(low: &Number, high: &Number, step: &Value, levels: &[JudgedLevel]) -> Value {
    let mut told = json!({ "low": low.plain(), "high": high.plain(), "step": step });
    if !levels.is_empty() {
        let level = |level: &JudgedLevel| json!({ "title": level.title, "low": level.low.plain(), "high": level.high.plain() });
        told["levels"] = levels.iter().map(level).collect();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_one_line_with_its_scores() {
        let line = r#"{"id":"x","text":"入学率达到95%得5分,每低1个百分点扣1分","points":"5",
            "examples":[{"values":{"a1":"93%"}},{"values":{"a1":"95"}},{"values":{}}]}"#;
        let said = say(line).expect("a clause");
        assert_eq!(said["status"], "read", "{said}");
        assert_eq!(said["scores"], json!(["3", "5", null]), "{said}");
        assert_eq!(said["asks"][0]["title"], "入学率");
    }

    #[test]
    fn a_doubt_is_chosen_and_open_without_a_choice() {
        let line = r#"{"id":1,"text":"入学率90%-95%得3分,95%-100%得5分","points":5,
            "examples":[{"values":{"a1":"95"}},{"values":{"a1":"95"},"choose":{"edge":1}},{"values":{"a1":"93"}}]}"#;
        let said = say(line).expect("a clause");
        assert_eq!(said["status"], "ask", "{said}");
        assert_eq!(said["scores"], json!([null, "3", "3"]), "{said}");
    }

    #[test]
    fn a_judgement_without_a_known_end_is_what_was_given() {
        let line = r#"{"id":1,"text":"由评估组酌情打分。","points":null,"examples":[{"judged":"2"},{}]}"#;
        let said = say(line).expect("a clause");
        assert_eq!((&said["status"], &said["scores"]), (&json!("judged"), &json!(["2", null])), "{said}");
    }

    #[test]
    fn what_is_no_clause_is_told() {
        for line in [
            "{",
            "[]",
            r#"{"id":"x"}"#,
            r#"{"id":"x","text":"得5分","points":"five"}"#,
            r#"{"text":"得5分"}"#,
        ] {
            assert!(say(line).is_err(), "{line}");
        }
    }
}
