//! 103 clauses of real tables, restated, with worked scores. What the variables of the scores are in the clause's asks was worked
//! out from the clauses, not from what the program said.

use lvzhi::clause::{self, AskKind, Replies, Reply, Status};
use lvzhi::number::Number;
use serde_json::Value;

const CLAUSES: &str = include_str!("../../clauses/real.jsonl");

fn clauses() -> Vec<Value> {
    CLAUSES.lines().map(|line| serde_json::from_str(line).expect("a clause")).collect()
}

fn points(clause: &Value) -> Option<Number> {
    clause["points"].as_str().and_then(Number::from_decimal)
}

#[test]
fn what_is_read_scores_as_worked_out() {
    let (mut read, mut clear, mut wrong) = (0, 0, Vec::new());
    for one in clauses() {
        let text = one["text"].as_str().expect("text");
        let reading = clause::read(text, points(&one).as_ref(), &[]);
        let is_clear = one["clarity"] == "clear";
        clear += usize::from(is_clear);
        if reading.status != Status::Read {
            continue;
        }
        read += usize::from(is_clear);
        let examples = one["examples"].as_array().expect("examples");
        if examples.is_empty() {
            wrong.push(format!("{text}: read, but nobody has worked out what it asks"));
        }
        for example in examples {
            let asks = reading.asks.iter().enumerate().map(|(at, ask)| {
                let value = &example["values"][format!("a{}", at + 1)];
                match ask.kind {
                    AskKind::Number => {
                        value.as_str().and_then(Number::from_decimal).map(Reply::Number).or_else(|| {
                            value.as_bool().map(|flag| Reply::Number(Number::whole(i64::from(flag))))
                        })
                    }
                    AskKind::Flag => value.as_bool().map(Reply::Flag),
                    AskKind::Choice => {
                        ask.options.iter().position(|option| value == option).map(Reply::Option)
                    }
                }
            });
            let answers = Replies { asks: asks.collect(), judged: None };
            let score = reading.rule.outcome(&answers).settled();
            if score.as_deref() != example["score"].as_str() {
                wrong.push(format!("{text} with {}: {score:?}, not {}", example["values"], example["score"]));
            }
        }
    }
    assert!(wrong.is_empty(), "wrong without a word:\n  {}", wrong.join("\n  "));
    println!("{read} of {clear} clear clauses are read");
    assert!(read >= 73, "{read} of {clear} clear clauses are read; there were 73");
}
