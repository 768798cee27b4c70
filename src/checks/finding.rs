//! A question that a check asks.

use super::Found;
use crate::rubric::{FactKey, Severity};
use std::rc::Rc;

/// Figures that contradict each other, or that others imply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable id: the check's; for a share that looks like a ratio, with its fact's behind it; for a part above its whole,
    /// the part's own with `-part` behind it. No two findings of one draft have the same.
    pub id: Rc<str>,
    /// How grave it is.
    pub severity: Severity,
    /// What to do about it; may be empty.
    pub advice: Rc<str>,
    /// The figures involved.
    pub facts: Vec<FactKey>,
    /// The arithmetic.
    pub found: Found,
}
