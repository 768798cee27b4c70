//! Exact fractions: in two machine words while they fit, as big numbers beyond that.
//!
//! Nearly every figure of a county fits, and a page assesses hundreds of them with every key. The big ones are kept as
//! numerator and denominator here rather than by num-rational, whose general arithmetic weighs more than it saves for
//! the few operations needed; the tests hold both to agree.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// A fraction in lowest terms. A value that fits into [`Small`](Fraction::Small) is never kept big, so equal values are
/// equal here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Fraction {
    /// Numerator, and a denominator above nought.
    Small(i64, i64),
    /// Anything else, likewise.
    Big(Box<(BigInt, BigInt)>),
}

impl Default for Fraction {
    /// Nought.
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

    /// `over / under` in its proper form; `under` is not nought.
    pub(super) fn of(over: BigInt, under: BigInt) -> Self {
        let divisor = over.gcd(&under) * under.signum();
        let (over, under) = (over / &divisor, under / divisor);
        match (over.to_i64(), under.to_i64()) {
            (Some(over), Some(under)) => Small(over, under),
            _ => Big(Box::new((over, under))),
        }
    }

    /// `over / under` in lowest terms. `under` is above nought.
    fn reduced(over: i128, under: i128) -> Self {
        let divisor = if under == 1 { 1 } else { common_divisor(over.unsigned_abs(), under.unsigned_abs()) };
        match (i64::try_from(over / divisor), i64::try_from(under / divisor)) {
            (Ok(over), Ok(under)) => Small(over, under),
            _ => Self::of(over.into(), under.into()),
        }
    }

    /// Numerator and denominator.
    pub(super) fn parts(&self) -> (BigInt, BigInt) {
        match self {
            Small(over, under) => ((*over).into(), (*under).into()),
            Big(parts) => (**parts).clone(),
        }
    }

    /// Below nought, nought, or above.
    pub(super) fn sign(&self) -> Ordering {
        match self {
            Small(over, _) => over.cmp(&0),
            Big(parts) => parts.0.cmp(&BigInt::zero()),
        }
    }

    /// Whether it has no fraction.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Small(_, under) => *under == 1,
            Big(parts) => parts.1 == 1.into(),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            // Each product is below 2^126, so the sum fits.
            return Self::reduced(a * d + c * b, b * d);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(a * &d + c * &b, b * d)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::reduced(a * c, b * d);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(a * c, b * d)
    }

    /// The quotient; `other` is not nought.
    pub(super) fn over(&self, other: &Self) -> Self {
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            return Self::reduced(a * d * c.signum(), b * c.abs());
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::of(a * d, b * c)
    }

    pub(super) fn negated(&self) -> Self {
        match self {
            Small(over, under) if *over != i64::MIN => Small(-over, *under),
            _ => {
                let (over, under) = self.parts();
                Self::of(-over, under)
            }
        }
    }

    /// The greatest whole number not above it.
    pub(super) fn floor(&self) -> Self {
        match self {
            Small(over, under) => Small(over.div_euclid(*under), 1),
            Big(parts) => Self::of(parts.0.div_floor(&parts.1), 1.into()),
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
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn common_divisor(mut a: u128, mut b: u128) -> i128 {
    while b != 0 {
        // Most of the way, and mostly from the start, both fit into one word.
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return i128::from(x);
        }
        (a, b) = (b, a % b);
    }
    // Of a denominator below 2^126.
    i128::try_from(a).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
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
                all.push(Fraction::of(over.into(), under.into()));
            }
        }
        let big = Fraction::of(BigInt::from(i64::MAX) * 3, BigInt::from(1_i64 << 40) * 10_007 * 10_009);
        all.extend([big.negated(), big]);
        all
    }

    fn rational(fraction: &Fraction) -> BigRational {
        let (over, under) = fraction.parts();
        BigRational::new(over, under)
    }

    #[test]
    fn it_agrees_with_num_rational() {
        let all = fractions();
        for a in &all {
            let x = rational(a);
            assert_eq!(a.parts(), (x.numer().clone(), x.denom().clone()), "in lowest terms");
            assert_eq!(rational(&a.negated()), -&x);
            assert_eq!(rational(&a.floor()), x.floor());
            assert_eq!(a.is_whole(), x.is_integer());
            assert_eq!(a.sign(), x.cmp(&BigRational::zero()));
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
