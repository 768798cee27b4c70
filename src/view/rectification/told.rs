//! 整改报告: 一、整改工作落实情况 problem by problem, 二、下一步工作打算. All it says stands in the ledger; what is not known is
//! listed.

use super::super::Shown;
use super::super::report::{ReportItem, ReportKind, ReportView};
use super::entries_of;
use crate::draft::Slot;
use crate::rectification::{DatedKind, RectificationEntry, RectificationField, RectificationState};
use crate::text::{self, ReportBlank};
use std::rc::Rc;

/// A report being written.
struct Teller<'a> {
    shown: Shown<'a>,
    items: Vec<ReportItem>,
    blanks: Vec<ReportBlank>,
}

/// The report on the ledger of a draft.
pub fn rectification_report(shown: Shown<'_>) -> ReportView {
    let entries = entries_of(shown);
    let mut desk = Teller { shown, items: Vec::new(), blanks: Vec::new() };
    desk.opening(&entries);
    desk.item("done", ReportKind::Heading, "", text::RECTIFICATION_DONE_LINES, Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        desk.problem(at, entry);
    }
    if entries.is_empty() {
        desk.item("done.none", ReportKind::Body, "", text::report_nothing(), Vec::new());
        desk.lacks(text::RECTIFICATION_NO_ENTRY, "", None);
    }
    desk.item("next", ReportKind::Heading, "", text::RECTIFICATION_NEXT_LINES, Vec::new());
    desk.plans(&entries);
    desk.end();
    let note = shown.draft.note.trim();
    let note = if note.is_empty() { String::new() } else { text::report_draft_note(note) };
    ReportView {
        title: text::rectification_title(shown.draft).into(),
        items: desk.items,
        blanks: desk.blanks,
        note: note.into(),
    }
}

