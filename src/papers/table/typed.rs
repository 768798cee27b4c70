//! What is made of a cell that is typed into: a number, a truth, an option, points; and what may be typed into it.

use super::super::workbook::{Content, decimal};
use super::entry::{EntryKind, FigureEntry, MOST_OPTIONS, column};
use super::exact::{call, literal};
use crate::number::Number;
use crate::rubric::Asked;
use crate::text;
use std::rc::Rc;

/// A number where what was typed is one that a spreadsheet holds to the last digit, else the text.
pub(super) fn figure_or_text(typed: &Rc<str>) -> Content {
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    let number =
        Number::from_decimal(typed).filter(|_| (1..=15).contains(&digits) && !typed.starts_with('+'));
    number.map_or_else(|| Content::Text(typed.clone()), |number| Content::Figure(decimal(&number)))
}

/// What was typed as a number: a number, or a text that is nothing but digits, one point, a sign before them, and commas between
/// them. Anything else, a date or arithmetic for one, must not become a number by what a spreadsheet makes of it.
pub(super) fn number_formula(typed: &str, is_percent: bool) -> String {
    let plain = format!("SUBSTITUTE(TRIM({typed}),\",\",\"\")");
    let plain = if is_percent { format!("SUBSTITUTE({plain},\"%\",\"\")") } else { plain };
    // A cell that shows percent holds 0.5 where it says 50%.
    let number = if is_percent {
        format!("IF(LEFT(CELL(\"format\",{typed}))=\"P\",{typed}*100,{typed})")
    } else {
        typed.to_owned()
    };
    // Noughts behind, for LibreOffice finds no empty text in another.
    let strays =
        format!("SUMPRODUCT(--ISERR(FIND(MID({plain}&REPT(\"0\",40),ROW($1:$40),1),\"-.0123456789\")))");
    let two = format!("ISNUMBER(FIND(\"-\",{plain},2))+ISNUMBER(FIND(\".\",{plain},FIND(\".\",{plain})+1))");
    format!(
        "IF({typed}=\"\",\"\",IF(ISNUMBER({typed}),{number},IFERROR(IF({strays}+{two}>0,\"\",VALUE({plain})),\"\")))"
    )
}

/// What formulas reckon with; nothing for a table.
pub(super) fn value_formula(entry: &FigureEntry<'_>, here: &dyn Fn(usize) -> String) -> Option<String> {
    let [typed, same, before, number] =
        [column::TYPED, column::SAME, column::VALUE_BEFORE, column::NUMBER].map(here);
    let none = text::NOT_APPLICABLE;
    let read = match &entry.kind {
        EntryKind::Number { unit, bounds, whole } => {
            let mut fits: Vec<String> = Vec::new();
            fits.extend(bounds.low.number().map(|low| format!("{number}>={}", literal(low))));
            fits.extend(bounds.high.number().map(|high| format!("{number}<={}", literal(high))));
            if *whole {
                fits.push(format!("{number}=INT({number})"));
            }
            let places = if unit.scale() < &Number::one() { 14 } else { 8 };
            let value = format!("ROUND({number}*{},{places})", literal(unit.scale()));
            let fits = if fits.is_empty() { "TRUE".to_owned() } else { format!("AND({})", fits.join(",")) };
            format!("IF({number}=\"\",IF({typed}=\"{none}\",{typed},\"\"),IF({fits},{value},\"\"))")
        }
        EntryKind::Flag => {
            let [yes, no] = text::FLAG_WORDS;
            format!("IF({typed}=\"{yes}\",1,IF({typed}=\"{no}\",0,IF({typed}=\"{none}\",{typed},\"\")))")
        }
        EntryKind::Choice(options) => {
            let options = options_area(options, here, false);
            format!("IFERROR(MATCH({typed},{options},0)-1,IF({typed}=\"{none}\",{typed},\"\"))")
        }
        EntryKind::Points { asked, may_not_apply } => {
            let fits = points_allowed(*asked, false, &number);
            let aside = if *may_not_apply {
                format!("IF({typed}=\"{none}\",{typed},\"\")")
            } else {
                "\"\"".to_owned()
            };
            format!("IF(ISNUMBER({number}),IF({fits},{number},\"\"),{aside})")
        }
        EntryKind::Table => return None,
    };
    Some(format!("IF({typed}=\"\",\"\",IF({same}=1,IF({before}=\"\",\"\",{before}),{read}))"))
}

