//! Trunk's last step before it replaces `dist/`: what Trunk itself does not do to the page.

mod floor;
mod html;
mod names;
mod offline;
mod one_file;
mod order;
mod policy;
mod shrink;
mod split;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use lvzhi::rubrics;
use xtask::{paths, sizes};

use self::shrink::Effort;
use crate::test_run::cores;

/// Puts beside the page what it fetches when first used. Of a release build, shrinks what Trunk is about to publish, gives
/// it its policy and its service worker, makes the one file of it, and holds it all against its budgets.
pub(crate) fn finish() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("this is for Trunk to call; run `cargo xtask build`")?;
    let staging = PathBuf::from(staging);
    let on_demand = staging.join(sizes::ON_DEMAND);
    fs::create_dir_all(&on_demand).with_context(|| format!("cannot make {}", on_demand.display()))?;
    write(&on_demand.join(rubrics::STANDARDS_NAME), rubrics::STANDARDS)?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return write(&staging.join(offline::NAME), offline::LEAVING);
    }
    let wasm = only(&staging, ".wasm")?;
    let bindings = only(&staging, ".js")?;
    let whole = split::whole()?;
    order::check_low_memory(&whole)?;
    let mut split = split::split(&whole, hash_in(&wasm)?)?;
    let mut parts = vec![(Effort::First, &mut split.wasm)];
    parts.extend(split.files.values_mut().map(|part| (Effort::Later, part)));
    let is_small = all_smaller(parts)?;
    split.gather_small()?;
    // The one file is one module: the bindings as wasm-bindgen wrote them but for names, and what starts them.
    let (named, plain_bindings) = names::named_shortly(&split.wasm, &split.bindings)?;
    let page = staging.join("index.html");
    let html = scripts_shrunk(&read_text(&page)?)?;
    let (hosted, late) = html::without_late_styles(&html)?;
    split.add_styles(&late)?;
    let plain_bindings = split.linked(&plain_bindings)?;
    write(&wasm, named)?;
    write(&bindings, &plain_bindings)?;
    split.write(&staging)?;
    let is_small = shrink::script(&bindings)? && is_small;

    write(&page, policy::added(&html::in_one_style(&hosted), policy::HOSTED, &[&late])?)?;
    write(&staging.join(offline::NAME), offline::worker(&staging)?)?;

    // The one file has its styles as they stand.
    let parts = split.files.into_iter().filter(|(name, _)| !name.ends_with(".css"));
    let fetched: Vec<_> = std::iter::once(standards()).chain(parts).collect();
    let mut one_files = Vec::new();
    for file in one_file::ONE_FILES {
        let text = file.made(&html, &plain_bindings, read(&wasm)?, &fetched)?;
        let text = policy::added(&text, policy::ONE_FILE, &[])?;
        write(&staging.join(file.name), &text)?;
        one_files.push((file, text.len()));
    }

    let sizes = sizes::first_load(&staging)?;
    let parts = sizes::parts(&staging)?;
    print!("{}{}", sizes::table(&sizes), sizes::parts_table(&parts));
    for (file, length) in &one_files {
        println!("{length:>9}            {}, of at most {}", file.name, file.budget);
    }
    if is_small {
        sizes::check(&sizes)?;
        sizes::check_parts(&parts)?;
        one_files.iter().try_for_each(|(file, length)| file.check(*length))?;
    } else {
        println!("not held to its budget: without wasm-opt and terser it is larger than it need be");
    }
    Ok(())
}

/// A wasm of so few bytes is left as it is: wasm-opt takes seconds to start.
const TINY: usize = 8192;

/// Each wasm made smaller and put in order, as many beside each other as there are cores; whether there was what makes them smaller.
fn all_smaller(mut parts: Vec<(Effort, &mut Vec<u8>)>) -> Result<bool> {
    // The largest is begun first, so that the rest fits beside it.
    parts.sort_by_key(|(_, wasm)| wasm.len());
    let waiting = Mutex::new(parts);
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || -> Result<bool> {
        let mut is_small = true;
        while let Some((effort, wasm)) = next() {
            is_small &= smaller(effort, wasm)?;
        }
        Ok(is_small)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores()).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_fold(true, |all, worker| {
            Ok(worker.join().map_err(|_| anyhow!("making a wasm smaller has broken off"))?? && all)
        })
    })
}

/// A wasm made smaller and put in order; whether there was what makes it smaller.
fn smaller(effort: Effort, wasm: &mut Vec<u8>) -> Result<bool> {
    let is_small = wasm.len() < TINY || shrink::wasm(wasm, effort)?;
    *wasm = order::ordered(wasm).context("cannot order the functions")?;
    floor::check(wasm)?;
    Ok(is_small)
}

/// What tells the files of this build from those of others: `0123456789abcdef` of `page-0123456789abcdef_bg.wasm`.
fn hash_in(wasm: &Path) -> Result<&str> {
    let stem = wasm.file_stem().and_then(|stem| stem.to_str()).context("the wasm has no name")?;
    let hash = stem.strip_suffix("_bg").and_then(|stem| stem.rsplit_once('-')).map(|(_, hash)| hash);
    hash.with_context(|| format!("{stem} holds no hash"))
}

/// The page's HTML with smaller scripts. Trunk has put the guard into newer JavaScript than the browsers it is for know, so it
/// is taken anew from where it stands.
fn scripts_shrunk(html: &str) -> Result<String> {
    let guard = read_text(&paths::root().join("src/shell/guard.js"))?;
    html::with_scripts(html, |text, is_module| {
        shrink::inline(if is_module { text } else { &guard }, is_module)
    })
}

/// What is fetched when first used, by the address the page asks for.
fn standards() -> (String, Vec<u8>) {
    (format!("{}/{}", sizes::ON_DEMAND, rubrics::STANDARDS_NAME), rubrics::STANDARDS.to_vec())
}

/// The one file in the folder whose name ends so.
fn only(folder: &Path, end: &str) -> Result<PathBuf> {
    let mut found = sizes::files(folder)?;
    found.retain(|file| file.to_string_lossy().ends_with(end));
    anyhow::ensure!(found.len() == 1, "expected one file ending in {end}, found {found:?}");
    Ok(found.remove(0))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}
