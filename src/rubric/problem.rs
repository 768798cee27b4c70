//! What is wrong with a rubric's files, as data: where, and what kind. [`english`] says it for Cargo, `text::rubric_problem`
//! for the page.

mod details;
mod english;
mod place;
mod shape;

use super::expression::FormulaError;
use super::file::FactKindFile;
use crate::number::Number;
use std::rc::Rc;

pub use details::*;
pub use place::{FileTable, PlaceEntry, ProblemPlace};
pub use shape::ShapeFault;

/// A mistake in a rubric file. Its `Display` is the English sentence that Cargo prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: ProblemPlace,
    /// What was found and what would be right.
    pub kind: ProblemKind,
}

/// What can be wrong with a rubric's files.
///
/// `written` is what stands there, letter by letter; `id` and `name` are names, `key` a key of the file; `found` is what is, `right`
/// what would be right.
#[allow(missing_docs, reason = "what the fields of all kinds hold is said once, above")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file has more bytes than are read.
    TooLarge { bytes: usize, most: usize },
    /// There is more of something than a rubric may have.
    TooMany { what: Counted, found: usize, most: usize },
    /// The text is not JSON; `said` is what the reader of JSON says, line and column are counted in letters, from 1.
    NotJson { said: String, line: usize, column: usize },
    /// The file holds something else than an object.
    NotAnObject,
    /// `format` is not what such a file calls itself.
    WrongFormat { right: &'static str },
    /// `version` is another one.
    WrongVersion { found: String, right: u64 },
    /// The rubric's id is that of one of the page's.
    OfPage { id: String },
    /// The page knows another fact of this id, in kind or unit.
    OtherFact { id: String, rubric: String },
    /// Something else stands where a list belongs.
    NotAList { key: &'static str },
    /// A table stands in the file it does not belong in; none of the names stands for a file of its own.
    Misplaced { key: &'static str, file: Option<&'static str> },
    /// An entry is not shaped as such an entry is; `said` is what the reader says.
    WrongShape { said: String, fault: ShapeFault },

    /// More decimal places than points may have.
    Places { most: u32 },
    /// No number in plain decimals, or one of too many letters.
    NotANumber { written: String },
    /// A number that has to be above 0.
    NotAboveZero { written: String },
    /// A unit that does not exist.
    UnknownUnit { written: String },
    /// None of the words that a key can have.
    NotAWord { key: &'static str, written: String, allowed: &'static [&'static str] },
    /// No range of numbers.
    NotARange { written: String },
    /// Not from 0 to 1.
    NotAFraction { key: &'static str, written: String },
    /// No number of indicators.
    NotACount { written: String },
    /// No year of issue.
    NotAYear { written: String },
    /// The document number says another year than the year of issue.
    OtherYear { year: String, numbered: String },

    /// An id that another entry has, too.
    IdTwice,
    /// An id of other letters than ids have; in a column's there are neither dots nor hyphens.
    WrongId { of_column: bool },
    /// A lookup or formula bears a name that means something else in formulas.
    NameTaken,
    /// Nothing bears the name.
    Unknown { what: Sought, name: String },
    /// None of a choice's options.
    NotAnOption { written: String, options: Vec<Rc<str>> },
    /// A fact of another kind than is needed.
    OtherKind { id: String, needed: FactKindFile },
    /// A word of a list is empty or stands there twice.
    EmptyOrTwice { what: ListWord, word: String },
    /// A word stands twice where it stands once.
    Twice { word: String },
    /// Two judgements have the same name.
    JudgmentTwice { id: String },
    /// A fact is both an input and related.
    BothListed { id: String },
    /// A fact that a part uses is no input.
    NotListed { id: String },
    /// An input that no part uses.
    NotUsed { id: String },
    /// A fact that no indicator shows.
    Homeless,
    /// Something is part of itself, by way of others or directly.
    PartOfItself { id: String },
    /// An option that already means that there is no answer.
    OptionTaken { option: String },
    /// An option without the one entry it needs.
    OptionWithout { option: String, what: OptionEntry },

    /// Something that has to be said is not.
    Missing { what: Lacking },
    /// Of several keys not exactly one is given.
    NotExactlyOne { of: OneOf, keys: &'static [&'static str] },
    /// Of two keys neither is given.
    Neither { of: AnyOf },
    /// Of `value` and `unit` only one is given.
    NotTogether,
    /// Some bands have an `edge`, others a `range`, or one has both or neither.
    MixedBands,
    /// A list is missing where it belongs, or stands where it does not.
    OnlyWith { what: OnlyWith },
    /// A condition has keys of another kind of condition.
    StrayKeys,
    /// A key stands without what it needs.
    Lone { what: Lone },
    /// A list that needs an entry has none.
    NoEntry { of: EntryOf },

    /// Points that are not what they come to.
    PointsDiffer { what: PointSum, found: Number, right: Number },
    /// The best earns other points than its part.
    BestEarns { what: BestOf, points: Number },
    /// A band earns more than its part.
    BandAbovePart { points: Number },
    /// Points, or a target, below 0.
    BelowZero { what: Negative },
    /// Entries out of their order.
    OutOfOrder { what: Ordered },
    /// `least` is above `most`, of a fact or of what a person deducts.
    LeastAboveMost { of_fact: bool },
    /// A range without any number.
    EmptyRange { written: String },
    /// A band from more points to fewer.
    EmptyBand { low: Number, high: Number },
    /// Bands of a figure overlap; without a number where one has no end.
    Overlap { at: Option<Number> },
    /// Bands of a figure leave a gap.
    Gap { at: GapAt },
    /// A band of a judgement does not begin where the one before ends.
    BandEnd { found: Number, right: Number },
    /// From one key to another do not go whole steps.
    NotWholeSteps { from: &'static str, to: &'static str },
    /// The worst is not that of 0 points.
    WorstNotZero { what: Worst },
    /// The best level has another coefficient than 1.
    BestLevel,
    /// `need` asks for fewer than one or more than all items.
    NeedOutside { items: usize },
    /// `rest` is above 100 %.
    RestAbove { written: String },
    /// `cap` lies outside of what it can be.
    CapOutside { found: Number, least: Number, most: Number },
    /// `floor` lies above the indicator's points.
    FloorAbove,
    /// Points that may fall below 0 are to be scaled up.
    RescaleBelowZero,
    /// An indicator of 0 points that is not `must`.
    NoPoints,
    /// A part of 0 points that deducts without a limit.
    NoLimit,
    /// Nothing bounds what a part takes.
    Endless,
    /// The worst part counts, and parts are worth different points.
    PartsUnlike,
    /// `not_applicable_for` names what no part uses.
    NotApplicableUnused,
    /// A lookup says nothing of the least its fact can be.
    FirstEntry,
    /// A rank that could be 0 or lie between two.
    RankFromOne { id: String },

    /// A rank in another unit than 名.
    RankUnit { id: String, unit: String },
    /// A weight in another unit than 分.
    WeightUnit,
    /// Facts that do not count the same thing.
    Unlike { id: String, unit: String, other: String, other_unit: String },
    /// A whole that does not count what its part does.
    UnlikeWhole { id: String, unit: String, whole: String, whole_unit: String },
    /// A fact that cannot be another's of the year before.
    NoLastYear { id: String, of: String },
    /// The column of all does not count what one's own value does.
    PeersUnlike { column: String },
    /// A formula that does not count in the unit.
    NotInUnit { written: String, unit: String },
    /// A formula that cannot be read.
    Formula { written: String, error: FormulaError },
    /// A divisor may be 0, and nothing is said of that.
    DividesByZero,
    /// `wanted = false` beside `=`.
    CannotTurn,
}
