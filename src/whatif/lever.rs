//! What can be changed, and what it can be changed to, step by step.

use crate::facts::{Answer, Facts, Figure, Judgment};
use crate::number::{End, Number, Rounding, Span};
use crate::rubric::{Asked, FactKey, FactKind, JudgmentKey, Rubric};

/// Something a person can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A fact.
    Fact(FactKey),
    /// A judgement.
    Judgment(JudgmentKey),
}

/// Another answer in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Of a fact.
    Fact(FactKey, Answer),
    /// Of a judgement.
    Judgment(JudgmentKey, Judgment),
}

/// A place with what it can be changed to. Step zero is what it is; steps above lead up (or through the answers of a
/// list), steps below lead down.
#[derive(Clone, Debug)]
pub struct Lever {
    /// The place.
    pub place: Place,
    values: Values,
    down: i64,
    up: i64,
}

#[derive(Clone, Debug)]
enum Values {
    /// A figure: what it is, and what it is counted by.
    Figure { from: Number, unit: Number },
    /// Answers in a row, with what is said now in its place, where something is.
    Listed { list: Vec<Change>, at: usize },
}

/// Steps of a figure without an end, and of the finest: 0.01 of its unit up to 10^10 of them.
const ENDLESS: i64 = 1_000_000_000_000;
/// Places a figure is counted to where it need not be whole: 0.01 万元, 0.01 %.
const COUNTED_PLACES: u32 = 2;

/// What a figure is counted by: whole ones, or hundredths.
pub fn counting_unit(whole: bool) -> Number {
    let parts = Number::power_of_ten(if whole { 0 } else { COUNTED_PLACES });
    Number::one().divide(&parts).unwrap_or_else(Number::one)
}

impl Place {
    /// What is said there now.
    pub fn now(self, facts: &Facts) -> Change {
        match self {
            Self::Fact(key) => Change::Fact(key, facts.answer(key).clone()),
            Self::Judgment(key) => Change::Judgment(key, facts.judgment(key).clone()),
        }
    }

    /// Nothing said there: whatever can be.
    pub fn open(self) -> Change {
        match self {
            Self::Fact(key) => Change::Fact(key, Answer::Blank),
            Self::Judgment(key) => Change::Judgment(key, Judgment::Blank),
        }
    }
}

impl Change {
    /// A figure, or what is known of it.
    pub fn figure(key: FactKey, span: Span) -> Self {
        Self::Fact(key, Answer::Figure(Figure::supposed(span)))
    }

    /// Where.
    pub fn place(&self) -> Place {
        match self {
            Self::Fact(key, _) => Place::Fact(*key),
            Self::Judgment(key, _) => Place::Judgment(*key),
        }
    }

    /// The number in it, where it is a single one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Fact(_, Answer::Figure(figure)) => figure.span.value(),
            Self::Judgment(_, Judgment::Points(points)) => Some(points),
            Self::Fact(..) | Self::Judgment(..) => None,
        }
    }

    /// Makes it; answers with what takes it back.
    pub fn make(self, facts: &mut Facts) -> Self {
        match self {
            Self::Fact(key, answer) => Self::Fact(key, facts.put(key, answer)),
            Self::Judgment(key, judgment) => Self::Judgment(key, facts.judge(key, judgment)),
        }
    }
}

impl Lever {
    /// What a place can be changed to. `None` for a figure that is not given exactly, for tables, and for what is 不适用.
    pub fn of(rubric: &Rubric, facts: &Facts, place: Place) -> Option<Self> {
        match place {
            Place::Fact(key) => Self::of_fact(rubric, facts, key),
            Place::Judgment(key) => {
                if *facts.judgment(key) == Judgment::NotApplicable {
                    return None;
                }
                let points = match rubric.judged_part(key).rule.asked()? {
                    Asked::Judged(rule) => {
                        let bands = rule.bands.iter().rev();
                        bands.flat_map(|band| stepped(&band.low, &band.high, &rule.step)).collect()
                    }
                    Asked::Docked(rule) => {
                        // The more is deducted, the less is won.
                        let mut deducted = vec![Number::zero()];
                        deducted.extend(stepped(&rule.least, &rule.most, &rule.step));
                        deducted.reverse();
                        deducted
                    }
                };
                let points: Vec<Number> = points;
                let list = points.into_iter().map(|one| Change::Judgment(key, Judgment::Points(one)));
                Some(Self::listed(place, list.collect(), &place.now(facts)))
            }
        }
    }

    fn of_fact(rubric: &Rubric, facts: &Facts, key: FactKey) -> Option<Self> {
        let (place, answer) = (Place::Fact(key), facts.answer(key));
        if *answer == Answer::NotApplicable {
            return None;
        }
        match &rubric.fact(key).kind {
            FactKind::Number { bounds, whole, .. } => {
                let from = facts.figure(key)?.span.value()?.clone();
                let lever = Self {
                    place,
                    values: Values::Figure { from, unit: counting_unit(*whole) },
                    down: ENDLESS,
                    up: ENDLESS,
                };
                Some(lever.within(bounds))
            }
            FactKind::Flag => {
                let list = [true, false].map(|answer| Change::Fact(key, Answer::Flag(answer)));
                Some(Self::listed(place, list.into(), &place.now(facts)))
            }
            FactKind::Choice { options } => {
                let options = (0_u16..).take(options.len());
                let list = options.map(|option| Change::Fact(key, Answer::Choice(option))).collect();
                Some(Self::listed(place, list, &place.now(facts)))
            }
            FactKind::Table { .. } => None,
        }
    }

