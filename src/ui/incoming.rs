//! What comes in from outside: files that are chosen or dropped on the page, drafts in its address, or pasted as a link or as text,
//! cells of a spreadsheet pasted into a box.

use web_sys::{File, FileList, HtmlElement, HtmlTextAreaElement};

/// Something that came in.
pub(super) enum Incoming {
    /// A file that was chosen.
    File(File),
    /// Files that were dropped.
    Dropped(FileList),
    /// The page's address, where a draft may stand in it.
    Address,
    /// What a person pasted into this box: a link, or a draft as text.
    Pasted(HtmlTextAreaElement),
    /// Cells that were pasted into a box, or on the sheet outside of any.
    Cells {
        /// As they lay on the clipboard.
        text: String,
        /// The same as HTML, which has merged cells.
        html: Option<String>,
        /// The box.
        into: Option<HtmlElement>,
        /// Whether it is that of a fact, as those are that a column goes on into.
        is_fact: bool,
    },
}
