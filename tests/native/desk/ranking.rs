//! Ranks and their ranges, ties, and drafts for another rubric.

use super::{FIVE, draft, gathered, settled};
use crate::native::properties::cases;
use crate::native::support::number;
use lvzhi::desk::{RankRange, first_of_best, ranks};
use lvzhi::number::{Number, Range, Truth};
use proptest::prelude::*;
use serde_json::json;

fn ranges(ends: &[(&str, &str)]) -> Vec<Range> {
    ends.iter().map(|(low, high)| Range { low: number(low), high: number(high) }).collect()
}

#[track_caller]
fn ranked(ends: &[(&str, &str)], expected: &[(usize, usize)]) {
    let expected: Vec<RankRange> =
        expected.iter().map(|(low, high)| RankRange { low: *low, high: *high }).collect();
    assert_eq!(ranks(&ranges(ends)), expected, "{ends:?}");
}

/// Counted by hand: the best rank is one behind those surely above, the worst one behind those possibly above.
#[test]
fn ranks_by_hand() {
    ranked(&[], &[]);
    ranked(&[("0", "100")], &[(1, 1)]);
    // 同分并列: 90 and 90 share the first rank, 85 is the third.
    ranked(&[("90", "90"), ("85", "85"), ("90", "90")], &[(1, 1), (3, 3), (1, 1)]);
    ranked(&[("1.30", "1.3"), ("1.3", "1.3"), ("1.29", "1.29")], &[(1, 1), (1, 1), (3, 3)]);
    // 80–90 may be above 85 or below, 60 is below both.
    ranked(&[("80", "90"), ("85", "85"), ("60", "60")], &[(1, 2), (1, 2), (3, 3)]);
    // Whose most is another's least may tie with it, but is never above it: 70–80 and 80–90.
    ranked(&[("70", "80"), ("80", "90")], &[(1, 2), (1, 1)]);
    // Nothing known of two: each may be first or last, and 85 between them.
    ranked(&[("0", "100"), ("85", "85"), ("0", "100")], &[(1, 3), (1, 3), (1, 3)]);
    // All unknown but within themselves.
    ranked(&[("10", "20"), ("30", "40"), ("35", "50"), ("60", "60")], &[(4, 4), (2, 3), (2, 3), (1, 1)]);
}

/// Ends of totals and places within them, in tenths.
fn totals() -> impl Strategy<Value = Vec<(i64, i64, [i64; 4])>> {
    let one = (0_i64..60, 0_i64..30, prop::array::uniform4(0_i64..=1000));
    prop::collection::vec(one.prop_map(|(low, more, within)| (low, low + more * (more % 3), within)), 1..9)
}

proptest! {
    #![proptest_config(cases(400))]

    /// However the open points turn out, each county's rank lies in its range; and both ends are reached by ends of the totals.
    #[test]
    fn no_completion_leaves_the_ranges(totals in totals()) {
        let ranges: Vec<Range> = totals
            .iter()
            .map(|(low, high, _)| Range { low: Number::whole(*low), high: Number::whole(*high) })
            .collect();
        let said = ranks(&ranges);
        // The rank as one counts it: how many have more, and one.
        let rank = |points: &[i64], at: usize| 1 + points.iter().filter(|other| **other > points[at]).count();
        for turn in 0..4 {
            let points: Vec<i64> =
                totals.iter().map(|(low, high, within)| low + (high - low) * within[turn] / 1000).collect();
            for (at, range) in said.iter().enumerate() {
                prop_assert!((range.low..=range.high).contains(&rank(&points, at)), "{totals:?} {points:?} {said:?}");
            }
        }
        for (at, range) in said.iter().enumerate() {
            let ends = |mine_is_high: bool| -> Vec<i64> {
                let end = |(other, (low, high, _)): (usize, &(i64, i64, [i64; 4]))| {
                    if (other == at) == mine_is_high { *high } else { *low }
                };
                totals.iter().enumerate().map(end).collect()
            };
            prop_assert_eq!(rank(&ends(true), at), range.low);
            prop_assert_eq!(rank(&ends(false), at), range.high);
        }
    }
}

