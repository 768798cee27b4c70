//! Own rubrics (自带细则), read from their files beside the rubrics of the page.

use super::{BUILT_IN, FACTS, Origin, OwnRubric, SharedRubric, Shelf};
use crate::rubric::Rubric;
use crate::rubric::source::{Catalogue, Problem, read_own};
use crate::rubric::wire;
use sha2::{Digest, Sha256};
use std::rc::Rc;

/// A rubric of the page with what is told of its facts, which the default one is without in the page that is split.
fn whole(rubric: &Rc<Rubric>) -> Rc<Rubric> {
    if rubric.facts.iter().any(|fact| fact.origin.is_empty()) && *rubric.id == *BUILT_IN[0].id {
        return Rc::new(wire::with_fact_texts(rubric, &wire::decode_fact_texts(FACTS).unwrap_or_default()));
    }
    rubric.clone()
}

/// Reads an own rubric's file (`lvzhi-rubric`). Facts of the page's rubrics that are at hand can be used by their ids.
///
/// # Errors
/// Every problem found.
pub fn own(source: &str, shelf: &Shelf) -> Result<OwnRubric, Vec<Problem>> {
    let of_page = shelf.at_hand().filter(|(listed, _)| !matches!(listed.origin, Origin::Own(_)));
    let of_page: Vec<Rc<Rubric>> = of_page.map(|(_, rubric)| whole(rubric)).collect();
    let rubric = read_own(source, &Catalogue::of(of_page.iter()))?;
    let digest = Sha256::digest(wire::rules(&rubric));
    let hash = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let hash: String = hash.map(|half| char::from(b"0123456789abcdef"[usize::from(half)])).collect();
    Ok(OwnRubric { rubric: SharedRubric(Rc::new(rubric)), hash: hash.into() })
}
