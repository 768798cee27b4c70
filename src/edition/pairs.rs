//! Which item of one edition is which of the other, and likewise their figures.

use crate::printed::{is_id_of_titles, unnumbered};
use crate::rubric::{FactKey, FactKind, FactSpec, Indicator, IndicatorKey, Rubric};
use crate::rubrics;

/// An item (指标) of two editions: of one alone where it was added or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPair {
    /// In the earlier edition; none where the newer added it.
    pub before: Option<IndicatorKey>,
    /// In the newer edition; none where it has it no longer.
    pub after: Option<IndicatorKey>,
    /// Whether its clause (评分细则) says the same.
    pub same_clause: bool,
}

/// A shorter clause, such as 达到得满分, says nothing of which item it is of. In letters.
const LEAST_CLAUSE: usize = 10;

/// An item, with what is compared of it.
struct Item<'a> {
    key: IndicatorKey,
    id: &'a str,
    title: &'a str,
    /// Without blanks, which cells put anywhere.
    clause: String,
}

fn items(rubric: &Rubric) -> Vec<Item<'_>> {
    let item = |(key, one)| {
        let one: &Indicator = one;
        // Of the default rubric the clauses stand apart.
        let clause = rubrics::folded(rubric, key).clause;
        let clause = clause.chars().filter(|letter| !letter.is_whitespace()).collect();
        Item { key, id: &one.id, title: unnumbered(&one.title), clause }
    };
    rubric.indicators_with_keys().map(item).collect()
}

/// Whether an item of the earlier edition is one of the newer.
type Way = fn(&Item<'_>, &Item<'_>) -> bool;

/// From what says most of an item to what says least; each finds among what those before it left over.
const WAYS: [Way; 6] = [
    |one, other| !is_id_of_titles(one.id) && one.id == other.id,
    |one, other| one.clause == other.clause && one.title == other.title,
    |one, other| one.clause == other.clause && one.title == other.title && one.id == other.id,
    |one, other| one.clause == other.clause && one.clause.chars().count() >= LEAST_CLAUSE,
    |one, other| one.title == other.title,
    |one, other| one.title == other.title && one.id == other.id,
];

/// The items of both editions, in the newer one's order; those it has no longer come last, in the order they had.
pub fn pairs(before: &Rubric, after: &Rubric) -> Vec<ItemPair> {
    let (mut left, new) = (items(before), items(after));
    let mut pairs: Vec<ItemPair> =
        new.iter().map(|item| ItemPair { before: None, after: Some(item.key), same_clause: false }).collect();
    for is_it in WAYS {
        let open: Vec<usize> = (0..new.len()).filter(|at| pairs[*at].before.is_none()).collect();
        // Each alone on its own side.
        let found: Vec<(usize, usize)> = (0..left.len())
            .filter_map(|of| {
                let at = only(open.iter().copied().filter(|at| is_it(&left[of], &new[*at])))?;
                only(left.iter().filter(|old| is_it(old, &new[at])))?;
                Some((of, at))
            })
            .collect();
        for (of, at) in found.into_iter().rev() {
            let old = left.remove(of);
            pairs[at].before = Some(old.key);
            pairs[at].same_clause = old.clause == new[at].clause;
        }
    }
    let gone = left.iter().map(|old| ItemPair { before: Some(old.key), after: None, same_clause: false });
    pairs.into_iter().chain(gone.collect::<Vec<_>>()).collect()
}

/// The fact of the newer edition that one of the earlier is: of one name, kind and unit, unless it is the page's, whose ids mean the
/// same in every rubric.
pub(super) fn same_fact(old: &FactSpec, is_own: bool, after: &Rubric) -> Option<FactKey> {
    let with_id = after.find_fact(&old.id);
    if let Some(key) = with_id.filter(|key| !is_own || is_same(old, after.fact(*key))) {
        return Some(key);
    }
    let all = after.facts_with_keys().filter(|(_, new)| is_own && is_same(old, new));
    only(all).map(|(key, _)| key)
}

fn is_same(old: &FactSpec, new: &FactSpec) -> bool {
    let is_kind = match (&old.kind, &new.kind) {
        (FactKind::Number { unit, .. }, FactKind::Number { unit: other, .. }) => unit == other,
        (FactKind::Flag, FactKind::Flag) => true,
        (FactKind::Choice { options }, FactKind::Choice { options: others }) => options == others,
        _ => false,
    };
    old.title == new.title && is_kind
}

/// What is there once.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
