//! 按数值分档.

use super::{Better, Formula, IfZero, Kind, Lowest};
use crate::number::{Number, Span};
use crate::rubric::wire::fields;
use crate::rubric::{Citation, Expression, FactKey};

/// Points by bands of a figure: “90%以上得3分，80%以上得2分，其余不得分”.
#[derive(Clone, Debug)]
pub struct Bands {
    /// The value.
    pub value: Formula,
    /// Which way it is better.
    pub better: Better,
    /// Best first, without overlap or gap; at least one.
    pub bands: Vec<Band>,
    /// Points of what lies in none.
    pub otherwise: Number,
    /// What holds when a divisor is zero.
    pub if_zero: IfZero,
}

/// Within its range, these points.
#[derive(Clone, Debug)]
pub struct Band {
    /// Its values, in the value's unit.
    pub range: Span,
    /// Points in it.
    pub points: Number,
    /// Where the edges come from.
    pub citation: Citation,
}

fields!(Bands { value, better, bands, otherwise, if_zero });
fields!(Band { range, points, citation });

impl Kind for Bands {
    fn citation(&self) -> &Citation {
        &self.bands[0].citation
    }

    fn further_citations(&self) -> Vec<&Citation> {
        self.bands.iter().skip(1).map(|band| &band.citation).collect()
    }

    fn expressions(&self) -> Vec<&Expression> {
        vec![&self.value.expression]
    }

    fn answers(&self) -> Vec<FactKey> {
        Vec::new()
    }

    fn lowest(&self, _points: &Number, _possible: &dyn Fn(&Formula) -> Span) -> Lowest<'_> {
        Lowest::of(self.bands.iter().map(|band| &band.points).chain([&self.otherwise]))
    }

    fn measures_by(&self, fact: FactKey) -> bool {
        self.value.is_measured_by(fact, None, self.better == Better::Up)
    }
}
