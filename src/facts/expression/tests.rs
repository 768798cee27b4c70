//! A figure is computed only where every operand says plainly what it is. Expected values by hand.

mod words_tests;

use super::*;
use crate::facts::{Answer, parse};
use crate::number::Span;
use crate::rubric::{FactKind, FactSpec, Period};

/// Boxes as the rubrics have them: title, unit, least.
const GROWTH: (&str, &str, &str) = ("义务教育财政拨款比上年增长", "%", "-100");
const DROP: (&str, &str, &str) = ("近视率比上年下降", "%", "-100");
const SHARE: (&str, &str, &str) = ("学前三年毛入园率", "%", "0");
const RATIO: (&str, &str, &str) = ("小学综合差异系数", "比值", "0");
const MONEY: (&str, &str, &str) = ("教师培训经费", "万元", "0");
const SALARY: (&str, &str, &str) = ("当地公务员年平均工资收入", "元", "0");
const EACH: (&str, &str, &str) = ("中职生均教学仪器设备值", "元/人", "0");
const PEOPLE: (&str, &str, &str) = ("在校学生总数", "人", "0");
const TIMES: (&str, &str, &str) = ("资助学生人次", "人次", "0");
const AREA: (&str, &str, &str) = ("校舍面积", "㎡", "0");
const PLACES: (&str, &str, &str) = ("每千人口规划配套园位", "个", "0");
const TERMINALS: (&str, &str, &str) = ("百生终端数", "台/百人", "0");
const ADDED: (&str, &str, &str) = ("本年新增公办幼儿园数", "所", "0");

fn answer((title, unit, least): (&str, &str, &str), typed: &str) -> Answer {
    let bounds = Span::between(Number::from_decimal(least), None);
    let spec = FactSpec {
        id: "".into(),
        title: title.into(),
        kind: FactKind::Number { unit: Unit::read(unit).unwrap(), bounds, whole: false },
        period: Period::Year,
        origin: "".into(),
        hint: "".into(),
        home: None,
    };
    parse::answer(&spec, typed)
}

#[track_caller]
fn all_read(asked: (&str, &str, &str), cases: &[(&str, &str)]) {
    for (typed, expected) in cases {
        match answer(asked, typed) {
            Answer::Figure(figure) => {
                let value = figure.span.value().map(Number::plain);
                assert_eq!(value.as_deref(), Some(*expected), "{typed:?} in {asked:?}");
            }
            other => panic!("{typed:?} in {asked:?}: {other:?}"),
        }
    }
}

#[track_caller]
fn all_refused(asked: (&str, &str, &str), reason: &Unreadable, cases: &[&str]) {
    for typed in cases {
        assert_eq!(answer(asked, typed), Answer::Unreadable(reason.clone()), "{typed:?} in {asked:?}");
    }
}

#[test]
fn each_term_of_a_sum_is_what_it_is_alone() {
    all_read(
        MONEY,
        &[
            ("483万+63.21万元", "546.21"),
            ("63.21万元+483万", "546.21"),
            ("483万元+63.21", "546.21"),
            ("483万+63.21", "546.21"),
            ("331.3+371.6", "702.9"),
            ("1亿元+5000万元", "15000"),
            ("1.2亿+5000万", "17000"),
            ("1.2亿+3万元", "12003"),
            ("3亿元-5000万", "25000"),
            ("483万元+632100元", "546.21"),
            ("483万元+63万元+2100元", "546.21"),
            ("2×(483万+17万元)", "1000"),
        ],
    );
    all_read(TIMES, &[("6.9万人次+148", "69148"), ("148+6.9万人次", "69148"), ("6.9万+148", "69148")]);
    all_read(PEOPLE, &[("12.8万人+500", "128500"), ("12.8万-500人", "127500"), ("3千人+5", "3005")]);
    // 3亩 is 2000㎡; 0.3万㎡ is 3000㎡.
    all_read(AREA, &[("3亩+100㎡", "2100"), ("0.3万㎡+50", "3050")]);
}

