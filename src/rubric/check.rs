//! File → [`Rubric`]: ids resolve, units agree, bands leave no hole, points add up, everything is cited.
//!
//! Nothing stops at the first mistake: every problem is listed, each naming its place, what was found there and what
//! would be right.

mod checks;
mod rules;

use super::expression::{FormulaError, Names};
use super::file::{self, FactFile, FactKindFile, IndicatorFile, PeriodFile, RubricFile};
use super::{
    Certainty, Citation, Condition, Domain, Effect, Expression, FactKey, FactKind, FactSpec, Formula, Gate,
    Grade, Indicator, IndicatorKey, NotApplicable, Part, Period, Rubric,
};
use crate::number::{Dimension, Number, Span, Unit};
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

/// A mistake in a rubric file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: the entry and the key.
    pub place: String,
    /// What was found and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Checks a rubric as written.
///
/// # Errors
/// All problems found, in the order of the file.
pub fn check(file: &RubricFile) -> Result<Rubric, Vec<Problem>> {
    let mut checker = Checker { file, facts: Vec::new(), problems: Vec::new() };
    let rubric = checker.rubric();
    if checker.problems.is_empty() { Ok(rubric) } else { Err(checker.problems) }
}

struct Checker<'a> {
    file: &'a RubricFile,
    facts: Vec<FactSpec>,
    problems: Vec<Problem>,
}

impl Names for Vec<FactSpec> {
    fn find(&self, id: &str) -> Option<(FactKey, Dimension)> {
        let place = self.iter().position(|fact| &*fact.id == id)?;
        let dimension = match &self[place].kind {
            FactKind::Number { unit, .. } => unit.dimension(),
            FactKind::Flag => return None,
        };
        u16::try_from(place).ok().map(|place| (FactKey(place), dimension))
    }
}

