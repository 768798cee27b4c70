//! What `cargo xtask bench` asks the page itself: how long one assessment takes here.

use crate::{engine, examples, facts::Facts, rubrics};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// Microseconds for one assessment of the default rubric with the first example's figures.
#[wasm_bindgen(js_name = assessMicroseconds)]
pub async fn assess_microseconds() -> f64 {
    // The browser's clock may be as coarse as a millisecond, so many are timed together.
    const RUNS: u32 = 500;
    let rubric = rubrics::general();
    let Some(draft) = super::files::example(examples::FIRST).await else { return f64::NAN };
    let facts = Facts::read(&rubric, &draft.answers, draft.year_number());
    let start = js_sys::Date::now();
    for _ in 0..RUNS {
        drop(black_box(engine::assess(&rubric, black_box(&facts))));
    }
    (js_sys::Date::now() - start) * 1000.0 / f64::from(RUNS)
}
