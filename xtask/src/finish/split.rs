//! Takes out of the wasm what only a part of the page uses (`src/ui/files.rs`), into files that are fetched when first wanted.
//!
//! The linker's relocations say what calls what, so the wasm is taken as Cargo has made it, before wasm-bindgen. What Trunk made of
//! it is replaced.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use xtask::{paths, sizes};

use super::html::filled;
use super::names;
use super::policy::hash;
use super::{read, read_text, write};
use crate::command::{program, run};

/// What the wasm takes the loaders of its parts from.
const LINK: &str = "parts";

/// The parts that draw, and so need the styles that come late; with the first figure comes what is for paper.
const STYLED: [&str; 11] = [
    "whatif",
    "more",
    "table",
    "findings",
    "papers",
    "draw",
    "data",
    "brief",
    "fold",
    "rectification",
    "edition",
];

/// How the names of what several parts share begin.
const SHARED: &str = "chunk";

/// What wasm-bindgen calls its files, as Trunk does.
const NAME: &str = "page";

/// The page in parts.
#[derive(Debug)]
pub(super) struct Split {
    /// What comes first, after wasm-bindgen.
    pub(super) wasm: Vec<u8>,
    /// Its bindings, which still import the loaders of the parts.
    pub(super) bindings: String,
    /// The files that come later, by their addresses.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// By what the wasm calls it, which of them each part needs.
    pub(super) needs: BTreeMap<String, Vec<String>>,
}

/// Splits the wasm that Cargo has made. `hash` tells this build from others and is part of each file's name, so that no part is
/// ever taken for one of another build.
///
/// # Errors
///
/// When the wasm cannot be split, or nothing of it would come later.
pub(super) fn split(whole: &[u8], hash: &str) -> Result<Split> {
    let out = tempfile::tempdir().context("no folder")?;
    let main = out.path().join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = out.path();
    options.main_out_path = &main;
    options.link_name = LINK;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("cannot split the wasm: {error:?}"))?;
    ensure!(!made.split_modules.is_empty(), "the wasm has no parts: was it built with the feature `split`?");
    run(program("wasm-bindgen", &[])
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME, "--out-dir"])
        .arg(out.path())
        .arg(&main))?;
    let address =
        |stem: &str| format!("{}/{}-{hash}.wasm", sizes::ON_DEMAND, stem.trim_start_matches("split_"));
    let mut files = BTreeMap::new();
    for part in &made.split_modules {
        let stem = part.file_stem().context("a part has no name")?.to_string_lossy().into_owned();
        files.insert(address(&stem), read(part)?);
    }
    let needs = made
        .prefetch_map
        .iter()
        .map(|(part, stems)| (loader_of(part), stems.iter().map(|stem| address(stem)).collect()));
    Ok(Split {
        wasm: read(&out.path().join(format!("{NAME}_bg.wasm")))?,
        bindings: read_text(&out.path().join(format!("{NAME}.js")))?,
        files,
        needs: needs.collect(),
    })
}

/// What is smaller than this is worth no file of its own.
const SMALL: usize = 4096;

/// What the file with all that is small begins its name with.
const SMALL_ONES: &str = "small";

impl Split {
    /// Puts what is small and shared by several parts into one file: each is fetched with a hash of its own, and there are dozens.
    /// In the file each stands after its length, as `src/shell/parts.js` reads it.
    pub(super) fn gather_small(&mut self) -> Result<()> {
        let is_small = |(address, bytes): &(&String, &mut Vec<u8>)| {
            let name = address.rsplit('/').next().unwrap_or_default();
            name.starts_with(SHARED) && bytes.len() < SMALL
        };
        let small: Vec<String> =
            self.files.iter_mut().filter(is_small).map(|(address, _)| address.clone()).collect();
        let mut all = Vec::new();
        for address in &small {
            let bytes = self.files.remove(address).unwrap_or_default();
            all.extend(u32::try_from(bytes.len()).context("it is not small")?.to_le_bytes());
            all.extend(bytes);
        }
        if all.is_empty() {
            return Ok(());
        }
        let hash = hash(&all).replace(['+', '/', '='], "");
        let together = format!("{}/{SMALL_ONES}-{}.bin", sizes::ON_DEMAND, &hash["sha256-".len()..][..16]);
        for needed in self.needs.values_mut() {
            let before = needed.len();
            needed.retain(|address| !small.contains(address));
            if needed.len() < before {
                needed.push(together.clone());
            }
        }
        self.files.insert(together, all);
        Ok(())
    }

