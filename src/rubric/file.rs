//! What a rubric file may say: the outside shape, exactly as people write it.
//!
//! A rubric is a folder of TOML files (`src/rubric/data/<id>/`, an earlier edition `src/rubric/earlier/<id>-<edition>/`):
//! `rubric.toml` with the head matter, one file a domain, `gates.toml` and `checks.toml`. The build reads them with these types,
//! has [`super::check`] list every problem, and packs what is right. Unknown keys are refused. Numbers are written as strings, so
//! that they stay exact.

mod check;
mod rule;

use serde::{Deserialize, Serialize};

pub use check::*;
pub use rule::*;

/// A whole rubric as written: the head matter and the domains in order, gates and checks after them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    /// Stable id in lower-case English, e.g. `general`.
    pub id: String,
    /// Edition, e.g. `2025.1`: a change of any rule is a new edition.
    pub edition: String,
    /// Official title.
    pub title: String,
    /// Short title for tight places.
    pub short_title: String,
    /// Who issued it (发文单位).
    pub issuer: String,
    /// Document number (文号); left out where there is none.
    #[serde(default)]
    pub number: String,
    /// Year of issue; left out where it is not known.
    #[serde(default)]
    pub year: String,
    /// What its status is, shown beside every score, e.g. 示例，非官方.
    pub label: String,
    /// One paragraph on what it rests on and what is our own.
    pub about: String,
    /// Full points of the whole (总分).
    pub full_points: String,
    /// Decimal places of points, rounded half up (四舍五入): of each indicator, and of a domain where weights or rescaling
    /// make fractions.
    pub points_places: u32,
    /// What the total counts: `points` (分, default), `items` (达标项数: every indicator is worth 1) or `letters` (等级字母:
    /// every indicator earns a [`LetterFile`], the grade counts letters).
    #[serde(default)]
    pub scale: ScaleFile,
    /// Letters (等级字母), best first; only for `scale = "letters"`.
    #[serde(default)]
    pub letter: Vec<LetterFile>,
    /// Grades, best first; each holds from its own lower edge (inclusive) up to the edge above it.
    #[serde(default)]
    pub grade: Vec<GradeFile>,
    /// Documents that citations name by key.
    #[serde(default)]
    pub source: Vec<SourceFile>,
    /// Numbers that depend on class, stage, size or year; formulas name them like facts.
    #[serde(default)]
    pub lookup: Vec<LookupFile>,
    /// Formulas with a name, which other formulas name like facts. None may lead back to itself.
    #[serde(default)]
    pub formula: Vec<NamedFormulaFile>,
    /// Domains (一级指标) in order.
    #[serde(default)]
    pub domain: Vec<DomainFile>,
    /// Vetoes, downgrades and caps.
    #[serde(default)]
    pub gate: Vec<GateFile>,
    /// Figures that must agree (勾稽关系).
    #[serde(default)]
    pub check: Vec<CheckFile>,
}

/// A grade (等次) and its lower edge.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GradeFile {
    /// Official word, e.g. 优秀.
    pub title: String,
    /// Lower edge in points (for `scale = "items"` in items), inclusive; the worst grade starts at "0".
    pub from: String,
    /// Whether every indicator with `must = true` (必达指标) has to be met, too.
    #[serde(default)]
    pub must: bool,
    /// Counts of letters it needs, all of them; only for `scale = "letters"`.
    #[serde(default)]
    pub letters: Vec<LetterCountFile>,
    /// Where the edge comes from.
    pub cite: CitationFile,
}

/// What the total counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScaleFile {
    /// Points.
    #[default]
    Points,
    /// Indicators met.
    Items,
    /// Letters.
    Letters,
}

/// A letter (等级字母) and the points that stand for it, e.g. A 2, B 1, C 0.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LetterFile {
    /// The letter.
    pub title: String,
    /// The points an indicator of this letter has; letters stand best first, the worst has "0".
    pub points: String,
}

/// How many indicators of a letter a grade needs or bears.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LetterCountFile {
    /// The letter.
    pub letter: String,
    /// At least so many: a whole number, or the id of a [`LookupFile`].
    #[serde(default)]
    pub at_least: Option<String>,
    /// At most so many: a whole number, or the id of a [`LookupFile`].
    #[serde(default)]
    pub at_most: Option<String>,
}

/// A number that depends on something: a class of county (分类标准), a stage, a size, the year assessed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LookupFile {
    /// Id, dotted like a fact's.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// Unit of its values.
    pub unit: String,
    /// `year` (the year assessed), a fact of kind choice, or a fact of kind number.
    pub by: String,
    /// 插入法: between two entries in proportion; only by a number or the year.
    #[serde(default)]
    pub interpolate: bool,
    /// Entries: for a choice one for every option (`is`), else rising (`from`, inclusive).
    pub entry: Vec<LookupEntryFile>,
}

