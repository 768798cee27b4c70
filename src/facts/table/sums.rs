//! Rows that are reckoned from others, told by their figures: whatever a sum is called, it is no school.

use super::{LeftOutWhy, repeated};
use crate::facts::Figure;
use crate::number::Number;

/// What stands in a cell, for comparing.
pub(super) enum CellValue {
    /// Nothing, which a sum takes for zero.
    Blank,
    /// What is no exact figure: its column cannot be compared.
    Odd,
    /// A figure.
    Known {
        /// How much.
        value: Number,
        /// What its last digit is worth.
        step: Number,
    },
}

/// A row with its figures.
pub(super) struct Candidate<'a> {
    pub(super) name: &'a str,
    /// Whether the name is a school's.
    pub(super) is_school: bool,
    pub(super) values: &'a [CellValue],
    /// Rows between two totals, or below one heading, are a group.
    pub(super) group: usize,
}

/// What was found.
pub(super) struct SumRows {
    /// Why a row is none.
    pub(super) why: Vec<Option<LeftOutWhy>>,
    /// Rows of other names with the same figures throughout.
    pub(super) alike: Vec<(usize, usize)>,
}

/// Single figures agree by chance. How unlikely that is, is the product of the figures that agree, each in units of its last
/// digit; so much is asked of a row whose name is no school's, and of one whose name is.
const PROOF: [i64; 2] = [1_000, 1_000_000];

/// Sums are sought in so many stretches of rows only, so that no table takes long.
const MOST_TRIED: usize = 20_000;

impl CellValue {
    pub(super) fn of(figure: &Figure) -> Self {
        match figure.span.value() {
            Some(value) => Self::Known { value: value.clone(), step: figure.last_digit.clone() },
            None => Self::Odd,
        }
    }

    /// As a text by which it is compared.
    fn shown(&self) -> String {
        match self {
            Self::Blank => " ".to_owned(),
            Self::Odd => "?".to_owned(),
            Self::Known { value, .. } => format!("{} ", value.fraction()),
        }
    }
}

/// The rows reckoned from so many others, column by column.
#[derive(Default)]
struct Reckoned {
    rows: usize,
    columns: Vec<Column>,
}

#[derive(Clone)]
struct Column {
    sum: Number,
    /// What the last digits of rounded figures may add up to.
    slack: Number,
    known: usize,
    /// Greatest and least, each with the row it is from.
    ends: Option<[(Number, usize); 2]>,
    odd: bool,
}

/// What a figure is compared with, and how far off it may be.
type Expected = Option<(Number, Number)>;

impl Reckoned {
    fn add(&mut self, at: usize, row: &Candidate<'_>) {
        self.rows += 1;
        if self.columns.is_empty() {
            let none =
                Column { sum: Number::zero(), slack: Number::zero(), known: 0, ends: None, odd: false };
            self.columns = vec![none; row.values.len()];
        }
        for (column, value) in self.columns.iter_mut().zip(row.values) {
            match value {
                CellValue::Blank => {}
                CellValue::Odd => column.odd = true,
                CellValue::Known { value, step } => {
                    column.sum = &column.sum + value;
                    column.known += 1;
                    if *step < Number::one() {
                        column.slack = &column.slack + step;
                    }
                    match &mut column.ends {
                        Some([most, _]) if *value > most.0 => *most = (value.clone(), at),
                        Some([_, least]) if *value < least.0 => *least = (value.clone(), at),
                        Some(_) => {}
                        ends => *ends = Some([(value.clone(), at), (value.clone(), at)]),
                    }
                }
            }
        }
    }

    fn sum(&self, at: usize, step: &Number) -> Expected {
        let column = self.columns.get(at).filter(|column| !column.odd && column.known > 0)?;
        let is_rounded = !column.slack.is_zero() || *step < Number::one();
        let slack = if is_rounded { half(&(&column.slack + step)) } else { Number::zero() };
        Some((column.sum.clone(), slack))
    }

    fn mean(&self, at: usize, step: &Number) -> Expected {
        let column = self.varied(at)?;
        Some((column.sum.divide(&Number::count(column.known))?, step.clone()))
    }

    /// A column whose figures differ: where they are all one, each is mean, greatest and least.
    fn varied(&self, at: usize) -> Option<&Column> {
        let is_varied = |column: &&Column| matches!(&column.ends, Some([most, least]) if most.0 != least.0);
        self.columns.get(at).filter(|column| !column.odd).filter(is_varied)
    }

    /// Why the row is none of these, if their figures say so.
    fn why(&self, row: &Candidate<'_>) -> Option<LeftOutWhy> {
        if self.rows < 2 {
            return None;
        }
        let end = |which: usize| {
            // What is greatest in all is a row itself.
            let own = |at| self.varied(at).and_then(|column| Some(column.ends.as_ref()?[which].1));
            let mut from = (0..row.values.len()).filter_map(own);
            let first = from.next();
            let is_mixed = from.any(|other| Some(other) != first);
            let expected = |at, _: &Number| {
                Some((self.varied(at)?.ends.as_ref()?[which].0.clone(), Number::zero())).filter(|_| is_mixed)
            };
            is_proved(row, &expected, true)
        };
        if is_proved(row, &|at, step| self.sum(at, step), false) {
            Some(LeftOutWhy::Sum)
        } else if is_proved(row, &|at, step| self.mean(at, step), true) {
            Some(LeftOutWhy::Mean)
        } else if end(0) {
            Some(LeftOutWhy::Most)
        } else if end(1) {
            Some(LeftOutWhy::Least)
        } else {
            None
        }
    }
}

