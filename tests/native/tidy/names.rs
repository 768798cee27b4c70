//! One meaning a noun: no two types that another module can see bear the same name.

use std::collections::BTreeMap;

use super::{assert_none, sources};

/// The name of the type that a line declares for other modules.
fn declared(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(inside) => inside.split_once(')')?.1,
        None => rest,
    };
    let (kind, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (["struct", "enum", "trait", "type"].contains(&kind) && end > 0).then(|| &rest[..end])
}

#[test]
fn no_two_types_bear_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        for (at, line) in source.text.lines().enumerate() {
            if let Some(name) = declared(line) {
                places.entry(name.to_owned()).or_default().push(format!("{}:{}", source.name, at + 1));
            }
        }
    }
    assert!(places.len() > 200, "the types are found: {}", places.len());
    let twice = places.into_iter().filter(|(_, places)| places.len() > 1);
    let twice: Vec<String> = twice.map(|(name, places)| format!("{name}: {}", places.join(", "))).collect();
    assert_none(&twice, "types of one name");
}

#[test]
fn declarations_are_told_apart() {
    assert_eq!(declared("    pub(super) enum Slot {"), Some("Slot"));
    assert_eq!(declared("pub struct Found<'a> {"), Some("Found"));
    assert_eq!(declared("pub(in crate::ui) type Draw = fn();"), Some("Draw"));
    for other in [
        "struct Own;",
        "pub fn struct_of() {",
        "// pub struct X",
        "    type Output = T;",
        "pub const X: u8 = 1;",
    ] {
        assert_eq!(declared(other), None, "{other}");
    }
}
