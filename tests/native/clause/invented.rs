//! 889 clauses written after the manner of real tables, with scores worked out by hand before they were read. What stands in the title
//! of an ask says which value is meant, so that no answer hangs on the order in which the program asks.

use lvzhi::clause::{self, Ask, AskKind, ClauseReading, Replies, Reply, Status};
use lvzhi::number::Number;
use serde_json::Value;

/// Those of the second file (ids x…) were written before the reader's code was looked at, the last of them (y…) after the first were mended.
const CLAUSES: [&str; 2] =
    [include_str!("../../clauses/written.jsonl"), include_str!("../../clauses/fresh.jsonl")];

pub(in super::super) fn clauses() -> Vec<Value> {
    CLAUSES
        .iter()
        .flat_map(|file| file.lines())
        .map(|line| serde_json::from_str(line).expect("a clause"))
        .collect()
}

fn read(clause: &Value) -> ClauseReading {
    let points = clause["points"].as_str().and_then(Number::from_decimal);
    clause::read(clause["text"].as_str().expect("text"), points.as_ref(), &[])
}

/// The value whose key says most of the ask's title.
fn answer(ask: &Ask, values: &Value) -> Option<Reply> {
    let values = values.as_object().expect("values");
    let (_, value) = values
        .iter()
        .filter(|(key, _)| ask.title.contains(key.as_str()))
        .max_by_key(|(key, _)| key.chars().count())?;
    let said = value.as_str().expect("a word");
    match ask.kind {
        AskKind::Number => Number::from_decimal(said).map(Reply::Number),
        AskKind::Flag => Some(Reply::Flag(match said {
            "是" => true,
            "否" => false,
            other => panic!("{other} for {}", ask.title),
        })),
        AskKind::Choice => ask.options.iter().position(|option| option == said).map(Reply::Option),
    }
}

#[test]
fn what_is_clear_is_read_and_scores_as_worked_out() {
    let (mut read_right, mut clear, mut faults) = (0, 0, Vec::new());
    for one in clauses().iter().filter(|one| one["clarity"] == "clear") {
        let reading = read(one);
        clear += 1;
        if reading.status != Status::Read {
            println!("not read: {}", one["text"]);
            continue;
        }
        read_right += 1;
        for example in one["examples"].as_array().expect("examples") {
            let asks = reading.asks.iter().map(|ask| answer(ask, &example["values"])).collect();
            let score = reading.rule.outcome(&Replies { asks, judged: None }).settled();
            if score.as_deref() != example["score"].as_str() {
                let titles: Vec<&str> = reading.asks.iter().map(|ask| ask.title.as_str()).collect();
                faults.push(format!("{} asks {titles:?}: {example} gives {score:?}", one["text"]));
            }
        }
    }
    assert!(faults.is_empty(), "wrong without a word:\n  {}", faults.join("\n  "));
    println!("{read_right} of {clear} clear clauses are read");
    assert!(read_right * 10 >= clear * 9, "{read_right} of {clear} clear clauses are read");
}

#[test]
fn what_is_open_is_never_read_without_a_doubt() {
    for one in clauses().iter().filter(|one| one["clarity"] == "ambiguous") {
        let reading = read(one);
        assert_ne!(reading.status, Status::Read, "{}: {:?}", one["text"], reading.rule);
    }
}

#[test]
fn what_no_figure_decides_is_judged_between_its_ends() {
    for one in clauses().iter().filter(|one| one["clarity"] == "judged") {
        let reading = read(one);
        assert_eq!(reading.status, Status::Judged, "{}", one["text"]);
        let judged = reading.judged.expect("ends");
        let ends = [judged.low.plain(), judged.high.plain()];
        let expected: Vec<&str> =
            one["judged"].as_array().expect("ends").iter().filter_map(Value::as_str).collect();
        assert_eq!(ends.as_slice(), expected.as_slice(), "{}", one["text"]);
    }
}
