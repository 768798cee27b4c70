//! Hostile files as large as a draft file may be: how long each takes, and how much memory beside the file.

use lvzhi::draft::{LARGEST, read};
use peak_alloc::PeakAlloc;
use std::time::Instant;

/// As many different entries as go in.
fn entries(before: &str, one: impl Fn(usize) -> String, after: &str) -> String {
    let mut file = before.to_owned();
    for at in 0.. {
        let next = one(at);
        if file.len() + next.len() + after.len() + 1 > LARGEST {
            break;
        }
        if at > 0 {
            file.push(',');
        }
        file.push_str(&next);
    }
    file + after
}

fn filled(before: &str, piece: &str) -> String {
    before.to_owned() + &piece.repeat((LARGEST - before.len() - 10) / piece.len())
}

/// Prints a line for each; panics where a bound is passed.
pub(crate) fn all(memory: &PeakAlloc) {
    let head = r#"{"format":"lvzhi-draft","version":1,"rubric":{"id":"general"},"#;
    let of = |field: &str| format!("{head}{field}");
    let copy = |at: usize| {
        let facts: Vec<String> = (0..5_000).map(|fact| format!(r#""{fact:x}":{{}}"#)).collect();
        format!(r#""{at}":{{"rubric":{{}},"facts":{{{}}}}}"#, facts.join(","))
    };
    let files = [
        ("brackets", filled("", "[")),
        ("objects", filled("", "{\"a\":")),
        ("spaces", filled("", " ")),
        ("line ends", filled("", "\n")),
        ("a text without end", filled(&of(r#""facts":{"a":{"text":""#), "a")),
        ("texts in texts", filled("", r#"{"facts":{"a":{"text":""#)),
        ("one long text", filled(&of(r#""facts":{"a":{"text":""#), "文") + "\"}}}"),
        ("one long text of escapes", filled(&of(r#""facts":{"a":{"text":""#), "\\n") + "\"}}}"),
        ("one long key", filled(&of(r#""facts":{""#), "\\n") + r#"":1}}"#),
        ("a long number", filled(r#"{"format":"lvzhi-draft","version":"#, "9") + "}"),
        ("a million facts", entries(&of(r#""facts":{"#), |at| format!(r#""{at:x}":{{}}"#), "}}")),
        ("a million fields", entries(head, |at| format!(r#""{at:x}":1"#), "}")),
        ("one key", entries(head, |_| r#""a":1"#.to_owned(), "}")),
        ("copies", entries(&of(r#""seen":{"#), copy, "}}")),
        ("empty copies", entries(&of(r#""seen":{"#), |at| format!(r#""{at:x}":{{"rubric":{{}}}}"#), "}}")),
        ("materials", entries(&of(r#""evidence":{"i":{"#), |at| format!(r#""{at:x}":"""#), "}}}")),
        ("records", entries(&of(r#""ledger":["#), |_| "{}".to_owned(), "]}")),
        ("items", entries(&of(r#""ledger":[{"items":["#), |_| r#"{"slot":"year"}"#.to_owned(), "]}]}")),
        ("unknown list", entries(&of(r#""later":["#), |_| "1".to_owned(), "]}")),
        (
            "200 texts",
            entries(
                &of(r#""facts":{"#),
                |at| format!(r#""{at}":{{"text":"{}"}}"#, "文".repeat(17_000)),
                "}}",
            ),
        ),
    ];
    for (name, mut file) in files {
        file.truncate(LARGEST);
        memory.reset_peak_usage();
        let (before, start) = (memory.current_usage(), Instant::now());
        let result = read(file.as_bytes());
        let took = start.elapsed().as_secs_f64();
        let times = (memory.peak_usage() - before) as f64 / file.len() as f64;
        let mut told = result.map_or_else(|error| format!("{error:?}"), |_| "read".to_owned());
        told = told.chars().take(80).collect();
        println!("{name}: {} bytes, {:.0} ms, {times:.2} times its size: {told}", file.len(), took * 1e3);
        assert!(took < 1.0 && times < 10.0, "{name} passes the bounds");
    }
}
