//! What people type, and what it says. Expected values by hand.

use super::*;

fn unit(text: &str) -> Unit {
    Unit::read(text).unwrap()
}

fn read_as(own: &str, least: &str, whole: bool, typed: &str) -> Answer {
    let bounds = Span::between(Number::from_decimal(least), None);
    fact(&FactKind::Number { unit: unit(own), bounds, whole }, typed)
}

#[track_caller]
fn assert_value(own: &str, typed: &str, expected: &str) {
    let Answer::Figure(figure) = read_as(own, "-100", false, typed) else {
        panic!("{typed:?} in {own}: {:?}", read_as(own, "-100", false, typed));
    };
    assert_eq!(figure.span.value().map(Number::plain).as_deref(), Some(expected), "{typed:?} in {own}");
}

#[track_caller]
fn assert_unreadable(own: &str, typed: &str, expected: &Unreadable) {
    assert_eq!(read_as(own, "0", false, typed), Answer::Unreadable(expected.clone()), "{typed:?} in {own}");
}

fn stray(found: &str) -> Unreadable {
    Unreadable::Stray { found: found.into() }
}

#[test]
fn plain_figures_in_every_dress() {
    for typed in
        ["36414", "36,414", "３６４１４", "３６，４１４", " 36 414 ", "36414.00", "36\u{3000}414", "+36414"]
    {
        assert_value("万元", typed, "36414");
    }
    assert_value("%", "９５．６％", "95.6");
    assert_value("%", "95。6", "95.6");
    assert_value("元", "1,234.50", "1234.5");
    assert_value("元", "-3", "-3");
    assert_value("元", "0", "0");
}

#[test]
fn blanks_group_thousands_and_nothing_else() {
    for typed in
        ["36\u{a0}414", "36\u{202f}414", "３６\u{3000}４１４", "36  414", " 36 414 万元 ", "36 414 . 00"]
    {
        assert_value("万元", typed, "36414");
    }
    assert_value("元", "1 535 163.5", "1535163.5");
    assert_value("人", "12 人", "12");
    assert_value("人", "3 + 4", "7");
    assert_value("人", "1 000 + 2 500", "3500");
    assert_value("%", "95 %", "95");
    assert_value("%", "8728 / 15447", "56.5029");
    assert_value("㎡", "3 m 2", "3");
    // Two figures in one box are no figure.
    assert_unreadable("人", "1535 1635", &stray("1535 163"));
    assert_unreadable("人", "1535\u{3000}1635", &stray("1535 163"));
    assert_unreadable("人", "1535\u{a0}1635", &stray("1535 163"));
    assert_unreadable("人", "3 5", &stray("3 5"));
    assert_unreadable("人", "1535 163", &stray("1535 163"));
    assert_unreadable("人", "1,535 163", &stray("1,535 16"));
    assert_unreadable("人", "0.535 163", &stray("0.535 16"));
    assert_unreadable("人", "12人 3", &stray("3"));
}

#[test]
fn units_of_the_same_kind_convert() {
    assert_value("万元", "483万元", "483");
    assert_value("万元", "483万", "483");
    assert_value("万元", "4830000元", "483");
    assert_value("万元", "1.2亿", "12000");
    assert_value("元", "483万", "4830000");
    assert_value("人", "12.8万", "128000");
    assert_value("人", "12.8万人", "128000");
    assert_value("人", "15447名", "15447");
    assert_value("㎡", "3亩", "2000");
    assert_value("㎡", "7009m2", "7009");
    assert_value("元/人", "700元", "700");
    assert_value("元/人", "700元/人", "700");
    assert_value("元/人", "0.07万元", "700");
    assert_value("%", "5‰", "0.5");
    assert_value("比值", "50%", "0.5");
}

#[test]
fn arithmetic() {
    assert_value("万元", "331.3+371.6+307+113.4+78.6", "1201.9");
    assert_value("万元", "331.3万元+371.6万元", "702.9");
    assert_value("万元", "1亿元+5000万元", "15000");
    assert_value("人", "（382＋8）－38", "352");
    assert_value("%", "1/4", "25");
    assert_value("%", "1÷4×100", "25");
    assert_value("%", "25%", "25");
    assert_value("%", "483万元/36414万元*100", "1.3264");
    assert_value("人", "2×3", "6");
    assert_value("元", "-(2+3)", "-5");
}

#[test]
fn a_quotient_in_a_percent_field_is_the_share() {
    // 8728 ÷ 15447 = 56.5029…%
    assert_value("%", "8728/15447", "56.5029");
}

