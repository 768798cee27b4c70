//! Own rubrics (自带细则): what their file says, how much it may say, and drafts that bring one along.

use super::rubric_data::files;
use super::rubric_problems::speaks_english;
use super::support::all;
use lvzhi::draft::{AssessError, Outcome, assess_file, read, write};
use lvzhi::examples;
use lvzhi::rubric::source::{LARGEST, MOST_FACTS, MOST_INDICATORS, Problem};
use lvzhi::rubrics::{OwnRubric, own, shelf};
use lvzhi::text;
use serde_json::{Value, json};

/// A rubric of ten points. Six are won by ten kitchens, a fact of its own; four by a thousand children, a fact of the page's.
fn kitchens() -> Value {
    serde_json::from_str(include_str!("../own_rubric.json")).expect("JSON")
}

/// Twelve kitchens are ten at least, 500 children are fewer than a thousand: 6 + 0 = 6 points, 合格.
fn draft(rubric: &Value) -> Value {
    json!({
        "format": "lvzhi-draft", "version": 1, "county": "正安县", "year": 2026, "rubric": rubric,
        "facts": { "zhengan.kitchens": { "text": "12" }, "kindergarten.pupils": { "text": "500" } },
    })
}

fn read_own(rubric: &Value) -> Result<OwnRubric, String> {
    let problems = own(&rubric.to_string(), &shelf());
    problems.map_err(|found| found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

#[track_caller]
fn refused(rubric: &Value, says: &[&str]) {
    let said = read_own(rubric).expect_err("refused");
    assert!(says.iter().all(|words| said.contains(words)), "{says:?} is not said in: {said}");
}

fn result(line: &str) -> Value {
    serde_json::from_str::<Value>(line).expect("a line of JSON")["result"].clone()
}

#[test]
fn it_scores_with_facts_of_its_own_and_of_the_page() {
    let own = read_own(&kitchens()).expect("a right rubric");
    assert_eq!((&*own.rubric.0.id, own.hash.len()), ("zhengan", 64));
    let draft = draft(&json!({ "id": "zhengan", "edition": "2026" })).to_string();
    let line = assess_file(&shelf(), Some(&own.rubric.0), "a.json", draft.as_bytes()).expect("scored");
    let result = result(&line);
    assert_eq!(result["total"], json!({ "low": "6", "high": "6" }));
    assert_eq!(result["grade"], json!({ "low": "合格", "high": "合格" }));
    assert_eq!(result["indicators"]["zhengan.children"]["verdict"], "unmet");
    // Whatever rubric a draft names, the one that is given scores it.
    let general = draft.replace("zhengan\",\"edition", "general\",\"edition");
    let line = assess_file(&shelf(), Some(&own.rubric.0), "b.json", general.as_bytes()).expect("scored");
    assert_eq!(self::result(&line)["full"], "10");
}

/// The kitchens by a composed rule, of so many pieces: a sum with a point for each of 6 kitchens, and zeros.
fn composed(pieces: usize) -> Value {
    let mut rubric = kitchens();
    let part = rubric.pointer_mut("/domain/0/indicator/0/part/0").expect("a part");
    let cite = part["meets"]["cite"].take();
    let steps = json!({ "steps": { "over": { "fact": "zhengan.kitchens" }, "per": "1", "points": "1", "started": "whole" } });
    // The sum, the steps and their figure are three.
    let sum: Vec<Value> =
        std::iter::once(steps).chain((3..pieces).map(|_| json!({ "points": "0" }))).collect();
    *part = json!({ "points": part["points"], "composed": { "score": { "sum": sum }, "assumed": ["cap"], "cite": cite } });
    rubric
}

#[test]
fn a_composed_rule_scores_and_has_a_most_of_pieces() {
    let own = read_own(&composed(1_000)).expect("a right rubric");
    let mut draft = draft(&json!({ "id": "zhengan", "edition": "2026" }));
    let total = |draft: &Value| {
        let line = assess_file(&shelf(), Some(&own.rubric.0), "a.json", draft.to_string().as_bytes());
        result(&line.expect("scored"))["total"].clone()
    };
    // Twelve kitchens would be 12 points: 6 is the most.
    assert_eq!(total(&draft), json!({ "low": "6", "high": "6" }));
    draft["facts"]["zhengan.kitchens"]["text"] = json!("4");
    assert_eq!(total(&draft), json!({ "low": "4", "high": "4" }));
    refused(&composed(1_001), &["1001 pieces of a composed rule", "1000"]);
}

#[test]
fn a_draft_that_brings_it_along_needs_nothing_else() {
    let file = draft(&json!({ "id": "zhengan", "edition": "2026", "source": kitchens() })).to_string();
    let line = assess_file(&shelf(), None, "a.json", file.as_bytes()).expect("scored");
    assert_eq!(result(&line)["total"], json!({ "low": "6", "high": "6" }));
    // It is written again letter by letter.
    let read = read(file.as_bytes()).expect("a draft").draft;
    let stamp = lvzhi::draft::Stamp { disclaimer: "", saved: "" };
    let written: Value = serde_json::from_str(&write(&read, None, stamp)).expect("JSON");
    assert_eq!(written["rubric"]["source"], kitchens());
    assert_eq!(lvzhi::draft::read(write(&read, None, stamp).as_bytes()).expect("a draft").draft, read);
}

#[test]
fn one_that_cannot_be_used_is_told_and_kept() {
    for (source, says) in [
        (json!({}), "`format`"),
        (json!("细则"), "no object"),
        (json!({ "format": "lvzhi-rubric", "version": 2 }), "`version` is 2"),
        (json!({ "format": "lvzhi-rubric", "version": 1 }), "missing field"),
    ] {
        let file = draft(&json!({ "id": "zhengan", "source": source })).to_string();
        let error = assess_file(&shelf(), None, "a.json", file.as_bytes()).expect_err("refused");
        let AssessError::WrongRubric { problems } = &error else { panic!("{error:?}") };
        assert!(problems.iter().any(|problem| problem.to_string().contains(says)), "{problems:?}");
        assert!(text::assess_error(&error).contains("细则有误"));
        let read = read(file.as_bytes()).expect("the draft opens all the same").draft;
        assert_eq!(read.rubric.source.as_deref(), Some(&*source.to_string()));
    }
}

/// Each rubric of the page, written as one JSON file under another id, scores every example as it does itself.
#[test]
fn the_file_can_say_whatever_the_pages_own_rubrics_say() {
    for (file, rubric) in files().iter().zip(all()) {
        let mut value = serde_json::to_value(file).expect("JSON");
        for (key, text) in [
            ("format", json!("lvzhi-rubric")),
            ("version", json!(1)),
            ("id", json!(format!("own-{}", file.id))),
        ] {
            value[key] = text;
        }
        let own = read_own(&value).unwrap_or_else(|problems| panic!("{}: {problems}", file.id)).rubric.0;
        for at in 0..examples::COUNT {
            let draft = examples::example(at);
            let of = |rubric| Outcome::of(rubric, &draft.answers, draft.year_number()).assessment;
            let (theirs, ours) = (of(&own), of(&rubric));
            assert_eq!((theirs.total, theirs.grade), (ours.total, ours.grade), "{}, example {at}", file.id);
        }
    }
}

#[test]
fn what_could_be_taken_for_the_pages_own_is_refused_with_advice() {
    let with = |pointer: &str, value: Value| {
        let mut rubric = kitchens();
        *rubric.pointer_mut(pointer).expect("it is there") = value;
        rubric
    };
    refused(&with("/id", json!("general")), &["id: `general` is a rubric of the page", "an id of its own"]);
    // The page counts children in 人.
    let fact = json!([
        { "id": "zhengan.kitchens", "title": "食堂数", "unit": "个", "origin": "台账" },
        { "id": "kindergarten.pupils", "title": "在园幼儿", "unit": "万人", "origin": "台账" },
    ]);
    refused(
        &with("/domain/0/fact", fact.clone()),
        &["fact `kindergarten.pupils`", "zhengan.kindergarten.pupils"],
    );
    let mut same = with("/domain/0/fact", fact);
    same["domain"][0]["fact"][1]["unit"] = json!("人");
    assert!(read_own(&same).is_ok(), "the same fact may be declared again");
    refused(&with("/domain/0/indicator/1/inputs", json!(["kindergarten.none"])), &["kindergarten.none"]);
}

#[test]
fn size_count_and_depth_are_bounded() {
    let mut long = kitchens();
    long["about"] = json!("长".repeat(LARGEST / 3));
    refused(&long, &["1 MB"]);
    let mut many = kitchens();
    let indicator = many["domain"][0]["indicator"][0].clone();
    many["domain"][0]["indicator"] = json!(vec![indicator; MOST_INDICATORS + 1]);
    refused(&many, &["501 indicators", "500 at most"]);
    let mut many = kitchens();
    let fact = json!({ "id": "f", "title": "f", "unit": "个", "origin": "o" });
    many["domain"][0]["fact"] = json!(vec![fact; MOST_FACTS + 1]);
    refused(&many, &["2001 facts", "2000 at most"]);
    for (key, value, says) in [
        ("points_places", json!(7), "6 decimal places"),
        ("full_points", json!("1".repeat(41)), "full_points"),
    ] {
        let mut rubric = kitchens();
        rubric[key] = value;
        refused(&rubric, &[says]);
    }
}

#[test]
fn formulas_are_neither_too_deep_nor_too_long() {
    let with = |formulas: &[(String, String)]| {
        let mut rubric = kitchens();
        let list: Vec<Value> =
            formulas.iter().map(|(id, value)| json!({ "id": id, "value": value })).collect();
        rubric["formula"] = json!(list);
        rubric
    };
    let one = |value: String| with(&[("f".to_owned(), value)]);
    let fact = "zhengan.kitchens";
    let sum = |terms: usize| vec![fact; terms].join(" + ");
    let brackets = |count: usize| format!("{}{fact}{}", "(".repeat(count), ")".repeat(count));
    assert!(read_own(&one(sum(64))).is_ok() && read_own(&one(brackets(63))).is_ok());
    for long in [
        sum(65),
        sum(40_000),
        brackets(64),
        brackets(300_000),
        format!("max({})", vec![fact; 2_001].join(",")),
    ] {
        refused(&one(long), &["too large"]);
    }
    // Each doubles the one before: 2 to the 40th figures, were they written out.
    let doubling = |n: usize| match n {
        0 => (format!("f{n}"), fact.to_owned()),
        _ => (format!("f{n}"), format!("f{} + f{}", n - 1, n - 1)),
    };
    refused(&with(&(0..40).map(doubling).collect::<Vec<_>>()), &["too large"]);
    let chain = |n: usize| (format!("f{n}"), if n == 0 { fact.to_owned() } else { format!("f{}", n - 1) });
    refused(&with(&(0..1_000).map(chain).collect::<Vec<_>>()), &["too large"]);
}

/// The page has words of its own for whatever the readers say.
#[track_caller]
fn said_in_chinese(problems: &[Problem]) {
    assert!(!problems.is_empty());
    for said in problems.iter().map(text::rubric_problem) {
        assert!(!speaks_english(&said) && !said.contains("原文"), "{said}");
    }
}

/// What is no JSON is told with its line and column, both counted from 1.
#[test]
fn where_it_is_no_json_is_said() {
    for (source, said) in [
        (
            "{\n \"format\": \"lvzhi-rubric\"\n \"version\": 1 }",
            "第 3 行第 2 列不符合 JSON 格式，此处应为“,”或“}”。",
        ),
        ("{ \"format\": [1, 2,] }", "第 1 行第 19 列不符合 JSON 格式，最后一项之后不应有“,”。"),
        ("{ format: 1 }", "第 1 行第 3 列不符合 JSON 格式，键应写在英文双引号里。"),
        ("{ \"format\": 是 }", "第 1 行第 13 列不符合 JSON 格式，此处应为一个值。"),
        // Letters are counted, not bytes.
        ("{ \"title\": \"正安县\" \"x\": 1 }", "第 1 行第 18 列不符合 JSON 格式，此处应为“,”或“}”。"),
        ("{} {}", "第 1 行第 4 列不符合 JSON 格式，结尾之后还有多余的内容。"),
        ("", "第 1 行第 0 列不符合 JSON 格式，内容没有写完。"),
        ("[]", "最外层应为写在“{ }”里的一组键。"),
    ] {
        let problems = own(source, &shelf()).expect_err("refused");
        let found: Vec<String> = problems.iter().map(text::rubric_problem).collect();
        assert_eq!(found, [format!("细则文件：{said}")], "{source}");
    }
}

/// Wherever it is cut, and whichever of its fields is missing or of another kind, it is refused and nothing breaks.
#[test]
fn a_damaged_file_is_refused() {
    let text = kitchens().to_string();
    let shelf = shelf();
    for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)).step_by(3) {
        said_in_chinese(&own(&text[..cut], &shelf).expect_err("cut"));
    }
    let fields: Vec<String> = kitchens().as_object().expect("an object").keys().cloned().collect();
    for field in fields {
        for value in [json!(5), json!({}), json!([5]), Value::Null] {
            let mut rubric = kitchens();
            rubric[&field] = value;
            match own(&rubric.to_string(), &shelf) {
                Ok(_) => assert!(["id", "edition", "points_places"].contains(&&*field), "{field}"),
                Err(problems) => said_in_chinese(&problems),
            }
        }
    }
    assert!(own("[[[[[[[[", &shelf).is_err());
    assert!(own(&"[".repeat(100_000), &shelf).is_err());
}
