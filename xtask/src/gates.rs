//! `cargo xtask test`: every check, cheapest first, up to the first that fails.

use std::fs;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use xtask::browser::{self, Engine};
use xtask::{paths, stories_not_done};

use crate::command::run;
use crate::office;
use crate::page::{self, Building};
use crate::second_try::SecondTries;
use crate::test_run;
use crate::tools::{self, Need, Tools};

/// One check with a name.
struct Gate {
    name: &'static str,
    /// What it proves.
    says: &'static str,
    needs: &'static [Need],
    /// So many seconds it may take on two cores, compiling included; more is told, and is no failure.
    budget: u64,
    run: fn(&mut Run) -> Result<()>,
}

/// What the gates of one run share.
struct Run<'a> {
    tools: &'a Tools,
    /// A person's own arguments for the test programs.
    arguments: &'a [&'a str],
    /// Every story in every engine, not only those that an engine can break.
    all: bool,
    /// The release build, when it was begun beside earlier gates.
    building: Option<Building>,
    tries: SecondTries,
}

/// Which gates are to be passed, and how.
#[derive(Debug, Default)]
pub(crate) struct Request<'a> {
    /// Only this one.
    pub(crate) only: Option<&'a str>,
    /// Every story in every engine.
    pub(crate) all: bool,
    /// For the test programs of the one gate.
    pub(crate) arguments: &'a [&'a str],
}

/// The whole command may take so long on two cores, the tools being there.
const BUDGET: Duration = Duration::from_secs(30 * 60);

const GATES: [Gate; 11] = [
    Gate {
        name: "format",
        says: "the code is laid out by rustfmt",
        needs: &[Need::Lints],
        budget: 5,
        run: format,
    },
    Gate {
        name: "lints",
        says: "clippy has nothing to say, native",
        needs: &[Need::Lints],
        budget: 120,
        run: lints,
    },
    Gate {
        name: "lints-wasm",
        says: "clippy has nothing to say, for the browser",
        needs: &[Need::Lints, Need::WasmTarget],
        budget: 90,
        run: lints_wasm,
    },
    Gate {
        name: "native",
        says: "unit, case and property tests; the part without a browser builds alone",
        needs: &[],
        budget: 150,
        run: native,
    },
    Gate { name: "tools", says: "the commands' own tests", needs: &[], budget: 45, run: own },
    Gate {
        name: "papers",
        says: "workbooks in the hands of openpyxl and LibreOffice come to the page's points, and come back",
        needs: &[Need::Office],
        budget: 90,
        run: |run| office::pass(run.tools),
    },
    Gate {
        name: "browser",
        says: "unit tests inside Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser(Engine::Chromium)],
        budget: 90,
        run: in_browser,
    },
    Gate {
        name: "build",
        says: "the release page, within its budget (begun beside the gates before)",
        needs: &tools::PAGE,
        budget: 150,
        run: build,
    },
    Gate {
        name: "e2e",
        says: "people's stories in the release page, in Chromium",
        needs: &[Need::Browser(Engine::Chromium), Need::Axe],
        budget: 560,
        run: |run| e2e(run, Engine::Chromium),
    },
    Gate {
        name: "e2e-firefox",
        says: "the stories that an engine can break, in Firefox",
        needs: &[Need::Browser(Engine::Firefox), Need::Axe],
        budget: 360,
        run: |run| e2e(run, Engine::Firefox),
    },
    Gate {
        name: "e2e-webkit",
        says: "the stories that an engine can break, in WebKit",
        needs: &[Need::Browser(Engine::WebKit), Need::Axe],
        budget: 360,
        run: |run| e2e(run, Engine::WebKit),
    },
];

/// The names of all gates, in order.
pub(crate) fn names() -> String {
    GATES.iter().map(|gate| gate.name).collect::<Vec<_>>().join(", ")
}

