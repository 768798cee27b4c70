//! 自评表 as a workbook: the table as [`view::paper`](crate::view::paper()) describes it, whose points, sums, total and grade are formulas
//! over the sheet of figures. A part (分表) has the rows of its unit, without sums.

mod clauses;
mod entry;
mod exact;
pub(super) mod figures;
mod formulas;
mod limits;
mod parts;
mod rules;
mod sums;
mod typed;
mod workings;

use super::columns::{CityTable, OWN_SHEET, OwnRows, city_sheet};
use super::workbook::{self, Content, Look, Now, WorkSheet, cell_name, decimal, height_of};
use crate::engine::{IndicatorResult, Verdict};
use crate::number::Number;
use crate::rubric::{Combine, Indicator, NotApplicable, Rubric, Scale};
use crate::text;
use crate::view::{self, PaperRow, PaperView, Sheet};
use exact::{call, literal, rounded};
use figures::Figures;
use parts::PartCells;
use std::rc::Rc;
use sums::Sums;
use workings::Workings;

/// The first sheet's name.
const SHEET: &str = "自评表";

/// What is seen ends with this column.
const LAST: usize = 6;

pub(super) mod column {
    pub(in super::super) const FULL: usize = 3;
    pub(in super::super) const SCORE: usize = 4;
    pub(in super::super) const REMARK: usize = 6;
    pub(in super::super) const ID: usize = 7;
    pub(in super::super) const LOW: usize = 8;
    pub(in super::super) const HIGH: usize = 9;
    pub(in super::super) const SAME: usize = 10;
    pub(in super::super) const LOW_BEFORE: usize = 11;
    pub(in super::super) const HIGH_BEFORE: usize = 12;
    pub(in super::super) const ASIDE: usize = 13;
    pub(in super::super) const STATE: usize = 14;
    pub(in super::super) const OUT_OF: usize = 15;
}

/// Widths of the columns, in letters; those after [`LAST`] are hidden.
const WIDTHS: [u32; 7] = [24, 42, 12, 7, 10, 44, 16];

/// The workbook of a draft, as the sheet that was drawn of it says.
pub fn table_xlsx(rubric: &Rubric, sheet: &Sheet) -> Vec<u8> {
    let shown = sheet.shown(rubric);
    let paper = view::paper(rubric, sheet);
    let mut figures = Figures::of(shown);
    let mut workings = Workings::new(&figures);
    let city = CityTable::of(shown, &paper);
    let mut table = Table::new(if city.is_some() { OWN_SHEET } else { SHEET }, &paper);
    let mut sums = Sums::new(shown);
    let mut beside = Vec::new();
    for domain in &paper.domains {
        let Some(place) = rubric.domains.iter().position(|one| one.id == domain.id) else { continue };
        table.group(&domain.title);
        let first = table.sheet.last_row() + 1;
        for row in &domain.rows {
            let Some(key) = rubric.find_indicator(&row.id) else { continue };
            let (indicator, result) = (rubric.indicator(key), shown.outcome.assessment.indicator(key));
            let parts = workings.indicator(indicator, result);
            table.indicator(rubric, indicator, result, row, &parts);
            table.rows.indicators.push((key, table.sheet.last_row()));
        }
        if let Some(sum) = &domain.sum {
            sums.domain(&mut table, &figures, place, first, sum);
            table.rows.heads.push((place, table.sheet.last_row()));
        }
    }
    if let Some(whole) = &paper.whole {
        sums.total(&mut table, &figures, &whole.sum);
        table.rows.total = table.sheet.last_row();
        let gates = sums.gates(&mut workings);
        sums.grade(&mut table, &mut workings, &figures, &gates);
        beside.push(limits::limits(&paper, whole, &gates));
    }
    table.signatures();
    let guide = guide(rubric);
    let workings = workings.sheet;
    let names = std::mem::take(&mut figures.names);
    let first = city.map(|city| city_sheet(&city, shown, &paper, &table.rows));
    let mut sheets: Vec<WorkSheet> =
        first.into_iter().chain([table.sheet, figures.sheet, workings]).collect();
    sheets.extend(beside);
    sheets.push(guide);
    workbook::file(&sheets, &names, &text::page_footer(&shown.draft.seal()))
}