/// One entry of a [`LookupFile`].
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LookupEntryFile {
    /// The option of a choice.
    #[serde(default)]
    pub is: Option<String>,
    /// From this year or value on, inclusive; in the unit of the fact.
    #[serde(default)]
    pub from: Option<String>,
    /// The value, in the lookup's unit.
    pub value: String,
    /// Where the value comes from.
    pub cite: CitationFile,
}

/// A formula with a name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NamedFormulaFile {
    /// Id, dotted like a fact's.
    pub id: String,
    /// The formula.
    pub value: String,
}

/// A document that numbers rest on.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Key used in citations.
    pub key: String,
    /// Title, without book-title marks.
    pub title: String,
    /// Document number (文号), if it has one.
    #[serde(default)]
    pub number: String,
    /// Issuer (发文机关).
    #[serde(default)]
    pub issuer: String,
    /// Year of issue.
    #[serde(default)]
    pub year: String,
}

/// What a number, formula or gate rests on, and how sure that is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CitationFile {
    /// Key of a [`SourceFile`].
    pub source: String,
    /// Clause, item or table in it.
    #[serde(default)]
    pub clause: String,
    /// `official`, `inferred`, `unverified` (待核) or `own` (made for this rubric).
    pub certainty: String,
}

/// A domain (一级指标).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DomainFile {
    /// Stable id.
    pub id: String,
    /// Official title.
    pub title: String,
    /// Short title for the navigation.
    pub short_title: String,
    /// Where the title comes from.
    pub cite: CitationFile,
    /// What its points count for in the total (权重), where that is not their sum.
    #[serde(default)]
    pub weight: Option<WeightFile>,
    /// 加分项: its points stand beside the full points of the rubric and add to the total, at most so many.
    #[serde(default)]
    pub bonus_cap: Option<String>,
    /// Facts first asked for in this domain.
    #[serde(default)]
    pub fact: Vec<FactFile>,
    /// Indicators in order.
    #[serde(default)]
    pub indicator: Vec<IndicatorFile>,
}

/// What a domain's points count for in the total: points won ÷ full points × weight (权重折算).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WeightFile {
    /// The weight, in points of the total; where a person sets it, the one that holds until then.
    pub points: String,
    /// The fact by which a person sets it, a number in 分; left out where it is fixed.
    #[serde(default)]
    pub fact: Option<FactFile>,
    /// Where the weight comes from.
    pub cite: CitationFile,
}

/// A figure, a yes/no, a choice or a small table that the county fills in.
///
/// A fact is declared once in all of `src/rubric/data`; every rubric may use it by its id.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Stable dotted id, e.g. `kindergarten.pupils`.
    pub id: String,
    /// Official name.
    pub title: String,
    /// `number` (default), `flag` (是/否), `choice` (one of `options`) or `table` (rows of `column`s, one a school).
    #[serde(default)]
    pub kind: FactKindFile,
    /// What a choice can be.
    #[serde(default)]
    pub options: Vec<String>,
    /// Columns of a table after the first, which names the row. Formulas name a column `table id.column id`.
    #[serde(default)]
    pub column: Vec<ColumnFile>,
    /// Unit for numbers, e.g. 万元, 人, %, 元/人.
    #[serde(default)]
    pub unit: String,
    /// Whether the unit is a noun that this rubric brings itself, and counts: 天, 条, 篇.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_unit: bool,
    /// `year` (the draft's year, default), `last_year`, `school_year`, `year_end`, `three_years`.
    #[serde(default)]
    pub period: PeriodFile,
    /// Whether only whole numbers make sense (people, schools).
    #[serde(default)]
    pub whole: bool,
    /// Least possible value; "0" unless said otherwise; a growth rate may be below zero: write "-100".
    #[serde(default)]
    pub least: Option<String>,
    /// Greatest possible value, where one exists by definition.
    #[serde(default)]
    pub most: Option<String>,
    /// Statistical table or record it is taken from (数据来源).
    pub origin: String,
    /// What counts and what does not (统计口径).
    #[serde(default)]
    pub hint: String,
    /// Facts that this one is part of (其中), directly: what those are part of in turn follows. A part above its whole is
    /// found in every rubric that asks for both. Never written out again: naming a whole asks no rubric for it.
    #[serde(default, skip_serializing)]
    pub part_of: Vec<String>,
    /// The fact that says of a year what this one says of it a year later, when it is the year before: 上年教育支出 is the last year of
    /// 教育支出. What a draft says of that fact is carried over into the next year's draft as this one. Empty where no fact does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last_year_of: String,
}

/// Kind of a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKindFile {
    /// A number with a unit.
    #[default]
    Number,
    /// 是 or 否.
    Flag,
    /// One of several options.
    Choice,
    /// Rows of columns.
    Table,
}

