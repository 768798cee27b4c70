//! Files made to hurt: each is refused for what is wrong with it, or read as what it says.

use super::errors::refused;
use lvzhi::draft::{Book, DraftError, Expected, MOST, MOST_IN_ALL, read};

/// A draft file with these fields beside those it must have.
fn file(fields: &str) -> String {
    format!(r#"{{"format":"lvzhi-draft","version":1,"rubric":{{"id":"general"}}{fields}}}"#)
}

fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

#[test]
fn a_key_that_stands_twice_is_named_with_its_path() {
    let twice = [
        (r#","county":"a","county":"b""#, "county"),
        (r#","rubric":{"id":"general"}"#, "rubric"),
        (r#","later":1,"later":1"#, "later"),
        (r#","facts":{"a":{},"b":{},"a":{}}"#, "facts.a"),
        // The same letter, written in two ways.
        (r#","facts":{"a":{},"\u0061":{}}"#, "facts.a"),
        (r#","facts":{"a":{"text":"1","text":"1"}}"#, "facts.a.text"),
        (r#","judgments":{"a":{"x":1,"x":2}}"#, "judgments.a.x"),
        (r#","evidence":{"i":{"m":"","m":""}}"#, "evidence.i.m"),
        (r#","seen":{"c":{"rubric":{"id":"","id":""}}}"#, "seen.c.rubric.id"),
        (r#","seen":{"c":{},"c":{}}"#, "seen.c"),
        (
            r#","ledger":[{},{"items":[{"slot":"year","ours":{"by":"","by":""}}]}]"#,
            "ledger.1.items.0.ours.by",
        ),
    ];
    for (fields, path) in twice {
        let error = refused(file(fields).as_bytes(), &[&format!("“{path}”"), "两次", "只保留一个"]);
        assert_eq!(error, DraftError::DuplicateKey { path: path.into() });
    }
    // Inside what is not known here it is not for this version to say.
    assert!(read(file(r#","later":{"a":1,"a":2}"#).as_bytes()).is_ok());
}

/// So many entries.
type Entries<'a> = &'a dyn Fn(usize) -> String;

#[test]
fn more_entries_than_a_draft_can_have() {
    let objects = |count| many(count, |at| format!(r#""{at}":{{}}"#));
    let texts = |count| many(count, |at| format!(r#""{at}":"""#));
    let items = |count| many(count, |_| r#"{"slot":"year"}"#.into());
    let limits: [(&str, &str, &str, Entries); 8] = [
        (r#","facts":{"#, "}", "facts", &objects),
        (r#","judgments":{"#, "}", "judgments", &objects),
        (r#","evidence":{"#, "}", "evidence", &objects),
        (r#","evidence":{"i":{"#, "}}", "evidence.i", &texts),
        (r#","seen":{"c":{"rubric":{},"facts":{"#, "}}}", "seen.c.facts", &objects),
        (r#","ledger":["#, "]", "ledger", &|count| many(count, |_| "{}".into())),
        (r#","ledger":[{"items":["#, "]}]", "ledger.0.items", &items),
        (r#","facts":{"a":{"#, "}}", "facts.a", &texts),
    ];
    for (before, after, path, entries) in limits {
        let of = |count| file(&format!("{before}{}{after}", entries(count)));
        assert!(read(of(MOST).as_bytes()).is_ok(), "{path}");
        let error = refused(of(MOST + 1).as_bytes(), &[&format!("“{path}”处"), "最多 20000 条"]);
        assert_eq!(error, DraftError::TooMany { path: path.into(), most: 20_000 });
    }
    // Of two indicators and of two records together.
    let evidence = format!(r#","evidence":{{"i":{{{}}},"j":{{"a":""}}}}"#, texts(MOST));
    let ledger = format!(r#","ledger":[{{"items":[{}]}},{{"items":[{}]}}]"#, items(MOST), items(1));
    for (fields, path) in [(evidence, "evidence"), (ledger, "ledger")] {
        let error = refused(file(&fields).as_bytes(), &["最多 20000 条"]);
        assert_eq!(error, DraftError::TooMany { path: path.into(), most: MOST });
    }
    // 11 copies of 20,000 figures each are 220,000; the tenth, with the 11 copies themselves, is the first beyond.
    let copies = many(11, |at| format!(r#""{at:02}":{{"rubric":{{}},"facts":{{{}}}}}"#, objects(MOST)));
    let error = refused(file(&format!(r#","seen":{{{copies}}}"#)).as_bytes(), &["最多 200000 条"]);
    assert_eq!(error, DraftError::TooMany { path: "seen.09.facts".into(), most: MOST_IN_ALL });
    let top = many(MOST, |at| format!(r#""{at}":1"#));
    let error = refused(file(&format!(",{top}")).as_bytes(), &["最外层"]);
    assert_eq!(error, DraftError::TooMany { path: String::new(), most: MOST });
}

#[test]
fn half_a_letter_is_no_text_wherever_it_stands() {
    // The fields stand after the 61 letters of the head, before its last bracket.
    assert_eq!(file("").len(), 62);
    for (field, column) in [
        (r#","county":"\ud800""#, 73),
        (r#","county":"\uDC00""#, 73),
        (r#","county":"a\ud83d\ud83d\ude00""#, 74),
        (r#","\ud800":1"#, 64),
        (r#","later":["\ud800x"]"#, 73),
    ] {
        let error = refused(file(field).as_bytes(), &["第 1 行"]);
        assert_eq!(error, DraftError::NotJson { line: 1, column, cut_off: false }, "{field}");
    }
    let draft = read(file(r#","county":"\ud83d\ude00\\ud800""#).as_bytes()).unwrap().draft;
    assert_eq!(&*draft.county, "\u{1f600}\\ud800");
    for end in
        [r#","county":"\ud83d"#, r#","county":"\ud83d\"#, r#","county":"\ud83d\ud"#, r#","county":"\u"#]
    {
        let whole = file(end);
        let error = refused(&whole.as_bytes()[..whole.len() - 1], &["不完整"]);
        assert!(matches!(error, DraftError::NotJson { cut_off: true, .. }), "{end}: {error:?}");
    }
}

#[test]
fn the_first_mistake_is_told() {
    let deep = "[".repeat(65);
    // The stray word stands in column 2, the 65th bracket after it.
    let error = refused(format!("{{oops {deep}").as_bytes(), &["第 2 字"]);
    assert_eq!(error, DraftError::NotJson { line: 1, column: 2, cut_off: false });
    let error = refused(format!("\n [{deep} oops").as_bytes(), &["第 2 行第 66 字"]);
    assert_eq!(error, DraftError::TooDeep { line: 2, column: 66 });
}

#[test]
fn the_wrong_kind_of_value_in_the_newer_fields() {
    use Expected::{List, Object, Place, Text, YesNo};
    let wrong = [
        (r#","facts":{"a":{"at":1}}"#, "facts.a.at", Text),
        (r#","judgments":{"a":{"by":[]}}"#, "judgments.a.by", Text),
        (r#","evidence":[]"#, "evidence", Object),
        (r#","evidence":{"i":"有"}"#, "evidence.i", Object),
        (r#","evidence":{"i":{"m":null}}"#, "evidence.i.m", Text),
        (r#","copy":{}"#, "copy", Text),
        (r#","part":1e400"#, "part", Text),
        (r#","seen":"x""#, "seen", Object),
        (r#","seen":{"c":{}}"#, "seen.c.rubric", Object),
        (r#","seen":{"c":{"rubric":{},"facts":{"a":1}}}"#, "seen.c.facts.a", Object),
        (r#","ledger":{}"#, "ledger", List),
        (r#","ledger":[1]"#, "ledger.0", Object),
        (r#","ledger":[{"items":{}}]"#, "ledger.0.items", List),
        (r#","ledger":[{"items":[{"slot":"year"},{"slot":"facts.a.by"}]}]"#, "ledger.0.items.1.slot", Place),
        (r#","ledger":[{"items":[{}]}]"#, "ledger.0.items.0.slot", Place),
        (
            r#","ledger":[{"items":[{"slot":"year","theirs":{"text":1}}]}]"#,
            "ledger.0.items.0.theirs.text",
            Text,
        ),
        (r#","ledger":[{"items":[{"slot":"year","taken":"yes"}]}]"#, "ledger.0.items.0.taken", YesNo),
    ];
    for (fields, path, expected) in wrong {
        let error = refused(file(fields).as_bytes(), &[&format!("“{path}”")]);
        assert_eq!(error, DraftError::WrongField { path: path.into(), expected });
    }
}

#[test]
fn a_newer_version_may_say_anything_else_in_any_order() {
    let newer = r#"{"facts":[1],"facts":{},"rubric":7,"ledger":"x","version":2,"format":"lvzhi-draft"}"#;
    assert_eq!(refused(newer.as_bytes(), &["较新"]), DraftError::NewerVersion { version: "2".into() });
    let long = newer.replace("\"version\":2", &format!("\"version\":{}", "9".repeat(1_000)));
    assert_eq!(refused(long.as_bytes(), &["较新"]), DraftError::NewerVersion { version: "9".repeat(20) });
}

#[test]
fn markup_and_proto_are_texts_like_any_other_and_long_ids_are_told_in_short() {
    let text = "<img src=x onerror=alert(1)>";
    let draft =
        read(file(&format!(r#","county":"{text}","evidence":{{"__proto__":{{"{text}":"有"}}}}"#)).as_bytes());
    let draft = draft.unwrap().draft;
    assert_eq!(&*draft.county, text);
    assert_eq!(
        draft.books[Book::Evidence].get("__proto__").unwrap().get(text).map(|state| &**state),
        Some("有")
    );
    let id = "长".repeat(1_000);
    let error = refused(file(&format!(r#","facts":{{"{id}":1}}"#)).as_bytes(), &["…”处应为"]);
    let path = format!("facts.{}…", "长".repeat(80));
    assert_eq!(error, DraftError::WrongField { path, expected: Expected::Object });
}
