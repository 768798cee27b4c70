//! Units and words as public documents print them. Expected values by hand.

use super::*;

#[test]
fn units_as_documents_print_them() {
    for typed in [
        "1535元/生·年",
        "1535元/生/年",
        "1535元/人·年",
        "1535元/人年",
        "1535元/生年",
        "1535元/（生·年）",
        "1535元/生•年",
        "1535元/生.年",
        "1535元/年·生",
        "1535元每生每年",
        "每生每年1535元",
        "生均1535元",
        "1535/生",
        "¥1535/人",
        "0.1535万元/生·年",
        "1535元/学生",
        "1535元/生·学年",
        "人均1535",
    ] {
        all_read(EACH, &[(typed, "1535")]);
    }
    all_read(
        PLACES,
        &[
            ("24生/千人", "24"),
            ("24个/千人", "24"),
            ("24座/千人口", "24"),
            ("24/千人", "24"),
            ("每千人口24个", "24"),
            ("24生/1000人", "24"),
            ("240生/万人", "24"),
            ("24", "24"),
            ("24个园位", "24"),
        ],
    );
    all_read(
        TERMINALS,
        &[
            ("22台/100人", "22"),
            ("22台/百人", "22"),
            ("22台/百生", "22"),
            ("0.22台/人", "22"),
            ("22台", "22"),
            ("百生22台", "22"),
            ("2200台/1万人", "22"),
            ("22/百人", "22"),
        ],
    );
    all_read(
        MONEY,
        &[
            ("9.39億元", "93900"),
            ("￥483", "483"),
            ("¥483", "483"),
            ("￥4830000元", "483"),
            ("RMB483万元", "483"),
            ("人民币483万元", "483"),
            ("483万元人民币", "483"),
            ("483萬元整", "483"),
            ("483(万元)", "483"),
            ("483萬圓", "483"),
        ],
    );
    all_read(PEOPLE, &[("49.02萬", "490200"), ("49.02萬人", "490200"), ("36（名）", "36")]);
    all_read(AREA, &[("3畝", "2000"), ("2km2", "2000000"), ("0.5万平方米", "5000")]);
    all_read(SHARE, &[("百分之95.43", "95.43"), ("千分之5", "0.5")]);
    all_read(TIMES, &[("12人次/年", "12")]);
    for asked in [PEOPLE, SHARE, AREA] {
        all_refused(asked, &Unreadable::WrongUnit { found: "¥".into() }, &["￥483", "RMB483"]);
    }
    all_refused(PEOPLE, &Unreadable::WrongUnit { found: "人/千人".into() }, &["24人/千人"]);
    all_refused(PEOPLE, &Unreadable::Stray { found: "/千人".into() }, &["24/千人"]);
    all_refused(SHARE, &Unreadable::WrongUnit { found: "万".into() }, &["1.2万"]);
    all_refused(PLACES, &Unreadable::WrongUnit { found: "‰".into() }, &["24‰"]);
    all_refused(AREA, &Unreadable::Stray { found: "㎡/年".into() }, &["24㎡/年"]);
}

#[test]
fn words_of_change_go_by_the_question() {
    all_read(
        GROWTH,
        &[
            ("减少6.29%", "-6.29"),
            ("增长22.29%", "22.29"),
            ("下降5.78个百分点", "-5.78"),
            ("同比增长8", "8"),
            ("比上年下降 8%", "-8"),
            ("较上年提高3个百分点", "3"),
            ("上升3", "3"),
            ("降低3", "-3"),
            ("增长率为5%", "5"),
            ("降幅6.29%", "-6.29"),
            ("增长-3.2%", "-3.2"),
            ("負增長3.2%", "-3.2"),
            ("增长0.5倍", "50"),
            ("减少0", "0"),
            ("持平", "0"),
            ("与上年持平", "0"),
            ("年均增长4%", "4"),
            ("增长12.25/10-100%", "22.5"),
        ],
    );
    all_read(
        DROP,
        &[
            ("下降5", "5"),
            ("下降5个百分点", "5"),
            ("减少0.6%", "0.6"),
            ("上升2个百分点", "-2"),
            ("增长2", "-2"),
            ("0.6", "0.6"),
            ("-1", "-1"),
        ],
    );
    all_read(ADDED, &[("新增3所", "3"), ("增加3", "3"), ("3", "3")]);
    all_refused(SHARE, &Unreadable::NotAChange, &["增长5%", "下降3", "提高到95%", "同比增长3个百分点"]);
    all_refused(GROWTH, &Unreadable::NotAChange, &["提高到95%", "下降至5%", "增长到5"]);
    all_refused(PEOPLE, &Unreadable::NotAChange, &["增加300人", "减少5"]);
    all_refused(GROWTH, &Unreadable::TwoWays, &["减少-3%", "下降-3"]);
    all_refused(DROP, &Unreadable::TwoWays, &["下降-3", "增长-3"]);
    all_refused(ADDED, &Unreadable::BelowLeast { least: Number::zero() }, &["减少3所"]);
    let said = |asked, typed| match answer(asked, typed) {
        Answer::Figure(figure) => figure.said,
        other => panic!("{typed}: {other:?}"),
    };
    use crate::number::End;
    let (zero, five) = (Number::zero, || Number::whole(5));
    assert_eq!(said(GROWTH, "负增长"), Span { low: End::None, high: End::Open(zero()) });
    assert_eq!(said(DROP, "负增长"), Span { low: End::Open(zero()), high: End::None });
    assert_eq!(said(DROP, "下降"), Span { low: End::Open(zero()), high: End::None });
    assert_eq!(said(GROWTH, "增长不低于5%"), Span { low: End::Closed(five()), high: End::None });
    assert_eq!(said(GROWTH, "下降超过5%"), Span { low: End::None, high: End::Open(Number::whole(-5)) });
    assert_eq!(said(DROP, "下降5%以上"), Span { low: End::Closed(five()), high: End::None });
}
