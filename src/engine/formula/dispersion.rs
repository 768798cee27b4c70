//! 差异系数: how far schools lie apart, every school weighted by its pupils.
//!
//! X̄ = Σ total ÷ Σ pupils; S = √( Σ pupils × (x − X̄)² ÷ Σ pupils ); the coefficient is S ÷ X̄. Everything is exact but the
//! root, which is cut after [`PLACES`] decimals. A root that never ends is put half a place further, so that comparing it
//! with any line of as many decimals decides as the true root would.

use super::Scope;
use crate::number::{Number, Span};
use crate::rubric::{ColumnKey, Values};

/// Decimals of the root.
const PLACES: u32 = 30;

/// The coefficient of `value` per unit of `weight`. While any cell is open it may be anything from zero on; where
/// nothing is counted at all, or the mean is zero, it has no value.
pub(super) fn values(scope: Scope<'_>, value: ColumnKey, weight: ColumnKey) -> Option<Values> {
    let exact =
        |cells: &[Span]| cells.iter().map(|cell| cell.value().cloned()).collect::<Option<Vec<Number>>>();
    let of = |column: ColumnKey| scope.column(column).and_then(|cells| exact(&cells));
    let (Some(values), Some(weights)) = (of(value), of(weight)) else {
        let may_be_zero = |span: &Span| span.contains(&Number::zero());
        let weights = scope.column(weight).unwrap_or_else(|| vec![scope.cell(weight)]);
        let may_lack = [value, weight].iter().any(|column| may_be_zero(&scope.total(*column)))
            || weights.iter().any(may_be_zero);
        return Some(Values { span: Span::between(Some(Number::zero()), None), may_lack });
    };
    let (total, count): (Number, Number) = (values.iter().sum(), weights.iter().sum());
    let mean = total.divide(&count)?;
    let mut squares = Number::zero();
    for (value, weight) in values.iter().zip(&weights) {
        let off = &value.divide(weight)? - &mean;
        squares = &squares + &(&(&off * &off) * weight);
    }
    let relative = squares.divide(&count)?.divide(&(&mean * &mean))?;
    Some(Span::exactly(relative.root(PLACES)).into())
}
