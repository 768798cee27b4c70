//! What a rubric file may say: the outside shape, exactly as people write it.
//!
//! A rubric is a folder of TOML files (`src/rubric/data/<id>/`): `rubric.toml` with the head matter, one file a
//! domain, `gates.toml` and `checks.toml`. The build reads them with these types, has [`super::check`] list every
//! problem, and packs what is right. Unknown keys are refused. Numbers are written as strings, so that they stay exact.

use serde::{Deserialize, Serialize};

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
    /// What its status is, shown beside every score, e.g. 示例，非官方.
    pub label: String,
    /// One paragraph on what it rests on and what is our own.
    pub about: String,
    /// Full points of the whole (总分).
    pub full_points: String,
    /// Decimal places of an indicator's points, rounded half up (四舍五入).
    pub points_places: u32,
    /// Grades, best first; each holds from its own lower edge (inclusive) up to the edge above it.
    #[serde(default)]
    pub grade: Vec<GradeFile>,
    /// Documents that citations name by key.
    #[serde(default)]
    pub source: Vec<SourceFile>,
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
    /// Lower edge in points, inclusive; the worst grade starts at "0".
    pub from: String,
    /// Where the edge comes from.
    pub cite: CitationFile,
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
    /// Facts first asked for in this domain.
    #[serde(default)]
    pub fact: Vec<FactFile>,
    /// Indicators in order.
    #[serde(default)]
    pub indicator: Vec<IndicatorFile>,
}

/// A figure or a yes/no that the county fills in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Stable dotted id, e.g. `kindergarten.pupils`.
    pub id: String,
    /// Official name.
    pub title: String,
    /// `number` (default) or `flag` (是/否).
    #[serde(default)]
    pub kind: FactKindFile,
    /// Unit for numbers, e.g. 万元, 人, %, 元/人.
    #[serde(default)]
    pub unit: String,
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
    /// Full points (分值); must equal the sum of its parts.
    pub points: String,
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
    /// What 不适用 in an input does: `full` (按满分计). Left out: 不适用 is not accepted here.
    #[serde(default)]
    pub not_applicable: Option<NotApplicableFile>,
    /// Scored parts; their points are summed.
    pub part: Vec<PartFile>,
}

/// What 不适用 does to an indicator's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableFile {
    /// Full points: nothing is deducted for a duty the county does not have.
    Full,
}

/// One scored part of an indicator.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// What this part asks; may be left out when the indicator has one part only.
    #[serde(default)]
    pub title: String,
    /// Full points of the part.
    pub points: String,
    /// Met: full points; not met: none.
    #[serde(default)]
    pub meets: Option<MeetsFile>,
    /// Points lost for each step short of the target.
    #[serde(default)]
    pub per_step: Option<PerStepFile>,
    /// Points by bands of a figure.
    #[serde(default)]
    pub bands: Option<BandsFile>,
    /// Points in proportion to a share.
    #[serde(default)]
    pub share: Option<ShareFile>,
    /// Full points when a yes/no has the wanted answer.
    #[serde(default)]
    pub yes: Option<YesFile>,
    /// Points given by a person inside bands, with a reason. At most one such part an indicator.
    #[serde(default)]
    pub judged: Option<JudgedFile>,
}

/// A formula compared with a target.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MeetsFile {
    /// Formula over facts: `+ - * /`, brackets, numbers, `growth(now, before)`.
    pub value: String,
    /// `>=`, `>`, `<=`, `<` or `=`.
    pub op: String,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula, where the figure is compared with another.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit of the target and of the shown value; for `against` the unit the two are shown in.
    pub unit: String,
    /// Where target and comparison come from.
    pub cite: CitationFile,
}

/// Points lost for each step short of (or over) the target.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerStepFile {
    /// Formula over facts.
    pub value: String,
    /// `>=` (short of the target costs) or `<=` (over it costs).
    pub op: String,
    /// Target number, in `unit`.
    pub target: String,
    /// Unit of target and step.
    pub unit: String,
    /// Size of a step; for a `%` value it is percentage points.
    pub step: String,
    /// Points lost a step; never below zero in all (扣完为止).
    pub deduct: String,
    /// Whether a started step counts: `started` (不足一步按一步), `whole` (只计整步) or `exact` (按比例).
    pub partial: PartialStepFile,
    /// Where the target comes from.
    pub cite: CitationFile,
}

/// How a started step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartialStepFile {
    /// A started step counts whole.
    Started,
    /// Only whole steps count.
    Whole,
    /// In proportion.
    Exact,
}

