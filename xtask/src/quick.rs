//! `cargo xtask quick`: what an edit may have broken, as far as seconds can tell.
//!
//! Everything but the lints, the properties and what is tried by brute force, and the browsers; `cargo xtask test` has those.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::command::run;
use crate::tools::{self, Need};

/// It is to take so many seconds on two cores when only one file has changed.
const BUDGET: u64 = 40;

/// What is left out: it tries thousands of cases, each time the same.
const SLOW: [&str; 4] = [
    "native::properties::",
    "native::clause::changed::no_word_that_matters",
    "native::whatif::path::small",
    "native::whatif::path::brute",
];

/// The rooms of `src/`, each with the modules of `tests/native` that show most of what is in it.
const ROOMS: [(&str, &[&str]); 25] = [
    ("order", &[]),
    ("number", &["cases"]),
    ("composed", &["cases", "clause"]),
    ("clause", &["clause"]),
    ("rubric", &["rubric_data", "cases"]),
    ("rubrics", &["rubric_data", "session"]),
    ("late", &[]),
    ("facts", &["cases", "seeds"]),
    ("engine", &["cases", "fragments", "seeds"]),
    ("checks", &["cases", "seeds"]),
    ("whatif", &["whatif"]),
    ("draft", &["drafts"]),
    ("rectification", &["rectification"]),
    ("draw", &["draw"]),
    ("desk", &["desk"]),
    ("examples", &["seeds"]),
    ("blocks", &["documents"]),
    ("printed", &["documents"]),
    ("named", &["session"]),
    ("edition", &["documents"]),
    ("session", &["session"]),
    ("text", &["cases", "paper", "session"]),
    ("view", &["paper", "session", "colours"]),
    ("papers", &["papers", "papers_docx"]),
    ("ui", &["colours"]),
];

/// Checks what can be checked in seconds, and prints how many each step took; of one room, only what shows it.
pub(crate) fn quick(room: Option<&str>) -> Result<()> {
    let filters = room.map(filters).transpose()?.unwrap_or_default();
    let tools = tools::set_up(&[Need::Lints, Need::WasmTarget])?;
    let mut tests = tools.cargo(
        "test --quiet -p lvzhi --no-default-features --features tables --lib --test native --locked --",
    );
    tests.args(SLOW.iter().flat_map(|slow| ["--skip", slow])).args(filters);
    let steps = [
        ("layout", tools.cargo("fmt --all --check")),
        (
            "types of the page",
            tools.cargo("check --quiet -p lvzhi --lib --target wasm32-unknown-unknown --locked"),
        ),
        ("tests", tests),
    ];
    let started = Instant::now();
    let mut failed = Vec::new();
    for (name, mut step) in steps {
        let step_started = Instant::now();
        let result = run(&mut step);
        let seconds = step_started.elapsed().as_secs_f32();
        match result {
            Ok(()) => println!("{seconds:>6.1} s  {name}"),
            Err(error) => {
                println!("{seconds:>6.1} s  {name} FAILED: {error:#}");
                failed.push(name);
            }
        }
    }
    println!("{:>6.1} s  in all, of {BUDGET}", started.elapsed().as_secs_f32());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// The names of all rooms.
pub(crate) fn rooms() -> Vec<&'static str> {
    ROOMS.iter().map(|(room, _)| *room).collect()
}

/// What the names of the tests of a room hold.
fn filters(room: &str) -> Result<Vec<String>> {
    let Some((room, modules)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        bail!("no room is called {room}; there are {}", rooms().join(", "));
    };
    let native = modules.iter().map(|module| format!("native::{module}::"));
    Ok(native.chain([format!("{room}::"), "native::tidy::".to_owned()]).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use xtask::paths;

    use super::*;

    #[test]
    fn every_room_is_listed_with_modules_that_there_are() {
        let src = paths::root().join("src");
        let mut missing = Vec::new();
        for entry in fs::read_dir(src).expect("src").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_room = |name: &str| !["lib", "main", "browser"].contains(&name);
            if let Some(room) = name.strip_suffix(".rs").filter(|room| is_room(room)) {
                missing.extend((!rooms().contains(&room)).then(|| room.to_owned()));
            }
        }
        assert!(missing.is_empty(), "rooms that ROOMS does not list: {missing:?}");
        let native = fs::read_to_string(paths::root().join("tests/native.rs")).expect("the list of modules");
        for (room, modules) in ROOMS {
            assert!(paths::root().join("src").join(format!("{room}.rs")).is_file(), "{room} is no room");
            for module in modules {
                assert!(native.contains(&format!("mod {module};")), "{module} is no module of tests/native");
            }
        }
    }

    #[test]
    fn a_room_narrows_the_tests_and_an_unknown_one_is_named() {
        assert_eq!(filters("draft").expect("a room"), ["native::drafts::", "draft::", "native::tidy::"]);
        let said = filters("kitchen").expect_err("no room").to_string();
        assert!(said.contains("kitchen") && said.contains("whatif"), "{said}");
    }
}
