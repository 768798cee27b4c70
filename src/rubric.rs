//! A rubric (评价指标与评分细则), checked: every id resolves, units agree, points add up, everything is cited.
//!
//! Files are read with [`file`], turned into these types by [`check`], and never changed afterwards. The types can be
//! packed and unpacked, so that the checking is done once, when the page is built.

pub mod check;
pub mod expression;
pub mod file;
pub mod load;
pub mod pack;
mod rule;

use crate::number::{Number, Span, Unit};
use std::rc::Rc;

pub use expression::Expression;
pub use rule::{
    Band, Bands, Better, Comparison, Formula, Judged, JudgedBand, Operator, Part, PartialStep, PerStep, Rule,
    Share, Target, Yes,
};

/// Place of a fact in [`Rubric::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey(pub u16);

/// Place of an indicator in [`Rubric::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorKey(pub u16);

/// A whole rubric.
#[derive(Clone, Debug)]
pub struct Rubric {
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
    /// Its status, shown beside every score.
    pub label: Rc<str>,
    /// What it rests on and what is our own.
    pub about: Rc<str>,
    /// Full points (总分).
    pub full_points: Number,
    /// Decimal places of an indicator's points, rounded half up.
    pub points_places: u32,
    /// Grades (等次), best first.
    pub grades: Vec<Grade>,
    /// Domains (一级指标) in order.
    pub domains: Vec<Domain>,
    /// Facts, in the order they are first asked for; those of the gates come last.
    pub facts: Vec<FactSpec>,
    /// Indicators (二级指标), domain after domain.
    pub indicators: Vec<Indicator>,
    /// Vetoes, downgrades and caps.
    pub gates: Vec<Gate>,
    /// Figures that must agree (勾稽关系).
    pub checks: Vec<Check>,
}

/// A grade, from its lower edge (inclusive) to the edge of the grade above.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Official word.
    pub title: Rc<str>,
    /// Lower edge in points.
    pub from: Number,
    /// Where the edge comes from.
    pub citation: Citation,
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
    /// Its indicators.
    pub indicators: Vec<IndicatorKey>,
}

/// A figure or a yes/no the county fills in.
#[derive(Clone, Debug)]
pub struct FactSpec {
    /// Stable id.
    pub id: Rc<str>,
    /// Official name.
    pub title: Rc<str>,
    /// Number or yes/no.
    pub kind: FactKind,
    /// Which time it speaks of.
    pub period: Period,
    /// Statistical table or record (数据来源).
    pub origin: Rc<str>,
    /// What counts (统计口径); may be empty.
    pub hint: Rc<str>,
    /// The indicator in whose card it is filled in; `None` for facts of the gates.
    pub home: Option<IndicatorKey>,
}

/// Number or yes/no.
#[derive(Clone, Debug)]
pub enum FactKind {
    /// A number.
    Number {
        /// Its unit.
        unit: Unit,
        /// Possible values, in that unit.
        bounds: Span,
        /// Whether only whole numbers make sense.
        whole: bool,
    },
    /// 是 or 否.
    Flag,
}

/// Which time a fact speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// The year assessed.
    Year,
    /// The year before.
    LastYear,
    /// The school year that begins in the year assessed.
    SchoolYear,
    /// The end of the year assessed.
    YearEnd,
    /// The three years up to the year assessed.
    ThreeYears,
}

/// An indicator (二级指标).
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Stable id.
    pub id: Rc<str>,
    /// Its domain's place in [`Rubric::domains`].
    pub domain: usize,
    /// Number as printed, e.g. 5.3.
    pub number: Rc<str>,
    /// Official title.
    pub title: Rc<str>,
    /// Full points (分值).
    pub points: Number,
    /// Responsible units (责任单位).
    pub responsible: Vec<Rc<str>>,
    /// Evidence to prepare (佐证材料).
    pub evidence: Vec<Rc<str>>,
    /// The scoring clause in words (评分细则).
    pub clause: Rc<str>,
    /// The duty it rests on.
    pub citation: Citation,
    /// Facts its parts use, in filling order.
    pub inputs: Vec<FactKey>,
    /// Facts for judging and checking only.
    pub related: Vec<FactKey>,
    /// What 不适用 does; `None` where it is not accepted.
    pub not_applicable: Option<NotApplicable>,
    /// Scored parts, summed.
    pub parts: Vec<Part>,
}

/// What 不适用 does to an indicator's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// Full points.
    Full,
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

/// When a gate fires.
#[derive(Clone, Debug)]
pub enum Condition {
    /// The answer to a yes/no is 是.
    Flag(FactKey),
    /// A comparison holds.
    Comparison(Comparison),
}

/// What a gate does to the grade. Grades are counted from the best, nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// No better grade than this one (不得评为…, 一票否决).
    BestGrade(usize),
    /// So many grades lower (降低…个等次).
    LowerBy(usize),
}

/// Figures that must agree.
#[derive(Clone, Debug)]
pub struct Check {
    /// Stable id.
    pub id: Rc<str>,
    /// How grave a failure is.
    pub severity: Severity,
    /// What to do about it; may be empty.
    pub advice: Rc<str>,
    /// What must hold.
    pub kind: CheckKind,
}

/// How grave a failed check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A verdict or score rests on it.
    Error,
    /// Figures differ; ask.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a check holds figures to.
#[derive(Clone, Debug)]
pub enum CheckKind {
    /// A reported figure equals its recomputation, to the precision it was printed with.
    Claimed {
        /// The reported fact.
        fact: FactKey,
        /// The recomputation.
        formula: Expression,
        /// Facts that may have been the denominator instead.
        denominators: Vec<FactKey>,
    },
    /// A total equals the sum of its parts.
    Sum {
        /// The total.
        total: FactKey,
        /// The parts.
        parts: Vec<FactKey>,
    },
    /// A value does not pass a limit.
    AtMost {
        /// The value.
        value: Formula,
        /// The limit, in the value's unit.
        limit: Number,
    },
    /// A declared 是/否 agrees with the figures.
    Asserted {
        /// The flag.
        fact: FactKey,
        /// What is true when the answer is 是.
        condition: Comparison,
    },
    /// This year is not about 10 000 times, or a 10 000th of, last year.
    Slip {
        /// This year.
        now: FactKey,
        /// Last year.
        before: FactKey,
    },
    /// A figure others imply, told while it is blank.
    Implied {
        /// What is implied.
        title: Rc<str>,
        /// The formula.
        formula: Formula,
        /// The fact that would say it outright.
        fact: Option<FactKey>,
    },
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

impl Indicator {
    /// Its judged part, if it has one.
    pub fn judged(&self) -> Option<(&Part, &Judged)> {
        self.parts.iter().find_map(|part| match &part.rule {
            Rule::Judged(judged) => Some((part, judged)),
            _ => None,
        })
    }

    /// The least sure of everything it is scored by, our own makings left aside.
    pub fn certainty(&self) -> Certainty {
        let of_parts = self.parts.iter().map(|part| part.rule.citation().certainty);
        let all = of_parts.chain([self.citation.certainty]);
        all.filter(|certainty| *certainty != Certainty::Own).max().unwrap_or(Certainty::Own)
    }
}
