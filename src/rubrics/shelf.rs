//! The shelf: which rubrics the page knows, by id, edition and digest, where each comes from, and whether it is at hand.

#[cfg(test)]
mod editions;
mod own;

use super::{BUILT_IN, BuiltIn, EARLIER};
use crate::rubric::Rubric;
use std::rc::Rc;

/// A rubric, compared by identity: it never changes while the page is open.
#[derive(Clone, Debug)]
pub struct SharedRubric(pub Rc<Rubric>);

impl PartialEq for SharedRubric {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The rubric that something was filled in for, as it names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RubricRef {
    /// Its id.
    pub id: Rc<str>,
    /// Its edition.
    pub edition: Rc<str>,
    /// Digest of its rules; empty in files that do not say.
    pub hash: Rc<str>,
    /// The rubric itself as a file (`lvzhi-rubric`), letter by letter, where it came along; not looked into here.
    pub source: Option<Rc<str>>,
    /// Under which name this browser was to keep that file (`draft::name_of_source`), where it was not found there; else empty.
    pub kept: Rc<str>,
}

impl RubricRef {
    /// A rubric of the shelf.
    pub fn of(listed: &Listed) -> Self {
        Self {
            id: listed.id.clone(),
            edition: listed.edition.clone(),
            hash: listed.hash.clone(),
            source: listed.source().cloned(),
            kept: "".into(),
        }
    }

    /// Whether both name the same rules.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.id, &self.edition, &self.hash) == (&other.id, &other.edition, &other.hash)
    }
}

/// A rubric as the page lists it, whether or not it is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Stable id.
    pub id: Rc<str>,
    /// Edition.
    pub edition: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Title for tight places.
    pub short_title: Rc<str>,
    /// Its status.
    pub label: Rc<str>,
    /// SHA-256 of its rules as they are packed, in hex: kept in a draft to tell which rules it was scored by.
    pub hash: Rc<str>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Listed {
    /// What the page calls it among the others: the id of a rubric that belongs to the page, which no other has in its newest
    /// edition; of an earlier or an own one edition and digest, too.
    pub fn name(&self) -> Rc<str> {
        match self.origin {
            Origin::BuiltIn | Origin::Fetched => self.id.clone(),
            Origin::Earlier | Origin::Own(_) => [&*self.id, &*self.edition, &*self.hash].join("-").into(),
        }
    }

    /// The file of an own rubric, letter by letter.
    pub fn source(&self) -> Option<&Rc<str>> {
        match &self.origin {
            Origin::Own(source) => Some(source),
            Origin::BuiltIn | Origin::Fetched | Origin::Earlier => None,
        }
    }
}

/// Where a rubric comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is inside the page.
    BuiltIn,
    /// It belongs to the page, and is fetched when first used.
    Fetched,
    /// As [`Origin::Fetched`], and a newer edition of it belongs to the page, too: only drafts that name it have it.
    Earlier,
    /// It came as a file or inside a draft; that file, letter by letter.
    Own(Rc<str>),
}

/// Whether a rubric is at hand.
#[derive(Clone, Debug, PartialEq)]
pub enum RubricState {
    /// Nobody has asked for it.
    Absent,
    /// Asked for.
    Wanted,
    /// At hand.
    Here(SharedRubric),
    /// Asked for in vain.
    Failed(Trouble),
}

impl RubricState {
    /// Whether it was asked for in vain.
    pub fn is_lacking(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    /// Whether asking once more may help.
    pub fn can_be_retried(&self) -> bool {
        matches!(self, Self::Failed(Trouble::Missing | Trouble::Damaged))
    }
}

/// Why a rubric is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be had.
    Missing,
    /// What came is not what was built: cut or altered on its way.
    Damaged,
    /// It is an own one that cannot be used: what is wrong with it, a sentence each.
    Wrong(Rc<[Rc<str>]>),
}

/// A rubric on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// How it is listed.
    pub listed: Rc<Listed>,
    /// Whether it is at hand.
    pub state: RubricState,
    /// Whether it is an own one that stays here, whether or not a draft is for it.
    pub is_kept: bool,
}

impl Shelved {
    /// The rubric, where it is at hand.
    pub fn rubric(&self) -> Option<&Rc<Rubric>> {
        match &self.state {
            RubricState::Here(rubric) => Some(&rubric.0),
            RubricState::Absent | RubricState::Wanted | RubricState::Failed(_) => None,
        }
    }

    fn is_fetched(&self) -> bool {
        matches!(self.listed.origin, Origin::Fetched | Origin::Earlier)
    }

