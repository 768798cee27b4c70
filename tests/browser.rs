//! Tests that only a browser can run: how much is drawn, what stays in a field, what the storage keeps.
#![cfg(target_arch = "wasm32")]

#[path = "browser/drawing.rs"]
mod drawing;
#[path = "browser/mounted.rs"]
mod mounted;
#[path = "browser/storing.rs"]
mod storing;
#[path = "browser/typing.rs"]
mod typing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
