//! Each room uses only the rooms above it, and only some rooms know what lies outside.

use super::{Source, Token, assert_none, sources};

/// The rooms in reading order: each may use those before it.
const ROOMS: &[&str] = &[
    "late",
    "order",
    "number",
    "composed",
    "clause",
    "rubric",
    "rubrics",
    "facts",
    "engine",
    "checks",
    "whatif",
    "draft",
    "rectification",
    "draw",
    "desk",
    "examples",
    "blocks",
    "printed",
    "named",
    "edition",
    "session",
    "text",
    "view",
    "papers",
    "browser",
    "ui",
    "main",
];

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|other| *other == room)
}

/// Top-level modules a file names: `crate::x`, `crate::{x, y::z}`, and `super::x` in a top-level file.
fn used(source: &Source) -> Vec<(usize, String)> {
    let tokens = source.tokens();
    let name = |at: usize| match tokens.get(at) {
        Some((line, Token::Name(name))) => Some((*line, name.clone())),
        _ => None,
    };
    let sign =
        |at: usize, wanted: char| matches!(tokens.get(at), Some((_, Token::Sign(sign))) if *sign == wanted);
    let path = |at: usize| sign(at, ':') && sign(at + 1, ':');
    let mut used = Vec::new();
    for at in 0..tokens.len() {
        let Some((_, root)) = name(at).filter(|_| path(at + 1)) else { continue };
        let is_root = root == "crate" || root == "lvzhi";
        let above = root == "super" && !source.name.contains('/') && path(at + 4);
        if sign(at + 3, '{') && is_root {
            let mut depth = 0;
            for inside in at + 3..tokens.len() {
                depth += i32::from(sign(inside, '{')) - i32::from(sign(inside, '}'));
                if depth == 0 {
                    break;
                }
                let first = sign(inside, '{') || sign(inside, ',');
                used.extend(name(inside + 1).filter(|_| depth == 1 && first));
            }
        } else if is_root || above {
            used.extend(name(at + 3));
        }
    }
    used
}

#[test]
fn nothing_points_to_a_later_room() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.name != "lib.rs") {
        let own =
            place(source.room()).unwrap_or_else(|| panic!("{} is in no room; give it a place", source.name));
        for (line, room) in used(source) {
            if place(&room).is_some_and(|room| room > own) {
                wrong.push(format!(
                    "{}:{line}: {} uses {room}, which comes later",
                    source.name,
                    source.room()
                ));
            }
        }
    }
    assert_none(&wrong, "arrows that point down");
}

#[test]
fn arrows_are_seen() {
    let source = |name: &str, text: &str| Source { name: name.into(), text: text.into() };
    let found = |source: &Source| used(source).into_iter().map(|(_, room)| room).collect::<Vec<_>>();
    let grouped =
        source("draft/read.rs", "use crate::{text::{labels, figure}, view};\nfn f() { crate::ui::g() }");
    assert_eq!(found(&grouped), ["text", "view", "ui"]);
    let above = source("draft.rs", "use super::text::figure; use super::*; // crate::view");
    assert_eq!(found(&above), ["text"]);
    let own = source("text/labels.rs", "use super::figure::x; \"crate::ui\"");
    assert_eq!(found(&own), [""; 0]);
}

/// Names that only files for which `may` holds may use.
#[track_caller]
fn only(names: &[&str], may: impl Fn(&Source) -> bool) {
    let sources = sources();
    let elsewhere = sources.iter().filter(|source| !may(source));
    let found: Vec<String> =
        elsewhere.flat_map(|source| source.names(|name| names.contains(&name))).collect();
    assert_none(&found, "names out of place");
    let somewhere = sources
        .iter()
        .filter(|source| may(source))
        .any(|source| !source.names(|name| names.contains(&name)).is_empty());
    assert!(somewhere, "{names:?} stand nowhere: this test is blind");
}

#[test]
fn only_browser_and_ui_know_the_browser() {
    only(&["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"], |source| {
        ["browser", "ui", "main"].contains(&source.room())
    });
}

#[test]
fn only_files_at_the_edges_know_their_format() {
    only(&["serde", "serde_json", "toml"], |source| {
        source.room() == "draft"
            || ["rubric/file", "rubric/load.rs", "rubric/source.rs"]
                .iter()
                .any(|edge| source.name.starts_with(edge))
    });
}

#[test]
fn only_one_door_leads_to_the_storage() {
    let is_door = |source: &Source| source.name == "browser/storage.rs";
    only(&["local_storage", "session_storage", "Storage"], is_door);
    let by_name = sources().into_iter().filter(|source| !is_door(source)).flat_map(|source| {
        let texts = source.tokens().into_iter().filter_map(|(line, token)| match token {
            Token::Text(text) if text.contains("localStorage") || text.contains("sessionStorage") => {
                Some(line)
            }
            _ => None,
        });
        texts.map(|line| format!("{}:{line}", source.name)).collect::<Vec<_>>()
    });
    assert_none(&by_name.collect::<Vec<_>>(), "storage called by name");
}

#[test]
fn no_float_decides_anything() {
    let may = |source: &Source| ["browser", "ui", "main"].contains(&source.room());
    only(&["f32", "f64"], may);
    // 1.5 without a type would be one, too; x.0.1 is none.
    let is_digit = |token: Option<&(usize, Token)>| matches!(token, Some((_, Token::Sign('0'..='9'))));
    let is_point = |token: Option<&(usize, Token)>| matches!(token, Some((_, Token::Sign('.'))));
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !may(source)) {
        let tokens = source.tokens();
        for at in 1..tokens.len() {
            let is_float =
                is_digit(tokens.get(at)) && is_point(tokens.get(at + 1)) && is_digit(tokens.get(at + 2));
            if is_float && !is_point(tokens.get(at - 1)) {
                found.push(format!("{}:{}", source.name, tokens[at].0));
            }
        }
    }
    assert_none(&found, "floats");
}