/// The first sheet as it is written.
struct Table {
    sheet: WorkSheet,
    scale: Scale,
    /// Which rows are of what, for the city's table before it.
    rows: OwnRows,
}

impl Table {
    fn new(name: &str, paper: &PaperView) -> Self {
        let columns: Vec<(u32, bool)> =
            WIDTHS.into_iter().map(|width| (width, false)).chain([(10, true); 9]).collect();
        let mut sheet = WorkSheet::new(name, &columns);
        sheet.row(Some(30));
        sheet.text(0, Look::Title, &paper.title);
        sheet.merge(0, LAST, Look::Title);
        let mut lead = format!("{} · {}", paper.head, text::DISCLAIMER);
        if let Some(seal) = &paper.seal {
            lead.push_str(&format!("\n{seal}"));
        }
        sheet.row(Some(if paper.seal.is_some() { height_of(&lead, WIDTHS.iter().sum()) } else { 18 }));
        sheet.text(0, Look::Lead, &lead.into());
        sheet.merge(0, LAST, Look::Lead);
        sheet.row(Some(20));
        let headings = [
            text::PAPER_INDICATORS,
            text::CLAUSE,
            text::PAPER_RESPONSIBLE,
            paper.full,
            paper.score,
            text::EXPLANATION,
            text::NOTE,
        ];
        for (at, heading) in headings.into_iter().enumerate() {
            sheet.text(at, Look::Heading, &heading.into());
        }
        (sheet.frozen, sheet.repeated, sheet.printed) = (3, Some((2, 3)), LAST + 1);
        Self { sheet, scale: Scale::Points, rows: OwnRows::default() }
    }

    fn group(&mut self, title: &Rc<str>) {
        self.sheet.row(Some(18));
        self.sheet.text(0, Look::Group, title);
        self.sheet.merge(0, LAST, Look::Group);
    }

    fn indicator(
        &mut self,
        rubric: &Rubric,
        indicator: &Indicator,
        result: &IndicatorResult,
        row: &PaperRow,
        parts: &[PartCells],
    ) {
        self.scale = rubric.scale;
        let number = self.sheet.row(None);
        let here = |column: usize| cell_name(column, number);
        let is_value = parts.iter().any(|part| part.is_value);
        self.sheet.text(0, Look::Body, &row.title);
        self.sheet.text(1, Look::Body, &lines(&row.clause));
        self.sheet.text(2, Look::Body, &indicator.responsible.join("、").into());
        self.sheet.put(column::FULL, Look::Figure, figure_or_text(&row.full));
        let (formula, now) = self.score(rubric, indicator, result, row, &here);
        self.sheet.formula(column::SCORE, Look::Figure, formula, now);
        let said: Vec<Rc<str>> = std::iter::once(row.lost.clone()).chain(row.lines.iter().cloned()).collect();
        self.sheet.text(5, Look::BodyFree, &lines(&said));
        let (formula, now) = self.remark(result, row, is_value, &here);
        self.sheet.formula(column::REMARK, Look::Remark, formula, now);
        self.sheet.text(column::ID, Look::Plain, &indicator.id);
        self.ends(rubric, indicator, result, parts, number);
        self.sheet.text(
            column::STATE,
            Look::Plain,
            &if self.is_counted() { row.state.clone() } else { row.score.clone() },
        );
    }

    /// Whether rows have points; else they have letters or verdicts.
    fn is_counted(&self) -> bool {
        self.scale == Scale::Points
    }

