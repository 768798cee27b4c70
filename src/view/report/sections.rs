//! The sections of the report, in order.

use super::{Draftsman, ReportItem, ReportKind};
use crate::draft::Slot;
use crate::engine::Verdict;
use crate::facts::Answer;
use crate::number::Truth;
use crate::rectification::RectificationField;
use crate::rubric::{FactKey, Indicator, IndicatorKey};
use crate::text;
use crate::view::deeds::Loss;
use crate::view::rectification::entry_of_loss;
use std::rc::Rc;

impl Draftsman<'_> {
    pub(super) fn opening(&mut self) {
        let draft = &self.sheet.draft;
        self.item("number", ReportKind::Number, "", text::report_number());
        self.item("title", ReportKind::Title, "", text::report_title_lines(draft));
        self.item("addressee", ReportKind::Addressee, "", text::report_addressee());
        self.item("opening", ReportKind::Body, "", text::report_opening(draft, self.rubric));
        let [number, addressee, opening, _] = text::REPORT_OWN_BLANKS;
        for one in [number, addressee, opening] {
            self.lacks_own(one, "", None);
        }
        if draft.county.trim().is_empty() {
            self.lacks_own(text::REPORT_NO_COUNTY, "", Some(Slot::County));
        }
        if draft.year.trim().is_empty() {
            self.lacks_own(text::REPORT_NO_YEAR, "", Some(Slot::Year));
        }
    }

    /// 一、: figures that no points rest on, in the places the rubric gives them.
    pub(super) fn basics(&mut self) {
        let rubric = self.rubric;
        self.item("basics", ReportKind::Heading, "", text::REPORT_HEADINGS[0]);
        let mut is_empty = true;
        for domain in &rubric.domains {
            let mut said = Vec::new();
            let mut told = Vec::new();
            for key in &domain.indicators {
                let indicator = rubric.indicator(*key);
                let is_told_here =
                    |fact: &&FactKey| self.told_at(**fact) == Some(*key) && self.is_basic(**fact);
                let facts: Vec<FactKey> = indicator.related.iter().filter(is_told_here).copied().collect();
                let one: Vec<(String, bool)> = facts.iter().map(|fact| self.basic(*fact, &facts)).collect();
                if !one.is_empty() {
                    said.push(text::report_row(&one));
                }
                told.extend(facts);
            }
            if !said.is_empty() {
                is_empty = false;
                self.account.say(text::report_basics(&domain.title, &said));
                self.account.say_notes(&told);
                self.told(&format!("basics.{}", domain.id), "");
            }
        }
        if is_empty {
            self.item("basics.none", ReportKind::Body, "", text::report_nothing());
            self.lacks_own(text::REPORT_NO_BASICS, "", None);
        }
    }

    /// The indicator at which a fact is told: its own, where it is filled in for no points there; else the first that it informs.
    fn told_at(&self, fact: FactKey) -> Option<IndicatorKey> {
        let rubric = self.rubric;
        let informs = |key: &IndicatorKey| rubric.indicator(*key).related.contains(&fact);
        let all = || rubric.indicators_with_keys().map(|(key, _)| key);
        rubric.fact(fact).home.filter(informs).or_else(|| all().find(informs))
    }

    /// Whether a fact is a figure that says something.
    fn is_basic(&self, fact: FactKey) -> bool {
        self.account.is_known(fact) && !matches!(self.sheet.outcome.facts.answer(fact), Answer::NotApplicable)
    }

    /// A figure; one of several parts of a whole says of which, where the whole is not told just before.
    fn basic(&mut self, fact: FactKey, told: &[FactKey]) -> (String, bool) {
        let rubric = self.rubric;
        let whole = rubric.parts.iter().find(|(part, _)| *part == fact).map(|(_, whole)| *whole);
        let said = self.account.named(fact);
        match whole {
            Some(whole) if !told.contains(&whole) => {
                (text::report_of_whole(&said, &rubric.fact(whole).title), false)
            }
            Some(_) => (said, true),
            None => (said, false),
        }
    }

    /// 二、: every indicator.
    pub(super) fn duties(&mut self) {
        let rubric = self.rubric;
        self.item("duties", ReportKind::Heading, "", text::REPORT_HEADINGS[1]);
        for (at, domain) in rubric.domains.iter().enumerate() {
            let title = text::report_subheading(at, &domain.title);
            self.item(&format!("duties.{}", domain.id), ReportKind::Subheading, "", title);
            for key in &domain.indicators {
                let indicator = rubric.indicator(*key);
                self.at(indicator);
                self.account.say_indicator(*key);
                self.told(&format!("duty.{}", indicator.id), text::report_lead(indicator));
            }
        }
    }

    fn at(&mut self, indicator: &Indicator) {
        self.account.place = (text::report_place(indicator).into(), indicator.responsible.join("、").into());
    }

    /// 三、: total, grade, the table of heads, what limits the grade.
    pub(super) fn result(&mut self) {
        let (rubric, sheet) = (self.rubric, self.sheet);
        self.item("result", ReportKind::Heading, "", text::REPORT_HEADINGS[2]);
        let total = text::report_total(rubric, &sheet.draft, &sheet.outcome);
        self.item("result.total", ReportKind::Body, "", total);
        let mut rows = vec![text::REPORT_RESULT_COLUMNS.map(Rc::from).to_vec()];
        for (head, domain) in sheet.view.heads.iter().zip(&rubric.domains) {
            let results =
                || domain.indicators.iter().map(|key| sheet.outcome.assessment.indicator(*key).verdict);
            let counts = [Verdict::Met, Verdict::Unmet, Verdict::Missing, Verdict::Judgment]
                .map(|verdict| (verdict, results().filter(|one| *one == verdict).count()));
            let counts = text::report_counts(domain.indicators.len(), &counts);
            rows.push(vec![head.title.clone(), head.full.clone(), head.points.clone(), counts.into()]);
        }
        let result = &sheet.view.result;
        rows.push(vec![
            text::REPORT_WHOLE.into(),
            result.full.clone(),
            result.total.clone(),
            result.grade.clone(),
        ]);
        self.items.push(ReportItem {
            id: "result.table".into(),
            kind: ReportKind::Table,
            lead: "".into(),
            text: "".into(),
            rows,
            sources: Vec::new(),
        });
        if !rubric.gates.is_empty() {
            self.gates();
        }
    }

    fn gates(&mut self) {
        let sheet = self.sheet;
        let (mut happened, mut free, mut open) = (Vec::new(), 0, Vec::new());
        let mut sources = Vec::new();
        for gate in &sheet.view.gates {
            let slot = gate.field.as_ref().map(|field| field.slot.clone());
            match gate.fired {
                Truth::Yes => happened.push(text::report_fired(&gate.title, &gate.effect)),
                Truth::No => free += 1,
                Truth::Open => {
                    open.push(&*gate.title);
                    let what = text::report_gate_blank(&gate.title);
                    self.lacks_own((text::GATES, &what), "", slot.clone());
                }
            }
            sources.extend(slot);
        }
        self.item("result.gates", ReportKind::Body, "", text::report_gates(&happened, free, &open));
        if let Some(item) = self.items.last_mut() {
            item.sources = sources;
        }
    }

    /// 四、: what is lost, and what does not agree.
    pub(super) fn problems(&mut self, losses: &[Loss]) {
        let (rubric, sheet) = (self.rubric, self.sheet);
        self.item("problems", ReportKind::Heading, "", text::REPORT_HEADINGS[3]);
        self.item(
            "problems.losses",
            ReportKind::Subheading,
            "",
            text::report_subheading(0, text::REPORT_LOSSES),
        );
        if losses.is_empty() {
            self.item("problems.none", ReportKind::Body, "", text::REPORT_NO_LOSSES);
        }
        for (at, Loss { key, lost, .. }) in losses.iter().enumerate() {
            let indicator = rubric.indicator(*key);
            self.at(indicator);
            let result = sheet.outcome.assessment.indicator(*key);
            for (part, one) in result.parts.iter().enumerate() {
                if one.met == Truth::No || one.points.high < indicator.parts[part].points {
                    self.account.say_part(*key, part, false);
                }
            }
            let is_sure = result.points.is_settled();
            self.told(
                &format!("problem.{}", indicator.id),
                text::report_loss(at, rubric, indicator, lost, is_sure),
            );
        }
        let findings = &sheet.view.result.findings;
        if findings.is_empty() {
            return;
        }
        let title = text::report_subheading(1, text::REPORT_FINDINGS);
        self.item("findings", ReportKind::Subheading, "", title);
        self.item("findings.lead", ReportKind::Body, "", text::REPORT_FINDINGS_LEAD);
        for (at, found) in findings.iter().enumerate() {
            let (title, said) = (text::finding_title(rubric, found), text::finding_stated(rubric, found));
            self.item(
                &format!("finding.{}", found.id),
                ReportKind::Body,
                "",
                text::report_finding(at, &title, &said),
            );
        }
    }

    /// 五、: for each loss what would mend it.
    pub(super) fn measures(&mut self, losses: &[Loss]) {
        self.item("measures", ReportKind::Heading, "", text::REPORT_HEADINGS[4]);
        if losses.is_empty() {
            self.item("measures.none", ReportKind::Body, "", text::REPORT_NO_DEEDS);
            return;
        }
        let mut is_dated = true;
        for (at, loss) in losses.iter().enumerate() {
            is_dated &= self.measure(at, loss.key, loss);
        }
        if !is_dated {
            self.lacks_own(text::REPORT_NO_DEADLINE, "", None);
        }
    }

    /// What is said of one loss in the ledger (整改台账), else what would mend it; whether it is said until when.
    fn measure(&mut self, at: usize, key: IndicatorKey, loss: &Loss) -> bool {
        let (rubric, facts) = (self.rubric, &self.sheet.outcome.facts);
        let indicator = rubric.indicator(key);
        let listed = entry_of_loss(self.sheet.shown(rubric), &indicator.id);
        let said = |field| listed.as_ref().map_or("", |entry| entry.said(field));
        let lines = said(RectificationField::Measure).lines().map(|line| line.trim().trim_end_matches('。'));
        let mut measures: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if measures.is_empty() {
            measures = loss.needs.iter().filter_map(|need| text::deed(rubric, facts, need)).collect();
        }
        let (unit, until) = (said(RectificationField::Unit), said(RectificationField::Deadline));
        let paragraph = text::deed_paragraph(at, indicator, &measures, unit, until);
        let sources = listed.as_ref().map_or_else(Vec::new, |entry| {
            let places =
                [RectificationField::Measure, RectificationField::Unit, RectificationField::Deadline];
            let is_said = |field: &RectificationField| !entry.said(*field).is_empty();
            places.into_iter().filter(is_said).map(|field| entry.slot(field.key())).collect()
        });
        let is_dated = !until.is_empty();
        self.item(&format!("measure.{}", indicator.id), ReportKind::Body, "", paragraph);
        if let Some(item) = self.items.last_mut() {
            item.sources = sources;
        }
        if measures.is_empty() {
            let place = text::report_place(indicator);
            let units = indicator.responsible.join("、");
            self.lacks_own((&place, text::REPORT_NO_MEASURE), &units, None);
        }
        is_dated
    }

    pub(super) fn end(&mut self) {
        let draft = &self.sheet.draft;
        self.item("end", ReportKind::Closing, "", text::REPORT_END);
        self.item("signature", ReportKind::Signature, "", text::report_signature(draft));
        self.item("date", ReportKind::Date, "", text::report_date());
        self.lacks_own(text::REPORT_OWN_BLANKS[3], "", None);
    }
}