    /// The file of an own rubric, letter by letter.
    pub fn source(&self) -> Option<&Rc<str>> {
        self.listed.source()
    }
}

/// How well a rubric on the shelf fits what a draft names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is that one, or the draft does not say by which rules.
    Exact,
    /// The same id and edition, other rules.
    OtherRules,
    /// The same id, another edition.
    OtherEdition,
}

/// The numbers of an edition, as they are counted: 2025.10 comes after 2025.9.
fn edition_numbers(edition: &str) -> Vec<u64> {
    let digits = edition.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(|digits| digits.parse().unwrap_or(u64::MAX)).collect()
}

/// An own rubric as it was read from its file.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRubric {
    /// The rubric.
    pub rubric: SharedRubric,
    /// Digest of its rules.
    pub hash: Rc<str>,
}

/// The rubrics the page knows: the default one first, after the others their earlier editions, own ones last.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    entries: Vec<Shelved>,
}

impl Shelf {
    /// The rubrics that belong to the page. Only the default one is at hand.
    pub fn new(general: Rc<Rubric>) -> Self {
        Self::of(general, BUILT_IN, EARLIER)
    }

    /// These rubrics, the first of them at hand, and earlier editions of them.
    fn of(general: Rc<Rubric>, newest: &[BuiltIn], earlier: &[BuiltIn]) -> Self {
        let mut general = Some(SharedRubric(general));
        let entries = newest.iter().map(|built_in| {
            let (origin, state) = match general.take() {
                Some(general) => (Origin::BuiltIn, RubricState::Here(general)),
                None => (Origin::Fetched, RubricState::Absent),
            };
            (built_in, origin, state)
        });
        let earlier = earlier.iter().map(|built_in| (built_in, Origin::Earlier, RubricState::Absent));
        let shelved = |(built_in, origin, state): (&BuiltIn, Origin, RubricState)| Shelved {
            listed: Rc::new(built_in.listed(origin)),
            state,
            is_kept: false,
        };
        Self { entries: entries.chain(earlier).map(shelved).collect() }
    }

    /// All that is on it.
    pub fn entries(&self) -> &[Shelved] {
        &self.entries
    }

    /// What a new draft can be filled in for: all rubrics of the page in their newest edition, and the own ones that can be used. Of
    /// files with the same rules one is offered.
    pub fn offered(&self) -> impl Iterator<Item = &Rc<Listed>> {
        let is_offered = |(at, one): &(usize, &Shelved)| {
            let is_other =
                |before: &Shelved| before.rubric().is_none() || before.listed.name() != one.listed.name();
            match one.listed.origin {
                Origin::BuiltIn | Origin::Fetched => true,
                Origin::Earlier => false,
                Origin::Own(_) => one.rubric().is_some() && self.entries[..*at].iter().all(is_other),
            }
        };
        self.entries.iter().enumerate().filter(is_offered).map(|(_, one)| &one.listed)
    }

    /// The default rubric, as it is listed.
    pub fn default_listed(&self) -> &Rc<Listed> {
        &self.entries[0].listed
    }

