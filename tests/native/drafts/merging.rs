//! What joins, what is a conflict, and what never wins: each by hand.

use lvzhi::draft::{Changes, Draft, Given, Side, Slot, differences, merged, owners, part_for};
use std::rc::Rc;

use crate::native::support::general;

fn fact(id: &str) -> Slot {
    Slot::Fact(id.into())
}

fn with(draft: &Draft, figures: &[(&str, &str, &str)]) -> Draft {
    let mut draft = draft.clone();
    for (id, text, at) in figures {
        draft.put(&fact(id), &Given { text: (*text).into(), at: (*at).into(), by: "".into() });
    }
    draft
}

fn origin() -> Draft {
    let draft = Draft { copy: "o".into(), county: "甲县".into(), ..Draft::default() };
    with(&draft, &[("a", "1", ""), ("b", "2", ""), ("c", "3", "")])
}

fn merge(ours: &Draft, theirs: &Draft, side: Side) -> Draft {
    merged(ours, theirs, |_| side, &"来件.json".into(), &"2026-11-25T10:00:00".into())
}

fn text(draft: &Draft, id: &str) -> Rc<str> {
    draft.given(&fact(id)).text
}

#[test]
fn a_figure_that_one_side_changed_is_that_sides() {
    let theirs = with(&origin().copied(&"a".into()), &[("a", "10", "")]);
    let ours = with(&origin(), &[("b", "20", "")]);
    let found = differences(&ours, &theirs);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].slot, &*found[0].theirs.text, found[0].is_conflict), (&fact("a"), "10", false));
    let joined = merge(&ours, &theirs, Side::Ours);
    assert_eq!((&*text(&joined, "a"), &*text(&joined, "b"), &*text(&joined, "c")), ("10", "20", "3"));
}

#[test]
fn a_figure_that_both_changed_is_a_conflict_and_changed_alike_is_none() {
    let theirs = with(&origin().copied(&"a".into()), &[("a", "10", ""), ("b", "7", "")]);
    let ours = with(&origin(), &[("a", "11", ""), ("b", "7", "")]);
    let found = differences(&ours, &theirs);
    assert_eq!(
        found.iter().map(|one| (&one.slot, one.is_conflict)).collect::<Vec<_>>(),
        [(&fact("a"), true)]
    );
    assert_eq!(&*text(&merge(&ours, &theirs, Side::Ours), "a"), "11");
    assert_eq!(&*text(&merge(&ours, &theirs, Side::Theirs), "a"), "10");
}

/// It had been a conflict between two rows of letters that nobody could decide.
#[test]
fn a_copy_that_does_not_say_which_text_of_the_edition_has_the_same_rubric() {
    let of = |words: &str| {
        let mut draft = origin();
        draft.put(&Slot::Rubric, &Given { text: words.into(), ..Given::default() });
        draft
    };
    let (bare, told, other) = (of("general 2025.1"), of("general 2025.1 ab12"), of("general 2025.1 cd34"));
    assert!(differences(&told, &bare).is_empty());
    let found = differences(&bare, &told);
    assert_eq!(
        found.iter().map(|one| (&one.slot, one.is_conflict)).collect::<Vec<_>>(),
        [(&Slot::Rubric, false)]
    );
    // Two texts of one edition are two.
    assert!(differences(&told, &other).iter().any(|one| one.slot == Slot::Rubric));
}

#[test]
fn what_was_never_touched_never_wins() {
    // An empty part came back with one figure filled in; meanwhile another was filled in here.
    let sent = Draft { copy: "o".into(), part: "县财政局".into(), ..Draft::default() };
    let theirs = with(&sent.copied(&"u".into()), &[("a", "", ""), ("b", "5", "2026-11-24T09:00:00")]);
    let ours =
        with(&Draft { copy: "o".into(), county: "甲县".into(), ..Draft::default() }, &[("a", "100", "")]);
    let joined = merge(&ours, &theirs, Side::Theirs);
    assert_eq!((&*text(&joined, "a"), &*text(&joined, "b"), &*joined.county), ("100", "5", "甲县"));
    // And a stranger's blank is none either.
    let stranger = Draft { copy: "s".into(), ..Draft::default() };
    assert_eq!(differences(&ours, &with(&stranger, &[("a", "", "")])), []);
}

#[test]
fn a_figure_taken_out_on_purpose_is_a_change() {
    let theirs = with(&origin().copied(&"a".into()), &[("a", "", "2026-11-24T09:00:00")]);
    assert_eq!(&*text(&merge(&origin(), &theirs, Side::Ours), "a"), "");
    // Changed here meanwhile: a person decides.
    let ours = with(&origin(), &[("a", "9", "")]);
    assert!(differences(&ours, &theirs)[0].is_conflict);
}

#[test]
fn strangers_drafts_differ_wherever_both_say_something_else() {
    let stranger = Draft { copy: "s".into(), county: "甲县".into(), ..Draft::default() };
    let theirs = with(&stranger, &[("a", "1", ""), ("b", "9", ""), ("d", "4", "")]);
    let found = differences(&origin(), &theirs);
    let told: Vec<_> = found.iter().map(|one| (one.slot.path(), one.is_conflict)).collect();
    assert_eq!(told, [("facts.b.text".to_owned(), true), ("facts.d.text".to_owned(), false)]);
}

