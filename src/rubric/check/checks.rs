//! Checking the consistency checks (勾稽关系): one kind each, facts that exist, units that can agree.

use super::{Checker, text};
use crate::rubric::file::CheckFile;
use crate::rubric::{Check, CheckKind, FactKey, Severity};

impl Checker<'_> {
    /// One consistency check.
    pub(super) fn consistency(&mut self, check: &CheckFile) -> Option<Check> {
        let place = format!("check `{}`", check.id);
        let severity = match &*check.severity {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "note" => Severity::Note,
            other => {
                self.problem(
                    &place,
                    format_args!("severity `{other}` is not one of `error`, `warning`, `note`"),
                );
                Severity::Warning
            }
        };
        let given = [
            check.claimed.is_some(),
            check.sum.is_some(),
            check.at_most.is_some(),
            check.asserted.is_some(),
            check.slip.is_some(),
            check.implied.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            self.problem(
                &place,
                "a check has exactly one of `claimed`, `sum`, `at_most`, `asserted`, `slip`, `implied`",
            );
            return None;
        }
        let kind = self.kind(&place, check)?;
        Some(Check { id: text(&check.id), severity, advice: text(&check.advice), kind })
    }

    fn kind(&mut self, place: &str, check: &CheckFile) -> Option<CheckKind> {
        if let Some(claimed) = &check.claimed {
            let (fact, unit) = self.numeric(place, &claimed.fact)?;
            let formula = self.formula(place, &claimed.formula, unit.name())?.expression;
            let denominators = self.keys(place, &claimed.denominators);
            return Some(CheckKind::Claimed { fact, formula, denominators });
        }
        if let Some(sum) = &check.sum {
            let (total, _) = self.numeric(place, &sum.total)?;
            let parts = self.like(place, &sum.total, &sum.parts)?;
            return Some(CheckKind::Sum { total, parts });
        }
        if let Some(at_most) = &check.at_most {
            let value = self.formula(place, &at_most.value, &at_most.unit)?;
            let limit = self.number(place, &at_most.limit);
            return Some(CheckKind::AtMost { value, limit });
        }
        if let Some(asserted) = &check.asserted {
            let fact = self.flag(place, &asserted.fact)?;
            let condition = self.comparison(place, &asserted.condition)?;
            return Some(CheckKind::Asserted { fact, condition });
        }
        if let Some(slip) = &check.slip {
            let (now, _) = self.numeric(place, &slip.now)?;
            let before = *self.like(place, &slip.now, std::slice::from_ref(&slip.before))?.first()?;
            return Some(CheckKind::Slip { now, before });
        }
        let implied = check.implied.as_ref()?;
        let formula = self.formula(place, &implied.formula, &implied.unit)?;
        let fact = implied.fact.as_ref().and_then(|id| self.key(place, id));
        Some(CheckKind::Implied { title: text(&implied.title), formula, fact })
    }

    /// Facts that count the same thing as `id`.
    fn like(&mut self, place: &str, id: &str, others: &[String]) -> Option<Vec<FactKey>> {
        let (_, unit) = self.numeric(place, id)?;
        let mut keys = Vec::new();
        for other in others {
            let (key, other_unit) = self.numeric(place, other)?;
            if other_unit.dimension() != unit.dimension() {
                self.problem(
                    place,
                    format_args!(
                        "`{other}` ({}) cannot be added to `{id}` ({})",
                        other_unit.name(),
                        unit.name()
                    ),
                );
            }
            keys.push(key);
        }
        Some(keys)
    }
}
