//! `cargo xtask`: everything a person, CI or Trunk asks of this repository.

mod assess;
mod bench;
mod command;
mod finish;
mod gates;
mod page;
mod second_try;
mod serve;
mod sizes;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [--port N] [--watch]   build the page and serve it (http://127.0.0.1:8080)
cargo xtask test [--only GATE [-- ARG…]] every check CI makes, in order; or one of them
cargo xtask build                        the page for any static host, in dist/
cargo xtask bench                        sizes and speeds
cargo xtask assess DRAFT.json…           one line of JSON for each draft";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["serve", options @ ..] => serve::serve(&serve::Options::parse(options)?)?,
        ["test"] => return gates::run_all(),
        ["test", "--only", gate] => return gates::run_one(gate, &[]),
        ["test", "--only", gate, "--", arguments @ ..] => return gates::run_one(gate, arguments),
        ["build"] => page::build()?,
        ["bench"] => bench::bench()?,
        ["assess", files @ ..] if !files.is_empty() => return Ok(assess::assess(files)),
        // Trunk's hook, see Trunk.toml.
        ["finish"] => finish::finish()?,
        [] | ["help" | "--help" | "-h"] => println!("{USAGE}"),
        ["test", ..] => bail!("usage: cargo xtask test [--only GATE [-- ARG…]]\ngates: {}", gates::names()),
        _ => bail!("no such command\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}
