//! Merging copies of a draft: in any order, any number of times, without losing anything.

use super::cases;
use crate::native::support::{general, typed};
use crate::random::Dice;
use lvzhi::draft::{Changes, Draft, Given, Side, Slot, differences, merged, part_for, units};
use lvzhi::rectification::{self, RectificationField};
use lvzhi::rubric::Rubric;
use proptest::prelude::*;
use std::rc::Rc;

/// A draft of the default rubric with some figures, of a copy of its own.
fn draft(rubric: &Rubric, copy: &str, dice: &mut Dice) -> Draft {
    let mut draft =
        Draft { copy: copy.into(), county: "甲县".into(), year: "2024".into(), ..Draft::default() };
    for fact in &rubric.facts {
        if dice.below(3) == 0 {
            continue;
        }
        let mut raw = typed(&dice.below(1000).to_string());
        raw.at = format!("2026-11-0{}T08:00:00", 1 + dice.below(9)).into();
        raw.by = ["张三", "李四", ""][dice.below(3) as usize].into();
        draft.answers.facts.insert(fact.id.clone(), raw);
    }
    for (entry, field) in (0..4).flat_map(|entry| RectificationField::ALL.map(|field| (entry, field))) {
        if dice.below(2) == 0 {
            let text = dice.below(1000).to_string().into();
            draft.put(&rectification::slot(&entry.to_string(), field.key()), &Given::plain(&text));
        }
    }
    draft
}

/// Some texts of a draft changed, each to something new; with `only` none beside those.
fn changed(draft: &Draft, dice: &mut Dice, of: u64, only: impl Fn(&Slot) -> bool) -> Draft {
    let mut changed = draft.clone();
    for slot in draft.slots().into_iter().filter(|slot| only(slot) && *slot != Slot::Rubric) {
        if dice.below(of) == 0 {
            let text = format!("新{}", dice.below(1 << 40)).into();
            changed.put(&slot, &Given { text, at: "2026-11-20T08:00:00".into(), by: "王五".into() });
        }
    }
    changed
}

/// What was filled in, without the record of how it came.
fn content(draft: &Draft) -> Draft {
    Draft { ledger: Rc::from([]), ..draft.clone() }
}

fn merge(ours: &Draft, theirs: &Draft, side: Side) -> Draft {
    merged(ours, theirs, |_| side, &"来件.json".into(), &"2026-11-25T10:00:00".into())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn disjoint_changes_join_in_any_order_and_any_number_of_times(seed in any::<u64>()) {
        let (rubric, mut dice) = (general(), Dice::new(seed));
        let origin = draft(&rubric, "o", &mut dice);
        // Each place belongs to one of three copies.
        let owner = |slot: &Slot| slot.path().bytes().map(u64::from).sum::<u64>() % 3;
        let copies: Vec<Draft> = ["a", "b", "c"]
            .into_iter()
            .zip(0..)
            .map(|(copy, n)| changed(&origin.copied(&copy.into()), &mut dice, 3, |slot| owner(slot) == n))
            .collect();
        let mut results = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut draft = origin.clone();
            for n in order {
                prop_assert!(differences(&draft, &copies[n]).iter().all(|one| !one.is_conflict));
                draft = merge(&draft, &copies[n], Side::Ours);
                prop_assert_eq!(&differences(&draft, &copies[n]), &[], "merged again, nothing is new");
                prop_assert_eq!(&merge(&draft, &copies[n], Side::Theirs), &draft, "idempotent");
            }
            results.push(content(&draft));
        }
        prop_assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
        // Everything that anybody changed is there.
        for copy in &copies {
            for slot in copy.slots().into_iter().filter(|slot| copy.given(slot) != origin.given(slot)) {
                prop_assert_eq!(results[0].given(&slot), copy.given(&slot), "{:?}", slot);
            }
        }
    }

    #[test]
    fn what_is_not_taken_stays_in_the_record(seed in any::<u64>()) {
        let (rubric, mut dice) = (general(), Dice::new(seed));
        let origin = draft(&rubric, "o", &mut dice);
        let theirs = changed(&origin.copied(&"a".into()), &mut dice, 3, |_| true);
        let ours = changed(&origin, &mut dice, 3, |_| true);
        for side in [Side::Ours, Side::Theirs] {
            let result = merge(&ours, &theirs, side);
            for one in differences(&ours, &theirs) {
                let recorded = result.ledger.last().expect("a record").items.iter().find(|item| item.slot == one.slot);
                let recorded = recorded.expect("every difference is recorded");
                prop_assert_eq!((&recorded.ours, &recorded.theirs), (&one.ours, &one.theirs));
                let expected = if one.is_conflict && side == Side::Ours { &one.ours } else { &one.theirs };
                prop_assert_eq!(&result.given(&one.slot).text, &expected.text);
            }
            prop_assert_eq!(&differences(&result, &theirs), &[], "decided once");
        }
    }

    /// Two windows that wrote at the same time end up with the same, whoever joins first.
    #[test]
    fn two_windows_come_to_the_same(seed in any::<u64>()) {
        let (rubric, mut dice) = (general(), Dice::new(seed));
        let base = draft(&rubric, "o", &mut dice);
        let (one, other) = (changed(&base, &mut dice, 3, |_| true), changed(&base, &mut dice, 3, |_| true));
        let (left, right) = (Changes::between(&base, &other).onto(&one), Changes::between(&base, &one).onto(&other));
        prop_assert_eq!(&left.draft, &right.draft);
        // What only one of them changed is kept.
        for slot in base.slots() {
            if other.given(&slot) == base.given(&slot) {
                prop_assert_eq!(left.draft.given(&slot), one.given(&slot));
            }
        }
    }
}

/// A count for each unit of the default rubric: its part is filled in, and all of them are merged.
#[test]
fn the_parts_of_all_units_give_one_draft_in_any_order() {
    let rubric = general();
    let units = units(&rubric);
    assert!(units.len() >= 10, "{units:?}");
    let origin = Draft { copy: "o".into(), county: "甲县".into(), ..Draft::default() };
    let part = |at: usize, unit: &Rc<str>| {
        let mut part = part_for(&rubric, &origin, unit, false).copied(&format!("u{at}").into());
        // The first unit an indicator names fills in its figures; others leave them alone.
        for indicator in rubric.indicators.iter().filter(|one| one.responsible.first() == Some(unit)) {
            for fact in &indicator.inputs {
                let id = rubric.fact(*fact).id.clone();
                part.answers.facts.insert(id.clone(), typed(&format!("{}", id.len())));
            }
        }
        part
    };
    let parts: Vec<Draft> = units.iter().enumerate().map(|(at, unit)| part(at, unit)).collect();
    let all = |order: Vec<usize>| {
        order.into_iter().fold(origin.clone(), |draft, n| {
            assert!(differences(&draft, &parts[n]).iter().all(|one| !one.is_conflict));
            merge(&draft, &parts[n], Side::Ours)
        })
    };
    let forth = all((0..parts.len()).collect());
    let back = all((0..parts.len()).rev().collect());
    let odd =
        all((0..parts.len()).filter(|n| n % 2 == 1).chain((0..parts.len()).filter(|n| n % 2 == 0)).collect());
    assert_eq!(content(&forth), content(&back));
    assert_eq!(content(&forth), content(&odd));
    let inputs = rubric.indicators.iter().flat_map(|one| &one.inputs);
    assert!(inputs.into_iter().all(|fact| forth.answers.facts.contains_key(&rubric.fact(*fact).id)));
    assert_eq!(&*forth.county, "甲县");
}