    /// The rubrics at hand, in their order.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rc<Rubric>> + Clone {
        self.entries.iter().filter_map(Shelved::rubric)
    }

    /// The rubrics at hand with how they are listed, in their order.
    pub fn at_hand(&self) -> impl Iterator<Item = (&Rc<Listed>, &Rc<Rubric>)> {
        self.entries.iter().filter_map(|one| Some((&one.listed, one.rubric()?)))
    }

    /// The rubric that fits best, by digest, then by edition, then by id (of its editions the newest), and how well.
    pub fn find(&self, of: &RubricRef) -> Option<(&Shelved, Fit)> {
        let fit = |one: &Shelved| {
            let listed = &one.listed;
            let is_same_id = listed.id == of.id;
            match (is_same_id && listed.edition == of.edition, is_same_id) {
                (true, _) if of.hash.is_empty() || listed.hash == of.hash => Some(Fit::Exact),
                (true, _) => Some(Fit::OtherRules),
                (false, true) => Some(Fit::OtherEdition),
                // It came along with what names it.
                (false, false) => None,
            }
        };
        let is_own = |one: &&Shelved| match (&one.listed.origin, &of.source) {
            (Origin::Own(source), Some(wanted)) => source == wanted,
            _ => false,
        };
        // The rules that came along are the right ones; but what bears the id of a rubric of the page is scored by that.
        let is_of_page =
            |one: &Shelved| !matches!(one.listed.origin, Origin::Own(_)) && one.listed.id == of.id;
        if of.source.is_some() && !self.entries.iter().any(is_of_page) {
            let own = self.entries.iter().find(is_own);
            return own.map(|one| (one, fit(one).unwrap_or(Fit::OtherRules)));
        }
        let with =
            |wanted: Fit| self.entries.iter().find(|one| fit(one) == Some(wanted)).map(|one| (one, wanted));
        with(Fit::Exact).or_else(|| with(Fit::OtherRules)).or_else(|| with(Fit::OtherEdition))
    }

    /// The rubric that fits best, where it is at hand.
    pub fn rubric(&self, of: &RubricRef) -> Option<&Rc<Rubric>> {
        self.find(of)?.0.rubric()
    }

    /// The newer edition of what a draft is scored by: the newest of the page, or of the own ones at hand that with the highest edition;
    /// of one edition the file that came later.
    pub fn newer(&self, of: &RubricRef) -> Option<&Rc<Listed>> {
        let (found, Fit::Exact) = self.find(of)? else { return None };
        let listed = &found.listed;
        match listed.origin {
            Origin::BuiltIn | Origin::Fetched => None,
            Origin::Earlier => self.offered().find(|one| one.id == listed.id),
            Origin::Own(_) => {
                let at = self.entries.iter().position(|one| one.listed == *listed)?;
                let order = |at: usize, listed: &Listed| (edition_numbers(&listed.edition), at);
                let (own, hash) = (order(at, listed), &listed.hash);
                let newer = self.entries.iter().enumerate().filter(|(at, one)| {
                    let is_of_series = one.listed.id == listed.id && one.listed.hash != *hash;
                    is_of_series && one.rubric().is_some() && order(*at, &one.listed) > own
                });
                newer.max_by_key(|(at, one)| order(*at, &one.listed)).map(|(_, one)| &one.listed)
            }
        }
    }

    /// The rubric of a draft and another edition of it, where both are at hand.
    pub fn editions(&self, of: &RubricRef, other: &Listed) -> Option<(&Rc<Rubric>, &Rc<Rubric>)> {
        let (found, _) =
            self.find(of).filter(|(one, _)| one.listed.id == other.id && *one.listed != *other)?;
        let other = self.entries.iter().find(|one| *one.listed == *other)?;
        Some((found.rubric()?, other.rubric()?))
    }

    /// How far the rubrics have come that are fetched.
    pub fn fetched(&self) -> &RubricState {
        let state = self.entries.iter().find(|one| one.is_fetched()).map(|one| &one.state);
        state.unwrap_or(&RubricState::Absent)
    }

    /// Whether every rubric of the page is at hand.
    pub fn is_complete(&self) -> bool {
        matches!(self.fetched(), RubricState::Here(_))
    }

    /// Asks for the rubrics that are fetched, again where they could not be had.
    pub fn want_fetched(&mut self) {
        self.want(Shelved::is_fetched);
    }

    /// Asks for the rubric of a draft: an own one takes its place on the shelf, and wants the others beside it, whose facts
    /// it may use.
    pub fn want_for(&mut self, of: &RubricRef) {
        if let Some(source) = &of.source
            && self.find(of).is_none()
        {
            self.put(source, of);
        }
        let Some((found, _)) = self.find(of) else {
            // Another rubric of the page may be chosen instead.
            return self.want_fetched();
        };
        let listed = found.listed.clone();
        if found.rubric().is_none() {
            self.want(|one| one.listed == listed || one.is_fetched());
        }
    }

    fn want(&mut self, which: impl Fn(&Shelved) -> bool) {
        for one in self.entries.iter_mut().filter(|one| which(one)) {
            if one.state == RubricState::Absent || one.state.can_be_retried() {
                one.state = RubricState::Wanted;
            }
        }
    }

    /// The fetched rubrics arrived.
    pub fn arrived(&mut self, rubrics: &[SharedRubric]) {
        for one in self.entries.iter_mut().filter(|one| one.is_fetched()) {
            let is_it = |rubric: &&SharedRubric| {
                (&rubric.0.id, &rubric.0.edition) == (&one.listed.id, &one.listed.edition)
            };
            if let Some(rubric) = rubrics.iter().find(is_it) {
                one.state = RubricState::Here(rubric.clone());
            }
        }
    }

    /// What was asked for could not be had.
    pub fn missed(&mut self, trouble: &Trouble) {
        for one in self.entries.iter_mut().filter(|one| one.state == RubricState::Wanted) {
            one.state = RubricState::Failed(trouble.clone());
        }
    }
}
