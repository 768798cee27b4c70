//! What is no draft is refused for the right reason, and the person is told which.

use super::{sample, with};
use lvzhi::draft::{AssessError, DraftError, Expected, LARGEST, assess_file, read};
use lvzhi::{rubrics, text};
use serde_json::{Value, json};

/// The error of a file, once its sentence was found to have these words and nothing technical.
#[track_caller]
pub(super) fn refused(bytes: &[u8], words: &[&str]) -> DraftError {
    let error = read(bytes).expect_err("it is no draft");
    let sentence = text::draft_error(&error);
    for word in words {
        assert!(sentence.contains(word), "{sentence:?} lacks {word:?}");
    }
    assert!(sentence.chars().any(|c| ('一'..='龥').contains(&c)), "{sentence}");
    for name in ["NotJson", "Error", "expected", "EOF", "None"] {
        assert!(!sentence.contains(name), "{sentence}");
    }
    error
}

#[track_caller]
fn refused_json(value: &Value, words: &[&str]) -> DraftError {
    refused(value.to_string().as_bytes(), words)
}

#[test]
fn a_file_larger_than_10_mb() {
    let mut bytes = sample().to_string().into_bytes();
    bytes.resize(LARGEST, b' ');
    assert!(read(&bytes).is_ok(), "10 MB exactly is read");
    bytes.push(b' ');
    assert_eq!(LARGEST, 10 * 1024 * 1024);
    assert_eq!(refused(&bytes, &["10 MB"]), DraftError::TooLarge { bytes: LARGEST + 1 });
}

#[test]
fn a_file_that_is_no_text() {
    assert_eq!(refused(b"\xff\xd8\xff\xe0 JFIF", &["文本"]), DraftError::NotText);
    // UTF-16, as some editors save.
    assert_eq!(refused(b"\xff\xfe{\0}\0", &["文本"]), DraftError::NotText);
    // GBK for 正安.
    assert_eq!(refused(b"{\"county\": \"\xd5\xfd\xb0\xb2\"}", &["文本"]), DraftError::NotText);
}

/// What the page decodes by the browser: natively UTF-16 is read, and of GB18030 is said how to save it.
#[test]
fn a_draft_in_another_encoding_is_assessed_or_told_how_to_be_saved() {
    let shelf = rubrics::shelf();
    let text = sample().to_string();
    let assessed = |bytes: &[u8]| assess_file(&shelf, None, "a.json", bytes);
    let wanted = assessed(text.as_bytes()).expect("a draft");
    for start in ["", "\u{feff}"] {
        let units: Vec<u16> = format!("{start}{text}").encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(assessed(&little).as_ref(), Ok(&wanted), "{start:?}");
        assert_eq!(assessed(&big).as_ref(), Ok(&wanted), "{start:?}");
        // Cut off inside a letter.
        let error = assessed(&little[..101]).expect_err("it is cut off");
        assert!(
            matches!(error, AssessError::Unreadable(DraftError::NotJson { cut_off: true, .. })),
            "{error:?}"
        );
    }
    let error = assessed(b"{\"county\": \"\xd5\xfd\xb0\xb2\"}").expect_err("GBK");
    assert_eq!(error, DraftError::Gb18030.into());
    assert!(text::assess_error(&error).contains("另存为 UTF-8"));
    // Half of a pair: no text.
    assert_eq!(assessed(b"\xff\xfe\x3d\xd8{\0"), Err(DraftError::NotText.into()));
}

#[test]
fn a_file_that_is_no_json_names_the_place() {
    let error = refused(b"{\n  \"format\": \"lvzhi-draft\",\n  oops\n}", &["第 3 行"]);
    assert!(matches!(error, DraftError::NotJson { line: 3, column: 3, cut_off: false }), "{error:?}");
    for bytes in
        [&b"hello"[..], b"<html></html>", b"PK\x03\x04", b"{'format': 1}", b"{\"a\": 01}", b"{} {}", b"NaN"]
    {
        let error = refused(bytes, &["第 1 行"]);
        assert!(matches!(error, DraftError::NotJson { cut_off: false, .. }), "{error:?}");
    }
}

#[test]
fn a_cut_off_file_says_where_it_ends() {
    // The third line ends after six letters: two blanks, a quote, "ver".
    let error = refused(b"{\n  \"format\": \"lvzhi-draft\",\n  \"ver", &["不完整", "第 3 行", "6"]);
    assert_eq!(error, DraftError::NotJson { line: 3, column: 6, cut_off: true });
    for bytes in [&b""[..], b" \n", b"{", b"{\"format\"", b"{\"format\": \"lvzhi-draft\"", b"[1,"] {
        let error = refused(bytes, &["不完整"]);
        assert!(matches!(error, DraftError::NotJson { cut_off: true, .. }), "{error:?}");
    }
}

#[test]
fn json_that_is_no_draft() {
    let others = [
        json!([]),
        json!([sample()]),
        json!("lvzhi-draft"),
        json!(12),
        json!(null),
        json!(true),
        json!({}),
        json!({ "county": "正安县", "facts": {} }),
        with("/format", json!("other-draft")),
        with("/format", json!(["lvzhi-draft"])),
        with("/format", Value::Null),
    ];
    for other in others {
        assert_eq!(refused_json(&other, &["lvzhi-draft"]), DraftError::NotADraft, "{other}");
    }
}

