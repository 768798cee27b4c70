//! 按数值分档: what a rubric file says of it, and how that is checked.

use crate::number::{End, Number, Span};
use crate::rubric::check::{Checker, better};
use crate::rubric::file::{BetterFile, CitationFile, IfZeroFile};
use crate::rubric::problem::{
    BestOf, EntryOf, FileTable, GapAt, Negative, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{Band, Bands, Better, Expression, FactKind, Formula};
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
    /// What holds when a divisor is zero; needed where a divisor may be.
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

impl Checker<'_> {
    pub(in super::super::super) fn bands(
        &mut self,
        place: &ProblemPlace,
        rule: &BandsFile,
        points: &Number,
    ) -> Option<Bands> {
        let value = self.formula(place, &rule.value, &rule.unit);
        let better = better(rule.better);
        let by_edge = rule.band.iter().filter(|band| band.edge.is_some() && band.range.is_none()).count();
        let by_range = rule.band.iter().filter(|band| band.range.is_some() && band.edge.is_none()).count();
        if by_edge.max(by_range) != rule.band.len() {
            self.problem(place, ProblemKind::MixedBands);
            return None;
        }
        let mut bands: Vec<Band> = Vec::new();
        for (n, band) in rule.band.iter().enumerate() {
            let place = place.number(FileTable::Band, n + 1);
            let range = match (&band.edge, &band.range) {
                (Some(edge), _) => self.by_edge(&place, edge, better, bands.last()),
                (None, range) => self.range(&place, range.as_deref().unwrap_or_default())?,
            };
            let checked = Band {
                range,
                points: self.number(&place, &band.points),
                citation: self.citation(&place, &band.cite),
            };
            match bands.last() {
                Some(above) if by_edge > 0 && checked.points >= above.points => {
                    self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::BandPoints });
                }
                None if checked.points != *points => {
                    let what = BestOf::Band;
                    self.problem(&place, ProblemKind::BestEarns { what, points: points.clone() });
                }
                _ => {}
            }
            bands.push(checked);
        }
        if bands.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Bands });
            return None;
        }
        let value = value?;
        if by_range > 0 {
            self.without_gap(place, &value, better, &bands, rule.otherwise.is_some());
        }
        let otherwise =
            rule.otherwise.as_ref().map_or_else(Number::zero, |points| self.number(place, points));
        if otherwise.is_negative() || bands.iter().any(|band| band.points.is_negative()) {
            self.problem(place, ProblemKind::BelowZero { what: Negative::Bands });
        }
        let too_many = otherwise > *points || bands.iter().any(|band| band.points > *points);
        if too_many && bands[0].points == *points {
            self.problem(place, ProblemKind::BandAbovePart { points: points.clone() });
        }
        let if_zero = self.if_zero(place, rule.if_zero, &[&value.expression]);
        Some(Bands { value, better, bands, otherwise, if_zero })
    }

    /// From an edge, which is in, to the edge of the better band, which is not.
    fn by_edge(&mut self, place: &ProblemPlace, edge: &str, better: Better, above: Option<&Band>) -> Span {
        let edge = self.number(place, edge);
        let near = |span: &Span| match better {
            Better::Up => span.low.clone(),
            Better::Down => span.high.clone(),
        };
        let far = match above.map(|above| near(&above.range)) {
            Some(End::Closed(far)) => {
                let ordered = match better {
                    Better::Up => edge < far,
                    Better::Down => edge > far,
                };
                if !ordered {
                    self.problem(place, ProblemKind::OutOfOrder { what: Ordered::BandEdges });
                }
                End::Open(far)
            }
            _ => End::None,
        };
        match better {
            Better::Up => Span { low: End::Closed(edge), high: far },
            Better::Down => Span { low: far, high: End::Closed(edge) },
        }
    }

    /// `[80, 90)`.
    fn range(&mut self, place: &ProblemPlace, written: &str) -> Option<Span> {
        let inner = written.trim();
        let open_low = inner.starts_with('(');
        let open_high = inner.ends_with(')');
        let both = inner
            .strip_prefix(['(', '['])
            .and_then(|rest| rest.strip_suffix([')', ']']))
            .and_then(|rest| rest.split_once(','));
        let Some((low, high)) = both else {
            self.problem(place, ProblemKind::NotARange { written: written.to_owned() });
            return None;
        };
        let mut end = |text: &str, open: bool| match text.trim() {
            "" => End::None,
            number if open => End::Open(self.number(place, number)),
            number => End::Closed(self.number(place, number)),
        };
        let range = Span { low: end(low, open_low), high: end(high, open_high) };
        if let (Some(low), Some(high)) = (range.low.number(), range.high.number())
            && (low > high || low == high && range.value().is_none())
        {
            self.problem(place, ProblemKind::EmptyRange { written: written.to_owned() });
        }
        Some(range)
    }

    fn without_gap(
        &mut self,
        place: &ProblemPlace,
        value: &Formula,
        better: Better,
        bands: &[Band],
        otherwise: bool,
    ) {
        let possible = self.possible_values(value);
        let whole = self.is_whole(value);
        for (n, pair) in bands.windows(2).enumerate() {
            let (lower, upper) = match better {
                Better::Up => (&pair[1].range, &pair[0].range),
                Better::Down => (&pair[0].range, &pair[1].range),
            };
            let place = place.number(FileTable::Band, n + 2);
            match (&lower.high, &upper.low) {
                (End::None, _) | (_, End::None) => {
                    self.problem(&place, ProblemKind::Overlap { at: None });
                }
                (a @ (End::Closed(x) | End::Open(x)), b @ (End::Closed(y) | End::Open(y))) => {
                    let both = matches!((a, b), (End::Closed(_), End::Closed(_)));
                    let neither = matches!((a, b), (End::Open(_), End::Open(_)));
                    if x > y || x == y && both {
                        self.problem(&place, ProblemKind::Overlap { at: Some(y.clone()) });
                    } else if x == y && neither {
                        self.problem(&place, ProblemKind::Gap { at: GapAt::Number(x.clone()) });
                    } else if x < y && !(whole && both && *y == x + &Number::one()) {
                        let at = GapAt::Between(x.clone(), y.clone());
                        self.problem(&place, ProblemKind::Gap { at });
                    }
                }
            }
        }
        if otherwise {
            return;
        }
        let (first, last) = (&bands[0].range, &bands[bands.len() - 1].range);
        let (lowest, highest) = match better {
            Better::Up => (&last.low, &first.high),
            Better::Down => (&first.low, &last.high),
        };
        let below = Span { low: possible.low.clone(), high: other_side(lowest) };
        let above = Span { low: other_side(highest), high: possible.high.clone() };
        let speaks = |end: &End, beyond: &Span| *end == End::None || beyond.meet(&possible).is_none();
        if !speaks(lowest, &below) {
            self.problem(place, ProblemKind::Gap { at: GapAt::Below });
        }
        if !speaks(highest, &above) {
            self.problem(place, ProblemKind::Gap { at: GapAt::Above });
        }
    }

    /// Whether only whole numbers are possible.
    fn is_whole(&self, value: &Formula) -> bool {
        match &value.expression {
            Expression::Fact(fact) => match self.kind_of(*fact) {
                FactKind::Number { unit, whole, .. } => *whole && unit.scale() == value.unit.scale(),
                _ => false,
            },
            _ => false,
        }
    }
}

/// The end of what lies on the other side of an end.
fn other_side(end: &End) -> End {
    match end {
        End::Closed(number) => End::Open(number.clone()),
        End::Open(number) => End::Closed(number.clone()),
        End::None => End::None,
    }
}
