//! What a text is before it is read. Expected values by hand.

use super::*;

#[test]
fn signs_are_narrow_and_letters_simple() {
    for (typed, expected) in [
        ("３６，４１４．５％", "36,414.5%"),
        ("9.39億元", "9.39亿元"),
        ("12 人", "12人"),
        ("36 414", "36 414"),
        ("12\t345", "12\n345"),
        ("12+\t345", "12+345"),
        ("483\t万元", "483万元"),
        ("–3", "-3"),
        ("8–12", "8–12"),
        ("8−12", "8-12"),
        ("不 適 用", "不适用"),
    ] {
        assert_eq!(narrow(typed), expected, "{typed:?}");
    }
}

#[test]
fn a_ratio_that_is_no_date_is_left_alone() {
    for typed in ["8/12", "1535/1635", "20/40", "2019/40", "100-5", "0.9-0.05", "12+8", "3.5", "20200101"] {
        assert_eq!(suspect(typed), None, "{typed}");
    }
}
