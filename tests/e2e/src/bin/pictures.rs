//! The pictures that the READMEs begin with, taken anew from the example. Run by `cargo xtask pictures`.

use std::fs;
use std::path::Path;

use e2e::{Page, names};
use xtask::paths;

fn main() {
    let folder = paths::root().join("tests/pictures");
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let page = Page::open();
    page.resize(1366, 768);
    page.click(names::EXAMPLE);
    page.wait_for_text(names::TOTAL, "27.4–99");
    page.click(".head:nth-child(5) a");
    page.wait_for(".head:nth-child(5) [aria-current]");
    keep(&page, "sheet", &folder);
    page.click_on("试算");
    page.wait_for("[data-tab='single'] .losing");
    keep(&page, "whatif", &folder);
    page.end();
}

/// Takes a picture of what is visible into the folder.
fn keep(page: &Page, name: &str, folder: &Path) {
    let taken = page.screenshot(name);
    let file = folder.join(format!("{name}.png"));
    fs::copy(&taken, &file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    println!("{}", file.display());
}
