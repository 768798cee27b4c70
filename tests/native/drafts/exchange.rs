//! Who, when, materials, other copies and the ledger: read from a file written by hand, and written as they were read.

use super::{STAMP, read_json, with, written};
use lvzhi::draft::{
    Book, Books, Draft, Given, Local, MergeRecord, MergedItem, RubricRef, Slot, Texts, read, read_local,
    write, write_local,
};
use lvzhi::facts::{ById, RawAnswers, RawFact, RawJudgment};
use serde_json::{Value, json};
use std::rc::Rc;

const STORED: &str = include_str!("version-1-with-exchange.json");

/// A draft's books with nothing but materials.
fn evidence(texts: Texts) -> Books {
    let mut books = Books::default();
    books[Book::Evidence] = texts;
    books
}

fn one<T>(id: &str, value: T) -> ById<T> {
    [(Rc::from(id), value)].into_iter().collect()
}

fn given(text: &str, at: &str, by: &str) -> Given {
    Given { text: text.into(), at: at.into(), by: by.into() }
}

fn fact(text: &str, note: &str, by: &str, at: &str) -> RawFact {
    RawFact { text: text.into(), note: note.into(), by: by.into(), at: at.into() }
}

fn judgment(points: &str, reason: &str, by: &str, at: &str) -> RawJudgment {
    RawJudgment { points: points.into(), reason: reason.into(), by: by.into(), at: at.into() }
}

fn rubric(hash: &str) -> RubricRef {
    RubricRef { id: "general".into(), edition: "2025.1".into(), hash: hash.into(), ..RubricRef::default() }
}

/// What the stored file says, typed off by hand.
fn expected() -> Draft {
    let seen = Draft {
        county: "甲县".into(),
        year: "2024".into(),
        note: "旧".into(),
        rubric: rubric(""),
        part: "教育局".into(),
        answers: RawAnswers {
            facts: one("growth.revenue", fact("3%", "", "", "")),
            judgments: one("direction.policy", judgment("2", "", "", "")),
        },
        books: evidence(one("direction.policy", one("会议纪要", "缺".into()))),
        ..Draft::default()
    };
    let items = [
        MergedItem {
            slot: Slot::Fact("growth.revenue".into()),
            ours: given("", "", ""),
            theirs: given("负增长", "2026-11-22T14:03:05", "财政局"),
            taken: true,
        },
        MergedItem {
            slot: Slot::In(Book::Evidence, "direction.policy".into(), "会议纪要".into()),
            ours: given("有", "", ""),
            theirs: given("缺", "", ""),
            taken: false,
        },
    ];
    let materials = [("会议纪要".into(), "有".into()), ("文件/通知".into(), "缺".into())];
    Draft {
        title: "甲县 汇总".into(),
        county: "甲县".into(),
        year: "2025".into(),
        note: "三家已报".into(),
        rubric: rubric("00ff"),
        part: "财政局".into(),
        answers: RawAnswers {
            facts: one("growth.revenue", fact("负增长", "没有给数", "财政局", "2026-11-22T14:03:05")),
            judgments: one("direction.policy", judgment("2.6", "有部署", "张三", "2026-11-23T09:00:00")),
        },
        books: evidence(one("direction.policy", materials.into_iter().collect())),
        copy: "copy-a".into(),
        seen: one("copy-b", Rc::new(seen)),
        ledger: Rc::new([MergeRecord {
            at: "2026-11-24T08:00:00".into(),
            file: "财政局.json".into(),
            unit: "财政局".into(),
            items: Rc::new(items),
        }]),
        ..Draft::default()
    }
}

#[test]
fn the_stored_file_says_what_it_says_and_comes_back() {
    let draft = read(STORED.as_bytes()).unwrap().draft;
    assert_eq!(draft, expected());
    assert_eq!(read(write(&draft, None, STAMP).as_bytes()).unwrap().draft, expected());
    let kept = write_local(&draft, &Local::default(), &|_| None);
    assert_eq!(
        read_local(kept.as_bytes(), &|_| None).unwrap(),
        (read(STORED.as_bytes()).unwrap(), Local::default())
    );
    // The file written by hand has every field, and leaves out what is empty: it is what is written.
    let stored: Value = serde_json::from_str(STORED).unwrap();
    let again: Value = serde_json::from_str(&write(&draft, None, STAMP)).unwrap();
    for (key, value) in
        stored.as_object().unwrap().iter().filter(|(key, _)| *key != "disclaimer" && *key != "saved")
    {
        assert_eq!(again.get(key), Some(value), "{key}");
    }
}

#[test]
fn what_is_empty_is_not_written() {
    let file = written(&read_json(&super::sample()).unwrap().draft);
    for key in ["evidence", "copy", "part", "seen", "ledger"] {
        assert_eq!(file.get(key), None, "{key}");
    }
}

#[test]
fn the_order_of_the_keys_does_not_matter() {
    let text = r#"{"rubric":{"hash":"h","id":"general"},"facts":{"b":{"by":"","text":"2"},"a":{"text":"1"}},
        "version":1,"format":"lvzhi-draft"}"#;
    let draft = read(text.as_bytes()).unwrap().draft;
    let texts: Vec<&str> = draft.answers.facts.values().map(|fact| &*fact.text).collect();
    assert_eq!((&*draft.rubric.hash, texts), ("h", vec!["1", "2"]));
}

#[test]
fn what_is_not_known_survives_letter_by_letter() {
    // Spacing, digits, escapes and order as nobody would write them here.
    let raw = "{ \"b\":1.50,\n\t\"a\" : [1e400 ,-0.0,\"\\u6587\\/\"], \"a\":{}}";
    let field = format!("\"later\": {raw}");
    let text = format!(
        r#"{{"format":"lvzhi-draft","version":1,{field},"rubric":{{"id":"general",{field}}},
        "facts":{{"a":{{{field},"text":"1"}}}},"judgments":{{"b":{{"points":"1",{field}}}}},
        "seen":{{"c":{{"rubric":{{"id":"general"}},{field}}}}}}}"#
    );
    let draft = read(text.as_bytes()).unwrap().draft;
    for text in [write(&draft, None, STAMP), write_local(&draft, &Local::default(), &|_| None)] {
        assert_eq!(text.matches(&field).count(), 5, "{text}");
        assert_eq!(read(text.as_bytes()).unwrap().draft, draft);
    }
}

#[test]
fn the_oldest_of_a_ledger_too_long_to_be_read_is_forgotten() {
    let item = json!({ "slot": "year", "ours": { "text": "" }, "theirs": { "text": "1" }, "taken": true });
    let record = |at: &str, items: usize| json!({ "at": at, "file": "", "items": vec![item.clone(); items] });
    let ledger = json!([record("1", 1), record("2", 12_000)]);
    let mut draft = read_json(&with("/ledger", ledger)).unwrap().draft;
    draft.ledger = draft.ledger.iter().chain(&draft.ledger[1..]).cloned().collect();
    let again = read(write(&draft, None, STAMP).as_bytes()).unwrap().draft;
    assert_eq!(again.ledger.iter().map(|record| &*record.at).collect::<Vec<_>>(), ["2"]);
}
