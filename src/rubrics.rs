//! The rubrics that travel with the page, checked and packed at build time.
//!
//! The default rubric is inside the page. The others come in one file beside it, fetched when first used: together they
//! weigh more than the default one, and most people never open them.

use crate::rubric::Rubric;
use crate::rubric::pack::{unpack, unpack_all};

/// A rubric as the page lists it, before it is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Stable id.
    pub id: &'static str,
    /// Edition.
    pub edition: &'static str,
    /// Official title.
    pub title: &'static str,
    /// Title for tight places.
    pub short_title: &'static str,
    /// Its status.
    pub label: &'static str,
    /// SHA-256 of the packed rubric, in hex: kept in a draft to tell which rules it was scored by.
    pub hash: &'static str,
}

/// All rubrics, the default one first.
pub const LISTED: &[Listed] = include!(concat!(env!("OUT_DIR"), "/listed.rs"));

/// The packed default rubric.
const GENERAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.bin"));

/// The others, packed together; the page has them in a file of its own.
#[cfg(not(target_arch = "wasm32"))]
pub const STANDARDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/standards.bin"));

/// Name of the file with the others. It changes with every change of them.
pub const STANDARDS_NAME: &str = include_str!(concat!(env!("OUT_DIR"), "/standards.name"));

/// The default rubric 县级政府履行教育职责自评（通用示范）.
pub fn general() -> Rubric {
    unpack(GENERAL)
}

/// How the page lists a rubric.
pub fn listed(id: &str) -> Option<&'static Listed> {
    LISTED.iter().find(|listed| listed.id == id)
}

/// The rubrics in the file beside the page; `None` when these are other bytes.
pub fn standards(bytes: &[u8]) -> Option<Vec<Rubric>> {
    let rubrics = unpack_all(bytes);
    let expected = LISTED.iter().skip(1);
    let is_right = rubrics.len() + 1 == LISTED.len()
        && rubrics.iter().zip(expected).all(|(rubric, listed)| &*rubric.id == listed.id);
    is_right.then_some(rubrics)
}

/// All rubrics, in the order of [`LISTED`].
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> Vec<Rubric> {
    let mut rubrics = vec![general()];
    rubrics.extend(standards(STANDARDS).unwrap_or_default());
    rubrics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::pack::pack;
    #[cfg(not(target_arch = "wasm32"))]
    use crate::rubric::pack::pack_all;

    #[test]
    fn the_default_rubric_is_unpacked_as_it_was_packed() {
        let rubric = general();
        assert_eq!(pack(&rubric), GENERAL);
        assert_eq!(rubric.full_points.plain(), "100");
        assert_eq!(&*rubric.id, LISTED[0].id);
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_others_are_unpacked_as_they_were_packed() {
        let rubrics = standards(STANDARDS).unwrap();
        assert_eq!(pack_all(&rubrics), STANDARDS);
        assert!(standards(b"\x01").is_none() && standards(b"").is_none());
        for cut in (0..STANDARDS.len()).step_by(997) {
            assert!(unpack_all(&STANDARDS[..cut]).len() <= LISTED.len(), "reading is total");
        }
    }
}
