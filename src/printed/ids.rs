//! Ids that are told by texts alone, so that they are the same whenever the same is read.

use std::collections::BTreeMap;

/// Ten letters for a list of texts.
pub(super) fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{:010x}", hash & 0xff_ffff_ffff)
}

/// How often each id was given.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// The id, with its count behind it where it was given before.
    pub(super) fn unique(&mut self, id: String) -> String {
        let count = self.0.entry(id.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { id } else { format!("{id}.{count}") }
    }
}
