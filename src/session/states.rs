//! States the page can be in: what is looked at, whether it is kept, and why not.

use std::rc::Rc;

/// How the open draft is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Filled in.
    Sheet,
    /// All its figures in one list (全部数据).
    Data,
    /// On one page for the county's head (一页汇报单).
    Brief,
    /// Held against every rubric (对标).
    Comparison,
    /// Changes tried on it (试算).
    WhatIf,
    /// As the table that is handed in (自评表).
    Paper,
    /// By the problems that are to be mended (整改台账).
    Rectification,
}

/// Whether what is shown is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing to keep yet.
    Nothing,
    /// Changed less than a moment ago.
    Pending,
    /// Kept in this browser.
    Saved {
        /// At this time, e.g. 14:03.
        at: Rc<str>,
    },
    /// Not kept.
    Failed(StorageTrouble),
}

/// Why the browser's storage does not keep a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser refuses storage to this page.
    Refused,
    /// It is full.
    Full,
    /// Another window removed what was kept.
    Gone,
    /// The person wants nothing to be kept (不留痕).
    Private,
}

/// Why there is no link, or no draft in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// Too long to be sent.
    TooLong,
    /// Cut off, or changed on its way.
    Damaged,
    /// The browser cannot compress.
    Unable,
    /// The page is a file on this computer, and has no address that others could open.
    NoAddress,
}