#[test]
fn a_second_file_from_the_same_copy_is_held_against_the_first() {
    let first = with(&origin().copied(&"a".into()), &[("a", "10", "")]);
    let ours = merge(&origin(), &first, Side::Ours);
    let second = with(&first, &[("a", "12", "")]);
    let found = differences(&ours, &second);
    assert_eq!(found.len(), 1);
    assert!(!found[0].is_conflict, "10 came from them, and they changed it");
    // Back in the other direction: what went out from here is known there.
    let back = with(&ours, &[("c", "33", "")]);
    let theirs = merge(&second, &back, Side::Ours);
    assert_eq!((&*text(&theirs, "a"), &*text(&theirs, "c")), ("12", "33"));
}

#[test]
fn two_colleagues_find_what_both_got_from_a_third() {
    let one = with(&origin().copied(&"a".into()), &[("a", "10", "")]);
    let other = with(&origin().copied(&"b".into()), &[("b", "20", "")]);
    let joined = merge(&one, &other, Side::Ours);
    assert_eq!((&*text(&joined, "a"), &*text(&joined, "b")), ("10", "20"));
}

#[test]
fn the_same_figure_from_two_people_keeps_the_later_name_in_any_order() {
    let sign = |copy: &str, at: &str, by: &str| {
        let mut draft = origin().copied(&copy.into());
        draft.put(&fact("a"), &Given { text: "7".into(), at: at.into(), by: by.into() });
        draft
    };
    let (early, late) = (sign("a", "2026-11-20T08:00:00", "张三"), sign("b", "2026-11-21T08:00:00", "李四"));
    let forth = merge(&merge(&origin(), &early, Side::Ours), &late, Side::Ours);
    let back = merge(&merge(&origin(), &late, Side::Ours), &early, Side::Ours);
    assert_eq!(forth.given(&fact("a")), back.given(&fact("a")));
    assert_eq!(&*forth.given(&fact("a")).by, "李四");
}

#[test]
fn of_two_windows_the_later_text_stands_and_both_are_told() {
    let base = origin();
    let ours = with(&base, &[("a", "10", "2026-11-25T10:00:01"), ("b", "20", "2026-11-25T10:00:01")]);
    let theirs = with(&base, &[("a", "11", "2026-11-25T10:00:02"), ("c", "30", "2026-11-25T10:00:02")]);
    let joined = Changes::between(&base, &theirs).onto(&ours);
    let texts = ["a", "b", "c"].map(|id| text(&joined.draft, id));
    assert_eq!(texts.each_ref().map(|text| &**text), ["11", "20", "30"]);
    assert_eq!(joined.conflicts.len(), 1);
    assert_eq!((&*joined.conflicts[0].ours.text, &*joined.conflicts[0].theirs.text), ("10", "11"));
}

/// Undo leaves no entry behind where there was none before.
#[test]
fn what_one_window_takes_back_by_undo_goes_in_the_other_too() {
    let before = origin();
    let typed = with(&before, &[("d", "546.21", "2026-11-25T10:00:01")]);
    let joined = Changes::between(&typed, &before).onto(&typed);
    assert_eq!((&*text(&joined.draft, "d"), joined.conflicts.len()), ("", 0));
}

/// The default rubric: 培训经费 belongs to 县财政局 and 县教育局, as its indicator says.
#[test]
fn a_part_holds_its_units_figures_and_no_others() {
    let rubric = general();
    let slot = fact("training.spent");
    let units = owners(&rubric, &origin(), &slot);
    assert!(units.iter().any(|unit| &**unit == "县财政局"), "{units:?}");
    let draft = with(&origin(), &[("training.spent", "483", ""), ("language.share", "50", "")]);
    let filled = part_for(&rubric, &draft, &"县财政局".into(), true);
    assert_eq!(filled.answers.facts.keys().map(|id| &**id).collect::<Vec<_>>(), ["training.spent"]);
    assert_eq!((&*filled.part, &*filled.copy, &*filled.county), ("县财政局", "o", "甲县"));
    let empty = part_for(&rubric, &draft, &"县财政局".into(), false);
    assert!(empty.answers.facts.is_empty());
    // A part says nothing of the county: nothing of the whole can change with it.
    assert!(empty.slots().is_empty());
}

#[test]
fn files_that_do_not_say_which_copy_they_are_know_nothing_of_each_other() {
    let nameless = |text: &str| with(&Draft::default(), &[("a", text, "")]);
    let first = merge(&Draft { copy: "o".into(), ..Draft::default() }, &nameless("5"), Side::Theirs);
    assert_eq!(&*text(&first, "a"), "5");
    let found = differences(&first, &nameless("7"));
    assert_eq!(found.iter().map(|one| one.is_conflict).collect::<Vec<_>>(), [true], "a person decides");
}

#[test]
fn a_merge_taken_back_in_one_window_is_taken_back_in_the_other_and_can_be_done_again() {
    let theirs = with(&origin().copied(&"a".into()), &[("a", "10", "")]);
    let before = origin();
    let after = merge(&before, &theirs, Side::Theirs);
    assert_eq!((after.ledger.len(), after.seen.len()), (1, before.seen.len() + 1));
    // The other window has learnt of the merge; now of its being taken back.
    let other = Changes::between(&before, &after).onto(&before).draft;
    assert_eq!(other, after);
    let other = Changes::between(&after, &before).onto(&other).draft;
    assert_eq!(other, before);
    assert_eq!(merge(&other, &theirs, Side::Theirs), after);
    // Meanwhile the other window filled in something: that stands under the step, and the record does not.
    let filled = with(&after, &[("b", "20", "")]);
    let step = Changes::between(&after, &filled).onto(&before).draft;
    assert_eq!(step, with(&before, &[("b", "20", "")]));
}
