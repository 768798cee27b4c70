//! What a change would do (试算), and what change would do what is wanted. Nothing here changes a draft.
//!
//! Everything is decided by the engine itself: a value that is said to be needed was tried, and so was the one before it.

mod first;
mod lever;
mod needs;
pub mod path;
mod reach;
mod weigh;

pub use first::{FirstStep, first};
pub use lever::{Change, Lever, Place, counting_unit};
pub use needs::{Goal, Need, NeedKind, Remedy, blanks_needed, for_points, is_changed_at_will, needs};
pub use reach::{Reach, Trial};
pub use weigh::{Fill, Swing, fills, places, swings};