    /// What an indicator was found to be.
    fn score(
        &self,
        rubric: &Rubric,
        indicator: &Indicator,
        result: &IndicatorResult,
        row: &PaperRow,
        here: &dyn Fn(usize) -> String,
    ) -> (String, Now) {
        let [low, high, same, state, aside] =
            [column::LOW, column::HIGH, column::SAME, column::STATE, column::ASIDE].map(here);
        match rubric.scale {
            Scale::Points => {
                let now = if result.points.is_settled() {
                    Now::Figure(decimal(&result.points.low))
                } else {
                    open()
                };
                (format!("IF({low}={high},{low},\"\")"), now)
            }
            Scale::Items => {
                let [met, unmet, none] =
                    [Verdict::Met, Verdict::Unmet, Verdict::NotApplicable].map(text::verdict);
                let full = literal(&indicator.points);
                let anew = format!(
                    "IF({low}={high},IF({aside}=1,\"{none}\",IF({low}>={full},\"{met}\",\"{unmet}\")),\"\")"
                );
                (format!("IF({same}=1,{state},{anew})"), Now::Text(row.score.clone()))
            }
            // Which letter points stand for is told by the page alone.
            Scale::Letters => (format!("IF({same}=1,{state},\"\")"), Now::Text(row.score.clone())),
        }
    }

    /// What is to be said beside the score: that it is open, and between which ends; that figures have changed since.
    fn remark(
        &self,
        result: &IndicatorResult,
        row: &PaperRow,
        is_value: bool,
        here: &dyn Fn(usize) -> String,
    ) -> (String, Now) {
        let [low, high, same, state] = [column::LOW, column::HIGH, column::SAME, column::STATE].map(here);
        let mark = if is_value { text::AS_VALUE } else { "" };
        let (said, mut now) = if self.is_counted() {
            (state, row.state.to_string())
        } else {
            ("\"\"".to_owned(), String::new())
        };
        let mut formula = format!("IF({same}=1,{said},\"{}\")", text::FIGURES_CHANGED);
        if self.is_counted() {
            formula.push_str(&format!("&IF({low}={high},\"\",\" \"&{low}&\"–\"&{high})"));
            if !result.points.is_settled() {
                now.push_str(&format!(" {}", text::range(&result.points)));
            }
        }
        if is_value {
            formula.push_str(&format!("&\"{mark}\""));
            now.push_str(mark);
        }
        (formula, Now::Text(now.into()))
    }

    /// The hidden cells of an indicator: its points at least and at most.
    fn ends(
        &mut self,
        rubric: &Rubric,
        indicator: &Indicator,
        result: &IndicatorResult,
        parts: &[PartCells],
        number: usize,
    ) {
        let here = |column: usize| cell_name(column, number);
        let [same, low_before, high_before] =
            [column::SAME, column::LOW_BEFORE, column::HIGH_BEFORE].map(here);
        let is_value = parts.iter().any(|part| part.is_value);
        let is_rescaled = indicator.not_applicable == Some(NotApplicable::Rescale);
        let end = |of: &dyn Fn(&PartCells) -> String, before: &str| {
            let own = together(indicator, parts, of);
            let own = rounded(&held(indicator, &own), rubric.points_places);
            match (is_rescaled, is_value) {
                (false, _) => own,
                // A blank that may set all of it aside, as the page reckons with it.
                (true, false) => format!("IF(AND({same}=1,{low_before}<>{high_before}),{before},{own})"),
                (true, true) => format!("IF({same}=1,{before},{own})"),
            }
        };
        let low = end(&|part| part.low.clone(), &low_before);
        let high = end(&|part| part.high.clone(), &high_before);
        let now = [&result.points.low, &result.points.high].map(decimal);
        let sheet = &mut self.sheet;
        sheet.formula(column::LOW, Look::Plain, low, Now::Figure(now[0].clone()));
        sheet.formula(column::HIGH, Look::Plain, high, Now::Figure(now[1].clone()));
        let all_same: Vec<String> = parts.iter().map(|part| part.same.clone()).collect();
        sheet.formula(
            column::SAME,
            Look::Plain,
            format!("MIN({})", all_same.join(",")),
            Now::Figure("1".to_owned()),
        );
        sheet.put(column::LOW_BEFORE, Look::Plain, Content::Figure(now[0].clone()));
        sheet.put(column::HIGH_BEFORE, Look::Plain, Content::Figure(now[1].clone()));
        let own = indicator.parts.iter().zip(parts).filter(|(part, _)| !part.bonus);
        let asides: Vec<&str> = own.map(|(_, cells)| &*cells.aside).collect();
        let is_aside = u8::from(result.set_aside);
        let aside = if !is_rescaled || asides.iter().any(|cell| cell.is_empty()) {
            "0".to_owned()
        } else {
            format!("MIN({})", asides.join(","))
        };
        let aside = if is_value { format!("IF({same}=1,{is_aside},{aside})") } else { aside };
        sheet.formula(column::ASIDE, Look::Plain, aside, Now::Figure(is_aside.to_string()));
    }
}

