//! 自评报告: the whole report as a record, paragraph by paragraph, each with the places of the draft it tells of, and a list of what
//! is still ××. Every sentence stands in `text::report`.

mod sections;

use super::Sheet;
use super::deeds::deeds;
use crate::draft::Slot;
use crate::rubric::Rubric;
use crate::text::{self, Account, Passage, ReportBlank};
use std::rc::Rc;

/// The report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    /// Its title.
    pub title: Rc<str>,
    /// Everything in it, in order.
    pub items: Vec<ReportItem>,
    /// What is ××.
    pub blanks: Vec<ReportBlank>,
    /// The remark on the whole draft, which is not part of the report; empty for none.
    pub note: Rc<str>,
}

/// A paragraph or table of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportItem {
    /// Stays the same when the report is made again.
    pub id: Rc<str>,
    /// What it is.
    pub kind: ReportKind,
    /// What it opens with, set off from the rest; may be empty.
    pub lead: Rc<str>,
    /// What it says.
    pub text: Rc<str>,
    /// Its rows, where it is a table; the first is the head.
    pub rows: Vec<Vec<Rc<str>>>,
    /// The places of the draft it tells of.
    pub sources: Vec<Slot>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// 发文字号.
    Number,
    /// The title.
    Title,
    /// 主送机关.
    Addressee,
    /// 一、
    Heading,
    /// （一）
    Subheading,
    /// Text.
    Body,
    /// A table.
    Table,
    /// The last words.
    Closing,
    /// 署名.
    Signature,
    /// 成文日期.
    Date,
    /// 定稿: when it was sealed, its code, and what has changed since.
    Seal,
}

/// A report being written.
struct Draftsman<'a> {
    rubric: &'a Rubric,
    sheet: &'a Sheet,
    account: Account<'a>,
    items: Vec<ReportItem>,
    blanks: Vec<ReportBlank>,
}

/// The report on what a sheet was drawn from.
pub fn report(rubric: &Rubric, sheet: &Sheet) -> ReportView {
    let (draft, outcome) = (&*sheet.draft, &*sheet.outcome);
    let mut desk = Draftsman {
        rubric,
        sheet,
        account: Account::new(rubric, draft, outcome),
        items: Vec::new(),
        blanks: Vec::new(),
    };
    desk.opening();
    desk.basics();
    desk.duties();
    desk.result();
    let losses = deeds(sheet.shown(rubric));
    desk.problems(&losses);
    desk.measures(&losses);
    desk.end();
    if let Some(seal) = text::seal_line(rubric, draft) {
        desk.item("seal", ReportKind::Seal, "", seal);
    }
    let note = draft.note.trim();
    let note = if note.is_empty() { String::new() } else { text::report_draft_note(note) };
    ReportView {
        title: text::report_title(draft).into(),
        items: desk.items,
        blanks: desk.blanks,
        note: note.into(),
    }
}

impl Draftsman<'_> {
    fn item(&mut self, id: &str, kind: ReportKind, lead: impl AsRef<str>, text: impl AsRef<str>) {
        self.items.push(ReportItem {
            id: id.into(),
            kind,
            lead: lead.as_ref().into(),
            text: text.as_ref().into(),
            rows: Vec::new(),
            sources: Vec::new(),
        });
    }

    /// What the account has told, as a paragraph.
    fn told(&mut self, id: &str, lead: impl AsRef<str>) {
        let Passage { text, sources, blanks } = self.account.passage();
        self.item(id, ReportKind::Body, lead, text);
        if let Some(item) = self.items.last_mut() {
            item.sources = sources;
        }
        self.lacks(blanks);
    }

    fn lacks(&mut self, blanks: Vec<ReportBlank>) {
        for blank in blanks {
            // What is asked for once need not be asked for again.
            let is_known = |other: &ReportBlank| match (&other.slot, &blank.slot) {
                (Some(one), Some(other)) => one == other,
                _ => *other == blank,
            };
            if !self.blanks.iter().any(is_known) {
                self.blanks.push(blank);
            }
        }
    }

    /// Something that only a person can write.
    fn lacks_own(&mut self, (place, what): (&str, &str), unit: &str, slot: Option<Slot>) {
        self.lacks(vec![ReportBlank { place: place.into(), what: what.into(), unit: unit.into(), slot }]);
    }
}
