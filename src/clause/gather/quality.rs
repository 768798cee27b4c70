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

impl ClauseItem {
    /// 每个领域3分。栏目空白的不得分: each by its own, of which no one figure tells.
    pub(super) fn is_each_of_its_own(&self) -> bool {
        let changes = self.changes.iter().chain(self.groups.iter().flat_map(|group| &group.changes));
        let mut each = changes.filter(|change| {
            let is_bare = matches!(&change.value, Merit::Points(amount) if amount.bare);
            is_bare && change.step.as_ref().is_some_and(|step| step.name.starts_with('每'))
        });
        let gone =
            self.zeros.iter().chain(self.groups.iter().flat_map(|group| &group.zeros)).next().is_some();
        gone && each.next().is_some()
    }
}
