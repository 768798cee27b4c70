//! Checking the consistency checks (勾稽关系): one kind each, facts that exist, units that can agree.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{CheckFile, CheckKindFile, IfZeroFile, MeetsFile};
use crate::rubric::problem::{FileTable, OneOf, ProblemKind, ProblemPlace};
use crate::rubric::{
    AssertedCheck, AtLeastCheck, AtMostCheck, ChangeCheck, Check, CheckKind, ClaimedCheck, CredibilityCheck,
    EqualCheck, Expression, FactKey, FactKind, FactSpec, ImpliedCheck, PartCheck, RatioCheck, Severity,
    SlipCheck, SumCheck,
};

impl Checker<'_> {
    /// One consistency check.
    pub(super) fn consistency(&mut self, check: &CheckFile) -> Option<Check> {
        let place = ProblemPlace::named(FileTable::Check, &check.id);
        let severity = match &*check.severity {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "note" => Severity::Note,
            other => {
                self.not_a_word(&place, "severity", other, &["error", "warning", "note"]);
                Severity::Warning
            }
        };
        let Ok(kind) = &check.kind else {
            self.problem(&place, ProblemKind::NotExactlyOne { of: OneOf::Check, keys: CheckKind::TABLES });
            return None;
        };
        let kind = self.kind(&place, kind)?;
        Some(Check { id: text(&check.id), severity, advice: text(&check.advice), kind })
    }

    fn kind(&mut self, place: &ProblemPlace, kind: &CheckKindFile) -> Option<CheckKind> {
        Some(match kind {
            CheckKindFile::Claimed(claimed) => {
                let (fact, unit) = self.numeric(place, &claimed.fact)?;
                let formula = self.formula(place, &claimed.formula, unit.name())?.expression;
                let denominators = match &formula {
                    Expression::Divide(_, under) => match &**under {
                        Expression::Fact(under) => {
                            let under = self.facts[usize::from(under.0)].id.to_string();
                            self.like(place, &under, &claimed.denominators)?
                        }
                        _ => self.keys(place, &claimed.denominators),
                    },
                    _ => self.keys(place, &claimed.denominators),
                };
                CheckKind::Claimed(ClaimedCheck { fact, formula, denominators })
            }
            CheckKindFile::Sum(sum) => {
                let (total, _) = self.numeric(place, &sum.total)?;
                let parts = self.like(place, &sum.total, &sum.parts)?;
                CheckKind::Sum(SumCheck { total, parts })
            }
            CheckKindFile::AtMost(at_most) => {
                let value = self.formula(place, &at_most.value, &at_most.unit)?;
                let limit = self.number(place, &at_most.limit);
                CheckKind::AtMost(AtMostCheck { value, limit })
            }
            CheckKindFile::AtLeast(at_least) => {
                let value = self.formula(place, &at_least.value, &at_least.unit)?;
                let limit = self.number(place, &at_least.limit);
                CheckKind::AtLeast(AtLeastCheck { value, limit })
            }
            CheckKindFile::Part(part) => {
                let whole = self.formula(place, &part.whole, &part.unit)?.expression;
                CheckKind::Part(PartCheck { part: self.formula(place, &part.part, &part.unit)?, whole })
            }
            CheckKindFile::Equal(equal) => {
                let left = self.formula(place, &equal.left, &equal.unit)?;
                let right = self.formula(place, &equal.right, &equal.unit)?.expression;
                let within =
                    equal.within.as_ref().map_or_else(Number::zero, |within| self.number(place, within));
                CheckKind::Equal(EqualCheck { left, right, within })
            }
            CheckKindFile::Change(change) => {
                let now = self.formula(place, &change.now, &change.unit)?;
                let before = self.formula(place, &change.before, &change.unit)?.expression;
                CheckKind::Change(ChangeCheck { now, before, most: self.positive(place, &change.most) })
            }
            CheckKindFile::Credibility(credibility) => {
                let (self_score, _) = self.numeric(place, &credibility.self_score)?;
                let verified = *self
                    .like(place, &credibility.self_score, std::slice::from_ref(&credibility.verified))?
                    .first()?;
                CheckKind::Credibility(CredibilityCheck { self_score, verified })
            }
            CheckKindFile::Asserted(asserted) => {
                let fact = self.flag(place, &asserted.fact)?;
                // A check that divides by zero says nothing, so it need not say what holds then.
                let silent = MeetsFile { if_zero: Some(IfZeroFile::Open), ..asserted.condition.clone() };
                let condition = self.comparison(place, &silent)?;
                CheckKind::Asserted(AssertedCheck { fact, condition })
            }
            CheckKindFile::Slip(slip) => {
                let (now, _) = self.numeric(place, &slip.now)?;
                let before = *self.like(place, &slip.now, std::slice::from_ref(&slip.before))?.first()?;
                CheckKind::Slip(SlipCheck { now, before })
            }
            CheckKindFile::Ratio(ratio) => {
                CheckKind::Ratio(RatioCheck { facts: self.shares(place, &ratio.except) })
            }
            CheckKindFile::Implied(implied) => {
                let formula = self.formula(place, &implied.formula, &implied.unit)?;
                let fact = implied.fact.as_ref().and_then(|id| self.key(place, id));
                CheckKind::Implied(ImpliedCheck { title: text(&implied.title), formula, fact })
            }
        })
    }

    /// All shares in % that cannot be below zero, but for those named.
    fn shares(&mut self, place: &ProblemPlace, except: &[String]) -> Vec<FactKey> {
        let small = self.keys(place, except);
        let is_share = |fact: &FactSpec| match &fact.kind {
            FactKind::Number { unit, bounds, .. } => {
                unit.is_percent() && bounds.low.number().is_some_and(|least| !least.is_negative())
            }
            FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => false,
        };
        let keys = (0_u16..).map(FactKey);
        let shares = self.facts.iter().zip(keys).filter(|(fact, key)| is_share(fact) && !small.contains(key));
        shares.map(|(_, key)| key).collect()
    }

    /// Facts that count the same thing as `id`.
    pub(in super::super) fn like(
        &mut self,
        place: &ProblemPlace,
        id: &str,
        others: &[String],
    ) -> Option<Vec<FactKey>> {
        let (_, unit) = self.numeric(place, id)?;
        let mut keys = Vec::new();
        for other in others {
            let (key, other_unit) = self.numeric(place, other)?;
            if other_unit.dimension() != unit.dimension() {
                let kind = ProblemKind::Unlike {
                    id: id.to_owned(),
                    unit: unit.name().to_string(),
                    other: other.clone(),
                    other_unit: other_unit.name().to_string(),
                };
                self.problem(place, kind);
            }
            keys.push(key);
        }
        Some(keys)
    }
}