    /// Adds the styles that come late, for the parts that draw.
    ///
    /// # Errors
    ///
    /// When there is no such part.
    pub(super) fn add_styles(&mut self, styles: &str) -> Result<()> {
        let hash = hash(styles.as_bytes()).replace(['+', '/', '='], "");
        let address = format!("{}/late-{}.css", sizes::ON_DEMAND, &hash["sha256-".len()..][..16]);
        for part in STYLED {
            let needed = self.needs.get_mut(&loader_of(part)).with_context(|| format!("no part {part}"))?;
            needed.push(address.clone());
        }
        self.files.insert(address, styles.as_bytes().to_vec());
        Ok(())
    }

    /// Puts the parts beside the page.
    pub(super) fn write(&self, staging: &Path) -> Result<()> {
        self.files.iter().try_for_each(|(address, bytes)| write(&staging.join(address), bytes))
    }

    /// The bindings with the loader of the parts in them.
    ///
    /// # Errors
    ///
    /// When the bindings are not as wasm-bindgen writes them.
    pub(super) fn linked(&self, bindings: &str) -> Result<String> {
        let loader = read_text(&paths::root().join("src/shell/parts.js"))?;
        let list = |what: &BTreeMap<&str, serde_json::Value>| {
            serde_json::to_string(what).context("cannot write the list of parts")
        };
        let parts =
            self.needs.iter().map(|(part, files)| (part.as_str(), serde_json::json!(files))).collect();
        let hashes =
            self.files.iter().map(|(name, bytes)| (name.as_str(), serde_json::json!(hash(bytes)))).collect();
        let loader = filled(&loader, "const PARTS = {};", &format!("const PARTS = {};", list(&parts)?))?;
        let loader = filled(&loader, "const HASHES = {};", &format!("const HASHES = {};", list(&hashes)?))?;
        linked(bindings, &loader)
    }
}

/// What the wasm calls the loader of a part.
fn loader_of(part: &str) -> String {
    format!("__wasm_split_load_{part}")
}