#[test]
fn a_bare_term_beside_another_unit_is_refused() {
    let mixed = &Unreadable::MixedUnits;
    all_refused(
        MONEY,
        mixed,
        &[
            "4830000元+63.21",
            "63.21+4830000元",
            "1亿元+5000",
            "1.2亿+5000",
            "483万元+5+3元",
            "3元+483万元+5",
            "(3元+5万元)+5",
        ],
    );
    all_refused(AREA, mixed, &["3亩+100", "100+3亩", "2平方公里-5"]);
    all_refused(
        SHARE,
        mixed,
        &["5‰+1", "1+5‰", "5%+5‰+1", "(483万元+63.21)/36414万元", "(483万+63.21万元)/36414万元"],
    );
    all_refused(RATIO, mixed, &["50%+0.2", "0.2+50%"]);
    all_refused(PEOPLE, mixed, &["3人+5元", "3元+5"]);
}

#[test]
fn a_quotient_beside_percent_is_a_share() {
    // 9.39 ÷ 10.02 = 0.937125…: 6.2874…% less.
    for typed in [
        "9.39/10.02-100%",
        "9.39亿元/10.02亿元-100%",
        "(9.39-10.02)/10.02",
        "(9.39/10.02-1)*100",
        "9.39/10.02*100-100",
        "9.39÷10.02×100%－100%",
        "(9.39/10.02-1)×100%",
    ] {
        let Answer::Figure(figure) = answer(GROWTH, typed) else {
            panic!("{typed}: {:?}", answer(GROWTH, typed))
        };
        assert_eq!(figure.span.value().map(|value| value.fixed(4)).as_deref(), Some("-6.2874"), "{typed}");
    }
    all_read(
        SHARE,
        &[
            ("1/2+50%", "100"),
            ("50%+1/2", "100"),
            ("100%-3/4", "25"),
            ("1/2+1/4", "75"),
            ("1/2×100+25", "75"),
        ],
    );
    all_read(
        SHARE,
        &[("1/2+5‰", "50.5"), ("50%+5‰", "50.5"), ("50%+1", "51"), ("95+0.5", "95.5"), ("3/4×100%-5%", "70")],
    );
    all_read(RATIO, &[("1/2+50%", "1"), ("1-1/4", "0.75"), ("1/4+0.5", "0.75")]);
    all_read(SHARE, &[("1.2万/4.8万", "25"), ("(1.2万+500)/5万", "25"), ("(3/4-1/4)*100", "50")]);
    // 1 may be 1% or the whole.
    all_refused(
        GROWTH,
        &Unreadable::ShareBesideNumber,
        &["9.39/10.02-1", "1-3/4", "(1-3/4)/2", "1+1/4-50%", "1/2+1/4+1"],
    );
}

#[test]
fn a_range_is_no_figure() {
    let range = &Unreadable::Range;
    all_refused(
        GROWTH,
        range,
        &[
            "8-12%",
            "8%-12%",
            "8–12%",
            "12–8",
            "8—12",
            "8——12%",
            "8~12",
            "8～12%",
            "12~8",
            "8至12%",
            "12到8",
            "8%到12%",
            "5-5",
            "1-1",
            "8--12",
            "-3-5",
            "≥8-12",
            "(8-12)",
            "1/4-3/4",
            "增长8-12%",
            "8−12",
            "8－12",
        ],
    );
    all_refused(PEOPLE, range, &["0-0", "100-200", "100人-200人", "100‒90", "1-1", "9-12-1"]);
    all_read(GROWTH, &[("12-8%", "4"), ("12-8", "4"), ("–3.5", "-3.5"), ("12%-8%", "4"), ("(8)-(12)", "-4")]);
}

#[test]
fn a_difference_says_that_it_is_one() {
    let reading = |typed| match answer(PEOPLE, typed) {
        Answer::Figure(figure) => figure.reading,
        other => panic!("{typed}: {other:?}"),
    };
    use crate::facts::Reading;
    assert_eq!(reading("12-8"), Reading::Difference);
    assert_eq!(reading("12-8+3"), Reading::Worked);
    assert_eq!(reading("12+8"), Reading::Worked);
    assert_eq!(reading("1.2万"), Reading::Worked);
    assert_eq!(reading("12人"), Reading::Named);
    assert_eq!(reading("12"), Reading::Bare);
    assert_eq!(reading("（12-8）×2"), Reading::Worked);
}