#[test]
fn a_newer_version_is_refused_by_its_number() {
    for (version, told) in [(json!(2), "2"), (json!(10), "10"), (json!(1.5), "1.5")] {
        let error = refused_json(&with("/version", version), &["较新", told, "支持到 1"]);
        assert_eq!(error, DraftError::NewerVersion { version: told.to_owned() });
    }
    for version in [json!(0), json!("1"), json!("2"), json!(true), json!([1]), Value::Null] {
        let error = refused_json(&with("/version", version), &["version", "版本号"]);
        assert_eq!(error, DraftError::WrongField { path: "version".into(), expected: Expected::Version });
    }
}

#[test]
fn a_rubric_this_page_does_not_have_is_no_reason_to_refuse_a_draft() {
    let strange = with("/rubric/id", json!("henan-2030")).to_string();
    let read = read(strange.as_bytes()).expect("a draft");
    assert_eq!(&*read.draft.rubric.id, "henan-2030");
    // There is no scoring it, though.
    let error = assess_file(&rubrics::shelf(), None, "a.json", strange.as_bytes()).expect_err("no rubric");
    assert_eq!(error, AssessError::UnknownRubric { id: "henan-2030".into() });
    assert!(text::assess_error(&error).contains("henan-2030"));
    for rubric in [json!("general"), json!([]), Value::Null] {
        let error = refused_json(&with("/rubric", rubric), &["“rubric”"]);
        assert_eq!(error, DraftError::WrongField { path: "rubric".into(), expected: Expected::Object });
    }
}

#[test]
fn a_field_of_the_wrong_kind_is_named_with_its_path() {
    use Expected::{Object, Text, Year};
    let wrong = [
        ("/title", json!(5), "title", Text),
        ("/county", json!(5), "county", Text),
        ("/county", json!({ "name": "正安县" }), "county", Text),
        ("/note", json!([]), "note", Text),
        ("/year", json!(true), "year", Year),
        ("/year", json!(-5), "year", Year),
        ("/year", json!(2019.5), "year", Year),
        ("/year", json!([2019]), "year", Year),
        ("/facts", json!([]), "facts", Object),
        ("/facts", json!("483"), "facts", Object),
        ("/facts/training.spent", json!("483"), "facts.training.spent", Object),
        ("/facts/training.spent", json!([]), "facts.training.spent", Object),
        ("/facts/training.spent/text", json!(483), "facts.training.spent.text", Text),
        ("/facts/training.spent/note", json!({}), "facts.training.spent.note", Text),
        ("/facts/training.spent/by", json!(false), "facts.training.spent.by", Text),
        ("/judgments", json!(2), "judgments", Object),
        ("/judgments/direction.policy", json!(2), "judgments.direction.policy", Object),
        ("/judgments/direction.policy/points", json!(2), "judgments.direction.policy.points", Text),
        ("/judgments/direction.policy/reason", json!([]), "judgments.direction.policy.reason", Text),
        ("/rubric/id", json!(1), "rubric.id", Text),
        ("/rubric/edition", json!(2025.1), "rubric.edition", Text),
    ];
    for (place, value, path, expected) in wrong {
        let error = refused_json(&with(place, value), &[&format!("“{path}”")]);
        assert_eq!(error, DraftError::WrongField { path: path.into(), expected });
    }
}

#[test]
fn numbers_beyond_all_bounds_are_refused_where_they_would_count() {
    let spoilt = |place: &str| with(place, json!("@")).to_string().replace("\"@\"", "1e400").into_bytes();
    let error = refused(&spoilt("/year"), &["“year”"]);
    assert_eq!(error, DraftError::WrongField { path: "year".into(), expected: Expected::Year });
    let error = refused(&spoilt("/facts/training.spent/text"), &["“facts.training.spent.text”"]);
    assert!(matches!(error, DraftError::WrongField { expected: Expected::Text, .. }), "{error:?}");
    assert!(matches!(refused(&spoilt("/version"), &["较新"]), DraftError::NewerVersion { .. }));
}

#[test]
fn brackets_without_end_are_refused_and_overflow_nothing() {
    // The 65th bracket stands in column 65, or after 64 times `{"a":`, which is 5 letters.
    for (open, column) in [("[", 65), ("{\"a\":", 321)] {
        let error = refused(open.repeat(1_000_000).as_bytes(), &["第 1 行", &column.to_string(), "64 层"]);
        assert_eq!(error, DraftError::TooDeep { line: 1, column });
    }
    let nested = |depth: usize| {
        let value = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        with("/deep", json!("@")).to_string().replace("\"@\"", &value)
    };
    // The draft's own bracket is the first of 64.
    assert!(read(nested(63).as_bytes()).is_ok());
    assert!(matches!(refused(nested(64).as_bytes(), &["第 1 行"]), DraftError::TooDeep { line: 1, .. }));
}
