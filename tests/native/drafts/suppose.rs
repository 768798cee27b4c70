//! What is only supposed is written and read back, and joined place by place like figures.

use super::{STAMP, read_json, sample, with, written};
use lvzhi::draft::{Given, Side, Slot, differences, merged, read, write};
use serde_json::{Value, json};

/// A file that tries something.
fn file() -> Value {
    let mut file = sample();
    file["scenarios"] = json!({
        "2026-11-25T14:03:05": {
            "name": "方案一",
            "facts.training.spent.text": "546.21",
            "of.another.page": "x",
        },
    });
    file["plan"] = json!({ "facts.training.spent": { "change": "yes", "most": "600", "effort": "2" } });
    file["targets"] = json!({ "2027": { "training.spent": "≥600" } });
    file
}

#[test]
fn what_is_tried_is_kept_as_it_is_written() {
    let draft = read_json(&file()).expect("a draft").draft;
    let at = |slot: Slot| draft.given(&slot).text;
    let scenario = |what: &str| Slot::Scenario("2026-11-25T14:03:05".into(), what.into());
    assert_eq!(&*at(scenario("name")), "方案一");
    assert_eq!(&*at(Slot::Plan("facts.training.spent".into(), "most".into())), "600");
    assert_eq!(&*at(Slot::Target("2027".into(), "training.spent".into())), "≥600");
    // A place that is not known here is kept, and changes nothing.
    assert_eq!(draft.scenario_changes("2026-11-25T14:03:05").len(), 1);
    let again = written(&draft);
    for key in ["scenarios", "plan", "targets"] {
        assert_eq!(again[key], file()[key], "{key}");
    }
    assert_eq!(super::schema::faults(&super::schema::schema(), &again), [""; 0]);
}

#[test]
fn two_people_try_different_things_and_both_stay() {
    let ours = read_json(&file()).expect("a draft").draft.copied(&"o".into());
    let mut theirs = ours.copied(&"u".into());
    let own = Slot::Scenario("2026-11-26T09:00:00".into(), "name".into());
    let name = Slot::Scenario("2026-11-25T14:03:05".into(), "name".into());
    theirs.put(&own, &Given::plain(&"财政局方案".into()));
    theirs.put(&name, &Given::plain(&"".into()));
    let theirs = read(write(&theirs, None, STAMP).as_bytes()).expect("a draft").draft;
    let found = differences(&ours, &theirs);
    assert!(found.iter().all(|one| !one.is_conflict), "{found:?}");
    let both = merged(&ours, &theirs, |_| Side::Ours, &"来件.json".into(), &"2026-11-26T10:00:00".into());
    assert_eq!(&*both.given(&own).text, "财政局方案");
    assert_eq!(&*both.given(&name).text, "", "what was taken back there is taken back here");
    assert_eq!(both.scenario_names().len(), 2);
}

#[test]
fn a_wrong_shape_is_named() {
    for (place, value, path) in [
        ("/scenarios", json!([]), "scenarios"),
        ("/scenarios", json!({ "1": { "name": 1 } }), "scenarios.1.name"),
        ("/plan", json!({ "facts.a": "no" }), "plan.facts.a"),
        ("/targets", json!({ "2027": { "a": true } }), "targets.2027.a"),
    ] {
        let error = read_json(&with(place, value)).expect_err(path);
        assert!(format!("{error:?}").contains(&format!("\"{path}\"")), "{path}: {error:?}");
    }
}
