//! What a rubric file may say of an indicator's parts: the kinds of scoring rule.

use super::CitationFile;
use serde::{Deserialize, Serialize};

/// One scored part of an indicator. Exactly one kind of rule is given.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// What this part asks; may be left out when the indicator has one part only.
    #[serde(default)]
    pub title: String,
    /// Full points of the part; "0" for one that only deducts from the indicator's `base`, or is only `must`.
    pub points: String,
    /// Names the judgement of a `judged` or `docked` part: needed for all but the first of an indicator.
    #[serde(default)]
    pub key: String,
    /// 超额加分: comes on top of the indicator's full points (up to its `cap`).
    #[serde(default)]
    pub bonus: bool,
    /// Met: full points; not met: none.
    #[serde(default)]
    pub meets: Option<MeetsFile>,
    /// Points lost for each step short of the target.
    #[serde(default)]
    pub per_step: Option<PerStepFile>,
    /// Points won for each step above a start.
    #[serde(default)]
    pub per_gain: Option<PerGainFile>,
    /// Points by bands of a figure.
    #[serde(default)]
    pub bands: Option<BandsFile>,
    /// Points by the first of several conditions that holds.
    #[serde(default)]
    pub tiers: Option<TiersFile>,
    /// Points in proportion to a share.
    #[serde(default)]
    pub share: Option<ShareFile>,
    /// Full points when a yes/no has the wanted answer.
    #[serde(default)]
    pub yes: Option<YesFile>,
    /// Points lost for each fault of a list that occurred.
    #[serde(default)]
    pub faults: Option<FaultsFile>,
    /// Points given by a person inside bands, with a reason.
    #[serde(default)]
    pub judged: Option<JudgedFile>,
    /// Points deducted by a person between a least and a most, with a reason.
    #[serde(default)]
    pub docked: Option<DockedFile>,
    /// Points times a coefficient that a choice stands for.
    #[serde(default)]
    pub coefficient: Option<CoefficientFile>,
    /// Points by rank among peers.
    #[serde(default)]
    pub ranked: Option<RankedFile>,
    /// Points split over the problems found, each by its rectification.
    #[serde(default)]
    pub rectified: Option<RectifiedFile>,
    /// n-of-m and 全体满足: of the county, or of every row of a table.
    #[serde(default)]
    pub n_of_m: Option<NOfMFile>,
}

/// A formula compared with a target.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MeetsFile {
    /// Formula over facts, lookups and named formulas: `+ - * /`, brackets, numbers (`12[班]` with a unit), and
    /// `growth(now, before)`, `mean(…)`, `min(…)`, `max(…)`, `ceil(…)`, `floor(…)`;
    /// `rises(first, …, last)` and `falls(first, …, last)`: how many times (次) a value is above (below) the one before;
    /// `total(table.column)`, `rows(table)` (个), `dispersion(table.column, table.pupils)` (差异系数, weighted by pupils).
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
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where target and comparison come from.
    pub cite: CitationFile,
}

/// What holds when a formula divides by nought, and so has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IfZeroFile {
    /// It stays open: the figure is to be looked at.
    Open,
    /// Full points: there is nothing the duty could be short of.
    Full,
    /// No points.
    None,
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
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula: a lookup, last year's figure, an average.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit of target and step.
    pub unit: String,
    /// Size of a step; for a `%` value it is percentage points.
    pub step: String,
    /// Points lost a step.
    pub deduct: String,
    /// How much is lost at most: `full` (扣完为止: the part's points), a number (最多扣…分), or `none` (扣分不封顶, or down
    /// to the indicator's floor). Left out: as `full`, which the clause then does not print.
    #[serde(default)]
    pub limit: Option<String>,
    /// Whether a started step counts: `started` (不足一步按一步), `whole` (只计整步) or `exact` (按比例).
    pub partial: PartialStepFile,
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
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

/// Points won for each step above a start, at most the part's points (超额每…加…分，最多…分).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PerGainFile {
    /// Formula over facts.
    pub value: String,
    /// Where the gain starts, in `unit`; a formula. "0" unless said otherwise.
    #[serde(default)]
    pub from: Option<String>,
    /// Unit of start and step.
    pub unit: String,
    /// Size of a step.
    pub step: String,
    /// Points won a step.
    pub award: String,
    /// Whether a started step counts.
    pub partial: PartialStepFile,
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
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
    /// Bands, best first. All of them have an `edge`, or all have a `range`.
    pub band: Vec<BandFile>,
    /// Points of a value that lies in no band; left out: none for `edge`s, and a mistake for `range`s that leave a gap.
    #[serde(default)]
    pub otherwise: Option<String>,
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
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

/// A band: from its edge on, or within its range, these points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BandFile {
    /// Edge, inclusive; the band reaches to the edge of the better one, which it leaves out.
    #[serde(default)]
    pub edge: Option<String>,
    /// Both edges as the document has them: `[80, 90)`; `[` and `]` include the edge, `(` and `)` do not; an edge left out
    /// is no edge: `[90, )`. Ranges may neither overlap nor leave a gap.
    #[serde(default)]
    pub range: Option<String>,
    /// Points from here.
    pub points: String,
    /// Where the edge comes from; only the first band's edge is the compliance line (达标线).
    pub cite: CitationFile,
}

/// Points by the first of several conditions that holds, e.g. 均达上限 70 分，均达下限 40 分.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TiersFile {
    /// Tiers in the order they are tried, the best first; the first is 达标.
    pub tier: Vec<TierFile>,
    /// Points when none holds.
    pub otherwise: String,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A tier: all its conditions hold, these points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TierFile {
    /// Points.
    pub points: String,
    /// The conditions.
    pub all: Vec<ConditionFile>,
}

