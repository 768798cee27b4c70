//! Tests that only a browser can run.
#![cfg(target_arch = "wasm32")]
