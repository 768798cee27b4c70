//! What is fetched until the first sheet takes a key is what the build counts and holds against its budget.

use std::collections::BTreeSet;

use e2e::Page;
use xtask::{paths, sizes};

use crate::begin_draft;

#[test]
fn the_build_counts_each_file_of_the_first_load() {
    // Cut off, the service worker cannot fetch everything once more to keep it; nor is there anything but the first load.
    let page = Page::with().cut_off("service-worker.js").open();
    begin_draft(&page);
    let own = page.address();
    let asked = page.requests();
    // With no more than that the sheet takes a key: the figure is scored.
    page.cut_off("on-demand");
    let points = "[name='points:direction.language']";
    let before = page.text_of(points);
    page.type_into("language.share", "95");
    page.wait_until("the figure is scored", |page| page.text_of(points) != before);
    let asked: BTreeSet<&str> = asked
        .iter()
        .filter_map(|address| address.strip_prefix(&own))
        .map(|name| if name.is_empty() { "index.html" } else { name })
        .filter(|name| *name != "service-worker.js")
        .collect();
    let counted = sizes::first_load(&paths::dist()).expect("the sizes");
    let counted: BTreeSet<&str> = counted.iter().map(|size| size.name.as_str()).collect();
    assert!(asked.is_subset(&counted), "asked for {asked:?}, of which {counted:?} are counted");
    // These a browser asks for when it likes.
    let at_leisure = BTreeSet::from(["icon.svg", "lvzhi.webmanifest"]);
    assert!(
        counted.difference(&asked).all(|name| at_leisure.contains(name)),
        "{counted:?} are counted, {asked:?} asked for"
    );
}
