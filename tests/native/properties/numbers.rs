//! Numbers are exact at any size, and text is their equal.

use super::cases;
use crate::native::support::number;
use lvzhi::number::{Number, Rounding};
use proptest::prelude::*;

/// Plain decimals from a digit to far beyond a machine word.
fn decimal() -> impl Strategy<Value = Number> {
    prop_oneof![
        "-?[0-9]{1,4}([.][0-9]{1,3})?",
        "-?[0-9]{15,21}",
        "-?[0-9]{1,30}[.][0-9]{1,30}",
        "-?922337203685477580[5-9]",
        "-?0[.]0{0,20}[0-9]{1,2}",
    ]
    .prop_map(|text| number(&text))
}

/// Quotients, whose decimals need not end.
fn any_number() -> impl Strategy<Value = Number> {
    (decimal(), decimal()).prop_map(|(over, under)| over.divide(&under).unwrap_or(over))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_added_can_be_taken_away(a in any_number(), b in any_number(), c in any_number()) {
        prop_assert_eq!(&(&(&a + &b) - &b), &a);
        prop_assert_eq!(&a + &b, &b + &a);
        prop_assert_eq!(&(&a + &b) * &c, &(&a * &c) + &(&b * &c));
        if !b.is_zero() {
            prop_assert_eq!((&a * &b).divide(&b), Some(a.clone()));
            prop_assert_eq!(a.divide(&b).map(|quotient| &quotient * &b), Some(a.clone()));
        }
        prop_assert_eq!(a < b, (&a - &b).is_negative());
        prop_assert_eq!(a == b, (&a - &b).is_zero());
    }

    #[test]
    fn a_fraction_is_written_and_read(a in any_number()) {
        prop_assert_eq!(Number::from_fraction(&a.fraction()), Some(a.clone()));
        if a.is_plain() {
            prop_assert_eq!(Number::from_decimal(&a.plain()), Some(a.clone()));
        }
        prop_assert!(!a.plain().ends_with('.') && a.plain() != "-0", "{}", a.plain());
    }

    #[test]
    fn rounding_goes_no_further_than_half_a_place(a in any_number(), places in 0..6_u32) {
        let unit = Number::one().divide(&Number::power_of_ten(places)).unwrap_or_else(Number::one);
        let half = &unit * &number("0.5");
        let (half_up, up, down) = (
            a.rounded(places, Rounding::HalfUp),
            a.rounded(places, Rounding::Up),
            a.rounded(places, Rounding::Down),
        );
        prop_assert!((&half_up - &a).abs() <= half);
        prop_assert!(half_up == up || half_up == down);
        prop_assert!(down.abs() <= a.abs() && a.abs() <= up.abs());
        prop_assert!((&up.abs() - &down.abs()).is_zero() || &up.abs() - &down.abs() == unit);
        // Exactly between two, it goes away from zero.
        if (&half_up - &a).abs() == half {
            prop_assert_eq!(&half_up, &up);
        }
        for rounded in [half_up, up, down] {
            prop_assert!((&rounded * &Number::power_of_ten(places)).is_whole());
            prop_assert_eq!(Number::from_decimal(&rounded.fixed(places)), Some(rounded));
        }
    }
}
