//! What no draw is made of, and that it is said in words which name what is wrong.

use super::{list, seed};
use lvzhi::draw::{DrawError, DrawPlan, Exclusion, MOST_NAMES, NameList, Quota, Seed, Stratum};
use lvzhi::text::draw_error;

#[track_caller]
fn no_list(text: &str) -> DrawError {
    NameList::read(text).expect_err("refused")
}

#[test]
fn a_name_twice_is_named() {
    let error = no_list("b\na\nb \nZoe\u{301}\n\tc\nb\nZo\u{e9}");
    assert_eq!(error, DrawError::Duplicates(vec!["Zo\u{e9}".into(), "b".into()]));
    assert_eq!(draw_error(&error), "名单里有重复：Zo\u{e9}、b。同一名称只应写一次");
    // What looks alike is another name.
    assert_eq!(list("A\na\nＡ").len(), 3);
}

#[test]
fn many_names_twice_are_named_as_far_as_can_be_read() {
    let twice: String = (10..35).map(|n| format!("n{n}\nn{n}\n")).collect();
    let said = draw_error(&no_list(&twice));
    assert!(said.contains("n29等，另有 5 个") && !said.contains("n30"), "{said}");
}

#[test]
fn letters_that_are_not_seen_are_told_with_their_line() {
    for (text, line, letter) in [
        ("a\nb\u{200b}", 2, '\u{200b}'),
        ("a\r\nb\r\nc\u{feff}d", 3, '\u{feff}'),
        ("正安县\t遵义", 1, '\t'),
        ("\n\n\u{1c}a", 3, '\u{1c}'),
        ("a\u{202e}b", 1, '\u{202e}'),
    ] {
        match no_list(text) {
            DrawError::Unseen { line: told, letter: found, .. } => assert_eq!((told, found), (line, letter)),
            other => panic!("{text:?}: {other:?}"),
        }
    }
    assert!(draw_error(&no_list("a\u{200b}")).contains("第 1 行“a\\u{200b}”里有看不见的字符（U+200B）"));
}

#[test]
fn lists_and_numbers_out_of_bounds() {
    for text in ["", "\n \r\n\t\n", "\u{feff}", "\u{3000}"] {
        assert_eq!(no_list(text), DrawError::NoNames, "{text:?}");
    }
    let names = |count: usize| (0..count).map(|n| format!("{n}\n")).collect::<String>();
    assert_eq!(no_list(&names(MOST_NAMES + 1)), DrawError::TooManyNames { names: 65_537 });
    assert_eq!(list(&names(MOST_NAMES)).len(), 65_536);
    let plan = |take| DrawPlan::of_all(list("a\nb\nc"), take).pools().map(|_| ());
    assert_eq!(plan(0), Err(DrawError::NothingToTake { stratum: "".into() }));
    assert_eq!(plan(3), Ok(()));
    assert_eq!(plan(4), Err(DrawError::TooFew { stratum: "".into(), names: 3, take: 4 }));
    assert_eq!(draw_error(&plan(4).expect_err("refused")), "除去回避的只有 3 个，抽不出 4 个");
}

#[test]
fn seeds_are_said_and_can_be_seen() {
    for words in ["", "  ", "\n"] {
        assert_eq!(Seed::read(words), Err(DrawError::NoSeed), "{words:?}");
    }
    assert_eq!(Seed::read("a\nb"), Err(DrawError::UnseenInSeed('\n')));
    assert_eq!(seed("\u{3000}a b\n").words(), "a b");
}

#[test]
fn exclusions_are_of_the_list_and_have_a_reason() {
    let said = |exclude: &str| {
        let plan = DrawPlan { exclude: Exclusion::read(exclude), ..DrawPlan::of_all(list("a\nb\nc"), 2) };
        plan.pools().map(|_| ())
    };
    assert_eq!(said("a：回避"), Ok(()));
    assert_eq!(said("d：回避"), Err(DrawError::ExcludedUnknown(vec!["d".into()])));
    assert_eq!(said("a：回避\na：上年已抽"), Err(DrawError::ExcludedTwice(vec!["a".into()])));
    assert_eq!(said("a\nb："), Err(DrawError::NoReason(vec!["a".into(), "b".into()])));
    assert_eq!(said("a：回避\nb：回避"), Err(DrawError::TooFew { stratum: "".into(), names: 1, take: 2 }));
}

#[test]
fn strata_part_the_list() {
    let said = |strata: &[(&str, &str)]| {
        let strata = strata.iter().map(|(title, names)| Stratum {
            title: (*title).into(),
            names: list(names),
            take: 1,
        });
        let quota = Quota::OfEach(strata.collect());
        DrawPlan { list: list("a\nb\nc"), exclude: Vec::new(), quota }.pools().map(|_| ())
    };
    assert_eq!(said(&[("一", "a\nb"), ("二", "c")]), Ok(()));
    assert_eq!(said(&[("一", "a"), ("二", "c")]), Err(DrawError::InNoStratum(vec!["b".into()])));
    assert_eq!(said(&[("一", "a\nb"), ("二", "b\nc")]), Err(DrawError::InSeveralStrata(vec!["b".into()])));
    assert_eq!(said(&[("一", "a\nb"), ("二", "c\nd")]), Err(DrawError::StratumUnknown(vec!["d".into()])));
    // Each of these would make the key of one stratum that of another.
    for title in ["", "一", "a/b", " 二", "e\u{301}", "二\u{200b}"] {
        assert_eq!(
            said(&[("一", "a\nb"), (title, "c")]),
            Err(DrawError::WrongStratum(title.into())),
            "{title:?}"
        );
    }
}
