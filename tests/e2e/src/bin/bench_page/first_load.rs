//! What a first visit costs on the wire: every byte that is fetched until the first sheet takes a key, the service worker off.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

use e2e::{Page, names};
use xtask::{paths, sizes};

/// As strong as it gets, which is what hosts use for files that do not change.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// Prints each file with its sizes: plain, after `gzip -9`, after brotli.
pub(crate) fn tell() {
    // Cut off, it cannot fetch everything once more to keep it.
    let page = Page::with().cut_off("service-worker.js").open();
    page.begin(None);
    page.wait_for(names::ANY_FACT);
    page.type_into("language.share", "95");
    page.wait_for_text(&names::points("direction.language"), "0.95–1.95");
    let own = page.address();
    let asked: BTreeSet<String> =
        page.requests().iter().filter_map(|address| address.strip_prefix(&own)).map(str::to_owned).collect();
    println!("{:>9} {:>9} {:>9}  first load", "bytes", "gzip -9", "brotli");
    let mut total = [0; 3];
    for name in asked {
        let name = if name.is_empty() { "index.html" } else { &name };
        let Ok(bytes) = fs::read(paths::dist().join(name)) else { continue };
        let lengths = [bytes.len(), sizes::gzipped(&bytes).expect("deflated"), brotli(&bytes)];
        println!("{:>9} {:>9} {:>9}  {name}", lengths[0], lengths[1], lengths[2]);
        total.iter_mut().zip(lengths).for_each(|(sum, length)| *sum += length);
    }
    println!("{:>9} {:>9} {:>9}  until the first sheet takes a key", total[0], total[1], total[2]);
}

/// The length after brotli.
pub(crate) fn brotli(bytes: &[u8]) -> usize {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    packed.write_all(bytes).expect("packed");
    packed.into_inner().len()
}
