//! Files beside each other in a room use each other in one direction only.
//!
//! What a file says of the one it stands in (`super::Name`) is no arrow here: a room's first file gathers what the others make, and
//! holds what they have in common.

use super::{Source, Token, assert_none, sources};
use std::collections::{BTreeMap, BTreeSet};

/// A module by its path: `clause/phrase/step.rs` is clause, phrase, step.
type Module = Vec<String>;

fn module(source: &Source) -> Module {
    source.name.trim_end_matches(".rs").split('/').map(str::to_owned).collect()
}

/// Paths that a file names from the crate's root or from above itself, each from the root.
fn paths(source: &Source) -> Vec<Module> {
    let tokens: Vec<Token> = source.tokens().into_iter().map(|(_, token)| token).collect();
    let own = module(source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_root =
            matches!(&tokens[at], Token::Name(name) if ["crate", "lvzhi", "super"].contains(&&**name));
        // `pub(in crate::clause)` and `pub(in super::super)` name a room for being seen in.
        let is_seen_in = at > 0 && matches!(&tokens[at - 1], Token::Name(name) if name == "in");
        if !is_root || is_seen_in {
            at += 1;
            continue;
        }
        let mut base = own.clone();
        let mut from = at;
        if matches!(&tokens[at], Token::Name(name) if name != "super") {
            base.clear();
            from += 1;
        } else {
            while matches!(tokens.get(from), Some(Token::Name(name)) if name == "super") {
                base.pop();
                from += if is_path(&tokens, from + 1) { 3 } else { 1 };
            }
            from -= 2;
        }
        at = if is_path(&tokens, from) { tree(&tokens, from + 2, &base, &mut found) } else { at + 1 };
    }
    found
}

fn is_sign(tokens: &[Token], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(Token::Sign(sign)) if *sign == wanted)
}

fn is_path(tokens: &[Token], at: usize) -> bool {
    is_sign(tokens, at, ':') && is_sign(tokens, at + 1, ':')
}

/// What is named from `at` on below `base`: a path, or several in braces. Says where it ends.
fn tree(tokens: &[Token], at: usize, base: &Module, found: &mut Vec<Module>) -> usize {
    if is_sign(tokens, at, '{') {
        let mut next = at + 1;
        while next < tokens.len() && !is_sign(tokens, next, '}') {
            next = if is_sign(tokens, next, ',') {
                next + 1
            } else {
                tree(tokens, next, base, found).max(next + 1)
            };
        }
        return next + 1;
    }
    let Some(Token::Name(name)) = tokens.get(at) else { return at + 1 };
    let mut path = base.clone();
    if name != "self" {
        path.push(name.clone());
    }
    if is_path(tokens, at + 1) {
        return tree(tokens, at + 3, &path, found);
    }
    found.push(path);
    at + 1
}

/// Which files each file uses, without those it stands in.
fn arrows(sources: &[Source]) -> BTreeMap<Module, BTreeSet<Module>> {
    let files: BTreeSet<Module> = sources.iter().map(module).collect();
    let used = |source: &Source| {
        let own = module(source);
        let file = |path: Module| {
            (1..=path.len()).rev().map(|end| path[..end].to_vec()).find(|path| files.contains(path))
        };
        paths(source).into_iter().filter_map(file).filter(|other| !own.starts_with(other)).collect()
    };
    sources.iter().map(|source| (module(source), used(source))).collect()
}

/// All that can be come to from a file.
fn reached<'a>(arrows: &'a BTreeMap<Module, BTreeSet<Module>>, from: &'a Module) -> BTreeSet<&'a Module> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&Module> = vec![from];
    while let Some(one) = next.pop() {
        next.extend(arrows.get(one).into_iter().flatten().filter(|other| seen.insert(*other)));
    }
    seen
}

/// Files that can be come back to, each with the file through which.
fn circles(arrows: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    let back = |(from, used): (&Module, &BTreeSet<Module>)| {
        let through = used.iter().find(|other| reached(arrows, other).contains(from))?;
        Some(format!("{} uses {}, which leads back to it", from.join("/"), through.join("/")))
    };
    arrows.iter().filter_map(back).collect()
}

#[test]
fn files_of_a_room_go_one_way() {
    let arrows = arrows(&sources());
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 500, "arrows were not found");
    assert_none(&circles(&arrows), "circles");
}

#[test]
fn circles_are_seen() {
    let source = |name: &str, text: &str| Source { name: name.into(), text: text.into() };
    let room = [
        source("a.rs", "mod one; mod two; mod three; use one::x;"),
        source("a/one.rs", "use super::two::{self, y};"),
        source("a/two.rs", "use super::Shared; fn f() { crate::a::three::g() }"),
        source("a/three.rs", "pub(in crate::a) fn g() {} // super::one"),
    ];
    assert_eq!(circles(&arrows(&room)), [""; 0]);
    let mut circle = room;
    circle[3] = source("a/three.rs", "use super::{deep, one::{Kind, make}};");
    let named = |one: &str, other: &str| format!("a/{one} uses a/{other}, which leads back to it");
    assert_eq!(
        circles(&arrows(&circle)),
        [named("one", "two"), named("three", "one"), named("two", "three")]
    );
    // From a folder within, to what stands beside its own room.
    let within = [
        source("a/one.rs", "use super::two::inner::Kind;"),
        source("a/two.rs", ""),
        source("a/two/inner.rs", "use super::super::one::make;"),
    ];
    assert_eq!(circles(&arrows(&within)).len(), 2);
}
