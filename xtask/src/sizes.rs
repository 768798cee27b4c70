//! What the first load of the page costs on the wire.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use flate2::{Compression, write::GzEncoder};

/// The first load, compressed, must stay within this many bytes: 321 KB.
const BUDGET: usize = 321 * 1024;

/// Files in this folder of `dist/` are fetched when first used, not on the first load.
pub const ON_DEMAND: &str = "on-demand";

/// The parts of the program in that folder, each with the bytes it must stay within, compressed. `chunk` is what several parts
/// share; with each further part another may come.
const PARTS: [(&str, usize); 17] = [
    ("whatif", 112 * 1024),
    ("more", 68 * 1024),
    ("rubric", 176 * 1024),
    ("table", 416 * 1024),
    ("papers", 120 * 1024),
    ("others", 36 * 1024),
    ("files", 8 * 1024),
    ("draw", 24 * 1024),
    ("data", 16 * 1024),
    ("brief", 16 * 1024),
    ("rectification", 32 * 1024),
    ("edition", 16 * 1024),
    ("fold", 8 * 1024),
    ("findings", 16 * 1024),
    ("examples", 8 * 1024),
    ("chunk", 96 * 1024),
    ("small", 26 * 1024),
];

/// What a browser asks for once the page is there and kept, or never.
const LATER: [&str; 4] = ["service-worker.js", "touch-icon.png", "lvzhi.html", "lvzhi-full.html"];

/// One file of the built page.
#[derive(Debug)]
pub struct Size {
    /// Its path in the folder.
    pub name: String,
    /// As it lies there.
    pub plain: usize,
    /// After `gzip -9`.
    pub gzipped: usize,
}

/// The sizes of all files of the first load, the largest first: every byte that is fetched until the first sheet takes a key,
/// without what the service worker fetches later. A story holds this list against what a browser asks for.
///
/// # Errors
///
/// When a file cannot be read.
pub fn first_load(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files(dist)? {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        if !name.starts_with(ON_DEMAND) && !LATER.iter().any(|later| name == Path::new(later)) {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            sizes.push(Size {
                name: name.display().to_string(),
                plain: bytes.len(),
                gzipped: gzipped(&bytes)?,
            });
        }
    }
    sizes.sort_by(|a, b| b.gzipped.cmp(&a.gzipped).then_with(|| a.name.cmp(&b.name)));
    Ok(sizes)
}

/// The sizes of the program's parts that come when first wanted, by the names of [`PARTS`].
///
/// # Errors
///
/// When a file cannot be read.
pub fn parts(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files(&dist.join(ON_DEMAND))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_small_ones = name.starts_with("small-");
        if let Some(stem) = name.strip_suffix(if is_small_ones { ".bin" } else { ".wasm" }) {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = stem.split(['-', '_']).next().unwrap_or_default().to_owned();
            sizes.push(Size { name, plain: bytes.len(), gzipped: gzipped(&bytes)? });
        }
    }
    sizes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sizes)
}

/// The sizes of the parts as a table.
#[must_use]
pub fn parts_table(parts: &[Size]) -> String {
    let row = |part: &Size| {
        let budget = budget(&part.name).map_or_else(String::new, |budget| format!(", of at most {budget}"));
        format!("{:>9} {:>9}  part {}{budget}\n", part.plain, part.gzipped, part.name)
    };
    parts.iter().map(row).collect()
}

fn budget(part: &str) -> Option<usize> {
    PARTS.iter().find(|(name, _)| *name == part).map(|(_, budget)| *budget)
}

/// Holds each part against its budget.
///
/// # Errors
///
/// When one is over, or has none.
pub fn check_parts(parts: &[Size]) -> Result<()> {
    for part in parts {
        let budget = budget(&part.name).with_context(|| format!("the part {} has no budget", part.name))?;
        if part.gzipped > budget {
            bail!("the part {} is {} bytes over its budget of {budget}", part.name, part.gzipped - budget);
        }
    }
    Ok(())
}

