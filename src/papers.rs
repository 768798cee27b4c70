//! Office files of a draft (上报材料): what `view::paper` describes, as .xlsx and .docx, written in the page. The same draft gives the
//! same bytes, on whatever machine.

mod filled;
mod package;
mod table;
mod workbook;
mod xml;

pub use filled::{Brought, FilledError, FilledTable, filled};
pub use table::table_xlsx;