fn half(number: &Number) -> Number {
    number.divide(&Number::whole(2)).unwrap_or_else(Number::zero)
}

/// Whether the figures of a row agree with what is expected in more than half of its columns, or in all, and that this is no
/// chance.
fn is_proved(row: &Candidate<'_>, expected: &dyn Fn(usize, &Number) -> Expected, all: bool) -> bool {
    let (mut agreeing, mut missed, mut odds) = (0_usize, 0_usize, Number::one());
    for (at, value) in row.values.iter().enumerate() {
        let CellValue::Known { value, step } = value else { continue };
        let Some((expected, slack)) = expected(at, step) else { continue };
        if value.is_zero() && expected.is_zero() {
            continue;
        }
        if (value - &expected).abs() <= slack {
            agreeing += 1;
            let apart = step.clone().max(&slack + &slack);
            let places = value.abs().divide(&apart).unwrap_or_else(|| value.abs());
            odds = &odds * &places.max(Number::one());
        } else {
            missed += 1;
            if all || missed * 2 > row.values.len() {
                return false;
            }
        }
    }
    agreeing > missed && (!all || agreeing > 1) && odds >= Number::whole(PROOF[usize::from(row.is_school)])
}

/// Finds the rows reckoned from others.
pub(super) fn find(rows: &[Candidate<'_>]) -> SumRows {
    let mut why: Vec<Option<LeftOutWhy>> = vec![None; rows.len()];
    let mut tried = 0;
    // With the totals of groups found, that of all can be found.
    for _ in 0..4 {
        let before = why.iter().flatten().count();
        let (mut all, mut group, mut last) = (Reckoned::default(), Reckoned::default(), 0);
        for (at, row) in rows.iter().enumerate() {
            if row.group != last || why[at].is_some() {
                (group, last) = (Reckoned::default(), row.group);
            }
            if why[at].is_some() {
                continue;
            }
            let mut beside = |up: bool| sums_beside(rows, &why, at, up, &mut tried);
            let found = all.why(row).or_else(|| group.why(row));
            let found = found.or_else(|| (beside(true) || beside(false)).then_some(LeftOutWhy::Sum));
            if found.is_some() {
                group = Reckoned::default();
                why[at] = found;
            } else {
                all.add(at, row);
                group.add(at, row);
            }
        }
        if why.iter().flatten().count() == before {
            break;
        }
    }
    let alike = alike(rows, &mut why);
    SumRows { why, alike }
}

/// Whether a row is the sum of some that follow it, or that it follows.
fn sums_beside(
    rows: &[Candidate<'_>],
    why: &[Option<LeftOutWhy>],
    at: usize,
    up: bool,
    tried: &mut usize,
) -> bool {
    let row = &rows[at];
    let given = |value: &CellValue| matches!(value, CellValue::Known { value, .. } if !value.is_zero());
    let Some(key) = row.values.iter().position(given) else { return false };
    let CellValue::Known { value: most, .. } = &row.values[key] else { return false };
    let mut beside = Reckoned::default();
    for step in 1..rows.len() {
        let next = if up { at.checked_sub(step) } else { Some(at + step) };
        let Some((next, other)) = next.and_then(|next| Some((next, rows.get(next)?))) else { break };
        *tried += 1;
        if *tried > MOST_TRIED {
            break;
        }
        if why[next].is_some() {
            continue;
        }
        beside.add(next, other);
        if beside.rows > 1 && is_proved(row, &|at, step| beside.sum(at, step), false) {
            return true;
        }
        if beside.columns[key].sum > *most {
            break;
        }
    }
    false
}

/// Rows of the same figures. One that has no school's name beside one that has is its total.
fn alike(rows: &[Candidate<'_>], why: &mut [Option<LeftOutWhy>]) -> Vec<(usize, usize)> {
    let figures: Vec<String> =
        rows.iter().map(|row| row.values.iter().map(CellValue::shown).collect()).collect();
    let places: Vec<usize> = (0..rows.len()).filter(|at| why[*at].is_none()).collect();
    let mut alike = Vec::new();
    for (first, at) in repeated(&places, &|at| &figures[at]) {
        let (mut given, mut odds) = (0, Number::one());
        for value in rows[at].values {
            if let CellValue::Known { value, step } = value {
                given += 1;
                let places = value.abs().divide(step).unwrap_or_else(|| value.abs());
                odds = &odds * &places.max(Number::one());
            }
        }
        let is_odd = rows[at].values.iter().any(|value| matches!(value, CellValue::Odd));
        if given < 2 || is_odd || odds < Number::whole(PROOF[0]) {
            continue;
        }
        let same = |other: usize| Some(LeftOutWhy::Same { other: rows[other].name.into() });
        match [first, at].map(|at| rows[at].is_school) {
            [true, false] => why[at] = same(first),
            [false, true] => why[first] = same(at),
            _ if given > 2 && odds >= Number::whole(PROOF[1]) => alike.push((first, at)),
            _ => {}
        }
    }
    alike
}
