//! What this version does not know is kept and written back; nothing in a file but the answers moves a score.

use super::{read_json, sample, with, written};
use crate::native::support::{all, general, unknown};
use lvzhi::draft::{Draft, Local, Outcome, read, read_local, write_local};
use lvzhi::view;
use serde_json::{Value, json};
use std::rc::Rc;

/// A value of every kind, as a newer version might add it.
fn novelty() -> Value {
    json!({ "list": [1, null, true, "文"], "nested": { "deep": {} }, "__proto__": { "polluted": true } })
}

#[test]
fn unknown_fields_survive_at_every_level() {
    for place in
        ["/history", "/rubric/newer", "/facts/training.spent/source", "/judgments/direction.policy/scale"]
    {
        let file = with(place, novelty());
        let read = read_json(&file).unwrap();
        assert_eq!(written(&read.draft).pointer(place), Some(&novelty()), "{place}");
        // Also through the browser's storage.
        let kept = write_local(&read.draft, &Local::default(), &|_| None);
        assert_eq!(read_local(kept.as_bytes(), &|_| None).unwrap().0.draft, read.draft, "{place}");
    }
}

#[test]
fn answers_to_what_the_rubric_does_not_ask_survive_and_are_named() {
    let mut file = with("/facts/later.fact", json!({ "text": "7", "note": "", "by": "", "unit": "人" }));
    file["judgments"]["later.indicator"] = json!({ "points": "1", "reason": "好" });
    let read = read_json(&file).unwrap();
    assert_eq!(unknown(&read), ["later.fact", "later.indicator"]);
    let again = written(&read.draft);
    assert_eq!(again["facts"]["later.fact"], file["facts"]["later.fact"]);
    assert_eq!(again["judgments"]["later.indicator"], file["judgments"]["later.indicator"]);
    assert_eq!(again["result"], written(&read_json(&sample()).unwrap().draft)["result"]);
}

#[test]
fn numbers_too_large_for_any_machine_survive_as_they_are_written() {
    let text = sample().to_string();
    let text = text.replacen(
        '{',
        "{\"large\": 1e400, \"long\": 12345678901234567890.123456789012345678901234567890,",
        1,
    );
    let read = read(text.as_bytes()).unwrap();
    let again = serde_json::to_string(&written(&read.draft)).unwrap();
    assert!(again.contains("1e+400") || again.contains("1e400"), "{again}");
    assert!(again.contains("12345678901234567890.123456789012345678901234567890"), "{again}");
}

#[test]
fn a_key_called_proto_is_a_key_like_any_other() {
    let file = with("/facts/__proto__", json!({ "text": "1", "note": "", "by": "" }));
    let read = read_json(&file).unwrap();
    assert_eq!(unknown(&read), ["__proto__"]);
    assert_eq!(written(&read.draft)["facts"]["__proto__"]["text"], json!("1"));
    let top = with("/__proto__", json!({ "county": "乙县" }));
    assert_eq!(&*read_json(&top).unwrap().draft.county, "正安县");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(sample().to_string().bytes());
    assert_eq!(read(&bytes).unwrap(), read_json(&sample()).unwrap());
}

#[test]
fn the_edition_a_draft_was_filled_in_for_is_kept_and_told() {
    let file = with("/rubric/edition", json!("2024.9"));
    let read = read_json(&file).unwrap();
    assert_eq!(written(&read.draft)["rubric"]["edition"], json!("2024.9"));
    let import = lvzhi::session::Import {
        name: "a.json".into(),
        read: Ok(Rc::new(read)),
        target: None,
        decided: Vec::new(),
    };
    let warnings = view::import(&model(), &import).warnings;
    assert!(warnings.iter().any(|line| line.contains("2024.9") && line.contains("2025.1")), "{warnings:?}");
}

/// A model with all rubrics at hand.
fn model() -> lvzhi::session::Model {
    let model = lvzhi::session::Model::new(general(), lvzhi::facts::ById::default(), Rc::from([]));
    let others =
        all().into_iter().skip(1).map(|rubric| lvzhi::rubrics::SharedRubric(Rc::new(rubric))).collect();
    lvzhi::session::update(model, lvzhi::session::Msg::RubricsArrived(others))
}

/// Weights, points, thresholds and results inside a draft: kept, perhaps, but without effect.
#[test]
fn nothing_but_the_answers_moves_a_score() {
    let plain = written(&read_json(&sample()).unwrap().draft)["result"].clone();
    let meddled = [
        ("/weights", json!({ "funding.training": 50 })),
        ("/points", json!({ "funding.training": "50" })),
        ("/full_points", json!("1000")),
        ("/grades", json!([{ "title": "优秀", "from": "0" }])),
        ("/indicators", json!({ "funding.training": { "points": "50", "verdict": "met" } })),
        ("/rubric/indicator", json!([{ "id": "funding.training", "points": "50" }])),
        ("/rubric/points_places", json!(0)),
        ("/rubric/hash", json!("0000")),
        ("/facts/training.spent/weight", json!("50")),
        ("/facts/training.spent/value", json!("5460")),
        ("/facts/training.spent/unit", json!("亿元")),
        ("/judgments/direction.policy/most", json!("50")),
        ("/judgments/direction.policy/verdict", json!("unmet")),
        (
            "/result",
            json!({ "total": { "low": "100", "high": "100" }, "grade": { "low": "优秀", "high": "优秀" } }),
        ),
    ];
    for (place, value) in meddled {
        let read = read_json(&with(place, value)).unwrap();
        assert_eq!(written(&read.draft)["result"], plain, "{place}");
    }
}

#[test]
fn a_result_that_is_not_what_the_page_computes_is_told() {
    let warnings = |total: Value| {
        let read = read_json(&with("/result", json!({ "total": total }))).unwrap();
        let import = lvzhi::session::Import {
            name: "a.json".into(),
            read: Ok(Rc::new(read)),
            target: None,
            decided: Vec::new(),
        };
        view::import(&model(), &import).warnings
    };
    let told = warnings(json!({ "low": "99", "high": "100" }));
    assert!(told.iter().any(|line| line.contains("99–100") && line.contains("2.5–97.5")), "{told:?}");
    assert_eq!(warnings(json!({ "low": "2.5", "high": "97.5" })), Vec::<Rc<str>>::new());
    assert_eq!(warnings(json!("no range")), Vec::<Rc<str>>::new());
}

#[test]
fn what_only_a_browser_knows_does_not_leave_it() {
    let rubric = general();
    let draft: Draft = read_json(&sample()).unwrap().draft;
    let local = Local { changed: "2026-11-22T14:03:05".into(), deleted: true, ..Local::default() };
    let kept = write_local(&draft, &local, &|_| None);
    let (read, kept_local) = read_local(kept.as_bytes(), &|_| None).unwrap();
    assert_eq!((&read.draft, &kept_local), (&draft, &local));
    assert_eq!(written(&read.draft).get("local"), None);
    assert_eq!(
        Outcome::of(&rubric, &read.draft.answers, read.draft.year_number()),
        Outcome::of(&rubric, &draft.answers, draft.year_number())
    );
}
