//! The rubrics that travel with the page, checked and packed at build time, and the [`Shelf`] they and others stand on.
//!
//! The default rubric is inside the page. The others come in one file beside it, fetched when first used: together they
//! weigh more than the default one, and most people never open them.

mod own;
mod shelf;

use crate::rubric::wire::{self, FactTexts, Folded, WireError};
use crate::rubric::{Check, FactKey, IndicatorKey, JudgmentKey, Rubric};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

pub use own::own;
pub use shelf::{
    Fit, Listed, Origin, OwnRubric, RubricRef, RubricState, SharedRubric, Shelf, Shelved, Trouble,
};

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

/// All rubrics of the page in their newest edition, the default one first.
pub const BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The editions that a newer one has followed. A draft that names one is scored by it.
pub const EARLIER: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/earlier.rs"));

/// Facts of the page's rubrics that say of the year before what another says of the year assessed, with that other, by their ids.
const LAST_YEARS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/last_years.rs"));

/// All such facts of the page's rubrics and of this one, which may be an own one: each with the fact whose figure of the year before it is.
pub fn last_years(rubric: &Rubric) -> impl Iterator<Item = (&str, &str)> {
    LAST_YEARS.iter().copied().chain(rubric.last_years.iter().map(|(last, this)| (&**last, &**this)))
}

/// The packed default rubric; in the page that is split without what [`folded`], [`checks`] and [`fact_texts`] give.
const GENERAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.bin"));

/// The texts that only opened cards and papers show of the default rubric. Only what shows them holds them, and so they come with it.
const FOLDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.folds"));

/// The checks of the default rubric. Only what runs them holds them.
const CHECKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.checks"));

/// What is told of the facts of the default rubric. It comes with what runs checks: nobody reads it before the first figure.
const FACTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.facts"));

/// What the bands of judgements say of the default rubric; it comes with the same.
const BANDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.bands"));

/// The others, packed together; the page has them in a file of its own.
#[cfg(not(target_arch = "wasm32"))]
pub const STANDARDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/standards.bin"));

/// Name of the file with the others. It changes with every change of them.
pub const STANDARDS_NAME: &str = include_str!(concat!(env!("OUT_DIR"), "/standards.name"));

/// How the file with the others begins, as it was built: its length and digest are in it.
const STANDARDS_HEAD: [u8; wire::HEAD] = include!(concat!(env!("OUT_DIR"), "/standards.head"));

/// The default rubric 县级政府履行教育职责自评（通用示范）.
///
/// # Panics
/// When the page itself is damaged: there is nothing to go on with.
pub fn general() -> Rubric {
    wire::decode(GENERAL).expect("the page holds its own rubric")
}

/// What only an opened card and the papers show of an indicator.
pub fn folded(rubric: &Rubric, key: IndicatorKey) -> Folded {
    let own = Folded::of(rubric.indicator(key));
    // No other rubric bears the id of the default one, and its earlier editions hold theirs.
    if own == Folded::default() && *rubric.id == *BUILT_IN[0].id {
        let folds = wire::decode_folds(FOLDS).unwrap_or_default();
        return folds.into_iter().nth(usize::from(key.0)).unwrap_or_default();
    }
    own
}

/// The checks (勾稽关系) of a rubric.
pub fn checks(rubric: &Rubric) -> &[Check] {
    thread_local! {
        /// Those of the default rubric, which are asked for with every key.
        static OWN: OnceCell<&'static [Check]> = const { OnceCell::new() };
    }
    // No other rubric bears the id of the default one.
    if rubric.checks.is_empty() && *rubric.id == *BUILT_IN[0].id {
        return OWN.with(|own| *own.get_or_init(|| wire::decode_checks(CHECKS).unwrap_or_default().leak()));
    }
    &rubric.checks
}

thread_local! {
    /// What is told of the facts of the default rubric, once it has come.
    static FACT_TEXTS: Cell<&'static [FactTexts]> = const { Cell::new(&[]) };
    /// What the bands of its judgements say, likewise.
    static BAND_TEXTS: Cell<&'static [Vec<Rc<str>>]> = const { Cell::new(&[]) };
}

/// What is told of facts has come, and holds from now on.
pub fn facts_can_be_told() {
    if !facts_are_told() {
        FACT_TEXTS.set(wire::decode_fact_texts(FACTS).unwrap_or_default().leak());
        BAND_TEXTS.set(wire::decode_bands(BANDS).unwrap_or_default().leak());
    }
}

