//! What kinds of problem are about, where one kind holds for several things.

use crate::number::Number;

/// What is counted against a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Indicators.
    Indicators,
    /// Facts declared.
    Facts,
    /// Parts of all indicators.
    Parts,
    /// Lookups.
    Lookups,
    /// Formulas with a name.
    Formulas,
    /// Pieces of a composed rule.
    Pieces,
}

/// What a name was looked for among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Facts.
    Fact,
    /// Documents.
    Source,
    /// Letters.
    Letter,
    /// Grades, for `best_grade`.
    Grade,
    /// What something can be part of.
    Whole,
}

/// A list of words that each stand once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListWord {
    /// Options of a choice.
    Option,
    /// Columns of a table.
    Column,
    /// Letters.
    Letter,
    /// Grades.
    Grade,
    /// Faults of a part.
    Fault,
}

/// The one entry that each option needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionEntry {
    /// An entry of a lookup.
    Lookup,
    /// A level of a coefficient.
    Level,
}

/// Something that has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// A key that always has to be there.
    Key(&'static str),
    /// A document's title.
    DocumentTitle,
    /// A fact's title and where it is taken from.
    TitleAndOrigin,
    /// The title of one part of several.
    PartTitle,
    /// An item's title.
    ItemTitle,
    /// The key of a second judgement.
    JudgmentKey,
    /// What the state of affairs is in a band.
    BandText,
    /// The options that fulfil a condition.
    ConditionOptions,
}

/// Of what exactly one key is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneOf {
    /// The rule of a part.
    Rule,
    /// What a check holds against each other.
    Check,
    /// A condition of a tier.
    Condition,
    /// What a domain counts for.
    Weighting,
    /// What sets off a gate.
    GateCause,
    /// What a gate does.
    GateEffect,
    /// What a value is compared with.
    Target,
}

/// Of what at least one of two keys is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyOf {
    /// `at_least` and `at_most` of a count of letters.
    LetterCount,
    /// `peers` and `rank`, where a rank comes from.
    Rank,
}

/// A list that stands just where something else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyWith {
    /// `options` of a choice.
    Options,
    /// Columns of a table.
    Columns,
    /// Letters of a rubric by letters.
    Letters,
}

/// A key that needs something else to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    /// `weight` without indicators that earn points.
    Weight,
    /// `must` of a grade without indicators that are.
    Must,
    /// `peers` or `reaches` without `value`.
    Peers,
    /// `reaches = "mean"` without `peers`.
    Mean,
    /// `not_applicable_for` without `not_applicable`.
    NotApplicableFor,
    /// `by = "share"` without a `table`.
    ByShare,
    /// A band of several numbers without a `step`.
    BandStep,
    /// `interpolate` beside a choice.
    Interpolate,
    /// `base` where parts are not added up.
    Base,
    /// `bonus` where parts are not added up.
    Bonus,
}

/// What has at least one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryOf {
    /// A domain: indicators.
    Domain,
    /// A lookup: entries.
    Lookup,
    /// `bands`
    Bands,
    /// `tiers`
    Tiers,
    /// `all` of a tier: conditions.
    Tier,
    /// `faults`
    Faults,
    /// `judged`: bands.
    Judged,
    /// `rectified`: states.
    Rectified,
    /// `composed`: facts.
    Composed,
    /// A list in `composed`.
    ComposedList,
}

/// What points come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointSum {
    /// The indicators of the rubric, added up; right is what the rubric says.
    Indicators,
    /// The parts of an indicator, added up; right is what the indicator says.
    Parts,
    /// The best part of an indicator; right is what the indicator says.
    BestPart,
    /// An indicator of a rubric that counts items or letters; right is what each is worth there.
    OnScale,
}

/// What earns a part's points at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BestOf {
    /// A band.
    Band,
    /// A tier.
    Tier,
    /// A rank.
    Rank,
}

/// What may not lie below 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negative {
    /// Points of bands of a figure.
    Bands,
    /// A part's points.
    Part,
    /// The worst band of a judgement.
    WorstBand,
    /// A target of which `rest` is a share.
    RestTarget,
}

/// What stands in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// Points of bands of a figure.
    BandPoints,
    /// Edges of bands of a figure.
    BandEdges,
    /// Bands of a judgement.
    JudgedBands,
    /// Tiers.
    Tiers,
    /// Levels of a coefficient.
    Levels,
    /// States of what is to be rectified.
    States,
    /// Letters.
    Letters,
    /// Grades.
    Grades,
    /// Entries of a lookup.
    Entries,
    /// Points by rank.
    Ladder,
}

/// Where bands of a figure leave a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapAt {
    /// At one number.
    Number(Number),
    /// From one number to another.
    Between(Number, Number),
    /// Below the lowest band.
    Below,
    /// Above the highest band.
    Above,
}

/// The worst of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worst {
    /// Letter.
    Letter,
    /// Grade.
    Grade,
}