#[test]
fn percent_is_percent_wherever_the_hundred_stands() {
    // 1800 ÷ 2000 = 0.9.
    for typed in [
        "1800÷2000",
        "1800÷2000×100",
        "1800×100÷2000",
        "100×1800÷2000",
        "(1800×100)÷2000",
        "(1000×100+800×100)÷2000",
        "1800万元×100÷2000万元",
        "1800÷2000×100%",
        "1800×100÷1000÷2",
    ] {
        assert_value("%", typed, "90");
    }
    // (2100 − 2000) × 100 ÷ 2000 = 5.
    assert_value("%", "(2100-2000)*100/2000", "5");
    assert_value("元/人", "18×100÷2", "900");
    // A hundred of something is no percent: 100 × 3 ÷ 2000 = 0.15, the share itself.
    assert_value("%", "100万元×3÷2000万元", "15");
}

#[test]
fn a_lone_number_in_brackets_may_be_a_negative_one() {
    for typed in ["(26.81)", "（26.81）", "(2,681)", "（26.81万元）", "((26.81))", "≥(26.81)"] {
        assert_unreadable("万元", typed, &Unreadable::InBrackets);
    }
    assert_value("万元", "-26.81", "-26.81");
    assert_value("万元", "(-26.81)", "-26.81");
    assert_value("万元", "(2+3)*4", "20");
    assert_value("万元", "（2）×4", "8");
    assert_value("万元", "(2+3)", "5");
    assert_value("万元", "4-(2)", "2");
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_unreadable("万元", "abc", &stray("abc"));
    assert_unreadable("万元", "12,34", &stray("12,34"));
    assert_unreadable("万元", "1.2.3", &stray("1.2.3"));
    assert_unreadable("万元", "483斤", &stray("斤"));
    assert_unreadable("万元", "483人", &Unreadable::WrongUnit { found: "人".into() });
    assert_unreadable("万元", "5%", &Unreadable::WrongUnit { found: "%".into() });
    assert_unreadable("万元", "3/0", &Unreadable::DivisionByZero);
    assert_unreadable("万元", "3+", &Unreadable::Unfinished);
    assert_unreadable("万元", "(3", &Unreadable::Unfinished);
    assert_unreadable("万元", "3)", &stray(")"));
    assert_unreadable("万元", "3万元+5人", &Unreadable::MixedUnits);
    assert_unreadable("人", "-1", &Unreadable::BelowLeast { least: Number::zero() });
    assert_unreadable("人", &"9".repeat(201), &Unreadable::TooLong);
    assert_unreadable("人", "—", &stray("—"));
    assert_eq!(read_as("所", "0", true, "3.5"), Answer::Unreadable(Unreadable::NotWhole));
}

#[test]
fn states_in_words() {
    assert_eq!(read_as("人", "0", true, ""), Answer::Blank);
    assert_eq!(read_as("人", "0", true, " \u{3000}"), Answer::Blank);
    assert_eq!(read_as("人", "0", true, "不适用"), Answer::NotApplicable);
    assert_eq!(read_as("人", "0", true, " 不清楚 "), Answer::Unknown);
}

#[test]
fn bounds_are_kept_as_bounds() {
    let span = |own, typed| match read_as(own, "-100", false, typed) {
        Answer::Figure(figure) => figure.span,
        other => panic!("{typed}: {other:?}"),
    };
    let half = Number::from_decimal("1.5").unwrap();
    let at_least = Span { low: End::Closed(half), high: End::None };
    assert_eq!(span("%", "≥1.5"), at_least);
    assert_eq!(span("%", "不低于1.5%"), at_least);
    assert_eq!(span("%", "1.5％以上"), at_least);
    assert_eq!(span("%", ">90"), Span { low: End::Open(Number::whole(90)), high: End::None });
    let Answer::Figure(share) = fact(
        &FactKind::Number {
            unit: unit("%"),
            bounds: Span::between(None, Some(Number::whole(100))),
            whole: false,
        },
        "≥90",
    ) else {
        panic!("≥90 is a bound")
    };
    assert_eq!(share.span, Span::between(Some(Number::whole(90)), Some(Number::whole(100))));
    assert_eq!(share.said, Span::between(Some(Number::whole(90)), None), "told as it was said");
    let falling = Span { low: End::Closed(Number::whole(-100)), high: End::Open(Number::zero()) };
    assert_eq!(span("%", "负增长"), falling);
    assert_eq!(span("%", "持平"), Span::exactly(Number::zero()));
    assert_eq!(span("%", "零增长"), Span::exactly(Number::zero()));
}

#[test]
fn words_of_growth_say_nothing_of_what_cannot_fall() {
    for typed in ["持平", "零增长", "正增长", "负增长"] {
        assert_unreadable("人", typed, &stray(typed));
    }
}

