//! A wasm that deflates better: like functions side by side. Deflate looks back 32 KB.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context as _, Result, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module, RawSection};
use wasmparser::{ConstExpr, DataKind, FunctionBody, Operator, Parser, Payload, TypeRef};

/// The wasm with its functions in the order that deflates best, and without what only tools read.
pub(super) fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let before = Functions::of(wasm)?;
    let bodies: Vec<&[u8]> = before.bodies.iter().map(FunctionBody::as_bytes).collect();
    let order = side_by_side(&bodies, &before.types);
    let mut places: Vec<u32> = (0..before.imported).collect();
    places.resize(before.imported as usize + order.len(), 0);
    for (place, at) in (before.imported..).zip(&order) {
        places[before.imported as usize + at] = place;
    }
    let mut renumbered = Module::new();
    reencode::utils::parse_core_module(&mut Places(places), &mut renumbered, Parser::new(0), wasm)?;
    let renumbered = renumbered.finish();

    let functions = Functions::of(&renumbered)?;
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(&renumbered) {
        match payload? {
            Payload::FunctionSection(_) => {
                let mut section = FunctionSection::new();
                for at in &order {
                    section.function(functions.types[*at]);
                }
                out.section(&section);
            }
            Payload::CodeSectionStart { .. } => {
                let mut section = CodeSection::new();
                for at in &order {
                    section.raw(functions.bodies[*at].as_bytes());
                }
                out.section(&section);
            }
            Payload::CodeSectionEntry(_) | Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = renumbered.get(range.start as usize..range.end as usize);
                    out.section(&RawSection { id, data: data.context("a section breaks off")? });
                }
            }
        }
    }
    Ok(out.finish())
}

/// So many bytes in a row, in two functions, are what they have in common.
const PIECE: usize = 6;

/// What more functions than these have tells nothing of any two.
const COMMON: usize = 400;

/// The functions in an order in which each stands behind the one with which it has most in common, of those that are left; where
/// it has nothing in common with any, behind it comes the next by type and length. Three kilobytes better than type and length
/// alone.
fn side_by_side(bodies: &[&[u8]], types: &[u32]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(PIECE).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (at, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(at);
        }
    }
    holders.retain(|_, holders| (2..COMMON).contains(&holders.len()));
    let mut left: BTreeSet<(u32, usize, &[u8], usize)> =
        (0..bodies.len()).map(|at| (types[at], bodies[at].len(), bodies[at], at)).collect();
    let mut is_left = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.first().map(|first| first.3);
    while let Some(here) = next {
        order.push(here);
        is_left[here] = false;
        left.remove(&(types[here], bodies[here].len(), bodies[here], here));
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in pieces[here].iter().filter_map(|piece| holders.get(piece)).flatten() {
            if is_left[*holder] {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        // Of several that have as much in common, the first as they come: the same input gives the same order.
        let alike = shared.into_iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
        next = alike.map(|(at, _)| at).or_else(|| left.first().map(|first| first.3));
    }
    order
}

/// Holds the wasm against what `--low-memory-unused` takes for granted: that nothing is at addresses below 1,024.
///
/// The stack comes first in memory and grows downwards, so only its last kilobyte is there. Where wasm-opt makes one of a base
/// and an offset, the outcome differs only if their sum passes the end of memory and comes out below 1,024: that is, for a
/// stack that has already run over, which then traps instead of writing to its own end.
///
/// # Errors
///
/// When static data come before the stack, or the stack is small.
pub(super) fn check_low_memory(wasm: &[u8]) -> Result<()> {
    let (mut stack, mut lowest) = (None, None);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            // The stack pointer is the first global that can change.
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    if stack.is_none() && global.ty.mutable {
                        stack = address(&global.init_expr);
                    }
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    if let DataKind::Active { offset_expr, .. } = data?.kind {
                        let at =
                            address(&offset_expr).context("data stand at an address that is not plain")?;
                        lowest = Some(lowest.map_or(at, |lowest: i32| lowest.min(at)));
                    }
                }
            }
            _ => {}
        }
    }
    let stack = stack.context("the wasm has no stack pointer")?;
    let lowest = lowest.context("the wasm has no data")?;
    ensure!(
        stack >= SMALLEST_STACK && lowest >= stack,
        "the stack begins at {stack} and the data at {lowest}: something may be below 1,024, which `--low-memory-unused` forbids"
    );
    Ok(())
}

/// A stack is far from its last kilobyte.
const SMALLEST_STACK: i32 = 1 << 20;

fn address(expression: &ConstExpr) -> Option<i32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value),
        _ => None,
    }
}

/// The functions of a wasm.
struct Functions<'a> {
    /// So many come from outside, and have the first numbers.
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self> {
        let mut found = Self { imported: 0, types: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        found.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    found.types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => found.bodies.push(body),
                _ => {}
            }
        }
        Ok(found)
    }
}

/// The new number of each function.
struct Places(Vec<u32>);

