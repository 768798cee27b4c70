//! The cheapest way to a grade: on the real reports and on small rubrics by hand, on random ones by trying everything.

mod brute;
mod hand;
mod small;