pub(super) fn options_area(options: &[Rc<str>], here: &dyn Fn(usize) -> String, fixed: bool) -> String {
    let last = column::OPTIONS + options.len().clamp(1, MOST_OPTIONS) - 1;
    let [from, to] = [column::OPTIONS, last].map(here);
    let sign = if fixed { "$" } else { "" };
    format!("{sign}{from}:{sign}{to}")
}

/// Excel takes no condition of more than 255 letters for what may be typed.
const LONGEST: usize = 250;

/// Whether a cell holds points that can be given: inside a band, and on a step.
pub(super) fn points_allowed(asked: Asked<'_>, may_not_apply: bool, cell: &str) -> String {
    let bands = bands(asked);
    let mut all: Vec<String> = bands.iter().map(|band| band.holds(cell)).collect();
    if may_not_apply {
        all.push(format!("{cell}=\"{}\"", text::NOT_APPLICABLE));
    }
    let condition = call("OR", &all);
    if condition.len() <= LONGEST {
        return condition;
    }
    let ends = |pick: fn(Number, Number) -> Number| {
        bands.iter().flat_map(|band| [band.low.clone(), band.high.clone()]).reduce(pick)
    };
    let [least, most] =
        [ends(Number::min), ends(Number::max)].map(|end| literal(&end.unwrap_or_else(Number::zero)));
    let aside = if may_not_apply { all.last().cloned().unwrap_or_default() } else { "FALSE".to_owned() };
    format!("OR(AND({cell}>={least},{cell}<={most}),{aside})")
}

/// Points from one end to the other in steps; one number where these are the same.
struct PointsBand {
    low: Number,
    high: Number,
    step: Number,
}

impl PointsBand {
    fn holds(&self, cell: &str) -> String {
        let [low, high] = [&self.low, &self.high].map(literal);
        if self.low == self.high {
            return format!("{cell}={low}");
        }
        if self.step.is_zero() {
            return format!("AND({cell}>={low},{cell}<={high})");
        }
        let from = if self.low.is_zero() { cell.to_owned() } else { format!("({cell}-{low})") };
        let steps = format!("ROUND({from}/{},6)", literal(&self.step));
        format!("AND({cell}>={low},{cell}<={high},{steps}=INT({steps}))")
    }
}

/// The points that can be given, the least first; bands that follow each other step by step are one.
fn bands(asked: Asked<'_>) -> Vec<PointsBand> {
    let band = |low: &Number, high: &Number, step: &Number| PointsBand {
        low: low.clone(),
        high: high.clone(),
        step: step.clone(),
    };
    let all: Vec<PointsBand> = match asked {
        Asked::Judged(rule) => {
            rule.bands.iter().rev().map(|one| band(&one.low, &one.high, &rule.step)).collect()
        }
        Asked::Docked(rule) => vec![
            band(&Number::zero(), &Number::zero(), &rule.step),
            band(&rule.least, &rule.most, &rule.step),
        ],
    };
    let mut joined: Vec<PointsBand> = Vec::new();
    for one in all {
        let is_next = |before: &PointsBand| {
            let is_whole =
                (&before.high - &before.low).divide(&one.step).is_some_and(|steps| steps.is_whole());
            is_whole && &one.low - &before.high == one.step
        };
        match joined.last_mut().filter(|before| is_next(before)) {
            Some(before) => before.high = one.high,
            None => joined.push(one),
        }
    }
    joined
}
