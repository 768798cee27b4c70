//! What a change would do, and what it would take: on the real reports, worked out by hand.

mod needs;
mod path;
mod scenarios;
mod weigh;
