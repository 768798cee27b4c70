//! Office files of a draft (上报材料): what `view` describes, as .xlsx, .docx and a page to print, written in the page. The same draft
//! gives the same bytes, on whatever machine.

mod again;
mod brief;
mod docx;
mod evidence;
mod package;
mod report;
mod score_table;
mod xml;

pub use again::{AgainError, MadeAgain};
pub use brief::brief_html;
pub use evidence::evidence_docx;
pub use report::{report_again, report_docx};
pub use score_table::table_docx;