/// Every gate that is asked for, up to the first that fails.
pub(crate) fn pass(request: &Request) -> Result<ExitCode> {
    let gates: Vec<&Gate> = match request.only {
        None => GATES.iter().collect(),
        Some(name) => {
            let gate = GATES.iter().find(|gate| gate.name == name);
            vec![gate.with_context(|| format!("no gate is called {name}; there are {}", names()))?]
        }
    };
    let needs: Vec<Need> = gates.iter().flat_map(|gate| gate.needs).copied().collect();
    let tools = tools::set_up(&needs)?;
    let started = Instant::now();
    let mut run = Run {
        tools: &tools,
        arguments: request.arguments,
        all: request.all,
        building: None,
        tries: SecondTries::default(),
    };
    let mut failed = None;
    let mut passed = 0;
    let mut impossible = Vec::new();
    stories_not_done::forget()?;
    for (at, gate) in gates.iter().enumerate() {
        println!("\n=== {}: {}", gate.name, gate.says);
        if let Some(why) = gate.is_impossible_here() {
            println!("=== {} NOT RUN: {why}", gate.name);
            impossible.push(format!("gate {} was NOT RUN: {why}", gate.name));
            continue;
        }
        // Mostly the work of one core, so it goes beside what else is to be done before it is wanted.
        if at == 1 {
            run.building = Some(Building::begin(&tools)?);
        }
        let gate_started = Instant::now();
        let result = (gate.run)(&mut run);
        let seconds = gate_started.elapsed().as_secs_f32();
        let time = format!("{seconds:.1} s, of {} s", gate.budget);
        if let Err(error) = result {
            println!("=== {} FAILED after {time}: {error:#}", gate.name);
            failed = Some(gate.name);
            break;
        }
        passed += 1;
        let over = if gate_started.elapsed().as_secs() > gate.budget { " OVER ITS BUDGET" } else { "" };
        println!("=== {} passed in {time}{over}", gate.name);
    }
    drop(run.building.take());
    let told = run.tries.told().unwrap_or_default();
    print!("{}{told}", stories_not_done::told()?);
    let minutes = |time: Duration| time.as_secs_f32() / 60.0;
    let time = minutes(started.elapsed());
    println!("\n{passed} of {} gates passed in {time:.1} min", gates.len());
    if gates.len() > 1 {
        println!("the whole command is to take at most {:.0} min on two cores", minutes(BUDGET));
    }
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

fn format(gate: &mut Run) -> Result<()> {
    run(&mut gate.tools.cargo("fmt --all --check"))
}

fn lints(gate: &mut Run) -> Result<()> {
    run(&mut gate.tools.cargo("clippy --quiet --workspace --all-targets --locked -- -D warnings"))
}

fn lints_wasm(gate: &mut Run) -> Result<()> {
    let line = "clippy --quiet -p lvzhi --target wasm32-unknown-unknown --all-targets --features split --locked -- -D warnings";
    run(&mut gate.tools.cargo(line))
}

/// What is tested natively is all in the part without a browser: tests/native/tidy.rs sees to that. `lints` has checked the
/// rest.
fn native(gate: &mut Run) -> Result<()> {
    run_tests(
        gate.tools.cargo("test -p lvzhi --no-default-features --features tables --locked"),
        gate.arguments,
    )
}

fn own(gate: &mut Run) -> Result<()> {
    run_tests(gate.tools.cargo("test -p xtask --locked"), gate.arguments)
}

fn in_browser(gate: &mut Run) -> Result<()> {
    let mut tests = gate.tools.cargo("test -p lvzhi --target wasm32-unknown-unknown --test browser --locked");
    let found = gate.tools.browser(Engine::Chromium)?;
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
    run_tests(tests, gate.arguments)
}

fn build(gate: &mut Run) -> Result<()> {
    match gate.building.take() {
        Some(building) => building.finish(),
        None => page::release(gate.tools),
    }
}

fn e2e(gate: &mut Run, engine: Engine) -> Result<()> {
    if !paths::dist().join("index.html").is_file() {
        bail!("dist/ has no page yet; run `cargo xtask build` first");
    }
    let tools = gate.tools;
    let stories = |line: &str| -> Result<Command> {
        let mut tests = tools.cargo(line);
        tools.browser(engine)?.name_to(&mut tests);
        Ok(tests)
    };
    if !gate.arguments.is_empty() {
        return run_tests(stories("test -p e2e --locked")?, gate.arguments);
    }
    let mut all = stories("test -p e2e --locked --no-fail-fast --")?;
    if engine != Engine::Chromium && !gate.all {
        // Those of the folder tests/stories/everywhere, and the harness's own.
        all.args(["--skip", "once::"]);
    }
    gate.tries.pass(&mut all, &mut stories("test -p e2e --locked --")?)
}

/// Runs tests with a person's own arguments for the test programs, and tells which took longest.
fn run_tests(mut tests: Command, arguments: &[&str]) -> Result<()> {
    let tests = test_run::watch(tests.arg("--").args(arguments))?;
    let status = tests.status;
    tests.tell_slowest();
    if !status.success() {
        bail!("tests failed ({status})");
    }
    Ok(())
}
