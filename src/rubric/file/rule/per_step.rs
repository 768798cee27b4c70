//! 每低（高）一个单位扣分，扣完为止: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::{Checker, partial_step};
use crate::rubric::file::{CitationFile, IfZeroFile, PartialStepFile};
use crate::rubric::problem::ProblemPlace;
use crate::rubric::{Expression, PerStep};
use serde::{Deserialize, Serialize};

/// Points lost for each step short of (or over) the target.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerStepFile {
    /// Formula over facts.
    pub value: String,
    /// `>=` (short of the target costs) or `<=` (over it costs).
    pub op: String,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula: a lookup, last year's figure, an average.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit of target and step.
    pub unit: String,
    /// Size of a step; for a `%` value it is percentage points.
    pub step: String,
    /// Points lost a step.
    pub deduct: String,
    /// How much is lost at most: `full` (扣完为止: the part's points), a number (最多扣…分), or `none` (扣分不封顶, or down
    /// to the indicator's floor). Left out: as `full`, which the clause then does not print.
    #[serde(default)]
    pub limit: Option<String>,
    /// Whether a started step counts: `started` (不足一步按一步), `whole` (只计整步) or `exact` (按比例).
    pub partial: PartialStepFile,
    /// What holds when a divisor is zero; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where the target comes from.
    pub cite: CitationFile,
}

impl Checker<'_> {
    pub(in super::super::super) fn per_step(
        &mut self,
        place: &ProblemPlace,
        rule: &PerStepFile,
        _points: &Number,
    ) -> Option<PerStep> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let better = self.better(place, &rule.op)?;
        let target = self.target(place, rule.target.as_deref(), rule.against.as_deref(), &rule.unit)?;
        let step = self.positive(&place.key("step"), &rule.step);
        let deduct = self.positive(&place.key("deduct"), &rule.deduct);
        let limit = self.limit(place, rule.limit.as_deref());
        let citation = self.citation(place, &rule.cite);
        let value = value?;
        let formulas: Vec<&Expression> = [&value.expression].into_iter().chain(target.formula()).collect();
        let if_zero = self.if_zero(place, rule.if_zero, &formulas);
        let partial = partial_step(rule.partial);
        Some(PerStep { value, better, target, step, deduct, limit, partial, if_zero, citation })
    }
}
