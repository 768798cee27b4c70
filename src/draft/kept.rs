//! Own rubrics (自带细则) that are kept beside the drafts for them: a kept draft names the file instead of repeating it.

use crate::rubric::wire;
use std::rc::Rc;

/// Gives the own rubric's file that is kept under a name.
pub type SourceOf<'a> = &'a dyn Fn(&str) -> Option<Rc<str>>;

/// Gives the name under which an own rubric's file is kept.
pub type NameOf<'a> = &'a dyn Fn(&Rc<str>) -> Option<String>;

/// The name under which an own rubric's file is kept: digest and length of its letters, `cbf43926-9`. Unlike the digest of its rules
/// it is known before the file is read, and the same whatever page reads it. Two files of one name are told apart by their letters.
pub fn name_of_source(source: &str) -> String {
    format!("{:08x}-{}", wire::digest(source.as_bytes()), source.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check value of CRC-32, as published with it.
    #[test]
    fn a_name_is_the_digest_and_the_length_of_the_letters() {
        assert_eq!(name_of_source("123456789"), "cbf43926-9");
        assert_ne!(name_of_source("{ \"a\": 1 }"), name_of_source("{ \"a\": 2 }"));
    }
}
