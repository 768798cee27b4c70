//! The six real reports of the seed material, each as a draft built from its figures. A blank in a report is a blank
//! here; what no report judged is not judged.

use crate::draft::{Draft, read};
use std::rc::Rc;

const FILES: [&str; 6] = [
    include_str!("draft/examples/1.json"),
    include_str!("draft/examples/2.json"),
    include_str!("draft/examples/3.json"),
    include_str!("draft/examples/4.json"),
    include_str!("draft/examples/5.json"),
    include_str!("draft/examples/6.json"),
];

/// How many there are.
pub const COUNT: usize = FILES.len();
/// The one offered first: 正安县 2019.
pub const FIRST: usize = 5;

/// An example, counted from zero. A test reads every one back; one that could not be read would be an empty draft.
pub fn example(at: usize) -> Rc<Draft> {
    let read = read(FILES[at].as_bytes());
    Rc::new(read.map(|read| read.draft).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::unknown_ids;
    use crate::rubrics;

    #[test]
    fn every_example_is_a_draft_of_the_default_rubric_without_unknown_facts() {
        let rubric = rubrics::general();
        for file in FILES {
            let read = read(file.as_bytes()).unwrap();
            let unknown = unknown_ids(&[&rubric], &read.draft.answers);
            assert_eq!(unknown, Vec::<String>::new(), "{}", read.draft.county);
            assert!(read.reported_total.is_none(), "examples carry figures, not results");
        }
    }
}
