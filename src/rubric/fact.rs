//! What a county fills in: figures, yes/nos, choices and small tables, with what they count and when.

use super::IndicatorKey;
use crate::number::{Span, Unit};
use std::rc::Rc;

/// A figure, a yes/no, a choice or a small table the county fills in.
#[derive(Clone, Debug)]
pub struct FactSpec {
    /// Stable id.
    pub id: Rc<str>,
    /// Official name.
    pub title: Rc<str>,
    /// What it is.
    pub kind: FactKind,
    /// Which time it speaks of.
    pub period: Period,
    /// Statistical table or record (数据来源).
    pub origin: Rc<str>,
    /// What counts (统计口径); may be empty.
    pub hint: Rc<str>,
    /// The indicator in whose card it is filled in; `None` for facts of the gates.
    pub home: Option<IndicatorKey>,
}

/// What a fact is.
#[derive(Clone, Debug)]
pub enum FactKind {
    /// A number.
    Number {
        /// Its unit.
        unit: Unit,
        /// Possible values, in that unit.
        bounds: Span,
        /// Whether only whole numbers make sense.
        whole: bool,
    },
    /// 是 or 否.
    Flag,
    /// One of these.
    Choice {
        /// What can be chosen, in order.
        options: Vec<Rc<str>>,
    },
    /// Rows of these columns, after one that names the row.
    Table {
        /// The columns.
        columns: Vec<Column>,
    },
}

impl FactKind {
    /// Words for an answer that something does not apply here, whatever the kind.
    pub const NOT_APPLICABLE: &[&str] = &["不适用", "不涉及", "无此项"];
    /// Words for an answer that is not known yet, whatever the kind.
    pub const UNKNOWN: &[&str] = &["不清楚", "不详", "待查"];
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Id inside the table.
    pub id: Rc<str>,
    /// Heading.
    pub title: Rc<str>,
    /// A number.
    pub kind: FactKind,
}

/// Which time a fact speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// The year assessed.
    Year,
    /// The year before.
    LastYear,
    /// The school year that begins in the year assessed.
    SchoolYear,
    /// The end of the year assessed.
    YearEnd,
    /// The three years up to the year assessed.
    ThreeYears,
}
