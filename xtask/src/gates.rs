//! `cargo xtask test`: every check, cheapest first, up to the first that fails.

use std::fs;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use xtask::browser::{self, Engine};
use xtask::{paths, stories_not_done};

use crate::command::run;
use crate::page;
use crate::second_try;
use crate::tools::{self, Need, Tools};

/// One check with a name.
struct Gate {
    name: &'static str,
    /// What it proves.
    says: &'static str,
    needs: &'static [Need],
    /// Runs it; the words are a person's own arguments for the test programs.
    run: fn(&Tools, &[&str]) -> Result<()>,
}

const GATES: [Gate; 11] = [
    Gate { name: "format", says: "the code is laid out by rustfmt", needs: &[Need::Lints], run: format },
    Gate { name: "lints", says: "clippy has nothing to say, native", needs: &[Need::Lints], run: lints },
    Gate {
        name: "lints-wasm",
        says: "clippy has nothing to say, for the browser",
        needs: &[Need::Lints, Need::WasmTarget],
        run: lints_wasm,
    },
    Gate { name: "native", says: "unit and case tests", needs: &[], run: native },
    Gate { name: "pure", says: "the pure part builds and passes alone", needs: &[], run: pure },
    Gate { name: "tools", says: "the commands' own tests", needs: &[], run: own },
    Gate {
        name: "browser",
        says: "unit tests inside Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser(Engine::Chromium)],
        run: in_browser,
    },
    Gate { name: "build", says: "the release page, within its budget", needs: &tools::PAGE, run: build },
    Gate {
        name: "e2e",
        says: "people's stories in the release page, in Chromium",
        needs: &[Need::Browser(Engine::Chromium), Need::Axe],
        run: |tools, arguments| e2e(tools, arguments, Engine::Chromium),
    },
    Gate {
        name: "e2e-firefox",
        says: "the same stories in Firefox",
        needs: &[Need::Browser(Engine::Firefox), Need::Axe],
        run: |tools, arguments| e2e(tools, arguments, Engine::Firefox),
    },
    Gate {
        name: "e2e-webkit",
        says: "the same stories in WebKit",
        needs: &[Need::Browser(Engine::WebKit), Need::Axe],
        run: |tools, arguments| e2e(tools, arguments, Engine::WebKit),
    },
];

/// The names of all gates, in order.
pub(crate) fn names() -> String {
    GATES.iter().map(|gate| gate.name).collect::<Vec<_>>().join(", ")
}

/// Every gate up to the first that fails.
pub(crate) fn run_all() -> Result<ExitCode> {
    pass(&GATES.iter().collect::<Vec<_>>(), &[])
}

/// One gate; `arguments` go to its test programs.
pub(crate) fn run_one(name: &str, arguments: &[&str]) -> Result<ExitCode> {
    let gate = GATES.iter().find(|gate| gate.name == name);
    let gate = gate.with_context(|| format!("no gate is called {name}; there are {}", names()))?;
    pass(&[gate], arguments)
}

