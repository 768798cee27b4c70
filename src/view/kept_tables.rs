//! The scoring tables that were worked on (做了一半的评分表) and are kept in this browser.

use crate::printed::KeptTable;
use crate::text;
use std::rc::Rc;

/// A table that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptTableRow {
    /// What it is kept under.
    pub id: Rc<str>,
    /// As it is kept, so that it can be kept again.
    pub text: Rc<str>,
    /// What it is called.
    pub name: Rc<str>,
    /// How far it is, and from when; or that it cannot be read.
    pub about: Rc<str>,
    /// What was done; none where it cannot be read.
    pub table: Option<Rc<KeptTable>>,
}

/// The tables that are kept under their ids, the newest first.
pub fn kept_tables(kept: Vec<(String, String)>) -> Vec<KeptTableRow> {
    let row = |(id, text): (String, String)| {
        let table = KeptTable::of_text(&text).map(Rc::new);
        let (name, about) = match &table {
            Some(table) => {
                let name = if table.name.is_empty() { text::BLANK_NAME } else { &table.name };
                (name.into(), text::kept_table(table.items, table.work.said(), &table.when).into())
            }
            None => (text::KEPT_TABLE.into(), text::KEPT_TABLE_DAMAGED.into()),
        };
        KeptTableRow { id: id.into(), text: text.into(), name, about, table }
    };
    let mut rows: Vec<KeptTableRow> = kept.into_iter().map(row).collect();
    let when = |row: &KeptTableRow| row.table.as_ref().map(|table| table.when.clone());
    // Ids begin with the time they were made at, which tells apart what was kept within one second.
    crate::order::sort(&mut rows, |one, other| (when(other), &other.id).cmp(&(when(one), &one.id)));
    rows
}
