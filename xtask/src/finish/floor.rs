//! The oldest browsers the page runs in, by the features of wasm it uses.
//!
//! Chromium 97, Firefox 113, Safari 16.4: of wasm, reference types are the newest (Chromium 96, Firefox 79, Safari 15);
//! `'wasm-unsafe-eval'` in the policy wants Chromium 97 and Safari 16, `DecompressionStream` Firefox 113 and Safari 16.4.

use anyhow::{Context as _, Result};
use wasmparser::{Validator, WasmFeatures};

/// What those browsers know of wasm.
const FLOOR: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::REFERENCE_TYPES)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::GC_TYPES);

/// Fails when the wasm wants more of a browser than the floor has.
pub(super) fn check(wasm: &[u8]) -> Result<()> {
    Validator::new_with_features(FLOOR)
        .validate_all(wasm)
        .map(drop)
        .context("the page would not run in the oldest browsers it names (see xtask/src/finish/floor.rs)")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use xtask::paths;

    use super::*;

    /// Uses each feature of the floor.
    const PROBE: &str = r#"(module
        (table 1 externref)
        (memory 1)
        (global (export "g") (mut i32) (i32.const 0))
        (func (param f32) (result i32 i32)
            (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
            (i32.extend8_s (i32.trunc_sat_f32_s (local.get 0)))
            (i32.const 0)))"#;

    fn accepts(features: WasmFeatures, wasm: &[u8]) -> bool {
        Validator::new_with_features(features).validate_all(wasm).is_ok()
    }

    #[test]
    fn the_page_asks_a_browser_for_just_the_floor() {
        let probe = wat::parse_str(PROBE).expect("a module");
        assert!(accepts(FLOOR, &probe));
        for (name, feature) in [
            ("mutable globals", WasmFeatures::MUTABLE_GLOBAL),
            ("saturating conversions", WasmFeatures::SATURATING_FLOAT_TO_INT),
            ("sign extension", WasmFeatures::SIGN_EXTENSION),
            ("reference types", WasmFeatures::REFERENCE_TYPES),
            ("several results", WasmFeatures::MULTI_VALUE),
            ("bulk memory", WasmFeatures::BULK_MEMORY),
        ] {
            assert!(!accepts(FLOOR.difference(feature), &probe), "the probe does not use {name}");
        }
        let guard = fs::read_to_string(paths::root().join("src/shell/guard.js")).expect("the guard");
        let list =
            guard.split_once("FLOOR = [").and_then(|(_, rest)| rest.split_once(']')).expect("its list").0;
        let listed: Vec<u8> = list.split(',').map(|byte| byte.trim().parse().expect("a byte")).collect();
        assert_eq!(listed, probe, "the guard's FLOOR is to be {probe:?}");
    }

    #[test]
    fn what_is_newer_is_refused() {
        let newer =
            wat::parse_str("(module (func (result v128) (v128.const i32x4 0 0 0 0)))").expect("a module");
        assert!(check(&newer).is_err());
        assert!(check(&wat::parse_str("(module)").expect("a module")).is_ok());
    }
}
