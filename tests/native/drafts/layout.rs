//! The layout of a draft file, key by key.

use super::{STAMP, read_json, sample, with, written};
use crate::native::support::{answers, general, unknown};
use lvzhi::draft::{Draft, Outcome, assess_file, read, result_json, write};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn set<'a>(keys: &[&'a str]) -> BTreeSet<&'a str> {
    keys.iter().copied().collect()
}

#[test]
fn a_file_says_what_it_is_first_and_holds_what_was_typed() {
    let draft = read_json(&sample()).unwrap().draft;
    let rubric = general();
    let text =
        write(&draft, Some((&rubric, &Outcome::of(&rubric, &draft.answers, draft.year_number()))), STAMP);
    assert!(text.starts_with("{\n  \"format\": \"lvzhi-draft\",\n  \"version\": 1,\n"), "{text}");
    assert!(text.ends_with("}\n"));
    let file = written(&draft);
    for (pointer, expected) in [
        ("/format", json!("lvzhi-draft")),
        ("/version", json!(1)),
        ("/county", json!("正安县")),
        ("/year", json!(2019)),
        ("/rubric/id", json!("general")),
        ("/rubric/edition", json!("2025.1")),
        ("/facts/training.spent", json!({ "text": "483", "note": "决算数", "by": "财政局" })),
        ("/facts/salary.total", json!({ "text": "36,414", "note": "", "by": "" })),
        ("/judgments/direction.policy", json!({ "points": "2.5", "reason": "有部署" })),
        ("/disclaimer", json!("测算")),
        ("/saved", json!("2026-11-22T14:03:05")),
    ] {
        assert_eq!(file.pointer(pointer), Some(&expected), "{pointer}");
    }
}

#[test]
fn the_result_has_exact_decimals_as_texts_and_the_agreed_words() {
    let file = written(&read_json(&sample()).unwrap().draft);
    let result = &file["result"];
    assert!(keys(result).is_superset(&set(&["total", "grade", "indicators", "checks"])));
    // 2.5 points are judged; 2 are lost with the training share: 483 of 36414 is less than 1.5 %.
    assert_eq!(result["total"], json!({ "low": "2.5", "high": "97.5" }));
    assert_eq!(result["grade"], json!({ "low": "不合格", "high": "优秀" }));
    let indicators = result["indicators"].as_object().unwrap();
    assert_eq!(indicators.len(), general().indicators.len());
    for (id, indicator) in indicators {
        assert_eq!(keys(indicator), set(&["verdict", "low", "high", "missing", "certainty"]), "{id}");
        assert!(indicator["low"].is_string() && indicator["high"].is_string(), "{id}");
    }
    let training =
        json!({ "verdict": "unmet", "low": "0", "high": "0", "missing": [], "certainty": "inferred" });
    assert_eq!(indicators["funding.training"], training);
    assert_eq!(indicators["funding.quota"]["certainty"], json!("unverified"), "普通高中1000元 is 待核");
    let growth = json!({
        "verdict": "missing", "low": "0", "high": "3", "missing": ["growth.appropriation", "growth.revenue"],
        "certainty": "official",
    });
    assert_eq!(indicators["funding.appropriation"], growth);
    // 2.5 lies in the best band, 2.4 to 3.
    let policy =
        json!({ "verdict": "met", "low": "2.5", "high": "2.5", "missing": [], "certainty": "official" });
    assert_eq!(indicators["direction.policy"], policy);
}

#[test]
fn every_verdict_and_every_severity_has_its_word() {
    let rubric = general();
    let answers = answers(&[
        ("nutrition.paid", "不适用"),
        ("aid.covered", "是"),
        ("training.spent", "483"),
        ("salary.total", "36414"),
        ("training.share", "1.5%"),
        ("compulsory.nine_year_retention", "109.74"),
        ("vocational.stations", "7048"),
        ("vocational.stations_per_pupil", "0.41"),
    ]);
    let result = result_json(&rubric, &Outcome::of(&rubric, &answers, None));
    for (id, verdict) in [
        ("aid.nutrition", "not_applicable"),
        ("aid.students", "met"),
        ("funding.training", "unmet"),
        ("funding.quota", "missing"),
        ("direction.policy", "judgment"),
    ] {
        assert_eq!(result["indicators"][id]["verdict"], json!(verdict), "{id}");
    }
    let expected = json!([
        { "id": "training-share", "severity": "error", "facts": ["training.share", "training.spent", "salary.total"] },
        {
            "id": "nine-year-retention-over-100",
            "severity": "warning",
            "facts": ["compulsory.nine_year_retention"],
        },
        {
            "id": "implied-vocational-pupils",
            "severity": "note",
            "facts": ["vocational.stations", "vocational.stations_per_pupil"],
        },
    ]);
    assert_eq!(result["checks"], expected);
}

#[test]
fn assessing_without_a_page_gives_one_line_with_the_same_result() {
    let bytes = sample().to_string().into_bytes();
    let line = assess_file(&lvzhi::rubrics::shelf(), None, "县/草稿.json", &bytes).unwrap();
    assert!(!line.contains('\n'));
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(keys(&line), set(&["file", "result"]));
    assert_eq!(line["file"], json!("县/草稿.json"));
    assert_eq!(line["result"], written(&read(&bytes).unwrap().draft)["result"]);
}

#[test]
fn what_is_left_out_is_blank() {
    let least = json!({ "format": "lvzhi-draft", "version": 1, "rubric": { "id": "general" } });
    let read = read_json(&least).unwrap();
    let blank = Draft { rubric: read.draft.rubric.clone(), ..Draft::default() };
    assert_eq!(read.draft, blank);
    assert_eq!(read.reported_total, None);
    let nulls = json!({
        "format": "lvzhi-draft", "version": 1, "rubric": { "id": "general" },
        "title": null, "county": null, "year": null, "note": null, "facts": null, "judgments": null,
    });
    assert_eq!(read_json(&nulls).unwrap().draft, blank);
}

#[test]
fn a_year_is_a_number_or_what_was_typed() {
    for (year, kept, number) in [
        (json!(2019), "2019", Some(2019)),
        (json!("2019"), "2019", Some(2019)),
        (json!("2019年"), "2019年", Some(2019)),
        (json!("２０１９"), "２０１９", Some(2019)),
        (json!("去年"), "去年", None),
        (json!(19), "19", None),
        (json!(99999), "99999", None),
    ] {
        let draft = read_json(&with("/year", year.clone())).unwrap().draft;
        assert_eq!((&*draft.year, draft.year_number()), (kept, number), "{year}");
        let again = written(&draft)["year"].clone();
        assert_eq!(again, number.map_or_else(|| json!(kept), |year| json!(year)), "{year}");
    }
}

#[test]
fn a_file_of_version_1_is_read_for_ever() {
    let stored = include_bytes!("version-1.json");
    let read = read(stored).unwrap();
    let text = |id: &str| read.draft.answers.facts.get(id).map(|fact| fact.text.to_string());
    assert_eq!(text("kindergarten.pupils").as_deref(), Some("15,447人"));
    assert_eq!(text("growth.revenue").as_deref(), Some("负增长"));
    assert_eq!(
        read.draft.answers.judgments.get("direction.policy").map(|one| &*one.reason),
        Some("有部署、有检查")
    );
    assert_eq!((&*read.draft.county, &*read.draft.year, &*read.draft.title), ("甲县", "2025", "甲县 初稿"));
    assert_eq!(&*read.draft.rubric.edition, "2025.1");
    assert_eq!(read.reported_total, Some(("2.6".into(), "100".into())));
    assert_eq!(unknown(&read), ["later.fact", "later.indicator"]);
}