    /// Answers in a row around the one that is said now; where none of them is, that comes before all.
    fn listed(place: Place, mut list: Vec<Change>, now: &Change) -> Self {
        let at = list.iter().position(|one| one == now).unwrap_or_else(|| {
            list.insert(0, now.clone());
            0
        });
        let steps = |count: usize| i64::try_from(count).unwrap_or(ENDLESS);
        let (down, up) = (steps(at), steps(list.len() - 1 - at));
        Self { place, values: Values::Listed { list, at }, down, up }
    }

    /// The same within limits a person sets, in the unit of the fact; answers in a list have none.
    #[must_use]
    pub fn within(mut self, limits: &Span) -> Self {
        let Values::Figure { from, unit } = &self.values else { return self };
        let steps = |distance: &Number| distance.divide(unit).map(|steps| steps.floor());
        let small = |steps: Number| steps.plain().parse::<i64>().unwrap_or(ENDLESS).clamp(0, ENDLESS);
        let up = match &limits.high {
            End::None => ENDLESS,
            End::Closed(most) => steps(&(most - &below(from, unit))).map_or(0, small),
            // The last one below an end that is not reached.
            End::Open(most) => steps(&(&before(most, unit) - &below(from, unit))).map_or(0, small),
        };
        let down = match &limits.low {
            End::None => ENDLESS,
            End::Closed(least) => steps(&(&above(from, unit) - least)).map_or(0, small),
            End::Open(least) => {
                let after = &below(least, unit) + unit;
                steps(&(&above(from, unit) - &after)).map_or(0, small)
            }
        };
        (self.up, self.down) = (self.up.min(up), self.down.min(down));
        self
    }

    /// How far it can go: so many steps down, so many up.
    pub fn reach(&self) -> (i64, i64) {
        (self.down, self.up)
    }

    /// The value a step leads to, where it is a number.
    pub fn value(&self, step: i64) -> Option<Number> {
        match &self.values {
            Values::Figure { from, unit } => {
                let steps = Number::whole(step);
                Some(match step {
                    0 => from.clone(),
                    1.. => &below(from, unit) + &(&steps * unit),
                    _ => &above(from, unit) + &(&steps * unit),
                })
            }
            Values::Listed { .. } => self.change(step).number().cloned(),
        }
    }

    /// How far a step leads from what is said now; one where that is no number.
    pub fn distance(&self, step: i64) -> Number {
        match (self.value(step), self.value(0)) {
            _ if step == 0 => Number::zero(),
            (Some(to), Some(from)) => (&to - &from).abs(),
            _ => Number::one(),
        }
    }

    /// The answer a step leads to.
    pub fn change(&self, step: i64) -> Change {
        match (&self.values, self.place) {
            (Values::Listed { list, at }, _) => {
                let at = i64::try_from(*at).unwrap_or(0).saturating_add(step);
                usize::try_from(at)
                    .ok()
                    .and_then(|at| list.get(at))
                    .cloned()
                    .unwrap_or_else(|| self.place.open())
            }
            (Values::Figure { .. }, Place::Fact(key)) => {
                Change::figure(key, Span::exactly(self.value(step).unwrap_or_else(Number::zero)))
            }
            (Values::Figure { .. }, Place::Judgment(_)) => self.place.open(),
        }
    }

    /// Everything from one step to another at once: no less than what these steps lead to.
    pub fn between(&self, low: i64, high: i64) -> Change {
        match (&self.values, self.place) {
            _ if low == high => self.change(low),
            (Values::Figure { .. }, Place::Fact(key)) => {
                Change::figure(key, Span::between(self.value(low), self.value(high)))
            }
            _ => self.place.open(),
        }
    }
}

/// The greatest countable value not above a number.
fn below(number: &Number, unit: &Number) -> Number {
    &number.divide(unit).unwrap_or_else(Number::zero).floor() * unit
}

/// The least countable value not below a number.
fn above(number: &Number, unit: &Number) -> Number {
    &number.divide(unit).unwrap_or_else(Number::zero).ceil() * unit
}

/// The greatest countable value below a number.
fn before(number: &Number, unit: &Number) -> Number {
    &above(number, unit) - unit
}

/// From the least to the most in steps; without a step only the two ends.
fn stepped(low: &Number, high: &Number, step: &Number) -> Vec<Number> {
    if step.is_zero() {
        let mut ends = vec![low.clone(), high.clone()];
        ends.dedup();
        return ends;
    }
    let mut values = vec![low.clone()];
    loop {
        let next = &values[values.len() - 1] + step;
        if next > *high {
            return values;
        }
        values.push(next.rounded(12, Rounding::HalfUp));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countable_values_around_a_number() {
        let number = |text: &str| Number::from_decimal(text).unwrap();
        let hundredth = counting_unit(false);
        assert_eq!(below(&number("483.126"), &hundredth), number("483.12"));
        assert_eq!(above(&number("483.126"), &hundredth), number("483.13"));
        assert_eq!(before(&number("483.12"), &hundredth), number("483.11"));
        assert_eq!(below(&number("-1.005"), &hundredth), number("-1.01"));
    }

    #[test]
    fn points_of_a_band_go_by_its_step() {
        let number = |text: &str| Number::from_decimal(text).unwrap();
        assert_eq!(stepped(&number("1.6"), &number("2"), &number("0.2")), ["1.6", "1.8", "2"].map(number));
        assert_eq!(stepped(&number("5"), &number("5"), &Number::zero()), [number("5")]);
    }
}
