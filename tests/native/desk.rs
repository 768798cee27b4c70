//! The desk: ranks worked out by hand, ranks that no completion leaves, and what strikes in several counties' figures.

mod anomalies;
mod ranking;

use lvzhi::desk::Gathered;
use lvzhi::draft::score_file;
use lvzhi::rubrics::shelf;
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// A rubric of 55 points: five items judged from nought to ten, three points for 培训经费 ÷ 工资总额 of 1.5 %, one each for
/// 入学率 and 占比 of 1 %. 优秀 from 44 (80 %), 合格 from 33.
fn rubric() -> Value {
    serde_json::from_str(include_str!("../desk_rubric.json")).expect("JSON")
}

/// A draft that brings its rubric along, with points for the judged items and texts for facts.
fn draft(county: &str, judged: &[(&str, &str)], facts: &[(&str, &str)]) -> Value {
    let judged: Map<String, Value> =
        judged.iter().map(|(id, points)| (format!("desk.{id}"), json!({ "points": points }))).collect();
    let facts: Map<String, Value> =
        facts.iter().map(|(id, text)| (format!("desk.{id}"), json!({ "text": text }))).collect();
    json!({
        "format": "lvzhi-draft", "version": 1, "county": county, "year": 2025, "facts": facts, "judgments": judged,
        "rubric": { "id": "desk", "edition": "1", "source": rubric() },
    })
}

/// Figures with which all five points beside the judged ones are won.
const FIVE: [(&str, &str); 4] = [("money", "15"), ("wages", "1000"), ("rate", "98"), ("held", "50")];

/// All judged items at so many points, and the five beside them.
fn settled(county: &str, points: &str) -> Value {
    let judged = ["a", "b", "c", "d", "e"].map(|id| (id, points));
    draft(county, &judged, &FIVE)
}

fn gathered(drafts: &[Value]) -> Gathered {
    let shelf = shelf();
    let scored = drafts.iter().enumerate().map(|(at, draft)| {
        let scored = score_file(&shelf, None, draft.to_string().as_bytes());
        let scored = scored.unwrap_or_else(|error| panic!("{error:?}: {draft}"));
        (Rc::from(format!("{at}.json")), scored)
    });
    Gathered::of(scored.collect())
}
