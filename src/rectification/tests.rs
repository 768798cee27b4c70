use super::*;
use crate::draft::Given;

fn day(plain: &str) -> Day {
    Day::of_stamp(plain).expect(plain)
}

/// A draft with texts in its ledger, by entry and key.
fn ledger(texts: &[(&str, &str, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (id, what, text) in texts {
        draft.put(&slot(id, what), &Given::plain(&(*text).into()));
    }
    draft
}

fn one(texts: &[(&str, &str)]) -> RectificationEntry {
    let texts: Vec<(&str, &str, &str)> = texts.iter().map(|(what, text)| ("1", *what, *text)).collect();
    entry(&ledger(&texts), "1").expect("an entry")
}

#[test]
fn deadlines_are_read_in_the_ways_they_are_written() {
    for (text, read) in [
        ("2026-12-31", "2026-12-31"),
        ("2026/6/30", "2026-06-30"),
        ("2026.9.1", "2026-09-01"),
        ("２０２６年１２月３１日", "2026-12-31"),
        ("2026年6月30日前", "2026-06-30"),
        ("2026年6月30号 之前", "2026-06-30"),
        ("2026年2月", "2026-02-28"),
        ("2024年2月", "2024-02-29"),
        ("2026-04", "2026-04-30"),
        ("2026年11月底前", "2026-11-30"),
        ("2026年", "2026-12-31"),
        ("2026", "2026-12-31"),
        ("2026年底", "2026-12-31"),
        ("2026年末以前", "2026-12-31"),
    ] {
        assert_eq!(deadline(text), Deadline::On(day(read)), "{text}");
    }
    for text in ["", " \u{3000}"] {
        assert_eq!(deadline(text), Deadline::Blank, "{text:?}");
    }
    for text in ["长期坚持", "立行立改", "长 期"] {
        assert_eq!(deadline(text), Deadline::Undated, "{text}");
    }
    // Whether 2022 itself is meant is not said; nor is it of a month.
    for text in ["2022年前", "2022年之前", "2022年6月前", "2022-06前", "2022前"] {
        assert_eq!(deadline(text), Deadline::Ambiguous, "{text}");
    }
    for text in [
        "尽快",
        "12月底前",
        "2026年13月",
        "2026年2月30日",
        "2023-02-29",
        "2026年6月1日至30日",
        "2026-6-31",
        "26年底",
        "2026年6月底30日",
        "202612",
        "2026年0月",
        "前",
        "2026-12/31",
        "9999-01-01",
        "2026年12月31日前后",
    ] {
        assert_eq!(deadline(text), Deadline::Unreadable, "{text}");
    }
}

/// 1 January 1900 is 2 in spreadsheets that take 30 December 1899 for nought, 1 January 1970 is 25,569; 2024 has 29 February: 45,351,
/// and the day after is 45,352. 31 December 2026 is 46,387: 45,658 is 1 January 2025, and 365 + 364 days later.
#[test]
fn days_have_the_numbers_of_spreadsheets() {
    for (plain, serial) in [
        ("1970-01-01", 25_569),
        ("2024-02-29", 45_351),
        ("2024-03-01", 45_352),
        ("2025-01-01", 45_658),
        ("2026-12-31", 46_387),
    ] {
        assert_eq!(day(plain).serial(), serial, "{plain}");
    }
    assert_eq!(day("2026-02-03T23:59:59").plain(), "2026-02-03");
    for wrong in ["", "2026-2-3", "2026-02-30", "NaN-NaN-NaN", "2026年2月3日"] {
        assert_eq!(Day::of_stamp(wrong), None, "{wrong}");
    }
}

#[test]
fn the_day_of_the_deadline_is_not_late_and_the_day_after_is() {
    let late = |deadline: &str, state: &str, today: &str| {
        one(&[("deadline", deadline), ("state", state)]).lateness(day(today))
    };
    assert_eq!(late("2026-12-31", "整改中", "2026-12-30"), Lateness::No);
    assert_eq!(late("2026-12-31", "整改中", "2026-12-31"), Lateness::No);
    assert_eq!(late("2026-12-31", "整改中", "2027-01-01"), Lateness::Overdue);
    // A month is meant to its last day, be it the 29th.
    assert_eq!(late("2024年2月", "未整改", "2024-02-29"), Lateness::No);
    assert_eq!(late("2024年2月", "未整改", "2024-03-01"), Lateness::Overdue);
    assert_eq!(late("2026年底前", "反弹", "2027-01-01"), Lateness::Overdue);
    for done in ["已完成", "经验收"] {
        assert_eq!(late("2026-12-31", done, "2030-01-01"), Lateness::No, "{done}");
    }
    // Who has not said how far it is has not said that it is late.
    for unsaid in ["", "差不多了"] {
        assert_eq!(late("2026-12-31", unsaid, "2027-01-01"), Lateness::Unsaid, "{unsaid}");
        assert_eq!(late("2026-12-31", unsaid, "2026-12-31"), Lateness::No, "{unsaid}");
    }
    for open in ["", "2022年前", "长期坚持", "尽快"] {
        assert_eq!(late(open, "未整改", "2030-01-01"), Lateness::No, "{open}");
    }
}

#[test]
fn what_is_dated_stands_in_its_order_without_what_was_taken_out() {
    let entry = one(&[
        ("progress.2026-01-05T10:00:00.date", "2026年1月"),
        ("progress.2026-01-05T10:00:00.text", "开工"),
        ("progress.2026-03-01T10:00:00.text", "封顶"),
        ("progress.2026-02-01T10:00:00.text", "停工"),
        ("progress.2026-02-01T10:00:00.gone", "yes"),
        ("progress.", "no id and no part"),
        ("progressive.1.text", "of a later page"),
        ("review.1.date", "2027-01-05"),
    ]);
    let said = |kind| {
        let notes = entry.dated(kind).into_iter();
        notes.map(|note| format!("{} {} {}", note.id, note.date, note.text)).collect::<Vec<_>>()
    };
    assert_eq!(
        said(DatedKind::Progress),
        ["2026-01-05T10:00:00 2026年1月 开工", "2026-03-01T10:00:00  封顶"]
    );
    assert_eq!(said(DatedKind::Review), ["1 2027-01-05 "]);
}

#[test]
fn entries_stand_by_year_source_number_and_indicator() {
    let draft = ledger(&[
        ("a", "year", "2020"),
        ("a", "indicator", "second"),
        ("b", "year", "2020"),
        ("b", "indicator", "first"),
        ("c", "year", "2019"),
        ("c", "source", "乙"),
        ("d", "year", "2019"),
        ("d", "source", "甲"),
        ("d", "number", "10"),
        ("e", "year", "2019"),
        ("e", "source", "甲"),
        ("e", "number", "9"),
        ("f", "problem", "没有年度"),
        ("g", "problem", "删了"),
        ("g", GONE, "yes"),
        ("h", "year", "2020"),
    ]);
    let ids: Vec<String> =
        entries(&draft, &["first", "second"]).iter().map(|entry| entry.id.to_string()).collect();
    // 乙 (U+4E59) stands before 甲 (U+7532).
    assert_eq!(ids, ["f", "c", "e", "d", "b", "a", "h"]);
    assert!(entry(&draft, "g").is_none() && entry(&draft, "z").is_none());
}

#[test]
fn another_ledger_brings_what_is_not_here_even_as_deleted() {
    let from =
        ledger(&[("a", "problem", "甲"), ("b", "problem", "乙"), ("c", GONE, "yes"), ("d", "problem", "丁")]);
    let to = ledger(&[("a", "problem", "改过"), ("b", GONE, "yes")]);
    assert_eq!(carried(&from, &to), [(slot("d", "problem"), Rc::from("丁"))]);
}
