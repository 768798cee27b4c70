use super::*;

fn number(value: i64) -> Number {
    Number::whole(value)
}

fn at_least(value: i64) -> Span {
    Span { low: End::Closed(number(value)), high: End::None }
}

fn below(value: i64) -> Span {
    Span { low: End::None, high: End::Open(number(value)) }
}

fn between(low: i64, high: i64) -> Span {
    Span::between(Some(number(low)), Some(number(high)))
}

#[test]
fn a_negative_reference_rate_is_below_any_growth() {
    let growth = Span::exactly(number(2));
    assert_eq!(growth.reaches(&below(0), true), Truth::Yes);
    assert_eq!(Span::exactly(number(0)).reaches(&below(0), true), Truth::Yes, "0 is above all below 0");
    assert_eq!(Span::exactly(number(-1)).reaches(&below(0), true), Truth::Open);
}

#[test]
fn edges_are_met_unless_strict() {
    let five = Span::exactly(number(5));
    assert_eq!(five.reaches(&five, false), Truth::Yes);
    assert_eq!(five.reaches(&five, true), Truth::No);
    assert_eq!(at_least(5).reaches(&five, false), Truth::Yes);
    assert_eq!(at_least(5).reaches(&five, true), Truth::Open);
    assert_eq!(below(5).reaches(&five, false), Truth::No);
}

#[test]
fn a_product_keeps_every_corner() {
    assert_eq!(between(-2, 3).multiply(&between(-5, 4)), between(-15, 12));
    assert_eq!(at_least(2).multiply(&at_least(3)), at_least(6));
    assert_eq!(Span::anything().multiply(&Span::exactly(number(0))), Span::exactly(number(0)));
    let below_six = Span { low: End::None, high: End::Closed(number(-6)) };
    assert_eq!(at_least(2).multiply(&Span::exactly(number(-3))), below_six);
}

#[test]
fn a_product_with_what_has_no_end_keeps_the_end_it_has() {
    let (at_most, half_to_one) = (
        |value| Span { low: End::None, high: End::Closed(number(value)) },
        Span::between(Some(number(1).divide(&number(2)).expect("a half")), Some(number(1))),
    );
    assert_eq!(at_most(99).multiply(&half_to_one), at_most(99), "99 × 1 at most");
    assert_eq!(at_most(-4).multiply(&half_to_one), at_most(-2), "−4 × ½ at most");
    assert_eq!(at_most(99).multiply(&between(-2, 1)), Span::anything());
    assert_eq!(at_least(2).multiply(&between(0, 3)), at_least(0), "2 × 0 at least, no end above");
    assert_eq!(at_most(-5).multiply(&at_most(-3)), at_least(15), "−5 × −3 at least");
    assert_eq!(at_most(5).multiply(&at_most(-3)), Span::anything(), "5 × −3 and beyond, −5 × −3 and beyond");
    let above_zero = Span { low: End::Open(number(0)), high: End::None };
    assert_eq!(above_zero.multiply(&above_zero), above_zero, "never zero itself");
    assert_eq!(Span::anything().multiply(&half_to_one), Span::anything());
}

#[test]
fn a_possible_zero_keeps_a_product_of_zero_possible() {
    let above_two = Span { low: End::Open(number(2)), high: End::Open(number(5)) };
    assert!(between(0, 3).multiply(&above_two).contains(&number(0)));
}

#[test]
fn a_divisor_that_may_be_zero_leaves_the_quotient_open() {
    assert_eq!(Span::exactly(number(10)).divide(&at_least(0)), Some(Span::anything()));
    assert_eq!(Span::exactly(number(0)).divide(&at_least(0)), Some(Span::anything()), "0 ÷ 0 is not 0");
    let above = Span { low: End::Open(number(0)), high: End::None };
    assert_eq!(Span::exactly(number(10)).divide(&above), Some(above), "10 ÷ x, x above 0");
    assert_eq!(Span::exactly(number(10)).divide(&Span::exactly(number(0))), None);
    assert_eq!(Span::exactly(number(10)).divide(&between(-1, 1)), Some(Span::anything()));
    assert_eq!(Span::exactly(number(10)).divide(&between(2, 5)), Some(between(2, 5)), "10/5 to 10/2");
}

#[test]
fn meeting_spans() {
    assert_eq!(at_least(2).meet(&between(0, 5)), Some(between(2, 5)));
    assert_eq!(at_least(2).meet(&below(2)), None);
    assert_eq!(at_least(2).meet(&between(0, 2)), Some(Span::exactly(number(2))));
}