/// Whether what is told of facts has come.
pub fn facts_are_told() -> bool {
    !FACT_TEXTS.get().is_empty()
}

/// What the state of affairs is in a band of a judgement; nothing while that has not come.
pub fn band_text(rubric: &Rubric, judgment: JudgmentKey, band: usize, own: &Rc<str>) -> Rc<str> {
    // No other rubric bears the id of the default one.
    let texts = BAND_TEXTS
        .get()
        .get(usize::from(judgment.0))
        .filter(|_| own.is_empty() && *rubric.id == *BUILT_IN[0].id);
    texts.and_then(|texts| texts.get(band)).unwrap_or(own).clone()
}

/// What is told of a fact beside its box; nothing while that has not come.
pub fn fact_texts(rubric: &Rubric, key: FactKey) -> FactTexts {
    let spec = rubric.fact(key);
    // No other rubric bears the id of the default one.
    if spec.origin.is_empty() && *rubric.id == *BUILT_IN[0].id {
        return FACT_TEXTS.get().get(usize::from(key.0)).cloned().unwrap_or_default();
    }
    FactTexts { origin: spec.origin.clone(), hint: spec.hint.clone() }
}

/// The rubrics in the file beside the page: the others in the order of [`BUILT_IN`], then [`EARLIER`] ones.
///
/// # Errors
/// When these are not the bytes this page was built with: cut, altered, or of another build.
pub fn standards(bytes: &[u8]) -> Result<Vec<Rubric>, WireError> {
    if bytes.starts_with(&STANDARDS_HEAD) { wire::decode_all(bytes) } else { Err(WireError::Foreign) }
}

/// All rubrics in their newest edition, in the order of [`BUILT_IN`].
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> Vec<Rubric> {
    let mut rubrics = with_earlier();
    rubrics.truncate(BUILT_IN.len());
    rubrics
}

/// All rubrics, in the order of [`BUILT_IN`], then of [`EARLIER`].
#[cfg(not(target_arch = "wasm32"))]
pub fn with_earlier() -> Vec<Rubric> {
    let mut rubrics = vec![general()];
    rubrics.extend(standards(STANDARDS).expect("as it was built"));
    rubrics
}

