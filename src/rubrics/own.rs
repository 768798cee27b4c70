//! Own rubrics (自带细则), read from their files beside the rubrics of the page.

use super::{Origin, OwnRubric, SharedRubric, Shelf};
use crate::rubric::source::{Catalogue, Problem, read_own};
use crate::rubric::wire;
use sha2::{Digest, Sha256};
use std::rc::Rc;

/// Reads an own rubric's file (`lvzhi-rubric`). Facts of the page's rubrics that are at hand can be used by their ids.
///
/// # Errors
/// Every problem found.
pub fn own(source: &str, shelf: &Shelf) -> Result<OwnRubric, Vec<Problem>> {
    let of_page = shelf.at_hand().filter(|(listed, _)| !matches!(listed.origin, Origin::Own(_)));
    let rubric = read_own(source, &Catalogue::of(of_page.map(|(_, rubric)| rubric)))?;
    let digest = Sha256::digest(wire::rules(&rubric));
    let hash = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let hash: String = hash.map(|half| char::from(b"0123456789abcdef"[usize::from(half)])).collect();
    Ok(OwnRubric { rubric: SharedRubric(Rc::new(rubric)), hash: hash.into() })
}
