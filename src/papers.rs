//! Office files of a draft (上报材料): what `view` describes, as .xlsx, .docx and a page to print, written in the page. The same draft
//! gives the same bytes, on whatever machine.

mod again;
mod brief;
mod columns;
mod docx;
mod evidence;
mod filled;
mod package;
mod rectification;
mod report;
mod score_table;
mod table;
mod workbook;
mod xml;

use crate::draft::Draft;
use crate::rubric::Rubric;
use crate::text;
use crate::view::{self, Sheet};

pub use again::{AgainError, MadeAgain};
pub use brief::brief_html;
pub use columns::PaperColumns;
pub use evidence::evidence_docx;
pub use filled::{Brought, FilledError, FilledTable, filled};
pub use rectification::{rectification_docx, rectification_xlsx};
pub use report::{report_again, report_docx};
pub use score_table::table_docx;
pub use table::table_xlsx;

/// What papers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// 自评表 as a workbook whose points are formulas.
    TableWorkbook,
    /// 自评表 as a text document.
    Table,
    /// 自评报告.
    Report,
    /// 佐证目录.
    Evidence,
    /// 整改台账 as a workbook.
    RectificationWorkbook,
    /// 整改报告.
    RectificationReport,
    /// 一页汇报单, to be printed.
    Brief,
}

impl PaperKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::TableWorkbook,
        Self::Table,
        Self::Report,
        Self::Evidence,
        Self::RectificationWorkbook,
        Self::RectificationReport,
        Self::Brief,
    ];

    /// The name by which it is asked for without a browser; how its file ends stands behind the dot.
    pub fn name(self) -> &'static str {
        match self {
            Self::TableWorkbook => "table.xlsx",
            Self::Table => "table.docx",
            Self::Report => "report.docx",
            Self::Evidence => "evidence.docx",
            Self::RectificationWorkbook => "rectification.xlsx",
            Self::RectificationReport => "rectification.docx",
            Self::Brief => "brief.html",
        }
    }

    /// What its file is called: 自评表-正安县-2019.xlsx.
    pub fn file_name(self, draft: &Draft) -> String {
        let [title, _] = text::paper_kind(self.name());
        let ending = self.name().rsplit('.').next().unwrap_or_default();
        let parts = [
            title.split('（').next().unwrap_or_default(),
            draft.county.trim(),
            draft.year.trim(),
            &*draft.part,
        ];
        let stem: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}.{ending}", view::safe(&stem.join("-")))
    }

    /// The media type of its file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::TableWorkbook | Self::RectificationWorkbook => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Self::Table | Self::Report | Self::Evidence | Self::RectificationReport => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Self::Brief => "text/html",
        }
    }

    /// The file for what a sheet was drawn from; `before` is the draft of the year before, where there is one.
    pub fn written(self, rubric: &Rubric, sheet: &Sheet, before: Option<&Draft>) -> Vec<u8> {
        match self {
            Self::TableWorkbook => table_xlsx(rubric, sheet),
            Self::Table => table_docx(rubric, sheet),
            Self::Report => report_docx(rubric, sheet),
            Self::Evidence => evidence_docx(rubric, sheet),
            Self::RectificationWorkbook => rectification_xlsx(rubric, sheet),
            Self::RectificationReport => rectification_docx(rubric, sheet),
            Self::Brief => brief_html(rubric, sheet, before).into_bytes(),
        }
    }
}
