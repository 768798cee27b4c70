//! What a text says of a fact: a table by its rows, all else by what it asks.

use super::{Answer, Unreadable, parse, table};
use crate::rubric::{Column, FactKind, FactSpec};
use std::rc::Rc;

/// Reads a fact by what it asks.
pub(super) fn answer(spec: &FactSpec, typed: &str) -> Answer {
    match &spec.kind {
        FactKind::Table { columns } => rows(columns, typed),
        _ => parse::answer(spec, typed),
    }
}

/// Reads what a fact of a kind can be.
pub(super) fn fact(kind: &FactKind, typed: &str) -> Answer {
    match kind {
        FactKind::Table { columns } => rows(columns, typed),
        _ => parse::fact(kind, typed),
    }
}

fn rows(columns: &[Column], typed: &str) -> Answer {
    parse::lacking(typed).unwrap_or_else(|| match table::read(columns, typed) {
        Some(table) => Answer::Table(Rc::new(table)),
        None => Answer::Unreadable(Unreadable::NoRows),
    })
}