impl Teller<'_> {
    fn item(&mut self, id: &str, kind: ReportKind, lead: &str, text: impl AsRef<str>, sources: Vec<Slot>) {
        self.items.push(ReportItem {
            id: id.into(),
            kind,
            lead: lead.into(),
            text: text.as_ref().into(),
            rows: Vec::new(),
            sources,
        });
    }

    fn lacks(&mut self, (place, what): (&str, &str), unit: &str, slot: Option<Slot>) {
        self.blanks.push(ReportBlank { place: place.into(), what: what.into(), unit: unit.into(), slot });
    }

    fn opening(&mut self, entries: &[RectificationEntry]) {
        let draft = self.shown.draft;
        let mut sources: Vec<&str> = Vec::new();
        for entry in entries {
            let source = entry.said(RectificationField::Source);
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        self.item("number", ReportKind::Number, "", text::report_number(), Vec::new());
        self.item("title", ReportKind::Title, "", text::rectification_title_lines(draft), Vec::new());
        self.item("addressee", ReportKind::Addressee, "", text::report_addressee(), Vec::new());
        self.item("opening", ReportKind::Body, "", text::rectification_opening(draft, &sources), Vec::new());
        let [number, addressee, _] = text::RECTIFICATION_OWN_BLANKS;
        self.lacks(number, "", None);
        self.lacks(addressee, "", None);
        if sources.is_empty() {
            self.lacks(text::RECTIFICATION_NO_SOURCE, "", None);
        }
        if draft.county.trim().is_empty() {
            self.lacks(text::REPORT_NO_COUNTY, "", Some(Slot::County));
        }
        if draft.year.trim().is_empty() {
            self.lacks(text::REPORT_NO_YEAR, "", Some(Slot::Year));
        }
    }

    /// What the entry is called in headings.
    fn heading(&self, entry: &RectificationEntry) -> String {
        let rubric = self.shown.rubric;
        let indicator = rubric.find_indicator(entry.said(RectificationField::Indicator));
        let title = indicator.map(|key| &*rubric.indicator(key).title);
        text::rectification_heading(entry.said(RectificationField::Problem), title)
    }

    fn problem(&mut self, at: usize, entry: &RectificationEntry) {
        let id = |what: &str| format!("{what}.{}", entry.id);
        let of = |field: RectificationField| vec![entry.slot(field.key())];
        let [problem, cause, measure, progress, review] = text::RECTIFICATION_LEADS;
        let title = text::report_subheading(at, &self.heading(entry));
        self.item(&id("problem"), ReportKind::Subheading, "", title, of(RectificationField::Problem));
        let said = entry.said(RectificationField::Problem);
        if !text::is_rectification_name(said) && !said.is_empty() {
            let said = text::rectification_sentence(said);
            self.item(&id("stated"), ReportKind::Body, problem, said, of(RectificationField::Problem));
        }
        let said = entry.said(RectificationField::Cause);
        if !said.is_empty() {
            let said = text::rectification_sentence(said);
            self.item(&id("cause"), ReportKind::Body, cause, said, of(RectificationField::Cause));
        }
        self.measures(entry, measure);
        for (kind, lead) in [(DatedKind::Progress, progress), (DatedKind::Review, review)] {
            self.dated(entry, kind, lead);
        }
        let field = |field: RectificationField| entry.said(field);
        let standing = text::rectification_standing(
            field(RectificationField::Unit),
            field(RectificationField::Person),
            field(RectificationField::Deadline),
            field(RectificationField::State),
        );
        if !standing.is_empty() {
            self.item(&id("standing"), ReportKind::Body, "", standing, of(RectificationField::State));
        }
        let said = field(RectificationField::Evidence);
        if !said.is_empty() {
            let said = text::rectification_evidence(said);
            self.item(&id("evidence"), ReportKind::Body, "", said, of(RectificationField::Evidence));
        }
        self.wants(at, entry);
    }

    /// A line a measure; several are numbered.
    fn measures(&mut self, entry: &RectificationEntry, lead: &str) {
        let all: Vec<&str> = entry
            .said(RectificationField::Measure)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        for (at, line) in all.iter().enumerate() {
            let said = text::rectification_sentence(line);
            let said = if all.len() > 1 { text::numbered(at, &said) } else { said };
            let sources = vec![entry.slot(RectificationField::Measure.key())];
            let (id, lead) = (format!("measure.{}.{at}", entry.id), if all.len() > 1 { "" } else { lead });
            self.item(&id, ReportKind::Body, lead, said, sources);
        }
    }

    fn dated(&mut self, entry: &RectificationEntry, kind: DatedKind, lead: &str) {
        let notes = entry.dated(kind).into_iter();
        let notes = notes.filter(|note| !note.date.trim().is_empty() || !note.text.trim().is_empty());
        let said: String =
            notes.map(|note| text::rectification_dated_sentence(&note.date, &note.text)).collect();
        if !said.is_empty() {
            self.item(&format!("{}.{}", kind.key(), entry.id), ReportKind::Body, lead, said, Vec::new());
        }
    }

    /// What of an entry only a person knows, and has not said.
    fn wants(&mut self, at: usize, entry: &RectificationEntry) {
        let place = text::rectification_place(at);
        let unit = entry.said(RectificationField::Unit);
        let wanted = [
            RectificationField::Problem,
            RectificationField::Measure,
            RectificationField::Unit,
            RectificationField::Person,
            RectificationField::Deadline,
            RectificationField::State,
        ];
        for field in wanted {
            if entry.said(field).is_empty() {
                let what = text::rectification_field(field).split('（').next().unwrap_or_default();
                self.lacks((&place, what), unit, Some(entry.slot(field.key())));
            }
        }
        if entry.dated(DatedKind::Progress).iter().all(|note| note.text.trim().is_empty()) {
            self.lacks((&place, text::RECTIFICATION_NO_PROGRESS), unit, None);
        }
    }

    /// What is planned for problems, those that are accepted left out unless something is planned for them.
    fn plans(&mut self, entries: &[RectificationEntry]) {
        let mut told = 0;
        for entry in entries {
            let said = entry.said(RectificationField::Next);
            if !said.is_empty() {
                let heading = text::report_subheading(told, &self.heading(entry));
                let sources = || vec![entry.slot(RectificationField::Next.key())];
                self.item(&format!("plan.{}", entry.id), ReportKind::Subheading, "", heading, sources());
                let said = text::rectification_sentence(said);
                self.item(&format!("next.{}", entry.id), ReportKind::Body, "", said, sources());
                told += 1;
            } else if entry.state() != Some(RectificationState::Accepted) {
                let (place, what) = text::RECTIFICATION_NO_NEXT;
                let what: Rc<str> = format!("{}{what}", self.heading(entry)).into();
                let unit = entry.said(RectificationField::Unit);
                self.lacks((place, &what), unit, Some(entry.slot(RectificationField::Next.key())));
            }
        }
        if told == 0 {
            self.item("next.none", ReportKind::Body, "", text::report_nothing(), Vec::new());
            if entries.is_empty() {
                self.lacks(text::RECTIFICATION_NO_NEXT, "", None);
            }
        }
    }

    fn end(&mut self) {
        self.item("end", ReportKind::Closing, "", text::REPORT_END, Vec::new());
        self.item(
            "signature",
            ReportKind::Signature,
            "",
            text::report_signature(self.shown.draft),
            Vec::new(),
        );
        self.item("date", ReportKind::Date, "", text::report_date(), Vec::new());
        let [_, _, date] = text::RECTIFICATION_OWN_BLANKS;
        self.lacks(date, "", None);
    }
}
