//! Tight spans of formulas in which something open stands more than once, such as a ÷ (a + b).
//!
//! A quotient that is linear above and below the line in each of its open figures is monotone in each of them, whatever
//! the others are. So its ends lie at the ends of the figures, taken one after the other.

use super::Scope;
use crate::number::{End, Number, Span, Truth};
use crate::rubric::Expression;

/// A sum of products: the places of open leaves, each at most once, and a factor.
type Polynomial = Vec<(Vec<usize>, Number)>;

/// More open figures are left to interval arithmetic.
const MOST: usize = 8;

/// The span of a formula of which it shows that no divisor may be zero, or `None` where this way does not lead there.
pub(super) fn span(scope: Scope<'_>, expression: &Expression) -> Option<Span> {
    let mut leaves = Leaves { scope, open: Vec::new(), repeated: false };
    let (over, under) = leaves.quotient(expression)?;
    if !leaves.repeated || leaves.open.len() > MOST {
        return None;
    }
    let spans: Vec<Span> = leaves.open.into_iter().map(|(_, span)| span).collect();
    // Where the divisor may be zero, the quotient may be none at all.
    if extent(&under, &constant(Number::one()), &spans)?.contains(&Number::zero()) {
        return None;
    }
    extent(&over, &under, &spans)
}

struct Leaves<'a> {
    scope: Scope<'a>,
    open: Vec<(Expression, Span)>,
    repeated: bool,
}

impl Leaves<'_> {
    /// Above and below the line.
    fn quotient(&mut self, expression: &Expression) -> Option<(Polynomial, Polynomial)> {
        match expression {
            Expression::Number(number) => Some((constant(number.clone()), constant(Number::one()))),
            Expression::Add(a, b) => self.sum(a, b, &Number::one()),
            Expression::Subtract(a, b) => self.sum(a, b, &-&Number::one()),
            Expression::Multiply(a, b) => {
                let ((a, c), (b, d)) = (self.quotient(a)?, self.quotient(b)?);
                Some((times(&a, &b)?, times(&c, &d)?))
            }
            Expression::Divide(a, b) => {
                let ((a, c), (b, d)) = (self.quotient(a)?, self.divisor(b)?);
                Some((times(&a, &d)?, times(&c, &b)?))
            }
            Expression::Growth(now, before) => {
                let ((a, c), (b, d)) = (self.quotient(now)?, self.divisor(before)?);
                let (over, under) = (times(&a, &d)?, times(&c, &b)?);
                Some((plus(&over, &under, &-&Number::one()), under))
            }
            leaf => {
                // A function is looked at from outside: whatever stands in it, its values are a span.
                let values = match leaf {
                    Expression::Call(..) => leaf.values(&|inner| self.scope.leaf(inner))?,
                    _ => self.scope.leaf(leaf)?,
                };
                let span = Some(values).filter(|values| !values.may_lack)?.span;
                if let Some(value) = span.value() {
                    return Some((constant(value.clone()), constant(Number::one())));
                }
                let known = self.open.iter().position(|(other, _)| other == leaf);
                self.repeated |= known.is_some();
                let place = known.unwrap_or(self.open.len());
                if known.is_none() {
                    self.open.push((leaf.clone(), span));
                }
                Some((vec![(vec![place], Number::one())], constant(Number::one())))
            }
        }
    }

    /// What is divided by. If it were a quotient itself, what is below its line would come above this one's, and that it
    /// may be zero would be lost.
    fn divisor(&mut self, expression: &Expression) -> Option<(Polynomial, Polynomial)> {
        let (over, under) = self.quotient(expression)?;
        under.iter().all(|(product, _)| product.is_empty()).then_some((over, under))
    }

    fn sum(&mut self, a: &Expression, b: &Expression, sign: &Number) -> Option<(Polynomial, Polynomial)> {
        let ((a, c), (b, d)) = (self.quotient(a)?, self.quotient(b)?);
        if c == d {
            return Some((plus(&a, &b, sign), c));
        }
        Some((plus(&times(&a, &d)?, &times(&b, &c)?, sign), times(&c, &d)?))
    }
}

fn constant(number: Number) -> Polynomial {
    if number.is_zero() { Vec::new() } else { vec![(Vec::new(), number)] }
}