#[test]
fn a_date_is_no_figure() {
    let date = &Unreadable::Date;
    let dates = [
        "2020-1-1",
        "2020-01-01",
        "2020/1/1",
        "2023/9/1",
        "2020.1.1",
        "2019年9月1日",
        "2019年9月",
        "2020年",
        "1月1日",
        "9月",
        "1日",
        "2020-09",
        "2020-9",
        "2020/9",
        "2020—1—1",
        "1/1/2020",
        "31-12-2020",
        "23-9-1",
        "05-01",
        "12-08",
        "2020年1-9月",
        "（2020-1-1）",
        "２０２０－１－１",
        "2020−1−1",
        "≥2020-1-1",
        "2020-1-1 0:00",
        "2019年度",
        "2020/1/1+5",
    ];
    all_refused(PEOPLE, date, &dates);
    all_refused(SHARE, date, &dates);
    // No month has that number, and 2020.9 is a decimal.
    all_read(
        PEOPLE,
        &[
            ("2020-13", "2007"),
            ("2020-100-20", "1900"),
            ("2020.9", "2020.9"),
            ("150-20-3", "127"),
            ("20200101", "20200101"),
        ],
    );
    all_read(SHARE, &[("9/2000", "0.45"), ("8/10", "80"), ("0.5-0.25", "0.25")]);
}

#[test]
fn a_slash_divides_only_where_a_quotient_is_asked_for() {
    let slash = &Unreadable::Slash;
    all_refused(
        PEOPLE,
        slash,
        &["3/3", "3人/3人", "10/2", "1/1", "331/2+5", "(3+4)/2", "300人/3", "3/4×100"],
    );
    all_refused(MONEY, slash, &["1735/1835", "3亿元/2", "1亿元/5000万元", "(331.3+371.6)/2"]);
    all_refused(
        EACH,
        slash,
        &[
            "1735/1835",
            "1735元/1835元",
            "1735元/人/1835元/人",
            "3亿元/15000",
            "30000/15人",
            "3亿/1.5万",
            "3亿/1.5万人",
        ],
    );
    all_refused(SHARE, slash, &["95%/96%", "95%/2", "0.5/96%"]);
    all_read(
        EACH,
        &[
            ("3亿元/1.5万人", "20000"),
            ("(2亿元+1亿元)/1.5万人", "20000"),
            ("3亿元÷1.5万人", "20000"),
            ("18×100÷2", "900"),
            ("483万元/161人", "30000"),
        ],
    );
    all_read(
        SALARY,
        &[
            ("3亿元/3000人", "100000"),
            ("8.6万元/人", "86000"),
            ("86000元/人·年", "86000"),
            ("86000元/年", "86000"),
        ],
    );
    all_read(PEOPLE, &[("10÷2", "5"), ("（331+369）÷2", "350"), ("2000㎡÷5㎡/人", "400")]);
    all_read(MONEY, &[("3亿元÷2", "15000"), ("1.2亿÷2", "6000"), ("703÷2", "351.5")]);
    all_read(
        SHARE,
        &[("8/10", "80"), ("8人/10人", "80"), ("8亿元/10亿元", "80"), ("0.5亿元/5000万元", "100")],
    );
    all_read(RATIO, &[("3/4", "0.75"), ("3元/4元", "0.75")]);
}

#[test]
fn two_cells_are_no_figure() {
    let cells = &Unreadable::TwoCells;
    all_refused(
        PEOPLE,
        cells,
        &[
            "12\t345",
            "12\n345",
            "12\r\n345",
            "12 \t 345",
            "12\u{2028}345",
            "12\u{b}345",
            "12\u{85}345",
            "12人\t345人",
            "12\t-5",
            "12\t+5",
            "12\n(5)",
            "1\t2\t3",
            "12\t¥5",
            "12\u{1f}345",
        ],
    );
    all_read(
        PEOPLE,
        &[
            ("12345\n", "12345"),
            ("\t12345", "12345"),
            ("12345\t人", "12345"),
            ("12+\n3", "15"),
            ("12 345", "12345"),
        ],
    );
}
