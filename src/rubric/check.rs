//! File → [`Rubric`]: ids resolve, units agree, bands leave no hole, points add up, everything is cited.
//!
//! Nothing stops at the first mistake: every problem is listed, each naming its place, what was found there and what
//! would be right.

mod checks;
mod facts;
mod formulas;
mod grades;
mod homes;
mod indicators;
mod last_years;
mod limits;
mod parts;
mod rules;
mod sources;

use super::file::{self, FactFile, FactKindFile, RubricFile, ScaleFile};
use super::problem::{
    EntryOf, FileTable, Lacking, ListWord, Lone, OneOf, PointSum, Problem, ProblemKind, ProblemPlace, Sought,
};
use super::{
    Domain, FactKey, FactKind, FactSpec, Gate, Indicator, IndicatorKey, JudgmentSpec, Lookup, Rubric, Rules,
    Scale, Weight,
};
use crate::number::{Number, Unit};
use limits::LONGEST_NUMBER;
use std::collections::BTreeSet;
use std::rc::Rc;

pub use limits::{MOST_FACTS, MOST_INDICATORS, MOST_PARTS, MOST_PLACES};
pub(super) use rules::{better, partial_step};

/// Checks a rubric as written. `catalogue` are the facts that other rubrics declare, which it may use by their ids.
///
/// # Errors
/// All problems found, in the order of the file.
pub(super) fn check(file: &RubricFile, catalogue: &[FactFile]) -> Result<Rubric, Vec<Problem>> {
    let mut checker = Checker {
        file,
        facts: Vec::new(),
        own: 0,
        lookups: Vec::new(),
        judgments: Vec::new(),
        row: None,
        problems: Vec::new(),
    };
    if checker.is_too_large() {
        return Err(checker.problems);
    }
    let rubric = checker.rubric(catalogue);
    if checker.problems.is_empty() { Ok(rubric) } else { Err(checker.problems) }
}

/// The facts a rubric declares itself, for the catalogue of the others.
pub fn declared(file: &RubricFile) -> impl Iterator<Item = &FactFile> {
    let of_domains = file.domain.iter().flat_map(|domain| {
        let weight = domain.weight.as_ref().and_then(|weight| weight.fact.as_ref());
        domain.fact.iter().chain(weight)
    });
    of_domains.chain(file.gate.iter().filter_map(|gate| gate.fact.as_ref()))
}

pub(super) struct Checker<'a> {
    file: &'a RubricFile,
    /// Facts declared here, then those taken from the catalogue.
    pub(super) facts: Vec<FactSpec>,
    /// How many of them are declared here.
    own: usize,
    lookups: Vec<(String, Lookup)>,
    pub(super) judgments: Vec<JudgmentSpec>,
    /// The table whose rows are looked at, while the formulas of its rows are read.
    pub(super) row: Option<FactKey>,
    pub(super) problems: Vec<Problem>,
}