/// a + sign × b.
fn plus(a: &Polynomial, b: &Polynomial, sign: &Number) -> Polynomial {
    let mut sum = a.clone();
    for (product, factor) in b {
        let factor = factor * sign;
        // Kept in order, so that equal polynomials are equal lists.
        match sum.binary_search_by(|(other, _)| other.cmp(product)) {
            Ok(place) => sum[place].1 = &sum[place].1 + &factor,
            Err(place) => sum.insert(place, (product.clone(), factor)),
        }
    }
    sum.retain(|(_, factor)| !factor.is_zero());
    sum
}

/// a × b, or `None` where something open would meet itself.
fn times(a: &Polynomial, b: &Polynomial) -> Option<Polynomial> {
    let mut all = Vec::new();
    for (one, x) in a {
        for (other, y) in b {
            if one.iter().any(|leaf| other.contains(leaf)) {
                return None;
            }
            let mut product = one.clone();
            for leaf in other {
                let place = product.partition_point(|known| known < leaf);
                product.insert(place, *leaf);
            }
            all = plus(&all, &vec![(product, x * y)], &Number::one());
        }
    }
    Some(all)
}

/// What stands beside a leaf, and what stands without it.
fn apart(polynomial: &Polynomial, leaf: usize) -> (Polynomial, Polynomial) {
    let (with, without): (Polynomial, Polynomial) =
        polynomial.iter().cloned().partition(|(product, _)| product.contains(&leaf));
    let beside = with
        .into_iter()
        .map(|(product, factor)| (product.into_iter().filter(|other| *other != leaf).collect(), factor))
        .collect();
    (plus(&beside, &Vec::new(), &Number::one()), without)
}

/// The span of over ÷ under, the last of `leaves` set to its ends first; the divisor is never zero within them.
fn extent(over: &Polynomial, under: &Polynomial, leaves: &[Span]) -> Option<Span> {
    let Some((span, rest)) = leaves.split_last() else {
        let value = |polynomial: &Polynomial| polynomial.iter().map(|(_, factor)| factor).sum::<Number>();
        return Some(Span::exactly(value(over).divide(&value(under))?));
    };
    let ((a, b), (c, d)) = (apart(over, rest.len()), apart(under, rest.len()));
    if a.is_empty() && c.is_empty() {
        return extent(over, under, rest);
    }
    // Only a single open figure tells for sure that an end it does not reach is not reached.
    let is_strict = rest.is_empty() && times(&a, &d)? != times(&b, &c)?;
    let (mut found, mut no_low, mut no_high) = (None::<Span>, false, false);
    for (end, upper) in [(&span.low, false), (&span.high, true)] {
        let here = match end {
            End::Closed(x) => extent(&plus(&b, &a, x), &plus(&d, &c, x), rest)?,
            End::Open(x) => {
                let here = extent(&plus(&b, &a, x), &plus(&d, &c, x), rest)?;
                if is_strict { opened(here) } else { here }
            }
            End::None if !c.is_empty() => {
                if extent(&c, &constant(Number::one()), rest)?.contains(&Number::zero()) {
                    return None;
                }
                let here = extent(&a, &c, rest)?;
                if is_strict { opened(here) } else { here }
            }
            // Without end, to the sides that the sign of a ÷ d points to.
            End::None => {
                let (slope, zero) = (extent(&a, &d, rest)?, Span::exactly(Number::zero()));
                let rises = slope.reaches(&zero, true) != Truth::No;
                let falls = zero.reaches(&slope, true) != Truth::No;
                no_high |= if upper { rises } else { falls };
                no_low |= if upper { falls } else { rises };
                continue;
            }
        };
        found = Some(found.map_or_else(|| here.clone(), |span| span.join(&here)));
    }
    let found = found.unwrap_or_else(Span::anything);
    Some(Span {
        low: if no_low { End::None } else { found.low },
        high: if no_high { End::None } else { found.high },
    })
}

/// With ends that are not reached.
fn opened(span: Span) -> Span {
    let open = |end: End| match end {
        End::Closed(number) => End::Open(number),
        other => other,
    };
    Span { low: open(span.low), high: open(span.high) }
}
