//! How one has arranged a sheet for oneself: which cards are shown, and which are folded.

use crate::engine::Verdict;
use crate::text;
use crate::view::{CardView, SheetView};
use std::rc::Rc;
use yew::prelude::*;

/// Which cards are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    Missing,
    Unmet,
    Judgment,
    Unverified,
}

pub(super) const FILTERS: [(Filter, &str); 5] = [
    (Filter::All, text::FILTER_ALL),
    (Filter::Missing, text::FILTER_MISSING),
    (Filter::Unmet, text::FILTER_UNMET),
    (Filter::Judgment, text::FILTER_JUDGMENT),
    (Filter::Unverified, text::FILTER_UNVERIFIED),
];

impl Filter {
    pub(super) fn lets_through(self, card: &CardView) -> bool {
        match self {
            Self::All => true,
            Self::Missing => card.verdict == Verdict::Missing,
            Self::Unmet => card.verdict == Verdict::Unmet,
            Self::Judgment => card.verdict == Verdict::Judgment,
            Self::Unverified => card.unverified,
        }
    }
}

/// The filter with the cards it let through when it was chosen: a card that is being filled in does not vanish the
/// moment it no longer fits.
#[derive(Clone, PartialEq)]
pub(super) struct Sieve {
    pub(super) filter: Filter,
    pub(super) search: AttrValue,
    /// Only what this unit (责任单位) is responsible for; empty for all.
    pub(super) unit: AttrValue,
    pub(super) shown: Option<Rc<[bool]>>,
}

impl Sieve {
    /// Everything there is to see: for a part what its unit is responsible for.
    pub(super) fn open(view: &SheetView) -> Self {
        let unit = view.part.as_ref().map_or_else(AttrValue::default, |(unit, _)| unit.clone().into());
        Self::over(Filter::All, AttrValue::default(), unit, &view.cards)
    }

    pub(super) fn over(filter: Filter, search: AttrValue, unit: AttrValue, cards: &[Rc<CardView>]) -> Self {
        let wanted = search.trim().to_ascii_lowercase();
        if filter == Filter::All && wanted.is_empty() && unit.is_empty() {
            return Self { filter, search, unit, shown: None };
        }
        let fits = |card: &Rc<CardView>| {
            filter.lets_through(card) && (wanted.is_empty() || found(card, &wanted)) && of_unit(card, &unit)
        };
        let shown = Some(cards.iter().map(fits).collect());
        Self { filter, search, unit, shown }
    }

    /// Whether the unit that was chosen is responsible for a card.
    pub(super) fn is_own(&self, card: &CardView) -> bool {
        of_unit(card, &self.unit)
    }

    pub(super) fn shows(&self, at: usize) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.get(at).copied().unwrap_or(true))
    }
}

/// Whether a unit is responsible for a card; without one all are.
fn of_unit(card: &CardView, unit: &str) -> bool {
    unit.is_empty() || card.units.iter().any(|one| **one == *unit)
}

/// Whether a card's number, title or field labels hold the words.
fn found(card: &CardView, wanted: &str) -> bool {
    let labels = card.inputs.iter().chain(&card.related).map(|field| &*field.label);
    let mut texts = [&*card.number, &*card.title, &*card.responsible].into_iter().chain(labels);
    texts.any(|text| text.to_ascii_lowercase().contains(wanted))
}

/// How one has arranged a sheet for oneself, kept while another view of the draft is open.
#[derive(Clone, PartialEq)]
pub(super) struct Arranged {
    /// Of which sheet.
    pub(super) sheet: AttrValue,
    pub(super) sieve: Sieve,
    /// Which cards are folded, should what they ask be met.
    pub(super) folded: Rc<[bool]>,
}
