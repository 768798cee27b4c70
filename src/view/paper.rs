//! 自评表: the whole self-assessment as the table that is printed, signed and handed in. A part (分表) is the rows of its
//! unit, without sums: what they come to says nothing of the county.

use super::{GateView, Sheet};
use crate::number::Range;
use crate::rubric::{Domain, IndicatorKey, Rubric};
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
    let draft = &sheet.draft;
    let domains = rubric.domains.iter().enumerate().map(|(at, domain)| of_domain(rubric, sheet, at, domain));
    PaperView {
        title: text::paper_title(rubric, &draft.part).into(),
        head: text::paper_head(&draft.county, &draft.year, rubric).into(),
        full: text::paper_full(rubric.scale),
        score: text::paper_score(rubric.scale),
        domains: domains.filter(|domain| !domain.rows.is_empty()).collect(),
        whole: draft.part.is_empty().then(|| whole(rubric, sheet)),
    }
}

fn of_domain(rubric: &Rubric, sheet: &Sheet, at: usize, domain: &Domain) -> PaperDomain {
    let (draft, assessment) = (&sheet.draft, &sheet.outcome.assessment);
    let is_own = |key: &&IndicatorKey| {
        draft.part.is_empty() || rubric.indicator(**key).responsible.contains(&draft.part)
    };
    let head = &sheet.view.heads[at];
    let added: Range = domain.indicators.iter().map(|key| &assessment.indicator(*key).points).sum();
    let sum = || PaperSum {
        full: head.full.clone(),
        score: head.points.clone(),
        remarks: [head.counts.clone()].into_iter().chain(scaled(rubric, sheet, &added, at)).collect(),
    };
    PaperDomain {
        id: domain.id.clone(),
        title: format!("{} {}", head.ordinal, domain.title).into(),
        rows: domain.indicators.iter().filter(is_own).map(|key| row(rubric, sheet, *key)).collect(),
        sum: draft.part.is_empty().then(sum),
    }
}

/// What is said where the rows of a domain add up to something else than it comes to.
fn scaled(rubric: &Rubric, sheet: &Sheet, added: &Range, at: usize) -> Option<Rc<str>> {
    let unit = text::unit_of_total(rubric.scale);
    (*added != sheet.outcome.assessment.domains[at].points).then(|| text::paper_scaled(added, unit).into())
}

fn row(rubric: &Rubric, sheet: &Sheet, key: IndicatorKey) -> PaperRow {
    let (indicator, result) = (rubric.indicator(key), sheet.outcome.assessment.indicator(key));
    let card = &sheet.view.cards[usize::from(key.0)];
    let answers = &sheet.draft.answers;
    let reasons =
        rubric.judgments.iter().filter(|judgment| judgment.indicator == key).filter_map(|judgment| {
            let reason = answers.judgments.get(&judgment.id)?.reason.trim();
            (!reason.is_empty()).then(|| text::named(text::LABEL_REASON, reason))
        });
    let remarks = card.inputs.iter().filter(|field| !field.note.trim().is_empty());
    let remarks = remarks.map(|field| text::paper_remark(&field.label, field.note.trim()));
    let trace = text::trace(rubric, &sheet.outcome, key, sheet.draft.year_number());
    PaperRow {
        id: indicator.id.clone(),
        title: format!("{} {}", indicator.number, indicator.title).into(),
        clause: [indicator.clause.clone(), text::paper_basis(indicator).into()],
        full: card.full.clone(),
        score: text::paper_result(rubric, result).into(),
        state: text::paper_state(rubric, result).into(),
        lost: text::paper_lost(rubric, indicator, result).into(),
        lines: trace.into_iter().chain(reasons).chain(remarks).map(Rc::from).collect(),
    }
}

fn whole(rubric: &Rubric, sheet: &Sheet) -> PaperWhole {
    let (result, assessment) = (&sheet.view.result, &sheet.outcome.assessment);
    let added: Range =
        assessment.domains.iter().map(|domain| &domain.points).collect::<Vec<_>>().into_iter().sum();
    let unit = text::unit_of_total(rubric.scale);
    let grade = text::named(text::GRADE, &result.grade).into();
    let scaled = (added != assessment.total).then(|| text::paper_scaled(&added, unit).into());
    PaperWhole {
        sum: PaperSum {
            full: result.full.clone(),
            score: result.total.clone(),
            remarks: [grade].into_iter().chain(result.remarks.iter().cloned()).chain(scaled).collect(),
        },
        gates: sheet.view.gates.clone(),
        findings: result.findings.iter().map(|found| text::named(&found.title, &found.text).into()).collect(),
    }
}