/// The shelf with every rubric of the page at hand.
#[cfg(not(target_arch = "wasm32"))]
pub fn shelf() -> Shelf {
    let mut rubrics = with_earlier().into_iter().map(|rubric| SharedRubric(Rc::new(rubric)));
    let general = rubrics.next().expect("the default rubric comes first");
    let mut shelf = Shelf::new(general.0);
    shelf.arrived(&rubrics.collect::<Vec<_>>());
    shelf
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::Rule;

    #[test]
    fn the_default_rubric_is_read_back_as_it_was_written() {
        let rubric = general();
        assert_eq!(wire::encode(&rubric), GENERAL);
        assert_eq!(rubric.full_points.plain(), "100");
        assert_eq!(&*rubric.id, BUILT_IN[0].id);
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn the_default_rubric_has_no_rule_of_a_kind_that_comes_late() {
        let has = |rubric: &Rubric, late: bool| {
            let mut parts = rubric.indicators.iter().flat_map(|indicator| &indicator.parts);
            parts.any(|part| part.rule.kind().is_late() == late)
        };
        assert!(has(&general(), false) && !has(&general(), true));
        assert!(standards(STANDARDS).expect("rubrics").iter().any(|rubric| has(rubric, true)), "others have");
    }

    #[test]
    fn what_comes_with_the_folds_is_what_was_taken_from_the_default_rubric() {
        let whole = general();
        let without = wire::Apart::of(&whole).rubric;
        for (key, spec) in whole.facts_with_keys() {
            assert_eq!(fact_texts(&without, key), FactTexts::default(), "not before it has come");
            assert!(!spec.origin.is_empty(), "{}", spec.id);
        }
        facts_can_be_told();
        for (key, spec) in whole.facts_with_keys() {
            let texts = FactTexts { origin: spec.origin.clone(), hint: spec.hint.clone() };
            assert_eq!((fact_texts(&without, key), fact_texts(&whole, key)), (texts.clone(), texts));
        }
        for (key, judgment) in whole.judgments_with_keys() {
            let part =
                |rubric: &Rubric| rubric.indicator(judgment.indicator).parts[judgment.part].rule.clone();
            let (Rule::Judged(own), Rule::Judged(less)) = (part(&whole), part(&without)) else { continue };
            for (at, (own, less)) in own.bands.iter().zip(&less.bands).enumerate() {
                assert!(
                    less.text.is_empty() && band_text(&without, key, at, &less.text) == own.text,
                    "{}",
                    judgment.id
                );
            }
        }
        assert!(without.checks.is_empty() && checks(&without).len() == whole.checks.len());
        assert_eq!(format!("{:?}", checks(&without)), format!("{:?}", whole.checks));
        for (key, indicator) in whole.indicators_with_keys() {
            assert_eq!(*without.indicator(key).clause, *"");
            let folded = folded(&without, key);
            assert_eq!((&folded.clause, &folded.evidence), (&indicator.clause, &indicator.evidence));
            assert_eq!(folded, super::folded(&whole, key));
            assert!(!folded.clause.is_empty(), "{}", indicator.id);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_others_are_read_back_as_they_were_written() {
        let rubrics = standards(STANDARDS).unwrap();
        assert_eq!(wire::encode_all(&rubrics), STANDARDS);
        let ids: Vec<&str> = rubrics.iter().map(|rubric| &*rubric.id).collect();
        let listed: Vec<&str> = BUILT_IN.iter().skip(1).chain(EARLIER).map(|listed| listed.id).collect();
        assert_eq!(ids, listed);
    }

    /// Wherever the bytes are cut, and what is longer than they are, is refused.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn bytes_that_are_cut_or_lengthened_are_refused() {
        for whole in [GENERAL, STANDARDS] {
            for cut in 0..whole.len() {
                assert_eq!(wire::decode(&whole[..cut]).err(), Some(WireError::Length), "cut at {cut}");
            }
            assert_eq!(wire::decode(&[whole, b"\0"].concat()).err(), Some(WireError::Length));
        }
        assert!((0..STANDARDS.len()).all(|cut| standards(&STANDARDS[..cut]).is_err()));
        assert!(standards(GENERAL).is_err() && standards(&[STANDARDS, b"\0"].concat()).is_err());
    }

    /// Also with a right length and digest, bytes that break off or go on are no rubric.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn content_that_breaks_off_is_refused_by_itself() {
        let content = wire::rules(&general());
        assert!(wire::read_content(&content).is_ok());
        for cut in (0..content.len()).step_by(499).chain([content.len() - 1]) {
            assert_eq!(wire::read_content(&content[..cut]).err(), Some(WireError::Content), "cut at {cut}");
        }
        assert!(wire::read_content(&[&content[..], b"\0"].concat()).is_err(), "one byte too many");
    }

    /// Each byte of the head, and of the rules, changed in each of its bits, and to what a careless server makes of it.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn a_byte_changed_is_refused() {
        assert!(
            wire::changes_told(STANDARDS) && wire::changes_told(GENERAL),
            "every changed byte changes the digest"
        );
        let mut altered = STANDARDS.to_vec();
        let places = (0..wire::HEAD).chain((wire::HEAD..altered.len()).step_by(altered.len() / 12));
        for place in places.chain([STANDARDS.len() - 1]) {
            let right = altered[place];
            for other in
                (0..8).map(|bit| right ^ (1 << bit)).chain([0, b'?', b'\n']).filter(|other| *other != right)
            {
                altered[place] = other;
                assert!(standards(&altered).is_err(), "{other} at {place}");
            }
            altered[place] = right;
        }
        // Half of it is of another file, and two bytes have changed places.
        let half = STANDARDS.len() / 2;
        altered[half..].fill(0);
        assert_eq!(standards(&altered).err(), Some(WireError::Digest));
        let mut altered = STANDARDS.to_vec();
        let place = altered.windows(2).rposition(|two| two[0] != two[1]).unwrap();
        altered.swap(place, place + 1);
        assert_eq!(standards(&altered).err(), Some(WireError::Digest));
        altered[0] = b'L';
        assert_eq!(wire::decode(&altered).err(), Some(WireError::Foreign));
        (altered[0], altered[4]) = (b'l', 2);
        assert_eq!(wire::decode(&altered).err(), Some(WireError::OtherVersion));
    }
}
