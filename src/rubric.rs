//! A rubric (评价指标与评分细则), checked: every id resolves, units agree, points add up, everything is cited.
//!
//! What it can say is listed in VOCABULARY.md beside this file.
//!
//! Files are read with [`file`] and turned into these types by [`source`], which checks them. The types can be written as
//! bytes and read back ([`wire`]), so that the checking of the page's own rubrics is done once, when it is built.

mod check;
mod consistency;
pub mod expression;
mod fact;
pub mod file;
mod indicator;
mod load;
mod problem;
mod rule;
pub mod source;
pub mod wire;

use crate::number::{Number, Unit};
use std::rc::Rc;

pub use consistency::*;
pub use expression::{Expression, Function, Values};
pub use fact::{Column, FactKind, FactSpec, Period};
pub use indicator::{Combine, Indicator, NotApplicable};
pub use rule::*;

/// Place of a fact in [`Rubric::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey(pub u16);

/// Place of an indicator in [`Rubric::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorKey(pub u16);

/// Place of a judgement in [`Rubric::judgments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JudgmentKey(pub u16);

/// Place of a lookup in [`Rubric::lookups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LookupKey(pub u16);

/// A whole rubric, checked: every key leads to something, units agree, points add up.
///
/// Only [`source`] makes one, of files that were checked, and [`wire`], of bytes with their right digest; nobody changes
/// it afterwards. What it holds is read through it as [`Rules`].
#[derive(Clone, Debug)]
pub struct Rubric(Rules);

impl std::ops::Deref for Rubric {
    type Target = Rules;

    fn deref(&self) -> &Rules {
        &self.0
    }
}

impl Rubric {
    /// What it holds, to be changed by tests that need what no file says. Nothing is checked again.
    #[cfg(any(test, feature = "unsealed"))]
    pub fn unsealed(&mut self) -> &mut Rules {
        &mut self.0
    }
}

/// What a rubric holds.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Stable id.
    pub id: Rc<str>,
    /// Edition.
    pub edition: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Title for tight places.
    pub short_title: Rc<str>,
    /// Issuer (发文单位).
    pub issuer: Rc<str>,
    /// Document number (文号); may be empty.
    pub number: Rc<str>,
    /// Year of issue; may be empty.
    pub year: Rc<str>,
    /// Its status, shown beside every score.
    pub label: Rc<str>,
    /// What it rests on and what is our own.
    pub about: Rc<str>,
    /// Full points (总分).
    pub full_points: Number,
    /// Decimal places of an indicator's points, and of a domain's where it is weighted or rescaled, rounded half up.
    pub points_places: u32,
    /// What the total counts.
    pub scale: Scale,
    /// Letters (等级字母) and the points that stand for them, best first; empty unless the total counts them.
    pub letters: Vec<(Rc<str>, Number)>,
    /// Numbers that depend on class, size or year.
    pub lookups: Vec<Lookup>,
    /// Grades (等次), best first.
    pub grades: Vec<Grade>,
    /// Domains (一级指标) in order.
    pub domains: Vec<Domain>,
    /// Facts, in the order they are first asked for; those of the gates come last.
    pub facts: Vec<FactSpec>,
    /// Indicators (二级指标), domain after domain.
    pub indicators: Vec<Indicator>,
    /// Judgements asked of a person, in the indicators' order.
    pub judgments: Vec<JudgmentSpec>,
    /// Vetoes, downgrades and caps.
    pub gates: Vec<Gate>,
    /// Figures that must agree (勾稽关系).
    pub checks: Vec<Check>,
    /// Each fact that is part of another (其中), with the whole; those of a part stand together, the nearest whole first.
    pub parts: Vec<(FactKey, FactKey)>,
    /// Each column of a table whose cells are part of another column's in the same row, with that column's place.
    pub column_parts: Vec<(ColumnKey, u16)>,
    /// Each fact declared here that says of the year before what another says of the year assessed, with that other, by their ids. No rule
    /// rests on it, so it is no part of a rubric's bytes and of its digest.
    pub last_years: Vec<(Rc<str>, Rc<str>)>,
}

/// What the total counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Points (分).
    Points,
    /// Indicators met (项).
    Items,
    /// Letters; grades count them.
    Letters,
}

/// A number that depends on class, size or year (分类标准).
#[derive(Clone, Debug)]
pub struct Lookup {
    /// What it is.
    pub title: Rc<str>,
    /// Unit of its values.
    pub unit: Unit,
    /// What it depends on.
    pub by: LookupBy,
    /// Whether values between two entries are taken in proportion (插入法).
    pub interpolate: bool,
    /// Option, or least value (year), of each entry; its value; where it comes from.
    pub entries: Vec<(Number, Number, Citation)>,
}

/// What a lookup depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookupBy {
    /// The year assessed.
    Year,
    /// A choice: entries are by the place of the option.
    Choice(FactKey),
    /// A figure, in its unit.
    Figure(FactKey),
}

/// A judgement asked of a person.
#[derive(Clone, Debug)]
pub struct JudgmentSpec {
    /// Stable id: the indicator's for its first, `indicator:key` for others.
    pub id: Rc<str>,
    /// Of which indicator.
    pub indicator: IndicatorKey,
    /// Of which of its parts.
    pub part: usize,
}

/// A grade, from its lower edge (inclusive) to the edge of the grade above.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Official word.
    pub title: Rc<str>,
    /// Lower edge in points.
    pub from: Number,
    /// Whether all 必达指标 have to be met, too.
    pub must: bool,
    /// Counts of letters it needs.
    pub letters: Vec<LetterCount>,
    /// Where the edge comes from.
    pub citation: Citation,
}

