//! Checking indicators: complete, their facts listed, their points adding up in the way they come together.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{CombineFile, IndicatorFile, NotApplicableFile, PartFile, ScaleFile};
use crate::rubric::problem::{FileTable, Lacking, Lone, Negative, PointSum, ProblemKind, ProblemPlace};
use crate::rubric::rule::Lowest;
use crate::rubric::{Combine, FactKey, Formula, Indicator, IndicatorKey, Limit, NotApplicable, Part};
use std::rc::Rc;

impl Checker<'_> {
    pub(super) fn indicator(
        &mut self,
        domain: usize,
        at: usize,
        key: IndicatorKey,
        letters: &[(Rc<str>, Number)],
        indicator: &IndicatorFile,
    ) -> Indicator {
        let place = ProblemPlace::named(FileTable::Indicator, &indicator.id);
        let points = self.number(&place.key("points"), &indicator.points);
        let missing = [
            ("title", indicator.title.is_empty()),
            ("clause", indicator.clause.is_empty()),
            ("responsible", indicator.responsible.is_empty()),
            ("evidence", indicator.evidence.is_empty()),
            ("part", indicator.part.is_empty()),
        ];
        for (key, _) in missing.iter().filter(|(_, empty)| *empty) {
            self.lacks(&place, Lacking::Key(key));
        }
        if points.is_negative() || points.is_zero() && !indicator.must {
            self.problem(&place, ProblemKind::NoPoints);
        }
        self.scaled(&place, &points, letters);
        let inputs = self.keys(&place.key("inputs"), &indicator.inputs);
        let related = self.keys(&place.key("related"), &indicator.related);
        for twice in related.iter().filter(|key| inputs.contains(key)) {
            let id = self.facts[usize::from(twice.0)].id.to_string();
            self.problem(&place, ProblemKind::BothListed { id });
        }
        let (mut parts, numbers) = self.parts(&place, key, indicator);
        let all_read = parts.len() == indicator.part.len();
        self.listed(&place, &inputs, &parts, &numbers);
        let base =
            indicator.base.as_ref().map_or_else(Number::zero, |base| self.number(&place.key("base"), base));
        let combine = match indicator.combine {
            CombineFile::Sum => Combine::Sum,
            CombineFile::Best => Combine::Best,
            CombineFile::Worst => Combine::Worst,
        };
        let floor = self.floor(&place, indicator.floor.as_deref());
        if indicator.floor.is_some() && floor.as_ref().is_some_and(|floor| *floor > points) {
            self.problem(&place, ProblemKind::FloorAbove);
        }
        let rescales = indicator.not_applicable == Some(NotApplicableFile::Rescale);
        if rescales && floor.as_ref().is_none_or(Number::is_negative) {
            self.problem(&place, ProblemKind::RescaleBelowZero);
        }
        let bonus: Number = parts.iter().filter(|part| part.bonus).map(|part| &part.points).sum();
        if all_read {
            self.together(&place, combine, &points, &base, &parts);
        }
        let most = &points + &bonus;
        let cap = indicator.cap.as_ref().map_or_else(|| most.clone(), |cap| self.number(&place, cap));
        if cap < points || cap > most {
            let (found, least, most) = (cap.clone(), points.clone(), most.clone());
            self.problem(&place, ProblemKind::CapOutside { found, least, most });
        }
        for (part, number) in parts.iter_mut().zip(&numbers) {
            part.lowest = self.lowest(&place.number(FileTable::Part, *number), part, floor.as_ref(), &most);
        }
        Indicator {
            id: text(&indicator.id),
            domain,
            number: format!("{}.{}", domain + 1, at + 1).into(),
            title: text(&indicator.title),
            points,
            base,
            combine,
            floor,
            floor_printed: indicator.floor.is_some(),
            cap,
            must: indicator.must,
            responsible: indicator.responsible.iter().map(|unit| text(unit)).collect(),
            evidence: indicator.evidence.iter().map(|evidence| text(evidence)).collect(),
            clause: text(&indicator.clause),
            citation: self.citation(&place, &indicator.cite),
            inputs,
            related,
            not_applicable: indicator.not_applicable.map(|effect| match effect {
                NotApplicableFile::Full => NotApplicable::Full,
                NotApplicableFile::Rescale => NotApplicable::Rescale,
                NotApplicableFile::Undefined => NotApplicable::Undefined,
            }),
            not_applicable_for: self.not_applicable_for(&place, indicator, &parts),
            parts,
        }
    }

    fn not_applicable_for(
        &mut self,
        place: &ProblemPlace,
        indicator: &IndicatorFile,
        parts: &[Part],
    ) -> Vec<FactKey> {
        let facts = self.keys(&place.key("not_applicable_for"), &indicator.not_applicable_for);
        if indicator.not_applicable.is_none() && !facts.is_empty() {
            self.problem(place, ProblemKind::Lone { what: Lone::NotApplicableFor });
        }
        if facts.iter().any(|fact| !parts.iter().any(|part| part.rule.facts().contains(fact))) {
            self.problem(place, ProblemKind::NotApplicableUnused);
        }
        facts
    }

    /// The points that the rubric's scale asks of every indicator.
    fn scaled(&mut self, place: &ProblemPlace, points: &Number, letters: &[(Rc<str>, Number)]) {
        let needed = match self.file.scale {
            ScaleFile::Points => return,
            ScaleFile::Items => Number::one(),
            ScaleFile::Letters => letters.first().map_or_else(Number::one, |best| best.1.clone()),
        };
        if *points != needed {
            self.points_differ(place, PointSum::OnScale, points.clone(), &needed);
        }
    }

    /// The parts that could be read, and their numbers in the file.
    fn parts(
        &mut self,
        place: &ProblemPlace,
        key: IndicatorKey,
        indicator: &IndicatorFile,
    ) -> (Vec<Part>, Vec<usize>) {
        let (mut parts, mut numbers): (Vec<Part>, Vec<usize>) = Default::default();
        let before = self.judgments.len();
        for (n, part) in indicator.part.iter().enumerate() {
            let place = place.number(FileTable::Part, n + 1);
            if part.title.is_empty() && indicator.part.len() > 1 {
                self.lacks(&place, Lacking::PartTitle);
            }
            let points = self.number(&place.key("points"), &part.points);
            if points.is_negative() {
                self.problem(&place, ProblemKind::BelowZero { what: Negative::Part });
            }
            let first = self.judgments.len() == before;
            if let Some(rule) = self.rule(&place, part, &points) {
                if rule.judgment().is_some() {
                    self.judgment(&place, key, parts.len(), first, &indicator.id, part);
                }
                numbers.push(n + 1);
                parts.push(Part {
                    title: text(&part.title),
                    points,
                    lowest: Number::zero(),
                    bonus: part.bonus,
                    rule,
                });
            }
        }
        (parts, numbers)
    }

    fn judgment(
        &mut self,
        place: &ProblemPlace,
        key: IndicatorKey,
        at: usize,
        first: bool,
        id: &str,
        part: &PartFile,
    ) {
        let id = match (first, &*part.key) {
            (true, "") => id.to_owned(),
            (false, "") => {
                self.lacks(place, Lacking::JudgmentKey);
                return;
            }
            (_, name) => format!("{id}:{name}"),
        };
        if self.judgments.iter().any(|other| *other.id == *id) {
            self.problem(place, ProblemKind::JudgmentTwice { id: id.clone() });
        }
        self.judgments.push(crate::rubric::JudgmentSpec { id: id.into(), indicator: key, part: at });
    }

    /// What the parts use is listed, and what is listed is used.
    fn listed(&mut self, place: &ProblemPlace, inputs: &[FactKey], parts: &[Part], numbers: &[usize]) {
        let mut used: Vec<FactKey> = Vec::new();
        for (part, number) in parts.iter().zip(numbers) {
            let mut facts = part.rule.facts();
            for expression in part.rule.expressions() {
                self.collect_lookup_facts(expression, &mut facts);
            }
            for fact in facts.iter().filter(|fact| !inputs.contains(fact)) {
                let id = self.facts[usize::from(fact.0)].id.to_string();
                let place = place.number(FileTable::Part, *number);
                self.problem(&place, ProblemKind::NotListed { id });
            }
            used.extend(facts);
        }
        for unused in inputs.iter().filter(|key| !used.contains(key)) {
            let id = self.facts[usize::from(unused.0)].id.to_string();
            self.problem(place, ProblemKind::NotUsed { id });
        }
    }

    pub(super) fn collect_lookup_facts(
        &self,
        expression: &crate::rubric::Expression,
        facts: &mut Vec<FactKey>,
    ) {
        use crate::rubric::{Expression, LookupBy};
        expression.each(&mut |part| {
            if let Expression::Lookup(key) = part
                && let LookupBy::Choice(fact) | LookupBy::Figure(fact) = self.lookups[usize::from(key.0)].1.by
                && !facts.contains(&fact)
            {
                facts.push(fact);
            }
        });
    }

    /// The parts come together to the indicator's points.
    fn together(
        &mut self,
        place: &ProblemPlace,
        combine: Combine,
        points: &Number,
        base: &Number,
        parts: &[Part],
    ) {
        let counted = || parts.iter().filter(|part| !part.bonus).map(|part| &part.points);
        match combine {
            Combine::Sum => {
                let sum = base + &counted().sum();
                if sum != *points {
                    self.points_differ(place, PointSum::Parts, sum, points);
                }
            }
            Combine::Best | Combine::Worst => {
                if !base.is_zero() {
                    self.problem(place, ProblemKind::Lone { what: Lone::Base });
                }
                let best = counted().max().cloned().unwrap_or_else(Number::zero);
                if best != *points {
                    self.points_differ(place, PointSum::BestPart, best.clone(), points);
                }
                if combine == Combine::Worst && counted().any(|part| *part != best) {
                    self.problem(place, ProblemKind::PartsUnlike);
                }
                if parts.iter().any(|part| part.bonus) {
                    self.problem(place, ProblemKind::Lone { what: Lone::Bonus });
                }
            }
        }
    }

    fn floor(&mut self, place: &ProblemPlace, written: Option<&str>) -> Option<Number> {
        match written {
            None => Some(Number::zero()),
            Some("none") => None,
            Some(number) => Some(self.number(&place.key("floor"), number)),
        }
    }

    /// The least points of a part that matter.
    fn lowest(&mut self, place: &ProblemPlace, part: &Part, floor: Option<&Number>, most: &Number) -> Number {
        let possible = |formula: &Formula| self.possible_values(formula);
        let (limit, worst) = match part.rule.lowest(&part.points, &possible) {
            Lowest::Sure(points) => return points,
            Lowest::Deducting(limit, worst) => (limit, worst),
        };
        let limited = match limit {
            Limit::Full | Limit::Assumed if part.points.is_zero() => {
                self.problem(place, ProblemKind::NoLimit);
                return Number::zero();
            }
            Limit::Full | Limit::Assumed => Some(Number::zero()),
            Limit::Points(points) => Some(&part.points - points),
            // What it takes beyond everything else the indicator could earn no longer matters.
            Limit::None => floor.map(|floor| &(floor + &part.points) - most),
        };
        let worst = worst.map(|worst| &part.points - &worst);
        match (limited, worst) {
            (Some(limited), Some(worst)) => limited.max(worst),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => {
                self.problem(place, ProblemKind::Endless);
                Number::zero()
            }
        }
    }
}
