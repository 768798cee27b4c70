//! Exact fractions: in two machine words while they fit, as big numbers beyond that.
//!
//! Nearly every figure of a county fits, and a page assesses hundreds of them with every key. The big ones are kept as
//! numerator and denominator; the tests hold them to agree with num-rational.

use super::integer::{Integer, common_divisor};
use std::cmp::Ordering;

/// A fraction in lowest terms. A value that fits into [`Small`](Fraction::Small) is never kept big, so equal values are
/// equal here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Fraction {
    /// Numerator, and a denominator above zero.
    Small(i64, i64),
    /// Anything else, likewise.
    Big(Box<(Integer, Integer)>),
}

impl Default for Fraction {
    /// Zero.
    fn default() -> Self {
        Small(0, 1)
    }
}

use Fraction::{Big, Small};

impl Fraction {
    /// A whole number.
    pub(super) const fn whole(value: i64) -> Self {
        Small(value, 1)
    }

    /// `over / under` in its proper form; `under` is not zero.
    pub(super) fn of(over: &Integer, under: &Integer) -> Self {
        let divisor = over.common_divisor(under);
        let divisor = if under.sign() == Ordering::Less { divisor.negated() } else { divisor };
        let (over, under) = (over.divided(&divisor).0, under.divided(&divisor).0);
        match (over.small(), under.small()) {
            (Some(over), Some(under)) => Small(over, under),
            _ => Big(Box::new((over, under))),
        }
    }

    /// `over / under` in lowest terms. `under` is above zero.
    fn reduced(over: i128, under: i128) -> Self {
        let divisor = if under == 1 { 1 } else { common_divisor(over.unsigned_abs(), under.unsigned_abs()) };
        // It divides a denominator below 2^126.
        let divisor = i128::try_from(divisor).unwrap_or(1);
        match (i64::try_from(over / divisor), i64::try_from(under / divisor)) {
            (Ok(over), Ok(under)) => Small(over, under),
            _ => Self::of(&over.into(), &under.into()),
        }
    }

    /// Numerator and denominator.
    pub(super) fn parts(&self) -> (Integer, Integer) {
        match self {
            Small(over, under) => (i128::from(*over).into(), i128::from(*under).into()),
            Big(parts) => (**parts).clone(),
        }
    }

    /// Below zero, zero, or above.
    pub(super) fn sign(&self) -> Ordering {
        match self {
            Small(over, _) => over.cmp(&0),
            Big(parts) => parts.0.sign(),
        }
    }

    /// Whether it has no fraction.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Small(_, under) => *under == 1,
            Big(parts) => parts.1.small() == Some(1),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            // Each product is below 2^126, so the sum fits.
            return Self::reduced(a * d + c * b, b * d);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(&a.times(&d).plus(&c.times(&b)), &b.times(&d))
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::reduced(a * c, b * d);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(&a.times(&c), &b.times(&d))
    }

    /// The quotient; `other` is not zero.
    pub(super) fn over(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::reduced(a * d * c.signum(), b * c.abs());
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(&a.times(&d), &b.times(&c))
    }

    pub(super) fn negated(&self) -> Self {
        match self {
            Small(over, under) if *over != i64::MIN => Small(-over, *under),
            _ => {
                let (over, under) = self.parts();
                Self::of(&over.negated(), &under)
            }
        }
    }

    /// The greatest whole number not above it.
    pub(super) fn floor(&self) -> Self {
        match self {
            Small(over, under) => Small(over.div_euclid(*under), 1),
            Big(parts) => Self::of(&parts.0.floored(&parts.1), &1.into()),
        }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return (a * d).cmp(&(c * b));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        a.times(&d).cmp(&c.times(&b))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use num_rational::BigRational;

    /// Whole numbers around every border a small fraction has.
    const EDGES: [i64; 13] = [
        i64::MIN,
        i64::MIN + 1,
        -4_294_967_297,
        -10_000,
        -7,
        -1,
        0,
        1,
        3,
        10_000,
        4_294_967_296,
        i64::MAX - 1,
        i64::MAX,
    ];

    /// Small ones with every edge above and below, and products of them that are big.
    fn fractions() -> Vec<Fraction> {
        let mut all = Vec::new();
        for over in EDGES {
            for under in EDGES.into_iter().filter(|under| *under != 0) {
                all.push(Fraction::of(&i128::from(over).into(), &i128::from(under).into()));
            }
        }
        let big =
            Fraction::of(&(i128::from(i64::MAX) * 3).into(), &((1_i128 << 40) * 10_007 * 10_009).into());
        all.extend([big.negated(), big]);
        all
    }

    fn big(fraction: &Fraction) -> (BigInt, BigInt) {
        let (over, under) = fraction.parts();
        let big = |integer: Integer| integer.to_string().parse().expect("a whole number");
        (big(over), big(under))
    }

    fn rational(fraction: &Fraction) -> BigRational {
        let (over, under) = big(fraction);
        BigRational::new(over, under)
    }

    #[test]
    fn it_agrees_with_num_rational() {
        let all = fractions();
        for a in &all {
            let x = rational(a);
            assert_eq!(big(a), (x.numer().clone(), x.denom().clone()), "in lowest terms");
            assert_eq!(rational(&a.negated()), -&x);
            assert_eq!(rational(&a.floor()), x.floor());
            assert_eq!(a.is_whole(), x.is_integer());
            assert_eq!(a.sign(), x.cmp(&BigRational::from(BigInt::ZERO)));
            for b in &all {
                let y = rational(b);
                assert_eq!(rational(&a.plus(b)), &x + &y);
                assert_eq!(rational(&a.times(b)), &x * &y);
                assert_eq!(a.cmp(b), x.cmp(&y));
                if b.sign() != Ordering::Equal {
                    assert_eq!(rational(&a.over(b)), &x / &y);
                }
            }
        }
    }

    #[test]
    fn what_fits_is_small() {
        let huge = Fraction::whole(i64::MAX).times(&Fraction::whole(i64::MAX));
        assert!(matches!(huge, Big(_)));
        assert!(matches!(huge.over(&Fraction::whole(i64::MAX)), Small(i64::MAX, 1)));
    }
}
