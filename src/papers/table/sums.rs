//! Sums of heads, the total, and the grade, as formulas over the rows above.

use super::super::workbook::{Content, Look, Now, cell_name, decimal};
use super::exact::{literal, rounded};
use super::figures::Figures;
use super::workings::Workings;
use super::{Table, column, lines};
use crate::number::{Number, Range};
use crate::rubric::{Domain, Effect, FactKind, NotApplicable, Scale};
use crate::text;
use crate::view::{PaperSum, Shown};
use std::rc::Rc;

/// What is summed.
pub(super) struct Sums<'a> {
    shown: Shown<'a>,
    /// Heads that count for the full points: their row, and what they count for.
    counted: Vec<(usize, String)>,
    /// Heads beside these (加分项), with the most they add.
    bonus: Vec<(usize, String)>,
    /// Whether anything may be set aside or weighed anew, so that sums are scaled.
    is_scaled: bool,
    total: usize,
}

impl<'a> Sums<'a> {
    pub(super) fn new(shown: Shown<'a>) -> Self {
        let rubric = shown.rubric;
        let may_go = rubric.indicators.iter().any(|one| one.not_applicable == Some(NotApplicable::Rescale));
        let is_set = rubric
            .domains
            .iter()
            .any(|domain| domain.weight.as_ref().is_some_and(|weight| weight.fact.is_some()));
        Self { shown, counted: Vec::new(), bonus: Vec::new(), is_scaled: may_go || is_set, total: 0 }
    }

    /// What a head counts for: a number, or the weight a person has set.
    fn weight(domain: &Domain, figures: &Figures<'_>) -> String {
        let counts_for = literal(domain.counts_for());
        let set = domain.weight.as_ref().and_then(|weight| weight.fact).and_then(|fact| {
            let FactKind::Number { unit, .. } = &figures.shown.rubric.fact(fact).kind else { return None };
            Some((figures.value(fact)?, literal(unit.scale())))
        });
        match set {
            Some((cell, scale)) => format!("IF(ISNUMBER({cell}),{cell}/{scale},{counts_for})"),
            None => counts_for,
        }
    }

    /// The row under the indicators of a head, of which the first stands in row `first`.
    pub(super) fn domain(
        &mut self,
        table: &mut Table,
        figures: &Figures<'_>,
        place: usize,
        first: usize,
        sum: &PaperSum,
    ) {
        let domain = &self.shown.rubric.domains[place];
        let result = &self.shown.outcome.assessment.domains[place];
        let last = table.sheet.last_row();
        let column = |column: usize| format!("{}:{}", cell_name(column, first), cell_name(column, last));
        let weight = Self::weight(domain, figures);
        let mut worth = literal(&domain.points);
        for (at, key) in domain.indicators.iter().enumerate() {
            let indicator = self.shown.rubric.indicator(*key);
            if indicator.not_applicable == Some(NotApplicable::Rescale) {
                worth.push_str(&format!(
                    "-{}*{}",
                    literal(&indicator.points),
                    cell_name(column::ASIDE, first + at)
                ));
            }
        }
        let places = self.shown.rubric.points_places;
        let end = |of: usize| {
            let sum = format!("ROUND(SUM({}),10)", column(of));
            if worth == weight {
                return sum;
            }
            let scaled = rounded(&format!("{sum}*{weight}/({worth})"), places);
            format!("IF(({worth})=0,0,IF(({worth})={weight},{sum},{scaled}))")
        };
        let same = match domain.weight.as_ref().and_then(|weight| figures.is_same(weight.fact?)) {
            Some(cell) => format!("MIN({},{cell})", column(column::SAME)),
            None => format!("MIN({})", column(column::SAME)),
        };
        let ends = [end(column::LOW), end(column::HIGH)];
        let row = self.put(table, text::PAPER_SUBTOTAL, sum, &ends, &same, &result.points);
        let out_of =
            if domain.points.is_zero() { weight.clone() } else { format!("IF(({worth})=0,0,{weight})") };
        table.sheet.formula(column::OUT_OF, Look::Plain, out_of, Now::Figure(decimal(&result.full)));
        match &domain.bonus_cap {
            Some(cap) => self.bonus.push((row, literal(cap))),
            None => self.counted.push((row, weight)),
        }
    }

