//! 自评表: the whole self-assessment as the table that is printed, signed and handed in. A part (分表) is the rows of its
//! unit, without sums: what they come to says nothing of the county.

use super::{GateView, Sheet, findings};
use crate::number::Range;
use crate::rubric::{IndicatorKey, Rubric};
use crate::rubrics;
use crate::text;
use std::rc::Rc;

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperView {
    /// What it is.
    pub title: Rc<str>,
    /// County, year, rubric with its edition and status: at the head of each page.
    pub head: Rc<str>,
    /// The heading of full points: 分值, or 项数.
    pub full: &'static str,
    /// The heading of what was found: 自评打分, or 自评结果.
    pub score: &'static str,
    /// Domains with their indicators; those without any are left out.
    pub domains: Vec<PaperDomain>,
    /// What all comes to; `None` for a part.
    pub whole: Option<PaperWhole>,
    /// When it was sealed, its code, and what has changed since (定稿).
    pub seal: Option<Rc<str>>,
}

/// A domain and its indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperDomain {
    /// Its id.
    pub id: Rc<str>,
    /// Its place and title.
    pub title: Rc<str>,
    /// Its indicators.
    pub rows: Vec<PaperRow>,
    /// What they come to; `None` for a part.
    pub sum: Option<PaperSum>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// Its id.
    pub id: Rc<str>,
    /// Number and title.
    pub title: Rc<str>,
    /// The scoring clause (评分细则), and what it rests on.
    pub clause: [Rc<str>; 2],
    /// What it counts for.
    pub full: Rc<str>,
    /// Points, letter or verdict.
    pub score: Rc<str>,
    /// 缺数据, 待评判, 不适用; empty where the score says it all.
    pub state: Rc<str>,
    /// 失1分; empty where nothing is lost.
    pub lost: Rc<str>,
    /// 得失分说明: the arithmetic, what is missing, reasons and remarks.
    pub lines: Vec<Rc<str>>,
}

/// A sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSum {
    /// Full points.
    pub full: Rc<str>,
    /// Points won at least and at most.
    pub score: Rc<str>,
    /// What is said of it.
    pub remarks: Vec<Rc<str>>,
}

/// What the whole comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperWhole {
    /// The total, with its grade.
    pub sum: PaperSum,
    /// 等次限制, with their answers.
    pub gates: Vec<Rc<GateView>>,
    /// Figures that contradict each other.
    pub findings: Vec<Rc<str>>,
}

/// The table of what a sheet was drawn from.
pub fn paper(rubric: &Rubric, sheet: &Sheet) -> PaperView {
    let (draft, view, assessment) = (&sheet.draft, &sheet.view, &sheet.outcome.assessment);
    let is_whole = draft.part.is_empty();
    let mut domains = Vec::new();
    let mut total = Range::zero();
    for ((domain, head), result) in rubric.domains.iter().zip(&view.heads).zip(&assessment.domains) {
        let mut rows = Vec::new();
        let mut added = Range::zero();
        for key in &domain.indicators {
            added = &added + &assessment.indicator(*key).points;
            if is_whole || rubric.indicator(*key).responsible.contains(&draft.part) {
                rows.push(row(rubric, sheet, *key));
            }
        }
        total = &total + &result.points;
        let mut sum = PaperSum {
            full: head.full.clone(),
            score: head.points.clone(),
            remarks: vec![head.counts.clone()],
        };
        sum.tell_scaled(rubric, &added, &result.points);
        if !rows.is_empty() {
            let title = format!("{} {}", head.ordinal, domain.title).into();
            domains.push(PaperDomain { id: domain.id.clone(), title, rows, sum: is_whole.then_some(sum) });
        }
    }
    PaperView {
        title: text::paper_title(rubric, &draft.part).into(),
        head: text::paper_head(&draft.county, &draft.year, rubric).into(),
        full: text::paper_full(rubric.scale),
        score: text::paper_score(rubric.scale),
        domains,
        whole: is_whole.then(|| whole(rubric, sheet, &total)),
        seal: text::seal_line(rubric, draft).map(Rc::from),
    }
}

impl PaperSum {
    /// Says so where what stands above adds up to something else than it comes to.
    fn tell_scaled(&mut self, rubric: &Rubric, added: &Range, comes_to: &Range) {
        if added != comes_to {
            let unit = text::unit_of_total(rubric.scale);
            self.remarks.push(text::paper_scaled(added, unit).into());
        }
    }
}

fn row(rubric: &Rubric, sheet: &Sheet, key: IndicatorKey) -> PaperRow {
    let (indicator, result) = (rubric.indicator(key), sheet.outcome.assessment.indicator(key));
    let card = &sheet.view.cards[usize::from(key.0)];
    let mut lines = text::trace(rubric, &sheet.outcome, key, sheet.draft.year_number());
    for judged in &card.judged {
        let reason = judged.reason.text.trim();
        if !reason.is_empty() {
            lines.push(text::named(text::LABEL_REASON, reason));
        }
    }
    for field in &card.inputs {
        let note = field.note.trim();
        if !note.is_empty() {
            lines.push(text::paper_remark(&field.label, note));
        }
    }
    PaperRow {
        id: indicator.id.clone(),
        title: format!("{} {}", indicator.number, indicator.title).into(),
        clause: [rubrics::folded(rubric, key).clause, text::paper_basis(indicator).into()],
        full: card.full.clone(),
        score: text::paper_result(rubric, result).into(),
        state: text::paper_state(rubric, result).into(),
        lost: text::paper_lost(rubric, indicator, result).into(),
        lines: lines.into_iter().map(Rc::from).collect(),
    }
}

fn whole(rubric: &Rubric, sheet: &Sheet, added: &Range) -> PaperWhole {
    let result = &sheet.view.result;
    let mut remarks = vec![Rc::from(text::named(text::GRADE, &result.grade))];
    remarks.extend_from_slice(&result.remarks);
    let mut sum = PaperSum { full: result.full.clone(), score: result.total.clone(), remarks };
    sum.tell_scaled(rubric, added, &sheet.outcome.assessment.total);
    let findings = findings(rubric, &result.findings);
    let findings = findings.iter().map(|found| text::named(&found.title, &found.text).into()).collect();
    PaperWhole { sum, gates: sheet.view.gates.clone(), findings }
}
