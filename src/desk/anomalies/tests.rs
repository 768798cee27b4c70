use super::*;

fn numbers(texts: &[&str]) -> Vec<Option<Number>> {
    texts.iter().map(|text| Number::from_decimal(text)).collect()
}

fn far(texts: &[&str]) -> Vec<(usize, String, String)> {
    let found = far_off(Measure::Fact(FactKey(0)), &numbers(texts));
    found.into_iter().map(|one| (one.entry, one.median.plain(), one.spread.plain())).collect()
}

/// 1.3, 1.4, 1.5, 1.6, 1.7: median 1.5, distances 0.2 0.1 0 0.1 0.2, MAD 0.1 alone. With a sixth figure x far above, the median is
/// (1.5 + 1.6) ÷ 2 = 1.55, the distances 0.25 0.15 0.05 0.05 0.15 and x − 1.55, their middle (0.15 + 0.15) ÷ 2 = 0.15; x is far from
/// 1.55 + 0.15 · 3.5 ÷ 0.6745 = 1.55 + 0.778354… = 2.328354… on.
#[test]
fn a_figure_is_far_by_the_median_of_the_distances() {
    let with = |x| far(&["1.3", "1.4", "1.5", "1.6", "1.7", x]);
    assert_eq!(with("2.3283"), []);
    assert_eq!(with("2.3284"), [(5, "1.55".to_owned(), "0.15".to_owned())]);
    assert_eq!(with("1000").len(), 1, "one far figure does not hide itself");
    // Below: (1.4 + 1.5) ÷ 2 = 1.45, distances 0.15 0.05 0.05 0.15 0.25, middle 0.15; 1.45 − 0.778354… = 0.671645…
    assert_eq!(with("0.6717"), []);
    assert_eq!(with("0.6716"), [(5, "1.45".to_owned(), "0.15".to_owned())]);
}

/// Five at 10 and one at x: the median is 10, MAD nought, the mean distance (x − 10) ÷ 6; (x − 10) ÷ (1.253314 · (x − 10) ÷ 6) = 4.787…,
/// far whatever x is. With two at x and three at 10 the mean is 2(x − 10) ÷ 5, and 5 ÷ (2 · 1.253314) = 1.99 is not far.
#[test]
fn where_most_are_the_same_the_mean_distance_counts() {
    assert_eq!(far(&["10", "10", "10", "10.6", "10", "10"]), [(3, "10".to_owned(), "0.1".to_owned())]);
    assert_eq!(far(&["10", "11", "10", "11", "10"]), []);
    assert_eq!(far(&["10", "10", "10", "10", "10", "10"]), []);
}

#[test]
fn four_counties_are_too_few_and_blanks_are_none() {
    assert_eq!(far(&["1", "1", "1", "99"]), []);
    assert_eq!(far(&["1", "1", "", "1", "", "99"]), []);
    // Four at 1, one at 99: mean distance 98 ÷ 5; 5 ÷ 1.253314 = 3.989…
    assert_eq!(far(&["1", "1", "", "1", "1", "99"]).len(), 1);
}

#[test]
fn what_grows_with_a_county_is_not_compared() {
    let is = |unit: &str| is_comparable(&Unit::read(unit).expect("a unit"));
    assert!(["%", "比值", "元/人", "㎡/人", "人/班"].into_iter().all(is));
    assert!(["元", "人", "所", "㎡"].into_iter().all(|unit| !is(unit)));
}
