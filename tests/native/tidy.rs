//! What must never be in `src/`, told from the text of its files alone.

mod circles;
mod layers;
mod names;
mod tokens;
mod words;

use super::support::root;
use std::fs;
use std::path::{Path, PathBuf};
use tokens::{Token, tokens};

/// A Rust file of `src/`.
struct Source {
    /// Its path below `src/`, with `/` between.
    name: String,
    text: String,
}

impl Source {
    /// The top-level module it belongs to: `rubric` for `rubric.rs` and for `rubric/check/rules.rs`.
    fn room(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Names and texts with their lines, comments left out.
    fn tokens(&self) -> Vec<(usize, Token)> {
        tokens(&self.text)
    }

    /// `file:line` of every name that `is` says so of.
    fn names(&self, is: impl Fn(&str) -> bool) -> Vec<String> {
        let hits = self.tokens().into_iter().filter_map(|(line, token)| match token {
            Token::Name(name) if is(&name) => Some(format!("{}:{line}: {name}", self.name)),
            _ => None,
        });
        hits.collect()
    }
}

/// All Rust files of `src/`.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let paths = below(&src).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let sources: Vec<Source> = paths
        .map(|path| {
            let parts = path.strip_prefix(&src).expect("below src").iter().map(|part| part.to_string_lossy());
            Source { name: parts.collect::<Vec<_>>().join("/"), text: read(&path) }
        })
        .collect();
    assert!(sources.len() > 20, "src/ was not found");
    sources
}

/// Every file in a folder and in those below it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in super::support::files_in(folder) {
        if path.is_dir() { files.extend(below(&path)) } else { files.push(path) }
    }
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[track_caller]
fn assert_none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    // The crate's own words are the architecture; a file of tests is introduced by the one it tests.
    let speaks = |text: &str| text.starts_with("//! ") || text.starts_with("#![doc = include_str!(");
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|source| !source.name.ends_with("tests.rs") && !speaks(&source.text))
        .map(|source| source.name)
        .collect();
    assert_none(&silent, "files without a //! line");
}

/// Files that may be longer, each with the reason why it is not split.
const LONG: &[(&str, &str)] = &[(
    "rubric/file.rs",
    "the one list of everything the head, facts and indicators of a rubric file may say",
)];

/// Longer files are split.
const LONGEST: usize = 400;

#[test]
fn no_file_is_long_without_a_reason() {
    let mut long = Vec::new();
    for source in sources() {
        let (lines, listed) =
            (source.text.lines().count(), LONG.iter().any(|(name, _)| *name == source.name));
        if lines > LONGEST && !listed {
            long.push(format!("{}: {lines} lines", source.name));
        }
        assert!(!listed || lines > LONGEST, "{} is short now; take it off the list", source.name);
    }
    assert_none(&long, "files of more than 400 lines");
    assert!(LONG.iter().all(|(name, reason)| root().join("src").join(name).exists() && !reason.is_empty()));
}

#[test]
fn no_path_of_anybodys_machine_is_written_down() {
    // Put together here, so that this file is no find itself.
    let homes =
        [["/wo", "rk/"], ["/ho", "me/"], ["/Us", "ers/"], ["/ro", "ot/"], ["\\Us", "ers"], ["/t", "mp/"]];
    let homes = homes.map(|parts| parts.concat());
    let mut found = Vec::new();
    for folder in ["src", "tests", "xtask", "styles"] {
        for path in below(&root().join(folder)) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            for home in homes.iter().filter(|home| text.contains(&***home)) {
                found.push(format!("{}: {home}", path.display()));
            }
        }
    }
    assert_none(&found, "paths of a machine");
}

#[test]
fn the_map_names_every_room() {
    let map = read(&root().join("src/ARCHITECTURE.md"));
    let rooms: Vec<String> = sources()
        .iter()
        .filter(|source| !source.name.contains('/') && source.name != "lib.rs" && source.name != "main.rs")
        .map(|source| source.room().to_owned())
        .collect();
    let missing: Vec<String> = rooms.into_iter().filter(|room| !map.contains(&format!("`{room}`"))).collect();
    assert_none(&missing, "rooms that ARCHITECTURE.md does not name");
    assert!(read(&root().join("README.md")).contains("src/ARCHITECTURE.md"), "README leads to the map");
}

/// What is tested natively is tested in the part without a browser, which alone is built for that.
#[test]
fn what_needs_a_browser_is_tested_in_one() {
    let hidden: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            ["ui", "browser", "main"].contains(&source.room()) && source.text.contains("#[test]")
        })
        .map(|source| source.name)
        .collect();
    assert_none(&hidden, "tests that no gate runs; tests/browser.rs is the place for them");
}

/// The name of each variant of an enum without fields, in the letters of functions.
fn variants(source: &str, name: &str) -> Vec<String> {
    let (_, rest) = source.split_once(&format!("pub enum {name} {{")).expect("the enum");
    let (inside, _) = rest.split_once("\n}").expect("its end");
    let names = inside.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    let snake = |name: &str| {
        let letters = name.trim_end_matches(',').chars().enumerate();
        letters.fold(String::new(), |mut snake, (at, letter)| {
            if at > 0 && letter.is_uppercase() {
                snake.push('_');
            }
            snake.extend(letter.to_lowercase());
            snake
        })
    };
    names.map(snake).collect()
}

#[test]
fn every_screen_has_a_story_in_every_engine() {
    assert_eq!(variants("pub enum A {\n    /// One.\n    One,\n    TwoThree,\n}", "A"), ["one", "two_three"]);
    let stories = root().join("tests/e2e/tests/stories");
    let told = read(&stories.join("screens.rs"));
    assert!(read(&stories.join("main.rs")).contains("\nmod screens;"), "screens.rs is not among the stories");
    let mut screens = variants(&read(&root().join("src/session/states.rs")), "Screen");
    assert!(screens.len() >= 4, "the screens were not found: {screens:?}");
    // Where no draft is open.
    screens.push("home".to_owned());
    let untold: Vec<String> =
        screens.into_iter().filter(|screen| !told.contains(&format!("#[test]\nfn {screen}() {{"))).collect();
    assert_none(&untold, "screens without a story of their name in tests/stories/screens.rs");
}
