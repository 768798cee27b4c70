//! Sorting by one routine for all.
//!
//! The standard library's is written out anew for each kind of item, some 3 KB of the page each time. Here only places are
//! sorted, by merging, and the items are put where these say.

use std::cmp::Ordering;

/// Sorts items; those that compare equal stay in their order.
pub fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|one, other| compare(&items[one], &items[other]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

/// The places of so many things in order.
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut places, mut width): (Vec<usize>, usize) = ((0..count).collect(), 1);
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(2 * width) {
            let (mut one, mut other) = pair.split_at(width.min(pair.len()));
            while let (Some(first), Some(second)) = (one.first(), other.first()) {
                let side = if compare(*first, *second) == Ordering::Greater { &mut other } else { &mut one };
                merged.push(side[0]);
                *side = &side[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        places = merged;
        width *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_stay_in_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        // Every length around the powers of two, with many equal items: multiples of a prime, taken by 7.
        for length in 0..70_usize {
            let items: Vec<(usize, usize)> = (0..length).map(|n| (n * 31 % 101 % 7, n)).collect();
            let (mut own, mut expected) = (items.clone(), items);
            sort(&mut own, |one, other| one.0.cmp(&other.0));
            expected.sort_by_key(|item| item.0);
            assert_eq!(own, expected, "{length}");
        }
    }
}
