//! What the card of a draft says of it.

/// A draft's rubric, and how far it is filled in.
pub fn draft_about(rubric: &str, settled: &str) -> String {
    if settled.is_empty() { rubric.to_owned() } else { format!("{rubric} · 已定 {settled}") }
}

/// When a draft was last changed, as its card says it.
pub fn changed_at(changed: &str) -> String {
    format!("最近修改：{changed}")
}
