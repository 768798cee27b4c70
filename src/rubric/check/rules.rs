//! Checking the scoring rules of a part: exactly one kind, its numbers in order. Bands and judgements have files of
//! their own.

use super::Checker;
use crate::number::Number;
use crate::rubric::file::{
    CoefficientFile, ConditionFile, FaultsFile, MeetsFile, PartFile, PartialStepFile, PerGainFile,
    PerStepFile, RuleFile, ShareFile, TiersFile, YesFile,
};
use crate::rubric::problem::{
    BestOf, EntryOf, FileTable, Lacking, ListWord, OneOf, OptionEntry, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{
    Better, Coefficient, Comparison, Condition, Expression, Fault, Faults, IfZero, Limit, Operator,
    PartialStep, PerGain, PerStep, Rule, RuleKind, Share, Target, Tier, Tiers, Yes,
};

impl Checker<'_> {
    /// The one rule of a part.
    pub(super) fn rule(&mut self, place: &ProblemPlace, part: &PartFile, points: &Number) -> Option<Rule> {
        let Ok(rule) = &part.rule else {
            self.problem(place, ProblemKind::NotExactlyOne { of: OneOf::Rule, keys: RuleKind::TABLES });
            return None;
        };
        Some(match rule {
            RuleFile::Meets(rule) => Rule::Meets(self.comparison(place, rule)?),
            RuleFile::PerStep(rule) => Rule::PerStep(self.per_step(place, rule)?),
            RuleFile::PerGain(rule) => Rule::PerGain(self.per_gain(place, rule)?),
            RuleFile::Bands(rule) => Rule::Bands(self.bands(place, rule, points)?),
            RuleFile::Tiers(rule) => Rule::Tiers(self.tiers(place, rule, points)?),
            RuleFile::Share(rule) => Rule::Share(self.share(place, rule)?),
            RuleFile::Yes(rule) => Rule::Yes(self.yes(place, rule)?),
            RuleFile::Faults(rule) => Rule::Faults(self.faults(place, rule)?),
            RuleFile::Judged(rule) => Rule::Judged(self.judged(place, rule, points)),
            RuleFile::Docked(rule) => Rule::Docked(self.docked(place, rule)),
            RuleFile::Coefficient(rule) => Rule::Coefficient(self.coefficient(place, rule)?),
            RuleFile::Ranked(rule) => Rule::Ranked(self.ranked(place, rule, points)?),
            RuleFile::Rectified(rule) => Rule::Rectified(self.rectified(place, rule)?),
            RuleFile::NOfM(rule) => Rule::NOfM(self.n_of_m(place, rule)?),
        })
    }

    /// A value and what it is compared with.
    pub(super) fn comparison(&mut self, place: &ProblemPlace, rule: &MeetsFile) -> Option<Comparison> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let operator = self.operator(place, &rule.op)?;
        let target = self.target(place, rule.target.as_deref(), rule.against.as_deref(), &rule.unit)?;
        let citation = self.citation(place, &rule.cite);
        let mut comparison = Comparison { value: value?, operator, target, if_zero: IfZero::Open, citation };
        comparison.if_zero = self.if_zero(place, rule.if_zero, &comparison.expressions());
        Some(comparison)
    }

    fn operator(&mut self, place: &ProblemPlace, written: &str) -> Option<Operator> {
        Some(match written {
            ">=" => Operator::AtLeast,
            ">" => Operator::Above,
            "<=" => Operator::AtMost,
            "<" => Operator::Below,
            "=" => Operator::Equal,
            other => {
                self.not_a_word(place, "op", other, &[">=", ">", "<=", "<", "="]);
                return None;
            }
        })
    }

    pub(super) fn better(&mut self, place: &ProblemPlace, op: &str) -> Option<Better> {
        match op {
            ">=" => Some(Better::Up),
            "<=" => Some(Better::Down),
            other => {
                self.not_a_word(place, "op", other, &[">=", "<="]);
                None
            }
        }
    }

    fn per_step(&mut self, place: &ProblemPlace, rule: &PerStepFile) -> Option<PerStep> {
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

    fn limit(&mut self, place: &ProblemPlace, written: Option<&str>) -> Limit {
        match written {
            None => Limit::Assumed,
            Some("full") => Limit::Full,
            Some("none") => Limit::None,
            Some(points) => Limit::Points(self.positive(&place.key("limit"), points)),
        }
    }

    fn per_gain(&mut self, place: &ProblemPlace, rule: &PerGainFile) -> Option<PerGain> {
        let value = self.formula(place, &rule.value, &rule.unit)?;
        let from = match rule.from.as_deref() {
            None => Target::Number(Number::zero()),
            Some(from) => match Number::from_decimal(from) {
                Some(number) => Target::Number(number),
                None => Target::Formula(self.formula(place, from, &rule.unit)?.expression),
            },
        };
        let step = self.positive(&place.key("step"), &rule.step);
        let award = self.positive(&place.key("award"), &rule.award);
        let citation = self.citation(place, &rule.cite);
        let formulas: Vec<&Expression> = [&value.expression].into_iter().chain(from.formula()).collect();
        let if_zero = self.if_zero(place, rule.if_zero, &formulas);
        Some(PerGain { value, from, step, award, partial: partial_step(rule.partial), if_zero, citation })
    }

    fn tiers(&mut self, place: &ProblemPlace, rule: &TiersFile, points: &Number) -> Option<Tiers> {
        let otherwise = self.number(&place.key("otherwise"), &rule.otherwise);
        let mut tiers: Vec<Tier> = Vec::new();
        for (n, tier) in rule.tier.iter().enumerate() {
            let place = place.number(FileTable::Tier, n + 1);
            let earned = self.number(&place, &tier.points);
            if n == 0 && earned != *points {
                let what = BestOf::Tier;
                self.problem(&place, ProblemKind::BestEarns { what, points: points.clone() });
            }
            if tiers.last().is_some_and(|above| above.points <= earned) || earned <= otherwise {
                self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::Tiers });
            }
            if tier.all.is_empty() {
                self.problem(&place, ProblemKind::NoEntry { of: EntryOf::Tier });
            }
            let conditions =
                tier.all.iter().filter_map(|one| self.condition(&place, one, &rule.cite)).collect();
            tiers.push(Tier { points: earned, conditions });
        }
        if tiers.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Tiers });
            return None;
        }
        Some(Tiers { tiers, otherwise, citation: self.citation(place, &rule.cite) })
    }

    fn condition(
        &mut self,
        place: &ProblemPlace,
        condition: &ConditionFile,
        cite: &crate::rubric::file::CitationFile,
    ) -> Option<Condition> {
        let of_comparison = [&condition.op, &condition.target, &condition.against, &condition.unit];
        let strays = match (&condition.value, &condition.flag) {
            (Some(_), _) => condition.wanted.is_some() || !condition.is.is_empty(),
            (None, Some(_)) => of_comparison.iter().any(|key| key.is_some()) || !condition.is.is_empty(),
            (None, None) => of_comparison.iter().any(|key| key.is_some()) || condition.wanted.is_some(),
        };
        if strays {
            self.problem(place, ProblemKind::StrayKeys);
        }
        match (&condition.value, &condition.flag, &condition.choice) {
            (Some(value), None, None) => {
                let needed = |part: &Option<String>| part.clone().unwrap_or_default();
                let rule = MeetsFile {
                    value: value.clone(),
                    op: needed(&condition.op),
                    target: condition.target.clone(),
                    against: condition.against.clone(),
                    unit: needed(&condition.unit),
                    if_zero: condition.if_zero,
                    cite: cite.clone(),
                };
                self.comparison(place, &rule).map(Condition::Comparison)
            }
            (None, Some(flag), None) => {
                self.flag(place, flag).map(|flag| Condition::Flag(flag, condition.wanted.unwrap_or(true)))
            }
            (None, None, Some(choice)) => {
                let (fact, options) = self.choice(place, choice)?;
                if condition.is.is_empty() {
                    self.lacks(place, Lacking::ConditionOptions);
                }
                let wanted =
                    condition.is.iter().filter_map(|one| self.option(place, &options, one)).collect();
                Some(Condition::Choice(fact, wanted))
            }
            _ => {
                let keys = &["value", "flag", "choice"];
                self.problem(place, ProblemKind::NotExactlyOne { of: OneOf::Condition, keys });
                None
            }
        }
    }

    fn share(&mut self, place: &ProblemPlace, rule: &ShareFile) -> Option<Share> {
        let value = self.formula(place, &rule.value, &rule.unit)?;
        let full = self.positive(&place.key("full"), &rule.full);
        let citation = self.citation(place, &rule.cite);
        let if_zero = self.if_zero(place, rule.if_zero, &[&value.expression]);
        Some(Share { value, full, if_zero, citation })
    }

    fn yes(&mut self, place: &ProblemPlace, rule: &YesFile) -> Option<Yes> {
        let fact = self.flag(place, &rule.fact);
        let citation = self.citation(place, &rule.cite);
        Some(Yes { fact: fact?, wanted: rule.wanted, citation })
    }

    fn faults(&mut self, place: &ProblemPlace, rule: &FaultsFile) -> Option<Faults> {
        if rule.fault.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Faults });
        }
        let limit = self.limit(place, rule.limit.as_deref());
        let citation = self.citation(place, &rule.cite);
        self.once(place, ListWord::Fault, rule.fault.iter().map(|fault| &fault.fact));
        let mut faults = Vec::new();
        for (n, fault) in rule.fault.iter().enumerate() {
            let place = place.number(FileTable::Fault, n + 1);
            let deduct = self.positive(&place.key("deduct"), &fault.deduct);
            faults.push(Fault { fact: self.flag(&place, &fault.fact)?, when: fault.when, deduct });
        }
        Some(Faults { faults, limit, citation })
    }

    fn coefficient(&mut self, place: &ProblemPlace, rule: &CoefficientFile) -> Option<Coefficient> {
        let (fact, options) = self.choice(place, &rule.fact)?;
        let mut levels: Vec<(u16, Number)> = Vec::new();
        for level in &rule.level {
            let coefficient = self.number(place, &level.coefficient);
            if coefficient.is_negative() || coefficient > Number::one() {
                self.not_a_fraction(place, "coefficient", &level.coefficient);
            }
            if levels.last().is_some_and(|above| above.1 <= coefficient) {
                self.problem(place, ProblemKind::OutOfOrder { what: Ordered::Levels });
            }
            let option = self.option(place, &options, &level.is)?;
            levels.push((option, coefficient));
        }
        for (at, option) in options.iter().enumerate() {
            if levels.iter().filter(|(level, _)| usize::from(*level) == at).count() != 1 {
                let (option, what) = (option.to_string(), OptionEntry::Level);
                self.problem(place, ProblemKind::OptionWithout { option, what });
            }
        }
        if levels.first().is_some_and(|best| best.1 != Number::one()) {
            self.problem(place, ProblemKind::BestLevel);
        }
        Some(Coefficient { fact, levels, citation: self.citation(place, &rule.cite) })
    }
}

fn partial_step(written: PartialStepFile) -> PartialStep {
    match written {
        PartialStepFile::Started => PartialStep::Started,
        PartialStepFile::Whole => PartialStep::Whole,
        PartialStepFile::Exact => PartialStep::Exact,
    }
}