/// How many indicators of a letter a grade needs or bears.
#[derive(Clone, Debug)]
pub struct LetterCount {
    /// The letter's place.
    pub letter: usize,
    /// At least, or else at most.
    pub at_least: bool,
    /// So many.
    pub count: Expression,
}

/// A document, a clause in it, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Title of the document.
    pub document: Rc<str>,
    /// Document number (文号); may be empty.
    pub number: Rc<str>,
    /// Issuer; may be empty.
    pub issuer: Rc<str>,
    /// Year of issue; may be empty.
    pub year: Rc<str>,
    /// Clause, item or table; may be empty.
    pub clause: Rc<str>,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How sure a cited number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The document's own number.
    Official,
    /// Inferred from a secondary or partial text (推定).
    Inferred,
    /// Not yet verified (待核).
    Unverified,
    /// Made for this rubric (自拟).
    Own,
}

/// A domain (一级指标).
#[derive(Clone, Debug)]
pub struct Domain {
    /// Stable id.
    pub id: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Short title for the navigation.
    pub short_title: Rc<str>,
    /// Where the title comes from.
    pub citation: Citation,
    /// Full points: the sum of its indicators'.
    pub points: Number,
    /// What they count for in the total, where that is not their sum.
    pub weight: Option<Weight>,
    /// 加分项: stands beside the full points, adds at most so much.
    pub bonus_cap: Option<Number>,
    /// Its indicators.
    pub indicators: Vec<IndicatorKey>,
}

/// What a domain's points count for in the total (权重折算).
#[derive(Clone, Debug)]
pub struct Weight {
    /// In points of the total; where a person sets it, until then.
    pub points: Number,
    /// By which a person sets it.
    pub fact: Option<FactKey>,
    /// Where it comes from.
    pub citation: Citation,
}

/// A veto, a downgrade or a cap.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Stable id.
    pub id: Rc<str>,
    /// The event or state.
    pub title: Rc<str>,
    /// When it fires.
    pub condition: Condition,
    /// What it does then.
    pub effect: Effect,
    /// Where it comes from.
    pub citation: Citation,
}

/// What a gate does to the grade. Grades are counted from the best, zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// No better grade than this one (不得评为…, 一票否决).
    BestGrade(usize),
    /// So many grades lower (降低…个等次).
    LowerBy(usize),
}

impl Rubric {
    /// The fact at `key`.
    pub fn fact(&self, key: FactKey) -> &FactSpec {
        &self.facts[usize::from(key.0)]
    }

    /// The indicator at `key`.
    pub fn indicator(&self, key: IndicatorKey) -> &Indicator {
        &self.indicators[usize::from(key.0)]
    }

    /// The fact with this id, if the rubric has it.
    pub fn find_fact(&self, id: &str) -> Option<FactKey> {
        let place = self.facts.iter().position(|fact| &*fact.id == id)?;
        u16::try_from(place).ok().map(FactKey)
    }

    /// The indicator with this id, if the rubric has it.
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorKey> {
        let place = self.indicators.iter().position(|indicator| &*indicator.id == id)?;
        u16::try_from(place).ok().map(IndicatorKey)
    }

    /// All facts with their keys.
    pub fn facts_with_keys(&self) -> impl Iterator<Item = (FactKey, &FactSpec)> {
        (0_u16..).map(FactKey).zip(&self.facts)
    }

    /// All indicators with their keys.
    pub fn indicators_with_keys(&self) -> impl Iterator<Item = (IndicatorKey, &Indicator)> {
        (0_u16..).map(IndicatorKey).zip(&self.indicators)
    }
}

impl Rubric {
    /// The judgement at `key`.
    pub fn judgment(&self, key: JudgmentKey) -> &JudgmentSpec {
        &self.judgments[usize::from(key.0)]
    }

    /// The part a judgement is of.
    pub fn judged_part(&self, key: JudgmentKey) -> &Part {
        let spec = self.judgment(key);
        &self.indicator(spec.indicator).parts[spec.part]
    }

    /// All judgements with their keys.
    pub fn judgments_with_keys(&self) -> impl Iterator<Item = (JudgmentKey, &JudgmentSpec)> {
        (0_u16..).map(JudgmentKey).zip(&self.judgments)
    }

    /// The lookup at `key`.
    pub fn lookup(&self, key: LookupKey) -> &Lookup {
        &self.lookups[usize::from(key.0)]
    }

    /// The column of a table.
    pub fn column(&self, key: ColumnKey) -> Option<&Column> {
        match &self.fact(key.table).kind {
            FactKind::Table { columns } => columns.get(usize::from(key.column)),
            FactKind::Number { .. } | FactKind::Flag | FactKind::Choice { .. } => None,
        }
    }

    /// The facts a rule uses, those its lookups depend on included.
    pub fn facts_of(&self, rule: &Rule) -> Vec<FactKey> {
        let mut facts = rule.facts();
        for expression in rule.expressions() {
            self.collect_lookup_facts(expression, &mut facts);
        }
        facts
    }

    /// Appends the facts that the lookups of a formula depend on.
    pub fn collect_lookup_facts(&self, expression: &Expression, facts: &mut Vec<FactKey>) {
        expression.each(&mut |part| {
            if let Expression::Lookup(key) = part
                && let LookupBy::Choice(fact) | LookupBy::Figure(fact) = self.lookup(*key).by
                && !facts.contains(&fact)
            {
                facts.push(fact);
            }
        });
    }
}

impl Domain {
    /// What it counts for in the total as the rubric has it: its weight, or its points.
    pub fn counts_for(&self) -> &Number {
        self.weight.as_ref().map_or(&self.points, |weight| &weight.points)
    }
}