fn open() -> Now {
    Now::Text("".into())
}

/// Lines in one cell; blank ones are left out.
fn lines(all: &[Rc<str>]) -> Rc<str> {
    let said: Vec<&str> = all.iter().map(|line| &**line).filter(|line| !line.is_empty()).collect();
    said.join("\n").into()
}

/// A number where the text is one.
fn figure_or_text(text: &Rc<str>) -> Content {
    Number::from_decimal(text)
        .map_or_else(|| Content::Text(text.clone()), |number| Content::Figure(decimal(&number)))
}

/// The parts as one.
fn together(indicator: &Indicator, parts: &[PartCells], of: &dyn Fn(&PartCells) -> String) -> String {
    let own = || indicator.parts.iter().zip(parts).filter(|(part, _)| !part.bonus);
    let rescales = indicator.not_applicable == Some(NotApplicable::Rescale);
    let may_go = |cells: &PartCells| rescales && !cells.aside.is_empty();
    match indicator.combine {
        Combine::Sum => {
            let (mut sum, mut worth) = (Vec::new(), vec![literal(&indicator.base)]);
            if !indicator.base.is_zero() {
                sum.push(literal(&indicator.base));
            }
            for (part, cells) in own() {
                let kept = if may_go(cells) { format!("*(1-{})", cells.aside) } else { String::new() };
                sum.push(format!("{}{kept}", of(cells)));
                worth.push(format!("{}{kept}", literal(&part.points)));
            }
            let (mut sum, worth) = (sum.join("+"), worth.join("+"));
            if own().any(|(_, cells)| may_go(cells)) {
                // What remains is scaled up to the full points.
                let full = literal(&indicator.points);
                sum = format!("IF(({worth})=0,0,IF(({worth})={full},{sum},({sum})*{full}/({worth})))");
            }
            for (_, cells) in indicator.parts.iter().zip(parts).filter(|(part, _)| part.bonus) {
                let kept = if may_go(cells) { format!("*(1-{})", cells.aside) } else { String::new() };
                sum.push_str(&format!("+{}{kept}", of(cells)));
            }
            sum
        }
        Combine::Best | Combine::Worst => {
            let (name, out) =
                if indicator.combine == Combine::Best { ("MAX", "-9E9") } else { ("MIN", "9E9") };
            let each = own().map(|(_, cells)| {
                let points = of(cells);
                if may_go(cells) { format!("IF({}=1,{out},{points})", cells.aside) } else { points }
            });
            let all: Vec<String> = each.collect();
            call(name, &all)
        }
    }
}

/// Held to the least and the most an indicator can come to.
fn held(indicator: &Indicator, points: &str) -> String {
    let points = match &indicator.floor {
        Some(floor) => format!("MAX({},{points})", literal(floor)),
        None => points.to_owned(),
    };
    format!("MIN({},{points})", literal(&indicator.cap))
}

/// How the workbook is used.
fn guide(rubric: &Rubric) -> WorkSheet {
    let mut sheet = WorkSheet::new("说明", &[(110, false)]);
    sheet.row(Some(28));
    sheet.text(0, Look::Title, &text::GUIDE_TITLE.into());
    let lines = text::GUIDE.into_iter().chain([&*rubric.about]);
    for line in lines {
        sheet.row(None);
        sheet.text(0, Look::Line, &line.into());
    }
    sheet
}