impl Checker<'_> {
    fn problem(&mut self, place: impl fmt::Display, message: impl fmt::Display) {
        self.problems.push(Problem { place: place.to_string(), message: message.to_string() });
    }

    fn rubric(&mut self) -> Rubric {
        let file = self.file;
        let full_points = self.number("full_points", &file.full_points);
        self.sources();
        let grades = self.grades();
        for domain in &file.domain {
            for fact in &domain.fact {
                self.fact(fact);
            }
        }
        for fact in file.gate.iter().filter_map(|gate| gate.fact.as_ref()) {
            if fact.kind != FactKindFile::Flag {
                self.problem(format_args!("fact `{}`", fact.id), "a gate's own fact is `kind = \"flag\"`");
            }
            self.fact(fact);
        }
        let mut indicators = Vec::new();
        let domains: Vec<Domain> = file
            .domain
            .iter()
            .enumerate()
            .map(|(n, domain)| self.domain(n, domain, &mut indicators))
            .collect();
        self.homes(&indicators);
        let gates = file.gate.iter().map(|gate| self.gate(gate, &grades)).collect();
        let checks = file.check.iter().filter_map(|check| self.consistency(check)).collect();
        self.unique("indicator", indicators.iter().map(|indicator| &*indicator.id));
        self.unique("fact", self.facts.clone().iter().map(|fact| &*fact.id));
        self.unique("domain", file.domain.iter().map(|domain| &*domain.id));
        self.unique("gate", file.gate.iter().map(|gate| &*gate.id));
        self.unique("check", file.check.iter().map(|check| &*check.id));
        let sum: Number = domains.iter().map(|domain| &domain.points).sum();
        if sum != full_points {
            self.problem(
                "full_points",
                format_args!("the indicators add up to {}, not {}", sum.plain(), full_points.plain()),
            );
        }
        Rubric {
            id: text(&file.id),
            edition: text(&file.edition),
            title: text(&file.title),
            short_title: text(&file.short_title),
            issuer: text(&file.issuer),
            label: text(&file.label),
            about: text(&file.about),
            full_points,
            points_places: file.points_places,
            grades,
            domains,
            facts: std::mem::take(&mut self.facts),
            indicators,
            gates,
            checks,
        }
    }

    fn unique<'b>(&mut self, what: &str, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.problem(format_args!("{what} `{id}`"), "this id is used twice; ids are unique");
            }
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
            if id.is_empty() || !id.chars().all(fits) {
                self.problem(
                    format_args!("{what} `{id}`"),
                    "ids are lower-case English letters, digits, `.`, `-` and `_`",
                );
            }
        }
    }

    fn sources(&mut self) {
        self.unique("source", self.file.source.iter().map(|source| &*source.key));
        for source in &self.file.source {
            if source.title.is_empty() {
                self.problem(format_args!("source `{}`", source.key), "the document's title is missing");
            }
        }
    }

    fn grades(&mut self) -> Vec<Grade> {
        let file = self.file;
        let mut grades: Vec<Grade> = Vec::new();
        for grade in &file.grade {
            let place = format!("grade `{}`", grade.title);
            let from = self.number(&place, &grade.from);
            if grades.last().is_some_and(|above| above.from <= from) {
                self.problem(&place, "grades stand best first, each edge below the one before");
            }
            let citation = self.citation(&place, &grade.cite);
            grades.push(Grade { title: text(&grade.title), from, citation });
        }
        if grades.last().is_none_or(|worst| !worst.from.is_zero()) {
            self.problem("grade", "the worst grade starts at \"0\", so that every score has a grade");
        }
        grades
    }

    /// A number in plain decimals; nought stands in for one that cannot be read.
    fn number(&mut self, place: impl fmt::Display, written: &str) -> Number {
        Number::from_decimal(written).unwrap_or_else(|| {
            self.problem(place, format_args!("`{written}` is not a number; write it like \"1.5\""));
            Number::zero()
        })
    }

    fn unit(&mut self, place: impl fmt::Display, written: &str) -> Unit {
        Unit::read(written).unwrap_or_else(|error| {
            self.problem(place, format_args!("`{}` is not a known unit", error.unknown));
            Unit::ratio()
        })
    }

    fn citation(&mut self, place: impl fmt::Display, cite: &file::CitationFile) -> Citation {
        let certainty = match &*cite.certainty {
            "official" => Certainty::Official,
            "inferred" => Certainty::Inferred,
            "unverified" => Certainty::Unverified,
            "own" => Certainty::Own,
            other => {
                let message =
                    format!("certainty `{other}` is not one of `official`, `inferred`, `unverified`, `own`");
                self.problem(&place, message);
                Certainty::Unverified
            }
        };
        let source = self.file.source.iter().find(|source| source.key == cite.source);
        if source.is_none() {
            self.problem(
                &place,
                format_args!("no [[source]] has the key `{}`; every number is cited", cite.source),
            );
        }
        let of = |part: fn(&file::SourceFile) -> &String| source.map_or_else(|| "".into(), |s| text(part(s)));
        Citation {
            document: of(|source| &source.title),
            number: of(|source| &source.number),
            issuer: of(|source| &source.issuer),
            year: of(|source| &source.year),
            clause: text(&cite.clause),
            certainty,
        }
    }

    fn fact(&mut self, fact: &FactFile) {
        let place = format!("fact `{}`", fact.id);
        if fact.title.is_empty() || fact.origin.is_empty() {
            self.problem(&place, "`title` and `origin` (数据来源) are both needed");
        }
        let kind = match fact.kind {
            FactKindFile::Flag => FactKind::Flag,
            FactKindFile::Number => {
                let unit = self.unit(format_args!("{place}, unit"), &fact.unit);
                let least = self.number(format_args!("{place}, least"), fact.least.as_deref().unwrap_or("0"));
                let most = fact.most.as_deref().map(|most| self.number(format_args!("{place}, most"), most));
                if most.as_ref().is_some_and(|most| *most < least) {
                    self.problem(&place, "`most` is below `least`");
                }
                FactKind::Number { unit, bounds: Span::between(Some(least), most), whole: fact.whole }
            }
        };
        let period = match fact.period {
            PeriodFile::Year => Period::Year,
            PeriodFile::LastYear => Period::LastYear,
            PeriodFile::SchoolYear => Period::SchoolYear,
            PeriodFile::YearEnd => Period::YearEnd,
            PeriodFile::ThreeYears => Period::ThreeYears,
        };
        self.facts.push(FactSpec {
            id: text(&fact.id),
            title: text(&fact.title),
            kind,
            period,
            origin: text(&fact.origin),
            hint: text(&fact.hint),
            home: None,
        });
    }

    fn domain(&mut self, at: usize, domain: &file::DomainFile, indicators: &mut Vec<Indicator>) -> Domain {
        let place = format!("domain `{}`", domain.id);
        let citation = self.citation(&place, &domain.cite);
        if domain.indicator.is_empty() {
            self.problem(&place, "a domain has at least one indicator");
        }
        let mut keys = Vec::new();
        let mut points = Number::zero();
        for (n, indicator) in domain.indicator.iter().enumerate() {
            let key = IndicatorKey(u16::try_from(indicators.len()).unwrap_or(u16::MAX));
            let checked = self.indicator(at, n, indicator);
            points = &points + &checked.points;
            keys.push(key);
            indicators.push(checked);
        }
        Domain {
            id: text(&domain.id),
            title: text(&domain.title),
            short_title: text(&domain.short_title),
            citation,
            points,
            indicators: keys,
        }
    }

    fn indicator(&mut self, domain: usize, at: usize, indicator: &IndicatorFile) -> Indicator {
        let place = format!("indicator `{}`", indicator.id);
        let points = self.number(format_args!("{place}, points"), &indicator.points);
        let missing = [
            ("title", indicator.title.is_empty()),
            ("clause", indicator.clause.is_empty()),
            ("responsible", indicator.responsible.is_empty()),
            ("evidence", indicator.evidence.is_empty()),
            ("part", indicator.part.is_empty()),
        ];
        for (key, _) in missing.iter().filter(|(_, empty)| *empty) {
            self.problem(&place, format_args!("`{key}` is missing"));
        }
        let inputs = self.keys(&format!("{place}, inputs"), &indicator.inputs);
        let related = self.keys(&format!("{place}, related"), &indicator.related);
        for twice in related.iter().filter(|key| inputs.contains(key)) {
            let id = self.facts[usize::from(twice.0)].id.clone();
            self.problem(&place, format_args!("`{id}` stands in both `inputs` and `related`"));
        }
        let mut parts: Vec<Part> = Vec::new();
        for (n, part) in indicator.part.iter().enumerate() {
            let place = format!("{place}, part {}", n + 1);
            if part.title.is_empty() && indicator.part.len() > 1 {
                self.problem(&place, "`title` is missing; an indicator of several parts names each");
            }
            let points = self.number(format_args!("{place}, points"), &part.points);
            if let Some(rule) = self.rule(&place, part, &points) {
                for fact in rule.facts().into_iter().filter(|fact| !inputs.contains(fact)) {
                    let id = self.facts[usize::from(fact.0)].id.clone();
                    self.problem(&place, format_args!("uses `{id}`, which `inputs` does not list"));
                }
                parts.push(Part { title: text(&part.title), points, rule });
            }
        }
        for unused in inputs.iter().filter(|key| !parts.iter().any(|part| part.rule.facts().contains(key))) {
            let id = self.facts[usize::from(unused.0)].id.clone();
            self.problem(
                &place,
                format_args!("`{id}` stands in `inputs` but no part uses it; move it to `related`"),
            );
        }
        let sum: Number = parts.iter().map(|part| &part.points).sum();
        if parts.len() == indicator.part.len() && sum != points {
            self.problem(&place, format_args!("the parts add up to {}, not {}", sum.plain(), points.plain()));
        }
        if parts.iter().filter(|part| matches!(part.rule, super::Rule::Judged(_))).count() > 1 {
            self.problem(&place, "at most one part is `judged`");
        }
        Indicator {
            id: text(&indicator.id),
            domain,
            number: format!("{}.{}", domain + 1, at + 1).into(),
            title: text(&indicator.title),
            points,
            responsible: indicator.responsible.iter().map(|unit| text(unit)).collect(),
            evidence: indicator.evidence.iter().map(|evidence| text(evidence)).collect(),
            clause: text(&indicator.clause),
            citation: self.citation(&place, &indicator.cite),
            inputs,
            related,
            not_applicable: indicator.not_applicable.map(|file::NotApplicableFile::Full| NotApplicable::Full),
            parts,
        }
    }

    fn key(&mut self, place: &str, id: &str) -> Option<FactKey> {
        let found = self.facts.iter().position(|fact| &*fact.id == id);
        if found.is_none() {
            self.problem(place, format_args!("no [[fact]] has the id `{id}`"));
        }
        found.and_then(|place| u16::try_from(place).ok()).map(FactKey)
    }

    fn flag(&mut self, place: &str, id: &str) -> Option<FactKey> {
        let key = self.key(place, id)?;
        let is_flag = matches!(self.facts[usize::from(key.0)].kind, FactKind::Flag);
        if !is_flag {
            self.problem(place, format_args!("`{id}` is a number; a `kind = \"flag\"` fact is needed"));
        }
        is_flag.then_some(key)
    }

    /// A fact that is a number, with its unit.
    fn numeric(&mut self, place: &str, id: &str) -> Option<(FactKey, Unit)> {
        let key = self.key(place, id)?;
        let unit = match &self.facts[usize::from(key.0)].kind {
            FactKind::Number { unit, .. } => Some(unit.clone()),
            FactKind::Flag => None,
        };
        if unit.is_none() {
            self.problem(place, format_args!("`{id}` is a yes/no; a number is needed"));
        }
        Some((key, unit?))
    }

    fn keys(&mut self, place: &str, ids: &[String]) -> Vec<FactKey> {
        ids.iter().filter_map(|id| self.key(place, id)).collect()
    }

    fn expression(&mut self, place: &str, written: &str) -> Option<(Expression, Dimension)> {
        match Expression::read(written, &self.facts) {
            Ok(read) => Some(read),
            Err(error) => {
                let message = match error {
                    FormulaError::UnknownFact(id) => {
                        format!("`{written}`: no [[fact]] that is a number has the id `{id}`")
                    }
                    FormulaError::Unexpected { found, expected } if found.is_empty() => {
                        format!("`{written}` ends too soon: expected {expected}")
                    }
                    FormulaError::Unexpected { found, expected } => {
                        format!("`{written}`: found `{found}`, expected {expected}")
                    }
                    FormulaError::Mismatch { formula } => {
                        format!("`{formula}` adds or compares figures that do not count the same thing")
                    }
                };
                self.problem(place, message);
                None
            }
        }
    }

    fn formula(&mut self, place: &str, written: &str, unit: &str) -> Option<Formula> {
        let (expression, dimension) = self.expression(place, written)?;
        let unit = self.unit(format_args!("{place}, unit"), unit);
        if unit.dimension() != dimension {
            self.problem(place, format_args!("`{written}` is not a figure in {}", unit.name()));
            return None;
        }
        Some(Formula { expression, unit })
    }

    /// Each fact is filled in where it is first asked for: as an input if anywhere, else as a related fact.
    fn homes(&mut self, indicators: &[Indicator]) {
        let keyed = || (0_u16..).map(IndicatorKey).zip(indicators);
        for (place, fact) in (0_u16..).map(FactKey).zip(&mut self.facts) {
            let asks = |list: fn(&Indicator) -> &Vec<FactKey>| {
                keyed().find(|(_, indicator)| list(indicator).contains(&place)).map(|(key, _)| key)
            };
            fact.home = asks(|indicator| &indicator.inputs).or_else(|| asks(|indicator| &indicator.related));
        }
        let own: BTreeSet<&str> =
            self.file.gate.iter().filter_map(|gate| gate.fact.as_ref()).map(|fact| &*fact.id).collect();
        let homeless: Vec<Rc<str>> = self
            .facts
            .iter()
            .filter(|fact| fact.home.is_none() && !own.contains(&*fact.id))
            .map(|fact| fact.id.clone())
            .collect();
        for id in homeless {
            self.problem(
                format_args!("fact `{id}`"),
                "no indicator lists it in `inputs` or `related`, so nobody could fill it in",
            );
        }
    }

    fn gate(&mut self, gate: &file::GateFile, grades: &[Grade]) -> Gate {
        let place = format!("gate `{}`", gate.id);
        let citation = self.citation(&place, &gate.cite);
        let condition = match (&gate.fact, &gate.when) {
            (Some(fact), None) => self.key(&place, &fact.id).map(Condition::Flag),
            (None, Some(when)) => self.comparison(&place, when).map(Condition::Comparison),
            _ => {
                self.problem(&place, "give either `fact` or `when`");
                None
            }
        };
        let effect = match (&gate.best_grade, gate.lower_by) {
            (Some(best), None) => {
                let found = grades.iter().position(|grade| &*grade.title == best);
                if found.is_none() {
                    self.problem(&place, format_args!("best_grade `{best}` is none of the grades"));
                }
                Effect::BestGrade(found.unwrap_or(0))
            }
            (None, Some(by)) if by > 0 => Effect::LowerBy(by as usize),
            _ => {
                self.problem(&place, "give either `best_grade` or `lower_by` (1 or more)");
                Effect::BestGrade(0)
            }
        };
        let condition = condition.unwrap_or(Condition::Flag(FactKey(0)));
        Gate { id: text(&gate.id), title: text(&gate.title), condition, effect, citation }
    }
}

fn text(written: &str) -> Rc<str> {
    Rc::from(written)
}
