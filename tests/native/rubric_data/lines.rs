//! Lines that an edition has moved: each on both sides, by year and by what the county chose, worked out by hand.

use crate::native::support::{all, answers, ends, indicator};
use lvzhi::draft::Outcome;
use lvzhi::number::Truth;

/// Whether a part of an item is met, in a year.
#[track_caller]
fn part(rubric: &str, id: &str, at: usize, year: Option<i32>, facts: &[(&str, &str)]) -> Truth {
    let rubric = all().into_iter().find(|one| &*one.id == rubric).expect("a rubric");
    let outcome = Outcome::of(&rubric, &answers(facts), year);
    indicator(&rubric, &outcome, id).parts[at].met
}

/// Points of an item, from–to.
#[track_caller]
fn points(rubric: &str, id: &str, facts: &[(&str, &str)]) -> (String, String) {
    let rubric = all().into_iter().find(|one| &*one.id == rubric).expect("a rubric");
    let outcome = Outcome::of(&rubric, &answers(facts), None);
    ends(&indicator(&rubric, &outcome, id).points)
}

const LINES: [&str; 3] = ["小学0.6%、初中1.8%", "小学1%、初中3%", "小学2%、初中3%"];

#[test]
fn dropping_out_is_held_to_the_lines_that_were_chosen() {
    // Which parts are 小学 and 初中 in each rubric.
    for (rubric, id, primary, junior) in [
        ("basic-balance", "bb.b6", 0, 1),
        ("township", "tw.dropout", 0, 1),
        ("jiangxi", "jx.compulsory", 3, 4),
    ] {
        let is_met = |lines: &str, at: usize, fact: &str, rate: &str| {
            part(rubric, id, at, None, &[("dropout.lines", lines), (fact, rate)])
        };
        for (lines, of_primary, of_junior) in [
            (LINES[0], ["0.6", "0.61"], ["1.8", "1.81"]),
            (LINES[1], ["1", "1.01"], ["3", "3.01"]),
            (LINES[2], ["2", "2.01"], ["3", "3.01"]),
        ] {
            for (at, fact, [on, above]) in
                [(primary, "primary.dropout", of_primary), (junior, "junior.dropout", of_junior)]
            {
                assert_eq!(is_met(lines, at, fact, on), Truth::Yes, "{rubric} {lines} {on}");
                assert_eq!(is_met(lines, at, fact, above), Truth::No, "{rubric} {lines} {above}");
            }
        }
        // Nobody has chosen: within all three it is met, above all three it is not, between them it stays open.
        for (rate, met) in
            [("0.6", Truth::Yes), ("0.61", Truth::Open), ("2", Truth::Open), ("2.01", Truth::No)]
        {
            assert_eq!(is_met("", primary, "primary.dropout", rate), met, "{rubric} {rate}");
        }
    }
}

#[test]
fn staffing_by_the_standard_of_the_year() {
    for (rubric, id) in [("jiangxi", "jx.ratio"), ("township", "tw.staff")] {
        let primary = |year, pupils: &str| {
            part(rubric, id, 0, year, &[("primary.pupils", pupils), ("primary.staff", "100")])
        };
        let junior = |year, pupils: &str| {
            part(rubric, id, 1, year, &[("junior.pupils", pupils), ("junior.staff", "100")])
        };
        // 1900 ÷ 100 = 19, 1350 ÷ 100 = 13.5 since 2015; 23 and 18 before.
        assert_eq!([primary(Some(2015), "1900"), primary(Some(2015), "1901")], [Truth::Yes, Truth::No]);
        assert_eq!([junior(Some(2024), "1350"), junior(Some(2024), "1351")], [Truth::Yes, Truth::No]);
        assert_eq!([primary(Some(2014), "2300"), primary(Some(2014), "2301")], [Truth::Yes, Truth::No]);
        assert_eq!([junior(Some(2014), "1800"), junior(Some(2014), "1801")], [Truth::Yes, Truth::No]);
        // Before 2001 no standard is listed, and without a year none is known to hold.
        assert_eq!([primary(Some(2000), "1000"), primary(None, "1000")], [Truth::Open, Truth::Open]);
    }
}

#[test]
fn the_share_of_vocational_schools_is_the_countys_choice() {
    let (none, line) = ("不设比例（统筹推进、协调发展）", "中职招生不低于45%");
    // 450 ÷ (450 + 550) = 45 %, 449 ÷ (449 + 551) = 44.9 %.
    for (admitted, senior, chosen, met) in [
        ("450", "550", line, Truth::Yes),
        ("449", "551", line, Truth::No),
        ("449", "551", none, Truth::Yes),
        ("449", "551", "", Truth::Open),
        ("450", "550", "", Truth::Yes),
    ] {
        let facts =
            [("vocational.line", chosen), ("vocational.admitted", admitted), ("senior.admitted", senior)];
        assert_eq!(part("jiangxi", "jx.senior", 0, None, &facts), met, "{facts:?}");
    }
    for (ratio, chosen, met) in [
        ("45", line, Truth::Yes),
        ("44.9", line, Truth::No),
        ("44.9", none, Truth::Yes),
        ("44.9", "", Truth::Open),
    ] {
        let facts = [("vocational.line", chosen), ("vocational.ratio", ratio)];
        assert_eq!(part("duties-37", "d37.senior", 0, None, &facts), met, "{facts:?}");
    }
}

/// 5所左右: up to five it is so; above, it is asked.
#[test]
fn about_five_schools_is_a_question_and_no_line() {
    let supervised = |schools: &str, fits: &str| {
        let facts = [
            ("supervision.schools", schools),
            ("supervision.inspectors", "10"),
            ("supervision.load_fits", fits),
        ];
        part("duties-37", "d37.supervision", 0, None, &facts)
    };
    // 50 ÷ 10 = 5, 51 ÷ 10 = 5.1.
    assert_eq!(supervised("50", ""), Truth::Yes);
    assert_eq!(supervised("51", ""), Truth::Open);
    assert_eq!(supervised("51", "是"), Truth::Yes);
    assert_eq!(supervised("51", "否"), Truth::No);
    let facts =
        [("supervision.schools", "51"), ("supervision.inspectors", "10"), ("supervision.load_fits", "否")];
    // The other 0.8 of the item are open.
    assert_eq!(points("duties-37", "d37.supervision", &facts), ("0".to_owned(), "0.8".to_owned()));
}