impl Checker<'_> {
    pub(super) fn problem(&mut self, place: &ProblemPlace, kind: ProblemKind) {
        self.problems.push(Problem { place: place.clone(), kind });
    }

    pub(super) fn points_differ(
        &mut self,
        place: &ProblemPlace,
        what: PointSum,
        found: Number,
        right: &Number,
    ) {
        self.problem(place, ProblemKind::PointsDiffer { what, found, right: right.clone() });
    }

    pub(super) fn not_a_word(
        &mut self,
        place: &ProblemPlace,
        key: &'static str,
        written: &str,
        allowed: &'static [&'static str],
    ) {
        self.problem(place, ProblemKind::NotAWord { key, written: written.to_owned(), allowed });
    }

    pub(super) fn not_a_fraction(&mut self, place: &ProblemPlace, key: &'static str, written: &str) {
        self.problem(place, ProblemKind::NotAFraction { key, written: written.to_owned() });
    }

    pub(super) fn lacks(&mut self, place: &ProblemPlace, what: Lacking) {
        self.problem(place, ProblemKind::Missing { what });
    }

    pub(super) fn rubric(&mut self, catalogue: &[FactFile]) -> Rubric {
        let file = self.file;
        if file.points_places > MOST_PLACES {
            self.problem(&ProblemPlace::of("points_places"), ProblemKind::Places { most: MOST_PLACES });
        }
        let full_points = self.number(&ProblemPlace::of("full_points"), &file.full_points);
        self.sources();
        for fact in declared(file) {
            self.fact(fact);
        }
        self.own = self.facts.len();
        self.import(catalogue);
        self.unique(FileTable::Fact, self.facts.clone().iter().map(|fact| &*fact.id));
        self.lookups();
        self.named_formulas();
        let letters = self.letters();
        let grades = self.grades(&letters);
        let mut indicators = Vec::new();
        let domains: Vec<Domain> = file
            .domain
            .iter()
            .enumerate()
            .map(|(n, domain)| self.domain(n, domain, &letters, &mut indicators))
            .collect();
        let gates: Vec<Gate> = file.gate.iter().map(|gate| self.gate(gate, &grades)).collect();
        let deciding = self.deciding(&grades, &gates);
        self.homes(&indicators, &deciding);
        let checks = file.check.iter().filter_map(|check| self.consistency(check)).collect();
        let (parts, column_parts) = (self.fact_parts(catalogue), self.column_parts(catalogue));
        let last_years = self.last_years(catalogue);
        self.unique(FileTable::Indicator, indicators.iter().map(|indicator| &*indicator.id));
        self.unique(FileTable::Domain, file.domain.iter().map(|domain| &*domain.id));
        self.unique(FileTable::Gate, file.gate.iter().map(|gate| &*gate.id));
        self.unique(FileTable::Check, file.check.iter().map(|check| &*check.id));
        self.adds_up(&full_points, &domains);
        Rubric(Rules {
            id: text(&file.id),
            edition: text(&file.edition),
            title: text(&file.title),
            short_title: text(&file.short_title),
            issuer: text(&file.issuer),
            number: text(&file.number),
            year: text(&file.year),
            label: text(&file.label),
            about: text(&file.about),
            full_points,
            points_places: file.points_places,
            scale: match file.scale {
                ScaleFile::Points => Scale::Points,
                ScaleFile::Items => Scale::Items,
                ScaleFile::Letters => Scale::Letters,
            },
            letters,
            lookups: std::mem::take(&mut self.lookups).into_iter().map(|(_, lookup)| lookup).collect(),
            grades,
            domains,
            facts: std::mem::take(&mut self.facts),
            indicators,
            judgments: std::mem::take(&mut self.judgments),
            gates,
            checks,
            parts,
            column_parts,
            last_years,
        })
    }

    pub(super) fn adds_up(&mut self, full_points: &Number, domains: &[Domain]) {
        let counted = domains.iter().filter(|domain| domain.bonus_cap.is_none());
        let sum: Number = counted.map(Domain::counts_for).sum();
        if sum != *full_points {
            self.points_differ(&ProblemPlace::of("full_points"), PointSum::Indicators, sum, full_points);
        }
    }

    pub(super) fn unique<'b>(&mut self, table: FileTable, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.problem(&ProblemPlace::named(table, id), ProblemKind::IdTwice);
            }
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
            if id.is_empty() || !id.chars().all(fits) {
                self.problem(&ProblemPlace::named(table, id), ProblemKind::WrongId { of_column: false });
            }
        }
    }

    /// Words that stand once, and are words.
    pub(super) fn once<'b>(
        &mut self,
        place: &ProblemPlace,
        what: ListWord,
        words: impl Iterator<Item = &'b String>,
    ) {
        let mut seen = BTreeSet::new();
        for word in words {
            if word.trim().is_empty() || !seen.insert(word) {
                self.problem(place, ProblemKind::EmptyOrTwice { what, word: word.clone() });
            }
        }
    }

    /// A number in plain decimals; zero stands in for one that cannot be read.
    pub(super) fn number(&mut self, place: &ProblemPlace, written: &str) -> Number {
        let read = if written.len() > LONGEST_NUMBER { None } else { Number::from_decimal(written) };
        read.unwrap_or_else(|| {
            self.problem(place, ProblemKind::NotANumber { written: written.to_owned() });
            Number::zero()
        })
    }

    pub(super) fn positive(&mut self, place: &ProblemPlace, written: &str) -> Number {
        let before = self.problems.len();
        let number = self.number(place, written);
        if self.problems.len() == before && (number.is_negative() || number.is_zero()) {
            self.problem(place, ProblemKind::NotAboveZero { written: written.to_owned() });
        }
        number
    }

    pub(super) fn unit(&mut self, place: &ProblemPlace, written: &str) -> Unit {
        Unit::read(written).unwrap_or_else(|error| {
            self.problem(place, ProblemKind::UnknownUnit { written: error.unknown });
            Unit::ratio()
        })
    }

    pub(super) fn domain(
        &mut self,
        at: usize,
        domain: &file::DomainFile,
        letters: &[(Rc<str>, Number)],
        indicators: &mut Vec<Indicator>,
    ) -> Domain {
        let place = ProblemPlace::named(FileTable::Domain, &domain.id);
        let citation = self.citation(&place, &domain.cite);
        if domain.indicator.is_empty() {
            self.problem(&place, ProblemKind::NoEntry { of: EntryOf::Domain });
        }
        let mut keys = Vec::new();
        let mut points = Number::zero();
        for (n, indicator) in domain.indicator.iter().enumerate() {
            // There are [`MOST_INDICATORS`] at most.
            let key = IndicatorKey(indicators.len() as u16);
            let checked = self.indicator(at, n, key, letters, indicator);
            points = &points + &checked.points;
            keys.push(key);
            indicators.push(checked);
        }
        let weight = domain.weight.as_ref().map(|weight| self.weight(&place, weight));
        if weight.is_some() && points.is_zero() {
            self.problem(&place, ProblemKind::Lone { what: Lone::Weight });
        }
        let cap = domain.bonus_cap.as_ref().map(|cap| self.positive(&place.key("bonus_cap"), cap));
        if weight.is_some() && cap.is_some() {
            let keys = &["weight", "bonus_cap"];
            self.problem(&place, ProblemKind::NotExactlyOne { of: OneOf::Weighting, keys });
        }
        Domain {
            id: text(&domain.id),
            title: text(&domain.title),
            short_title: text(&domain.short_title),
            citation,
            points,
            weight,
            bonus_cap: cap,
            indicators: keys,
        }
    }

    pub(super) fn weight(&mut self, place: &ProblemPlace, weight: &file::WeightFile) -> Weight {
        let place = place.entry(FileTable::Weight, None, None);
        let fact = weight.fact.as_ref().and_then(|fact| {
            let (key, unit) = self.numeric(&place, &fact.id)?;
            if &**unit.name() != "分" {
                self.problem(&place, ProblemKind::WeightUnit);
            }
            Some(key)
        });
        Weight {
            points: self.positive(&place.key("points"), &weight.points),
            fact,
            citation: self.citation(&place, &weight.cite),
        }
    }

    pub(super) fn key(&mut self, place: &ProblemPlace, id: &str) -> Option<FactKey> {
        let found = self.facts.iter().position(|fact| &*fact.id == id);
        if found.is_none() {
            self.problem(place, ProblemKind::Unknown { what: Sought::Fact, name: id.to_owned() });
        }
        found.and_then(|place| u16::try_from(place).ok()).map(FactKey)
    }

    pub(super) fn keys(&mut self, place: &ProblemPlace, ids: &[String]) -> Vec<FactKey> {
        ids.iter().filter_map(|id| self.key(place, id)).collect()
    }

    pub(super) fn kind_of(&self, key: FactKey) -> &FactKind {
        &self.facts[usize::from(key.0)].kind
    }

    pub(super) fn other_kind(&mut self, place: &ProblemPlace, id: &str, needed: FactKindFile) {
        self.problem(place, ProblemKind::OtherKind { id: id.to_owned(), needed });
    }

    pub(super) fn flag(&mut self, place: &ProblemPlace, id: &str) -> Option<FactKey> {
        let key = self.key(place, id)?;
        let is_flag = matches!(self.kind_of(key), FactKind::Flag);
        if !is_flag {
            self.other_kind(place, id, FactKindFile::Flag);
        }
        is_flag.then_some(key)
    }

    /// A choice and what can be chosen.
    pub(super) fn choice(&mut self, place: &ProblemPlace, id: &str) -> Option<(FactKey, Vec<Rc<str>>)> {
        let key = self.key(place, id)?;
        if let FactKind::Choice { options } = self.kind_of(key) {
            return Some((key, options.clone()));
        }
        self.other_kind(place, id, FactKindFile::Choice);
        None
    }

    pub(super) fn option(&mut self, place: &ProblemPlace, options: &[Rc<str>], written: &str) -> Option<u16> {
        let found = options.iter().position(|option| &**option == written);
        if found.is_none() {
            let kind = ProblemKind::NotAnOption { written: written.to_owned(), options: options.to_vec() };
            self.problem(place, kind);
        }
        found.and_then(|at| u16::try_from(at).ok())
    }

    pub(super) fn table(&mut self, place: &ProblemPlace, id: &str) -> Option<FactKey> {
        let key = self.key(place, id)?;
        let is_table = matches!(self.kind_of(key), FactKind::Table { .. });
        if !is_table {
            self.other_kind(place, id, FactKindFile::Table);
        }
        is_table.then_some(key)
    }

    /// A fact that is a number, with its unit.
    pub(super) fn numeric(&mut self, place: &ProblemPlace, id: &str) -> Option<(FactKey, Unit)> {
        let key = self.key(place, id)?;
        if let FactKind::Number { unit, .. } = self.kind_of(key) {
            return Some((key, unit.clone()));
        }
        self.other_kind(place, id, FactKindFile::Number);
        None
    }
}

pub(super) fn text(written: &str) -> Rc<str> {
    Rc::from(written)
}
