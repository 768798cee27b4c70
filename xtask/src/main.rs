//! `cargo xtask`: the commands of the README.

fn main() {}
