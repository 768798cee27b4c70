//! Reads the rubric files with the crate's own modules, checks them, and packs them for the page.
//!
//! Every problem of every file is listed; one is enough to stop the build.

use sha2::{Digest, Sha256};
use source::{composed, late, number, rubric};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The library's own modules; only what reads rubrics is used here.
#[allow(dead_code, unreachable_pub, missing_docs, unused_imports, reason = "the rest is the library's")]
#[path = "src"]
mod source {
    pub mod composed;
    pub mod late;
    pub mod number;
    pub mod rubric;
}

fn main() {
    println!("cargo::rerun-if-changed=src/rubric");
    println!("cargo::rerun-if-changed=src/number");
    println!("cargo::rerun-if-changed=src/composed.rs");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Says what calls what: by this `cargo xtask finish` tells apart what comes later.
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
    let mut problems = Vec::new();
    let files: Vec<(String, rubric::file::RubricFile)> = folders()
        .iter()
        .filter_map(|folder| match joined(folder) {
            Ok(file) => Some((name_of(folder), file)),
            Err(found) => {
                problems.extend(found.into_iter().map(|one| format!("{}/{one}", name_of(folder))));
                None
            }
        })
        .collect();
    let mut rubrics = Vec::new();
    let mut earlier = Vec::new();
    for (name, file) in &files {
        // What the other rubrics declare: a fact is declared once, and any rubric may use it.
        let others: Vec<rubric::file::FactFile> = files
            .iter()
            .filter(|(other, _)| other != name)
            .flat_map(|(_, file)| rubric::source::declared(file).cloned())
            .collect();
        for fact in
            rubric::source::declared(file).filter(|fact| others.iter().any(|other| other.id == fact.id))
        {
            problems.push(format!(
                "{name}: fact `{}` is declared by another rubric, too; use it by its id",
                fact.id
            ));
        }
        match rubric::source::checked(file, &others) {
            Ok(checked) => rubrics.push(checked),
            Err(found) => problems.extend(found.iter().map(|one| format!("{name}: {one}"))),
        }
    }
    for folder in folders_in(EARLIER) {
        let name = name_of(&folder);
        let read =
            joined(&folder).and_then(|file| earlier_edition(&name, &file, &files, &borrowed(&folder)?));
        match read {
            Ok(checked) => earlier.push(checked),
            Err(found) => problems.extend(found.into_iter().map(|one| format!("{name}: {one}"))),
        }
    }
    if !problems.is_empty() {
        eprintln!("The rubric files have {} problem(s):", problems.len());
        for problem in problems {
            eprintln!("  {problem}");
        }
        process::exit(1);
    }
    write(&rubrics, &earlier);
}

/// Facts as they were when an earlier edition borrowed them from another rubric (`borrowed.toml`).
fn borrowed(folder: &Path) -> Result<Vec<rubric::file::FactFile>, Vec<String>> {
    let Ok(text) = fs::read_to_string(folder.join(BORROWED)) else { return Ok(Vec::new()) };
    let read = toml::from_str::<BTreeMap<String, Vec<rubric::file::FactFile>>>(&text);
    let mut tables = read.map_err(|error| vec![format!("{BORROWED}: {error}")])?;
    tables.remove("fact").ok_or_else(|| vec![format!("{BORROWED} has no [[fact]]")])
}

/// An edition that a newer one has followed: whatever it neither declares itself nor brings along is as the rubrics of today
/// declare it.
fn earlier_edition(
    name: &str,
    file: &rubric::file::RubricFile,
    newest: &[(String, rubric::file::RubricFile)],
    borrowed: &[rubric::file::FactFile],
) -> Result<rubric::Rubric, Vec<String>> {
    let mut problems = Vec::new();
    if name != format!("{}-{}", file.id, file.edition) {
        problems.push(format!("the folder of an earlier edition is called `{}-{}`", file.id, file.edition));
    }
    match newest.iter().find(|(_, other)| other.id == file.id) {
        None => problems.push(format!("no rubric of today has the id `{}`", file.id)),
        Some((_, other)) if other.edition == file.edition => {
            problems.push(format!("`{}` is the edition of today, too", file.edition));
        }
        Some(_) => {}
    }
    let is_left = |fact: &&rubric::file::FactFile| {
        rubric::source::declared(file).chain(borrowed).all(|own| own.id != fact.id)
    };
    let of_today = newest.iter().flat_map(|(_, file)| rubric::source::declared(file).filter(is_left));
    let others: Vec<_> = borrowed.iter().chain(of_today).cloned().collect();
    match rubric::source::checked(file, &others) {
        Ok(checked) if problems.is_empty() => Ok(checked),
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(found.iter().map(ToString::to_string));
            Err(problems)
        }
    }
}

