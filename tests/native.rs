//! Tests that need no browser: cases, seed reports, properties, draft files, rubric data, session, tidiness.
//!
//! One binary, so that the library is linked once. What is expected is worked out by hand, and each file says how.
#![cfg(not(target_arch = "wasm32"))]

mod random;

mod native {
    mod support;

    mod cases;
    mod clause;
    mod colours;
    #[cfg(feature = "tables")]
    mod columns;
    mod desk;
    #[cfg(feature = "tables")]
    mod documents;
    mod drafts;
    mod draw;
    mod fragments;
    mod kinds;
    mod later;
    mod own_rubric;
    mod paper;
    #[cfg(feature = "tables")]
    mod papers;
    #[cfg(feature = "tables")]
    mod papers_docx;
    mod properties;
    mod readings;
    mod rectification;
    mod rubric_data;
    mod rubric_problems;
    mod seeds;
    mod session;
    mod tables;
    mod tidy;
    mod whatif;
}
