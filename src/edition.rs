//! Two editions of a rubric (评分细则的前后两版): which item is which, and a draft carried from the earlier to the newer.
//!
//! An item of a rubric of the page is the same where its id is. The ids of a table that was read are told by its titles, so there an
//! item is the same where its clause is, else where its title is. What was judged and typed goes along word for word; what would mean
//! something else does not, and is listed.

mod carried;
mod pairs;

pub use carried::{Carried, Unfit, UnfitWhy, carried};
pub use pairs::{ItemPair, pairs};
