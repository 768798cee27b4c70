//! Subjects that no engine can break: the same wasm says and computes them in any, or they are looked at by what one engine
//! alone offers. They are tried in Chromium; `cargo xtask test --all` tries them everywhere.

mod accessible;
mod arranged;
mod data;
mod finding;
mod first_load;
mod gates;
mod hostile;
mod safety;
mod seals;
mod versions;
