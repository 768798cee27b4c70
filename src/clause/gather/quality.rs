//! Conditions that only a person can measure.

use super::*;

/// 落实较好: a person says how good.
pub(in crate::clause) fn is_quality(tests: &[Test]) -> bool {
    match tests {
        [Test::Flag(text)] => {
            // 领导重视、措施得力、成效显著.
            let last = text.rsplit(['、', ',', '，']).next().unwrap_or_default();
            last.chars().count() <= 8 && QUALITY.iter().any(|word| last.ends_with(word))
        }
        _ => false,
    }
}