/// The default rubric by itself, the others and the earlier editions together, and a list of each.
fn write(rubrics: &[rubric::Rubric], earlier: &[rubric::Rubric]) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let put = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).expect("OUT_DIR is writable");
    let hash =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (general, others) = rubrics.split_first().expect("the default rubric comes first");
    let apart = rubric::wire::Apart::of(general);
    put("general.folds", &rubric::wire::encode_folds(&apart.folds));
    put("general.checks", &rubric::wire::encode_checks(&apart.checks));
    put("general.bands", &rubric::wire::encode_bands(&apart.bands));
    put("general.facts", &rubric::wire::encode_fact_texts(&apart.facts));
    // In the page that is split they come with what shows them, or runs them.
    let is_split = env::var_os("CARGO_FEATURE_SPLIT").is_some();
    put("general.bin", &rubric::wire::encode(if is_split { &apart.rubric } else { general }));
    let standards = rubric::wire::encode_all(&[others, earlier].concat());
    put("standards.bin", &standards);
    put("standards.head", format!("{:?}", &standards[..rubric::wire::HEAD]).as_bytes());
    // A page of another build asks for another name, so it never reads bytes it does not understand.
    put("standards.name", format!("standards-{}.bin", &hash(&standards)[..16]).as_bytes());
    let listed = |rubrics: &[rubric::Rubric]| {
        let one = |rubric: &rubric::Rubric| {
            let hash = hash(&rubric::wire::rules(rubric));
            format!(
                "BuiltIn {{ id: {:?}, edition: {:?}, title: {:?}, short_title: {:?}, label: {:?}, hash: {hash:?} }},",
                rubric.id, rubric.edition, rubric.title, rubric.short_title, rubric.label
            )
        };
        format!("&[{}]", rubrics.iter().map(one).collect::<String>())
    };
    put("built_in.rs", listed(rubrics).as_bytes());
    put("earlier.rs", listed(earlier).as_bytes());
    let pairs = rubrics.iter().flat_map(|rubric| rubric.last_years.iter());
    put("last_years.rs", format!("&{:?}", pairs.collect::<Vec<_>>()).as_bytes());
}

/// The order rubrics are offered in: the default one, the national standards, the others.
const ORDER: [&str; 8] =
    ["general", "quality_balance", "basic_balance", "preschool", "duties37", "jiangxi", "township", "norms"];

/// The folder of earlier editions: a folder each, called by id and edition.
const EARLIER: &str = "src/rubric/earlier";

/// The file in a folder of an earlier edition with facts of other rubrics as they were.
const BORROWED: &str = "borrowed.toml";

/// The folders of rubrics, in order; one that is not listed stands last.
fn folders() -> Vec<PathBuf> {
    let mut folders = folders_in("src/rubric/data");
    let place =
        |folder: &PathBuf| ORDER.iter().position(|name| *name == name_of(folder)).unwrap_or(ORDER.len());
    folders.sort_by_key(place);
    folders
}

/// The folders in a folder, by name; none where there is no such folder.
fn folders_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut folders: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A folder of rubric files as one.
fn joined(folder: &Path) -> Result<rubric::file::RubricFile, Vec<String>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder).expect("the rubric's folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".toml") || name == BORROWED {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a rubric file is readable UTF-8");
        match toml::from_str::<serde_json::Value>(&text) {
            Ok(value) => files.push((name, value)),
            Err(error) => problems.push(format!("{name}: {error}")),
        }
    }
    match rubric::source::join(files) {
        Ok(file) if problems.is_empty() => Ok(file),
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(found.iter().map(ToString::to_string));
            Err(problems)
        }
    }
}