impl Reencode for Places {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, at: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.0[at as usize])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use wasmparser::{ElementItems, ExternalKind, Validator};

    use super::*;

    fn wasm(text: &str) -> Vec<u8> {
        wat::parse_str(text).expect("a module")
    }

    /// Each way in which a wasm names a function: by export, start, call, table, and reference.
    const MODULE_OF_FIVE: &str = r#"(module
        (import "./page_bg.js" "__wbg_log_0123456789abcdef" (func $log (param i32)))
        (table (export "table") 2 funcref)
        (elem (i32.const 0) $long $two)
        (elem declare func $one)
        (func $long (export "long") (result i32) (i32.add (i32.add (i32.const 30) (i32.const 1)) (i32.const 2)))
        (func $two (export "two") (result i32) (i32.const 2))
        (func $one (export "one") (result i32) (i32.const 1))
        (func $calls (export "calls") (param i32) (call $log (call $two)))
        (func $refers (export "refers") (result funcref) (ref.func $one))
        (func $first (call $log (call $long)))
        (start $first))"#;

    /// What each name leads to: for a function, the numbers that stand in it, with those of what it calls and refers to.
    fn meanings(wasm: &[u8]) -> BTreeMap<String, Vec<String>> {
        let functions = Functions::of(wasm).expect("functions");
        let meaning = |at: u32| -> Vec<String> { meaning(&functions, at) };
        let mut found = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("a section") {
                Payload::ExportSection(exports) => {
                    for export in exports.into_iter().flatten().filter(|one| one.kind == ExternalKind::Func) {
                        found.insert(export.name.to_owned(), meaning(export.index));
                    }
                }
                Payload::StartSection { func, .. } => {
                    found.insert("(start)".to_owned(), meaning(func));
                }
                Payload::ElementSection(elements) => {
                    for (at, element) in elements.into_iter().flatten().enumerate() {
                        let ElementItems::Functions(items) = element.items else { panic!("no functions") };
                        let items = items.into_iter().flatten().flat_map(meaning).collect();
                        found.insert(format!("(elements {at})"), items);
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn meaning(functions: &Functions, at: u32) -> Vec<String> {
        let Some(own) = at.checked_sub(functions.imported) else { return vec!["imported".to_owned()] };
        let body = &functions.bodies[own as usize];
        let mut said = Vec::new();
        for operator in body.get_operators_reader().expect("operators") {
            match operator.expect("an operator") {
                Operator::I32Const { value } => said.push(value.to_string()),
                Operator::Call { function_index } | Operator::RefFunc { function_index } => {
                    said.extend(meaning(functions, function_index));
                }
                _ => {}
            }
        }
        said
    }

    #[test]
    fn functions_are_ordered_and_each_name_leads_to_its_own() {
        let before = wasm(MODULE_OF_FIVE);
        let after = ordered(&before).expect("ordered");
        Validator::new().validate_all(&after).expect("a valid module");
        let meant = meanings(&after);
        assert_eq!(meant, meanings(&before));
        assert_eq!(meant["(start)"], ["30", "1", "2", "imported"]);
        assert_eq!(meant["calls"], ["2", "imported"]);
        assert_eq!(meant["refers"], ["1"]);
        assert_eq!(meant["(elements 0)"], ["30", "1", "2", "2"]);
        let shortest_first = |wasm: &[u8]| {
            let found = Functions::of(wasm).expect("functions");
            found.bodies[0].as_bytes().len()
        };
        assert!(shortest_first(&before) > shortest_first(&after), "they stand in another order");
    }

    #[test]
    fn functions_that_have_most_in_common_stand_together() {
        let bodies: [&[u8]; 6] = [
            b"first of all",
            b"nothing to do",
            b"a first of all",
            b"xyz",
            b"nothing to do but",
            b"nothing else",
        ];
        // By type and length: the short one, and as it has nothing in common with any, the next; then what has most of it.
        assert_eq!(side_by_side(&bodies, &[0; 6]), [3, 0, 2, 5, 1, 4]);
        // Another type comes later, but not than what it is like.
        assert_eq!(side_by_side(&bodies, &[0, 0, 1, 0, 0, 0]), [3, 0, 2, 5, 1, 4]);
        assert!(side_by_side(&[], &[]).is_empty());
    }

    #[test]
    fn the_stack_comes_before_the_data() {
        let module = |stack: u32, data: u32| {
            wasm(&format!(
                r#"(module (memory 32) (global (mut i32) (i32.const {stack})) (data (i32.const {data}) "x"))"#
            ))
        };
        assert!(check_low_memory(&module(1 << 20, 1 << 20)).is_ok());
        // Data first, as with `--no-stack-first`; and a stack that is soon used up.
        assert!(check_low_memory(&module(1 << 20, 1024)).is_err());
        assert!(check_low_memory(&module(65_536, 65_536)).is_err());
        assert!(check_low_memory(&wasm("(module)")).is_err());
    }
}