/// The wasm that Cargo has made for this build.
pub(super) fn whole() -> Result<Vec<u8>> {
    let file = paths::target().join("wasm32-unknown-unknown/release/page.wasm");
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The bindings with the loader's `parts` in place of the module they would import: a line for each part, which all name the
/// same module.
fn linked(bindings: &str, loader: &str) -> Result<String> {
    let import = format!(" from \"{LINK}\"");
    let mut out = String::new();
    let mut names = Vec::new();
    for line in bindings.lines() {
        match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(import.as_str())) {
            Some((name, _)) => names.push(name),
            None => out += &format!("{line}\n"),
        }
    }
    let mut is_linked = false;
    for name in names {
        let given = format!("\"{LINK}\": {name},\n");
        ensure!(
            out.matches(&given).count() == 1 && names::words(&out, name) == 1,
            "the bindings do not give {name} to the wasm just once; has wasm-bindgen changed?"
        );
        out = out.replace(&given, if is_linked { "" } else { "\"parts\": parts,\n" });
        is_linked = true;
    }
    ensure!(is_linked, "the bindings import no parts");
    let end = out.rfind("export {").context("the bindings export nothing")?;
    Ok(format!("{}{loader}{}", &out[..end], &out[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "import * as import1 from \"parts\"\nimport * as import2 from \"parts\"\n\
        function imports() {\n    return {\n        \"./page_bg.js\": import0,\n        \"parts\": import1,\n        \
        \"parts\": import2,\n    };\n}\nexport { initSync, __wbg_init as default };";

    #[test]
    fn the_loader_stands_in_place_of_what_would_be_imported() {
        let linked = linked(BINDINGS, "const parts = 1;\n").expect("linked");
        assert_eq!(
            linked,
            "function imports() {\n    return {\n        \"./page_bg.js\": import0,\n        \"parts\": parts,\n            };\n}\n\
             const parts = 1;\nexport { initSync, __wbg_init as default };\n"
        );
    }

    #[test]
    fn bindings_of_another_make_are_refused() {
        let none = BINDINGS.replace("from \"parts\"", "from \"other\"");
        assert!(linked(&none, "").is_err(), "nothing is imported");
    }

    #[test]
    fn a_tenth_part_whose_name_begins_as_the_first_does_is_none_of_it() {
        let lines: String = (1..=10).map(|at| format!("import * as import{at} from \"parts\"\n")).collect();
        let given: String = (1..=10).map(|at| format!("        \"parts\": import{at},\n")).collect();
        let ten = format!(
            "{lines}function imports() {{\n    return {{\n{given}    }};\n}}\nexport {{ initSync }};"
        );
        assert!(linked(&ten, "").is_ok());
    }

    #[test]
    fn bindings_that_use_a_name_elsewhere_or_have_no_end_are_refused() {
        let twice = BINDINGS.replace("};\n}", "};\n}\nimport1();");
        assert!(linked(&twice, "").is_err(), "a name that is used elsewhere");
        let open = BINDINGS.replace("export {", "exports {");
        assert!(linked(&open, "").is_err(), "no end");
    }

    #[test]
    fn what_is_small_and_shared_stands_in_one_file() {
        let file = |name: &str| format!("on-demand/{name}-1.wasm");
        let long = vec![7; SMALL];
        let mut split = Split {
            wasm: Vec::new(),
            bindings: String::new(),
            files: BTreeMap::from([
                (file("chunk_1"), b"ab".to_vec()),
                (file("chunk_2"), b"c".to_vec()),
                (file("chunk_3"), long.clone()),
                (file("files"), b"d".to_vec()),
            ]),
            needs: BTreeMap::from([
                ("more".to_owned(), vec![file("chunk_1"), file("chunk_3"), file("chunk_2")]),
                ("files".to_owned(), vec![file("files")]),
            ]),
        };
        split.gather_small().expect("gathered");
        let small =
            split.files.keys().find(|name| name.starts_with("on-demand/small-")).expect("a file").clone();
        assert_eq!(split.files[&small], b"\x02\0\0\0ab\x01\0\0\0c");
        // What is small but is of one part only stays by itself, and so does what is large.
        assert_eq!(split.files.len(), 3);
        assert_eq!((&split.files[&file("chunk_3")], &*split.files[&file("files")]), (&long, &b"d"[..]));
        assert_eq!(split.needs["more"], [file("chunk_3"), small]);
        assert_eq!(split.needs["files"], [file("files")]);
    }

    #[test]
    fn each_part_is_listed_with_its_files_and_their_hashes() {
        let file = "on-demand/more-1.wasm".to_owned();
        let split = Split {
            wasm: Vec::new(),
            bindings: String::new(),
            files: BTreeMap::from([(file.clone(), b"1".to_vec())]),
            needs: BTreeMap::from([("__wasm_split_load_more".to_owned(), vec![file])]),
        };
        let linked = split.linked(BINDINGS).expect("linked");
        for part in [
            r#"const PARTS = {"__wasm_split_load_more":["on-demand/more-1.wasm"]};"#,
            // As `printf 1 | openssl dgst -sha256 -binary | base64` says.
            r#"const HASHES = {"on-demand/more-1.wasm":"sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s="};"#,
        ] {
            assert!(linked.contains(part), "{part} in {linked}");
        }
        let folder = tempfile::tempdir().expect("folder");
        fs::create_dir(folder.path().join("on-demand")).expect("folder");
        split.write(folder.path()).expect("written");
        assert_eq!(fs::read(folder.path().join("on-demand/more-1.wasm")).expect("the part"), b"1");
    }

    #[test]
    fn styles_come_with_the_parts_that_draw() {
        let parts = STYLED.iter().chain(&["examples"]);
        let needs = parts.map(|part| (loader_of(part), Vec::new())).collect();
        let mut split = Split { wasm: Vec::new(), bindings: String::new(), files: BTreeMap::new(), needs };
        split.add_styles("1").expect("added");
        // The hash of `1` is in the test above.
        let address = "on-demand/late-a4ayc80OGda4BO1o.css".to_owned();
        assert_eq!(split.needs[&loader_of("more")], std::slice::from_ref(&address));
        assert_eq!(split.needs[&loader_of("whatif")], std::slice::from_ref(&address));
        assert!(split.needs[&loader_of("examples")].is_empty());
        assert_eq!(split.files[&address], b"1");
        split.needs.clear();
        assert!(split.add_styles("1").is_err());
    }

    #[test]
    fn a_wasm_without_parts_is_refused() {
        let empty = wat::parse_str("(module)").expect("a module");
        assert!(split(&empty, "1").is_err());
    }
}
