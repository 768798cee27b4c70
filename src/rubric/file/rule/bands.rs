//! 按数值分档: what a rubric file says of it.

use crate::rubric::file::{BetterFile, CitationFile, IfZeroFile};
use serde::{Deserialize, Serialize};

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