/// A condition: a comparison (`value`, `op`, `target` or `against`, `unit`), a flag (`flag`, `wanted`) or a choice
/// (`choice`, `is`).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// Formula over facts.
    #[serde(default)]
    pub value: Option<String>,
    /// `>=`, `>`, `<=`, `<` or `=`.
    #[serde(default)]
    pub op: Option<String>,
    /// Target number, in `unit`.
    #[serde(default)]
    pub target: Option<String>,
    /// Target formula.
    #[serde(default)]
    pub against: Option<String>,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// What holds when a divisor is nought: `full` that the condition holds, `none` that it does not.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// A fact of kind flag.
    #[serde(default)]
    pub flag: Option<String>,
    /// Its wanted answer; true unless said otherwise.
    #[serde(default)]
    pub wanted: Option<bool>,
    /// A fact of kind choice.
    #[serde(default)]
    pub choice: Option<String>,
    /// The options that fulfil the condition.
    #[serde(default)]
    pub is: Vec<String>,
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
    /// What holds when a divisor is nought; needed where a divisor may be.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
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
    #[serde(default = "super::is_true")]
    pub wanted: bool,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// 情形清单扣分: independent faults, added up.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultsFile {
    /// The faults.
    pub fault: Vec<FaultFile>,
    /// How much is lost at most, as in [`PerStepFile::limit`].
    #[serde(default)]
    pub limit: Option<String>,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A fault and what it costs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultFile {
    /// A fact of kind flag.
    pub fact: String,
    /// The answer that means the fault: true (是) unless said otherwise.
    #[serde(default = "super::is_true")]
    pub when: bool,
    /// Points it costs.
    pub deduct: String,
}

/// A person's judgement inside bands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedFile {
    /// What the person is asked.
    pub question: String,
    /// Bands, best first, from the part's points down, in steps of `step` without hole or overlap. Without `step` each
    /// band is one number of points (15/10/5/0 四档).
    pub band: Vec<JudgedBandFile>,
    /// Step of the points, e.g. "0.1".
    #[serde(default)]
    pub step: Option<String>,
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

/// 区间扣分: a person deducts nothing, or between `least` and `most` points, e.g. 不力扣1–3分. What is typed is the
/// deduction.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DockedFile {
    /// What the person is asked.
    pub question: String,
    /// Least deduction, once there is one.
    pub least: String,
    /// Most.
    pub most: String,
    /// Step of the deduction.
    pub step: String,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// 系数: the part's points times the coefficient of what is chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientFile {
    /// A fact of kind choice.
    pub fact: String,
    /// One entry for every option, best first; the first is 达标.
    pub level: Vec<CoefficientLevelFile>,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A coefficient.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientLevelFile {
    /// The option.
    pub is: String,
    /// Its coefficient, from 0 to 1.
    pub coefficient: String,
}

/// 排序赋分: points by rank, from the peers' values or from one's own rank.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RankedFile {
    /// One's own value; needed with `peers` or `reaches`.
    #[serde(default)]
    pub value: Option<String>,
    /// Unit of the value.
    #[serde(default)]
    pub unit: Option<String>,
    /// Which way it is better.
    pub better: BetterFile,
    /// A table's column with the values of the others (one's own left out).
    #[serde(default)]
    pub peers: Option<String>,
    /// A fact with one's own rank, in 名: used where it is filled in, instead of the peers' values.
    #[serde(default)]
    pub rank: Option<String>,
    /// Points of the first rank, the second, …; equal values share the better rank.
    pub ladder: Vec<String>,
    /// Points of ranks beyond the ladder.
    pub otherwise: String,
    /// A value that earns full points whatever the rank (≥市平均得满分), a formula; only the others are then ranked,
    /// among themselves. `mean` is the mean of all, one's own included.
    #[serde(default)]
    pub reaches: Option<String>,
    /// What holds when a divisor is nought.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// 整改计分: points × Σ(problems × fraction) ÷ problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedFile {
    /// States of problems, best first.
    pub state: Vec<RectifiedStateFile>,
    /// What holds when there is no problem at all.
    pub if_zero: IfZeroFile,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// A state of problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedStateFile {
    /// A fact: how many problems are in this state.
    pub fact: String,
    /// The fraction of its points such a problem keeps, from 0 to 1.
    pub fraction: String,
}

/// n-of-m: so many of the items are met, and the others by so much.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NOfMFile {
    /// A table: every row has to pass. Left out: the county has to.
    #[serde(default)]
    pub table: Option<String>,
    /// The items. With a table, formulas may name its columns alone.
    pub item: Vec<NOfMItemFile>,
    /// How many items are needed; left out: all.
    #[serde(default)]
    pub need: Option<usize>,
    /// What share of its target an unmet item has to reach, e.g. "85" for 85 %; left out: nothing is asked of it.
    #[serde(default)]
    pub rest: Option<String>,
    /// With a table: `all` (default: every row passes, or no points) or `share` (points × rows that pass ÷ rows).
    #[serde(default)]
    pub by: RowsByFile,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// An item of [`NOfMFile`].
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NOfMItemFile {
    /// Its name.
    pub title: String,
    /// Formula over facts, or over the columns of the row.
    pub value: String,
    /// `>=` or `<=`.
    pub op: String,
    /// Target, in `unit`.
    pub target: String,
    /// Unit.
    pub unit: String,
    /// What holds when a divisor is nought: `full` that the item is met, `none` that it is not.
    #[serde(default)]
    pub if_zero: Option<IfZeroFile>,
    /// Where the target comes from.
    pub cite: CitationFile,
}

/// How rows earn points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsByFile {
    /// All or nothing.
    #[default]
    All,
    /// In proportion to the rows that pass.
    Share,
}
