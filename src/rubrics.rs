//! The rubrics that travel with the page, checked and packed at build time, and the [`Shelf`] they and others stand on.
//!
//! The default rubric is inside the page. The others come in one file beside it, fetched when first used: together they
//! weigh more than the default one, and most people never open them.

mod shelf;

use crate::rubric::Rubric;
use crate::rubric::pack::{Damaged, digest, unpack, unpack_all};

pub use shelf::{Fit, Listed, Origin, OwnRubric, RubricRef, SharedRubric, Shelf, Shelved, State, Trouble};

/// A rubric of the page, as it was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
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
    /// SHA-256 of its rules as they are packed, in hex.
    pub hash: &'static str,
}

impl BuiltIn {
    fn listed(&self, origin: Origin) -> Listed {
        Listed {
            id: self.id.into(),
            edition: self.edition.into(),
            title: self.title.into(),
            short_title: self.short_title.into(),
            label: self.label.into(),
            hash: self.hash.into(),
            origin,
        }
    }
}

/// All rubrics of the page, the default one first.
pub const BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The packed default rubric.
const GENERAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.bin"));

/// The others, packed together; the page has them in a file of its own.
#[cfg(not(target_arch = "wasm32"))]
pub const STANDARDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/standards.bin"));

/// Name of the file with the others. It changes with every change of them.
pub const STANDARDS_NAME: &str = include_str!(concat!(env!("OUT_DIR"), "/standards.name"));

/// Length and digest of the file with the others, as it was built.
const STANDARDS_SEAL: (usize, u32) = include!(concat!(env!("OUT_DIR"), "/standards.seal"));

/// The default rubric 县级政府履行教育职责自评（通用示范）.
///
/// # Panics
/// When the page itself is damaged: there is nothing to go on with.
pub fn general() -> Rubric {
    unpack(GENERAL).expect("the page holds its own rubric")
}

/// The rubrics in the file beside the page.
///
/// # Errors
/// When these are not the bytes this page was built with: cut, altered, or of another build.
pub fn standards(bytes: &[u8]) -> Result<Vec<Rubric>, Damaged> {
    let (length, sealed) = STANDARDS_SEAL;
    if bytes.len() != length || digest(bytes) != sealed {
        return Err(Damaged);
    }
    unpack_all(bytes)
}

/// All rubrics, in the order of [`BUILT_IN`].
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> Vec<Rubric> {
    let mut rubrics = vec![general()];
    rubrics.extend(standards(STANDARDS).expect("as it was built"));
    rubrics
}

/// The shelf with every rubric of the page at hand.
#[cfg(not(target_arch = "wasm32"))]
pub fn shelf() -> Shelf {
    let mut rubrics = all().into_iter().map(|rubric| SharedRubric(std::rc::Rc::new(rubric)));
    let general = rubrics.next().expect("the default rubric comes first");
    let mut shelf = Shelf::new(general.0);
    shelf.arrived(&rubrics.collect::<Vec<_>>());
    shelf
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::pack::pack;
    #[cfg(not(target_arch = "wasm32"))]
    use crate::rubric::pack::{changes_told, pack_all};

    #[test]
    fn the_default_rubric_is_unpacked_as_it_was_packed() {
        let rubric = general();
        assert_eq!(pack(&rubric), GENERAL);
        assert_eq!(rubric.full_points.plain(), "100");
        assert_eq!(&*rubric.id, BUILT_IN[0].id);
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_others_are_unpacked_as_they_were_packed() {
        let rubrics = standards(STANDARDS).unwrap();
        assert_eq!(pack_all(&rubrics), STANDARDS);
        let ids: Vec<&str> = rubrics.iter().map(|rubric| &*rubric.id).collect();
        let listed: Vec<&str> = BUILT_IN.iter().skip(1).map(|listed| listed.id).collect();
        assert_eq!(ids, listed);
    }

    /// Wherever the file is cut, and what is longer than it, is refused: with the seal, and by what is read alone.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn a_file_that_is_cut_is_refused() {
        assert!((0..STANDARDS.len()).all(|cut| standards(&STANDARDS[..cut]).is_err()));
        assert!(standards(&[STANDARDS, b"\0"].concat()).is_err());
        // Reading is what takes time here: each of the last bytes, then further and further apart.
        let last = STANDARDS.len() - 1;
        let cuts = (0..200).chain((200..last).step_by(1499)).map(|back| last - back);
        for cut in cuts {
            assert_eq!(unpack_all(&STANDARDS[..cut]).err(), Some(Damaged), "cut at {cut}");
        }
        for cut in (0..GENERAL.len()).step_by(499).chain([GENERAL.len() - 1]) {
            assert_eq!(unpack(&GENERAL[..cut]).err(), Some(Damaged), "cut at {cut}");
        }
        assert!(unpack(&[GENERAL, b"\0"].concat()).is_err(), "one byte too many");
    }

    /// Each byte, changed in each of its bits, and to what a careless server makes of it.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn a_file_with_a_byte_changed_is_refused() {
        // The check value of CRC-32, as published with it.
        assert_eq!(digest(b"123456789"), 0xCBF4_3926);
        assert!(changes_told(STANDARDS), "every changed byte changes the digest");
        let mut altered = STANDARDS.to_vec();
        for place in (0..altered.len()).step_by(altered.len() / 60).chain([altered.len() - 1]) {
            for other in [altered[place] ^ 1, altered[place] ^ 0x80, 0, b'?', b'\n'] {
                let right = std::mem::replace(&mut altered[place], other);
                assert_eq!(standards(&altered).is_err(), right != other, "{other} for {right} at {place}");
                altered[place] = right;
            }
        }
        // Half of it is of another file, and two bytes have changed places.
        let half = STANDARDS.len() / 2;
        altered[half..].fill(0);
        assert!(standards(&altered).is_err());
        let mut altered = STANDARDS.to_vec();
        let place = altered.windows(2).position(|two| two[0] != two[1]).unwrap();
        altered.swap(place, place + 1);
        assert!(standards(&altered).is_err());
    }
}