/// A column of a table: a number for every row.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnFile {
    /// Id inside the table: letters, digits and `_`, no dots.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Unit.
    pub unit: String,
    /// Whether only whole numbers make sense.
    #[serde(default)]
    pub whole: bool,
    /// Least possible value; "0" unless said otherwise.
    #[serde(default)]
    pub least: Option<String>,
    /// Greatest possible value, where one exists by definition.
    #[serde(default)]
    pub most: Option<String>,
    /// Columns of the same table that this one is part of (其中), directly; held row by row.
    #[serde(default)]
    pub part_of: Vec<String>,
}

/// Which time a fact speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodFile {
    /// The year assessed.
    #[default]
    Year,
    /// The year before it.
    LastYear,
    /// The school year that begins in the year assessed.
    SchoolYear,
    /// The end of the year assessed.
    YearEnd,
    /// The three years up to the year assessed.
    ThreeYears,
}

/// An indicator (二级指标): what is asked, of whom, and how it earns points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Stable dotted id.
    pub id: String,
    /// Official title.
    pub title: String,
    /// Full points (分值); must equal `base` and the points of its parts (bonus parts left out), or with `combine` the
    /// points of its best part. "0" for an indicator that is only `must`.
    pub points: String,
    /// 基础分: points given from the start, from which parts of "0" points only deduct (扣完为止).
    #[serde(default)]
    pub base: Option<String>,
    /// `sum` (default), `best` (同一项取最高) or `worst` (取最差要素; 全部达标).
    #[serde(default)]
    pub combine: CombineFile,
    /// Least points after summing: a number, or `none` (扣分不封顶, may fall below zero). Left out: 0, which the clause
    /// then does not print.
    #[serde(default)]
    pub floor: Option<String>,
    /// Most points after summing, where bonus parts may not pass the full points, or may by less than they add up to.
    #[serde(default)]
    pub cap: Option<String>,
    /// 必达指标: grades with `must = true` need it met.
    #[serde(default)]
    pub must: bool,
    /// Responsible units (责任单位).
    pub responsible: Vec<String>,
    /// Evidence to prepare (佐证材料).
    pub evidence: Vec<String>,
    /// The scoring clause in words (评分细则).
    pub clause: String,
    /// The duty this indicator rests on.
    pub cite: CitationFile,
    /// Facts shown in its card: all that its parts use, in the order to fill them.
    #[serde(default)]
    pub inputs: Vec<String>,
    /// Facts shown with it for judging or checking; they never move its points.
    #[serde(default)]
    pub related: Vec<String>,
    /// What 不适用 in an input does: `full` (按满分计), `rescale` (不计，其余按比例折算) or `undefined` (细则没有规定: the
    /// points stay open). Left out: 不适用 is not accepted here.
    #[serde(default)]
    pub not_applicable: Option<NotApplicableFile>,
    /// The inputs that may be 不适用, where not all of them may.
    #[serde(default)]
    pub not_applicable_for: Vec<String>,
    /// Scored parts; their points are summed.
    pub part: Vec<PartFile>,
}

/// What 不适用 does to an indicator's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableFile {
    /// Full points: nothing is deducted for a duty the county does not have. In a list of faults, conditions, items or
    /// states of problems only what rests on the 不适用 is let off; the others count as ever.
    Full,
    /// Left out, and what remains is scaled up to the full points.
    Rescale,
    /// The document does not say: the part's points stay open, and so does the verdict.
    Undefined,
}

/// How the parts of an indicator come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CombineFile {
    /// Added up.
    #[default]
    Sum,
    /// The best one counts.
    Best,
    /// The worst one counts.
    Worst,
}

/// A veto, a downgrade or a cap.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GateFile {
    /// Stable dotted id.
    pub id: String,
    /// The event or state, as the document words it.
    pub title: String,
    /// Fact of kind flag that tells whether it happened; it is declared here, not in a domain.
    #[serde(default)]
    pub fact: Option<FactFile>,
    /// Or a flag that some indicator asks for.
    #[serde(default)]
    pub flag: Option<String>,
    /// Or a condition on figures, e.g. `value = "satisfaction"`, `op = "<"`, …
    #[serde(default)]
    pub when: Option<MeetsFile>,
    /// The answer that means the event: true (是, or that the condition holds) unless said otherwise.
    #[serde(default = "is_true")]
    pub wanted: bool,
    /// The best grade still possible, e.g. 良好 for 不得评为优秀; the worst grade for a veto.
    #[serde(default)]
    pub best_grade: Option<String>,
    /// By how many grades the result falls, e.g. 1.
    #[serde(default)]
    pub lower_by: Option<u32>,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// The only one of these; else all of them.
fn only<T>(mut all: Vec<T>) -> Result<T, Vec<T>> {
    match (all.pop(), all.is_empty()) {
        (Some(one), true) => Ok(one),
        (last, _) => Err(all.into_iter().chain(last).collect()),
    }
}

fn is_true() -> bool {
    true
}