/// Points by bands of a figure.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BandsFile {
    /// Formula over facts.
    pub value: String,
    /// Unit of the edges.
    pub unit: String,
    /// `up`: more is better, edges are lower edges, inclusive, falling; `down`: less is better, edges are upper edges,
    /// inclusive, rising.
    pub better: BetterFile,
    /// Bands, best first; what reaches none earns nothing.
    pub band: Vec<BandFile>,
}

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BetterFile {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// A band: from its edge on, these points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BandFile {
    /// Edge, inclusive.
    pub edge: String,
    /// Points from here.
    pub points: String,
    /// Where the edge comes from; only the first band's edge is the compliance line (达标线).
    pub cite: CitationFile,
}

/// Points in proportion to a share: points × value ÷ full, at most the part's points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShareFile {
    /// Formula over facts.
    pub value: String,
    /// The value that earns full points, in `unit`.
    pub full: String,
    /// Unit of value and full.
    pub unit: String,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// Full points for the wanted answer to a yes/no.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct YesFile {
    /// A fact of kind flag.
    pub fact: String,
    /// The answer that earns the points.
    #[serde(default = "yes")]
    pub wanted: bool,
    /// Where it comes from.
    pub cite: CitationFile,
}

fn yes() -> bool {
    true
}

/// A person's judgement inside bands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedFile {
    /// What the person is asked.
    pub question: String,
    /// Bands, best first, covering nought to the part's points in steps of `step` without hole or overlap.
    pub band: Vec<JudgedBandFile>,
    /// Step of the points, e.g. "0.1".
    pub step: String,
    /// Where the bands come from.
    pub cite: CitationFile,
}

/// A band of judgement, e.g. 好 from 1.6 to 2.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedBandFile {
    /// Word for it, e.g. 好.
    pub title: String,
    /// Least points in it.
    pub low: String,
    /// Most points in it.
    pub high: String,
    /// Whether a judgement in this band counts as 达标.
    pub met: bool,
    /// What the state of affairs is in this band.
    pub text: String,
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
    /// Or a condition on figures, e.g. `value = "satisfaction"`, `op = "<"`, …
    #[serde(default)]
    pub when: Option<MeetsFile>,
    /// The best grade still possible, e.g. 良好 for 不得评为优秀; the worst grade for a veto.
    #[serde(default)]
    pub best_grade: Option<String>,
    /// By how many grades the result falls, e.g. 1.
    #[serde(default)]
    pub lower_by: Option<u32>,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// Figures that must agree. Exactly one kind is given.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    /// Stable id, e.g. `training-share`.
    pub id: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What to do about it, in one sentence; shown after the arithmetic.
    #[serde(default)]
    pub advice: String,
    /// A reported figure against the same figure computed from others.
    #[serde(default)]
    pub claimed: Option<ClaimedFile>,
    /// A total against the sum of its parts.
    #[serde(default)]
    pub sum: Option<SumFile>,
    /// A figure that should not pass a limit.
    #[serde(default)]
    pub at_most: Option<AtMostFile>,
    /// A 是 that the figures deny (or the other way round).
    #[serde(default)]
    pub asserted: Option<AssertedFile>,
    /// A value about 10 000 times last year's, or a 10 000th of it: 元 typed for 万元.
    #[serde(default)]
    pub slip: Option<SlipFile>,
    /// A figure that others imply, told as a note while the figure itself is blank.
    #[serde(default)]
    pub implied: Option<ImpliedFile>,
}

/// A reported figure against its recomputation, to the precision it was printed with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimedFile {
    /// The reported fact.
    pub fact: String,
    /// The formula it should equal.
    pub formula: String,
    /// Facts that may have been used as the denominator instead; tried when the figures disagree and the formula is
    /// a plain `a / b`.
    #[serde(default)]
    pub denominators: Vec<String>,
}

/// A total against its parts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SumFile {
    /// The total.
    pub total: String,
    /// Its parts; all must be filled for the check to run.
    pub parts: Vec<String>,
}

/// A figure that should not pass a limit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AtMostFile {
    /// Formula over facts.
    pub value: String,
    /// Limit, in `unit`.
    pub limit: String,
    /// Unit of the limit.
    pub unit: String,
}

/// A declared 是/否 against what the figures say.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AssertedFile {
    /// The flag.
    pub fact: String,
    /// What is true when the answer is 是.
    pub condition: MeetsFile,
}

/// This year against last year, a factor of 10 000 apart.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SlipFile {
    /// This year's fact.
    pub now: String,
    /// Last year's fact.
    pub before: String,
}

/// A figure that others imply.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ImpliedFile {
    /// What is implied, in words, e.g. 中职在校生.
    pub title: String,
    /// The formula.
    pub formula: String,
    /// Unit to show it in.
    pub unit: String,
    /// The fact that would say it outright; the note is silent once it is filled.
    #[serde(default)]
    pub fact: Option<String>,
}