/// The sizes as a table with their total.
#[must_use]
pub fn table(sizes: &[Size]) -> String {
    let row = |name: &str, plain: usize, gzipped: usize| format!("{plain:>9} {gzipped:>9}  {name}\n");
    let mut text = format!("{:>9} {:>9}  first load\n", "bytes", "gzip -9");
    for size in sizes {
        text += &row(&size.name, size.plain, size.gzipped);
    }
    let plain = sizes.iter().map(|size| size.plain).sum();
    text + &row(&format!("total, of at most {BUDGET}"), plain, total(sizes))
}

/// Holds the first load against its budget.
///
/// # Errors
///
/// When it is over; the message names each file.
pub fn check(sizes: &[Size]) -> Result<()> {
    let total = total(sizes);
    if total > BUDGET {
        bail!(
            "the first load is {} bytes over its budget of {BUDGET} bytes\n{}",
            total - BUDGET,
            table(sizes)
        );
    }
    Ok(())
}

fn total(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.gzipped).sum()
}

/// The length after `gzip -9`.
///
/// # Errors
///
/// When memory cannot be written to, which does not happen.
pub fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// All files in the folder and the folders inside it.
///
/// # Errors
///
/// When one cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            // What Trunk leaves in a folder of its own when a build is broken off is no part of the page.
            if !path.ends_with(".stage") {
                found.extend(files(&path)?);
            }
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_count_but_those_fetched_on_demand() {
        let dist = tempfile::tempdir().expect("folder");
        for (name, length) in [
            ("index.html", 10),
            ("snippets/x.js", 5000),
            ("on-demand/big.wasm", 9000),
            (".stage/index.html", 70),
        ] {
            let file = dist.path().join(name);
            fs::create_dir_all(file.parent().expect("parent")).expect("folder");
            fs::write(file, vec![b'a'; length]).expect("file");
        }
        let sizes = first_load(dist.path()).expect("sizes");
        assert_eq!(sizes.iter().map(|size| size.plain).collect::<Vec<_>>(), [5000, 10]);
        assert!(sizes[0].gzipped < 100);
        assert!(check(&sizes).is_ok());
    }

    #[test]
    fn each_part_has_a_budget_of_its_own() {
        let dist = tempfile::tempdir().expect("folder");
        let folder = dist.path().join(ON_DEMAND);
        fs::create_dir(&folder).expect("folder");
        for name in ["whatif-0a1b.wasm", "chunk_4-0a1b.wasm", "standards-0a1b.bin"] {
            fs::write(folder.join(name), vec![b'a'; 9000]).expect("file");
        }
        let found = parts(dist.path()).expect("sizes");
        assert_eq!(found.iter().map(|part| &*part.name).collect::<Vec<_>>(), ["chunk", "whatif"]);
        assert!(check_parts(&found).is_ok() && parts_table(&found).contains("part whatif, of at most"));
        let part = |name: &str, gzipped| Size { name: name.to_owned(), plain: gzipped, gzipped };
        let said = check_parts(&[part("chunk", 96 * 1024 + 1)]).expect_err("over budget").to_string();
        assert_eq!(said, "the part chunk is 1 bytes over its budget of 98304");
        let said = check_parts(&[part("novel", 1)]).expect_err("no budget").to_string();
        assert_eq!(said, "the part novel has no budget");
    }

    #[test]
    fn going_over_budget_names_each_file() {
        let large = Size { name: "page.wasm".to_owned(), plain: 900_000, gzipped: BUDGET };
        let small = Size { name: "index.html".to_owned(), plain: 7, gzipped: 7 };
        let said = check(&[large, small]).expect_err("over budget").to_string();
        assert!(said.starts_with("the first load is 7 bytes over"), "{said}");
        assert!(said.contains("page.wasm") && said.contains("index.html"), "{said}");
    }
}