    /// A row of a sum; answers with its number.
    fn put(
        &self,
        table: &mut Table,
        name: &str,
        sum: &PaperSum,
        ends: &[String; 2],
        same: &str,
        points: &Range,
    ) -> usize {
        let sheet = &mut table.sheet;
        let row = sheet.row(Some(20));
        let here = |column: usize| cell_name(column, row);
        let [low, high, is_same, low_before, high_before] =
            [column::LOW, column::HIGH, column::SAME, column::LOW_BEFORE, column::HIGH_BEFORE].map(here);
        sheet.text(0, Look::SumName, &name.into());
        for blank in [1, 2] {
            sheet.put(blank, Look::SumName, Content::Blank);
        }
        sheet.put(column::FULL, Look::Sum, super::figure_or_text(&sum.full));
        let now = if points.is_settled() {
            Now::Figure(decimal(&points.low))
        } else {
            Now::Text(sum.score.clone())
        };
        sheet.formula(column::SCORE, Look::Sum, format!("IF({low}={high},{low},{low}&\"–\"&{high})"), now);
        // The grade has a row of its own, and what counts verdicts would be of the figures that were.
        let remarks: Vec<Rc<str>> =
            sum.remarks.iter().filter(|remark| !remark.starts_with(text::GRADE)).cloned().collect();
        sheet.text(5, Look::BodyFree, &lines(&remarks));
        let changed = format!("IF({is_same}=1,\"\",\"{}\")", text::FIGURES_CHANGED);
        sheet.formula(column::REMARK, Look::Remark, changed, Now::Text("".into()));
        let before = [&points.low, &points.high].map(decimal);
        let end = |before: &str, own: &str| {
            // Where heads are scaled, the page reckons with each blank that may be 不适用.
            if self.is_scaled {
                format!("IF(AND({is_same}=1,{low_before}<>{high_before}),{before},{own})")
            } else {
                own.to_owned()
            }
        };
        sheet.formula(column::LOW, Look::Plain, end(&low_before, &ends[0]), Now::Figure(before[0].clone()));
        sheet.formula(column::HIGH, Look::Plain, end(&high_before, &ends[1]), Now::Figure(before[1].clone()));
        sheet.formula(column::SAME, Look::Plain, same.to_owned(), Now::Figure("1".to_owned()));
        sheet.put(column::LOW_BEFORE, Look::Plain, Content::Figure(before[0].clone()));
        sheet.put(column::HIGH_BEFORE, Look::Plain, Content::Figure(before[1].clone()));
        row
    }

    /// What the heads are out of, weights as a person has set them.
    fn whole(&self) -> String {
        let all: Vec<&str> = self.counted.iter().map(|(_, weight)| &**weight).collect();
        format!("({})", if all.is_empty() { "0".to_owned() } else { all.join("+") })
    }

    /// The row of the total.
    pub(super) fn total(&mut self, table: &mut Table, figures: &Figures<'_>, sum: &PaperSum) {
        let cells = |column: usize| {
            let all: Vec<String> = self.counted.iter().map(|(row, _)| cell_name(column, *row)).collect();
            if all.is_empty() { "0".to_owned() } else { all.join("+") }
        };
        let (whole, out_of) = (self.whole(), cells(column::OUT_OF));
        let end = |column: usize| {
            let mut sum = format!("ROUND({},10)", cells(column));
            if self.is_scaled {
                let scaled = rounded(
                    &format!("({})*{whole}/({out_of})", cells(column)),
                    self.shown.rubric.points_places,
                );
                sum = format!("IF(({out_of})=0,0,IF(({out_of})={whole},{sum},{scaled}))");
            }
            for (row, cap) in &self.bonus {
                sum.push_str(&format!("+MIN({cap},{})", cell_name(column, *row)));
            }
            sum
        };
        let ends = [end(column::LOW), end(column::HIGH)];
        let total = &self.shown.outcome.assessment.total;
        self.total = self.put(table, text::PAPER_TOTAL, sum, &ends, &figures.is_all_same(), total);
    }

