//! That nobody is drawn more often than others, and that only list and seed have a say.

use super::{drawn, seed};
use lvzhi::draw::{DrawPlan, NameList, select};
use proptest::prelude::*;
use sha2::Sha256;

/// How many seeds are tried.
const SEEDS: u32 = 100_000;

/// Pearson's sum over cells that are equally likely, (k · Σ o² ÷ n) − n, in thousandths.
fn chi_square(counts: &[u64]) -> u64 {
    let (cells, all) = (counts.len() as u64, counts.iter().sum::<u64>());
    1000 * cells * counts.iter().map(|count| count * count).sum::<u64>() / all - 1000 * all
}

/// Three of ten: 720 ordered triples, and each place by itself ten names. The bounds are the 0.999 quantiles of chi-square with 719
/// and with 9 degrees of freedom, 842.0 and 27.9: one in a thousand fair methods would be above each. The seeds are always the same.
#[test]
fn no_name_no_place_and_no_order_is_drawn_more_often() {
    let mut triples = vec![0_u64; 1000];
    let mut places = [[0_u64; 10]; 3];
    // What a method with a known fault comes to: one byte modulo ten favours the first six names by one part in 26.
    let mut faulty = [0_u64; 10];
    for number in 0..SEEDS {
        let picks = select::<Sha256>(seed(&number.to_string()).key("").as_bytes(), 10, 3);
        let places_drawn = [picks[0].place, picks[1].place, picks[2].place];
        triples[places_drawn.iter().fold(0, |all, place| all * 10 + place)] += 1;
        for (counts, place) in places.iter_mut().zip(places_drawn) {
            counts[place] += 1;
        }
        faulty[usize::from(picks[0].hash[0]) % 10] += 1;
    }
    for (at, counts) in places.iter().enumerate() {
        assert!(chi_square(counts) < 27_900, "place {at}: {counts:?}");
    }
    let is_order = |at: &usize| at / 100 != at / 10 % 10 && at / 100 != at % 10 && at / 10 % 10 != at % 10;
    let orders: Vec<u64> = (0..1000).filter(is_order).map(|at| triples[at]).collect();
    assert_eq!((orders.len(), orders.iter().sum::<u64>()), (720, u64::from(SEEDS)));
    assert!(chi_square(&orders) < 842_000, "{}", chi_square(&orders));
    assert!(chi_square(&faulty) > 27_900, "the test sees no fault: {}", chi_square(&faulty));
}

proptest! {
    #![proptest_config(super::super::properties::cases(64))]

    /// Neither the order of the lines nor blanks around them, line breaks or blank lines change anything, nor does asking again.
    #[test]
    fn only_names_and_words_have_a_say(
        names in prop::collection::btree_set("[a-z一-丁é]{1,4}", 1..30),
        order in any::<u64>(),
        words in "[0-9a-z .双色球]{0,12}[0-9]",
        take in 1_usize..30,
    ) {
        let plain: Vec<String> = names.into_iter().collect();
        let mut shuffled = plain.clone();
        let mut state = order;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let text: String = shuffled.iter().map(|name| format!(" {} \r\n\r\n", name.replace('é', "e\u{301}"))).collect();
        let (one, other) = (NameList::read(&plain.join("\n")), NameList::read(&text));
        prop_assert_eq!(&one, &other);
        let (one, other) = (one.expect("a list"), other.expect("a list"));
        prop_assert_eq!(one.digest(), other.digest());
        let take = take.min(one.len());
        let first = drawn(&DrawPlan::of_all(one.clone(), take), &words);
        prop_assert_eq!(&first, &drawn(&DrawPlan::of_all(other, take), &format!("  {words}\n")));
        prop_assert_eq!(&first, &drawn(&DrawPlan::of_all(one, take), &words));
        prop_assert_eq!(first.len(), take);
    }
}