fn pass(gates: &[&Gate], arguments: &[&str]) -> Result<ExitCode> {
    let needs: Vec<Need> = gates.iter().flat_map(|gate| gate.needs).copied().collect();
    let tools = tools::set_up(&needs)?;
    let started = Instant::now();
    let mut failed = None;
    let mut passed = 0;
    let mut impossible = Vec::new();
    stories_not_done::forget()?;
    for gate in gates {
        println!("\n=== {}: {}", gate.name, gate.says);
        if let Some(why) = gate.is_impossible_here() {
            println!("=== {} NOT RUN: {why}", gate.name);
            impossible.push(format!("gate {} was NOT RUN: {why}", gate.name));
            continue;
        }
        let gate_started = Instant::now();
        let result = (gate.run)(&tools, arguments);
        let seconds = gate_started.elapsed().as_secs_f32();
        if let Err(error) = result {
            println!("=== {} FAILED after {seconds:.1} s: {error:#}", gate.name);
            failed = Some(gate.name);
            break;
        }
        passed += 1;
        println!("=== {} passed in {seconds:.1} s", gate.name);
    }
    let minutes = started.elapsed().as_secs_f32() / 60.0;
    print!("{}", stories_not_done::told()?);
    println!("\n{passed} of {} gates passed in {minutes:.1} min", gates.len());
    for line in &impossible {
        println!("{line}");
    }
    if let Some(name) = failed {
        println!("stopped at {name}; to run it alone: cargo xtask test --only {name}");
    }
    // The plain closing line that tools which read many projects' output understand.
    println!("gates: {passed} passed, {} failed", u8::from(failed.is_some()));
    // One gate that was asked for and cannot be is no success.
    Ok(if failed.is_some() || passed == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl Gate {
    /// Why there is nothing to run on this platform, if so.
    fn is_impossible_here(&self) -> Option<&'static str> {
        self.needs.iter().find_map(|need| match need {
            Need::Browser(engine) => engine.is_impossible_here(),
            _ => None,
        })
    }
}

fn format(tools: &Tools, _: &[&str]) -> Result<()> {
    run(&mut tools.cargo("fmt --all --check"))
}

fn lints(tools: &Tools, _: &[&str]) -> Result<()> {
    run(&mut tools.cargo("clippy --quiet --workspace --all-targets --locked -- -D warnings"))
}

fn lints_wasm(tools: &Tools, _: &[&str]) -> Result<()> {
    let line =
        "clippy --quiet -p lvzhi --target wasm32-unknown-unknown --all-targets --locked -- -D warnings";
    run(&mut tools.cargo(line))
}

fn native(tools: &Tools, arguments: &[&str]) -> Result<()> {
    run_tests(tools.cargo("test -p lvzhi --locked"), arguments)
}

fn pure(tools: &Tools, arguments: &[&str]) -> Result<()> {
    run(&mut tools.cargo("check -p lvzhi --no-default-features --lib --locked"))?;
    run_tests(tools.cargo("test -p lvzhi --no-default-features --locked"), arguments)
}

fn own(tools: &Tools, arguments: &[&str]) -> Result<()> {
    run_tests(tools.cargo("test -p xtask --locked"), arguments)
}

fn in_browser(tools: &Tools, arguments: &[&str]) -> Result<()> {
    let mut tests = tools.cargo("test -p lvzhi --target wasm32-unknown-unknown --test browser --locked");
    let found = tools.browser(Engine::Chromium)?;
    // The runner looks for its settings in the package's folder, which is no place for ours.
    let settings = paths::target().join("webdriver.json");
    let flags = browser::FLAGS.map(|flag| format!("{flag:?}")).join(", ");
    let options = format!(r#"{{ "binary": {:?}, "args": [{flags}] }}"#, found.program.display().to_string());
    fs::write(&settings, format!("{{ \"goog:chromeOptions\": {options} }}\n"))
        .with_context(|| format!("cannot write {}", settings.display()))?;
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    // Of several drivers the runner would take another one first.
    for other in
        ["GECKODRIVER", "SAFARIDRIVER", "GECKODRIVER_REMOTE", "SAFARIDRIVER_REMOTE", "CHROMEDRIVER_REMOTE"]
    {
        tests.env_remove(other);
    }
    tests.env("CHROMEDRIVER", &found.driver);
    run_tests(tests, arguments)
}

fn build(tools: &Tools, _: &[&str]) -> Result<()> {
    page::release(tools)
}

fn e2e(tools: &Tools, arguments: &[&str], engine: Engine) -> Result<()> {
    if !paths::dist().join("index.html").is_file() {
        bail!("dist/ has no page yet; run `cargo xtask build` first");
    }
    let stories = |line: &str| -> Result<Command> {
        let mut tests = tools.cargo(line);
        tools.browser(engine)?.name_to(&mut tests);
        Ok(tests)
    };
    if !arguments.is_empty() {
        return run_tests(stories("test -p e2e --locked")?, arguments);
    }
    second_try::pass(
        &mut stories("test -p e2e --locked --no-fail-fast --")?,
        &mut stories("test -p e2e --locked --")?,
    )
}

/// Runs tests with a person's own arguments for the test programs.
fn run_tests(mut tests: Command, arguments: &[&str]) -> Result<()> {
    run(tests.arg("--").args(arguments))
}