    /// The cells that say whether each event has happened.
    pub(super) fn gates(&self, workings: &mut Workings<'_, '_>) -> Vec<String> {
        let title: Rc<str> = text::GATES.into();
        let rubric = self.shown.rubric;
        let results = rubric.gates.iter().zip(&self.shown.outcome.assessment.gates);
        results
            .map(|(gate, result)| {
                let fired = workings.condition(&title, &gate.condition, &|_| false);
                // What no formula can look at is what it was, until something is typed over.
                fired.unwrap_or_else(|| {
                    let fired = match result.fired {
                        crate::number::Truth::Yes => "1",
                        crate::number::Truth::No => "0",
                        crate::number::Truth::Open => "0.5",
                    };
                    format!("IF({}=1,{fired},0.5)", workings.figures.is_all_same())
                })
            })
            .collect()
    }

    /// The row of the grade.
    pub(super) fn grade(
        &self,
        table: &mut Table,
        workings: &mut Workings<'_, '_>,
        figures: &Figures<'_>,
        gates: &[String],
    ) {
        let rubric = self.shown.rubric;
        let now = text::grade_range(
            rubric,
            self.shown.outcome.assessment.grade.low,
            self.shown.outcome.assessment.grade.high,
        );
        // Indicators that have to be met, and counts of letters, are looked at by the page alone.
        let is_value = rubric.scale == Scale::Letters
            || rubric.grades.iter().any(|grade| grade.must || !grade.letters.is_empty());
        let titles = workings.grades();
        let sheet = &mut table.sheet;
        let row = sheet.row(Some(20));
        sheet.text(0, Look::SumName, &text::GRADE.into());
        for blank in [1, 2, column::FULL] {
            sheet.put(blank, Look::SumName, Content::Blank);
        }
        let [low, high, state] =
            [column::LOW, column::HIGH, column::STATE].map(|column| cell_name(column, row));
        let title = |at: &str| format!("INDEX({titles},{at}+1)");
        let formula = if is_value {
            format!("IF({}=1,{state},\"\")", figures.is_all_same())
        } else {
            format!("IF({low}={high},{},{}&\"–\"&{})", title(&low), title(&low), title(&high))
        };
        sheet.formula(column::SCORE, Look::Sum, formula, Now::Text(now.clone().into()));
        sheet.put(5, Look::BodyFree, Content::Blank);
        let mark = if is_value { text::AS_VALUE } else { "" };
        sheet.text(column::REMARK, Look::Body, &mark.into());
        for (column, at, fires) in [(column::LOW, 0, ">0"), (column::HIGH, 1, "=1")] {
            let place =
                [self.shown.outcome.assessment.grade.low, self.shown.outcome.assessment.grade.high][at];
            sheet.formula(
                column,
                Look::Plain,
                self.place(column, gates, fires),
                Now::Figure(place.to_string()),
            );
        }
        sheet.text(column::STATE, Look::Plain, &now.into());
    }

    /// The place of a grade, the best one nought: by points, then with what the events do that `fires` lets count.
    fn place(&self, column: usize, gates: &[String], fires: &str) -> String {
        let rubric = self.shown.rubric;
        let mut points = cell_name(column, self.total);
        // Where weights change the full points, the edges of the grades change with them.
        let is_set = rubric
            .domains
            .iter()
            .any(|domain| domain.weight.as_ref().is_some_and(|weight| weight.fact.is_some()));
        let full: Number = self.shown.outcome.assessment.full.clone();
        if is_set || (full != rubric.full_points && !full.is_zero()) {
            points = format!("{points}*{}/{}", literal(&rubric.full_points), self.whole());
        }
        let below =
            rubric.grades.iter().map(|grade| format!("(ROUND({points}-{},9)<0)", literal(&grade.from)));
        let by_points =
            format!("MIN({},{})", rubric.grades.len().saturating_sub(1), below.collect::<Vec<_>>().join("+"));
        let (mut lowered, mut cap) = (vec!["0".to_owned()], vec!["0".to_owned()]);
        for (gate, fired) in rubric.gates.iter().zip(gates) {
            match gate.effect {
                Effect::BestGrade(best) => cap.push(format!("({fired}{fires})*{best}")),
                Effect::LowerBy(by) => lowered.push(format!("({fired}{fires})*{by}")),
            }
        }
        let most = rubric.grades.len().saturating_sub(1);
        format!("MIN({most},MAX({by_points}+MAX({}),{}))", lowered.join(","), cap.join(","))
    }
}
