//! The rubrics that travel with the page, checked and packed at build time.

use crate::rubric::Rubric;
use crate::rubric::pack::unpack;

/// The packed default rubric.
const GENERAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/general.bin"));

/// SHA-256 of the packed default rubric, in hex: kept in a draft to tell which rules it was scored by.
pub const GENERAL_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/general.sha256"));

/// The default rubric 县级政府履行教育职责自评（通用示范）.
pub fn general() -> Rubric {
    unpack(GENERAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::pack::pack;

    #[test]
    fn the_default_rubric_is_unpacked_as_it_was_packed() {
        let rubric = general();
        assert_eq!(pack(&rubric), GENERAL);
        assert_eq!(rubric.full_points.plain(), "100");
    }
}