#[test]
fn the_last_printed_digit_is_remembered() {
    let digit = |own, typed| match read_as(own, "0", false, typed) {
        Answer::Figure(figure) => figure.last_digit.plain(),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(digit("%", "2.04"), "0.01");
    assert_eq!(digit("%", "73"), "1");
    assert_eq!(digit("人", "12.8万"), "1000");
    assert_eq!(digit("万元", "4830000元"), "0.0001");
    assert_eq!(digit("万元", "1+1"), "0");
}

#[test]
fn yes_and_no() {
    for (typed, expected) in
        [("是", true), ("√", true), ("有", true), ("否", false), ("无", false), ("no", false)]
    {
        assert_eq!(fact(&FactKind::Flag, typed), Answer::Flag(expected), "{typed}");
    }
    for typed in ["×", " × ", "✕", "✗", "✘"] {
        assert_eq!(fact(&FactKind::Flag, typed), Answer::Flag(false), "{typed}");
    }
    assert_eq!(fact(&FactKind::Flag, "*"), Answer::Unreadable(Unreadable::NotYesNo));
    assert_eq!(fact(&FactKind::Flag, "大概"), Answer::Unreadable(Unreadable::NotYesNo));
    assert_eq!(fact(&FactKind::Flag, "不适用"), Answer::NotApplicable);
}

#[test]
fn to_have_is_no_answer_to_a_question_for_a_lack() {
    let asked = |title: &str, typed: &str| {
        let spec = FactSpec {
            id: "".into(),
            title: title.into(),
            kind: FactKind::Flag,
            period: crate::rubric::Period::Year,
            origin: "".into(),
            hint: "".into(),
            home: None,
        };
        answer(&spec, typed)
    };
    for typed in ["有", "无", "没有", " 没 有 ", "已", "未", "不"] {
        assert_eq!(asked("没有帮扶制度", typed), Answer::Unreadable(Unreadable::AsksForLack), "{typed}");
    }
    for (typed, expected) in [("是", true), ("对", true), ("√", true), ("否", false), ("×", false)] {
        assert_eq!(asked("没有帮扶制度", typed), Answer::Flag(expected), "{typed}");
    }
    assert_eq!(asked("有帮扶制度", "有"), Answer::Flag(true));
    assert_eq!(asked("有帮扶制度", "没有"), Answer::Flag(false));
    assert_eq!(asked("没有帮扶制度", "不适用"), Answer::NotApplicable);
}

#[test]
fn judgements_stay_on_their_scale() {
    let (two, tenth) = (Number::whole(2), Number::from_decimal("0.1").unwrap());
    let citation = crate::rubric::Citation {
        document: "".into(),
        number: "".into(),
        issuer: "".into(),
        year: "".into(),
        clause: "".into(),
        certainty: crate::rubric::Certainty::Own,
    };
    let band = |low: &str, high: &str| JudgedBand {
        title: "".into(),
        low: Number::from_decimal(low).unwrap(),
        high: Number::from_decimal(high).unwrap(),
        met: true,
        text: "".into(),
    };
    let scale = Judged {
        judgment: crate::rubric::JudgmentKey(0),
        question: "".into(),
        bands: vec![band("1", "2"), band("0", "0.9")],
        step: tenth.clone(),
        citation,
    };
    let read = |typed| judgment(typed, &scale);
    assert_eq!(read("1.6分"), Judgment::Points(Number::from_decimal("1.6").unwrap()));
    assert_eq!(read("0"), Judgment::Points(Number::zero()));
    assert_eq!(read("2"), Judgment::Points(two.clone()));
    assert_eq!(read(""), Judgment::Blank);
    assert_eq!(read("2.1"), Judgment::Unreadable(Unreadable::AboveMost { most: two.clone() }));
    assert_eq!(read("-1"), Judgment::Unreadable(Unreadable::BelowLeast { least: Number::zero() }));
    assert_eq!(read("1.55"), Judgment::Unreadable(Unreadable::OffStep { step: tenth.clone() }));
    assert_eq!(read("不适用"), Judgment::NotApplicable);
    // The word of a band is its number where it has only one.
    let named = |title: &str, low: &str, high: &str| crate::rubric::JudgedBand {
        title: title.into(),
        ..band(low, high)
    };
    let bands = vec![named("A", "2", "2"), named("B", "0.5", "1"), named("", "0", "0")];
    let scale = Judged { bands, ..scale.clone() };
    assert_eq!(judgment(" A ", &scale), Judgment::Points(two));
    assert_eq!(judgment("", &scale), Judgment::Blank);
    assert!(matches!(judgment("B", &scale), Judgment::Unreadable(Unreadable::Stray { .. })));
}