/// 5 · 9 + 5 = 50, 5 · 8 + 5 = 45 twice, 5 · 5 + 5 = 30. 某戊县 has four items of 9 and the last open, 36 + 5 = 41 to 51: it may be above
/// all or below the 45, so between first and fourth; each of the others may have it above, but 30 is below whatever comes.
#[test]
fn drafts_stand_in_the_order_of_their_totals() {
    let open = draft("某戊县", &[("a", "9"), ("b", "9"), ("c", "9"), ("d", "9")], &FIVE);
    let all = [
        settled("某甲县", "5"),
        settled("某乙县", "8"),
        open,
        settled("某丙县", "9"),
        settled("某丁县", "8"),
    ];
    let desk = gathered(&all);
    let rows: Vec<_> = desk
        .entries
        .iter()
        .zip(&desk.ranks)
        .map(|(entry, rank)| {
            (&*entry.draft.county, rank.low, rank.high, entry.outcome.assessment.total.high.plain())
        })
        .collect();
    let row = |county, low, high, most: &str| (county, low, high, most.to_owned());
    let expected = [
        row("某丙县", 1, 2, "50"),
        row("某戊县", 1, 4, "51"),
        // Surely behind 50, perhaps behind 51; the same points share it, and stand by the letters of their names (丁 U+4E01, 乙 U+4E59).
        row("某丁县", 2, 3, "45"),
        row("某乙县", 2, 3, "45"),
        row("某甲县", 5, 5, "30"),
    ];
    assert_eq!(rows, expected);
    // 优秀 from 44: the 50 and both 45 are, the 41 to 51 may be, the 30 is not. Of the first two places the 50 has one whatever comes;
    // the rest hangs on the open item. Of four all have one that are 优秀 for sure.
    let first = |count| first_of_best(&desk.entries, count);
    assert_eq!(first(2), [Truth::Yes, Truth::Open, Truth::Open, Truth::Open, Truth::No]);
    assert_eq!(first(4), [Truth::Yes, Truth::Open, Truth::Yes, Truth::Yes, Truth::No]);
    assert_eq!(first(1), [Truth::Open, Truth::Open, Truth::No, Truth::No, Truth::No]);
}

/// The order of the files says nothing.
#[test]
fn the_order_of_the_files_has_no_say() {
    let mut all =
        [settled("甲", "5"), settled("乙", "8"), draft("丙", &[("a", "3")], &[]), settled("丁", "8.5")];
    let counties = |drafts: &[serde_json::Value]| -> Vec<(String, RankRange)> {
        let desk = gathered(drafts);
        let names = desk.entries.iter().map(|entry| entry.draft.county.to_string());
        names.zip(desk.ranks).collect()
    };
    let before = counties(&all);
    all.reverse();
    assert_eq!(counties(&all), before);
    all.swap(0, 2);
    assert_eq!(counties(&all), before);
}

#[test]
fn what_is_for_another_rubric_is_not_ranked() {
    let general = json!({
        "format": "lvzhi-draft", "version": 1, "county": "某丁县", "year": 2025, "facts": {}, "judgments": {},
        "rubric": { "id": "general", "edition": "2025.1" },
    });
    let mut other_edition = general.clone();
    other_edition["rubric"]["edition"] = json!("2024.1");
    // The same id and edition with other rules: an item counts for more.
    let mut other_rules = settled("某丙县", "9");
    other_rules["rubric"]["source"]["grade"][0]["from"] = json!("45");
    // Most are for 示例细则, though another stands first.
    let desk = gathered(&[
        general.clone(),
        settled("某甲县", "5"),
        other_rules,
        settled("某乙县", "8"),
        other_edition,
    ]);
    let counties: Vec<&str> = desk.entries.iter().map(|entry| &*entry.draft.county).collect();
    assert_eq!(counties, ["某乙县", "某甲县"]);
    let others: Vec<_> =
        desk.others.iter().map(|other| (&*other.file, &*other.named.id, &*other.named.edition)).collect();
    assert_eq!(
        others,
        [("0.json", "general", "2025.1"), ("2.json", "desk", "1"), ("4.json", "general", "2024.1")]
    );
    // Of as many the first decides.
    let desk = gathered(&[general, settled("某甲县", "5")]);
    assert_eq!((&*desk.named.id, desk.others.len()), ("general", 1));
    assert!(gathered(&[]).rubric.is_none());
}
