//! Reads the rubric files with the crate's own modules, checks them, and packs them for the page.
//!
//! Every problem of every file is listed; one is enough to stop the build.

use sha2::{Digest, Sha256};
use source::{number, rubric};
use std::path::Path;
use std::{env, fs, process};

/// The library's own modules; only what reads rubrics is used here.
#[allow(dead_code, unreachable_pub, missing_docs, unused_imports, reason = "the rest is the library's")]
#[path = "src"]
mod source {
    pub mod number;
    pub mod rubric;
}

fn main() {
    println!("cargo::rerun-if-changed=src/rubric");
    println!("cargo::rerun-if-changed=src/number");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    match packed(Path::new("src/rubric/data/general")) {
        Ok(packed) => {
            let hash: String = Sha256::digest(&packed).iter().map(|byte| format!("{byte:02x}")).collect();
            fs::write(Path::new(&out).join("general.bin"), packed).expect("OUT_DIR is writable");
            fs::write(Path::new(&out).join("general.sha256"), hash).expect("OUT_DIR is writable");
        }
        Err(problems) => {
            eprintln!("The rubric files have {} problem(s):", problems.len());
            for problem in problems {
                eprintln!("  {problem}");
            }
            process::exit(1);
        }
    }
}

/// A folder of rubric files checked and packed, once it is without problems.
fn packed(folder: &Path) -> Result<Vec<u8>, Vec<String>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder).expect("the rubric's folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".toml") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a rubric file is readable UTF-8");
        match toml::from_str::<serde_json::Value>(&text) {
            Ok(value) => files.push((name, value)),
            Err(error) => problems.push(format!("{name}: {error}")),
        }
    }
    let joined = rubric::load::join(files);
    let said = |found: Vec<rubric::check::Problem>| found.iter().map(ToString::to_string).collect::<Vec<_>>();
    match joined {
        Ok(file) if problems.is_empty() => {
            let rubric = rubric::check::check(&file).map_err(said)?;
            Ok(rubric::pack::pack(&rubric))
        }
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(said(found));
            Err(problems)
        }
    }
}
